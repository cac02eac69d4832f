"""Packs the records of a hearing for the municipality's records system."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from summarizer.export.errors import ExportError
from summarizer.export.package import pack_parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

MANIFEST: Final = "manifest.json"


def write_journal(
    files: Mapping[str, bytes], *, case_number: str, title: str, generated_at: datetime
) -> bytes:
    """Zip files by their path in the package, with a manifest of their sizes and sha256.

    The same files give the same bytes. Raises ``ExportError`` with code ``unsafe_path`` for a
    path that leaves the package or takes the manifest's place.
    """
    for path in files:
        if path == MANIFEST or path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise ExportError("unsafe_path", "Et filnavn i journalpakken kan ikke bruges.")
    manifest = {
        "case_number": case_number,
        "title": title,
        "generated_at": generated_at.isoformat(),
        "files": [
            {"path": path, "bytes": len(blob), "sha256": hashlib.sha256(blob).hexdigest()}
            for path, blob in sorted(files.items())
        ],
    }
    listed = json.dumps(manifest, ensure_ascii=False, indent=2).encode()
    return pack_parts({**files, MANIFEST: listed})
