"""Where an unsaved text belongs, and how it begins, in words."""

import pytest

from core_facilitator.gui.models.left_words import beginning, where
from core_facilitator.gui.widgets.block_texts import TEXTS
from planner_samples import key, retreat, second_day

CLINIC = f"block/{key('Case clinic')}"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (f"{CLINIC}/notes", "Case clinic, Notes"),
        (f"{CLINIC}/handout.care", "Case clinic, Handout"),
        (f"{CLINIC}/steps/1/0", "Case clinic, Steps"),
        (f"day/{second_day().id}/if_late", "Day 2, Wed Oct 14, If late"),
        (f"session/{retreat().id}/outcomes", "Fall Leadership Retreat, Outcomes"),
        (f"new/{second_day().id}", "a new block"),
        (f"block/{key('a block that is no more')}/notes", "Notes"),
    ],
)
def test_a_place_is_named_by_its_owner_and_its_field(place: str, words: str) -> None:
    assert where(place, retreat()) == words


@pytest.mark.parametrize("field", [text.field for text in TEXTS])
def test_every_text_of_a_block_has_a_name(field: str) -> None:
    assert where(f"{CLINIC}/{field}", retreat()) != "Case clinic"


def test_a_long_text_ends_with_a_whole_word() -> None:
    begun = beginning("Ask each pair to tell the other what the walk between the rooms showed them about listening.")
    assert begun == "Ask each pair to tell the other what the walk between the rooms showed them…"
    assert beginning("Short\nin two lines") == "Short in two lines"


def test_a_word_without_an_end_is_cut() -> None:
    assert beginning("x" * 200) == "x" * 79 + "…"
