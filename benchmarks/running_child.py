"""A whole day run in a process of its own, which has nothing else in its memory.

It prints one line of JSON: the resident memory after the first minute of the day and after its last, in bytes, and how
many ticks and steps there were between.
"""

import json

import psutil

from core_facilitator.domain.daybooks import Kind
from core_facilitator.domain.run_times import Figures
from core_facilitator.gui.run_captures import RunCaptures
from run_window import RunDay, run_day

_EACH = 10  # seconds of the day between two ticks: each second would take minutes
_SETTLED = 6  # ticks


def _memory() -> float:
    return float(psutil.Process().memory_info().rss)


def lived(day: RunDay) -> dict[str, float]:
    """Go through the day: each step in its time, with a note in it; what is reckoned each minute is reckoned."""
    for _ in range(_SETTLED):
        day.tick(_EACH)
        day.rest()
    found = {"begin": _memory(), "ticks": 0.0, "steps": 0.0}
    screen = day.bench.screen_at("run")
    notes = screen.findChild(RunCaptures)
    assert notes is not None
    while (now := day.bench.running.figures()).block is not None or now.later:
        clock = now.step_clock or now.clock
        if clock is not None and clock.left.total_seconds() > 0:
            day.tick(_EACH)
            day.rest()
            found["ticks"] += 1
            continue
        notes.captured.write(Kind.NOTE, f"What was said in step {found['steps']:.0f}", block=None, track=None)
        found["steps"] += 1
        if not now.later and now.block is not None and _last_step(now):
            break
        day.step()
    return found | {"end": _memory()}


def _last_step(now: Figures) -> bool:
    return now.step is None or now.block is None or now.step.step + 1 >= len(now.block.steps)


if __name__ == "__main__":
    with run_day() as shown:
        print(json.dumps(lived(shown)), flush=True)
