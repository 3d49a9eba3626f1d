"""What a file of an instrument would bring."""

from dataclasses import replace

from core_facilitator.domain.instrument_imports import arrival, as_copy, differences
from core_facilitator.domain.instruments import Statement, Wording
from core_facilitator.domain.protocol_imports import Fate
from made_up_check_ins import instrument, statement

THEIRS = replace(instrument(statement("a", group="trust"), statement("b", reverse=True)), caveats=("Few people.",))
OURS = replace(THEIRS, own=True)
CHANGED = replace(THEIRS, title=Wording("Ours", "Nuestro"))


def test_one_that_nobody_knows_is_added() -> None:
    found = arrival(THEIRS, {}, {})
    assert (found.fate, found.offered) == (Fate.ADDED, OURS)


def test_one_that_is_here_already_changes_nothing() -> None:
    assert arrival(THEIRS, {"made-up": OURS}, {}).fate is Fate.SAME
    assert arrival(OURS, {}, {"made-up": THEIRS}).fate is Fate.SAME


def test_one_with_the_key_of_an_own_one_would_change_that() -> None:
    found = arrival(CHANGED, {"made-up": OURS}, {})
    assert found.fate is Fate.CHANGED
    assert [(one.field, one.before, one.after) for one in found.differences] == [
        ("title", ("Made up",), ("Ours / Nuestro",))
    ]


def test_one_that_came_with_the_app_is_never_changed_and_a_copy_is_known_again() -> None:
    found = arrival(CHANGED, {}, {"made-up": THEIRS})
    assert (found.fate, found.offered.key, found.offered.own) == (Fate.COPIED, "ours", True)
    again = arrival(CHANGED, {"ours": found.offered}, {"made-up": THEIRS})
    assert (again.fate, again.offered.key) == (Fate.SAME, "ours")


def test_the_key_of_one_that_only_a_newer_version_reads_is_left_alone() -> None:
    found = arrival(THEIRS, {}, {}, {"made-up"})
    assert (found.fate, found.offered.key) == (Fate.COPIED, "made-up-2")


def test_a_copy_has_a_key_of_its_own() -> None:
    assert as_copy(THEIRS, {"made-up"}).key == "made-up-2"


def test_everything_that_people_read_is_compared() -> None:
    other = replace(
        THEIRS,
        introduction=Wording("Go on.", "Adelante."),
        statements=(statement("a"), Statement(key="w", text=Wording("Why?"), one_word=True)),
        scales=THEIRS.scales[:1],
        groups=(),
        minutes=9,
        shuffled=True,
        care="Gently.",
        caveats=(),
    )
    found = {one.field: (one.before, one.after) for one in differences(THEIRS, other)}
    assert list(found) == [
        "introduction",
        "statements",
        "scales",
        "groups",
        "minutes",
        "shuffled",
        "care",
        "caveats",
    ]
    assert found["statements"] == (
        ("About a.; Trust", "About b.; the other way round"),
        ("About a.", "Why?; one word; in words"),
    )
    assert found["minutes"] == (("1",), ("9",))
    assert found["shuffled"] == (("no",), ("yes",))


def test_what_nobody_reads_is_a_difference_too() -> None:
    keys = replace(THEIRS, statements=(replace(THEIRS.statements[0], key="z"), *THEIRS.statements[1:]))
    assert [one.field for one in differences(THEIRS, keys)] == ["other"]
    assert differences(THEIRS, replace(THEIRS, key="else", own=True)) == ()
