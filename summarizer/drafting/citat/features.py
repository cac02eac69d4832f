"""What the scorer sees in a sentence: cue groups, figures, length, place in the letter."""

from __future__ import annotations

import math
import re
import tomllib
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.domain.draft import Stance
from summarizer.drafting.citat.asking import lays_a_duty, opens_with_imperative
from summarizer.drafting.citat.leads import items_of, led_in
from summarizer.drafting.citat.stance import overall_stance
from summarizer.drafting.citat.verbs import has_finite_verb
from summarizer.drafting.danish.numbers import quantities_of
from summarizer.drafting.danish.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.span import Span

_TWICE: Final = 2  # two cues of a kind are as good as ten
_FULL_LENGTH: Final = 25  # words; longer sentences gain nothing more
_FRAMED: Final = 6  # sentences from which a letter has a beginning and an end
_SHORT: Final = 4  # words; "Fliserne er grimme" has three
_HEADING_WORDS: Final = 9
_PAST: Final = re.compile(
    r"\b(?:var|havde|blev|fik|kom|gik|lå|stod|sagde|skrev|kørte|boede|tog|så vi|hed|\w{3,}ede)\b",
    re.IGNORECASE,
)
_LEANS_BACK: Final = re.compile(
    r"(?:Det|Dette)\b(?! (?:bør(?! der\b)|er vigtigt|er en|vil være))"
    r"|(?:Den|De) (?:kan|er|har|vil|skal|må|får|bliver|var|blev)\b",
    re.IGNORECASE,
)
# A short question about *them*, or what is said of *it*, needs the words before it.
_HOLLOW: Final = re.compile(r"\b(?:de|den|dem)\b[^?]{0,40}\?$|\bat (?:det|de|den)\b", re.IGNORECASE)
_BECAUSE: Final = re.compile(r"\b(?:fordi|idet|da|så|ellers|derfor|når)\b", re.IGNORECASE)
_POSITION: Final = re.compile(
    r"\b(?:imod|modstander\w*|tilhænger\w*|støtte\w*|u?enige?|tilslutte\w*|protestere\w*|"
    r"indsigelse|indvend\w*|"
    r"afvise\w*|acceptere\w*|anbefale\w*|forkaste\w*|modsætte\w*|tager? (?:\w+ )?afstand|"
    r"bakker op|hilser|ser (?:\w+ )?(?:gerne|positivt)|går ind for|mener|synes|finder|"
    r"fint|glade?|velkommen|"
    r"(?:ja|nej)(?: tak)? til)\b",
    re.IGNORECASE,
)
# What frames a letter; a sentence that is of these and also takes a stand is matter.
_AROUND: Final = ("greeting", "closing", "heading", "thanks")
_SPEAKS: Final = re.compile(
    r"\b(?:jeg|vi|min|mit|mine|vores|undertegnede|man|der|har|gør|finder|støtter|protesterer)\b",
    re.IGNORECASE,
)
ASKING: Final = ("demand", "imperative", "duty")
_MATTER: Final = (*ASKING, "position", "legal", "concern")
_CUES: Final = (*ASKING, "concern", "stance", "legal", "plan")
_FAMILY: Final = re.compile(
    r"\b(?:min|mit|mine|vores|vor)\s+(?:\w+e\s+)?(?:mand|kone|søn|datter|børn|unger|"
    r"børnebørn|mor|far|moster|"
    r"mosters|bror|søster|hund|kat|familie|forældre|svigermor|svigerfar|farfar|bedstemor|"
    r"nabo)\b|\bfamilier?\b|"
    r"\b(?:år gammel|er \d\d|på \d\d)\b|\bhun har\b|\bhan (?:er|hedder|fortæller)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.):]\s")
# "Det støtter vi" without a full stop: a heading that points to what follows.
_POINTS_ON: Final = re.compile(r"Det \w+(?: \w+){1,2}:?", re.IGNORECASE)
_YOU: Final = re.compile(r"\b(?:I|jer|jeres|Jer|Jeres|kommunen|byrådet|regionen|forvaltningen)\b")
_PROSPECT: Final = re.compile(
    r"\b(?:vil|bliver|kommer til|skal|kan|så|hvis|når|fremover|fremtiden?)\b", re.IGNORECASE
)
# How to reach the sender is no matter for a summary.
_CONTACT: Final = re.compile(r"\[(?:TELEFON|E-MAIL|CPR|KONTO) \d+\]")
# A line of a mail header, as mail programs put it above an earlier mail.
_MAIL_HEADER: Final = re.compile(
    r"[>\s]*(?:(?:Fra|Til|Sendt|Emne|Dato|Cc|Kopi til|Vedhæftede filer|From|To|Sent|Subject|Date)"
    r"\s?:\s*\S|-{3,}\s*(?:Oprindelig|Videresendt|Original|Forwarded)\b|"
    r"(?:Den|On)\b[^\n]*\b(?:skrev|wrote)\b[^\n]*:\s*$)"
)


@lru_cache(maxsize=1)
def cue_groups() -> Mapping[str, re.Pattern[str]]:
    """Compile ``cues.toml``: one pattern per group."""
    text = resources.files(__package__).joinpath("cues.toml").read_text("utf-8")
    return {group: _compiled(group, cues) for group, cues in tomllib.loads(text).items()}


def _compiled(group: str, cues: Sequence[str]) -> re.Pattern[str]:
    parts = []
    for cue in cues:
        left = "" if cue.startswith("^") or not cue[0].isalnum() else r"\b"
        right = r"\b" if cue[-1].isalnum() else ""
        # "I" (you, plural) only with its capital
        parts.append(f"{left}(?-i:I){right}" if cue == "I" else f"{left}(?:{cue}){right}")
    if group == "imperative":
        # as in "Til sidst: sæt farten ned"
        lead = r"^(?:[^.:;!?]{1,40}:\s)?\W*(?:så |nej,? |men |og |eller |venligst )?"
        return re.compile(rf"{lead}(?:{'|'.join(cues)})\b", re.IGNORECASE)
    return re.compile("|".join(parts), re.IGNORECASE)


def features_of(
    text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]
) -> list[Mapping[str, float]]:
    """Give the features of every sentence, by the names that ``weights.toml`` uses."""
    starts = {paragraph.start for paragraph in paragraphs}
    features = [
        _sentence_features(span.of(text), index, len(sentences), begins=span.start in starts)
        for index, span in enumerate(sentences)
    ]
    for at, (span, after) in enumerate(pairwise(sentences)):
        alone = span.start in starts and after.start in starts
        if alone and _POINTS_ON.fullmatch(span.of(text)):
            features[at] = {**features[at], "heading": 1.0, "stance": 0.0, "position": 0.0}
    for at, item in items_of(text, sentences, paragraphs).items():
        features[at] = led_in(features[at], features[item.lead])
    return features


@lru_cache(maxsize=8192)
def _sentence_features(
    sentence: str, index: int, total: int, *, begins: bool
) -> Mapping[str, float]:
    flat = " ".join(sentence.split())  # as hard-wrapped lines have no cue across them
    features: dict[str, float] = {
        group: min(len(pattern.findall(flat)), _TWICE) / _TWICE
        for group, pattern in cue_groups().items()
    }
    for once in ("imperative", "greeting", "closing", "thanks", "filler", "anaphor", "demand"):
        features[once] = float(features[once] > 0)
    if opens_with_imperative(sentence):
        features["imperative"] = 1.0
    features["duty"] = float(lays_a_duty(sentence))
    count = len(words_of(sentence))
    features["question"] = float(sentence.rstrip().endswith("?"))
    features["quantity"] = float(any(not q.faint for q in quantities_of(sentence)))
    features["length"] = min(1.0, math.log1p(count) / math.log1p(_FULL_LENGTH))
    features["short"] = float(count < _SHORT)
    features["paragraph_start"] = float(begins and total > _TWICE)
    features["no_cue"] = float(not any(features[name] for name in _CUES))
    features["family"] = float(bool(_FAMILY.search(flat)))
    features["you"] = float(bool(_YOU.search(sentence)))
    features["prospect"] = float(bool(_PROSPECT.search(sentence)))
    features["heading"] = float(is_heading(sentence))
    features["leans_back"] = float(_leans_back(flat, count))
    features["because"] = float(bool(_BECAUSE.search(sentence)))
    features["position"] = float(bool(_POSITION.search(flat)))
    features["side"] = float(overall_stance([flat]) is not Stance.UNCLEAR)
    features["contact"] = float(bool(_CONTACT.search(sentence)))
    features["mail_header"] = float(bool(_MAIL_HEADER.match(sentence)))
    features["past"] = float(bool(_PAST.search(flat)))
    # A letter begins and ends with what is no matter, save what asks, worries or takes a stand;
    # in one of a few sentences, the first and the last may be all there is.
    framed = total >= _FRAMED and not any(features[name] for name in _MATTER)
    features["near_start"] = 1 / (1 + index) if framed else 0.0
    features["near_end"] = 1 / (total - index) if framed else 0.0
    features["edge"] = float(framed and (index == 0 or index == total - 1))
    if _says_something(sentence, features):
        features.update(dict.fromkeys(_AROUND, 0.0))
    return features


def _leans_back(sentence: str, words: int) -> bool:
    """Tell whether a sentence says too little alone: *Det kan I*, or *Er de undersøgt*."""
    short = words <= _HEADING_WORDS
    return bool(_LEANS_BACK.match(sentence) or (short and _HOLLOW.search(sentence)))


def _says_something(sentence: str, features: Mapping[str, float]) -> bool:
    """Tell whether a greeting or a lead-in takes a stand, too: *Hej, jeg støtter forslaget*."""
    if not any(features[name] for name in _AROUND):
        return False
    stands = any(features[name] for name in ("position", "demand", "concern", "duty"))
    return bool(stands) and bool(_SPEAKS.search(sentence)) and has_finite_verb(sentence)


def is_heading(sentence: str) -> bool:
    """Tell whether a line is a heading, an address or a lead-in: short and without a verb."""
    stripped = sentence.strip()
    if stripped.endswith(":"):
        return True
    words = words_of(stripped)
    if not words:
        return True
    if _NUMBERED.match(stripped) and len(words) <= _TWICE and not has_finite_verb(stripped):
        return True  # "1. Støj."
    if len(words) > _HEADING_WORDS or stripped[-1] in ".?!…":
        return False
    return not has_finite_verb(stripped)


def is_noise_beside(features: Mapping[str, float]) -> bool:
    """Know a mail's header line, and what is marked as beside the letter."""
    return bool(features["mail_header"] or features.get("beside"))


def is_noise(features: Mapping[str, float]) -> bool:
    """Tell whether a sentence is surely no matter for a summary: greeting, heading, filler."""
    if features["contact"] or is_noise_beside(features):
        return True
    if any(features[name] for name in (*ASKING, "legal")):
        return False
    return bool(
        features["greeting"]
        or features["closing"]
        or features["heading"]
        or (features["filler"] and not features["concern"] and not features["position"])
        or (features["thanks"] and not features["concern"] and not features["position"])
    )
