"""Wrong codes are counted for a minute, and no address is kept."""

from core_facilitator.room.guesses import Guesses, same_code
from core_facilitator.room.limits import Limits


class _Clock:
    seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def test_five_wrong_codes_from_one_address_make_it_wait_a_minute() -> None:
    clock = _Clock()
    guesses = Guesses(Limits(), clock)
    for _ in range(5):
        assert not guesses.too_many("192.168.8.31")
        guesses.add("192.168.8.31")
    assert guesses.too_many("192.168.8.31")
    assert not guesses.too_many("192.168.8.32")
    clock.seconds += 59.9
    assert guesses.too_many("192.168.8.31")
    clock.seconds += 0.1
    assert not guesses.too_many("192.168.8.31")


def test_sixty_wrong_codes_in_all_make_everyone_wait() -> None:
    clock = _Clock()
    guesses = Guesses(Limits(), clock)
    for number in range(60):
        assert not guesses.too_many("192.168.9.1")
        guesses.add(f"192.168.8.{number}")
    assert guesses.too_many("192.168.9.1")
    clock.seconds += 60
    assert not guesses.too_many("192.168.9.1")


def test_no_address_can_be_read_from_what_is_counted() -> None:
    guesses = Guesses(Limits(), _Clock())
    guesses.add("192.168.8.31")
    assert "192.168.8.31" not in repr(guesses._wrong)
    assert b"192.168.8.31" not in b"".join(mark for _at, mark in guesses._wrong)


def test_a_code_may_be_typed_in_any_case_and_with_spaces() -> None:
    for typed in ("K7MP3R", "k7mp3r", " k7m p3r", "K7M-P3R\n"):
        assert same_code(typed, "K7MP3R")
    for typed in ("", "K7MP3", "K7MP3RR", "K7MP3S", "🙂", "\ud800"):
        assert not same_code(typed, "K7MP3R")
