"""The facilitator's overview."""

from dataclasses import replace
from datetime import time

import pytest

from core_facilitator.documents.blocks import Box
from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import Block, Session, Step, Track, Walk
from core_facilitator.domain.audiences import Audience
from samples import AMARA, CREEK, NOOR, OAK, key, one_day, retreat, without_days
from says import section_texts, table_rows


def _overview(session: Session) -> list[str]:
    return section_texts(packet(session, Audience.FACILITATOR), "overview")


def _to_check(session: Session) -> list[str]:
    content = packet(session, Audience.FACILITATOR).sections[1].content
    boxes = [each for each in content if isinstance(each, Box)]
    return ["".join(run.text for run in paragraph.runs) for box in boxes for paragraph in box.paragraphs][1:]


def _with_people(*blocks: Block) -> Session:
    session, whole = one_day(*blocks), retreat()
    return replace(session, team=whole.team, people=whole.people, rooms=whole.rooms, walks=whole.walks)


def test_it_says_why_we_meet_and_what_we_leave_with() -> None:
    overview = _overview(retreat())

    assert overview[:3] == ["Overview", "Facilitators only", "We meet to see the whole system before we choose."]
    assert "Six commitments" in overview
    assert "Notes: The superintendent leaves at 3:00 on the first day." in overview


def test_trouble_is_named_at_the_front() -> None:
    assert _to_check(retreat()) == [
        "Day 2: 9:40 Commitments round starts 5 min before the previous block ends.",
        "Day 2: The day runs 10 min past its planned end.",
    ]


def test_a_plan_without_trouble_has_no_box() -> None:
    assert _to_check(one_day()) == []


@pytest.mark.parametrize(
    ("session", "text"),
    [
        (
            one_day(Block(id=key(1), title="Clinic", minutes=30, steps=(Step(title="One", minutes=20),))),
            "9:00 Clinic: its steps add up to 20 min.",
        ),
        (
            one_day(Block(id=key(1), title="Clinic", minutes=30, floor=45)),
            "9:00 Clinic: 15 min too short to work well.",
        ),
        (
            replace(_with_people(Block(id=key(1), title="Clinic", minutes=30, room=CREEK)), expected=40),
            "9:00 Clinic: Creek Room is too small for so many.",
        ),
        (
            _with_people(
                Block(id=key(1), title="Circle", minutes=30, room=OAK, leads=(NOOR,)),
                Block(id=key(2), title="Clinic", minutes=30, room=CREEK, leads=(NOOR,)),
            ),
            "9:30 Clinic: the walk there from Circle needs 4 min more.",
        ),
    ],
)
def test_each_kind_of_trouble_is_put_into_words(session: Session, text: str) -> None:
    assert text in _to_check(session)


def test_who_or_what_is_needed_twice_at_once_is_named() -> None:
    def track(number: int, title: str) -> Track:
        block = Block(id=key(number), title=title, minutes=30)
        return Track(id=key(number + 10), title=title, room=OAK, people=(AMARA,), blocks=(block,))

    session = _with_people(Block(id=key(1), title="Out", tracks=(track(2, "Walk"), track(3, "Talk"))))

    assert _to_check(session) == [
        "Amara Sandoval-Reid is in two places at 9:00: Walk and Talk.",
        "Oak Room is used twice at 9:00: Walk and Talk.",
    ]


def test_each_day_shows_how_it_is_spent() -> None:
    rows = table_rows(packet(retreat(), Audience.FACILITATOR), "overview")

    assert rows[0] == [["Wednesday, October 14, 2026", "Seeing"], ["20 min"], ["1 h 45"], ["1 h"], ["50 min"]]


def test_each_lead_sees_their_load() -> None:
    rows = table_rows(packet(retreat(), Audience.FACILITATOR), "overview")

    assert [row[0] for row in rows[2:4]] == [["Noor Castellanos"], ["Theo Vasquez-Lund"]]
    assert rows[3][1:] == [["2 h 40"], ["3"]]


def test_rooms_are_listed_with_what_facilitators_know_about_them() -> None:
    rows = table_rows(packet(retreat(), Audience.FACILITATOR), "overview")

    assert rows[4:] == [
        [["Oak Room"], ["30"], ["One circle, no tables"], ["Door sticks"]],
        [["Creek Room"], ["12"], ["Two tables"], ["Cold in the morning"]],
        [["Porch"], [], [], []],
    ]


def test_an_idea_without_days_says_that_nothing_is_planned() -> None:
    assert _overview(without_days()) == ["Overview", "Facilitators only", "Nothing is planned yet."]


def test_a_walk_that_is_long_enough_is_no_trouble() -> None:
    first = Block(id=key(1), title="Circle", minutes=30, room=OAK, leads=(NOOR,))
    second = Block(id=key(2), title="Clinic", minutes=30, room=CREEK, leads=(NOOR,), pin=time(9, 34))
    session = _with_people(first, second)

    assert session.walks == (Walk(rooms=frozenset({OAK, CREEK}), minutes=4),)
    assert _to_check(session) == []
