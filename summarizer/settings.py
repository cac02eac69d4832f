"""One frozen ``Settings``, read once from the environment and checked at start-up.

Each setting is declared once, with its variable, its default and what it is for;
``referent settings`` prints them all.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY_BYTES = 32


class SettingsError(Exception):
    """A setting that cannot be used. The message names the variable and what it takes."""


def _setting(variable: str, default: str, about: str) -> Any:  # noqa: ANN401 - as dataclasses.field
    return field(metadata={"variable": variable, "default": default, "about": about})


# Not shown as a whole: it holds keys and passwords.
@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """All there is to set. Paths are absolute, counts whole numbers, flags booleans."""

    var: Path = _setting("REFERENT_VAR", "var", "Folder for everything the program writes.")
    database_url: str = _setting(
        "DATABASE_URL",
        "",
        "Database; empty means SQLite in the var folder.",
    )
    redis_url: str = _setting(
        "REDIS_URL",
        "",
        "Redis or Valkey; empty means one that `referent serve` starts.",
    )
    files_url: str = _setting(
        "FILES_URL",
        "",
        "Where files are kept (file://, s3://); empty means the var folder.",
    )
    host: str = _setting("REFERENT_HOST", "127.0.0.1", "Address the web server listens on.")
    port: int = _setting("REFERENT_PORT", "8000", "Port the web server listens on.")
    workers: int = _setting(
        "REFERENT_WORKERS",
        "0",
        "Worker processes of `referent serve`; 0 means one per core.",
    )
    secret_key: str = _setting(
        "REFERENT_SECRET_KEY",
        "",
        "Signs sessions; empty means a key kept in the var folder.",
    )
    register_key: str = _setting(
        "REFERENT_REGISTER_KEY",
        "",
        "Keys the protected register's hashes; empty means a key kept in the var folder.",
    )
    register_max_age_days: int = _setting(
        "REFERENT_REGISTER_MAX_AGE_DAYS",
        "30",
        "Days after which a protected register is too old and everything is held.",
    )
    municipality: str = _setting(
        "REFERENT_MUNICIPALITY",
        "Egebæk Kommune",
        "The municipality's name, as shown.",
    )
    hvidbog_template: str = _setting(
        "REFERENT_HVIDBOG_TEMPLATE",
        "",
        "Word file (.docx, .dotx) whose styles, header and footer the hvidbog takes; empty: ours.",
    )
    source_url: str = _setting(
        "REFERENT_SOURCE_URL",
        "",
        "Where the source code can be had (AGPL-3.0, section 13).",
    )
    secure_cookies: bool = _setting(
        "REFERENT_SECURE_COOKIES",
        "0",
        "1 when the site is served over https.",
    )
    samples: bool = _setting(
        "REFERENT_SAMPLES",
        "1",
        "1 loads the invented sample hearings on the first start.",
    )
    openai_base_url: str = _setting(
        "OPENAI_BASE_URL",
        "",
        "Endpoint of the language model; empty means OpenAI's own.",
    )
    openai_api_key: str = _setting(
        "OPENAI_API_KEY",
        "",
        "Key for the endpoint, where it wants one.",
    )
    openai_model: str = _setting(
        "REFERENT_OPENAI_MODEL", "", "Model, or Azure deployment; engine openai is off without."
    )
    openai_api: str = _setting(
        "REFERENT_OPENAI_API",
        "openai",
        "Kind of endpoint: openai, azure or compatible.",
    )
    openai_api_version: str = _setting(
        "REFERENT_OPENAI_API_VERSION",
        "",
        "Azure's api-version, where it wants one.",
    )
    openai_timeout_seconds: int = _setting(
        "REFERENT_OPENAI_TIMEOUT_SECONDS",
        "90",
        "Seconds to wait for one answer.",
    )
    openai_max_calls: int = _setting(
        "REFERENT_OPENAI_MAX_CALLS",
        "2",
        "Calls at the same time, in each worker.",
    )
    openai_calls_per_minute: int = _setting(
        "REFERENT_OPENAI_CALLS_PER_MINUTE",
        "0",
        "Calls a minute, in each worker; 0 is no limit.",
    )
    openai_prompt_price: int = _setting(
        "REFERENT_OPENAI_PROMPT_PRICE",
        "0",
        "Øre for a million tokens sent; with both prices at 0, costs are not known.",
    )
    openai_completion_price: int = _setting(
        "REFERENT_OPENAI_COMPLETION_PRICE",
        "0",
        "Øre for a million tokens answered.",
    )
    openai_proxy: str = _setting(
        "REFERENT_OPENAI_PROXY",
        "",
        "Proxy for the endpoint; no other proxy setting is used.",
    )
    smtp_host: str = _setting(
        "REFERENT_SMTP_HOST",
        "",
        "Mail server that tells a planner when an upload is done; empty means no mail.",
    )
    smtp_port: int = _setting("REFERENT_SMTP_PORT", "587", "Port of the mail server.")
    smtp_security: str = _setting(
        "REFERENT_SMTP_SECURITY",
        "starttls",
        "starttls, tls, or none for a mail server on the same machine.",
    )
    smtp_user: str = _setting("REFERENT_SMTP_USER", "", "Account at the mail server, if any.")
    smtp_password: str = _setting("REFERENT_SMTP_PASSWORD", "", "Its password.")
    smtp_sender: str = _setting("REFERENT_SMTP_SENDER", "", "Address that mails come from.")
    site_url: str = _setting(
        "REFERENT_SITE_URL",
        "",
        "Address of this site as staff open it (https://…), for the link in mails.",
    )
    max_upload_megabytes: int = _setting(
        "REFERENT_MAX_UPLOAD_MEGABYTES",
        "500",
        "Largest upload in one go, in MB (10^6 bytes).",
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read all settings. Raises ``SettingsError`` for a value that cannot be used."""
        given = os.environ if environment is None else environment
        values = {one.name: _read(one, given) for one in fields(cls)}
        return cls(**_with_embedded_defaults(values))


def _read(one: Any, given: Mapping[str, str]) -> object:  # noqa: ANN401 - a dataclass field
    variable, default = one.metadata["variable"], one.metadata["default"]
    raw = given.get(variable, "").strip() or default
    match one.type:
        case "int":
            if not raw.isdecimal():
                raise SettingsError(f"{variable} takes a whole number, not '{raw}'")
            return int(raw)
        case "bool":
            if raw not in {"0", "1"}:
                raise SettingsError(f"{variable} takes 0 or 1, not '{raw}'")
            return raw == "1"
        case "Path":
            return Path(raw).resolve()
        case _:
            return raw


def _with_embedded_defaults(values: dict[str, Any]) -> dict[str, Any]:
    var: Path = values["var"]
    try:
        for folder in (var, var / "files", var / "keys"):
            folder.mkdir(parents=True, exist_ok=True)
        # Everything in it is somebody's: the database, the letters, the keys.
        var.chmod(0o700)
    except OSError as fault:
        raise SettingsError(
            f"cannot write to {var} ({fault.strerror}); set REFERENT_VAR to a folder that can be "
            "written to",
        ) from None
    values["database_url"] = values["database_url"] or f"sqlite:///{var / 'referent.db'}"
    values["files_url"] = values["files_url"] or f"file://{var / 'files'}"
    values["secret_key"] = values["secret_key"] or _kept_key(var / "keys" / "secret_key")
    values["register_key"] = values["register_key"] or _kept_key(var / "keys" / "register_key")
    return values


def _kept_key(path: Path) -> str:
    """Give the key in a file of our own, made on first use and readable by us only."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_text(encoding="ascii").strip()
        if not key:
            # Stopped while it was being made, or a full disk: nothing may be signed with it.
            raise SettingsError(
                f"{path} is empty; put the key back, or delete a new house's file"
            ) from None
        return key
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        key = secrets.token_hex(_KEY_BYTES)
        stream.write(key)
    return key
