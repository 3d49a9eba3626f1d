"""Collects everything that the window says, for one language, and makes the file that the app loads of it.

    python tools/translations.py collect es     writes or updates resources/i18n/es.ts, for Qt Linguist
    python tools/translations.py release es     makes resources/i18n/es.qm of it, which Settings then offers

What documents say is translated in `documents/word_table.py` instead: a packet's language is chosen with its words.
"""

import argparse
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from core_facilitator import messages, paths
from core_facilitator.gui.faults import MESSAGES

_GUI = Path(messages.__file__).with_name("gui")


def collect(target: Path) -> None:
    """Write every text of forms and screens, and every message, into the `.ts` file; what is translated stays."""
    forms = paths.form("home").parent.glob("*.ui")
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "messages.py"
        lines = (f"translate({MESSAGES!r}, {_quoted(text)})" for text in messages.every())
        marked.write_text("\n".join(lines), encoding="utf-8")
        _run("pyside6-lupdate", *sorted(_GUI.rglob("*.py")), *sorted(forms), marked, "-no-obsolete", "-ts", target)


def release(source: Path) -> None:
    """Make the `.qm` file beside a `.ts` file."""
    _run("pyside6-lrelease", source, "-qm", source.with_suffix(".qm"))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _run(program: str, *words: object) -> None:
    found = shutil.which(program, path=sysconfig.get_path("scripts")) or program
    subprocess.run([found, *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("collect", "release"))
    parser.add_argument("language", help="for example es or fr_CA")
    parser.add_argument("--folder", type=Path, default=paths.resource("i18n"), help="where the files are")
    options = parser.parse_args()
    source = options.folder / f"{options.language}.ts"
    if options.task == "collect":
        options.folder.mkdir(exist_ok=True)
        collect(source)
    else:
        release(source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
