from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest

from summarizer.export import ExportError, write_journal
from summarizer.export.package import read_parts

MOMENT = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def packed(files: dict[str, bytes]) -> bytes:
    return write_journal(files, case_number="01.02", title="Plan", generated_at=MOMENT)


def test_the_manifest_vouches_for_every_file() -> None:
    files = {"godkendt/1.txt": "Ønsker træer.".encode(), "log.json": b"{}"}

    parts = read_parts(packed(files))

    manifest = json.loads(parts.pop("manifest.json"))
    assert parts == files
    assert {found["path"]: found["sha256"] for found in manifest["files"]} == {
        path: hashlib.sha256(blob).hexdigest() for path, blob in files.items()
    }
    assert packed(files) == packed(dict(reversed(files.items())))


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", "a\\..\\x", "manifest.json"])
def test_a_path_out_of_the_package_is_refused(path: str) -> None:
    with pytest.raises(ExportError) as refused:
        packed({path: b""})

    assert refused.value.code == "unsafe_path"
