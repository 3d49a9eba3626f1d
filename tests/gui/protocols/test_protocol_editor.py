"""Every field of the editor: shown, left alone, changed; and what is wrong is said beside it."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Handout, Material, Per, Together
from core_facilitator.domain.protocols import (
    Care,
    Energy,
    Groups,
    License,
    Load,
    Practice,
    Protocol,
    Risk,
    Role,
    Setting,
    Stage,
    Variation,
)
from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft
from core_facilitator.gui.dialogs.protocol_editor import ProtocolEditor
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.card_delegate import paint_monogram
from core_facilitator.gui.widgets.card_picker import CardEntry, CardPicker
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.typed_text import Typing
from core_facilitator.settings import Look, TextScale
from core_facilitator.store.workspace import Workspace
from protocols import WHOLE, protocol, step

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
OTHERS = (CardEntry("case-clinic", "Case clinic"), CardEntry("walk", "Dialogue walk"), CardEntry("bowl", "Bowl"))
PLAIN = protocol("Porch talk")

Open = Callable[[Protocol], ProtocolEditor]


@pytest.fixture
def stored() -> list[Protocol]:
    """The cards that were to be stored."""
    return []


@pytest.fixture
def edit(qtbot: QtBot, tools: Tools, workspace: Workspace, stored: list[Protocol]) -> Iterator[Open]:
    """Opens the editor on a card."""
    opened: list[ProtocolEditor] = []
    saving = Saving(tools.now)

    def open_(card: Protocol) -> ProtocolEditor:
        typing = Typing(workspace.drafts, saving, hours24=lambda: False, now=tools.now)
        draft = ProtocolDraft(typing, "protocol/x")

        def store(one: Protocol) -> str:
            stored.append(one)
            return ""

        made = ProtocolEditor(tools, "Edit protocol", card, OTHERS, draft, store)
        opened.append(made)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        return made

    yield open_
    for one in opened:
        one.close()
        one.deleteLater()


def write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    if isinstance(field, QPlainTextEdit):
        field.insertPlainText(text)
    else:
        QTest.keyClicks(field, text)


def count(spin: QSpinBox, number: int) -> None:
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, str(number))
    QTest.keyClick(spin, Key.Key_Tab)


def pick(combo: QComboBox, words: str) -> None:
    combo.setCurrentIndex(combo.findText(words))


def cell(table: RecordTable, row: int, column: int, text: str) -> None:
    """Type into a cell as the keyboard does."""
    index = table.view.model().index(row, column)
    table.view.setCurrentIndex(index)
    table.view.setFocus()
    QTest.keyClick(table.view, Key.Key_Return)
    editor = typed_into()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    table.view.setFocus()


def typed_into() -> QLineEdit:
    """Return the line that is open over a cell."""
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    return found


def problem(editor: ProtocolEditor, place: str) -> str:
    label = getattr(editor, f"{place}_problem")
    return label.text() if label.isVisibleTo(editor) else ""


def test_a_card_that_is_looked_at_stays_exactly_as_it_is(edit: Open, stored: list[Protocol]) -> None:
    odd = replace(
        WHOLE, tips=("One\ntwo", " three "), settings=(Setting.OUTDOORS, Setting.ROOM), goes_with=("gone", "walk")
    )
    editor = edit(odd)
    for page in range(editor.page_list.count()):
        editor.page_list.setCurrentRow(page)
    kept = replace(editor.written, goes_with=tuple(sorted(editor.written.goes_with)))
    assert kept == odd
    assert not editor.changed
    QTest.mouseClick(editor.save_button, LEFT)
    assert [one.name for one in stored] == ["Porch talk"]
    assert stored[0].tips == odd.tips


def test_every_field_can_be_written(edit: Open) -> None:
    editor = edit(PLAIN)
    write(editor.name_edit, "Late talk")
    editor.page_list.setCurrentRow(1)
    write(editor.nickname_edit, "Late")
    write(editor.phase_edit, "Sensing")
    pick(editor.framework_combo, "Theory U")
    write(editor.purpose_edit, "Hear all.")
    write(editor.when_edit, "it is late\n\n  people are tired ")
    write(editor.tags_edit, "evening")
    QTest.keyClicks(editor.goes_with_picker.search_edit, "clin")
    QTest.keyClick(editor.goes_with_picker.search_edit, Key.Key_Return)
    editor.page_list.setCurrentRow(2)
    count(editor.people_least_spin, 5)
    count(editor.people_most_spin, 25)
    count(editor.parts_least_spin, 3)
    count(editor.parts_most_spin, 4)
    pick(editor.risk_combo, "High risk")
    pick(editor.energy_combo, "Quiet")
    pick(editor.safety_combo, "Learner safety")
    for box in (editor.outdoors_check, editor.virtual_check, editor.social_check, editor.room_check):
        QTest.mouseClick(box, LEFT, pos=QPoint(9, box.height() // 2))
    write(editor.room_edit, "A porch.")
    write(editor.virtual_edit, "In the chat.")
    for table, row in (
        (editor.materials_table, ("Bell", "2 per group of 4")),
        (editor.roles_table, ("Host", "begins")),
        (editor.variations_table, ("Short", "Sit less.")),
    ):
        editor.page_list.setCurrentRow(4 if table is editor.variations_table else 2)
        QTest.mouseClick(table.add_button, LEFT)
        QTest.keyClick(typed_into(), Key.Key_Escape)
        for column, text in enumerate(row):
            cell(table, 0, column, text)
        QTest.mouseClick(table.add_button, LEFT)  # an empty row is nothing
    editor.page_list.setCurrentRow(3)
    write(editor.invitation_edit, "Sit.")
    write(editor.prompts_edit, "What now?")
    write(editor.debrief_edit, "And?")
    write(editor.tips_edit, "no")
    write(editor.traps_edit, "Stories.")
    editor.page_list.setCurrentRow(4)
    pick(editor.load_combo, "A lot")
    write(editor.opt_out_edit, "Pass.")
    write(editor.cautions_edit, "Nobody must.")
    editor.page_list.setCurrentRow(5)
    assert not editor.handout_pane.isEnabled()
    QTest.mouseClick(editor.handout_check, LEFT, pos=QPoint(9, editor.handout_check.height() // 2))
    write(editor.handout_title_edit, "Page")
    write(editor.handout_intro_edit, "Read.")
    write(editor.handout_writing_edit, "My word")
    write(editor.handout_care_edit, "Slowly.")
    count(editor.lines_spin, 5)
    editor.page_list.setCurrentRow(6)
    write(editor.attribution_edit, "Ours.")
    write(editor.terms_edit, "CC BY")
    write(editor.credit_edit, "Ana")
    editor.page_list.setCurrentRow(0)
    count(editor.least_spin, 50)
    count(editor.most_spin, 80)
    card = editor.written
    assert card == replace(
        PLAIN,
        name="Late talk",
        nickname="Late",
        framework="theory-u",
        phase="Sensing",
        purpose="Hear all.",
        when=("it is late", "people are tired"),
        least=50,
        most=80,
        groups=Groups(least=5, most=25, parts_least=3, parts_most=4),
        risk=Risk.HIGH,
        energy=Energy.QUIET,
        safety=Stage.LEARNER,
        practices=(Practice.SOCIAL,),
        settings=(Setting.VIRTUAL, Setting.OUTDOORS),
        room="A porch.",
        materials=(Material(name="Bell", quantity=2, per=Per.GROUP, group_size=4),),
        roles=(Role(name="Host", does="begins"),),
        invitation="Sit.",
        prompts=("What now?",),
        tips=("no",),
        traps=("Stories.",),
        variations=(Variation(name="Short", how="Sit less."),),
        virtual="In the chat.",
        debrief=("And?",),
        goes_with=("case-clinic",),
        cautions=("Nobody must.",),
        care=Care(load=Load.HEAVY, opt_out="Pass."),
        handout=Handout(title="Page", intro="Read.", writing="My word", lines=5, care="Slowly."),
        tags=("evening",),
        credit="Ana",
        license=License(key="generic", attribution="Ours.", terms="CC BY"),
    )
    untouched = {"key", "steps", "adapted_from"}
    same = {one.name for one in fields(Protocol) if getattr(card, one.name) == getattr(PLAIN, one.name)}
    assert same == untouched


def test_steps_are_added_written_moved_and_removed(edit: Open) -> None:
    editor = edit(PLAIN)
    table = editor.steps_table
    assert editor.step_label.text() == "Settle roles"
    cell(table, 0, 0, "Sit")
    cell(table, 0, 1, "1h30")
    cell(table, 0, 2, "15")
    assert editor.step_label.text() == "Sit"
    pick(editor.together_combo, "In pairs")
    write(editor.silent_edit, "Everyone")
    write(editor.do_edit, "Sit down.")
    write(editor.say_edit, "Hush.")
    for box in (editor.stretches_check, editor.kept_check):
        QTest.mouseClick(box, LEFT, pos=QPoint(9, box.height() // 2))
    told = {"silent": "Everyone", "do": "Sit down.", "say": "Hush.", "kept": True, "stretches": True}
    assert editor.written.steps[0] == step("Sit", 90, floor=15, together=Together.PAIRS, **told)
    cell(table, 0, 2, "20")  # one that is kept has no other floor than its minutes
    assert editor.written.steps[0].floor == 15
    assert table.view.model().index(0, 2).data() == "90"
    cell(table, 0, 1, "soon")  # means nothing
    assert editor.written.steps[0].minutes == 90
    QTest.mouseClick(table.down_button, LEFT)
    QTest.mouseClick(table.add_button, LEFT)
    QTest.keyClick(typed_into(), Key.Key_Escape)
    assert [one.title for one in editor.written.steps] == ["Stillness", "Sit", "", "Open dialogue"]
    assert editor.step_label.text() == "Step 3"
    QTest.mouseClick(table.remove_button, LEFT)
    assert [one.title for one in editor.written.steps] == ["Stillness", "Sit", "Open dialogue"]


def test_the_step_beside_the_table_is_the_one_that_is_chosen(edit: Open) -> None:
    editor = edit(WHOLE)
    QTest.keyClick(editor.steps_table.view, Key.Key_Down)
    assert (editor.step_label.text(), editor.do_edit.toPlainText(), editor.kept_check.isChecked()) == (
        "Talk",
        "",
        False,
    )
    QTest.keyClick(editor.steps_table.view, Key.Key_Up)
    assert (editor.do_edit.toPlainText(), editor.say_edit.toPlainText()) == ("Sit down.", "Hush.")
    assert editor.silent_edit.text() == "Everyone"
    assert not editor.changed


def test_the_range_follows_the_steps(edit: Open) -> None:
    editor = edit(PLAIN)
    cell(editor.steps_table, 2, 1, "75")
    assert editor.sum_label.text() == "90 min"
    assert (editor.least_spin.value(), editor.most_spin.value()) == (45, 90)
    cell(editor.steps_table, 2, 1, "30")
    assert (editor.least_spin.value(), editor.most_spin.value()) == (45, 90)
    cell(editor.steps_table, 0, 1, "5")
    assert (editor.least_spin.value(), editor.most_spin.value()) == (40, 90)
    assert problem(editor, "range") == ""


def test_without_steps_there_is_nothing_beside_the_table(edit: Open) -> None:
    editor = edit(PLAIN)
    for _ in range(3):
        QTest.keyClick(editor.steps_table.view, Key.Key_Delete)
    assert not editor.step_body.isVisible()
    assert problem(editor, "steps") == "Add at least one step."
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.steps_table.add_button.hasFocus()
    editor.do_edit.setPlainText("Nowhere to go.")  # hidden, and of no step
    assert editor.written.steps == ()


# What is wrong


def test_a_name_is_asked_for_once_it_is_missed(edit: Open, stored: list[Protocol]) -> None:
    editor = edit(replace(PLAIN, name=""))
    assert problem(editor, "name") == ""
    editor.page_list.setCurrentRow(3)
    QTest.mouseClick(editor.save_button, LEFT)
    assert problem(editor, "name") == "Give it a name."
    assert editor.trouble_label.words.text() == "Give it a name."
    assert editor.name_edit.hasFocus()
    assert stored == []
    QTest.keyClicks(editor.name_edit, "Talk")
    assert problem(editor, "name") == ""
    assert not editor.trouble_label.isVisible()


@pytest.mark.parametrize(
    ("least", "most", "says", "at"),
    [
        (61, 75, "The shortest is longer than the 60 minutes of the steps.", "least_spin"),
        (39, 75, "The steps take at least 40 minutes, so the shortest cannot be less.", "least_spin"),
        (45, 59, "The longest is shorter than the 60 minutes of the steps.", "most_spin"),
    ],
)
def test_a_range_that_cannot_be_is_said_beside_it(edit: Open, least: int, most: int, says: str, at: str) -> None:
    editor = edit(PLAIN)
    count(editor.least_spin, least)
    count(editor.most_spin, most)
    assert problem(editor, "range") == says
    assert editor.page_list.item(0).toolTip() == "Something here is still wrong."
    editor.page_list.setCurrentRow(4)
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.page_stack.currentIndex() == 0
    assert getattr(editor, at).hasFocus()


def test_more_time_than_the_steps_needs_a_step_that_takes_it(edit: Open) -> None:
    editor = edit(PLAIN)
    editor.steps.go_to(2)
    QTest.mouseClick(editor.stretches_check, LEFT, pos=QPoint(9, editor.stretches_check.height() // 2))
    assert problem(editor, "range").startswith("Tick for one step that it takes more minutes")
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.stretches_check.hasFocus()


def test_a_step_that_is_wrong_is_named_and_gone_to(edit: Open) -> None:
    editor = edit(PLAIN)
    cell(editor.steps_table, 1, 0, " ")
    cell(editor.steps_table, 2, 2, "50")
    assert problem(editor, "steps").splitlines() == [
        "Step 2 needs a name.",
        "Step 3 has more minutes at least than usually.",
    ]
    assert editor.trouble_label.words.text().endswith("And 1 more.")
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.steps_table.current == 1
    assert editor.steps_table.view.hasFocus()


def test_groups_and_places_that_cannot_be_are_said_beside_them(edit: Open) -> None:
    editor = edit(PLAIN)
    editor.page_list.setCurrentRow(2)
    count(editor.people_least_spin, 30)
    assert problem(editor, "groups") == "The fewest people are more than the most."
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.people_least_spin.hasFocus()
    count(editor.people_least_spin, 4)
    count(editor.parts_least_spin, 5)
    count(editor.parts_most_spin, 4)
    assert problem(editor, "groups") == "The fewest in a small group are more than the most."
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.parts_least_spin.hasFocus()
    count(editor.parts_least_spin, 4)
    QTest.mouseClick(editor.room_check, LEFT, pos=QPoint(9, editor.room_check.height() // 2))
    assert problem(editor, "settings") == "Tick at least one place where it works."
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.room_check.hasFocus()


def test_what_is_still_being_typed_is_saved_too(edit: Open, stored: list[Protocol]) -> None:
    editor = edit(PLAIN)
    view = editor.steps_table.view
    view.setCurrentIndex(view.model().index(0, 0))
    view.setFocus()
    QTest.keyClick(view, Key.Key_Return)
    line = typed_into()
    assert line.accessibleName() == "Step"
    line.selectAll()
    QTest.keyClicks(line, "Arrive")
    QTest.mouseClick(editor.save_button, LEFT)
    assert stored[0].steps[0].title == "Arrive"


def test_enter_in_a_field_saves_nothing_and_presses_only_a_button(edit: Open, stored: list[Protocol]) -> None:
    editor = edit(PLAIN)
    for field in (editor.name_edit, editor.least_spin, editor.silent_edit, editor.steps_table.view):
        field.setFocus()
        QTest.keyClick(field, Key.Key_Return)
        assert editor.isVisible()
    assert len(editor.written.steps) == len(PLAIN.steps)
    editor.save_button.setFocus()
    QTest.keyClick(editor.save_button, Key.Key_Return)
    assert [one.name for one in stored] == [PLAIN.name]


# Credit


def test_who_adapted_a_card_is_changed_and_the_line_that_came_stays(edit: Open) -> None:
    editor = edit(WHOLE)
    editor.page_list.setCurrentRow(6)
    assert editor.kept_caption.text() == "Came with Case clinic, and stays"
    assert editor.kept_label.text() == "After Ana."
    assert editor.terms_label.text() == "CC BY-SA 4.0"
    assert not editor.own_pane.isVisible()
    write(editor.adapted_edit, "Ben, 2026")
    assert editor.written.license.attribution == "After Ana. Adapted by Ben, 2026."
    write(editor.adapted_edit, " ")
    assert editor.written.license.attribution == "After Ana. Adapted."


def test_terms_that_nobody_gave_are_not_shown(edit: Open) -> None:
    editor = edit(replace(WHOLE, license=replace(WHOLE.license, terms=""), adapted_from="gone"))
    editor.page_list.setCurrentRow(6)
    assert not editor.terms_pane.isVisible()
    assert editor.kept_caption.text() == "Came with it, and stays"


# Leaving and looks


def test_the_windows_own_button_asks_as_cancel_does(edit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = edit(PLAIN)
    monkeypatch.setattr(QCloseEvent, "spontaneous", lambda _event: True)
    editor.close()
    assert not editor.isVisible()  # nothing was changed, so nothing is asked


def test_a_change_that_is_taken_back_leaves_no_draft(edit: Open, workspace: Workspace, qtbot: QtBot) -> None:
    editor = edit(PLAIN)
    QTest.keyClicks(editor.name_edit, "x")
    qtbot.waitUntil(lambda: workspace.drafts.all() != [])
    write(editor.name_edit, PLAIN.name)
    qtbot.waitUntil(lambda: workspace.drafts.all() == [])
    assert editor.written == PLAIN


def test_the_editor_follows_the_theme(edit: Open, theme: Theme) -> None:
    editor = edit(PLAIN)
    wide = editor.page_list.width()
    pick(editor.framework_combo, "Theory U")
    theme.set_look(Look.DARK)
    theme.set_scale(TextScale.LARGEST)
    assert editor.page_list.width() > wide
    assert editor.framework_combo.currentText() == "Theory U"


@pytest.mark.parametrize(("framework", "painted"), [("", False), ("house", True)])
def test_a_card_of_no_framework_has_no_monogram(theme: Theme, framework: str, painted: bool) -> None:
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_monogram(painter, QRect(0, 0, 40, 40), framework, theme)
    painter.end()
    assert (picture.pixelColor(20, 5).alpha() > 0) is painted


# Cards to tick


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme) -> CardPicker:
    made = CardPicker()
    qtbot.addWidget(made)
    made.set_theme(theme)
    made.show_cards(OTHERS, ("walk", "gone"))
    made.show()
    return made


def shown(picker: CardPicker) -> list[str]:
    cards = (picker.card_list.item(row) for row in range(picker.card_list.count()))
    return [card.text() for card in cards if not card.isHidden()]


def test_what_is_ticked_stays_in_sight_and_the_rest_is_searched_for(picker: CardPicker) -> None:
    assert shown(picker) == ["Dialogue walk"]
    QTest.keyClicks(picker.search_edit, "BOW")
    assert shown(picker) == ["Dialogue walk", "Bowl"]
    QTest.keyClick(picker.search_edit, Key.Key_Return)
    assert picker.chosen == ("walk", "bowl", "gone")
    QTest.keyClick(picker.search_edit, Key.Key_Return)  # there is no other
    picker.search_edit.clear()
    QTest.keyClick(picker.search_edit, Key.Key_Return)  # nothing is searched for
    assert shown(picker) == ["Dialogue walk", "Bowl"]
    QTest.keyClick(picker.search_edit, Key.Key_Down)
    assert picker.card_list.hasFocus()
    QTest.keyClick(picker.card_list, Key.Key_Space)
    assert list(picker.chosen) == ["bowl", "gone"]


def test_where_all_are_shown_a_search_leaves_what_fits(picker: CardPicker) -> None:
    picker.shows_all = True
    picker.show_cards(OTHERS, ("walk",))
    assert shown(picker) == ["Dialogue walk", "Bowl", "Case clinic"]
    QTest.keyClicks(picker.search_edit, "c")
    assert shown(picker) == ["Case clinic"]
    QTest.keyClick(picker.search_edit, Key.Key_A)
    QTest.keyClick(picker.search_edit, Key.Key_Down)
    QTest.keyClick(picker.card_list, Key.Key_Return)
    assert picker.chosen == ("walk", "case-clinic")
    picker.search_edit.setText("zzz")
    QTest.keyClick(picker.search_edit, Key.Key_Down)
    assert picker.search_edit.text() == "zzz"
