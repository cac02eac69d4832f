"""The sample hearings through the whole house: nobody's name ever reaches an engine."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from house import House, build_house
from summarizer.drafting.citat import CitatEngine
from summarizer.workflow.load_samples import SAMPLES, load_samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText, Verdict
    from summarizer.domain.style import HouseStyle
    from summarizer.drafting.engine import Proposal

PERSONAL = ("names", "addresses", "cpr", "phones", "emails")
RESPONSES = 30
SAMPLE_THEMES = 8


class ListeningEngine:
    """The real quoting engine, with a note of everything that was said to it."""

    name = "citat"

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._engine = CitatEngine()

    def propose(
        self,
        masked: MaskedText,
        *,
        notes: Sequence[MaskedNote],
        verdict: Verdict,
        style: HouseStyle | None = None,
    ) -> Proposal:
        self.heard.append(masked.text)
        self.heard.extend(note.text for note in notes)
        return self._engine.propose(masked, notes=notes, verdict=verdict, style=style)


@pytest.fixture(scope="module")
def engine() -> ListeningEngine:
    return ListeningEngine()


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory,
    engine: ListeningEngine,
) -> Iterator[House]:
    built = build_house(
        tmp_path_factory.mktemp("house"),
        engines={"citat": engine},
        register=None,
    )
    load_samples(built.context, planner=built.planner, officer=built.officer)
    built.work_off()
    yield built
    built.context.database.dispose()


def expectations() -> list[tuple[str, dict[str, Any]]]:
    return [
        (path.parent.name, told)
        for path in sorted(SAMPLES.glob("*/expected.toml"))
        for told in tomllib.loads(path.read_text(encoding="utf-8"))["response"]
    ]


def states(house: House) -> dict[str, tuple[str, str]]:
    with house.context.read() as look:
        return {
            response.filename: (response.status.value, response.reason_code)
            for hearing in look.hearings.all()
            for response in look.responses.page(hearing.id)
        }


def test_every_file_is_in_the_ledger(house: House) -> None:
    assert len(states(house)) == len(expectations()) == RESPONSES


def test_every_response_ends_where_it_should(house: House) -> None:
    found = states(house)
    wrong = {
        f"{hearing}/{told['file']}": (told["status"], found[told["file"]])
        for hearing, told in expectations()
        if found[told["file"]][0].replace("drafted", "cleared") != told["status"]
    }
    assert wrong == {}


def test_the_engine_heard_every_drafted_response(house: House, engine: ListeningEngine) -> None:
    drafted = Counter(status for status, _reason in states(house).values())["drafted"]
    assert drafted > RESPONSES / 2
    assert len(engine.heard) >= drafted


def test_a_first_visitor_finds_points_sorted_by_theme(house: House) -> None:
    with house.context.read() as look:
        counts = {
            hearing.title: look.codings.counts(hearing.id)
            for hearing in look.hearings.all()
            if look.categories.of(hearing.id)
        }
    ((title, found),) = counts.items()
    placed = [one for one in found if one.category_id]
    assert title.startswith("Lokalplan 214")
    assert len(placed) == SAMPLE_THEMES
    assert sum(one.points for one in placed) > sum(one.points for one in found) / 2


@pytest.mark.parametrize(
    ("hearing", "told"),
    expectations(),
    ids=[f"{hearing}-{told['file']}" for hearing, told in expectations()],
)
def test_no_engine_ever_receives_personal_data(
    house: House,
    engine: ListeningEngine,
    hearing: str,
    told: dict[str, Any],
) -> None:
    everything = "\n".join(engine.heard).casefold()
    personal = [word for kind in PERSONAL for word in told.get(kind, [])]
    # A first name in small letters may be part of another word; look for it standing alone.
    leaked = [word for word in personal if _stands_alone(word.casefold(), everything)]
    assert leaked == [], f"{hearing}/{told['file']}"


def _stands_alone(word: str, text: str) -> bool:
    start = text.find(word)
    while start >= 0:
        before = text[start - 1 : start]
        after = text[start + len(word) : start + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = text.find(word, start + 1)
    return False
