import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.store import sealed
from core_facilitator.store.sealed import UnsealError

PAIR = sealed.new_pair()
HERE = b"check-in 1"


@given(st.binary(max_size=600), st.sampled_from((0, 64, 512)))
def test_what_is_sealed_comes_out_as_it_went_in(content: bytes, padded: int) -> None:
    box = sealed.seal(content, PAIR.public, HERE, padded=padded)
    assert sealed.unseal(box, PAIR.private, HERE) == content


def test_boxes_are_as_long_as_each_other_whatever_is_in_them() -> None:
    contents = b"", b"a", b"a" * 508
    assert len({len(sealed.seal(one, PAIR.public, HERE, padded=512)) for one in contents}) == 1
    assert len(sealed.seal(b"a" * 509, PAIR.public, HERE, padded=512)) == 32 + 1024 + 16


def test_no_two_boxes_of_the_same_are_alike() -> None:
    boxes = {sealed.seal(b"yes", PAIR.public, HERE) for _box in range(20)}
    assert len(boxes) == 20
    assert len({box[:32] for box in boxes}) == 20
    assert not any(b"yes" in box for box in boxes)


def test_another_key_opens_nothing() -> None:
    box = sealed.seal(b"yes", PAIR.public, HERE)
    with pytest.raises(UnsealError):
        sealed.unseal(box, sealed.new_pair().private, HERE)
    with pytest.raises(UnsealError):
        sealed.unseal(box, PAIR.public, HERE)
    with pytest.raises(UnsealError):
        sealed.unseal(box, b"too short", HERE)


def test_a_box_opens_only_where_it_belongs() -> None:
    with pytest.raises(UnsealError):
        sealed.unseal(sealed.seal(b"yes", PAIR.public, HERE), PAIR.private, b"check-in 2")


@pytest.mark.parametrize("place", [0, 31, 32, 40, -1])
def test_one_changed_byte_is_noticed(place: int) -> None:
    box = bytearray(sealed.seal(b"yes", PAIR.public, HERE))
    box[place] ^= 1
    with pytest.raises(UnsealError):
        sealed.unseal(bytes(box), PAIR.private, HERE)


@pytest.mark.parametrize("box", [b"", b"short", bytes(32), bytes(48), bytes(100)])
def test_what_is_no_box_is_refused(box: bytes) -> None:
    with pytest.raises(UnsealError):
        sealed.unseal(box, PAIR.private, HERE)
