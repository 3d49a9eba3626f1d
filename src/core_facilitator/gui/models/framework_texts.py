"""What the page of a framework says, as text with a little markup in the colors of the theme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.documents.arc_marks import turn_of
from core_facilitator.documents.arc_words import ArcPatterns, arc_told
from core_facilitator.domain.framework_pages import Arc, FrameworkPage, Place
from core_facilitator.gui.models import card_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core_facilitator.domain.framework_pages import Fact
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.theme import Theme

translate = QCoreApplication.translate

_LINE, _SMALL = 24, 20  # px


def arc_words(arc: Arc) -> str:
    """Return a drawing in words, station by station, for those who do not see it."""
    patterns = ArcPatterns(
        translate("Frameworks", "In the middle: {hub}."),
        translate("Frameworks", "{name}, under {under}"),
        translate("Frameworks", "Then: {turn}."),
    )
    return arc_told(arc, patterns)


def leads(arc: Arc, page: FrameworkPage) -> dict[int, Place]:
    """Return where each station and turn of a drawing is told, by its number, as far as it is."""
    found: dict[int, Place] = {}
    for number, station in enumerate(arc.stations):
        for key, name in ((number, station.told_in or station.name), (turn_of(number), station.turn)):
            if name and (place := page.told(name, arc)) is not None:
                found[key] = place
    return found


class FrameworkTexts:
    """Writes what stands on a page in the present colors and sizes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def told(self, text: str) -> str:
        """Return a paragraph."""
        return f'<p style="margin:0; line-height:{self._theme.px(_LINE)}px">{escape(text)}</p>'

    def point(self, name: str, says: str, facts: Sequence[Fact]) -> str:
        """Return a point: its name, what is said about it, and its facts as a table."""
        height = self._theme.px(_LINE)
        words = f'<p style="margin:0; line-height:{height}px"><b>{escape(name)}</b><br>{escape(says)}</p>'
        return words + self._table(facts)

    def links(self, cards: Iterable[Protocol]) -> str:
        """Return protocols as links with their minutes, one after the other; nothing where there are none."""
        color, dim = self._theme.color("accent").name(), self._theme.color("ink-2").name()
        links = [
            f'<a href="{escape(card.key)}" style="color:{color}">{escape(card.name)}</a>'
            f'<span style="color:{dim}">&nbsp;{card_names.minutes_words(card.minutes).replace(" ", "&nbsp;")}</span>'
            for card in cards
        ]
        if not links:
            return ""
        size = f"font-size:{self._theme.px(14)}px; line-height:{self._theme.px(_SMALL)}px"
        return f'<p style="margin:0; {size}">{" &nbsp;·&nbsp; ".join(links)}</p>'

    def foot(self, page: FrameworkPage) -> str:
        """Return whose ideas these are, and under what terms."""
        dim = self._theme.color("ink-2").name()
        lines = [f"<b>{translate('Frameworks', 'Source')}</b> {escape(page.source)}"]
        for one in page.licenses:
            words = " ".join(text for text in (one.attribution, one.terms) if text)
            lines.append(f"<b>{translate('Frameworks', 'Credit')}</b> {escape(words)}")
        size = f"color:{dim}; font-size:{self._theme.px(14)}px; line-height:{self._theme.px(_SMALL)}px"
        return "".join(f'<p style="margin:0 0 4px 0; {size}">{line}</p>' for line in lines)

    def _table(self, facts: Sequence[Fact]) -> str:
        if not facts:
            return ""
        px, dim = self._theme.px, self._theme.color("ink-2").name()
        size = f"font-size:{px(14)}px"
        rows = (
            f'<tr><td style="color:{dim}; {size}; padding:{px(2)}px {px(16)}px {px(2)}px 0">{escape(fact.name)}</td>'
            f'<td style="{size}; padding:{px(2)}px 0">{escape(fact.says)}</td></tr>'
            for fact in facts
        )
        return f'<table cellspacing="0" cellpadding="0" style="margin-top:{px(4)}px">{"".join(rows)}</table>'
