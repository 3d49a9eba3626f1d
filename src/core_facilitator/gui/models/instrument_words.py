"""Instruments in the words of the window: their scales, and what has to be mended in one that somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.instrument_problems import (
    LONGEST_INTRODUCTION,
    LONGEST_STATEMENT,
    LONGEST_TITLE,
    MOST_POINTS,
    MOST_STATEMENTS,
    Flaw,
    Place,
    Problem,
)
from core_facilitator.domain.instruments import Scaling
from core_facilitator.domain.ready_scales import ready_like
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models import check_in_words

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument, Scale, Statement

translate = QCoreApplication.translate

_READY = {
    "agreement": QT_TRANSLATE_NOOP("Instruments", "Agreement of five"),
    "ten": QT_TRANSLATE_NOOP("Instruments", "0 to 10"),
    "yes-no": QT_TRANSLATE_NOOP("Instruments", "Yes or no"),
    "fist": QT_TRANSLATE_NOOP("Instruments", "Fist to five"),
}

_SCALINGS = {
    Scaling.AGREEMENT: QT_TRANSLATE_NOOP("Instruments", "From no to yes, around a middle"),
    Scaling.AMOUNT: QT_TRANSLATE_NOOP("Instruments", "From little to much"),
    Scaling.NAMES: QT_TRANSLATE_NOOP("Instruments", "Names without an order"),
}


def ready_name(scale: Scale) -> str:
    """Return what a ready scale is called."""
    return translate("Instruments", _READY[scale.key])


def scaling_name(scaling: Scaling) -> str:
    """Return what the points of a scale are to each other."""
    return translate("Instruments", _SCALINGS[scaling])


def scale_name(scale: Scale) -> str:
    """Return what a scale is called: a ready one by its name, another one by its first and last answer."""
    ready = ready_like(scale)
    if ready is not None:
        return ready_name(ready)
    if not scale.points:
        return translate("Instruments", "A scale without answers")
    first, last = scale.points[0].label.text, scale.points[-1].label.text
    return translate("Instruments", "{0} … {1}").format(first, last)


def answered(statement: Statement, instrument: Instrument) -> str:
    """Return how a statement is answered, and whether it is put the other way round."""
    said = way(statement, instrument)
    return translate("Instruments", "{0}, turned round").format(said) if statement.reverse else said


def way(statement: Statement, instrument: Instrument) -> str:
    """Return how a statement is answered, in a few words."""
    scale = instrument.scale_of(statement)
    if scale is not None:
        return scale_name(scale)
    if statement.scale:
        return translate("Instruments", "A scale that is gone")
    return translate("Instruments", "One word") if statement.one_word else translate("Instruments", "Words")


def group_title(statement: Statement, instrument: Instrument) -> str:
    """Return the title of a statement's group, or nothing."""
    return next((one.title.text for one in instrument.groups if one.key == statement.group), "")


def detail(instrument: Instrument, *, retired: bool = False) -> str:
    """Return "Own. 5 statements, 1 min", and whether it is retired."""
    size = check_in_words.size(instrument)
    if retired:
        return translate("Instruments", "Own, retired. {0}").format(size)
    return translate("Instruments", "Own. {0}").format(size) if instrument.own else size


def used(times: int, prepared: int) -> str:
    """Return what a change to an instrument reaches that was asked so many times, and is asked by prepared ones."""
    said = []
    if times == 1:
        said.append(translate("Instruments", "It was asked once. That check-in keeps the words that people read then."))
    elif times:
        words = translate(
            "Instruments", "It was asked {0} times. Those check-ins keep the words that people read then."
        )
        said.append(words.format(times))
    if times:
        words = "Results are compared over time only where the same was asked."
        said.append(translate("Instruments", words))
    if prepared:
        words = "Prepared check-ins take the change over: print their paper forms anew."
        said.append(translate("Instruments", words))
    return " ".join(said)


def problem(found: Problem, instrument: Instrument) -> str:
    """Return in plain words what has to be mended, and where."""
    words = _of_statement(found) if found.place is Place.STATEMENTS else _of_rest(found)
    number = next((at for at, one in enumerate(instrument.statements, start=1) if one.key == found.key), 0)
    if found.place is Place.STATEMENTS and found.key and number:
        return translate("Instruments", "Statement {0}: {1}").format(number, words)
    number = next((at for at, one in enumerate(instrument.scales, start=1) if one.key == found.key), 0)
    if found.place is Place.SCALES and number and len(instrument.scales) > 1:
        return translate("Instruments", "Scale {0}: {1}").format(number, words)
    return words


def _of_statement(found: Problem) -> str:
    if found.flaw is Flaw.NO_STATEMENT:
        return translate("Instruments", "Add at least one statement.")
    if found.flaw is Flaw.TOO_MANY:
        return translate("Instruments", "There is room for {0} statements.").format(MOST_STATEMENTS)
    if found.flaw is Flaw.TOO_LONG:
        words = translate("Instruments", "It is too long: there is room for {0} letters in each language.")
        return words.format(LONGEST_STATEMENT)
    if found.flaw is Flaw.NO_SUCH_SCALE:
        return translate("Instruments", "Its scale is gone. Choose how it is answered.")
    if found.flaw is Flaw.TURNED:
        return translate("Instruments", "Only a scale with an order can be put the other way round.")
    return translate("Instruments", "Say something here, or remove the line.")


def _of_rest(found: Problem) -> str:
    if found.flaw is Flaw.NO_TITLE:
        return translate("Instruments", "It needs a title.")
    if found.place is Place.INTRODUCTION:
        return translate("Instruments", "There is room for {0} letters in each language.").format(LONGEST_INTRODUCTION)
    if found.flaw is Flaw.TOO_LONG:
        return translate("Instruments", "There is room for {0} letters on a line, in each language.").format(
            LONGEST_TITLE
        )
    if found.flaw is Flaw.FEW_POINTS:
        return translate("Instruments", "Write at least two answers, one on each line.")
    if found.flaw is Flaw.TOO_MANY:
        return translate("Instruments", "There is room for {0} answers.").format(MOST_POINTS)
    return translate("Instruments", "This cannot be asked as it is.")
