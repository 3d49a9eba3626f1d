"""What the room sees of a check-in: what is asked, the way in and the count, and nothing of any answer."""

from dataclasses import fields, replace

import pytest

from core_facilitator.domain.check_ins import CheckIn, State
from core_facilitator.domain.instruments import NOTHING_SAID, Instrument, Point, Scaling, Wording
from core_facilitator.domain.result_views import view_of
from core_facilitator.domain.room_check_ins import ALOUD, aloud_page, open_page, results_page
from core_facilitator.domain.room_pages import RoomAsked, RoomPage, RoomResults, RoomState
from core_facilitator.store.instruments import built_in
from result_samples import pulse
from running_days import key

SQUARES = ((True, False), (False, True))
DAY = RoomPage(state=RoomState.RUNNING, title="Closing circle", prompts=("Why?",), left=402, share=0.33)


def instrument(name: str) -> Instrument:
    return next(one for one in built_in() if one.key == name)


def check_in(name: str = "safety-pulse-16") -> CheckIn:
    return CheckIn(
        id=key(1), title="Team pulse", instrument=instrument(name), expected=18, state=State.OPEN, code="K7MP3R"
    )


def test_the_room_reads_what_is_asked_how_to_get_in_and_how_many_are() -> None:
    page = open_page(check_in(), 11, address="192.168.8.20:8080", squares=SQUARES)
    assert (page.title, page.state, page.left) == ("Team pulse", RoomState.RUNNING, None)
    assert page.prompts[0].startswith("Think of this team over the last four weeks.")
    assert page.asked == RoomAsked(
        answered=11, expected=18, address="192.168.8.20:8080", code="K7MP3R", squares=SQUARES
    )


def test_while_phones_are_not_let_in_no_code_is_shown() -> None:
    assert open_page(check_in(), 11).asked == RoomAsked(answered=11, expected=18)


def test_nothing_is_known_of_an_answer_but_that_it_is_there() -> None:
    assert {one.name for one in fields(RoomAsked)} == {"answered", "expected", "address", "code", "squares"}


def test_an_instrument_that_says_nothing_first_is_shown_by_what_it_asks_first() -> None:
    one = check_in("weather")
    quiet = replace(one, instrument=replace(one.instrument, introduction=NOTHING_SAID))
    assert open_page(quiet, 0).prompts == ("Which weather is closest to yours at this moment?",)


def test_the_room_reads_both_languages_as_short_as_it_needs() -> None:
    page = open_page(check_in(), 0)
    assert page.prompts == ("Think of this team over the last four weeks. There are no right answers.",)
    assert page.task == "Se trata de este equipo en las últimas cuatro semanas. No hay respuestas correctas."
    assert page.step == "", "a title of its own has no Spanish"
    assert open_page(replace(check_in(), title=""), 0).step == "Pulso de seguridad del equipo"


def test_an_instrument_in_one_language_is_read_whole() -> None:
    one, said = check_in(), "One. Two. Three."
    own = replace(one, instrument=replace(one.instrument, introduction=Wording(said)))
    page = open_page(own, 0)
    assert (page.prompts, page.task) == ((said,), "")


def test_the_time_of_the_day_goes_on_and_nothing_else_of_it_is_shown() -> None:
    page = open_page(check_in(), 0, day=DAY)
    assert (page.left, page.share, page.state) == (402, 0.33, RoomState.RUNNING)
    assert "Why?" not in page.prompts


@pytest.mark.parametrize("state", [RoomState.LAST, RoomState.OVER, RoomState.PAUSED])
def test_last_minute_end_and_pause_are_told_there_too(state: RoomState) -> None:
    assert open_page(check_in(), 0, day=replace(DAY, state=state)).state is state


def test_a_day_that_waits_has_no_time_to_show_but_its_message() -> None:
    waiting = RoomPage(state=RoomState.WAITING, title="Fall retreat", message="Buses at 4:15")
    page = open_page(check_in(), 0, day=waiting)
    assert (page.state, page.left, page.message) == (RoomState.RUNNING, None, "Buses at 4:15")


def test_a_message_stays_in_sight_while_the_time_runs() -> None:
    assert open_page(check_in(), 0, day=replace(DAY, message="Buses at 4:15")).message == "Buses at 4:15"


def test_what_is_answered_aloud_needs_nothing_but_its_question() -> None:
    word, weather, hands = (aloud_page(instrument(name)) for name in ALOUD)
    both = ("One word for how you arrive, or leave", "Una palabra para cómo se llega o cómo se va")
    assert (word.title, word.step, word.prompts, word.task) == ("One word", "Una palabra", both, "")
    assert weather.task.splitlines()[0] == "Clear, Breezy, Mixed, Cloudy, Fog, Rain, Storm"
    assert weather.task.splitlines()[1] == "Despejado, Con brisa, Variable, Nublado, Niebla, Lluvia, Tormenta"
    assert hands.task.splitlines()[-1] == "5: I will help to lead it / Ayudaré a llevarla adelante"
    assert {page.asked for page in (word, weather, hands)} == {None}


def test_what_is_written_in_one_language_is_asked_in_it_alone() -> None:
    one = instrument("fist-to-five")
    statement, scale = one.scaled[0]
    points = (Point(0, Wording("No")), Point(1, Wording("Yes", "Sí")))
    own = replace(
        one,
        title=Wording("Hands"),
        scales=(replace(scale, points=points),),
        statements=(replace(statement, text=Wording("And?")),),
    )
    page = aloud_page(own)
    assert (page.step, page.prompts, page.task) == ("", ("And?",), "No\nYes / Sí")
    names = replace(own, scales=(replace(scale, points=points[:1], scaling=Scaling.NAMES),))
    assert aloud_page(names).task == "No"


def test_results_stand_alone_but_for_what_was_typed_for_the_room() -> None:
    view = view_of(pulse())
    assert results_page(view, 2).results == RoomResults(view, 2)
    page = results_page(view, 0, replace(DAY, message="Buses at 4:15"))
    assert (page.message, page.left, page.title, page.prompts) == ("Buses at 4:15", None, "", ())
