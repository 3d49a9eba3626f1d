"""The screen of check-ins, as it is come to by a click."""

from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import CHECK_INS, Bench
from core_facilitator.gui.screens.check_ins import CheckInsScreen


def check_ins_screen(qtbot: QtBot, bench: Bench) -> CheckInsScreen:
    """Go there in the rail, and return it once it is in sight."""
    bench.rail.button(CHECK_INS).click()
    qtbot.waitUntil(lambda: bench.here == CHECK_INS)
    made = bench.screen_at(CHECK_INS)
    assert isinstance(made, CheckInsScreen)
    qtbot.waitUntil(made.isVisible)
    return made
