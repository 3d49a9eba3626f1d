"""The command line: every feature without a screen, and the door to the window.

Exit status: 0, 1 (could not; one sentence on standard error says why), 2 (used wrongly).
"""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from core_facilitator.cli.faults import CannotError, say_why
from core_facilitator.cli.parser import parse
from core_facilitator.domain.faults import WorkspaceError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say (those of the process, unless given) and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows ? and is not a failure
    try:
        command = parse(sys.argv[1:] if arguments is None else list(arguments))
    except SystemExit as finished:  # argparse has said what is wrong, or helped
        return finished.code if isinstance(finished.code, int) else 2
    try:
        status = command.run()
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_output()
        return say_why("Stopped, because whatever was reading the output closed it.")
    except KeyboardInterrupt:
        return say_why("Stopped.")
    except CannotError as error:
        return say_why(*error.sentences)
    except WorkspaceError as error:
        from core_facilitator.messages import sentence

        return say_why(" ".join(sentence(error)))
    except OSError as error:
        return say_why(f"{_place(error)}{error.strerror or type(error).__name__}.")
    return status


def _place(error: OSError) -> str:
    named = error.filename  # a descriptor has no name
    return f"{Path(os.fsdecode(named))}: " if isinstance(named, str | bytes) else ""


def _let_go_of_output() -> None:
    """Let Python end without a second complaint when it flushes what nobody reads."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):  # standard output is no file here
        return
