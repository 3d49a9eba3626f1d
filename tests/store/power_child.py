"""Run by test_power_cuts as a process of its own: saves a number of times, and says on its output what it has saved."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from core_facilitator.domain.agendas import Session
from core_facilitator.store import workspace

WORDS = 1500
"""How many words each of twelve blocks gets at least: so long that the log is copied into the database midway."""


def numbered(plan: Session, number: int) -> Session:
    """Say the number in the session and in each of its blocks: a half save would show."""
    (day,) = plan.days
    text = f"{number} " * (WORDS + number)
    blocks = tuple(replace(block, title=str(number), notes=text) for block in day.blocks)
    return replace(plan, notes=str(number), days=(replace(day, blocks=blocks),))


def work(folder: Path, saves: int) -> None:
    """Save so many times, with a draft after each, and close the workspace without a backup."""
    opened = workspace.open(folder)
    (summary,) = opened.sessions.summaries()
    plan = opened.sessions.get(summary.id)
    for number in range(1, saves + 1):
        plan = numbered(plan, number)
        opened.sessions.save(plan, "Edit notes")
        os.write(1, f"saved {number}\n".encode())
        opened.drafts.keep("draft", str(number))
        os.write(1, f"draft {number}\n".encode())
    opened.database.close()
    os.write(1, b"closed 1\n")


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
