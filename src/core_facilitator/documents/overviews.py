"""The facilitator's overview: why the group meets, what to check before the day, who leads, which rooms."""

from collections.abc import Iterator

from core_facilitator.documents.blocks import (
    Align,
    Box,
    Cell,
    Column,
    Content,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
    say,
)
from core_facilitator.documents.phrases import bullets, cell, labeled, small_print
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.agendas import Room, TimeKind
from core_facilitator.domain.conflicts import Conflict, conflicts
from core_facilitator.domain.materials import loads
from core_facilitator.domain.timing import balance
from core_facilitator.domain.typed_times import duration


def overview_pages(plan: Plan) -> tuple[Content, ...]:
    """Return the session at a glance."""
    words, session = plan.words, plan.session
    known = (
        *((say(session.purpose, Style.LEAD),) if session.purpose else ()),
        *_to_check(plan),
        *_outcomes(plan),
        *labeled(words.notes, session.notes),
        *_balance(plan),
        *_team(plan),
        *_rooms(plan),
    )
    return (Heading(1, words.overview, badge=words.facilitators_only), *(known or (say(words.nothing_planned),)))


def _to_check(plan: Plan) -> Iterator[Content]:
    """Yield a box with what cannot work as planned."""
    found = conflicts(plan.session)
    if found:
        title = Paragraph((Run(plan.words.to_check, bold=True),))
        yield Box((title, *(say(trouble_text(plan, conflict)) for conflict in found)))


def trouble_text(plan: Plan, conflict: Conflict) -> str:
    """Return in words what cannot work, with its day and time."""
    day = next(day for day in plan.days if day.day.id == conflict.day_id)
    timed = [found for key in conflict.block_ids if (found := day.find(key))]
    titles = [plan.title_of(each.block) for each in timed]
    person = plan.session.person(conflict.person_id) if conflict.person_id else None
    text = plan.words.troubles[conflict.trouble].format(
        time=plan.clock(timed[-1].start) if timed else "",
        block=titles[0] if titles else "",
        other=titles[-1] if titles else "",
        person=person.name if person else "",
        room=plan.room_name(conflict.room_id),
        minutes=conflict.minutes,
    )
    return plan.words.titled.format(title=plan.day_name(day), text=text) if plan.day_name(day) else text


def _outcomes(plan: Plan) -> Iterator[Content]:
    if plan.session.outcomes:
        yield Heading(2, plan.words.outcomes)
        yield bullets(plan.session.outcomes)


def _balance(plan: Plan) -> Iterator[Content]:
    """Yield how much of each day is spent in each way."""
    words = plan.words
    if not plan.days:
        return
    yield Heading(2, words.balance)
    yield Table(
        columns=(Column(words.date, 2.4), *(Column(words.kinds[kind], 1.2, Align.END) for kind in TimeKind)),
        rows=tuple(
            (
                Cell((say(words.dates.day(day.day.date)), *small_print(day.day.title))),
                *(cell(duration(minutes)) for minutes in (balance(day)[kind] for kind in TimeKind)),
            )
            for day in plan.days
        ),
        summary=words.balance_summary,
    )


def _team(plan: Plan) -> Iterator[Content]:
    """Yield how long each facilitator leads."""
    words, people = plan.words, {load.person_id: load for load in loads(plan.session)}
    if not people:
        return
    yield Heading(2, words.team)
    yield Table(
        columns=(
            Column(words.name, 3),
            Column(words.time_led, 1.4, Align.END),
            Column(words.blocks_led, 1, Align.END),
        ),
        rows=tuple(
            (cell(plan.names((key,))), cell(duration(load.minutes)), cell(str(len(load.block_ids))))
            for key, load in people.items()
        ),
        summary=words.team_summary,
    )


def _rooms(plan: Plan) -> Iterator[Content]:
    words, session = plan.words, plan.session
    if not session.rooms:
        return
    yield Heading(2, words.rooms)
    yield Table(
        columns=(
            Column(words.room, 2),
            Column(words.holds, 0.8, Align.END),
            Column(words.room_set_up, 3),
            Column(words.room_notes, 3),
        ),
        rows=tuple(_room(room) for room in session.rooms),
        summary=words.rooms_summary,
    )


def _room(room: Room) -> tuple[Cell, ...]:
    holds = str(room.capacity) if room.capacity is not None else ""
    return (cell(room.name), cell(holds), cell(room.setup), cell(room.notes))
