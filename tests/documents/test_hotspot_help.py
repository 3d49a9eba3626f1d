"""What helps when phones do not reach the laptop."""

import pytest

from core_facilitator.documents.hotspot_help import CHECKS, WAY_OUT, own_wifi


@pytest.mark.parametrize(
    ("system", "first"), [("win32", "windows"), ("darwin", "macos"), ("linux", "linux"), ("freebsd14", "linux")]
)
def test_the_system_of_this_laptop_comes_first_and_no_other_is_left_out(system: str, first: str) -> None:
    keys = [one.key for one in own_wifi(system)]
    assert keys[0] == first
    assert sorted(keys) == ["linux", "macos", "others", "windows"]


def test_every_part_says_something_and_the_way_out_needs_no_network() -> None:
    for one in (*CHECKS, *own_wifi("linux"), WAY_OUT):
        assert one.title
        assert one.lines
        assert all(line.strip() for line in one.lines)
    assert "paper" in " ".join(WAY_OUT.lines)
