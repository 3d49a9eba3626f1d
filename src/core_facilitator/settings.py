"""This user's settings: a frozen value and the file that keeps it. Nothing about people's work is in here."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from core_facilitator.domain.packets import Paper

_IDLE_MINUTES = range(2, 31)
_RECENT = 5
_LANGUAGE = re.compile("[a-z]{2,3}([_-][A-Z]{2})?")


class Look(Enum):
    """Light or dark colors."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextScale(Enum):
    """How large text is on the screen, as a factor."""

    STANDARD = 1.0
    LARGE = 1.25
    LARGEST = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user has chosen.

    `language` is a code such as en or fr_CA. `idle_minutes` is how long nobody may touch the keyboard before the
    workspace locks, 2 to 30.
    `workspaces` are the folders opened last, the newest first. `window` is where the window stood, as Qt writes it.
    `drawer` says whether the protocols stand beside the day. `room_screen` is the screen that the room saw last.
    """

    look: Look = Look.SYSTEM
    text_scale: TextScale = TextScale.STANDARD
    hours24: bool = False
    paper: Paper = Paper.LETTER
    language: str = "en"
    idle_minutes: int = 10
    workspaces: tuple[str, ...] = ()
    window: str = ""
    drawer: bool = False
    room_screen: str = ""

    def opened(self, folder: Path) -> "Settings":
        """Return the settings after a workspace was opened: it is the first in the list now."""
        others = (other for other in self.workspaces if other != str(folder))
        return replace(self, workspaces=(str(folder), *others)[:_RECENT])


class SettingsFile:
    """Reads the settings once and writes each change.

    Nothing else is written: what the command line or another window changed meanwhile stays, and holds here from the
    next change on. A value that cannot be understood falls back to its default alone; keys that this version does not
    know are kept, because a newer one may have written them. A file that cannot be read at all gives the defaults:
    `unread` says why, and `set_aside` where it is kept once other settings are written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.unread = ""
        self._raw = self._read()
        self._mine: dict[str, object] = {}  # what was changed here and is not written yet
        self.current = Settings(**_understood(self._raw))

    @property
    def set_aside(self) -> Path:
        """Where a file that could not be read is kept, beside one that was kept there before."""
        first = self._path.with_suffix(".unread.json")
        more = (first.with_suffix(f".{number}.json") for number in range(2, 1000))
        return first if not first.exists() else next(file for file in more if not file.exists())

    def keep(self, settings: Settings) -> None:
        """Write what is changed into the file as it is now: a whole new file, swapped in.

        Raises:
            OSError: when the file cannot be written. The settings hold all the same until the app ends.
        """
        before, self.current = _plainly(self.current), settings
        self._mine |= {name: value for name, value in _plainly(settings).items() if value != before[name]}
        read = self._read() or self._raw
        self.current = replace(settings, **(_understood(read) | _understood(self._mine)))
        self._raw = read | _plainly(self.current)
        self._write()
        self._mine = {}

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self.unread and self._path.exists():
            self._path.replace(self.set_aside)
        self.unread = ""
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as opened:
            opened.write(json.dumps(self._raw, indent=2))
            opened.flush()
            os.fsync(opened.fileno())  # else a power cut could leave the new name with nothing in it
        fresh.replace(self._path)

    def _read(self) -> dict[str, Any]:
        """Return what the file holds; nothing, and why, where it cannot be read. At the very first there is none."""
        self.unread = ""
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.unread = error.strerror or type(error).__name__
            return {}
        except (ValueError, RecursionError):
            self.unread = "damaged"
            return {}
        if isinstance(raw, dict):
            return raw
        self.unread = "damaged"
        return {}


def shown(settings: Settings) -> dict[str, str]:
    """Return the settings that a person chooses, by name, as text that `changed` understands."""
    return {name: _as_text(_plain(getattr(settings, name))) for name in _POSSIBLE}


def possible(name: str) -> str:
    """Return in words what a setting that a person chooses can be."""
    return _POSSIBLE[name]


def changed(settings: Settings, name: str, text: str) -> Settings:
    """Return the settings with one of them read from text.

    Raises:
        KeyError: when there is none of that name.
        ValueError: when it cannot be that.
    """
    if name not in _POSSIBLE:
        raise KeyError(name)
    read = _FROM_TEXT.get(type(_plain(getattr(settings, name))), str)
    values: dict[str, Any] = {name: _UNDERSTAND[name](read(text))}
    return replace(settings, **values)


def _understood(raw: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, understand in _UNDERSTAND.items():
        try:
            values[name] = understand(raw[name])
        except (KeyError, ValueError, TypeError):
            continue  # what is missing or makes no sense is as it was at first; the rest of the file still counts
    return values


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else list(value) if isinstance(value, tuple) else value


def _plainly(settings: Settings) -> dict[str, object]:
    return {field.name: _plain(getattr(settings, field.name)) for field in fields(settings)}


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _language(value: object) -> str:
    code = _word(value)
    if not _LANGUAGE.fullmatch(code):
        raise ValueError(value)
    return code


def _minutes(value: object) -> int:
    if not isinstance(value, int) or value not in _IDLE_MINUTES:
        raise ValueError(value)
    return value


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_word(item) for item in value)


_UNDERSTAND: dict[str, Callable[[Any], object]] = {
    "look": Look,
    "text_scale": TextScale,
    "hours24": _truth,
    "paper": Paper,
    "language": _language,
    "idle_minutes": _minutes,
    "workspaces": _words,
    "window": _word,
    "drawer": _truth,
    "room_screen": _word,
}


def _one_of(choices: type[Enum]) -> str:
    *others, last = (str(choice.value) for choice in choices)
    return f"{', '.join(others)} or {last}"


_POSSIBLE = {
    "look": _one_of(Look),
    "text_scale": _one_of(TextScale),
    "hours24": "true or false",
    "paper": _one_of(Paper),
    "language": "a code such as en",
    "idle_minutes": f"{_IDLE_MINUTES.start} to {_IDLE_MINUTES.stop - 1}",
}
"""What each setting that a person chooses can be."""


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _yes_or_no(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


_FROM_TEXT: dict[type, Callable[[str], object]] = {bool: _yes_or_no, int: int, float: float}
"""How the text of a setting becomes what its file would hold."""
