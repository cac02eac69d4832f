"""Rich Text Format 1.9, as far as it holds text."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Final

from summarizer.intake import warnings
from summarizer.intake.documents.html_text import read_markup
from summarizer.intake.documents.list_marks import bullet
from summarizer.intake.documents.rtf_fonts import code_page_of, code_pages_of_fonts
from summarizer.intake.documents.rtf_state import COLOURS, State, after
from summarizer.intake.mails.letter_forms import say_the_same
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

_TOKEN: Final = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_NO_TEXT: Final = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "pict", "themedata", "datastore", "generator", "fldinst"}
    | {
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "xmlnstbl",
        "latentstyles",
        "objdata",
        "bkmkstart",
    }
    | {
        "bkmkend",
        "filetbl",
        "revtbl",
        "xe",
        "tc",
        "nonshppict",
        "wgrffmtfilter",
    }
    | {"sn", "sv", "shprslt", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"}
    | {"creatim", "revtim", "printim", "company", "keywords", "category", "doccomm", "hlinkbase"}
)
_BESIDE: Final = frozenset(
    {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
    | {"annotation", "atnauthor", "title", "author", "operator", "subject"}
)
_CHARACTERS: Final = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n", "cell": "\t",
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "nestcell": "\t",
}  # fmt: skip
_SIGNS: Final = frozenset("noqvØü")
# Text boxes and notes: readers may leave them out, and this one does not.
_WALKED: Final = frozenset({"shpinst", "shptxt", "footnote"})
_INTO: Final = {"shptxt": "box", "footnote": "note"}
_INSIDE: Final = 2000  # characters in which a mail's RTF tells that it was made of HTML
_SYMBOLS: Final = {"~": " ", "_": "-", "-": "", "\n": "\n\n", "\r": "\n\n"}
_DEEPEST: Final = 200
_WHITE: Final = re.compile(r"\\red25[3-5]\\green25[3-5]\\blue25[3-5]\s*$")
_UTF16_UNITS: Final = 0x10000


def read(data: bytes) -> Reading:
    """Read the visible text as one page; headers, footers and comments go beside it."""
    parser = _Parser(data.decode("latin-1"))
    parser.run()
    if parser.html:
        return _of_html(parser.html, data)
    body = _in_full("".join([*parser.body, *parser.boxes, *parser.notes]))
    if not body.strip():
        raise Unreadable("empty")
    found = (
        *([warnings.HIDDEN_TEXT] if parser.found_hidden else []),
        *([warnings.ATTACHMENT_UNREAD] if parser.found_object else []),
    )
    return Reading(
        pages=(re.sub(r"(?<!\t)\t+\n", "\n", body),),
        warnings=found,
        asides=tuple(_in_full("".join(aside)) for aside in parser.asides),
    )


def _of_html(pieces: list[str], data: bytes) -> Reading:
    """Read the HTML of which a file was made; Word shows the rest, which may say other things."""
    reading = read_markup(_in_full("".join(pieces)))
    rest = _Parser(data.decode("latin-1"), of_html=False)
    rest.run()
    if say_the_same("\n".join(reading.pages), _in_full("".join([*rest.body, *rest.boxes]))):
        return reading
    return replace(reading, warnings=(*reading.warnings, warnings.HIDDEN_TEXT))


def html_inside(data: bytes) -> str:
    """Give the HTML of which a mail's RTF was made, if it was (MS-OXRTFEX)."""
    parser = _Parser(data.decode("latin-1"))
    if parser.html is None:
        return ""
    parser.run()
    return _in_full("".join(parser.html))


def _in_full(text: str) -> str:
    """Join the two halves in which letters beyond the first 65,536 are written."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class _Parser:
    def __init__(self, markup: str, *, of_html: bool = True) -> None:
        self.body: list[str] = []
        self.boxes: list[str] = []  # of the paragraph that is open
        self.notes: list[str] = []
        self.asides: list[list[str]] = []
        self.html: list[str] | None = None
        if of_html and "\\fromhtml" in markup[:_INSIDE]:
            self.html = []
        self.found_hidden = self.found_object = False
        self._markup = markup
        self._states: list[State] = []
        self._code_page = code_page_of(markup)
        self._of_fonts = code_pages_of_fonts(markup)
        self._state = State(code_page=self._code_page)
        self._skip = 0  # characters that stand for a \u character in old readers
        self._in_table = self._after_row = False
        self._waiting = bytearray()  # \'hh bytes: one character can take two
        table = markup.partition("{\\colortbl")[2].partition("}")[0]
        colours = table.split(";") if table else []
        self._whites = {i for i, colour in enumerate(colours) if _WHITE.search(colour.strip())}

    def run(self) -> None:
        at = 0
        while token := _TOKEN.search(self._markup, at):
            at = token.end()
            if token["word"] == "bin":  # what follows is no markup
                at += max(0, int(token["number"] or 0))
            elif token["byte"]:
                self._take_byte(int(token["byte"], 16))
                continue
            self._decode_waiting()
            if token["brace"]:
                self._cross_brace(token["brace"])
            elif token["word"]:
                self._obey(token["word"], token["number"])
            else:
                self._take_text(token)
        self._decode_waiting()

    def _take_byte(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._waiting.append(byte)

    def _decode_waiting(self) -> None:
        if self._waiting:
            piece = self._waiting.decode(self._state.code_page, errors="replace")
            self._waiting.clear()
            self._put(piece)

    def _decoded(self, text: str) -> str:
        """Read letters that careless programs write as they are, and not by their numbers."""
        if text.isascii():
            return text
        return text.encode("latin-1").decode(self._state.code_page, errors="replace")

    def _cross_brace(self, brace: str) -> None:
        self._skip = 0  # what stands for a letter stands in the same group
        if brace == "}":
            self._state = self._states.pop() if self._states else State(code_page=self._code_page)
            return
        if len(self._states) > _DEEPEST:
            raise Unreadable("dangerous")
        self._states.append(self._state)

    def _take_text(self, token: re.Match[str]) -> None:
        symbol = token["symbol"]
        if symbol == "*":
            self._state = replace(self._state, optional=True)
            return
        piece = self._decoded(token["text"] or "") or (
            _SYMBOLS.get(symbol, symbol) if symbol else ""
        )
        cut = min(self._skip, len(piece))
        self._skip -= cut
        self._put(piece[cut:])

    def _obey(self, word: str, number: str | None) -> None:
        state = self._state
        if self._skip and word in _CHARACTERS:
            self._skip -= 1
        elif word == "u" and number:
            self._put(chr(int(number) % _UTF16_UNITS))
            self._skip = state.fallback_length
        elif word == "htmltag" and self.html is not None:
            self._state = replace(state, into="tag", optional=False, beside_html=False)
        elif word in _BESIDE and state.into != "nothing":
            self.asides.append([])
            self._state = replace(state, into="aside", optional=False)
        elif word in _INTO and state.into != "nothing":
            self._state = replace(state, into=_INTO[word], optional=False)
            self._put("\n\n")
        elif word in _NO_TEXT or (state.optional and word not in _WALKED):
            self.found_object |= word == "objdata"
            self._state = replace(state, into="nothing")
        elif word in _CHARACTERS:
            if word == "par" and state.into == "body":
                self.body += self.boxes
                self.boxes.clear()
            self._put(_CHARACTERS[word])
            self._after_row |= word == "row" and state.into == "body"
        else:
            if word in {"intbl", "pard"}:
                self._in_table = word == "intbl"
            white = word in COLOURS and int(number or 0) in self._whites
            page = self._of_fonts.get(number or "", self._code_page)
            self._state = after(state, word, number, white=white, code_page=page)

    def _put(self, piece: str) -> None:
        if not piece or self._state.into == "nothing" or self._state.deleted:
            return
        if self.html is not None:
            self._put_html(piece)
        elif self._state.hides(in_table=self._in_table):
            self.found_hidden |= bool(piece.strip())
        elif self._state.into == "aside":
            self.asides[-1].append(piece)
        elif self._state.into != "body":
            (self.boxes if self._state.into == "box" else self.notes).append(piece)
        else:
            if self._after_row and not self._in_table and piece.strip():
                self.body.append("\n")  # the table is over
            self._after_row &= not piece.strip()
            self.body.append(_shown(piece) if self._state.marks else piece)

    def _put_html(self, piece: str) -> None:
        if self.html is not None and not self._state.beside_html:
            is_tag = self._state.into == "tag"
            self.html.append(piece if is_tag else html.escape(piece, quote=False))


def _shown(mark: str) -> str:
    """Give a mark as others show it; bullets are letters of Symbol or Wingdings."""
    if mark == "\t":
        return " "
    sign = mark.strip()
    if sign in _SIGNS or (len(sign) == 1 and not sign.isalnum()):
        return bullet(sign)
    return sign
