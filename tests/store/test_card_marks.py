"""What is said of cards, and collections of them, on the disk."""

from collections.abc import Callable
from uuid import UUID

import pytest

from core_facilitator.domain.card_marks import CardMark
from core_facilitator.domain.collections import Collection
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store.card_marks import CardMarks
from core_facilitator.store.collections import Collections
from core_facilitator.store.workspace import Workspace

MARK = CardMark(key="case-clinic", favorite=True, tags=("district", "🎉"))
TEN = Collection(id=UUID(int=1), title="Our ten", about="What we all know.", cards=("case-clinic", "gone"))
FIVE = Collection(id=UUID(int=2), title="Five", cards=("power-check",))


@pytest.fixture
def marks(demo: Workspace) -> CardMarks:
    return CardMarks(demo.database)


@pytest.fixture
def collections(demo: Workspace) -> Collections:
    return Collections(demo.database)


def test_a_mark_is_kept_changed_and_gone_when_it_says_nothing(marks: CardMarks) -> None:
    assert marks.all() == {}
    marks.save(MARK, "Add tag")
    assert marks.all() == {"case-clinic": MARK}
    marks.save(CardMark(key="case-clinic", tags=("a",)), "Remove from favorites")
    assert marks.all()["case-clinic"].tags == ("a",)
    marks.save(CardMark(key="case-clinic"), "Remove tag")
    assert marks.all() == {}


def test_a_mark_that_says_nothing_leaves_no_step(demo: Workspace, marks: CardMarks) -> None:
    marks.save(CardMark(key="case-clinic"), "Remove tag")
    assert demo.database.undo_label is None


def test_marks_are_undone_and_announced_and_belong_to_no_session(demo: Workspace, marks: CardMarks) -> None:
    told: list[frozenset[str]] = []
    demo.database.on_change = told.append
    marks.save(MARK, "Add to favorites")
    assert demo.database.undo_label == "Add to favorites"
    assert demo.database.undo_session is None
    demo.database.undo()
    assert marks.all() == {}
    assert demo.database.redo_session is None
    demo.database.redo()
    assert marks.all() == {"case-clinic": MARK}
    assert told == [frozenset({"card_marks"})] * 3


def test_collections_stand_by_title_and_keep_the_order_of_their_cards(collections: Collections) -> None:
    collections.add(TEN, "New collection")
    collections.add(FIVE, "New collection")
    assert collections.all() == (FIVE, TEN)
    turned = Collection(id=TEN.id, title="A ten", about="", cards=("gone", "case-clinic"))
    collections.save(turned, "Move card")
    assert collections.all() == (turned, FIVE)


def test_collections_are_removed_and_undone(demo: Workspace, collections: Collections) -> None:
    collections.save_all([TEN, FIVE], "Import")
    collections.remove(TEN.id, "Remove collection")
    assert collections.all() == (FIVE,)
    assert demo.database.undo_session is None  # its key is no session's
    demo.database.undo()
    assert collections.all() == (FIVE, TEN)
    demo.database.undo()
    assert collections.all() == ()


def test_a_collection_that_is_gone_is_neither_kept_nor_removed(collections: Collections) -> None:
    with pytest.raises(KeyError):
        collections.save(TEN, "Rename")
    with pytest.raises(KeyError):
        collections.remove(TEN.id, "Remove")
    assert collections.all() == ()


@pytest.mark.parametrize(
    "write",
    [
        lambda demo: CardMarks(demo.database).save(MARK, "x"),
        lambda demo: Collections(demo.database).add(TEN, "x"),
    ],
)
def test_nothing_is_written_where_only_reading_is_allowed(demo: Workspace, write: Callable[[Workspace], None]) -> None:
    demo.database.read_only = True
    with pytest.raises(WorkspaceError) as caught:
        write(demo)
    assert caught.value.fault is Fault.READ_ONLY
    assert CardMarks(demo.database).all() == {}
    assert Collections(demo.database).all() == ()
