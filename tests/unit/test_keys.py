"""The keys that a house makes for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
