"""A session that was held, as one audience may read it, ready to be told: every builder of a summary takes a `Told`.

Only `told_for` makes one, from a summary that holds no word that the audience must not read.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core_facilitator.documents.summary_words import SummaryWords
from core_facilitator.documents.words import Words
from core_facilitator.domain.agendas import Block, Session, Shape
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.run_reports import BlockReport
from core_facilitator.domain.summaries import Held, HeldDay, Summary, summary
from core_facilitator.domain.typed_times import clock

QUIET = frozenset({Shape.BREAK, Shape.MILESTONE})
"""What happens without being told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A summary and how to print it."""

    summary: Summary
    words: Words
    hours24: bool = False

    @property
    def session(self) -> Session:
        """The session, without the words that its audience may not read."""
        return self.summary.session

    @property
    def own(self) -> SummaryWords:
        """The words of a summary."""
        return self.words.summary

    @property
    def private(self) -> bool:
        """Whether it is for facilitators alone."""
        return self.summary.audience is Audience.FACILITATOR

    def clock(self, day: HeldDay, at: datetime) -> str:
        """Return a moment on the day's own clock: "8:34"."""
        return clock(at.astimezone(ZoneInfo(day.run.plan.time_zone)), hours24=self.hours24)

    def day_of(self, run_id: UUID | None) -> HeldDay | None:
        """Return the day with that run."""
        return next((day for day in self.summary.days if day.run.id == run_id), None)

    def number(self, day_id: UUID) -> int:
        """Return a day's place among the days of the session, from 1; 0 where it has no such day any more."""
        return next((at for at, day in enumerate(self.session.days, 1) if day.id == day_id), 0)

    def day_name(self, day: HeldDay) -> str:
        """Return "Day 2", or the date where the session has one day or has lost this one."""
        number = self.number(day.run.plan.id)
        alone = len(self.session.days) <= 1 or not number
        return self.words.dates.brief(day.run.plan.date) if alone else self.words.day.format(number=number)

    def of_day(self, title: str, titled: str, day: HeldDay) -> str:
        """Return a title: plain where there is one day, else with the day's number, or its date."""
        if len(self.session.days) <= 1:
            return title
        number = self.number(day.run.plan.id)
        return titled.format(number=number or self.words.dates.in_year(day.run.plan.date))

    def title_of(self, told: BlockReport | Block) -> str:
        """Return a title, or words that say that there is none."""
        return told.title or self.words.no_title

    def name(self, person_id: UUID | None) -> str:
        """Return a person's name, or nothing."""
        person = None if person_id is None else self.session.person(person_id)
        return "" if person is None else person.name


def told_for(known: Held, audience: Audience, words: Words, *, hours24: bool = False) -> Told:
    """Return what is known of a session as the audience may read it."""
    return Told(summary=summary(known, audience), words=words, hours24=hours24)
