"""The documentation says what is so: links, dependencies, licences, rights, settings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from summarizer.domain.user import Role
from summarizer.settings import Settings
from summarizer.workflow.permissions import PERMISSIONS, Permission

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "sample_hearings/*.md")
    for path in ROOT.glob(pattern)
)
ROLES = {
    "Planlægger": Role.PLANNER,
    "Godkender": Role.REVIEWER,
    "Databeskyttelsesansvarlig": Role.DATA_PROTECTION_OFFICER,
    "Administrator": Role.ADMINISTRATOR,
}
# Variables that are dev.py's, compose.yaml's or the tests' own.
NO_SETTINGS = {"REFERENT_REQUIRE_ALL", "REFERENT_SHARED_DATA"}


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def normalised(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match is not None
    return match.group().lower().replace("_", "-")


def table_names(text: str) -> set[str]:
    return set(re.findall(r"^\| ([a-z0-9-]+) \|", text, flags=re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    inside = [target for target in targets if "://" not in target]
    missing = [target for target in inside if not (page.parent / target).exists()]
    assert not missing


def test_every_dependency_has_its_reason_and_no_other_has() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    to_run, to_test = read("docs/dependencies.md").split("## To test")
    groups = project["dependency-groups"]
    assert table_names(to_run) == {normalised(one) for one in project["project"]["dependencies"]}
    assert table_names(to_test) == {normalised(one) for group in groups.values() for one in group}


def test_every_package_that_runs_has_its_licence_listed() -> None:
    requirement = re.compile(r"^([a-z0-9._-]+)==[^\s;]+( ; .+)? \\$", flags=re.MULTILINE)
    # A package with a marker may belong to another platform or Python.
    plain = {name for name, marker in requirement.findall(read("requirements.lock")) if not marker}
    assert plain
    assert plain <= table_names(read("docs/licences.md"))


def test_the_table_of_rights_is_the_programs_own() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in read("docs/security.md").split("## People and rights")[1].splitlines()
        if line.startswith("|") and "---" not in line
    ]
    _, *roles = rows[0]
    said = {
        (ROLES[role], Permission(name.replace(" ", "_")))
        for name, *cells in rows[1:]
        for role, cell in zip(roles, cells, strict=True)
        if cell == "✓"
    }
    assert said == {(role, right) for role, rights in PERMISSIONS.items() for right in rights}


def test_every_variable_that_is_named_is_a_setting() -> None:
    known = {one.metadata["variable"] for one in Settings.__dataclass_fields__.values()}
    named = {
        variable
        for page in PAGES
        for variable in re.findall(
            r"\b(?:REFERENT|OPENAI)_[A-Z_]*[A-Z]\b", page.read_text(encoding="utf-8")
        )
    }
    assert named <= known | NO_SETTINGS
