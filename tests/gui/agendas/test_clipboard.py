"""Cutting, copying and pasting blocks, within a session, to another one, and what other programs may see."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pastes import Pasted
from core_facilitator.gui.screens.agenda_pastes import PasteNews
from planner_desk import Planner
from planner_samples import AMARA, NOOR, THEO, key, long_day

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_copied_blocks_are_pasted_after_the_selected_one(planner: Planner) -> None:
    planner.select("Case clinic", "Break")
    planner.press(Key.Key_C, held=CTRL)
    planner.select("Opening circle: one word for how you arrive")
    planner.press(Key.Key_V, held=CTRL)
    assert planner.titles()[:3] == ["Opening circle: one word for how you arrive", "Case clinic", "Break"]
    assert planner.day.blocks[1].notes == "Say that nobody has to speak."
    assert planner.undo_label == "Paste blocks"
    assert planner.view.selected_keys() == (planner.day.blocks[1].id, planner.day.blocks[2].id)


def test_cut_blocks_are_gone_until_they_are_pasted(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_X, held=CTRL)
    assert "Case clinic" not in planner.titles()
    planner.press(Key.Key_V, held=CTRL)
    assert "Case clinic" in planner.titles()
    assert planner.undo_label == "Paste block"


def test_blocks_are_pasted_into_another_session_with_leads_found_by_name(planner: Planner) -> None:
    other = long_day(3)
    planner.workspace.sessions.add(other)
    planner.select("Opening circle: one word for how you arrive")
    planner.press(Key.Key_C, held=CTRL)
    planner.screen.open_session(other.id, other.days[0].blocks[2].id)
    planner.view.setFocus()
    planner.press(Key.Key_V, held=CTRL)
    pasted = planner.session(other).days[0].blocks[3]
    assert pasted.title == "Opening circle: one word for how you arrive"
    assert pasted.leads == (NOOR.id,)


def test_other_programs_get_times_and_titles_and_nothing_else(planner: Planner) -> None:
    planner.select("Case clinic", "Break")
    planner.press(Key.Key_C, held=CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "9:40 Case clinic 60 min\n10:40 Break 15 min"
    everything = b"".join(bytes(data.data(name).data()) for name in data.formats())
    assert b"nobody has to speak" not in everything
    assert b"Theo" not in everything


def test_lines_of_text_from_another_program_become_blocks(planner: Planner) -> None:
    text = QMimeData()
    text.setText("Warm up 10\n\n13:00 Lunch 45m\n")
    QGuiApplication.clipboard().setMimeData(text)
    planner.select("Case clinic")
    planner.press(Key.Key_V, held=CTRL)
    added = planner.day.blocks[4:6]
    assert [(block.title, block.minutes) for block in added] == [("Warm up", 10), ("Lunch", 45)]


def test_a_group_of_tracks_pasted_at_a_track_stands_after_its_group(planner: Planner) -> None:
    planner.select("Breakouts: map one system")
    planner.press(Key.Key_C, held=CTRL)
    planner.view.show_block(key("B"))
    planner.press(Key.Key_V, held=CTRL)
    assert planner.titles()[5:8] == [
        "Breakouts: map one system",
        "Breakouts: map one system",
        "Lunch, served on the porch",
    ]


def test_a_group_cut_with_a_plain_block_comes_back_with_it_and_both_are_selected(planner: Planner) -> None:
    planner.press(Key.Key_Home)
    planner.select("Case clinic")
    planner.press(Key.Key_T)
    planner.select("Case clinic", "Break")
    planner.press(Key.Key_X, held=CTRL)
    assert planner.titles()[3] == "Breakouts: map one system"
    planner.view.show_block(key("B"))
    planner.press(Key.Key_V, held=CTRL)
    assert planner.titles()[3:6] == ["Breakouts: map one system", "Case clinic", "Break"]
    assert planner.view.selected_keys() == tuple(block.id for block in planner.day.blocks[4:6])
    assert len(planner.day.blocks[4].tracks) == 2


def copy_into_another_session(planner: Planner, *titles: str) -> Session:
    other = replace(long_day(3), team=(), rooms=())
    planner.workspace.sessions.add(other)
    planner.select(*titles)
    planner.press(Key.Key_C, held=CTRL)
    planner.screen.open_session(other.id, other.days[0].blocks[2].id)
    planner.view.setFocus()
    planner.press(Key.Key_V, held=CTRL)
    return other


def test_who_leads_and_where_comes_along_and_that_is_said_until_the_next_change(planner: Planner) -> None:
    other = copy_into_another_session(planner, "Breakouts: map one system")
    assert [person.name for person in planner.session(other).team] == [NOOR.name, THEO.name, AMARA.name]
    assert planner.screen.paste_banner.said == (
        "Pasted. New in this session: Noor Castellanos, Theo Vasquez-Lund, Amara Sandoval-Reid, Oak Room, Creek Room, "
        "Porch. Left out: Priya Raman, Lorena Baptiste, Marcus Ilunga, Callum Osei, Jo March, Ines Faro."
    )
    planner.press(Key.Key_Plus)
    assert planner.screen.paste_banner.said == ""


def test_a_paste_that_brings_nobody_along_says_nothing(planner: Planner) -> None:
    copy_into_another_session(planner, "Break")
    assert planner.screen.paste_banner.said == ""


def test_what_came_along_can_be_taken_back_at_once(planner: Planner, qtbot: QtBot) -> None:
    copy_into_another_session(planner, "Case clinic")
    with qtbot.waitSignal(planner.screen.undo_wanted):
        planner.screen.paste_banner.action_button.click()


def test_many_names_are_counted(planner: Planner) -> None:
    news = PasteNews(planner.screen.paste_banner, planner.plan())
    news.tell(Pasted(session=planner.now, came=tuple("ABCDEFGH")))
    assert planner.screen.paste_banner.said == "Pasted. New in this session: A, B, C, D, E, F and 2 more."


def test_an_empty_clipboard_pastes_nothing(planner: Planner) -> None:
    QGuiApplication.clipboard().clear()
    before = planner.now
    planner.press(Key.Key_V, held=CTRL)
    assert planner.now == before
