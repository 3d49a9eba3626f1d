"""The pages that come with the app: whole, honest, in one spelling, and every card can be reached from one."""

import re
from pathlib import Path

import pytest
import yaml

from core_facilitator import paths
from core_facilitator.domain.framework_pages import FrameworkPage, Part, Shape
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import Practice, Protocol
from core_facilitator.store import catalogue, framework_files
from spelling import BRITISH

CARDS: dict[str, Protocol] = {card.key: card for card in catalogue.protocols()}
PAGES = framework_files.pages(CARDS.values())
BY_KEY = {page.key: page for page in PAGES}
FILES = sorted((paths.resource("catalogue") / "frameworks").glob("*.yaml"))
ACROSS = "practices"

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)


def part(key: str, name: str) -> Part:
    (found,) = (one for one in BY_KEY[key].parts if one.name == name)
    return found


def names(key: str, name: str) -> list[str]:
    return [point.name for point in part(key, name).points]


def test_every_framework_that_has_cards_has_a_page_and_one_goes_across_all() -> None:
    """All but what is good practice in any house: of that there is no one idea to tell."""
    assert BY_KEY.keys() == {card.framework for card in CARDS.values()} - {"house"} | {ACROSS}
    assert BY_KEY.keys() - {ACROSS} <= FRAMEWORKS.keys()
    assert PAGES[0].key == ACROSS


@each_page
def test_all_cards_of_a_framework_can_be_reached_from_its_page(page: FrameworkPage) -> None:
    assert {key for key, card in CARDS.items() if card.framework == page.key} <= set(page.protocols)


@each_page
def test_a_page_says_where_it_comes_from_and_under_which_terms(page: FrameworkPage) -> None:
    assert page.source
    assert [one.key for one in page.licenses if not (one.attribution and one.terms)] == []


@each_page
def test_the_licenses_of_a_framework_s_cards_stand_on_its_page(page: FrameworkPage) -> None:
    own = {CARDS[key].license.key for key in page.protocols if CARDS[key].framework == page.key}
    assert own <= {one.key for one in page.licenses}


def test_a_license_reads_the_same_on_every_card_that_has_it() -> None:
    assert len({card.license for card in CARDS.values()}) == len({card.license.key for card in CARDS.values()})


@each_page
def test_a_page_is_spelled_as_in_the_united_states(page: FrameworkPage) -> None:
    assert BRITISH.findall(repr(page)) == []
    assert re.findall("[—–]", repr(page)) == []


@each_page
def test_no_two_pages_introduce_themselves_in_the_same_words(page: FrameworkPage) -> None:
    assert [one.key for one in PAGES if one.introduction == page.introduction] == [page.key]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_editors_note_is_on_no_page(file: Path) -> None:
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert raw.get("editors_note", "nothing noted") not in repr(BY_KEY[raw["key"]])


def test_nothing_is_claimed_about_a_center() -> None:
    assert [page.key for page in PAGES if "Center for C" in repr(page)] == []


def test_the_u_has_seven_spaces_and_six_turns() -> None:
    arc = BY_KEY["theory-u"].arc
    assert arc.shape is Shape.U
    spaces = "Downloading Seeing Sensing Presencing Crystallizing Prototyping Performing"
    assert [station.name for station in arc.stations] == spaces.split()
    turns = ["Suspending", "Redirecting", "Letting go", "Letting come", "Enacting", "Embodying"]
    assert [station.turn for station in arc.stations] == [*turns, ""]
    assert names("theory-u", "Six turns") == turns


def test_theory_u_has_its_movements_levels_fields_and_voices() -> None:
    assert len(names("theory-u", "Five movements")) == 5
    assert names("theory-u", "Four levels of listening") == ["Downloading", "Factual", "Empathic", "Generative"]
    assert len(names("theory-u", "Four fields of conversation")) == 4
    opening = part("theory-u", "Open mind, open heart, open will")
    voices = [fact.says for point in opening.points for fact in point.facts if fact.name == "The voice that blocks"]
    assert voices == ["Voice of Judgment", "Voice of Cynicism", "Voice of Fear"]


def test_liberatory_design_has_nine_modes_and_twelve_mindsets() -> None:
    modes = names("liberatory", "Modes")
    arc = BY_KEY["liberatory"].arc
    assert len(modes) == 9
    assert modes == [*arc.hub.split(" and "), *(station.name for station in arc.stations)]
    assert names("liberatory", "Twelve mindsets") == [
        "Build Relational Trust",
        "Practice Self-Awareness",
        "Recognize Oppression",
        "Embrace Complexity",
        "Focus on Human Values",
        "Seek Liberatory Collaboration",
        "Work with Fear and Discomfort",
        "Attend to Healing",
        "Work to Transform Power",
        "Exercise Your Creative Courage",
        "Take Action to Learn",
        "Share, Don't Sell",
    ]


def test_improvement_science_has_its_principles_activities_and_drawings() -> None:
    assert len(names("improve", "Six principles")) == 6
    assert names("improve", "Five activities") == [station.name for station in BY_KEY["improve"].arc.stations]
    assert len(names("improve", "Run chart")) == 4
    cycle, tree = part("improve", "Three questions and a cycle").arc, part("improve", "Driver diagram").arc
    assert cycle is not None
    assert tree is not None
    assert [station.name for station in cycle.stations] == ["Plan", "Do", "Study", "Act"]
    assert (tree.shape, len(tree.under())) == (Shape.TREE, 1)


def test_shingo_has_ten_principles_and_each_stage_of_safety_an_exchange() -> None:
    dimensions = ("Cultural Enablers", "Continuous Improvement", "Enterprise Alignment", "Results")
    assert sum(len(names("shingo", name)) for name in dimensions) == 10
    stages = part("stages", "Four stages").points
    assert [[fact.name for fact in stage.facts] for stage in stages] == [
        ["What the group gives", "In exchange for", "The need behind it"]
    ] * 4


@pytest.mark.parametrize("practice", Practice)
def test_the_page_across_all_leads_to_cards_that_train_the_practice(practice: Practice) -> None:
    (found,) = (one for one in BY_KEY[ACROSS].parts if one.name == f"{practice.value.title()} practice")
    keys = [key for point in found.points for key in point.protocols]
    assert len(keys) >= 8
    assert [key for key in keys if practice not in CARDS[key].practices] == []
