"""Another card instead of a block, what a card says by now, and which card a block was made from."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

import protocols
from core_facilitator.domain.agendas import Block, Handout, Material, SmallGroup, Step, TimeKind, Together
from core_facilitator.domain.edits import change_block, find
from core_facilitator.domain.placing import block_of, fingerprint
from core_facilitator.domain.protocols import Groups, Protocol
from core_facilitator.gui.dialogs.card_update import CardUpdate
from core_facilitator.gui.dialogs.instead import Instead
from core_facilitator.gui.models.block_values import field_names, value_text
from core_facilitator.gui.widgets.block_inspector import BlockInspector
from core_facilitator.store import catalogue
from planner_desk import Planner
from planner_samples import NOOR, ROOMS, key

Key = Qt.Key
CLINIC = "Case clinic"
CARD = protocols.protocol("Peer clinic", prompts=("What moved you?",))
CIRCLE = protocols.protocol("Quiet circle", purpose="Bring one live question to a quiet circle.")
WALK = protocols.protocol("Walk", purpose="Walk with a question.", least=40)
BOWL = protocols.protocol("Fishbowl", purpose="Watch a talk from around it.")
DUO = protocols.protocol("Duo", groups=Groups(least=2, most=2))
CARDS = (CARD, CIRCLE, WALK, BOWL, DUO)


@pytest.fixture(autouse=True)
def _cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: CARDS)


@pytest.fixture
def made(planner: Planner) -> Block:
    """Make the clinic a block that leads through a card, with a room, a pin and leads of its own; select it."""
    block = planner.block(CLINIC)
    now = replace(block_of(CARD, block.id, 60, 18), leads=(NOOR.id,), room=ROOMS[0].id, notes="Ask Ana first.")
    put(planner, now)
    planner.select(CLINIC)
    return now


def put(planner: Planner, block: Block) -> None:
    """Store a block as it is."""
    values = {name: getattr(block, name) for name in block.__dataclass_fields__ if name != "id"}
    planner.workspace.sessions.save(change_block(planner.now, block.id, **values), "Prepare")


def inspector(planner: Planner) -> BlockInspector:
    return planner.screen.desk.inspector.block


def press_i(planner: Planner, answer: Callable[[Instead], None]) -> list[Instead]:
    """Press the key in the day, and answer the dialog that comes."""
    seen: list[Instead] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, Instead)
        seen.append(dialog)
        answer(dialog)

    planner.cards.load()
    planner.ask.answer = take
    planner.screen.activateWindow()
    QTest.qWaitForWindowActive(planner.screen)
    planner.view.setFocus()
    planner.press(Key.Key_I)
    return seen


# Instead of this


def test_three_of_the_same_length_are_offered_with_the_most_alike_first(planner: Planner, made: Block) -> None:
    offered: list[str] = []

    def look(dialog: Instead) -> None:
        rows = dialog.card_list.rows
        offered.extend(rows.protocol(row).name for row in range(rows.rowCount()))
        assert dialog.heading_label.text() == "Instead of “Peer clinic”"
        assert "60 min" in dialog.text_label.text()
        assert dialog.about_label.text() == CIRCLE.purpose
        assert dialog.card_list.hasFocus()
        dialog.reject()

    press_i(planner, look)
    assert offered == ["Quiet circle", "Walk", "Fishbowl"]
    assert planner.block(CLINIC) == made


def test_the_chosen_one_takes_the_place_as_one_step_that_can_be_undone(planner: Planner, made: Block) -> None:
    place = find(planner.now, made.id)

    def choose(dialog: Instead) -> None:
        QTest.keyClick(dialog.card_list, Key.Key_Down)
        assert dialog.about_label.text() == WALK.purpose
        QTest.mouseClick(dialog.yes_button, Qt.MouseButton.LeftButton)

    press_i(planner, choose)
    block = planner.block(CLINIC)
    assert (block.title, block.card, block.minutes) == ("Walk", "walk", 60)
    assert (block.leads, block.room, find(planner.now, block.id)) == (made.leads, made.room, place)
    assert planner.undo_label == "Use Walk instead"
    assert planner.screen.paste_banner.said == "Instead of “Peer clinic”."
    assert planner.view.selected_keys() == (made.id,)
    planner.workspace.database.undo()
    assert planner.block(CLINIC) == made


def test_enter_on_a_card_takes_it(planner: Planner, made: Block) -> None:
    press_i(planner, lambda dialog: QTest.keyClick(dialog.card_list, Key.Key_Return))
    assert planner.block(CLINIC).title == "Quiet circle"


def test_what_is_lost_is_said_before(planner: Planner, made: Block) -> None:
    put(planner, replace(planner.block(CLINIC), groups=(SmallGroup(people=(NOOR.id,)),)))
    said: list[str] = []

    def look(dialog: Instead) -> None:
        said.append(dialog.lost_banner.said)
        QTest.mouseClick(dialog.no_button, Qt.MouseButton.LeftButton)

    press_i(planner, look)
    assert said == ["Words of your own go with this block: notes and groups of people. Undo brings them back."]


def test_where_nothing_is_lost_nothing_is_said(planner: Planner, made: Block) -> None:
    put(planner, block_of(CARD, made.id, 60, 18))
    said: list[str] = []

    def look(dialog: Instead) -> None:
        said.append(dialog.lost_banner.said)
        dialog.reject()

    press_i(planner, look)
    assert said == [""]


def test_a_block_without_a_card_is_compared_by_its_words_and_told_how_steps_are_scaled(planner: Planner) -> None:
    planner.select(CLINIC)
    planner.screen.desk.commands.set_minutes(key(CLINIC), 50)
    said: list[str] = []

    def look(dialog: Instead) -> None:
        said.extend((dialog.scaled_label.text(), dialog.lost_banner.said))
        dialog.accept()

    press_i(planner, look)
    assert said[0] == "50 of 60 min: Open dialogue gave 10, Stillness kept."
    assert "steps, materials and notes" in said[1]
    assert planner.block(CLINIC).step_minutes == 50
    assert planner.screen.paste_banner.said.startswith("Instead of “Case clinic”. 50 of 60 min")


def test_where_there_is_none_that_is_said(planner: Planner) -> None:
    planner.select("Four-stage pulse check-in")

    def look(dialog: Instead) -> None:
        assert dialog.text_label.text().startswith("There is no other protocol that can be led in 10 min")
        assert not dialog.yes_button.isVisible()
        assert dialog.chosen is None
        dialog.accept()

    before = planner.now
    assert len(press_i(planner, look)) == 1
    assert planner.now == before


def test_a_track_has_no_other_card(planner: Planner) -> None:
    planner.view.show_block(key("B"))
    assert press_i(planner, lambda dialog: dialog.reject()) == []


def test_a_block_that_is_gone_by_then_is_left_alone(planner: Planner) -> None:
    flows = planner.screen.desk.card_flows
    planner.ask.answer = lambda _dialog: pytest.fail("nothing is to be asked")
    planner.cards.load()
    planner.work.loop.run_until_complete(flows._ask_instead(key("gone")))
    flows.see_new(key("gone"))
    flows.see_new(key(CLINIC))  # was made from no card
    planner.screen.desk.cards.put_instead(key("gone"), CIRCLE, 60)
    planner.screen.desk.cards.take_anew(key("gone"), CARD, {"notes"})
    planner.screen.desk.cards.keep_mine(key("gone"), CARD)
    assert planner.undo_label == "New session"


# What is new in a card


def outdated(planner: Planner, made: Block) -> BlockInspector:
    """Let the block come from an older version of its card, and read the cards."""
    older = replace(made, purpose="An older purpose.", card_version=fingerprint(CIRCLE))
    put(planner, older)
    planner.select(CLINIC)
    planner.cards.load()
    return inspector(planner)


def news(label: QLabel) -> None:
    label.linkActivated.emit("news")


def answering(planner: Planner, answer: Callable[[CardUpdate], None]) -> None:
    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, CardUpdate)
        answer(dialog)

    planner.ask.answer = take


def test_a_block_of_an_older_card_is_offered_what_is_new(planner: Planner, made: Block) -> None:
    page = outdated(planner, made)
    assert page.source.news_label.isVisible()
    assert page.source.news_label.accessibleName() == "The library card has changed. See what is new"


def test_a_block_of_the_card_as_it_is_now_is_offered_nothing(planner: Planner, made: Block) -> None:
    planner.cards.load()
    planner.select(CLINIC)
    assert inspector(planner).source.card_label.isVisible()
    assert not inspector(planner).source.news_label.isVisible()


def test_what_is_new_is_shown_field_by_field_and_taken_as_chosen(planner: Planner, made: Block) -> None:
    page = outdated(planner, made)

    def choose(dialog: CardUpdate) -> None:
        assert list(dialog.boxes) == ["purpose", "notes"]
        shown = [label.text() for label in dialog.fields_pane.findChildren(QLabel)]
        assert shown[:4] == ["In this block", "An older purpose.", "New", CARD.purpose]
        dialog.boxes["notes"].setChecked(False)
        QTest.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)

    answering(planner, choose)
    news(page.source.news_label)
    block = planner.block(CLINIC)
    assert (block.purpose, block.notes, block.room) == (CARD.purpose, "Ask Ana first.", made.room)
    assert planner.undo_label == "Take what is new in Peer clinic"
    assert not page.source.news_label.isVisible()
    planner.workspace.database.undo()
    assert planner.block(CLINIC).purpose == "An older purpose."
    assert page.source.news_label.isVisible()


def test_who_keeps_theirs_is_not_asked_again(planner: Planner, made: Block) -> None:
    page = outdated(planner, made)
    answering(planner, lambda dialog: QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton))
    news(page.source.news_label)
    assert planner.block(CLINIC).purpose == "An older purpose."
    assert not page.source.news_label.isVisible()
    assert planner.undo_label == "Keep block as it is"


def test_later_changes_nothing(planner: Planner, made: Block) -> None:
    page = outdated(planner, made)
    answering(planner, lambda dialog: QTest.mouseClick(dialog.later_button, Qt.MouseButton.LeftButton))
    news(page.source.news_label)
    assert planner.undo_label == "Prepare"
    assert page.source.news_label.isVisible()


def test_with_nothing_chosen_there_is_nothing_to_take(planner: Planner, made: Block) -> None:
    page = outdated(planner, made)

    def look(dialog: CardUpdate) -> None:
        for box in dialog.boxes.values():
            box.setChecked(False)
        assert not dialog.take_button.isEnabled()
        dialog.reject()

    answering(planner, look)
    news(page.source.news_label)


def test_a_change_that_does_not_concern_the_block_is_only_to_be_seen(planner: Planner, made: Block) -> None:
    put(planner, replace(block_of(CARD, made.id, 60, 18), card_version=fingerprint(CIRCLE)))
    planner.select(CLINIC)
    planner.cards.load()

    def look(dialog: CardUpdate) -> None:
        assert dialog.text_label.text().startswith("Nothing of it concerns this block")
        assert not dialog.take_button.isVisible()
        QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)

    answering(planner, look)
    news(inspector(planner).source.news_label)
    assert planner.block(CLINIC).card_version == fingerprint(CARD)


def test_what_is_being_typed_is_kept_before_news_are_shown(planner: Planner, made: Block) -> None:
    page = outdated(planner, made)
    page.notes_edit.setFocus()
    planner.type("Slowly. ")
    answering(planner, lambda dialog: dialog.reject())
    news(page.source.news_label)
    assert planner.block(CLINIC).notes.startswith("Slowly. ")


def test_the_cards_are_read_by_themselves_once_a_block_of_one_is_looked_at(planner: Planner, made: Block) -> None:
    assert planner.cards.library is None
    assert planner.screen.desk.inspector._later.isActive()
    planner.screen.desk.inspector._later.timeout.emit()
    assert planner.cards.library is not None


# The card in the details


def test_the_name_of_the_card_leads_to_it_in_the_drawer(planner: Planner, made: Block) -> None:
    planner.cards.load()
    label = inspector(planner).source.card_label
    assert "Peer clinic" in label.text()
    label.linkActivated.emit("peer-clinic")
    drawer = planner.screen.desk.drawer.drawer
    assert drawer.isVisible()
    assert drawer.card_list.current == CARD
    planner.screen.desk.drawer.drawer.search_edit.setText("fishbowl")
    label.linkActivated.emit("peer-clinic")
    assert drawer.card_list.current == CARD
    assert drawer.search_edit.text() == ""


def test_before_the_cards_are_read_the_block_knows_the_name(planner: Planner, made: Block) -> None:
    assert "Peer clinic" in inspector(planner).source.card_label.text()


def test_a_block_without_a_card_names_none(planner: Planner) -> None:
    planner.select(CLINIC)
    assert not inspector(planner).source.card_label.isVisible()


# Steps


def test_a_step_says_with_whom_and_who_is_silent(planner: Planner) -> None:
    planner.select(CLINIC)
    page = inspector(planner)
    page.steps_table.view.selectRow(1)
    combo = page.step_together_combo
    assert combo.currentText() == "Not said"
    combo.setCurrentIndex(combo.findData("fours"))
    combo.activated.emit(combo.currentIndex())
    page.step_silent_edit.setFocus()
    planner.type("coaches")
    planner.press(Key.Key_Return)
    step = planner.block(CLINIC).steps[1]
    assert (step.together, step.silent, step.minutes) == (Together.FOURS, "coaches", 12)
    assert planner.undo_label == "Edit step"
    page.steps_table.view.selectRow(2)
    assert combo.currentText() == "Not said"
    page.steps_table.view.selectRow(1)
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert planner.block(CLINIC).steps[1].together is None


def test_without_a_step_nobody_chooses_a_company(planner: Planner) -> None:
    planner.select("Break")
    page = inspector(planner)
    page.step_together_combo.activated.emit(1)
    assert planner.undo_label == "New session"
    assert not page.step_pane.isVisible()


# Words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("purpose", "Why", "Why"),
        ("purpose", "", ""),
        ("minutes", 45, "45 min"),
        ("floor", None, ""),
        ("kind", TimeKind.SMALL_GROUP, "Small group"),
        ("framework", "theory-u", "Theory U"),
        ("framework", "", ""),
        ("prompts", ("One?", "Two?"), "One?\nTwo?"),
        ("materials", (Material(name="Bell"),), "Bell"),
        ("steps", (Step(title="Talk", minutes=5),), "5  Talk"),
        (
            "steps",
            (Step(title="Talk", minutes=5, together=Together.PAIRS, silent="one", text="Talk.", say="Go."),),
            "5  Talk (In pairs, one)\nTalk.\nGo.",
        ),
        ("handout", None, ""),
        ("handout", Handout(title="Mine", lines=4), "Mine\n4 lines"),
    ],
)
def test_every_field_reads_in_plain_words(field: str, value: object, words: str) -> None:
    assert value_text(field, value) == words


def test_fields_are_listed_as_people_do() -> None:
    assert field_names(()) == ""
    assert field_names(("notes",)) == "notes"
    assert field_names(("title", "steps", "notes")) == "title, steps and notes"


def test_a_card_without_steps_is_told_as_unscaled(planner: Planner) -> None:
    planner.select(CLINIC)
    bare = protocols.protocol("Bare", steps=(), least=0, most=90)
    assert planner.screen.desk.cards.add(bare, 25)
    assert planner.screen.paste_banner.said == ""
    assert planner.titles()[4] == "Bare"


def test_a_card_is_known_by_its_key(planner: Planner) -> None:
    planner.cards.load()
    found: Protocol | None = planner.cards.get("duo")
    assert found is DUO
    assert planner.screen.desk.cards.people_of(UUID(int=5)) is None


def test_in_a_low_window_the_offered_cards_scroll(planner: Planner, made: Block) -> None:
    heights: list[tuple[int, int]] = []

    def look(dialog: Instead) -> None:
        heights.append((dialog.height(), dialog.card_list.height()))
        dialog.reject()

    for high in (360, 900):
        planner.window.resize(900, high)
        press_i(planner, look)
    (low, few), (_high, all_of_them) = heights
    assert few < all_of_them
    assert low < _high
