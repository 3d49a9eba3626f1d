"""A template carries no person's data: canaries in every text field, and names in every text that comes along."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda_strategies import sessions
from core_facilitator.domain.agendas import Block, Session, SmallGroup, all_blocks
from core_facilitator.domain.audiences import Audience, audiences, text_fields
from core_facilitator.domain.copies import NewId
from core_facilitator.domain.people import Person
from core_facilitator.domain.placeholders import NOT_WORDS, map_texts
from core_facilitator.domain.template_making import FIRST, Keep, Made, as_template
from samples import key, one_day, retreat

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Value = TypeVar("_Value", bound="DataclassInstance")
ALL = Keep(rooms=True, script=True, notes=True)
NOTHING = Keep(rooms=False, script=False, notes=False)
KEEPS = st.builds(Keep, rooms=st.booleans(), script=st.booleans(), notes=st.booleans())
ANA = Person(id=key(1), name="Dr. Ana María Castellanos-Finch", email="ana@tidewater.example", phone="(555) 013-4477")
BO = Person(id=key(2), name="Bo", phone="12")


def fresh() -> NewId:
    numbers = count(10_000)
    return lambda: UUID(int=next(numbers))


def made(session: Session, keep: Keep = ALL, *, day_id: UUID | None = None) -> Made:
    return as_template(session, keep, fresh(), day_id=day_id)


def texts(session: Session) -> list[str]:
    return [text for _, _, text in text_fields(session) if text]


def saying(text: str, *people: Person, **fields: Any) -> str:
    """Return what a template makes of a note."""
    session = replace(one_day(Block(id=key(9), notes=text, **fields)), people=people)
    return made(session).session.days[0].blocks[0].notes


# Whole fields


def planted(value: _Value, words: dict[str, str]) -> _Value:
    """Return a value with a word of its own in every text field below it."""
    changes: dict[str, object] = {}
    kind = type(value)
    for field in fields(value):
        given_value = getattr(value, field.name)
        name = f"{kind.__name__}.{field.name}"
        if (kind, field.name) in NOT_WORDS:
            continue
        if isinstance(given_value, str):
            words[f"canary{len(words)}x"] = name
            changes[field.name] = list(words)[-1]
        elif isinstance(given_value, tuple) and str in _kinds(get_type_hints(kind)[field.name]):
            words[f"canary{len(words)}x"] = name
            changes[field.name] = (list(words)[-1],)
        elif isinstance(given_value, tuple):
            changes[field.name] = tuple(
                planted(one, words) if is_dataclass(one) and not isinstance(one, type) else one for one in given_value
            )
        elif is_dataclass(given_value) and not isinstance(given_value, type):
            changes[field.name] = planted(given_value, words)
    return replace(value, **changes)


def _kinds(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and get_origin(hint) is None:
        yield hint
    for inner in get_args(hint):
        yield from _kinds(inner)


def everywhere() -> tuple[Session, dict[str, str]]:
    """Return a session with a canary in every text field, and where each is; and groups and wishes."""
    words: dict[str, str] = {}
    session = retreat()
    group = SmallGroup(title="x", people=(session.people[0].id,), room=session.rooms[0].id)
    days = (
        replace(session.days[0], blocks=tuple(replace(block, groups=(group,)) for block in session.days[0].blocks)),
        *session.days[1:],
    )
    pair = frozenset({session.people[0].id, session.people[1].id})
    session = replace(session, days=days, apart=(pair,), together=(pair,))
    return planted(session, words), words


def kept_words(session: Session, words: dict[str, str]) -> set[str]:
    """Return the fields whose canaries are somewhere in the session."""
    said = "\n".join(texts(session))
    return {name for word, name in words.items() if word in said}


def test_every_text_field_has_its_canary() -> None:
    _, words = everywhere()
    every = {
        f"{kind.__name__}.{field.name}"
        for kind in _below(Session)
        for field in fields(kind)
        if str in set(_kinds(get_type_hints(kind)[field.name])) and (kind, field.name) not in NOT_WORDS
    }
    assert every - set(words.values()) == set()


def _below(kind: type) -> set[type]:
    seen: set[type] = set()
    waiting = [kind]
    while waiting:
        owner = waiting.pop()
        if owner not in seen:
            seen.add(owner)
            waiting += [one for hint in get_type_hints(owner).values() for one in _kinds(hint) if is_dataclass(one)]
    return seen


@pytest.mark.parametrize("keep", [ALL, NOTHING, Keep()])
def test_nothing_that_is_written_about_people_or_groups_comes_along(keep: Keep) -> None:
    session, words = everywhere()
    kept = kept_words(made(session, keep).session, words)
    assert {name for name in kept if name.startswith(("Person.", "SmallGroup."))} == set()
    assert kept & {"Session.organization", "Session.group", "Session.place", "Session.host"} == set()


def test_without_notes_and_script_nothing_comes_along_that_only_facilitators_read() -> None:
    session, words = everywhere()
    kept = kept_words(made(session, NOTHING).session, words)
    private = {
        f"{kind.__name__}.{field.name}"
        for kind in _below(Session)
        for field in fields(kind)
        if audiences(field) == {Audience.FACILITATOR}
    }
    assert kept & private == set()
    assert {"Block.title", "Step.text", "Handout.intro", "Material.name"} <= kept
    assert {name for name in kept if name.startswith("Room.")} == set()


def test_the_script_comes_along_without_notes_and_the_notes_only_when_asked_for() -> None:
    session, words = everywhere()
    usual = kept_words(made(session, Keep()).session, words)
    assert {"Block.purpose", "Step.say", "Block.if_late", "Day.if_late", "Room.name"} <= usual
    assert {name for name in usual if name.endswith(".notes")} == set()
    every = kept_words(made(session, ALL).session, words)
    assert {"Session.notes", "Day.notes", "Block.notes", "Room.notes"} == every - usual


@settings(max_examples=25)
@given(sessions(), KEEPS)
def test_nothing_in_a_template_points_at_a_person(session: Session, keep: Keep) -> None:
    session = replace(session, apart=(frozenset(one.id for one in session.people),))
    template = made(session, keep).session
    assert (template.people, template.team, template.apart, template.together) == ((), (), (), ())
    blocks = [block for day in template.days for block in all_blocks(day.blocks)]
    assert {(block.leads, block.groups) for block in blocks} <= {((), ())}
    assert {(track.leads, track.people) for block in blocks for track in block.tracks} <= {((), ())}
    assert template.head_count == session.head_count
    assert keep.rooms or (template.rooms, template.walks, {day.venue for day in template.days} - {""}) == (
        (),
        (),
        set(),
    )
    known = {room.id for room in template.rooms}
    assert {block.room for block in blocks} <= known | {None}


def test_no_field_that_can_hold_a_person_is_forgotten() -> None:
    """Whoever adds a field with people in it has to say here, and in `template_making`, that it is left out."""
    pointing = {
        f"{kind.__name__}.{name}"
        for kind in _below(Session)
        for name, hint in get_type_hints(kind).items()
        if hint in (tuple[UUID, ...], tuple[frozenset[UUID], ...], frozenset[UUID])
        or {Person, SmallGroup} & set(_kinds(hint))
    }
    assert pointing == {
        *("Session.people", "Session.team", "Session.apart", "Session.together"),
        *("Block.leads", "Block.groups", "Track.leads", "Track.people", "SmallGroup.people"),
        "Walk.rooms",
    }


@settings(max_examples=25)
@given(sessions(), KEEPS)
def test_a_template_has_fresh_keys_other_dates_and_the_same_plan(session: Session, keep: Keep) -> None:
    session = replace(session, days=tuple(replace(day, date=date(2026, 10, 14)) for day in session.days))
    template = made(session, keep).session
    assert template.id != session.id
    assert {day.date for day in template.days} <= {FIRST}
    assert [
        (block.minutes, block.kind, block.pin, block.floor, block.card)
        for day in template.days
        for block in all_blocks(day.blocks)
    ] == [
        (block.minutes, block.kind, block.pin, block.floor, block.card)
        for day in session.days
        for block in all_blocks(day.blocks)
    ]


# Names in texts


@settings(max_examples=25)
@given(sessions(), KEEPS)
def test_a_name_an_address_and_a_number_are_replaced_in_every_text(session: Session, keep: Keep) -> None:
    said = f" {ANA.name} Ana Castellanos-Finch ANA ana@tidewater.example (555) 013-4477 x.y@z.example "
    blocks = tuple(
        replace(day, blocks=tuple(replace(one, card="", credit=said, protocol=said, tracks=()) for one in day.blocks))
        for day in session.days
    )
    planted_session = map_texts(replace(session, days=blocks), lambda text: text + said)
    people = tuple(replace(one, email="", phone="", name="Zzyzx") for one in planted_session.people)
    planted_session = replace(planted_session, people=people, team=(ANA,))
    left = "\n".join(texts(made(planted_session, keep).session))
    assert [word for word in ("Ana", "ANA", "Castellanos", "Finch", "María", ".example", "4477") if word in left] == []


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Ana begins, then Bo.", "{{person 1}} begins, then {{person 2}}."),
        ("Bo helps; Ana's slides", "{{person 1}} helps; {{person 2}}'s slides"),
        ("dr. ana  maría castellanos-finch", "{{person 1}}"),
        ("ask María or Ms. Castellanos-Finch", "ask {{person 1}} or Ms. {{person 1}}"),
        ("BO and ANA", "{{person 1}} and {{person 2}}"),
        ("Castellanos and Finch", "{{person 1}} and {{person 1}}"),
        ("Banana, Bonus, Anaheim", "Banana, Bonus, Anaheim"),
        ("12 chairs at 12", "12 chairs at 12"),
        ("write to someone.else+x@far.example.org today", "write to {{email}} today"),
        (
            "call 555-013-4477, +49 30 901820, 06 12 34 56 78 or 555-0134",
            "call {{phone}}, {{phone}}, {{phone}} or {{phone}}",
        ),
        (
            "2026-10-14 09:30, 9:00-10:30, 1 2 3 4 5 6 7 8 9 10, 10.14.2026",
            "2026-10-14 09:30, 9:00-10:30, 1 2 3 4 5 6 7 8 9 10, 10.14.2026",
        ),
        ("{{question}} stays, {{Ana}} goes", "{{question}} stays, {{person 1}} goes"),
    ],
)
def test_what_is_known_of_people_becomes_words_to_be_filled_in(typed: str, left: str) -> None:
    assert saying(typed, ANA, BO) == left


def test_a_name_in_small_letters_is_found_as_a_whole_and_in_capitals() -> None:
    will = Person(id=key(3), name="will de smith")
    assert saying("We will see: Will, WILL, will de smith, Smith, de facto", will) == (
        "We will see: {{person 1}}, {{person 1}}, {{person 1}}, {{person 1}}, de facto"
    )


def test_names_in_scripts_without_spaces_are_found_inside_a_text() -> None:
    assert saying("请问明先生", Person(id=key(3), name="明")) == "请问{{person 1}}先生"


def test_people_without_a_name_or_with_only_a_title_change_nothing() -> None:
    nobody = (Person(id=key(3), name=""), Person(id=key(4), name="Dr."), Person(id=key(5), name="X"))
    assert saying("Dr. Who asks for X and more", *nobody[:1]) == "Dr. Who asks for X and more"
    assert saying("Begin at 9", *nobody) == "Begin at 9"


def test_it_is_counted_in_how_many_texts_something_was_replaced() -> None:
    session = one_day(Block(id=key(9), title="With Ana", notes="Ana, Ana", participants_see="All"))
    assert made(replace(session, people=(ANA,))).replaced == 2


def test_for_whom_and_where_become_words_to_be_filled_in() -> None:
    session = one_day(
        Block(
            id=key(9),
            title="Welcome to Oak Hall",
            notes="Elias opens for Tidewater Schools; the staff library is open.",
        )
    )
    session = replace(
        session, title="Retreat of Tidewater Schools", organization="Tidewater Schools", group="staff", host="Elias"
    )
    session = replace(session, place="Oak  Hall", days=(replace(session.days[0], venue="Oak  Hall"),))
    left = made(session).session
    assert (left.title, left.organization, left.group, left.host, left.place) == (
        "Retreat of {{organization}}",
        "{{organization}}",
        "{{group}}",
        "{{host}}",
        "{{place}}",
    )
    assert left.days[0].venue == "{{place}}"
    assert left.days[0].blocks[0].title == "Welcome to {{place}}"
    assert left.days[0].blocks[0].notes == "{{host}} opens for {{organization}}; the staff library is open."


def test_a_venue_that_is_one_word_and_the_place_is_filled_in_and_another_stays() -> None:
    session = replace(one_day(), place="Library")
    days = (replace(session.days[0], venue="Library"), replace(session.days[0], id=key(60), venue="Gym"))
    left = made(replace(session, days=days)).session
    assert [day.venue for day in left.days] == ["{{place}}", "Gym"]
    assert [day.venue for day in made(replace(session, place="", days=days)).session.days] == ["Library", "Gym"]


def test_the_credit_of_a_card_stays_and_one_typed_by_hand_is_cleaned() -> None:
    credit = "Idea: Ana Castellanos-Finch"
    session = one_day(
        Block(id=key(8), protocol="Ana's way", credit=credit, card="tu-case-clinic"), Block(id=key(9), credit=credit)
    )
    with_card, by_hand = made(replace(session, team=(ANA,))).session.days[0].blocks
    assert (with_card.credit, with_card.protocol) == (credit, "Ana's way")
    assert by_hand.credit == "Idea: {{person 1}} {{person 1}}"


# One day


def test_a_day_becomes_a_template_of_its_own_with_the_rooms_that_it_uses() -> None:
    session = retreat()
    second = session.days[1]
    left = made(session, day_id=second.id).session
    used = {block.room for block in all_blocks(second.blocks)} | {
        track.room for block in all_blocks(second.blocks) for track in block.tracks
    }
    assert [len(day.blocks) for day in left.days] == [len(second.blocks)]
    assert [room.name for room in left.rooms] == [room.name for room in session.rooms if room.id in used]
    assert (left.purpose, left.outcomes, left.notes) == ("", (), "")
    assert left.title == (second.title or session.title)
    assert left.days[0].date == FIRST


def test_a_day_that_is_not_there_cannot_become_a_template() -> None:
    with pytest.raises(KeyError):
        made(retreat(), day_id=key(4711))
