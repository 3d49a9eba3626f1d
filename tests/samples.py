"""Hand-made sessions for tests: one with everything in it, and a few odd ones."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Per,
    Room,
    RoomLayout,
    Session,
    SmallGroup,
    Step,
    TimeKind,
    Together,
    Track,
    Walk,
)
from core_facilitator.domain.people import Person

ZONE = "America/Los_Angeles"


def key(number: int) -> UUID:
    """Return a key that is easy to tell from others."""
    return UUID(int=number)


NOOR, THEO, AMARA, MELE = key(1), key(2), key(3), key(4)
OAK, CREEK, PORCH = key(11), key(12), key(13)
FIRST_DAY, SECOND_DAY = key(21), key(22)
ARRIVAL, CIRCLE, CLINIC, SPARE, LUNCH, BREAKOUTS, JOURNAL, BELL, CHECK_IN, COMMITMENTS = (key(n) for n in range(31, 41))
TRACK_A, TRACK_B = key(51), key(52)
LETTERS, WALL, CALLS = key(61), key(62), key(63)


def retreat() -> Session:
    """Return a retreat of two days in which every field of every kind of value says something."""
    return Session(
        id=key(100),
        title="Noticing what we carry",
        host="CORE Districts",
        organization="Juniper Valley Unified School District",
        group="Cabinet and directors",
        place="Quail Hollow Center",
        purpose="We meet to see the whole system before we choose.",
        outcomes=("Six commitments", "One map that all of us drew"),
        notes="The superintendent leaves at 3:00 on the first day.",
        expected=6,
        team=(
            Person(
                id=NOOR,
                name="Noor Castellanos",
                role="Lead facilitator",
                department="Learning",
                email="noor@example.org",
                phone="555-0101",
                needs="Stands with her back to a wall",
                notes="Has the keys",
            ),
            Person(id=THEO, name="Theo Vasquez-Lund", role="Facilitator"),
        ),
        people=(
            Person(
                id=AMARA,
                name="Amara Sandoval-Reid",
                role="Director",
                department="Transport",
                email="amara@example.org",
                phone="555-0102",
                needs="No nuts",
                notes="Drives on Fridays",
            ),
            Person(id=MELE, name="Mele Stavridis", role="Principal"),
        ),
        rooms=(
            Room(id=OAK, name="Oak Room", capacity=30, setup="One circle, no tables", notes="Door sticks"),
            Room(id=CREEK, name="Creek Room", capacity=12, setup="Two tables", notes="Cold in the morning"),
            Room(id=PORCH, name="Porch"),
        ),
        walks=(Walk(rooms=frozenset({OAK, CREEK}), minutes=4),),
        apart=(frozenset({AMARA, THEO}),),
        together=(frozenset({AMARA, MELE}),),
        days=(_first_day(), _second_day()),
    )


def _first_day() -> Day:
    return Day(
        id=FIRST_DAY,
        date=date(2026, 10, 14),
        start=time(8, 30),
        end=time(13, 0),
        time_zone=ZONE,
        title="Seeing",
        venue="Oak Room and garden",
        closing="Buses leave at 1:15",
        if_late="Take it from the breakouts first",
        notes="Rain moves the walk indoors.",
        blocks=(
            Block(id=ARRIVAL, title="Doors open", kind=TimeKind.PLENARY, room=OAK),
            Block(
                id=CIRCLE,
                title="Opening circle",
                minutes=20,
                purpose="Hear every voice once",
                leads=(NOOR,),
                room=OAK,
                materials=(Material(name="talking piece"), Material(name="name tags", per=Per.PERSON)),
                setup="Chairs in one circle",
                participants_see="One word for how you arrive",
                prompts=("What has your attention?",),
                notes="Speak last.",
                protected=True,
            ),
            _clinic(),
            Block(
                id=SPARE,
                title="Song",
                minutes=10,
                skipped=True,
                notes="Only if the piano comes",
                droppable=True,
                goes_on=True,
                warn_at=3,
                last_at=1,
                sound=True,
                layout=RoomLayout.PROMPT,
            ),
            Block(
                id=LUNCH,
                title="Lunch",
                minutes=50,
                kind=TimeKind.BREAK,
                pin=time(10, 10),
                room=PORCH,
                materials=(Material(name="signs for allergens", quantity=2),),
            ),
            _breakouts(),
            Block(
                id=JOURNAL,
                title="What is mine to let go of",
                minutes=20,
                kind=TimeKind.REFLECTION,
                leads=(NOOR, THEO),
                journal=True,
                prompts=("What are you holding?", "Who needs it held?", "What would ease it?", "What stays?"),
                room=OAK,
                fixed_end=time(12, 45),
            ),
        ),
    )


def _clinic() -> Block:
    return Block(
        id=CLINIC,
        title="Case clinic",
        minutes=60,
        kind=TimeKind.SMALL_GROUP,
        purpose="A live question turns",
        floor=45,
        leads=(THEO,),
        room=OAK,
        grouping="in circles of four",
        setup="Circles of five chairs",
        materials=(Material(name="bell"), Material(name="chart sheets", quantity=3, per=Per.GROUP, group_size=4)),
        participants_see="Bring one live question",
        notes="Watch the case givers' time.",
        steps=(
            Step(
                title="Settle roles",
                minutes=2,
                together=Together.FOURS,
                text="One case giver.",
                say="Nobody has to fix it.",
            ),
            Step(title="The case giver speaks", minutes=58, silent="the coaches", text="Coaches ask nothing."),
        ),
        handout=Handout(
            title="Case clinic, on paper",
            intro="One of you brings a question.",
            writing="What I heard",
            lines=4,
            care="What is said here stays here.",
        ),
        framework="theory-u",
        protocol="tu-case-clinic",
        credit="Adapted from Case Clinic, Presencing Institute.",
        card="tu-case-clinic",
        card_version="84e5603c0275da23",
        groups=(SmallGroup(title="By the window", people=(AMARA, MELE), room=OAK),),
        if_late="Drop the closing words",
    )


def _breakouts() -> Block:
    return Block(
        id=BREAKOUTS,
        title="Map one system",
        kind=TimeKind.SMALL_GROUP,
        notes="Keep the doors open.",
        tracks=(
            Track(
                id=TRACK_A,
                title="Placement letters",
                room=OAK,
                leads=(NOOR,),
                people=(AMARA,),
                blocks=(
                    Block(id=LETTERS, title="Read the letters", minutes=30, notes="Letters are in the box."),
                    Block(id=WALL, title="Wall of words", minutes=15, materials=(Material(name="tape"),)),
                ),
            ),
            Track(
                id=TRACK_B,
                title="Attendance calls",
                room=CREEK,
                leads=(THEO,),
                people=(MELE,),
                blocks=(Block(id=CALLS, title="Listen to calls", minutes=40, room=CREEK, setup="Speakers"),),
            ),
        ),
    )


def _second_day() -> Day:
    return Day(
        id=SECOND_DAY,
        date=date(2026, 10, 15),
        start=time(9, 0),
        end=time(10, 0),
        time_zone=ZONE,
        blocks=(
            Block(id=BELL, title="Bell", pin=time(9, 0)),
            Block(id=CHECK_IN, title="Check-in", minutes=45, leads=(NOOR,), room=OAK),
            Block(id=COMMITMENTS, title="Commitments round", minutes=30, pin=time(9, 40), leads=(NOOR,)),
        ),
    )


def one_day(*blocks: Block, start: time = time(9, 0), end: time = time(17, 0), zone: str = ZONE) -> Session:
    """Return a session of one day with those blocks."""
    day = Day(id=FIRST_DAY, date=date(2026, 10, 14), start=start, end=end, time_zone=zone, blocks=blocks)
    return Session(id=key(101), title="One day", days=(day,))


def without_days() -> Session:
    """Return a session of which only the title is known."""
    return Session(id=key(102), title="Just an idea")


def many_days(count: int) -> Session:
    """Return a session of so many equal days."""
    first = _second_day()
    days = tuple(replace(first, id=key(200 + at), date=date(2026, 10, 1 + at), blocks=()) for at in range(count))
    return replace(retreat(), days=days)
