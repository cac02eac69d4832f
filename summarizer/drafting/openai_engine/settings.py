"""What the engine must know about the model server, checked when it is made."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path


class ApiKind(StrEnum):
    """Which dialect of the chat completions API a server speaks."""

    OPENAI = "openai"
    AZURE = "azure"
    COMPATIBLE = "compatible"


class SettingsError(ValueError):
    """Raised when the settings contradict each other; the message names the setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAISettings:
    """Where the model is and how hard it may be used.

    ``base_url`` ends in ``/v1`` for OpenAI and compatible servers; for Azure it is the
    resource's endpoint, and ``model`` is the deployment's name. ``timeout_seconds`` is for
    one attempt; the client makes up to ``max_retries`` more after a 408, 409, 429, 5xx, lost
    connection or hang, and waits as long as ``Retry-After`` asks (up to two minutes).
    ``max_calls_per_minute`` 0 means no limit. Prices are øre per million tokens.
    ``ca_file`` is added to the system's certificate authorities. Proxies are used only when
    given here: the process's environment is not consulted.
    """

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    api_kind: ApiKind = ApiKind.COMPATIBLE
    api_version: str = ""
    timeout_seconds: float = 90.0
    max_retries: int = 2
    max_concurrent_calls: int = 2
    max_calls_per_minute: int = 0
    max_source_chars: int = 24_000
    max_answer_tokens: int = 4_000
    seed: int | None = 1
    ca_file: Path | None = None
    proxy_url: str = field(default="", repr=False)
    prompt_price_oere: float | None = None
    completion_price_oere: float | None = None

    def __post_init__(self) -> None:
        _check_address(self.base_url, must_encrypt=self.api_kind is not ApiKind.COMPATIBLE)
        if not self.model.strip():
            raise SettingsError("model: the model's name is missing")
        if self.api_kind is not ApiKind.COMPATIBLE and not self.api_key:
            raise SettingsError("api_key: OpenAI and Azure need a key")
        if self.api_kind is ApiKind.AZURE and not self.api_version:
            raise SettingsError("api_version: Azure needs one, such as 2024-10-21")
        for name in ("timeout_seconds", "max_concurrent_calls", "max_answer_tokens"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"{name}: must be above 0")
        for name in ("max_retries", "max_calls_per_minute"):
            if getattr(self, name) < 0:
                raise SettingsError(f"{name}: cannot be below 0")
        if self.max_source_chars < MIN_SOURCE_CHARS:
            raise SettingsError(f"max_source_chars: must be at least {MIN_SOURCE_CHARS}")


# Below this, parts of a letter lose the context that a point needs.
MIN_SOURCE_CHARS = 500


def _check_address(base_url: str, *, must_encrypt: bool) -> None:
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
    except ValueError:
        raise SettingsError("base_url: is no web address") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise SettingsError("base_url: must start with http:// or https:// and name a server")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise SettingsError("base_url: cannot carry a user, a password, a ? or a #; use api_key")
    if must_encrypt and parts.scheme != "https" and not _is_this_machine(host):
        raise SettingsError("base_url: OpenAI and Azure are reached by https:// only")


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
