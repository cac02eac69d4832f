"""Refresh ``static/vendor/``: the design system and htmx, as published, cut down to what we serve.

Standard library and the ``npm`` program only, and it imports nothing of ours, so it runs both as
``python -m summarizer.web.vendor`` and by its path. The folder it writes is committed; a normal
start never runs this.

What is cut: of the design system's css the fonts' old formats and the rare weights (so every
relative address in the file resolves), and the source map comments. Everything else is
byte for byte the published file; ``static/vendor/README.md`` lists versions and sha256.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "static" / "vendor"
PACKAGES = {"dkfds": "dkfds@11", "htmx": "htmx.org@2"}

# Upright 400–700 and one italic; the browser slants and thickens the rest.
FONTS = ("Regular", "Italic", "Medium", "SemiBold", "Bold")
FONT_FOLDER = "fonts/IBMPlexSans/complete/woff2"
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_SOURCE_MAP = re.compile(r"\s*(/\*|//)# sourceMappingURL=\S+?(\*/)?\s*$")
_ADDRESS = re.compile(r"url\(\"?([^\")]+)\"?\)")


def main() -> int:
    """Fetch both packages into a temporary folder and rewrite ``static/vendor/``."""
    if shutil.which("npm") is None:
        sys.stderr.write("npm is needed to fetch the packages; install Node.js and run again.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        unpacked = {name: fetch(spec, Path(folder) / name) for name, spec in PACKAGES.items()}
        write_vendor(dkfds=unpacked["dkfds"], htmx=unpacked["htmx"], target=TARGET)
    sys.stdout.write(f"Refreshed {TARGET}\n")
    return 0


def fetch(spec: str, folder: Path) -> Path:
    """Download one npm package and unpack it; give the unpacked package's folder."""
    folder.mkdir(parents=True)
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), spec]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def write_vendor(*, dkfds: Path, htmx: Path, target: Path) -> None:
    """Copy what we serve from two unpacked packages to ``target`` and describe it there.

    Raises ``ValueError`` when the css names an address that is not shipped or not relative.
    """
    for name in ("dkfds", "htmx"):
        shutil.rmtree(target / name, ignore_errors=True)
    house, tail = target / "dkfds", target / "htmx"
    css = cut_css((dkfds / "dist/css/dkfds.min.css").read_text(encoding="utf-8"))
    _write(house / "css/dkfds.min.css", css)
    for font in FONTS:
        _copy(dkfds / "dist" / FONT_FOLDER / f"IBMPlexSans-{font}.woff2", house / FONT_FOLDER)
    _copy(dkfds / "dist" / FONT_FOLDER / "license.txt", house / FONT_FOLDER)
    _copy(dkfds / "dist/img/all-svg-icons.svg", house / "img")
    for address in addresses(css):
        if address.startswith("../img/"):
            _copy(dkfds / "dist" / address[3:], (house / address[3:]).parent)
    _write(house / "js/dkfds.min.js", _without_map(dkfds / "dist/js/dkfds.min.js"))
    _copy(dkfds / "LICENSE.md", house)
    _write(tail / "htmx.min.js", _without_map(htmx / "dist/htmx.min.js"))
    _copy(htmx / "LICENSE", tail)
    ensure_resolved(house / "css/dkfds.min.css")
    _write(target / "README.md", describe(target, versions={"dkfds": dkfds, "htmx.org": htmx}))


def cut_css(css: str) -> str:
    """Drop the source map, the fonts we do not ship and every font format but woff2."""
    return _FONT_FACE.sub(_cut_face, _SOURCE_MAP.sub("", css))


def _cut_face(match: re.Match[str]) -> str:
    face = match.group(0)
    woff2 = [address for address in addresses(face) if address.endswith(".woff2")]
    if not woff2:
        return face
    name = Path(woff2[0]).stem.removeprefix("IBMPlexSans-")
    if name not in FONTS:
        return ""
    return re.sub(r"src:[^}]*", f'src:url({woff2[0]}) format("woff2")', face)


def addresses(css: str) -> list[str]:
    """List the addresses a stylesheet fetches, each once, in order."""
    return list(dict.fromkeys(_ADDRESS.findall(css)))


def ensure_resolved(stylesheet: Path) -> None:
    """Raise ``ValueError`` unless every address in ``stylesheet`` is a file beside it."""
    for address in addresses(stylesheet.read_text(encoding="utf-8")):
        if not (stylesheet.parent / address).is_file():
            raise ValueError(f"{stylesheet.name} asks for {address}, which is not shipped")


def describe(target: Path, *, versions: dict[str, Path]) -> str:
    """Write the folder's README: versions, licences and the hash of every large file."""
    rows = [
        f"| {name} | {json.loads((package / 'package.json').read_text('utf-8'))['version']} |"
        for name, package in versions.items()
    ]
    files = sorted(
        path
        for path in target.rglob("*")
        if path.suffix in {".css", ".js", ".woff2"} or path.name == "all-svg-icons.svg"
    )
    hashes = [f"| `{path.relative_to(target).as_posix()}` | `{_sha256(path)}` |" for path in files]
    return "\n".join(
        [
            "# Other people's work, as served",
            "",
            "Written by `python3 dev.py vendor` (`summarizer/web/vendor.py`); edit nothing here.",
            "",
            "| Package | Version |",
            "|---|---|",
            *rows,
            "",
            "Det Fælles Designsystem: MIT; its icons Apache-2.0; IBM Plex Sans: SIL OFL 1.1",
            "(`dkfds/LICENSE.md`, `dkfds/fonts/IBMPlexSans/complete/woff2/license.txt`).",
            "htmx: Zero-Clause BSD (`htmx/LICENSE`). Cut from the published files: source map",
            "comments, and in the css the fonts that are not shipped.",
            "",
            "| File | sha256 |",
            "|---|---|",
            *hashes,
            "",
        ],
    )


def _copy(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / source.name)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _without_map(path: Path) -> str:
    return _SOURCE_MAP.sub("", path.read_text(encoding="utf-8"))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
