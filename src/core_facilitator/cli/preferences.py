"""This user's settings, shown and changed."""

import argparse

from core_facilitator import paths
from core_facilitator.cli.faults import CannotError, say, warn
from core_facilitator.settings import SettingsFile, changed, possible, shown


def settings(options: argparse.Namespace) -> int:
    """Change the settings that are named, and show them all."""
    file = SettingsFile(paths.settings_file())
    if file.unread:
        warn(f"The settings could not be read ({file.unread}), so these are the usual ones.")
    wanted = file.current
    for change in options.changes:
        name, equals, value = change.partition("=")
        try:
            wanted = changed(wanted, name, value)
        except KeyError as error:
            raise CannotError(f"There is no setting {name!r}; there are {', '.join(shown(wanted))}.") from error
        except ValueError as error:
            wrong = f"{name} cannot be {value!r}" if equals else f"Say which: {name}=VALUE"
            raise CannotError(f"{wrong}; it can be {possible(name)}.") from error
    if options.changes:
        file.keep(wanted)
    say(*(f"{name}={value}" for name, value in shown(wanted).items()))
    return 0
