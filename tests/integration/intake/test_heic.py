"""Photos as iPhones save them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import made_letters as made
from requirements_helper import require_danish_recognition
from summarizer.intake import Unreadable, page_picture, page_words, read_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0001.HEIC"
    path.write_bytes(made.iphone_photo())
    return path


def test_a_photo_is_read_drawn_and_its_words_are_placed(photo: Path) -> None:
    require_danish_recognition()
    source = read_file(photo, filename=photo.name)
    assert source.text == made.WORDS
    picture = page_picture(photo, filename=photo.name, place="0", width=400)
    assert picture.width == 400
    words = page_words(photo, filename=photo.name, number=0, source=source)
    assert [source.text[word.start : word.end] for word in words] == made.WORDS.split()


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_a_photo_that_is_cut_off_is_refused(photo: Path, share: float) -> None:
    contents = photo.read_bytes()
    photo.write_bytes(contents[: int(len(contents) * share)])
    with pytest.raises(Unreadable) as caught:
        read_file(photo, filename=photo.name)
    assert caught.value.code in {"damaged", "no_text_layer"}
