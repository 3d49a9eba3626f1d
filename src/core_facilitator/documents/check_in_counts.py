"""The counts of a check-in as plain rows, for the formats that carry data: only what the results show, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from core_facilitator.documents.check_in_page_words import ENGLISH
from core_facilitator.documents.check_ins import warning_of
from core_facilitator.domain.check_in_readings import points_of
from core_facilitator.domain.check_ins import Counted, Shown
from core_facilitator.domain.result_views import View


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many people of a part (or all) chose one point of one statement; `note` says where agreeing is bad news."""

    group: str
    statement: str
    who: str
    answer: str
    people: int
    note: str = ""

    @property
    def values(self) -> tuple[str | int, ...]:
        """One value for each column."""
        return (self.group, self.statement, self.who, self.answer, self.people, self.note)


@dataclass(frozen=True, slots=True)
class CountSheet:
    """All counts that are shown of one check-in, with the names of their columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[CountRow, ...]


def count_sheet(view: View) -> CountSheet:
    """Return the counts of a check-in. What people wrote is not among them, nor what is hidden."""
    whole = _rows(view, view.results.counted, ENGLISH.everybody)
    return CountSheet(view.now.check_in.title, ENGLISH.count_columns, (*whole, *_of_parts(view)))


def _of_parts(view: View) -> Iterator[CountRow]:
    splits = {split.key: split for split in view.now.check_in.rules.splits}
    for result in view.results.splits:
        titles = {part.key: part.title.text for part in splits[result.split].parts}
        for part in result.parts:
            who = f"{splits[result.split].title.text}: {titles[part.part]}"
            yield from _rows(view, part.counted, who)


def _rows(view: View, counted: tuple[Counted, ...], who: str) -> Iterator[CountRow]:
    instrument = view.now.check_in.instrument
    groups = {group.key: group.title.text for group in instrument.groups}
    found = {one.statement: one for one in counted if one.shown is Shown.COUNTS}
    for statement, scale in instrument.scaled:
        if statement.key in found:
            for bar in points_of(found[statement.key], scale):
                group = groups.get(statement.group, "")
                yield CountRow(group, statement.text.text, who, bar.label.text, bar.people, warning_of(statement))
