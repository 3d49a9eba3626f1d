"""Every block in full."""

from dataclasses import replace

from core_facilitator.documents.blocks import Heading, MarginList
from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import Block, Session, Step, TimeKind, Track
from core_facilitator.domain.audiences import Audience, text_fields
from core_facilitator.domain.frameworks import FRAMEWORKS
from samples import NOOR, key, one_day, retreat
from says import normal, section_texts


def _script(session: Session) -> list[str]:
    return section_texts(packet(session, Audience.FACILITATOR), "script")


def _headings(session: Session) -> list[Heading]:
    document = packet(session, Audience.FACILITATOR)
    script = next(section for section in document.sections if section.key.startswith("script"))
    return [content for content in script.content if isinstance(content, Heading)]


def test_everything_about_a_block_is_there() -> None:
    script = "\n".join(_script(retreat()))

    for words in (
        "Purpose: A live question turns",
        "Lead: Theo Vasquez-Lund. Grouping: in circles of four. Protocol: tu-case-clinic.",
        "Participants see: Bring one live question",
        "Settle roles\nIn fours.\nOne case giver.\nSay: Nobody has to fix it.",
        "The case giver speaks\nSilent: the coaches.\nCoaches ask nothing.",
        "Notes: Watch the case givers' time.",
        "Set-up: Circles of five chairs",
        "Materials: bell, chart sheets ×3",
        "Handout: Case clinic, on paper",
        "If late: Drop the closing words. Keep at least 45 min.",
        "Adapted from Case Clinic, Presencing Institute.",
    ):
        assert words in script


def test_a_facilitators_packet_with_everything_holds_every_text_of_the_plan() -> None:
    session = retreat()
    everything = packet(session, Audience.FACILITATOR, None)
    from_choices = [
        text for key_ in ("cover", "overview", "run", "script", "contacts") for text in section_texts(everything, key_)
    ]
    said = normal(" ".join(from_choices))

    on_paper_elsewhere = {"intro", "writing", "care", "time_zone", "framework", "card", "card_version"}
    for value, field, text in text_fields(session):
        if field.name not in on_paper_elsewhere:
            assert normal(text) in said, (type(value).__name__, field.name, text)


def test_the_heading_has_framework_time_and_room() -> None:
    clinic = next(heading for heading in _headings(retreat()) if heading.text == "Case clinic")

    assert clinic == Heading(2, "Case clinic", FRAMEWORKS["theory-u"], "8:50 to 9:50, 60 min, small group, Oak Room")


def test_a_moment_has_one_time() -> None:
    assert _headings(retreat())[1] == Heading(2, "Doors open", aside="8:30, Oak Room")


def test_pins_and_fixed_ends_are_said() -> None:
    asides = [heading.aside for heading in _headings(retreat())]

    assert "10:10 to 11:00, 50 min, break, Porch, pinned" in asides
    assert "11:45 to 12:45, 60 min, reflection, Oak Room, ends at 12:45" in asides
    assert "8:30 to 8:50, 20 min, plenary, Oak Room, protected" in asides


def test_a_skipped_block_keeps_its_notes() -> None:
    script = _script(retreat())

    at = script.index("Song")
    assert script[at + 1 : at + 3] == ["skipped", "Notes: Only if the piano comes"]


def test_tracks_have_their_blocks_in_full() -> None:
    headings = [(heading.level, heading.text) for heading in _headings(retreat())]

    at = headings.index((2, "Map one system"))
    assert headings[at + 1 : at + 6] == [
        (3, "A. Placement letters"),
        (4, "Read the letters"),
        (4, "Wall of words"),
        (3, "B. Attendance calls"),
        (4, "Listen to calls"),
    ]
    script = "\n".join(_script(retreat()))
    assert "In this group: Amara Sandoval-Reid" in script
    assert "Notes: Letters are in the box." in script
    assert "5 min to spare" in script


def test_an_empty_track_has_nothing_to_spare() -> None:
    session = one_day(Block(id=key(1), title="Choice", minutes=30, tracks=(Track(id=key(2), title="Walk"),)))

    assert _script(session)[-1] == "A. Walk"


def test_headings_go_no_deeper_than_four() -> None:
    deep = Block(id=key(3), title="Deep", minutes=5, tracks=(Track(id=key(4), title="Deeper"),))
    session = one_day(Block(id=key(1), title="Top", tracks=(Track(id=key(2), title="Middle", blocks=(deep,)),)))

    assert [heading.level for heading in _headings(session)] == [1, 2, 3, 4, 4]


def test_a_step_without_minutes_or_words_has_only_its_title() -> None:
    session = one_day(Block(id=key(1), title="A", minutes=5, steps=(Step(title="Breathe"),)))
    script = packet(session, Audience.FACILITATOR).sections[3].content

    (steps,) = (content for content in script if isinstance(content, MarginList))
    assert [(item.label, item.unit, item.title, item.body) for item in steps.items] == [("", "", "Breathe", ())]


def test_a_note_of_300_lines_is_printed_as_it_was_typed() -> None:
    note = "\n".join(f"line {number}" for number in range(300))

    assert f"Notes: {note}" in _script(one_day(Block(id=key(1), title="A", minutes=5, notes=note)))


def test_a_framework_that_nobody_knows_is_named_as_typed() -> None:
    session = one_day(Block(id=key(1), title="A", minutes=5, framework="My own way"))

    assert "Framework: My own way." in _script(session)


def test_a_block_without_a_title_says_so() -> None:
    session = one_day(Block(id=key(1), minutes=5))

    assert _script(session)[-2:] == ["Untitled", "9:00 to 9:05, 5 min, plenary"]


def test_a_break_does_not_say_twice_that_it_is_one() -> None:
    session = one_day(Block(id=key(1), title="Tea break", minutes=5, kind=TimeKind.BREAK))

    assert _script(session)[-1] == "9:00 to 9:05, 5 min"


def test_what_goes_without_saying_is_not_said() -> None:
    inner = Block(id=key(1), title="Walk", minutes=5, leads=(NOOR,), protocol="Walk")
    session = one_day(Block(id=key(2), title="Out", tracks=(Track(id=key(3), leads=(NOOR,), blocks=(inner,)),)))
    script = _script(replace(session, team=retreat().team))

    assert script[-3:] == ["Lead: Noor Castellanos", "Walk", "9:00 to 9:05, 5 min, plenary"]


def test_a_lead_who_left_the_team_is_not_named() -> None:
    session = replace(one_day(Block(id=key(1), title="A", minutes=5, leads=(key(999), NOOR))), team=retreat().team[:1])

    assert "Lead: Noor Castellanos." in _script(session)


def test_a_day_without_blocks_says_that_nothing_is_planned() -> None:
    assert _script(one_day())[-1] == "Nothing is planned yet."
