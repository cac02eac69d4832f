from __future__ import annotations

import pytest

from summarizer.screening.recognizers import (
    AccountRecognizer,
    BirthDateRecognizer,
    CprRecognizer,
    DanishRecognizer,
    EmailRecognizer,
    LinkRecognizer,
    PhoneRecognizer,
    PlateRecognizer,
    PropertyRecognizer,
)


def found(recognizer: DanishRecognizer, text: str) -> list[str]:
    return [text[spot.start : spot.end] for spot in recognizer.spots(text)]


@pytest.mark.parametrize(
    "written",
    [
        "310199-0000",
        "3101990000",
        "310199 0000",
        "310199/0000",
        "310199\n-0000",
        "31.01.99-0000",
        "31 01 99 0000",
        "3 1 0 1 9 9 - 0 0 0 0",
        "31O199-00l0",
        "310199-xxxx",
        "310199-****",
        "310199-0xxx",
        "910199-0000",
        "31-01-1999-0000",
        "310199 – 0000",
    ],
)
def test_cpr_is_found_however_it_is_written(written: str) -> None:
    assert any(written in hit for hit in found(CprRecognizer(), f"Mit nummer {written} er det."))


@pytest.mark.parametrize(
    "text", ["sag 990199-0000x", "den 12-10-2025 kl. 9", "jf. § 4 nr. 12", "1.234.567.890 kr."]
)
def test_other_numbers_are_no_cpr(text: str) -> None:
    assert found(CprRecognizer(), text) == []


def test_a_cpr_without_date_counts_after_its_label() -> None:
    assert found(CprRecognizer(), "cpr-nr.: 999999-0000 tak") == ["999999-0000"]
    assert found(CprRecognizer(), "CPR-nr.: 31O199-OOOO tak") == ["31O199-OOOO"]


@pytest.mark.parametrize(
    "written",
    [
        "69000001",
        "69 00 00 01",
        "6900 0001",
        "690 00 001",
        "69.00.00.01",
        "69-00-00-01",
        "45 69 00 00 01",
        "+45 69 00 00 01",
        "+4569000001",
        "0045 69000001",
        "(+45) 6900 0001",
        "6 9 0 0 - 0 0 - 0 1",
        "+46 70 000 00 01",
        "69/000001",
    ],
)
def test_phone_is_found_in_every_grouping(written: str) -> None:
    hits = found(PhoneRecognizer(), f"Ring til mig på {written} i aften")
    assert any(written.strip("(") in hit or written in hit for hit in hits)


@pytest.mark.parametrize(
    "text",
    [
        "CVR 69000001",
        "CVR-nr.: 69 00 00 01",
        "den 20.10.2025",
        "2025-06-02",
        "perioden 2025-2037",
        "kl. 20.00-22.30",
        "25.000.000 kr.",
        "journalnr. 20250001",
    ],
)
def test_other_numbers_are_no_phone(text: str) -> None:
    assert found(PhoneRecognizer(), text) == []


@pytest.mark.parametrize(
    "written",
    [
        "a.b@example.dk",
        "navn@sted.example",
        "navn (at) example.dk",
        "navn[at]example[dot]dk",
        "navn snabel-a example.dk",
        "navn @ example.dk",
        "åse.sø@example.invalid",
    ],
)
def test_email_is_found_with_any_ending_and_disguise(written: str) -> None:
    assert any(written in hit for hit in found(EmailRecognizer(), f"Skriv til {written} snart"))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("f. 19-o3-1947", "19-o3-1947"),
        ("født 22/8 1939 og", "22/8 1939"),
        ("Hun er født den 3. januar 1991,", "3. januar 1991"),
        ("fødselsdato: 030191", "030191"),
        ("jeg er født den 3. januar i 1991", "3. januar i 1991"),
        ("født tredje januar 1991", "tredje januar 1991"),
    ],
)
def test_birth_dates_need_their_context(text: str, date: str) -> None:
    assert found(BirthDateRecognizer(), text) == [date]


@pytest.mark.parametrize("text", ["mødet den 3. januar 1991", "født i april", "født i 1947"])
def test_other_dates_stay(text: str) -> None:
    assert found(BirthDateRecognizer(), text) == []


def test_plates_accounts_and_properties_are_found() -> None:
    assert found(PlateRecognizer(), "bilen QZ 00 001 og traileren QZ 0 412") == [
        "QZ 00 001",
        "QZ 0 412",
    ]
    assert found(PlateRecognizer(), "BR 2018 og DK 8660") == []
    assert found(AccountRecognizer(), "Mit eget er 0000 0000000001.") == ["0000 0000000001"]
    assert found(AccountRecognizer(), "reg. nr. 0000 konto 000001") == ["0000 konto 000001"]
    assert found(AccountRecognizer(), "IBAN DK00 0000 0000 0000 00") == ["DK00 0000 0000 0000 00"]
    assert found(AccountRecognizer(), "pasnr. 000000001") == ["000000001"]
    assert set(found(PropertyRecognizer(), "matr.nr. 99 zz, Nyby og BFE 0000001")) == {
        "99 zz",
        "0000001",
    }
    assert found(LinkRecognizer(), "se facebook.com/navn.navnesen nu") == [
        "facebook.com/navn.navnesen"
    ]


def test_a_phone_in_groups_right_behind_its_label_is_found() -> None:
    assert found(PhoneRecognizer(), "Bo Holm, tlf69 00 00 01\n") == ["69 00 00 01"]
