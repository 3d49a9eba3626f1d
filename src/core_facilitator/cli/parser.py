"""What may be typed. The commands' own modules are imported when one of them runs, so that help comes at once."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from core_facilitator import __version__
from core_facilitator.domain.audiences import AT_THE_SESSION, SUMMARIES
from core_facilitator.domain.packets import Paper

_PAGES = ("pdf", "docx", "md", "txt")
_FORMATS = (*_PAGES, "csv", "xlsx", "ics")
_ENDS = ".pdf, .docx, .md or .txt"
_CARDS = ("handout", "leader", "prompts")
_OPEN = "open"
_ABOUT = "Plan a retreat, run the day, hand out the packet. Without a command, the window opens."
_EPILOG = (
    "core-facilitator [WORKSPACE] opens the window. A passphrase is asked for, or read from --passphrase-file or from "
    "standard input; it is never an argument. Exit status: 0, 1 (could not), 2 (used wrongly)."
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command that was typed: the function that does it, "module:name", and its options."""

    does: str
    options: argparse.Namespace

    def run(self) -> int:
        """Do it and return the exit status."""
        module, _, function = self.does.partition(":")
        run: Callable[[argparse.Namespace], int] = getattr(import_module(f"core_facilitator.{module}"), function)
        return run(self.options)


class _AnyOrder(argparse.ArgumentParser):
    """Takes options before, between and after the words of a command; argparse takes no word after an option then."""

    _between = False  # whether options and words are being told apart, which parses twice

    def parse_known_args(  # type: ignore[override]  # its overloads say the same
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        if self._between or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._between = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._between = False


def parse(arguments: list[str]) -> Command:
    """Return the command that was typed.

    Raises:
        SystemExit: 0 after --help and --version, 2 after saying what is wrong.
    """
    parser, names = _parser()
    first = next((word for word in arguments if not word.startswith("-")), None)
    if first not in names and not {"-h", "--help", "--version"} & set(arguments):
        _refuse_slip(parser, first, names)
        arguments = [_OPEN, *arguments]
    options = parser.parse_args(arguments)
    return Command(options.does, options)


def _refuse_slip(parser: argparse.ArgumentParser, first: str | None, names: list[str]) -> None:
    """A word that is nearly a command, and no folder, is a slip of the finger and not a workspace."""
    from difflib import get_close_matches  # only a slip needs it, and the start of the app has no time for it

    close = get_close_matches(first, names, n=1, cutoff=0.7) if first else []
    if first and close and not Path(first).exists():
        parser.error(f"there is no command {first!r}; did you mean {close[0]!r}?")


def _parser() -> tuple[argparse.ArgumentParser, list[str]]:
    parser = _AnyOrder(prog="core-facilitator", description=_ABOUT, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"CORE Facilitator {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", required=True)

    def command(name: str, does: str, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        added.set_defaults(does=does)
        return added

    opening = commands.add_parser(_OPEN, allow_abbrev=False)  # without a help text it is not listed
    opening.set_defaults(does="cli.window:open_window")
    opening.add_argument("workspace", nargs="?", type=Path, metavar="WORKSPACE")
    _add_demo(command("demo", "cli.demo:demo", "open the sample retreat, or without a screen write its packets"))
    _add_new(command("new", "cli.workspaces:new", "create a workspace in a new folder"))
    _add_templates(command("templates", "cli.templates:templates", "list the templates that a session can begin from"))
    _add_begin(command("begin", "cli.templates:begin_session", "begin a session from a template"))
    _add_import(command("import", "cli.imports:import_files", "read agenda files and other agendas into a workspace"))
    _add_agenda(command("agenda", "cli.agendas:agenda", "show a session on the clock, or list the sessions"))
    _add_packet(command("packet", "cli.packets:packet", "write a packet or a run sheet"))
    _add_runs(command("runs", "cli.runs:runs", "list the days that ran, planned against actual"))
    _add_summary(command("summary", "cli.summaries:summary", "write what a session came to, once days of it were held"))
    _add_library(command("library", "cli.library:library", "find cards of the protocol library"))
    _add_cards(command("cards", "cli.cards:cards", "write handouts, facilitator cards or prompt cards of the library"))
    _add_protocols(command("protocols", "", "list own protocols, or pass them on and take them in as one file"))
    _workspace(command("check", "cli.workspaces:check", "look for damage in a workspace and its backups"))
    _workspace(command("backup", "cli.backups:backup", "make a backup now"))
    _add_backups(command("backups", "cli.backups:listed", "list the backups, and which of them are good"))
    _add_restore(
        command("restore", "cli.backups:restore", "bring a backup back, the newest good one, into a new folder")
    )
    _add_rescue(command("rescue", "cli.rescues:rescue", "read what can still be read of a damaged workspace"))
    _add_passphrase(command("passphrase", "cli.passphrases:change", "choose another passphrase"))
    _add_recovery_code(
        command("recovery-code", "cli.passphrases:recovery_code", "get a new recovery code, or type yours back")
    )
    _add_remove(command("remove", "cli.agendas:remove", "remove a session, after a backup"))
    _add_settings(command("settings", "cli.preferences:settings", "show or change the settings"))
    command("self-test", "self_test:run", "try everything once, in a temporary folder")
    return parser, [name for name in commands.choices if name != _OPEN]


def _workspace(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
    nargs = None if needed else "?"
    parser.add_argument("workspace", nargs=nargs, type=Path, metavar="WORKSPACE", help="the workspace's folder")
    _passphrase(parser)
    parser.add_argument("--recovery-code", action="store_true", help="what is asked for or read is the recovery code")
    parser.add_argument(
        "--take-over", action="store_true", help="open it though another computer seems to have it open"
    )


def _passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from the first line of this file"
    )


def _out(parser: argparse.ArgumentParser, usual: str | None) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="DIR", required=usual is None, default=usual and Path(usual), help="where to write"
    )


def _page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--paper", choices=[paper.value for paper in Paper], help="unless the settings say it")
    parser.add_argument("--large", action="store_true", help="large print")
    parser.add_argument("--grayscale", action="store_true", help="without colors")


def _add_demo(parser: argparse.ArgumentParser) -> None:
    _out(parser, "demo-output")
    parser.add_argument("--no-window", action="store_true", help="write the packets even where there is a screen")


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is new or empty")
    parser.add_argument("--name", required=True, help="what the workspace is called")
    parser.add_argument("--template", metavar="KEY", help="begin a session from this template in it")
    _beginning(parser)
    _passphrase(parser)


def _add_templates(parser: argparse.ArgumentParser) -> None:
    _workspace(parser, needed=False)
    parser.add_argument("--json", action="store_true", help="for other programs")


def _add_begin(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument("template", metavar="TEMPLATE", help="its key or its title, as the command templates shows it")
    _beginning(parser)


def _beginning(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("the session from a template")
    group.add_argument("--title", help="unless it is called as its template")
    group.add_argument("--date", metavar="2026-10-14", help="its first day, unless it is today")
    group.add_argument("--time-zone", metavar="ZONE", help="unless its days keep that of the template")
    group.add_argument("--people", type=int, metavar="N", help="how many are expected")
    for name in ("organization", "group", "place", "host"):
        group.add_argument(f"--{name}", metavar="TEXT")
    group.add_argument(
        "--fill", action="append", default=[], metavar="NAME=TEXT", help="what else the template asks for; repeatable"
    )


def _add_import(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="an agenda file (docs/agenda-file.md), or an agenda from Word, Excel, a mail, a calendar or a text",
    )
    parser.add_argument("--replace", action="store_true", help="replace sessions that are there already")
    parser.add_argument("--preview", action="store_true", help="only show what was understood, and import nothing")
    parser.add_argument("--first", metavar="DATE", help="the first day of an agenda of another program: 2026-10-14")
    parser.add_argument("--zone", metavar="ZONE", help="its time zone: America/New_York")


def _add_agenda(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument("session", nargs="?", metavar="SESSION", help="how its title begins, or its id")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for other programs")
    form.add_argument("--yaml", action="store_true", help="as an agenda file, which can be imported again")


def _add_runs(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument("session", nargs="?", metavar="SESSION", help="how its title begins, or its id")
    parser.add_argument("--json", action="store_true", help="for other programs, with each block")


def _add_packet(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument("session", metavar="SESSION", help="how its title begins, or its id")
    parser.add_argument("--audience", required=True, choices=[audience.value for audience in AT_THE_SESSION])
    parser.add_argument("--format", required=True, choices=_FORMATS, help="csv, xlsx and ics hold the run sheet")
    _out(parser, None)
    _page(parser)


def _add_summary(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument("session", metavar="SESSION", help="how its title begins, or its id")
    parser.add_argument("--for", required=True, dest="audience", choices=[each.value for each in SUMMARIES])
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE", help=f"its name ends in {_ENDS}")
    _page(parser)


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORDS", help="what to look for; all cards without any")
    parser.add_argument("--minutes", type=int, metavar="N", help="how many minutes there are")
    parser.add_argument("--people", type=int, metavar="N", help="how many people there are")
    parser.add_argument("--json", action="store_true", help="for other programs")


def _add_cards(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("keys", nargs="*", metavar="KEY", help="as the command library shows it; all without any")
    parser.add_argument("--kind", required=True, choices=_CARDS, help="handouts, facilitator cards, prompts to cut out")
    parser.add_argument("--format", required=True, choices=_PAGES)
    parser.add_argument("--minutes", type=int, metavar="N", help="fit the steps to this time; usual if not given")
    parser.add_argument("--people", type=int, default=0, metavar="N", help="how many take part")
    parser.add_argument("--together", action="store_true", help="all cards in one file")
    parser.add_argument("--workspace", type=Path, metavar="FOLDER", help="find the own protocols of this one too")
    _passphrase(parser)
    parser.set_defaults(recovery_code=False, take_over=False)
    _out(parser, None)
    _page(parser)


def _add_protocols(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    def action(name: str, does: str, about: str) -> argparse.ArgumentParser:
        added = actions.add_parser(name, help=about, description=about, allow_abbrev=False)
        added.set_defaults(does=f"cli.protocols:{does}")
        _workspace(added)
        return added

    listing = action("list", "listed", "list the own protocols of a workspace")
    listing.add_argument("--json", action="store_true", help="for other programs")
    export = action("export", "export", "write all own protocols into one file, or the cards that are named")
    export.add_argument("file", type=Path, metavar="FILE", help="the file to write (docs/protocol-file.md)")
    which = export.add_mutually_exclusive_group()
    which.add_argument("--cards", nargs="+", metavar="KEY", help="these cards, own ones or of the library")
    which.add_argument("--collection", metavar="TITLE", help="the cards of a collection, and the collection")
    export.add_argument("--title", help="what the file is called")
    taking = action("import", "take_in", "take in what is new in a file of protocols")
    taking.add_argument("file", type=Path, metavar="FILE", help="a file of protocols (docs/protocol-file.md)")
    taking.add_argument("--preview", action="store_true", help="only show what it would bring")
    taking.add_argument("--replace", action="store_true", help="change what is there already, after a backup")
    taking.add_argument("--leave-out", action="store_true", help="import the others when some cannot be taken")


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE", help="the folder with the backups")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is new or empty")
    parser.add_argument("--backup", metavar="NAME", help="which one, as the command backups names it")


def _add_backups(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE", help="the folder with the backups")


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help="read the new one from the first line of this file"
    )


def _add_recovery_code(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument(
        "--typed-back",
        action="store_true",
        help="no new one: type or pipe in the code that you have, so that no opening asks for it",
    )


def _add_remove(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument("session", metavar="SESSION", help="how its title begins, or its id")


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("changes", nargs="*", metavar="NAME=VALUE", help="what to change; all are shown after that")


def _add_rescue(parser: argparse.ArgumentParser) -> None:
    _workspace(parser)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help="a folder that is new or empty, for what is read"
    )
    parser.add_argument(
        "--yaml", action="store_true", help="write agenda files, which anybody can read, in place of a workspace"
    )
