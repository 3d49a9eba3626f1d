"""A section on one page: to be read from some way off, so its type is as large as the page allows."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from core_facilitator.documents.blocks import Content
from core_facilitator.export.pdf.contents import flowing
from core_facilitator.export.pdf.fitting import snug
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter
from core_facilitator.export.sheets import sizes


def largest(setter: Typesetter, contents: Sequence[Content], column: Column) -> Typesetter:
    """Return a typesetter in the largest size in which contents take one page; in the smallest if none does."""
    scales = sizes(setter.sheet.scale)

    def sized(scale: float) -> Typesetter:
        return setter.on(replace(setter.sheet, scale=scale))

    def fits(scale: float) -> bool:
        return len(snug(flowing(sized(scale), contents, column, Element("Sect")), column.room)) == 1

    return sized(scales[min(bisect_left(scales, True, key=fits), len(scales) - 1)])
