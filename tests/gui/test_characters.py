"""Characters that our two fonts lack: names with emoji show them, also where the system has no font for them."""

import pytest
from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from core_facilitator.gui.theme import Theme
from core_facilitator.settings import Look


def _boxes(theme: Theme, text: str) -> int:
    """Return how many characters of a text no font can show."""
    layout = QTextLayout(text, theme.font("body"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return sum(list(run.glyphIndexes()).count(0) for run in layout.glyphRuns())


def test_an_emoji_in_a_name_is_no_box(qapp: QApplication) -> None:
    theme = Theme(qapp, Look.LIGHT)
    theme.know_emoji()
    assert _boxes(theme, "Juniper Valley 🌲 ☕ 👩‍🏫") == 0


def test_the_bundled_emoji_are_not_loaded_where_the_system_has_some(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    theme = Theme(qapp, Look.LIGHT)
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", loaded.append)
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Source Sans 3", "Noto Color Emoji"])
    theme.know_emoji()
    assert loaded == []
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Source Sans 3"])
    theme.know_emoji()
    assert [path.rpartition("/")[2] for path in loaded] == ["NotoEmoji-Regular.ttf"]
