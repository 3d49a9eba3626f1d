"""Something large that is being written, kept while it is: all of it as one text, in the form of a file of its kind."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Generic, TypeVar

from core_facilitator.gui.widgets.typed_text import DraftOffer, Typing

T = TypeVar("T")

NO_KEY = "new"
"""Stands for the key of what has none yet, where a file needs one."""


class WrittenDraft(ABC, Generic[T]):
    """The draft at one place. What an earlier run of the program left there is offered.

    What cannot be read, because a newer version of the app wrote it, is not offered and stays where it is.
    """

    def __init__(self, typing: Typing, place: str) -> None:
        self._typing = typing
        self._place = place
        self._kept = typing.left.get(place)
        self._left = None if self._kept is None else self._read(self._kept.text)

    @property
    def left(self) -> T | None:
        """What was left, as far as it was written."""
        return self._left

    @property
    def name(self) -> str:
        """What that is called; nothing where it has no name yet, or nothing was left."""
        return "" if self._left is None else self.name_of(self._left)

    def offer(self) -> DraftOffer | None:
        """Return a line that offers what was left, or None."""
        if self._left is None or self._kept is None:
            return None
        return DraftOffer(replace(self._kept, text=self.name), self._typing.when(self._kept))

    def take(self, thing: T) -> T:
        """Return what was left, as a change to a thing; from now on it is what is being written."""
        self._typing.take(self._place)
        return thing if self._left is None else self.changed_to(thing, self._left)

    def keep(self, thing: T) -> None:
        """Keep it as it is now."""
        self._typing.keep(self._place, json.dumps(self.form_of(thing), ensure_ascii=False))

    def drop(self) -> None:
        """Forget it: it is saved, or not wanted."""
        self._typing.drop(self._place)

    def _read(self, text: str) -> T | None:
        from core_facilitator.store.file_reading import FileError

        try:
            return self.thing_of(json.loads(text))
        except (ValueError, FileError):
            return None

    @abstractmethod
    def name_of(self, thing: T) -> str:
        """Return what it is called; nothing while it has no name."""

    @abstractmethod
    def changed_to(self, thing: T, left: T) -> T:
        """Return what was left, under the key of the thing that it is a change to."""

    @abstractmethod
    def form_of(self, thing: T) -> object:
        """Return the fields of a file that holds it."""

    @abstractmethod
    def thing_of(self, form: object) -> T:
        """Return what is in the fields of a file, finished or not.

        Raises:
            FileError: when these are no such fields.
        """
