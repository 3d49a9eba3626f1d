"""Who was in a group with whom, over all sessions: read in two statements, without reading a session."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import String, and_, select, type_coerce

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.domain.group_plans import Division, Elsewhere
from core_facilitator.domain.people import Person
from core_facilitator.store import tables
from core_facilitator.store.columns import value_of
from core_facilitator.store.database import Database

_DAY, _BLOCK, _PERSON = tables.days.c, tables.blocks.c, tables.people.c

_DIVISIONS = (
    select(_BLOCK.session_id, _DAY.date, _BLOCK.groups)
    .join_from(tables.blocks, tables.days, and_(_DAY.session_id == _BLOCK.session_id, _DAY.id == _BLOCK.day_id))
    .where(type_coerce(_BLOCK.groups, String) != "[]", _BLOCK.skipped.is_(False))
    .order_by(_BLOCK.session_id, _DAY.position, _BLOCK.position, _BLOCK.id)
)


def read(database: Database) -> tuple[Elsewhere, ...]:
    """Return the groups of every session that has some, with who was there. What is skipped does not count.

    Raises:
        WorkspaceError: when the file cannot be read.
    """
    divisions: dict[UUID, list[Division]] = defaultdict(list)
    people: dict[UUID, list[Person]] = defaultdict(list)
    with database.read() as connection:
        for session_id, on, groups in connection.execute(_DIVISIONS):
            divisions[session_id].append((on, tuple(value_of(SmallGroup, group) for group in groups)))
        named = (
            select(_PERSON.session_id, _PERSON.id, _PERSON.name, _PERSON.email)
            .where(_PERSON.session_id.in_(divisions))
            .order_by(_PERSON.team, _PERSON.position)
        )
        for session_id, key, name, email in connection.execute(named):
            people[session_id].append(Person(id=key, name=name, email=email))
    return tuple(
        Elsewhere(session_id=key, people=tuple(people[key]), divisions=tuple(found)) for key, found in divisions.items()
    )
