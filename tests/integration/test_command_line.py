"""The `referent` command as a script uses it: JSON out, one clear line for bad input."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from house import build_house
from summarizer.cli import main
from summarizer.domain.user import Role
from summarizer.workflow.accounts.manage_users import add_user

if TYPE_CHECKING:
    from collections.abc import Sequence

REPOSITORY = Path(__file__).resolve().parents[2]
FILES = REPOSITORY / "sample_hearings" / "lokalplan-214" / "files"
REGISTER = REPOSITORY / "sample_hearings" / "beskyttelsesregister.csv"
LETTER = (
    "Vi er imod planen. Vejen er for smal til 640 biler i døgnet, og vi foreslår et fortov.\n\n"
    "Venlig hilsen\nKaren Østerby\nMøllevangen 12\n"
)


@pytest.fixture
def referent(tmp_path: Path) -> Any:
    def call(
        *arguments: object,
        given: str = "",
        code: int = 0,
    ) -> tuple[Sequence[Any], str]:
        done = subprocess.run(
            [sys.executable, "-m", "summarizer.cli", *map(str, arguments)],
            input=given.encode(),
            capture_output=True,
            cwd=REPOSITORY,
            env=os.environ | {"REFERENT_VAR": str(tmp_path / "var")},
            check=False,
        )
        assert done.returncode == code, done.stderr.decode()
        lines = done.stdout.decode().splitlines()
        return [json.loads(line) for line in lines], done.stderr.decode()

    return call


def test_extract_gives_a_line_for_every_file(referent: Any) -> None:
    found, _ = referent("extract", FILES / "01_hoeringssvar.pdf", FILES / "03_svar.txt")
    assert len(found) == 2
    for one in found:
        assert set(one) == {"pages", "text", "paragraphs", "sentences", "warnings"}
        pieces = [one["text"][start:end] for start, end in one["sentences"]]
        assert all(piece == piece.strip() != "" for piece in pieces)


def test_screen_masks_what_it_finds(referent: Any) -> None:
    (found,), _ = referent(
        "screen",
        "-",
        "--register",
        REGISTER,
        "--sender",
        "Karen Østerby",
        given=LETTER,
    )
    assert found["verdict"] == "cleared"
    assert "Østerby" not in found["masked_text"]
    assert "Møllevangen 12" not in found["masked_text"]
    kinds = {LETTER[one["start"] : one["end"]]: one["kind"] for one in found["findings"]}
    assert kinds["Karen Østerby"] == "name"


def test_screen_holds_a_protected_person(referent: Any) -> None:
    (found,), _ = referent("screen", FILES / "12_bemaerkninger.txt", "--register", REGISTER)
    assert found["verdict"] == "held"
    assert found["masked_text"] == ""
    assert found["reasons"][0]["code"] == "protected_person"


def test_draft_cites_and_answers_every_note(referent: Any) -> None:
    notes = ["Trafik på vejen", "Grundvand"]
    (found,), _ = referent(
        "draft",
        "-",
        "--note",
        notes[0],
        "--note",
        notes[1],
        "--register",
        REGISTER,
        given=LETTER,
    )
    assert found["engine"] == "citat"
    assert found["points"]
    assert all(point["evidence"] for point in found["points"])
    assert [(one["note"], one["status"]) for one in found["notes"]] == [
        (notes[0], "addressed"),
        (notes[1], "not_mentioned"),
    ]


def test_a_model_is_not_reached_without_a_register(referent: Any) -> None:
    _, said = referent("draft", "-", "--engine", "openai", given=LETTER, code=1)
    assert "--register" in said


def _raw(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_check_flags_a_number_that_is_not_there(referent: Any) -> None:
    lines = [
        {
            # A line separator is a letter of the text, and ends no line of JSON.
            "source": "Vi er 12 husstande.\u2028Vi er imod.",
            "points": [{"text": text, "evidence": [{"start": 0, "end": 19}]}],
        }
        for text in ("Der er 21 husstande.", "Der er 12 husstande.")
    ]
    found, _ = referent("check", "-", given="\n".join(_raw(one) for one in lines))
    codes = [[flag["code"] for flag in one["points"][0]["flags"]] for one in found]
    assert "number" in codes[0]
    assert "number" not in codes[1]
    assert found[0]["left_out"] == [{"start": 20, "end": 31}]


def test_a_purge_does_not_guess_which_hearing_is_meant_or_who_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = build_house(tmp_path)
    ids = {house.open_hearing(case_number="01.02.05-P16-7") for _ in range(2)}
    database = house.context.database
    monkeypatch.setenv("REFERENT_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
    assert main(["purge", "01.02.05-P16-7", "--yes"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert all(one in said for one in ids)
    add_user(
        house.context,
        house.administrator,
        username="anna",
        name="Anna",
        role=Role.ADMINISTRATOR,
        password="kun-til-proever-42",
    )
    # Nor who gives the order: the audit chain names somebody.
    assert main(["purge", ids.pop(), "--yes"]) == 1
    assert "--user: " in capsys.readouterr().err
    database.dispose()


def test_an_import_says_nothing_but_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    house = build_house(tmp_path)
    database = house.context.database
    monkeypatch.setenv("REFERENT_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("REDIS_URL", "")
    letter = tmp_path / "brev.txt"
    letter.write_text(LETTER, encoding="utf-8")
    assert main(["import", house.open_hearing(), str(letter)]) == 0
    said = capfd.readouterr()
    assert json.loads(said.out)["responses"] == 1
    assert json.loads(said.err)["event"] == "queue_down"
    database.dispose()


def test_duplicates_groups_a_campaign(referent: Any) -> None:
    (found,), _ = referent("duplicates", FILES)
    (group,) = found["groups"]
    assert {one["relation"] for one in group["members"]} == {"identical", "template"}


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["extract", "nowhere.pdf"], ""),
        (["extract", FILES / "15_scanning.pdf"], ""),
        (["screen", "-", "--register", "nowhere.csv"], LETTER),
        (["check", "-"], "not json"),
        (["check", "-"], '{"source":"a","points":[{"text":"b","evidence":[{"start":0,"end":9}]}]}'),
        (["check", "-"], '{"source":null,"points":[]}'),
        (["check", "-"], '{"source":"a","points":[{"text":3,"evidence":[]}]}'),
        (["status", "no such hearing"], ""),
    ],
)
def test_bad_input_is_one_clear_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[Any],
    given: str,
) -> None:
    monkeypatch.setenv("REFERENT_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    if arguments[0] == "status":
        main(["migrate"])
    assert main([str(one) for one in arguments]) == 1
    said = capfd.readouterr().err
    assert said.startswith("referent: ")
    assert said.count("\n") == 1


def test_a_sweeper_stops_at_a_setting_that_cannot_be_used(
    referent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFERENT_SMTP_HOST", "mail.example.dk")
    _, said = referent("sweep", "--forever", code=1)
    assert said == "referent: REFERENT_SMTP_HOST needs REFERENT_SMTP_SENDER and REFERENT_SITE_URL\n"


def test_wrong_usage_is_2(referent: Any) -> None:
    referent("no-such-command", code=2)


def test_an_account_opened_at_the_terminal_is_audited(referent: Any) -> None:
    referent("migrate")
    adding = ["users", "add", "anna", "--name", "Anna", "--role", "administrator"]
    referent(*adding, given="kun-til-proever-42\n")
    _, said = referent(*adding, given="kun-til-proever-42\n", code=1)
    assert "optaget" in said
    ((account,), _) = referent("users", "list")
    assert account["username"] == "anna"
    ((chain,), _) = referent("audit", "verify")
    # To be noted elsewhere: with it a tail that was cut off shows.
    assert len(chain.pop("newest_sha256")) == 64
    assert chain == {"entries": 1, "intact": True, "first_broken": None}
    _, said = referent("audit", "verify", __file__, code=1)
    assert "holds no audit entries" in said
