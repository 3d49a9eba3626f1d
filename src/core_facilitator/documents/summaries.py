"""The summary of a session that was held: three audiences, one truth. Which sections there are, and their document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from core_facilitator.documents import check_ins, summary_days, summary_results
from core_facilitator.documents.blocks import Content, Document, Section
from core_facilitator.documents.packets import SectionInfo, arranged, foot_of, running, stamp
from core_facilitator.documents.told import Told, told_for
from core_facilitator.documents.words import ENGLISH, Words, words_for
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import PacketChoices
from core_facilitator.domain.result_views import View
from core_facilitator.domain.summaries import Held

_KEY = "summary"


@dataclass(frozen=True, slots=True)
class _Part:
    """A section that has not been written yet."""

    info: SectionInfo
    content: Callable[[], Iterator[Content]]


def summary_sections(
    known: Held, audience: Audience, words: Words = ENGLISH, *, results: tuple[View, ...] = ()
) -> tuple[SectionInfo, ...]:
    """Return the sections of a summary in their usual order. What there is nothing of is no section.

    `results` are those of the session's closed check-ins: each is a section that is only there when it is chosen.
    """
    return tuple(part.info for part in _parts(told_for(known, audience, words), results))


def summary_document(
    known: Held,
    audience: Audience,
    choices: PacketChoices | None = None,
    *,
    hours24: bool = False,
    language: str = "en",
    printed: datetime | None = None,
    results: tuple[View, ...] = (),
) -> Document:
    """Return the summary for an audience, as chosen or as usual; its sections follow one another on the page.

    It is made from copies in which every text that the audience may not read is blank. `printed` is the local time at
    which it is made, which each page's foot then says. `results` are those of the session's closed check-ins.
    """
    words = words_for(language)
    told = told_for(known, audience, words, hours24=hours24)
    title, name = told.session.title or words.no_title, words.summary.files[audience]
    foot = stamp(words, printed, hours24=hours24) if printed else ""
    section = Section(_KEY, words.summary.name, tuple(_content(told, choices, results)))
    return Document(
        title=words.titled.format(title=name, text=title),
        language=words.tag,
        sections=(replace(section, footer=foot_of(section, foot)),),
        running=running(told.session.host, title),
        subject=name,
        author=told.session.host,
        page=words.page,
        printed=foot,
    )


def _content(told: Told, choices: PacketChoices | None, results: tuple[View, ...]) -> Iterator[Content]:
    parts = {part.info.key: part for part in _parts(told, results)}
    yield from summary_results.head(told)
    for info, included in arranged(tuple(part.info for part in parts.values()), choices):
        if included:
            yield from parts[info.key].content()


def _parts(told: Told, results: tuple[View, ...]) -> Iterator[_Part]:
    """Yield the parts in their usual order, check-ins last."""
    usual = _USUAL[told.summary.audience]
    for part in (*_all(told), *_check_ins(told, results)):
        name = part.info.key.partition("-")[0]
        yield replace(part, info=replace(part.info, included_by_default=name in usual))


_USUAL: dict[Audience, frozenset[str]] = {
    Audience.FACILITATOR: frozenset(
        ("purpose", "decisions", "commitments", "due", "parked", "day", "went", "attendance", "notes", "credits")
    ),
    Audience.PARTICIPANT: frozenset(("purpose", "decisions", "commitments", "parked", "day", "credits")),
    Audience.SPONSOR: frozenset(("purpose", "decisions", "commitments", "parked")),
}
"""What a summary for each audience holds unless somebody chooses otherwise."""


def _all(told: Told) -> Iterator[_Part]:
    own, found = told.own, told.summary
    yield _part("purpose", own.purpose, partial(summary_results.purpose, told))
    if found.decisions:
        yield _part("decisions", own.decisions, partial(summary_results.decisions, told))
    if found.commitments:
        yield _part("commitments", own.commitments, partial(summary_results.commitments, told))
    if any(one.live for one in found.commitments):
        yield _part("due", own.by_date, partial(summary_results.by_date, told))
    if found.parked:
        yield _part("parked", own.parked, partial(summary_results.parked, told))
    for day in found.days:
        title = told.of_day(own.day_held_one, own.day_held, day)
        yield _part(f"day-{day.run.plan.id}", title, partial(summary_days.happened, told, day))
    for day in found.days:
        title = told.of_day(own.went, own.went_day, day)
        yield _part(f"went-{day.run.plan.id}", title, partial(summary_days.went, told, day))
    if any(day.present for day in found.days):
        yield _part("attendance", own.attendance, partial(summary_days.attendance, told))
    if found.notes:
        yield _part("notes", own.notes, partial(summary_results.notes, told))
    if found.credits:
        yield _part("credits", own.credits, partial(summary_days.credits_of, told))
    if found.following is not None:
        yield _part("following", own.following, partial(summary_results.following, told, found.following))


def _check_ins(told: Told, results: tuple[View, ...]) -> Iterator[_Part]:
    """Yield the check-ins that have results, for those who may read them; none is there unless somebody chooses it."""
    if told.summary.audience in check_ins.READERS:
        shown = [view for view in results if view.results.shown]
        for view, name in zip(shown, check_ins.told_apart(shown), strict=True):
            yield _part(f"checkin-{view.now.check_in.id}", name, partial(check_ins.in_summary, view, name))


def _part(key: str, title: str, content: Callable[[], Iterator[Content]]) -> _Part:
    return _Part(SectionInfo(key, title), content)
