"""Run by test_kills as a process of its own: saves without end, and says on its output what it has saved.

It follows each acknowledgement with the next save at once, so that a kill falls anywhere in one.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from core_facilitator.domain.agendas import Block, Session
from core_facilitator.domain.captures import Note
from core_facilitator.domain.runs import Passage, Run
from core_facilitator.store import workspace

RUN = UUID(int=77)
BEGAN = datetime(2026, 8, 6, 9, tzinfo=UTC)


def work(folder: Path) -> None:
    """Save edits of one session, drafts, acts of a day that runs and a note; undo now and then, and make backups.

    All of it is numbered, on from what is there.
    """
    opened = workspace.open(folder)
    (plan,) = (opened.sessions.get(one.id) for one in opened.sessions.summaries() if one.title == "Plan")
    number = int(plan.notes)
    _say("ready")
    while True:
        number += 1
        plan = _numbered(plan, number)
        opened.sessions.save(plan, "Edit notes")
        _say(f"saved {number}")
        opened.drafts.keep("draft", str(number))
        _say(f"draft {number}")
        opened.runs.keep(ran(plan, number), "Go on")
        _say(f"ran {number}")
        opened.captures.keep(Note(id=RUN, run=RUN, at=BEGAN, text=str(number)), "Note")
        _say(f"noted {number}")
        if number % 7 == 0:
            opened.sessions.save(_numbered(plan, number + 1), "Edit notes")
            opened.database.undo()
        if number % 11 == 0:
            opened.backups.make()


def _numbered(plan: Session, number: int) -> Session:
    """Say the number in the session and in each of its blocks: a half save would show."""
    text = f"{number} " * (number % 300 + 1)
    (day,) = plan.days
    blocks: tuple[Block, ...] = tuple(replace(block, title=str(number), notes=text) for block in day.blocks)
    return replace(plan, notes=str(number), days=(replace(day, blocks=blocks),))


def ran(plan: Session, number: int) -> Run:
    """Say the number in each part of a day that runs."""
    (day,) = plan.days
    passages = (Passage(block=block.id, start=BEGAN, added=number) for block in day.blocks)
    return Run(id=RUN, session=plan.id, plan=day, passages=tuple(passages))


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]))
