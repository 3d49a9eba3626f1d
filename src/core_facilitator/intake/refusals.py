"""Why a file from elsewhere is not read. `core_facilitator.messages` says each in words, with what to do next."""

from enum import Enum


class Refusal(Enum):
    """What keeps a file from being read."""

    EMPTY = "empty"
    NOTHING_IN_IT = "nothing in it"
    TOO_LARGE = "too large"
    TOO_MANY_LINES = "too many lines"
    TOO_WIDE = "too wide"
    LOCKED = "locked"
    OLD_OFFICE = "old office"
    OTHER_PROGRAM = "other program"
    PDF = "pdf"
    PICTURE = "picture"
    AGENDA_FILE = "agenda file"
    UNKNOWN = "unknown"
    DAMAGED = "damaged"
    HOSTILE = "hostile"


class IntakeError(Exception):
    """A file, by its name, is not read."""

    def __init__(self, refusal: Refusal, name: str) -> None:
        super().__init__(refusal, name)
        self.refusal = refusal
        self.name = name

    def __str__(self) -> str:
        return f"{self.name}: {self.refusal.value}"
