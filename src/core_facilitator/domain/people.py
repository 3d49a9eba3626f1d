"""People: who takes part and who leads."""

from dataclasses import dataclass, field
from uuid import UUID

from core_facilitator.domain.audiences import EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone in a session. How to reach them and what they need is for facilitators only."""

    id: UUID
    name: str = field(metadata=EVERYONE)
    role: str = field(default="", metadata=EVERYONE)
    department: str = field(default="", metadata=EVERYONE)
    email: str = ""
    phone: str = ""
    needs: str = ""
    notes: str = ""

    @property
    def given_name(self) -> str:
        """The first word of the name, for a run sheet's narrow column."""
        return self.name.split()[0] if self.name.split() else ""
