"""Words and dates of printouts."""

import locale
from dataclasses import fields
from datetime import date

import pytest

from core_facilitator.documents.words import ENGLISH, LANGUAGES, Words, words_for
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.audiences import AT_THE_SESSION
from core_facilitator.domain.conflicts import Trouble


def test_a_date_reads_as_people_say_it() -> None:
    assert ENGLISH.dates.day(date(2026, 10, 14)) == "Wednesday, October 14, 2026"
    assert ENGLISH.dates.brief(date(2026, 10, 4)) == "Sun, Oct 4"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 10, 14), date(2026, 10, 14), "Wednesday, October 14, 2026"),
        (date(2026, 10, 14), date(2026, 10, 16), "October 14 to 16, 2026"),
        (date(2026, 9, 30), date(2026, 10, 2), "September 30 to October 2, 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "December 30, 2026 to January 2, 2027"),
    ],
)
def test_a_range_of_dates_is_as_short_as_is_clear(first: date, last: date, text: str) -> None:
    assert ENGLISH.dates.range(first, last) == text


def test_the_computers_own_language_changes_no_date() -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "")
        assert ENGLISH.dates.day(date(2026, 3, 2)) == "Monday, March 2, 2026"
    finally:
        locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize("asked", ["en", "en-US", "en_GB", "EN", "tlh", ""])
def test_a_language_without_a_table_is_printed_in_english(asked: str) -> None:
    assert words_for(asked) is ENGLISH


def test_a_number_takes_its_own_form_of_the_phrase() -> None:
    assert [ENGLISH.counted(ENGLISH.people, count) for count in (0, 1, 2)] == ["0 people", "1 person", "2 people"]


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=list(LANGUAGES))
def test_every_language_has_a_word_for_everything(words: Words) -> None:
    empty = [each.name for each in fields(words) if getattr(words, each.name) in ("", (), {})]

    assert empty == []
    assert set(words.kinds) == set(TimeKind)
    assert set(words.packets) == set(AT_THE_SESSION)
    assert set(words.troubles) == set(Trouble)
    assert (len(words.dates.weekdays), len(words.dates.months)) == (7, 12)
    assert len(words.run_sheet_columns) == 10
