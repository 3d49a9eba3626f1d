"""What is asked, as plain values for a phone: pages of statements, their scales, and every text in both languages."""

from collections.abc import Sequence
from random import SystemRandom
from typing import Any

from core_facilitator.domain.answer_pages import Page, pages
from core_facilitator.domain.check_ins import CheckIn, Split
from core_facilitator.domain.instruments import LANGUAGES, Instrument, Reading, Scale, Statement, Wording

_chance = SystemRandom()


def questions(check_in: CheckIn) -> dict[str, Any]:
    """Return all that a phone needs to ask a check-in, each time in a new order where the instrument wants that."""
    instrument, rules = check_in.instrument, check_in.rules
    return {
        "check_in": str(check_in.id),
        "title": _both(check_in.called),
        "introduction": _both(instrument.introduction),
        "minutes": instrument.minutes,
        "scores_from": rules.scores_from,
        "words_from": rules.words_least if instrument.written else 0,
        "leaders": check_in.leaders,
        "skippable": instrument.skippable,
        "scales": {scale.key: _scale(scale) for scale in instrument.scales},
        "pages": [_page(instrument, page) for page in pages(check_in, _shuffled)],
    }


def _shuffled(statements: Sequence[Statement]) -> list[Statement]:
    return _chance.sample(statements, len(statements))


def _page(instrument: Instrument, page: Page) -> dict[str, Any]:
    return {
        "heading": _heading(instrument, page),
        "statements": [_statement(one) for one in page.statements],
        "splits": [_split(one) for one in page.splits],
    }


def _heading(instrument: Instrument, page: Page) -> list[str]:
    """Return the title of the group that a page is of. The stages of safety are never named to those who answer."""
    groups = {one.group for one in page.statements}
    if instrument.shuffled or instrument.reading is not Reading.PLAIN or len(groups) != 1:
        return []
    return next((_both(group.title) for group in instrument.groups if group.key in groups), [])


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "key": statement.key,
        "text": _both(statement.text),
        "scale": statement.scale,
        "most": statement.most,
        "one_word": statement.one_word,
    }


def _scale(scale: Scale) -> dict[str, Any]:
    points = [{"value": point.value, "label": _both(point.label)} for point in scale.points]
    return {"scaling": scale.scaling.value, "points": points}


def _split(split: Split) -> dict[str, Any]:
    parts = [{"key": part.key, "title": _both(part.title)} for part in split.parts]
    return {"key": split.key, "title": _both(split.title), "parts": parts}


def _both(wording: Wording) -> list[str]:
    return [wording.said(language) for language in LANGUAGES]
