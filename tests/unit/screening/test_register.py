from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer.screening import ProtectedRegister, RegisterError
from summarizer.screening.language.lexicon import standard_lexicon
from summarizer.screening.register.files import Entry
from summarizer.screening.register.scan import RegisterScanner

KEY = b"k" * 32
WHEN = datetime(2025, 6, 1, tzinfo=UTC)
CSV = (
    "navn,adresse,postnr,by\n"
    'Benedikte Testrup Prøvelund,"Kanariefuglevænget 16, 2. tv.",9998,Nyby\n'
    "Inge Lise Thorvangsen Raskov,Kastanjestien 5A,9990,Gammelby\n"
    "Krystyna Mazurkiewicz,Fuglestien 12,9991,Nyby\n"
).encode()


def register() -> ProtectedRegister:
    return ProtectedRegister.from_csv(CSV, key=KEY, imported_at=WHEN)


def hits(text: str) -> list[str]:
    scanner = RegisterScanner(register(), standard_lexicon())
    return [text[hit.start : hit.end] for hit in scanner.scan(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Benedikte Testrup Prøvelund",
        "Benedikte Prøvelund",
        "Prøvelund, Benedikte T.",
        "B. T. Prøvelund",
        "BENEDIKTE PRØVELUND",
        "vh benedikte prøvelund",
        "Benedikte Proevelund",
        "Benedikte Prøvelunds have",
        "Benedikte Prøvelumd",
        "Benedikte Prvelund",
        "Inge Raskov",
        "Inge Lise Raskov",
        "Inge og Per Raskov",
        "Mazurkiewicz Krystyna",
        "Kanariefuglevænget 16",
        "kanariefuglevænget 16",
        "Kanariefuglevænget 16, 9998 Nyby",
        "Kanariefuglevænget nr. 16",
        "nr. 16 på Kanariefuglevænget",
        "Kanariefuglevænget 16 i Nyby",
        "Kanariefuglevaenget 16",
        "Kanariefuglevænget l6",
        "Kastanjestien 5 A",
        "Kastanjestien 5",
    ],
)
def test_an_entry_is_found(text: str) -> None:
    assert hits(f"Hilsen fra {text}")


@pytest.mark.parametrize(
    "text",
    [
        "Inge Lise Hansen",
        "Benedikte Hansen",
        "Kanariefuglevænget 18",
        "Kanariefuglevænget 16, 1234 Fjernby",
        "Kastanjestien 5B",
        "vi gik ad Kastanjestien",
    ],
)
def test_others_are_not(text: str) -> None:
    assert hits(f"Hilsen fra {text}") == []


def test_the_stored_form_holds_no_name_and_works_after_loading() -> None:
    blob = register().dumps()
    assert b"Benedikte" not in blob
    loaded = ProtectedRegister.loads(blob, key=KEY)
    assert loaded.version == register().version
    assert loaded.entry_count == 3
    assert loaded.imported_at == WHEN
    scanner = RegisterScanner(loaded, standard_lexicon())
    assert list(scanner.scan("Hilsen Benedikte Prøvelund"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"name,address\nx,y\n", "header"),
        (b"navn,adresse,postnr,by\n", "empty"),
        (b"navn,adresse,postnr,by\nA B,Vej 1\n", "row"),
        (b"", "header"),
    ],
)
def test_a_wrong_file_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(RegisterError) as caught:
        ProtectedRegister.from_csv(data, key=KEY, imported_at=WHEN)
    assert caught.value.code == code


def test_semicolons_cp1252_and_bom_are_read() -> None:
    text = "navn;adresse;postnr;by\nSøren Prøvelund;Åvej 3;9999;Nyby\n"
    for data in (text.encode("cp1252"), b"\xef\xbb\xbf" + text.encode()):
        assert ProtectedRegister.from_csv(data, key=KEY, imported_at=WHEN).entry_count == 1


def test_another_key_and_a_damaged_blob_are_refused() -> None:
    blob = register().dumps()
    with pytest.raises(RegisterError) as caught:
        ProtectedRegister.loads(blob, key=b"x" * 32)
    assert caught.value.code == "key"
    for damaged in (blob[:-3], b"", b"{}\nxx", blob[:80]):
        with pytest.raises(RegisterError) as caught:
            ProtectedRegister.loads(damaged, key=KEY)
        assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til mettelundgren@post.invalid.",
        "Se MetteLundgren på nettet.",
        "Hilsen Mette Bensalah",
        "Nr. 14B på Ravnestien er min.",
        "Vi bor på Ravnestien 14B.",
    ],
)
def test_names_in_one_word_and_numbers_before_their_street(text: str) -> None:
    entry = Entry("Mette Ben-Salah Lundgren", "Ravnestien 14B, 2. tv.", "9998")
    register = ProtectedRegister.from_entries([entry], key=KEY, imported_at=WHEN, version="one")
    assert list(RegisterScanner(register, standard_lexicon()).scan(text))


SPELT = (
    "navn,adresse,postnr,by\n"
    "Aksel Kristian Wennerlund,H.C. Testrups Boulevard 70,9998,Nyby\n"
    "Sofie Prøvelund,Test Prøves Pl 7,9990,Gammelby\n"
).encode()


@pytest.mark.parametrize(
    "text",
    [
        "Axel Wennerlund",
        "Christian Wennerlund",
        "Sophie Prøvelund",
        "H.C. Testrups Blvd. 70",
        "H.C. Testrups Boulevard 7O",
        "Test Prøves Plads 7",
        "Test Prøves Pl. 7",
    ],
)
def test_other_spellings_of_an_entry_are_found(text: str) -> None:
    spelt = ProtectedRegister.from_csv(SPELT, key=KEY, imported_at=WHEN)
    assert list(RegisterScanner(spelt, standard_lexicon()).scan(f"Hilsen fra {text}"))
