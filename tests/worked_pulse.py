"""The worked example of the pulse with sixteen statements: six people's answers, and what a handbook makes of them.

The figures are those of the source of our pulses, reckoned there by scoring each person first.
"""

from core_facilitator.domain.check_ins import Sheet
from core_facilitator.domain.instruments import Instrument, Reading
from made_up_check_ins import instrument, sheet, statement

STAGES = ("inclusion", "learner", "contributor", "challenger")
REVERSED = 3
"""The third statement of each stage is put the other way round."""

PULSE: Instrument = instrument(
    *(
        statement(f"{stage[:2]}{number}", group=stage, reverse=number == REVERSED)
        for stage in STAGES
        for number in range(1, 5)
    ),
    reading=Reading.STAGES,
)

ANSWERS: tuple[tuple[int | None, ...], ...] = (
    (5, 4, 2, 4, 4, 4, 2, 4, 4, 3, 2, 4, 3, 4, 3, 4),
    (4, 4, 2, 4, 5, 4, 1, 4, 4, 4, 2, 4, 4, 4, 3, 4),
    (3, 2, 4, 3, 3, 4, 4, 3, 3, 2, 4, 3, 2, 3, 5, 3),
    (5, 5, 1, 5, 5, 5, 2, 5, 5, 4, 1, 4, 4, 4, 2, 5),
    (4, 3, 3, 4, 4, 3, 3, None, 4, 3, 3, 4, 3, 3, 4, 3),
    (2, 2, 5, 3, 3, 3, 4, 3, 3, 2, 5, 2, 2, 2, 5, 2),
)

PERSON_SCORES = {
    "inclusion": (4.25, 4.0, 2.5, 5.0, 3.5, 2.0),
    "learner": (4.0, 4.5, 3.0, 4.75, 3.333, 2.75),
    "contributor": (3.75, 4.0, 2.5, 4.5, 3.5, 2.0),
    "challenger": (3.5, 3.75, 2.25, 4.25, 2.75, 1.75),
    "overall": (3.875, 4.062, 2.562, 4.625, 3.271, 2.125),
}

TEAM = {  # mean, index, standard deviation, spread, margin
    "inclusion": (3.54, 64, 1.12, "wide", 0.9),
    "learner": (3.72, 68, 0.82, "mixed", 0.66),
    "contributor": (3.38, 59, 0.95, "mixed", 0.76),
    "challenger": (3.04, 51, 0.95, "mixed", 0.76),
    "overall": (3.42, 61, 0.95, "mixed", 0.76),
}


def sheets() -> list[Sheet]:
    """Return the six answer sheets."""
    keys = [one.key for one in PULSE.statements]
    return [
        sheet({key: value for key, value in zip(keys, answers, strict=True) if value is not None})
        for answers in ANSWERS
    ]
