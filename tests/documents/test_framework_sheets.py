"""The page of a framework on paper, and prompts to cut out."""

from dataclasses import replace

import pytest

from core_facilitator.documents.arc_words import ArcPatterns, arc_told
from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import ArcFigure, Heading, Paragraph, PromptCard, PromptCards, Style
from core_facilitator.documents.framework_sheets import framework_sheet, prompt_deck
from core_facilitator.domain.framework_pages import Arc, Fact, FrameworkPage, Part, Point, Shape, Station
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.prompts import Prompt, PromptSet
from protocols import OURS

WAY = Arc(
    shape=Shape.LINE, title="The way", stations=(Station(name="See", says="Look", turn="then"), Station(name="Act"))
)
WHEEL = Arc(shape=Shape.WHEEL, hub="Rest", stations=(Station(name="Try", says="What happens?"), Station(name="Ask")))
FACTS = (Fact(name="Gives", says="Cover"), Fact(name="For", says="Candor"))
PAGE = FrameworkPage(
    key="theory-u",
    title="Theory U",
    introduction="A way.",
    arc=WAY,
    parts=(
        Part(name="Looking", says="Go and see.", points=(Point(name="Mind", says="Be open.", facts=FACTS),)),
        Part(name="Resting", says="Be still.", arc=WHEEL, protocols=("walk", "gone", "clinic")),
    ),
    source="Scharmer",
    licenses=(replace(OURS, terms="Free."), OURS),
)
NAMES = {"walk": "Dialogue walk", "clinic": "Case clinic"}


def test_a_page_tells_its_parts_its_protocols_and_whose_it_is() -> None:
    sheet = framework_sheet(PAGE, NAMES)
    assert list(texts(sheet)) == [
        "Theory U",
        "Theory U",
        "Theory U",
        "A way.",
        "The way",
        "1. See: Look. Then: then. 2. Act.",
        "Looking",
        "Go and see.",
        "Mind. Be open.",
        "Gives: Cover. For: Candor.",
        "Resting",
        "Be still.",
        "In the middle: Rest. Try: What happens? Ask.",
        "Protocols: Dialogue walk; Case clinic",
        "Source: Scharmer.",
        "General facilitation practice; our own text.",
        "Free.",
    ]
    (section,) = sheet.sections
    assert section.content[0] == Heading(1, "Theory U", FRAMEWORKS["theory-u"])
    figures = [content for content in section.content if isinstance(content, ArcFigure)]
    assert [figure.arc for figure in figures] == [WAY, WHEEL]
    last = section.content[-1]
    assert isinstance(last, Paragraph)
    assert last.style is Style.CAPTION


def test_protocols_that_are_gone_leave_nothing() -> None:
    assert not any("Protocols" in text for text in texts(framework_sheet(PAGE, {})))


def test_a_tree_is_told_with_what_branches_from_what() -> None:
    tree = Arc(shape=Shape.TREE, stations=(Station(name="Aim"), Station(name="Driver", under="Aim", says="Try")))
    patterns = ArcPatterns("In the middle: {hub}.", "{name}, under {under}", "Then: {turn}.")
    assert arc_told(tree, patterns) == "Aim. Driver, under Aim: Try."


def test_prompts_become_cards_with_their_set_phase_and_credit() -> None:
    see = Prompt(key="see", text="What do you see?", phase="Seeing", minutes=3)
    stop = Prompt(key="stop", text="What do you stop?", minutes=3)
    journal = PromptSet(key="u", title="Journal", credit="After Scharmer", prompts=(see,))
    short = PromptSet(key="s", title="Short", prompts=(stop,))
    deck = prompt_deck(((journal, see), (short, stop)))
    assert deck.title == "Prompt cards"
    assert deck.sections[0].content == (
        PromptCards(
            (
                PromptCard("What do you see?", "Journal, Seeing", "After Scharmer."),
                PromptCard("What do you stop?", "Short", ""),
            )
        ),
    )
    assert prompt_deck(((journal, see),)).title == "Prompt cards: Journal"
    with pytest.raises(ValueError, match=r"^$"):
        prompt_deck(())
