"""Texts in other languages and scripts: told by name, masked where they are a name, held."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer.domain.finding import HoldKind
from summarizer.domain.source import SourceText
from summarizer.screening import ProtectedRegister, Screener, places_of, release
from summarizer.screening.language.other_languages import language_of

WHEN = datetime(2026, 10, 1, tzinfo=UTC)
DANISH = (
    "Vi er imod de fem etager for enden af vejen. Gaden er alt for smal til mere trafik, og "
    "børnene cykler til skole ad den hver morgen."
)
GARBLED = "Jrg rr imqd plxnen fordl dfn glvrr mwre trcfik vfd skqlrn og dxt vyl jeg ikkf hvxe"
LETTERS = {
    "en": "We object to the towers at the end of the road. The street is far too narrow already.",
    "de": "Wir sind gegen die hohen Häuser. Die Straße ist viel zu schmal für noch mehr Verkehr.",
    "sv": "Vi är emot de höga husen och gatan är alldeles för smal för mer trafik till skolan.",
    "nb": "Vi er imot de høye husene i enden av veien, og barna sykler altfor ofte langs den.",
    "pl": "Jesteśmy przeciwni tej budowie. Ulica jest zbyt wąska i nie jest to dobre dla dzieci.",
    "tr": "Bu binalara karşıyız. Sokak daha fazla trafik için çok dar ve çocuklar okula gidiyor.",
    "so": "Waxaan ka soo horjeednaa dhismaha. Waddadu aad bay u cidhiidhi tahay oo waa khatar.",
    "uk": "Ми проти високих будинків. Вулиця занадто вузька, і це не є добре для дітей та школи.",
    "ar": "نحن ضد المباني العالية في نهاية الطريق. لا نريد هذا لأن الشارع ضيق جدا على حركة المرور",
}


@pytest.fixture(scope="module")
def screener() -> Screener:
    register = ProtectedRegister.from_csv(
        "navn,adresse,postnr,by\nAgnete Brinkholt,Tudsemosen 17,4999,Egebæk\n".encode(),
        key=b"k" * 32,
        imported_at=WHEN,
    )
    return Screener(register, now=lambda: WHEN)


def reasons(screener: Screener, text: str) -> set[tuple[str, HoldKind, str]]:
    verdict = screener.screen(SourceText.from_text(text)).verdict
    return {(one.code, one.kind, one.detail) for one in verdict.reasons}


@pytest.mark.parametrize("code", LETTERS)
def test_a_language_that_can_be_named_is_the_officers_to_decide(
    screener: Screener, code: str
) -> None:
    assert reasons(screener, LETTERS[code]) == {("foreign_language", HoldKind.HARD, code)}


@pytest.mark.parametrize("text", [GARBLED, LETTERS["en"] + "\n\n" + GARBLED])
def test_what_nobody_can_read_is_a_fault(screener: Screener, text: str) -> None:
    assert {(code, kind) for code, kind, _ in reasons(screener, text)} == {
        ("language", HoldKind.FAULT)
    }


def test_danish_is_no_other_language(screener: Screener) -> None:
    assert reasons(screener, DANISH) == set()


def test_a_paragraph_in_other_languages_is_enough(screener: Screener) -> None:
    text = "\n\n".join((DANISH, LETTERS["en"], DANISH, LETTERS["ar"]))
    assert reasons(screener, text) == {("foreign_language", HoldKind.HARD, "ar en")}


def test_a_chinese_sentence_has_no_blanks_and_is_held_all_the_same(screener: Screener) -> None:
    held = reasons(
        screener, "我们反对在路的尽头建造五层楼的建筑因为街道太窄了孩子们每天骑自行车上学"
    )
    assert {code for code, _, _ in held} == {"language"}


@pytest.mark.parametrize("name", ["محمد الأحمد", "Олена Шевчук", "陳大文", "Ελένη Παπαδάκη"])
def test_a_name_in_another_script_is_masked(screener: Screener, name: str) -> None:
    screening = screener.screen(SourceText.from_text(f"{DANISH}\n\nVenlig hilsen\n{name}\n"))
    assert screening.masked is not None
    assert not set(name.split()) & set(screening.masked.text.split())


def test_units_and_formulas_are_no_names(screener: Screener) -> None:
    text = "Målingen viste 48 µg/m³ ved vejen og Δ = 3 dB, altså for meget støj for os alle."
    assert screener.screen(SourceText.from_text(text)).findings == ()


@pytest.mark.parametrize("text", ["", "12 34", DANISH, GARBLED])
def test_no_language_is_told_where_there_is_none(text: str) -> None:
    assert language_of(text) is None


def test_words_that_a_person_points_out_are_found_wherever_they_stand() -> None:
    text = "Ann Wood lives here. I am ann\nwood and Ann Wood's garden is Ann Woodward's."
    found = [span.of(text) for span in places_of(text, " Ann  Wood ")]
    assert found == ["Ann Wood", "ann\nwood", "Ann Wood's"]
    assert places_of(text, "Woo") == ()
    assert places_of(text, "  ") == ()


def test_what_a_person_points_out_is_masked_on_release(screener: Screener) -> None:
    text = LETTERS["en"] + " My neighbour mary agrees, and so does Mary's son."
    source = SourceText.from_text(text)
    held = screener.screen(source)
    released = release(
        source,
        held.findings,
        kept_unmasked=(),
        also_masked=places_of(text, "mary"),
        verdict=held.verdict,
    )
    assert released.masked is not None
    assert "mary" not in released.masked.text.lower()
    assert released.verdict.masked_sha256 == released.masked.sha256


def test_a_mail_header_and_a_list_of_neighbours_are_danish(screener: Screener) -> None:
    header = (
        'Fra: "Kirsten Høeg" <kih@netpost.example.dk>\nTil: "Plan" <plan@kommunen.example.dk>\n'
        f"Kopi: <ulla.byskov@netpost.example.dk>\nDato: 4/9 2026\n\n{DANISH}"
    )
    table = "Fælles svar fra opgang 4\n\nEllen Krabbe 2. tv\nMogens Vibe 3. th\nLis Frahm 3. mf"
    for letter in (header, table):
        assert screener.screen(SourceText.from_text(letter)).verdict.reasons == ()
