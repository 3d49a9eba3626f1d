"""The prompts as their user sees them: typing, ticking, and putting them into the block that is selected."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.prompts import Asked, Prompt, PromptSet
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.library_pages import LibraryPages
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.screens.library_places import PROMPTS
from core_facilitator.gui.screens.prompts import PromptsScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.settings import Look, TextScale
from core_facilitator.store import catalogue, framework_files
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.prompt_files import PromptFileError
from core_facilitator.store.workspace import Workspace
from protocols import protocol

SEE = Prompt(key="see", text="What are you avoiding?", phase="Seeing", minutes=3)
HEAR = Prompt(key="hear", text="Who listens to you? " * 8, phase="Sensing", minutes=4)
STOP = Prompt(key="stop", text="What do you stop?", minutes=5, framework="focus", audience=Asked.LEADER, private=False)
U = PromptSet(
    key="u",
    title="Journal of the U",
    framework="theory-u",
    ordered=True,
    note="Read each aloud.",
    credit="After the Presencing Institute.",
    prompts=(SEE, HEAR),
)
SHORT = PromptSet(key="short", title="Short prompts", prompts=(STOP,))


@pytest.fixture(autouse=True)
def _two_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (protocol("Case clinic"),))
    monkeypatch.setattr(framework_files, "pages", lambda _cards: ())
    monkeypatch.setattr(catalogue, "prompt_sets", lambda: (U, SHORT))


@pytest.fixture
def pages(qtbot: QtBot, bench: Bench) -> LibraryPages:
    return pages_of(qtbot, bench)


def pages_of(qtbot: QtBot, bench: Bench) -> LibraryPages:
    bench.go("library")
    qtbot.waitUntil(lambda: bench.cards.library is not None)
    library = bench.screen_at("library")
    assert isinstance(library, LibraryScreen)
    found = library.findChild(LibraryPages)
    assert found is not None
    return found


def prompts_of(qtbot: QtBot, pages: LibraryPages) -> PromptsScreen:
    QTest.mouseClick(pages.places.buttons[PROMPTS], Qt.MouseButton.LeftButton)
    screen = pages.places.built(PROMPTS)
    assert isinstance(screen, PromptsScreen)
    qtbot.waitUntil(lambda: screen.prompt_list.rows.rowCount() == 5)
    return screen


@pytest.fixture
def prompts(qtbot: QtBot, pages: LibraryPages) -> PromptsScreen:
    return prompts_of(qtbot, pages)


def lines(screen: PromptsScreen) -> list[str]:
    rows = screen.prompt_list.rows
    return [rows.index(number).data() for number in range(rows.rowCount())]


def tick(screen: PromptsScreen, number: int) -> None:
    box = screen.prompt_list.box(number)
    QTest.mouseClick(screen.prompt_list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def selected(bench: Bench) -> AgendasScreen:
    """Show the planner with one block selected."""
    planner = bench.screen_at("agendas")
    assert isinstance(planner, AgendasScreen)
    bench.go("agendas")
    assert planner.prompt_block is not None
    return planner


def the_session(workspace: Workspace) -> Session:
    (summary,) = workspace.sessions.summaries()
    return workspace.sessions.get(summary.id)


def test_prompts_stand_below_the_titles_of_their_sets(prompts: PromptsScreen) -> None:
    assert lines(prompts) == [U.title, SEE.text, HEAR.text, SHORT.title, STOP.text]
    assert prompts.result_label.text().endswith("3 of 3</b> prompts")
    side = prompts.side
    assert side.set_label.text() == "Journal of the U"
    assert side.set_chips.accessibleName() == "Theory U, In this order"
    assert side.use_text.text() == "Read each aloud."
    assert side.source_label.text() == "Source: After the Presencing Institute."
    assert side.private_banner.said.startswith("Private. What people write belongs to them.")
    assert side.ticked_label.text() == "The marked prompt, 3 min"
    assert not prompts.grab().isNull()


def test_a_set_without_a_note_or_a_prompt_that_is_not_private_says_nothing_of_it(prompts: PromptsScreen) -> None:
    prompts.prompt_list.choose(4)
    side = prompts.side
    assert side.set_chips.accessibleName() == "Priorities & Focus, To choose from"
    assert not side.use_label.isVisible()
    assert not side.private_banner.isVisible()
    assert not side.source_label.isVisible()
    prompts.prompt_list.choose(3)
    assert side.set_chips.accessibleName() == "To choose from"


def test_rows_are_told_to_a_screen_reader(prompts: PromptsScreen) -> None:
    rows = prompts.prompt_list.rows
    spoken = [rows.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in (0, 1, 4)]
    assert spoken == [
        "Journal of the U, 2 prompts, 7 min",
        "What are you avoiding?, Seeing, 3 min",
        "What do you stop?, Priorities & Focus · For leaders, 5 min",
    ]
    assert rows.index(1).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert rows.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    assert rows.index(1).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_typing_and_filters_find(prompts: PromptsScreen) -> None:
    prompts.search_edit.setFocus()
    QTest.keyClicks(prompts.search_edit, "avoid")
    assert lines(prompts) == [U.title, SEE.text]
    QTest.keyClick(prompts.search_edit, Qt.Key.Key_Escape)
    assert len(lines(prompts)) == 5
    prompts.filters.framework_boxes.box("focus").click()
    assert lines(prompts) == [SHORT.title, STOP.text]
    assert prompts.filters.phase_combo.count() == 1
    QTest.keyClick(prompts.search_edit, Qt.Key.Key_Escape)
    assert len(lines(prompts)) == 5
    combo = prompts.filters.asked_combo
    combo.setFocus()
    while combo.currentData() != "leader":
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert lines(prompts) == [SHORT.title, STOP.text]
    QTest.mouseClick(prompts.filters.clear_button, Qt.MouseButton.LeftButton)
    prompts.filters.minutes_spin.setFocus()
    for _ in range(3):
        QTest.keyClick(prompts.filters.minutes_spin, Qt.Key.Key_Up)
    assert lines(prompts) == [U.title, SEE.text]


def test_nothing_found_offers_to_clear(prompts: PromptsScreen) -> None:
    prompts.filters.minutes_spin.setValue(1)
    prompts.search_edit.setText("avoid")
    assert prompts.note.note_label.text() == "No prompt fits all of this."
    assert not prompts.prompt_list.isVisible()
    assert not prompts.prompt_side.isVisible()
    QTest.mouseClick(prompts.note.note_button, Qt.MouseButton.LeftButton)
    assert len(lines(prompts)) == 5
    assert prompts.search_edit.hasFocus()
    assert prompts.prompt_side.isVisible()


def test_arrows_move_letters_search_and_space_ticks(prompts: PromptsScreen) -> None:
    view = prompts.prompt_list
    prompts.search_edit.setFocus()
    QTest.keyClick(prompts.search_edit, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 2
    QTest.keyClick(prompts.search_edit, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == 2
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert [prompt for _, prompt in view.rows.picked] == [SEE]
    QTest.keyClick(view, Qt.Key.Key_W)
    assert prompts.search_edit.text() == "w"
    assert prompts.search_edit.hasFocus()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert prompts.search_edit.selectedText() == "w"


def test_what_is_ticked_stays_so_while_other_prompts_are_shown(prompts: PromptsScreen) -> None:
    view, side = prompts.prompt_list, prompts.side
    tick(prompts, 1)
    assert side.ticked_label.text() == "1 prompt ticked, 3 min"
    assert view.rows.index(0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.PartiallyChecked
    prompts.search_edit.setText("stop")
    tick(prompts, 0)
    assert [prompt for _, prompt in view.rows.picked] == [SEE, STOP]
    prompts.search_edit.clear()
    tick(prompts, 0)
    assert [prompt for _, prompt in view.rows.picked] == [STOP, SEE, HEAR]
    tick(prompts, 0)
    assert [prompt for _, prompt in view.rows.picked] == [STOP]
    QTest.mouseClick(side.untick_button, Qt.MouseButton.LeftButton)
    assert view.rows.picked == ()
    assert not side.untick_button.isVisible()


def test_a_click_on_the_words_marks_and_does_not_tick(prompts: PromptsScreen) -> None:
    view = prompts.prompt_list
    at = view.box(2).center() + QPoint(120, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.currentIndex().row() == 2
    assert view.rows.picked == ()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=view.box(2).center())
    assert view.rows.picked == ()
    view.rows.toggle(-1)
    assert view.rows.picked == ()


def test_prompts_go_into_the_selected_block_in_one_step(
    qtbot: QtBot, bench: Bench, workspace: Workspace, pages: LibraryPages
) -> None:
    planner = selected(bench)
    title = planner.prompt_block
    before = the_session(workspace)
    bench.go("library")
    prompts = prompts_of(qtbot, pages)
    assert prompts.side.ticked_label.text().endswith(f"Block: {title}")
    tick(prompts, 0)
    QTest.mouseClick(prompts.side.add_button, Qt.MouseButton.LeftButton)
    assert prompts.side.done_banner.said == f"2 prompts added to {title}."
    block = planner.desk.commands.selected
    assert block is not None
    assert block.prompts[-2:] == (SEE.text, HEAR.text)
    assert block.credit.endswith(U.credit)
    label = bench.history.undo_label
    assert label is not None
    assert label.startswith("Add prompts")
    QTest.mouseClick(prompts.side.add_button, Qt.MouseButton.LeftButton)
    assert prompts.side.done_banner.said == f"{title} has all of this already."
    bench.undo()
    assert the_session(workspace) == before


def test_enter_adds_the_marked_prompt(bench: Bench, qtbot: QtBot, pages: LibraryPages) -> None:
    planner = selected(bench)
    bench.go("library")
    prompts = prompts_of(qtbot, pages)
    prompts.search_edit.setFocus()
    QTest.keyClick(prompts.search_edit, Qt.Key.Key_Return)
    prompts.prompt_list.setFocus()
    QTest.keyClick(prompts.prompt_list, Qt.Key.Key_Down)
    QTest.keyClick(prompts.prompt_list, Qt.Key.Key_Return)
    block = planner.desk.commands.selected
    assert block is not None
    assert block.prompts[-2:] == (SEE.text, HEAR.text)


def test_where_no_block_is_selected_the_button_leads_to_the_agenda(
    bench: Bench, qtbot: QtBot, prompts: PromptsScreen, pages: LibraryPages
) -> None:
    assert prompts.side.add_button.text() == "Select a block…"
    tick(prompts, 4)
    QTest.mouseClick(prompts.side.add_button, Qt.MouseButton.LeftButton)
    assert bench.here == "agendas"
    bench.go("library")
    assert prompts.isVisible()
    assert prompts.side.add_button.text() == "Add to the block"
    assert [prompt for _, prompt in prompts.prompt_list.rows.picked] == [STOP]


def test_several_selected_blocks_take_no_prompts(bench: Bench, pages: LibraryPages) -> None:
    planner = selected(bench)
    planner.view.selectAll()
    assert planner.prompt_block is None
    assert planner.add_prompts([(U, SEE)]) == 0


def test_prompts_are_copied_as_text(prompts: PromptsScreen, qapp: QApplication) -> None:
    prompts.prompt_list.choose(0)
    assert prompts.side.ticked_label.text() == "The marked set: 2 prompts, 7 min"
    QTest.mouseClick(prompts.side.copy_button, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == f"{SEE.text}\n{HEAR.text}"
    assert prompts.side.done_banner.said == "2 prompts copied."


def test_where_it_is_only_read_prompts_can_still_be_copied(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    workspace.database.read_only = True
    reading = bench_of(workspace)
    selected_nothing = prompts_of(qtbot, pages_of(qtbot, reading))
    assert not selected_nothing.side.add_button.isVisible()
    assert selected_nothing.side.copy_button.isVisible()
    QTest.keyClick(selected_nothing.search_edit, Qt.Key.Key_Return)
    assert reading.here == "library"
    reading.go("agendas")
    planner = reading.screen_at("agendas")
    assert isinstance(planner, AgendasScreen)
    assert planner.prompt_block is None


@pytest.mark.parametrize(
    ("width", "scale"), [(1440, TextScale.STANDARD), (1280, TextScale.LARGEST), (960, TextScale.LARGE)]
)
def test_prompts_fit_every_window(
    qtbot: QtBot, prompts: PromptsScreen, window: MainWindow, theme: Theme, width: int, scale: TextScale
) -> None:
    theme.set_scale(scale)
    window.resize(width, 692)
    qtbot.waitUntil(lambda: window.width() == width)
    wide = width == 1440
    assert prompts.prompt_filters.isVisible() is wide
    assert prompts.prompt_side.isVisible()
    if not wide:
        QTest.mouseClick(prompts.filters_button, Qt.MouseButton.LeftButton)
        assert prompts.prompt_filters.isVisible()
        view = prompts.prompt_list
        qtbot.waitUntil(lambda: view.viewport().width() >= view.minimumSizeHint().width())
    for button in (prompts.side.add_button, prompts.side.copy_button, prompts.side.cards_button):
        assert button.width() >= button.sizeHint().width() or not button.isVisible()


def test_the_other_look_keeps_what_is_marked_and_ticked(prompts: PromptsScreen, theme: Theme) -> None:
    tick(prompts, 1)
    prompts.prompt_list.choose(4)
    before = prompts.prompt_list.grab().toImage()
    theme.set_look(Look.DARK)
    assert prompts.prompt_list.currentIndex().row() == 4
    assert len(prompts.prompt_list.rows.picked) == 1
    assert prompts.prompt_list.grab().toImage() != before
    assert theme.color("ink").name() in prompts.result_label.text()


def test_prompts_that_cannot_be_read_say_so_and_can_be_tried_again(
    qtbot: QtBot, pages: LibraryPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> tuple[PromptSet, ...]:
        raise PromptFileError((Problem("short.yaml", 1, "", "broken"),))

    monkeypatch.setattr(catalogue, "prompt_sets", broken)
    screen = pages.places.show(PROMPTS)
    assert isinstance(screen, PromptsScreen)
    assert screen.note.note_label.text() == "Reading the prompts…"
    qtbot.waitUntil(screen.note.note_button.isVisible)
    assert screen.note.note_label.text() == "The prompts could not be read."
    monkeypatch.setattr(catalogue, "prompt_sets", lambda: (U, SHORT))
    QTest.mouseClick(screen.note.note_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(lines(screen)) == 5)


def test_all_prompts_of_the_app_can_be_shown(
    qtbot: QtBot, pages: LibraryPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    screen = pages.places.show(PROMPTS)
    assert isinstance(screen, PromptsScreen)
    sets = catalogue.prompt_sets()
    qtbot.waitUntil(lambda: screen.prompt_list.rows.rowCount() == len(sets) + sum(len(one.prompts) for one in sets))
    view = screen.prompt_list
    for number in range(view.rows.rowCount()):
        view.choose(number)
        assert screen.side.set_label.text() in {one.title for one in sets}
