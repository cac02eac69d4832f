"""Answer attention notes by the words of the letter; *ikke omtalt* is an answer too.

A note is cut into alternatives at *og* and commas. In each, the first word with a subject of
its own leads; an owner and what a preposition adds count less. A sentence answers when the
leading word is there by lemma, in a compound, or by the theme's usual words; a height or a width
also by a figure in metres.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from summarizer.domain.draft import NoteStatus
from summarizer.drafting.danish.words import compound_parts, lemma_of, stem_of, word_set, words_of
from summarizer.drafting.engine import ProposedNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.drafting.citat.choice import Scored
    from summarizer.drafting.danish.words import Word

# Words that lead a note without naming its subject.
_GENERAL: Final = word_set(
    "håndtering påvirkning forhold hensyn brug tilbud mulighed behov betydning konsekvens "
    "spørgsmål ønske krav holdning løsning fremtid sikring niveau omfang placering bemærkning "
    "kommentar gene effekt virkning særlig område ordning kvalitet antal adgang forslag plan "
    "projekt tiltag indretning anvendelse udformning type konkret lokal byggeri kommune by "
    "vurdering bevaring bevarelse beskyttelse adgangsforhold størrelse presse betjening udnyttelse "
    "tilstand fordeling ændring etablering opførelse vilkår problem udfordring risiko ansvar "
    "organisering indsats ramme fremtidig ny tung høj lav eksisterende manglende øget "
    "generel samlet øvrig"
)
# Told in figures: "et hegn på 90 centimeter" speaks of its height.
_MEASURES: Final = word_set("højde bredde længde dybde areal")
_FIGURE: Final = re.compile(r"\b(?:meter|m|cm|centimeter|m2|m²|kvadratmeter|kvm|hektar|etager)\b")
_MET: Final = 0.8
_PREFIX: Final = "gen"  # a word of its own, but not in *genskin*
_SPLIT: Final = re.compile(r"\s*(?:,|;|/|\bog\b|\beller\b|\bsamt\b)\s*")
_PREPOSITION: Final = re.compile(
    r"\b(?:på|af|for|til|efter|i|ved|mod|fra|om|under|med|langs|mellem)\b"
)
_NUMBER: Final = re.compile(r"\s+(\d+)\b")
_DIGITS: Final = re.compile(r"(?<![\d.,])\d+(?![\d]|[.,]\d)")
_ENOUGH: Final = 0.6
_LESS: Final = 0.45  # weight of what stands after a preposition, or in the genitive
_TAIL: Final = 0.5  # worth of a compound's last part alone
_MOST_SENTENCES: Final = 4


@dataclass(frozen=True, slots=True)
class _Keyword:
    """A word of a note; with a ``number`` (*linje 12*) it is met only where that stands too."""

    lemma: str
    weight: float
    number: str = ""


@dataclass(frozen=True, slots=True)
class _Theme:
    stems: tuple[str, ...]
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _themes() -> tuple[_Theme, ...]:
    text = resources.files(__package__).joinpath("themes.toml").read_text("utf-8")
    return tuple(
        _Theme(
            tuple(lemma_of(word) for word in row["note"]),
            re.compile(
                "|".join(rf"(?<!\w)(?:{cue})(?!\w)" for cue in row["letter"]), re.IGNORECASE
            ),
        )
        for row in tomllib.loads(text)["theme"]
    )


def answer_note(note: str, text: str, scored: Sequence[Scored], *, above: float) -> ProposedNote:
    """Quote the sentences that answer a note, at most four, or say that none does.

    Only sentences that score higher than ``above`` answer; a heading answers for its section.
    """
    alternatives = _alternatives(note)
    worth: dict[int, float] = {}
    heading = 0.0
    for sentence in scored:
        own = _worth(alternatives, " ".join(sentence.span.of(text).split()))
        if sentence.features["heading"]:
            heading = _ENOUGH if own >= 1.0 else 0.0
        elif sentence.score > above:
            worth[sentence.index] = max(own, heading)
    found = [s for s in scored if worth.get(s.index, 0.0) >= _ENOUGH]
    if not found:
        return ProposedNote(note, NoteStatus.NOT_MENTIONED)
    # What is said of the place belongs to the answer, but is none by itself.
    named = _names(note)
    found += [
        s for s in scored if s not in found and s.score > above and named & _lemmas(s.span.of(text))
    ]
    found = sorted(found, key=lambda s: (-worth.get(s.index, 0.0), -s.score))[:_MOST_SENTENCES]
    found.sort(key=lambda s: s.index)
    quoted = " ".join(" ".join(s.span.of(text).split()) for s in found)
    return ProposedNote(note, NoteStatus.ADDRESSED, quoted, tuple(s.index for s in found))


def _names(note: str) -> set[str]:
    """Give the places that a note names: *Kirkepladsen*, not the word it begins with."""
    return {w.lemma for w in words_of(note)[1:] if w.is_content and w.text[0].isupper()}


def _lemmas(sentence: str) -> set[str]:
    return {w.lemma for w in words_of(sentence)}


def _alternatives(note: str) -> list[list[_Keyword]]:
    alternatives = [_keywords(part) for part in _SPLIT.split(note) if part.strip()]
    return [keywords for keywords in alternatives if keywords]


def _keywords(part: str) -> list[_Keyword]:
    words = [w for w in words_of(part) if w.is_content]
    special = [w for w in words if w.lemma not in _GENERAL] or words
    cut = _PREPOSITION.search(part, pos=special[0].span.start) if special else None
    return [
        _Keyword(
            word.lemma,
            _LESS if cut and word.span.start > cut.start() else _weight(word, after, part),
            number[1] if (number := _NUMBER.match(part, word.span.end)) else "",
        )
        for word, after in zip_longest(special, special[1:])
    ]


def _weight(word: Word, after: Word | None, part: str) -> float:
    """Let the owner of the word right behind it count less; an adjective limits the note."""
    owns = after is not None and not part[word.span.end : after.span.start].strip()
    return _LESS if owns and word.lower.endswith("s") else 1.0


def _worth(alternatives: Sequence[Sequence[_Keyword]], sentence: str) -> float:
    """Give the best alternative's share of weight that the sentence covers."""
    lemmas = _lemmas(sentence)
    return max((_covered(keywords, sentence, lemmas) for keywords in alternatives), default=0.0)


def _covered(keywords: Sequence[_Keyword], sentence: str, lemmas: set[str]) -> float:
    total = sum(keyword.weight for keyword in keywords)
    numbers = set(_DIGITS.findall(sentence))
    met = {
        k: _meets(k.lemma, sentence, lemmas)
        for k in keywords
        if not k.number or k.number in numbers
    }
    if max(met.values(), default=0.0) >= _MET and _FIGURE.search(sentence):
        met.update((k, 1.0) for k in met if k.lemma in _MEASURES)
    return sum(k.weight * share for k, share in met.items()) / total if total else 0.0


def _meets(keyword: str, sentence: str, lemmas: set[str]) -> float:
    """Say how well a sentence meets a keyword, 0 to 1."""
    best = max((_likeness(keyword, lemma) for lemma in lemmas), default=0.0)
    if best < 1.0 and any(pattern.search(sentence) for pattern in _usual_words(keyword)):
        return 1.0
    return best


@lru_cache(maxsize=1024)
def _usual_words(keyword: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of the themes that a keyword names, itself or by its first part."""
    parts = compound_parts(keyword)
    named = _named(keyword) or (_named(parts[0]) if parts else ())
    return tuple(theme.pattern for theme in named)


def _named(word: str) -> tuple[_Theme, ...]:
    return tuple(theme for theme in _themes() if word in theme.stems)


@lru_cache(maxsize=50_000)
def _likeness(keyword: str, lemma: str) -> float:
    if keyword == lemma or stem_of(keyword) == stem_of(lemma):
        return 1.0
    theirs = compound_parts(lemma)
    if keyword in theirs or lemma == keyword.removesuffix("ation") + "ere":
        return 1.0
    mine = compound_parts(keyword)
    head = mine[0] if mine and mine[0] != _PREFIX else ""
    if head and (lemma == head or head in theirs[:1]):
        return 0.8
    return _TAIL if mine and lemma == mine[-1] else 0.0
