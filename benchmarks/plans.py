"""Made-up sessions of any size, the same at each run."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID, uuid5

from core_facilitator.domain.agendas import Block, Day, Material, Per, Session, Step, TimeKind
from core_facilitator.domain.people import Person

_SPACE = UUID(int=7)
_KINDS = tuple(TimeKind)


def session(number: int, *, days: int = 1, blocks: int = 15, words: int = 30) -> Session:
    """Return a session of that many days with that many blocks each, whose notes have that many words."""
    name = f"Session {number}"
    team = tuple(Person(id=uuid5(_SPACE, f"{name} {who}"), name=who) for who in ("Noor Castellanos", "Theo Vasquez"))
    return Session(
        id=uuid5(_SPACE, name),
        title=name,
        organization="Juniper Valley Unified",
        expected=18,
        team=team,
        days=tuple(_day(name, index, blocks, words, team) for index in range(days)),
    )


def sessions(count: int) -> Iterator[Session]:
    """Yield that many sessions of 15 blocks."""
    return (session(number) for number in range(count))


def _day(name: str, index: int, blocks: int, words: int, team: tuple[Person, ...]) -> Day:
    return Day(
        id=uuid5(_SPACE, f"{name} day {index}"),
        date=date(2026, 1, 5) + timedelta(days=index),
        start=time(8, 30),
        end=time(16, 30),
        time_zone="America/Los_Angeles",
        blocks=tuple(_block(f"{name} day {index} block {number}", number, words, team) for number in range(blocks)),
    )


def _block(name: str, number: int, words: int, team: tuple[Person, ...]) -> Block:
    text = " ".join(f"word{index}" for index in range(words))
    return Block(
        id=uuid5(_SPACE, name),
        title=f"Block {number}: what the walks showed us",
        minutes=8,
        kind=_KINDS[number % len(_KINDS)],
        purpose=text,
        notes=text,
        leads=(team[number % 2].id,),
        materials=(Material(name="Handout", per=Per.PERSON),),
        prompts=("What did you notice?",),
        steps=(Step(title="Settle", minutes=2, text=text), Step(title="Speak", minutes=6, text=text)),
    )
