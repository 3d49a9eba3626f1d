"""What a file would bring, compared with what is here."""

from dataclasses import replace

from core_facilitator.domain.agendas import Handout, Material
from core_facilitator.domain.protocol_imports import CardSet, Difference, Fate, Incoming, differences, incoming
from core_facilitator.domain.protocols import License, Protocol
from protocols import OURS, protocol, step

CLINIC = protocol("Case clinic")
OWN = replace(protocol("Porch talk"), key="own-porch-talk")


def brought(
    *cards: Protocol, own: tuple[Protocol, ...] = (), sets: tuple[CardSet, ...] = (), here: tuple[CardSet, ...] = ()
) -> tuple[Incoming, ...]:
    by_key = {card.key: card for card in own}
    return incoming(cards, sets, by_key, {CLINIC.key: CLINIC}, here, reserved=("own-later",))


def test_a_card_with_a_new_key_is_added() -> None:
    assert brought(OWN) == (Incoming(Fate.ADDED, OWN),)
    assert brought(OWN)[0].name == "Porch talk"


def test_a_card_that_is_here_in_another_form_is_changed_field_by_field() -> None:
    after = replace(OWN, name="Talk", steps=(*OWN.steps, step("Close", 1)), handout=Handout(lines=2))
    (found,) = brought(after, own=(OWN,))
    assert (found.fate, found.offered) == (Fate.CHANGED, after)
    assert [one.field for one in found.differences] == ["name", "steps", "handout"]
    assert found.differences[0] == Difference("name", ("Porch talk",), ("Talk",))
    assert found.differences[1].after[-1] == "Close, minutes: 1"
    assert found.differences[1].after[1] == "Stillness, minutes: 5, kept"
    assert found.differences[2] == Difference("handout", (), (", lines: 2",))


def test_a_card_that_is_here_already_is_the_same() -> None:
    relicensed = replace(OWN, license=replace(OWN.license, key="another"))
    assert [one.fate for one in brought(relicensed, CLINIC, own=(OWN,))] == [Fate.SAME, Fate.SAME]


def test_another_card_under_the_key_of_one_that_came_with_the_app_becomes_an_own_copy() -> None:
    theirs = replace(CLINIC, purpose="Ours.", goes_with=("own-porch-talk",))
    friend = replace(OWN, goes_with=("case-clinic",), adapted_from="case-clinic")
    copy, other, chosen = brought(theirs, friend, sets=(CardSet(title="Ten", cards=("case-clinic",)),))
    assert isinstance(copy.offered, Protocol)
    assert (copy.fate, copy.offered.key, copy.offered.adapted_from) == (Fate.COPIED, "own-case-clinic", "case-clinic")
    assert [one.field for one in copy.differences] == ["purpose", "goes_with", "adapted_from"]
    assert isinstance(other.offered, Protocol)
    assert (other.offered.goes_with, other.offered.adapted_from) == (("own-case-clinic",), "own-case-clinic")
    assert chosen.offered == CardSet(title="Ten", cards=("own-case-clinic",))


def test_the_same_file_again_brings_no_second_copy() -> None:
    theirs = replace(CLINIC, purpose="Ours.")
    (first,) = brought(theirs)
    assert isinstance(first.offered, Protocol)
    (second,) = brought(theirs, own=(first.offered,))
    assert (second.fate, second.offered) == (Fate.SAME, first.offered)


def test_a_key_that_belongs_to_a_card_nobody_can_read_here_is_left_to_it() -> None:
    (found,) = brought(replace(OWN, key="own-later", name="Later"))
    assert isinstance(found.offered, Protocol)
    assert (found.fate, found.offered.key, found.differences) == (Fate.COPIED, "own-later-2", ())


def test_collections_are_known_by_their_title_and_say_which_cards_are_not_here() -> None:
    ten = CardSet(title="Ten", about="Ours", cards=("case-clinic", "gone"))
    here = (CardSet(title="TEN", cards=("case-clinic",)), CardSet(title="Two"))
    added, changed, same = (
        *brought(sets=(replace(ten, title="Nine"),), here=here),
        *brought(sets=(ten,), here=here),
        *brought(sets=(CardSet(title="Two"),), here=here),
    )
    assert (added.fate, added.name, added.missing) == (Fate.ADDED, "Nine", ("gone",))
    assert (changed.fate, [one.field for one in changed.differences]) == (Fate.CHANGED, ["title", "about", "cards"])
    assert same.fate is Fate.SAME


def test_whatever_a_card_holds_can_be_read_as_lines() -> None:
    after = replace(
        CLINIC,
        materials=(Material(name="Bell", quantity=2),),
        invitation="One\ntwo",
        license=License(key="x", attribution="Ana.", terms="CC BY", adaptable=False),
        least=44,
    )
    assert differences(CLINIC, after) == (
        Difference("least", ("45",), ("44",)),
        Difference("materials", (), ("Bell, quantity: 2",)),
        Difference("invitation", (), ("One", "two")),
        Difference("license", (OURS.attribution,), ("Ana.", "CC BY", "adaptable: no")),
    )
