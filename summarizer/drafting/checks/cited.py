"""What a point's checks look at: the point itself and the passages it cites, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.clauses import Clause, clauses_of
from summarizer.drafting.danish.dates import ClockMention, DateMention, clocks_of, dates_of
from summarizer.drafting.danish.numbers import Quantity, quantities_of
from summarizer.drafting.danish.words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.domain.source import SourceText

_LONGEST: Final = 2_000  # characters of a passage that are read at once
_BEFORE: Final = 2  # sentences before a passage in which its pronouns find their nouns


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A stretch of text with everything the checks compare. Offsets are the whole text's.

    Compared and hashed by identity: ``read`` gives the same object for the same text, and
    hashing every word each time would cost more than the checks.
    """

    text: str
    span: Span
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    clocks: tuple[ClockMention, ...]
    clauses: tuple[Clause, ...]

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all words."""
        return frozenset(word.lemma for word in self.words)


@lru_cache(maxsize=4096)
def read(text: str, offset: int = 0) -> Reading:
    """Read one sentence or point. Cached: an editor saves the same points again and again."""
    words = words_of(text, offset=offset)
    return Reading(
        text=text,
        span=Span(offset, offset + len(text)),
        words=words,
        quantities=quantities_of(text, offset=offset),
        dates=dates_of(text, offset=offset),
        clocks=clocks_of(text, offset=offset),
        clauses=clauses_of(text, words, offset=offset),
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """The passages a point cites, the sentences just before them, and the whole source."""

    source: SourceText
    passages: tuple[Reading, ...]
    before: tuple[Reading, ...]

    @classmethod
    def of(cls, source: SourceText, evidence: Iterable[Span]) -> Cited:
        """Read the cited passages; spans outside the text are cut or dropped."""
        spans = sorted({s for s in (_inside(span, source) for span in evidence) if len(s)})
        numbers = sorted({n for span in spans for n in source.sentences_within(span)})
        earlier = sorted(
            {n - back for n in numbers for back in range(1, _BEFORE + 1) if n >= back}
            - set(numbers)
        )
        return cls(
            source=source,
            passages=tuple(
                read(part.of(source.text), part.start)
                for span in spans
                for part in _stretches(span, source.text)
            ),
            before=tuple(_sentence(source, n) for n in earlier),
        )

    @property
    def words(self) -> list[Word]:
        """All words of the passages."""
        return [word for passage in self.passages for word in passage.words]

    @property
    def clauses(self) -> list[Clause]:
        """All clauses of the passages."""
        return [clause for passage in self.passages for clause in passage.clauses]

    @property
    def quantities(self) -> list[Quantity]:
        """All numbers of the passages."""
        return [quantity for passage in self.passages for quantity in passage.quantities]

    @property
    def dates(self) -> list[DateMention]:
        """All dates of the passages."""
        return [date for passage in self.passages for date in passage.dates]

    @property
    def text(self) -> str:
        """The passages' words on one line, for searches that need no offsets."""
        return " ".join(passage.text for passage in self.passages)

    def elsewhere(self) -> Sequence[Reading]:
        """Every sentence of the source that is not cited."""
        cited = {n for passage in self.passages for n in self.source.sentences_within(passage.span)}
        return [
            _sentence(self.source, n) for n in range(len(self.source.sentences)) if n not in cited
        ]


def _stretches(span: Span, text: str) -> Iterator[Span]:
    """Cut an endless passage (a table without a full stop) at white space.

    The checks lay words against words; uncut, a table of sixty pages would take minutes.
    """
    start = span.start
    while span.end - start > _LONGEST:
        cut = max(text.rfind(mark, start, start + _LONGEST) for mark in " \n\t") + 1
        cut = cut or start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _inside(span: Span, source: SourceText) -> Span:
    end = min(span.end, len(source.text))
    return Span(min(span.start, end), end)


def _sentence(source: SourceText, number: int) -> Reading:
    span = source.sentences[number]
    return read(span.of(source.text), span.start)
