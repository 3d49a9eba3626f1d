"""Room for the cards of groups: how people are divided can be folded away, and a low dialog keeps all else low."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme, restyle
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.group_board import GroupBoard
from core_facilitator.gui.widgets.group_report import GroupReport

_Policy = QSizePolicy.Policy

_PANE, _REPORT, _SHORT_REPORT, _LOW, _PROGRESS = 296, 66, 40, 580, 96
# px at the standard text size: the choices, what is said of the groups, the same where the dialog is lower than that,
# and how wide the progress is beside the heading
_EDGE = 16  # px around a low dialog


class GroupFold(QObject):
    """Shows the choices beside the cards, or folds them away; the button that divides is there either way."""

    heading_label: ElidedLabel
    fold_button: QPushButton
    settings_pane: QWidget
    groups_line: QFrame
    progress_bar: QProgressBar
    divide_button: QPushButton
    board: GroupBoard
    report_area: QScrollArea
    report: GroupReport

    def __init__(self, dialog: QWidget, theme: Theme) -> None:
        super().__init__(dialog)
        form.bind(self, dialog)
        self._theme = theme
        self._dialog = dialog
        self._progress_width = self.progress_bar.maximumWidth()
        self.fold_button.setSizePolicy(_Policy.Maximum, _Policy.Fixed)
        self.settings_pane.setFixedWidth(theme.px(_PANE))
        self.low = dialog.height() < theme.px(_LOW)
        self.report_area.setFixedHeight(theme.px(_SHORT_REPORT if self.low else _REPORT))
        if self.low:
            self._save_height()
        self.fold_button.clicked.connect(self.turn)
        self.fold(on=False)

    @property
    def folded(self) -> bool:
        """Whether the choices are out of the way."""
        return self.settings_pane.isHidden()

    @Slot()
    def turn(self) -> None:
        """Fold the choices away, or bring them back."""
        self.fold(on=not self.folded)

    def fold(self, *, on: bool) -> None:
        """Fold the choices away or not; what divides goes to the heading then."""
        self.settings_pane.setVisible(not on)
        self.groups_line.setVisible(not on)
        home = self._layout("layout_20" if on else "layout_8")
        for part in (self.progress_bar, self.divide_button):
            home.addWidget(part)
        self.divide_button.setSizePolicy(_Policy.Maximum if on else _Policy.Minimum, _Policy.Fixed)
        restyle(self.divide_button, extent="small" if on else "")
        self.progress_bar.setMaximumWidth(self._theme.px(_PROGRESS) if on else self._progress_width)
        self.fold_button.setIcon(self._theme.icon("chevron-right" if on else "chevron-down", "accent", gap=True))
        self.fold_button.setToolTip(
            self.tr("Show how people are divided")
            if on
            else self.tr("Hide how people are divided: more room for groups")
        )

    def _save_height(self) -> None:
        """Keep cards low, and say what is said of the groups beside the buttons at the foot."""
        self.board.keep_low()
        foot = self._layout("layout_18")
        foot.insertWidget(foot.count() - 2, self.report_area, 1)
        self.report.keep_centered()
        self._layout("layout_19").setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)

    def _layout(self, name: str) -> QBoxLayout:
        found = self._dialog.findChild(QBoxLayout, name)
        if found is None:
            raise form.FormError(f"There is no layout named {name}")
        return found
