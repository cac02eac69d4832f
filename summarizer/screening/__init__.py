"""Screening: nothing personal reaches a model, nothing protected is missed.

``Screener.screen`` takes a ``SourceText`` and gives a ``Screening``: cleared with a masked
text, or held with reasons. It fails closed. See ``docs/screening.md``.
"""

from summarizer.screening.chosen import places_of
from summarizer.screening.faults import DetectorFault
from summarizer.screening.masking import NotCleared, hidden_words, remint
from summarizer.screening.outcome import Decision, Screening, release
from summarizer.screening.policy import Policy, PolicyError
from summarizer.screening.register.files import RegisterError, RegisterPreview, preview_register
from summarizer.screening.register.protected import ProtectedRegister
from summarizer.screening.screener import Screener

__all__ = [
    "Decision",
    "DetectorFault",
    "NotCleared",
    "Policy",
    "PolicyError",
    "ProtectedRegister",
    "RegisterError",
    "RegisterPreview",
    "Screener",
    "Screening",
    "hidden_words",
    "places_of",
    "preview_register",
    "release",
    "remint",
]
