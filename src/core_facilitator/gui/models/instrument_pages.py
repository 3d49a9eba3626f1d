"""What there is to read of an instrument, as rich text: what people read, and what their facilitator should know."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.protocol_imports import Difference
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models import instrument_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core_facilitator.domain.instruments import Instrument, Statement, Wording
    from core_facilitator.domain.published_scales import PublishedScale, ReadingList
    from core_facilitator.gui.theme import Theme

translate = QCoreApplication.translate

_FIELDS = {
    "title": QT_TRANSLATE_NOOP("Instruments", "Title"),
    "introduction": QT_TRANSLATE_NOOP("Instruments", "What people read first"),
    "statements": QT_TRANSLATE_NOOP("Instruments", "Statements"),
    "scales": QT_TRANSLATE_NOOP("Instruments", "Scales"),
    "groups": QT_TRANSLATE_NOOP("Instruments", "Groups"),
    "minutes": QT_TRANSLATE_NOOP("Instruments", "Minutes"),
    "shuffled": QT_TRANSLATE_NOOP("Instruments", "Each person in another order"),
    "skippable": QT_TRANSLATE_NOOP("Instruments", "Every line may be skipped"),
    "use": QT_TRANSLATE_NOOP("Instruments", "What it is for"),
    "care": QT_TRANSLATE_NOOP("Instruments", "Take care"),
    "credit": QT_TRANSLATE_NOOP("Instruments", "Credit"),
    "caveats": QT_TRANSLATE_NOOP("Instruments", "What its results cannot say"),
    "reading": QT_TRANSLATE_NOOP("Instruments", "How results are read"),
    "other": QT_TRANSLATE_NOOP("Instruments", "Something that nobody reads, such as a key"),
}


def instrument_page(instrument: Instrument, theme: Theme) -> str:
    """Return all that there is to read of an instrument; Spanish stands beside English where somebody wrote it."""
    page = _Page(theme, beside=_has_spanish(instrument))
    page.head(translate("Instruments", "What people read"))
    if instrument.introduction.text:
        page.rows([(instrument.introduction, "")])
    page.rows(
        [(one.text, _about(one, instrument), number) for number, one in enumerate(instrument.statements, start=1)]
    )
    page.head(translate("Instruments", "Their answers"))
    for scale in instrument.scales:
        if len(instrument.scales) > 1:
            page.text(instrument_words.scale_name(scale), dim=True)
        page.rows([(point.label, "") for point in scale.points], tight=True)
    if instrument.written:
        page.text(translate("Instruments", "Words are written where no scale is."))
    page.text(_order(instrument), dim=True)
    for name in ("use", "care"):
        page.part(translate("Instruments", _FIELDS[name]), [getattr(instrument, name)])
    page.part(translate("Instruments", _FIELDS["caveats"]), instrument.caveats)
    page.part(translate("Instruments", _FIELDS["credit"]), instrument.credit.splitlines())
    return page.html


def published_page(found: ReadingList, theme: Theme) -> str:
    """Return the list of published scales to read."""
    page = _Page(theme, beside=False)
    page.text(found.introduction)
    for scale in found.scales:
        page.head(_named(scale))
        page.text(scale.about)
        page.text(translate("Instruments", "License: {0}").format(scale.license))
        page.text(scale.source, dim=True)
    return page.html


def differences_page(found: Sequence[Difference], theme: Theme) -> str:
    """Return in what an instrument of a file differs from the one that is here."""
    page = _Page(theme, beside=False)
    for each in found:
        page.head(translate("Instruments", _FIELDS[each.field]))
        now = [line for line in each.before if line not in each.after]
        becomes = [line for line in each.after if line not in each.before]
        if not now and not becomes:  # the same lines in another order
            becomes = list(each.after)
        for words, lines in (
            (translate("Instruments", "Now"), now),
            (translate("Instruments", "In the file"), becomes),
        ):
            if lines:
                page.text(f"{words}: {'; '.join(lines)}")
    return page.html


def _named(scale: PublishedScale) -> str:
    words = translate("Instruments", "{0}, {1} ({2})").format(scale.name, scale.authors, scale.year)
    if not scale.statements:
        return words
    return translate("Instruments", "{0}. {1} statements").format(words, scale.statements)


def _has_spanish(instrument: Instrument) -> bool:
    return bool(instrument.introduction.es) or any(one.text.es for one in instrument.statements)


def _about(statement: Statement, instrument: Instrument) -> str:
    """Return the group of a statement, and of how it is answered what is not so of all."""
    used = {one.scale for one in instrument.statements}
    parts = [instrument_words.group_title(statement, instrument)]
    if len(used) > (1 if not statement.scale or "" not in used else 2):
        parts.append(instrument_words.way(statement, instrument))
    if statement.reverse:
        parts.append(translate("Instruments", "Put the other way round"))
    return ". ".join(part for part in parts if part)


def _order(instrument: Instrument) -> str:
    parts = []
    if instrument.shuffled:
        parts.append(translate("Instruments", "Each person gets the statements in another order."))
    parts.append(
        translate("Instruments", "Every line may be skipped.")
        if instrument.skippable
        else translate("Instruments", "Only words may be left out.")
    )
    return " ".join(parts)


class _Page:
    """Rich text that grows part by part, in the sizes and colors of a theme."""

    def __init__(self, theme: Theme, *, beside: bool) -> None:
        self._px = theme.px
        self._dim = theme.color("ink-2").name()
        self._beside = beside
        self.html = ""

    def head(self, words: str) -> None:
        """Begin a part."""
        above = self._px(14) if self.html else 0
        self.html += f'<p style="margin:{above}px 0 {self._px(4)}px 0"><b>{escape(words)}</b></p>'

    def text(self, words: str, *, dim: bool = False) -> None:
        """Put a paragraph."""
        if words:
            color = f"; color:{self._dim}" if dim else ""
            self.html += f'<p style="margin:0 0 {self._px(4)}px 0{color}">{escape(words)}</p>'

    def part(self, words: str, lines: Iterable[str]) -> None:
        """Put a part, if it says anything."""
        said = [line for line in lines if line]
        if said:
            self.head(words)
            for line in said:
                self.text(line, dim=True)

    def rows(self, rows: Sequence[tuple[Wording, str] | tuple[Wording, str, int]], *, tight: bool = False) -> None:
        """Put texts in rows, their Spanish beside them, with a line about each below it."""
        space = self._px(1 if tight else 5)
        self.html += '<table width="100%" cellspacing="0" cellpadding="0">'
        for wording, about, *number in rows:
            lead = f"{number[0]}. " if number else ""
            small = self._small(about)
            cells = [self._cell(f"{lead}{wording.text}", small, space)]
            if self._beside:
                cells.append(self._cell(wording.es or wording.text, "", space, color=self._dim))
            self.html += f"<tr>{''.join(cells)}</tr>"
        self.html += "</table>"

    def _cell(self, words: str, below: str, space: int, *, color: str = "") -> str:
        width, style = (50 if self._beside else 100), f"color:{color}; " if color else ""
        padding = f"padding:{space}px {self._px(14)}px {space}px 0"
        return f'<td width="{width}%" valign="top" style="{style}{padding}">{escape(words)}{below}</td>'

    def _small(self, words: str) -> str:
        if not words:
            return ""
        return f'<br><span style="color:{self._dim}; font-size:{self._px(13)}px">{escape(words)}</span>'
