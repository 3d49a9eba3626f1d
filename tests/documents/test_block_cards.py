"""Pages of the plan's blocks to have at hand: to lead from, and prompts to cut out."""

from dataclasses import replace

import pytest

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Document,
    Fit,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    PromptCard,
    PromptCards,
    Run,
    Section,
    Style,
    say,
)
from core_facilitator.documents.packets import packet, sections
from core_facilitator.domain.agendas import Block, Material, Session, Step, Together, Track
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.domain.placing import block_of
from protocols import protocol, step
from samples import key, one_day
from says import section_texts

PLACED = block_of(
    protocol(
        invitation="Let us listen.",
        steps=(step("Settle", 20, do="Find a seat.", say="Wait."), step("Talk", 40, together=Together.PAIRS)),
        prompts=("What is here?", "What is next?"),
        materials=(Material(name="Bell"),),
        tips=("Do not hurry.",),
        cautions=("It may stir things up.",),
        framework="theory-u",
    ),
    key(1),
    60,
)


def with_all(session: Session, audience: Audience) -> Document:
    infos = sections(session, audience)
    everything = PacketChoices(audience=audience, sections=tuple(Choice(info.key, included=True) for info in infos))
    return packet(session, audience, everything)


def card(*blocks: Block) -> Section:
    (found,) = (each for each in with_all(one_day(*blocks), Audience.FACILITATOR).sections if "card-" in each.key)
    return found


def test_a_block_that_came_from_a_card_has_a_page_to_lead_from() -> None:
    page = card(PLACED, Block(id=key(2), title="Lunch", minutes=30))

    assert (page.key, page.title, page.fit) == (f"card-{key(1)}", "Facilitator card: Case clinic", Fit.PAGE)
    heading, box, bring, steps, asked, questions, minded, notes, *rest, credit = page.content
    assert isinstance(heading, Heading)
    assert (heading.text, heading.framework, heading.badge) == (
        "Case clinic",
        FRAMEWORKS["theory-u"],
        "Facilitators only",
    )
    assert heading.aside.startswith("9:00 to 10:00, 60 min")
    assert box == Box((Paragraph((Run("To begin, say: ", bold=True), Run("Let us listen.")), Style.LEAD),))
    assert bring == Paragraph((Run("Materials: ", bold=True), Run("Bell.")))
    first = Paragraph((Run("Settle. ", bold=True), Run("All together. ", italic=True), Run("Find a seat.")))
    second = Paragraph((Run("Talk. ", bold=True), Run("In pairs. ", italic=True)))
    assert steps == MarginList(
        (
            MarginItem("20", "min", "", (first, Paragraph((Run("You: ", bold=True), Run("Wait."))))),
            MarginItem("40", "min", "", (second,)),
        )
    )
    assert (asked, minded) == (Heading(3, "Questions"), Heading(3, "What to mind"))
    assert questions == Bullets(((Run("What is here?"),), (Run("What is next?"),)))
    assert notes == Bullets(((Run("Do not hurry."),), (Run("It may stir things up."),), (Run("Say pass."),)))
    assert rest == []
    assert credit == say("General facilitation practice; our own text.", Style.CAPTION)


def test_notes_that_somebody_wrote_are_all_there_and_empty_parts_are_not() -> None:
    bare = Block(id=key(1), title="Circle", minutes=10, card="x", notes="Mind the door.\n\nAnd the window.")
    content = card(bare).content
    assert [type(each) for each in content] == [Heading, Heading, Bullets]
    assert content[2] == Bullets(((Run("Mind the door."),), (Run("And the window."),)))

    told = replace(bare, notes="", steps=(Step(title="Talk"),), if_late="Skip it.")
    content = card(told).content
    assert content[1] == MarginList((MarginItem("", "", "", (Paragraph((Run("Talk. ", bold=True),)),)),))
    assert [type(each) for each in content] == [Heading, MarginList, Paragraph]


def test_groups_side_by_side_are_led_from_one_page() -> None:
    tracks = tuple(Track(id=key(10 + at), blocks=(replace(PLACED, id=key(20 + at)),)) for at in range(3))
    assert card(Block(id=key(2), title="Circles", tracks=tracks)).key == f"card-{key(20)}"


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.FACILITATOR])
def test_prompts_can_be_cut_out_of_either_packet(audience: Audience) -> None:
    other = Block(id=key(2), title="Circle", minutes=10, prompts=("What is here?",))
    journal = Block(id=key(3), title="Write", minutes=10, journal=True, prompts=("Why?",))
    found = with_all(one_day(PLACED, other, journal), audience).sections
    (page,) = (each for each in found if each.key == "prompts")
    credit = "General facilitation practice; our own text."
    assert page.content == (
        PromptCards(
            (
                PromptCard("What is here?", "Case clinic", credit),
                PromptCard("What is next?", "Case clinic", credit),
                PromptCard("What is here?", "Circle", ""),
            )
        ),
    )


def test_nobody_but_facilitators_gets_pages_to_lead_from() -> None:
    session = one_day(PLACED)
    for audience in (Audience.PARTICIPANT, Audience.ROOM):
        assert not [info for info in sections(session, audience) if info.key.startswith("card-")]
    assert "Wait." not in " ".join(section_texts(with_all(session, Audience.PARTICIPANT), "prompts"))


def test_they_are_printed_when_somebody_asks_for_them() -> None:
    for audience in (Audience.PARTICIPANT, Audience.FACILITATOR):
        optional = [info for info in sections(one_day(PLACED), audience) if info.key.startswith(("card-", "prompts"))]
        assert optional
        assert not any(info.included_by_default for info in optional)
