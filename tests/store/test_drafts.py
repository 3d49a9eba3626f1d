from core_facilitator.domain.faults import Fault
from core_facilitator.store import workspace
from core_facilitator.store.workspace import Workspace
from samples import CIRCLE, FIRST_DAY, SECOND_DAY, TRACK_A, key, retreat
from workspaces import Clock, fails_with


def test_a_draft_replaces_the_one_before_at_its_place(demo: Workspace) -> None:
    clock = Clock()
    demo.database.now = clock
    demo.drafts.keep("block/notes", "Hal")
    clock.move(seconds=1)
    demo.drafts.keep("block/notes", "Half a thou")
    draft = demo.drafts.get("block/notes")
    assert draft is not None
    assert (draft.place, draft.text, draft.kept_at) == ("block/notes", "Half a thou", clock.now)
    assert demo.drafts.all() == [draft]


def test_the_draft_kept_last_comes_first(demo: Workspace) -> None:
    clock = Clock()
    demo.database.now = clock
    for place in ("b", "a", "c"):
        demo.drafts.keep(place, place)
        clock.move(seconds=1)
    assert [draft.place for draft in demo.drafts.all()] == ["c", "a", "b"]


def test_a_dropped_draft_is_gone_and_an_unknown_one_is_none(demo: Workspace) -> None:
    demo.drafts.keep("a", "text")
    demo.drafts.drop("a")
    demo.drafts.drop("never kept")
    assert demo.drafts.get("a") is None


def test_keeping_a_draft_is_no_step_and_tells_nobody(demo: Workspace) -> None:
    told: list[frozenset[str]] = []
    demo.database.on_change = told.append
    demo.drafts.keep("a", "text")
    assert (demo.database.undo_label, demo.database.changes(), told) == (None, 0, [])
    assert demo.database.saved_at is not None


def test_a_draft_is_offered_again_after_the_workspace_was_closed(demo: Workspace) -> None:
    demo.drafts.keep("a", "text\x0bmore\x00")
    demo.close()
    again = workspace.open(demo.folder)
    assert [draft.text for draft in again.drafts.all()] == ["text\nmore"]
    again.close()


def test_a_draft_is_refused_where_nothing_can_be_written(demo: Workspace) -> None:
    demo.database.read_only = True
    with fails_with(Fault.READ_ONLY):
        demo.drafts.keep("a", "text")
    assert demo.drafts.all() == []


def test_each_draft_is_known_to_belong_to_a_session(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    here = [
        f"session/{key(100)}/purpose",
        f"day/{FIRST_DAY}/venue",
        f"new/{SECOND_DAY}",
        f"block/{CIRCLE}/notes",
        f"track/{TRACK_A}/title",
    ]
    for place in (*here, f"block/{key(999)}/notes", "block", "block/notes"):
        demo.drafts.keep(place, "text")
    assert demo.drafts.sessions() == dict.fromkeys(here, key(100))


def test_without_drafts_no_session_has_any(demo: Workspace) -> None:
    assert demo.drafts.sessions() == {}
