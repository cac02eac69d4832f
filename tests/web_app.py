"""The whole web application over a house, and a browser without scripts for each role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import lxml.html
from jinja2 import BytecodeCache

from app import create_app
from house import PASSWORD, House, build_house
from summarizer.domain.user import Role
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient
    from jinja2.bccache import Bucket
    from lxml.html import HtmlElement
    from werkzeug.test import TestResponse


class _Compiled(BytecodeCache):
    """Templates compiled by one app of this process serve the next."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@dataclass
class Desk:
    """Somebody's browser: follows links and sends the forms that pages show."""

    client: FlaskClient
    known_token: str = ""

    def look(self, address: str, *, code: int = 200) -> HtmlElement:
        """Open a page that must answer with ``code``."""
        return self._page(self.client.get(address), code)

    def send(
        self,
        address: str,
        values: Mapping[str, object] | None = None,
        *,
        code: int = 302,
    ) -> TestResponse:
        """Post a form with its token to ``address``; it must answer with ``code``."""
        answer = self.client.post(
            address,
            data={"csrf_token": self.token(), **(values or {})},
            content_type="multipart/form-data",
        )
        assert answer.status_code == code, words_of(answer)
        if address.startswith("/log-"):
            # A new session has begun.
            self.known_token = ""
        return answer

    def fill(
        self,
        address: str,
        values: Mapping[str, object] | None = None,
        *,
        to: str = "",
        code: int = 302,
    ) -> TestResponse:
        """Open a page and send its form, which knows what it showed, there or ``to``."""
        (seen,) = self.look(address).xpath("//input[@name='seen']/@value")
        return self.send(to or address, {"seen": seen, **(values or {})}, code=code)

    def token(self) -> str:
        """Give a token for a form, as any page carries it; one lasts as long as the session."""
        if not self.known_token:
            answer = self.client.get("/kan-ikke-laeses", follow_redirects=True)
            shown = lxml.html.document_fromstring(answer.data)
            self.known_token = str(shown.xpath("//meta[@name='csrf-token']/@content")[0])
        return self.known_token

    def page(self, answer: TestResponse, *, code: int = 400) -> HtmlElement:
        """Read an answer that is a page."""
        return self._page(answer, code)

    def _page(self, answer: TestResponse, code: int) -> HtmlElement:
        assert answer.status_code == code, words_of(answer)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        shown = lxml.html.document_fromstring(answer.data)
        assert shown.xpath("string(//title)").strip()
        assert len(shown.xpath("//h1")) == 1
        assert shown.xpath("//*[@style]") == []
        assert shown.xpath("//script[not(@src)]") == []
        return shown


@dataclass
class WebHouse:
    """A house with its web application."""

    house: House
    app: Flask
    desks: dict[Role, Desk] = field(default_factory=dict)

    def desk(self, role: Role) -> Desk:
        """Give the browser of somebody with this role, logged in."""
        if role not in self.desks:
            self.desks[role] = Desk(self.app.test_client())
            self.desks[role].send(
                "/log-ind",
                {"username": role.value, "password": PASSWORD},
            )
        return self.desks[role]

    @property
    def planner(self) -> Desk:
        return self.desk(Role.PLANNER)

    @property
    def reviewer(self) -> Desk:
        return self.desk(Role.REVIEWER)

    @property
    def officer(self) -> Desk:
        return self.desk(Role.DATA_PROTECTION_OFFICER)

    @property
    def administrator(self) -> Desk:
        return self.desk(Role.ADMINISTRATOR)

    def stranger(self) -> Desk:
        """Give a browser that nobody has logged in with."""
        return Desk(self.app.test_client())


def build_web_house(folder: Path, *, register: bool = True) -> WebHouse:
    """Wire everything over a fresh SQLite database in ``folder``."""
    house = build_house(folder) if register else build_house(folder, register=None)
    settings = Settings.from_environment({"REFERENT_VAR": str(folder / "var")})
    app = create_app(settings, house.context)
    app.jinja_env.bytecode_cache = _COMPILED
    return WebHouse(house, app)


def words_of(answer: TestResponse) -> str:
    """Give what a page says, without its markup, for the message of a failed test."""
    if answer.mimetype != "text/html":
        return answer.get_data(as_text=True)
    shown = lxml.html.document_fromstring(answer.data)
    main = shown.xpath("//main")
    return " ".join((main[0] if main else shown).text_content().split())
