"""Somebody who is logged in, and the page they get: parsed, and looked over every time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flask import url_for
from lxml import html

from house import PASSWORD
from summarizer.web.security import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    import io
    from collections.abc import Mapping

    from flask import Flask
    from lxml.html import HtmlElement
    from werkzeug.test import TestResponse

    from summarizer.domain.user import Role


class Submit(Protocol):
    """Brings one letter as far as the workers take it; gives its page's address."""

    def __call__(
        self,
        content: str | bytes = ...,
        *,
        name: str = ...,
        sender: str = ...,
        work: bool = ...,
        notes: tuple[str, ...] = ...,
        four_eyes: bool = ...,
    ) -> str: ...


class Stream(Protocol):
    """Gives a file as a browser sends it."""

    def __call__(self, content: bytes, name: str) -> tuple[io.BytesIO, str]: ...


@dataclass
class Page:
    """An answer: its status, its words, and its parsed html."""

    code: int
    words: str
    tree: HtmlElement
    location: str

    @property
    def title(self) -> str:
        return self.tree.findtext(".//title") or ""

    def form(self, form_id: str) -> dict[str, str]:
        """Give what a browser would send for a form with nothing pressed."""
        (form,) = self.tree.xpath(f"//form[@id='{form_id}']")
        return dict(form.form_values())


@dataclass
class Visitor:
    """Somebody who is logged in and looks at every page for what must always hold."""

    app: Flask
    role: Role

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        with self.app.test_request_context():
            address = url_for("auth.log_in")
        sent = {"username": self.role.value, "password": PASSWORD, "csrf_token": self.token()}
        assert self.client.post(address, data=sent).status_code == 302

    def get(self, address: str, *, code: int = 200) -> Page:
        page = self._page(self.client.get(address))
        assert page.code == code
        return page

    def post(
        self,
        address: str,
        data: Mapping[str, object] | None = None,
        *,
        code: int = 303,
    ) -> Page:
        answer = self.client.post(
            address,
            data={"csrf_token": self.token(), **(data or {})},
            content_type="multipart/form-data",
        )
        page = self._page(answer)
        assert page.code == code, page.words
        return page

    def token(self) -> str:
        """Take a CSRF token from a page, as a form does."""
        tree = html.fromstring(self.client.get("/", follow_redirects=True).get_data())
        return str(tree.xpath("//meta[@name='csrf-token']/@content")[0])

    def _page(self, answer: TestResponse) -> Page:
        assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        body = answer.get_data(as_text=True)
        tree = html.fromstring(body or "<p></p>")
        assert not tree.xpath("//*[@style] | //style | //script[not(@src)]")
        assert not [name for name in tree.xpath("//@*") if str(name.attrname).startswith("on")]
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
        labelled = set(tree.xpath("//label/@for"))
        for field in tree.xpath("//textarea | //select | //input[not(@type='hidden')]"):
            assert field.get("id") in labelled, html.tostring(field)
        words = re.sub(r"\s+", " ", tree.text_content())
        return Page(answer.status_code, words, tree, answer.headers.get("Location", ""))
