"""A letter in another language: a Danish draft whose evidence is in the original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model_servers import ScriptedServer, answer, clear, completion, mask
from summarizer.domain.source import SourceText
from summarizer.drafting import make_draft

if TYPE_CHECKING:
    from model_servers import MakeEngine
    from summarizer.domain.draft import Draft

LETTER = (
    "We are against the five storey buildings at the end of the road. The street is far too narrow "
    "for the 1400 cars a day. We ask the council to build a pavement before 1 May 2027."
)


def drafted(server: ScriptedServer, make_engine: MakeEngine, *points: dict[str, Any]) -> Draft:
    server.will_answer(completion(answer(points=list(points), notes=[])))
    masked = mask(LETTER)
    engine = make_engine(server.base_url)
    source = SourceText.from_text(LETTER)
    return make_draft(engine, masked, source=source, notes=(), verdict=clear(masked))


def test_a_danish_draft_cites_the_original_and_is_not_taken_for_invented(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    draft = drafted(
        server,
        make_engine,
        {"text": "Afsenderne er imod fem etager.", "kind": "holdning", "sentences": [1]},
        {"text": "Vejen er for smal til 1.400 biler.", "kind": "begrundelse", "sentences": [2]},
        {"text": "Der ønskes et fortov før 1. maj 2027.", "kind": "ønske", "sentences": [3]},
    )
    assert draft.engine == "openai"
    assert [p.evidence[0].of(LETTER)[:6] for p in draft.points] == ["We are", "The st", "We ask"]
    assert {(f.code, f.severity.value) for p in draft.points for f in p.flags} == {
        ("foreign_source", "yellow")
    }
    assert "Skriv på dansk" in server.requests[0]["messages"][0]["content"]


def test_a_wrong_figure_is_still_red(server: ScriptedServer, make_engine: MakeEngine) -> None:
    draft = drafted(
        server,
        make_engine,
        {"text": "Vejen er for smal til 4.100 biler.", "kind": "begrundelse", "sentences": [2]},
    )
    codes = {f.code: f.severity.value for f in draft.points[0].flags}
    assert codes["number"] == "red"
