"""A day that runs in the window, in which somebody writes down what is said, and who is there."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core_facilitator.domain.daybooks import Entry, text_of
from core_facilitator.gui.captured import Captured
from core_facilitator.gui.run_captures import RunCaptures
from core_facilitator.gui.widgets.capture_line import CaptureLine
from running_day import RunningDay

Q = Qt.Key
B = TypeVar("B", bound=QWidget)


class WritingDay(RunningDay):
    """The second day of the retreat, with what is written down in it."""

    @property
    def parts(self) -> RunCaptures:
        """What belongs to it on the run screen."""
        found = self.screen.findChild(RunCaptures)
        assert found is not None
        return found

    @property
    def captured(self) -> Captured:
        """What was written down."""
        return self.parts.captured

    @property
    def line(self) -> CaptureLine:
        """The line in which it is typed."""
        return self.parts.line

    def body(self, kind: type[B]) -> B:
        """Return what is open in place of the steps."""
        panel = self.screen.panel
        assert panel is not None
        assert isinstance(panel.body, kind)
        return panel.body

    def type(self, text: str) -> "WritingDay":
        """Type where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self.screen, text)
        return self

    def write(self, pressed: Qt.Key, text: str) -> Entry:
        """Write a line of the kind of a key, and keep it; return it."""
        before = self.captured.entries
        self.press(pressed)
        self.type(text)
        self.press(Q.Key_Return)
        (made,) = [one for one in self.captured.entries if one not in before]
        return made

    @property
    def texts(self) -> list[str]:
        """What was written down, in its order."""
        return [text_of(one) for one in self.captured.entries]


def retype(edit: QLineEdit, text: str) -> None:
    """Type another text into a field, and leave it with Enter."""
    edit.setFocus()
    QTest.keyClick(edit, Q.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Q.Key_Delete)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Q.Key_Return)
