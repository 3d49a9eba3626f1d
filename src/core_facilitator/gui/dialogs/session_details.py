"""What a whole session is: its title, for whom, where, why, and how many people."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.only_reading import settle
from core_facilitator.gui.widgets.typed_text import TypedText, Typing

_SIZE = 700, 860  # px at the standard text size, where the window has that much room
_FIELDS = ("title", "host", "organization", "group", "place", "purpose", "outcomes", "notes")


class SessionDetails(QDialog):
    """Every field is saved as it is left; Done only closes. Where nothing can be changed, it is for reading."""

    title_edit: QLineEdit
    host_edit: QLineEdit
    organization_edit: QLineEdit
    group_edit: QLineEdit
    place_edit: QLineEdit
    purpose_edit: NoteEdit
    outcomes_edit: NoteEdit
    notes_edit: NoteEdit
    expected_spin: QSpinBox
    expected_label: QLabel
    reading_label: IconLabel
    done_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, plan: OpenPlan, typing: Typing) -> None:
        super().__init__(parent)
        form.fill(self, "session_details", theme)
        self.setWindowTitle(self.tr("Session details"))
        fit(self, theme, *_SIZE)
        self._plan = plan
        self._texts = {field: TypedText(getattr(self, f"{field}_edit"), typing, self) for field in _FIELDS}
        for text in self._texts.values():
            text.committed.connect(self._take_text)
        self.expected_spin.setSpecialValueText(self.tr("as listed"))
        self.expected_spin.editingFinished.connect(self._take_expected)
        self.done_button.clicked.connect(self.accept)
        settle(self, self.reading_label, self.done_button, writable=plan.writable)
        plan.changed.connect(self._show)
        self._show()
        if plan.writable:
            self.title_edit.setFocus()

    def done(self, result: int) -> None:
        """Save what is still being typed, and close."""
        self._take_expected()
        for text in self._texts.values():
            text.commit()
        super().done(result)

    @Slot()
    def _show(self) -> None:
        session = self._plan.session
        if session is None:
            return
        for field, text in self._texts.items():
            value = getattr(session, field)
            text.show(f"session/{session.id}/{field}", value if isinstance(value, str) else "\n".join(value))
        if not self.expected_spin.hasFocus():
            self.expected_spin.setValue(session.expected or 0)
        listed = len(session.people)
        self.expected_label.setText(
            self.tr("{0} names are listed. Quantities are counted for this many.").format(listed)
        )

    @Slot(str, str)
    def _take_text(self, place: str, text: str) -> None:
        field = place.rpartition("/")[2]
        value: object = text.strip() if field in ("title", "host", "organization", "group", "place") else text
        if field == "outcomes":
            value = tuple(line.strip() for line in text.split("\n") if line.strip())
        changes: dict[str, Any] = {field: value}
        if self._plan.session is not None:
            self._plan.save(replace(self._plan.session, **changes), self.tr("Edit session details"))

    @Slot()
    def _take_expected(self) -> None:
        session, expected = self._plan.session, self.expected_spin.value() or None
        if session is not None and session.expected != expected:
            self._plan.save(replace(session, expected=expected), self.tr("Change head count"))
