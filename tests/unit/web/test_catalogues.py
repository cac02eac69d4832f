"""Every text of the interface stands in every catalogue, whole, and is said in its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from flask import session

from tools.texts import TRANSLATIONS, catalogue, texts_in_code, untranslated

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message
    from flask import Flask

CATALOGUES = sorted(TRANSLATIONS.glob("*.po"))
_VALUE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def values_of(message: Message) -> tuple[set[str], set[str]]:
    said = " ".join(forms(message.id)), " ".join(forms(message.string))
    return set(_VALUE.findall(said[0])), set(_VALUE.findall(said[1]))


def test_there_is_an_english_catalogue() -> None:
    assert "en" in [path.stem for path in CATALOGUES]


@pytest.mark.slow
@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_text_is_translated_and_none_is_kept_for_nothing(path: Path) -> None:
    texts = catalogue(path)
    wanted = {message.id for message in texts_in_code() if message.id}
    kept = {message.id for message in texts if message.id}
    missing = [*(wanted - kept), *untranslated(texts)]
    assert not missing, f"run `python3 dev.py texts` and translate: {missing[:20]}"
    assert not kept - wanted, "run `python3 dev.py texts`"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_names_the_same_values(path: Path) -> None:
    differing = [
        message.id
        for message in catalogue(path)
        if message.id and values_of(message)[0] != values_of(message)[1]
    ]
    assert not differing


def test_what_is_known_in_advance_is_said_in_each_readers_language(app: Flask) -> None:
    words = "{{ 'not_mentioned' | note_status_word }}: {{ 1.5 | number }}"
    template = app.jinja_env.from_string(words)
    said = []
    for language in ("da", "en"):
        with app.test_request_context("/"):
            session["language"] = language
            said.append(template.render())
    assert said == ["Ikke omtalt: 1,5", "Not mentioned: 1.5"]
