"""The packet dialog as people use it: choose, look, save, open."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from canaries import private_fields
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.packets import PacketChoices, Paper, TextSize
from core_facilitator.gui import packet_words
from core_facilitator.gui.models.packet_preview import PacketPreview
from core_facilitator.gui.tools import Tools
from core_facilitator.settings import Look, TextScale
from core_facilitator.store.workspace import Workspace
from export_desk import Open, label, pages, pick, preview, save, settled, titles
from planner_samples import retreat


def test_it_opens_with_the_facilitators_sections_and_their_pages(open_dialog: Open) -> None:
    dialog = open_dialog()

    assert dialog.facilitator_radio.isChecked()
    assert titles(dialog)[:2] == ["Cover", "Overview"]
    assert pages(dialog)["Cover"] == 1
    assert sum(pages(dialog).values()) == int(label(dialog, "pages_label").split()[0])
    assert label(dialog, "pages_label").endswith("pages, US Letter")
    assert label(dialog, "page_label").startswith("Page 1 of ")
    assert not preview(dialog).page_view.is_empty
    assert dialog.focusWidget() is dialog.sections_list


def test_every_small_page_is_drawn(open_dialog: Open) -> None:
    model = preview(open_dialog()).page_list.pages

    drawn = [model.data(model.index(row), Qt.ItemDataRole.DecorationRole) for row in range(model.rowCount())]
    assert len(drawn) > 5
    assert all(picture is not None for picture in drawn)
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Page 1"
    assert model.data(model.index(0), Qt.ItemDataRole.FontRole) is None


def test_another_audience_has_other_pages_and_leaves_more_out(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    assert dialog.private_banner.isHidden()

    dialog.participant_radio.click()
    settled(qtbot, dialog, tools)

    assert dialog.private_banner.said == (
        "Left out, always: facilitators’ notes, block purposes, what to say, what to do when late, phones, emails, "
        "needs, materials and set-up."
    )
    assert any(title.startswith("Agenda") for title in titles(dialog))
    assert dialog.target.name.endswith(", participant packet.pdf")

    dialog.third_radio.click()
    settled(qtbot, dialog, tools)

    assert dialog.target.name.endswith(", room sheets.pdf")
    assert "Sign-in sheet" in titles(dialog)


def test_pages_are_turned_by_buttons_and_in_the_list(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    panel = preview(dialog)
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
    drawing = preview(dialog).findChild(PacketPreview)
    assert drawing is not None
    widths: list[int] = []
    drawing.drawn.connect(lambda picture: widths.append(picture.width()))
    before = preview(dialog).page_view.picture_width

    dialog.resize(dialog.width() + 200, dialog.height() + 300)
    settled(qtbot, dialog, tools)

    assert preview(dialog).page_view.picture_width > before
    assert widths[-1] == pytest.approx(preview(dialog).page_view.picture_width, abs=2)


def test_large_text_takes_more_pages_and_is_remembered(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    before = preview(dialog).result.pages

    dialog.size_combo.setFocus()
    QTest.keyClick(dialog.size_combo, Qt.Key.Key_Down)
    dialog.gray_check.click()
    settled(qtbot, dialog, tools)

    assert preview(dialog).result.pages > before
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
    assert preview(dialog).page_view.is_empty
    assert not preview(dialog).next_button.isEnabled()

    dialog.sections_list.sections.toggle(0)
    settled(qtbot, dialog, tools)

    assert dialog.save_button.isEnabled()
    assert label(dialog, "page_label") == "Page 1 of 1"
    assert label(dialog, "pages_label") == "One page, US Letter"


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
    preview(dialog).printed.connect(lambda: shown.append(preview(dialog).result.pages))

    for _ in range(5):
        dialog.sections_list.sections.toggle(1)
    settled(qtbot, dialog, tools)

    assert len(shown) < 5
    assert preview(dialog).result.pages == sum(row.pages for row in dialog.sections_list.sections.rows if row.included)


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
    assert dialog.result_banner.said.startswith("These choices hold now, but are not kept for the next time. ")
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
    dialog = open_dialog(replace(retreat(), title="A title of many words " * 12))
    dialog.participant_radio.click()
    qtbot.waitUntil(lambda: dialog.grab().width() > 0)

    for index in range(dialog.format_combo.count()):
        dialog.format_combo.setCurrentIndex(index)
        dialog.format_combo.activated.emit(index)
        assert dialog.minimumSizeHint().width() <= 1280
    settled(qtbot, dialog, tools)
    assert dialog.width() <= 1280
    assert dialog.height() <= 720
    assert dialog.private_banner.isVisible()
    assert all(one.accessibleName() or one.text() for one in dialog.findChildren(QPushButton) if one.isVisible())


def test_one_copy_is_one_copy() -> None:
    alone = replace(retreat(), expected=1, team=retreat().team[:1])

    assert packet_words.for_whom(Audience.PARTICIPANT, alone) == "Participants, one copy"
    assert packet_words.for_whom(Audience.FACILITATOR, alone) == "Facilitators, one copy, with run sheet"


def test_many_missing_characters_are_counted() -> None:
    lead, text = packet_words.missing(tuple(chr(0xE000 + number) for number in range(10)))

    assert lead == "10 characters cannot be printed."
    assert text.endswith("(U+E007) and 2 more.")


def test_the_dialog_names_the_session_below_its_own_name_and_has_one_closing_cross(open_dialog: Open) -> None:
    dialog = open_dialog()

    assert dialog.windowTitle() == "Export the packet"
    assert label(dialog, "title_label") == retreat().title
    assert [one for one in dialog.findChildren(QPushButton) if one.accessibleName() == "Close"] == []


@pytest.mark.parametrize("audience", AT_THE_SESSION)
def test_what_is_left_out_is_said_in_words_that_stand_for_just_those_fields(audience: Audience) -> None:
    told = packet_words.left_out(audience)
    fields = [of for name, of in packet_words.private_words() if name in re.split(", | and |\\.", told)]

    a_key = {("Block", "card"), ("Block", "card_version")}  # nobody reads them, so no packet prints them
    assert frozenset().union(*fields) == private_fields(Session, audience) - a_key
    assert bool(told) == (audience is not Audience.FACILITATOR)
