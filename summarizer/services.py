"""The only wiring point: settings become concrete stores, engines, a queue and a clock."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from summarizer.drafting.citat import CitatEngine
from summarizer.rq_queue import NoQueue, RqQueue
from summarizer.settings import SettingsError
from summarizer.smtp_mailer import SmtpMailer, SmtpSecurity
from summarizer.store import FileStore, open_database
from summarizer.workflow.context import Context
from summarizer.workflow.screeners import Screeners

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.drafting import Engine
    from summarizer.settings import Settings
    from summarizer.workflow.context import Mailer, RunQueue

Opened = TypeVar("Opened")

# What the engine's own words about its settings are called outside.
_OPENAI_VARIABLES = {
    "base_url": "OPENAI_BASE_URL",
    "api_key": "OPENAI_API_KEY",
    "model": "REFERENT_OPENAI_MODEL",
    "api_version": "REFERENT_OPENAI_API_VERSION",
    "timeout_seconds": "REFERENT_OPENAI_TIMEOUT_SECONDS",
    "max_concurrent_calls": "REFERENT_OPENAI_MAX_CALLS",
}
# What an empty OPENAI_BASE_URL means.
OPENAI_ADDRESS = "https://api.openai.com/v1"


def utc_now() -> datetime:
    """Give the time; everywhere else it is passed in."""
    return datetime.now(UTC)


def new_id() -> str:
    """Give a fresh random id of 32 hexadecimal characters."""
    return uuid4().hex


def build_context(settings: Settings, *, queue: RunQueue | None = None) -> Context:
    """Wire everything a process needs. ``queue`` replaces RQ where there is none.

    Raises ``SettingsError`` for a setting that nothing can be made of.
    """
    return Context(
        database=_usable("DATABASE_URL", open_database, settings.database_url),
        files=_usable("FILES_URL", FileStore, settings.files_url),
        queue=queue or _queue(settings),
        screeners=Screeners(
            key=settings.register_key.encode(),
            now=utc_now,
            register_max_age_days=settings.register_max_age_days,
        ),
        engines=build_engines(settings),
        now=utc_now,
        new_id=new_id,
        municipality=settings.municipality,
        hvidbog_template=_template(settings.hvidbog_template),
        mailer=build_mailer(settings),
        site_url=settings.site_url.rstrip("/"),
    )


def build_mailer(settings: Settings) -> Mailer | None:
    """Give the mailer, or ``None`` without a server. Raises ``SettingsError``."""
    if not settings.smtp_host:
        return None
    if not settings.smtp_sender or not settings.site_url:
        raise SettingsError("REFERENT_SMTP_HOST needs REFERENT_SMTP_SENDER and REFERENT_SITE_URL")
    if settings.smtp_security not in set(SmtpSecurity):
        raise SettingsError("REFERENT_SMTP_SECURITY takes starttls, tls or none")
    return SmtpMailer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_sender,
        security=SmtpSecurity(settings.smtp_security),
        user=settings.smtp_user,
        password=settings.smtp_password,
    )


def _queue(settings: Settings) -> RunQueue:
    if not settings.redis_url:
        return NoQueue()
    return _usable("REDIS_URL", RqQueue, settings.redis_url)


def _template(name: str) -> Path | None:
    if name and not Path(name).is_file():
        raise SettingsError(f"REFERENT_HVIDBOG_TEMPLATE: there is no file {name}")
    return Path(name) if name else None


def _usable(variable: str, opened: Callable[[str], Opened], address: str) -> Opened:
    """Open what a variable names; a refusal does not repeat the address, which has passwords."""
    try:
        return opened(address)
    except ImportError as missing:
        raise SettingsError(f"{variable}: {missing}") from None
    except (ValueError, OSError):
        raise SettingsError(f"{variable} names nothing that can be opened") from None


def build_engines(settings: Settings) -> dict[str, Engine]:
    """Give the engines that are set up: ``citat`` always, ``openai`` with a model."""
    citat = CitatEngine()
    engines: dict[str, Engine] = {citat.name: citat}
    if settings.openai_model:
        engines["openai"] = _model_engine(settings, fallback=citat)
    return engines


def _model_engine(settings: Settings, *, fallback: Engine) -> Engine:
    # Loading the client takes a second or two in every process, and many a house has no model.
    from summarizer.drafting.openai_engine import (  # noqa: PLC0415 - see above
        ApiKind,
        OpenAISettings,
        build_openai_engine,
    )

    if settings.openai_api not in set(ApiKind):
        raise SettingsError(f"REFERENT_OPENAI_API takes {', '.join(ApiKind)}")
    has_prices = settings.openai_prompt_price or settings.openai_completion_price
    try:
        wanted = OpenAISettings(
            base_url=settings.openai_base_url or OPENAI_ADDRESS,
            api_key=settings.openai_api_key,
            model=settings.openai_model,
            api_kind=ApiKind(settings.openai_api),
            api_version=settings.openai_api_version,
            timeout_seconds=settings.openai_timeout_seconds,
            max_concurrent_calls=settings.openai_max_calls,
            max_calls_per_minute=settings.openai_calls_per_minute,
            proxy_url=settings.openai_proxy,
            prompt_price_oere=settings.openai_prompt_price if has_prices else None,
            completion_price_oere=settings.openai_completion_price if has_prices else None,
        )
    except ValueError as refusal:
        field, _, words = str(refusal).partition(": ")
        raise SettingsError(f"{_OPENAI_VARIABLES[field]}: {words}") from None
    return build_openai_engine(wanted, fallback=fallback)
