"""Attacks on results: whatever the app can ever show, nobody's answer can be worked out from it.

What can be shown is a function of `Results` alone, and there is one `Results` for a check-in. So the views are: the
counts of all, of each part, of what is left over, everything that can be reckoned from those, scores and words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product
from random import Random

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from core_facilitator.domain.check_ins import CheckIn, Results, Sheet, Shown, Split, Tally
from core_facilitator.domain.folding import are_alike, fold
from core_facilitator.domain.instruments import Scaling, Statement, Wording
from made_up_check_ins import ROLE, SITE, check_in, instrument, sheet, statement, unshuffled

NOTE = Statement(key="note", text=Wording("Anything else?"))
ASKED = instrument(statement("a", group="trust"), statement("b", group="trust"), statement("sky", "sky"), NOTE)
POINTS = {"a": 5, "b": 5, "sky": 4}


@dataclass(frozen=True)
class World:
    """All that nobody may ever see: who answered what."""

    check_in: CheckIn
    sheets: tuple[Sheet, ...]
    tallies: tuple[Tally, ...] = ()

    @property
    def results(self) -> Results:
        return fold(self.check_in, self.sheets, self.tallies, unshuffled)

    @property
    def parts(self) -> dict[int, tuple[tuple[str, str], ...]]:
        """What each person told of themselves: those on a device from 0 on, those on paper below."""
        on_paper = chain.from_iterable([one.parts] * one.sheets for one in self.tallies)
        told = {place: one.parts for place, one in enumerate(self.sheets)}
        return told | {-place: parts for place, parts in enumerate(on_paper, 1)}

    def chosen(self, key: str) -> dict[int, int]:
        """What each person chose who answered a statement. On paper the marks are the first ones of their pile's."""
        found = {place: dict(one.values)[key] for place, one in enumerate(self.sheets) if key in dict(one.values)}
        before = 0
        for tally in self.tallies:
            marks = chain.from_iterable([value] * people for value, people in enumerate(dict(tally.marks)[key], 1))
            found |= {-before - place: value for place, value in enumerate(marks, 1)}
            before += tally.sheets
        return found


@st.composite
def _sheets(draw: st.DrawFn, splits: Sequence[Split], most: int = 9) -> list[Sheet]:
    """Draw some people of the same parts, so that parts are often just large enough and just too small."""
    parts = {split.key: draw(st.sampled_from(("", *(part.key for part in split.parts)))) for split in splits}
    said = {key: value for key, value in parts.items() if value}
    number = draw(st.sampled_from((1, 4, 5, 5, 6, 6, 7, 8, most)))
    return [sheet(*draw(_answers), **said) for _ in range(number)]


@st.composite
def _said(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, str]]:
    """Draw what one person answers: nearly everything."""
    values = {key: draw(st.integers(1, most)) for key, most in POINTS.items() if draw(st.integers(0, 9))}
    return values, {"note": draw(st.sampled_from(("Yes", "No")))} if draw(st.booleans()) else {}


_answers = _said()


@st.composite
def _tallies(draw: st.DrawFn, splits: Sequence[Split]) -> Tally:
    most = draw(st.sampled_from((1, 2)))
    marks = {key: draw(st.lists(st.integers(0, most), min_size=of, max_size=of)) for key, of in POINTS.items()}
    parts = {split.key: draw(st.sampled_from(("", *(part.key for part in split.parts)))) for split in splits}
    return Tally(
        sheets=max(draw(st.sampled_from((1, 5, 8))), *map(sum, marks.values())),
        marks=tuple((key, tuple(counts)) for key, counts in marks.items()),
        parts=tuple((key, part) for key, part in parts.items() if part),
    )


@st.composite
def _crossed(draw: st.DrawFn) -> list[Sheet]:
    """Draw people of all crossings of two splits, so that both are often shown, and often only just not."""
    return [
        sheet(*draw(_answers), role=role.key, site=site.key)
        for role in ROLE.parts
        for site in SITE.parts
        for _ in range(draw(st.sampled_from((0, 1, 5, 5, 6, 6, 7, 8))))
    ]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a check-in that was answered, under any rules."""
    splits = draw(st.sampled_from(((), (ROLE,), (ROLE, SITE), (ROLE, SITE))))
    asked = check_in(ASKED, *splits, scores_from=draw(st.sampled_from((5, 5, 6))), words_from=draw(st.integers(5, 8)))
    people = draw(st.lists(_sheets(splits), min_size=1, max_size=4).map(lambda groups: list(chain(*groups))))
    if len(splits) > 1 and draw(st.booleans()):
        people = draw(_crossed())
    return World(asked, tuple(people), tuple(draw(st.lists(_tallies(splits), max_size=3))))


# 1. No group of one to four people can be reckoned.

Group = frozenset[int]


def _visible_groups(world: World, key: str) -> list[Group]:
    """Return the people behind each count that is shown of a statement."""
    results, answered = world.results, frozenset(world.chosen(key))
    found: list[Group] = []
    if any(one.statement == key and one.shown is Shown.COUNTS for one in results.counted):
        found.append(answered)
    for split, part in ((one.split, part) for one in results.splits for part in one.parts):
        if any(one.statement == key and one.shown is Shown.COUNTS for one in part.counted):
            found.append(frozenset(one for one in answered if (split, part.part) in world.parts[one]))
    return found


def _without_paper(groups: Iterable[Group]) -> list[Group]:
    """Return what is left for whoever typed the paper forms, and so can take them away from each count."""
    return [frozenset(one for one in group if one >= 0) for group in groups]


def _reckonable(groups: Iterable[Group]) -> set[Group]:
    """Return the finest groups that differences and unions of these lead to."""
    atoms: dict[tuple[bool, ...], set[int]] = defaultdict(set)
    known = list(groups)
    for person in frozenset[int]().union(*known):
        atoms[tuple(person in group for group in known)].add(person)
    return {frozenset(atom) for atom in atoms.values()}


@settings(max_examples=200)
@given(worlds())
def test_no_group_of_one_to_four_can_be_reckoned(world: World) -> None:
    for key in POINTS:
        groups = _visible_groups(world, key)
        event(f"{len(groups)} views")
        for group in chain(_reckonable(groups), _reckonable(_without_paper(groups))):
            assert len(group) >= world.check_in.rules.scores_from


@settings(max_examples=200)
@given(worlds())
def test_no_group_that_can_be_reckoned_is_alike(world: World) -> None:
    for key, most in POINTS.items():
        scaling = Scaling.NAMES if key == "sky" else Scaling.AGREEMENT
        values = world.chosen(key)
        for group in _reckonable(_visible_groups(world, key)):
            chosen = Counter(values[one] for one in group)
            assert not are_alike(tuple(chosen[value] for value in range(1, most + 1)), scaling)
            if any(one.joined for one in world.results.counted if one.statement == key):
                assert len({min(value, 3) for value in chosen}) > 1, "all in rough weather"


@settings(max_examples=150)
@given(worlds())
def test_the_numbers_of_people_in_parts_leave_nobody_alone(world: World) -> None:
    parts = world.parts
    groups = [frozenset(parts)]
    groups += [
        frozenset(one for one, told in parts.items() if (split.split, part.part) in told)
        for split in world.results.splits
        for part in split.parts
    ]
    if len(groups) > 1:
        for group in chain(_reckonable(groups), _reckonable(_without_paper(groups))):
            assert len(group) >= world.check_in.rules.scores_from or group == frozenset(range(len(world.sheets)))


@settings(max_examples=100)
@given(worlds())
def test_what_is_rare_stays_joined_in_every_difference(world: World) -> None:
    """Rain and storm: whoever takes one view from another gets them joined too, or at least three of each."""
    counts = [one.counts for one in world.results.counted if one.statement == "sky" and not one.joined and one.counts]
    if counts:
        values = world.chosen("sky")
        for group in _reckonable(_visible_groups(world, "sky")):
            chosen = Counter(values[one] for one in group)
            assert min(chosen[3], chosen[4]) >= 3


# 2. Nothing says who answered what together with what, or when.


@settings(max_examples=150)
@given(worlds(), st.sampled_from(sorted(POINTS)), st.randoms(use_true_random=False))
def test_nothing_changes_where_people_of_the_same_parts_swap_an_answer(world: World, key: str, chance: Random) -> None:
    swapped = list(world.sheets)
    by_parts: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(world.sheets):
        if key in dict(one.values):
            by_parts[one.parts].append(place)
    for places in by_parts.values():
        to = chance.sample(places, len(places))
        for place, other in zip(places, to, strict=True):
            values = dict(world.sheets[place].values) | {key: dict(world.sheets[other].values)[key]}
            swapped[place] = replace(world.sheets[place], values=tuple(values.items()))
    assert replace(world, sheets=tuple(swapped)).results == world.results


@given(worlds(), st.randoms(use_true_random=False))
def test_nothing_says_who_came_first(world: World, chance: Random) -> None:
    later = tuple(chance.sample(world.sheets, len(world.sheets)))
    assert replace(world, sheets=later).results == world.results


@settings(max_examples=150)
@given(worlds(), st.randoms(use_true_random=False))
def test_words_belong_to_no_answer_and_to_no_part(world: World, chance: Random) -> None:
    """Any two who chose something may have swapped their words."""
    places = [place for place, one in enumerate(world.sheets) if one.values]
    to = chance.sample(places, len(places))
    swapped = list(world.sheets)
    for place, other in zip(places, to, strict=True):
        swapped[place] = replace(world.sheets[place], words=world.sheets[other].words)
    assert replace(world, sheets=tuple(swapped)).results == world.results


# 3. One answer more, less or other does not show where there are too few.


@given(worlds(), st.data())
def test_below_the_minimum_one_answer_changes_nothing_but_the_number(world: World, data: st.DataObject) -> None:
    least = world.check_in.rules.scores_from
    few = replace(world, sheets=world.sheets[: data.draw(st.integers(0, least - 1))], tallies=())
    assert few.results == Results(answers=len(few.sheets))
    assert not few.results.shown


@settings(max_examples=150)
@given(worlds(), st.sampled_from(sorted(POINTS)), st.data())
def test_where_a_statement_has_too_few_answers_another_answer_changes_nothing(
    world: World, key: str, data: st.DataObject
) -> None:
    answering = [place for place, one in enumerate(world.sheets) if key in dict(one.values)]
    skipping = set(answering[data.draw(st.integers(0, 4)) :])
    world = replace(
        world, sheets=tuple(_skipped(one, key) if at in skipping else one for at, one in enumerate(world.sheets))
    )
    places = [place for place, one in enumerate(world.sheets) if key in dict(one.values)]
    assume(places)
    assert all(one.shown is Shown.TOO_FEW for one in world.results.counted if one.statement == key)
    place = data.draw(st.sampled_from(places))
    values = dict(world.sheets[place].values) | {key: data.draw(st.integers(1, POINTS[key]))}
    other = [*world.sheets]
    other[place] = replace(world.sheets[place], values=tuple(values.items()))
    assert replace(world, sheets=tuple(other)).results == world.results


def _skipped(one: Sheet, key: str) -> Sheet:
    return replace(one, values=tuple((other, value) for other, value in one.values if other != key))


# 4. Somebody who knows the rules, and who is in which part, tries every world that the results leave possible.

Counts = tuple[int, ...]


def _ways(people: int, points: int) -> Iterator[Counts]:
    """Yield each way in which so many people can stand on so many points."""
    if points == 1:
        yield (people,)
        return
    for here in range(people + 1):
        yield from ((here, *rest) for rest in _ways(people - here, points - 1))


def _people(counts: Counts, points: int, **parts: str) -> list[Sheet]:
    """Return people on points; those on a last one beyond the scale skip the statement."""
    return [
        sheet({"a": value} if value <= points else {}, **parts)
        for value, number in enumerate(counts, 1)
        for _ in range(number)
    ]


def _attack(worlds: Iterable[tuple[tuple[Counts, ...], Results]]) -> None:
    """Find a group of whose answers somebody could be certain, in all worlds that look the same from outside."""
    views: dict[Results, list[tuple[Counts, ...]]] = defaultdict(list)
    for hidden, results in worlds:
        views[results].append(hidden)
    for possible in views.values():
        for each in zip(*possible, strict=True):
            for point in range(len(each[0])):
                assert not all(counts[point] == sum(counts) > 0 for counts in each), "all of them stand on one point"
            if sum(each[0]) < 5:
                assert len(set(each)) > 1 or not sum(each[0]), "a few people's answers are known"


SPLIT = check_in(instrument(statement("a", "three")), ROLE)
UNSPLIT = check_in(instrument(statement("a", "three")))
SKY = check_in(instrument(statement("a", "sky")))


@pytest.mark.parametrize("sizes", [(5, 5, 0), (5, 6, 0), (5, 5, 2), (6, 1, 0), (5, 3, 0), (4, 4, 0)])
def test_nobody_in_a_part_is_found_out(sizes: tuple[int, int, int]) -> None:
    def built(hidden: tuple[Counts, ...]) -> Results:
        lead, teach, silent = hidden
        people = [*_people(lead, 3, role="lead"), *_people(teach, 3, role="teach"), *_people(silent, 3)]
        return fold(SPLIT, people, (), unshuffled)

    _attack((hidden, built(hidden)) for hidden in product(*(list(_ways(size, 3)) for size in sizes)))


@pytest.mark.parametrize("on_paper", [1, 2, 4, 5])
def test_nobody_on_paper_is_found_out_from_parts(on_paper: int) -> None:
    """Many left this statement blank, so few marks are left over when the parts are taken away."""

    def built(hidden: tuple[Counts, ...]) -> Results:
        lead, teach, marks = hidden
        people = [*_people(lead, 3, role="lead"), *_people(teach, 3, role="teach")]
        return fold(SPLIT, people, [Tally(sheets=6, marks=(("a", marks),))], unshuffled)

    sizes = (5, 5, on_paper)
    _attack((hidden, built(hidden)) for hidden in product(*(list(_ways(size, 3)) for size in sizes)))


def test_that_parts_of_rough_weather_are_hidden_does_not_tell_which_is_of_one_mind() -> None:
    asked = check_in(SKY.instrument, ROLE)

    def built(hidden: tuple[Counts, ...]) -> Results:
        people = [*_people(hidden[0], 4, role="lead"), *_people(hidden[1], 4, role="teach")]
        return fold(asked, people, (), unshuffled)

    _attack((hidden, built(hidden)) for hidden in product(_ways(5, 4), _ways(6, 4)))


@pytest.mark.parametrize("total", [(5, 0, 4, 0, 4), (3, 3, 3, 2, 2), (6, 0, 0, 0, 7), (0, 2, 0, 6, 5)])
def test_that_parts_are_hidden_does_not_tell_which_is_of_one_mind(total: Counts) -> None:
    """Five on one point and nobody near: were only the parts hidden, these five would be known to be the five leads."""
    asked = check_in(instrument(statement("a")), ROLE)

    def built(hidden: tuple[Counts, ...]) -> Results:
        people = [*_people(hidden[0], 5, role="lead"), *_people(hidden[1], 5, role="teach")]
        return fold(asked, people, (), unshuffled)

    leads = [lead for lead in _ways(5, 5) if all(one <= of for one, of in zip(lead, total, strict=True))]
    both = [(lead, tuple(of - one for one, of in zip(lead, total, strict=True))) for lead in leads]
    views = [(hidden, built(hidden)) for hidden in both]
    seen = [(hidden, results) for hidden, results in views if results.counted[0].shown is Shown.COUNTS]
    assert seen, "where the counts of all are hidden too, there are many more worlds than these"
    _attack(seen)


def test_nobody_who_skips_is_found_out() -> None:
    def built(hidden: tuple[Counts, ...]) -> Results:
        people = [*_people(hidden[0], 3, role="lead"), *_people(hidden[1], 3, role="teach")]
        return fold(SPLIT, people, (), unshuffled)

    _attack((hidden, built(hidden)) for hidden in product(_ways(5, 4), _ways(5, 4)))


@pytest.mark.parametrize("asked", [UNSPLIT, SKY])
@pytest.mark.parametrize("people", [1, 2, 3, 4, 5, 6, 8])
def test_nobody_in_a_whole_group_is_found_out(asked: CheckIn, people: int) -> None:
    points = len(asked.instrument.scaled[0][1].points)
    _attack(((hidden,), fold(asked, _people(hidden, points), (), unshuffled)) for hidden in _ways(people, points + 1))


@pytest.mark.parametrize("asked", [UNSPLIT, SKY])
@pytest.mark.parametrize(("people", "on_paper"), [(5, 1), (6, 2), (7, 1), (5, 4), (6, 5), (3, 5), (5, 3)])
def test_neither_phones_nor_paper_are_found_out(asked: CheckIn, people: int, on_paper: int) -> None:
    points = len(asked.instrument.scaled[0][1].points)

    def built(hidden: tuple[Counts, ...]) -> Results:
        paper = Tally(sheets=on_paper, marks=(("a", hidden[1]),))
        return fold(asked, _people(hidden[0], points), (paper,), unshuffled)

    _attack((hidden, built(hidden)) for hidden in product(_ways(people, points), _ways(on_paper, points)))


@pytest.mark.parametrize("marks", [(1, 1, 1), (0, 0, 9), (3, 3, 3)])
@pytest.mark.parametrize("people", [1, 2, 4])
def test_whoever_typed_the_paper_finds_out_nobody_on_a_few_phones(people: int, marks: Counts) -> None:
    paper = Tally(sheets=9, marks=(("a", marks),))
    seen = {fold(UNSPLIT, _people(hidden, 3), (paper,), unshuffled) for hidden in _ways(people, 3)}
    assert len(seen) == 1


ON_PAPER = [((5, 2), (5, 0), (0, 0)), ((0, 5), (5, 1), (0, 0)), ((0, 5), (0, 6), (0, 0)), ((0, 4), (5, 0), (0, 0))]
ON_PAPER += [((5, 0), (0, 0), (5, 2)), ((5, 0), (0, 0), (0, 5)), ((5, 0), (0, 0), (0, 2)), ((4, 2), (5, 0), (0, 0))]
PILES: tuple[dict[str, str], ...] = ({"role": "lead"}, {"role": "teach"}, {})


def _with_piles(devices: Sequence[Counts], piles: Sequence[Counts]) -> Results:
    """Return what comes of leads, teachers and those who told nothing, on devices and in piles of paper forms."""
    people = chain.from_iterable(_people(one, 3, **parts) for one, parts in zip(devices, PILES, strict=True))
    tallies = (
        Tally(sheets=sum(marks), marks=(("a", marks),), parts=tuple(parts.items()))
        for marks, parts in zip(piles, PILES, strict=True)
        if sum(marks)
    )
    return fold(SPLIT, list(people), list(tallies), unshuffled)


@pytest.mark.parametrize("sizes", ON_PAPER)
def test_nobody_in_a_part_on_devices_and_on_paper_is_found_out(sizes: Sequence[tuple[int, int]]) -> None:
    each = [list(_ways(size, 3)) for size in chain.from_iterable(sizes)]
    _attack((hidden, _with_piles(hidden[::2], hidden[1::2])) for hidden in product(*each))


@pytest.mark.parametrize("part", [0, 1, 2])
@pytest.mark.parametrize("few", [1, 2, 4])
@pytest.mark.parametrize("marks", [(1, 1, 4), (3, 3, 3)])
def test_whoever_typed_the_paper_finds_out_nobody_on_a_few_phones_in_a_part(part: int, few: int, marks: Counts) -> None:
    """Six leads and six teachers answered on devices beside them, so the counts of all are shown."""
    enough = [(2, 2, 2), (1, 2, 3), (0, 0, 0)]

    def seen(hidden: Counts) -> Results:
        devices = [hidden if place == part else one for place, one in enumerate(enough)]
        return _with_piles(devices, [marks if place == part else (0, 0, 0) for place in range(3)])

    assert all(not one.splits[0].parts for one in map(seen, _ways(few, 3)))


def test_that_a_part_is_not_of_one_mind_is_told_by_all_its_answers_and_not_by_those_on_devices() -> None:
    """Where those on devices decided, whether counts are shown would tell what was on the paper."""
    leads, teachers = (0, 0, 5), (2, 2, 2)

    results = _with_piles([leads, teachers, (0, 0, 0)], [(3, 1, 0), (0, 0, 0), (0, 0, 0)])

    assert results.splits[0].parts[0].counted[0].counts == (3, 1, 5)


def test_the_attack_finds_what_there_is_to_find() -> None:
    def careless(answers: Sequence[Sheet]) -> Results:
        return fold(replace(SPLIT, rules=replace(SPLIT.rules, splits=())), answers, (), unshuffled)

    def shown(hidden: Counts) -> Results:
        return careless([*_people((2, 2, 1), 3), *_people(hidden, 3)])

    with pytest.raises(AssertionError, match="known"):
        _attack(((hidden,), shown(hidden)) for hidden in [(1, 1, 0), (0, 2, 0), (3, 0, 0)])
