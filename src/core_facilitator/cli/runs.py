"""Showing the days that ran: how long they were planned to be, and how long they were."""

import argparse
import json
from datetime import datetime, tzinfo

from core_facilitator.cli.agendas import find
from core_facilitator.cli.faults import say, warn
from core_facilitator.cli.workspaces import count, opened
from core_facilitator.domain.run_reports import BlockReport, DayReport, report
from core_facilitator.domain.runs import Run
from core_facilitator.domain.typed_times import duration


def runs(options: argparse.Namespace) -> int:
    """List the days that ran, of one session if it is named. What is on now counts once it has ended."""
    with opened(options) as here:
        session = None if options.session is None else find(here.sessions, options.session)
        found = here.runs.all() if session is None else here.runs.of_session(session.id)
        titles = {run.session: here.sessions.title(run.session) or "" for run in found}
        damaged = here.runs.damaged()
    if options.json:
        shown = [_as_json(run, report(run), titles[run.session]) for run in found]
        say(json.dumps(shown, indent=2, ensure_ascii=False))
    elif found:
        say(*(_line(run, report(run), titles[run.session]) for run in found))
    else:
        say("No day has run here yet.")
    warn(*(f"The day of {run.date} cannot be read by this version. It stays as it is." for run in damaged))
    return 0


def _line(run: Run, told: DayReport, title: str) -> str:
    named = ", ".join(text for text in (title, run.plan.title) if text)
    parts = [f"planned {duration(told.planned)}, took {duration(told.actual)}"]
    parts += [f"{count(len(out), 'block')} {word}" for word, out in _others(told).items() if out]
    parts += [] if run.closed else ["still open"]
    return f"{run.plan.date}  {named}  {', '.join(parts)}"


def _others(told: DayReport) -> dict[str, tuple[BlockReport, ...]]:
    return {"left out": told.left_out, "put in": told.inserted, "moved to another day": told.moved}


def _as_json(run: Run, told: DayReport, title: str) -> dict[str, object]:
    zone = told.planned_start.tzinfo
    return {
        "id": str(run.id),
        "session": str(run.session),
        "title": title,
        "day": run.plan.title,
        "date": str(run.plan.date),
        "closed": run.closed is not None,
        "planned_start": _moment(told.planned_start, zone),
        "start": _moment(told.start, zone),
        "planned_end": _moment(told.planned_end, zone),
        "end": _moment(told.end, zone),
        "planned_minutes": told.planned,
        "actual_minutes": told.actual,
        "paused_minutes": told.paused,
        "blocks": [_block(one, zone) for one in told.blocks],
        **{word.replace(" ", "_"): [one.title for one in out] for word, out in _others(told).items()},
    }


def _block(told: BlockReport, zone: tzinfo | None) -> dict[str, object]:
    return {
        "title": told.title,
        "planned_start": _moment(told.planned_start, zone),
        "start": _moment(told.start, zone),
        "planned_minutes": told.planned,
        "actual_minutes": told.actual,
        "skipped": told.skipped,
    }


def _moment(at: datetime | None, zone: tzinfo | None) -> str | None:
    """Return a moment on the clock of the day."""
    return None if at is None else at.astimezone(zone).isoformat(timespec="seconds")
