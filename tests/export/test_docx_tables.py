"""Tables in a Word document: their heads, rows, columns and marks, and what stands beside them."""

import pytest

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Cell,
    Column,
    MarginItem,
    MarginList,
    Run,
    Style,
    Table,
    say,
)
from core_facilitator.domain.agendas import TimeKind
from docx_reading import WP, Element, W, attribute, body_of, style_of
from docx_samples import PLAIN_TABLE, TABLE, every_kind, of


def test_head_rows_repeat_and_rows_are_not_cut() -> None:
    table = next(body_of(of(TABLE)).iter(W + "tbl"))
    rows = table.findall(W + "tr")

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    summary = table.find(f"{W}tblPr/{W}tblDescription")
    assert summary is not None
    assert attribute(summary) == "The run of the day"


def test_a_row_that_takes_most_of_a_page_may_be_cut() -> None:
    long = Table((Column("Notes"),), ((Cell((say("\n".join(["line"] * 300)),)),),), "Notes")
    row = list(body_of(of(long)).iter(W + "tr"))[1]

    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_columns_share_the_width_of_the_page() -> None:
    table = next(body_of(of(TABLE)).iter(W + "tbl"))
    widths = [int(attribute(column, "w")) for column in table.iter(W + "gridCol")]

    assert sum(widths) == 10080
    assert widths[1] == pytest.approx(4 * widths[0], abs=4)


def test_a_form_has_rows_of_the_height_that_was_asked_for() -> None:
    row = list(body_of(of(PLAIN_TABLE)).iter(W + "tr"))[1]
    height = row.find(f"{W}trPr/{W}trHeight")

    assert height is not None
    assert (attribute(height), attribute(height, "hRule")) == ("520", "atLeast")


def test_every_table_cell_holds_a_paragraph_last() -> None:
    for cell in body_of(every_kind()).iter(W + "tc"):
        assert cell[-1].tag == W + "p"


def test_a_kind_of_time_is_drawn_and_named() -> None:
    body = body_of(of(TABLE))

    assert [each.get("descr") for each in body.iter(WP + "docPr")] == ["Plenary", "Reflection"]


@pytest.mark.parametrize("kind", TimeKind)
def test_patterns_are_drawn_inside_their_box(kind: TimeKind) -> None:
    table = Table((Column("Block"),), ((Cell((say("Walk"),), kind),),), "")
    body = body_of(of(table))

    for path in body.iter("{*}path"):
        for point in path.iter("{*}pt"):
            assert 0 <= int(point.get("x", "-1")) <= int(path.get("w", "0")) + 1
            assert 0 <= int(point.get("y", "-1")) <= int(path.get("h", "0")) + 1


def test_tables_that_follow_each_other_stay_apart() -> None:
    body = body_of(of(TABLE, TABLE))

    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_text_beside_a_table_keeps_its_distance() -> None:
    body = body_of(of(say("Before"), TABLE, say("After", Style.CAPTION), TABLE))
    gaps = [dict(each.attrib) for each in body.iter(W + "spacing")]

    assert gaps == [{W + "after": "180"}, {W + "before": "180"}]


def kept(element: Element) -> list[bool]:
    """Return for each row of the first table whether it stays with what follows."""
    rows = next(element.iter(W + "tbl")).findall(W + "tr")
    return [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in rows]


def test_no_row_of_a_table_stands_alone_on_a_page() -> None:
    rows = tuple((Cell((say(f"{number}"),)), Cell()) for number in range(5))
    steps = MarginList(tuple(MarginItem("5", "min", f"Step {number}") for number in range(5)))

    assert kept(body_of(of(Table((Column("A"), Column("B")), rows, "")))) == [False, True, False, False, True, False]
    assert kept(body_of(of(steps))) == [True, False, False, True, False]
    assert kept(body_of(of(MarginList(steps.items[:1])))) == [False]


def test_a_box_stays_whole_and_takes_the_end_of_its_table_along() -> None:
    rows = tuple((Cell((say(f"{number}"),)),) for number in range(5))
    body = body_of(of(Table((Column("A"),), rows, ""), Box((say("If late:"), say("skip the walk")))))
    notes = [each for each in body.iter(W + "p") if style_of(each) == "Note"]

    assert kept(body) == [False, True, False, False, True, True]
    assert [each.find(f"{W}pPr/{W}keepLines") is not None for each in notes] == [True, True]
    assert [each.find(f"{W}pPr/{W}keepNext") is not None for each in notes] == [True, False]


def test_a_paragraph_below_a_list_keeps_its_distance() -> None:
    body = body_of(of(Bullets(((Run("One"),), (Run("Two"),))), say("After"), say("Far below")))
    gaps = [each.find(f"{W}pPr/{W}spacing") is not None for each in body.iter(W + "p")]

    assert gaps[:4] == [False, False, True, False]
