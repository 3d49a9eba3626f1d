"""How a hotspot is started, for each system."""

from pathlib import Path

import pytest

from core_facilitator.documents.hotspot_help import LINUX, SYSTEMS, WAYS, WHEN_NO_PHONE_COMES, HotspotHelp, hotspot_help

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide.md"


@pytest.mark.parametrize("one", SYSTEMS, ids=lambda one: one.platform)
def test_each_system_has_its_steps(one: HotspotHelp) -> None:
    assert hotspot_help(one.platform) is one


def test_another_system_is_told_what_holds_on_linux() -> None:
    assert hotspot_help("freebsd14") is LINUX


def test_every_step_is_a_sentence_that_fits_beside_a_number() -> None:
    for one in SYSTEMS:
        for line in (*one.steps, *one.good_to_know, *WAYS, *WHEN_NO_PHONE_COMES):
            assert line[0].isupper()
            assert len(line) < 230


def test_the_guide_tells_of_each_system_and_of_the_same_ways() -> None:
    guide = " ".join(GUIDE.read_text("utf-8").split())
    for one in SYSTEMS:
        assert f"**{one.system}.**" in guide
    for line in ("travel router", "Mobile hotspot", "Internet Sharing", "Turn On Wi-Fi Hotspot", "private networks"):
        assert line in guide
