"""Protocols for tests: small ones made on the spot, and any that Hypothesis can think of."""

from hypothesis import strategies as st

from core_facilitator.domain.agendas import Together
from core_facilitator.domain.protocols import Care, Groups, License, Load, Protocol, ProtocolStep

OURS = License(key="generic", attribution="General facilitation practice; our own text.")


def step(title: str = "Talk", minutes: int = 10, **more: object) -> ProtocolStep:
    """Return one step."""
    return ProtocolStep(title=title, minutes=minutes, **more)  # type: ignore[arg-type] # -- as the fields are named


def protocol(name: str = "Case clinic", **more: object) -> Protocol:
    """Return a protocol of an hour for 4 to 24 people, with other fields as given."""
    usual: dict[str, object] = {
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
    return Protocol(**(usual | more))  # type: ignore[arg-type] # -- as the fields are named


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
