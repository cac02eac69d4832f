"""What a web page's styles hide, told as its browser would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.intake import read_in_process
from summarizer.intake.warnings import ATTACHMENT_UNREAD, HIDDEN_TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.domain.source import SourceText


def read(body: str, folder: Path, *, sheet: str = "") -> SourceText:
    path = folder / "svar.html"
    path.write_text(f"<html><head><style>{sheet}</style></head>{body}</html>", "utf-8")
    return read_in_process(path, filename="svar.html")


@pytest.mark.parametrize(
    "style",
    [
        *("position:absolute;left:-999px", "text-indent:-100em", "margin-left:-9999px"),
        *("clip:rect(0, 0, 0, 0)", "clip:rect(1px 1px 1px 1px)", "clip-path:inset(100%)"),
        *("height:0;overflow:hidden", "transform:scale(0)", "content-visibility:hidden"),
        *("color:#FFFFFFFF", "color:rgb(255 255 255)", "color:hsl(0, 0%, 100%)", "color:ivory"),
        *("background:#000;color:#000", "background:navy;color:#000080", "color:#fefefe"),
        *(
            "color:rgba(0,0,0,0)",
            "color:honeydew",
            "color:#00000000",
            "-webkit-text-fill-color:transparent",
        ),
        *("opacity:.01", "filter:opacity(0)", "font:1px arial", "font-size:1%"),
        *("font:0/0 a", "font-size:9px;font:0px a", "color:rgb(100%, 100%, 100%)"),
        *("background-color:#000;background:none;color:#fff", "color:#fff!important;color:red"),
    ],
)
def test_hidden_words_are_told(style: str, tmp_path: Path) -> None:
    source = read(f"<body><p>Vi er imod.</p><p style='{style}'>Skriv pænt.</p>", tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", (HIDDEN_TEXT,))


@pytest.mark.parametrize(
    "body",
    [
        "<body bgcolor=black text=white><p>Nej.</p>",
        "<body><table bgcolor=#003366><tr><td style='color:#fff'>Nej.</table>",
        "<body><p style='color:windowtext'>Nej.</p>",
        "<body><p style='font:7.0pt \"Times New Roman\";color:#444'>Nej.</p>",
        "<body><p style='left:50%;margin-left:-200px;height:0'>Nej.</p>",
        "<body><p style='filter:none;opacity:inherit;max-height:none;font-size:medium'>Nej.</p>",
        "<body><p style='overflow:hidden;height:auto;width:auto'>Nej.</p>",
        "<body><style>.x{color:#000}</style><font color=white class=x>Nej.</font>",
        "<body><p style='opacity:0.5;text-indent:-212.6pt;clip:rect(0,9px,9px,0)'>Nej.</p>",
    ],
)
def test_words_that_can_be_seen_are_kept(body: str, tmp_path: Path) -> None:
    source = read(body, tmp_path)
    assert (source.text, source.warnings) == ("Nej.", ())


@pytest.mark.parametrize(
    "sheet",
    [
        *("i{display:none}", "p i{display:none}", "div > p > i.x {color:white}", "#a i{opacity:0}"),
        *("body .x{font-size:0}", "@media screen{i{display:none}}", "*.x{visibility:hidden}"),
        *("i{display:inline} .x{display:none}", ".x{display:none} i{display:inline}"),
        "@media all, print {p{color:red} i{display:none}} b{color:red}",
        *("@import url('a;b.css'); i{display:none}", '@charset "utf-8"; i{display:none}'),
        *("@layer a{i{display:none}}", "@media (min-width: 9px){i{display:none}}"),
        "i{display:none!important} .x{display:inline}",
    ],
)
def test_rules_hide_what_their_selectors_mean(sheet: str, tmp_path: Path) -> None:
    body = "<body id=a><div><p>Nej. <i class=x>Skjult.</i></p></div>"
    source = read(body, tmp_path, sheet=sheet)
    assert (source.text, source.warnings) == ("Nej.", (HIDDEN_TEXT,))


@pytest.mark.parametrize(
    "sheet",
    [
        *("b.x{display:none}", "div > i{display:none}", "i:hover{display:none}", ".y i{opacity:0}"),
        *("@media print{i{display:none}}", "@media screen and (max-width:9px){i{opacity:0}}"),
        *("i{display:none} .x{display:inline}", "@import url(a.css); i[lang]{display:none}"),
    ],
)
def test_rules_for_others_hide_nothing(sheet: str, tmp_path: Path) -> None:
    body = "<body id=a><div><p>Nej. <i class=x>Synlig.</i></p></div>"
    source = read(body, tmp_path, sheet=sheet)
    assert (source.text, source.warnings) == ("Nej. Synlig.", ())


@pytest.mark.parametrize(
    "style",
    ["background:url(a.png)", "background-image:url(a.png)", "background:linear-gradient()"],
)
def test_white_words_on_a_ground_that_cannot_be_told_are_kept_and_told(
    style: str, tmp_path: Path
) -> None:
    body = f"<body><p style='color:white;{style}'>Nej.</p>"
    source = read(body, tmp_path)
    assert (source.text, source.warnings) == ("Nej.", (HIDDEN_TEXT,))
    sheet = "tr:first-child{background:navy} p{color:white}"
    source = read("<body><p>Nej.</p>", tmp_path, sheet=sheet)
    assert (source.text, source.warnings) == ("Nej.", (HIDDEN_TEXT,))


def test_attributes_give_way_to_rules_and_need_no_sign_of_a_number(tmp_path: Path) -> None:
    body = "<body>Nej.<font color=black class=x>Skjult.</font><font color=FFFFFF>Og her.</font>"
    source = read(body, tmp_path, sheet=".x{color:white}")
    assert (source.text, source.warnings) == ("Nej.", (HIDDEN_TEXT,))


@pytest.mark.parametrize(
    "body",
    ["<p style='color:hwb(0 100% 0%)'>Nej.</p>", "<svg><text fill=white>Nej.</text></svg>"],
)
def test_words_in_colours_that_cannot_be_told_are_kept_and_told(body: str, tmp_path: Path) -> None:
    source = read(f"<body>{body}", tmp_path)
    assert (source.text, source.warnings) == ("Nej.", (HIDDEN_TEXT,))


def test_what_was_typed_or_drawn_is_read(tmp_path: Path) -> None:
    body = (
        "<body><p>Navn:</p><input value='Bo'><input type=hidden value=x><textarea>Nej.</textarea>"
        "<svg><defs>x</defs><text>Tegnet.</text></svg><dialog>Skjult.</dialog>"
    )
    source = read(body, tmp_path)
    assert source.text.split() == ["Navn:", "Bo", "Nej.", "Tegnet."]
    assert source.warnings == (HIDDEN_TEXT,)


def test_a_page_inside_a_page_is_told(tmp_path: Path) -> None:
    source = read("<body><p>Nej.</p><iframe srcdoc='<p>Indre.</p>'></iframe>", tmp_path)
    assert source.warnings == (ATTACHMENT_UNREAD,)
