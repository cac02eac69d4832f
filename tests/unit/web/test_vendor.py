from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from summarizer.web.vendor import TARGET, addresses, cut_css, ensure_resolved

if TYPE_CHECKING:
    from pathlib import Path

STYLESHEET = TARGET / "dkfds" / "css" / "dkfds.min.css"
FACE = (
    "@font-face{font-family:IBM Plex Sans;src:url(../f/IBMPlexSans-%s.eot),"
    'url(../f/IBMPlexSans-%s.woff2) format("woff2")}'
)


def test_every_address_in_the_stylesheet_is_shipped() -> None:
    ensure_resolved(STYLESHEET)
    assert not re.search(r"url\(['\"]?(https?:)?//", STYLESHEET.read_text("utf-8"))


def test_the_readme_states_the_hash_of_what_is_served() -> None:
    stated = dict(
        re.findall(r"\| `(\S+)` \| `([0-9a-f]{64})` \|", (TARGET / "README.md").read_text())
    )
    assert len(stated) == 9
    for name, digest in stated.items():
        assert hashlib.sha256((TARGET / name).read_bytes()).hexdigest() == digest


def test_the_folder_is_small_and_carries_its_licences() -> None:
    files = [path for path in TARGET.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 3_000_000
    licences = (
        "dkfds/LICENSE.md",
        "htmx/LICENSE",
        "dkfds/fonts/IBMPlexSans/complete/woff2/license.txt",
    )
    assert all((TARGET / name).is_file() for name in licences)


def test_old_font_formats_and_rare_weights_are_cut() -> None:
    css = (
        FACE % (("Bold",) * 2)
        + FACE % (("BoldItalic",) * 2)
        + "a{color:red}\n/*# sourceMappingURL=x.map*/"
    )
    cut = cut_css(css)
    assert addresses(cut) == ["../f/IBMPlexSans-Bold.woff2"]
    assert cut.endswith("a{color:red}")


def test_a_missing_file_is_noticed(tmp_path: Path) -> None:
    stylesheet = tmp_path / "a.css"
    stylesheet.write_text("a{background:url(../img/b.svg)}")
    with pytest.raises(ValueError, match=r"b\.svg"):
        ensure_resolved(stylesheet)
