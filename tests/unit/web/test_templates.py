"""The templates' own rules, read from the files: no inline code, no foreign addresses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "an event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on, which needs eval": re.compile(r"hx-on\b"),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "a foreign address": re.compile(r"(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//"),
    "unescaped output": re.compile(r"\|\s*safe\b"),
}
_POST_FORM = re.compile(r"<form\b(?=[^>]*method=\"post\").*?</form>", re.DOTALL | re.IGNORECASE)


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 8
    assert len(STYLES) >= 4
    assert len(SCRIPTS) > 3


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_carries_no_inline_code(template: Path) -> None:
    text = _COMMENT.sub("", template.read_text("utf-8"))
    found = [what for what, pattern in _INLINE.items() if pattern.search(text)]
    assert found == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_post_form_carries_a_token(template: Path) -> None:
    text = _COMMENT.sub("", template.read_text("utf-8"))
    for form in _POST_FORM.findall(text):
        assert "csrf_token" in form


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_our_styles_and_scripts_fetch_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"https?://|@import|\beval\(|new Function|innerHTML|data:image", text)
