"""What is kept as a whole value, and what of it waits to be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from uuid import UUID


class Kept(Protocol):
    """What is kept as a whole value, under its key: a session, or the run of a day."""

    @property
    def id(self) -> UUID:
        """Its key."""


K = TypeVar("K", bound=Kept)


class SetsRight(Protocol[K]):
    """A store that keeps values, and can set them right behind undo and redo."""

    def keep(self, value: K, label: str, /) -> object:
        """Keep it, as a step."""

    def set_right(self, value: K, right: Callable[[K], K], /) -> object:
        """Set it right, as no step."""


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A value as the screen shows it after a change, what undo calls the change, and how to write it."""

    write: Callable[[Any, str], object]
    value: Kept
    label: str

    @property
    def session_id(self) -> UUID:
        """The session that it is, or belongs to."""
        owner: UUID = getattr(self.value, "session", self.value.id)
        return owner
