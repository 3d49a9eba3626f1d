"""Templates: those that come with the app, each an agenda file, and the user's own, which a workspace remembers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.templates import Template
from core_facilitator.domain.text import clean
from core_facilitator.store import agenda_files, tables
from core_facilitator.store.agenda_files import AgendaFileError
from core_facilitator.store.database import Database
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.rows import Row


@dataclass(frozen=True, slots=True)
class DamagedTemplate:
    """An own template whose plan cannot be read: what is known of it, and what is wrong."""

    key: str
    title: str
    about: str
    problems: tuple[Problem, ...]


@cache
def built_in() -> tuple[Template, ...]:
    """Return the templates that come with the app, the shortest first. The first time it takes some tenths of a second.

    Raises:
        AgendaFileError: when one of the files is no agenda.
        OSError: when one cannot be read.
    """
    return in_folder(paths.resource("templates"))


def in_folder(folder: Path) -> tuple[Template, ...]:
    """Return the templates in the agenda files of a folder, the shortest first.

    Raises:
        AgendaFileError: when one of the files is no agenda.
        OSError: when one cannot be read.
    """
    found = (from_session(agenda_files.read_file(file), file.stem) for file in sorted(folder.glob("*.yaml")))
    return tuple(sorted(found, key=lambda one: one.minutes))


def from_session(session: Session, key: str, *, own: bool = False) -> Template:
    """Return the template in an agenda file: called as its title, up to where something is filled in.

    What it is for is the first paragraph of its notes.
    """
    about = session.notes.partition("\n\n")[0]
    return Template(key=key, title=_called(session), session=session, about=about, own=own)


def as_session(template: Template) -> Session:
    """Return what an agenda file of the template holds: its plan under its name, what it is for before the notes."""
    session = template.session
    if template.title != _called(session):
        session = replace(session, title=template.title)  # it was named anew, and is called so when it is read
    if not template.about or session.notes.startswith(template.about):
        return session
    return replace(session, notes="\n\n".join(filter(None, (template.about, session.notes))))


def _called(session: Session) -> str:
    """Return the title up to where something is filled in."""
    return session.title.partition("{{")[0].rstrip(" ,:").removesuffix(" of") or session.title


class OwnTemplates:
    """The user's own templates in a workspace.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Template | DamagedTemplate, ...]:
        """Return every own template, by title; one that is damaged hides no other."""
        rows = sorted(self._rows().values(), key=lambda row: (row["title"].casefold(), row["id"]))
        return tuple(map(_template, rows))

    def get(self, key: str) -> Template | DamagedTemplate:
        """Return an own template.

        Raises:
            KeyError: when there is none of that key.
        """
        return _template(self._rows()[UUID(key)])

    def add(self, template: Template, label: str) -> Template:
        """Keep a new template, as one step, and return it with the key that it has here."""
        kept = replace(template, key=str(uuid4()), own=True)
        with self._database.step(label) as write:
            write.add(tables.templates, self._row(kept))
        return kept

    def save(self, template: Template | DamagedTemplate, label: str) -> None:
        """Keep a template as it is now, as one step. Of one that is damaged, what it is called and what it is for.

        Raises:
            KeyError: when there is none of that key.
        """
        before = self._rows()[UUID(template.key)]
        after = {**before, **self._row(template)}
        if any(after[name] != before[name] for name in ("title", "about", "agenda")):
            with self._database.step(label) as write:
                write.change(tables.templates, before, after)

    def remove(self, key: str, label: str) -> None:
        """Forget a template, as one step. Sessions that began from it stay.

        Raises:
            KeyError: when there is none of that key.
        """
        row = self._rows()[UUID(key)]
        with self._database.step(label) as write:
            write.remove(tables.templates, row)

    def _rows(self) -> dict[UUID, Row]:
        with self._database.read() as connection:
            return {row["id"]: dict(row) for row in connection.execute(select(tables.templates)).mappings()}

    def _row(self, template: Template | DamagedTemplate) -> Row:
        return {
            "id": UUID(template.key),
            "title": clean(template.title).text,
            "about": clean(template.about).text,
            "changed_at": self._database.now(),
            **dict(_agenda(template)),
        }


def _agenda(template: Template | DamagedTemplate) -> Iterator[tuple[str, str]]:
    if isinstance(template, Template):
        yield "agenda", agenda_files.write(template.session)


def _template(row: Row) -> Template | DamagedTemplate:
    key, title, about = str(row["id"]), row["title"], row["about"]
    try:
        session = agenda_files.read(row["agenda"], title)
    except AgendaFileError as error:
        return DamagedTemplate(key, title, about, error.problems)
    return Template(key=key, title=title, session=session, about=about, own=True)
