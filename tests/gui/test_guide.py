"""The user guide says what the app does: the same keys, the same commands."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core_facilitator.cli import parser
from core_facilitator.gui import shortcuts

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text("utf-8")


def test_the_guide_lists_every_key_in_the_words_of_the_app(qapp: QApplication) -> None:
    section = GUIDE.split("\n## Keyboard\n")[1].split("\n## ")[0]
    listed = re.findall(r"^\| (`.*`) \| (.*) \|$", section, re.MULTILINE)
    wanted = [
        (", ".join(f"`{keys}`" for keys in shortcut.keys), shortcut.words.rstrip("…"))
        for shortcut in shortcuts.SHORTCUTS.values()
        if shortcut.keys
    ]
    assert listed == wanted


def test_the_guide_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    section = GUIDE.split("\n## Without a window\n")[1].split("\n## ")[0]
    with pytest.raises(SystemExit):
        parser.parse(["--help"])
    names = re.findall(r"^    ([a-z-]+)", capsys.readouterr().out, re.MULTILINE)
    assert "packet" in names
    assert re.findall(r"^\| `([a-z-]+)(?= |`)", section, re.MULTILINE)[1:] == names
