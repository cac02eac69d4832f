from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.web.addresses import local_address

if TYPE_CHECKING:
    from flask.testing import FlaskClient


@pytest.mark.parametrize("wanted", ["/", "/hoeringer/7?side=2", "/a#b"])
def test_a_path_of_ours_is_kept(wanted: str) -> None:
    assert local_address(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "",
        "https://fremmed.invalid/",
        "//fremmed.invalid/",
        "/\\fremmed.invalid",
        "/\t/fremmed.invalid",
        "javascript:alert(1)",
        "relativ",
    ],
)
def test_another_site_is_refused(wanted: str | None) -> None:
    assert local_address(wanted, otherwise="/hjem") == "/hjem"


def test_the_language_switch_needs_a_token(client: FlaskClient) -> None:
    assert client.post("/sprog", data={"language": "da"}).status_code == 400


def test_the_other_language_is_offered_in_its_own_words(client: FlaskClient) -> None:
    assert '<button class="bar-button" name="language" value="en" lang="en">English<' in (
        client.get("/alt").text
    )
