"""Writing an instrument: every field, what is wrong beside it, and what is kept when the program is killed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cells import type_into_cell
from core_facilitator.domain.instruments import Instrument, Reading, Scale, Scaling, Statement, Wording
from core_facilitator.domain.own_instruments import adapted, blank
from core_facilitator.domain.ready_scales import AGREEMENT, FIST, TEN, YES_NO
from core_facilitator.gui.dialogs.instrument_draft import InstrumentDraft
from core_facilitator.gui.dialogs.instrument_editor import InstrumentEditor
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.models import instrument_words
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.typed_text import DraftOffer, Typing
from core_facilitator.settings import TextScale
from core_facilitator.store.instruments import built_in
from core_facilitator.store.workspace import Workspace
from desk import button, opened
from made_up_check_ins import SKY, instrument, statement

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
OURS = replace(instrument(statement("a", group="trust"), statement("b", reverse=True)), own=True, scales=(AGREEMENT,))
OURS = replace(OURS, statements=tuple(replace(one, scale="agreement") for one in OURS.statements))


@dataclass
class Shelf:
    """Keeps what was stored; `why` says that it could not be."""

    kept: list[Instrument] = field(default_factory=list)
    why: str = ""

    def store(self, one: Instrument) -> str:
        if not self.why:
            self.kept.append(one)
        return self.why


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


Open = Callable[..., InstrumentEditor]


@pytest.fixture
def edit(qtbot: QtBot, tools: Tools, workspace: Workspace, shelf: Shelf) -> Iterator[Open]:
    """Opens the editor on an instrument, as a run of the program does that finds the drafts of the one before."""
    made: list[InstrumentEditor] = []
    saving = Saving(tools.now)

    def open_(one: Instrument = OURS, used: str = "") -> InstrumentEditor:
        typing = Typing(workspace.drafts, saving, hours24=lambda: False, now=tools.now)
        draft = InstrumentDraft(typing, "instrument/own/x")
        editor = InstrumentEditor(tools, "Edit instrument", one, used, draft, shelf.store)
        made.append(editor)
        with qtbot.waitExposed(editor):
            editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        return editor

    yield open_
    for one in made:
        one.close()
        one.deleteLater()


def write(edit: QLineEdit | QPlainTextEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    if isinstance(edit, QPlainTextEdit):
        edit.insertPlainText(text)
    else:
        edit.insert(text)  # QTest has no keys beyond ASCII


def pick(combo: QComboBox, words: str) -> None:
    """Choose an entry as a click does."""
    place = combo.findText(words)
    assert place >= 0, words
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def page(editor: InstrumentEditor, name: str) -> None:
    (item,) = editor.page_list.findItems(name, Qt.MatchFlag.MatchExactly)
    editor.page_list.setCurrentItem(item)


def texts(editor: InstrumentEditor) -> list[str]:
    return [one.text.text for one in editor.written.statements]


def at(editor: InstrumentEditor, row: int) -> None:
    view = editor.statements_table.view
    view.setCurrentIndex(view.model().index(row, 0))


@pytest.mark.parametrize("one", built_in(), ids=lambda one: one.key)
def test_what_is_only_looked_at_stays_as_it_was(edit: Open, one: Instrument) -> None:
    editor = edit(replace(one, own=True))
    assert not editor.changed
    for row in range(editor.page_list.count()):
        editor.page_list.setCurrentRow(row)
        for number in range(editor.scales_list.count()):
            editor.scales_list.setCurrentRow(number)
    for number in range(len(one.statements)):
        at(editor, number)
    assert replace(editor.written, caveats=one.caveats) == replace(one, own=True)
    assert not editor.changed


def test_every_field_is_written_and_stored_as_one(edit: Open, shelf: Shelf) -> None:
    editor = edit(blank())
    write(editor.title_edit, "End of day")
    write(editor.title_es_edit, "Fin del día")
    type_into_cell(editor.statements_table, 0, 0, "I was heard.")
    type_into_cell(editor.statements_table, 0, 1, "Me escucharon.")
    page(editor, "Groups")
    write(editor.groups_edit, "Voice / Voz\nPace")
    page(editor, "Beginning")
    write(editor.introduction_edit, "About today.")
    write(editor.introduction_es_edit, "Sobre hoy.")
    editor.minutes_spin.setValue(3)
    editor.shuffled_check.click()
    editor.skippable_check.click()
    page(editor, "Care and credit")
    write(editor.use_edit, "At the end.")
    write(editor.care_edit, "Gently.\nSlowly.")
    write(editor.caveats_edit, "Few people.\n\nOne day.")
    write(editor.credit_edit, "Ours.")
    page(editor, "Statements")
    editor.statements_table.view.setFocus()
    pick(editor.group_combo, "Voice")
    editor.reverse_check.click()
    editor.save_button.click()
    (made,) = shelf.kept
    assert made.title == Wording("End of day", "Fin del día")
    assert made.statements == (
        Statement(
            key="s1", text=Wording("I was heard.", "Me escucharon."), scale="agreement", group="voice", reverse=True
        ),
    )
    assert [one.title for one in made.groups] == [Wording("Voice", "Voz"), Wording("Pace")]
    assert made.introduction == Wording("About today.", "Sobre hoy.")
    assert (made.minutes, made.shuffled, made.skippable) == (3, True, False)
    assert (made.use, made.care, made.caveats, made.credit) == (
        "At the end.",
        "Gently.\nSlowly.",
        ("Few people.", "One day."),
        "Ours.",
    )
    assert editor.result() == InstrumentEditor.DialogCode.Accepted


# Statements


def test_statements_are_added_moved_and_removed_by_buttons_and_keys(edit: Open) -> None:
    editor = edit()
    table = editor.statements_table
    at(editor, 0)
    table.add_button.click()
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    QTest.keyClicks(typed, "About c.")
    table.view.setFocus()
    assert texts(editor) == ["About a.", "About c.", "About b."]
    assert editor.written.statements[1].group == "trust"
    QTest.keyClick(table.view, Key.Key_Down, ALT)
    assert texts(editor) == ["About a.", "About b.", "About c."]
    QTest.keyClick(table.view, Key.Key_Up, ALT)
    QTest.keyClick(table.view, Key.Key_Up, ALT)
    QTest.keyClick(table.view, Key.Key_Left, ALT)
    assert texts(editor) == ["About c.", "About a.", "About b."]
    table.down_button.click()
    QTest.keyClick(table.view, Key.Key_Up)
    assert table.current == 0
    table.remove_button.click()
    assert texts(editor) == ["About c.", "About b."]


def test_how_a_statement_is_answered_is_chosen_or_typed(edit: Open) -> None:
    editor = edit()
    at(editor, 1)
    assert editor.reverse_check.isChecked()
    pick(editor.answer_combo, "Words")
    assert not editor.reverse_check.isEnabled()
    one = editor.written.statements[1]
    assert (one.scale, one.one_word, one.reverse) == ("", False, False)
    pick(editor.answer_combo, "One word")
    assert editor.written.statements[1].one_word
    type_into_cell(editor.statements_table, 1, 3, "agree")
    assert editor.written.statements[1].scale == "agreement"
    type_into_cell(editor.statements_table, 1, 3, "nothing like it")
    assert editor.written.statements[1].scale == "agreement"
    type_into_cell(editor.statements_table, 1, 2, "tr")
    assert editor.written.statements[1].group == "trust"
    type_into_cell(editor.statements_table, 1, 2, "nothing like it")
    assert editor.written.statements[1].group == "trust"
    type_into_cell(editor.statements_table, 1, 2, "")
    assert editor.written.statements[1].group == ""


def test_without_a_statement_nothing_can_be_chosen_for_it(edit: Open, shelf: Shelf) -> None:
    editor = edit()
    editor.statements_table.remove_button.click()
    editor.statements_table.remove_button.click()
    assert not editor.statement_body.isEnabled()
    editor.answer_combo.activated.emit(0)
    editor.save_button.click()
    assert editor.statements_problem.text() == "Add at least one statement."
    assert editor.statements_table.add_button.hasFocus()
    assert shelf.kept == []
    editor.statements_table.add_button.click()
    assert editor.written.statements[0].scale == "agreement"


# Groups and scales


def test_a_group_that_is_renamed_keeps_its_statements_and_one_that_goes_leaves_them(edit: Open) -> None:
    editor = edit()
    page(editor, "Groups")
    write(editor.groups_edit, "Courage")
    page(editor, "Statements")
    editor.statements_table.view.setFocus()
    assert editor.written.statements[0].group == "trust"
    assert [editor.group_combo.itemText(row) for row in range(editor.group_combo.count())] == ["No group", "Courage"]
    page(editor, "Groups")
    write(editor.groups_edit, "")
    editor.groups_edit.clear()
    editor.title_edit.setFocus()
    assert editor.written.statements[0].group == ""
    assert not editor.group_combo.isEnabled()


@pytest.mark.parametrize("ready", [TEN, YES_NO, FIST], ids=lambda one: one.key)
def test_a_ready_scale_takes_the_place_of_the_chosen_one(edit: Open, ready: Scale) -> None:
    editor = edit()
    page(editor, "Scales")
    pick(editor.ready_combo, instrument_words.ready_name(ready))
    assert editor.written.scales == (replace(ready, key="agreement"),)
    assert editor.scales_list.item(0).text() == instrument_words.ready_name(ready)


def test_own_answers_are_typed_one_on_a_line(edit: Open) -> None:
    editor = edit()
    page(editor, "Scales")
    pick(editor.ready_combo, "Answers of our own")
    assert editor.points_edit.hasFocus()
    write(editor.points_edit, "Never / Nunca\nSometimes\nAlways / Siempre")
    pick(editor.scaling_combo, "From little to much")
    (found,) = editor.written.scales
    assert [(point.value, point.label) for point in found.points] == [
        (1, Wording("Never", "Nunca")),
        (2, Wording("Sometimes")),
        (3, Wording("Always", "Siempre")),
    ]
    assert found.scaling is Scaling.AMOUNT
    assert editor.scales_list.item(0).text() == "Never … Always"
    assert editor.ready_combo.currentText() == "Answers of our own"
    assert editor.answer_combo.itemText(0) == "Never … Always"


def test_scales_are_added_and_removed_and_statements_of_one_that_is_gone_are_told(edit: Open) -> None:
    editor = edit()
    page(editor, "Scales")
    editor.add_scale_button.click()
    assert editor.ready_combo.hasFocus()
    write(editor.points_edit, "One")
    assert editor.scales_problem.text() == "Scale 2: Write at least two answers, one on each line."
    write(editor.points_edit, "One\nTwo")
    assert not editor.scales_problem.isVisible()
    assert [one.key for one in editor.written.scales] == ["agreement", "scale"]
    editor.scales_list.setCurrentRow(0)
    editor.remove_scale_button.click()
    assert editor.statements_problem.text().startswith("Statement 1: Its scale is gone.")
    assert editor.statements_table.view.model().index(0, 3).data() == "A scale that is gone"
    at(editor, 0)
    assert editor.answer_combo.currentIndex() == -1
    pick(editor.group_combo, "No group")
    assert editor.written.statements[0].scale == "agreement"
    page(editor, "Scales")
    editor.remove_scale_button.click()
    assert not editor.scale_body.isVisible()
    assert not editor.remove_scale_button.isEnabled()
    assert editor.add_scale_button.hasFocus()


def test_answers_that_are_shown_as_one_are_told(edit: Open) -> None:
    editor = edit(replace(OURS, statements=(statement("a", "sky"),), groups=(), scales=(SKY,)))
    page(editor, "Scales")
    assert editor.joined_label.text() == "Where few choose them, these are shown as one, “Rough weather”: Rain, Storm."
    write(editor.points_edit, "Clear\nRain")
    assert not editor.joined_label.isVisible()
    write(editor.points_edit, "")
    editor.points_edit.clear()
    assert editor.scales_list.item(0).text() == "A scale without answers"


# What is wrong


@pytest.mark.parametrize(
    ("change", "label", "words", "name", "focused"),
    [
        ({"title": Wording("")}, "title_problem", "It needs a title.", "Statements", "title_edit"),
        ({"title": Wording("x" * 81)}, "title_problem", "room for 80 letters", "Statements", "title_edit"),
        (
            {"introduction": Wording("x" * 601)},
            "introduction_problem",
            "room for 600 letters",
            "Beginning",
            "introduction_edit",
        ),
        (
            {"groups": (replace(OURS.groups[0], title=Wording("x" * 81)),)},
            "groups_problem",
            "room for 80 letters on a line",
            "Groups",
            "groups_edit",
        ),
        (
            {"scales": (replace(AGREEMENT, points=AGREEMENT.points * 3),)},
            "scales_problem",
            "room for 11 answers",
            "Scales",
            "points_edit",
        ),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_saving_goes_there(
    edit: Open, shelf: Shelf, change: dict[str, Any], label: str, words: str, name: str, focused: str
) -> None:
    editor = edit(replace(OURS, **change))
    editor.save_button.click()
    told = getattr(editor, label)
    assert words in told.text()
    assert words in editor.trouble_label.words.text() or "more" in editor.trouble_label.words.text()
    current = editor.page_list.currentItem()
    assert current.text() == name
    target = getattr(editor, focused)
    assert isinstance(target, QWidget)
    assert target.hasFocus()
    assert shelf.kept == []


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Statement(key="a", text=Wording(" ")), "Statement 1: Say something here, or remove the line."),
        (Statement(key="a", text=Wording("x" * 301)), "Statement 1: It is too long: there is room for 300 letters"),
        (replace(statement("a", "sky", reverse=True)), "Statement 1: Only a scale with an order can be put"),
    ],
)
def test_what_is_wrong_with_a_statement_is_told_by_its_number(edit: Open, one: Statement, words: str) -> None:
    editor = edit(replace(OURS, statements=(one, statement("b", "sky")), groups=(), scales=(SKY,)))
    editor.save_button.click()
    assert editor.statements_problem.text().startswith(words)
    assert editor.statements_table.view.hasFocus()
    assert editor.page_list.item(0).toolTip() == "Something here is still wrong."


def test_what_no_field_of_the_editor_can_bring_about_is_told_all_the_same(edit: Open) -> None:
    twice = replace(AGREEMENT, points=(AGREEMENT.points[0], AGREEMENT.points[0]))
    assert edit(replace(OURS, scales=(twice,))).scales_problem.text() == "This cannot be asked as it is."


def test_more_statements_than_there_is_room_for_are_told(edit: Open) -> None:
    editor = edit(replace(OURS, statements=tuple(replace(OURS.statements[0], key=f"s{n}") for n in range(61))))
    assert editor.statements_problem.text() == "There is room for 60 statements."


def test_nothing_is_called_missing_before_somebody_wants_to_save(edit: Open) -> None:
    editor = edit(blank())
    assert not editor.title_problem.isVisible()
    assert not editor.trouble_label.isVisible()
    editor.save_button.click()
    assert editor.title_problem.isVisible()
    assert editor.trouble_label.words.text() == "It needs a title. And 1 more."


def test_what_could_not_be_stored_stays_with_the_reason(edit: Open, shelf: Shelf) -> None:
    shelf.why = "The disk is full."
    editor = edit()
    write(editor.title_edit, "Ours")
    editor.save_button.click()
    assert editor.isVisible()
    assert editor.trouble_label.words.text() == "The disk is full."


# Uses and credit


@pytest.mark.parametrize(
    ("times", "prepared", "words"),
    [
        (0, 0, ""),
        (1, 0, "It was asked once. That check-in keeps the words that people read then. Results are compared over"),
        (3, 1, "It was asked 3 times. Those check-ins keep the words"),
        (0, 2, "Prepared check-ins take the change over: print their paper forms anew."),
    ],
)
def test_what_was_asked_keeps_its_copy_and_that_is_told(edit: Open, times: int, prepared: int, words: str) -> None:
    editor = edit(OURS, instrument_words.used(times, prepared))
    assert editor.used_label.text().startswith(words)
    assert editor.used_label.isVisible() == bool(words)


def test_the_credit_of_a_copy_stays_and_more_can_be_added(edit: Open, shelf: Shelf) -> None:
    editor = edit(adapted(replace(OURS, credit="By Ana."), "Ours"))
    page(editor, "Care and credit")
    assert editor.kept_label.text() == "This credit travels along: Adapted from “Made up”. By Ana."
    assert editor.credit_edit.toPlainText() == ""
    write(editor.credit_edit, "Changed by us.")
    editor.save_button.click()
    assert shelf.kept[0].credit == "Adapted from “Made up”. By Ana.\nChanged by us."


def test_a_copy_with_other_statements_is_read_plainly(edit: Open) -> None:
    editor = edit(replace(OURS, reading=Reading.PULSE))
    editor.statements_table.remove_button.click()
    assert editor.written.reading is Reading.PLAIN


# Leaving, and what is kept


def test_what_was_not_changed_is_left_at_once(edit: Open) -> None:
    editor = edit()
    editor.cancel_button.click()
    assert not editor.isVisible()


@pytest.mark.parametrize(
    ("words", "kept", "visible"), [("Save", 1, False), ("Discard changes", 0, False), ("Go on writing", 0, True)]
)
def test_what_was_changed_is_not_left_without_asking(
    qtbot: QtBot, edit: Open, shelf: Shelf, words: str, kept: int, visible: bool
) -> None:
    editor = edit()
    write(editor.title_edit, "Ours")
    QTest.keyClick(editor, Key.Key_Escape)
    button(opened(qtbot, Question), words).click()
    qtbot.waitUntil(lambda: editor.isVisible() == visible)
    qtbot.waitUntil(lambda: len(shelf.kept) == kept)


def test_its_window_cannot_be_closed_over_what_was_changed(qtbot: QtBot, edit: Open) -> None:
    editor = edit()
    write(editor.title_edit, "Ours")

    class ByItsUser(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    editor.closeEvent(ByItsUser())
    assert editor.isVisible()
    button(opened(qtbot, Question), "Go on writing").click()


def test_enter_in_a_field_saves_nothing(edit: Open, shelf: Shelf) -> None:
    editor = edit()
    QTest.keyClick(editor.title_edit, Key.Key_Return)
    assert shelf.kept == []
    editor.save_button.setFocus()
    QTest.keyClick(editor.save_button, Key.Key_Return)
    assert len(shelf.kept) == 1


def typed_and_killed(qtbot: QtBot, edit: Open, workspace: Workspace) -> None:
    """Type into an editor, as somebody does whose program is killed a moment after it kept that."""
    editor = edit()
    write(editor.title_edit, "Half wri")
    type_into_cell(editor.statements_table, 0, 0, "")
    qtbot.waitUntil(lambda: workspace.drafts.get("instrument/own/x") is not None, timeout=10_000)
    editor.done(0)


def test_what_was_typed_is_offered_after_the_program_was_killed(
    qtbot: QtBot, edit: Open, workspace: Workspace, shelf: Shelf
) -> None:
    typed_and_killed(qtbot, edit, workspace)
    editor = edit()
    (offer,) = editor.findChildren(DraftOffer)
    offer.use_button.click()
    assert editor.title_edit.text() == "Half wri"
    assert editor.changed
    type_into_cell(editor.statements_table, 0, 0, "Whole again.")
    editor.save_button.click()
    assert texts(editor) == ["Whole again.", "About b."]
    assert shelf.kept[0].key == OURS.key
    assert workspace.drafts.get("instrument/own/x") is None


def test_what_was_left_can_be_discarded(qtbot: QtBot, edit: Open, workspace: Workspace) -> None:
    typed_and_killed(qtbot, edit, workspace)
    editor = edit()
    (offer,) = editor.findChildren(DraftOffer)
    offer.discard_button.click()
    assert not editor.draft_area.isVisible()
    assert editor.title_edit.text() == "Made up"
    assert workspace.drafts.get("instrument/own/x") is None


def test_a_change_that_is_taken_back_leaves_no_draft(qtbot: QtBot, edit: Open, workspace: Workspace) -> None:
    editor = edit()
    write(editor.title_edit, "Other")
    qtbot.waitUntil(lambda: workspace.drafts.get("instrument/own/x") is not None, timeout=10_000)
    write(editor.title_edit, "Made up")
    qtbot.waitUntil(lambda: workspace.drafts.get("instrument/own/x") is None, timeout=10_000)
    assert not editor.changed


def test_a_lock_keeps_what_was_typed_a_moment_before(edit: Open, workspace: Workspace) -> None:
    editor = edit()
    write(editor.title_edit, "Locked away")
    editor.close()
    draft = workspace.drafts.get("instrument/own/x")
    assert draft is not None
    assert "Locked away" in draft.text


@pytest.mark.parametrize("text", ["no form", "[]", '{"instrument_file": 99}'])
def test_a_draft_that_a_newer_version_wrote_is_left_where_it_is(edit: Open, workspace: Workspace, text: str) -> None:
    workspace.drafts.keep("instrument/own/x", text)
    editor = edit()
    assert editor.findChildren(DraftOffer) == []
    draft = workspace.drafts.get("instrument/own/x")
    assert draft is not None
    assert draft.text == text


def test_every_field_has_a_name_and_the_text_size_is_followed(edit: Open, theme: Theme) -> None:
    editor = edit()
    for kind in (QLineEdit, QPlainTextEdit, QCheckBox, QPushButton):
        for one in editor.findChildren(kind):
            named = one.accessibleName() or (one.text() if isinstance(one, QCheckBox | QPushButton) else "")
            assert named or one.objectName() in LABELED or one.objectName().startswith("qt_"), one.objectName()
    before = editor.page_list.width()
    theme.set_scale(TextScale.LARGEST)
    assert editor.page_list.width() > before


LABELED = {
    "title_edit",
    "title_es_edit",
    "points_edit",
    "groups_edit",
    "introduction_edit",
    "introduction_es_edit",
    "use_edit",
    "care_edit",
    "caveats_edit",
    "credit_edit",
}
"""Fields with a label of their own, which names them."""
