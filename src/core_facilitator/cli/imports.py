"""Reading agenda files, and agendas of other programs, into a workspace: all of them, or none."""

import argparse
from datetime import datetime
from pathlib import Path

from core_facilitator.cli.agendas_elsewhere import Elsewhere, read_elsewhere, told
from core_facilitator.cli.faults import CannotError, say
from core_facilitator.cli.workspaces import opened
from core_facilitator.domain.agendas import Session
from core_facilitator.intake.refusals import IntakeError
from core_facilitator.messages import intake_sentence
from core_facilitator.store import agenda_files
from core_facilitator.store.agenda_files import AgendaFileError
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.workspace import Workspace

_OWN = (".yaml", ".yml")


def import_files(options: argparse.Namespace) -> int:
    """Import the files. A session that is there already is replaced only when asked to, and after a backup.

    An agenda of another program becomes a new session, and what each of its lines was taken for is shown.
    """
    sessions, elsewhere = _read(options)
    for one in elsewhere:
        say(*told(one))
    if options.preview:
        say("Nothing was imported: this was a preview.")
        return 0
    with opened(options) as here:
        known = {summary.id for summary in here.sessions.summaries()}
        fresh = [session for session in sessions if session.id not in known]
        there = [session for session in sessions if session.id in known]
        differing = [session for session in there if here.sessions.get(session.id) != session]
        if differing and not options.replace:
            raise CannotError(*(_refusal(session) for session in differing), "Nothing was imported.")
        _store(here, [*fresh, *(one.session for one in elsewhere)], differing)
    say(*(f"Imported: {one.session.title}" for one in elsewhere))
    say(*(f"Imported: {session.title}" for session in fresh))
    say(*(f"Replaced: {session.title}" for session in differing))
    say(*(f"Already there, nothing changed: {session.title}" for session in there if session not in differing))
    return 0


def _read(options: argparse.Namespace) -> tuple[list[Session], list[Elsewhere]]:
    problems: list[str] = []
    sessions: list[Session] = []
    elsewhere: list[Elsewhere] = []
    now = datetime.now().astimezone()
    for file in options.files:
        try:
            if file.suffix.casefold() in _OWN:
                sessions.append(_own(file, sessions))
            else:
                elsewhere.append(read_elsewhere(file, now, options))
        except AgendaFileError as error:
            problems += map(str, error.problems)
        except IntakeError as error:
            problems.append(" ".join(intake_sentence(error)))
    if problems:
        raise CannotError(*problems, "Nothing was imported.")
    return sessions, elsewhere


def _own(file: Path, before: list[Session]) -> Session:
    session = agenda_files.read_file(file)
    if any(session.id == other.id for other in before):
        raise AgendaFileError((Problem(file.name, 0, "", "the same session as in a file before it."),))
    return session


def _refusal(session: Session) -> str:
    return f"{session.title} is in the workspace already, and differs; --replace puts the file's in its place."


def _store(here: Workspace, fresh: list[Session], differing: list[Session]) -> None:
    if differing:
        here.backups.make()
    if fresh:
        here.sessions.add_all(fresh, "Import")
    for session in differing:
        here.sessions.save(session, "Import")
