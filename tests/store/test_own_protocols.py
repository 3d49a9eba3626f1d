"""Own protocols in the database: every field comes back, every change can be undone, and nothing newer is lost."""

from dataclasses import fields, replace
from uuid import UUID

import pytest
from sqlalchemy import select, update

from core_facilitator.domain.agendas import Block, Day
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.protocol_files import ProtocolFileError
from core_facilitator.store.tables import protocols
from core_facilitator.store.workspace import Workspace
from planner_samples import retreat
from protocols import WHOLE as FULL
from protocols import protocol


@pytest.fixture
def own(demo: Workspace) -> OwnProtocols:
    return OwnProtocols(demo.database)


def names(own: OwnProtocols) -> list[str]:
    return [one.protocol.name for one in own.all()]


def test_every_field_of_a_card_comes_back(own: OwnProtocols) -> None:
    usual = protocol()
    alike = {one.name for one in fields(Protocol) if getattr(FULL, one.name) == getattr(usual, one.name)}
    assert alike == {"purpose", "least", "most"}
    own.add(FULL, "New protocol")
    (found,) = own.all()
    assert found.protocol == FULL
    assert (found.retired, found.key, own.get("own-porch-talk")) == (False, "own-porch-talk", found)
    assert found.changed_at.tzinfo is not None


def test_cards_are_listed_by_name(own: OwnProtocols) -> None:
    for name in ("beta", "Alpha", "gamma"):
        own.add(protocol(name), "New protocol")
    assert names(own) == ["Alpha", "beta", "gamma"]
    assert own.keys() == {"alpha", "beta", "gamma"}


def test_each_change_is_a_step_that_can_be_undone(own: OwnProtocols, demo: Workspace) -> None:
    own.add(FULL, "New protocol")
    own.save(replace(FULL, name="Steps talk"), "Edit protocol")
    own.retire(FULL.key, "Retire protocol")
    assert own.get(FULL.key).retired
    own.save(replace(FULL, name="Late talk"), "Edit again")
    assert own.get(FULL.key).retired  # editing brings nothing back
    own.bring_back(FULL.key, "Bring back")
    assert not own.get(FULL.key).retired
    own.remove(FULL.key, "Remove protocol")
    assert own.all() == []
    undone = [demo.database.undo() for _ in range(5)]
    assert undone == ["Remove protocol", "Bring back", "Edit again", "Retire protocol", "Edit protocol"]
    assert own.get(FULL.key).protocol == FULL
    demo.database.undo()
    assert own.all() == []
    demo.database.redo()
    assert names(own) == ["Porch talk"]


def test_saving_the_same_card_leaves_no_step(own: OwnProtocols, demo: Workspace) -> None:
    own.add(FULL, "New protocol")
    own.save(FULL, "Edit protocol")
    assert demo.database.undo_label == "New protocol"


def test_a_change_is_announced_by_the_name_of_the_table(own: OwnProtocols, demo: Workspace) -> None:
    heard: list[frozenset[str]] = []
    demo.database.on_change = heard.append
    own.add(FULL, "New protocol")
    assert heard == [frozenset({"protocols"})]


def test_a_card_that_is_not_there_cannot_be_changed(own: OwnProtocols) -> None:
    for change in (own.get, lambda key: own.retire(key, "x"), lambda key: own.remove(key, "x")):
        with pytest.raises(KeyError, match="nowhere"):
            change("nowhere")
    with pytest.raises(KeyError, match="own-porch-talk"):
        own.save(FULL, "x")


def test_a_card_that_breaks_a_rule_is_not_kept(own: OwnProtocols, demo: Workspace) -> None:
    with pytest.raises(ProtocolFileError, match="more than the 60 minutes of the steps"):
        own.add(replace(FULL, least=61), "New protocol")
    own.add(FULL, "New protocol")
    with pytest.raises(ProtocolFileError, match="it needs a name"):
        own.save(replace(FULL, name=" "), "Edit protocol")
    assert own.get(FULL.key).protocol == FULL
    assert demo.database.undo_label == "New protocol"


def test_texts_are_cleaned_on_their_way_in(own: OwnProtocols) -> None:
    own.add(replace(FULL, name="Po\x00rch", purpose="One\x0btwo", tips=("be\x1bll",)), "New protocol")
    kept = own.get(FULL.key).protocol
    assert (kept.name, kept.purpose, kept.tips, names(own)) == ("Porch", "One\ntwo", ("bell",), ["Porch"])


@pytest.mark.parametrize(
    ("card", "why"),
    [
        ({"protocols_file": 2, "anything": [True]}, "made by a newer version: this file is of form 2"),
        ({"protocols_file": 1, "licenses": [], "protocols": []}, "it holds no card"),
        ("a text", "expected fields"),
        (None, "expected fields"),
    ],
)
def test_a_card_of_a_newer_version_is_named_and_stays_as_it_is(
    own: OwnProtocols, demo: Workspace, card: object, why: str
) -> None:
    own.add(FULL, "New protocol")
    own.add(protocol("Other"), "New protocol")
    with demo.database.write() as connection:
        connection.execute(update(protocols).where(protocols.c.key == FULL.key).values(card=card))
    assert names(own) == ["Other"]
    (unread,) = own.unread()
    assert (unread.key, unread.name, unread.retired) == (FULL.key, "Porch talk", False)
    assert why in unread.why
    with pytest.raises(ProtocolFileError):
        own.get(FULL.key)
    own.retire(FULL.key, "Retire protocol")
    assert own.keys() == {FULL.key, "other"}
    with demo.database.read() as connection:
        assert connection.execute(select(protocols.c.card).where(protocols.c.key == FULL.key)).scalar_one() == card


def test_a_card_says_in_how_many_sessions_it_is_used(own: OwnProtocols, demo: Workspace) -> None:
    session = retreat()
    day: Day = session.days[0]
    used = tuple(Block(id=UUID(int=number), title="x", card=FULL.key) for number in (1, 2))
    demo.sessions.add(replace(session, days=(replace(day, blocks=used), *session.days[1:])))
    assert own.uses(FULL.key) == 1
    assert own.uses("nowhere") == 0
