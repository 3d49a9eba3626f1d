"""Agenda files: a whole session as YAML that people can read, write by hand and pass on.

Writing a session and reading it again gives the same session, with two exceptions that hold nothing: references
to people or rooms that are no longer there, and characters that cannot be printed. docs/agenda-file.md explains
every field.
"""

from pathlib import Path

from core_facilitator.domain.agendas import Session
from core_facilitator.store.agenda_files_read import Reading
from core_facilitator.store.agenda_files_write import text_of
from core_facilitator.store.file_reading import FileError, text_in
from core_facilitator.store.file_trees import MOST_CHARACTERS


class AgendaFileError(FileError):
    """A file that is no agenda: everything that is wrong with it, in the order of its lines."""


def read(text: str, name: str) -> Session:
    """Return the session that an agenda file describes. `name` is the file's name, for the errors.

    The same file always gives the same keys, so reading it twice does not make two sessions.

    Raises:
        AgendaFileError: with every problem found (the first 200); nothing is guessed.
    """
    reading = Reading()
    session, problems = reading.whole(text, name, reading.session)
    if session is None or problems:
        raise AgendaFileError(tuple(problems))
    return session


def read_file(path: Path) -> Session:
    """Return the session in the file at `path`: UTF-8, or UTF-16 with its mark.

    Raises:
        AgendaFileError: when its bytes or its text are not an agenda.
        OSError: when it cannot be read.
    """
    return read(text_in(path, MOST_CHARACTERS, AgendaFileError), path.name)


def write(session: Session) -> str:
    """Return the session as the text of an agenda file, to be stored as UTF-8."""
    return text_of(session)
