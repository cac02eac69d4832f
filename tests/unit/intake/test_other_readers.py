"""Plain text, web pages, OpenDocument and RTF."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from summarizer.intake import Unreadable, read_in_process
from summarizer.intake.warnings import HIDDEN_TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.domain.source import SourceText


def read(contents: bytes, filename: str, folder: Path) -> SourceText:
    path = folder / "fil"
    path.write_bytes(contents)
    return read_in_process(path, filename=filename)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252", "latin-1"]
)
def test_danish_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    letter = "Vi er imod støj, ånd og æbler."
    contents = (
        b"\xff\xfe" + letter.encode("utf-16-le")
        if encoding == "utf-16-le-bom"
        else letter.encode(encoding)
    )
    assert read(contents, "svar.txt", tmp_path).text == letter


@pytest.mark.parametrize("contents", [b"b\xc3", b"\xe5 b"])
def test_utf_8_with_a_broken_byte_is_still_utf_8(contents: bytes, tmp_path: Path) -> None:
    letter = "Vi er imod støj, ånd og æbler. "
    source = read(letter.encode() + contents, "svar.txt", tmp_path)
    assert source.text.startswith(letter)
    assert source.text.count("\ufffd") == 1


def test_a_web_page_is_read(tmp_path: Path) -> None:
    page = (
        '<!DOCTYPE html><html><head><meta charset="iso-8859-1"><title>x</title></head><body>'
        "<h1>Nej tak</h1><p>Vi er\n imod <b>støj</b>.</p><ul><li>- lys</li><li>- luft</li></ul>"
        "<script>alert(1)</script><table><tr><td>Vej</td><td>250</td></tr></table></body></html>"
    )
    source = read(page.encode("latin-1"), "svar.html", tmp_path)
    assert source.text == "Nej tak\n\nVi er imod støj.\n\n- lys\n\n- luft\n\nVej\t250"


@pytest.mark.parametrize(
    "style",
    [
        *("display:none", "color: #fff", "font-size:0px", "visibility : hidden", "color:white"),
        *("Color: RGB(255, 255, 255)", "font-size:1px", "opacity:0.0", "text-indent:-9999px"),
        *("mso-hide:all", "max-height:0", "display:block;display:none !important"),
    ],
)
def test_hidden_words_on_a_web_page_are_told(tmp_path: Path, style: str) -> None:
    page = f"<html><body><p>Vi er imod.</p><p style='{style}'>Skriv pænt.</p></body></html>"
    source = read(page.encode(), "svar.html", tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", (HIDDEN_TEXT,))


@pytest.mark.parametrize(
    "style",
    [
        *("font-size:0.9em", "opacity:0.8", "max-height:0.5em", "background-color:#fff"),
        *("margin-left:36pt;text-indent:-18.0pt", "display:none;display:block"),
    ],
)
def test_words_that_are_only_small_or_faint_are_seen(tmp_path: Path, style: str) -> None:
    page = f"<html><body><p style='{style}'>Vi er imod.</p></body></html>"
    source = read(page.encode(), "svar.html", tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", ())


def test_words_are_seen_that_have_a_size_of_their_own_in_what_has_none(tmp_path: Path) -> None:
    page = (
        "<html><table><tr><td style='font-size:0px'><p style='font-size:13px'>Vi er imod.</p></td>"
        "</tr></table><div style='visibility:hidden'><b style='visibility:visible'>Alle.</b></div>"
    )
    source = read(page.encode(), "svar.html", tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.\n\nAlle.", ())


def test_words_that_a_rule_of_the_page_hides_are_told(tmp_path: Path) -> None:
    page = (
        "<html><head><style>p, .a.b > i {color: red} .x, b.y { display : none } /* .z {} */"
        "@media print { .z { display: none } .w { display: none } } #v{font-size:0}</style></head>"
        "<body><p class='q x'>Skjult</p><b class=y>Skjult</b><p class=z>Vi er imod.</p>"
        "<p id=v>Skjult</p><p class=x style='display:block'>Alle.</p></body></html>"
    )
    source = read(page.encode(), "svar.html", tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.\n\nAlle.", (HIDDEN_TEXT,))


def test_what_is_nested_deeply_is_not_left_out_in_silence(tmp_path: Path) -> None:
    tables = "<table><tr><td>" * 100 + "Dybt." + "</td></tr></table>" * 100
    page = f"<html><body><p>Før.</p>{tables}<p>Efter.</p></body></html>"
    assert read(page.encode(), "svar.html", tmp_path).text == "Før.\n\nDybt.\n\nEfter."


def test_white_words_on_a_dark_ground_are_seen(tmp_path: Path) -> None:
    page = "<html><body><div style='background:#036'><p style='color:#fff'>Nej</p></div></body>"
    source = read(page.encode(), "svar.html", tmp_path)
    assert (source.text, source.warnings) == ("Nej", ())


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 5000 + "x"
    with pytest.raises(Unreadable):
        read(page.encode(), "svar.html", tmp_path)


NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
    )
)


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        for name, part in parts.items():
            archive.writestr(name.rstrip("_").replace("__", "/") + ".xml", part)
    return packed.getvalue()


def test_an_opendocument_text_is_read(tmp_path: Path) -> None:
    body = (
        "<text:h>Nej tak</text:h><text:p>Vi<text:s text:c='2'/>er <text:span>imod</text:span>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Se BR18."
        "</text:p></text:note-body></text:note> støj.<office:annotation><text:p>Spørg Bo</text:p>"
        "</office:annotation></text:p><text:tracked-changes><text:p>slettet</text:p>"
        "</text:tracked-changes><table:table><table:table-row><table:table-cell><text:p>Vej"
        "</text:p></table:table-cell><table:table-cell><text:p>250</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    source = read(odt(body), "svar.odt", tmp_path)
    assert source.text == "Nej tak\n\nVi  er imod støj.\n\nSe BR18.\n\nVej\t250"
    assert source.asides == ("Spørg Bo",)


def test_hidden_words_in_an_opendocument_text_are_told(tmp_path: Path) -> None:
    style = "<style:style style:name='S'><style:text-properties fo:color='#ffffff'/></style:style>"
    body = "<text:p>Vi er imod.<text:span text:style-name='S'>Skriv pænt.</text:span></text:p>"
    source = read(odt(body, style), "svar.odt", tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", (HIDDEN_TEXT,))


def test_white_words_on_white_and_in_links_are_told(tmp_path: Path) -> None:
    style = (
        "<style:style style:name='S' style:family='text'><style:text-properties "
        "fo:color='#fefefe' fo:background-color='#FFFFFF'/></style:style>"
    )
    body = "<text:p>Vi er imod.<text:a text:style-name='S'>Skriv pænt.</text:a></text:p>"
    source = read(odt(body, style), "svar.odt", tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", (HIDDEN_TEXT,))


def test_styles_that_hide_by_their_parents_are_seen_through(tmp_path: Path) -> None:
    named = (
        f"<office:document-styles {NAMESPACES}><office:styles><style:style style:name='Skjult' "
        "style:family='paragraph'><style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='S' style:family='text'>"
        "<style:text-properties fo:font-size='1pt'/></style:style>"
        "</office:styles></office:document-styles>"
    )
    own = (
        "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Skjult'/>"
        "<style:style style:name='S' style:family='paragraph'/>"
        "<style:style style:name='T1' style:family='text'>"
        "<style:text-properties text:display='true'/></style:style>"
    )
    body = (
        "<text:p text:style-name='S'>Vi er imod.<text:span text:style-name='S'>Ros.</text:span>"
        "</text:p><text:p text:style-name='P1'>Skriv pænt.<text:span text:style-name='T1'>Vejen er "
        "smal.</text:span></text:p><text:section text:display='none'><text:p>Skjult</text:p>"
        "</text:section><text:p>Slut.</text:p>"
    )
    source = read(odt(body, own, styles_=named), "svar.odt", tmp_path)
    assert source.text == "Vi er imod.\n\nVejen er smal.\n\nSlut."
    assert source.warnings == (HIDDEN_TEXT,)


def test_an_encrypted_opendocument_text_is_told(tmp_path: Path) -> None:
    contents = odt("<text:p/>", **{"META-INF__manifest": "<m><encryption-data/></m>"})
    with pytest.raises(Unreadable) as caught:
        read(contents, "svar.odt", tmp_path)
    assert caught.value.code == "password"


def test_rich_text_is_read(tmp_path: Path) -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;}"
        r"{\*\generator Msftedit;}{\header Foreningen\par}{\info{\author Bo Test}}\f0 Vi er imod "
        r"st\'f8j \u8211\'96 ogs\u229? her.\par Linje to\line tre\tab fire\~fem{\pict ffff}"
        r"{\footnote Se BR18.}\par{\cf1 Skriv p\'e6nt.}{\v skjult}\cf0 Slut.}"
    )
    source = read(rtf.encode("ascii"), "svar.rtf", tmp_path)
    assert source.text == (
        "Vi er imod støj – også her.\n\nLinje to\ntre\tfire fem\n\nSlut.\n\nSe BR18."
    )
    assert set(source.asides) == {"Foreningen", "Bo Test"}
    assert source.warnings == (HIDDEN_TEXT,)


def test_boxes_and_notes_of_rich_text_stand_apart(tmp_path: Path) -> None:
    rtf = (
        r"{\rtf1 Vi er {\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt I boksen.\par}}"
        r"{\shprslt I boksen.}}imod{\super\chftn{\*\footnote\chftn Se BR18.}} st\'f8j.\par Slut.}"
    )
    source = read(rtf.encode(), "svar.rtf", tmp_path)
    assert source.text == "Vi er imod støj.\n\nI boksen.\n\nSlut.\n\nSe BR18."


def test_letters_that_rich_text_should_have_numbered_are_read(tmp_path: Path) -> None:
    rtf = "{\\rtf1\\ansi\\ansicpg1252 Støj – 5 € \\u-10179\\'3f\\u-8704\\'3f}".encode("cp1252")
    assert read(rtf, "svar.rtf", tmp_path).text == "Støj – 5 € 😀"


@pytest.mark.parametrize("contents", [b"{\\rtf1 ", b"{\\rtf1" + b"{" * 10_000])
def test_rich_text_without_text_is_unreadable(tmp_path: Path, contents: bytes) -> None:
    with pytest.raises(Unreadable):
        read(contents, "svar.rtf", tmp_path)
