"""The form of a language's words: which a printout needs, and how dates are put together.

A table is a typed value: a language that lacks a word does not pass the type check. Names in braces stand for
what is filled in. Dates are put together from the table, so the computer's own language changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core_facilitator.documents.summary_words import SummaryWords
from core_facilitator.domain.agendas import TimeKind, Together
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.conflicts import Trouble

Counted = tuple[str, str]
"""A phrase for one, and for any other number: ("{count} person", "{count} people")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """How a language writes dates. Patterns are filled with the names, and with the day and year as numbers."""

    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    full: str
    short: str
    plain: str
    of_year: str
    range_in_month: str
    range_in_year: str
    range_over_years: str

    def day(self, at: date) -> str:
        """Return "Wednesday, October 14, 2026"."""
        return self._fill(self.full, at)

    def brief(self, at: date) -> str:
        """Return "Wed, Oct 14", for narrow columns."""
        return self._fill(self.short, at)

    def in_year(self, at: date) -> str:
        """Return "Oct 14", for a day whose year nobody needs to be told."""
        return self._fill(self.of_year, at)

    def range(self, first: date, last: date) -> str:
        """Return "October 14 to 16, 2026", in the shortest form that is clear, or the one full date."""
        if first == last:
            return self.day(first)
        if first.year != last.year:
            return self.range_over_years.format(first=self._fill(self.plain, first), last=self._fill(self.plain, last))
        pattern = self.range_in_month if first.month == last.month else self.range_in_year
        return pattern.format(
            month=self.months[first.month - 1],
            last_month=self.months[last.month - 1],
            first=first.day,
            last=last.day,
            year=first.year,
        )

    def _fill(self, pattern: str, at: date) -> str:
        return pattern.format(
            weekday=self.weekdays[at.weekday()],
            weekday_short=self.weekdays_short[at.weekday()],
            month=self.months[at.month - 1],
            month_short=self.months_short[at.month - 1],
            day=at.day,
            year=at.year,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that a printout says by itself, in one language. `tag` is the language's BCP 47 tag."""

    tag: str
    dates: Dates
    kinds: Mapping[TimeKind, str]
    packets: Mapping[Audience, str]
    run_sheets: Mapping[Audience, str]
    troubles: Mapping[Trouble, str]
    together: Mapping[Together, str]
    summary: SummaryWords

    # Times, counts and names
    span: str
    span_short: str
    at_time: str
    minutes: str
    minute_unit: str
    people: Counted
    next_day: str
    local_time: str
    clocks_change: str
    no_title: str
    day: str
    track: str
    titled: str
    quantity_of: str
    quantity_each: str
    quantity_per_group: str
    whole_team: str
    with_leads: str
    page: str
    run_sheet_page: str
    run_sheet_page_in: str
    printed: str
    facilitators_only: str

    # Heads of columns, and labels
    time: str
    what: str
    where: str
    block: str
    lead: str
    leads: str
    bring: str
    actual: str
    name: str
    role: str
    reach: str
    needs: str
    room: str
    holds: str
    room_set_up: str
    room_notes: str
    notes: str
    date: str
    run_sheet_columns: tuple[str, ...]
    notes_column: str

    # Cover
    cover: str
    contents: str
    belongs_to: str
    journal_is_yours: str
    day_spent: str
    days_spent: str
    bar: str
    bar_part: str
    open_time: str

    # Overview
    overview: str
    nothing_planned: str
    outcomes: str
    to_check: str
    team: str
    team_summary: str
    time_led: str
    blocks_led: str
    balance: str
    balance_summary: str
    rooms: str
    rooms_summary: str

    # Run sheet
    run_sheet: str
    run_sheet_day: str
    run_sheet_summary: str
    pinned: str
    fixed_end: str
    protected: str
    check_in: str
    has_check_in: str
    skipped: str
    overlap: str
    spare: Counted
    track_part: str
    steps_minutes: str
    close: str
    over_plan: Counted
    under_plan: Counted
    if_we_run_late: str
    never_from: str
    can_give: str
    can_give_part: str
    no_shorter: str

    # Every block in full
    script: str
    script_day: str
    purpose: str
    grouping: str
    framework: str
    protocol: str
    participants_see: str
    say: str
    prompts: str
    materials: str
    set_up: str
    handout: str
    journal_page: str
    if_late: str
    in_this_track: str

    # Materials and set-up
    materials_list: str
    no_materials: str
    item: str
    quantity: str
    used_in: str
    materials_summary: str
    materials_by_room: str
    materials_by_room_summary: str
    no_room: str
    set_up_title: str
    set_up_day: str
    set_up_summary: str
    nothing_to_set_up: str
    ready_by: str
    arrangement: str
    number_of_people: str
    supplies: str
    free_from: str

    # People
    contacts: str
    contacts_private: str
    contacts_summary: str
    facilitators: str
    participants: str
    nobody: str
    sign_in: str
    sign_in_summary: str
    tents: str
    door_sign: str

    # Groups
    groups: str
    group_number: str
    groups_summary: str
    who_with_whom: str
    who_with_whom_day: str
    who_is_where: str
    who_is_where_day: str
    group_column: str
    group_people: str
    in_no_group: str

    # Participants' pages
    agenda: str
    agenda_day: str
    agenda_summary: str
    handout_of: str
    take_care: str
    my_notes: str
    note_page: str
    questions: str
    questions_intro: str
    journal_of: str
    journal_part: str
    only_you: str
    promise: str
    keep: str
    private_page: str

    # Cards of the library
    leader_card: str
    leader_cards: str
    leader_card_of: str
    handout_alone: str
    handouts: str
    credit_and_license: str
    framework_page: str
    framework_protocols: str
    framework_source: str
    arc_middle: str
    arc_under: str
    arc_then: str
    prompt_cards: str
    prompt_cards_of: str
    in_groups: str
    in_groups_between: str
    in_count_groups: str
    in_count_groups_between: str
    people_between: str
    minutes_between: str
    silent: str
    kept: str
    stretches: str
    to_begin: str
    you: str
    to_mind: str
    way_out: str
    roles: str
    card_questions: str

    def counted(self, phrase: Counted, count: int) -> str:
        """Return the phrase with its number: "1 person", "18 people"."""
        return phrase[0 if count == 1 else 1].format(count=count)
