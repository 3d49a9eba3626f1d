"""What groups hold and what they do not, a line for each."""

from typing import NamedTuple

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.domain.group_plans import Groups, filled, unplaced
from core_facilitator.gui.models import group_words
from core_facilitator.gui.models.group_draft import GroupDraft
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.icon_label import IconLabel

_MOST_TOLD = 8  # wishes that are not met, one by one


class ReportLine(NamedTuple):
    """A line: its icon, the color role of both, and the words."""

    glyph: str
    role: str
    words: str


class GroupReport(QWidget):
    """Shows lines of any length, each behind its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._labels: list[IconLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._centered = False
        self._layout.addStretch(0)
        self._layout.addStretch(1)
        self.lines: tuple[ReportLine, ...] = ()

    def set_theme(self, theme: Theme) -> None:
        """Draw in this theme's colors."""
        self._theme = theme

    def keep_centered(self) -> None:
        """Put a single line in the middle of the height: it stands beside buttons."""
        self._centered = True

    def show_lines(self, lines: tuple[ReportLine, ...]) -> None:
        """Show other lines."""
        if lines == self.lines:
            return
        self.lines = lines
        self._layout.setStretch(0, int(self._centered and len(lines) == 1))
        while len(self._labels) < len(lines):
            self._add_label()
        for label, line in zip(self._labels, lines, strict=False):
            label.show_line(line.glyph, line.words, line.role)
        for at, label in enumerate(self._labels):
            label.setVisible(at < len(lines))

    def _add_label(self) -> None:
        label = IconLabel()
        label.words.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if self._theme is not None:
            label.set_theme(self._theme)
        self._layout.insertWidget(1 + len(self._labels), label)
        self._labels.append(label)


def report_lines(draft: GroupDraft, groups: Groups) -> tuple[ReportLine, ...]:
    """Say what groups hold, those of the draft or others: sizes, wishes, who is in none, and who meets again."""
    if not groups:
        return ()
    searched = draft.state.searched and groups == draft.state.groups
    unmet = draft.unmet(groups)
    wrong = [
        group_words.not_met(one, draft.names, draft.kind(one), len(groups), searched=searched)
        for one in unmet[:_MOST_TOLD]
    ]
    if len(unmet) > _MOST_TOLD:
        wrong.append(group_words.more_not_met(len(unmet) - _MOST_TOLD))
    lines = [ReportLine("users", "ink-2", f"{group_words.in_short(filled(groups))}.")]
    lines += [ReportLine("triangle-alert", "now-ink", words) for words in wrong]
    if not wrong and (draft.state.apart or draft.state.together):
        lines.append(ReportLine("circle-check", "accent", group_words.tr("All wishes are met.")))
    away = [person.name for person in unplaced(draft.people, groups)]
    if away:
        lines.append(ReportLine("user-round", "now-ink", group_words.nobody_placed(away)))
    again = group_words.meeting_again(groups, draft.met, draft.names)
    if again:
        lines.append(ReportLine("history", "ink-2", again))
    elif draft.met:
        lines.append(ReportLine("circle-check", "accent", group_words.tr("Nobody meets again.")))
    return tuple(lines)
