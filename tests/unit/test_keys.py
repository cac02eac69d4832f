"""The keys that a house makes for itself, and settings that stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from summarizer.settings import Settings, SettingsError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_is_made_once_and_an_empty_one_is_refused(tmp_path: Path) -> None:
    environment = {"REFERENT_VAR": str(tmp_path)}
    made = Settings.from_environment(environment).register_key
    assert made
    assert Settings.from_environment(environment).register_key == made
    (tmp_path / "keys" / "register_key").write_text("", encoding="ascii")
    with pytest.raises(SettingsError, match="is empty"):
        Settings.from_environment(environment)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql+nodriver://u:hemmeligt@127.0.0.1/x"),
        ("FILES_URL", "nowhere://hemmeligt"),
        ("REDIS_URL", "hemmeligt"),
        ("REFERENT_SMTP_HOST", "mail.example.dk"),
        ("REFERENT_OPENAI_API", "other"),
        ("REFERENT_HVIDBOG_TEMPLATE", "/nowhere/skabelon.docx"),
        ("OPENAI_BASE_URL", "http://example.dk/v1"),
        ("REFERENT_OPENAI_TIMEOUT_SECONDS", "0"),
    ],
)
def test_what_cannot_be_used_is_one_line_that_names_the_setting(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
) -> None:
    monkeypatch.setenv("REFERENT_VAR", str(tmp_path))
    monkeypatch.setenv("OPENAI_API_KEY", "hemmeligt")
    monkeypatch.setenv("REFERENT_OPENAI_MODEL", "model")
    monkeypatch.setenv(variable, value)
    assert main(["users", "list"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("referent: ")
    assert said.count("\n") == 1
    assert variable in said
    assert "hemmeligt" not in said


@pytest.mark.slow
def test_a_house_that_was_never_migrated_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFERENT_VAR", str(tmp_path))
    assert main(["users", "list"]) == 1
    assert "referent migrate" in capsys.readouterr().err
