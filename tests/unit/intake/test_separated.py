"""Separated values whose writers were careless with quotation marks."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.intake.unreadable import Unreadable
from summarizer.intake.uploads.separated import Separated

WORDS = st.text(alphabet='ab "\n;,.æ', max_size=12)


def rows(text: str, separator: str = ";") -> list[list[str]]:
    return list(Separated(text, separator).rows())


@given(cells=st.lists(st.tuples(WORDS, WORDS), max_size=5), quoting=st.sampled_from([0, 1]))
def test_what_is_written_properly_is_read_as_written(
    cells: list[tuple[str, str]], quoting: int
) -> None:
    written = io.StringIO(newline="")
    lines = [("Nr", "Navn", "Svar"), *((str(at), *row) for at, row in enumerate(cells))]
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL if quoting else 0).writerows(lines)
    assert rows(written.getvalue()) == [list(line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        '1;Bo;"Nej tak\n2;Lis;Ja\n3;Ib;Ok',
        '1;Bo;"Nej tak\n2;Lis;"Ja"\n3;Ib;Ok',
        '1;"Bo";"Nej tak\n2;Lis;Ja\n3;Ib;"Ok"',
        '1;Bo;"Nej tak\n2;Lis;Ja\n3;"Ib;";Ok',
        '1;"Bo;Nej tak\n2;Lis;"Ja\nok"\n3;Ib;Ok',
    ],
)
def test_a_mark_that_is_never_closed_takes_no_row_with_it(line: str) -> None:
    found = rows(f"Nr;Navn;Svar\n{line}\n")
    assert [row[0] for row in found] == ["Nr", "1", "2", "3"]
    assert all(len(row) == 3 for row in found)
    assert "Nej tak" in found[1][2]


@pytest.mark.parametrize(
    "line",
    [
        '1;"Nej tak; vi vil ikke;Bo\n2;Stolpen er 18";Lis',
        '1;"Nej; tak; alle sammen;Bo\n2;"Ja";Lis',
    ],
)
def test_rows_that_cannot_be_told_apart_are_refused(line: str) -> None:
    with pytest.raises(Unreadable, match="anførselstegn"):
        rows(f"Nr;Svar;Navn\n{line}\n3;x;y\n")


def test_blanks_after_a_mark_that_closes_are_no_letters() -> None:
    assert rows('Navn;Svar;Nr\n"Bo" ;"Nej"  ;1\n') == [["Navn", "Svar", "Nr"], ["Bo", "Nej", "1"]]


@pytest.mark.slow
def test_a_list_of_marks_that_never_close_is_refused_in_time() -> None:
    line = '7;Bo;"Nej tak til planen\n'
    with pytest.raises(Unreadable, match="anførselstegn"):
        rows(f'Nr;Navn;Svar\n{line * 9000}8;Bo;"x"\n')


def test_marks_inside_a_cell_stay_what_they_are() -> None:
    text = 'Nr;Navn;Svar\n1;Bo;"Huset "Skovly" er\n"mit" nu"\n2;Lis;18"\n3;Ib;"Ok"'
    assert rows(text)[1:] == [
        ["1", "Bo", 'Huset "Skovly" er\n"mit" nu'],
        ["2", "Lis", '18"'],
        ["3", "Ib", "Ok"],
    ]
