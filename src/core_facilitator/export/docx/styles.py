"""The styles of a packet in Word: what looks alike shares one, so that a reader can restyle it in one place."""

from dataclasses import dataclass, replace

from core_facilitator.export.docx.elements import Element, w
from core_facilitator.export.docx.palette import Palette
from core_facilitator.export.docx.sheets import half_points, twips

SANS, SERIF = "Source Sans 3", "Source Serif 4"
_COMPLEX = "Arial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph style looks. Sizes and gaps are px of the design; `color` names one of the palette's.

    `name` is Word's own name where it has a built-in style. Where `leading` is 0 the font decides.
    """

    name: str
    size: float = 15.0
    leading: float = 22.0
    serif: bool = False
    bold: bool = False
    italic: bool = False
    color: str = "ink"
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    align: str = ""
    keep_next: bool = False
    outline: int | None = None
    list_id: int | None = None
    shown: bool = True

    def tightened(self, tightness: float) -> "Look":
        """Return the look with its lines and gaps less far apart."""
        return replace(
            self,
            leading=self.leading * tightness,
            before=self.before * tightness,
            after=self.after * tightness,
        )


COVER_INDENT = 180.0
NUMBERED = 10
"""Numbered lists have the list ids above this one, each its own, so that each begins with 1."""

LIST_INDENT = 24.0

LOOKS: dict[str, Look] = {
    "BodyText": Look(name="Body Text", after=8),
    "Lead": Look(name="Lead", size=17, leading=25, after=12),
    "Caption": Look(name="caption", size=13.5, leading=18, color="quiet", after=12),
    "Question": Look(name="Question", size=19, leading=29, serif=True, italic=True, after=8),
    "Label": Look(name="Label", size=13, leading=18, bold=True, color="quiet", before=8, after=2, keep_next=True),
    "Title": Look(name="Title", size=56, leading=60, serif=True, bold=True, indent=COVER_INDENT, after=24),
    "Heading1": Look(name="heading 1", size=34, leading=42, serif=True, bold=True, keep_next=True, outline=0, after=4),
    "Heading2": Look(
        name="heading 2", size=22, leading=30, serif=True, bold=True, keep_next=True, outline=1, before=22, after=4
    ),
    "Heading3": Look(
        name="heading 3", size=18, leading=24, serif=True, bold=True, keep_next=True, outline=2, before=16, after=4
    ),
    "Heading4": Look(name="heading 4", bold=True, keep_next=True, outline=3, before=12, after=2),
    "ListBullet": Look(name="List Bullet", after=4, indent=LIST_INDENT, list_id=1),
    "ListNumber": Look(name="List Number", after=4, indent=LIST_INDENT, list_id=2),
    "Checklist": Look(name="Checklist", after=4, indent=LIST_INDENT, list_id=3),
    "Framework": Look(name="Framework", size=14, leading=24, after=8, keep_next=True),
    "Note": Look(name="Note", leading=20, before=8, after=4, indent=12),
    "PrivateNote": Look(name="Private note", leading=20, before=8, after=4, indent=12),
    "TableText": Look(name="Table text", size=14, leading=17),
    "TableHead": Look(name="Table head", size=13, leading=18, bold=True, keep_next=True),
    "TableNote": Look(name="Table note", size=14, leading=17, color="quiet"),
    "TableLabel": Look(name="Table label", size=13, leading=18, bold=True, color="quiet"),
    "MarginLabel": Look(name="Margin label", size=14, leading=17, align="right"),
    "MarginNote": Look(name="Margin note", size=13, leading=17, color="quiet", align="right"),
    "StepMinutes": Look(name="Step minutes", size=13.5, leading=26, color="quiet", align="right"),
    "StepTitle": Look(name="Step title", size=18, leading=24, serif=True, bold=True, keep_next=True),
    "StepText": Look(name="Step text", after=2),
    "WritingLabel": Look(name="Writing label", size=18, leading=24, serif=True, bold=True, keep_next=True, before=16),
    "WritingLine": Look(name="Writing line", size=11, leading=0),
    "RuledLine": Look(name="Ruled line", size=11, leading=0),
    "ArcName": Look(name="Drawing name", size=15, leading=20, bold=True),
    "ArcSays": Look(name="Drawing words", size=13, leading=17, color="quiet"),
    "ArcTurn": Look(name="Drawing turn", size=13, leading=17, italic=True),
    "BarLabel": Look(name="Day bar label", size=13, leading=16, after=12),
    "BarTitle": Look(
        name="Day bar title", size=13, leading=18, bold=True, color="quiet", before=8, after=2, keep_next=True
    ),
    "Figure": Look(name="Figure", leading=0, keep_next=True, after=2),
    "CoverHost": Look(name="Cover host", size=17, leading=24, bold=True, indent=COVER_INDENT),
    "CoverEyebrow": Look(name="Cover eyebrow", indent=COVER_INDENT, after=8),
    "CoverLine": Look(name="Cover line", size=17, leading=26, indent=COVER_INDENT),
    "TOCHeading": Look(
        name="TOC Heading", size=18, leading=24, serif=True, bold=True, keep_next=True, before=40, indent=COVER_INDENT
    ),
    "TOC1": Look(name="toc 1", leading=26, indent=COVER_INDENT),
    "CoverOwner": Look(name="Cover owner", indent=COVER_INDENT),
    "CoverNote": Look(name="Cover note", size=13.5, leading=18, color="quiet", indent=COVER_INDENT),
    "Legend": Look(name="Legend", size=13.5, leading=18, color="quiet"),
    "JournalTitle": Look(name="Journal title", size=34, leading=42, serif=True, bold=True, outline=0, after=8),
    "OnlyYou": Look(name="Only you", bold=True, color="private", align="right"),
    "TentName": Look(name="Tent name", size=64, leading=0, serif=True, bold=True, align="center"),
    "TentRole": Look(name="Tent role", size=26, leading=0, color="quiet", align="center", before=8),
    "SignTitle": Look(name="Sign title", size=80, leading=0, serif=True, bold=True, outline=0, before=40, after=8),
    "SignSubtitle": Look(name="Sign subtitle", size=26, leading=36, color="quiet", after=32),
    "SignTime": Look(name="Sign time", size=28, leading=36, bold=True, align="right"),
    "SignText": Look(name="Sign text", size=28, leading=36),
    "CardPrompt": Look(name="Card prompt", size=22, leading=0, serif=True, after=6),
    "CardSource": Look(name="Card source", size=13, leading=16, bold=True, color="quiet"),
    "CardCredit": Look(name="Card credit", size=12, leading=0, color="quiet"),
    "PosterTitle": Look(name="Poster title", size=48, leading=0, serif=True, bold=True, outline=0, after=8),
    "PosterLead": Look(name="Poster lead", size=24, leading=32, color="quiet", after=8),
    "PosterCode": Look(name="Poster code", leading=0, align="center", before=12, after=12),
    "PosterWay": Look(name="Poster way", size=40, leading=48, bold=True, after=8),
    "Count": Look(name="Count", size=13, leading=16, bold=True),
    "CountPoint": Look(name="Count point", size=13, leading=16, color="quiet"),
    "Footer": Look(name="footer", size=12.5, leading=16, color="foot", before=6),
    "Between": Look(name="Between", size=1, leading=0, shown=False),
}

_ASIDE = Look(name="Aside", size=13.5, color="quiet")
_BADGE = Look(name="Badge", size=14, bold=True)
_BOXES = ("Note", "PrivateNote")
_LARGE = {"Title", "JournalTitle", "Heading1", "TentName", "SignTitle"}
"""Styles of large type, whose lines stand as close as the font allows."""


def styles(language: str, scale: float, colors: Palette, tightness: float = 1.0) -> Element:
    """Return the styles part: defaults, paragraph styles, two character styles and the table styles."""
    return w(
        "styles",
        _defaults(language, scale, colors),
        _style("paragraph", "Normal", "Normal", default=True),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", hidden=True, default=True),
        _style(
            "table",
            "TableNormal",
            "Normal Table",
            w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(0, 0, 0, 0)),
            hidden=True,
            default=True,
        ),
        *(_paragraph_style(key, look.tightened(tightness), scale, colors) for key, look in LOOKS.items()),
        _style(
            "character",
            "Hyperlink",
            "Hyperlink",
            w("rPr", w("color", val=colors.accent), w("u", val="single")),
            based_on="DefaultParagraphFont",
        ),
        _style("character", "Aside", "Aside", letters(_ASIDE, scale, colors), based_on="DefaultParagraphFont"),
        _style("character", "Badge", "Badge", letters(_BADGE, scale, colors), based_on="DefaultParagraphFont"),
        *_table_styles(colors),
    )


def numbering(count: int, scale: float) -> Element:
    """Return the list definitions, with one of its own for each of `count` numbered lists."""
    return w(
        "numbering",
        _list(1, "bullet", "•", scale),
        _list(2, "decimal", "%1.", scale),
        _list(3, "bullet", "☐", scale, font="Segoe UI Symbol"),
        *(w("num", w("abstractNumId", val=kind), numId=kind) for kind in (1, 2, 3)),
        *(
            w(
                "num",
                w("abstractNumId", val=2),
                w("lvlOverride", w("startOverride", val=1), ilvl=0),
                numId=NUMBERED + number,
            )
            for number in range(1, count + 1)
        ),
    )


def _list(key: int, kind: str, sign: str, scale: float, font: str = SANS) -> Element:
    indent = twips(LIST_INDENT * scale)
    return w(
        "abstractNum",
        w("multiLevelType", val="singleLevel"),
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=kind),
            w("lvlText", val=sign),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=indent, hanging=indent)),
            w("rPr", w("rFonts", ascii=font, hAnsi=font, cs=font)),
            ilvl=0,
        ),
        abstractNumId=key,
    )


def font(name: str) -> Element:
    """Return a choice of font; text in scripts written from right to left is set in one that Word always has."""
    return w("rFonts", ascii=name, hAnsi=name, cs=_COMPLEX)


def letters(look: Look, scale: float, colors: Palette) -> Element:
    """Return the look's run properties."""
    size = half_points(look.size * scale)
    return w(
        "rPr",
        font(SERIF if look.serif else SANS),
        *((w("b"), w("bCs")) if look.bold else (w("b", val=0), w("bCs", val=0))),
        *((w("i"), w("iCs")) if look.italic else ()),
        w("color", val=getattr(colors, look.color)),
        w("sz", val=size),
        w("szCs", val=size),
    )


def edge(name: str, color: str, *, kind: str = "single", size: int = 6, space: int = 0) -> Element:
    """Return one side of a border; `size` counts eighths of a point, `space` points."""
    return w(name, val=kind, sz=size, space=space, color=color)


def _defaults(language: str, scale: float, colors: Palette) -> Element:
    properties = letters(Look(name=""), scale, colors)
    properties.append(w("lang", val=language, eastAsia=language, bidi="ar-SA"))
    spacing = w("spacing", before=0, after=0, line=240, lineRule="auto")
    return w("docDefaults", w("rPrDefault", properties), w("pPrDefault", w("pPr", w("widowControl"), spacing)))


def _style(
    kind: str,
    key: str,
    name: str,
    *content: Element,
    based_on: str = "",
    following: str = "",
    hidden: bool = False,
    default: bool = False,
) -> Element:
    element = w("style", w("name", val=name), type=kind, styleId=key)
    if default:
        element.set(element.tag.replace("}style", "}default"), "1")
    for tag, value in (("basedOn", based_on), ("next", following)):
        if value:
            element.append(w(tag, val=value))
    element.append(w("semiHidden") if hidden else w("qFormat"))
    element.extend(content)
    return element


def _paragraph_style(key: str, look: Look, scale: float, colors: Palette) -> Element:
    following = "BodyText" if key.startswith("Heading") else ""
    return _style(
        "paragraph",
        key,
        look.name,
        _paragraph_properties(key, look, scale, colors),
        letters(look, scale, colors),
        based_on="Normal",
        following=following,
        hidden=not look.shown,
    )


def _paragraph_properties(key: str, look: Look, scale: float, colors: Palette) -> Element:
    hanging = {"hanging": twips(LIST_INDENT * scale)} if look.list_id else {}
    indent = look.indent * (scale if look.list_id else 1)
    return w(
        "pPr",
        w("keepNext") if look.keep_next else None,
        w("keepLines") if look.keep_next else None,
        w("numPr", w("numId", val=look.list_id)) if look.list_id else None,
        _borders(key, colors),
        w("shd", val="clear", color="auto", fill=colors.private_tint) if key == "PrivateNote" else None,
        w("spacing", before=twips(look.before * scale), after=twips(look.after * scale), **_line(key, look, scale)),
        w("ind", left=twips(indent), right=twips(look.indent if key in _BOXES else 0), **hanging) if indent else None,
        w("contextualSpacing") if key in _BOXES else None,
        w("jc", val=look.align) if look.align else None,
        w("outlineLvl", val=look.outline) if look.outline is not None else None,
    )


def _line(key: str, look: Look, scale: float) -> dict[str, object]:
    if key == "Between":
        return {"line": 20, "lineRule": "exact"}
    if look.leading and key not in _LARGE:
        return {"line": twips(look.leading * scale), "lineRule": "atLeast"}
    return {"line": 216 if key in _LARGE else 240, "lineRule": "auto"}


def _borders(key: str, colors: Palette) -> Element | None:
    match key:
        case "Note":
            sides = ("top", "left", "bottom", "right")
            return w("pBdr", *(edge(side, colors.outline, space=8) for side in sides))
        case "PrivateNote":
            line = colors.private_line
            return w(
                "pBdr",
                edge("top", line, space=8),
                edge("left", colors.private, size=24, space=8),
                edge("bottom", line, space=8),
                edge("right", line, space=8),
            )
        case "RuledLine":
            # The one between tells Word and LibreOffice not to draw a run of such lines as one box.
            return w("pBdr", *(edge(side, colors.writing) for side in ("bottom", "between")))
        case "CoverOwner":
            return w("pBdr", edge("bottom", colors.writing, space=26))
        case _:
            return None


def _table_styles(colors: Palette) -> tuple[Element, ...]:
    def hair(side: str) -> Element:
        return edge(side, colors.hairline)

    return (
        _table_style("PacketTable", "Packet table", (hair("insideH"), hair("bottom")), (5, 8, 4, 8)),
        _table_style("MarginTable", "Margin table", (hair("insideH"),), (1.2, 6, 1.2, 6), margin=colors.margin),
        _table_style("StepsTable", "Steps table", (), (4, 16, 6, 20), margin=colors.margin),
        _table_style("SignTable", "Sign table", (), (6, 16, 8, 20), margin=colors.margin),
        _table_style("JournalTable", "Journal table", (), (0, 16, 0, 28), margin=colors.private_line),
        _table_style("TentTable", "Name tents", (), (16, 16, 16, 16)),
        _table_style("CardTable", "Prompt cards", (), (14, 16, 10, 16)),
        _table_style("FooterTable", "Footer table", (hair("top"),), (0, 0, 0, 0)),
    )


def _table_style(
    key: str, name: str, borders: tuple[Element, ...], margins: tuple[float, float, float, float], margin: str = ""
) -> Element:
    """Return a table style; `margin` closes the first column with the two rules in that color."""
    # The schema wants the sides of a table's border in this order.
    ranked = sorted(borders, key=lambda side: str(side.tag).endswith("insideH"))
    content = [w("tblPr", w("tblBorders", *ranked) if ranked else None, _cell_margins(*margins))]
    if margin:
        rules = w("tcBorders", w("top", val="nil"), w("bottom", val="nil"), margin_rule("right", margin))
        rules.append(w("insideH", val="nil"))
        content.append(w("tblStylePr", w("tcPr", rules), type="firstCol"))
    return _style("table", key, name, *content, based_on="TableNormal")


def margin_rule(side: str, color: str) -> Element:
    """Return the two thin lines that close a margin."""
    return edge(side, color, kind="double")


def _cell_margins(top: float, right: float, bottom: float, left: float) -> Element:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return w("tblCellMar", *(w(side, w=twips(px), type="dxa") for side, px in sides))
