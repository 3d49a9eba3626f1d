"""What blocks of a pasted agenda lack by themselves, and the lines around them say: a title, the minutes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from core_facilitator.domain.pasted_lines import shortened
from core_facilitator.domain.pasted_readings import Length, LineKind, ReadBlock, ReadLine
from core_facilitator.domain.pasted_times import ahead
from core_facilitator.domain.typed_kinds import kind_of

_LONGEST_GAP = 16 * 60  # between two starts; a longer one means that the second is not after the first
_ENDING = re.compile(r"(?:end|ends|close|adjourn|finish|departure|depart|done)\b", re.IGNORECASE)


def with_names(lines: list[ReadLine]) -> list[ReadLine]:
    """Give each block without a title the first of its notes as its title."""
    nameless: int | None = None
    for place, line in enumerate(lines):
        if line.block is not None:
            nameless = None if line.block.title else place
        elif line.kind is LineKind.NOTE and nameless is not None and (block := lines[nameless].block):
            title, whole = shortened(line.words)
            lines[nameless] = replace(lines[nameless], block=replace(block, title=title, kind=kind_of(title)))
            lines[place] = replace(line, kind=LineKind.NOTE if whole else LineKind.NAME)
            nameless = None
    return lines


def with_lengths(lines: list[ReadLine]) -> list[ReadLine]:
    """Give blocks without minutes those until the next start, shared where there are several of them."""
    for run, end in _runs(lines):
        start = run[0][1].start
        unsaid = [(place, block) for place, block in run if block.length is Length.GUESSED]
        said = sum(block.minutes for _, block in run if block.length is Length.SAID)
        left = ahead(start, end) - said if start and end else -1
        for order, (place, block) in enumerate(unsaid):
            if 0 <= left <= _LONGEST_GAP:
                share = left // len(unsaid) + (order < left % len(unsaid))
                length = Length.NEXT_START if len(unsaid) == 1 else Length.GUESSED
                block = replace(block, minutes=share, length=length)
            elif end is None and _ENDING.match(block.title):
                block = replace(block, minutes=0)
            lines[place] = replace(lines[place], block=block)
    return lines


def _runs(lines: list[ReadLine]) -> Iterator[tuple[list[tuple[int, ReadBlock]], time | None]]:
    """Yield the blocks from each start up to the next one, and that next start; None where the day ends before."""
    run: list[tuple[int, ReadBlock]] = []
    for place, line in enumerate(lines):
        starts = line.block is not None and line.block.start is not None
        if run and (starts or line.day is not None):
            yield run, line.block.start if line.block and line.day is None else None
            run = []
        if line.block is not None:
            run.append((place, line.block))
    if run:
        yield run, None
