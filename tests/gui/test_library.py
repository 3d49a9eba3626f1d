"""The protocol library as its user sees it: typing, ticking, arrows, and a card read whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Material, Per, Together
from core_facilitator.domain.library import Library
from core_facilitator.domain.protocols import Care, Groups, Load, Practice, Protocol, Role, Setting, Stage, Variation
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.cards import FLOW, Cards
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_rows import REASON_ROLE
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.card_delegate import CardDelegate
from core_facilitator.gui.widgets.facet_combo import FacetCombo
from core_facilitator.settings import Look, TextScale
from core_facilitator.store import catalogue
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.protocol_files import ProtocolFileError
from core_facilitator.store.workspace import Workspace
from desk import opened
from protocols import protocol, step

CLINIC = protocol(
    "Case clinic",
    framework="theory-u",
    phase="Sensing",
    when=("a leader is stuck", "peers have time"),
    groups=Groups(least=4, most=24, parts_least=4, parts_most=5),
    practices=(Practice.SOCIAL,),
    safety=Stage.LEARNER,
    room="Quiet tables.",
    materials=(
        Material(name="Bell"),
        Material(name="Handout", per=Per.PERSON),
        Material(name="Poster", quantity=2, per=Per.GROUP, group_size=5),
        Material(name="Marker", quantity=3, per=Per.GROUP),
        Material(name="Chair", quantity=9),
    ),
    roles=(Role(name="Case giver", does="brings a question"),),
    invitation="Let us listen past the problem.",
    steps=(
        step("Settle roles", 10, floor=5, do="Choose who gives the case."),
        step("Stillness", 5, kept=True, silent="everyone", together=Together.ALONE),
        step("Open <dialogue>", 45, floor=30, stretches=True, say="Stay out of it.", together=Together.GROUPS),
    ),
    prompts=("What moves in you?",),
    tips=("Keep time kindly.",),
    traps=("Advice comes too early.",),
    variations=(Variation(name="Short", how="Leave out the images."),),
    virtual="Use rooms of five.",
    debrief=("What did you learn?",),
    goes_with=("dialogue-walk", "gone"),
    cautions=("Case givers choose themselves.",),
    care=Care(load=Load.SOME, opt_out="Listen only."),
    credit="Case Clinic, Presencing Institute",
)
WALK = protocol(
    "Dialogue walk",
    framework="theory-u",
    phase="Sensing",
    purpose="Listen in pairs, side by side.",
    settings=(Setting.OUTDOORS,),
    groups=Groups(least=2, most=40, parts_least=2, parts_most=2),
    least=20,
    most=50,
    steps=(step("Walk", 40, together=Together.PAIRS),),
    materials=(),
)
BOWL = protocol(
    "Question bowl",
    framework="stages",
    phase="Learner Safety",
    purpose="Ask upward without a name attached.",
    groups=Groups(least=8, most=8),
    least=15,
    most=15,
    steps=(step("Ask", 15),),
    materials=(Material(name="Bowl"),),
)
ALL = (CLINIC, WALK, BOWL)


@pytest.fixture
def cards(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cards]:
    monkeypatch.setattr(catalogue, "protocols", lambda: ALL)
    made = Cards(tools.work)
    yield made
    made.deleteLater()


@pytest.fixture
def added() -> list[tuple[str, int]]:
    """What was to be put into the agenda: the card's key, and the minutes."""
    return []


@pytest.fixture
def show(
    qtbot: QtBot, window: MainWindow, theme: Theme, cards: Cards, added: list[tuple[str, int]]
) -> Callable[[], LibraryScreen]:
    def shown() -> LibraryScreen:
        screen = LibraryScreen(theme, cards)
        screen.add_wanted.connect(lambda card, minutes: added.append((card.key, minutes)))
        window.show_page(screen)
        screen.setFocus()
        return screen

    return shown


@pytest.fixture
def library(qtbot: QtBot, cards: Cards, show: Callable[[], LibraryScreen]) -> LibraryScreen:
    screen = show()
    qtbot.waitUntil(lambda: not screen.card_pane.area.isHidden())
    return screen


def names(library: LibraryScreen) -> list[str]:
    rows = library.card_grid.rows
    return [rows.protocol(row).name for row in range(rows.rowCount())]


def shown(qtbot: QtBot, library: LibraryScreen) -> str:
    """Return all that the whole card says, without markup, once it is there to be read."""
    qtbot.waitUntil(lambda: not library.card_pane.behind)
    labels = [label for label in library.card_pane.findChildren(QLabel) if label.isVisibleTo(library)]
    return unescape(" ".join(label.text() for label in labels))


def result(library: LibraryScreen) -> str:
    whole = library.says.result_label.text()
    return whole[whole.index(">") + 1 :].replace("</b>", "")


def pick(combo: FacetCombo, value: str) -> None:
    """Choose a value as the keyboard does."""
    combo.setFocus()
    while combo.currentData() != value:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before, value


def test_the_cards_are_read_once_when_the_library_is_first_shown(qtbot: QtBot, bench: Bench) -> None:
    assert not bench.cards.get("tu-check-in-circle")
    with qtbot.waitSignal(bench.cards.changed):
        bench.go("library")
    first = bench.cards.library
    assert first is not None
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    assert screen.card_grid.rows.rowCount() == len(first.protocols)
    bench.go("home")
    bench.go("library")
    assert FLOW not in bench.tools.work.running
    assert bench.cards.library is first


def test_while_the_cards_are_read_the_screen_says_so(
    qtbot: QtBot, cards: Cards, show: Callable[[], LibraryScreen]
) -> None:
    with qtbot.waitSignal(cards.changed):
        screen = show()
        assert screen.note.note_label.text() == "Reading the protocols…"
        assert not screen.card_side.isVisible()
        QTest.keyClick(screen.search_edit, Qt.Key.Key_Return)  # there is nothing to add yet
    assert not screen.note.note_area.isVisible()
    assert screen.card_side.isVisible()


@pytest.mark.parametrize("error", [OSError(5, "drive gone"), ProtocolFileError((Problem("a.yaml", 1, "x", "no"),))])
def test_cards_that_cannot_be_read_are_tried_again(
    qtbot: QtBot,
    tools: Tools,
    cards: Cards,
    show: Callable[[], LibraryScreen],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def fail() -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(catalogue, "protocols", fail)
        with qtbot.waitSignal(cards.not_read):
            screen = show()
    qtbot.waitUntil(lambda: not tools.work.running)
    assert screen.note.note_label.text() == "The protocols could not be read."
    assert screen.note.note_hint_label.isVisible()
    with qtbot.waitSignal(cards.changed):
        QTest.mouseClick(screen.note.note_button, Qt.MouseButton.LeftButton)
    assert not screen.note.note_area.isVisible()
    assert len(names(screen)) == 3


def test_at_first_all_cards_are_shown_and_the_shortest_is_open(library: LibraryScreen) -> None:
    assert names(library) == ["Question bowl", "Dialogue walk", "Case clinic"]
    assert result(library) == "3 of 3 protocols, shortest first"
    assert library.card_pane.protocol is BOWL
    assert library.search_edit.hasFocus()


def test_typing_finds_at_once_and_says_why(library: LibraryScreen) -> None:
    QTest.keyClicks(library.search_edit, "dialogue")
    assert names(library) == ["Dialogue walk", "Case clinic"]
    assert library.card_pane.protocol is WALK
    assert result(library) == "2 of 3 protocols, best match first"
    index = library.card_grid.rows.index(0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Dialogue walk"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Dialogue walk, Theory U, Small group, 40 min, 2 to 40 people, Listen in pairs, side by side., In its name"
    )
    assert "Listen in pairs, side by side." in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_time_and_people_are_reasons_too(library: LibraryScreen) -> None:
    filters = library.filters
    filters.minutes_spin.setFocus()
    filters.minutes_spin.selectAll()
    QTest.keyClicks(filters.minutes_spin, "50")
    QTest.keyClick(filters.minutes_spin, Qt.Key.Key_Return)
    filters.people_spin.setFocus()
    filters.people_spin.selectAll()
    QTest.keyClicks(filters.people_spin, "14")
    QTest.keyClick(filters.people_spin, Qt.Key.Key_Return)
    assert names(library) == ["Dialogue walk", "Case clinic"]
    assert result(library) == "2 of 3 protocols, closest to 50 min first"
    spoken = library.card_grid.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Fits 50 min, 14 people")
    library.card_grid.choose("case-clinic")
    assert library.length_spin.value() == 50  # not its usual hour
    library.card_grid.choose("dialogue-walk")
    assert library.length_spin.value() == 40  # it need not fill the time


def test_minutes_and_people_that_are_typed_are_understood_and_can_be_taken_back(library: LibraryScreen) -> None:
    QTest.keyClicks(library.search_edit, "clinic, one hour, 14 people")
    assert names(library) == ["Case clinic", "Dialogue walk"]
    assert words_of(library.says.result_label).endswith("; 1 more near")
    near = [library.card_grid.rows.index(row).data(REASON_ROLE) for row in (0, 1)]
    assert near == [
        "Fits 60 min, 14 people; in its name",
        "Near: none of the words; fits about 60 min, 14 people",
    ]
    assert library.says.taken_label.isVisibleTo(library)
    assert words_of(library.says.taken_label) == "Understood: about 60 min × 14 people ×"
    assert library.length_spin.value() == 60
    library.search_edit.setText("clinic, 50 minutes, 14 people")
    assert library.length_spin.value() == 50
    library.says.taken_label.linkActivated.emit("MINUTES")
    assert library.search_edit.text() == "clinic, 14 people"
    assert words_of(library.says.taken_label) == "Understood: 14 people ×"
    library.says.taken_label.linkActivated.emit("PEOPLE")
    assert library.search_edit.text() == "clinic"
    assert not library.says.taken_label.isVisibleTo(library)


def test_where_it_is_led_and_what_is_at_hand_can_be_typed(library: LibraryScreen) -> None:
    QTest.keyClicks(library.search_edit, "outdoors, no materials, quiet")
    assert words_of(library.says.taken_label) == "Understood: Outdoors × No materials × Quiet ×"


def words_of(label: QLabel) -> str:
    """Return the words of a label without its markup."""
    return " ".join(unescape(re.sub("<[^>]*>", "", label.text())).split())


def test_each_filter_says_how_many_cards_it_would_show(library: LibraryScreen) -> None:
    filters = library.filters
    assert filters.framework_boxes.box("theory-u").accessibleName() == "Theory U, 2"
    assert not filters.framework_boxes.box("shingo").isVisibleTo(library)
    QTest.mouseClick(filters.framework_boxes.box("theory-u"), Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    assert names(library) == ["Dialogue walk", "Case clinic"]
    phases = [filters.phase_combo.itemText(at) for at in range(filters.phase_combo.count())]
    assert phases == ["Any phase", "Sensing (2)"]
    pick(filters.stage_combo, "learner")
    assert names(library) == ["Dialogue walk", "Case clinic"]
    pick(filters.setting_combo, "outdoors")
    assert names(library) == ["Dialogue walk"]
    assert filters.framework_boxes.box("stages").accessibleName() == "Four Stages, 0"
    QTest.mouseClick(filters.clear_button, Qt.MouseButton.LeftButton)
    assert len(names(library)) == 3
    assert not filters.clear_button.isEnabled()
    pick(filters.materials_combo, "nothing")
    assert names(library) == ["Dialogue walk"]
    assert filters.materials_combo.currentText() == "Nothing (1)"


def test_a_choice_that_shows_nothing_can_still_be_seen_and_taken_back(qtbot: QtBot, library: LibraryScreen) -> None:
    pick(library.filters.practice_combo, "social")
    pick(library.filters.energy_combo, "steady")
    QTest.keyClicks(library.search_edit, "bowl")
    assert names(library) == ["Case clinic"]
    QTest.keyClicks(library.search_edit, ", 900 people")
    assert names(library) == []
    qtbot.waitUntil(lambda: library.filters.practice_combo.currentText() == "Social (0)")
    assert library.note.note_label.text() == "No protocol fits all of this."
    assert library.says.result_label.height() < 60
    assert not library.card_grid.isVisible()
    QTest.mouseClick(library.note.note_button, Qt.MouseButton.LeftButton)
    assert len(names(library)) == 3
    assert library.card_grid.isVisible()


def test_a_filter_leaves_the_card_that_is_open(library: LibraryScreen) -> None:
    library.card_grid.choose("case-clinic")
    QTest.mouseClick(library.filters.framework_boxes.box("theory-u"), Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    assert library.card_pane.protocol is CLINIC
    assert library.card_grid.current is CLINIC


def test_arrows_move_through_the_cards_while_typing_goes_on(library: LibraryScreen) -> None:
    QTest.keyClick(library.search_edit, Qt.Key.Key_Down)
    assert library.card_grid.columns == 2
    assert library.card_pane.protocol is CLINIC  # below the first of two
    QTest.keyClick(library.search_edit, Qt.Key.Key_Up)
    assert library.card_pane.protocol is BOWL
    assert library.search_edit.hasFocus()
    library.card_grid.setFocus()
    QTest.keyClick(library.card_grid, Qt.Key.Key_Right)
    assert library.card_pane.protocol is WALK
    QTest.keyClick(library.card_grid, Qt.Key.Key_C)
    QTest.keyClicks(library.search_edit, "ase")
    assert library.search_edit.text() == "case"
    assert library.search_edit.hasFocus()
    assert names(library) == ["Case clinic"]


def test_enter_adds_the_card_for_its_usual_minutes(library: LibraryScreen, added: list[tuple[str, int]]) -> None:
    QTest.keyClicks(library.search_edit, "clinic")
    QTest.keyClick(library.search_edit, Qt.Key.Key_Return)
    library.card_grid.setFocus()
    QTest.keyClick(library.card_grid, Qt.Key.Key_Enter)
    assert added == [("case-clinic", 60), ("case-clinic", 60)]


def test_nothing_found_adds_nothing_new(library: LibraryScreen, added: list[tuple[str, int]]) -> None:
    QTest.keyClicks(library.search_edit, "zzzzzz")
    QTest.keyClick(library.search_edit, Qt.Key.Key_Return)
    assert added == []
    assert not library.card_side.isVisible()


def test_other_minutes_change_the_steps_within_what_the_card_can_take(
    qtbot: QtBot, library: LibraryScreen, added: list[tuple[str, int]]
) -> None:
    library.card_grid.choose("case-clinic")
    library.length_spin.setFocus()
    QTest.keyClick(library.length_spin, Qt.Key.Key_Up)
    assert "65 min" in shown(qtbot, library)
    library.length_spin.selectAll()
    QTest.keyClicks(library.length_spin, "20")  # less than it can be led in, and not yet entered
    QTest.mouseClick(library.add_button, Qt.MouseButton.LeftButton)
    assert added == [("case-clinic", 45)]
    assert (library.length_spin.minimum(), library.length_spin.maximum()) == (45, 75)


def test_escape_clears_the_words_and_then_the_filters(window: MainWindow, library: LibraryScreen) -> None:
    QTest.mouseClick(library.filters.framework_boxes.box("stages"), Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    QTest.keyClicks(library.search_edit, "bowl")
    QTest.keyClick(library.search_edit, Qt.Key.Key_Escape)
    assert library.search_edit.text() == ""
    assert names(library) == ["Question bowl"]
    library.card_grid.setFocus()
    QTest.keyClick(library.card_grid, Qt.Key.Key_Escape)
    assert len(names(library)) == 3
    assert library.search_edit.hasFocus()


def test_the_card_that_is_shown_stays_in_sight_where_the_cards_move_to_other_rows(
    library: LibraryScreen, cards: Cards
) -> None:
    cards.library = Library(tuple(replace(WALK, key=f"walk-{number}", name=f"Walk {number}") for number in range(60)))
    cards.changed.emit()
    QApplication.sendPostedEvents()
    grid = library.card_grid
    grid.choose("walk-30")
    grid.resize(320, grid.height())
    assert grid.columns == 1
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())
    grid.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderToMinimum)  # as the Home key does
    QApplication.sendPostedEvents()
    grid.resize(700, grid.height())  # whoever looks elsewhere is left there
    assert grid.verticalScrollBar().value() == 0


def test_ctrl_f_goes_back_to_the_search(library: LibraryScreen) -> None:
    QTest.keyClicks(library.search_edit, "walk")
    library.card_grid.setFocus()
    QTest.keyClick(library.card_grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert library.search_edit.hasFocus()
    assert library.search_edit.selectedText() == "walk"


def test_tab_goes_from_the_search_over_the_cards_to_what_is_filtered(library: LibraryScreen) -> None:
    stops = []
    for _ in range(10):
        QTest.keyClick(library.window(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    filters, pane = library.filters, library.card_pane
    assert stops[:4] == [library.card_grid, pane.star_button, pane.tags.tag_edit, pane.area]
    assert stops[4:6] == [library.length_spin, library.add_button]
    boxes = [filters.framework_boxes.box(key) for key in ("theory-u", "stages")]
    assert stops[6:] == [*boxes, filters.phase_combo, filters.minutes_spin]


def test_a_card_says_everything_its_leader_needs(qtbot: QtBot, library: LibraryScreen) -> None:
    library.card_grid.choose("case-clinic")
    words = shown(qtbot, library)
    for wanted in (
        *("Bring one live question", "a leader is stuck", "“Let us listen past the problem.”", "Settle roles"),
        *("Choose who gives the case.", "Alone. Silent: everyone", "Open <dialogue>", "Stay out of it."),
        *(
            "Bell<",
            "Handout, 1 for each person",
            "Poster, 2 for each group of 5",
            "Marker, 3 for each group",
            "Chair ×9",
        ),
        *("Quiet tables.", "Case giver", "brings a question", "What moves in you?", "Keep time kindly."),
        *("Advice comes too early.", "Leave out the images.", "Use rooms of five.", "What did you learn?"),
        *("It may stir something up.", "Case givers choose themselves.", "To pass: Listen only."),
        *(
            "Social\u00a0· Learner safety\u00a0· Steady\u00a0· In a room\u00a0· Low risk",
            "Case Clinic, Presencing Institute",
        ),
        *("General facilitation practice; our own text.", "Dialogue walk"),
    ):
        assert wanted in words, wanted
    assert library.card_pane.chips.accessibleName() == "Theory U, Phase: Sensing"
    plain = library.card_pane.meta_label.text().replace("\u00a0", " ").split(" \u2003")
    assert plain == ["Small group", "45 to 75 min", "4 to 24 people", "Groups of 4 or 5"]


def test_what_a_card_does_not_say_takes_no_room(qtbot: QtBot, library: LibraryScreen) -> None:
    library.card_grid.choose("case-clinic")
    library.card_grid.choose("question-bowl")
    words = shown(qtbot, library)
    assert not any(absent in words for absent in ("Roles", "Prompts", "Debrief", "Say to begin", "Goes well with"))
    assert "8 people" in library.card_pane.meta_label.text().replace("\u00a0", " ")


def test_the_name_of_another_card_leads_to_it_also_where_the_filters_leave_it_out(
    qtbot: QtBot, library: LibraryScreen
) -> None:
    library.card_grid.choose("case-clinic")
    qtbot.waitUntil(lambda: not library.card_pane.behind)
    (link,) = [one for one in library.card_pane.findChildren(QLabel) if 'href="dialogue-walk"' in one.text()]
    link.linkActivated.emit("dialogue-walk")
    assert library.card_grid.current is WALK
    QTest.keyClicks(library.search_edit, "clinic")
    link.linkActivated.emit("dialogue-walk")
    assert library.card_pane.protocol is WALK
    assert names(library) == ["Case clinic"]
    link.linkActivated.emit("gone")
    assert library.card_pane.protocol is WALK


def test_where_nothing_can_be_written_nothing_can_be_added(
    library: LibraryScreen, added: list[tuple[str, int]]
) -> None:
    library.only_read()
    assert not library.add_button.isVisible()
    QTest.keyClick(library.search_edit, Qt.Key.Key_Return)
    assert added == []


def test_in_a_narrow_window_the_filters_fold_away_and_come_back(
    qtbot: QtBot, window: MainWindow, library: LibraryScreen
) -> None:
    assert library.library_filters.isVisible()
    assert not library.filters_button.isVisible()
    window.resize(1184, 688)
    qtbot.waitUntil(lambda: not library.library_filters.isVisible())
    qtbot.waitUntil(lambda: library.card_grid.columns == 2)
    QTest.mouseClick(library.filters_button, Qt.MouseButton.LeftButton)
    assert library.library_filters.isVisible()
    assert library.card_side.isVisible()
    library.filters.people_spin.setValue(8)
    assert library.filters_button.text() == "Filters (1)"


def test_at_the_largest_text_the_card_gives_way_to_the_filters_until_one_is_clicked(
    qtbot: QtBot, window: MainWindow, theme: Theme, library: LibraryScreen
) -> None:
    theme.set_scale(TextScale.LARGEST)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: not library.library_filters.isVisible())
    assert library.card_side.isVisible()
    QTest.mouseClick(library.filters_button, Qt.MouseButton.LeftButton)
    assert library.library_filters.isVisible()
    assert not library.card_side.isVisible()
    second = library.card_grid.visualRect(library.card_grid.rows.index(1))
    QTest.mouseClick(library.card_grid.viewport(), Qt.MouseButton.LeftButton, pos=second.topLeft() + QPoint(60, 20))
    assert library.card_side.isVisible()
    assert library.card_pane.protocol is WALK
    for button in library.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_what_was_found_and_understood_takes_the_colors_of_the_other_look(library: LibraryScreen, theme: Theme) -> None:
    library.search_edit.setText("clinic, one hour")
    theme.set_look(Look.DARK)
    assert theme.color("ink").name() in library.says.result_label.text()
    assert theme.color("accent").name() in library.says.taken_label.text()
    theme.set_look(Look.LIGHT)


def test_a_card_takes_the_colors_of_the_other_look(qtbot: QtBot, library: LibraryScreen, theme: Theme) -> None:
    library.card_grid.choose("case-clinic")
    light, before = theme.color("accent").name(), library.card_grid.grab().toImage()
    assert light in shown(qtbot, library)
    theme.set_look(Look.DARK)
    assert theme.color("accent").name() in shown(qtbot, library)
    assert light not in shown(qtbot, library)
    assert library.card_grid.grab().toImage() != before


def test_of_thousands_of_cards_only_those_in_sight_are_painted(
    qtbot: QtBot, library: LibraryScreen, cards: Cards, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(replace(WALK, key=f"walk-{number}", name=f"Walk {number}") for number in range(5000))
    painted: list[str] = []

    def note(_self: CardDelegate, _painter: QPainter, _inside: QRect, card: Protocol, *, own: bool) -> None:
        assert not own
        painted.append(card.name)

    monkeypatch.setattr(CardDelegate, "_paint_foot", note)
    cards.library = Library(many)
    cards.changed.emit()
    assert result(library).startswith("5000 of 5000")
    assert library.card_grid.rows.rowCount() < 1000  # the first come at once
    qtbot.waitUntil(lambda: library.card_grid.rows.rowCount() == 5000)
    library.card_grid.scrollToBottom()
    library.card_grid.grab()
    assert painted[-1] == "Walk 999"  # the last by name
    assert len(painted) < 60


def test_a_card_far_down_is_found_before_all_have_their_place(library: LibraryScreen, cards: Cards) -> None:
    many = tuple(replace(WALK, key=f"walk-{number}", name=f"Walk {number:04}") for number in range(1200))
    cards.library = Library(many)
    cards.changed.emit()
    grid = library.card_grid
    assert grid.choose("walk-1100")
    assert grid.currentIndex().row() == 1100
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())
    cards.library = library_again = Library(many)
    cards.changed.emit()
    assert cards.library is library_again
    assert grid.current is many[1100]  # and it stays current where the same are found again
    assert grid.rows.rowCount() == 1200


def test_what_was_found_is_in_sight_before_its_whole_card_and_enter_takes_what_was_found(
    qtbot: QtBot, library: LibraryScreen, added: list[tuple[str, int]]
) -> None:
    before = shown(qtbot, library)
    QTest.keyClicks(library.search_edit, "walk")
    assert library.card_grid.current is WALK
    assert library.card_pane.behind
    assert library.card_pane.name_label.text() == "Question bowl"
    assert "Walk" not in before
    QTest.keyClick(library.search_edit, Qt.Key.Key_Return)
    assert added == [("dialogue-walk", 40)]
    assert "Dialogue walk" in shown(qtbot, library)


def test_minutes_that_are_chosen_before_the_whole_card_is_there_are_on_it(qtbot: QtBot, library: LibraryScreen) -> None:
    library.card_grid.choose("case-clinic")
    QTest.keyClick(library.length_spin, Qt.Key.Key_Up)
    assert library.card_pane.behind
    assert "65 min" in shown(qtbot, library)


def test_every_card_of_the_app_can_be_shown_as_short_and_as_long_as_it_may_be(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.cards.changed):
        bench.go("library")
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    assert bench.cards.library is not None
    qtbot.waitUntil(lambda: not screen.card_pane.area.isHidden())
    for card in bench.cards.library.protocols:
        assert screen.card_grid.choose(card.key)
        assert screen.card_pane.protocol is card
        for minutes in (screen.length_spin.minimum(), screen.length_spin.maximum()):
            screen.card_pane.show_minutes(minutes)
            assert card_names.minutes_words(minutes) in shown(qtbot, screen), card.key


def _library_of(qtbot: QtBot, bench: Bench) -> LibraryScreen:
    bench.go("library")
    qtbot.waitUntil(lambda: bench.cards.library is not None)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    qtbot.waitUntil(lambda: not screen.card_pane.area.isHidden())
    return screen


def test_an_added_card_is_seen_in_the_agenda_at_once_and_can_be_undone(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    screen = _library_of(qtbot, bench)
    QTest.keyClicks(screen.search_edit, "check-in circle")
    QTest.keyClick(screen.search_edit, Qt.Key.Key_Return)
    assert bench.here == "agendas"
    (summary,) = workspace.sessions.summaries()
    blocks = [block for day in workspace.sessions.get(summary.id).days for block in day.blocks]
    (made,) = [block for block in blocks if block.title == "Check-in circle"]
    assert made.minutes == 20
    assert made.card == "tu-check-in-circle"
    assert bench.spot.block_id == made.id
    bench.commands.by_name["undo"].trigger()
    assert made.id not in {block.id for day in workspace.sessions.get(summary.id).days for block in day.blocks}


def test_without_a_session_a_card_has_no_place_and_the_agenda_says_what_comes_first(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    workspace.sessions.remove(workspace.sessions.summaries()[0].id, "Remove session")
    screen = _library_of(qtbot, bench)
    QTest.mouseClick(screen.add_button, Qt.MouseButton.LeftButton)
    told = opened(qtbot, Question)
    assert bench.here == "agendas"
    QTest.keyClick(told, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_a_workspace_that_is_only_read_offers_no_adding(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    workspace.database.read_only = True
    reading = bench_of(workspace)
    with qtbot.waitSignal(reading.cards.changed):
        reading.go("library")
    screen = reading.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    assert screen.card_side.isVisible()
    assert not screen.add_button.isVisible()
    assert not screen.length_spin.isVisible()


def test_groups_and_people_are_said_in_as_few_words_as_they_need() -> None:
    assert card_names.people_words(Groups(least=1, most=1)) == "1 person"
    assert card_names.people_digits(Groups(least=8, most=8)) == "8"
    assert card_names.groups_words(Groups(least=2, most=9)) == ""
    assert card_names.groups_words(Groups(least=2, most=9, parts_least=3)) == "Groups of 3"
    assert card_names.groups_words(Groups(least=2, most=9, parts_least=3, parts_most=6)) == "Groups of 3 to 6"
    assert card_names.range_words(BOWL) == "15 min"
    assert card_names.framework_name("unheard-of") == ""
