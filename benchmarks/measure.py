"""Measures ours against a floor, in turn in one run, so that a machine's drift falls on both."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ratio` is the median of the pairs' ratios; `goal` is the most it may be."""

    what: str
    ours: float
    floor: float
    ratio: float
    unit: str
    goal: float
    floor_name: str

    @property
    def met(self) -> bool:
        """Whether the ratio is within its goal."""
        return self.ratio <= self.goal


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes, in seconds, without a garbage collection in between."""
    gc.collect()
    gc.disable()
    try:
        begin = time.perf_counter()
        work()
        return time.perf_counter() - begin
    finally:
        gc.enable()


def in_turn(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """Return the medians of both figures and of their ratios, over pairs, after one pair that does not count."""
    pairs = [(ours(), floor()) for _ in range(rounds + 1)][1:]
    return (
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
        statistics.median(pair[0] / pair[1] for pair in pairs),
    )


HEAD = "| what | ours | floor | unit | ratio | goal | floor is |\n| --- | --: | --: | --- | --: | --: | --- |"


def line(row: Row) -> str:
    """Return a row as a line of the Markdown table that begins with `HEAD`."""
    mark = "" if row.met else " (missed)"
    figures = f"{row.ours:.4g} | {row.floor:.4g} | {row.unit} | {row.ratio:.2f}{mark} | {row.goal:g}"
    return f"| {row.what} | {figures} | {row.floor_name} |"
