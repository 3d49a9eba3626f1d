"""The outer limits of the house: how long a file and a function may be, and words that no layer may use."""

import ast
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

import core_facilitator

ROOT = Path(core_facilitator.__file__).parent
HOUSE = Path(__file__).parents[1]
FILES = sorted(ROOT.rglob("*.py"))
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = {"utils", "common", "helpers", "misc", "manager", "service"}


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def test_no_file_is_longer_than_500_lines() -> None:
    long = {file.name: count for file in FILES if (count := file.read_text("utf-8").count("\n")) > LONGEST_FILE}
    assert long == {}


def test_nine_files_in_ten_are_under_300_lines() -> None:
    counts = sorted(file.read_text("utf-8").count("\n") for file in FILES)
    assert counts[int(len(counts) * 0.9)] < 300


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{file.relative_to(ROOT)}:{function.lineno} {function.name}"
        for file in FILES
        for function in _functions(ast.parse(file.read_text("utf-8")))
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_hides_behind_a_name_that_says_nothing() -> None:
    assert [file for file in FILES if file.stem in FORBIDDEN_NAMES] == []


def test_the_window_never_blocks_its_own_loop() -> None:
    """Nobody calls exec(), processEvents(), sleep() or instance(); `app.py` alone starts the loop."""
    blocking = re.compile(r"(^|\.)(exec|exec_|processEvents|sleep)$|QApplication\.instance$")
    found = [
        f"{file.relative_to(ROOT)}:{line} {name}"
        for file in FILES
        if "gui" in file.parts
        for line, name in _calls(ast.parse(file.read_text("utf-8")))
        if blocking.search(name)
    ]
    assert found == []


def test_no_signal_is_connected_to_a_lambda() -> None:
    """It would keep alive what it speaks of, or speak of what is gone."""
    found = [
        f"{file.name}:{node.lineno}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".connect", "banner.say", "board.put"))
        if any(isinstance(given, ast.Lambda) for given in (*node.args, *(word.value for word in node.keywords)))
    ]
    assert found == []


def test_whoever_silences_a_checker_says_why() -> None:
    silenced = re.compile(r"# (type: ignore|noqa|pragma)\b(?!.*(--|#) \w)")
    folders = ROOT, *(HOUSE / name for name in ("tests", "tools", "benchmarks"))
    found = [
        f"{file.name}:{number}"
        for folder in folders
        for file in folder.rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if silenced.search(line)
    ]
    assert found == []


def test_no_module_can_open_a_connection_to_anywhere() -> None:
    """The whole suite runs under a hook that refuses connections too (conftest.py)."""
    talking = {"urllib", "http", "requests", "httpx", "urllib3", "aiohttp", "ftplib", "smtplib", "xmlrpc", "socket"}
    harmless = {"urllib.parse", "http.HTTPStatus"}
    known = {
        "gui/ending.py: socket",  # a pair of sockets inside the process, for signals
        "room/connections.py: aiohttp.web",  # the server's part: it answers phones, and calls nobody
        "room/door.py: aiohttp.web",
        "room/replies.py: aiohttp.web",
    }
    found = [
        f"{file.relative_to(ROOT).as_posix()}: {name}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in _imported(node)
        if (name.split(".")[0] in talking and name not in harmless) or name.startswith("PySide6.QtNetwork")
    ]
    assert set(found) == known


def test_a_connection_would_be_noticed() -> None:
    with socket.socket() as one, pytest.raises(RuntimeError, match="no network"):
        one.connect(("127.0.0.1", 9))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        package = node.module == "aiohttp"
        return [f"{node.module}.{alias.name}" for alias in node.names] if package else [node.module]
    return []
