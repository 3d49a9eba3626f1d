"""How text looks. Every measure of these pages is in px of the design, 96 to the inch; y grows downwards."""

from dataclasses import dataclass, replace

from core_facilitator.documents.blocks import Run, Style
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.faces import Face, Family, face_for
from core_facilitator.export.pdf.palette import INK, INK_2, INK_FOOT, PRIVATE, Color
from core_facilitator.export.sheets import scale, size

POINTS = 72 / 96
"""Points to a px."""


@dataclass(frozen=True, slots=True)
class Look:
    """A way to set text: family, size, distance of the lines, weight, slope and color."""

    family: Family
    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    color: Color = INK

    @property
    def face(self) -> Face:
        """The font that sets it."""
        return face_for(self.family, self.size, bold=self.bold, italic=self.italic)

    @property
    def baseline(self) -> float:
        """How far the baseline stands below the top of the line."""
        face = self.face
        ascent, descent = face.ascent / face.units, face.descent / face.units
        return self.leading / 2 + (ascent + descent) / 2 * self.size

    def scaled(self, factor: float) -> "Look":
        """Return the look in another size."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)

    def stressed(self, run: Run) -> "Look":
        """Return the look of a run in a paragraph of this look."""
        if not (run.bold or run.italic):
            return self
        return replace(self, bold=self.bold or run.bold, italic=self.italic or run.italic)


BODY = Look(Family.SANS, 15, 22)
LEAD = Look(Family.SANS, 17, 25)
CAPTION = Look(Family.SANS, 13.5, 18, color=INK_2)
LABEL = Look(Family.SANS, 13, 18, bold=True, color=INK_2)
QUESTION = Look(Family.SERIF, 19, 29, italic=True)
FOOT = Look(Family.SANS, 12.5, 16, color=INK_FOOT)
BADGE = Look(Family.SANS, 15, 20, bold=True)
MONOGRAM = Look(Family.SANS, 13.5, 16, bold=True)
HEADINGS = {
    1: Look(Family.SERIF, 34, 42, bold=True),
    2: Look(Family.SERIF, 22, 30, bold=True),
    3: Look(Family.SERIF, 18, 24, bold=True),
    4: Look(Family.SANS, 15, 22, bold=True),
}
STYLES = {Style.BODY: BODY, Style.LEAD: LEAD, Style.CAPTION: CAPTION, Style.QUESTION: QUESTION, Style.LABEL: LABEL}
CELL = Look(Family.SANS, 14, 18)
CELL_STRONG = Look(Family.SANS, 15, 18)
CELL_HEAD = Look(Family.SANS, 13, 18, bold=True)
CELL_STYLES = {**STYLES, Style.BODY: CELL, Style.CAPTION: replace(CELL, color=INK_2), Style.LEAD: BODY}
MINUTES = Look(Family.SANS, 22, 26, bold=True)
ONLY_YOU = replace(BODY, bold=True, color=PRIVATE)
HOST = Look(Family.SANS, 17, 24, bold=True)
COVER_TITLE = Look(Family.SERIF, 56, 60, bold=True)
COVER_LINES = Look(Family.SANS, 17, 26)
BAR_TIME = Look(Family.SANS, 13, 16)
TENT_NAME = Look(Family.SERIF, 104, 116, bold=True)
TENT_ROLE = Look(Family.SANS, 32, 42, color=INK_2)
SIGN_TITLE = Look(Family.SERIF, 88, 96, bold=True)
SIGN_SUBTITLE = Look(Family.SANS, 26, 36, color=INK_2)
SIGN_TIME = Look(Family.SANS, 28, 36, bold=True)
SIGN_WORDS = Look(Family.SANS, 28, 36)
CARD_PROMPT = Look(Family.SERIF, 22, 30)
CARD_CREDIT = Look(Family.SANS, 12, 14.5, color=INK_2)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper and the body of its pages. `scale` enlarges text, and what must grow with it.

    `minutes` is the margin that the minutes of steps have, and `tightness` how far lines stand apart of the usual.
    """

    width: float
    height: float
    scale: float
    top: float = 64.0
    side: float = 72.0
    bottom: float = 56.0
    minutes: float = 96.0
    tightness: float = 1.0

    @property
    def body_width(self) -> float:
        """From margin to margin."""
        return self.width - 2 * self.side

    @property
    def foot(self) -> float:
        """Where the lowest line of a page may end."""
        return self.height - self.bottom


def filled(usual: Sheet) -> Sheet:
    """Return the sheet with margins as narrow as printers and thumbs allow, for what stands on one page."""
    return replace(usual, top=44.0, side=48.0, bottom=40.0, minutes=80.0, tightness=0.89)


def closer(usual: Sheet) -> Sheet:
    """Return the sheet with margins a little narrower and lines a little closer, for what would take another page."""
    return replace(usual, top=48.0, side=60.0, bottom=44.0, minutes=84.0, tightness=0.93)


def sheet(paper: Paper, text_size: TextSize) -> Sheet:
    """Return the sheet for a paper and a size of text."""
    return Sheet(*size(paper), scale(text_size))
