import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFocusFrame,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core_facilitator import paths
from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.first_run import FirstRunScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.focus_ring import FocusRing
from core_facilitator.gui.widgets.strength_bar import StrengthBar
from core_facilitator.settings import TextScale
from core_facilitator.store import keys
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from desk import button, choose, opened
from workspaces import PASSPHRASE, make_locked


@pytest.fixture(autouse=True)
def _light_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: LOWEST)
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, tools: Tools) -> FirstRunScreen:
    return _shown(qtbot, tools, None)


def _shown(qtbot: QtBot, tools: Tools, start: Path | None) -> FirstRunScreen:
    made = FirstRunScreen(tools, Tries(), start)
    assert isinstance(tools.window, MainWindow)
    tools.window.show_page(made)
    qtbot.waitUntil(made.isVisible)
    return made


def _fill_in(qtbot: QtBot, screen: FirstRunScreen, passphrase: str = PASSPHRASE) -> None:
    form = screen.creating
    QTest.keyClicks(form.name_edit, "Juniper Valley")
    QTest.keyClicks(form.choosing.passphrase_edit, passphrase)
    QTest.keyClicks(form.choosing.again_edit, passphrase)
    qtbot.waitUntil(lambda: form.choosing.strength_label.text() != "")


def _create(qtbot: QtBot, screen: FirstRunScreen) -> str:
    _fill_in(qtbot, screen)
    qtbot.waitUntil(screen.creating.create_button.isEnabled)
    QTest.mouseClick(screen.creating.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.recovering.code_label.text() != "", timeout=20_000)
    return screen.recovering.code_label.text()


def test_a_workspace_is_created_and_entered_only_after_its_code_was_typed_back(
    qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path
) -> None:
    code = _create(qtbot, screen)
    step = screen.recovering
    assert not step.enter_button.isEnabled()
    assert not screen.open_door.isEnabled()
    QTest.keyClicks(step.code_edit, code.lower().replace("-", " "))
    with qtbot.waitSignal(screen.entered) as entered:
        QTest.mouseClick(step.enter_button, Qt.MouseButton.LeftButton)
    assert entered.args is not None
    workspace: Workspace = entered.args[0]
    workspace.close()
    assert workspace.folder == tmp_path / "Juniper Valley"
    assert screen.unfinished is None
    assert step.code_label.text() == ""
    by_passphrase = workspaces.open(tmp_path / "Juniper Valley", PASSPHRASE)
    by_passphrase.close()
    assert by_passphrase.notices == ()
    workspaces.open(tmp_path / "Juniper Valley", recovery_code=code).close()


def test_somebody_whose_typed_code_cannot_be_noted_is_let_in_and_asked_again_the_next_time(
    qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path) -> None:
        raise WorkspaceError(Fault.DISK_FULL, file)

    monkeypatch.setattr(keys, "note_typed_back", full)
    screen.recovering.code_edit.setText(_create(qtbot, screen))
    with qtbot.waitSignal(screen.entered) as entered:
        screen.recovering.enter_button.click()
    assert entered.args is not None
    entered.args[0].close()
    by_passphrase = workspaces.open(tmp_path / "Juniper Valley", PASSPHRASE)
    by_passphrase.close()
    assert by_passphrase.notices == (Notice.CODE_NEVER_TYPED_BACK,)


def test_a_wrong_letter_in_the_code_is_said_beside_it(qtbot: QtBot, screen: FirstRunScreen) -> None:
    code = _create(qtbot, screen)
    step = screen.recovering
    QTest.keyClicks(step.code_edit, code[:3] + ("A" if code[3] != "A" else "B"))
    assert step.code_error.isVisible()
    assert step.code_edit.property("invalid") == "true"
    QTest.keyClick(step.code_edit, Qt.Key.Key_Backspace)
    assert not step.code_error.isVisible()
    assert screen.unfinished is not None
    screen.unfinished.close()


def test_the_recovery_sheet_is_saved_with_the_code_on_it(qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path) -> None:
    _create(qtbot, screen)
    QTest.mouseClick(screen.recovering.sheet_button, Qt.MouseButton.LeftButton)
    choose(qtbot, tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: screen.recovering.sheet_banner.said != "")
    assert screen.recovering.sheet_banner.said.startswith("Saved as sheet.pdf.")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert screen.unfinished is not None
    screen.unfinished.close()


def test_a_recovery_sheet_is_readable_for_nobody_else(qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"an older one, open to all")
    sheet.chmod(0o644)
    _create(qtbot, screen)
    _save_over(qtbot, screen, sheet)
    assert sheet.read_bytes().startswith(b"%PDF")
    assert os.name == "nt" or stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert screen.unfinished is not None
    screen.unfinished.close()


def test_on_a_full_disk_the_older_recovery_sheet_stays_whole_and_nothing_is_called_saved(
    qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"an older one")
    _create(qtbot, screen)
    monkeypatch.setattr(os, "fsync", _refuse_for_want_of_room)
    _save_over(qtbot, screen, sheet)
    assert screen.recovering.sheet_banner.said.startswith("There is not enough room on the disk")
    assert sheet.read_bytes() == b"an older one"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["sheet.pdf"]
    assert screen.unfinished is not None
    screen.unfinished.close()


def _refuse_for_want_of_room(_descriptor: int) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _save_over(qtbot: QtBot, screen: FirstRunScreen, sheet: Path) -> None:
    QTest.mouseClick(screen.recovering.sheet_button, Qt.MouseButton.LeftButton)
    dialog = opened(qtbot, QFileDialog)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    choose(qtbot, sheet)
    qtbot.waitUntil(lambda: screen.recovering.sheet_banner.said != "")


@pytest.fixture
def _printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Printer"])


def _print_to(qtbot: QtBot, screen: FirstRunScreen, file: Path) -> None:
    """Ask for a printer, and choose one that writes into a file."""
    QTest.mouseClick(screen.recovering.print_button, Qt.MouseButton.LeftButton)
    dialog = opened(qtbot, QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(file))
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: screen.recovering.sheet_banner.said != "")


@pytest.mark.usefixtures("_printer")
def test_the_printer_is_asked_for_before_anything_is_printed(qtbot: QtBot, screen: FirstRunScreen) -> None:
    _create(qtbot, screen)
    QTest.mouseClick(screen.recovering.print_button, Qt.MouseButton.LeftButton)
    dialog = opened(qtbot, QPrintDialog)
    assert dialog.parent() is screen
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert screen.recovering.sheet_banner.said == ""
    assert screen.unfinished is not None
    screen.unfinished.close()


@pytest.mark.usefixtures("_printer")
def test_a_printed_sheet_is_said_to_be_looked_at(qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path) -> None:
    _create(qtbot, screen)
    _print_to(qtbot, screen, tmp_path / "sheet.pdf")
    assert screen.recovering.sheet_banner.said.endswith("Look at the sheet: every letter of the code must be readable.")
    assert (tmp_path / "sheet.pdf").stat().st_size > 0
    assert screen.unfinished is not None
    screen.unfinished.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
@pytest.mark.usefixtures("_printer")
def test_a_printer_that_refuses_the_sheet_is_said(qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path) -> None:
    _create(qtbot, screen)
    _print_to(qtbot, screen, tmp_path / "nowhere" / "sheet.pdf")
    assert screen.recovering.sheet_banner.said.startswith("The printer did not take the sheet.")
    assert screen.unfinished is not None
    screen.unfinished.close()


def test_without_a_printer_the_code_can_be_written_down(
    qtbot: QtBot, screen: FirstRunScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    _create(qtbot, screen)
    QTest.mouseClick(screen.recovering.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.recovering.sheet_banner.said != "")
    assert screen.recovering.sheet_banner.said.startswith("No printer is set up on this computer.")
    assert screen.unfinished is not None
    screen.unfinished.close()


def test_two_passphrases_that_differ_are_said_under_the_second(qtbot: QtBot, screen: FirstRunScreen) -> None:
    _fill_in(qtbot, screen)
    QTest.keyClicks(screen.creating.choosing.again_edit, "x")
    assert screen.creating.choosing.again_error.accessibleName() == "The two passphrases differ. Type this one again."
    assert not screen.creating.create_button.isEnabled()
    assert screen.creating.create_hint_label.text() == "Waiting for matching passphrases"


def test_a_second_passphrase_that_is_still_being_typed_is_not_called_wrong(
    qtbot: QtBot, screen: FirstRunScreen
) -> None:
    QTest.keyClicks(screen.creating.choosing.passphrase_edit, "three quiet herons")
    QTest.keyClicks(screen.creating.choosing.again_edit, "three qu")
    assert not screen.creating.choosing.again_error.isVisible()


def test_a_passphrase_that_is_easy_to_guess_opens_nothing(qtbot: QtBot, screen: FirstRunScreen) -> None:
    _fill_in(qtbot, screen, "password1")
    assert screen.creating.choosing.strength_label.text().startswith("Easy to guess")
    assert not screen.creating.create_button.isEnabled()


def test_a_strong_passphrase_fills_the_bars(qtbot: QtBot, screen: FirstRunScreen) -> None:
    _fill_in(qtbot, screen)
    qtbot.waitUntil(lambda: screen.creating.choosing.strength_label.text() == "Strong: 6 words")
    assert isinstance(screen.creating.choosing.strength_bar, StrengthBar)


def test_the_folder_follows_the_name_until_somebody_chooses_one(
    qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path
) -> None:
    form = screen.creating
    QTest.keyClicks(form.name_edit, "A/B: now?")
    assert form.folder_edit.text() == str(tmp_path / "A B now")
    form.folder_edit.selectAll()
    QTest.keyClicks(form.folder_edit, str(tmp_path / "mine"))
    QTest.keyClicks(form.name_edit, " more")
    assert form.folder_edit.text() == str(tmp_path / "mine")


def test_a_folder_that_is_not_empty_is_refused_in_words_and_nothing_is_lost(
    qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path
) -> None:
    (tmp_path / "Juniper Valley").mkdir()
    (tmp_path / "Juniper Valley" / "letter.txt").write_text("mine")
    _fill_in(qtbot, screen)
    qtbot.waitUntil(screen.creating.create_button.isEnabled)
    screen.creating.create_button.click()
    qtbot.waitUntil(lambda: screen.creating.create_banner.said != "")
    assert "There are files in" in screen.creating.create_banner.said
    assert screen.creating.choosing.passphrase_edit.text() == PASSPHRASE
    assert screen.creating.create_button.isEnabled()


def test_a_workspace_opens_by_its_passphrase(qtbot: QtBot, tools: Tools, tmp_path: Path) -> None:
    screen = _shown(qtbot, tools, make_locked(tmp_path / "locked"))
    assert screen.open_door.isChecked()
    QTest.keyClicks(screen.opening.key.secret_edit, PASSPHRASE)
    with qtbot.waitSignal(screen.entered, timeout=20_000) as entered:
        QTest.keyClick(screen.opening.key.secret_edit, Qt.Key.Key_Return)
    assert entered.args is not None
    entered.args[0].close()
    assert screen.opening.key.secret_edit.text() == ""


def test_a_wrong_passphrase_is_not_called_damage(qtbot: QtBot, tools: Tools, tmp_path: Path) -> None:
    screen = _shown(qtbot, tools, make_locked(tmp_path / "locked"))
    QTest.keyClicks(screen.opening.key.secret_edit, "wrong")
    screen.opening.open_button.click()
    qtbot.waitUntil(lambda: screen.opening.open_banner.said != "", timeout=20_000)
    assert "passphrase" in screen.opening.open_banner.said
    assert "damaged" not in screen.opening.open_banner.said
    assert screen.opening.open_button.isEnabled()


def test_the_recovery_code_has_its_own_field(qtbot: QtBot, screen: FirstRunScreen) -> None:
    screen.open_door.click()
    key = screen.opening.key
    key.code_link.click()
    assert key.secret_label.text() == "Recovery code"
    QTest.keyClicks(key.secret_edit, "abc")
    assert key.take() == (None, "abc")
    key.code_link.click()
    assert key.take() == (None, None)


def test_a_folder_is_chosen_in_the_systems_own_dialog(qtbot: QtBot, screen: FirstRunScreen, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    screen.open_door.click()
    screen.opening.open_folder_button.click()
    dialog = opened(qtbot, QFileDialog)
    dialog.setDirectory(str(tmp_path / "drive"))
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(screen.opening.open_button.isEnabled)
    assert screen.opening.open_folder_edit.text() != ""


def test_the_sample_opens_without_a_passphrase_and_is_marked(qtbot: QtBot, screen: FirstRunScreen) -> None:
    screen.sample_door.click()
    with qtbot.waitSignal(screen.entered, timeout=20_000) as entered:
        button(screen, "Open the sample").click()
    assert entered.args is not None
    workspace: Workspace = entered.args[0]
    assert workspace.demo
    assert workspace.database.undo_label is None
    assert [summary.day_count for summary in workspace.sessions.summaries()] == [2]
    workspace.close()


@pytest.mark.parametrize("scale", list(TextScale))
def test_text_grows_at_once_when_a_size_is_chosen(qtbot: QtBot, tools: Tools, scale: TextScale) -> None:
    tools.theme.follow(tools.preferences)
    screen = _shown(qtbot, tools, None)
    names = {TextScale.STANDARD: "Standard", TextScale.LARGE: "Large", TextScale.LARGEST: "Largest"}
    button(screen, names[scale]).click()
    assert tools.theme.scale == scale.value
    assert tools.preferences.settings.text_scale is scale


@pytest.mark.parametrize("width", [1440, 1280, 960])
@pytest.mark.parametrize("scale", list(TextScale))
def test_nothing_is_wider_than_the_window(qtbot: QtBot, tools: Tools, scale: TextScale, width: int) -> None:
    tools.theme.set_scale(scale)
    tools.window.resize(width, 720)
    screen = _shown(qtbot, tools, None)
    qtbot.waitUntil(lambda: screen.width() == width)
    for button_ in screen.findChildren(QPushButton):
        if button_.isVisible():
            right = button_.mapTo(screen, button_.rect().topRight()).x()
            assert right < width, button_.text()


@pytest.mark.parametrize("width", [1440, 1280])
@pytest.mark.parametrize("scale", list(TextScale))
def test_the_doors_stand_beside_what_is_behind_them_at_every_text_size(
    qtbot: QtBot, tools: Tools, scale: TextScale, width: int
) -> None:
    tools.theme.set_scale(scale)
    tools.window.resize(width, 720)
    screen = _shown(qtbot, tools, None)
    qtbot.waitUntil(lambda: screen.width() == width)
    name = screen.creating.name_edit
    assert name.mapTo(screen, QPoint()).x() > screen.create_door.mapTo(screen, screen.create_door.rect().topRight()).x()
    assert name.mapTo(screen, QPoint()).y() < screen.height() // 2


def test_the_eye_shows_what_is_typed_and_hides_it_again(qtbot: QtBot, screen: FirstRunScreen) -> None:
    field = screen.creating.choosing.passphrase_edit
    QTest.keyClicks(field, "heron")
    look = field.actions()[0]
    assert field.displayText() != "heron"
    look.trigger()
    assert field.displayText() == "heron"
    look.trigger()
    assert field.displayText() != "heron"


@pytest.mark.parametrize("size", [(1440, 868), (1280, 720), (960, 600)])
@pytest.mark.parametrize("scale", list(TextScale))
def test_no_door_is_squeezed_at_any_text_size(
    qtbot: QtBot, tools: Tools, scale: TextScale, size: tuple[int, int]
) -> None:
    tools.theme.set_scale(scale)
    tools.window.resize(*size)
    screen = _shown(qtbot, tools, None)
    qtbot.waitUntil(lambda: screen.width() == size[0])
    for door in (screen.create_door, screen.open_door, screen.sample_door):
        assert door.height() >= door.heightForWidth(door.width()), door.text()


def _focus(tools: Tools) -> str:
    """The name of what has the keyboard."""
    widget = tools.window.focusWidget()
    assert widget is not None
    return widget.objectName()


def _press(tools: Tools, key: Qt.Key) -> None:
    widget = tools.window.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def _type(tools: Tools, words: str) -> None:
    QTest.keyClicks(tools.window.focusWidget(), words)


def test_a_workspace_is_created_with_the_keyboard_alone(
    qtbot: QtBot, qapp: QApplication, screen: FirstRunScreen, tools: Tools, tmp_path: Path
) -> None:
    ring = FocusRing(qapp, tools.theme)
    assert _focus(tools) == "name_edit"
    _type(tools, "Juniper Valley")
    for text in (PASSPHRASE, PASSPHRASE):
        _press(tools, Qt.Key.Key_Return)
        _type(tools, text)
    qtbot.waitUntil(screen.creating.create_button.isEnabled)
    _press(tools, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.unfinished is not None and not tools.work.running, timeout=20_000)
    assert _focus(tools) == "print_button"
    assert ring.around is screen.recovering.print_button
    for name in ("sheet_button", "code_edit"):
        _press(tools, Qt.Key.Key_Tab)
        assert _focus(tools) == name
    _type(tools, screen.recovering.code_label.text())
    with qtbot.waitSignal(screen.entered) as entered:
        _press(tools, Qt.Key.Key_Return)
    assert entered.args is not None
    entered.args[0].close()
    ring.rest()


def test_tab_goes_from_the_doors_over_the_text_size_to_the_form(screen: FirstRunScreen, tools: Tools) -> None:
    screen.create_door.setFocus()
    seen = []
    for _ in range(6):
        _press(tools, Qt.Key.Key_Tab)
        seen.append(_focus(tools))
    assert seen == [
        *("size_standard_button", "name_edit", "folder_edit", "folder_button"),
        *("passphrase_edit", "again_edit"),
    ]


def test_enter_goes_through_a_door_and_arrows_go_past_it(screen: FirstRunScreen, tools: Tools) -> None:
    screen.create_door.setFocus()
    _press(tools, Qt.Key.Key_Down)
    assert _focus(tools) == "open_door"
    assert screen.door_stack.currentWidget() is screen.open_page
    _press(tools, Qt.Key.Key_Return)
    assert _focus(tools) == "open_folder_edit"
    QTest.mouseClick(screen.sample_door, Qt.MouseButton.LeftButton)
    assert _focus(tools) == "sample_button"


def test_where_all_is_stacked_the_keyboard_begins_at_the_doors(qtbot: QtBot, tools: Tools) -> None:
    tools.theme.set_scale(TextScale.LARGEST)
    tools.window.resize(960, 600)
    screen = _shown(qtbot, tools, None)
    assert _focus(tools) == "create_door"
    _press(tools, Qt.Key.Key_Return)
    assert _focus(tools) == "name_edit"
    top = screen.create_page.mapTo(screen.scroll_area, QPoint()).y()
    assert 0 <= top < screen.scroll_area.height() // 4


def test_a_folder_that_cannot_be_used_has_the_keyboard(
    qtbot: QtBot, screen: FirstRunScreen, tools: Tools, tmp_path: Path
) -> None:
    (tmp_path / "Juniper Valley").mkdir()
    (tmp_path / "Juniper Valley" / "notes.txt").write_text("mine")
    _fill_in(qtbot, screen)
    qtbot.waitUntil(screen.creating.create_button.isEnabled)
    screen.creating.create_button.click()
    qtbot.waitUntil(lambda: screen.creating.create_banner.said != "", timeout=20_000)
    assert _focus(tools) == "folder_edit"
    assert screen.creating.folder_edit.selectedText().endswith("Juniper Valley")


def test_a_folder_that_is_not_there_has_the_keyboard_and_a_wrong_passphrase_its_field(
    qtbot: QtBot, screen: FirstRunScreen, tools: Tools, tmp_path: Path
) -> None:
    screen.open_door.click()
    screen.opening.open_folder_edit.setText(str(tmp_path / "nowhere"))
    screen.opening.open_button.click()
    qtbot.waitUntil(lambda: screen.opening.open_banner.said != "", timeout=20_000)
    assert _focus(tools) == "open_folder_edit"
    make_locked(tmp_path / "here")
    screen.opening.open_folder_edit.setText(str(tmp_path / "here"))
    screen.opening.key.secret_edit.setText("wrong")
    screen.opening.open_button.click()
    qtbot.waitUntil(lambda: "passphrase" in screen.opening.open_banner.said, timeout=20_000)
    assert _focus(tools) == "secret_edit"


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, screen: FirstRunScreen, tools: Tools) -> None:
    screen.sample_door.click()
    with qtbot.waitSignal(screen.entered, timeout=20_000) as entered:
        QTest.keyClick(screen.sampling.sample_button, Qt.Key.Key_Return)
    assert entered.args is not None
    entered.args[0].close()


@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
def test_the_ring_around_the_first_button_below_the_code_is_whole(
    qtbot: QtBot, screen: FirstRunScreen, tools: Tools, qapp: QApplication, scale: TextScale
) -> None:
    tools.theme.set_scale(scale)
    ring = FocusRing(qapp, tools.theme)
    screen.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    _create(qtbot, screen)
    assert ring.around is screen.recovering.print_button
    (frame,) = screen.findChildren(QFocusFrame)
    qtbot.waitUntil(frame.isVisible)
    assert frame.visibleRegion().boundingRect() == frame.rect()
    assert frame.mapToGlobal(frame.rect().center()) == ring.around.mapToGlobal(ring.around.rect().center())
    ring.rest()
    assert screen.unfinished is not None
    screen.unfinished.close()


def _inked(widget: QWidget) -> QRect:
    """Return where a widget has another color than in its upper left corner."""
    picture = widget.grab().toImage()
    ground = picture.pixel(0, 0)
    seen = [(x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) != ground]
    columns, rows = [x for x, _ in seen], [y for _, y in seen]
    return QRect(QPoint(min(columns), min(rows)), QPoint(max(columns), max(rows)))


@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
def test_a_link_below_a_field_begins_where_the_field_begins(
    qtbot: QtBot, screen: FirstRunScreen, tools: Tools, scale: TextScale
) -> None:
    tools.theme.set_scale(scale)
    screen.open_door.click()
    field = next(one for one in screen.findChildren(QLineEdit, "secret_edit") if one.isVisible())
    link = next(one for one in screen.findChildren(QPushButton, "code_link") if one.isVisible())
    assert link.mapTo(screen, QPoint()).x() == field.mapTo(screen, QPoint()).x()
    assert _inked(link).left() <= tools.theme.px(1)


@pytest.mark.parametrize("scale", list(TextScale))
def test_the_eye_in_a_passphrase_field_grows_with_the_text(
    qtbot: QtBot, screen: FirstRunScreen, tools: Tools, scale: TextScale
) -> None:
    tools.theme.set_scale(scale)
    field = screen.creating.choosing.passphrase_edit
    (eye,) = field.findChildren(QToolButton)
    qtbot.waitUntil(lambda: eye.width() >= tools.theme.px(18))
    assert _inked(eye).width() >= tools.theme.px(14)
    assert field.rect().contains(eye.geometry())
