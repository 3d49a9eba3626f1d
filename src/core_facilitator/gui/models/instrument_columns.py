"""The table of an instrument's statements: what each says, in which group it is, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.own_instruments import answered_by
from core_facilitator.gui.models import instrument_words
from core_facilitator.gui.models.records import Column

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument, Statement

translate = QCoreApplication.translate


def statement_columns(around: Callable[[], Instrument]) -> tuple[Column[Statement], ...]:
    """Return the columns. `around` returns the instrument that has the groups and scales to choose from.

    A group and a way to answer can be typed, too: by how their names begin.
    """
    return (
        Column(translate("Instruments", "Statement"), lambda one: one.text.text, _with_text),
        Column(translate("Instruments", "In Spanish"), lambda one: one.text.es, _with_spanish),
        Column(
            translate("Instruments", "Group"),
            lambda one: instrument_words.group_title(one, around()),
            lambda one, text: _with_group(one, text, around()),
        ),
        Column(
            translate("Instruments", "Answered by"),
            lambda one: instrument_words.answered(one, around()),
            lambda one, text: _with_answer(one, text, around()),
        ),
    )


def ways(instrument: Instrument) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield the ways to answer, each by its name: the key of a scale or none, and whether it is a single word."""
    for scale in instrument.scales:
        yield instrument_words.scale_name(scale), (scale.key, False)
    yield translate("Instruments", "Words"), ("", False)
    yield translate("Instruments", "One word"), ("", True)


def _with_text(one: Statement, text: str) -> Statement:
    return replace(one, text=replace(one.text, text=text))


def _with_spanish(one: Statement, text: str) -> Statement:
    return replace(one, text=replace(one.text, es=text))


def _with_group(one: Statement, text: str, around: Instrument) -> Statement | None:
    if not text:
        return replace(one, group="")
    begins = text.casefold()
    keys = (group.key for group in around.groups if group.title.text.casefold().startswith(begins))
    key = next(keys, None)
    return None if key is None else replace(one, group=key)


def _with_answer(one: Statement, text: str, around: Instrument) -> Statement | None:
    begins = text.casefold()
    found = (way for name, way in ways(around) if begins and name.casefold().startswith(begins))
    way = next(found, None)
    return None if way is None else answered_by(one, way[0], one_word=way[1])
