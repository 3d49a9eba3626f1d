"""The page on a phone, in Chromium: every state, in both languages, by thumb and by keyboard, in light and dark."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from answering_desk import PULSE, ROLE, Desk, open_check_in
from core_facilitator.domain.answering import Taken
from core_facilitator.domain.check_ins import CheckIn, Sheet
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.instruments import Instrument, Point, Scale, Scaling, Statement, Wording
from phones import Phone, started
from room_served import Room

Serve = Callable[..., Room]

WEATHER = Scale(
    key="weather",
    scaling=Scaling.NAMES,
    points=tuple(Point(at, Wording(name)) for at, name in enumerate(("clear", "mixed", "fog", "rain", "storm"), 1)),
)
FIST = Scale(
    key="fist",
    scaling=Scaling.AMOUNT,
    points=tuple(Point(at, Wording(name)) for at, name in enumerate(("No, I block", "Serious doubts", "Good"))),
)
EVERY_KIND = replace(
    PULSE,
    statements=(
        *PULSE.statements,
        Statement(key="sky", text=Wording("Which weather is closest to yours?"), scale="weather"),
        Statement(key="fist", text=Wording("How far can you support this proposal?"), scale="fist"),
    ),
    scales=(*PULSE.scales, WEATHER, FIST),
)
WANTED, UNSURE, ENERGY = "I can be myself with this team.", "I can say “I don’t know” at no cost.", "How much energy"


@pytest.fixture(scope="module")
def chrome(_as_phones: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with started(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def phone(chrome: Chrome) -> Iterator[Phone]:
    held = Phone(chrome)
    yield held
    held.close()


def begun(phone: Phone, room: Room) -> None:
    """Scan the code and begin."""
    phone.open(room.at.link("K7MP3R"))
    phone.until_it_says("Begin")
    phone.press("Begin")


def to_the_end(phone: Phone) -> None:
    """Skip what is left, up to where it can be handed in."""
    while "Hand in" not in phone.text:
        phone.press("Next")


def the_sheet(room: Room) -> Sheet:
    (sheet,) = room.desk.sheets.values()
    return sheet


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("dark", [False, True])
def test_every_state_can_be_used_and_read_by_everyone(
    chrome: Chrome, serve: Serve, tmp_path: Path, dark: bool, width: int
) -> None:
    """No accessibility violation, nothing too small to touch, no scrolling sideways; 320 pixels are 200 % zoom."""
    room = serve(Desk(open_check_in(instrument=EVERY_KIND, splits=(ROLE,))))
    phone = Phone(chrome, width=width, dark=dark)
    seen: list[str] = []

    def look(state: str) -> None:
        assert (state, phone.violations(), phone.too_small(), phone.is_too_wide()) == (state, [], [], False)
        phone.picture(tmp_path / f"{len(seen)}-{state}.png")
        seen.append(state)

    phone.open(f"http://{room.at}/")
    look("code")
    phone.write("The code", "WRONG")
    phone.press("Go on")
    phone.until_it_says("This is not the code")
    look("wrong code")
    room.desk.refusal = Taken.FULL
    phone.open(room.at.link("K7MP3R"))
    phone.until_it_says("Everyone expected")
    look("full")
    room.desk.refusal = None
    phone.press("Try again")
    phone.until_it_says("Begin")
    look("start")
    phone.press("Begin")
    for page in range(3):
        look(f"page {page}")
        phone.press("Next")
    phone.write("One thing", "More time")
    look("words")
    phone.press("Next")
    look("one word")
    phone.press("Next")
    phone.choose("Your role", 0)
    look("who answers")
    room.desk.fault = WorkspaceError(Fault.DISK_FULL, tmp_path)
    phone.press("Hand in")
    phone.until_it_says("could not keep")
    look("not kept")
    phone.press("Try again")
    phone.until_it_says("Thank you")
    look("thanks")
    phone.press("Take my answer back")
    phone.until_it_says("taken back")
    look("taken back")
    phone.press("Answer again")
    to_the_end(phone)
    room.server.stop()
    phone.press("Hand in")
    phone.until_it_says("did not answer")
    look("not reached")
    room.server.start(room.at.ip, room.at.port)
    room.desk.check_in = None
    phone.press("Try again")
    phone.until_it_says("This check-in has ended.")
    look("closed")
    assert len({file.read_bytes() for file in tmp_path.iterdir()}) == len(seen) == 15
    phone.close()


def test_what_is_touched_is_repeated_in_words_and_handed_in(phone: Phone, room: Room) -> None:
    begun(phone, room)
    assert "Nothing chosen. You may skip this line." in phone.text
    phone.choose(WANTED, 3)
    assert "You chose: Agree" in phone.text
    phone.choose(UNSURE, 0)
    phone.press("Clear")
    assert phone.text.count("You chose") == 1
    phone.press("Next")
    assert "Part 2 of 4" in phone.text
    phone.choose("How much energy do you have?", 10)
    assert "You chose: 10" in phone.text
    phone.press("Next")
    phone.write("One thing", "Más tiempo, “please” 🙂")
    assert "characters left" in phone.text
    phone.press("Next")
    phone.write("One word", "  lighter ")
    phone.press("Hand in")
    phone.until_it_says("Thank you. Your answer has no name on it.")
    assert "Nothing stored can link an answer to you." in phone.text
    assert "You can change your answer or take it back until the check-in closes." in phone.text
    (sheet,) = room.desk.sheets.values()
    assert dict(sheet.values)["energy"] == 10
    assert len(sheet.values) == 2
    assert dict(sheet.words)["help"] == "Más tiempo, “please” 🙂"
    assert phone.complaints == []


def test_the_code_is_not_in_the_address_anymore_and_not_in_any_request(phone: Phone, room: Room) -> None:
    begun(phone, room)
    assert phone.run("return location.href") == f"http://{room.at}/"
    loaded = phone.run("return performance.getEntriesByType('resource').map(function(e){return e.name})")
    assert sorted(loaded) == sorted(
        f"http://{room.at}{path}" for path in ("/join", "/page.css", "/page.js", "/words.js")
    )


def test_a_code_can_be_typed(phone: Phone, room: Room) -> None:
    phone.open(f"http://{room.at}/")
    phone.press("Go on")
    assert room.desk.issued == set()
    phone.write("The code", "k7m p3r")
    phone.press("Go on")
    phone.until_it_says("Begin")


def test_nothing_of_an_answer_stays_in_the_phone_once_it_was_handed_in(phone: Phone, room: Room) -> None:
    begun(phone, room)
    phone.choose(WANTED, 3)
    phone.press("Next")
    phone.press("Next")
    phone.write("One thing", "Quetzalcoatlus")
    assert "Quetzalcoatlus" in str(phone.kept)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    assert "Quetzalcoatlus" not in str(phone.kept)
    assert list(phone.kept) == ["check-in"]  # the ticket, to change or take back
    phone.run(
        "Object.defineProperty(document,'hidden',{get:function(){return true},configurable:true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    phone.press("Change my answer")
    assert "This phone no longer has what you chose." in phone.text
    assert "You chose" not in phone.text


def test_an_answer_can_be_changed_with_what_was_chosen_in_view(phone: Phone, room: Room) -> None:
    begun(phone, room)
    phone.choose(WANTED, 3)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    phone.press("Change my answer")
    assert "You chose: Agree" in phone.text
    phone.choose(WANTED, 1)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    assert the_sheet(room).values == (("wanted", 2),)


def test_an_answer_can_be_changed_after_the_page_was_loaded_again(phone: Phone, room: Room) -> None:
    begun(phone, room)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    phone.reload()
    phone.until_it_says("Thank you")
    phone.press("Change my answer")
    phone.choose(WANTED, 4)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    assert the_sheet(room).values == (("wanted", 5),)


def test_an_answer_that_is_taken_back_is_gone_and_may_be_given_again(phone: Phone, room: Room) -> None:
    begun(phone, room)
    phone.choose(WANTED, 3)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    phone.press("Take my answer back")
    phone.until_it_says("Your answer was taken back.")
    assert room.desk.sheets == {}
    phone.press("Answer again")
    assert "You chose" not in phone.text
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    assert the_sheet(room) == Sheet()


def test_a_page_that_was_left_in_the_middle_goes_on_where_it_was_with_the_same_ticket(phone: Phone, room: Room) -> None:
    begun(phone, room)
    phone.choose(WANTED, 2)
    phone.press("Next")
    phone.leave()
    phone.open(room.at.link("K7MP3R"))
    phone.until_it_says("Part 2 of 4")
    phone.press("Back")
    assert "You chose: In between" in phone.text
    assert len(room.desk.issued) == 1


def test_a_reply_that_was_lost_ends_in_thanks_and_one_answer(
    phone: Phone, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The laptop keeps the answer, and each connection breaks before it can say so, also those of the browser's own
    further tries."""
    from core_facilitator.room.connections import Connection

    broken: list[int] = []
    breaking = [True]
    answering = Connection.answering

    def breaks(connection: Connection) -> None:
        answering(connection)
        if room.desk.sheets and breaking:
            broken.append(len(room.desk.sheets))
            connection.drop()

    monkeypatch.setattr(Connection, "answering", breaks)
    begun(phone, room)
    phone.choose(WANTED, 3)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("The laptop did not answer.")
    assert "What you chose is still here." in phone.text
    assert len(room.desk.sheets) == 1
    breaking.clear()
    phone.reload()
    phone.until_it_says("What you chose is still here.")
    phone.press("Try again")
    phone.until_it_says("Thank you")
    assert the_sheet(room).values == (("wanted", 4),)
    assert set(broken) == {1}


def test_an_answer_that_a_browser_sent_again_by_itself_is_thanked_for(phone: Phone, room: Room) -> None:
    """Browsers do so where a connection breaks; the second one is told that there is an answer already."""
    begun(phone, room)
    phone.choose(WANTED, 3)
    to_the_end(phone)
    (secret,) = room.desk.issued
    room.desk.sheets[secret] = Sheet()
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    assert the_sheet(room).values == (("wanted", 4),)


def test_a_laptop_that_cannot_be_reached_costs_no_answer(phone: Phone, room: Room) -> None:
    begun(phone, room)
    phone.choose(WANTED, 3)
    to_the_end(phone)
    room.server.stop()
    phone.press("Hand in")
    phone.until_it_says("The laptop did not answer.")
    assert "new address" in phone.text or "another one now" in phone.text
    phone.press("Back")
    phone.press("Hand in")
    phone.until_it_says("The laptop did not answer.")
    room.server.start(room.at.ip, room.at.port)
    phone.press("Try again")
    phone.until_it_says("Thank you")
    assert the_sheet(room).values == (("wanted", 4),)


def test_closing_is_told_kindly_and_takes_everything_from_the_phone(phone: Phone, room: Room) -> None:
    begun(phone, room)
    phone.choose(WANTED, 3)
    to_the_end(phone)
    room.desk.check_in = None
    phone.press("Hand in")
    phone.until_it_says("This check-in has ended.")
    assert "Thank you for being here." in phone.text
    assert phone.kept == {}
    assert room.desk.sheets == {}


def test_a_phone_that_is_taken_up_again_after_closing_forgets_and_says_so(phone: Phone, room: Room) -> None:
    begun(phone, room)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    phone.come_back()
    assert "Thank you" in phone.text
    room.desk.check_in = None
    phone.come_back()
    phone.until_it_says("This check-in has ended.")
    assert phone.kept == {}


def test_the_next_check_in_begins_anew_on_the_same_page(phone: Phone, room: Room) -> None:
    begun(phone, room)
    to_the_end(phone)
    phone.press("Hand in")
    phone.until_it_says("Thank you")
    room.desk.check_in = replace(open_check_in(), code="222222")
    phone.open(room.at.link("222222"))
    phone.until_it_says("Begin")
    assert len(room.desk.issued) == 2


def test_a_laptop_that_does_not_know_the_ticket_asks_for_the_code_again(phone: Phone, room: Room) -> None:
    begun(phone, room)
    to_the_end(phone)
    room.desk.issued.clear()
    phone.press("Hand in")
    phone.until_it_says("Please type the code again.")
    assert phone.kept == {}


def test_spanish_is_chosen_on_the_first_page_and_everything_is_in_it(phone: Phone, room: Room) -> None:
    phone.open(f"http://{room.at}/")
    phone.press("Español")
    assert phone.run("return document.documentElement.lang") == "es"
    phone.until_it_says("El código en la pantalla")
    phone.write("El código", "K7MP3R")
    phone.press("Continuar")
    phone.until_it_says("Pulso del equipo")
    assert "Nada de lo que se guarda puede vincular una respuesta con usted." in phone.text
    phone.press("Empezar")
    phone.choose("Puedo ser yo en este equipo.", 3)
    assert "Eligió: De acuerdo" in phone.text
    for _ in range(3):
        phone.press("Siguiente")
    phone.press("Entregar")
    phone.until_it_says("Gracias. Su respuesta no lleva nombre.")
    assert phone.violations() == []


def test_a_number_stands_before_the_words_of_an_amount_and_only_once(phone: Phone, serve: Serve) -> None:
    points = tuple(Point(at, Wording(words)) for at, words in enumerate(("0: I block", "Doubts", "2, good")))
    scale = replace(FIST, points=points)
    statement = Statement(key="fist", text=Wording("How far?"), scale="fist")
    room = serve(Desk(open_check_in(instrument=replace(PULSE, statements=(statement,), scales=(scale,)))))
    begun(phone, room)
    for place, told in enumerate(("You chose: 0: I block", "You chose: 1 · Doubts", "You chose: 2, good")):
        phone.choose("How far?", place)
        assert told in phone.text


def test_a_line_that_may_not_be_skipped_is_asked_for(phone: Phone, serve: Serve) -> None:
    room = serve(Desk(open_check_in(instrument=replace(PULSE, skippable=False))))
    begun(phone, room)
    assert "skip" not in phone.text
    phone.choose(WANTED, 0)
    assert "Clear" not in phone.text
    phone.press("Next")
    assert "Part 1 of 4" in phone.text
    assert phone.announced == "Please choose one."
    assert phone.run("return document.activeElement.name") == "unsure"
    phone.choose(UNSURE, 0)
    phone.press("Next")
    assert "Part 2 of 4" in phone.text


def test_everything_can_be_done_with_the_keyboard_alone(phone: Phone, serve: Serve) -> None:
    room = serve(Desk(open_check_in(splits=(ROLE,))))
    phone.open(room.at.link("K7MP3R"))
    phone.until_it_says("Begin")
    assert phone.focused == "Team pulse"
    phone.tab_to("Begin")
    phone.type("\n")
    assert phone.focused == "Team pulse. Part 1 of 5"  # read out first, then the statements
    phone.tab()
    phone.type(" ")
    phone.arrow_right()
    phone.arrow_right()
    assert "You chose: In between" in phone.text
    phone.tab_to("Next")
    phone.type("\n")
    for words in ("Part 2 of 5", "Part 3 of 5", "Part 4 of 5"):
        assert words in phone.text
        phone.tab_to("Next")
        phone.type("\n")
    phone.tab()
    phone.arrow_right()  # from what is chosen at first, that one would rather not say
    phone.tab_to("Hand in")
    phone.type("\n")
    phone.until_it_says("Thank you")
    assert phone.focused == "Thank you. Your answer has no name on it."
    assert the_sheet(room) == Sheet(values=(("wanted", 3),), parts=(("role", "teacher"),))


def test_a_screen_reader_hears_points_by_name_in_a_group_named_by_its_statement(phone: Phone, room: Room) -> None:
    begun(phone, room)
    names = phone.run(
        "return [].map.call(document.querySelectorAll('input'),function(n){return n.labels[0].innerText})"
    )
    assert [str(name).strip() for name in names][:5] == [
        "Strongly disagree", "Disagree", "In between", "Agree", "Strongly agree",
    ]  # fmt: skip
    legends = "document.querySelectorAll('fieldset > legend')"
    groups = phone.run(f"return [].map.call({legends},function(legend){{return legend.innerText}})")
    assert groups == [WANTED, UNSURE]
    assert phone.run("return document.getElementById('status').getAttribute('aria-live')") == "polite"


def test_statements_that_are_shuffled_do_not_name_what_they_are_about(serve: Serve, phone: Phone) -> None:
    from core_facilitator.domain.instruments import Group

    def of(instrument: Instrument) -> CheckIn:
        first, *others = instrument.statements
        grouped = (replace(first, group="stage"), *(replace(one, group="stage") for one in others))
        return open_check_in(
            instrument=replace(instrument, statements=grouped, groups=(Group(key="stage", title=Wording("Inclusion")),))
        )

    room = serve(Desk(of(PULSE)))
    begun(phone, room)
    assert "Inclusion" in phone.text
    room = serve(Desk(of(replace(PULSE, shuffled=True))))
    begun(phone, room)
    assert "Inclusion" not in phone.text
    assert "Inclusion" not in str(phone.kept)


def test_a_browser_without_javascript_is_shown_the_way_to_laptop_and_paper(phone: Phone, room: Room) -> None:
    phone.without_javascript()
    phone.open(f"http://{room.at}/")
    phone.until_it_says("ask the facilitator for the laptop that is passed around, or for a sheet of paper")
    assert "hoja de papel" in phone.text


def test_the_checker_of_accessibility_does_find_what_is_wrong(phone: Phone, room: Room) -> None:
    phone.open(f"http://{room.at}/")
    phone.run("var label=document.querySelector('label');label.parentNode.replaceChild(label.lastChild,label)")
    phone.run("var button=document.querySelector('button');button.style.minHeight=0;button.style.height='20px'")
    assert any(found.startswith("label") for found in phone.violations())
    assert phone.too_small() != []
    phone.run("document.querySelector('h1').style.width='900px'")
    assert phone.is_too_wide()
