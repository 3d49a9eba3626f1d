"""Saving a session or a day as a template: what it is called, what it is for, and what comes along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.placeholders import placeholders, written
from core_facilitator.domain.template_making import Keep, Made
from core_facilitator.domain.templates import Template
from core_facilitator.gui import form
from core_facilitator.gui.models.template_rows import shapes
from core_facilitator.gui.template_making import TemplateMaking
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_shapes import DayShapes
from core_facilitator.gui.widgets.fields_draft import FieldsDraft
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.typed_text import Field, Typing

_SIZE = 680, 720  # px at the standard text size, where the window has that much room
_RENAMING = 480  # px of its height where nothing is asked but the name
_UNMADE = "being made"
_ABOUT = 76  # px of the field for what a template is for


class SaveTemplate(QDialog):
    """`keep` writes the template and returns whether it is written. Until then the dialog stays, as it was typed."""

    heading_label: QLabel
    title_edit: QLineEdit
    about_edit: QPlainTextEdit
    scroll_body: QWidget
    keep_pane: QWidget
    rooms_box: QCheckBox
    script_box: QCheckBox
    notes_box: QCheckBox
    told_label: QLabel
    shapes: DayShapes
    words_label: QLabel
    failed_label: IconLabel
    yes_button: QPushButton
    no_button: QPushButton

    def __init__(
        self, parent: QWidget, theme: Theme, heading: str, keep: Callable[[Template], bool], *, hours24: bool
    ) -> None:
        super().__init__(parent)
        form.fill(self, "template_save", theme)
        fit(self, theme, *_SIZE)
        self.setWindowTitle(heading)
        self.heading_label.setText(heading)
        self.about_edit.setFixedHeight(theme.px(_ABOUT))
        self.about_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._keep = keep
        self._theme = theme
        self._hours24 = hours24
        self._making: TemplateMaking | None = None
        self._draft: FieldsDraft | None = None
        self._offers_title = True
        self._template = Template(key="", title="", session=Session(id=uuid4(), title=""))
        self.failed_label.hide()
        for label in (self.heading_label, self.told_label, self.words_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_edit.textChanged.connect(self._check)
        for box in (self.rooms_box, self.script_box, self.notes_box):
            box.toggled.connect(self._make)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self.title_edit.setFocus()

    def make_from(self, making: TemplateMaking, keep: Keep, *, title: str = "", about: str = "") -> None:
        """Offer to make a template of a session or a day, at first with this kept of it; it comes when it is made."""
        self.title_edit.setText(title)
        self.about_edit.setPlainText(about)
        making.made.connect(self._take)
        for box, on in ((self.rooms_box, keep.rooms), (self.script_box, keep.script), (self.notes_box, keep.notes)):
            box.setChecked(on)
        self._making = making
        self._make()

    def edit(self, template: Template) -> None:
        """Offer to rename a template, and to say what it is for."""
        self._template, self._offers_title = template, False
        self.keep_pane.hide()
        self.resize(self.width(), min(self.height(), self._theme.px(_RENAMING)))
        self._show()
        self.title_edit.setText(template.title)
        self.about_edit.setPlainText(template.about)
        self.title_edit.selectAll()

    def keep_typed(self, typing: Typing, place: str) -> None:
        """Keep what is typed as a draft at this place, and offer what was left there."""
        fields: dict[str, Field] = {"title": self.title_edit, "about": self.about_edit}
        self._draft = FieldsDraft(self, typing, place, fields, self.scroll_body.layout())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed where it is taken away, because the workspace is locked."""
        if self._draft is not None and not event.spontaneous():
            self._draft.leave()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Close; what was typed is saved, or not wanted."""
        if self._draft is not None:
            self._draft.finish(saved=result == QDialog.DialogCode.Accepted)
        super().done(result)

    @property
    def template(self) -> Template:
        """The template as it is typed."""
        about = self.about_edit.toPlainText().strip()
        return replace(self._template, title=self.title_edit.text().strip(), about=about)

    def accept(self) -> None:
        """Write it, and close once it is written."""
        if not self.yes_button.isEnabled():
            return
        if self._keep(self.template):
            super().accept()
            return
        self.failed_label.show_line("circle-alert", self.tr("Not saved. What you typed is still here."), "danger")
        self.failed_label.show()

    @Slot()
    def _make(self) -> None:
        """Have it made anew with what is to be kept now."""
        if self._making is not None:
            boxes = self.rooms_box, self.script_box, self.notes_box
            rooms, script, notes = (box.isChecked() for box in boxes)
            self._template = replace(self._template, key=_UNMADE)
            self._check()
            self._making.make(Keep(rooms=rooms, script=script, notes=notes))

    @Slot(object, object)
    def _take(self, made: Made, keep: Keep) -> None:
        self._template = replace(self._template, key="", session=made.session)
        self.told_label.setText(" ".join(self._told(made, keep)))
        self._show()
        if self._offers_title and not self.title_edit.text():
            called = _called(made.session.title)
            if self._draft is not None:
                self._draft.offered("title", called)
            self.title_edit.setText(called)
            self.title_edit.selectAll()
        self._offers_title = False
        self._check()

    def _told(self, made: Made, keep: Keep) -> list[str]:
        told = [self.tr("Left out: people, who leads, small groups, and everything that is noted about anybody.")]
        if made.replaced == 1:
            told.append(self.tr("In 1 text, a name, an email address or a phone number became a word to fill in."))
        elif made.replaced:
            told.append(
                self.tr("In {0} texts, names, email addresses or phone numbers became words to fill in.").format(
                    made.replaced
                )
            )
        if keep.notes or keep.script:
            told.append(self.tr("Read it through before you pass it on: somebody may be meant without a name."))
        return told

    def _show(self) -> None:
        session = self._template.session
        self.shapes.show_days(shapes(session, hours24=self._hours24))
        words = ", ".join(written(one.name) for one in placeholders(session))
        self.words_label.setText(self.tr("To be filled in when a session begins from it: {0}.").format(words))
        self.words_label.setVisible(bool(words))

    @Slot()
    def _check(self) -> None:
        self.yes_button.setEnabled(bool(self.title_edit.text().strip()) and self._template.key != _UNMADE)


def _called(title: str) -> str:
    """Return a title up to where something is filled in."""
    return title.partition("{{")[0].rstrip(" ,:") or title
