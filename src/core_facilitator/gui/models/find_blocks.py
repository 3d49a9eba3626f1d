"""Finds words in a whole session: in titles, notes, people, everything that was written about a block."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Block, Day, Session, all_blocks
from core_facilitator.domain.frameworks import FRAMEWORKS

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Found:
    """A block that holds the words, its day, and in which of its parts."""

    day: UUID
    block: UUID
    where: str


def find_blocks(session: Session, words: str) -> tuple[Found, ...]:
    """Return each block that holds all the words in one of its parts, in the order of the plan."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    pairs = ((day, block) for day in session.days for block in all_blocks(day.blocks))
    return tuple(found for day, block in pairs if (found := _found(session, day, block, wanted)) is not None)


def _found(session: Session, day: Day, block: Block, wanted: list[str]) -> Found | None:
    for where, text in _texts(session, block):
        folded = text.casefold()
        if all(word in folded for word in wanted):
            return Found(day.id, block.id, where)
    return None


def _texts(session: Session, block: Block) -> Iterator[tuple[str, str]]:
    people = [*block.leads, *(key for track in block.tracks for key in (*track.leads, *track.people))]
    rooms = [block.room, *(track.room for track in block.tracks)]
    framework = FRAMEWORKS.get(block.framework)
    yield translate("Find", "Title"), block.title
    yield translate("Find", "Track"), " ".join(track.title for track in block.tracks)
    yield translate("Find", "People"), " ".join(person.name for key in people if (person := session.person(key)))
    yield translate("Find", "Room"), " ".join(room.name for key in rooms if (room := session.room(key)))
    steps = (f"{step.title} {step.silent} {step.text} {step.say}" for step in block.steps)
    yield translate("Find", "Steps"), " ".join(steps)
    yield translate("Find", "Materials"), " ".join(thing.name for thing in block.materials)
    yield translate("Find", "Notes"), block.notes
    yield translate("Find", "Purpose"), block.purpose
    yield translate("Find", "Prompts"), " ".join(block.prompts)
    yield translate("Find", "What participants see"), f"{block.participants_see} {block.grouping} {block.setup}"
    yield translate("Find", "If late"), block.if_late
    source = framework.name if framework else ""
    yield translate("Find", "Where it comes from"), f"{source} {block.protocol} {block.credit}"
    if block.handout is not None:
        sheet = block.handout
        yield translate("Find", "Handout"), f"{sheet.title} {sheet.intro} {sheet.writing} {sheet.care}"
