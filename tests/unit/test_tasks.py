"""The boundary to Redis lets a code through, and nothing else."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import pytest

from jobs import wiring
from jobs.tasks import RunBroken, perform_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _house_without_tables(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    monkeypatch.setenv("REFERENT_VAR", str(tmp_path))
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    wiring.worker_context.cache_clear()
    yield
    wiring.worker_context().database.dispose()
    wiring.worker_context.cache_clear()


def test_what_a_broken_run_raises_is_a_code() -> None:
    with pytest.raises(RunBroken) as broken:
        perform_run("0123456789abcdef")
    said = "".join(traceback.format_exception(broken.value))
    assert str(broken.value) == "OperationalError"
    assert "UPDATE" not in said
