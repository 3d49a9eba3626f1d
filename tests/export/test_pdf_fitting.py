"""Pages that nearly fit: what gives way, how far, and what does not."""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import cast

import pikepdf
import pytest

from core_facilitator.documents.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    MarginItem,
    MarginList,
    Rules,
    Section,
    Sign,
    Style,
    Table,
    Tents,
    say,
)
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from core_facilitator.export.pdf.fitting import snug
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import POINTS
from core_facilitator.export.pdf.slabs import Band, Slab
from core_facilitator.export.pdf.typesetter import padded
from pdf_reading import Reading, read
from pdf_samples import cover, document, one

LARGE = Page(paper=Paper.A4, text_size=TextSize.LARGE)


def _draw(ink: Ink, band: Band) -> None:
    raise AssertionError((ink, band))


def _slabs(count: int, *, gap: float = 0.0, air: float = 0.0) -> list[Slab]:
    return [Slab(10.0, _draw, gap=gap, air=air)] * count


def _reading(printout: Document, page: Page | None = None) -> Reading:
    return read(DOCUMENT_FORMATS["pdf"].write_document(printout, page or Page()).data)


def _type(printout: Document, face: str, page: Page | None = None) -> list[tuple[float, float]]:
    """Return the size in points and the baseline of everything set in a face on the first page."""
    found = []
    with pikepdf.open(BytesIO(DOCUMENT_FORMATS["pdf"].write_document(printout, page or Page()).data)) as pdf:
        fonts = {name: str(font.BaseFont) for name, font in pdf.pages[0].Resources.Font.items()}
        for step in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(step.operator) == "Tf":
                font = fonts[str(step.operands[0])]
            elif str(step.operator) == "Tm" and face in font:
                found.append((float(step.operands[0]) * POINTS, float(step.operands[5])))
    return found


def test_what_fits_is_left_as_it_is() -> None:
    (stack,) = snug(_slabs(5, gap=4), 100)

    assert [(top, height) for _, top, height in stack.placed] == [(0, 10), (14, 10), (28, 10), (42, 10), (56, 10)]


def test_gaps_give_way_before_one_slab_stands_alone() -> None:
    (stack,) = snug(_slabs(8, gap=4), 105)

    assert stack.placed[1][1] == pytest.approx(10 + 4 * 0.85)


def test_air_gives_way_as_gaps_do() -> None:
    (stack,) = snug(_slabs(8, air=4), 70)

    assert {round(height, 2) for _, _, height in stack.placed} == {10 - 4 * 0.45}


def test_a_last_page_with_much_on_it_is_left_alone() -> None:
    assert [len(stack.placed) for stack in snug(_slabs(12, air=4), 80)] == [8, 4]


def test_nothing_is_set_tighter_in_vain() -> None:
    stacks = snug(_slabs(9, air=0.1), 80)

    assert [height for stack in stacks for _, _, height in stack.placed] == [10] * 9


def test_no_more_lines_to_write_on_are_left_out_than_has_to_be() -> None:
    writing = [replace(slab, spare=True) for slab in _slabs(5)]

    (stack,) = snug([*_slabs(5), *writing, *_slabs(2)], 100)

    assert len(stack.placed) == 10
    assert sum(slab.spare for slab, _, _ in stack.placed) == 3


def test_padding_shrinks_on_both_sides_of_what_it_surrounds() -> None:
    bands: list[Band] = []
    slab = padded(Slab(10, lambda _, band: bands.append(band)), above=6, below=4)
    unused = cast("Ink", None)  # this slab only notes where it would draw

    for bottom in (20.0, 15.0, 10.0):
        slab.draw(unused, Band(0, bottom))

    assert (slab.height, slab.air) == (20, 10)
    assert bands == [Band(6, 16), Band(3, 13), Band(0, 10)]


@pytest.mark.parametrize("page", [Page(), LARGE], ids=["standard", "large"])
def test_a_credit_does_not_stand_alone_below_a_handout(page: Page) -> None:
    step = MarginItem("5", "min", "Settle roles", (say("One case giver. " * 9),))
    counts = []
    for steps in range(1, 12):
        handout = one(Heading(1, "Case clinic"), MarginList((step,) * steps), Rules("Notes", 6), say("Credit"))
        found = _reading(handout, page)
        (last,) = (node.pages for node in found.root.all("P") if node.text.strip() == "Credit")
        (notes,) = (node.pages for node in found.root.all("P") if node.text.strip() == "Notes")
        counts.append(found.pages)
        assert last == notes
    assert counts[0] == 1
    assert counts[-1] == 2


def test_a_short_table_stays_on_one_page() -> None:
    table = Table((Column("A"), Column("B")), ((Cell((say("one"),)), Cell((say("two"),))),) * 5, "")
    for lines in range(25, 45):
        found = _reading(one(*[say("x")] * lines, table, say("after")))
        assert len(set().union(*(row.pages for row in found.root.all("TR")))) == 1


def test_a_heading_and_a_line_move_on_with_what_follows() -> None:
    for lines in range(20, 45):
        found = _reading(one(*[say("x")] * lines, Heading(2, "Lunch"), say("Lead: Noor"), say("Set-up: tables")))
        (heading,) = found.root.all("H1", "H2")
        assert heading.pages == found.root.all("P")[-1].pages


def test_a_credit_does_not_open_a_page() -> None:
    for lines in range(25, 40):
        found = _reading(one(*[say("x")] * lines, say("If late: skip it"), say("Credit", Style.CAPTION)))
        *_, before, credit = found.root.all("P")
        assert before.pages == credit.pages


def test_a_footer_stays_on_one_line_while_smaller_type_does() -> None:
    def feet(running: str) -> set[float]:
        section = Section("journal", "Journal", (), footer="Private journal page")
        return {baseline for _, baseline in _type(replace(document(section), running=running), "Sans", LARGE)}

    assert len(feet("Tidewater Learning Partnership, Seeing whole, choosing well")) == 1
    assert len(feet("Tidewater Learning Partnership, Seeing whole, choosing well, ending well, and a little more")) == 2


def test_a_name_stands_on_one_line_of_its_tent_while_that_is_large_enough() -> None:
    def lines(name: str) -> int:
        # Each line stands on both faces.
        return len({baseline for _, baseline in _type(one(Tents(((name, ""),))), "Serif")}) // 2

    assert [lines(name) for name in ("Imogen Halvorsen-Diaz", "Bartholomew Nguyen-Castell")] == [1, 1]
    assert lines("Bartholomew Maximilian Nguyen-Castellanos-Finch") == 2


def test_a_sign_with_little_on_it_is_read_from_far() -> None:
    def size(words: str, count: int) -> float:
        return max(_type(one(Sign("Oak Room", "", (("8:00–8:30", words),) * count)), "Sans"))[0]

    assert size("Arrival", 2) > 28
    assert 28 > size("Arrival", 14) > 20
    assert size("Arrival", 30) < 20
    assert size("Arrival and breakfast " * 4, 2) < size("Arrival", 2)


def test_the_name_of_a_room_stays_as_large_as_it_is() -> None:
    sizes = {_type(one(Sign("Oak Room", "", (("8:00", "Arrival"),) * count)), "Serif")[0][0] for count in (1, 14)}

    assert sizes == {66.0}


def test_kinds_of_time_stand_on_one_line_below_a_large_cover() -> None:
    kinds = ("Plenary", "Small group", "Reflection", "Break")
    legend = replace(
        cover(1, "Title"), legend_title="How the days are spent", legend=(*zip(TimeKind, kinds, strict=True),)
    )
    lowest = min(baseline for _, baseline in _type(one(legend), "Sans", LARGE))
    many = replace(legend, legend=tuple((kind, name * 3) for kind, name in legend.legend))

    assert sum(baseline == lowest for _, baseline in _type(one(legend), "Sans", LARGE)) == 1 + len(kinds)
    assert sum(baseline == lowest for _, baseline in _type(one(many), "Sans", LARGE)) < 1 + len(kinds)


def test_a_block_is_not_parted_from_its_first_step() -> None:
    about = (say("Purpose: meet"), say("Lead: Noor"), say("Participants see: one question"))
    steps = MarginList((MarginItem("5", "min", "Settle roles", (say("One case giver."),)),))
    for lines in range(15, 40):
        found = _reading(one(*[say("x")] * lines, Heading(2, "Lunch"), *about, steps, say("after")))
        (heading,) = found.root.all("H1", "H2")
        assert heading.pages == found.root.all("LI")[0].pages


def test_blocks_without_steps_do_not_hold_on_to_each_other() -> None:
    found = _reading(one(*[part for _ in range(40) for part in (Heading(2, "Break"), say("Tea"))]))

    counts = Counter(page for heading in found.root.all("H1", "H2") for page in heading.pages)
    assert [counts[page] for page in (1, 2, 3)] == [11, 11, 11]
