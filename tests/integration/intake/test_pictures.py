"""Photos in formats that MuPDF does not open, or that it would show turned."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
import pytest
from PIL import Image

import made_letters as made
from requirements_helper import require_danish_recognition
from summarizer.intake import Unreadable, page_picture, page_words, read_file, read_in_process
from summarizer.intake.pages.upright import upright
from summarizer.intake.warnings import NO_TEXT_LAYER

if TYPE_CHECKING:
    from pathlib import Path

_TURNS = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180}
_TURNS |= {4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE}
_TURNS |= {6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE}
_TURNS |= {8: Image.Transpose.ROTATE_270}


def letter() -> Image.Image:
    return Image.open(io.BytesIO(made.picture()))


def saved(photo: Image.Image, kind: str, **how: Any) -> bytes:
    stream = io.BytesIO()
    photo.save(stream, kind, **how)
    return stream.getvalue()


def drawn(photo: bytes) -> list[np.ndarray]:
    with pymupdf.open(stream=upright(photo)) as pages:
        shown = [page.get_pixmap(dpi=72, colorspace=pymupdf.csGRAY) for page in pages]
        return [np.frombuffer(one.samples, np.uint8).reshape(one.height, -1) for one in shown]


_PEAK = """
import sys
from pathlib import Path
from summarizer.intake.pages.upright import upright
upright(Path(sys.argv[1]).read_bytes())
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


def test_turned_pages_are_unpacked_one_after_the_other(tmp_path: Path) -> None:
    page = Image.new("1", (2480, 3508), 1)
    peaks = []
    for count in (2, 40):
        pages = [page.copy() for _ in range(count - 1)]
        how = {"compression": "group4", "tiffinfo": {274: 6}}
        path = tmp_path / "fax.tif"
        path.write_bytes(saved(page, "TIFF", save_all=True, append_images=pages, **how))
        told = subprocess.run(
            [sys.executable, "-c", _PEAK, str(path)], capture_output=True, text=True, check=True
        )
        peaks.append(int(told.stdout))
    assert peaks[1] - peaks[0] < 60_000  # kilobytes; each page takes 8,700


def test_a_photo_is_read_drawn_and_its_words_are_placed(tmp_path: Path) -> None:
    require_danish_recognition()
    photo = tmp_path / "svar.webp"
    photo.write_bytes(saved(letter(), "WEBP"))
    source = read_in_process(photo, filename=photo.name)
    assert source.text == made.WORDS
    picture = page_picture(photo, filename=photo.name, place="0", width=400)
    assert picture.width == 400
    words = page_words(photo, filename=photo.name, number=0, source=source)
    assert [source.text[word.start : word.end] for word in words] == made.WORDS.split()


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "LA"])
@pytest.mark.parametrize("kind", ["TIFF", "PNG", "WEBP"])
def test_a_turned_photo_is_shown_as_a_person_would_turn_it(kind: str, mode: str) -> None:
    shape = Image.new("L", (300, 100), 255)
    shape.paste(0, (0, 0, 90, 40))
    wanted = drawn(saved(shape, "PNG", dpi=(72, 72)))[0] > 127
    tag = Image.Exif()
    for orientation, back in _TURNS.items():
        tag[274] = orientation
        turned = shape.transpose(back)
        if mode == "I;16":
            turned = Image.fromarray(np.asarray(turned).astype(np.uint16) * 257)
        elif kind != "WEBP":
            turned = turned.convert(mode)
        (shown,) = drawn(saved(turned, kind, exif=tag, dpi=(72, 72)))
        if kind == "WEBP":  # has no dots an inch
            assert shown.shape[0] < shown.shape[1]
        else:
            assert shown.shape == wanted.shape
            assert np.mean((shown > 127) == wanted) > 0.99


def test_each_page_of_a_tiff_is_turned_by_itself() -> None:
    pages = [Image.new("L", (300, 100), 255) for _ in range(3)]
    for page in pages:
        page.paste(0, (0, 0, 90, 40))
    for page, orientation in zip(pages, (1, 6, 3), strict=True):
        page.encoderinfo = {"tiffinfo": {274: orientation}, "dpi": (200, 100)}
    tiff = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    shapes = [(one.shape, one[2, 2] < 99, one[2, -3] < 99) for one in drawn(tiff)]
    assert [(h < w, left, right) for (h, w), left, right in shapes] == [
        (True, True, False),
        (False, False, True),
        (True, False, False),
    ]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_refused_in_words(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "svar"
    frames = [Image.new("L", (40, 40), shade) for shade in (0, 90, 255)]
    path.write_bytes(saved(frames[0], kind, save_all=True, append_images=frames[1:]))
    with pytest.raises(Unreadable, match="animation") as caught:
        read_in_process(path, filename="svar")
    assert caught.value.code == "moving_picture"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_a_picture_that_says_it_is_enormous_is_refused(kind: str, tmp_path: Path) -> None:
    contents = bytearray(saved(Image.new("L", (300, 200)), kind))
    if kind == "GIF":
        contents[6:10] = b"\xff\xff\xff\xff"
    elif kind == "BMP":
        contents[18:26] = (30_000).to_bytes(4, "little") * 2
    else:
        contents = contents.replace((300).to_bytes(4, "little"), (30_000).to_bytes(4, "little"), 1)
        contents = contents.replace((200).to_bytes(4, "little"), (30_000).to_bytes(4, "little"), 1)
    path = tmp_path / f"svar.{kind.lower()}"
    path.write_bytes(contents)
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename=path.name)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "BMP"])
def test_a_photo_that_is_cut_off_is_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "svar"
    whole = saved(letter(), kind)
    for share in (0.02, 0.5):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(Unreadable) as caught:
            read_in_process(path, filename="svar")
        assert caught.value.code in {"damaged", "unsupported_format"}


def test_a_photo_whose_lower_half_is_missing_is_held(tmp_path: Path) -> None:
    require_danish_recognition()
    path = tmp_path / "svar"
    photo = letter()
    tall = Image.new("L", (photo.width, 3 * photo.height), 255)
    tall.paste(photo)
    noise = np.random.default_rng(7).integers(0, 255, (photo.height, photo.width), np.uint8)
    tall.paste(Image.fromarray(noise), (0, 2 * photo.height))
    whole = saved(tall, "JPEG")
    path.write_bytes(whole[: len(whole) // 2])
    source = read_in_process(path, filename="svar")
    assert source.text.startswith(made.WORDS)
    assert NO_TEXT_LAYER in source.warnings
