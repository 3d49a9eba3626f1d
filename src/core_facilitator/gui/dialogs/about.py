"""What this is, and whose work it stands on."""

from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from core_facilitator import __version__, paths
from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme


class About(QDialog):
    """Shows the version and the notices of everything that comes with the app."""

    version_label: QLabel
    license_text: QPlainTextEdit
    close_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        form.fill(self, "about", theme)
        self.resize(theme.room(760, 640, parent.size()))
        self.setWindowTitle(self.tr("About CORE Facilitator"))
        self.version_label.setText(self.tr("Version {0}").format(__version__))
        self.license_text.setPlainText(plain(paths.notices().read_text(encoding="utf-8")))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()


def plain(notices: str) -> str:
    """Return the notices as they read best without markup: from the first work on, no fences, no number signs."""
    _, mark, works = notices.partition("\n## ")
    lines = (mark + works).strip().splitlines()
    return "\n".join(line.removeprefix("## ") for line in lines if not line.startswith("```"))
