"""Write the table of what the program runs on, with each package's own word on its licence.

Run by `dev.py lock` inside .venv, whose installed packages it reads; the hand-written part of
`docs/licences.md` above the mark stays as it is.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
MARK = "<!-- written by dev.py lock -->"
LONGEST = 60  # some packages put a whole licence text into the field


def locked(lock_file: Path) -> dict[str, str]:
    """Give the version of each package a lock file names (where markers differ, the last)."""
    text = lock_file.read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", text, flags=re.MULTILINE))


def licence(package: metadata.PackageMetadata) -> str:
    """Give the licence a package states: expression, short field, or classifiers."""
    fields = [package[key] for key in ("License-Expression", "License") if key in package]
    stated = next((field for field in fields if field), "")
    if stated.startswith("Dual Licensed - "):
        return stated.removeprefix("Dual Licensed - ")
    if stated not in {"", "UNKNOWN"} and len(stated) <= LONGEST and "\n" not in stated:
        return stated
    marks = [one for one in package.get_all("Classifier") or [] if one.startswith("License ::")]
    return ", ".join(one.rsplit(" :: ", 1)[-1] for one in marks) or "see its files"


def table(names: dict[str, str]) -> str:
    """Give the packages that are installed here as a Markdown table, by name."""
    rows = ["| Package | Licence |", "|---|---|"]
    for name in sorted(names):
        try:
            package = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # for another platform or Python
        rows.append(f"| {name} | {licence(package)} |")
    return "\n".join(rows)


def main() -> int:
    """Write the part of the page below the mark anew."""
    kept = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    text = f"{kept}{MARK}\n\n{table(locked(ROOT / 'requirements.lock'))}\n"
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
