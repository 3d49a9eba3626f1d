"""The pages of frameworks as their user sees them: a list, a drawing to click, and links to the protocols."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core_facilitator.domain.framework_pages import Arc, Fact, FrameworkPage, Part, Point, Shape, Station
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.library_pages import LibraryPages
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models.framework_texts import arc_words, leads
from core_facilitator.gui.screens.frameworks import FrameworksScreen
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.screens.library_places import FRAMEWORKS as PLACE
from core_facilitator.gui.screens.library_places import PROTOCOLS
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.arc_drawing import ArcDrawing
from core_facilitator.settings import Look, TextScale
from core_facilitator.store import catalogue, framework_files
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.framework_files import FrameworkFileError
from protocols import OURS, protocol

CARDS = (protocol("Case clinic", framework="theory-u"), protocol("Dialogue walk", framework="theory-u"))
SPACES = Arc(
    shape=Shape.U,
    title="Three spaces",
    stations=(
        Station(name="Seeing", says="We look", turn="Letting go", told_in="Looking"),
        Station(name="Rest"),
        Station(name="Acting", says="We try."),
    ),
)
LEVELS = Arc(shape=Shape.LADDER, stations=(Station(name="Downloading"), Station(name="Generative")))
U = FrameworkPage(
    key="theory-u",
    title="Theory U",
    introduction="A way with <three> spaces.",
    arc=SPACES,
    parts=(
        Part(
            name="Looking",
            says="Go and see. " * 60,
            points=(Point(name="Letting go", says="Put it down.", facts=(Fact(name="Voice", says="Fear & doubt"),)),),
            protocols=("dialogue-walk", "gone"),
        ),
        Part(name="Listening", says="Four levels. " * 60, arc=LEVELS, points=(Point(name="Generative", says="New."),)),
        Part(
            name="Acting",
            says="Try it. " * 400,
            points=(Point(name="Small", says="At first.", protocols=("case-clinic",)),),
        ),
    ),
    source="Scharmer",
    licenses=(replace(OURS, terms="Free to use."),),
)
WAY = replace(U, key="practices", title="Three practices that go across all of the frameworks", source="Ours")
PAGES = (WAY, U)


@pytest.fixture(autouse=True)
def _two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: CARDS)
    monkeypatch.setattr(framework_files, "pages", lambda _cards: PAGES)


@pytest.fixture
def library(qtbot: QtBot, bench: Bench) -> LibraryScreen:
    bench.go("library")
    qtbot.waitUntil(lambda: bench.cards.library is not None)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    qtbot.waitUntil(lambda: not screen.card_pane.behind)
    return screen


@pytest.fixture
def pages(library: LibraryScreen) -> LibraryPages:
    found = library.findChild(LibraryPages)
    assert found is not None
    return found


@pytest.fixture
def frameworks(qtbot: QtBot, pages: LibraryPages) -> FrameworksScreen:
    button = pages.places.buttons[PLACE]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    screen = pages.places.built(PLACE)
    assert isinstance(screen, FrameworksScreen)
    with qtbot.waitSignal(screen.view.finished):
        pass
    return screen


def said(screen: FrameworksScreen) -> str:
    inside = screen.view.widget()
    return " ".join(label.text() for label in inside.findChildren(QLabel)) if inside is not None else ""


def drawings(screen: FrameworksScreen) -> list[ArcDrawing]:
    inside = screen.view.widget()
    return inside.findChildren(ArcDrawing) if inside is not None else []


def click(drawing: ArcDrawing, number: int) -> None:
    QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=drawing.spot(number).center().toPoint())


def at_top(screen: FrameworksScreen) -> str:
    """Return the words of the first label that is in sight."""
    view = screen.view
    inside = view.widget()
    assert inside is not None
    labels = [label for label in inside.findChildren(QLabel) if label.text()]
    return next(label.text() for label in labels if label.mapTo(view.viewport(), QPoint(0, 0)).y() >= 0)


def test_frameworks_stand_beside_the_protocols(frameworks: FrameworksScreen, pages: LibraryPages) -> None:
    assert pages.places.here == PLACE
    assert frameworks.isVisible()
    page = frameworks.view.page
    assert page is not None
    assert page.title == WAY.title
    assert frameworks.page_list.hasFocus() is False
    words = said(frameworks)
    for text in (
        WAY.title,
        "A way with <three> spaces.",
        "Three spaces",
        "Looking",
        "Put it down.",
        "Fear &amp; doubt",
    ):
        assert text in words
    assert "Our own text" not in words
    assert "General facilitation practice; our own text. Free to use." in words
    assert "gone" not in words


def test_arrows_go_through_the_pages(qtbot: QtBot, frameworks: FrameworksScreen) -> None:
    frameworks.page_list.setFocus()
    with qtbot.waitSignal(frameworks.view.finished):
        QTest.keyClick(frameworks.page_list, Qt.Key.Key_Down)
    assert frameworks.view.page == U
    assert frameworks.view.accessibleName() == "Theory U"
    assert frameworks.page_combo.currentText() == "Theory U"


def test_a_protocol_that_a_page_names_opens_in_the_library(
    frameworks: FrameworksScreen, library: LibraryScreen, pages: LibraryPages
) -> None:
    inside = frameworks.view.widget()
    assert inside is not None
    (link,) = [label for label in inside.findChildren(QLabel) if "Case clinic" in label.text()]
    link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(link, Qt.Key.Key_Tab)
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert pages.places.here == PROTOCOLS
    assert library.card_pane.protocol is not None
    assert library.card_pane.protocol.name == "Case clinic"
    assert library.card_grid.hasFocus()


def test_a_station_leads_to_what_is_told_of_it(frameworks: FrameworksScreen) -> None:
    drawing, ladder = drawings(frameworks)
    click(drawing, 2)
    assert at_top(frameworks) == "Acting"
    click(drawing, -1)
    assert "Letting go" in at_top(frameworks)
    click(drawing, 0)
    assert at_top(frameworks) == "Looking"
    click(ladder, 1)
    assert "Generative" in at_top(frameworks)


def test_a_station_of_which_nothing_more_is_told_leads_nowhere(qtbot: QtBot, frameworks: FrameworksScreen) -> None:
    drawing = drawings(frameworks)[0]
    before = frameworks.view.verticalScrollBar().value()
    with qtbot.assertNotEmitted(drawing.chosen):
        click(drawing, 1)
        QTest.mouseClick(drawing, Qt.MouseButton.RightButton, pos=drawing.spot(2).center().toPoint())
    assert frameworks.view.verticalScrollBar().value() == before


def test_the_keyboard_goes_through_the_stations(qtbot: QtBot, frameworks: FrameworksScreen) -> None:
    drawing = drawings(frameworks)[0]
    drawing.setFocus()
    chosen: list[int] = []
    drawing.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down):
        drawing.setFocus()
        QTest.keyClick(drawing, key)
    drawing.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Enter):
        drawing.setFocus()
        QTest.keyClick(drawing, key)
    assert chosen == [0, -1, 2, -1]
    assert not drawing.grab().isNull()


def test_what_the_pointer_is_over_shows_that_it_leads_somewhere(frameworks: FrameworksScreen) -> None:
    drawing = drawings(frameworks)[0]
    plain = drawing.grab().toImage()
    QTest.mouseMove(drawing, drawing.spot(0).center().toPoint())
    assert drawing.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert drawing.grab().toImage() != plain
    QTest.mouseMove(drawing, drawing.spot(1).center().toPoint())
    assert drawing.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_drawing_without_an_arc_is_empty(qtbot: QtBot, theme: Theme) -> None:
    drawing = ArcDrawing(theme)
    qtbot.addWidget(drawing)
    assert drawing.sizeHint().height() == 0
    assert drawing.spot(0).isEmpty()
    drawing.resize(80, 40)
    assert not drawing.grab().isNull()


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_is_painted_in_the_color_of_its_framework(qtbot: QtBot, theme: Theme, shape: Shape) -> None:
    names = ("Seeing", "Resting", "Acting")
    under = "Seeing" if shape is Shape.TREE else ""
    stations = tuple(Station(name=name, says="We do.", under=under if at else "") for at, name in enumerate(names))
    drawing = ArcDrawing(theme)
    qtbot.addWidget(drawing)
    drawing.show_arc(Arc(shape=shape, hub="Rest" if shape is Shape.WHEEL else "", stations=stations), "theory-u")
    drawing.resize(900, drawing.heightForWidth(900))
    image = drawing.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 5)}
    assert theme.framework("theory-u")[0].rgb() in seen
    assert drawing.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_keys_that_mean_nothing_to_a_drawing_go_on(qtbot: QtBot, frameworks: FrameworksScreen) -> None:
    drawing = drawings(frameworks)[0]
    drawing.setFocus()
    QTest.keyClick(drawing, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(drawing.chosen):
        QTest.keyClick(drawing, Qt.Key.Key_A)
    QApplication.sendEvent(drawing, QEvent(QEvent.Type.Leave))
    assert drawing.cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.keyClick(drawing, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not drawing.hasFocus()


def test_a_drawing_says_its_stations_to_a_screen_reader(frameworks: FrameworksScreen) -> None:
    drawing, ladder = drawings(frameworks)
    assert drawing.accessibleName() == "Three spaces"
    assert drawing.accessibleDescription() == "1. Seeing: We look. Then: Letting go. 2. Rest. 3. Acting: We try."
    assert ladder.accessibleName() == "Drawing"


def test_a_wheel_and_a_tree_are_told_without_numbers() -> None:
    wheel = Arc(
        shape=Shape.WHEEL, hub="Rest", stations=(Station(name="Try", says="What happens?"), Station(name="Ask"))
    )
    assert arc_words(wheel) == "In the middle: Rest. Try: What happens? Ask."
    tree = Arc(shape=Shape.TREE, stations=(Station(name="Aim"), Station(name="Driver", under="Aim")))
    assert arc_words(tree) == "Aim. Driver, under Aim."
    assert leads(tree, U) == {}


def test_the_chip_of_a_card_leads_to_the_page_of_its_framework(
    qtbot: QtBot, library: LibraryScreen, pages: LibraryPages
) -> None:
    chips = library.card_pane.chips
    assert chips.accessibleDescription() == "Read about Theory U"
    QTest.mouseClick(chips, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    screen = pages.places.built(PLACE)
    assert isinstance(screen, FrameworksScreen)
    assert screen.note_label.isVisible()
    qtbot.waitUntil(lambda: screen.view.page == U)
    assert not screen.note_label.isVisible()
    QTest.mouseClick(pages.places.buttons[PROTOCOLS], Qt.MouseButton.LeftButton)
    screen.page_list.choose("practices")
    chips.setFocus()
    QTest.keyClick(chips, Qt.Key.Key_Return)
    assert screen.view.page == U


def test_a_chip_shows_that_it_leads_somewhere(library: LibraryScreen, pages: LibraryPages) -> None:
    chips = library.card_pane.chips
    QTest.mouseMove(chips, QPoint(12, 12))
    assert chips.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(chips, QEvent(QEvent.Type.Leave))
    assert chips.cursor().shape() is Qt.CursorShape.ArrowCursor
    chips.setFocus()
    QTest.keyClick(chips, Qt.Key.Key_A)
    QTest.mouseClick(chips, Qt.MouseButton.LeftButton, pos=QPoint(chips.width() - 2, 12))
    assert pages.places.here == PROTOCOLS


def test_every_framework_but_that_of_the_house_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    found = {page.key for page in framework_files.pages(catalogue.protocols())}
    assert set(FRAMEWORKS) - found == {"house"}


def test_ctrl_and_page_keys_go_from_page_to_page(library: LibraryScreen, pages: LibraryPages) -> None:
    QTest.keyClick(library.search_edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert pages.places.here == PLACE
    QTest.keyClick(pages.places.buttons[PLACE], Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert pages.places.here == PROTOCOLS
    assert library.search_edit.hasFocus()


def test_what_searches_protocols_rests_while_another_page_is_shown(
    frameworks: FrameworksScreen, library: LibraryScreen, bench: Bench
) -> None:
    library.search_edit.setText("walk")
    QTest.keyClick(frameworks.page_list, Qt.Key.Key_Escape)
    assert library.search_edit.text() == "walk"
    bench.go("home")
    bench.go("library")
    assert frameworks.isVisible()
    assert frameworks.page_list.hasFocus()


@pytest.mark.parametrize(
    ("width", "scale"), [(1440, TextScale.STANDARD), (1280, TextScale.LARGEST), (960, TextScale.LARGE)]
)
def test_pages_fit_every_window(
    qtbot: QtBot, frameworks: FrameworksScreen, window: MainWindow, theme: Theme, width: int, scale: TextScale
) -> None:
    theme.set_scale(scale)
    window.resize(width, 692)
    qtbot.waitUntil(lambda: window.width() == width)
    qtbot.waitUntil(lambda: "Free to use." in said(frameworks))
    assert frameworks.page_list.isVisible() is not frameworks.page_combo.isVisible()
    row = frameworks.paper_button.parentWidget()
    assert row is not None
    assert row.isVisible()
    inside = frameworks.view.widget()
    assert inside is not None
    for drawing in drawings(frameworks):
        drawn = drawing.drawing
        assert drawn is not None
        assert drawn.height <= drawing.height()
        assert drawn.width <= drawing.width()
    bottom = max(label.geometry().bottom() for label in inside.findChildren(QLabel))
    assert bottom <= inside.height()


def test_the_field_to_choose_from_leads_to_a_page(
    qtbot: QtBot, frameworks: FrameworksScreen, window: MainWindow, theme: Theme
) -> None:
    theme.set_scale(TextScale.LARGEST)
    window.resize(1280, 692)
    qtbot.waitUntil(lambda: frameworks.page_combo.isVisible())
    with qtbot.waitSignal(frameworks.view.finished):
        frameworks.page_combo.setFocus()
        QTest.keyClick(frameworks.page_combo, Qt.Key.Key_Down)
    assert frameworks.view.page == U


def test_the_other_look_writes_the_page_anew_where_it_was(
    qtbot: QtBot, frameworks: FrameworksScreen, theme: Theme
) -> None:
    bar = frameworks.view.verticalScrollBar()
    bar.setValue(120)
    before = drawings(frameworks)[0].grab().toImage()
    with qtbot.waitSignal(frameworks.view.finished):
        theme.set_look(Look.DARK)
    assert bar.value() == 120
    assert theme.color("ink-2").name() in said(frameworks)
    assert drawings(frameworks)[0].grab().toImage() != before


def test_protocols_that_changed_are_named_anew_and_others_leave_the_page(
    qtbot: QtBot, frameworks: FrameworksScreen, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = frameworks.view.widget()
    bench.cards.changed.emit()
    assert frameworks.view.widget() is inside
    renamed = {card.key: replace(card, name=f"{card.name}, new") for card in CARDS}
    monkeypatch.setattr(frameworks.view, "_card_of", renamed.get)
    with qtbot.waitSignal(frameworks.view.finished):
        bench.cards.changed.emit()
    assert "Case clinic, new" in said(frameworks)


def test_pages_that_cannot_be_read_say_so_and_can_be_tried_again(
    qtbot: QtBot, pages: LibraryPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_cards: object) -> tuple[FrameworkPage, ...]:
        raise FrameworkFileError((Problem("theory-u.yaml", 1, "", "broken"),))

    monkeypatch.setattr(framework_files, "pages", broken)
    screen = pages.places.show(PLACE)
    assert isinstance(screen, FrameworksScreen)
    qtbot.waitUntil(screen.note_button.isVisible)
    assert screen.note_label.text() == "The pages could not be read."
    assert not screen.view.isVisible()
    monkeypatch.setattr(framework_files, "pages", lambda _cards: PAGES)
    with qtbot.waitSignal(screen.view.finished):
        QTest.mouseClick(screen.note_button, Qt.MouseButton.LeftButton)
    assert screen.view.page == WAY


def test_all_pages_that_come_with_the_app_can_be_shown(
    qtbot: QtBot, theme: Theme, window: MainWindow, frameworks: FrameworksScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    for page in framework_files.pages(catalogue.protocols()):
        with qtbot.waitSignal(frameworks.view.finished):
            frameworks.view.show_page(page)
        words = said(frameworks)
        assert page.title in words
        assert all(part.name in words for part in page.parts)
        assert len(drawings(frameworks)) == len(page.arcs)
