"""What is open in a day as lines of a list, each with what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain import daybooks
from core_facilitator.domain.attendance import Half
from core_facilitator.domain.daybooks import Kind
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui import dates
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.models.lines import Line

if TYPE_CHECKING:
    from core_facilitator.domain.captures import Parked
    from core_facilitator.domain.commitments import Commitment
    from core_facilitator.domain.day_reviews import Expected, Review
    from core_facilitator.gui.captured import Captured

translate = QCoreApplication.translate

_NAMED = 3  # people of one half who are not marked, up to whom each has a line


@dataclass(frozen=True, slots=True)
class Open:
    """What a line is about: one of these is set; of somebody who is expected, `person` and `half`."""

    parked: UUID | None = None
    promise: UUID | None = None
    draft: Kind | None = None
    person: UUID | None = None
    half: Half | None = None


def lines(
    review: Review, captured: Captured, *, settled: tuple[Parked, ...] = (), hours24: bool = False
) -> tuple[Line, ...]:
    """Return a line for each thing to look at.

    Args:
        review: what is open.
        captured: of the same day.
        settled: questions that were answered here just now: they stay in sight.
        hours24: whether to say 13:10 or 1:10.
    """
    parked = {one.id: one for one in (*review.earlier, *review.parked, *settled)}
    found = [_parked_line(one, captured) for one in sorted(parked.values(), key=lambda one: (one.at, one.position))]
    found += [_draft_line(Kind(one), captured) for one in review.drafts]
    found += [_promise_line(one) for one in review.promises]
    names = {one.id: one.name for one in captured.people}
    for half in review.uncounted:
        words = translate("ReviewLines", "Nobody is marked in this half of the day")
        found.append(Line(Open(half=half), "users", capture_words.half_name(half), words))
    for half in Half:
        of_half = [one for one in review.expected if one.half is half]
        found += _expected_lines(of_half, names, hours24=hours24)
    return tuple(found)


def _expected_lines(expected: list[Expected], names: dict[UUID, str], *, hours24: bool) -> list[Line]:
    """Return a line for everybody who is expected; one for all who are not marked, where they are many."""
    many = [one for one in expected if not one.later]
    if len(many) <= _NAMED:
        return [_person_line(one, names, hours24=hours24) for one in expected]
    half = many[0].half
    words = translate("ReviewLines", "{0} people are not marked").format(len(many))
    later = [_person_line(one, names, hours24=hours24) for one in expected if one.later]
    return [*later, Line(Open(half=half), "users", words, "", capture_words.half_name(half))]


def _person_line(one: Expected, names: dict[UUID, str], *, hours24: bool) -> Line:
    name = names.get(one.person, "") or translate("ReviewLines", "Unnamed")
    detail = translate("ReviewLines", "was to arrive later") if one.later else translate("ReviewLines", "not marked")
    if one.arrives is not None:
        detail = translate("ReviewLines", "was to arrive at {0}").format(clock(one.arrives, hours24=hours24))
    return Line(Open(person=one.person, half=one.half), "user-round", name, detail, capture_words.half_name(one.half))


def _parked_line(parked: Parked, captured: Captured) -> Line:
    run = captured.run
    earlier = run is not None and parked.run != run.id
    day = parked.at if run is None else parked.at.astimezone(captured.zone)
    said = [translate("ReviewLines", "from {0}").format(dates.short_date(day.date())) if earlier else ""]
    if run is not None and not earlier:
        said.append(capture_words.brief_place(parked, run))
    said.append(parked.remark)
    detail = ", ".join(one for one in said if one)
    return Line(Open(parked=parked.id), "square-parking", parked.text, detail, capture_words.fate_name(parked.fate))


def _draft_line(kind: Kind, captured: Captured) -> Line:
    text = next((one for one in captured.drafts.get(kind).split("\n") if one.strip()), "")
    detail = translate("ReviewLines", "begun and not kept")
    return Line(Open(draft=kind), capture_words.GLYPHS[kind], text, detail, capture_words.kind_name(kind))


def _promise_line(promise: Commitment) -> Line:
    lacks = []
    if not promise.who.strip():
        lacks.append(translate("ReviewLines", "nobody named"))
    if promise.due is None:
        lacks.append(translate("ReviewLines", "no date"))
    who = [promise.who] if promise.who.strip() else []
    kind = capture_words.kind_name(Kind.COMMITMENT)
    return Line(Open(promise=promise.id), "handshake", daybooks.text_of(promise), ", ".join([*who, *lacks]), kind)


def in_parking_lot(count: int) -> str:
    """Return "1 question in the parking lot"."""
    if count == 1:
        return translate("ReviewLines", "1 question in the parking lot")
    return translate("ReviewLines", "{0} questions in the parking lot").format(count)


def counted(count: int) -> str:
    """Return "2 things to look at"."""
    if count == 1:
        return translate("ReviewLines", "1 thing to look at")
    return translate("ReviewLines", "{0} things to look at").format(count)
