"""Showing sessions: a list, a readable agenda on the clock, JSON, or an agenda file."""

import argparse
import json

from core_facilitator import paths
from core_facilitator.cli.agenda_json import as_json
from core_facilitator.cli.agenda_text import agenda_lines
from core_facilitator.cli.faults import CannotError, say
from core_facilitator.cli.workspaces import opened
from core_facilitator.domain.agendas import Session
from core_facilitator.settings import SettingsFile
from core_facilitator.store import agenda_files
from core_facilitator.store.sessions import Sessions, SessionSummary

_LEAST_OF_AN_ID = 4


def agenda(options: argparse.Namespace) -> int:
    """Show one session; without naming one, the only one, or a list."""
    with opened(options) as here:
        summaries = here.sessions.summaries()
        if options.session is None and len(summaries) != 1:
            _list(summaries, options)
            return 0
        session = find(here.sessions, options.session)
    if options.json:
        say(json.dumps(as_json(session), indent=2, ensure_ascii=False))
    elif options.yaml:
        say(agenda_files.write(session).rstrip("\n"))
    else:
        say(*agenda_lines(session, hours24=SettingsFile(paths.settings_file()).current.hours24))
    return 0


def remove(options: argparse.Namespace) -> int:
    """Remove a session. A backup of everything is made first."""
    with opened(options) as here:
        session = find(here.sessions, options.session)
        kept = here.backups.make()
        here.sessions.remove(session.id, "Remove session")
    say(f"Removed: {session.title}. It is in the backup {kept.folder.name}.")
    return 0


def find(sessions: Sessions, named: str | None) -> Session:
    """Return the session of that id or beginning of an id or of a title; the only one when nothing is named.

    Raises:
        CannotError: when there is none, or more than one.
    """
    summaries = sessions.summaries()
    found = _matching(summaries, named) if named is not None else summaries
    if not found:
        raise CannotError(
            f"There is no session here whose title begins with {named!r}. core-facilitator agenda WORKSPACE lists them."
        )
    if len(found) > 1:
        names = "; ".join(f"{summary.title} ({summary.id})" for summary in found)
        raise CannotError(
            f"More than one session is meant by {named!r}; name one by more of its title or its id: {names}"
        )
    return sessions.get(found[0].id)


def _matching(summaries: list[SessionSummary], named: str) -> list[SessionSummary]:
    wanted = named.strip().casefold()
    exact = [summary for summary in summaries if wanted in (summary.title.casefold(), str(summary.id))]
    if exact:
        return exact
    by_id = [summary for summary in summaries if len(wanted) >= _LEAST_OF_AN_ID and str(summary.id).startswith(wanted)]
    return [summary for summary in summaries if summary.title.casefold().startswith(wanted)] or by_id


def _list(summaries: list[SessionSummary], options: argparse.Namespace) -> None:
    if options.json:
        say(json.dumps([_summary(summary) for summary in summaries], indent=2, ensure_ascii=False))
    elif options.yaml:
        raise CannotError("An agenda file holds one session: name it, too.")
    elif summaries:
        say(*(f"{_dates(summary)}  {summary.title}  ({summary.id})" for summary in summaries))
    else:
        say("There are no sessions in this workspace yet.")


def _dates(summary: SessionSummary) -> str:
    first, last = summary.first_date, summary.last_date
    if first is None or last is None:
        return "no days yet"
    return str(first) if first == last else f"{first} to {last}"


def _summary(summary: SessionSummary) -> dict[str, object]:
    return {
        "id": str(summary.id),
        "title": summary.title,
        "organization": summary.organization,
        "place": summary.place,
        "first_date": summary.first_date and str(summary.first_date),
        "last_date": summary.last_date and str(summary.last_date),
        "days": summary.day_count,
        "head_count": summary.head_count,
    }
