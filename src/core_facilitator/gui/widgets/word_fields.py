"""A field for each word that a template asks for, with the sentence that it is for."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.placeholders import sentence_with

_LONGEST = 200
_NOTHING = Session(id=UUID(int=0), title="")


class WordFields(QObject):
    """Fills a pane with fields. What was typed is remembered by name, also while another template is shown.

    `changed`: a word is another one.
    """

    changed = Signal()

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self._typed: dict[str, str] = {}
        self._edits: dict[str, QLineEdit] = {}
        self._fields: list[QWidget] = []
        pane.hide()

    @property
    def words(self) -> dict[str, str]:
        """What is typed, by name."""
        return {name: edit.text().strip() for name, edit in self._edits.items()}

    @property
    def edits(self) -> dict[str, QLineEdit]:
        """The fields, by the name of their word."""
        return dict(self._edits)

    def show(self, session: Session, names: tuple[str, ...]) -> None:
        """Ask for these words of a session or a template."""
        self._typed |= {name: edit.text() for name, edit in self._edits.items()}
        self._edits.clear()
        layout = self._pane.layout()
        for old in self._fields:
            old.hide()
            old.deleteLater()
        self._fields = [self._field(name, session) for name in names]
        if layout is not None:
            for field in self._fields:
                layout.addWidget(field)
        self._pane.setVisible(bool(self._edits))

    def clear(self) -> None:
        """Ask for nothing."""
        self.show(_NOTHING, ())

    def _field(self, name: str, session: Session) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        shown = name[:1].upper() + name[1:]
        label, edit, sentence = QLabel(shown), QLineEdit(self._typed.get(name, "")), QLabel()
        label.setProperty("type", "field")
        label.setBuddy(edit)
        edit.setAccessibleName(shown)
        edit.setMaxLength(_LONGEST)
        edit.textChanged.connect(self.changed)
        words = sentence_with(session, name)
        sentence.setText(self.tr("For: “{0}”").format(words) if words else "")
        sentence.setAccessibleName(sentence.text())
        edit.setAccessibleDescription(sentence.text())
        sentence.setProperty("type", "caption")
        sentence.setProperty("tone", "ink-2")
        sentence.setWordWrap(True)
        for part in (label, edit, sentence) if words else (label, edit):
            column.addWidget(part)
        self._edits[name] = edit
        return made
