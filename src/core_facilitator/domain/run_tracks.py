"""A clock for each of the things that happen at once: what is on in a track, what is next, and who will be over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from core_facilitator.domain.agendas import Block, Track
from core_facilitator.domain.run_figures import NONE, Countdown, TrackClock, countdown
from core_facilitator.domain.run_lines import Lines
from core_facilitator.domain.runs import Passage, Pause, stood_still


def track_clocks(lines: Lines, group: Block, passage: Passage, meet: Countdown, at: datetime) -> Iterator[TrackClock]:
    """Yield the clock of each track of what is on: it goes by its plan from where somebody last said what is on."""
    for track in group.tracks:
        blocks = [one for one in track.blocks if not one.skipped]
        places = {one.id: place for place, one in enumerate(blocks)}
        said = [one for one in passage.tracks if one.track == track.id and one.block in places]
        first, start = (places[said[-1].block], said[-1].start) if said else (0, meet.start)
        yield _track_clock(lines, track, blocks[first:], start, passage, meet, at)


def _track_clock(
    lines: Lines,
    track: Track,
    blocks: Sequence[Block],
    start: datetime,
    passage: Passage,
    meet: Countdown,
    at: datetime,
) -> TrackClock:
    all_meet = at + meet.left  # what is over has met before now
    begins = ended = start
    for place, block in enumerate(blocks):
        pin = lines.pins([block], start)[0]
        begins = ended if pin is None else max(ended, pin)
        ended = _ends(lines, blocks[place:], begins, passage.pauses, at)
        if at < ended:
            clock = countdown(begins, ended, at, stood_still(passage.pauses, begins, at), block)
            later = lines.place(blocks[place + 1 :], clock.end, begins)
            end = later[-1].end if later else clock.end
            return TrackClock(
                track=track, block=block, clock=clock, end=end, over=max(end - all_meet, NONE), later=later
            )
    end = ended if blocks else meet.end
    over = max(end - all_meet, NONE) if blocks else NONE
    return TrackClock(track=track, block=None, clock=meet, end=end, over=over)


def _ends(lines: Lines, blocks: Sequence[Block], begins: datetime, pauses: Iterable[Pause], at: datetime) -> datetime:
    """Return when the first of the blocks ends: as much later as the clock stands still, but not after a pin."""
    end = lines.ends(blocks[0], begins)
    if blocks[0].fixed_end is None:
        for pause in pauses:
            end += _meanwhile(pause, begins, end, at)
    cap = lines.cap(blocks[1:], begins)
    return end if cap is None else min(end, cap)


def _meanwhile(pause: Pause, begins: datetime, end: datetime, at: datetime) -> timedelta:
    """Return how much of a pause falls into what begins and ends then: all from there on where it began before."""
    if pause.start >= end:
        return NONE
    return max((pause.end or at) - max(pause.start, begins), NONE)
