"""Readers with planted faults run in the real child process."""

from __future__ import annotations

import multiprocessing
import os
import select
from pathlib import Path

import pytest

from summarizer.intake import (
    MAX_FILE_BYTES,
    Limits,
    Unreadable,
    read_file,
    read_in_process,
)
from summarizer.intake.limits import MEBIBYTE
from summarizer.intake.unreadable import UNREADABLE_WORDS

pytestmark = pytest.mark.slow

LETTER = "Kære kommune\n\nVi er imod. Husene er 12,5 m. høje.\n\nMvh Bo Test"


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent / "faulty_readers"))
    path = tmp_path / "brev.txt"
    path.write_text(LETTER, "utf-8")
    return path


def test_the_child_gives_the_same_as_reading_here(letter: Path) -> None:
    assert read_file(letter, filename="brev.txt") == read_in_process(letter, filename="brev.txt")


@pytest.mark.parametrize(
    ("reader", "limits", "code"),
    [
        ("hangs_forever", Limits(wall_seconds=1), "timeout"),
        ("spins_forever", Limits(cpu_seconds=1), "timeout"),
        ("eats_memory", Limits(memory_bytes=256 * MEBIBYTE), "memory"),
        ("crashes", Limits(), "crashed"),
        ("prints_and_leaves", Limits(), "crashed"),
        ("quotes_the_letter", Limits(), "damaged"),
        ("no_such_reader", Limits(), "crashed"),
        ("one_fork_dies", Limits(processes=2), "crashed"),
        ("one_fork_is_refused", Limits(processes=2), "password"),
        ("one_fork_eats_memory", Limits(memory_bytes=512 * MEBIBYTE, processes=2), "memory"),
    ],
)
def test_a_faulty_reader_becomes_a_code(
    letter: Path, reader: str, limits: Limits, code: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_file(letter, filename="brev.txt", limits=limits, reader_module=reader)
    assert caught.value.code == code
    assert str(caught.value) == UNREADABLE_WORDS[code]


def test_no_exception_carries_the_letter(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "faulty_readers"))
    for read in (read_file, read_in_process):
        with pytest.raises(Unreadable) as caught:
            read(letter, filename="Bo Test.txt", reader_module="quotes_the_letter")
        error: BaseException | None = caught.value
        assert "Bo" not in f"{error!r} {error}"
        assert error is not None
        assert error.__cause__ is None
        assert error.__context__ is None


@pytest.mark.parametrize("reader", ["starts_a_program", "one_fork_hangs"])
def test_what_a_reader_started_ends_with_it(letter: Path, tmp_path: Path, reader: str) -> None:
    pid_file = tmp_path / "pid"
    letter.write_text(str(pid_file))
    with pytest.raises(Unreadable):
        read_file(
            letter,
            filename="x.txt",
            limits=Limits(wall_seconds=2, processes=2),
            reader_module=reader,
        )
    try:
        program = os.pidfd_open(int(pid_file.read_text()))
    except ProcessLookupError:
        return
    with os.fdopen(program):
        ended, _, _ = select.select([program], [], [], 20)  # a busy machine buries it slowly
    assert ended


def test_the_child_sees_no_secrets(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-key")
    source = read_file(letter, filename="x.txt", reader_module="tells_its_environment")
    assert "OPENAI_API_KEY" not in source.text


@pytest.mark.parametrize("contents", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_text_is_empty(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "tom.txt"
    path.write_bytes(contents)
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="tom.txt")
    assert caught.value.code == "empty"


def test_a_file_over_the_limit_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="stor.txt")
    assert caught.value.code == "too_large"


def test_a_file_that_is_gone_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "væk.txt", filename="væk.txt")
    assert caught.value.code == "missing"


def _read_in_fork(path: Path, answers: multiprocessing.Queue[str]) -> None:
    answers.put(read_file(path, filename="brev.txt").text)


def test_a_forked_worker_can_read(letter: Path) -> None:
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    worker = context.Process(target=_read_in_fork, args=(letter, answers))
    worker.start()
    assert answers.get(timeout=30) == LETTER
    worker.join(30)
    assert worker.exitcode == 0


def test_nothing_is_left_open(letter: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    read_file(letter, filename="brev.txt")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_every_code_tells_what_to_do() -> None:
    verbs = ("Bed", "Gem", "Prøv", "Del", "gem", "bed", "Læg", "skriv", "Pak", "pak")
    assert all(any(verb in words for verb in verbs) for words in UNREADABLE_WORDS.values())
