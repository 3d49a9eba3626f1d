"""The settings while the app runs: read them anywhere, change them in one place."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core_facilitator.settings import Settings, SettingsFile


class Preferences(QObject):
    """Holds the settings; `changed` says that at least one is another now."""

    changed = Signal()
    not_kept = Signal()

    def __init__(self, file: SettingsFile) -> None:
        super().__init__()
        self._file = file

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._file.current

    @property
    def unread(self) -> str:
        """Why the settings of last time could not be read; empty where they could."""
        return self._file.unread

    @property
    def set_aside(self) -> Path:
        """Where settings that could not be read are kept once one is changed."""
        return self._file.set_aside

    def change(self, **values: Any) -> None:
        """Change some settings, by name. They hold at once, even where they cannot be kept on disk."""
        self.set(replace(self.settings, **values))

    def set(self, settings: Settings) -> None:
        """Take these settings instead."""
        if settings == self.settings:
            return
        try:
            self._file.keep(settings)
        except OSError:
            self.not_kept.emit()
        self.changed.emit()
