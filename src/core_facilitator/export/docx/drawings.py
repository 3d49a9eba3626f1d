"""Drawings in Word: vector shapes that stay sharp at every size, each with words for those who do not see them.

Kinds of time are drawn by pattern first, so that a page in black and white says the same (DESIGN.md). A shape's
pattern is a second path over its ground, drawn line by line: Word's own pattern fills are made of screen dots.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.export.docx.elements import Element, node, paragraph, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.palette import Palette
from core_facilitator.export.docx.sheets import emu, half_points, twips
from core_facilitator.export.docx.text import plain_runs
from core_facilitator.export.plain import visible

_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_HATCH_PITCH = 7.0
_RULE_PITCH = 4.0
_Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a drawing stands in it, in px from its top left corner."""

    x: float
    y: float
    width: float
    height: float


def kind_shape(kind: TimeKind, place: Place, colors: Palette) -> Element:
    """Return a box with the pattern of a kind of time: solid, hatched, ruled, or empty with a dashed edge."""
    color = colors.outline if kind is TimeKind.BREAK else colors.accent
    ground = {TimeKind.PLENARY: colors.accent, TimeKind.SMALL_GROUP: colors.accent_tint}.get(kind, colors.paper)
    lines = _hatch(place) if kind is TimeKind.SMALL_GROUP else _rules(place) if kind is TimeKind.REFLECTION else ()
    paths = [_path(place, _outline(place), fill="norm")]
    if drawn := [part for each in lines for part in _line(*each)]:
        paths.append(_path(place, drawn, fill="none"))
    return _shape(
        place,
        _custom(*paths),
        node("a:solidFill", node("a:srgbClr", val=ground)),
        _pen(color, dashed=kind is TimeKind.BREAK),
    )


def stroke_shape(points: Sequence[tuple[float, float]], color: str, width: float, *, head: bool) -> Element:
    """Return a line through points, perhaps with an arrow's head at its end."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    place = Place(left, top, max(max(x for x, _ in points) - left, 1), max(max(y for _, y in points) - top, 1))
    steps = [_step("lnTo" if number else "moveTo", x - left, y - top) for number, (x, y) in enumerate(points)]
    pen = node(
        "a:ln",
        node("a:solidFill", node("a:srgbClr", val=color)),
        node("a:round"),
        node("a:tailEnd", type="triangle", w="med", len="med") if head else None,
        w=emu(width),
    )
    return _shape(place, _custom(_path(place, steps, fill="none")), node("a:noFill"), pen)


def plain_shape(kind: str, place: Place, ground: str, color: str, width: float) -> Element:
    """Return an `ellipse` or a `roundRect` on a ground, with a line around it."""
    corner = node("a:gd", name="adj", fmla="val 8000") if kind == "roundRect" else None
    pen = node("a:ln", node("a:solidFill", node("a:srgbClr", val=color)), w=emu(width))
    fill = node("a:solidFill", node("a:srgbClr", val=ground))
    return _shape(place, node("a:prstGeom", node("a:avLst", corner), prst=kind), fill, pen)


def bounds_shape(width: float, height: float) -> Element:
    """Return a box that nobody sees, as large as its drawing: LibreOffice stretches one whose shapes do not fill it."""
    geometry = node("a:prstGeom", node("a:avLst"), prst="rect")
    return _shape(Place(0, 0, width, height), geometry, node("a:noFill"), node("a:ln", node("a:noFill")))


def rule_shape(x: float, top: float, bottom: float, color: str) -> Element:
    """Return an upright thin line: a narrow box, because LibreOffice turns a group that holds a line without width."""
    geometry = node("a:prstGeom", node("a:avLst"), prst="rect")
    ground = node("a:solidFill", node("a:srgbClr", val=color))
    return _shape(Place(x, top, 1, bottom - top), geometry, ground, node("a:ln", node("a:noFill")))


def label_shape(text: str, place: Place, style: str, align: str, color: str = "") -> Element:
    """Return words in a drawing, perhaps in another color than the style's."""
    colored = (w("color", val=color),) if color else ()
    words = paragraph(style, *plain_runs(text, *colored), also=(w("jc", val=align),))
    return _shape(
        place,
        node("a:prstGeom", node("a:avLst"), prst="rect"),
        node("a:noFill"),
        node("a:ln", node("a:noFill")),
        box=node("wps:txbx", w("txbxContent", words)),
    )


def inline(
    manuscript: Manuscript, shapes: list[Element], size: tuple[float, float], name: str, words: str, lower: float = 0
) -> Element:
    """Return a run with a drawing in the line, `lower` px below where its letters stand; `words` say what it shows."""
    width, height = size
    drawing = w(
        "drawing",
        node(
            "wp:inline",
            node("wp:extent", cx=emu(width), cy=emu(height)),
            _described(manuscript, name, words),
            _graphic(shapes, width, height),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
        ),
    )
    return _known(drawing, shapes, w("rPr", w("position", val=-half_points(lower))) if lower else None)


def anchored(manuscript: Manuscript, shapes: list[Element], place: Place, name: str, words: str) -> Element:
    """Return a run with a drawing that stands at a place on the page, from where its margins meet."""
    return _floating(manuscript, shapes, place, ("margin", "margin"), node("wp:wrapNone"), (name, words))


def between(manuscript: Manuscript, shapes: list[Element], size: tuple[float, float], name: str, words: str) -> Element:
    """Return a run with a drawing that stands where its paragraph does, and pushes the text down by its height.

    LibreOffice shows no words in a drawing that stands in a line like a letter.
    """
    around = node("wp:wrapTopAndBottom")
    return _floating(manuscript, shapes, Place(0, 0, *size), ("column", "paragraph"), around, (name, words))


def in_room(manuscript: Manuscript, shapes: list[Element], size: tuple[float, float], name: str, words: str) -> Element:
    """Return a paragraph as high as a drawing, with it inside: it goes to the next page as a whole, as text does."""
    place = Place(0, 0, *size)
    drawing = _floating(manuscript, shapes, place, ("column", "paragraph"), node("wp:wrapNone"), (name, words))
    return paragraph("Figure", drawing, also=(w("spacing", line=twips(size[1]), lineRule="exact"),))


def _floating(
    manuscript: Manuscript,
    shapes: list[Element],
    place: Place,
    beside: tuple[str, str],
    around: Element,
    described: tuple[str, str],
) -> Element:
    """Return a run with a drawing at a place that is counted from something across and from something down."""
    across, down = beside
    drawing = w(
        "drawing",
        node(
            "wp:anchor",
            node("wp:simplePos", x=0, y=0),
            node("wp:positionH", node("wp:posOffset", str(emu(place.x))), relativeFrom=across),
            node("wp:positionV", node("wp:posOffset", str(emu(place.y))), relativeFrom=down),
            node("wp:extent", cx=emu(place.width), cy=emu(place.height)),
            node("wp:effectExtent", l=0, t=0, r=0, b=0),
            around,
            _described(manuscript, *described),
            _graphic(shapes, place.width, place.height),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
            simplePos=0,
            relativeHeight=manuscript.number(),
            behindDoc=0,
            locked=0,
            layoutInCell=1,
            allowOverlap=1,
        ),
    )
    return _known(drawing, shapes)


def _known(drawing: Element, shapes: list[Element], properties: Element | None = None) -> Element:
    """Wrap a drawing as Word wants those that came with Word 2010."""
    prefix = "wps" if len(shapes) == 1 else "wpg"
    alternatives = node("mc:AlternateContent", node("mc:Choice", drawing, Requires=prefix), node("mc:Fallback"))
    return w("r", properties, alternatives)


def _described(manuscript: Manuscript, name: str, words: str) -> Element:
    number = manuscript.number()
    return node("wp:docPr", id=number, name=f"{visible(name)} {number}", descr=visible(words))


def _graphic(shapes: list[Element], width: float, height: float) -> Element:
    if len(shapes) == 1:
        return node("a:graphic", node("a:graphicData", shapes[0], uri=_SHAPE))
    frame = node(
        "a:xfrm",
        node("a:off", x=0, y=0),
        node("a:ext", cx=emu(width), cy=emu(height)),
        node("a:chOff", x=0, y=0),
        node("a:chExt", cx=emu(width), cy=emu(height)),
    )
    group = node("wpg:wgp", node("wpg:cNvGrpSpPr"), node("wpg:grpSpPr", frame), *shapes)
    return node("a:graphic", node("a:graphicData", group, uri=_GROUP))


def _shape(place: Place, geometry: Element, fill: Element | None, pen: Element, box: Element | None = None) -> Element:
    frame = node(
        "a:xfrm",
        node("a:off", x=emu(place.x), y=emu(place.y)),
        node("a:ext", cx=emu(place.width), cy=emu(place.height)),
    )
    return node(
        "wps:wsp",
        node("wps:cNvSpPr", txBox=1) if box is not None else node("wps:cNvSpPr"),
        node("wps:spPr", frame, geometry, fill, pen),
        box,
        node("wps:bodyPr", lIns=0, tIns=0, rIns=0, bIns=0, wrap="square") if box is not None else node("wps:bodyPr"),
    )


def _pen(color: str, *, dashed: bool = False) -> Element:
    return node(
        "a:ln",
        node("a:solidFill", node("a:srgbClr", val=color)),
        node("a:prstDash", val="sysDash") if dashed else None,
        w=emu(1),
    )


def _custom(*paths: Element) -> Element:
    lists = (node(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    return node("a:custGeom", *lists, node("a:rect", l="0", t="0", r="r", b="b"), node("a:pathLst", *paths))


def _path(place: Place, steps: list[Element], fill: str) -> Element:
    return node("a:path", *steps, w=emu(place.width), h=emu(place.height), fill=fill)


def _outline(place: Place) -> list[Element]:
    return [
        _step("moveTo", 0, 0),
        _step("lnTo", place.width, 0),
        _step("lnTo", place.width, place.height),
        _step("lnTo", 0, place.height),
        node("a:close"),
    ]


def _line(x1: float, y1: float, x2: float, y2: float) -> tuple[Element, Element]:
    return _step("moveTo", x1, y1), _step("lnTo", x2, y2)


def _step(name: str, x: float, y: float) -> Element:
    return node(f"a:{name}", node("a:pt", x=emu(x), y=emu(y)))


def _hatch(place: Place) -> Iterator[_Line]:
    """Yield rising lines, cut off at the edges."""
    across, reach = _HATCH_PITCH / 2, place.width + place.height
    while across < reach:
        left, right = max(0.0, across - place.height), min(across, place.width)
        yield left, across - left, right, across - right
        across += _HATCH_PITCH


def _rules(place: Place) -> Iterator[_Line]:
    down = _RULE_PITCH
    while down < place.height - 1:
        yield 0, down, place.width, down
        down += _RULE_PITCH


def tab_stop(px: float, kind: str, leader: str = "none") -> Element:
    """Return a place that a tab leads to."""
    return w("tab", val=kind, leader=leader, pos=twips(px))
