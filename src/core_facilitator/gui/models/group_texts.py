"""Groups and wishes as one text, which is kept as a draft while they are being made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.gui.models.group_draft import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core_facilitator.domain.agendas import Session


def text_of(state: State) -> str:
    """Return groups and wishes as a text that `state_of` reads."""
    groups = [
        {
            "people": [str(key) for key in group.people],
            "title": group.title,
            "room": None if group.room is None else str(group.room),
        }
        for group in state.groups
    ]
    wishes = {"apart": _texts(state.apart), "together": _texts(state.together)}
    return json.dumps({"groups": groups, **wishes}, ensure_ascii=False)


def state_of(text: str, session: Session) -> State | None:
    """Return what a text holds, without people and rooms that are gone; nothing where another version wrote it."""
    people = {person.id for person in (*session.people, *session.team)}
    rooms = {room.id for room in session.rooms}
    try:
        form = json.loads(text)
        return State(
            groups=tuple(_group(group, people, rooms) for group in form["groups"]),
            apart=_wishes(form["apart"], people),
            together=_wishes(form["together"], people),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _texts(wishes: Iterable[frozenset[UUID]]) -> list[list[str]]:
    return [sorted(str(key) for key in wish) for wish in wishes]


def _group(form: dict[str, Any], people: set[UUID], rooms: set[UUID]) -> SmallGroup:
    room = None if form["room"] is None else UUID(form["room"])
    there = tuple(key for key in map(UUID, form["people"]) if key in people)
    return SmallGroup(people=there, title=str(form["title"]), room=room if room in rooms else None)


def _wishes(form: list[list[str]], people: set[UUID]) -> tuple[frozenset[UUID], ...]:
    wishes = (frozenset(map(UUID, wish)) & people for wish in form)
    return tuple(wish for wish in wishes if len(wish) > 1)
