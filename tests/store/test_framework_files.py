"""Framework files: what they hold, and how what is wrong is said."""

from pathlib import Path

import pytest

import protocols
from core_facilitator.domain.framework_pages import Fact, Shape
from core_facilitator.store import framework_files
from core_facilitator.store.framework_files import FrameworkFileError

LEAST = """\
framework_file: 1
key: ours
title: Our way
introduction: Why we do it.
arc:
  shape: cycle
  stations:
    - name: Look
    - name: Act
parts:
  - name: Looking
    says: Go and see.
source: Our own text
licenses: [generic]
"""
CARDS = (protocols.protocol("Walk"), protocols.protocol("Circle"))


def _problems(text: str) -> list[str]:
    with pytest.raises(FrameworkFileError) as caught:
        framework_files.read(text, "ours.yaml", CARDS)
    return str(caught.value).splitlines()


def _with_arc(shape: str, *stations: str, more: str = "") -> str:
    start, end = LEAST.index("arc:"), LEAST.index("parts:")
    listed = "".join(f"    - {{{station}}}\n" for station in stations)
    return LEAST[:start] + f"arc:\n  shape: {shape}\n{more}  stations:\n{listed}" + LEAST[end:]


def test_the_least_that_a_page_needs() -> None:
    page = framework_files.read(LEAST, "ours.yaml", CARDS)
    assert (page.key, page.title, page.arc.shape) == ("ours", "Our way", Shape.CYCLE)
    assert [station.name for station in page.arc.stations] == ["Look", "Act"]
    assert page.licenses == (protocols.OURS,)
    assert page.protocols == ()


def test_everything_that_a_page_can_hold() -> None:
    more = """\
    protocols: [walk]
    arc:
      shape: wheel
      title: Around
      hub: Us
      stations:
        - {name: East, says: Begin.}
        - {name: West, says: End.}
    points:
      - name: Ears
        says: Listen.
        facts:
          - {name: Needs, says: Silence}
        protocols: [circle, walk]
"""
    text = LEAST.replace("    says: Go and see.\n", "    says: Go and see.\n" + more) + "editors_note: Ask Ana.\n"
    page = framework_files.read(text, "ours.yaml", CARDS)
    (part,) = page.parts
    assert part.arc is not None
    assert (part.arc.title, part.arc.hub, part.arc.stations[1].says) == ("Around", "Us", "End.")
    assert part.points[0].facts == (Fact(name="Needs", says="Silence"),)
    assert page.protocols == ("walk", "circle")
    assert "Ask Ana" not in repr(page)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("    says: Go and see.\n", "", "ours.yaml, line 11, parts[0].says: missing"),
        ("shape: cycle", "shape: ring", "line 6, arc.shape: expected one of u, line, cycle, ladder, wheel, tree"),
        ("says: Go", "sayz: Go", "line 12, parts[0].sayz: there is no field of this name; did you mean says?"),
        ("see.\n", "see.\n    protocols: [wlak]\n", "line 13, parts[0].protocols[0]: there is no protocol 'wlak'"),
        ("see.\n", "see.\n    protocols: [walk, walk]\n", "line 13, parts[0].protocols: 'walk' stands twice"),
        ("see.\n", "see.\n    points: []\n", "line 13, parts[0].points: at least one is needed"),
        ("name: Act", "name: Look", "line 8, arc.stations: 'Look' stands twice"),
        ("[generic]", "[mit]", "line 14, licenses[0]: no protocol has a license with the key 'mit'"),
        ("[generic]", "[generic, generic]", "line 14, licenses: 'generic' stands twice"),
        ("framework_file: 1", "framework_file: 2", "line 1, framework_file: made by a newer version"),
        ("framework_file: 1\n", "", "line 1, framework_file: missing; write framework_file: 1"),
    ],
)
def test_what_is_wrong_is_said_by_file_line_and_field(was: str, becomes: str, says: str) -> None:
    assert LEAST.count(was) == 1
    assert any(says in problem for problem in _problems(LEAST.replace(was, becomes)))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (_with_arc("line", "name: A"), "arc.stations: a drawing needs at least two"),
        (
            _with_arc("u", "name: A", "name: B", "name: C", "name: D"),
            "arc.stations: a U has as many stations on its left as on its right, and one at the bottom",
        ),
        (_with_arc("line", "name: A", "name: B", more="  hub: H\n"), "arc.hub: only a wheel has a hub"),
        (
            _with_arc("wheel", "name: A, turn: then", "name: B"),
            "arc.stations: in a wheel no station leads to the next, so it has no turns",
        ),
        (
            _with_arc("ladder", "name: A", "name: B, turn: then"),
            "arc.stations: the last one leads nowhere, so it has no turn",
        ),
        (
            _with_arc("line", "name: A", "name: B, under: A"),
            "arc.stations[1].under: only in a tree one station branches from another",
        ),
        (
            _with_arc("tree", "name: A", "name: B, under: C", "name: C, under: A"),
            "arc.stations[1].under: no station before it is called 'C'",
        ),
        (
            _with_arc("tree", "name: A", "name: B"),
            "arc.stations[1].under: missing; a tree has one trunk, and everything else branches from something",
        ),
    ],
)
def test_a_drawing_that_cannot_be_drawn_is_refused(text: str, says: str) -> None:
    assert any(says in problem for problem in _problems(text))


@pytest.mark.parametrize(
    "text",
    [
        _with_arc("u", "name: A, turn: down", "name: B, turn: up", "name: C"),
        _with_arc("cycle", "name: A", "name: B, turn: again"),
        _with_arc("tree", "name: A", "name: B, under: A", "name: C, under: B"),
    ],
)
def test_a_drawing_that_can_be_drawn_is_read(text: str) -> None:
    assert framework_files.read(text, "ours.yaml", CARDS).arc.stations[0].name == "A"


def test_a_drawing_with_a_station_that_cannot_be_read_is_not_judged_as_a_drawing() -> None:
    text = _with_arc("u", "name: A", "nome: B", "name: C")
    assert _problems(text) == [
        "ours.yaml, line 9, arc.stations[1].nome: there is no field of this name; did you mean name?",
        "ours.yaml, line 9, arc.stations[1].name: missing",
    ]


def test_a_file_that_is_a_list_is_none() -> None:
    assert "expected fields, the first of them framework_file: 1" in _problems("- one\n")[0]


def test_two_pages_with_one_key_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LEAST, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(LEAST, encoding="utf-8")
    with pytest.raises(FrameworkFileError, match=r"b\.yaml, key: another page has the key 'ours' too"):
        framework_files.pages(CARDS, tmp_path)


def test_a_station_can_be_told_under_another_name_that_is_on_the_page() -> None:
    text = LEAST.replace("- name: Look\n", "- {name: Look, told_in: NAME}\n", 1)
    part = framework_files.read(LEAST, "ours.yaml", CARDS).parts[0].name
    page = framework_files.read(text.replace("NAME", part), "ours.yaml", CARDS)
    assert page.arc.stations[0].told_in == part
    with pytest.raises(FrameworkFileError, match="told_in: nothing on this page is called 'Elsewhere'"):
        framework_files.read(text.replace("NAME", "Elsewhere"), "ours.yaml", CARDS)
