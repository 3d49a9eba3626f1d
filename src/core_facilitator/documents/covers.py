"""A packet's first page: what it is, for whom, and each day drawn to scale."""

from collections.abc import Iterator
from datetime import datetime

from core_facilitator.documents.blocks import Cover, DayBar, Span
from core_facilitator.documents.phrases import sentences
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.timing import TimedDay

_LABELS_A_DAY = 8


def cover(plan: Plan, *, journal: bool, alone: bool = False) -> Cover:
    """Return the cover.

    `journal` says whether the packet holds journal pages, which the cover then speaks of; `alone`, that it holds
    nothing else, so that there are no contents to name. Days are drawn when something is planned on them.
    """
    words, session = plan.words, plan.session
    bars = tuple(bar for day in plan.days if (bar := day_bar(plan, day)).spans)
    for_participants = plan.audience is Audience.PARTICIPANT
    return Cover(
        host=session.host,
        eyebrow=words.packets[plan.audience],
        title=session.title or words.no_title,
        lines=tuple(line for line in (session.organization, session.group, _dates(plan), session.place) if line),
        bars=bars,
        contents="" if alone else words.contents,
        owner=words.belongs_to if for_participants else "",
        note=words.journal_is_yours if for_participants and journal else "",
        badge=words.facilitators_only if plan.audience is Audience.FACILITATOR else "",
        legend_title=("", words.day_spent, words.days_spent)[min(len(bars), 2)],
        legend=tuple((kind, words.kinds[kind]) for kind in TimeKind) if bars else (),
    )


def _dates(plan: Plan) -> str:
    dates = sorted(day.day.date for day in plan.days)
    return plan.words.dates.range(dates[0], dates[-1]) if dates else ""


def day_bar(plan: Plan, day: TimedDay) -> DayBar:
    """Return the day drawn to scale. A time is printed where enough of the day has passed since the last one."""
    words = plan.words
    title = plan.day_name(day) or words.dates.brief(day.day.date)
    parts = (
        words.bar_part.format(
            time=plan.clock(start), title=span.title, kind=words.kinds[span.kind].lower(), minutes=span.minutes
        )
        for start, span in _spans(plan, day)
    )
    whole = words.bar.format(day=title, start=plan.clock(day.start), end=plan.clock(day.end))
    return DayBar(
        title=title,
        spans=tuple(_labeled(plan, day)),
        end=plan.clock(day.end),
        alternative=sentences(whole, "; ".join(parts)),
    )


def _labeled(plan: Plan, day: TimedDay) -> Iterator[Span]:
    whole = _between(day.start, day.end)
    printed: datetime | None = None
    for start, span in _spans(plan, day):
        room_before = printed is None or _between(printed, start) * _LABELS_A_DAY >= whole
        room_after = _between(start, day.end) * 3 * _LABELS_A_DAY >= whole
        if room_before and room_after:
            printed = start
            yield Span(plan.clock(start), span.minutes, span.kind, span.title)
        else:
            yield span


def _spans(plan: Plan, day: TimedDay) -> Iterator[tuple[datetime, Span]]:
    """Yield what fills the day with its start, without labels: where blocks overlap the later one is drawn."""
    shown = [timed for timed in day.blocks if timed.minutes]
    at = day.start
    for index, timed in enumerate(shown):
        if _between(at, timed.start) > 0:
            yield at, Span("", _between(at, timed.start), TimeKind.BREAK, plan.words.open_time)
        end = min([timed.end, *(later.start for later in shown[index + 1 :])], key=datetime.timestamp)
        if _between(timed.start, end) > 0:
            yield timed.start, Span("", _between(timed.start, end), timed.block.kind, plan.title_of(timed.block))
            at = end


def _between(first: datetime, last: datetime) -> int:
    return round((last.timestamp() - first.timestamp()) / 60)
