"""The sample retreat: complete, sensible, in US English, and the input of the golden files."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass

import pytest

from core_facilitator import paths
from core_facilitator.cli.agenda_text import agenda_lines
from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Per,
    Room,
    Session,
    Shape,
    Step,
    TimeKind,
    Track,
    Walk,
    all_blocks,
)
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience, text_fields
from core_facilitator.domain.conflicts import Trouble, conflicts
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.people import Person
from core_facilitator.domain.timing import MovePin, TimedDay, Trim, repairs, time_day
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from core_facilitator.store import agenda_files
from golden import golden

BRITISH = re.compile(
    r"\b\w*(?:colour|behaviour|favour|neighbour|honour|programme|centre|metre|journalling|modelling|travelling"
    r"|organis|prioritis|crystallis|practis|recognis|licence|sceptic|grey|cheque)\w*",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def sample() -> Session:
    return agenda_files.read_file(paths.resource("sample", "retreat.yaml"))


@pytest.fixture(scope="module")
def days(sample: Session) -> list[TimedDay]:
    return [time_day(day) for day in sample.days]


def blocks_of(session: Session) -> list[Block]:
    return [block for day in session.days for block in all_blocks(day.blocks)]


def below(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for part in value:
            yield from below(part)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            yield from below(getattr(value, field.name))


@pytest.mark.parametrize("sort", [Session, Person, Room, Walk, Day, Block, Track, Material, Step, Handout])
def test_every_field_of_a_plan_is_used(sample: Session, sort: type) -> None:
    values = [value for value in below(sample) if type(value) is sort]
    for field in fields(sort):
        if field.name == "card_version":
            continue  # the app writes it when a card is placed; nobody writes it into a file by hand
        usual = field.default if field.default is not MISSING else None
        assert any(getattr(value, field.name) not in (usual, "", ()) for value in values), field.name


def test_every_shape_kind_and_way_to_count_is_used(sample: Session) -> None:
    blocks = blocks_of(sample)
    assert {block.shape for block in blocks} == set(Shape)
    assert {block.kind for block in blocks} == set(TimeKind)
    assert {material.per for block in blocks for material in block.materials} == set(Per)
    assert all(block.framework in FRAMEWORKS for block in blocks if block.framework)
    assert len({block.framework for block in blocks} - {""}) >= 6


def test_the_clinics_run_past_the_pinned_lunch_and_can_be_repaired_in_two_ways(
    sample: Session, days: list[TimedDay]
) -> None:
    (trouble,) = conflicts(sample)
    assert (trouble.trouble, trouble.minutes) == (Trouble.OVERLAP, 5)
    lunch = days[1].find(trouble.block_ids[0])
    assert lunch is not None
    assert lunch.block.pin is not None
    trim, move = repairs(days[1], lunch.block.id)
    assert isinstance(trim, Trim)
    assert isinstance(move, MovePin)
    trimmed = sample.block(trim.block_id)
    assert trimmed is not None
    assert trimmed.shape is Shape.TRACKS
    assert (trim.minutes, f"{move.to:%H:%M}") == (70, "12:20")


def test_the_days_end_within_their_plan(days: list[TimedDay]) -> None:
    assert [day.slack for day in days] == [15, 0]
    assert [day.over for day in days] == [0, 0]


def test_a_late_pin_shows_free_minutes_and_a_fixed_end_gives_way(days: list[TimedDay]) -> None:
    assert any(timed.gap for day in days for timed in day.blocks)
    fixed = [timed for day in days for timed in day.blocks if timed.block.fixed_end is not None]
    assert fixed
    assert all(f"{timed.end:%H:%M}" == f"{timed.block.fixed_end:%H:%M}" for timed in fixed)


def test_some_tracks_have_minutes_to_spare(days: list[TimedDay]) -> None:
    slacks = [track.slack for day in days for timed in day.blocks for track in timed.tracks]
    assert 0 in slacks
    assert any(slacks)


def test_everybody_is_in_one_track_of_each_group(sample: Session) -> None:
    everybody = {person.id for person in sample.people}
    for block in blocks_of(sample):
        named = [person for track in block.tracks for person in track.people]
        assert not block.tracks or (set(named) == everybody and len(named) == len(everybody)), block.title


def test_protocols_of_others_are_credited(sample: Session) -> None:
    outside = [block for block in blocks_of(sample) if block.framework not in ("", "house") and not block.skipped]
    assert outside
    assert [block.title for block in outside if not block.credit] == []


def test_the_words_are_us_english_and_nobody_is_real(sample: Session) -> None:
    texts = [text for _, _, text in text_fields(sample)]
    assert [found.group() for text in texts if (found := BRITISH.search(text))] == []
    reachable = [*sample.team, *sample.people]
    assert all(person.email.endswith(".example") for person in reachable if person.email)
    assert all("555-01" in person.phone for person in reachable if person.phone)


def test_the_timed_agenda_is_the_golden_one(sample: Session) -> None:
    now = "\n".join(agenda_lines(sample)) + "\n"
    assert now == golden("agenda.txt", now)


@pytest.mark.parametrize("audience", AT_THE_SESSION)
def test_the_packets_text_is_the_golden_one(sample: Session, audience: Audience) -> None:
    now = DOCUMENT_FORMATS["txt"].write_document(packet(sample, audience), Page()).data.decode()
    assert now == golden(f"{audience.value}.txt", now)
