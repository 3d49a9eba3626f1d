"""Failures that are expected on the command line, and how they are said: one sentence each, on standard error."""

import sys


class CannotError(Exception):
    """Something could not be done. `sentences` say what and why, each on a line of its own."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def say(*lines: str) -> None:
    """Write lines to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def warn(*lines: str) -> None:
    """Write lines to standard error."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def say_why(*sentences: str) -> int:
    """Say why something could not be done, and return the exit status for it."""
    warn(*sentences)
    return 1
