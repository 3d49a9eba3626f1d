"""The arc of a framework as a drawing: each shape as wide as there is room, and as a column where there is too little.

No shape lays words upon words or breaks one: what does not fit becomes the column, which always does.
"""

from collections.abc import Callable

from core_facilitator.documents import arc_rounds, arc_rows, arc_u
from core_facilitator.documents.arc_marks import Drawing, Type
from core_facilitator.domain.framework_pages import Arc, Shape

_SHAPES: dict[Shape, Callable[[Arc, float, Type], Drawing | None]] = {
    Shape.U: arc_u.u,
    Shape.LINE: arc_rows.line,
    Shape.CYCLE: arc_rounds.cycle,
    Shape.LADDER: arc_rows.ladder,
    Shape.WHEEL: arc_rounds.wheel,
    Shape.TREE: arc_rows.tree,
}


def drawn(arc: Arc, width: float, type_: Type) -> Drawing:
    """Return the drawing of an arc in a width; it may be narrower, or wider where a single word is."""
    return _SHAPES[arc.shape](arc, width, type_) or arc_rows.column(arc, width, type_)
