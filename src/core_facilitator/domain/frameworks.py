"""Frameworks: the names and monograms that mark where a practice comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Framework:
    """A family of practices: its key in files, its monogram and its name."""

    key: str
    monogram: str
    name: str


FRAMEWORKS: dict[str, Framework] = {
    framework.key: framework
    for framework in (
        Framework("theory-u", "U", "Theory U"),
        Framework("liberatory", "LD", "Liberatory Design"),
        Framework("stages", "4S", "Four Stages"),
        Framework("improve", "IS", "Improvement Science"),
        Framework("emergent", "ES", "Emergent Strategy"),
        Framework("equity", "LE", "Leading for Equity"),
        Framework("shingo", "SM", "Shingo Model"),
        Framework("focus", "PF", "Priorities & Focus"),
        Framework("friends", "CF", "Critical Friends"),
        Framework("coaching", "CO", "Coaching"),
        Framework("partners", "DP", "District Partnership"),
        Framework("structures", "LS", "Liberating Structures"),
        Framework("creative", "CE", "Creative Education"),
        Framework("house", "H", "House practice"),
    )
}
