"""The button that names who is chosen, in the room that it has."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.people import Person
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.people_picker import PeoplePicker

WIDE, NARROW = 600, 190


def people(*names: str) -> tuple[Person, ...]:
    return tuple(Person(id=UUID(int=number), name=name) for number, name in enumerate(names))


@pytest.mark.parametrize(
    ("width", "names", "expected"),
    [
        (WIDE, ("Marisol Etxeberria", "Jo & Co"), "Marisol Etxeberria, Jo && Co"),
        (NARROW, ("Marisol Etxeberria", "Desmond Okonjo-Reyes"), "Marisol, Desmond"),
        (WIDE, (), "Nobody"),
    ],
)
def test_several_people_are_called_by_their_first_names_where_there_is_little_room(
    qtbot: QtBot, theme: Theme, width: int, names: tuple[str, ...], expected: str
) -> None:
    picker = PeoplePicker()
    qtbot.addWidget(picker)
    picker.set_theme(theme)
    picker.resize(width, 40)
    several = people(*names)
    picker.show_people(several, tuple(person.id for person in several))
    assert picker.text() == expected


@pytest.mark.parametrize("names", [("Ana Ruiz de la Fuente", "Ana Okonjo-Reyes"), ("Marisol Etxeberria-Montalban",)])
def test_first_names_that_tell_nobody_apart_are_not_used(qtbot: QtBot, theme: Theme, names: tuple[str, ...]) -> None:
    picker = PeoplePicker()
    qtbot.addWidget(picker)
    picker.set_theme(theme)
    picker.resize(NARROW, 40)
    several = people(*names)
    picker.show_people(several, tuple(person.id for person in several))
    assert picker.text().startswith(names[0][:8])
    assert picker.text().endswith("…")
