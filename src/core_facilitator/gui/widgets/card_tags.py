"""The own tags of a card: each with a cross that takes it off, and a field for another one that knows all of them."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from core_facilitator.domain.card_marks import LONGEST_TAG, MOST_TAGS, TagError, TagFault
from core_facilitator.gui.theme import Theme

_FIELD = 132  # px


class CardTags(QWidget):
    """Signals: `added` carries what was typed, `removed` the tag whose cross was clicked."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._tags: tuple[str, ...] = ()
        self._changing = True
        self._known = QStringListModel(self)
        self.tags_label = QLabel()
        self.tag_edit = QLineEdit()
        self.fault_label = QLabel()
        self.tags_label.setWordWrap(True)
        self.tags_label.setTextFormat(Qt.TextFormat.RichText)
        self.tags_label.setProperty("type", "caption")
        self.tags_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.tags_label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tags_label.linkActivated.connect(self._take_off)
        self.tag_edit.setPlaceholderText(self.tr("Add a tag"))
        self.tag_edit.setAccessibleName(self.tr("Add a tag"))
        self.tag_edit.setProperty("extent", "small")
        self.fault_label.setWordWrap(True)
        self.fault_label.setTextFormat(Qt.TextFormat.PlainText)
        self.fault_label.setProperty("type", "caption")
        self.fault_label.setProperty("tone", "danger")
        self._complete()
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        theme.changed.connect(self._show)

    def only_read(self) -> None:
        """Let nobody change the tags."""
        self._changing = False
        self._show()

    def show_tags(self, tags: tuple[str, ...], known: tuple[str, ...]) -> None:
        """Show the tags of a card; `known` are those of all cards."""
        self._tags = tags
        self._known.setStringList([tag for tag in known if tag not in tags])
        self._show()

    def begin(self) -> None:
        """Forget what was typed: another card is shown, or it was taken."""
        self.tag_edit.clear()
        self.fault_label.hide()

    def refuse(self, error: TagError) -> None:
        """Say why what was typed is no tag, and keep it, so that it can be mended."""
        self.fault_label.setText(self._words(error))
        self.fault_label.show()

    def _words(self, error: TagError) -> str:
        if error.fault is TagFault.TOO_LONG:
            length = f"{len(error.tag):,}"
            return self.tr("A tag has up to {0} characters; this one has {1}.").format(LONGEST_TAG, length)
        if error.fault is TagFault.TOO_MANY:
            return self.tr("A card has room for {0} tags.").format(MOST_TAGS)
        if error.fault is TagFault.THERE:
            return self.tr("“{0}” is there already.").format(error.tag)
        return self.tr("Type a word or two first.")

    @Slot()
    def _show(self) -> None:
        color = "" if self._theme is None else self._theme.color("accent").name()
        shown = [escape(tag).replace(" ", "&nbsp;") for tag in self._tags]
        if self._changing:
            shown = [
                f'{tag}&nbsp;<a href="{number}" style="color:{color}; text-decoration:none">×</a>'
                for number, tag in enumerate(shown)
            ]
        self.tags_label.setText("&nbsp;&nbsp;&nbsp; ".join(shown))
        self.tags_label.setAccessibleName(self.tr("My tags: {0}").format(", ".join(self._tags)))
        self.tags_label.setVisible(bool(self._tags))
        self.tag_edit.setVisible(self._changing)
        self.setVisible(self._changing or bool(self._tags))
        if self._theme is not None:
            self.tag_edit.setFixedWidth(self._theme.px(_FIELD))

    @Slot(str)
    def _take_off(self, number: str) -> None:
        self.removed.emit(self._tags[int(number)])

    @Slot()
    def _add(self) -> None:
        self.added.emit(self.tag_edit.text())

    @Slot(str)
    def _add_chosen(self, tag: str) -> None:
        self.tag_edit.clear()
        if tag not in self._tags:
            self.added.emit(tag)

    def _complete(self) -> None:
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # One Enter in the list tells both, and the field takes over what was chosen only after that.
        self.tag_edit.returnPressed.connect(self._add, Qt.ConnectionType.QueuedConnection)
        completer.activated.connect(self._add_chosen, Qt.ConnectionType.QueuedConnection)
        self.tag_edit.setCompleter(completer)
        self.tag_edit.textEdited.connect(self.fault_label.hide)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tag_edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.tags_label, 1)
        row.addStretch(0)
        column.addLayout(row)
        column.addWidget(self.fault_label)
        self.fault_label.hide()
