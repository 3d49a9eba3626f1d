"""Runs, and what became of commitments, as JSON and back. The only module that knows msgspec.

A field at its usual value is left out, so that a day of thirty blocks stays short, and what another version left out
or does not know of is no reason not to read the rest; so what is usual may never change without a migration. Every
text is cleaned: this is the last gate before the disk.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from uuid import UUID

import msgspec

from core_facilitator.domain.agendas import Day
from core_facilitator.domain.commitments import Turn
from core_facilitator.domain.runs import Run
from core_facilitator.domain.text import clean

_ELSEWHERE = frozenset({"id", "session", "plan", "closed"})
"""What of a run has a column of its own."""


_NOBODY = UUID(int=0)
_NO_PLAN = f'{{"id":"{_NOBODY}","date":"2000-01-01","start":"00:00:00","end":"00:00:00","time_zone":"UTC"}}'
"""Stand in for what a row of undo need not have: it holds what changed."""


class UnreadableError(ValueError):
    """A text that is no JSON, or of another form than this version knows."""


def plan_text(plan: Day) -> str:
    """Return the plan of a run as JSON."""
    return _text(_form(plan))


def state_text(run: Run) -> str:
    """Return what a run holds beside its plan, as JSON."""
    return _text({name: form for name, form in _fields(run).items() if name not in _ELSEWHERE})


def turns_text(turns: tuple[Turn, ...]) -> str:
    """Return the history of a commitment as JSON."""
    return _text(_form(turns))


def read_run(run_id: UUID, session_id: UUID, plan: str, state: str, more: Mapping[str, object]) -> Run:
    """Return the run of its two texts, and of what `more` has columns of its own.

    Raises:
        UnreadableError: when one of the texts says no run.
    """
    try:
        form = msgspec.json.decode(state, type=dict[str, object])
        form |= {"id": run_id, "session": session_id, "plan": msgspec.json.decode(plan), **more}
        return msgspec.convert(form, Run)
    except msgspec.MsgspecError as error:
        raise UnreadableError(type(error).__name__) from error


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
    try:
        return msgspec.json.decode(text, type=tuple[Turn, ...])
    except msgspec.MsgspecError as error:
        raise UnreadableError(type(error).__name__) from error


def _text(form: object) -> str:
    return msgspec.json.encode(form).decode()


def _form(value: object) -> object:
    """Return a value as msgspec writes it: moments, dates, keys and words of an enumeration are left to it."""
    if isinstance(value, str):
        return clean(value).text
    if isinstance(value, tuple):
        return [_form(part) for part in value]
    if isinstance(value, frozenset):
        return sorted({clean(text).text for text in value})
    return _fields(value) if is_dataclass(value) else value


def _fields(value: object) -> dict[str, object]:
    found = ((field, getattr(value, field.name)) for field in fields(value))  # type: ignore[arg-type]  # a dataclass
    return {field.name: _form(given) for field, given in found if given != field.default}
