import subprocess
from pathlib import Path

import pytest

from core_facilitator import self_test
from core_facilitator.cli import main


def checks(said: str) -> dict[str, str]:
    """Return how each check went, by its name."""
    return {line[8:].partition(": ")[0]: line[:8].strip() for line in said.splitlines()[:-1]}


def test_everything_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["self-test"])
    said = capsys.readouterr().out
    documents = ("PDF", "Word", "Markdown", "Plain text", "CSV", "Excel", "Calendar")
    names = ("bundled files", "workspace", "room", "forms", *documents)
    assert checks(said) == dict.fromkeys(names, "ok"), said
    assert "loaded" in said
    assert said.endswith("Everything works.\n")
    assert status == 0


def only(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Leave every check out but one."""
    for check in ("_bundled", "_workspace", "_room", "_forms", "_document", "_run_sheet"):
        if check != name:
            monkeypatch.setattr(self_test, check, lambda *_: "left out of this test")


def test_a_failure_is_named_and_the_other_checks_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only(monkeypatch, "")

    def broken(key: str) -> str:
        if key == "docx":
            raise self_test.SelfTestError("nothing was written")
        return "fine"

    monkeypatch.setattr(self_test, "_document", broken)
    assert self_test.run() == 1
    said = capsys.readouterr().out
    assert "FAILED  Word: SelfTestError: nothing was written\n" in said
    assert checks(said)["Calendar"] == "ok"
    assert said.endswith("1 of the checks failed.\n")


def finished(monkeypatch: pytest.MonkeyPatch, status: int, out: str, err: str) -> None:
    def run(*_: object, **__: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess([], status, out, err)

    monkeypatch.setattr(subprocess, "run", run)


def test_where_qt_cannot_start_the_forms_are_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only(monkeypatch, "_forms")
    finished(monkeypatch, -6, "", "This application failed to start\nlibEGL.so.1 is missing\n")
    assert self_test.run() == 0
    assert "forms: left out, because Qt cannot start here (libEGL.so.1 is missing)" in capsys.readouterr().out


def test_a_form_that_cannot_be_read_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    only(monkeypatch, "_forms")
    finished(monkeypatch, 1, "Qt has started\n", "Traceback\nFormError: home.ui: broken\n")
    assert self_test.run() == 1
    assert "FAILED  forms: SelfTestError: FormError: home.ui: broken" in capsys.readouterr().out


DIES = """
import os
from core_facilitator import self_test
self_test._form_names = lambda: os._exit(3)
"""


def test_a_crash_while_forms_are_loaded_fails_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the process had said until then must not be lost with it: that would look as if Qt had not started."""
    (tmp_path / "sitecustomize.py").write_text(DIES, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    with pytest.raises(self_test.SelfTestError, match="it gave no reason"):
        self_test._forms()


def test_a_page_for_phones_that_is_missing_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from core_facilitator.room import replies

    only(monkeypatch, "_room")
    monkeypatch.setattr(replies, "page_parts", lambda: {"/": (b"", "text/html")})
    assert self_test.run() == 1
    assert "FAILED  room: SelfTestError: a part of the page for phones is empty" in capsys.readouterr().out
