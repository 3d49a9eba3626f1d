"""Finding protocols."""

import protocols
from core_facilitator.domain.agendas import Material
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
