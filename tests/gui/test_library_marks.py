"""What a facilitator says of cards, as they see it in the library: favorites, own tags, and where cards were used."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core_facilitator.domain.card_marks import MOST_TAGS, CardMark
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.models import card_mine
from core_facilitator.gui.models.card_rows import FAVORITE_ROLE
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.settings import TextScale
from core_facilitator.store.card_marks import CardMarks
from core_facilitator.store.workspace import Workspace
from samples import key
from shelf_desk import click_star, names, shown_library, three_cards, used

menus = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def marks(workspace: Workspace) -> CardMarks:
    return CardMarks(workspace.database)


@pytest.fixture
def library(qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> LibraryScreen:
    three_cards(monkeypatch)
    return shown_library(qtbot, bench)


@pytest.fixture
def reading(
    qtbot: QtBot,
    workspace: Workspace,
    marks: CardMarks,
    bench_of: Callable[[Workspace], Bench],
    monkeypatch: pytest.MonkeyPatch,
) -> LibraryScreen:
    """The library of a workspace in which nothing can be changed, with a favorite and a tag."""
    three_cards(monkeypatch)
    marks.save(CardMark(key="case-clinic", favorite=True, tags=("district",)), "Before")
    workspace.sessions.add(used("case-clinic", 300, "Fall retreat", date(2026, 7, 1)))
    workspace.database.forget_steps()
    workspace.database.read_only = True
    return shown_library(qtbot, bench_of(workspace))


def plain(label: QLabel) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", label.text())).split())


def part(library: LibraryScreen, title: str) -> QLabel | None:
    found = [one for one in library.card_pane.findChildren(QLabel) if one.accessibleName() == title]
    return next((one for one in found if one.isVisibleTo(library)), None)


def type_tag(library: LibraryScreen, words: str) -> None:
    edit = library.card_pane.tags.tag_edit
    edit.setFocus()
    edit.setText(words)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QApplication.sendPostedEvents()  # it is added once the list of tags that may be open has had its say


# Favorites


def test_a_click_on_its_star_makes_a_card_a_favorite_and_undo_takes_it_back(
    bench: Bench, workspace: Workspace, library: LibraryScreen, marks: CardMarks
) -> None:
    assert not library.filters.shelf_boxes.isVisibleTo(library)
    click_star(library, "dialogue-walk")
    assert marks.all() == {"dialogue-walk": CardMark(key="dialogue-walk", favorite=True)}
    assert workspace.database.undo_label == "Add to favorites"
    row = library.card_grid.rows.index(1)
    assert row.data(FAVORITE_ROLE)
    assert ", favorite, " in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert library.filters.shelf_boxes.box("favorite").accessibleName() == "Favorites, 1"
    bench.undo()
    assert marks.all() == {}
    assert not library.card_grid.rows.index(1).data(FAVORITE_ROLE)
    assert bench.here == "library"
    bench.redo()
    assert library.card_grid.rows.index(1).data(FAVORITE_ROLE)
    click_star(library, "dialogue-walk")
    assert marks.all() == {}
    assert workspace.database.undo_label == "Remove from favorites"


def test_beside_the_star_a_click_only_shows_the_card(library: LibraryScreen, marks: CardMarks) -> None:
    item = library.card_grid.visualRect(library.card_grid.rows.index(1))
    QTest.mouseClick(
        library.card_grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, item.center()
    )
    assert library.card_pane.protocol is not None
    assert library.card_pane.protocol.key == "dialogue-walk"
    assert marks.all() == {}


def test_the_star_of_the_whole_card_and_a_key_do_the_same(library: LibraryScreen, marks: CardMarks) -> None:
    star = library.card_pane.star_button
    assert star.accessibleName() == "Add to favorites"
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert marks.all()["question-bowl"].favorite
    assert star.toolTip() == "Remove from favorites"
    library.search_edit.setFocus()
    QTest.keyClick(library.search_edit, Qt.Key.Key_D, CTRL)
    assert marks.all() == {}
    library.search_edit.setText("xyzzy")
    QTest.keyClick(library.search_edit, Qt.Key.Key_D, CTRL)  # no card is shown
    assert marks.all() == {}


def test_favorites_are_filtered_and_the_place_on_the_screen_is_kept(library: LibraryScreen) -> None:
    click_star(library, "dialogue-walk")
    box = library.filters.shelf_boxes.box("favorite")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    assert names(library) == ["Dialogue walk"]
    QTest.keyClick(library.search_edit, Qt.Key.Key_D, CTRL)
    assert names(library) == []
    assert box.isVisibleTo(library)  # to be taken back
    QTest.mouseClick(library.filters.clear_button, Qt.MouseButton.LeftButton)
    assert len(names(library)) == 3
    assert not box.isVisibleTo(library)


def test_a_failed_write_says_so_and_the_star_stays_empty(
    bench: Bench, workspace: Workspace, library: LibraryScreen
) -> None:
    workspace.database.read_only = True
    click_star(library, "dialogue-walk")
    assert bench.saving.refused
    assert not library.card_grid.rows.index(1).data(FAVORITE_ROLE)


# Tags


def test_tags_are_added_found_filtered_and_taken_off(
    bench: Bench, workspace: Workspace, library: LibraryScreen, marks: CardMarks
) -> None:
    tags = library.card_pane.tags
    type_tag(library, " spring  board, new ")
    assert marks.all()["question-bowl"].tags == ("spring board", "new")
    assert tags.tag_edit.text() == ""
    assert plain(tags.tags_label) == "spring board × new ×"
    assert tags.tags_label.accessibleName() == "My tags: spring board, new"
    assert workspace.database.undo_label == "Add tag"
    library.search_edit.setText("spring boards")
    assert names(library) == ["Question bowl"]
    library.search_edit.clear()
    combo = library.filters.tag_combo
    assert combo.itemText(2) == "spring board (1)"
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert names(library) == ["Question bowl"]
    tags.tags_label.linkActivated.emit("0")
    assert marks.all()["question-bowl"].tags == ("new",)
    assert workspace.database.undo_label == "Remove tag"
    assert combo.currentText() == "Any tag"  # it is gone, and with it what it left out
    assert len(names(library)) == 3
    bench.undo()
    assert plain(tags.tags_label) == "spring board × new ×"


def test_tags_of_other_cards_are_offered_and_spelled_as_there(
    qtbot: QtBot, library: LibraryScreen, marks: CardMarks
) -> None:
    marks.save(CardMark(key="case-clinic", tags=("School Board", "district")), "Before")
    completer = library.card_pane.tags.tag_edit.completer()
    completer.setCompletionPrefix("boa")
    assert completer.currentCompletion() == "School Board"
    completer.activated.emit("School Board")
    qtbot.waitUntil(lambda: "question-bowl" in marks.all())
    assert marks.all()["question-bowl"].tags == ("School Board",)
    completer.activated.emit("School Board")  # the Enter that chose it may have added it already
    QApplication.sendPostedEvents()
    type_tag(library, "DISTRICT")
    qtbot.waitUntil(lambda: marks.all()["question-bowl"].tags == ("School Board", "district"))
    assert not library.card_pane.tags.fault_label.isVisibleTo(library)


@menus
def test_a_tag_is_chosen_from_the_list_with_the_keyboard(
    qtbot: QtBot, library: LibraryScreen, marks: CardMarks
) -> None:
    marks.save(CardMark(key="case-clinic", tags=("district", "distant", "spring")), "Before")
    edit = library.card_pane.tags.tag_edit
    edit.setFocus()
    QTest.keyClicks(edit, "dis")
    listed = edit.completer().popup()
    assert listed is not None
    qtbot.waitUntil(listed.isVisible)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "question-bowl" in marks.all() and edit.text() == "")
    QApplication.sendPostedEvents()
    assert len(marks.all()["question-bowl"].tags) == 1
    assert marks.all()["question-bowl"].tags[0] in {"district", "distant"}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type a word or two first."),
        (" , \n", "Type a word or two first."),
        ("x" * 10_000, "A tag has up to 40 characters; this one has 10,000."),
        ("DISTRICT", "“district” is there already."),
        (",".join(str(number) for number in range(MOST_TAGS)), "A card has room for 12 tags."),
    ],
)
def test_what_is_no_tag_is_refused_plainly_and_stays_to_be_mended(
    library: LibraryScreen, marks: CardMarks, typed: str, words: str
) -> None:
    type_tag(library, "district")
    type_tag(library, typed)
    tags = library.card_pane.tags
    assert tags.fault_label.text().lower() == words.lower()
    assert tags.fault_label.isVisibleTo(library)
    assert tags.tag_edit.text() == typed
    assert marks.all()["question-bowl"].tags == ("district",)
    QTest.keyClicks(tags.tag_edit, "y")
    assert not tags.fault_label.isVisibleTo(library)
    library.card_grid.choose("case-clinic")
    assert tags.tag_edit.text() == ""


def test_an_emoji_is_a_tag_and_markup_is_words(library: LibraryScreen, marks: CardMarks) -> None:
    type_tag(library, "🎉, <b>bold</b>")
    assert marks.all()["question-bowl"].tags == ("🎉", "<b>bold</b>")
    assert "&lt;b&gt;bold&lt;/b&gt;" in library.card_pane.tags.tags_label.text()


# Where cards were used


def test_a_card_says_where_it_was_used_and_leads_there(
    qtbot: QtBot, bench: Bench, workspace: Workspace, library: LibraryScreen
) -> None:
    workspace.sessions.add(used("dialogue-walk", 200, "Spring & fall", date(2026, 5, 4)))
    workspace.sessions.add(used("case-clinic", 300, "Retreat", date(2027, 1, 5), minutes=0))
    library.card_grid.choose("dialogue-walk")
    qtbot.waitUntil(lambda: part(library, "Used in") is not None)
    uses = part(library, "Used in")
    assert uses is not None
    assert plain(uses) == "Used in Spring & fall May 4, 2026, 45 min"
    box = library.filters.shelf_boxes.box("used lately")
    assert box.accessibleName() == "Recently used, 2"
    assert box.toolTip()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    assert names(library) == ["Case clinic", "Dialogue walk"]
    assert "used last first" in library.says.result_label.text()
    uses.linkActivated.emit(f"use:{key(202)}/{key(200)}")
    assert bench.here == "agendas"
    assert bench.session_id == key(202)


def test_a_session_that_went_meanwhile_is_not_opened(
    bench: Bench, workspace: Workspace, library: LibraryScreen
) -> None:
    before = bench.session_id
    library.card_pane.use_wanted.emit(key(202), key(200))
    assert bench.here == "library"
    assert bench.session_id == before
    workspace.sessions.add(used("case-clinic", 200, "Retreat", date(2026, 3, 1)))
    library.card_pane.use_wanted.emit(key(202), key(999))  # its block went, the session did not
    assert bench.here == "agendas"
    assert bench.session_id == key(202)


def test_only_the_latest_uses_are_named_until_somebody_wants_all(
    qtbot: QtBot, workspace: Workspace, library: LibraryScreen
) -> None:
    many = [used("question-bowl", 200 + 3 * number, f"Nr {number}", date(2026, 3, 1 + number)) for number in range(9)]
    workspace.sessions.add_all(many, "Many")
    qtbot.waitUntil(lambda: part(library, "Used in") is not None)
    uses = part(library, "Used in")
    assert uses is not None
    assert plain(uses).count("Nr") == card_mine.SHOWN
    assert "Nr 8" in plain(uses)
    assert "Show all 9" in plain(uses)
    uses.linkActivated.emit(card_mine.ALL)
    assert plain(uses).count("Nr") == 9
    library.card_grid.choose("case-clinic")
    library.card_grid.choose("question-bowl")
    qtbot.waitUntil(lambda: plain(uses).count("Nr") == card_mine.SHOWN)


def test_an_untitled_session_has_a_link_too(qtbot: QtBot, workspace: Workspace, library: LibraryScreen) -> None:
    workspace.sessions.add(used("question-bowl", 200, "", date(2026, 3, 1)))
    qtbot.waitUntil(lambda: part(library, "Used in") is not None)
    uses = part(library, "Used in")
    assert uses is not None
    assert "Untitled" in plain(uses)


def test_a_name_of_another_card_still_leads_to_it(qtbot: QtBot, library: LibraryScreen) -> None:
    library.card_grid.choose("case-clinic")
    qtbot.waitUntil(lambda: part(library, "Goes well with") is not None)
    other = part(library, "Goes well with")
    assert other is not None
    other.linkActivated.emit("dialogue-walk")
    assert library.card_pane.protocol is not None
    assert library.card_pane.protocol.key == "dialogue-walk"


# Reading only


def test_where_nothing_can_be_changed_marks_are_only_read(
    qtbot: QtBot, reading: LibraryScreen, marks: CardMarks
) -> None:
    library = reading
    assert library.filters.shelf_boxes.box("favorite").accessibleName() == "Favorites, 1"
    click_star(library, "dialogue-walk")
    QTest.keyClick(library.search_edit, Qt.Key.Key_D, CTRL)
    assert set(marks.all()) == {"case-clinic"}
    library.card_grid.choose("case-clinic")
    qtbot.waitUntil(lambda: not library.card_pane.behind)
    tags = library.card_pane.tags
    assert not library.card_pane.star_button.isVisibleTo(library)
    assert not tags.tag_edit.isVisibleTo(library)
    assert plain(tags.tags_label) == "district"
    qtbot.waitUntil(lambda: part(library, "Used in") is not None)
    library.card_grid.choose("question-bowl")
    qtbot.waitUntil(lambda: not tags.isVisibleTo(library))


# Words that nobody wrote, and the menu of a card


def test_words_that_nobody_wrote_are_named(library: LibraryScreen) -> None:
    unknown = library.says.unknown_label
    library.search_edit.setText("walk")
    assert not unknown.isVisibleTo(library)
    library.search_edit.setText("walk 40 qz")  # minutes or a word may become of it
    assert not unknown.isVisibleTo(library)
    library.search_edit.setText("walk xyzzy")
    assert unknown.text() == "Nothing says “xyzzy”."
    assert unknown.isVisibleTo(library)
    assert names(library) == ["Dialogue walk"]
    library.search_edit.setText(f"walk xyzzy qwrtp {'z' * 10_000}")
    assert unknown.text() == f"Nothing says “xyzzy”, “qwrtp” or “{'z' * 40}…”."
    library.search_edit.setText("xyzzy")
    assert names(library) == []
    assert library.note.note_label.text() == "Nothing says “xyzzy”."
    library.search_edit.setText("qz")
    assert library.note.note_label.text() == "No protocol fits all of this."
    assert not unknown.isVisibleTo(library)


@menus
@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_of_a_card_opens_at_it(qtbot: QtBot, library: LibraryScreen, reason: QContextMenuEvent.Reason) -> None:
    grid = library.card_grid
    at = grid.visualRect(grid.currentIndex()).center()
    with qtbot.waitSignal(library.card_menu.aboutToShow):
        QApplication.sendEvent(grid.viewport(), QContextMenuEvent(reason, at, grid.viewport().mapToGlobal(at)))
    library.card_menu.close()


def test_beside_the_cards_no_menu_opens(library: LibraryScreen) -> None:
    opened: list[QPoint] = []
    library.card_grid.menu_wanted.connect(opened.append)
    below = library.card_grid.viewport().rect().bottomRight()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, below, library.card_grid.viewport().mapToGlobal(below))
    QApplication.sendEvent(library.card_grid.viewport(), event)
    assert opened == []


def test_the_menu_of_a_card_that_offers_nothing_does_not_open(library: LibraryScreen) -> None:
    for action in library.card_menu.actions():
        action.setVisible(False)
    library.card_grid.menu_wanted.emit(QPoint(1, 1))
    assert not library.card_menu.isVisible()


def test_large_words_have_room_beside_the_minutes(qtbot: QtBot, bench: Bench, library: LibraryScreen) -> None:
    library.window().resize(1280, 720)
    bench.tools.theme.set_scale(TextScale.LARGEST)
    qtbot.waitUntil(lambda: library.card_side.width() > 450)
    qtbot.waitUntil(lambda: library.add_button.width() >= library.add_button.sizeHint().width())
    assert library.card_more_button.isVisibleTo(library)
