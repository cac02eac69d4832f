"""Words are cut once for a text; what is remembered of it goes with it."""

from __future__ import annotations

import gc

import pytest

from summarizer.screening.words import of_text, one_text

asked: list[str] = []


@of_text
def length(text: str) -> int:
    asked.append(text)
    return len(text)


def test_what_is_worked_out_for_a_text_is_forgotten_with_it() -> None:
    asked.clear()
    with one_text():
        assert length("Et brev") == length("Et brev") == 7
        assert asked == ["Et brev"]
    assert length("Et brev") == 7
    assert asked == ["Et brev", "Et brev"]


def test_garbage_is_collected_again_after_a_text_though_it_failed() -> None:
    def fail() -> None:
        with one_text():
            assert not gc.isenabled()
            raise ValueError

    assert gc.isenabled()
    with pytest.raises(ValueError):
        fail()
    assert gc.isenabled()
    with one_text():
        with one_text():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
