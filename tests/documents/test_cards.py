"""Pages of the library's cards: what participants get, what is led from, and prompts to cut out."""

from dataclasses import replace

import pytest

from canaries import Planting, private_fields
from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Document,
    Fit,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    PromptCard,
    PromptCards,
    Rules,
    Run,
    Style,
    say,
)
from core_facilitator.documents.cards import (
    Kind,
    card_pages,
    led_in,
    printable,
    prompt_cards,
    subject,
)
from core_facilitator.domain.agendas import Handout, Material, Per, Together
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import Care, Groups, License, Load, Protocol, Role, Variation
from one_card import handout, leader_card
from protocols import protocol, step

FULL = protocol(
    nickname="Clinic",
    framework="theory-u",
    phase="Sensing",
    when=("somebody is stuck",),
    groups=Groups(least=4, most=24, parts_least=4, parts_most=5),
    room="Circles of five chairs.",
    roles=(Role(name="Case giver", does="tells"), Role(name="Coach")),
    invitation="Let us listen past the problem.",
    steps=(
        step("Settle roles", 10, do="Find a circle.", say="Say who keeps time."),
        step("Stillness", 5, together=Together.ALONE, do="Let images come.", silent="Everyone", kept=True),
        step("Dialogue", 45, together=Together.FIVES, say="Wait.", silent="The case giver", stretches=True),
        step("Close", 5),
    ),
    prompts=("What did you hear?", "What is next?"),
    tips=("Do not hurry.",),
    traps=("Advice comes early.",),
    variations=(Variation(name="Walking", how="Outside."),),
    virtual="In rooms of five.",
    debrief=("What helped?",),
    goes_with=("stillness",),
    materials=(Material(name="Bell"),),
    cautions=("It may stir things up.",),
    care=Care(load=Load.SOME, opt_out="Say pass."),
    handout=Handout(intro="Nobody has to fix it.", writing="What I heard", lines=4, care="What is said here stays."),
    tags=("listening",),
    credit="A circle of friends",
    license=License(key="x", attribution="After a method of friends", terms="CC BY-SA 4.0."),
)


def content(document: Document) -> tuple[object, ...]:
    (section,) = document.sections
    return section.content


def test_a_handout_has_steps_roles_questions_lines_care_and_credit() -> None:
    made = handout(FULL, running="Juniper Valley")

    assert (made.title, made.running, made.subject) == ("Handout: Case clinic", "Juniper Valley", "Handout")
    assert content(made) == (
        Heading(1, "Case clinic", FRAMEWORKS["theory-u"], "65 min, in groups of 4 to 5"),
        say("Bring one live question to a circle of peers.", Style.LEAD),
        say("Nobody has to fix it."),
        MarginList(
            (
                MarginItem("10", "min", "Settle roles", (Paragraph((Run("Find a circle."),)),)),
                MarginItem(
                    "5",
                    "min",
                    "Stillness",
                    (Paragraph((Run("Let images come. "), Run("Alone. Silent: Everyone.", italic=True))),),
                ),
                MarginItem(
                    "45",
                    "min",
                    "Dialogue",
                    (Paragraph((Run("In fives. Silent: The case giver.", italic=True),)),),
                ),
                MarginItem("5", "min", "Close", (Paragraph((Run("All together.", italic=True),)),)),
            )
        ),
        Heading(3, "Roles"),
        Bullets(((Run("Case giver: ", bold=True), Run("tells")), (Run("Coach", bold=True),))),
        Heading(3, "Questions"),
        Bullets(((Run("What did you hear?"),), (Run("What is next?"),))),
        Rules("What I heard", 4),
        Paragraph((Run("Take care. ", bold=True), Run("What is said here stays. Say pass.")), Style.CAPTION),
        say("After a method of friends.", Style.CAPTION),
        say("CC BY-SA 4.0.", Style.CAPTION),
    )


def test_a_card_without_a_handout_of_its_own_gives_lines_for_notes() -> None:
    made = content(handout(protocol(license=License(key="x", attribution="Ours.", terms="Ours."))))

    assert made[0] == Heading(1, "Case clinic", None, "60 min")
    assert [each for each in made if isinstance(each, Rules)] == [Rules("Notes", 6)]
    assert made[-1] == say("Ours.", Style.CAPTION)
    assert made[-2] != made[-1]


def test_a_handout_without_lines_has_only_what_to_write_about() -> None:
    without = protocol(handout=Handout(title="On paper", writing="Draw it", lines=0), steps=())
    made = handout(without)

    assert made.title == "Handout: On paper"
    assert Heading(3, "Draw it") in content(made)
    assert Heading(3, "") not in content(handout(protocol(handout=Handout(lines=0))))
    assert not any(isinstance(each, MarginList | Rules) for each in content(made))


def test_groups_of_one_size_are_named_once() -> None:
    aside = next(
        each.aside
        for each in content(handout(protocol(groups=Groups(least=2, most=8, parts_least=2, parts_most=2))))
        if isinstance(each, Heading)
    )
    assert aside == "60 min, in groups of 2"


def test_a_leader_card_has_the_invitation_the_steps_the_silence_and_what_to_mind() -> None:
    made = leader_card(FULL)

    assert (made.title, made.running) == ("Facilitator card: Case clinic", "Case clinic")
    assert made.sections[0].fit is Fit.PAGE
    aside = "65 min, works in 45 to 75 min, 4 to 24 people, in groups of 4 to 5"
    assert content(made) == (
        Heading(1, "Case clinic", FRAMEWORKS["theory-u"], aside, "Facilitators only"),
        BEGIN,
        Paragraph((Run("Materials: ", bold=True), Run("Bell."))),
        MarginList(
            (
                led("10", "Settle roles.", "All together.", "Find a circle.", "Say who keeps time."),
                led("5", "Stillness.", "Alone. Silent: Everyone. Do not shorten.", "Let images come.", ""),
                led("45", "Dialogue.", "In fives. Silent: The case giver. May take longer.", "", "Wait."),
                led("5", "Close.", "All together.", "", ""),
            )
        ),
        Heading(3, "Questions"),
        Bullets(((Run("What did you hear?"),), (Run("What is next?"),))),
        Heading(3, "What to mind"),
        Bullets(((Run("It may stir things up."),), (Run("A way out: ", bold=True), Run("Say pass.")))),
        say("After a method of friends. CC BY-SA 4.0.", Style.CAPTION),
    )


BEGIN = Box(
    (Paragraph((Run("To begin, say: ", bold=True), Run("Let us listen past the problem.")), Style.LEAD),),
)


def test_on_a_handout_company_is_told_where_it_changes() -> None:
    pairs, alone = Together.PAIRS, Together.ALONE
    steps = tuple(step(str(at), together=each) for at, each in enumerate((Together.ALL, pairs, pairs, alone, pairs)))
    (made,) = (each for each in content(handout(protocol(steps=steps))) if isinstance(each, MarginList))
    assert [text_of(each) for each in made.items] == ["", "In pairs.", "", "Alone.", "In pairs."]


def text_of(item: MarginItem) -> str:
    return "".join(run.text for paragraph in item.body for run in paragraph.runs)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (0, "in groups of 4 to 5"),
        (5, "in groups of 4 to 5"),
        (7, "in groups of 4 to 5"),
        (10, "in 2 groups of 5"),
        (14, "in 3 groups of 4 to 5"),
    ],
)
def test_who_knows_how_many_come_reads_how_many_groups_they_make(people: int, said: str) -> None:
    aside = heading(handout(FULL, people=people)).aside
    assert aside == f"65 min, {said}"


def heading(document: Document) -> Heading:
    first = content(document)[0]
    assert isinstance(first, Heading)
    return first


def test_a_card_to_lead_from_says_for_how_many_and_what_they_need() -> None:
    pens = Material(name="Pen", quantity=2, per=Per.PERSON)
    charts = Material(name="Chart", quantity=1, per=Per.GROUP, group_size=5)
    card = replace(FULL, materials=(pens, charts, Material(name="Cord", quantity=3), Material(name="Bell")))
    known, unknown = leader_card(card, people=14), leader_card(card)
    assert heading(known).aside == "65 min, works in 45 to 75 min, 14 people, in 3 groups of 4 to 5"
    two = replace(card, groups=Groups(least=2, most=2))
    assert heading(leader_card(two)).aside == "65 min, works in 45 to 75 min, 2 people"
    assert "Materials: Pen ×28, Chart ×3, Cord ×3, Bell." in texts(known)
    assert "Materials: Pen (2 each), Chart (1 for every 5), Cord ×3, Bell." in texts(unknown)


@pytest.mark.parametrize(
    ("kind", "title"), [(Kind.HANDOUT, "Handouts"), (Kind.LEADER, "Facilitator cards"), (Kind.PROMPTS, "Prompt cards")]
)
def test_pages_are_called_what_the_documents_subject_says(kind: Kind, title: str) -> None:
    assert subject(kind, several=True) == title
    assert subject(kind) == card_pages(kind, (FULL,)).subject


def test_a_card_is_led_in_the_minutes_there_are() -> None:
    assert [each.minutes for each in led_in(FULL, 70).steps] == [10, 5, 50, 5]
    with pytest.raises(ValueError, match=r"^4$"):
        led_in(FULL, 4)


@pytest.mark.parametrize(
    ("kind", "title"), [(Kind.HANDOUT, "Handouts"), (Kind.LEADER, "Facilitator cards"), (Kind.PROMPTS, "Prompt cards")]
)
def test_some_cards_make_one_document_in_their_order_each_once(kind: Kind, title: str) -> None:
    other = replace(FULL, key="other", name="Other")
    made = card_pages(kind, (other, FULL, other))
    assert (made.title, made.subject, made.running) == (title, title, title)
    if kind is not Kind.PROMPTS:
        assert [(section.key, section.footer) for section in made.sections] == [
            ("other", "Other"),
            ("case-clinic", "Case clinic"),
        ]
    assert card_pages(kind, (FULL,), running="Juniper Valley").title.endswith(": Case clinic")


@pytest.mark.parametrize("kind", Kind)
def test_no_cards_make_no_document(kind: Kind) -> None:
    with pytest.raises(ValueError, match=r"Kind"):
        card_pages(kind, ())
    assert printable(kind, (protocol(), FULL)) == ((FULL,) if kind is Kind.PROMPTS else (protocol(), FULL))


def led(minutes: str, title: str, about: str, do: str, told: str) -> MarginItem:
    first = Paragraph((Run(f"{title} ", bold=True), Run(f"{about} ", italic=True), Run(do)))
    more = (Paragraph((Run("You: ", bold=True), Run(told))),) if told else ()
    return MarginItem(minutes, "min", "", (first, *more))


def test_a_bare_card_can_be_led_from_too() -> None:
    made = content(leader_card(protocol(steps=(), prompts=(), invitation="")))

    assert [type(each) for each in made] == [Heading, Heading, Bullets, Paragraph]


def test_prompt_cards_say_where_each_comes_from_and_whose_method_it_is() -> None:
    credit = "After a method of friends."
    terms = PromptCard("", "Credit and license", "After a method of friends. CC BY-SA 4.0.")
    alone = prompt_cards((protocol("Silent one"), FULL))

    assert alone.title == "Prompt cards: Case clinic"
    assert content(alone) == (
        PromptCards(
            (
                PromptCard("What did you hear?", "Case clinic", credit),
                PromptCard("What is next?", "Case clinic", credit),
                terms,
            )
        ),
    )
    both = prompt_cards((FULL, replace(FULL, name="Other")))
    assert both.title == "Prompt cards"
    assert [each for each in texts(both) if each == terms.credit] == [terms.credit]
    ours = prompt_cards((replace(FULL, license=License(key="own", attribution="Ours")),))
    assert "Credit and license" not in texts(ours)


def test_cards_without_prompts_make_no_page() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        prompt_cards((protocol(),))


def planted() -> tuple[Protocol, Planting]:
    """Return a card with a canary in every text that participants may not read."""
    planting = Planting(Audience.PARTICIPANT)
    card = planting.plant(FULL)
    assert planting.planted == private_fields(Protocol, Audience.PARTICIPANT)
    return card, planting


def test_what_only_facilitators_read_is_on_no_page_for_participants() -> None:
    card, planting = planted()
    for document in (handout(card), prompt_cards((card,))):
        said = " ".join(texts(document)).lower()
        assert [word for word in planting.words if word in said] == []
        assert (document.running + document.subject).lower().find("canary") == -1
    assert "canary" in " ".join(texts(leader_card(card))).lower()
