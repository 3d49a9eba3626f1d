"""Finding protocols."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import protocols
from core_facilitator.domain.agendas import Material
from core_facilitator.domain.at_hand import NO_MATERIALS
from core_facilitator.domain.library import Facet, Library, Reason, Wanted
from core_facilitator.domain.protocols import Energy, Groups, Practice, Setting, Stage

CLINIC = protocols.protocol(
    "Case clinic", framework="theory-u", tags=("stuck", "peer help"), safety=Stage.LEARNER, energy=Energy.QUIET
)
WALK = protocols.protocol(
    "Dialogue walk",
    framework="theory-u",
    phase="Sensing",
    purpose="Listen in pairs, side by side.",
    settings=(Setting.OUTDOORS,),
    practices=(Practice.SOCIAL,),
    groups=Groups(least=2, most=40),
    least=20,
    most=45,
    steps=(protocols.step("Walk", 25, stretches=True),),
)
POWER = protocols.protocol(
    "Power check",
    framework="liberatory",
    purpose="See who holds what before a case is designed.",
    least=10,
    most=20,
    steps=(protocols.step("Look", 15),),
    materials=(Material(name="Card"),),
)
LIBRARY = Library((CLINIC, WALK, POWER))


def _names(wanted: Wanted) -> tuple[str, ...]:
    return tuple(hit.protocol.name for hit in LIBRARY.find(wanted).hits)


def test_nothing_asked_is_everything_shortest_first() -> None:
    assert _names(Wanted()) == ("Power check", "Dialogue walk", "Case clinic")


def test_a_name_counts_more_than_a_purpose() -> None:
    assert _names(Wanted(words="case")) == ("Case clinic", "Power check")


def test_the_beginning_of_a_word_is_enough_and_a_slip_is_forgiven() -> None:
    assert _names(Wanted(words="dia")) == ("Dialogue walk", "Case clinic")
    assert _names(Wanted(words="dialouge")) == ("Dialogue walk", "Case clinic")


def test_tags_and_steps_are_searched() -> None:
    assert _names(Wanted(words="stuck")) == ("Case clinic",)
    assert _names(Wanted(words="stillness")) == ("Case clinic",)


def test_what_holds_most_of_the_words_is_found() -> None:
    assert _names(Wanted(words="case clinic zeppelin")) == ("Case clinic",)
    assert _names(Wanted(words="zeppelin")) == ()


def test_time_and_people_narrow_and_are_named_as_reasons() -> None:
    found = LIBRARY.find(Wanted(minutes=40, people=30))
    assert [(hit.protocol.name, hit.reasons) for hit in found.hits] == [
        ("Dialogue walk", (Reason.MINUTES, Reason.PEOPLE))
    ]


def test_what_comes_nearest_to_the_time_comes_first() -> None:
    assert _names(Wanted(minutes=45)) == ("Case clinic", "Dialogue walk")


def test_each_reason_says_where_the_word_was() -> None:
    words = ("clinic", "stuck", "pairs", "cliinc")
    reasons = {word: LIBRARY.find(Wanted(words=word)).hits[0].reasons for word in words}
    assert reasons["clinic"] == (Reason.NAME,)
    assert reasons["stuck"] == (Reason.TAG,)
    assert reasons["pairs"] == (Reason.TEXT,)
    assert reasons["cliinc"] == (Reason.NEARLY,)


def test_chosen_values_of_one_facet_add_and_of_two_narrow() -> None:
    both = Wanted().choosing(Facet.FRAMEWORK, ("theory-u", "liberatory"))
    assert len(_names(both)) == 3
    assert _names(both.choosing(Facet.SETTING, ("outdoors",))) == ("Dialogue walk",)
    assert _names(both.choosing(Facet.SETTING, ("virtual",))) == ()


def test_a_group_that_is_further_can_do_what_needs_less() -> None:
    assert len(_names(Wanted().choosing(Facet.STAGE, ("learner",)))) == 3
    assert _names(Wanted().choosing(Facet.STAGE, ("inclusion",))) == ("Power check", "Dialogue walk")


def test_no_materials_at_hand() -> None:
    assert "Power check" not in _names(Wanted(bare=True))


def test_the_counts_say_what_another_value_would_give() -> None:
    found = LIBRARY.find(Wanted(words="case").choosing(Facet.FRAMEWORK, ("theory-u",)))
    assert found.counts[Facet.FRAMEWORK] == {"theory-u": 1, "liberatory": 1}
    assert found.counts[Facet.ENERGY] == {"quiet": 1, "steady": 0}


def test_a_card_that_says_so_needs_no_materials() -> None:
    circle = protocols.protocol("Circle", materials=(Material(name="Stone"),), tags=(NO_MATERIALS,))
    assert [hit.protocol for hit in Library((POWER, circle)).find(Wanted(bare=True)).hits] == [circle]


@pytest.mark.parametrize("typed", ["decision", "decisions", "deciding", "decided"])
def test_a_word_is_found_by_its_other_endings(typed: str) -> None:
    card = protocols.protocol("Dots", purpose="Decide together.")
    assert [hit.protocol for hit in Library((CLINIC, card)).find(Wanted(words=typed)).hits] == [card]


def test_situations_and_prompts_are_searched() -> None:
    card = protocols.protocol("Dots", when=("trust is thin",), prompts=("What would help?",))
    for typed in ("thin", "help"):
        assert [hit.protocol for hit in Library((POWER, card)).find(Wanted(words=typed)).hits] == [card]


def test_a_rare_word_counts_more_than_one_that_many_hold() -> None:
    many = [protocols.protocol(f"Team {name}", purpose="x") for name in "abcdef"]
    rare = protocols.protocol("Feuds", purpose="When a team avoids conflict.")
    assert Library((*many, rare)).find(Wanted(words="team conflict")).hits[0].protocol == rare


def test_words_that_stand_side_by_side_count_more() -> None:
    apart = protocols.protocol("A", tags=("trust new", "old team"), purpose="x", steps=(protocols.step(minutes=50),))
    joined = protocols.protocol("B", tags=("trust old", "new team"), purpose="x")
    assert Library((apart, joined)).find(Wanted(words="new team")).hits[0].protocol == joined


def test_a_family_is_found_by_its_name() -> None:
    drivers = protocols.protocol("Theory of drivers", purpose="Use it.", framework="improve")
    assert Library((drivers, WALK)).find(Wanted(words="theory u")).hits[0].protocol == WALK


def test_words_that_occur_nowhere_are_told_and_do_not_take_away_the_rest() -> None:
    found = LIBRARY.find(Wanted(words="zeppelin", minutes=40))
    assert [hit.protocol.name for hit in found.hits] == ["Dialogue walk"]
    assert found.unknown == ("zeppelin",)
    assert LIBRARY.find(Wanted(words="case zeppelin")).unknown == ("zeppelin",)


def test_minutes_as_people_say_them_let_near_ones_in_after_those_that_fit() -> None:
    near = LIBRARY.find(Wanted(minutes=40, about=True, people=10))
    assert [(hit.protocol.name, hit.reasons) for hit in near.hits] == [
        ("Dialogue walk", (Reason.MINUTES, Reason.PEOPLE)),
        ("Case clinic", (Reason.NEAR_MINUTES, Reason.PEOPLE)),
    ]
    assert len(LIBRARY.find(Wanted(about=True)).hits) == 3
    both = LIBRARY.find(Wanted(words="stillness listen", minutes=40, about=True)).hits
    assert {hit.protocol.name for hit in both} == {"Dialogue walk", "Case clinic"}


def test_what_belongs_in_a_setting_comes_before_what_can_be_led_there_too() -> None:
    inside = protocols.protocol("Inside", settings=(Setting.ROOM, Setting.OUTDOORS), steps=(protocols.step(minutes=9),))
    found = Library((inside, WALK)).find(Wanted().choosing(Facet.SETTING, ("outdoors",)))
    assert [hit.protocol for hit in found.hits] == [WALK, inside]


def test_an_empty_library_finds_nothing() -> None:
    assert not Library(()).find(Wanted(words="circle", minutes=5, people=5)).hits


_SOME_WORDS = (
    "circle",
    "listening",
    "decision",
    "harvest",
    "conflict",
    "journal",
    "walking",
    "attendance",
    "stillness",
)


@st.composite
def _libraries(draw: st.DrawFn) -> Library:
    words = st.lists(st.sampled_from(_SOME_WORDS), min_size=1, max_size=4).map(" ".join)
    made = []
    for number in range(draw(st.integers(1, 12))):
        least, few = draw(st.integers(5, 60)), draw(st.integers(1, 20))
        made.append(
            protocols.protocol(
                draw(words),
                key=f"card-{number}",
                purpose=draw(words),
                tags=(draw(words),),
                framework=draw(st.sampled_from(("theory-u", "liberatory"))),
                energy=draw(st.sampled_from(Energy)),
                safety=draw(st.sampled_from(Stage)),
                settings=tuple(draw(st.sets(st.sampled_from(Setting)))),
                least=least,
                most=least + draw(st.integers(0, 60)),
                groups=Groups(least=few, most=few + draw(st.integers(0, 20))),
            )
        )
    return Library(made)


_WISHES = st.builds(
    Wanted,
    words=st.lists(st.sampled_from(_SOME_WORDS), max_size=3).map(" ".join),
    minutes=st.none() | st.integers(0, 90),
    people=st.none() | st.integers(1, 30),
    about=st.booleans(),
    chosen=st.fixed_dictionaries({}, optional={Facet.ENERGY: st.just(frozenset(("quiet",)))}),
)


@given(_libraries(), _WISHES)
def test_where_little_is_found_a_few_more_fit_all_but_the_words(library: Library, wanted: Wanted) -> None:
    found = library.find(wanted)
    without_words = {hit.protocol.key for hit in library.find(replace(wanted, words="")).hits}
    own = {hit.protocol.key for hit in found.hits}
    more = [hit.protocol.key for hit in found.also]
    assert len(set(more)) == len(more) <= max(0, 5 - len(own))
    assert set(more) <= without_words - own
    if not wanted.words:
        assert more == []


def test_what_holds_one_of_the_words_comes_before_what_holds_none() -> None:
    library = Library([protocols.protocol(name, purpose="Go.") for name in ("Silent walk", "Loud walk", "Circle")])
    found = library.find(Wanted(words="silent walk", minutes=60))
    assert [hit.protocol.name for hit in found.hits] == ["Silent walk"]
    assert [hit.protocol.name for hit in found.also] == ["Loud walk", "Circle"]
    assert [hit.reasons[-1] for hit in found.also] == [Reason.FEW_WORDS, Reason.NO_WORD]
    assert [hit.near for hit in found.offered] == [False, True, True]
    found = library.find(Wanted(words="silent rose", minutes=60))
    assert [hit.protocol.name for hit in found.hits] == ["Silent walk"]
    assert [hit.protocol.name for hit in found.also] == ["Circle", "Loud walk"]
    assert Reason.NO_WORD in found.also[0].reasons


@given(_libraries(), _WISHES)
def test_each_count_is_what_choosing_that_value_gives(library: Library, wanted: Wanted) -> None:
    for facet, values in library.find(wanted).counts.items():
        for value, count in values.items():
            assert len(library.find(wanted.choosing(facet, (value,))).hits) == count


@given(_libraries(), _WISHES)
def test_what_holds_every_word_and_fits_is_always_found_once(library: Library, wanted: Wanted) -> None:
    found = [hit.protocol.key for hit in library.find(wanted).hits]
    assert len(found) == len(set(found))
    for one in library.protocols:
        held = f"{one.name} {one.purpose} {' '.join(one.tags)}".split()
        fits = wanted.minutes is None or one.fits(wanted.minutes)
        suits = wanted.people is None or one.suits(wanted.people)
        chosen = wanted.chosen.get(Facet.ENERGY, frozenset((one.energy.value,)))
        if fits and suits and one.energy.value in chosen and all(word in held for word in wanted.words.split()):
            assert one.key in found


@given(st.sampled_from(_SOME_WORDS), st.integers(0, 20), st.sampled_from("abcxyz"), st.integers(0, 3))
def test_a_slip_of_one_letter_still_finds(word: str, at: int, letter: str, kind: int) -> None:
    at %= len(word) - 1
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    assume(slips[kind] not in _SOME_WORDS)
    library = Library(protocols.protocol(one, purpose="x", steps=(protocols.step("y"),)) for one in _SOME_WORDS)
    assert word in {hit.protocol.name for hit in library.find(Wanted(words=slips[kind])).hits}
