"""Words beside the pointer are shown as they were typed, whatever they look like."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTableView, QWidget

from core_facilitator.domain.edits import change_block
from core_facilitator.gui.tips import tip
from planner_desk import Planner
from planner_samples import key

HOSTILE = '<b>Fall & winter</b> <img src="file:///etc/hostname"> ' * 8


@pytest.mark.parametrize("typed", [HOSTILE, "a < b\nand so on", "plain", "&amp;"])
def test_a_tip_says_what_was_typed(typed: str) -> None:
    shown = QTextDocument()
    shown.setHtml(tip(typed))
    assert shown.toPlainText().split() == typed.split()


def test_a_very_long_tip_ends_in_dots() -> None:
    assert len(tip("word " * 1_000)) < 700
    assert tip("") == ""


def test_no_tip_of_the_planner_takes_typed_words_for_markup(planner: Planner) -> None:
    session = change_block(planner.now, key("Case clinic"), title=HOSTILE)
    session = replace(session, title=HOSTILE, organization=HOSTILE)
    session = replace(session, team=tuple(replace(person, name=HOSTILE) for person in session.team))
    planner.workspace.sessions.save(session, "Edit")
    planner.screen.resize(960, 600)
    planner.view.show_block(key("Case clinic"))
    planner.screen.grab()
    tips = [widget.toolTip() for widget in planner.screen.findChildren(QWidget)]
    tips += [planner.screen.tabs.tabToolTip(number) for number in range(planner.screen.tabs.count())]
    for table in planner.screen.findChildren(QTableView):
        tips += _tips_of(table.model())
    assert any("&lt;img" in one for one in tips)
    assert [one for one in tips if "<img" in one or "<b>" in one] == []


def _tips_of(model: QAbstractItemModel) -> list[str]:
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return [str(model.data(cell, Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]
