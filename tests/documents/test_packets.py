"""Packets: their sections, the choices, and what never gets into them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canaries import Planting, private_fields
from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import Cover, Document
from core_facilitator.documents.packets import arranged, packet, sections
from core_facilitator.documents.plans import plan_for
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Block, Handout, Session
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.domain.packets import Choice, PacketChoices
from samples import CLINIC, FIRST_DAY, JOURNAL, OAK, SECOND_DAY, key, many_days, one_day, retreat, without_days


def _everything(session: Session, audience: Audience) -> PacketChoices:
    chosen = tuple(Choice(info.key, included=True) for info in sections(session, audience))
    return PacketChoices(audience=audience, sections=chosen)


def _keys(audience: Audience, choices: PacketChoices | None = None) -> list[str]:
    return [section.key for section in packet(retreat(), audience, choices).sections]


def test_facilitators_hold_the_whole_plan() -> None:
    assert _keys(Audience.FACILITATOR) == [
        "cover",
        "overview",
        f"run-sheet-{FIRST_DAY}",
        f"run-sheet-{SECOND_DAY}",
        f"script-{FIRST_DAY}",
        f"script-{SECOND_DAY}",
        "materials",
        f"set-up-{FIRST_DAY}",
        f"set-up-{SECOND_DAY}",
        "contacts",
    ]


def test_participants_hold_what_is_theirs() -> None:
    assert _keys(Audience.PARTICIPANT) == [
        "cover",
        f"agenda-{FIRST_DAY}",
        f"agenda-{SECOND_DAY}",
        "questions",
        f"handout-{CLINIC}",
        f"journal-{JOURNAL}",
    ]


def test_the_rooms_have_their_sheets() -> None:
    keys = _keys(Audience.ROOM)

    groups = f"groups-{FIRST_DAY}"
    assert keys[:6] == [f"set-up-{FIRST_DAY}", f"set-up-{SECOND_DAY}", "materials", "sign-in", groups, "tents"]
    assert keys[6] == f"sign-{OAK}"
    assert len(keys) == 9


def test_facilitators_can_add_the_participants_pages() -> None:
    infos = {info.key: info.included_by_default for info in sections(retreat(), Audience.FACILITATOR)}

    assert infos[f"handout-{CLINIC}"] is False
    assert infos[f"run-sheet-{FIRST_DAY}"] is True


def test_section_titles_are_for_people() -> None:
    titles = [info.title for info in sections(retreat(), Audience.PARTICIPANT)]

    assert titles == [
        "Cover",
        "Agenda, day 1",
        "Agenda, day 2",
        "Questions we will work with",
        "Prompt cards",
        "Handout: Case clinic, on paper",
        "Journal page: What is mine to let go of",
        "Blank note page",
    ]


def test_choices_select_and_reorder() -> None:
    choices = PacketChoices(
        audience=Audience.PARTICIPANT,
        sections=(
            Choice(f"journal-{JOURNAL}", included=True),
            Choice("cover", included=False),
            Choice(f"agenda-{SECOND_DAY}", included=True),
            Choice(f"agenda-{FIRST_DAY}", included=True),
            Choice("questions", included=False),
            Choice(f"handout-{CLINIC}", included=True),
            Choice("notes", included=True),
        ),
    )

    assert _keys(Audience.PARTICIPANT, choices) == [
        f"journal-{JOURNAL}",
        f"agenda-{SECOND_DAY}",
        f"agenda-{FIRST_DAY}",
        f"handout-{CLINIC}",
        "notes",
    ]


def test_a_section_that_no_longer_exists_is_passed_over() -> None:
    choices = PacketChoices(audience=Audience.ROOM, sections=(Choice(f"sign-{key(999)}", included=True),))

    assert _keys(Audience.ROOM, choices) == _keys(Audience.ROOM)


def test_a_section_that_is_new_follows_the_one_it_usually_follows() -> None:
    choices = PacketChoices(
        audience=Audience.PARTICIPANT,
        sections=(Choice(f"journal-{JOURNAL}", included=True), Choice("questions", included=True)),
    )

    assert _keys(Audience.PARTICIPANT, choices) == [
        "cover",
        f"agenda-{FIRST_DAY}",
        f"agenda-{SECOND_DAY}",
        f"journal-{JOURNAL}",
        "questions",
        f"handout-{CLINIC}",
    ]


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), unique_by=lambda pair: pair[0]))
def test_whatever_was_chosen_every_section_is_offered_once(chosen: list[tuple[int, bool]]) -> None:
    infos = sections(retreat(), Audience.FACILITATOR)
    keys = [*(info.key for info in infos), "gone"]
    picked = tuple(Choice(keys[at], included) for at, included in chosen if at < len(keys))
    offered = arranged(infos, PacketChoices(audience=Audience.FACILITATOR, sections=picked))

    assert {info for info, _ in offered} == set(infos)
    assert len(offered) == len(infos)
    order = [info.key for info, _ in offered]
    known = [choice.key for choice in picked if choice.key != "gone"]
    assert [each for each in order if each in known] == known
    included = {info.key: on for info, on in offered}
    assert all(included[choice.key] == choice.included for choice in picked if choice.key != "gone")


def test_the_promise_goes_with_the_journal_pages() -> None:
    without = PacketChoices(audience=Audience.PARTICIPANT, sections=(Choice(f"journal-{JOURNAL}", included=False),))
    covers = [packet(retreat(), Audience.PARTICIPANT, choices).sections[0].content[0] for choices in (None, without)]

    assert [bool(each.note) for each in covers if isinstance(each, Cover)] == [True, False]


def test_the_document_says_what_it_is() -> None:
    document = packet(retreat(), Audience.ROOM, language="en-GB")

    assert document.title == "Room sheets: Noticing what we carry"
    assert document.running == "CORE Districts, Noticing what we carry"
    assert (document.subject, document.author, document.language) == ("Room sheets", "CORE Districts", "en-US")
    assert document.page == "Page {page}"


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.ROOM])
def test_no_private_word_gets_into_a_packet(audience: Audience) -> None:
    planting = Planting(audience)
    session = planting.plant(retreat())
    document = packet(session, audience, _everything(session, audience))

    assert planting.planted == private_fields(Session, audience)
    assert len(planting.words) > 50
    assert "canary" not in repr(document)
    assert "canary" not in " ".join(texts(document))
    assert "canary" not in repr(sections(session, audience))


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterBlock(Block):
    """A block with a field that somebody adds later and says nothing about."""

    gossip: str = "canary"


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.ROOM])
def test_a_field_that_somebody_adds_later_stays_private(audience: Audience) -> None:
    session = one_day(LaterBlock(id=key(1), title="Circle", minutes=30))
    plan = plan_for(session, audience, ENGLISH)

    assert ("LaterBlock", "gossip") in private_fields(LaterBlock, audience)
    assert isinstance(plan.session.days[0].blocks[0], LaterBlock)
    assert "canary" in repr(session)
    assert "canary" not in repr(plan)
    assert "canary" not in repr(packet(session, audience, _everything(session, audience)))


def test_facilitators_do_find_the_private_words() -> None:
    """All but the key of the card that a block was made from and what it said, which nobody reads."""
    planting = Planting(Audience.PARTICIPANT)
    session = planting.plant(retreat())
    printed = " ".join(texts(packet(session, Audience.FACILITATOR, _everything(session, Audience.FACILITATOR))))

    private = [word for word in planting.words if not word.endswith(("xblockcard", "xblockcardversion"))]
    assert [word for word in private if word not in printed] == []


SESSIONS: dict[str, Callable[[], Session]] = {
    "no days": without_days,
    "no title": lambda: replace(without_days(), title=""),
    "no blocks": one_day,
    "a block without a title": lambda: one_day(Block(id=key(1), minutes=30, handout=Handout(), journal=True)),
    "nobody": lambda: replace(retreat(), people=(), team=(), expected=0),
    "no rooms": lambda: replace(retreat(), rooms=()),
    "many days": lambda: many_days(9),
    "midnight": lambda: one_day(Block(id=key(1), minutes=400), start=time(20, 0), end=time(2, 0)),
    "another zone": lambda: one_day(Block(id=key(1), minutes=30), zone="Asia/Kathmandu"),
    "a long note": lambda: one_day(Block(id=key(1), minutes=30, notes="line\n" * 300)),
}


@pytest.mark.parametrize("audience", AT_THE_SESSION)
@pytest.mark.parametrize("name", SESSIONS)
def test_every_session_makes_a_sensible_packet(name: str, audience: Audience) -> None:
    session = SESSIONS[name]()
    document: Document = packet(session, audience, _everything(session, audience))

    assert document.title
    assert len({section.key for section in document.sections}) == len(document.sections)
    for section in document.sections:
        assert section.title
        assert section.content
    assert "None" not in " ".join(texts(document))


def test_an_empty_choice_makes_an_empty_packet() -> None:
    infos = sections(retreat(), Audience.ROOM)
    nothing = tuple(Choice(info.key, included=False) for info in infos)

    assert packet(retreat(), Audience.ROOM, PacketChoices(audience=Audience.ROOM, sections=nothing)).sections == ()


def test_the_same_session_makes_the_same_document() -> None:
    assert packet(retreat(), Audience.FACILITATOR) == packet(retreat(), Audience.FACILITATOR)


PRINTED = datetime(2026, 10, 14, 6, 58)  # noqa: DTZ001 -- printouts say the local time that they are given


def test_every_foot_says_when_it_was_printed_unless_it_says_something_else() -> None:
    document = packet(retreat(), Audience.PARTICIPANT, printed=PRINTED)

    feet = {section.key.partition("-")[0]: section.footer for section in document.sections}
    assert feet["agenda"] == feet["handout"] == document.printed == "Printed Oct 14, 6:58 AM"
    assert feet["journal"] == "Private journal page"


def test_the_time_of_printing_is_of_24_hours_where_they_are_asked_for() -> None:
    document = packet(retreat(), Audience.ROOM, hours24=True, printed=PRINTED.replace(hour=18))

    assert document.printed == "Printed Oct 14, 18:58"


def test_without_a_time_of_printing_no_foot_says_one() -> None:
    document = packet(retreat(), Audience.FACILITATOR)

    assert document.printed == ""
    assert {section.footer for section in document.sections} == {"", "Facilitators only"}


def test_every_foot_of_what_only_facilitators_read_says_so() -> None:
    document = packet(retreat(), Audience.FACILITATOR, printed=PRINTED)

    feet = {section.key.partition("-")[0]: section.footer for section in document.sections}
    assert feet["overview"] == feet["run"] == "Facilitators only. Printed Oct 14, 6:58 AM"
    assert feet["materials"] == "Printed Oct 14, 6:58 AM"


def test_a_run_sheet_counts_its_own_pages_and_names_the_packets_only_within_one() -> None:
    session = retreat()
    key = f"run-sheet-{FIRST_DAY}"
    others = [info.key for info in sections(session, Audience.FACILITATOR) if info.key != key]
    alone = PacketChoices(
        audience=Audience.FACILITATOR, sections=tuple(Choice(other, included=False) for other in others)
    )

    within = {section.key: section.page for section in packet(session, Audience.FACILITATOR).sections}
    assert within[key] == "Run sheet {number} of {count}, page {page}"
    assert within["cover"] == within["materials"] == ""
    (sheet,) = packet(session, Audience.FACILITATOR, alone).sections
    assert sheet.page == "Run sheet {number} of {count}"


def test_a_cover_alone_names_no_contents() -> None:
    alone, chosen = packet(without_days(), Audience.PARTICIPANT), packet(retreat(), Audience.PARTICIPANT)
    covers = [content for made in (alone, chosen) for content in made.sections[0].content if isinstance(content, Cover)]

    assert [each.contents for each in covers] == ["", "In this packet"]
