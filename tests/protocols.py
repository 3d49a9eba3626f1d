"""Protocols for tests: small ones made on the spot, and any that Hypothesis can think of."""

from typing import Any

from hypothesis import strategies as st

from core_facilitator.domain.agendas import Handout, Material, Per, Together
from core_facilitator.domain.protocols import (
    Care,
    Energy,
    Groups,
    License,
    Load,
    Practice,
    Protocol,
    ProtocolStep,
    Risk,
    Role,
    Setting,
    Stage,
    Variation,
)

OURS = License(key="generic", attribution="General facilitation practice; our own text.")


def step(title: str = "Talk", minutes: int = 10, **more: Any) -> ProtocolStep:
    """Return one step."""
    return ProtocolStep(title=title, minutes=minutes, **more)


def protocol(name: str = "Case clinic", **more: Any) -> Protocol:
    """Return a protocol of an hour for 4 to 24 people, with other fields as given."""
    usual: dict[str, Any] = {
        "key": name.casefold().replace(" ", "-"),
        "name": name,
        "purpose": "Bring one live question to a circle of peers.",
        "least": 45,
        "most": 75,
        "groups": Groups(least=4, most=24),
        "care": Care(load=Load.LIGHT, opt_out="Say pass."),
        "license": OURS,
        "steps": (
            step("Settle roles", 10, floor=5),
            step("Stillness", 5, kept=True),
            step("Open dialogue", 45, floor=30, stretches=True),
        ),
    }
    return Protocol(**(usual | more))


WHOLE = protocol(
    "Porch talk",
    key="own-porch-talk",
    nickname="Porch",
    framework="theory-u",
    phase="Sensing",
    when=("late: and tired", "- on a hill"),
    groups=Groups(least=4, most=24, parts_least=4, parts_most=5),
    risk=Risk.HIGH,
    energy=Energy.QUIET,
    safety=Stage.LEARNER,
    practices=(Practice.SOCIAL, Practice.REFLECTIVE),
    settings=(Setting.VIRTUAL, Setting.OUTDOORS),
    room="A porch.",
    materials=(Material(name="Bell", quantity=2, per=Per.GROUP, group_size=4),),
    roles=(Role(name="Host", does="begins"),),
    invitation="Sit.\nBreathe.",
    steps=(
        step("Sit", 5, kept=True, silent="Everyone", together=Together.ALONE, do="Sit down.", say="Hush."),
        step("Talk", 55, floor=30, stretches=True),
    ),
    prompts=("What now?",),
    tips=("no",),
    traps=("1.10",),
    variations=(Variation(name="Short", how="Sit less."),),
    virtual="In the chat.",
    debrief=("And?",),
    goes_with=("case-clinic",),
    cautions=("Nobody must.",),
    care=Care(load=Load.HEAVY, opt_out="Say pass."),
    handout=Handout(title="Page", intro="Read", writing="My word", lines=4, care="Slowly."),
    tags=("evening",),
    adapted_from="case-clinic",
    credit="Ana",
    license=License(key="own", attribution="After Ana. Adapted.", terms="CC BY-SA 4.0"),
)
"""A card in which no field is as usual, apart from its purpose and its range."""


@st.composite
def steps(draw: st.DrawFn) -> tuple[ProtocolStep, ...]:
    """Any steps."""
    made = []
    for number in range(draw(st.integers(1, 8))):
        minutes = draw(st.integers(0, 60))
        made.append(
            step(
                f"Step {number}",
                minutes,
                floor=draw(st.integers(0, minutes)),
                together=draw(st.sampled_from(Together)),
                kept=draw(st.booleans()),
                stretches=draw(st.booleans()),
            )
        )
    return tuple(made)
