"""Door signs: the room in large type, and below it what happens there."""

from core_facilitator.documents.blocks import Sign
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import SIGN_SUBTITLE, SIGN_TIME, SIGN_TITLE, SIGN_WORDS
from core_facilitator.export.pdf.palette import MARGIN
from core_facilitator.export.pdf.sketches import Sketch
from core_facilitator.export.pdf.slabs import Slab, Stack, framed, gapped, kept, led, stacked
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter, before, draw_lines, line_slabs, nothing, rail

_SIZES = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.85, 0.72, 0.6, 0.5)
"""Sizes of the entries, 31 points and less. The room's name is large by itself and grows no more."""
_MARGIN, _BEFORE_RAIL, _AFTER_RAIL = 140.0, 20.0, 32.0
_WIDEST_MARGIN = 0.4
_LARGEST_DATE = 1.15
_FEW_LINES = 3
_MOST_LINES_KEPT = 8
_SUBTITLE_ABOVE, _ENTRIES_ABOVE, _ENTRIES_APART = 8.0, 48.0, 14.0


def sign_sketches(setter: Typesetter, sign: Sign, parent: Element) -> list[Sketch]:
    """Return a door sign: one page, in the largest size in which it fits, and more pages only if none does."""
    sheet = setter.sheet
    room = sheet.foot - sheet.top
    tag = setter.heading_tag(1)
    for size in _SIZES:
        element = Element("Sect")
        stacks = stacked(_slabs(setter, sign, size, element, tag), room)
        if len(stacks) == 1 and (size <= 1 or _reads_well(setter, sign, size)):
            break
    parent.kids.append(element)

    def sketch(stack: Stack) -> Sketch:
        return Sketch(lambda ink: stack.draw(ink, sheet.top), footed=False)

    return [sketch(stack) for stack in stacks]


def _reads_well(setter: Typesetter, sign: Sign, size: float) -> bool:
    """Whether an enlarged sign keeps each time on one line, and what happens then on a few."""
    margin = _margin(setter, sign, size)
    times = (_time_lines(setter, when, size, margin) for when, _ in sign.entries)
    happenings = (_word_lines(setter, words, size, margin) for _, words in sign.entries)
    return all(len(lines) <= 1 for lines in times) and all(len(lines) <= _FEW_LINES for lines in happenings)


def _slabs(setter: Typesetter, sign: Sign, size: float, parent: Element, tag: str) -> list[Slab]:
    sheet = setter.sheet
    column = Column(sheet.side, sheet.body_width, 0)
    title = setter.exact_words(sign.title, SIGN_TITLE.scaled(min(size, 1.0)), column.width)
    slabs = line_slabs(title, parent.add(tag), column.x)
    if sign.subtitle:
        subtitle = setter.exact_words(sign.subtitle, SIGN_SUBTITLE.scaled(min(size, _LARGEST_DATE)), column.width)
        slabs += gapped(line_slabs(subtitle, parent.add("P"), column.x), _SUBTITLE_ABOVE)
    margin = _margin(setter, sign, size)
    entries = parent.add("L", attributes="/O/List/ListNumbering/None")
    found: list[Slab] = []
    for when, words in sign.entries:
        found += gapped(_entry(setter, when, words, size, margin, entries.add("LI")), _ENTRIES_APART * size)
    return slabs + framed(gapped(found, _ENTRIES_ABOVE * size), rail(column.x + margin, MARGIN))


def _margin(setter: Typesetter, sign: Sign, size: float) -> float:
    """Return the width of the margin, in which the times stand on one line if they can."""
    width = setter.sheet.body_width
    times = (setter.exact_words(when, SIGN_TIME.scaled(size), width)[0].width for when, _ in sign.entries)
    widest = max(times, default=0.0) + 2 * _BEFORE_RAIL * size
    return min(max(widest, _MARGIN * size), width * _WIDEST_MARGIN)


def _entry(setter: Typesetter, when: str, words: str, size: float, margin: float, entry: Element) -> list[Slab]:
    sheet = setter.sheet
    label = entry.add("Lbl")
    times = _time_lines(setter, when, size, margin)
    found = _word_lines(setter, words, size, margin)
    lines = line_slabs(found, entry.add("LBody"), sheet.side + margin + _AFTER_RAIL * size)
    # A range of times may need more lines than the words beside it.
    lines += [Slab(line.look.leading, nothing) for line in times[len(lines) :]]
    lines[0] = before(lines[0], lambda ink, band: draw_lines(ink, times, sheet.side, band.top, label))
    return kept(lines) if len(lines) <= _MOST_LINES_KEPT else led(lines)


def _time_lines(setter: Typesetter, when: str, size: float, margin: float) -> list[Line]:
    return setter.exact_words(when, SIGN_TIME.scaled(size), margin - _BEFORE_RAIL * size, at_end=True)


def _word_lines(setter: Typesetter, words: str, size: float, margin: float) -> list[Line]:
    width = setter.sheet.body_width - margin - _AFTER_RAIL * size
    return setter.exact_words(words, SIGN_WORDS.scaled(size), width)
