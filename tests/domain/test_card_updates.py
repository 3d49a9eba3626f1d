"""What a block and the card that it was made from say differently by now."""

from dataclasses import replace
from datetime import time
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import protocols
from core_facilitator.domain.agendas import Block, Handout, Material, Per, RoomLayout, SmallGroup, TimeKind, Track
from core_facilitator.domain.card_updates import (
    FIELDS,
    Difference,
    differences,
    instead,
    is_outdated,
    kept,
    own_words,
    taken,
)
from core_facilitator.domain.fitting import fewest
from core_facilitator.domain.placing import block_of
from core_facilitator.domain.protocols import Protocol

KEY, ROOM, LEAD = UUID(int=7), UUID(int=8), UUID(int=9)
CARD = protocols.protocol(prompts=("What moved you?",), materials=(Material(name="Bell"),))
BLOCK = block_of(CARD, KEY, 60)
NEW = replace(CARD, purpose="Turn one live question.", prompts=("What turned?",))


def test_a_block_is_outdated_once_its_card_says_something_else() -> None:
    assert not is_outdated(BLOCK, CARD)
    assert is_outdated(BLOCK, NEW)


@pytest.mark.parametrize("block", [replace(BLOCK, card_version=""), replace(BLOCK, card="another"), Block(id=KEY)])
def test_a_block_that_cannot_know_is_not_outdated(block: Block) -> None:
    assert not is_outdated(block, NEW)


def test_what_differs_is_told_field_by_field() -> None:
    assert differences(BLOCK, NEW) == (
        Difference("purpose", CARD.purpose, NEW.purpose),
        Difference("prompts", CARD.prompts, NEW.prompts),
    )


def test_a_title_follows_the_card_until_somebody_gives_it_one() -> None:
    renamed = replace(CARD, name="Peer clinic")
    assert [one.field for one in differences(BLOCK, renamed)] == ["title", "protocol"]
    assert [one.field for one in differences(replace(BLOCK, title="Our budget"), renamed)] == ["protocol"]


def test_only_what_is_wanted_is_taken() -> None:
    made = taken(BLOCK, NEW, None, {"prompts"})
    assert (made.prompts, made.purpose) == (NEW.prompts, CARD.purpose)
    assert not is_outdated(made, NEW)


def test_a_block_that_is_too_short_for_the_card_now_would_grow() -> None:
    longer = replace(CARD, steps=(*CARD.steps, protocols.step("Journal", 30, kept=True)))
    (minutes, *_rest) = differences(BLOCK, longer)
    assert minutes == Difference("minutes", 60, 70)


@pytest.mark.parametrize(
    "block",
    [
        replace(BLOCK, fixed_end=time(12)),
        replace(BLOCK, tracks=(Track(id=ROOM, blocks=(Block(id=LEAD, minutes=50),)),)),
    ],
)
def test_minutes_that_rest_do_not_differ(block: Block) -> None:
    longer = replace(CARD, steps=(*CARD.steps, protocols.step("Journal", 30, kept=True)))
    assert "minutes" not in {one.field for one in differences(block, longer)}


def test_another_card_keeps_the_place_of_the_block() -> None:
    tracks = (Track(id=UUID(int=5)),)
    kept_fields: dict[str, Any] = {
        "pin": time(9),
        "fixed_end": time(10),
        "protected": True,
        "skipped": True,
        "droppable": True,
        "goes_on": True,
        "warn_at": 4,
        "last_at": 2,
        "sound": True,
        "layout": RoomLayout.COUNTDOWN,
        "leads": (LEAD,),
        "room": ROOM,
        "tracks": tracks,
    }
    block = replace(BLOCK, notes="Say it slowly.", groups=(SmallGroup(people=(LEAD,)),), **kept_fields)
    other = protocols.protocol("Fishbowl")
    made = instead(block, other, 50)
    assert (made.id, made.title, made.minutes, made.card) == (KEY, "Fishbowl", 50, "fishbowl")
    assert {name: getattr(made, name) for name in kept_fields} == kept_fields
    assert (made.notes, made.groups) == ("Say pass.", ())
    with pytest.raises(ValueError, match="39"):
        instead(block, other, 39)


def test_what_would_be_lost_is_what_no_card_says() -> None:
    own = replace(BLOCK, title="Our budget", notes="Ask Ana first.", if_late="Skip it.", purpose="")
    assert own_words(BLOCK, CARD) == ()
    assert own_words(own, CARD) == ("title", "notes", "if_late")


def test_of_a_block_without_a_card_everything_would_be_lost() -> None:
    own = Block(id=KEY, title="Talk", minutes=20, kind=TimeKind.BREAK, prompts=("Why?",), journal=True)
    assert own_words(own, None) == ("title", "prompts", "journal")


@st.composite
def cards(draw: st.DrawFn) -> Protocol:
    """Any version of a card."""
    return protocols.protocol(
        steps=draw(protocols.steps()),
        name=draw(st.sampled_from(("Case clinic", "Peer clinic"))),
        key="case-clinic",
        purpose=draw(st.text(max_size=3)),
        room=draw(st.text(max_size=3)),
        prompts=tuple(draw(st.lists(st.text(max_size=3), max_size=2))),
        materials=draw(st.sampled_from(((), (Material(name="Sheet", per=Per.GROUP),)))),
        handout=draw(st.sampled_from((None, Handout(writing="Mine")))),
    )


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Any block made from a version of the card, and then changed by somebody."""
    card = draw(cards())
    block = block_of(card, KEY, fewest(card.steps) + draw(st.integers(0, 90)), draw(st.integers(0, 40)))
    changes: dict[str, st.SearchStrategy[Any]] = {
        "title": st.text(max_size=3),
        "notes": st.text(max_size=3),
        "minutes": st.integers(0, 90),
        "pin": st.just(time(9)),
        "room": st.just(ROOM),
        "leads": st.just((LEAD,)),
        "if_late": st.just("Skip it."),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(changes))))
    return replace(block, **{name: draw(changes[name]) for name in chosen})


@given(blocks(), cards(), st.integers(0, 40))
def test_once_all_is_taken_nothing_differs_and_nothing_else_changed(block: Block, card: Protocol, people: int) -> None:
    fields = {one.field for one in differences(block, card, people)}
    made = taken(block, card, people, fields)
    assert differences(made, card, people) == ()
    assert not is_outdated(made, card)
    assert taken(made, card, people, FIELDS) == made
    assert replace(made, **{name: getattr(block, name) for name in fields}, card_version=block.card_version) == block


@given(blocks(), cards(), st.integers(0, 40))
def test_who_keeps_theirs_loses_nothing_and_is_not_asked_again(block: Block, card: Protocol, people: int) -> None:
    left = kept(block, card)
    assert left == taken(block, card, people, ())
    assert replace(left, card_version=block.card_version) == block
    assert not is_outdated(left, card)


@given(blocks(), cards(), st.integers(0, 40))
def test_what_is_told_is_true(block: Block, card: Protocol, people: int) -> None:
    for one in differences(block, card, people):
        assert getattr(block, one.field) == one.old
        assert getattr(taken(block, card, people, (one.field,)), one.field) == one.new != one.old
