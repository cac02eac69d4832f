"""The small app whose one page shows every part, and a browser without scripts for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kitchen_app import SOURCE, build_kitchen_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient


@pytest.fixture(scope="session")
def app() -> Flask:
    return build_kitchen_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def in_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


@pytest.fixture
def source() -> str:
    """What the page shows as a response's text."""
    return SOURCE
