"""Sections that are to stand on one page: how large their type is, and how wide their margins.

A page to lead from is set in the largest type that fits, and as usual on two where even the smallest does not.
A handout is set as usual if it then takes one page, else closer and a little smaller, and as usual again if nothing
helps.
Type never gets smaller than `sheets.LEAST`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core_facilitator.documents.blocks import Content, Document, Fit, Section
from core_facilitator.export.pdf.contents import flowing
from core_facilitator.export.pdf.fitting import LITTLE, snug
from core_facilitator.export.pdf.footers import Footer
from core_facilitator.export.pdf.looks import closer, filled
from core_facilitator.export.pdf.slabs import Stack
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter
from core_facilitator.export.sheets import closer_sizes, sizes

_AIRY, _CLOSE = 0.7, 0.55
"""The part of the air between its parts that a handout keeps as usual, and when it is set closer."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a section is set: its typesetter, its foot, its content, and what it gives for one page less (`snug`)."""

    setter: Typesetter
    footer: Footer
    content: tuple[Content, ...]
    little: float = LITTLE
    tightest: float = 0.0

    @property
    def column(self) -> Column:
        """Where the content stands."""
        sheet = self.setter.sheet
        return Column(sheet.side, sheet.body_width, self.footer.body_end - sheet.top)

    def stacks(self, contents: Sequence[Content], parent: Element) -> list[Stack]:
        """Return the pages of flowing contents."""
        slabs, room = flowing(self.setter, contents, self.column, parent), self.column.room
        return snug(slabs, room, little=self.little, tightest=self.tightest)

    def sized(self, scale: float) -> "Setting":
        """Return the setting with text of another size; the foot stays as it is."""
        return replace(self, setter=self.setter.on(replace(self.setter.sheet, scale=scale)))

    @property
    def pages(self) -> int:
        """On how many pages the content stands."""
        return len(self.stacks(self.content, Element("Sect")))

    @property
    def fits(self) -> bool:
        """Whether all stands on one page."""
        return self.pages == 1


def setting_of(setter: Typesetter, document: Document, section: Section) -> Setting:
    """Return how a section is set in a document whose usual typesetter is given."""
    usual = Setting(setter, Footer(setter, document, section), section.content)
    match section.fit:
        case Fit.FLOW:
            return usual
        case Fit.PAGE:
            return _to_lead_from(_on(usual, setter.on(filled(setter.sheet)), document, section))
        case Fit.SHEET:
            return _handed_out(usual, document, section)


def _on(usual: Setting, setter: Typesetter, document: Document, section: Section) -> Setting:
    return replace(usual, setter=setter, footer=Footer(setter, document, section))


def _to_lead_from(filled_page: Setting) -> Setting:
    """Return the setting in the largest type that fits on one page, as usual on more if none does."""
    largest = _largest(filled_page, sizes(filled_page.setter.sheet.scale))
    return largest if largest.fits else replace(filled_page, little=1.0)


def _handed_out(usual: Setting, document: Document, section: Section) -> Setting:
    """Return the first of these that fits: as usual, closer and smaller, as close as it gets; else the shorter one."""
    first = replace(usual, little=1.0, tightest=_AIRY)
    if first.fits:
        return first
    near = _on(first, usual.setter.on(closer(usual.setter.sheet)), document, section)
    scales = closer_sizes(usual.setter.sheet.scale)
    tries = (_largest(replace(near, tightest=tightest), scales) for tightest in (_CLOSE, 0.0))
    return next((each for each in tries if each.fits), None) or min(usual, near, key=_pages)


def _pages(setting: Setting) -> int:
    return setting.pages


def _largest(setting: Setting, scales: Sequence[float]) -> Setting:
    """Return the setting in the largest size, of those given from the largest on, in which it takes one page."""
    at = bisect_left(scales, True, key=lambda scale: setting.sized(scale).fits)
    return setting.sized(scales[min(at, len(scales) - 1)])
