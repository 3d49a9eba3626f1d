"""From the tree of an instrument file to an instrument, and to everything that is wrong with it."""

from typing import TypeVar

from core_facilitator.domain.instrument_problems import (
    LONGEST_INTRODUCTION,
    LONGEST_STATEMENT,
    LONGEST_TITLE,
    MOST_POINTS,
    MOST_STATEMENTS,
    Flaw,
    instrument_problems,
)
from core_facilitator.domain.instruments import LONGEST_WORDS, Group, Instrument, Point, Scale, Statement, Wording
from core_facilitator.store import file_fields as kinds
from core_facilitator.store.file_fields import Read
from core_facilitator.store.file_reading import FileReading, below
from core_facilitator.store.file_trees import Entries, MisreadError, Node
from core_facilitator.store.instrument_files_form import EDITORS_NOTE, SIMPLE, VERSION, VERSION_FIELD

Keyed = TypeVar("Keyed", Scale, Group, Statement)

MOST_CHARACTERS = 200_000
"""Characters of an instrument file: far more than the longest instrument in two languages."""


class Reading(FileReading):
    """One pass over an instrument file.

    Args:
        finished: whether what it holds must be such that it can be asked. What somebody still writes on need not.
    """

    most_characters = MOST_CHARACTERS

    def __init__(self, *, finished: bool = True) -> None:
        super().__init__(SIMPLE, VERSION_FIELD, VERSION, aside=(EDITORS_NOTE,))
        self._finished = finished
        self._where: dict[str, tuple[int, str]] = {}

    def file(self, root: Node) -> Instrument | None:
        """Return the instrument that the file's tree holds, or None when it could not be put together."""
        if not self.form_is_known(root):
            return None
        more: dict[str, Read] = {
            "title": self._wording,
            "introduction": self._wording,
            "caveats": self.listed(kinds.TEXT.read),
            "scales": self.listed(self._scale),
            "groups": self.listed(self._group),
            "statements": self.listed(self._statement),
            VERSION_FIELD: kinds.COUNT.read,
        }
        found = self.value(Instrument, root, "", more)
        if found is not None and not self.problems and self._finished:
            self._check(found, root)
        return found

    def _wording(self, node: Node, path: str) -> Wording | None:
        """Return a text: alone, or with its Spanish beside it."""
        if isinstance(node, Entries):
            return self.value(Wording, node, path, {})
        return Wording(kinds.TEXT.read(node, path))

    def _scale(self, node: Node, path: str) -> Scale | None:
        points, values = self.listed(self._point), self.listed(kinds.NUMBER.read)
        return self._noted(Scale, node, path, {"points": points, "joined": values, "joined_as": self._wording})

    def _point(self, node: Node, path: str) -> Point | None:
        return self.value(Point, node, path, {"label": self._wording})

    def _group(self, node: Node, path: str) -> Group | None:
        return self._noted(Group, node, path, {"title": self._wording, "question": self._wording})

    def _statement(self, node: Node, path: str) -> Statement | None:
        return self._noted(Statement, node, path, {"text": self._wording})

    def _noted(self, sort: type[Keyed], node: Node, path: str, more: dict[str, Read]) -> Keyed | None:
        """Return a value, and remember where it stood, so that a flaw in it can be found by its key."""
        found = self.value(sort, node, path, more)
        if found is not None:
            self._where.setdefault(found.key, (node.line, path))
        return found

    def _check(self, instrument: Instrument, root: Node) -> None:
        """Report what no single field shows."""
        for problem in instrument_problems(instrument):
            line, path = self._where.get(problem.key, (root.line, ""))
            field, why = _WHY[problem.flaw]
            self.report(MisreadError(line, below(path, field) if field else path, why))


_LENGTHS = (
    f"too long; a statement has at most {LONGEST_STATEMENT} characters, a title or label {LONGEST_TITLE}, "
    f"an introduction {LONGEST_INTRODUCTION}"
)

_WHY: dict[Flaw, tuple[str, str]] = {
    Flaw.NO_TITLE: ("title", "it needs a title"),
    Flaw.NO_STATEMENT: ("statements", "at least one statement is needed"),
    Flaw.TOO_MANY: ("", f"too many; {MOST_STATEMENTS} statements and {MOST_POINTS} points of a scale are the most"),
    Flaw.NO_KEY: ("key", "a key is needed"),
    Flaw.KEY_TWICE: ("key", "another one has this key too"),
    Flaw.NO_TEXT: ("", "says nothing; a text is needed"),
    Flaw.TOO_LONG: ("", _LENGTHS),
    Flaw.NO_SUCH_SCALE: ("scale", "no scale of this file has that key"),
    Flaw.NO_SUCH_GROUP: ("group", "no group of this file has that key"),
    Flaw.FEW_POINTS: ("points", "at least two points are needed"),
    Flaw.VALUE_TWICE: ("points", "two points have the same value"),
    Flaw.OUT_OF_ORDER: ("points", "the values must rise from one point to the next"),
    Flaw.JOINED_WRONGLY: ("joined", "name two or more values of the scale, not all of them, and give joined_as"),
    Flaw.NO_ROOM: ("most", f"answers in words have from 1 to {LONGEST_WORDS} characters"),
    Flaw.TURNED: ("reverse", "only with a scale whose points have an order"),
    Flaw.FEW_PARTS: ("", "at least two parts are needed"),
}
"""The field that a flaw is about, and what is wrong in words."""
