"""The container files, read as the text they are: no engine is needed."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarizer.cli.parser import build_parser
from summarizer.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
OURS = ("migrate", "web", "worker", "sweeper")


def test_all_parts_are_there() -> None:
    assert set(COMPOSE["services"]) == {*OURS, "postgres", "valkey"}


@pytest.mark.parametrize("service", OURS)
def test_our_parts_run_locked_down_from_one_image(service: str) -> None:
    described = COMPOSE["services"][service]
    assert described["image"] == "referent:local"
    assert described["read_only"] is True
    assert described["cap_drop"] == ["ALL"]
    assert described["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("service", ["migrate", "worker", "sweeper"])
def test_a_command_is_one_that_referent_has(service: str) -> None:
    program, *arguments = COMPOSE["services"][service]["command"]
    assert program == "referent"
    assert isinstance(build_parser("").parse_args(arguments), argparse.Namespace)


def test_every_variable_is_one_that_the_settings_read_and_none_is_missing() -> None:
    known = {one.metadata["variable"] for one in Settings.__dataclass_fields__.values()}
    # Of one process, which the image and the commands above decide.
    here = {"REFERENT_VAR", "REFERENT_HOST", "REFERENT_PORT", "REFERENT_WORKERS"}
    assert set(COMPOSE["services"]["web"]["environment"]) == known - here
    in_image = set(re.findall(r"\b((?:REFERENT|OPENAI)_\w+)\b", DOCKERFILE))
    assert in_image <= known


@pytest.mark.parametrize("secret", ["POSTGRES_PASSWORD", "VALKEY_PASSWORD", "_SECRET_KEY"])
def test_a_secret_has_no_default(secret: str) -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    uses = re.findall(rf"\$\{{\w*{secret}([^}}]*)\}}", text)
    assert uses
    assert all(use.startswith(":?") for use in uses)


def test_the_web_opens_no_way_to_steer_it() -> None:
    assert "--no-control-socket" in COMPOSE["services"]["web"]["command"]


def test_the_web_is_reached_from_this_machine_only() -> None:
    published = [port for one in COMPOSE["services"].values() for port in one.get("ports", [])]
    assert published == ["127.0.0.1:8000:8000"]


def test_the_image_runs_as_nobody_special_and_reads_danish() -> None:
    lines = DOCKERFILE.splitlines()
    assert "USER referent" in lines
    assert "tesseract-ocr-dan" in DOCKERFILE
    assert " catdoc " in DOCKERFILE
    assert "--list-langs | grep -qx dan" in DOCKERFILE
    assert "/health" in DOCKERFILE
    assert lines.index("USER referent") < lines.index('CMD ["referent", "serve"]')


def test_the_image_is_built_from_files_that_exist() -> None:
    for names in re.findall(r"^COPY (?!--)(.+)$", DOCKERFILE, flags=re.MULTILINE):
        *sources, _target = names.split()
        assert all((ROOT / source).exists() for source in sources)


def test_no_data_and_no_secret_goes_into_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".git", ".venv", ".env", "var"} <= set(ignored)
