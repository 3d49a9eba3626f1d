"""What every builder of pages works from."""

from dataclasses import replace

from core_facilitator.documents.plans import city, plan_for
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Block, Track
from core_facilitator.domain.audiences import Audience
from samples import NOOR, THEO, key, one_day, retreat


def test_a_plan_holds_no_private_word_of_its_session() -> None:
    plan = plan_for(retreat(), Audience.PARTICIPANT, ENGLISH)

    assert plan.session.notes == ""
    assert "Speak last." not in repr(plan)
    assert plan.days[0].blocks[1].minutes == 20


def test_more_than_26_tracks_go_on_with_numbers() -> None:
    tracks = tuple(Track(id=key(400 + at), title="Walk") for at in range(28))
    plan = plan_for(one_day(Block(id=key(1), minutes=5, tracks=tracks)), Audience.ROOM, ENGLISH)
    group = plan.days[0].blocks[0]

    titles = [plan.track_title(group, track) for track in group.tracks]
    assert (titles[0], titles[25], titles[26]) == ("A. Walk", "Z. Walk", "27. Walk")


def test_a_track_without_a_title_is_its_letter() -> None:
    plan = plan_for(one_day(Block(id=key(1), minutes=5, tracks=(Track(id=key(2)),))), Audience.ROOM, ENGLISH)
    group = plan.days[0].blocks[0]

    assert plan.track_title(group, group.tracks[0]) == "A."


def test_a_team_of_one_is_named() -> None:
    plan = plan_for(replace(retreat(), team=retreat().team[:1]), Audience.FACILITATOR, ENGLISH)

    assert plan.given_names((NOOR,)) == "Noor"
    assert plan.given_names((THEO,)) == ""


def test_a_zone_is_known_by_its_city() -> None:
    assert (city("America/Los_Angeles"), city("UTC")) == ("Los Angeles", "UTC")
