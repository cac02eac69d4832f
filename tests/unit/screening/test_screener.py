# ruff: noqa: E501 - a letter of a citizen stands on one line

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from summarizer.domain.finding import FindingKind, HoldKind, Outcome
from summarizer.domain.source import SourceText
from summarizer.screening import (
    Decision,
    Policy,
    PolicyError,
    ProtectedRegister,
    Screener,
    Screening,
    release,
    remint,
)
from summarizer.screening.recognizers import danish_recognizers
from summarizer.screening.text.normalise import normalise

WHEN = datetime(2025, 6, 1, tzinfo=UTC)
KEY = b"k" * 32
CSV = (
    "navn,adresse,postnr,by\nBenedikte Testrup Prøvelund,Kanariefuglevænget 16,9998,Nyby\n".encode()
)
REGISTER = ProtectedRegister.from_csv(CSV, key=KEY, imported_at=WHEN)
LETTER = "Jeg er imod planen, fordi den giver mere trafik ved skolen."


@pytest.fixture(scope="module")
def gate() -> Screener:
    return Screener(REGISTER, now=lambda: WHEN)


def screened(gate: Screener, text: str, **others: object) -> Screening:
    return gate.screen(SourceText.from_text(text), **others)  # type: ignore[arg-type]  # as screen() takes them


def hard(screening: Screening) -> set[str]:
    return {r.code for r in screening.verdict.reasons if r.kind is HoldKind.HARD}


def text_of(screening: Screening) -> str:
    assert screening.masked is not None
    return screening.masked.text


def test_a_register_hit_holds_hard_and_says_nothing_of_the_entry(gate: Screener) -> None:
    screening = screened(gate, LETTER + "\n\nMvh Benedikte Prøvelund")
    assert hard(screening) == {"protected_person"}
    assert screening.masked is None
    assert "Prøvelund" not in repr(screening.verdict)


@pytest.mark.parametrize(
    "others",
    [
        {"filename": "svar_Benedikte_Prøvelund.pdf"},
        {"sender": "Benedikte Prøvelund <b@example.invalid>"},
        {"sender": "Ida Testrup, Kanariefuglevænget 16, 9998 Nyby"},
        {"declared_protected": True},
    ],
)
def test_what_comes_with_the_letter_is_screened_too(
    gate: Screener, others: dict[str, object]
) -> None:
    assert hard(screened(gate, LETTER, **others))


def test_asides_hold_but_never_reach_the_masked_text(gate: Screener) -> None:
    source = SourceText.from_text(LETTER, asides=("Kommentar: jeg har hemmelig adresse",))
    assert hard(gate.screen(source)) == {"protection_declared"}
    harmless = SourceText.from_text(LETTER, asides=("Kommentar fra Ida Testrup",))
    assert text_of(gate.screen(harmless)) == LETTER


def test_the_sender_is_masked_wherever_he_occurs(gate: Screener) -> None:
    text = "Vi kalder det Vestby-sagen. Skov har sagt det før, og huset på Fjernvænget 3 ligner."
    masked = text_of(
        screened(gate, text, sender="Ole Skov <ole@example.invalid>, Fjernvænget 3, 9999 Nyby")
    )
    assert "Skov" not in masked
    assert "Fjernvænget" not in masked


def test_an_organisation_that_sends_is_not_personal(gate: Screener) -> None:
    text = "Grundejerforeningen Solbakken støtter planen."
    assert text_of(screened(gate, text, sender="Grundejerforeningen Solbakken")) == text


def test_special_categories_of_the_family_hold_for_a_planner(gate: Screener) -> None:
    screening = screened(gate, LETTER + " Min kone har sclerose.")
    assert [(r.code, r.kind) for r in screening.verdict.reasons] == [
        ("special_category", HoldKind.DOUBT)
    ]


def test_the_hearings_own_words_are_known(gate: Screener) -> None:
    text = LETTER + " Det gælder også for Xqvortzk."
    assert "Xqvortzk" not in text_of(screened(gate, text))
    known = screened(gate, text, known_texts=["Xqvortzk er planens navn."])
    assert "Xqvortzk" in text_of(known)


def test_known_texts_never_let_a_protected_person_through(gate: Screener) -> None:
    text = LETTER + "\n\nMvh Benedikte Prøvelund"
    assert hard(screened(gate, text, known_texts=["Benedikte Prøvelund sidder i udvalget."]))


def test_a_persons_decisions_apply_but_not_to_protected_people(gate: Screener) -> None:
    text = LETTER + " Det siger Xqvortzk."
    first = screened(gate, text)
    word = next(f for f in first.findings if f.kind is FindingKind.UNKNOWN_WORD)
    again = screened(gate, text, decisions=[Decision(word.span, personal=False)])
    assert "Xqvortzk" in text_of(again)
    protected = LETTER + "\n\nMvh Benedikte Prøvelund"
    found = screened(gate, protected).findings
    decided = screened(gate, protected, decisions=[Decision(f.span, personal=False) for f in found])
    assert hard(decided) == {"protected_person"}


def test_the_verdict_can_be_minted_again(gate: Screener) -> None:
    source = SourceText.from_text(LETTER + "\n\nMvh Anders Testrup\nKastanjebakken 14")
    screening = gate.screen(source)
    assert screening.masked is not None
    assert remint(source, screening.findings, screening.verdict) == screening.masked
    assert screening.masked.policy_version == gate.policy.version
    assert screening.masked.register_version == REGISTER.version


LETTERS = st.lists(
    st.sampled_from(
        [
            "Jeg er imod planen.", "Mvh Anders Testrup", "Ring på 69 00 00 01.", "Min nabo Ida Skov er enig.",
            "Vi bor på Kastanjebakken 14, 2. tv.", "Skriv til ida@example.invalid", "cpr 310199-0000",
            "Tak for ordet.", "hilsen fra ruth og palle", "Bilen QZ 00 001 holder der.", "Jens' hund gør.",
        ],
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(LETTERS, st.sampled_from([" ", "\n", "\n\n"]))
def test_nothing_found_of_four_letters_survives_and_masking_is_idempotent(
    lines: list[str], gap: str
) -> None:
    gate = Screener(REGISTER, now=lambda: WHEN)
    screening = screened(gate, gap.join(["Jeg skriver om planen for byen.", *lines]))
    masked = text_of(screening)
    source_text = gap.join(["Jeg skriver om planen for byen.", *lines])
    for finding in screening.findings:
        words = finding.span.of(source_text)
        if len(words) >= 4:
            assert masked.count(words) < source_text.count(words)
    again = screened(gate, masked)
    assert text_of(again) == masked


PROTECTED = st.sampled_from(
    [
        "Benedikte Prøvelund", "Prøvelund, Benedikte T.", "BENEDIKTE TESTRUP PRØVELUND",
        "Benedikte Prøvelumd", "Bene\u00addikte Prøvelund", "B. T. Prøvelund",
        "Kanariefuglevænget 16", "Kanariefuglevaenget nr. 16", "Kanariefugle-\nvænget 16",
    ],
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(PROTECTED, st.sampled_from(["", "Mvh ", "Hilsen fra "]), st.sampled_from([" ", "\n\n"]))
def test_no_protected_words_leave_unless_a_person_lets_them(
    gate: Screener, entry: str, before: str, gap: str
) -> None:
    source = SourceText.from_text(f"{LETTER}{gap}{before}{entry}")
    screening = gate.screen(source)
    assert hard(screening) == {"protected_person"}
    assert screening.masked is None
    released = release(
        source, screening.findings, kept_unmasked=set(), verdict=screening.verdict
    ).masked
    assert released is not None
    left = normalise(released.text).text.casefold()
    assert not {"benedikte", "prøvelun", "prøvelum", "kanarie"} & {
        word[:n] for word in re.findall(r"[^\W\d_]+", left) for n in (7, 8, 9)
    }


def test_notes_and_other_texts_are_searched_too(gate: Screener) -> None:
    assert gate.mask_note("Svar til Anders Testrup om støj").text == "Svar til [PERSON 1] om støj"
    assert gate.find_in_text("[PERSON 1] bor på [ADRESSE 2] og er imod.") == ()
    assert [f.kind for f in gate.find_in_text("Ring til 69 00 00 01")] == [FindingKind.PHONE]


def test_a_hearing_may_be_stricter_than_the_policy() -> None:
    strict = Screener(REGISTER, policy=Policy.load().stricter(), now=lambda: WHEN)
    screening = screened(strict, LETTER + " Det siger Xqvortzk.")
    assert screening.verdict.outcome is Outcome.HELD
    assert {r.code for r in screening.verdict.reasons} == {"any_doubt"}
    assert screening.verdict.policy_version != Policy.load().version


def test_a_looser_policy_is_refused(tmp_path: Path) -> None:
    standard = Path(__file__).resolve().parents[3] / "summarizer" / "screening" / "policy.toml"
    file = tmp_path / "policy.toml"
    file.write_text(
        standard.read_text("utf-8").replace(
            'protected_person = "hold"', 'protected_person = "mask"'
        )
    )
    with pytest.raises(PolicyError):
        Policy.load(file)
    file.write_text("not toml [")
    with pytest.raises(PolicyError):
        Policy.load(file)


def test_a_municipalitys_own_lists_count(tmp_path: Path) -> None:
    standard = Path(__file__).resolve().parents[3] / "summarizer" / "screening" / "policy.toml"
    (tmp_path / "steder.txt").write_text("Zwqmarkzt\n", "utf-8")
    file = tmp_path / "policy.toml"
    file.write_text(standard.read_text("utf-8") + '\nplaces = "steder.txt"\n', "utf-8")
    own = Screener(REGISTER, policy=Policy.load(file), now=lambda: WHEN)
    text = LETTER + " Det gælder også Zwqmarkzt."
    assert text_of(screened(own, text)) == text
    assert own.policy.version != Policy.load().version


def test_a_named_pipeline_only_adds(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("da")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "planen"}])
    pipeline.to_disk(tmp_path / "pipeline")
    standard = Path(__file__).resolve().parents[3] / "summarizer" / "screening" / "policy.toml"
    file = tmp_path / "policy.toml"
    wanted = (tmp_path / "pipeline").as_posix()
    file.write_text(
        standard.read_text("utf-8").replace('pipeline = ""', f'pipeline = "{wanted}"'), "utf-8"
    )
    with_pipeline = Screener(REGISTER, policy=Policy.load(file), now=lambda: WHEN)
    screening = screened(with_pipeline, LETTER)
    assert [f.layer for f in screening.findings] == ["ner"]
    file.write_text(
        standard.read_text("utf-8").replace('pipeline = ""', 'pipeline = "no_such_pipeline"'),
        "utf-8",
    )
    missing = Screener(REGISTER, policy=Policy.load(file), now=lambda: WHEN)
    assert {r.code for r in screened(missing, LETTER).verdict.reasons} == {"detector_missing"}


def test_the_recognizers_work_in_a_plain_presidio_engine() -> None:
    registry = RecognizerRegistry(supported_languages=["da"])
    for recognizer in danish_recognizers():
        registry.add_recognizer(recognizer)
    engine = AnalyzerEngine(
        registry=registry,
        nlp_engine=NoOpNlpEngine(models=[{"lang_code": "da", "model_name": ""}]),
        supported_languages=["da"],
    )
    text = "Anders Testrup, Kastanjebakken 14, tlf. 69 00 00 01"
    found = {(r.entity_type, text[r.start : r.end]) for r in engine.analyze(text, language="da")}
    assert ("PERSON", "Anders Testrup") in found
    assert ("DK_ADDRESS", "Kastanjebakken 14") in found
    assert ("PHONE_NUMBER", "69 00 00 01") in found


def test_the_code_that_the_documentation_shows_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "screening.md"
    shown = page.read_text("utf-8").split("```python\n")[1].split("```")[0]
    exec(compile(shown, page.name, "exec"), {})  # noqa: S102 - our own documentation
    printed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert {"PERSON", "DK_ADDRESS"} <= printed


def test_importing_the_screening_does_not_import_presidio() -> None:
    code = (
        "import sys, summarizer.screening;"
        "sys.exit(bool({'presidio_analyzer', 'spacy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
