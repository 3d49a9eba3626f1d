"""Every key that does something: one table that builds the actions and is the page behind F1."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.screens import SCREENS


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What a key does.

    `keys` as Qt writes them; the first is shown in menus, the others work as well. An action without keys is in a
    menu only. `where` is the page or place in which the key means this; `words` is what the menu and the help say.
    """

    name: str
    where: str
    words: str
    keys: tuple[str, ...]


ANYWHERE = QT_TRANSLATE_NOOP("Shortcuts", "Anywhere")
AGENDA = QT_TRANSLATE_NOOP("Shortcuts", "In the agenda")
DRAWER = QT_TRANSLATE_NOOP("Shortcuts", "In the protocols beside the day")
GROUPS = QT_TRANSLATE_NOOP("Shortcuts", "In the groups of a block")
LIBRARY = QT_TRANSLATE_NOOP("Shortcuts", "In the library")
RUN = QT_TRANSLATE_NOOP("Shortcuts", "While a day runs")
_DIGITS = 9  # places that a digit can lead to

_ALL = (
    Shortcut("new", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "New session…"), ("Ctrl+N",)),
    Shortcut("new_from_template", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "New session from template…"), ()),
    Shortcut("templates", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Templates…"), ()),
    Shortcut(
        "import_document", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "From a document or text…"), ("Ctrl+Shift+O",)
    ),
    Shortcut("import", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Import agenda file…"), ("Ctrl+O",)),
    Shortcut("export_agenda", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Export agenda file…"), ()),
    Shortcut("packet", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Export packet…"), ("Ctrl+P",)),
    Shortcut("find", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Find session, person, block or check-in…"), ("Ctrl+K",)),
    Shortcut("undo", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Undo"), ("Ctrl+Z",)),
    Shortcut("redo", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Shortcut("lock", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Lock now"), ("Ctrl+L",)),
    Shortcut("another", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Open another workspace…"), ()),
    Shortcut("backups", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Backups…"), ()),
    Shortcut("passphrase", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Change passphrase…"), ()),
    Shortcut("recovery_code", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "New recovery code…"), ()),
    Shortcut("keys", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Keyboard"), ("F1",)),
    Shortcut("about", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "About CORE Facilitator"), ()),
    Shortcut("quit", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Quit"), ("Ctrl+Q",)),
    *(
        Shortcut(f"go.{place.key}", ANYWHERE, place.going, (f"Ctrl+{number}",) if number <= _DIGITS else ())
        for number, place in enumerate(SCREENS, start=1)
    ),
    Shortcut("session.summary", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Session summary…"), ("Ctrl+Shift+P",)),
    Shortcut("commitments", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Commitments…"), ("Ctrl+Shift+M",)),
    Shortcut("session.duplicate", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Duplicate session"), ()),
    Shortcut("session.fill", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Fill in words…"), ()),
    Shortcut("session.template", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Save session as template…"), ()),
    Shortcut("session.remove", ANYWHERE, QT_TRANSLATE_NOOP("Shortcuts", "Remove session"), ()),
    Shortcut("agenda.run", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Run this day"), ("F5",)),
    Shortcut("agenda.find", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Find in this session"), ("Ctrl+F",)),
    Shortcut("agenda.find_next", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Find the next"), ("F3",)),
    Shortcut("agenda.find_previous", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Find the one before"), ("Shift+F3",)),
    Shortcut(
        "agenda.select", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Select the block before or after"), ("Up", "Down")
    ),
    Shortcut(
        "agenda.beside",
        AGENDA,
        QT_TRANSLATE_NOOP("Shortcuts", "Select the track beside, or the other repair"),
        ("Left", "Right"),
    ),
    Shortcut("agenda.up", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Move block up"), ("Alt+Up",)),
    Shortcut("agenda.down", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Move block down"), ("Alt+Down",)),
    Shortcut(
        "agenda.track_after",
        AGENDA,
        QT_TRANSLATE_NOOP("Shortcuts", "Move block into the track beside it"),
        ("Alt+Right",),
    ),
    Shortcut(
        "agenda.track_before",
        AGENDA,
        QT_TRANSLATE_NOOP("Shortcuts", "Move block back, and out of the tracks"),
        ("Alt+Left",),
    ),
    Shortcut(
        "agenda.day_before", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Move block to the day before"), ("Alt+PgUp",)
    ),
    Shortcut(
        "agenda.day_after", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Move block to the day after"), ("Alt+PgDown",)
    ),
    Shortcut("agenda.go_before", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Show the day before"), ("Ctrl+PgUp",)),
    Shortcut("agenda.go_after", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Show the day after"), ("Ctrl+PgDown",)),
    Shortcut("agenda.longer", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "5 minutes longer"), ("+", "=")),
    Shortcut("agenda.shorter", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "5 minutes shorter"), ("-",)),
    Shortcut("agenda.longer_1", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "1 minute longer"), ("Ctrl++", "Ctrl+=")),
    Shortcut("agenda.shorter_1", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "1 minute shorter"), ("Ctrl+-",)),
    Shortcut("agenda.pin", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Pin or unpin the start"), ("P",)),
    Shortcut("agenda.skip", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Skip or take up"), ("S",)),
    Shortcut("agenda.protect", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Protect or unprotect"), ("R",)),
    Shortcut(
        "agenda.add",
        AGENDA,
        QT_TRANSLATE_NOOP("Shortcuts", "Add a block below, or make the chosen repair"),
        ("Return", "Enter"),
    ),
    Shortcut(
        "agenda.rename", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Edit the title, then Tab to the minutes"), ("F2",)
    ),
    Shortcut("agenda.details", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the details"), ("F4",)),
    Shortcut("agenda.drawer", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the protocols"), ("F6",)),
    Shortcut("agenda.fit", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Find protocols that fit this gap or block"), ("G",)),
    Shortcut("agenda.instead", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Instead of this…"), ("I",)),
    Shortcut("agenda.duplicate", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Duplicate block"), ("Ctrl+D",)),
    Shortcut("agenda.groups", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Groups…"), ("W",)),
    Shortcut("agenda.split", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Split into tracks, or add a track"), ("T",)),
    Shortcut("agenda.unsplit", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Put tracks one after the other"), ("Shift+T",)),
    Shortcut("agenda.cut", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Cut blocks"), ("Ctrl+X",)),
    Shortcut("agenda.copy", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Copy blocks"), ("Ctrl+C",)),
    Shortcut("agenda.paste", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Paste blocks"), ("Ctrl+V",)),
    Shortcut("agenda.remove", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Remove block"), ("Delete", "Backspace")),
    Shortcut("agenda.session_details", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Session details…"), ()),
    Shortcut("agenda.people", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "People and team…"), ()),
    Shortcut("agenda.rooms", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Rooms…"), ()),
    Shortcut("agenda.materials", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Materials…"), ()),
    Shortcut("agenda.move_dates", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Move to other dates…"), ()),
    Shortcut("agenda.add_day", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Add day"), ()),
    Shortcut("agenda.day_details", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Day details"), ()),
    Shortcut("agenda.copy_day", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Copy day…"), ()),
    Shortcut("agenda.template_days", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "New day from template…"), ()),
    Shortcut("agenda.protocol", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Save block as protocol…"), ()),
    Shortcut("agenda.day_template", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Save day as template…"), ()),
    Shortcut("agenda.shift_day", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Shift day’s start…"), ()),
    Shortcut("agenda.remove_day", AGENDA, QT_TRANSLATE_NOOP("Shortcuts", "Remove day"), ()),
    Shortcut(
        "drawer.add",
        DRAWER,
        QT_TRANSLATE_NOOP("Shortcuts", "Add the chosen protocol after the selected block"),
        ("Return", "Enter"),
    ),
    Shortcut(
        "groups.step",
        GROUPS,
        QT_TRANSLATE_NOOP("Shortcuts", "Move people to the group before, or to the next"),
        ("Alt+Left", "Alt+Right"),
    ),
    Shortcut("groups.out", GROUPS, QT_TRANSLATE_NOOP("Shortcuts", "Put people in no group"), ("Delete", "Backspace")),
    Shortcut("groups.name", GROUPS, QT_TRANSLATE_NOOP("Shortcuts", "Name the group"), ("Return", "Enter", "F2")),
    Shortcut("library.search", LIBRARY, QT_TRANSLATE_NOOP("Shortcuts", "Search protocols"), ("Ctrl+F",)),
    Shortcut("library.before", LIBRARY, QT_TRANSLATE_NOOP("Shortcuts", "Show the page to the left"), ("Ctrl+PgUp",)),
    Shortcut("library.after", LIBRARY, QT_TRANSLATE_NOOP("Shortcuts", "Show the page to the right"), ("Ctrl+PgDown",)),
    Shortcut("library.move", LIBRARY, QT_TRANSLATE_NOOP("Shortcuts", "Show another card"), ("Up", "Down")),
    Shortcut("library.add", LIBRARY, QT_TRANSLATE_NOOP("Shortcuts", "Add to agenda"), ("Return", "Enter")),
    Shortcut(
        "library.favorite", LIBRARY, QT_TRANSLATE_NOOP("Shortcuts", "Mark as a favorite, or no longer"), ("Ctrl+D",)
    ),
    Shortcut("library.clear", LIBRARY, QT_TRANSLATE_NOOP("Shortcuts", "Clear the search, then the filters"), ("Esc",)),
    Shortcut("run.next", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Start, or go on to the next step or block"), ("Right",)),
    Shortcut("run.back", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Go back to the step or block before"), ("Left",)),
    Shortcut("run.skip", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Skip"), ("S",)),
    Shortcut("run.pause", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Pause, or go on"), ("Space",)),
    Shortcut("run.add_1", RUN, QT_TRANSLATE_NOOP("Shortcuts", "1 minute more"), ("1",)),
    Shortcut("run.add_5", RUN, QT_TRANSLATE_NOOP("Shortcuts", "5 minutes more"), ("5",)),
    Shortcut("run.take_1", RUN, QT_TRANSLATE_NOOP("Shortcuts", "1 minute less"), ("Shift+1", "Ctrl+-")),
    Shortcut("run.take_5", RUN, QT_TRANSLATE_NOOP("Shortcuts", "5 minutes less"), ("Shift+5", "-")),
    Shortcut("run.note", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Write a note"), ("N",)),
    Shortcut("run.decision", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Write down a decision"), ("D",)),
    Shortcut("run.commitment", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Write down a commitment"), ("C",)),
    Shortcut("run.parked", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Put a question in the parking lot"), ("P",)),
    Shortcut("run.captures", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Everything that was written down"), ("K",)),
    Shortcut("run.attendance", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Attendance"), ("A",)),
    Shortcut("run.review", RUN, QT_TRANSLATE_NOOP("Shortcuts", "What is still open"), ("V",)),
    Shortcut("run.jump", RUN, QT_TRANSLATE_NOOP("Shortcuts", "The whole day: jump, leave out, take up"), ("J",)),
    Shortcut("run.times", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Say when it really began"), ("T",)),
    Shortcut("run.insert", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Insert a block now"), ("I",)),
    Shortcut("run.plans", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Ways to catch up"), ("L",)),
    Shortcut("run.rest", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Move what is left to tomorrow"), ()),
    Shortcut("run.room", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Room display on or off"), ("R",)),
    Shortcut("run.black", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Make the room display black, or not"), ("B", ".")),
    Shortcut("run.prompt_after", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Show the room the next prompt alone"), ("Down",)),
    Shortcut(
        "run.prompt_before", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Show the room the prompt before, then all"), ("Up",)
    ),
    Shortcut("run.words", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Write a message for the room"), ("W",)),
    Shortcut("run.check_in", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Check-in: open it, or ask aloud"), ("Q",)),
    Shortcut("run.notes", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Notes for you"), ("M",)),
    Shortcut("run.keys", RUN, QT_TRANSLATE_NOOP("Shortcuts", "Keys while a day runs"), ("F1",)),
    Shortcut(
        "run.leave",
        RUN,
        QT_TRANSLATE_NOOP("Shortcuts", "Close what is open, or leave while the clock goes on"),
        ("Esc",),
    ),
)

SHORTCUTS: dict[str, Shortcut] = {shortcut.name: shortcut for shortcut in _ALL}


def words(name: str) -> str:
    """Return what a shortcut does, in the user's language."""
    return QCoreApplication.translate("Shortcuts", SHORTCUTS[name].words)


def sequences(name: str) -> list[QKeySequence]:
    """Return the keys of a shortcut."""
    return [QKeySequence(keys) for keys in SHORTCUTS[name].keys]


def action(name: str, parent: QObject) -> QAction:
    """Return an action with the words and keys of the table; connect its `triggered`."""
    made = QAction(words(name), parent)
    made.setObjectName(name)
    made.setShortcuts(sequences(name))
    return made
