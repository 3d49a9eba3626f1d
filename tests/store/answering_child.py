"""Run by test_check_in_failures as a process of its own: answers, or closes, and stalls where it is told to.

It says on its output what was kept, so that the parent knows when to kill it.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

from sqlalchemy import Connection

from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import Sheet
from core_facilitator.store import check_in_rows, workspace
from core_facilitator.store.check_in_keys import CheckInKeys
from core_facilitator.store.database import Database
from core_facilitator.store.workspace import Workspace

TODAY = date(2026, 10, 14)


def answer(opened: Workspace) -> None:
    """Answer as one person after another, and say the secret of each that was kept."""
    one = opened.check_ins.opened()
    assert one is not None
    while True:
        ticket = opened.check_ins.ticket(one.id)
        assert isinstance(ticket, Ticket)
        sheet = Sheet(values=(("in", 4), ("ch", 2)), words=(("more", "Chalk"),))
        assert opened.check_ins.answer(one.id, ticket, sheet) is Taken.KEPT
        _say(ticket.secret)


def close(opened: Workspace, where: str) -> None:
    """Close what is open, and stall at one place in that, or nowhere."""
    finish = check_in_rows.finish

    def finish_and_stall(connection: Connection, *given: Any) -> None:
        finish(connection, *given)
        _stall(where)

    stalls: dict[str, tuple[object, str, Callable[..., Any]]] = {
        "before commit": (check_in_rows, "finish", finish_and_stall),
        "after commit": (CheckInKeys, "destroy", lambda *_given: _stall(where)),
        "after key": (Database, "empty_log", lambda *_given: _stall(where)),
    }
    if where in stalls:
        patch.object(*stalls[where]).start()
    one = opened.check_ins.opened()
    assert one is not None
    if where == "anywhere":
        _say(where)
    opened.check_ins.close(one.id, TODAY)


def _stall(where: str) -> NoReturn:
    _say(where)
    sys.stdin.read()
    raise AssertionError


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    opened = workspace.open(Path(sys.argv[1]))
    if sys.argv[2] == "answer":
        answer(opened)
    close(opened, sys.argv[2])
