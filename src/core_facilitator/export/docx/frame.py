"""What surrounds the content of a Word file: its sections with their feet, its settings, its table of fonts."""

from core_facilitator.documents.blocks import Cover, Section
from core_facilitator.export.docx import covers, embedding
from core_facilitator.export.docx.elements import Element, paragraph, qualified, w
from core_facilitator.export.docx.embedding import EmbeddedFace
from core_facilitator.export.docx.fallbacks import letters_used
from core_facilitator.export.docx.fields import page_number
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.package import Package
from core_facilitator.export.docx.sheets import Sheet, twips
from core_facilitator.export.docx.styles import SANS, SERIF
from core_facilitator.export.docx.tables import cell_of, frame, row_of
from core_facilitator.export.docx.text import line, plain_runs

_NUMBER, _NAMED_NUMBER = 0.15, 0.25
_FONTS = (
    (SANS, "Source Sans Pro,Segoe UI,Calibri,Arial", "swiss", "020B0503030403020204"),
    (SERIF, "Source Serif Pro,Georgia,Cambria,Times New Roman", "roman", "02040603050405020204"),
)


def section_properties(manuscript: Manuscript, section: Section) -> Element:
    """Return a section's page and foot; it begins a new page."""
    sheet = manuscript.sheet
    reference = w("footerReference", type="default")
    reference.set(qualified("r:id"), manuscript.package.add_footer(_foot(manuscript, section)))
    return w(
        "sectPr",
        reference,
        w("type", val="nextPage"),
        w("pgSz", w=twips(sheet.width), h=twips(sheet.height)),
        _margins(sheet),
    )


def settings(language: str) -> Element:
    """Return the settings: the layout of Word 2013 and later, and the language."""
    return w(
        "settings",
        w("embedTrueTypeFonts"),
        w("saveSubsetFonts"),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w(
            "compat",
            w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15),
        ),
        w("themeFontLang", val=language),
    )


def fonts(package: Package) -> Element:
    """Return the fonts by name, each with its faces in the package and with those that stand in for it."""
    return w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=others),
                w("panose1", val=panose),
                w("family", val=family),
                w("pitch", val="variable"),
                *(_embedded(face, package) for face in embedding.faces(name)),
                name=name,
            )
            for name, others, family, panose in _FONTS
        ),
        *(
            w(
                "font",
                w("family", val="auto"),
                w("pitch", val="variable"),
                _embedded(embedding.fallback(face, letters), package),
                name=face.family,
            )
            for face, letters in letters_used(package.pages).items()
        ),
    )


def _embedded(face: EmbeddedFace, package: Package) -> Element:
    element = w(face.slot, fontKey=face.key)
    element.set(qualified("r:id"), package.add_face(face.data))
    return element


def _margins(sheet: Sheet) -> Element:
    side = twips(sheet.side)
    return w(
        "pgMar",
        top=twips(sheet.top),
        right=side,
        bottom=twips(sheet.bottom),
        left=side,
        header=twips(sheet.top / 2),
        footer=twips(sheet.foot),
        gutter=0,
    )


def _foot(manuscript: Manuscript, section: Section) -> Element:
    """Return a page's foot: a table, so that long words break where they are and do not push the page number away.

    A section whose pages are named in their own way is carried by itself: its foot names it. Which of its pages one
    is takes a formula of fields, which LibreOffice prints as an error.
    """
    cover = next((content for content in section.content if isinstance(content, Cover)), None)
    if cover is not None:
        return w("ftr", covers.legend(manuscript, cover))
    document, shares = manuscript.document, _shares(section)
    widths = [twips(manuscript.sheet.body_width * share) for share in shares]
    cells = [line("Footer", document.running)]
    if section.footer:
        cells.append(line("Footer", section.footer, w("jc", val="center")))
    named = plain_runs(f"{section.title}. ") if section.page else ()
    cells.append(paragraph("Footer", *named, *page_number(document.page), also=(w("jc", val="right"),)))
    table = frame("FooterTable", widths, "")
    table.append(row_of(*(cell_of(width, cell) for width, cell in zip(widths, cells, strict=True))))
    return w("ftr", table, paragraph("Between"))


def _shares(section: Section) -> tuple[float, ...]:
    """Return the parts of a foot's width: for what is running, for the section's own words, and for the number."""
    number = _NAMED_NUMBER if section.page else _NUMBER
    rest = 1 - number
    return (rest * 0.68, rest * 0.32, number) if section.footer else (rest, number)
