"""Prompts: questions to write on alone, in a journal or before and after a conversation.

What somebody writes belongs to whoever wrote it. So an answer is private unless its prompt says otherwise.
"""

from dataclasses import dataclass, field
from enum import Enum

from core_facilitator.domain.audiences import EVERYONE, PARTICIPANTS


class Asked(Enum):
    """Whom a prompt asks."""

    ALL = "all"
    LEADER = "leader"
    COACHEE = "coachee"
    COACH = "coach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question. `key` is the same wherever it goes; `minutes` are for writing, with time to think.

    `phase` is the stage of its framework or the moment of the day; `framework` is empty where the set has one for all.
    """

    key: str
    text: str = field(metadata=PARTICIPANTS)
    phase: str = field(default="", metadata=PARTICIPANTS)
    framework: str = field(default="", metadata=EVERYONE)
    minutes: int
    audience: Asked = Asked.ALL
    private: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSet:
    """Prompts that belong together: `ordered` from the first to the last, or free to choose from.

    `note` tells the facilitator how to use them, `credit` whose sequence they follow.
    """

    key: str
    title: str = field(metadata=EVERYONE)
    framework: str = field(default="", metadata=EVERYONE)
    ordered: bool = False
    note: str = ""
    credit: str = field(default="", metadata=EVERYONE)
    prompts: tuple[Prompt, ...]

    @property
    def minutes(self) -> int:
        """How long it takes to write on all of them."""
        return sum(prompt.minutes for prompt in self.prompts)

    def framework_of(self, prompt: Prompt) -> str:
        """Return the key of the framework that a prompt of this set belongs to, or nothing."""
        return prompt.framework or self.framework
