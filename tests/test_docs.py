"""The documentation keeps up: links lead somewhere, every decision is listed, lines are short."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OWN_PAGES = [page for page in PAGES if page.name != "THIRD_PARTY_NOTICES.md"]
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED = re.compile(r"`([a-z_]+(?:/[a-z_0-9]+)*/[a-z_0-9]+\.(?:py|toml|qss|ui|md))`")


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", OWN_PAGES, ids=_name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    anchors = {_anchor(line.lstrip("#")) for line in text.splitlines() if line.startswith("#")}
    for link in LINK.findall(text):
        if link.startswith("#"):
            assert link[1:] in anchors, link
        elif "://" not in link and not link.startswith("mailto:"):
            assert (page.parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize("page", [page for page in OWN_PAGES if "docs" in page.parts], ids=_name)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    for name in NAMED.findall(page.read_text("utf-8")):
        homes = (ROOT, ROOT / "src" / "core_facilitator", ROOT / "docs", ROOT / "tests")
        assert any((home / name).exists() for home in homes), name


def test_what_is_promised_names_places_and_tests_that_are_there() -> None:
    """The table names the store's own by their names alone."""
    rows = re.findall(r"^\|.*\|$", (ROOT / "docs" / "reliability.md").read_text("utf-8"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`((?:\w+/)*\w+\.py|\w+/)`", row)]
    homes = (ROOT / "src" / "core_facilitator", ROOT / "src" / "core_facilitator" / "store", ROOT / "tests")
    lost = [name for name in named if not any((home / name).exists() for home in (*homes, ROOT / "tests" / "store"))]
    assert len(named) > 50
    assert lost == []


def test_every_decision_has_a_number_of_its_own_and_a_line_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(page.name for page in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))
    index = (folder / "README.md").read_text("utf-8")
    assert re.findall(r"^\d+\. .*\((\d{4}-[^)]*)\)", index, re.MULTILINE) == pages


def test_every_screenshot_is_shown_somewhere_or_is_the_dark_one_of_a_pair() -> None:
    shown = {Path(link).name for page in OWN_PAGES for link in LINK.findall(page.read_text("utf-8"))}
    for file in (ROOT / "docs" / "screenshots").glob("*-light.png"):
        assert file.name in shown
        assert file.with_name(file.name.replace("-light", "-dark")).exists()
