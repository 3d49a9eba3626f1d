"""The pictures of README and guide: taken by clicking through the app, so they show what is there."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[1]


def test_pictures_are_taken_from_the_running_app_light_and_dark(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "screenshots.py"), "settings", "--out", str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    light, dark = (QImage(str(tmp_path / f"settings-{look}.png")) for look in ("light", "dark"))
    assert (light.width(), light.height()) == (dark.width(), dark.height()) == (1280, 800)
    assert light.pixelColor(640, 700).lightness() > 200 > 60 > dark.pixelColor(640, 700).lightness()


def test_the_screenshots_are_those_that_the_script_takes() -> None:
    script = (ROOT / "tools" / "screenshots.py").read_text("utf-8")
    for file in (ROOT / "docs" / "screenshots").glob("*.png"):
        assert f'"{file.stem.rpartition("-")[0]}"' in script, file.name
