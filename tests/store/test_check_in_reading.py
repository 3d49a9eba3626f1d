"""What is read again of check-ins is what is there now, though unchanged rows are read once."""

from datetime import date
from uuid import uuid4

import pytest

from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet
from core_facilitator.store import check_in_forms
from core_facilitator.store.instruments import built_in
from core_facilitator.store.workspace import Workspace

DAY = date(2026, 10, 14)


def closed(demo: Workspace) -> CheckIn:
    made = CheckIn(id=uuid4(), title="Team pulse", instrument=built_in()[0])
    demo.check_ins.keep(made, "New check-in")
    demo.check_ins.open(made.id, DAY)
    ticket = demo.check_ins.ticket(made.id)
    assert isinstance(ticket, Ticket)
    demo.check_ins.answer(made.id, ticket, Sheet())
    demo.check_ins.close(made.id, DAY)
    return demo.check_ins.get(made.id)


def test_a_row_that_did_not_change_is_read_once(demo: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made = closed(demo)
    demo.check_ins.results(made.id)
    monkeypatch.delattr(check_in_forms, "read_wave")
    monkeypatch.delattr(check_in_forms, "read_results")
    assert demo.check_ins.all() == (made,)
    results = demo.check_ins.results(made.id)
    assert results is not None
    assert results.answers == 1


def test_what_was_removed_is_gone_and_comes_back_as_it_was(demo: Workspace) -> None:
    made = closed(demo)
    before = demo.check_ins.results(made.id)
    demo.check_ins.remove(made.id, "Remove")
    assert demo.check_ins.all() == ()
    assert demo.check_ins.results(made.id) is None
    demo.database.undo()
    assert demo.check_ins.all() == (made,)
    assert demo.check_ins.results(made.id) == before
