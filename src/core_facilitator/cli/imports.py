"""Reading agenda files into a workspace: all of them, or none."""

import argparse

from core_facilitator.cli.faults import CannotError, say
from core_facilitator.cli.workspaces import opened
from core_facilitator.domain.agendas import Session
from core_facilitator.store import agenda_files
from core_facilitator.store.agenda_files import AgendaFileError
from core_facilitator.store.workspace import Workspace


def import_files(options: argparse.Namespace) -> int:
    """Import the files. A session that is there already is replaced only when asked to, and after a backup."""
    sessions = _read(options)
    with opened(options) as here:
        known = {summary.id for summary in here.sessions.summaries()}
        fresh = [session for session in sessions if session.id not in known]
        there = [session for session in sessions if session.id in known]
        differing = [session for session in there if here.sessions.get(session.id) != session]
        if differing and not options.replace:
            raise CannotError(*(_refusal(session) for session in differing), "Nothing was imported.")
        _store(here, fresh, differing)
    say(*(f"Imported: {session.title}" for session in fresh))
    say(*(f"Replaced: {session.title}" for session in differing))
    say(*(f"Already there, nothing changed: {session.title}" for session in there if session not in differing))
    return 0


def _read(options: argparse.Namespace) -> list[Session]:
    problems: list[str] = []
    sessions: list[Session] = []
    for file in options.files:
        try:
            session = agenda_files.read_file(file)
        except AgendaFileError as error:
            problems += map(str, error.problems)
            continue
        if any(session.id == other.id for other in sessions):
            problems.append(f"{file.name}: the same session as in a file before it.")
        sessions.append(session)
    if problems:
        raise CannotError(*problems, "Nothing was imported.")
    return sessions


def _refusal(session: Session) -> str:
    return f"{session.title} is in the workspace already, and differs; --replace puts the file's in its place."


def _store(here: Workspace, fresh: list[Session], differing: list[Session]) -> None:
    if differing:
        here.backups.make()
    if fresh:
        here.sessions.add_all(fresh, "Import")
    for session in differing:
        here.sessions.save(session, "Import")
