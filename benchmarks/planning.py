"""The planner: one edit of a 60-block day, from the keystroke's step to the repainted day, against one frame."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync

import plans
from core_facilitator import app as whole
from core_facilitator.domain.edits import change_block
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.cards import Cards
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.work import Work
from core_facilitator.settings import SettingsFile
from core_facilitator.store import workspace
from measure import Row, in_turn, seconds
from stalls import application

_FRAME = 1 / 60


def retiming() -> Row:
    """Measure keeping an edit, re-timing the day and repainting it: 60 blocks, one of them five minutes longer."""
    with tempfile.TemporaryDirectory() as name:
        app = application()
        preferences = Preferences(SettingsFile(Path(name) / "settings.json"))
        theme = Theme(app, preferences.settings.look, preferences.settings.text_scale)
        window = MainWindow(theme)
        opened = workspace.create_demo(Path(name) / "planning", "Planning")
        plan = plans.session(1, blocks=60)
        opened.sessions.add(plan)
        changes = Changes()
        opened.database.on_change = changes.announce
        loop = qasync.QEventLoop(app)
        work = Work(loop)
        tools = Tools(window, theme, preferences, work, Ask(window, theme), whole.local_now)
        screen = AgendasScreen(tools, changes, Saving(whole.local_now), Cards(tools.work))
        screen.attach(opened.sessions, opened.drafts)
        screen.open_session(plan.id)
        window.show_page(screen)
        window.show()
        view = screen.findChild(DayView)
        assert view is not None
        minutes = iter(range(10, 1_000_000))

        def ours() -> float:
            first = plan.days[0].blocks[0].id
            changed = change_block(opened.sessions.get(plan.id), first, minutes=next(minutes) % 90 + 5)

            def edit() -> None:
                opened.sessions.save(changed, "Change minutes")
                view.viewport().repaint()

            return seconds(edit)

        mine, _, ratio = in_turn(ours, lambda: _FRAME, 40)
        work.close()
        loop.close()
        opened.close()
    return Row("edit, re-time and repaint a 60-block day", mine * 1000, _FRAME * 1000, ratio, "ms", 1, "one frame")


if __name__ == "__main__":
    print(retiming())
