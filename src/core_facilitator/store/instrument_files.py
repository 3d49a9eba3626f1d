"""Instrument files: what a check-in asks, as YAML that people can read, write by hand and pass on.

Those that come with the app are kept in such files, and own ones in their form in the database. docs/instrument-file.md
explains every field.
"""

import re
from pathlib import Path

from core_facilitator.domain.instruments import Instrument
from core_facilitator.store.file_reading import FileError, Problem, text_in
from core_facilitator.store.file_trees import tree_of
from core_facilitator.store.instrument_files_read import MOST_CHARACTERS, Reading
from core_facilitator.store.instrument_files_write import form_of, text_of

__all__ = ["InstrumentFileError", "form_of", "instrument_of", "read", "read_file", "write"]

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, so that a text shows otherwise than it is read."""


class InstrumentFileError(FileError):
    """A file that holds no instrument: everything that is wrong with it, in the order of its lines."""


def read(text: str, name: str) -> Instrument:
    """Return the instrument that a file holds. `name` is the file's name, for the errors.

    Raises:
        InstrumentFileError: with every problem found (the first 200); nothing is guessed.
    """
    if turning := _TURNING.search(text):
        line = text.count("\n", 0, turning.start()) + 1
        why = f"the character U+{ord(turning.group()):04X} turns the direction of writing and can hide what is there"
        raise InstrumentFileError((Problem(name, line, "", why),))
    reading = Reading()
    found, problems = reading.whole(text, name, reading.file)
    if found is None or problems:
        raise InstrumentFileError(tuple(problems))
    return found


def read_file(path: Path) -> Instrument:
    """Return the instrument in the file at `path`: UTF-8, or UTF-16 with its mark.

    Raises:
        InstrumentFileError: when it holds none.
        OSError: when it cannot be read.
    """
    return read(text_in(path, MOST_CHARACTERS, InstrumentFileError), path.name)


def write(instrument: Instrument) -> str:
    """Return the text of a file, to be stored as UTF-8. Marks that turn the direction of writing are left out.

    Raises:
        InstrumentFileError: when it could not be read again, because something in it has to be mended first.
    """
    text = _TURNING.sub("", text_of(instrument))
    read(text, "")  # whoever gets it can read it
    return text


def instrument_of(form: object, *, finished: bool = True) -> Instrument:
    """Return the instrument in the fields of a file, as they are kept in the database.

    Args:
        form: what `form_of` returned.
        finished: whether it must be such that it can be asked.

    Raises:
        InstrumentFileError: when these are no such fields, for example because a newer version wrote them.
    """
    reading = Reading(finished=finished)
    found, problems = reading.all_of(lambda: tree_of(form), "", reading.file)
    if found is None or problems:
        raise InstrumentFileError(tuple(problems))
    return found
