"""What to bring, added up over all blocks, by day and by room, and the way from a material to its block."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core_facilitator.domain.edits import change_block
from core_facilitator.gui.dialogs.materials import Materials
from core_facilitator.gui.theme import Theme
from planner_desk import Planner
from planner_samples import ROOMS, key, thing

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def opened(planner: Planner, theme: Theme) -> Materials:
    dialog = Materials(planner.window, theme, planner.plan())
    dialog.block_wanted.connect(planner.view.show_block)
    dialog.show()
    return dialog


def shown(dialog: Materials) -> list[tuple[str, str, str]]:
    return [(line.title, line.detail, line.end) for line in dialog.needed_list.lines]


def test_everything_is_added_up_with_the_blocks_that_use_it(planner: Planner, theme: Theme) -> None:
    lines = shown(opened(planner, theme))
    assert ("Handout", "Case clinic", "×18") in lines
    assert ("tables", "Case clinic", "×4") in lines
    assert len(lines) == 9


def test_a_day_or_a_room_can_be_chosen(planner: Planner, theme: Theme) -> None:
    session = change_block(planner.now, key("Welcome"), room=ROOMS[0].id, materials=(thing("Sign", 2),))
    planner.workspace.sessions.save(session, "Change materials")
    dialog = opened(planner, theme)
    choices = [dialog.scope_combo.itemText(number) for number in range(dialog.scope_combo.count())]
    assert choices == [
        "The whole session",
        "Day 1, Tue Oct 13",
        "Day 2, Wed Oct 14",
        "Day 3, Thu Oct 15",
        "Oak Room",
        "Without a room",
    ]
    for number in (1, 4):
        dialog.scope_combo.setCurrentIndex(number)
        assert shown(dialog) == [("Sign", "Welcome", "×2")]
    dialog.scope_combo.setCurrentIndex(5)
    assert "Sign" not in [title for title, _, _ in shown(dialog)]
    dialog.scope_combo.setCurrentIndex(3)
    assert dialog.nothing_label.isVisible()
    assert not dialog.copy_button.isEnabled()


def test_the_list_follows_the_plan_while_it_is_open(planner: Planner, theme: Theme) -> None:
    dialog = opened(planner, theme)
    planner.screen.desk.commands.change(key("Break"), {"materials": (thing("Tea", 3),)}, "Change materials")
    assert ("Tea", "Break", "×3") in shown(dialog)
    planner.screen.desk.session_commands.add_day()
    assert dialog.scope_combo.findText("Day 4, Fri Oct 16") == 4


def test_the_list_is_copied_as_text(planner: Planner, theme: Theme) -> None:
    QTest.mouseClick(opened(planner, theme).copy_button, LEFT)
    assert "18 × Handout\n1 × small bell\n4 × tables" in QGuiApplication.clipboard().text()


def test_a_material_leads_to_its_block(planner: Planner, theme: Theme) -> None:
    def answer(dialog: Materials) -> None:
        numbers = [line.title for line in dialog.needed_list.lines]
        dialog.needed_list.setCurrentIndex(dialog.needed_list.model().index(numbers.index("PDSA sheet"), 0))
        QTest.keyClick(dialog.needed_list, Key.Key_Return)

    planner.ask.answer = answer
    planner.screen.desk.actions.by_name["agenda.materials"].trigger()
    assert planner.view.selected_keys() == (key("Plan a first test"),)
