from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.store.thinning import FEWEST, Made, kept

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def daily(count: int, newest: datetime = NOW) -> list[Made]:
    """Return one backup a day, the last one just made."""
    return [(newest - timedelta(days=age), count - age) for age in range(count)]


moments = st.integers(0, 5 * 365 * 24).map(lambda hours: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
made = st.lists(st.tuples(moments, st.integers(0, 10_000)), max_size=60, unique=True)


def test_a_year_of_daily_backups_leaves_two_days_twelve_days_ten_weeks_and_nine_months() -> None:
    stay = sorted(kept(daily(400), NOW), reverse=True)
    assert [NOW - at for at, _changes in stay[:2]] == [timedelta(0), timedelta(days=1)]
    assert len(stay) == 2 + 12 + 10 + 9
    days = stay[2:14]
    assert [(NOW - at).days for at, _changes in days] == list(range(2, 14))
    weeks = stay[14:24]
    assert len({at.isocalendar()[:2] for at, _changes in weeks}) == 10
    months = stay[24:]
    assert len({(at.year, at.month) for at, _changes in months}) == 9


def test_everything_of_the_last_two_days_stays() -> None:
    half_hours: list[Made] = [(NOW - timedelta(minutes=30 * age), 200 - age) for age in range(96)]
    assert kept(half_hours, NOW) == set(half_hours)


def test_of_an_older_day_the_newest_stays() -> None:
    day = NOW - timedelta(days=5)
    backups: list[Made] = [(day - timedelta(hours=age), 10 - age) for age in range(6)]
    newest = [(NOW - timedelta(days=age), 100 - age) for age in range(3)]
    assert kept([*backups, *newest], NOW) == {backups[0], *newest}


def test_backups_after_a_year_away_all_stay_at_first() -> None:
    """Days are counted by what there is: a computer that was off loses nothing by it."""
    old = daily(12, NOW - timedelta(days=365))
    assert kept(old, NOW) == set(old)


def test_no_backup_is_removed_because_the_clock_was_set_back_two_years() -> None:
    backups = daily(30)
    assert kept(backups, NOW - timedelta(days=730)) == set(backups)


def test_a_clock_two_years_ahead_for_a_day_leaves_the_newest_and_one_of_each_day() -> None:
    backups = daily(10)
    assert kept(backups, NOW + timedelta(days=730)) == set(backups)


@given(made, moments)
def test_the_three_that_saw_the_most_changes_always_stay(backups: list[Made], now: datetime) -> None:
    by_changes = sorted(backups, key=lambda one: (one[1], one[0]), reverse=True)
    assert set(by_changes[:FEWEST]) <= kept(backups, now) <= set(backups)


@given(made, moments)
def test_thinning_twice_removes_nothing_more(backups: list[Made], now: datetime) -> None:
    once = kept(backups, now)
    assert kept(once, now) == once


@given(made)
def test_no_more_than_a_years_worth_stays_beside_the_last_two_days(backups: list[Made]) -> None:
    now = datetime(2030, 1, 1, tzinfo=UTC)
    assert len(kept(backups, now)) <= 12 + 10 + 9 + FEWEST


def test_nothing_made_leaves_nothing() -> None:
    assert kept([], NOW) == set()
