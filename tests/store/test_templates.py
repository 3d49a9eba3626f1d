"""The templates that come with the app: sensible days, made from cards of the library, in one spelling."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import uuid4

import pytest

from core_facilitator import paths
from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.packets import packet, sections
from core_facilitator.domain.agendas import Block, Shape, all_blocks
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience, text_fields
from core_facilitator.domain.conflicts import conflicts
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.domain.placeholders import OF_SESSION, PLACEHOLDER, placeholders
from core_facilitator.domain.templates import Beginning, Template, begin
from core_facilitator.domain.timing import time_day
from core_facilitator.store import agenda_files, catalogue
from core_facilitator.store.agenda_files import AgendaFileError
from core_facilitator.store.templates import as_session, built_in, in_folder
from spelling import BRITISH

TEMPLATES = built_in()
CARDS = {card.key: card for card in catalogue.protocols()}
EACH = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
LONGEST_SITTING = 125
"""Minutes until people need a break, and somewhat more."""


def blocks_of(template: Template) -> Iterator[Block]:
    for day in template.session.days:
        yield from all_blocks(day.blocks)


def words_of(template: Template) -> list[str]:
    return [text for _, _, text in text_fields(template.session) if text]


def test_there_is_one_for_each_occasion_the_shortest_first() -> None:
    assert [(one.title, one.days, one.minutes) for one in TEMPLATES] == [
        ("Check-in-only meeting", 1, 30),
        ("90-minute critical friends meeting", 1, 90),
        ("Case-clinic afternoon", 1, 210),
        ("Half-day team session", 1, 210),
        ("Closing of the year", 1, 385),
        ("Kick-off of the year", 1, 420),
        ("One-day retreat", 1, 440),
        ("Two-day leadership retreat", 2, 855),
    ]


@EACH
def test_a_template_says_whom_it_is_for(template: Template) -> None:
    assert template.about.startswith("For ")
    assert "\n" not in template.about
    assert template.session.purpose
    assert template.session.outcomes


@EACH
def test_the_planner_finds_nothing_that_cannot_work(template: Template) -> None:
    assert conflicts(template.session) == ()


@EACH
def test_every_day_ends_within_its_plan_and_has_no_holes(template: Template) -> None:
    for timed in map(time_day, template.session.days):
        assert 0 <= timed.slack <= 15
        assert [one.gap for one in timed.blocks] == [0] * len(timed.blocks)


@EACH
def test_steps_fill_their_block_and_lie_above_its_floor(template: Template) -> None:
    working = [block for block in blocks_of(template) if block.shape is not Shape.BREAK]
    assert working
    assert [block.title for block in working if block.step_minutes != block.minutes] == []
    assert [block.title for block in working if block.floor is not None and block.floor > block.minutes] == []
    assert [block.title for block in working if not block.floor and not block.protected] == []


@EACH
def test_nobody_sits_long_without_a_break_and_lunch_is_at_noon(template: Template) -> None:
    for timed in map(time_day, template.session.days):
        rested = timed.start
        for one in timed.blocks:
            assert (one.end - rested).total_seconds() <= LONGEST_SITTING * 60 or one.block.shape is Shape.BREAK
            rested = one.end if one.block.shape is Shape.BREAK else rested
        lunches = [one.block for one in timed.blocks if one.block.title == "Lunch"]
        assert len(lunches) == (timed.day.start < time(11) and timed.day.end > time(13))
        assert all((lunch.pin, lunch.minutes >= 45) == (time(12), True) for lunch in lunches)


@EACH
def test_openings_breaks_and_closings_are_protected(template: Template) -> None:
    for day in template.session.days:
        first = next(block for block in day.blocks if block.shape is not Shape.BREAK)
        breaks = [block for block in day.blocks[1:] if block.shape is Shape.BREAK]
        assert all(block.protected for block in (first, *breaks, day.blocks[-1]))


@EACH
def test_it_is_said_what_to_shorten_when_it_is_late(template: Template) -> None:
    assert all(day.if_late and day.closing for day in template.session.days)
    giving = [block for block in blocks_of(template) if block.shape is not Shape.BREAK and not block.protected]
    assert [block.title for block in giving if not block.if_late] == []


@EACH
def test_blocks_are_made_from_cards_that_are_there_and_carry_their_credit(template: Template) -> None:
    made = [block for block in blocks_of(template) if block.card]
    assert made
    for block in made:
        card = CARDS[block.card]
        assert (block.protocol, block.framework) == (card.name, card.framework)
        assert block.credit == card.license.attribution
        assert card.fits(block.minutes)
        assert card.suits(template.session.head_count)
        assert [step.title for step in block.steps] == [step.title for step in card.steps]
        assert (block.handout is None) == (card.handout is None)


@EACH
def test_blocks_of_its_own_stand_for_no_framework_of_others(template: Template) -> None:
    own = {block.framework for block in blocks_of(template) if not block.card}
    assert own <= {"", "house"} <= {"", *FRAMEWORKS}


@EACH
def test_participants_read_what_every_block_is_about(template: Template) -> None:
    told = [block for block in blocks_of(template) if block.participants_see or block.title == "Break"]
    assert told == list(blocks_of(template))
    assert [block.title for block in blocks_of(template) if block.room is None] == []


@EACH
def test_only_known_words_are_left_to_fill_in_and_nobody_is_invented(template: Template) -> None:
    found = {one.name for one in placeholders(template.session)}
    assert {"organization", "group", "place", "host"} <= found <= {*OF_SESSION, "question", "school year"}
    rest = [PLACEHOLDER.sub("", text) for text in words_of(template)]
    assert [text for text in rest if "{" in text or "}" in text] == []
    assert (template.session.people, template.session.team) == ((), ())
    assert template.session.days[0].date == date(2030, 1, 7)


@EACH
@pytest.mark.parametrize(
    "first", [date(2026, 3, 7), date(2026, 11, 1)], ids=["a clock goes forward", "a clock goes back"]
)
def test_a_session_that_begins_from_it_is_whole_and_finds_no_trouble_on_any_date(
    template: Template, first: date
) -> None:
    words = dict.fromkeys(template.asks, "something")
    wanted = Beginning(
        title=template.session.title,
        first=first,
        date_words="soon",
        organization="Bay",
        group="The cabinet",
        place="Oak Hall",
        host="Ana",
        time_zone="America/New_York",
        expected=template.session.expected,
        words=words,
    )
    begun = begin(template, wanted, uuid4)
    assert begun.empty == ()
    assert conflicts(begun.session) == ()
    assert [text for _, _, text in text_fields(begun.session) if "{{" in text] == []
    assert {day.time_zone for day in begun.session.days} == {"America/New_York"}


@EACH
def test_the_words_are_spelled_as_in_the_united_states(template: Template) -> None:
    assert [text for text in words_of(template) if BRITISH.search(text) or "—" in text] == []


@EACH
@pytest.mark.parametrize("audience", AT_THE_SESSION)
def test_a_packet_can_be_made_with_all_its_sections(template: Template, audience: Audience) -> None:
    every = tuple(Choice(info.key, included=True) for info in sections(template.session, audience))
    made = packet(template.session, audience, PacketChoices(audience=audience, sections=every))
    printed = "\n".join(texts(made))
    assert len(made.sections) == len(every) > 0
    assert all(block.title in printed for block in blocks_of(template) if block.card)


@EACH
def test_what_only_facilitators_read_is_on_no_page_for_participants(template: Template) -> None:
    printed = "\n".join(texts(packet(template.session, Audience.PARTICIPANT)))
    late = [day.if_late for day in template.session.days] + [block.if_late for block in blocks_of(template)]
    assert [line for line in (template.about, *late) if line and line in printed] == []


@EACH
def test_a_template_is_an_agenda_file_that_is_written_and_read_again(template: Template) -> None:
    assert agenda_files.read(agenda_files.write(template.session), "again.yaml") == template.session


def test_templates_lie_in_files_named_as_their_keys() -> None:
    assert {file.stem for file in paths.resource("templates").iterdir()} == {one.key for one in TEMPLATES}


@EACH
def test_its_agenda_file_gives_the_same_template_again(template: Template) -> None:
    assert as_session(template) == template.session


def test_a_file_that_is_no_agenda_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("agenda_file: 1\ntitle: No days here\nminuets: 3\n", encoding="utf-8")
    with pytest.raises(AgendaFileError, match=r"broken\.yaml, line 3"):
        in_folder(tmp_path)


def test_a_folder_without_templates_has_none(tmp_path: Path) -> None:
    assert in_folder(tmp_path) == ()
