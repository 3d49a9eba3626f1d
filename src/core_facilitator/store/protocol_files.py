"""Files of protocols: cards and collections as YAML that people can read, write by hand and pass on.

The library that comes with the app is kept in such files, own protocols are kept in their form in the database, and
cards are exported and imported as one such file. docs/protocol-file.md explains every field.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from core_facilitator.domain.protocol_imports import CardSet, Refused
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store.file_reading import FileError, Problem, text_in
from core_facilitator.store.file_trees import tree_of
from core_facilitator.store.protocol_files_read import MOST_CHARACTERS, ProtocolsFile, Reading
from core_facilitator.store.protocol_files_write import form_of, text_of

__all__ = [
    "CardSet",
    "EachRead",
    "ProtocolFileError",
    "ProtocolsFile",
    "card_of",
    "form_of",
    "read",
    "read_each",
    "write",
]

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, so that a text shows otherwise than it is read."""


@dataclass(frozen=True, slots=True)
class EachRead:
    """What can be taken from a file, and what cannot: cards and collections, each for itself. `notes` are for all."""

    file: ProtocolsFile
    refused: tuple[Refused, ...] = ()
    notes: tuple[Problem, ...] = ()


class ProtocolFileError(FileError):
    """A file that holds no protocols: everything that is wrong with it, in the order of its lines."""


def read(text: str, name: str) -> ProtocolsFile:
    """Return what a file of protocols holds. `name` is the file's name, for the errors.

    Raises:
        ProtocolFileError: with every problem found (the first 200); nothing is guessed.
    """
    reading = Reading()
    found, problems = reading.whole(text, name, reading.file)
    if found is None or problems:
        raise ProtocolFileError(tuple(problems))
    return found


def read_each(text: str, name: str) -> EachRead:
    """Return what a file from somebody else holds: a card that something is wrong with is left out, with the reasons.

    Raises:
        ProtocolFileError: when the file as a whole is none, or texts in it show otherwise than they are read.
    """
    if turning := _TURNING.search(text):
        line = text.count("\n", 0, turning.start()) + 1
        why = f"the character U+{ord(turning.group()):04X} turns the direction of writing and can hide what is there"
        raise ProtocolFileError((Problem(name, line, "", why),))
    reading = Reading()
    found, problems = reading.whole(text, name, reading.file)
    parts = {**reading.cards, **reading.sets}
    owner = {problem: _part(problem) for problem in problems}
    notes = tuple(problem for problem in problems if not owner[problem])
    if found is None or any(not note.field.startswith("licenses[") for note in notes):
        raise ProtocolFileError(tuple(problems))
    wrong = set(owner.values())
    return EachRead(
        ProtocolsFile(
            title=found.title,
            source=found.source,
            protocols=tuple(card for path, (_, card) in reading.cards.items() if card and path not in wrong),
            collections=tuple(one for path, (_, one) in reading.sets.items() if one and path not in wrong),
        ),
        tuple(
            Refused(called, tuple(_why(problem, path) for problem in problems if owner[problem] == path))
            for path, (called, _) in parts.items()
            if path in wrong
        ),
        notes,
    )


def read_file(path: Path) -> EachRead:
    """Return what the file at `path` holds: UTF-8, or UTF-16 with its mark.

    Raises:
        ProtocolFileError: when it is no file of protocols.
        OSError: when it cannot be read.
    """
    return read_each(text_in(path, MOST_CHARACTERS, ProtocolFileError), path.name)


def write(file: ProtocolsFile) -> str:
    """Return the text of a file, to be stored as UTF-8. Marks that turn the direction of writing are left out.

    Raises:
        ProtocolFileError: when the text is too long, or could not be read again.
    """
    text = text_of(file, _TURNING)
    if len(text) > MOST_CHARACTERS:
        why = f"would be longer than {MOST_CHARACTERS:,} characters; choose fewer cards"
        raise ProtocolFileError((Problem("", 0, "", why),))
    read(text, "")  # whoever gets it can read it
    return text


def card_of(form: object, *, finished: bool = True) -> Protocol:
    """Return the one card in the fields of a file, as they are kept in the database.

    Args:
        form: what `form_of` returned.
        finished: whether it must keep to the rules of a card; one that somebody still writes on need not.

    Raises:
        ProtocolFileError: when these are no such fields, for example because a newer version wrote them.
    """
    reading = Reading(finished=finished)
    found, problems = reading.all_of(lambda: tree_of(form), "", reading.file)
    if found is None or problems or len(found.protocols) != 1:
        raise ProtocolFileError(tuple(problems))
    return found.protocols[0]


def _part(problem: Problem) -> str:
    """Return the path of the card or collection that a problem is about, or nothing."""
    found = re.match(r"(protocols|collections)\[\d+\]", problem.field)
    return found.group() if found else ""


def _why(problem: Problem, path: str) -> str:
    """Return a problem in words, without the name of the card that it stands below."""
    field = problem.field.removeprefix(path).removeprefix(".")
    return f"line {problem.line}{', ' if field else ''}{field}: {problem.why}"
