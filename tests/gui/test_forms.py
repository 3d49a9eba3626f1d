import importlib
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

import core_facilitator.gui
from core_facilitator import paths
from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import WIDGETS
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.time_field import TimeField

FORMS = sorted(paths.form("home").parent.glob("*.ui"))


class _Right(QWidget):
    yes_button: QPushButton


class _WrongName(QWidget):
    maybe_button: QPushButton


class _WrongKind(QWidget):
    yes_button: QLineEdit


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_form_loads_with_all_its_widgets(qtbot: QtBot, theme: Theme, file: Path) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, file.stem, theme)
    for node in ElementTree.parse(file).iter("widget"):
        widget = screen.findChild(QObject, node.get("name", ""))
        assert type(widget).__name__ == node.get("class"), node.get("name")


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_no_form_names_two_things_alike(file: Path) -> None:
    tree = ElementTree.parse(file)
    names = Counter(node.get("name") for kind in ("widget", "layout") for node in tree.iter(kind))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_picture_named_in_a_form_is_there(file: Path) -> None:
    glyphs = [
        node.findtext("string") for node in ElementTree.parse(file).iter("property") if node.get("name") == "glyph"
    ]
    assert [glyph for glyph in glyphs if not paths.resource("icons", f"{glyph}.svg").is_file()] == []


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_field_of_a_form_has_a_name_for_a_screen_reader(qtbot: QtBot, theme: Theme, file: Path) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, file.stem, theme)
    tree = ElementTree.parse(file)
    names = {node.get("name") for node in tree.iter("widget")}
    labeled = {node.findtext("cstring") for node in tree.iter("property") if node.get("name") == "buddy"}
    fields = [field for field in screen.findChildren(QLineEdit) if field.objectName() in names]
    assert [one.objectName() for one in fields if not one.accessibleName() and one.objectName() not in labeled] == []


@pytest.mark.parametrize("name", ["new_session", "shift_day", "block_inspector", "day_inspector"])
def test_the_field_inside_a_time_field_is_named_as_its_label_says(qtbot: QtBot, theme: Theme, name: str) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, name, theme)
    fields = screen.findChildren(TimeField)
    assert fields
    assert [field.objectName() for field in fields if not field.edit.accessibleName()] == []


def test_every_form_is_some_class_own_form() -> None:
    folder = Path(core_facilitator.gui.__file__).parent
    source = "".join(file.read_text("utf-8") for file in folder.rglob("*.py"))
    used = set(re.findall(r'(?:form\.fill\(self|super\(\).__init__\(tools), "(\w+)"', source))
    assert {file.stem for file in FORMS} == used


def test_every_widget_that_forms_may_hold_is_where_the_table_says() -> None:
    for name, module in WIDGETS.items():
        assert issubclass(getattr(importlib.import_module(module), name), QWidget)


def test_a_named_widget_is_bound(qtbot: QtBot, theme: Theme) -> None:
    screen = _Right()
    qtbot.addWidget(screen)
    form.fill(screen, "question", theme)
    assert screen.yes_button is screen.findChild(QPushButton, "yes_button")
    assert screen.yes_button.objectName() == "yes_button"


def test_a_missing_widget_is_said_at_once(qtbot: QtBot, theme: Theme) -> None:
    screen = _WrongName()
    qtbot.addWidget(screen)
    with pytest.raises(form.FormError, match="Question has no QPushButton named maybe_button"):
        form.fill(screen, "question", theme)


def test_a_widget_of_another_kind_is_said_at_once(qtbot: QtBot, theme: Theme) -> None:
    screen = _WrongKind()
    qtbot.addWidget(screen)
    with pytest.raises(form.FormError, match="no QLineEdit named yes_button"):
        form.fill(screen, "question", theme)


def test_a_form_that_is_not_there_is_said_at_once(qtbot: QtBot, theme: Theme) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    with pytest.raises(form.FormError, match=r"nowhere\.ui is not there"):
        form.fill(screen, "nowhere", theme)


@pytest.mark.qt_no_exception_capture
@pytest.mark.qt_log_ignore("Designer: An error has occurred")
def test_a_broken_form_is_said_at_once(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.ui"
    broken.write_text("<ui><widget", encoding="utf-8")
    monkeypatch.setattr(paths, "form", lambda _name: broken)
    screen = QWidget()
    qtbot.addWidget(screen)
    with pytest.raises(form.FormError, match=r"broken\.ui"):
        form.fill(screen, "broken", theme)


def test_a_banner_speaks_only_while_it_is_shown(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.set_theme(theme)
    assert banner.said == ""
    banner.say("warn", "5 min <overlap>.", "Lunch & break.", action="Trim")
    assert banner.said == "5 min <overlap>. Lunch & break."
    banner.hide()
    assert banner.said == ""


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_the_wheel_never_changes_a_field(qtbot: QtBot, theme: Theme, file: Path) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, file.stem, theme)
    for combo in screen.findChildren(QComboBox):
        combo.addItems(["one", "two", "three"])
        combo.setCurrentIndex(1)
    fields = [*screen.findChildren(QComboBox), *screen.findChildren(QAbstractSpinBox)]
    before = [_value(field) for field in fields]
    for field in fields:
        field.setFocus()
        for turn in (120, -120):
            QApplication.sendEvent(field, _wheel(turn))
    assert [_value(field) for field in fields] == before


def test_the_wheel_over_a_field_goes_on_to_what_scrolls(qtbot: QtBot, theme: Theme) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, "block_inspector", theme)
    wheel = _wheel(-120)
    combo = screen.findChild(QComboBox, "kind_combo")
    assert combo is not None
    QApplication.sendEvent(combo, wheel)
    assert not wheel.isAccepted()


def _value(field: QWidget) -> object:
    return field.currentIndex() if isinstance(field, QComboBox) else field.property("value") or field.property("text")


def _wheel(turn: int) -> QWheelEvent:
    nothing = QPoint()
    held, button, phase = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(nothing, nothing, nothing, QPoint(0, turn), button, held, phase, False)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_tab_never_stops_where_nothing_is_to_be_seen(qtbot: QtBot, theme: Theme, file: Path) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, file.stem, theme)
    stops = [area for area in screen.findChildren(QScrollArea) if area.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inside = [page for area in stops if (page := area.widget()) is not None]
    assert not any(page.findChildren(QLineEdit) or page.findChildren(QPushButton) for page in inside)


def test_a_date_is_never_at_the_ends_of_the_calendar(qtbot: QtBot, theme: Theme) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, "pick_date", theme)
    date_edit = screen.findChild(QDateEdit, "date_edit")
    assert date_edit is not None
    assert (date_edit.minimumDate().year(), date_edit.maximumDate().year()) == (1900, 2999)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_widget_that_paints_in_colors_is_given_the_theme(
    qtbot: QtBot, theme: Theme, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one inside a widget of ours, which has to see to it."""
    given: set[QWidget] = set()
    for name, module in WIDGETS.items():
        kind = getattr(importlib.import_module(module), name)
        if hasattr(kind, "set_theme"):
            monkeypatch.setattr(kind, "set_theme", _noting(given, kind.set_theme))
    screen = QWidget()
    qtbot.addWidget(screen)
    form.fill(screen, file.stem, theme)
    assert {widget for widget in screen.findChildren(QWidget) if hasattr(widget, "set_theme")} == given


def _noting(given: set[QWidget], plain: Callable[[QWidget, Theme], None]) -> Callable[[QWidget, Theme], None]:
    def set_theme(widget: QWidget, theme: Theme) -> None:
        given.add(widget)
        plain(widget, theme)

    return set_theme


def test_a_form_that_was_prepared_fills_one_screen(qtbot: QtBot, theme: Theme) -> None:
    form.prepare("question")
    form.prepare("question")
    first, second = QWidget(), QWidget()
    for screen in (first, second):
        qtbot.addWidget(screen)
        form.fill(screen, "question", theme)
        assert screen.findChild(QPushButton, "yes_button") is not None
    assert first.findChild(QPushButton, "yes_button") is not second.findChild(QPushButton, "yes_button")


def test_a_form_that_is_not_there_cannot_be_prepared() -> None:
    with pytest.raises(form.FormError, match="nowhere"):
        form.prepare("nowhere")
