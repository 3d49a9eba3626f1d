"""The pages shown keep up with what is chosen: those of an older choice are not waited for."""

from datetime import datetime
from threading import Event

from pytestqt.qtbot import QtBot

from core_facilitator.domain.packets import Paper
from core_facilitator.export.formats import Canceled, Printed, Progress
from core_facilitator.gui.models.packet_preview import PacketPreview
from core_facilitator.gui.tools import Tools


class Slow:
    """Pages that take until `go` is set, and then tell their progress once."""

    paper = Paper.LETTER

    def __init__(self, words: bytes) -> None:
        self.words = words
        self.began, self.go, self.stopped = Event(), Event(), Event()

    @property
    def as_shown(self) -> "Slow":
        return self

    def printed_at(self, _at: datetime, progress: Progress) -> Printed:
        self.began.set()
        assert self.go.wait(20)
        try:
            progress(1, 2)
        except Canceled:
            self.stopped.set()
            raise
        return Printed(data=self.words)


def test_pages_of_an_older_choice_are_given_up_for_those_of_the_newest(qtbot: QtBot, tools: Tools) -> None:
    preview = PacketPreview(tools.work, tools.window)
    shown: list[bytes] = []
    preview.printed.connect(lambda: shown.append(preview.result.data))
    older, newest = Slow(b"older"), Slow(b"newest")
    newest.go.set()

    preview.order(older)
    qtbot.waitUntil(older.began.is_set)
    with qtbot.waitSignal(tools.work.ended):
        preview.order(newest)
    older.go.set()
    qtbot.waitUntil(lambda: bool(shown))

    assert shown == [b"newest"]
    assert older.stopped.is_set()
    assert not preview.busy


def test_pages_that_are_being_made_go_on_when_the_same_are_chosen_again(qtbot: QtBot, tools: Tools) -> None:
    preview = PacketPreview(tools.work, tools.window)
    chosen = Slow(b"chosen")

    preview.order(chosen)
    qtbot.waitUntil(chosen.began.is_set)
    preview.order(chosen)
    chosen.go.set()
    qtbot.waitUntil(lambda: preview.result.data == b"chosen")

    assert not chosen.stopped.is_set()
