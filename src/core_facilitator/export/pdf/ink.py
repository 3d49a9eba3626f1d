"""What draws on pages: text that belongs to a structure element, and decoration that belongs to none.

Places are in px from the top left corner of the sheet.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.pathobject import PDFPathObject

from core_facilitator.export.pdf.beneath import PageCanvas, pdf_text
from core_facilitator.export.pdf.embedding import EmbeddedFonts
from core_facilitator.export.pdf.lines import Line, Stretch
from core_facilitator.export.pdf.looks import POINTS, Sheet
from core_facilitator.export.pdf.palette import ACCENT, Color
from core_facilitator.export.pdf.tags import Element, Structure

Dash = tuple[float, ...]

_PRINTED = 4
"""An annotation's flag: it is part of the printed page."""

_THICKER = 0.028
"""How much thicker bold strokes are, in sizes of the text, where a font has no bold of its own."""

_URI_SAFE = "%/:=&?~#+!$,;'@()*[]"
_ARTIFACT = Element("Artifact")


class Ink:
    """Draws on the pages of one document. Everything drawn outside `figure` and without an element is decoration."""

    def __init__(self, sheet: Sheet, structure: Structure, *, grayscale: bool) -> None:
        self.sheet = sheet
        self.fonts = EmbeddedFonts()
        self._gray = grayscale
        self._structure = structure
        self._open: Element | None = None
        self._figure: Element | None = None
        self._links = 0
        self._bookmarks = 0
        self._depth = -1
        size = (sheet.width * POINTS, sheet.height * POINTS)
        self.canvas = PageCanvas(size, POINTS)

    @contextmanager
    def new_page(self) -> Iterator[None]:
        """Draw on a new page."""
        key = self._structure.start_page()
        yield
        self._close()
        self.canvas.end_page(key)

    def _into(self, element: Element) -> None:
        if element is self._open:
            return
        self._close()
        self._open = element
        if element is _ARTIFACT:
            self.canvas.addLiteral("/Artifact BMC")
        else:
            self.canvas.addLiteral(f"/{element.tag}<</MCID {self._structure.mark(element)}>>BDC")

    def _close(self) -> None:
        if self._open is not None:
            self.canvas.addLiteral("EMC")
        self._open = None

    @contextmanager
    def figure(self, element: Element, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Draw a figure, with the text in it, inside a box (left, top, right, bottom)."""
        left, top, right, bottom = box
        corners = (left, self._up(bottom), right, self._up(top))
        edges = " ".join(f"{edge * POINTS:.2f}" for edge in corners)
        element.attributes = f"/O/Layout/Placement/Block/BBox[{edges}]"
        self._into(element)
        self._figure = element
        yield
        self._figure = None
        self._close()

    def _up(self, y: float) -> float:
        return self.sheet.height - y

    def _shade(self, color: Color) -> Color:
        return color.gray if self._gray else color

    def text(self, line: Line, x: float, top: float, element: Element | None = None) -> None:
        """Set a line with its top left corner there. Without an element it is decoration."""
        baseline = self._up(top + line.look.baseline)
        target = self._figure or element or _ARTIFACT
        for stretch in line.stretches:
            if stretch.link and element is not None:
                self._link_text(stretch, x, top, line, element)
            else:
                self._into(target)
                self._show(stretch, x + stretch.x, baseline, stretch.look.color)

    def _show(self, stretch: Stretch, x: float, baseline: float, color: Color) -> None:
        font, shown = self.fonts.show(stretch.face, stretch.shaped)
        shade = " ".join(f"{part:.3f}" for part in self._shade(color))
        size = stretch.look.size
        if stretch.look.bold and stretch.face.lighter:
            # Filled, and drawn around (text rendering mode 2) without the dashes of a line drawn before.
            shown = f"{shade} RG {size * _THICKER:.3f} w [] 0 d 2 Tr {shown} 0 Tr"
        self.canvas.addLiteral(
            f"BT /{font} 1 Tf {shade} rg {size:.2f} 0 0 {size:.2f} {x:.2f} {baseline:.2f} Tm {shown} ET"
        )

    def _link_text(self, stretch: Stretch, x: float, top: float, line: Line, element: Element) -> None:
        link = element.add("Link")
        self._into(link)
        left = x + stretch.x
        baseline = top + line.look.baseline
        self._show(stretch, left, self._up(baseline), ACCENT)
        said = "".join(shaped.text for shaped in stretch.shaped)
        self._annotate(link, (left, top, left + stretch.width, top + line.look.leading), said, url=stretch.link)
        self.line(left, baseline + 2, left + stretch.width, baseline + 2, ACCENT)

    def link_to(self, element: Element, box: tuple[float, float, float, float], said: str, anchor: str) -> None:
        """Make a box (left, top, right, bottom) lead to an anchor of this document."""
        self._annotate(element, box, said, anchor=anchor)

    def _annotate(
        self, element: Element, box: tuple[float, float, float, float], said: str, *, url: str = "", anchor: str = ""
    ) -> None:
        left, top, right, bottom = box
        corners = (left, self._up(bottom), right, self._up(top))
        self._links += 1
        annotation = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([f"{edge * POINTS:.2f}" for edge in corners]),
            "Border": PDFArray([0, 0, 0]),
            "Contents": pdf_text(said),
            "F": _PRINTED,
            "StructParent": self._structure.next_key,
        }
        if url:
            action = {"S": PDFName("URI"), "URI": PDFString(quote(url, safe=_URI_SAFE))}
            annotation["A"] = PDFDictionary(action)
        else:
            annotation["Dest"] = self.canvas.destination(anchor)
        self._structure.link(element, self.canvas.annotate(f"Link{self._links}", annotation))

    def bookmark(self, title: str, level: int, top: float, anchor: str = "") -> None:
        """Make a bookmark of a place, `level` steps in, no deeper than one step below the one before it.

        Links lead to its `anchor`.
        """
        self._bookmarks += 1
        key = anchor or f"place-{self._bookmarks}"
        self._depth = min(level, self._depth + 1)
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._up(top) * POINTS, zoom=0)
        self.canvas.addOutlineEntry(title, key, level=self._depth)

    def line(self, x1: float, y1: float, x2: float, y2: float, color: Color, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line."""
        self._into(self._figure or _ARTIFACT)
        self._pen(color, width, dash)
        self.canvas.line(x1, self._up(y1), x2, self._up(y2))

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Color | None = None,
        outline: Color | None = None,
        radius: float = 0,
        line: float = 1,
        dash: Dash = (),
    ) -> None:
        """Draw a rectangle, its outline centered on its edges."""
        self._into(self._figure or _ARTIFACT)
        if fill is not None:
            self.canvas.setFillColorRGB(*self._shade(fill))
        if outline is not None:
            self._pen(outline, line, dash)
        self.canvas.roundRect(
            left,
            self._up(top + height),
            width,
            height,
            radius,
            stroke=int(outline is not None),
            fill=int(fill is not None),
        )

    def path(self, points: Sequence[tuple[float, float]], color: Color, width: float = 1) -> None:
        """Draw a line through points."""
        self._into(self._figure or _ARTIFACT)
        self._pen(color, width, ())
        self.canvas.drawPath(self._through(points), stroke=1, fill=0)

    def filled(self, points: Sequence[tuple[float, float]], color: Color) -> None:
        """Fill what lies between points."""
        self._into(self._figure or _ARTIFACT)
        self.canvas.setFillColorRGB(*self._shade(color))
        self.canvas.drawPath(self._through(points), stroke=0, fill=1)

    def _through(self, points: Sequence[tuple[float, float]]) -> PDFPathObject:
        path = self.canvas.beginPath()
        (x, y), *rest = points
        path.moveTo(x, self._up(y))
        for x, y in rest:
            path.lineTo(x, self._up(y))
        return path

    @contextmanager
    def within(self, left: float, top: float, width: float, height: float, radius: float = 0) -> Iterator[None]:
        """Draw inside a rectangle only."""
        self._into(self._figure or _ARTIFACT)
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.roundRect(left, self._up(top + height), width, height, radius)
        self.canvas.clipPath(path, stroke=0, fill=0)
        yield
        self.canvas.restoreState()

    @contextmanager
    def upside_down(self, top: float, bottom: float) -> Iterator[None]:
        """Draw a band of the page turned by half a circle about its middle."""
        self._close()
        self.canvas.saveState()
        self.canvas.translate(self.sheet.width, self._up(top) + self._up(bottom))
        self.canvas.rotate(180)
        yield
        self._close()
        self.canvas.restoreState()

    def _pen(self, color: Color, width: float, dash: Dash) -> None:
        self.canvas.setStrokeColorRGB(*self._shade(color))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))
