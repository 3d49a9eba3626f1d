"""Pages that participants write on."""

from dataclasses import replace

from core_facilitator.documents.blocks import (
    Document,
    Fit,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Paragraph,
    Rules,
    Run,
    Style,
    Table,
    say,
)
from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import Block, Handout, Session, Step, Track
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.packets import Choice, PacketChoices
from samples import CLINIC, JOURNAL, key, one_day, retreat
from says import section_texts


def _keys(session: Session) -> list[str]:
    return [section.key for section in packet(session, Audience.PARTICIPANT).sections]


def _document(*blocks: Block) -> Document:
    return packet(one_day(*blocks), Audience.PARTICIPANT)


def test_a_handout_has_steps_lines_care_and_credit() -> None:
    (page,) = (section for section in packet(retreat(), Audience.PARTICIPANT).sections if "handout" in section.key)

    assert page.key == f"handout-{CLINIC}"
    assert page.title == "Handout: Case clinic, on paper"
    assert page.content[0] == Heading(1, "Case clinic, on paper", FRAMEWORKS["theory-u"], "60 min, in circles of four")
    assert page.content[1] == say("One of you brings a question.", Style.LEAD)
    assert page.fit is Fit.SHEET
    assert page.content[2] == MarginList(
        (
            MarginItem("2", "min", "Settle roles", (told("One case giver. ", "In fours."),)),
            MarginItem("58", "min", "The case giver speaks", (told("Coaches ask nothing. ", "Silent: the coaches."),)),
        )
    )
    assert page.content[3] == Heading(2, "Groups")
    assert isinstance(page.content[4], Table)
    assert page.content[5] == Rules("What I heard", 4)
    care, credit = page.content[6:]
    assert isinstance(care, Paragraph)
    assert [run.text for run in care.runs] == ["Take care. ", "What is said here stays here."]
    assert credit == say("Adapted from Case Clinic, Presencing Institute.", Style.CAPTION)


def told(text: str, about: str) -> Paragraph:
    return Paragraph((Run(text), Run(about, italic=True)))


def test_what_only_the_facilitator_says_is_on_no_handout() -> None:
    assert "Nobody has to fix it." not in " ".join(section_texts(packet(retreat(), Audience.PARTICIPANT), "handout"))


def test_an_empty_handout_is_a_title_and_lines() -> None:
    document = _document(Block(id=key(1), title="Write", handout=Handout()))

    assert document.sections[-1].content == (Heading(1, "Write"), Rules("Notes", 3))


def test_a_handout_without_lines_still_names_what_to_write_about() -> None:
    document = _document(Block(id=key(1), title="Write", handout=Handout(writing="My map", lines=0)))

    assert document.sections[-1].content == (Heading(1, "Write"), Heading(2, "My map"))


def test_a_handout_without_lines_or_words_has_none() -> None:
    block = Block(id=key(1), title="Read", steps=(Step(title="Read"),), prompts=("Why?",), handout=Handout(lines=0))

    assert _document(block).sections[-1].content[1:] == (MarginList((MarginItem("", "", "Read"),)),)


def test_groups_side_by_side_share_one_handout() -> None:
    clinic = replace(retreat().block(CLINIC) or Block(id=key(0)), id=key(1))
    tracks = tuple(Track(id=key(10 + at), blocks=(replace(clinic, id=key(20 + at)),)) for at in range(4))
    session = one_day(Block(id=key(2), title="Circles", tracks=tracks))

    assert [each for each in _keys(session) if "handout" in each] == [f"handout-{key(20)}"]


def test_skipped_blocks_have_no_pages() -> None:
    session = one_day(Block(id=key(1), skipped=True, handout=Handout(), journal=True, prompts=("Why?",)))

    assert _keys(session) == ["cover", f"agenda-{session.days[0].id}"]


def test_questions_are_listed_unless_they_have_a_journal_page() -> None:
    texts = section_texts(packet(retreat(), Audience.PARTICIPANT), "questions")

    assert texts[0] == "Questions we will work with"
    assert texts[2:] == ["Opening circle", "What has your attention?"]


def test_the_same_questions_are_listed_once() -> None:
    blocks = [Block(id=key(at), title="Circle", prompts=("Why?",)) for at in range(3)]

    assert section_texts(_document(*blocks), "questions")[2:] == ["Circle", "Why?"]


def test_a_journal_page_is_private_and_leaves_room_to_write() -> None:
    (page,) = (section for section in packet(retreat(), Audience.PARTICIPANT).sections if "journal" in section.key)
    first, second = page.content

    assert page.key == f"journal-{JOURNAL}"
    assert page.footer == "Private journal page"
    assert isinstance(first, JournalPage)
    assert isinstance(second, JournalPage)
    assert (first.title, first.questions) == (
        "What is mine to let go of, 1\u00a0of\u00a02",
        ("What are you holding?", "Who needs it held?"),
    )
    assert (second.title, second.questions) == (
        "What is mine to let go of, 2\u00a0of\u00a02",
        ("What would ease it?", "What stays?"),
    )
    assert (first.only_you, first.promise, first.keep) == (
        "Only you",
        "We do not collect this page.",
        "One thing to keep",
    )


def test_every_question_finds_a_journal_page() -> None:
    for count in range(20):
        questions = tuple(f"Question {number}" for number in range(count))
        document = _document(Block(id=key(1), title="Write", journal=True, prompts=questions))
        pages = [page for page in document.sections[-1].content if isinstance(page, JournalPage)]

        assert tuple(question for page in pages for question in page.questions) == questions
        assert all(len(page.questions) <= 3 for page in pages)
        assert all(page.questions for page in pages) == (count > 0)


def test_note_pages_come_only_when_they_are_asked_for() -> None:
    choices = PacketChoices(audience=Audience.PARTICIPANT, sections=(Choice("notes", included=True),))
    document = packet(one_day(), Audience.PARTICIPANT, choices)

    assert "notes" not in _keys(one_day())
    assert document.sections[-1].content == (Heading(1, "Notes"), Rules("", 0))
