"""By when somebody promised something, as it is typed: words, weekdays, spans, numbers."""

from datetime import date

import pytest

from core_facilitator.domain.typed_dates import due_in, parse_date

WEDNESDAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 10, 14)),
        ("tonight", date(2026, 10, 14)),
        (" Tomorrow ", date(2026, 10, 15)),
        ("end of the week", date(2026, 10, 16)),
        ("end of month", date(2026, 10, 31)),
        ("Friday", date(2026, 10, 16)),
        ("by Fri", date(2026, 10, 16)),
        ("fri.", date(2026, 10, 16)),
        ("this Thursday", date(2026, 10, 15)),
        ("wednesday", date(2026, 10, 21)),
        ("next Friday", date(2026, 10, 23)),
        ("next mon", date(2026, 10, 19)),
        ("in 2 weeks", date(2026, 10, 28)),
        ("2 weeks", date(2026, 10, 28)),
        ("in a week", date(2026, 10, 21)),
        ("in three days", date(2026, 10, 17)),
        ("in 1 month", date(2026, 11, 14)),
        ("in a year", date(2027, 10, 14)),
        ("next week", date(2026, 10, 21)),
        ("next month", date(2026, 11, 14)),
        ("12/3", date(2026, 12, 3)),
        ("1/8", date(2027, 1, 8)),
        ("10/14", date(2026, 10, 14)),
        ("10/13", date(2027, 10, 13)),
        ("12/3/26", date(2026, 12, 3)),
        ("12/3/2027", date(2027, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("Dec 3", date(2026, 12, 3)),
        ("by December 3rd, 2027", date(2027, 12, 3)),
        ("3 Dec", date(2026, 12, 3)),
        ("Thu, Dec 3", date(2026, 12, 3)),
        ("the 20th", date(2026, 10, 20)),
        ("14th", date(2026, 10, 14)),
        ("the 1st", date(2026, 11, 1)),
    ],
)
def test_what_is_typed_means_a_date_that_lies_ahead(typed: str, meant: date) -> None:
    assert parse_date(typed, WEDNESDAY) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "after lunch", "12/3 or so", "2/30", "the 32nd", "0th", "in 2 fortnights", "1/2/1850"]
)
def test_what_is_no_date_is_none_and_no_guess(typed: str) -> None:
    assert parse_date(typed, WEDNESDAY) is None


def test_a_month_later_ends_with_the_month() -> None:
    assert parse_date("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


def test_the_31st_is_in_the_next_month_that_has_one() -> None:
    assert parse_date("the 31st", date(2026, 11, 2)) == date(2026, 12, 31)
    assert parse_date("the 5th", date(2026, 12, 20)) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("typed", "said", "rest"),
    [
        ("By Sunday, send the map", "Sunday", "Send the map"),
        ("By Sunday…", "Sunday", ""),
        ("by Sunday", "Sunday", ""),
        ("Send the map by Sunday.", "Sunday", "Send the map"),
        ("Send the map, by the end of the month", "the end of the month", "Send the map"),
        ("by Dec 3: the letter", "Dec 3", "The letter"),
        ("Write it by hand by Friday", "Friday", "Write it by hand"),
        ("Stand by the families", None, None),
        ("Sunday, send the map", None, None),
        ("Call by", None, None),
        ("", None, None),
    ],
)
def test_by_when_is_found_at_the_beginning_and_at_the_end_of_what_is_promised(
    typed: str, said: str | None, rest: str | None
) -> None:
    assert due_in(typed, WEDNESDAY) == (None if said is None else (said, rest))
