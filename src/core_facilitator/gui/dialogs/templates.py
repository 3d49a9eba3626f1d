"""All templates in one place: what each is for, and renaming, passing on and removing one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.domain.placeholders import placeholders, written
from core_facilitator.gui import form
from core_facilitator.gui.models.template_rows import Choice
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_shapes import DayShapes
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.template_list import TemplateList

_SIZE = 1040, 700  # px at the standard text size, where the window has that much room


class Templates(QDialog):
    """Asks by signals, each with the choice that it is about: `begin_wanted` begins a session from it."""

    template_list: TemplateList
    failed_label: IconLabel
    heading_label: QLabel
    scroll_area: QScrollArea
    about_label: QLabel
    shapes: DayShapes
    words_label: QLabel
    begin_button: QPushButton
    edit_button: QPushButton
    export_button: QPushButton
    remove_button: QPushButton
    import_button: QPushButton
    done_button: QPushButton

    begin_wanted = Signal(object)
    edit_wanted = Signal(object)
    export_wanted = Signal(object)
    remove_wanted = Signal(object)
    import_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme, *, writable: bool) -> None:
        super().__init__(parent)
        form.fill(self, "templates", theme)
        self.resize(theme.room(*_SIZE, parent.size()))
        self.setWindowTitle(self.tr("Templates"))
        self._writable = writable
        self._wanted = ""
        self.failed_label.hide()
        self.failed_label.words.setWordWrap(True)
        self.import_button.setVisible(writable)
        for label in (self.heading_label, self.about_label, self.words_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.template_list.chosen.connect(self._show)
        self.template_list.opened.connect(self._enter)
        self.begin_button.clicked.connect(self._begin)
        self.edit_button.clicked.connect(self._edit)
        self.export_button.clicked.connect(self._export)
        self.remove_button.clicked.connect(self._remove)
        self.import_button.clicked.connect(self.import_wanted)
        self.done_button.clicked.connect(self.accept)
        self.template_list.setFocus()

    def show_templates(self, choices: tuple[Choice, ...]) -> None:
        """Show these; the one that was chosen, or was named by `show_next`, stays chosen as long as it is there."""
        current = self.template_list.current
        key = self._wanted or (current.key if current is not None else None)
        self._wanted = ""
        self.template_list.show_choices(choices, key=key)

    def show_next(self, key: str) -> None:
        """Choose a template that is only about to be shown."""
        self._wanted = key

    def tell_failure(self, words: str) -> None:
        """Say that there are more templates, which could not be read."""
        self.failed_label.show_line("triangle-alert", words, "now-ink")
        self.failed_label.show()

    @Slot(object)
    def _show(self, choice: Choice) -> None:
        template = choice.template
        self.heading_label.setText(choice.title)
        wrong = [self.tr("It cannot be read:"), *choice.problems] if choice.problems else []
        self.about_label.setText("\n".join((*filter(None, (choice.about,)), *wrong)))
        self.about_label.setVisible(bool(self.about_label.text()))
        self.shapes.show_days(choice.shapes)
        words = ", ".join(written(one.name) for one in placeholders(template.session)) if template is not None else ""
        self.words_label.setText(self.tr("To be filled in when a session begins from it: {0}.").format(words))
        self.words_label.setVisible(bool(words))
        self.begin_button.setVisible(self._writable and template is not None)
        self.edit_button.setVisible(self._writable and choice.own and template is not None)
        self.export_button.setVisible(template is not None)
        self.remove_button.setVisible(self._writable and choice.own)
        self.scroll_area.verticalScrollBar().setValue(0)

    @Slot(object)
    def _enter(self, choice: Choice) -> None:
        if self._writable and choice.template is not None:
            self.begin_wanted.emit(choice)

    @Slot()
    def _begin(self) -> None:
        self.begin_wanted.emit(self.template_list.current)

    @Slot()
    def _edit(self) -> None:
        self.edit_wanted.emit(self.template_list.current)

    @Slot()
    def _export(self) -> None:
        self.export_wanted.emit(self.template_list.current)

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit(self.template_list.current)
