"""What a page of a framework leads to, and in which order pages stand."""

from core_facilitator.domain.framework_pages import Arc, FrameworkPage, Part, Place, Point, Shape, Station, in_order
from core_facilitator.domain.protocols import License

LINE = Arc(shape=Shape.LINE, stations=(Station(name="See"), Station(name="Act")))


def page(key: str, *parts: Part, title: str = "A page") -> FrameworkPage:
    license_ = License(key="generic", attribution="Our own text.")
    return FrameworkPage(
        key=key, title=title, introduction="…", arc=LINE, parts=parts, source="Ours", licenses=(license_,)
    )


def test_a_page_leads_to_the_cards_of_its_parts_and_points_each_once_and_in_order() -> None:
    one = Part(name="One", says="…", protocols=("b", "a"), points=(Point(name="…", says="…", protocols=("c", "b")),))
    two = Part(name="Two", says="…", protocols=("c", "d"))
    assert page("theory-u", one, two).protocols == ("b", "a", "c", "d")


def test_pages_across_all_frameworks_come_first_and_then_the_frameworks_as_they_stand() -> None:
    pages = (page("coaching"), page("ways", title="Ways"), page("theory-u"), page("practices", title="Practices"))
    assert [one.key for one in in_order(pages)] == ["practices", "ways", "theory-u", "coaching"]


def test_a_tree_knows_what_branches_from_what() -> None:
    aim, driver, idea = Station(name="Aim"), Station(name="Driver", under="Aim"), Station(name="Idea", under="Driver")
    tree = Arc(shape=Shape.TREE, stations=(aim, driver, idea))
    assert (tree.under(), tree.under("Aim"), tree.under("Idea")) == ((aim,), (driver,), ())


def test_what_a_drawing_names_is_told_in_its_own_part_or_anywhere() -> None:
    inner = Arc(shape=Shape.LINE, stations=(Station(name="See"), Station(name="Act")))
    see, act = Point(name="See", says="…"), Point(name="act", says="…")
    whole = page(
        "theory-u", Part(name="First", says="…", points=(see,)), Part(name="Act", says="…", arc=inner, points=(act,))
    )
    assert whole.arcs == (LINE, inner)
    assert (whole.told("see", LINE), whole.told("First", LINE)) == (Place(0, 0), Place(0))
    assert (whole.told("Act", inner), whole.told("See", inner), whole.told("First", inner)) == (Place(1, 0), None, None)
    assert whole.told("Nowhere", LINE) is None
