"""The sample retreat: in its window, or without a screen as finished packets."""

import argparse

from core_facilitator.cli.faults import say
from core_facilitator.cli.window import has_screen, run_app


def demo(options: argparse.Namespace) -> int:
    """Open the sample in its window; where there is no screen, write everything that can be handed out."""
    if has_screen() and not options.no_window:
        return run_app(sample=True)
    if not options.no_window:
        say(f"There is no screen here for a window, so the sample's packets are written into {options.out}.")
    # The store and the writers are not loaded where the window has to wait for them.
    from core_facilitator.cli.everything import write_everything

    write_everything(options.out)
    return 0
