import pytest

from core_facilitator.store.passphrases import strength


@pytest.mark.parametrize("weak", ["", "a", "password", "12345678", "Juniper Valley"])
def test_what_is_guessed_first_is_not_enough(weak: str) -> None:
    assert not strength(weak, "Juniper Valley").enough


def test_a_few_words_that_have_nothing_to_do_with_one_another_are_enough() -> None:
    found = strength("three quiet herons on the levee", "Juniper Valley")
    assert (found.enough, found.words) == (True, 6)


def test_a_very_long_one_is_weighed_at_once() -> None:
    assert strength("herons " * 100_000, "Juniper Valley").enough
