"""What the card of a block says otherwise by now, field by field: take it, keep what is there, or decide later."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.domain.card_updates import Difference
from core_facilitator.gui import form
from core_facilitator.gui.models.block_values import field_name, value_text
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.growing_dialog import fit

_SIZE = 720, 560  # px at the standard text size, where the window has that much room
_TAKE = 28  # px that what belongs to a field stands further in


class CardUpdate(QDialog):
    """`fields` are those that were chosen. The result is KEEP where all should stay as it is for good."""

    KEEP = 2

    heading_label: QLabel
    text_label: QLabel
    fields_area: QScrollArea
    fields_pane: QWidget
    later_button: QPushButton
    keep_button: QPushButton
    take_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, name: str, differences: tuple[Difference, ...]) -> None:
        super().__init__(parent)
        form.fill(self, "card_update", theme)
        fit(self, theme, *_SIZE)
        self._theme = theme
        self.boxes: dict[str, QCheckBox] = {}
        self.setWindowTitle(self.tr("The library card has changed"))
        self.heading_label.setText(self.tr("What is new in “{0}”").format(name))
        self.text_label.setText(
            self.tr("What is checked is taken from the card. Words that you wrote yourself are listed too.")
            if differences
            else self.tr("Nothing of it concerns this block: all that it says there is the same.")
        )
        for one in differences:
            self._add(one)
        body = self.fields_pane.layout()
        if body is not None:
            body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.fields_area.setVisible(bool(differences))
        self.take_button.setVisible(bool(differences))
        self.take_button.setDefault(bool(differences))
        if not differences:
            self.keep_button.setText(self.tr("Keep block as it is"))
        self.take_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self._keep)
        self.later_button.clicked.connect(self.reject)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that are to be taken."""
        return frozenset(field for field, box in self.boxes.items() if box.isChecked())

    def _add(self, one: Difference) -> None:
        name = field_name(one.field)
        box = self.boxes[one.field] = QCheckBox(name[:1].upper() + name[1:])
        box.setChecked(True)
        box.toggled.connect(self._count)
        words = QWidget()
        grid = QGridLayout(words)
        grid.setContentsMargins(self._theme.px(_TAKE), 0, 0, self._theme.px(12))
        grid.setHorizontalSpacing(self._theme.px(24))
        for column, (caption, value) in enumerate(((self.tr("In this block"), one.old), (self.tr("New"), one.new))):
            grid.addWidget(_label(caption, "field"), 0, column)
            grid.addWidget(_label(value_text(one.field, value) or self.tr("nothing"), "caption"), 1, column)
            grid.setColumnStretch(column, 1)
        layout = self.fields_pane.layout()
        if layout is not None:
            layout.addWidget(box)
            layout.addWidget(words)

    @Slot()
    def _count(self) -> None:
        self.take_button.setEnabled(bool(self.fields))

    @Slot()
    def _keep(self) -> None:
        self.done(self.KEEP)


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("type", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
