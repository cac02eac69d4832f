"""Drafts by a language model over the OpenAI API: OpenAI, Azure, or a server of one's own."""

from __future__ import annotations

from summarizer.drafting.openai_engine.engine import OpenAIEngine, build_openai_engine
from summarizer.drafting.openai_engine.faults import FaultCode, RefusedToSend
from summarizer.drafting.openai_engine.questions import prompt_version
from summarizer.drafting.openai_engine.settings import ApiKind, OpenAISettings, SettingsError

__all__ = [
    "ApiKind",
    "FaultCode",
    "OpenAIEngine",
    "OpenAISettings",
    "RefusedToSend",
    "SettingsError",
    "build_openai_engine",
    "prompt_version",
]
