"""Putting a card of the library into the day."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

import protocols
from core_facilitator.domain.agendas import Block
from planner_desk import Planner

CIRCLE = "Opening circle: one word for how you arrive"
CARD = protocols.protocol("Notice pause", least=30)


def added(planner: Planner) -> Block:
    (found,) = (block for day in planner.now.days for block in day.blocks if block.card == CARD.key)
    return found


def test_a_card_comes_after_the_selected_block_as_one_step_and_is_selected(planner: Planner) -> None:
    planner.select(CIRCLE)
    assert planner.screen.add_card(CARD, 50)
    assert planner.titles()[:2] == [CIRCLE, "Notice pause"]
    block = added(planner)
    assert (block.minutes, block.step_minutes, block.protocol) == (50, 50, "Notice pause")
    assert planner.undo_label == "Add Notice pause"
    assert planner.view.selected_keys() == (block.id,)
    planner.workspace.database.undo()
    assert "Notice pause" not in planner.titles()


def test_where_nothing_is_selected_it_comes_last_and_is_in_view(planner: Planner) -> None:
    planner.view.select(())
    planner.view.setCurrentIndex(planner.view.rootIndex())
    assert planner.screen.add_card(CARD, 60)
    assert planner.titles()[-1] == "Notice pause"
    assert planner.view.viewport().rect().intersects(planner.view.visualRect(planner.view.currentIndex()))


def test_a_card_comes_into_the_track_whose_block_is_selected(planner: Planner) -> None:
    group = next(block for block in planner.day.blocks if block.tracks)
    inner = group.tracks[0].blocks[0]
    planner.view.show_block(inner.id)
    assert planner.screen.add_card(CARD, 60)
    tracks = next(block for block in planner.day.blocks if block.id == group.id).tracks
    assert tracks[0].blocks[1].card == CARD.key


def test_what_is_being_typed_is_kept_when_a_card_comes(planner: Planner) -> None:
    planner.select(CIRCLE)
    planner.press(Qt.Key.Key_F2)
    planner.type("Arriving")
    assert planner.screen.add_card(CARD, 60)
    assert planner.block(CIRCLE).title.endswith("Arriving")
    assert added(planner).minutes == 60


def test_fewer_minutes_than_its_steps_can_take_change_nothing(planner: Planner) -> None:
    before = planner.now
    with pytest.raises(ValueError, match="10"):
        planner.screen.add_card(CARD, 10)
    assert planner.now == before


def test_without_a_day_there_is_no_place_for_a_card(planner: Planner) -> None:
    planner.workspace.sessions.save(replace(planner.now, days=()), "Remove days")
    assert not planner.screen.add_card(CARD, 60)
    assert planner.undo_label == "Remove days"
