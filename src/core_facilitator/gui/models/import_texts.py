"""An agenda that is being taken in, as a text that is kept as a draft: what was pasted or chosen, and what was said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from core_facilitator.domain.pasted_readings import LineKind, Meant
from core_facilitator.domain.pasted_rows import Column

Held = tuple[Column | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportState:
    """What is in the dialog. `lines` says how many were shown, so that corrections are only put where they belong.

    `text` is what was pasted; `file` the path of the file that is shown. Where `lines` is 0 nothing is.
    """

    text: str = ""
    file: str = ""
    lines: int = 0
    sheet: int | None = None
    columns: Mapping[int, Held] = field(default_factory=dict)
    meant: Mapping[int, Meant] = field(default_factory=dict)
    first: date | None = None
    zone: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.text.strip() and not self.lines


def text_of(state: ImportState) -> str:
    """Return a state as a text."""
    form = {
        "text": state.text,
        "file": state.file,
        "lines": state.lines,
        "sheet": state.sheet,
        "columns": {
            str(number): [column and column.value for column in held] for number, held in state.columns.items()
        },
        "meant": {str(number): _meant_form(meant) for number, meant in state.meant.items()},
        "first": state.first and state.first.isoformat(),
        "zone": state.zone,
    }
    return json.dumps(form, ensure_ascii=False)


def state_of(text: str) -> ImportState | None:
    """Return the state that a text holds; None where another version wrote it, and it is left alone."""
    try:
        form = json.loads(text)
        return ImportState(
            text=str(form["text"]),
            file=str(form["file"]),
            lines=int(form["lines"]),
            sheet=form["sheet"] if form["sheet"] is None else int(form["sheet"]),
            columns={
                int(number): tuple(Column(one) if one else None for one in held)
                for number, held in form["columns"].items()
            },
            meant={int(number): _meant(one) for number, one in form["meant"].items()},
            first=date.fromisoformat(form["first"]) if form["first"] else None,
            zone=str(form["zone"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _meant_form(meant: Meant) -> dict[str, Any]:
    return {
        "kind": meant.kind and meant.kind.value,
        "title": meant.title,
        "start": None if meant.start is None else meant.start.isoformat(),
        "startless": meant.startless,
        "minutes": meant.minutes,
    }


def _meant(form: Mapping[str, Any]) -> Meant:
    return Meant(
        kind=LineKind(form["kind"]) if form["kind"] else None,
        title=form["title"],
        start=None if form["start"] is None else time.fromisoformat(form["start"]),
        startless=bool(form["startless"]),
        minutes=form["minutes"],
    )
