"""A real app over a real house: people log in, pages come back parsed and looked over."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from app import create_app
from house import build_house
from summarizer.domain.user import Role
from summarizer.settings import Settings
from web_visitor import Visitor

if TYPE_CHECKING:
    from flask import Flask

    from house import House
    from web_visitor import Stream, Submit

LETTER = """\
Til Egebæk Kommune

Vi er imod, at der bygges i fem etager ved Møllevangen. Højden passer ikke til de huse, der
ligger der i dag, og vi foreslår højst to etager.

Vejen er for smal til mere trafik. Der kører allerede 1.200 biler i døgnet, og børn cykler til
skole ad den. Kommunen bør anlægge et fortov, før der bygges.
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return build_house(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def app(house: House, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    settings = Settings.from_environment({"REFERENT_VAR": str(tmp_path_factory.mktemp("var"))})
    made = create_app(settings, house.context)
    made.config.update(TESTING=True)
    return made


@pytest.fixture(scope="module")
def reviewer(app: Flask) -> Visitor:
    return Visitor(app, Role.REVIEWER)


@pytest.fixture(scope="module")
def planner(app: Flask) -> Visitor:
    return Visitor(app, Role.PLANNER)


@pytest.fixture(scope="module")
def officer(app: Flask) -> Visitor:
    return Visitor(app, Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def submit(house: House) -> Submit:
    """Bring one letter as far as the workers take it; give its page's address."""

    def bring(
        content: str | bytes = LETTER,
        *,
        name: str = "svar.txt",
        sender: str = "",
        work: bool = True,
        notes: tuple[str, ...] = (),
        four_eyes: bool = False,
    ) -> str:
        hearing = house.open_hearing(notes=notes, four_eyes=four_eyes)
        (response_id,) = house.submit(hearing, (name, content), sender=sender)
        if work:
            house.work_off()
        return f"/horingssvar/{response_id}"

    return bring


@pytest.fixture
def stream() -> Stream:
    """Give a file as a browser sends it."""

    def as_sent(content: bytes, name: str) -> tuple[io.BytesIO, str]:
        return io.BytesIO(content), name

    return as_sent
