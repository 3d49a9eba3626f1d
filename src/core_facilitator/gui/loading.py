"""Imports what comes after the first paint, on a thread, so that the window answers meanwhile."""

from PySide6.QtCore import QThread


class Loading(QThread):
    """Ends once everything that the app is built from is imported."""

    def run(self) -> None:
        """Import; nothing of Qt is made here."""
        import qasync  # noqa: F401

        from core_facilitator.gui import ask, entrance, idle, tools, unexpected, work  # noqa: F401
        from core_facilitator.gui.widgets import focus_ring  # noqa: F401
