"""Groups on paper: on the handout of their block, in the script, and for the rooms; wishes nowhere."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda_strategies import sessions
from canaries import Planting
from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import Document, Heading, Section, Table
from core_facilitator.documents.packets import packet, sections
from core_facilitator.documents.plans import plan_for
from core_facilitator.documents.run_sheets import run_sheet
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Block, Handout, Room, Session, SmallGroup, TimeKind
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.domain.people import Person
from samples import key, one_day

ANA, BEN, CLEO, DAN = (
    Person(id=key(number), name=name) for number, name in enumerate(("Ana", "Ben", "Cleo", "Dan"), 71)
)
OAK, CREEK = Room(id=key(11), name="Oak Room", capacity=30), Room(id=key(12), name="Creek Room")
TALK = key(31)


def group(*people: Person, title: str = "", room: UUID | None = None) -> SmallGroup:
    return SmallGroup(people=tuple(person.id for person in people), title=title, room=room)


TWO = (group(ANA, BEN), group(CLEO, title="By the window", room=CREEK.id))


def meeting(*groups: SmallGroup, **changes: Any) -> Session:
    fields: dict[str, Any] = {
        "title": "Talk",
        "minutes": 30,
        "kind": TimeKind.SMALL_GROUP,
        "room": OAK.id,
        "handout": Handout(),
    }
    block = Block(id=TALK, groups=groups, **(fields | changes))
    return replace(one_day(block), people=(ANA, BEN, CLEO, DAN), rooms=(OAK, CREEK))


def section(session: Session, audience: Audience, beginning: str) -> Section:
    (found,) = (one for one in packet(session, audience).sections if one.key.startswith(beginning))
    return found


def table(found: Section) -> Table:
    (there,) = (content for content in found.content if isinstance(content, Table))
    return there


def cells(there: Table) -> list[list[str]]:
    return [["".join(run.text for each in cell.paragraphs for run in each.runs) for cell in row] for row in there.rows]


def said(found: Section) -> list[str]:
    return list(texts(Document(title="", language="en", sections=(found,))))


def test_the_handout_of_a_block_says_who_works_with_whom_and_where() -> None:
    handout = section(meeting(*TWO), Audience.PARTICIPANT, "handout")
    there = table(handout)
    assert [column.title for column in there.columns] == ["Group", "People", "Where"]
    assert cells(there) == [["Group 1", "Ana, Ben", ""], ["By the window", "Cleo", "Creek Room"]]
    assert there.summary == "Who works with whom in Talk"
    assert Heading(2, "Groups") in handout.content


def test_groups_without_rooms_take_no_column_for_them() -> None:
    there = table(section(meeting(group(ANA, BEN), group(CLEO)), Audience.PARTICIPANT, "handout"))
    assert [column.title for column in there.columns] == ["Group", "People"]
    assert cells(there) == [["Group 1", "Ana, Ben"], ["Group 2", "Cleo"]]


def test_a_handout_without_groups_says_nothing_of_them() -> None:
    assert "Groups" not in said(section(meeting(), Audience.PARTICIPANT, "handout"))


def test_participants_are_not_told_who_is_in_no_group() -> None:
    pages = [*said(section(meeting(*TWO), Audience.PARTICIPANT, "handout"))]
    assert not [text for text in pages if "Dan" in text or "In no group" in text]


def test_the_script_has_the_groups_and_who_is_in_none() -> None:
    script = said(section(meeting(*TWO), Audience.FACILITATOR, "script"))
    assert "Ana, Ben" in script
    assert "In no group: Dan" in script
    everybody = said(section(meeting(group(ANA, BEN), group(CLEO, DAN)), Audience.FACILITATOR, "script"))
    assert not [text for text in everybody if text.startswith("In no group")]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ((group(ANA, BEN), group(CLEO, DAN)), "In 2 groups of 2."),
        ((group(ANA, BEN), group(CLEO)), "In 2 groups of 1 to 2."),
    ],
)
def test_the_run_sheet_says_in_how_many_groups(groups: tuple[SmallGroup, ...], expected: str) -> None:
    sheet = said(section(meeting(*groups), Audience.FACILITATOR, "run-sheet"))
    assert [text for text in sheet if text.startswith(f"Oak Room. {expected}")]


def test_the_run_sheet_says_nothing_of_one_group() -> None:
    sheet = said(section(meeting(group(ANA, BEN)), Audience.FACILITATOR, "run-sheet"))
    assert not [text for text in sheet if "group" in text.casefold() and "Small" not in text]


def test_whoever_sets_up_the_rooms_sees_who_sits_where() -> None:
    page = section(meeting(*TWO), Audience.ROOM, "groups")
    assert page.title == "Who sits where"
    assert [(one.text, one.aside) for one in page.content if isinstance(one, Heading)] == [
        ("Who sits where", ""),
        ("Talk", "9:00 to 9:30"),
    ]
    assert cells(table(page)) == [["Group 1", "Ana, Ben", ""], ["By the window", "Cleo", "Creek Room"]]


def test_participants_find_their_group_where_there_is_no_handout_to_name_it() -> None:
    page = section(meeting(*TWO, handout=None), Audience.PARTICIPANT, "groups")
    assert page.title == "Who works with whom"
    assert [(one.text, one.aside) for one in page.content if isinstance(one, Heading)] == [
        ("Who works with whom", ""),
        ("Talk", "9:00 to 9:30"),
    ]
    assert cells(table(page)) == [["Group 1", "Ana, Ben", ""], ["By the window", "Cleo", "Creek Room"]]
    assert not [text for text in said(page) if "Dan" in text]


def test_participants_have_that_page_for_each_day_that_needs_it_right_after_the_agenda() -> None:
    session = meeting(*TWO, handout=None)
    (day,) = session.days
    (block,) = day.blocks
    later = replace(day, id=key(91), date=day.date + timedelta(days=1), blocks=(replace(block, id=key(92)),))
    last = replace(day, id=key(93), date=day.date + timedelta(days=2), blocks=())
    found = sections(replace(session, days=(day, later, last)), Audience.PARTICIPANT)
    assert [info.title for info in found if info.key.startswith("groups")] == [
        "Who works with whom, day 1",
        "Who works with whom, day 2",
    ]
    assert [info.key.split("-")[0] for info in found[:6]] == ["cover", "agenda", "agenda", "agenda", "groups", "groups"]
    assert all(info.included_by_default for info in found if info.key.startswith("groups"))


@pytest.mark.parametrize(
    "changes", [{"handout": Handout()}, {"groups": (), "handout": None}, {"skipped": True, "handout": None}]
)
def test_participants_have_no_such_page_where_a_handout_names_the_groups_or_there_are_none(
    changes: dict[str, Any],
) -> None:
    groups = () if "groups" in changes else TWO
    session = meeting(*groups, **{name: value for name, value in changes.items() if name != "groups"})
    assert not [info for info in sections(session, Audience.PARTICIPANT) if info.key.startswith("groups")]


def test_that_page_holds_no_word_that_participants_may_not_read() -> None:
    planting = Planting(Audience.PARTICIPANT)
    session = planting.plant(meeting(*TWO, handout=None, notes="For the team"))
    page = section(session, Audience.PARTICIPANT, "groups")
    assert len(planting.words) > 10
    assert "canary" not in repr(page)
    assert "canary" in repr(section(session, Audience.FACILITATOR, "script"))


@pytest.mark.parametrize("changes", [{"groups": ()}, {"skipped": True}])
def test_there_is_no_such_page_without_groups_or_where_they_are_skipped(changes: dict[str, Any]) -> None:
    session = meeting(*TWO)
    (block,) = session.days[0].blocks
    days = (replace(session.days[0], blocks=(replace(block, **changes),)),)
    keys = [info.key for info in sections(replace(session, days=days), Audience.ROOM)]
    assert not [each for each in keys if each.startswith("groups")]
    assert not [each for each in keys if each == f"sign-{CREEK.id}"]


def test_a_room_that_only_a_group_uses_is_set_up_and_has_a_sign() -> None:
    session = meeting(*TWO, group(DAN, room=OAK.id))
    rows = cells(table(section(session, Audience.ROOM, "set-up")))
    assert [row[1:4] for row in rows] == [["Oak Room", "Talk", "4"], ["Creek Room", "Talk: By the window", "1"]]
    assert "Talk: By the window" in said(section(session, Audience.ROOM, f"sign-{CREEK.id}"))
    oak = said(section(session, Audience.ROOM, f"sign-{OAK.id}"))
    assert not [text for text in oak if "Group" in text]


def test_groups_in_one_room_share_its_line() -> None:
    session = meeting(*TWO, group(DAN, room=CREEK.id))
    rows = cells(table(section(session, Audience.ROOM, "set-up")))
    assert rows[1][1:4] == ["Creek Room", "Talk: By the window, Group 3", "2"]
    sign = said(section(session, Audience.ROOM, f"sign-{CREEK.id}"))
    assert [text for text in sign if text.startswith("Talk")] == ["Talk: By the window, Group 3"]


def test_somebody_who_is_gone_is_named_on_no_page() -> None:
    there = table(section(replace(meeting(*TWO), people=(ANA, CLEO)), Audience.PARTICIPANT, "handout"))
    assert cells(there)[0] == ["Group 1", "Ana", ""]


# Wishes


EVERYTHING = list(AT_THE_SESSION)


def whole(session: Session, audience: Audience) -> Document:
    """Return the packet with every section that there is."""
    choices = tuple(Choice(info.key, included=True) for info in sections(session, audience))
    return packet(session, audience, PacketChoices(audience=audience, sections=choices))


@pytest.mark.parametrize("audience", EVERYTHING)
def test_wishes_are_on_no_page(audience: Audience) -> None:
    session = meeting(*TWO)
    wished = replace(session, apart=(frozenset((ANA.id, CLEO.id)),), together=(frozenset((BEN.id, DAN.id)),))
    assert whole(wished, audience) == whole(session, audience)
    assert run_sheet(wished, audience=audience) == run_sheet(session, audience=audience)
    plan = plan_for(wished, audience, ENGLISH)
    assert (plan.session.apart, plan.session.together) == ((), ())


@given(sessions(), st.sampled_from(EVERYTHING))
def test_wishes_change_no_page_of_any_session(session: Session, audience: Audience) -> None:
    keys = [person.id for person in (*session.people, *session.team)]
    pairs = tuple(frozenset(pair) for pair in pairwise(keys))
    assert whole(replace(session, apart=pairs, together=pairs), audience) == whole(
        replace(session, apart=(), together=()), audience
    )
