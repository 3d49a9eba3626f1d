"""Settings: a few choices that take effect at once."""

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QSpinBox, QWidget

from core_facilitator import paths
from core_facilitator.domain.packets import Paper
from core_facilitator.gui import form
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.settings import Look, TextScale


class SettingsScreen(QWidget):
    """Shows the settings as they are and changes each where it is clicked."""

    size_standard_button: QPushButton
    size_large_button: QPushButton
    size_largest_button: QPushButton
    look_system_button: QPushButton
    look_light_button: QPushButton
    look_dark_button: QPushButton
    hours_12_button: QPushButton
    hours_24_button: QPushButton
    paper_letter_button: QPushButton
    paper_a4_button: QPushButton
    language_combo: QComboBox
    idle_spin: QSpinBox
    kept_banner: Banner
    line_passphrase: QFrame
    passphrase_row: QWidget
    passphrase_button: QPushButton
    line_code: QFrame
    code_row: QWidget
    code_button: QPushButton
    line_backup: QFrame
    backup_row: QWidget
    backup_hint_label: QLabel
    backups_button: QPushButton

    passphrase_wanted = Signal()
    code_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        form.fill(self, "settings", theme)
        self._preferences = preferences
        # A setting's name, and the button for each of its values.
        self._choices: dict[str, dict[object, QPushButton]] = {
            "text_scale": {
                TextScale.STANDARD: self.size_standard_button,
                TextScale.LARGE: self.size_large_button,
                TextScale.LARGEST: self.size_largest_button,
            },
            "look": {
                Look.SYSTEM: self.look_system_button,
                Look.LIGHT: self.look_light_button,
                Look.DARK: self.look_dark_button,
            },
            "hours24": {False: self.hours_12_button, True: self.hours_24_button},
            "paper": {Paper.LETTER: self.paper_letter_button, Paper.A4: self.paper_a4_button},
        }
        self._keys = (self.line_passphrase, self.passphrase_row, self.line_code, self.code_row)
        for part in (*self._keys, self.line_backup, self.backup_row):
            part.hide()
        self.passphrase_button.clicked.connect(self.passphrase_wanted)
        self.code_button.clicked.connect(self.code_wanted)
        self.backups_button.clicked.connect(self.backups_wanted)
        for code in languages():
            self.language_combo.addItem(_name(code), code)
        self._show()
        for buttons in self._choices.values():
            for button in buttons.values():
                button.clicked.connect(self._take)
        self.language_combo.activated.connect(self._take)
        self.idle_spin.valueChanged.connect(self._take)
        preferences.changed.connect(self._show)
        preferences.not_kept.connect(self._say_not_kept)

    def show_backup(self, words: str) -> None:
        """Offer the backups, and say when the last one was made."""
        self.backup_hint_label.setText(words)
        self.line_backup.show()
        self.backup_row.show()

    def offer_keys(self) -> None:
        """Offer to change what opens the workspace."""
        for part in self._keys:
            part.show()

    @Slot()
    def _show(self) -> None:
        settings = self._preferences.settings
        for name, buttons in self._choices.items():
            buttons[getattr(settings, name)].setChecked(True)
        self.language_combo.setCurrentIndex(max(0, self.language_combo.findData(settings.language)))
        self.idle_spin.setValue(settings.idle_minutes)

    @Slot()
    def _take(self) -> None:
        chosen = {
            name: value
            for name, buttons in self._choices.items()
            for value, button in buttons.items()
            if button.isChecked()
        }
        self.kept_banner.hide()
        self._preferences.change(
            **chosen, language=self.language_combo.currentData(), idle_minutes=self.idle_spin.value()
        )

    @Slot()
    def _say_not_kept(self) -> None:
        self.kept_banner.say(
            "warn",
            self.tr("The settings could not be written."),
            self.tr("They hold until the app is closed. Your work is not affected."),
        )


def languages() -> tuple[str, ...]:
    """Return English and every language that a translation is bundled for."""
    found = (file.stem for file in paths.resource("i18n").glob("*.qm"))
    return "en", *sorted(code for code in found if code != "en")


def _name(code: str) -> str:
    """Return a language's own name for itself, without a country."""
    return QLocale(QLocale(code).language()).nativeLanguageName().removeprefix("American ").title()
