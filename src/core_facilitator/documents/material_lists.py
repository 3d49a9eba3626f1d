"""What to bring: everything rolled up over the session, and what goes into which room on which day."""

from collections.abc import Iterator
from uuid import UUID

from core_facilitator.documents.blocks import Align, Cell, Column, Content, Heading, Table, say
from core_facilitator.documents.phrases import cell, listed
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.materials import Needed, Use, by_day, by_room, rolled_up
from core_facilitator.domain.timing import TimedDay


def material_pages(plan: Plan) -> tuple[Content, ...]:
    """Return the list of materials, and below it what goes where."""
    words = plan.words
    heading = Heading(1, words.materials_list)
    needed = rolled_up(plan.session)
    if not needed:
        return (heading, say(words.no_materials))
    table = Table(
        columns=(Column(words.item, 2.5), Column(words.quantity, 1.4, Align.END), Column(words.used_in, 6.3)),
        rows=tuple(_row(plan, each) for each in needed),
        summary=words.materials_summary,
    )
    where = (content for day in plan.days for content in _on_day(plan, day, needed))
    return (heading, table, Heading(2, words.materials_by_room), *where)


def _row(plan: Plan, needed: Needed) -> tuple[Cell, ...]:
    uses = tuple(say(_use(plan, use, of_many=len(needed.uses) > 1)) for use in needed.uses)
    known = needed.quantity or plan.session.head_count
    return (cell(needed.name), cell(str(needed.quantity) if known else ""), Cell(uses))


def _use(plan: Plan, use: Use, *, of_many: bool) -> str:
    day = next(day for day in plan.days if day.day.id == use.day_id)
    timed = day.find(use.block_id)
    at = plan.words.at_time.format(time=plan.clock(timed.start), title=plan.title_of(timed.block)) if timed else ""
    place = listed(plan.day_name(day), at, plan.room_name(use.room_id))
    counted = of_many and (use.quantity or plan.session.head_count)
    return plan.words.quantity_of.format(name=place, quantity=use.quantity) if counted else place


def _on_day(plan: Plan, day: TimedDay, needed: tuple[Needed, ...]) -> Iterator[Content]:
    wanted = by_day(needed, day.day.id)
    if not wanted:
        return
    words = plan.words
    yield Heading(3, listed(plan.day_name(day), words.dates.day(day.day.date)))
    yield Table(
        columns=(Column(words.room, 1), Column(words.what, 3)),
        rows=tuple((cell(_room_name(plan, room)), cell(_things(plan, wanted, room))) for room in _rooms(plan, wanted)),
        summary=words.materials_by_room_summary.format(day=words.dates.day(day.day.date)),
    )


def _room_name(plan: Plan, room: UUID | None) -> str:
    return plan.room_name(room) or plan.words.no_room


def _things(plan: Plan, needed: tuple[Needed, ...], room: UUID | None) -> str:
    return listed(*(plan.amount(each.quantity, each.name) for each in by_room(needed, room)))


def _rooms(plan: Plan, needed: tuple[Needed, ...]) -> list[UUID | None]:
    """Return the rooms in which something is needed, in the session's order, and None last."""
    used = dict.fromkeys(use.room_id for each in needed for use in each.uses)
    named = [room.id for room in plan.session.rooms if room.id in used]
    return [*named, *(key for key in used if key not in named)]
