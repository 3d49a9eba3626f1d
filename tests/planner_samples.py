"""A retreat like the one on the planner's picture: tracks that run past a pinned lunch, all kinds of time."""

from datetime import date, time
from typing import Any
from uuid import UUID, uuid5

from core_facilitator.domain.agendas import Block, Day, Material, Per, Room, Session, Step, TimeKind, Track
from core_facilitator.domain.people import Person

_SPACE = UUID("5f3c1df8-5f0c-4d52-9c0e-0f4a7a9f2f10")
SMALL, REFLECT, BREAK = TimeKind.SMALL_GROUP, TimeKind.REFLECTION, TimeKind.BREAK


def key(name: str) -> UUID:
    """Return the key of the thing of that name in these samples."""
    return uuid5(_SPACE, name)


NOOR = Person(id=key("noor"), name="Noor Castellanos", role="Lead facilitator", email="noor@example.org")
THEO = Person(id=key("theo"), name="Theo Vasquez-Lund", role="Facilitator")
AMARA = Person(id=key("amara"), name="Amara Sandoval-Reid", role="Facilitator")
TEAM = (NOOR, THEO, AMARA)
PEOPLE = tuple(
    Person(id=key(f"person {number}"), name=name, role="Principal")
    for number, name in enumerate(
        ("Priya Raman", "Lorena Baptiste", "Marcus Ilunga", "Callum Osei", "Jo March", "Ines Faro")
    )
)
ROOMS = (
    Room(id=key("oak"), name="Oak Room", capacity=12),
    Room(id=key("creek"), name="Creek Room", capacity=12),
    Room(id=key("porch"), name="Porch", capacity=40),
)
STEPS = tuple(
    Step(title=title, minutes=minutes)
    for title, minutes in (
        ("Settle roles", 2),
        ("Case giver speaks", 12),
        ("Stillness", 3),
        ("Mirroring", 10),
        ("Open dialogue", 20),
        ("Closing words", 8),
        ("Journal", 5),
    )
)


def block(title: str, minutes: int, **fields: Any) -> Block:
    """Return a block whose key comes from its title."""
    return Block(id=key(title), title=title, minutes=minutes, **fields)


def thing(name: str, quantity: int = 1, per: Per = Per.SESSION) -> Material:
    """Return a material."""
    return Material(name=name, quantity=quantity, per=per)


def breakouts() -> Block:
    """Return the group of three tracks, one of them with blocks of its own."""
    reading = (block("Read the letters", 25), block("Rewrite one letter", 45))
    tracks = (
        Track(
            id=key("A"),
            title="A. Placement letters",
            leads=(NOOR.id,),
            room=key("oak"),
            people=_some(3),
            blocks=reading,
        ),
        Track(id=key("B"), title="B. Attendance calls", leads=(THEO.id,), room=key("creek"), people=_some(2, 3)),
        Track(id=key("C"), title="C. Site budgets", leads=(AMARA.id,), room=key("porch"), people=_some(1, 5)),
    )
    return block("Breakouts: map one system", 70, kind=SMALL, framework="improve", tracks=tracks)


def second_day() -> Day:
    """Return the day of the picture, which runs five minutes past lunch."""
    blocks = (
        block(
            "Opening circle: one word for how you arrive",
            20,
            leads=(NOOR.id,),
            framework="house",
            materials=(thing("Talking piece"),),
        ),
        block(
            "Four-stage pulse check-in",
            10,
            kind=REFLECT,
            leads=(THEO.id,),
            framework="stages",
            materials=(thing("Room display"), thing("phones")),
        ),
        block(
            "What the empathy walks showed us",
            40,
            leads=(NOOR.id,),
            framework="liberatory",
            materials=(thing("Walk notes"), thing("wall space")),
        ),
        block(
            "Case clinic",
            60,
            kind=SMALL,
            leads=(THEO.id,),
            framework="theory-u",
            steps=STEPS,
            materials=(thing("Handout", 1, Per.PERSON), thing("small bell"), thing("tables", 4)),
            notes="Say that nobody has to speak.",
        ),
        block("Break", 15, kind=BREAK),
        breakouts(),
        block("Lunch, served on the porch", 50, kind=BREAK, pin=time(12, 0)),
        block(
            "Quiet walk: what is mine to let go of?",
            20,
            kind=REFLECT,
            leads=(AMARA.id,),
            framework="theory-u",
            journal=True,
        ),
        block(
            "Plan a first test",
            60,
            kind=SMALL,
            leads=(THEO.id,),
            framework="improve",
            materials=(thing("PDSA sheet", 1, Per.PERSON),),
        ),
        block("Afternoon break", 15, kind=BREAK),
        block("Choose three things to stop", 40, leads=(AMARA.id,), framework="focus"),
        block("Say it in one sentence", 30, leads=(NOOR.id,), framework="focus", skipped=True),
        block("Buses are called", 0),
        block("One promise each", 40, leads=(THEO.id,), framework="emergent", protected=True),
        block("Closing circle", 20, kind=REFLECT, leads=(NOOR.id,), framework="house", pin=time(15, 50)),
    )
    return _day("two", 14, blocks, closing="Buses leave at 4:30")


def retreat() -> Session:
    """Return the whole session."""
    first = (block("Arrive", 30, kind=BREAK), block("Welcome", 45, leads=(NOOR.id,)))
    return Session(
        id=key("session"),
        title="Fall Leadership Retreat",
        organization="Juniper Valley Unified",
        place="Quail Hollow Center",
        expected=18,
        people=PEOPLE,
        team=TEAM,
        rooms=ROOMS,
        days=(_day("one", 13, first), second_day(), _day("three", 15, ())),
    )


def long_day(count: int = 60) -> Session:
    """Return a session with one day of many blocks, from a model of the real ones."""
    source = second_day().blocks
    blocks = tuple(
        Block(
            id=key(f"long {n}"),
            title=source[n % 15].title,
            minutes=5,
            kind=source[n % 15].kind,
            leads=source[n % 15].leads,
            framework=source[n % 15].framework,
        )
        for n in range(count)
    )
    return Session(id=key("long"), title="Long", team=TEAM, rooms=ROOMS, days=(_day("long", 20, blocks),))


def _some(count: int, first: int = 0) -> tuple[UUID, ...]:
    return tuple(person.id for person in PEOPLE[first : first + count])


def _day(name: str, number: int, blocks: tuple[Block, ...], closing: str = "") -> Day:
    return Day(
        id=key(f"day {name}"),
        date=date(2026, 10, number),
        start=time(8, 30),
        end=time(16, 15),
        time_zone="America/Los_Angeles",
        venue="Quail Hollow Center",
        closing=closing,
        blocks=blocks,
    )
