"""Opening a file or a folder in the program for its kind, and hearing of it when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid


class Opening(QObject):
    """Hands paths to the system; `refused` carries one that nothing here opens."""

    refused = Signal(object)

    def open(self, path: Path) -> None:
        """Open a file, or show a folder."""
        command = shutil.which("xdg-open") if sys.platform == "linux" else None
        if command is not None:
            _Asked(self, command, path)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refused.emit(path)


if sys.platform == "linux":

    class _Asked(QObject):
        """One xdg-open, which ends when it found nothing, or as late as the program that it found.

        Qt would start it too, but not wait for its answer. It belongs to the application, for it may outlive a window.
        """

        def __init__(self, opening: Opening, command: str, path: Path) -> None:
            super().__init__(QCoreApplication.instance())
            self._opening = opening
            self._path = path
            quiet = subprocess.DEVNULL
            self._process = subprocess.Popen(  # noqa: S603 -- the system's own opener
                [command, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
            )
            self._watched = os.pidfd_open(self._process.pid)
            self._ended = QSocketNotifier(self._watched, QSocketNotifier.Type.Read, self)
            self._ended.activated.connect(self._end)

        @Slot()
        def _end(self) -> None:
            self._ended.setEnabled(False)
            os.close(self._watched)
            if self._process.wait() and isValid(self._opening):
                self._opening.refused.emit(self._path)
            self.deleteLater()
