"""Whatever is pasted, the work for a line is bounded: counted here by what the patterns are given to look through."""

import re
from collections.abc import Callable
from datetime import date
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from core_facilitator.domain import pasted_days, pasted_lines, pasted_names, pasted_rows, pasted_times
from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_names import Names
from core_facilitator.domain.people import Person

NEAR = date(2026, 9, 1)
MODULES = (pasted_days, pasted_lines, pasted_names, pasted_rows, pasted_times)
MOST_LETTERS = 300
MOST_LOOKS = 150  # at one line, or at one cell


class Watched:
    """A pattern that notes how many letters it is asked to look through."""

    def __init__(self, pattern: re.Pattern[str], looks: list[int]) -> None:
        self._pattern, self._looks = pattern, looks

    def __getattr__(self, name: str) -> object:
        found = getattr(self._pattern, name)
        return self._noting(name, found) if callable(found) else found

    def _noting(self, name: str, found: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **kwargs: Any) -> object:
            text = args[1] if name == "sub" else args[0]
            begin = args[1] if name == "finditer" and len(args) > 1 else 0
            self._looks.append(0 if name in ("match", "fullmatch") else len(text) - begin)
            return found(*args, **kwargs)

        return noted


def watch(module: ModuleType, looks: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern):
            monkeypatch.setattr(module, name, Watched(value, looks))
        elif name == "_PARTS":
            monkeypatch.setattr(module, name, tuple(Watched(one, looks) for one in value))


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    made: list[int] = []
    for module in MODULES:
        watch(module, made, monkeypatch)
    return made


HOSTILE = (
    "9:00 " + "(20 min)" * 240,
    "( " * 990,
    "9:00 " + " - " * 600,
    "**" * 990,
    "**a" * 600,
    "__a`b" * 390,
    "9:00 " * 390,
    ", ; : " * 330,
    "Monday " * 280,
    "day 1 Oct 1 " * 160,
    "9:00 Welcome (" + "Ana, " * 390 + ")",
    " " * 1990 + "x",
    "9" * 1990,
    "1:00-" * 390,
    "[" * 1990,
    "9:00 x" + " " * 1900 + "- y",
)


@pytest.mark.parametrize("line", HOSTILE)
def test_the_work_for_one_line_is_bounded(line: str, looks: list[int]) -> None:
    assert len(line) <= 2000
    read_agenda(line, NEAR, (Person(id=UUID(int=1), name="Ana Ruiz"),))
    assert max(looks) <= MOST_LETTERS
    assert len(looks) <= MOST_LOOKS


def test_the_work_for_a_row_is_bounded_by_its_cells(looks: list[int]) -> None:
    read_agenda("Time | Topic\n" + "a(b)|" * 60, NEAR)
    assert max(looks) <= MOST_LETTERS
    assert len(looks) <= 60 * 30
    looks.clear()
    read_agenda("a(b)|" * 390, NEAR)
    assert len(looks) <= MOST_LOOKS


def test_twice_the_lines_are_twice_the_work(looks: list[int]) -> None:
    read_agenda("9:00 Talk (Ana, 20 min)\n" * 40, NEAR)
    once = len(looks)
    looks.clear()
    read_agenda("9:00 Talk (Ana, 20 min)\n" * 80, NEAR)
    assert len(looks) <= 2 * once


def test_no_line_of_a_great_length_is_looked_through(looks: list[int]) -> None:
    read_agenda("9:00 (20 min) " * 100_000, NEAR)
    assert looks == []


def test_people_are_looked_through_once_and_not_for_each_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def given_name(person: Person) -> str:
        asked.append(person.name)
        return person.name.split()[0]

    people = [Person(id=UUID(int=number), name=f"P{number} Q") for number in range(200)]
    monkeypatch.setattr(Person, "given_name", property(given_name))
    names = Names(people)
    for _ in range(50):
        assert names.leads("P7, P8 and P9")
    assert len(asked) == len(people)
