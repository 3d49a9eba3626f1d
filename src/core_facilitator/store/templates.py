"""Templates that come with the app: sensible days to begin from, each an agenda file.

What a session begins from is filled in later: words in curly brackets such as {Team} stand in its texts.
"""

from dataclasses import dataclass
from pathlib import Path

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.timing import elapsed, time_day
from core_facilitator.store import agenda_files

PLACEHOLDERS = ("District", "Host", "Place", "Question", "Team", "Year")
"""The words that stand in curly brackets."""


@dataclass(frozen=True, slots=True)
class Template:
    """A session to begin from. `key` is the name of its file."""

    key: str
    session: Session

    @property
    def name(self) -> str:
        """What it is called: the session's title, up to where something is filled in."""
        title = self.session.title.partition("{")[0]
        return title.removesuffix(" of ").rstrip(" ,:")

    @property
    def description(self) -> str:
        """Whom it is for and what it needs: the first paragraph of the session's notes."""
        return self.session.notes.partition("\n\n")[0]

    @property
    def days(self) -> int:
        """How many days it has."""
        return len(self.session.days)

    @property
    def minutes(self) -> int:
        """How long all its days take together, from the first block of each to the end of its last."""
        timed = map(time_day, self.session.days)
        return sum(elapsed(day.start, day.end) for day in timed)


def templates(folder: Path | None = None) -> tuple[Template, ...]:
    """Return all templates, the shortest first. Takes some tenths of a second.

    Args:
        folder: where the files are; those of the app if none is given.

    Raises:
        AgendaFileError: when one of the files is no agenda.
        OSError: when one cannot be read.
    """
    files = (folder or paths.resource("templates")).glob("*.yaml")
    found = (Template(file.stem, agenda_files.read_file(file)) for file in sorted(files))
    return tuple(sorted(found, key=lambda one: one.minutes))
