"""Check-ins, their results and what was answered, as JSON and back."""

from dataclasses import fields

from core_facilitator.domain.check_ins import CheckIn, Results, Rules, Sheet, Tally
from core_facilitator.store import json_forms
from core_facilitator.store.json_forms import UnreadableError
from core_facilitator.store.rows import Row

__all__ = [
    "UnreadableError",
    "answer_bytes",
    "prepared_text",
    "read_answer",
    "read_prepared",
    "read_results",
    "read_wave",
    "results_text",
    "rules_text",
    "wave_text",
]

_ALWAYS_ELSEWHERE = frozenset({"id", "title", "session", "rules", "state", "code", "opened_on", "closed_on", "number"})
_OF_A_WAVE = _ALWAYS_ELSEWHERE | {"block", "expected"}
"""What of a check-in has columns of its own."""

_SHEET, _TALLY = b"s", b"t"
"""The first byte of what is sealed: the answers of one person, or those of a pile of paper."""


def prepared_text(check_in: CheckIn) -> str:
    """Return what a prepared check-in holds beside its columns."""
    return json_forms.text_of(check_in, without=_ALWAYS_ELSEWHERE)


def wave_text(check_in: CheckIn) -> str:
    """Return what a check-in that is opened holds beside its columns."""
    return json_forms.text_of(check_in, without=_OF_A_WAVE)


def rules_text(rules: Rules) -> str:
    """Return rules as JSON, all of them: what is usual may change, and what somebody was promised may not."""
    return json_forms.text_of(rules, whole=True)


def read_prepared(row: Row) -> CheckIn:
    """Return the check-in of a row of `check_ins`.

    Raises:
        UnreadableError: when the row holds none.
    """
    more = {"id": row["id"], "title": row["title"], "session": row["session_id"], "rules": _rules(row["rules"])}
    return json_forms.value_of(CheckIn, row["form"], more)


def read_wave(row: Row) -> CheckIn:
    """Return the check-in of a row of `waves`.

    Raises:
        UnreadableError: when the row holds none.
    """
    more = {"id": row["id"], "title": row["title"], "session": row["session_id"], "rules": _rules(row["rules"])}
    more |= {"block": row["block_id"], "expected": row["expected"], "code": row["code"], "state": row["state"]}
    more |= {"opened_on": row["opened_on"], "closed_on": row["closed_on"], "number": row["number"]}
    return json_forms.value_of(CheckIn, row["form"], more)


def results_text(results: Results) -> str:
    """Return results as JSON."""
    return json_forms.text_of(results)


def read_results(text: str) -> Results:
    """Return the results that a text says.

    Raises:
        UnreadableError: when it says none.
    """
    return json_forms.value_of(Results, text)


def answer_bytes(answer: Sheet | Tally) -> bytes:
    """Return what is to be sealed of an answer."""
    return (_SHEET if isinstance(answer, Sheet) else _TALLY) + json_forms.text_of(answer).encode()


def read_answer(content: bytes) -> Sheet | Tally:
    """Return the answer that was sealed.

    Raises:
        UnreadableError: when it is none.
    """
    kind = {_SHEET: Sheet, _TALLY: Tally}.get(content[:1])
    if kind is None:
        raise UnreadableError(type(content).__name__)
    return json_forms.value_of(kind, content[1:])


def _rules(text: str) -> Rules:
    """Return rules that a text says in full: none of them is ever guessed."""
    said = json_forms.value_of(dict[str, object], text)
    if not said.keys() >= {field.name for field in fields(Rules)}:
        raise UnreadableError(Rules.__name__)
    return json_forms.value_of(Rules, text)
