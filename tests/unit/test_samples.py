"""The sample hearings: invented, complete, and the same in every form they stand in."""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
import tomllib
import zipfile
from collections import Counter
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pymupdf
import pytest

from summarizer.domain.hearing import SenderKind

if TYPE_CHECKING:
    from types import ModuleType

SAMPLES = Path(__file__).resolve().parents[2] / "sample_hearings"
KINDS_OF_DATA = ("names", "addresses", "phones", "emails", "cpr")


def load_builder() -> ModuleType:
    """Import build.py from the samples' folder, which is no package."""
    spec = importlib.util.spec_from_file_location("sample_builder", SAMPLES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BUILD = load_builder()


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def entries(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (hearing, entry)
        for hearing in BUILD.HEARINGS
        for entry in toml(SAMPLES / hearing / name)["response"]
    ]


def label(value: object) -> str:
    return str(value["file"] if isinstance(value, dict) else value)


each_response = pytest.mark.parametrize(("hearing", "entry"), entries("hearing.toml"), ids=label)
each_readable_response = pytest.mark.parametrize(
    ("hearing", "entry"),
    [given for given in entries("hearing.toml") if not given[1].get("damaged")],
    ids=label,
)
each_expectation = pytest.mark.parametrize(
    ("hearing", "entry"),
    entries("expected.toml"),
    ids=label,
)


def words_of(content: bytes, suffix: str, encoding: str = "utf-8") -> list[str]:
    """Read a built file with the libraries themselves, in reading order."""
    if suffix == ".pdf":
        with pymupdf.open("pdf", content) as document:
            return " ".join(page.get_text() for page in document).split()
    if suffix == ".docx":
        document = docx.Document(BytesIO(content))
        return " ".join(paragraph.text for paragraph in document.paragraphs).split()
    if suffix == ".eml":
        message = message_from_bytes(content, policy=default)
        mime = {"Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
        heads = " ".join(f"{name}: {value}" for name, value in message.items() if name not in mime)
        # The e-mail form puts quotation marks round a name that holds a full stop.
        return [*heads.replace('"', "").split(), *message.get_content().split()]
    return content.decode(encoding).split()


def plain_source(hearing: str, file_name: str) -> list[str]:
    """Give a source's words without the marks that say heading or bullet."""
    text = BUILD.source_text(hearing, file_name)
    if file_name.endswith(".eml"):
        head, _, body = text.partition("\n\n")
        return [*head.replace('"', "").split(), *body.split()]
    if file_name.endswith((".pdf", ".docx")):
        text = re.sub(r"^#{1,2} ", "", text, flags=re.MULTILINE)
    if file_name.endswith(".docx"):
        text = re.sub(r"^- ", "", text, flags=re.MULTILINE)
    return text.split()


def test_there_are_thirty_responses_in_two_hearings() -> None:
    assert Counter(hearing for hearing, _ in entries("hearing.toml")) == {
        "lokalplan-214": 17,
        "trafikplan-midtby": 13,
    }


def test_every_format_and_every_kind_of_sender_occurs() -> None:
    all_entries = [entry for _, entry in entries("hearing.toml")]
    assert {Path(entry["file"]).suffix for entry in all_entries} == {
        ".pdf",
        ".docx",
        ".txt",
        ".eml",
    }
    assert {SenderKind(entry["sender_kind"]) for entry in all_entries} == set(SenderKind)


@pytest.mark.parametrize("hearing", BUILD.HEARINGS)
def test_a_hearing_lists_exactly_its_files_and_expectations(hearing: str) -> None:
    folder = SAMPLES / hearing
    listed = [entry["file"] for entry in toml(folder / "hearing.toml")["response"]]
    expected = [entry["file"] for entry in toml(folder / "expected.toml")["response"]]
    assert listed == expected
    assert sorted(listed) == sorted(path.name for path in (folder / "files").iterdir())


@pytest.mark.parametrize("hearing", BUILD.HEARINGS)
def test_a_hearing_has_a_period_notes_and_a_register(hearing: str) -> None:
    head = toml(SAMPLES / hearing / "hearing.toml")
    assert head["opens_on"] < head["deadline"]
    assert len(head["attention_notes"]) == len(set(head["attention_notes"])) >= 3
    assert (SAMPLES / hearing / head["register"]).is_file()
    assert head["engine"] == "citat"


@each_readable_response
def test_a_file_says_what_its_source_says(hearing: str, entry: dict[str, Any]) -> None:
    content = (SAMPLES / hearing / "files" / entry["file"]).read_bytes()
    suffix = Path(entry["file"]).suffix
    words = words_of(content, suffix, entry.get("encoding", "utf-8"))
    assert words == plain_source(hearing, entry["file"])


def test_the_damaged_file_cannot_be_opened_as_a_pdf() -> None:
    (content,) = [
        (SAMPLES / hearing / "files" / entry["file"]).read_bytes()
        for hearing, entry in entries("hearing.toml")
        if entry.get("damaged")
    ]
    assert content.startswith(b"%PDF-")
    with pytest.raises(pymupdf.FileDataError):
        pymupdf.open("pdf", content)


@pytest.mark.slow
@each_response
def test_building_twice_gives_the_same_bytes(hearing: str, entry: dict[str, Any]) -> None:
    text = BUILD.source_text(hearing, entry["file"])
    assert BUILD.build_one(text, entry) == BUILD.build_one(text, entry)


@each_expectation
def test_expected_personal_strings_stand_in_the_response(
    hearing: str,
    entry: dict[str, Any],
) -> None:
    (given,) = [
        response
        for response in toml(SAMPLES / hearing / "hearing.toml")["response"]
        if response["file"] == entry["file"]
    ]
    told = " ".join(str(given.get(key, "")) for key in ("sender", "address"))
    text = BUILD.source_text(hearing, entry["file"])
    for kind in KINDS_OF_DATA:
        for value in entry.get(kind, []):
            assert value in text or value in told, value
    assert given["sender"] in entry["names"]


@each_expectation
def test_no_address_of_mail_and_no_phone_is_forgotten(hearing: str, entry: dict[str, Any]) -> None:
    text = BUILD.source_text(hearing, entry["file"])
    own_mail = {
        address
        for address in re.findall(r"[\w.+-]+@[\w.-]+\.\w+", text.partition("Message-ID")[0])
        if "egebaek-kommune" not in address
    }
    own_mail |= set(re.findall(r"[\w.+-]+@[\w.-]+\.\w+", text.partition("\n\n")[2]))
    assert own_mail == set(entry.get("emails", []))
    phones = set(re.findall(r"\b\d\d 00 \d\d \d\d\b", text)) - {"00 12 34 56"}
    assert phones == set(entry.get("phones", []))


@each_expectation
def test_an_expectation_is_one_the_ledger_knows(hearing: str, entry: dict[str, Any]) -> None:
    assert entry["status"] in {"cleared", "held", "unreadable"}
    assert ("reason" in entry) == (entry["status"] != "cleared")
    assert entry["shows"]


def test_one_sender_stands_in_the_register_and_the_others_do_not() -> None:
    with (SAMPLES / "beskyttelsesregister.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert list(rows[0]) == ["navn", "adresse", "postnr", "by"]
    protected = {row["adresse"] for row in rows}
    hits = [
        entry["file"]
        for _, entry in entries("hearing.toml")
        if entry.get("address", "").rsplit(", ", 1)[0] in protected
    ]
    assert hits == ["12_bemaerkninger.txt"]


def test_a_campaign_has_one_letter_verbatim_and_two_with_own_words() -> None:
    letters = [(h, e) for h, e in entries("expected.toml") if "campaign" in e]
    paragraphs = [
        set(BUILD.source_text(hearing, entry["file"]).split("\n\n")[:-1])
        for hearing, entry in letters
    ]
    assert len(letters) == 3
    assert paragraphs[0] < paragraphs[1]
    assert paragraphs[0] < paragraphs[2]
    for (_, entry), own in zip(letters, paragraphs, strict=True):
        added = " ".join(own - paragraphs[0])
        assert all(word in added for word in entry.get("own_words", []))


def test_exactly_the_late_response_came_after_the_deadline() -> None:
    late = [
        response["file"]
        for hearing in BUILD.HEARINGS
        for head in [toml(SAMPLES / hearing / "hearing.toml")]
        for response in head["response"]
        if response["received_on"] > head["deadline"]
    ]
    assert late == [entry["file"] for _, entry in entries("expected.toml") if entry.get("late")]


def test_word_files_carry_no_author_and_no_real_time() -> None:
    for path in SAMPLES.glob("*/files/*.docx"):
        with zipfile.ZipFile(path) as packed:
            assert {info.date_time for info in packed.infolist()} == {BUILD.ZIP_TIME}
            core = packed.read("docProps/core.xml").decode()
        assert "python-docx" not in core
