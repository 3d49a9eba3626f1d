"""Imports what comes after the first paint, on a thread, so that the window answers meanwhile."""

from importlib import import_module

from PySide6.QtCore import QThread

_NEXT = (
    "qasync",
    "core_facilitator.gui.ask",
    "core_facilitator.gui.collecting",
    "core_facilitator.gui.ending",
    "core_facilitator.gui.entrance",
    "core_facilitator.gui.idle",
    "core_facilitator.gui.tools",
    "core_facilitator.gui.unexpected",
    "core_facilitator.gui.widgets.focus_ring",
    "core_facilitator.gui.work",
)


class Loading(QThread):
    """Ends once everything that the app is built from is imported."""

    def run(self) -> None:
        """Import; nothing of Qt is made here."""
        for module in _NEXT:
            import_module(module)
