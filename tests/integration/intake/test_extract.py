"""``referent extract`` says the same of every format, and its offsets are characters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import fuzz_intake
import made_letters as made

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
KEYS = {"pages", "text", "paragraphs", "sentences", "warnings"}


def letters() -> Iterator[tuple[str, bytes]]:
    for suffix, variants in fuzz_intake.seeds().items():
        # Old Word files need a program that may be missing.
        is_readable = suffix != "doc" or made.installed("soffice") or made.installed("catdoc")
        for number, contents in enumerate(variants if is_readable else ()):
            yield f"{suffix}-{number}.{suffix}", contents
    yield "skannet.pdf", made.scanned_pdf(with_layer_page=True)
    yield "sider.pdf", made.pdf(made.WORDS, made.WORDS * 3)


def test_every_format_gives_the_contract(tmp_path: Path) -> None:
    paths = []
    for name, contents in letters():
        path = tmp_path / name
        path.write_bytes(contents)
        paths.append(str(path))
    done = subprocess.run(
        [sys.executable, "-m", "summarizer.cli", "extract", *paths],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=240,
    )
    lines = done.stdout.decode("utf-8").splitlines()
    assert len(lines) == len(paths)
    for line in lines:
        answer = json.loads(line)
        assert set(answer) == KEYS
        text = answer["text"]
        in_sentences = [0] * len(text)
        for start, end in answer["sentences"]:
            assert text[start:end] == text[start:end].strip() != ""
            for at in range(start, end):
                in_sentences[at] += 1
        assert all(
            count == (0 if character.isspace() and not count else 1)
            for count, character in zip(in_sentences, text, strict=True)
        )
        for spans in (answer["pages"], answer["paragraphs"]):
            flat = [offset for span in spans for offset in span]
            assert flat == sorted(flat)
            assert all(0 <= offset <= len(text) for offset in flat)
