"""Who may read what, and the copy of a plan that holds nothing else."""

from dataclasses import dataclass, field, make_dataclass
from datetime import date, time

import pytest

from canaries import Planting, private_fields
from core_facilitator.domain.agendas import Material, Session, TimeKind
from core_facilitator.domain.audiences import (
    EVERYONE,
    PARTICIPANTS,
    Audience,
    audiences,
    readable_by,
    text_fields,
)
from samples import retreat


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A value of the kind that somebody may add to the model one day."""

    open: str = field(default="open", metadata=EVERYONE)
    closed: str = "closed"
    open_list: tuple[str, ...] = field(default=("open",), metadata=EVERYONE)
    closed_list: tuple[str, ...] = ("closed",)
    closed_set: frozenset[str] = frozenset({"closed"})
    deep: tuple[tuple[str, ...], ...] = (("closed",),)
    kind: TimeKind = TimeKind.PLENARY
    at: time = time(9, 0)
    on: date | None = None
    materials: tuple[Material, ...] = (Material(name="bell", quantity=2),)


def test_a_text_that_says_nothing_about_its_readers_is_for_facilitators_only() -> None:
    copy = readable_by(Kept(), Audience.PARTICIPANT)

    assert (copy.closed, copy.closed_list, copy.closed_set, copy.deep) == ("", (), frozenset(), ((),))
    assert (copy.open, copy.open_list) == ("open", ("open",))


def test_the_shape_of_the_plan_stays() -> None:
    copy = readable_by(Kept(), Audience.PARTICIPANT)

    assert (copy.kind, copy.at, copy.on) == (TimeKind.PLENARY, time(9, 0), None)
    assert copy.materials == (Material(name="", quantity=2),)


def test_facilitators_read_everything() -> None:
    assert readable_by(Kept(), Audience.FACILITATOR) == Kept()
    assert readable_by(retreat(), Audience.FACILITATOR) == retreat()


@pytest.mark.parametrize("hidden", [b"bytes", ["list"], {"key": "value"}])
def test_a_kind_of_value_that_could_hide_text_is_refused(hidden: object) -> None:
    added = make_dataclass("Added", [("anything", object, field(metadata=EVERYONE))], frozen=True)

    with pytest.raises(TypeError, match="Only domain values"):
        readable_by(added(hidden), Audience.PARTICIPANT)


def test_a_class_is_no_value() -> None:
    with pytest.raises(TypeError, match="Only domain values"):
        readable_by(Kept, Audience.ROOM)


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.ROOM])
def test_no_canary_is_left_in_the_copy(audience: Audience) -> None:
    planting = Planting(audience)
    planted = planting.plant(retreat())

    assert planting.planted == private_fields(Session, audience)
    assert planting.words
    assert "canary" in repr(planted)
    assert "canary" not in repr(readable_by(planted, audience))


def test_every_text_of_the_copy_is_one_that_the_audience_may_read() -> None:
    for audience in Audience:
        for value, at, text in text_fields(readable_by(retreat(), audience)):
            assert not text or audience in audiences(at), (type(value), at.name)


def test_no_notes_and_no_lines_to_say_are_open_to_others() -> None:
    for_participants = private_fields(Session, Audience.PARTICIPANT)

    assert {("Block", "notes"), ("Step", "say"), ("Person", "needs"), ("Session", "notes")} <= for_participants
    assert ("Block", "prompts") in private_fields(Session, Audience.ROOM)
    assert PARTICIPANTS["audiences"] == {Audience.FACILITATOR, Audience.PARTICIPANT}
