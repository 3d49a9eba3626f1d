"""Runs, and what became of commitments, as JSON and back."""

from collections.abc import Callable, Mapping
from uuid import UUID

from core_facilitator.domain.agendas import Day
from core_facilitator.domain.commitments import Turn
from core_facilitator.domain.runs import Run
from core_facilitator.store import json_forms
from core_facilitator.store.json_forms import UnreadableError

__all__ = ["UnreadableError", "plan_text", "read_run", "read_turns", "state_set_right", "state_text", "turns_text"]

_ELSEWHERE = frozenset({"id", "session", "plan", "closed"})
"""What of a run has a column of its own."""

_NOBODY = UUID(int=0)
_NO_PLAN = f'{{"id":"{_NOBODY}","date":"2000-01-01","start":"00:00:00","end":"00:00:00","time_zone":"UTC"}}'
"""Stand in for what a row of undo need not have: it holds what changed."""


def plan_text(plan: Day) -> str:
    """Return the plan of a run as JSON."""
    return json_forms.text_of(plan)


def state_text(run: Run) -> str:
    """Return what a run holds beside its plan, as JSON."""
    return json_forms.text_of(run, without=_ELSEWHERE)


def turns_text(turns: tuple[Turn, ...]) -> str:
    """Return the history of a commitment as JSON."""
    return json_forms.text_of(turns)


def read_run(run_id: UUID, session_id: UUID, plan: str, state: str, more: Mapping[str, object]) -> Run:
    """Return the run of its two texts, and of what `more` has columns of its own.

    Raises:
        UnreadableError: when one of the texts says no run.
    """
    day = json_forms.value_of(Day, plan)
    return json_forms.value_of(Run, state, {"id": run_id, "session": session_id, "plan": day, **more})


def state_set_right(state: str, closed: object, right: Callable[[Run], Run]) -> str:
    """Return what a run holds beside its plan after `right`, which may not ask for the plan.

    What cannot be read stays as it is.
    """
    try:
        run = read_run(_NOBODY, _NOBODY, _NO_PLAN, state, {"closed": closed})
    except UnreadableError:
        return state
    after = right(run)
    return state if after == run else state_text(after)


def read_turns(text: str) -> tuple[Turn, ...]:
    """Return the history that the text says.

    Raises:
        UnreadableError: when it says none.
    """
    return json_forms.value_of(tuple[Turn, ...], text)
