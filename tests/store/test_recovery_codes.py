import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.store import recovery_codes
from core_facilitator.store.recovery_codes import MistypedError

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
secrets = st.binary(min_size=16, max_size=16)


@given(secrets)
def test_a_code_gives_its_secret_back(secret: bytes) -> None:
    code = recovery_codes.write(secret)
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}", code)
    assert recovery_codes.read(code) == secret


@given(secrets, st.sampled_from([str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", "  ")]))
def test_case_and_spacing_do_not_matter(secret: bytes, retyped: Callable[[str], str]) -> None:
    assert recovery_codes.read(f" {retyped(recovery_codes.write(secret))}\n") == secret


@given(secrets)
def test_letters_that_look_alike_are_taken_for_each_other(secret: bytes) -> None:
    code = recovery_codes.write(secret)
    assert recovery_codes.read(code.replace("0", "o").replace("1", "l")) == secret
    assert recovery_codes.read(code.replace("1", "I")) == secret


@given(secrets, st.integers(0, 34), st.sampled_from(LETTERS))
def test_every_single_wrong_letter_is_found_and_its_group_named(secret: bytes, place: int, letter: str) -> None:
    code = recovery_codes.write(secret).replace("-", "")
    wrong = code[:place] + letter + code[place + 1 :]
    if wrong == code:
        assert recovery_codes.read(wrong) == secret
    else:
        with pytest.raises(MistypedError) as caught:
            recovery_codes.read(wrong)
        assert caught.value.group == place // 5 + 1


@given(secrets, st.permutations(range(7)))
def test_groups_that_changed_places_are_found(secret: bytes, order: list[int]) -> None:
    groups = recovery_codes.write(secret).split("-")
    moved = [groups[place] for place in order]
    if moved == groups:
        assert recovery_codes.read("-".join(moved)) == secret
    else:
        with pytest.raises(MistypedError):
            recovery_codes.read("-".join(moved))


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("", None),
        ("AAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", 1),
        ("{0}-{1}-{2}-ABC-{4}-{5}-{6}", 4),
        ("{0}-{1}-{2}-AB?DE-{4}-{5}-{6}", 4),
        ("{0}-{1}-{2}-UUUUU-{4}-{5}-{6}", 4),
        ("{0}-{1}-{2}-{3}-{4}-{5}", None),
        ("{0}-{1}-{2}-{3}-{4}-{5}-{6}-{0}", None),
        ("{0}-{1}-{2}-{3}-{4}-{5}-{6}A", 7),
    ],
)
def test_a_code_of_the_wrong_shape_is_refused(typed: str, group: int | None) -> None:
    groups = recovery_codes.write(bytes(range(16))).split("-")
    with pytest.raises(MistypedError) as caught:
        recovery_codes.read(typed.format(*groups))
    assert caught.value.group == group


def test_a_code_whose_groups_fit_but_whose_whole_does_not_is_refused() -> None:
    """Two mistakes that cancel out in their group are found by the check over everything."""
    groups = recovery_codes.write(bytes(16)).split("-")
    assert groups[0] == "00000"
    with pytest.raises(MistypedError) as caught:  # 3 * 1 + 31 * 3 = 96, which is 0 of 32
        recovery_codes.read("-".join(["3Z000", *groups[1:]]))
    assert caught.value.group is None
