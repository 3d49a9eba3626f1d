"""The cover: what the packet is, and each day to scale."""

from dataclasses import replace
from datetime import time

from core_facilitator.documents.blocks import Cover, DayBar
from core_facilitator.documents.covers import cover, day_bar
from core_facilitator.documents.plans import Plan, plan_for
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Block, Session, TimeKind
from core_facilitator.domain.audiences import Audience
from samples import FIRST_DAY, key, one_day, retreat, without_days


def _plan(session: Session, audience: Audience = Audience.PARTICIPANT) -> Plan:
    return plan_for(session, audience, ENGLISH)


def _bar(*blocks: Block, start: time = time(9, 0), end: time = time(17, 0)) -> DayBar:
    plan = _plan(one_day(*blocks, start=start, end=end))
    return day_bar(plan, plan.days[0])


def _block(number: int, minutes: int, pin: time | None = None, kind: TimeKind = TimeKind.PLENARY) -> Block:
    return Block(id=key(number), title=f"Block {number}", minutes=minutes, pin=pin, kind=kind)


def test_the_cover_names_session_hosts_dates_and_place() -> None:
    page = cover(_plan(retreat()), journal=False)

    assert (page.host, page.eyebrow, page.title) == ("CORE Districts", "Participant packet", "Noticing what we carry")
    assert page.lines == (
        "Juniper Valley Unified School District",
        "Cabinet and directors",
        "October 14 to 15, 2026",
        "Quail Hollow Center",
    )
    assert [bar.title for bar in page.bars] == ["Day 1", "Day 2"]
    assert page.legend_title == "How the days are spent"


def test_only_participants_write_their_name_on_it() -> None:
    participants = cover(_plan(retreat()), journal=True)
    facilitators = cover(_plan(retreat(), Audience.FACILITATOR), journal=True)

    assert (participants.owner, participants.badge) == ("This packet belongs to", "")
    assert (facilitators.owner, facilitators.badge, facilitators.note) == ("", "Facilitators only", "")


def test_the_promise_stands_there_only_with_journal_pages() -> None:
    assert cover(_plan(retreat()), journal=True).note.startswith("Your journal pages are yours.")
    assert cover(_plan(retreat()), journal=False).note == ""


def test_a_session_without_days_has_a_cover_without_bars() -> None:
    page = cover(_plan(without_days()), journal=False)

    assert (page.title, page.lines, page.bars, page.legend, page.legend_title) == ("Just an idea", (), (), (), "")


def test_a_day_without_blocks_is_not_drawn_on_the_cover() -> None:
    planned = _plan(retreat()).session
    first, second = planned.days
    page = cover(_plan(replace(planned, days=(first, replace(second, blocks=())))), journal=False)

    assert [bar.title for bar in page.bars] == ["Day 1"]
    assert page.legend_title == "How the day is spent"
    assert len(page.legend) == len(TimeKind)


def test_a_session_without_a_title_says_so() -> None:
    page: Cover = cover(_plan(replace(without_days(), title="")), journal=False)

    assert page.title == "Untitled"


def test_the_bar_fills_the_whole_day_to_scale() -> None:
    bar = _bar(_block(1, 60), _block(2, 30, pin=time(11, 0)), _block(3, 45))

    assert [(span.minutes, span.title) for span in bar.spans] == [
        (60, "Block 1"),
        (60, "Open time"),
        (30, "Block 2"),
        (45, "Block 3"),
    ]
    assert bar.end == "12:15"


def test_where_blocks_overlap_the_later_one_is_drawn() -> None:
    bar = _bar(_block(1, 90), _block(2, 30, pin=time(10, 0)))

    assert [span.minutes for span in bar.spans] == [60, 30]


def test_a_block_that_another_covers_whole_is_not_drawn() -> None:
    bar = _bar(_block(1, 30), _block(2, 30, pin=time(9, 0)))

    assert [span.title for span in bar.spans] == ["Block 2"]


def test_moments_and_skipped_blocks_take_no_room() -> None:
    bar = _bar(_block(1, 0), replace(_block(2, 30), skipped=True), _block(3, 30))

    assert [span.title for span in bar.spans] == ["Block 3"]


def test_times_are_printed_only_where_they_do_not_crowd() -> None:
    bar = _bar(_block(1, 20), _block(2, 10), _block(3, 220), _block(4, 225), _block(5, 5))

    assert [span.label for span in bar.spans] == ["9:00", "", "", "1:10", ""]


def test_the_bar_is_said_in_words() -> None:
    bar = _bar(_block(1, 20), _block(2, 10, kind=TimeKind.BREAK))

    assert bar.title == "Wed, Oct 14"
    assert bar.alternative == ("Wed, Oct 14, 9:00 to 9:30. 9:00 Block 1, plenary, 20 min; 9:20 Block 2, break, 10 min.")


def test_an_empty_day_has_an_empty_bar() -> None:
    bar = _bar()

    assert (bar.spans, bar.end, bar.alternative) == ((), "9:00", "Wed, Oct 14, 9:00 to 9:00.")
    assert _plan(one_day()).session.days[0].id == FIRST_DAY
