"""Fields of text that know what they showed: what nobody touched is read back just as it was."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core_facilitator.domain.text import clean

Edit = QLineEdit | QPlainTextEdit


class ShownTexts:
    """The texts of fields, by name; `edit` returns the field of a name."""

    def __init__(self, edit: Callable[[str], Edit]) -> None:
        self._edit = edit
        self._shown: dict[str, str] = {}

    def show(self, name: str, text: str) -> None:
        """Show a text."""
        edit = self._edit(name)
        if isinstance(edit, QLineEdit):
            edit.setText(text)
            edit.setCursorPosition(0)
        else:
            edit.setPlainText(text)
        self._shown[name] = self._text(name)

    def line(self, name: str) -> str:
        """Return what a field says now, without spaces around it."""
        return self._text(name).strip()

    def changed(self, name: str, before: str) -> str:
        """Return what a field says now; `before`, spaces and all, where it was not touched."""
        return before if self._text(name) == self._shown[name] else self.line(name)

    def listed(self, name: str, before: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lines of a field that say anything; `before` where it was not touched."""
        if self._text(name) == self._shown[name]:
            return before
        return tuple(line.strip() for line in self._text(name).split("\n") if line.strip())

    def _text(self, name: str) -> str:
        edit = self._edit(name)
        return clean(edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()).text
