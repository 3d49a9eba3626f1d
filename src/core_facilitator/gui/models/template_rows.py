"""What there is to begin from, line by line: nothing, and each template with the shape of its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from core_facilitator.domain.agendas import Session, Shape, TimeKind
from core_facilitator.domain.templates import Template
from core_facilitator.domain.timing import TimedDay, elapsed, time_day
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui.tips import tip

if TYPE_CHECKING:
    from core_facilitator.store.templates import DamagedTemplate

CHOICE_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShape:
    """A day as a bar: each part begins so many minutes after midnight, takes so many, and is of a kind."""

    title: str
    times: str
    blocks: tuple[str, ...]
    parts: tuple[tuple[int, int, TimeKind], ...]

    @property
    def start(self) -> int:
        """When the first part begins, in minutes after midnight."""
        return self.parts[0][0] if self.parts else 0

    @property
    def end(self) -> int:
        """When the last part ends, in minutes after midnight."""
        return max((start + minutes for start, minutes, _ in self.parts), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line. Without a `template` a session begins empty, or the template is damaged as `problems` say."""

    key: str = ""
    title: str
    about: str = ""
    summary: str = ""
    shapes: tuple[DayShape, ...] = ()
    template: Template | None = None
    own: bool = False
    problems: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """All of it in words."""
        kept = translate("Templates", "your own") if self.own else ""
        return ", ".join(part for part in (self.title, kept, self.summary) if part)


def empty_choice() -> Choice:
    """Return the choice of a session without blocks."""
    return Choice(
        title=translate("Templates", "Empty session"),
        about=translate("Templates", "Days with nothing in them yet: the plan is all yours."),
    )


def choice_of(template: Template, *, hours24: bool) -> Choice:
    """Return a template as a line."""
    return Choice(
        key=template.key,
        title=template.title,
        about=template.about,
        summary=summary(template),
        shapes=shapes(template.session, hours24=hours24),
        template=template,
        own=template.own,
    )


def damaged_choice(damaged: DamagedTemplate) -> Choice:
    """Return an own template that cannot be read as a line that says so."""
    return Choice(
        key=damaged.key,
        title=damaged.title,
        about=damaged.about,
        summary=translate("Templates", "Cannot be read"),
        own=True,
        problems=tuple(f"{problem.field}: {problem.why}".removeprefix(": ") for problem in damaged.problems),
    )


def summary(template: Template) -> str:
    """Return "2 days · 14 h 15"."""
    days = translate("Templates", "1 day") if template.days == 1 else translate("Templates", "{0} days")
    return f"{days.format(template.days)} · {duration(template.minutes)}"


def shapes(session: Session, *, hours24: bool) -> tuple[DayShape, ...]:
    """Return each day of a session as a bar."""
    return tuple(
        _shape(number, time_day(day), alone=len(session.days) == 1, hours24=hours24)
        for number, day in enumerate(session.days, 1)
    )


def _shape(number: int, timed: TimedDay, *, alone: bool, hours24: bool) -> DayShape:
    midnight = timed.start.hour * 60 + timed.start.minute
    named = "" if alone else translate("Templates", "Day {0}").format(number)
    begins, ends = (clock(at, hours24=hours24, suffix=not hours24) for at in (timed.start, timed.end))
    return DayShape(
        title=": ".join(part for part in (named, timed.day.title) if part),
        times=translate("Templates", "{0} to {1}").format(begins, ends),
        blocks=tuple(one.block.title for one in timed.blocks if one.block.shape is not Shape.BREAK),
        parts=tuple(
            (midnight + elapsed(timed.start, one.start), one.minutes, one.block.kind)
            for one in timed.blocks
            if one.minutes
        ),
    )


class TemplateRows(QAbstractListModel):
    """Holds the choices of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    def show(self, choices: tuple[Choice, ...]) -> None:
        """Hold other choices."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices, in order."""
        return self._choices

    @property
    def hours(self) -> tuple[int, int]:
        """From when to when all days together go, in minutes after midnight."""
        days = [shape for choice in self._choices for shape in choice.shapes if shape.parts]
        return min((day.start for day in days), default=0), max((day.end for day in days), default=1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self._choices[index.row()]
        return {
            CHOICE_ROLE: choice,
            Qt.ItemDataRole.DisplayRole: choice.title,
            Qt.ItemDataRole.AccessibleTextRole: choice.spoken,
            Qt.ItemDataRole.ToolTipRole: tip(choice.about),
        }.get(Qt.ItemDataRole(role))
