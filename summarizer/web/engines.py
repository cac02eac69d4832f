"""The engines that are set up here, in words that say where a text goes."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app

from summarizer.web.texts import gettext

if TYPE_CHECKING:
    from collections.abc import Collection

    from summarizer.settings import Settings

CITAT = "citat"
OPENAI = "openai"
_OPENAI_HOST = "api.openai.com"


@dataclass(frozen=True, slots=True)
class EngineWords:
    """``sends_out``: text leaves this machine. ``place`` names where to, for a sentence."""

    name: str
    title: str
    about: str
    sends_out: bool
    place: str


def engine_settings(settings: Settings, names: Collection[str]) -> dict[str, str]:
    """Give the ``app.config`` keys that say who drafts, and on which server."""
    if OPENAI not in names:
        return {"ENGINE": CITAT}
    return {
        "ENGINE": OPENAI,
        "ENGINE_MODEL": settings.openai_model,
        "ENGINE_PLACE": urlsplit(settings.openai_base_url).hostname or _OPENAI_HOST,
    }


def engine_words(name: str) -> EngineWords:
    """Say what an engine does with a text. ``app.config`` knows the model and its server."""
    if name == OPENAI:
        model = current_app.config["ENGINE_MODEL"]
        place = _place_words(current_app.config["ENGINE_PLACE"])
        return EngineWords(
            name=name,
            title=gettext("Sprogmodellen %(model)s", model=model),
            about=gettext(
                "Den maskerede tekst sendes til %(place)s. Modellen formulerer punkterne, og hvert "
                "punkt henviser til de sætninger, det bygger på.",
                place=place,
            ),
            sends_out=True,
            place=place,
        )
    return EngineWords(
        name=name,
        title=gettext("Citatmotoren"),
        about=gettext(
            "Vælger de vigtigste sætninger i høringssvaret ordret. Ingen sprogmodel, og intet "
            "forlader maskinen.",
        ),
        sends_out=False,
        place="",
    )


def engine_choices(names: Collection[str]) -> tuple[EngineWords, ...]:
    """List the engines to choose from, the one that sends nothing first."""
    return tuple(engine_words(name) for name in sorted(names, key=lambda one: one != CITAT))


def _place_words(host: str) -> str:
    return gettext("egen server, %(host)s", host=host) if _is_own(host) else host


def _is_own(host: str) -> bool:
    if host == "localhost" or "." not in host:
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
