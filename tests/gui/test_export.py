"""The packet dialog as people use it: choose, look, save, open."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from errno import ENOSPC
from pathlib import Path
from threading import Event
from uuid import UUID

import docx
import pypdfium2
import pytest
from icalendar import Calendar
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.packets import PacketChoices, Paper, TextSize
from core_facilitator.export.files import SaveError, SaveFault
from core_facilitator.export.formats import Printed, Progress
from core_facilitator.gui import packet_saving, packet_words, printing
from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.models.packet_sections import PacketSections, SectionRow
from core_facilitator.gui.packet_saving import SAVE
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.section_list import SectionList
from core_facilitator.settings import Look, TextScale
from core_facilitator.store.packets import Packets
from core_facilitator.store.workspace import Workspace
from desk import button, choose, opened
from planner_samples import retreat

ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[..., ExportDialog]


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(paths, "documents_folder", lambda: folder)
    return folder


@pytest.fixture
def open_dialog(qtbot: QtBot, tools: Tools, workspace: Workspace, documents: Path) -> Iterator[Open]:
    """Opens the dialog and waits until its pages are there."""
    made: list[ExportDialog] = []

    def show(session: Session | None = None, packets: Packets | None = None) -> ExportDialog:
        shown = retreat() if session is None else session
        dialog = ExportDialog(
            tools.window,
            tools.theme,
            shown,
            workspace.packets if packets is None else packets,
            tools.preferences,
            tools.work,
            tools.ask,
        )
        made.append(dialog)
        dialog.open()
        settled(qtbot, dialog, tools)
        return dialog

    yield show
    for dialog in made:
        dialog.close()
    qtbot.waitUntil(lambda: not tools.work.running)
    for dialog in made:
        dialog.deleteLater()


def settled(qtbot: QtBot, dialog: ExportDialog, tools: Tools) -> None:
    """Wait until the preview shows what is chosen."""
    qtbot.waitUntil(lambda: not tools.work.running, timeout=20_000)


def titles(dialog: ExportDialog) -> list[str]:
    return [row.title for row in dialog.sections_list.sections.rows]


def pages(dialog: ExportDialog) -> dict[str, int]:
    return {row.title: row.pages for row in dialog.sections_list.sections.rows}


def label(dialog: ExportDialog, name: str) -> str:
    found = dialog.findChild(QObject, name)
    assert found is not None
    return str(found.property("text"))


def pick(qtbot: QtBot, dialog: ExportDialog, form: str) -> None:
    """Choose a format with the arrow keys."""
    combo = dialog.format_combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findText(form, Qt.MatchFlag.MatchStartsWith)):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText().startswith(form)


def save(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog._saving.saved, timeout=20_000):
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)


class Opener:
    """Stands in for the programs of this computer."""

    def __init__(self) -> None:
        self.asked: list[Path] = []

    def openUrl(self, url: QUrl) -> bool:
        self.asked.append(Path(url.toLocalFile()))
        return True


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> Opener:
    made = Opener()
    monkeypatch.setattr(packet_saving, "QDesktopServices", made)
    return made


def test_it_opens_with_the_facilitators_sections_and_their_pages(open_dialog: Open) -> None:
    dialog = open_dialog()

    assert dialog.facilitator_radio.isChecked()
    assert titles(dialog)[:2] == ["Cover", "Overview"]
    assert pages(dialog)["Cover"] == 1
    assert sum(pages(dialog).values()) == int(label(dialog, "pages_label").split()[0])
    assert label(dialog, "pages_label").endswith("pages, US Letter")
    assert label(dialog, "page_label").startswith("Page 1 of ")
    assert not dialog._pages.page_view.is_empty
    assert dialog.sections_list.hasFocus() or dialog.focusWidget() is dialog.sections_list


def test_every_small_page_is_drawn(open_dialog: Open) -> None:
    model = open_dialog()._pages.page_list.pages

    drawn = [model.data(model.index(row), Qt.ItemDataRole.DecorationRole) for row in range(model.rowCount())]
    assert len(drawn) > 5
    assert all(picture is not None for picture in drawn)
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Page 1"
    assert model.data(model.index(0), Qt.ItemDataRole.FontRole) is None


def test_another_audience_has_other_pages_and_leaves_more_out(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    never = dialog.private_banner.said

    dialog.participant_radio.click()
    settled(qtbot, dialog, tools)

    assert never == "Left out, always: coaching notes, journal entries and check-in answers."
    assert "facilitators' notes" in dialog.private_banner.said
    assert "coaching notes" in dialog.private_banner.said
    assert any(title.startswith("Agenda") for title in titles(dialog))
    assert dialog.target.name.endswith(", participant packet.pdf")

    dialog.room_radio.click()
    settled(qtbot, dialog, tools)

    assert dialog.target.name.endswith(", room sheets.pdf")
    assert "Sign-in sheet" in titles(dialog)


def test_a_section_is_left_out_with_the_keyboard_and_stays_so(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    before = dialog._pages.result.pages
    dialog.sections_list.setCurrentIndex(dialog.sections_list.sections.index(1))

    QTest.keyClick(dialog.sections_list, Qt.Key.Key_Space)
    settled(qtbot, dialog, tools)

    assert dialog._pages.result.pages == before - pages(dialog)["Overview"]
    dialog.reject()
    again = open_dialog()
    assert [choice.included for choice in again.choices.sections][:3] == [True, False, True]


def test_a_section_is_left_out_with_the_mouse(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    view = dialog.sections_list
    place = view.visualRect(view.sections.index(1)).center()

    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(qtbot, dialog, tools)

    assert not view.sections.rows[1].included


def test_a_section_moves_with_alt_and_arrows_and_takes_its_pages_along(
    qtbot: QtBot, open_dialog: Open, tools: Tools
) -> None:
    dialog = open_dialog()
    view = dialog.sections_list
    view.setCurrentIndex(view.sections.index(1))

    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    settled(qtbot, dialog, tools)

    assert titles(dialog)[2] == "Overview"
    assert view.currentIndex().row() == 2
    assert list(dialog._pages.result.starts)[2] == "overview"

    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert titles(dialog)[0] == "Overview"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1


def test_keys_without_a_section_do_nothing(qtbot: QtBot, theme: object) -> None:
    view = SectionList()
    qtbot.addWidget(view)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Up):
        QTest.keyClick(view, key, ALT)

    assert view.sections.rows == ()


@pytest.mark.parametrize(
    ("row", "onto", "below", "place"),
    [(0, 2, True, 2), (0, 2, False, 1), (3, 1, False, 1), (3, 1, True, 2), (0, -1, False, -1)],
)
def test_a_section_is_dragged_to_another_place(
    qtbot: QtBot, open_dialog: Open, tools: Tools, row: int, onto: int, below: bool, place: int
) -> None:
    dialog = open_dialog()
    view = dialog.sections_list
    title = titles(dialog)[row]
    view.setCurrentIndex(view.sections.index(row))
    target = view.visualRect(view.sections.index(onto))
    point = (target.bottomLeft() if below else target.topLeft()) if onto >= 0 else QPoint(1, -5)
    mime, left, held = view.sections.mimeData([view.currentIndex()]), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    drop = QDropEvent(QPointF(point), Qt.DropAction.MoveAction, mime, left, held)

    view.dropEvent(drop)
    settled(qtbot, dialog, tools)

    assert titles(dialog)[place] == title
    assert drop.isAccepted()
    assert len(set(titles(dialog))) == len(titles(dialog))


def test_pages_are_turned_by_buttons_and_in_the_list(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    panel = dialog._pages
    assert not panel.previous_button.isEnabled()

    QTest.mouseClick(panel.next_button, Qt.MouseButton.LeftButton)
    assert label(dialog, "page_label").startswith("Page 2 of ")
    QTest.mouseClick(panel.previous_button, Qt.MouseButton.LeftButton)
    assert label(dialog, "page_label").startswith("Page 1 of ")
    panel.page_list.setFocus()
    QTest.keyClick(panel.page_list, Qt.Key.Key_End)
    settled(qtbot, dialog, tools)

    assert label(dialog, "page_label") == f"Page {panel.result.pages} of {panel.result.pages}"
    assert not panel.next_button.isEnabled()
    assert panel.page_view.accessibleDescription() == label(dialog, "page_label")


def test_a_larger_window_shows_a_larger_page(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    before = dialog._pages.page_view.picture_width

    dialog.resize(dialog.width() + 200, dialog.height() + 300)
    settled(qtbot, dialog, tools)

    assert dialog._pages.page_view.picture_width > before
    assert dialog._pages.page_view._picture.width() == pytest.approx(dialog._pages.page_view.picture_width, abs=2)


def test_large_text_takes_more_pages_and_is_remembered(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    before = dialog._pages.result.pages

    dialog.size_combo.setFocus()
    QTest.keyClick(dialog.size_combo, Qt.Key.Key_Down)
    dialog.gray_check.click()
    settled(qtbot, dialog, tools)

    assert dialog._pages.result.pages > before
    assert dialog.choices.text_size is TextSize.LARGE
    again = open_dialog()
    assert again.size_combo.currentText() == "Large"
    assert again.gray_check.isChecked()


def test_without_any_section_there_is_nothing_to_save(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    for row, section in enumerate(dialog.sections_list.sections.rows):
        if section.included:
            dialog.sections_list.sections.toggle(row)
    settled(qtbot, dialog, tools)

    assert not dialog.save_button.isEnabled()
    assert label(dialog, "page_label") == "Choose at least one section"
    assert dialog._pages.page_view.is_empty
    assert not dialog._pages.next_button.isEnabled()

    dialog.sections_list.sections.toggle(0)
    settled(qtbot, dialog, tools)

    assert dialog.save_button.isEnabled()
    assert label(dialog, "page_label") == "Page 1 of 1"
    assert label(dialog, "pages_label") == "One page, US Letter"


def test_a_pdf_is_saved_and_can_be_opened_and_found(
    qtbot: QtBot, open_dialog: Open, documents: Path, opener: Opener
) -> None:
    dialog = open_dialog()
    assert dialog.save_button.text() == "Save PDF"

    save(qtbot, dialog)

    assert dialog.target.parent == documents
    with pypdfium2.PdfDocument(dialog.target) as pdf:
        assert len(pdf) == dialog._pages.result.pages
    assert dialog.result_banner.said == f"{dialog.target.name} is saved. It is in {documents}."
    assert dialog.cancel_button.text() == "Close"
    assert not dialog.progress_bar.isVisible()

    QTest.mouseClick(button(dialog, "Open file"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(dialog, "Show in folder"), Qt.MouseButton.LeftButton)
    assert opener.asked == [dialog.target, documents]


def test_a_file_that_no_program_opens_is_said_to_be_saved_all_the_same(
    qtbot: QtBot, open_dialog: Open, monkeypatch: pytest.MonkeyPatch, documents: Path
) -> None:
    dialog = open_dialog()
    save(qtbot, dialog)
    monkeypatch.setattr(dialog._saving, "open_file", lambda: False)
    monkeypatch.setattr(dialog._saving, "open_folder", lambda: False)

    dialog.open_button.click()
    assert dialog.result_banner.said == "No program here opens this file. It is saved all the same."
    dialog.folder_button.click()
    assert dialog.result_banner.said == f"The folder could not be shown. {documents}"


def test_nothing_is_opened_before_something_is_saved(open_dialog: Open, opener: Opener) -> None:
    saving = open_dialog()._saving

    assert not saving.open_file()
    assert not saving.open_folder()
    assert opener.asked == []


def test_word_is_saved_while_pdf_pages_are_shown(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()

    pick(qtbot, dialog, "Word")
    settled(qtbot, dialog, tools)
    assert label(dialog, "preview_label") == "Shown as PDF. Word lays pages out by itself."
    assert dialog.save_button.text() == "Save Word"
    save(qtbot, dialog)

    assert dialog.target.suffix == ".docx"
    assert docx.Document(str(dialog.target)).paragraphs
    assert dialog._pages.result.pages > 0


@pytest.mark.parametrize(("form", "suffix"), [("CSV", ".csv"), ("Excel", ".xlsx"), ("Calendar", ".ics")])
def test_the_run_sheet_is_saved_as_rows(qtbot: QtBot, open_dialog: Open, tools: Tools, form: str, suffix: str) -> None:
    dialog = open_dialog()

    pick(qtbot, dialog, form)
    settled(qtbot, dialog, tools)

    assert label(dialog, "preview_label") == f"{form} has the run sheet as rows instead of these pages."
    assert not dialog.sections_list.isEnabled()
    save(qtbot, dialog)
    assert dialog.target.name.endswith(f", run sheet{suffix}")
    assert dialog.target.stat().st_size > 0


def test_participants_can_have_the_calendar_and_it_says_that_it_was_made_now(
    qtbot: QtBot, open_dialog: Open, tools: Tools
) -> None:
    dialog = open_dialog()
    dialog.participant_radio.click()
    settled(qtbot, dialog, tools)
    pick(qtbot, dialog, "Calendar")
    settled(qtbot, dialog, tools)

    before = datetime.now(UTC).replace(microsecond=0)
    save(qtbot, dialog)

    stamps = [event.DTSTAMP for event in Calendar.from_ical(dialog.target.read_bytes()).walk("VEVENT")]
    assert stamps
    assert all(stamp and before <= stamp <= datetime.now(UTC) for stamp in stamps)


def test_a_format_that_an_audience_is_not_offered_gives_way_to_pdf(open_dialog: Open, workspace: Workspace) -> None:
    choices = PacketChoices(audience=Audience.FACILITATOR, format="odt")
    workspace.packets.remember(retreat().id, choices)

    assert open_dialog().choices.format == "pdf"


def test_a_file_that_is_there_is_replaced_only_after_a_question(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    dialog.target.write_bytes(b"edited by hand")

    dialog.save_button.click()
    question = opened(qtbot, Question)
    assert dialog.target.name in question.title_label.text()
    QTest.mouseClick(button(question, "Keep file"), Qt.MouseButton.LeftButton)
    settled(qtbot, dialog, tools)
    assert dialog.target.read_bytes() == b"edited by hand"

    dialog.save_button.click()
    QTest.mouseClick(button(opened(qtbot, Question), "Replace file"), Qt.MouseButton.LeftButton)
    settled(qtbot, dialog, tools)
    assert dialog.target.read_bytes().startswith(b"%PDF")

    save(qtbot, dialog)
    assert dialog.result_banner.said.startswith(dialog.target.name)


def test_another_place_and_name_are_kept_when_the_format_changes(
    qtbot: QtBot, open_dialog: Open, tools: Tools, tmp_path: Path
) -> None:
    dialog = open_dialog()
    elsewhere = tmp_path / "Stick"
    elsewhere.mkdir()

    QTest.mouseClick(dialog.change_button, Qt.MouseButton.LeftButton)
    choose(qtbot, elsewhere / "For Noor.pdf")
    settled(qtbot, dialog, tools)
    assert dialog.target == elsewhere / "For Noor.pdf"
    assert label(dialog, "target_label") == "Saves to Stick: For Noor.pdf"

    pick(qtbot, dialog, "Word")
    assert dialog.target == elsewhere / "For Noor.docx"
    dialog.room_radio.click()
    settled(qtbot, dialog, tools)
    assert dialog.target.parent == elsewhere
    assert dialog.target.name.endswith("room sheets.pdf")


def test_no_other_place_is_taken_when_the_question_is_left(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    before = dialog.target

    dialog.change_button.click()
    opened(qtbot, QFileDialog).reject()
    settled(qtbot, dialog, tools)

    assert dialog.target == before


def test_a_missing_folder_is_said_in_plain_words_and_nothing_is_lost(
    qtbot: QtBot, open_dialog: Open, tools: Tools, documents: Path
) -> None:
    dialog = open_dialog()
    documents.rmdir()

    with qtbot.waitSignal(dialog._saving.failed):
        dialog.save_button.click()

    assert dialog.result_banner.said.startswith(f"The folder of {dialog.target} is not there.")
    assert not dialog.open_button.isVisible()
    settled(qtbot, dialog, tools)
    documents.mkdir()
    save(qtbot, dialog)
    assert dialog.target.exists()


def test_a_full_disk_leaves_the_old_file(
    qtbot: QtBot, open_dialog: Open, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog()
    save(qtbot, dialog)
    old = dialog.target.read_bytes()
    dialog.gray_check.click()
    settled(qtbot, dialog, tools)

    def full(_file: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    with monkeypatch.context() as disk, qtbot.waitSignal(dialog._saving.failed):
        disk.setattr(os, "fsync", full)
        dialog.save_button.click()
        qtbot.waitUntil(lambda: SAVE not in tools.work.running)

    assert "not enough room" in dialog.result_banner.said
    assert dialog.target.read_bytes() == old


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """Saving that has begun (first event), tells its progress, and goes on when the second is set."""
    begun, go_on = Event(), Event()

    def printed(order: printing.Order, progress: Progress) -> Printed:
        progress(1, 4)
        begun.set()
        assert go_on.wait(10)
        progress(2, 4)
        return Printed(data=b"all of it")

    monkeypatch.setattr(printing, "printed", printed)
    yield begun, go_on
    go_on.set()


def test_saving_shows_its_progress_and_can_be_stopped(
    qtbot: QtBot, open_dialog: Open, tools: Tools, request: pytest.FixtureRequest
) -> None:
    dialog = open_dialog()
    begun, go_on = request.getfixturevalue("slow")

    with qtbot.waitSignal(dialog._saving.progressed):
        dialog.save_button.click()
    assert begun.is_set()
    assert dialog.progress_bar.isVisible()
    assert (dialog.progress_bar.value(), dialog.progress_bar.maximum()) == (1, 4)
    assert dialog.cancel_button.text() == "Stop"
    assert not dialog.save_button.isEnabled()

    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: SAVE not in tools.work.running)
    go_on.set()

    assert dialog.isVisible()
    assert dialog.result_banner.said == "Stopped."
    assert dialog.save_button.isEnabled()
    assert not dialog.target.exists()


def test_closing_stops_saving(qtbot: QtBot, open_dialog: Open, tools: Tools, request: pytest.FixtureRequest) -> None:
    dialog = open_dialog()
    _, go_on = request.getfixturevalue("slow")
    with qtbot.waitSignal(dialog._saving.progressed):
        dialog.save_button.click()

    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tools.work.running)
    go_on.set()

    assert not dialog.isVisible()
    assert not dialog.target.exists()


def test_escape_and_cancel_leave(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    again = open_dialog()
    QTest.mouseClick(again.cancel_button, Qt.MouseButton.LeftButton)
    assert not again.isVisible()


def test_only_the_newest_choice_is_shown(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    shown: list[int] = []
    dialog._pages.printed.connect(lambda: shown.append(dialog._pages.result.pages))

    for _ in range(5):
        dialog.sections_list.sections.toggle(1)
    settled(qtbot, dialog, tools)

    assert len(shown) < 5
    assert dialog._pages.result.pages == sum(row.pages for row in dialog.sections_list.sections.rows if row.included)


def test_what_cannot_be_remembered_is_said_once_and_the_choice_holds(
    qtbot: QtBot, open_dialog: Open, tools: Tools
) -> None:
    class Forgetful:
        tries = 0

        def choices(self, _session: UUID, _audience: Audience) -> PacketChoices | None:
            return None

        def remember(self, _session: UUID, _choices: PacketChoices) -> None:
            self.tries += 1
            raise WorkspaceError(Fault.READ_ONLY, Path("workspace.db"))

    packets = Forgetful()
    dialog = open_dialog(packets=packets)

    dialog.gray_check.click()
    dialog.gray_check.click()
    settled(qtbot, dialog, tools)

    assert packets.tries == 1
    assert dialog.result_banner.said != ""
    assert not dialog.choices.grayscale


def test_characters_that_no_font_has_are_listed(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog(replace(retreat(), title="Sign \ue123 here"))

    assert dialog.missing_banner.said == (
        "One character cannot be printed. Its number stands in its place: \ue123 (U+E123)."
    )
    pick(qtbot, dialog, "Word")
    settled(qtbot, dialog, tools)
    assert dialog.missing_banner.said == ""
    assert not dialog.results.isVisible()


def test_pages_are_as_the_settings_say(open_dialog: Open, tools: Tools) -> None:
    tools.preferences.change(paper=Paper.A4)

    assert label(open_dialog(), "pages_label").endswith(" pages, A4")


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
def test_it_fits_a_small_window_in_every_look(
    qtbot: QtBot, open_dialog: Open, tools: Tools, look: Look, scale: TextScale
) -> None:
    tools.window.resize(1280, 720)
    tools.theme.set_look(look)
    tools.theme.set_scale(scale)
    dialog = open_dialog()
    qtbot.waitUntil(lambda: dialog.grab().width() > 0)

    assert dialog.width() <= 1280
    assert dialog.height() <= 720
    assert dialog.private_banner.isVisible()
    assert all(one.accessibleName() or one.text() for one in dialog.findChildren(QPushButton) if one.isVisible())


def test_a_section_is_read_out_with_its_pages() -> None:
    model = PacketSections()
    model.set_rows(
        (SectionRow("a", "Cover", True, 1), SectionRow("b", "Script", True, 3), SectionRow("c", "Notes", False))
    )

    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["Cover, one page", "Script, 3 pages", "Notes"]
    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(0), Qt.ItemDataRole.FontRole) is None
    assert not model.setData(model.index(0), "Other", Qt.ItemDataRole.EditRole)
    assert not model.moveRows(model.index(-1), 0, 2, model.index(-1), 3)
    assert model.move(0, -3) == 0
    assert [row.key for row in model.rows] == ["a", "b", "c"]


def test_pages_of_no_sections_are_not_counted() -> None:
    model = PacketSections()
    model.set_pages({"a": 1})

    assert model.rows == ()


@pytest.mark.parametrize("fault", SaveFault)
def test_every_failure_has_words(fault: SaveFault) -> None:
    happened, next_step = packet_words.failure(SaveError(fault, Path("Packet.pdf")))

    assert "Packet.pdf" in happened
    assert next_step


def test_one_copy_is_one_copy() -> None:
    alone = replace(retreat(), expected=1, team=retreat().team[:1])

    assert packet_words.for_whom(Audience.PARTICIPANT, alone) == "Participants, one copy"
    assert packet_words.for_whom(Audience.FACILITATOR, alone) == "Facilitators, one copy, with run sheet"


def test_many_missing_characters_are_counted() -> None:
    lead, text = packet_words.missing(tuple(chr(0xE000 + number) for number in range(10)))

    assert lead == "10 characters cannot be printed."
    assert text.endswith("(U+E007) and 2 more.")
