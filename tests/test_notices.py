"""What the app brings from others is named with its license."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTICES = (ROOT / "resources" / "THIRD_PARTY_NOTICES.md").read_text("utf-8")

# Needed on other systems, or to install only (hatchling and what it needs): the app does not bring them.
ELSEWHERE = {
    "colorama",
    "greenlet",
    "hatchling",
    "editables",
    "packaging",
    "pathspec",
    "pluggy",
    "tomlkit",
    "trove-classifiers",
}


def _pinned() -> dict[str, str]:
    lines = (ROOT / "requirements" / "app.txt").read_text("utf-8").splitlines()
    found = (re.match(r"([a-z0-9-]+)==([^ ;\\]+)", line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def test_every_pinned_package_is_named_with_its_version() -> None:
    named = {
        match[1].lower().replace("_", "-"): match[2]
        for match in re.finditer(r"^## (\S+) (\S+)$", NOTICES, re.MULTILINE)
    }
    assert {name: version for name, version in _pinned().items() if name not in ELSEWHERE} == named


def test_every_license_beside_a_resource_is_included() -> None:
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and any(word in path.name.upper() for word in ("LICEN", "OFL")):
            assert f"## {path.relative_to(ROOT).as_posix()}\n" in NOTICES, f"run tools/notices.py: {path.name}"


def test_the_license_of_the_content_names_every_folder_with_content() -> None:
    text = (ROOT / "LICENSE-CONTENT.md").read_text("utf-8")
    folders = {path.parent for path in (ROOT / "resources").rglob("*.yaml")}
    assert len(folders) > 3
    assert {path.name for path in folders if f"{path.name}/`" not in text} == set()
