"""Results of made-up check-ins: the pulse of the picture, and one of every other kind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from core_facilitator.domain.check_in_scores import group_score
from core_facilitator.domain.check_in_trends import Wave
from core_facilitator.domain.check_ins import (
    CheckIn,
    Counted,
    PartResults,
    Results,
    Rules,
    Shown,
    Split,
    SplitResults,
    State,
    Written,
)
from core_facilitator.domain.instruments import Group, Instrument, Reading, Statement, Wording
from made_up_check_ins import FIVE, ROLE, SIX, SKY, TEN

OCTOBER, MAY = date(2026, 10, 14), date(2026, 5, 12)

_GROUPS = (
    Group(key="inclusion", title=Wording("Inclusion", "Inclusión"), question=Wording("Am I wanted here?")),
    Group(key="challenger", title=Wording("Challenger"), question=Wording("Can I question how we do it?")),
)
PULSE = Instrument(
    key="pulse",
    title=Wording("Four-stage pulse", "Pulso de cuatro etapas"),
    introduction=Wording("Think of this team.", "Piense en este equipo."),
    reading=Reading.STAGES,
    scales=(FIVE,),
    groups=_GROUPS,
    statements=(
        Statement(key="self", text=Wording("I can be myself.", "Puedo ser yo."), scale="five", group="inclusion"),
        Statement(key="missed", text=Wording("I would be missed."), scale="five", group="inclusion"),
        Statement(key="upward", text=Wording("I can question a decision."), scale="five", group="challenger"),
        Statement(
            key="penalty", text=Wording("Hard news has a price."), scale="five", group="challenger", reverse=True
        ),
        Statement(key="help", text=Wording("What would help you speak up?", "¿Qué le ayudaría?")),
    ),
    caveats=("Small differences mean nothing.",),
    credit="The statements are our own.",
)
NOW = ((0, 1, 2, 8, 6), (0, 1, 3, 9, 4), (3, 5, 4, 4, 1), (1, 2, 4, 5, 5))
THEN = ((0, 2, 2, 7, 5), (1, 2, 2, 8, 3), (2, 4, 4, 5, 1), (1, 2, 4, 5, 4))
COMMENTS = ("We agree in the room.", "I would say more.", "Thank you for the silence.")


def wave(
    instrument: Instrument,
    counts: Sequence[tuple[int, ...] | Shown],
    on: date = OCTOBER,
    number: int = 1,
    *,
    answers: int = 17,
    expected: int = 18,
    rules: Rules | None = None,
    written: tuple[Written, ...] = (),
    splits: tuple[SplitResults, ...] = (),
) -> Wave:
    """Return a closed check-in with these counts, each a statement's, or why it has none."""
    counted = tuple(
        Counted(statement=one.key, shown=Shown.COUNTS, counts=told)
        if isinstance(told, tuple)
        else Counted(statement=one.key, shown=told)
        for one, told in zip(instrument.chosen, counts, strict=True)
    )
    scores = (group_score(instrument, group.key, counted) for group in instrument.groups)
    results = Results(
        answers=answers,
        counted=counted,
        scores=tuple(score for score in scores if score is not None),
        written=written,
        splits=splits,
    )
    check_in = CheckIn(
        id=UUID(int=number),
        title=instrument.title.text,
        instrument=instrument,
        rules=rules or Rules(),
        state=State.CLOSED,
        opened_on=on,
        closed_on=on,
        expected=expected,
        code="K7MP3R",
    )
    return Wave(check_in, results)


def pulse() -> Wave:
    """Return the pulse of October: 17 answered, a split is hidden, three wrote something."""
    written = (Written(statement="help", words=COMMENTS),)
    return wave(PULSE, NOW, rules=Rules(splits=(ROLE,)), written=written, splits=(SplitResults(split="role"),))


def pulse_in_may() -> Wave:
    """Return the same pulse, half a year before."""
    return wave(PULSE, THEN, MAY, 2, answers=16)


def too_few() -> Wave:
    """Return a pulse that three answered."""
    made = wave(PULSE, NOW)
    return Wave(made.check_in, Results(answers=3))


def hidden_lines() -> Wave:
    """Return a pulse with a statement that all answered alike, and one that too few answered."""
    return wave(PULSE, (Shown.ALIKE, NOW[1], Shown.TOO_FEW, NOW[3]))


def with_parts() -> Wave:
    """Return a pulse with a split that is shown: nobody was of one of three parts, and one line is not told."""
    ways: Split = replace(ROLE, parts=(*ROLE.parts, replace(ROLE.parts[0], key="other")))

    def told(*counts: tuple[int, ...]) -> tuple[Counted, ...]:
        shown = [Counted(statement="self", shown=Shown.TOO_FEW)]
        for one, numbers in zip(PULSE.chosen[1:], counts, strict=True):
            shown.append(Counted(statement=one.key, shown=Shown.COUNTS, counts=numbers))
        return tuple(shown)

    lead = PartResults(part="lead", answers=6, counted=told((0, 1, 1, 3, 1), (1, 2, 1, 2, 0), (1, 2, 1, 1, 1)))
    teach = PartResults(part="teach", answers=11, counted=told((0, 0, 2, 6, 3), (2, 3, 3, 2, 1), (0, 0, 3, 4, 4)))
    none = PartResults(part="other", answers=0, counted=())
    split = SplitResults(split="role", parts=(lead, teach, none))
    return wave(PULSE, NOW, rules=Rules(splits=(ways,)), splits=(split,))


def single(key: str, counts: tuple[int, ...], reading: Reading = Reading.PLAIN, *, joined: bool = False) -> Wave:
    """Return a check-in with one statement: "sky" asks for names, "six" for fist to five, "ten" from 0 to 10."""
    scale = {"sky": SKY, "six": SIX, "ten": TEN}[key]
    instrument = Instrument(
        key=key,
        title=Wording(f"About {key}"),
        introduction=Wording("Pass if you like."),
        reading=reading,
        scales=(scale,),
        statements=(Statement(key="one", text=Wording("How is it?"), scale=key),),
    )
    made = wave(instrument, (counts,), answers=14)
    counted = (replace(made.results.counted[0], joined=joined),)
    return Wave(made.check_in, replace(made.results, counted=counted))


def map_of() -> Wave:
    """Return the map of safety and energy: safe and tired."""
    instrument = Instrument(
        key="map",
        title=Wording("Energy and safety"),
        introduction=Wording("Two numbers."),
        reading=Reading.MAP,
        scales=(TEN,),
        statements=(
            Statement(key="safe", text=Wording("How safe?"), scale="ten"),
            Statement(key="lively", text=Wording("How much energy?"), scale="ten"),
        ),
    )
    counts = ((0, 0, 1, 0, 2, 1, 3, 2, 4, 1, 0), (1, 0, 2, 3, 2, 1, 3, 1, 1, 0, 0))
    return wave(instrument, counts, answers=14)


def words() -> Wave:
    """Return single words, of which two were used by several people."""
    instrument = Instrument(
        key="word",
        title=Wording("One word"),
        introduction=Wording("One word is enough."),
        statements=(Statement(key="word", text=Wording("One word for how you arrive"), one_word=True, most=20),),
    )
    said = ("hopeful", "tired", "curious", "tired", "ready", "open", "curious", "tired")
    return wave(instrument, (), answers=8, written=(Written(statement="word", words=said),))
