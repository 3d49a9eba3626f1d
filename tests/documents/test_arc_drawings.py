"""Arcs as drawings: every shape at every width keeps its words whole, apart and inside."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.documents.arc_drawings import drawn
from core_facilitator.documents.arc_marks import Align, Area, Drawing, Lettering, turn_of
from core_facilitator.domain.framework_pages import Arc, Shape, Station
from core_facilitator.store import catalogue, framework_files

PAGES = framework_files.pages(catalogue.protocols())
ARCS = {f"{page.key}, {arc.title or arc.stations[0].name}": arc for page in PAGES for arc in page.arcs}
SPACES = next(page.arc for page in PAGES if page.key == "theory-u")


class Even:
    """Letters that are all as wide as one another."""

    def __init__(self, unit: float = 1.0) -> None:
        self.unit = unit

    def width(self, lettering: Lettering, text: str) -> float:
        """Return how wide a text runs."""
        return len(text) * self.unit * (8.4 if lettering is Lettering.NAME else 6.6)

    def height(self, lettering: Lettering) -> float:
        """Return how high a line is."""
        return self.unit * (22 if lettering is Lettering.NAME else 19)


def told(drawing: Drawing) -> list[str]:
    return [" ".join(label.lines) for label in drawing.labels]


def overlaps(drawing: Drawing) -> list[tuple[int, int]]:
    spots = list(drawing.spots.items())
    return [
        (one, other)
        for place, (one, area) in enumerate(spots)
        for other, beside in spots[:place]
        if area.meets(beside, -0.5)
    ]


def crossed(drawing: Drawing) -> list[str]:
    """Return the words that a line runs through."""
    found = []
    for label in drawing.labels:
        area = Area(label.area.left + 1, label.area.top + 3, label.area.right - 1, label.area.bottom - 3)
        for stroke in drawing.strokes:
            for (x, y), (x2, y2) in pairwise(stroke.points):
                steps = [(x + (x2 - x) * part / 20, y + (y2 - y) * part / 20) for part in range(21)]
                if any(area.left < a < area.right and area.top < b < area.bottom for a, b in steps):
                    found.append(" ".join(label.lines))
    return found


@pytest.mark.parametrize("unit", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("width", [280, 380, 460, 560, 680, 800, 1000])
@pytest.mark.parametrize("name", ARCS)
def test_words_stay_whole_apart_and_inside(name: str, width: int, unit: float) -> None:
    arc = ARCS[name]
    drawing = drawn(arc, width, Even(unit))
    said = [text for one in arc.stations for text in (one.name, one.says, one.turn) if text] + [arc.hub] * bool(arc.hub)
    assert sorted(told(drawing)) == sorted(said)
    assert overlaps(drawing) == []
    assert crossed(drawing) == []
    for label in drawing.labels:
        assert label.area.left >= 0
        assert label.area.right <= drawing.width + 0.5
        assert label.area.top >= 0
        assert label.area.bottom <= drawing.height + 0.5
    for stroke in drawing.strokes:
        assert all(-1 <= x <= drawing.width + 1 and -1 <= y <= drawing.height + 8 * unit for x, y in stroke.points)


def test_the_seven_spaces_and_six_turns_are_a_u() -> None:
    drawing = drawn(SPACES, 700, Even())
    stations = [dot for dot in drawing.dots if not dot.ring]
    turns = [dot for dot in drawing.dots if dot.ring]
    assert (len(stations), len(turns)) == (7, 6)
    down, bottom, up = stations[:3], stations[3], stations[4:]
    assert len({dot.x for dot in down}) == len({dot.x for dot in up}) == 1
    assert [dot.y for dot in down] == sorted(dot.y for dot in down) == sorted(dot.y for dot in up)
    assert bottom.y > max(dot.y for dot in (*down, *up))
    assert down[0].x < bottom.x < up[0].x
    (u,) = drawing.strokes
    assert u.head
    assert u.points[0] == (down[0].x, down[0].y)
    for dot in stations:
        assert any(abs(x - dot.x) < 1 for x, y in u.points)
    aligned = {label.of: label.align for label in drawing.labels}
    assert (aligned[0], aligned[3], aligned[6]) == (Align.END, Align.CENTER, Align.START)
    assert aligned[turn_of(0)] is Align.START
    assert aligned[turn_of(4)] is Align.END


def test_a_u_stays_a_u_where_there_is_little_room_and_becomes_a_column_where_there_is_less() -> None:
    assert len(drawn(SPACES, 480, Even()).strokes) == 1
    assert {dot.x for dot in drawn(SPACES, 320, Even()).dots} == {6.0}


def test_a_u_whose_words_are_too_long_for_its_sides_or_its_inside_is_a_column() -> None:
    for long in (Station(name="Intergovernmentalization"), Station(name="See", turn="Intergovernmentalization")):
        arc = Arc(shape=Shape.U, stations=(long, Station(name="Rest"), Station(name="Act")))
        assert {dot.x for dot in drawn(arc, 480, Even()).dots} == {6.0}


def test_turns_of_a_u_may_be_left_out() -> None:
    arc = Arc(shape=Shape.U, stations=tuple(Station(name=name) for name in ("Look", "Rest", "Act")))
    assert [dot.ring for dot in drawn(arc, 600, Even()).dots] == [False] * 3


def test_a_line_runs_to_the_right_and_down_where_it_is_narrow() -> None:
    arc = Arc(shape=Shape.LINE, stations=(Station(name="See", turn="shapes how we"), Station(name="Act", says="Do.")))
    wide, narrow = drawn(arc, 400, Even()), drawn(arc, 150, Even())
    assert len({dot.y for dot in wide.dots}) == 1
    assert len({dot.x for dot in narrow.dots}) == 1
    assert [dot.ring for dot in narrow.dots] == [False, True, False]
    assert wide.labels[0].area.top > wide.dots[0].y > wide.labels[-1].area.bottom


def test_a_line_with_a_word_longer_than_its_place_is_a_column() -> None:
    arc = Arc(shape=Shape.LINE, stations=(Station(name="Intergovernmentalization"), Station(name="Act")))
    assert len({dot.x for dot in drawn(arc, 300, Even()).dots}) == 1


def test_a_ladder_begins_at_its_foot() -> None:
    stations = (Station(name="Belong", turn="then"), Station(name="Learn"), Station(name="Do"))
    drawing = drawn(Arc(shape=Shape.LADDER, stations=stations), 400, Even())
    tops = {label.of: label.area.top for label in drawing.labels}
    assert tops[0] > tops[turn_of(0)] > tops[1] > tops[2]
    rails = [stroke for stroke in drawing.strokes if stroke.head]
    assert len(rails) == 2
    assert all(stroke.points[0][1] > stroke.points[1][1] for stroke in rails)
    assert len(drawing.strokes) == 2 + 3


def test_a_cycle_comes_back_and_a_wheel_has_no_order() -> None:
    stations = tuple(Station(name=name) for name in ("Plan", "Do", "Study", "Act"))
    cycle = drawn(Arc(shape=Shape.CYCLE, stations=stations), 500, Even())
    assert [stroke.head for stroke in cycle.strokes] == [True] * 4
    assert cycle.strokes[-1].points[-1][1] < cycle.dots[3].y
    wheel = drawn(Arc(shape=Shape.WHEEL, stations=stations), 500, Even())
    assert [stroke.head for stroke in wheel.strokes] == [False] * 5
    assert wheel.frames == ()
    hub = drawn(Arc(shape=Shape.WHEEL, hub="Rest", stations=stations), 500, Even())
    assert [frame.disc for frame in hub.frames] == [True]


def test_a_cycle_that_is_too_narrow_is_a_column_with_a_way_back() -> None:
    stations = tuple(Station(name=name) for name in ("Plan", "Do", "Study", "Act"))
    drawing = drawn(Arc(shape=Shape.CYCLE, stations=stations), 120, Even())
    back = drawing.strokes[-1]
    assert back.head
    assert back.points[0][1] == drawing.dots[-1].y
    assert back.points[-1][1] == drawing.dots[0].y


def test_a_circle_that_would_have_to_be_far_too_high_is_a_column() -> None:
    stations = tuple(Station(name=f"Station {n}", says="So much is said here. " * 6) for n in range(9))
    drawing = drawn(Arc(shape=Shape.CYCLE, stations=stations), 520, Even())
    assert len({dot.x for dot in drawing.dots}) == 1


def test_a_circle_gets_higher_until_its_words_are_apart() -> None:
    stations = tuple(Station(name=f"Station {n}", says="Some words. " * 9) for n in range(7))
    drawing = drawn(Arc(shape=Shape.CYCLE, stations=stations), 700, Even())
    assert overlaps(drawing) == []
    across = max(dot.x for dot in drawing.dots) - min(dot.x for dot in drawing.dots)
    assert max(dot.y for dot in drawing.dots) - min(dot.y for dot in drawing.dots) > across


def test_a_tree_stands_in_columns_or_in_steps() -> None:
    aim, one, two = Station(name="Aim"), Station(name="Driver", under="Aim"), Station(name="Other", under="Aim")
    idea, word = Station(name="Idea", under="Driver"), Station(name="Intergovernmentalization", under="Other")
    tree = drawn(Arc(shape=Shape.TREE, stations=(aim, one, two, idea)), 600, Even())
    assert len(tree.frames) == 4
    assert len({frame.area.left for frame in tree.frames}) == 3
    for narrow in (
        drawn(Arc(shape=Shape.TREE, stations=(aim, one, two, idea)), 300, Even()),
        drawn(Arc(shape=Shape.TREE, stations=(aim, one, two, idea, word)), 470, Even()),
    ):
        assert narrow.frames == ()
        assert [dot.x for dot in narrow.dots][:4] == [6.0, 26.0, 46.0, 26.0]
        assert told(narrow)[:4] == ["Aim", "Driver", "Idea", "Other"]


def test_lines_are_about_as_long_as_one_another() -> None:
    arc = Arc(shape=Shape.LADDER, stations=(Station(name="A", says="We become still and listen for what comes"),) * 2)
    lines = next(label.lines for label in drawn(arc, 84 + 6.6 * 38, Even()).labels if label.lettering is Lettering.SAYS)
    assert [len(line) for line in lines] == [19, 21]


@given(
    shape=st.sampled_from(Shape),
    names=st.lists(st.text("abcdefg ", min_size=1, max_size=30).filter(str.strip), min_size=3, max_size=9, unique=True),
    width=st.integers(100, 1200),
)
def test_any_arc_can_be_drawn_without_words_upon_words(shape: Shape, names: list[str], width: int) -> None:
    if shape is Shape.U and len(names) % 2 == 0:
        names = names[1:]
    under = names[0] if shape is Shape.TREE else ""
    stations = tuple(Station(name=name, says=name, under=under if n else "") for n, name in enumerate(names))
    drawing = drawn(Arc(shape=shape, stations=stations), width, Even())
    assert overlaps(drawing) == []
    assert len(drawing.spots) == len(names)
