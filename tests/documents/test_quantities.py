"""One packet never says two numbers for the same thing: every page counts a block for the same people."""

import re
from dataclasses import replace
from typing import Any

import pytest

from core_facilitator.documents.packets import packet
from core_facilitator.documents.run_sheets import run_sheet
from core_facilitator.domain.agendas import Block, Material, Per, Room, Session, SmallGroup, Track
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.materials import rolled_up
from samples import CREEK, OAK, key, one_day
from says import section_texts, table_rows

NAMED = re.compile(r"(page \d+)(?: ×(\d+))?")
PAGES = {"page 1", "page 2", "page 31", "page 32", "page 41"}


def page(number: int, **fields: Any) -> Block:
    """Return a block that asks for a page of its own name for each person."""
    thing = Material(name=f"page {number}", per=Per.PERSON)
    return Block(id=key(number), title=f"Block {number}", minutes=10, materials=(thing,), **fields)


def session(first: int, second: int) -> Session:
    """Return a session for 18 in which so many are named for the first and for the second track."""
    tracks = (
        Track(id=key(3), room=OAK, people=tuple(key(100 + n) for n in range(first)), blocks=(page(31), page(32))),
        Track(id=key(4), people=tuple(key(200 + n) for n in range(second)), blocks=(page(41),)),
    )
    rooms = (Room(id=OAK, name="Oak Room"), Room(id=CREEK, name="Creek Room"))
    return replace(one_day(page(1, room=OAK), page(2, room=CREEK, tracks=tracks)), expected=18, rooms=rooms)


def said(texts: list[str]) -> dict[str, set[int]]:
    """Return the numbers that are said for each page."""
    found: dict[str, set[int]] = {}
    for name, number in NAMED.findall("\n".join(texts)):
        found.setdefault(name, set()).add(int(number or 1))
    return found


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [(0, 0, (9, 9)), (4, 0, (4, 14)), (0, 7, (11, 7)), (4, 7, (4, 7)), (18, 0, (18, 0))],
)
def test_every_page_counts_a_block_for_the_same_people(first: int, second: int, people: tuple[int, int]) -> None:
    plan = session(first, second)
    counted = {name: {18} for name in PAGES} | {
        "page 31": {people[0]},
        "page 32": {people[0]},
        "page 41": {people[1]},
    }
    assert {one.name: {one.quantity} for one in rolled_up(plan)} == counted
    assert said([row.bring for row in run_sheet(plan).rows]) == counted
    for audience in (Audience.FACILITATOR, Audience.ROOM):
        document = packet(plan, audience)
        listed = [row for row in table_rows(document, "materials") if len(row) == 3]
        assert {row[0][0]: {int(row[1][0])} for row in listed} == counted
        what_goes_where = [row[1][0] for row in table_rows(document, "materials") if len(row) == 2]
        assert said(what_goes_where) == counted
        assert said(section_texts(document, "set-up")) == counted
    document = packet(plan, Audience.FACILITATOR)
    assert said(section_texts(document, "script")) == counted
    in_rows = said([text for row in table_rows(document, "run-sheet") for text in row[3]])
    assert in_rows == {name: numbers for name, numbers in counted.items() if name in in_rows}
    assert {"page 1", "page 2", "page 31", "page 41"} <= in_rows.keys()


def test_the_set_up_sheet_counts_the_people_of_a_track_like_the_things_for_them() -> None:
    rows = table_rows(packet(session(0, 7), Audience.ROOM), "set-up")
    assert [(row[3], row[4]) for row in rows if "41" in row[4][0]] == [(["7"], ["page 41 ×7"])]
    assert [(row[3], row[4]) for row in rows if "31" in row[4][0]] == [(["11"], ["page 31 ×11"])]


def test_somebody_named_for_two_tracks_is_one_person() -> None:
    plan = session(4, 4)
    group = plan.days[0].blocks[1]
    first, second = group.tracks
    both = (first, replace(second, people=first.people), Track(id=key(5), blocks=(page(51),)))
    days = (replace(plan.days[0], blocks=(replace(group, tracks=both),)),)
    assert [one.quantity for one in rolled_up(replace(plan, days=days)) if one.name == "page 51"] == [14]


def test_while_nobody_knows_how_many_come_pages_say_how_many_each_needs_and_never_none() -> None:
    pens = Material(name="page 2", quantity=2, per=Per.GROUP, group_size=4)
    block = page(1, room=OAK)
    plan = one_day(replace(block, materials=(*block.materials, pens, Material(name="page 3", quantity=5))))
    plan = replace(plan, rooms=(Room(id=OAK, name="Oak Room"),))
    counted = "page 1 (1 each), page 2 (2 for every 4), page 3 ×5"
    assert run_sheet(plan).rows[0].bring == counted
    document = packet(plan, Audience.FACILITATOR)
    assert [row[4] for row in table_rows(document, "set-up")] == [[counted]]
    assert [row[:2] for row in table_rows(document, "materials") if len(row) == 3] == [
        [["page 1"], []],
        [["page 2"], []],
        [["page 3"], ["5"]],
    ]
    assert [row[1] for row in table_rows(document, "materials") if len(row) == 2] == [["page 1, page 2, page 3 ×5"]]
    twice = replace(plan, days=(replace(plan.days[0], blocks=(block, replace(block, id=key(9)))),))
    rows = table_rows(packet(twice, Audience.FACILITATOR), "materials")
    assert rows[0][2] == ["9:00 Block 1, Oak Room", "9:10 Block 1, Oak Room"]


def test_every_page_counts_things_for_each_group_for_the_groups_that_somebody_made() -> None:
    groups = tuple(SmallGroup(people=(key(100 + number),)) for number in range(5))
    thing = Material(name="page 1", per=Per.GROUP, group_size=9)
    plan = replace(one_day(Block(id=key(1), title="Talk", minutes=10, materials=(thing,), groups=groups)), expected=18)
    assert [one.quantity for one in rolled_up(plan)] == [5]
    assert run_sheet(plan).rows[0].bring == "page 1 ×5"
    document = packet(plan, Audience.FACILITATOR)
    assert said(section_texts(document, "script")) == {"page 1": {5}}
    assert [row[1] for row in table_rows(document, "materials") if len(row) == 3] == [["5"]]
