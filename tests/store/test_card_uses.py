"""Where cards were used, as the sessions say."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from core_facilitator.domain.agendas import Block, Day, TimeKind, Track
from core_facilitator.store import card_uses
from core_facilitator.store.workspace import Workspace
from samples import ZONE, key, one_day


def _block(number: int, card: str, minutes: int = 40, **more: Any) -> Block:
    block = Block(id=key(number), title="Ours", minutes=minutes, kind=TimeKind.SMALL_GROUP, card=card, protocol="Card")
    return replace(block, **more)


def test_each_card_knows_its_blocks_the_latest_first(demo: Workspace) -> None:
    inside = _block(91, "case-clinic", 30)
    parallel = _block(90, "", tracks=(Track(id=key(95), title="A", blocks=(inside,)),))
    first = replace(one_day(_block(80, "case-clinic"), _block(81, "dialogue-walk"), parallel), title="Spring")
    later = Day(
        id=key(71),
        date=date(2027, 1, 5),
        start=time(9),
        end=time(12),
        time_zone=ZONE,
        blocks=(_block(72, "case-clinic"),),
    )
    second = replace(one_day(_block(73, "case-clinic", skipped=True)), id=key(70), title="Fall")
    demo.sessions.add(first)
    demo.sessions.add(replace(second, days=(*second.days, later)))
    uses = card_uses.read(demo.database)
    assert set(uses) == {"case-clinic", "dialogue-walk"}
    assert [(one.session, one.block_id, one.minutes) for one in uses["case-clinic"]] == [
        ("Fall", key(72), 40),
        ("Spring", key(80), 40),
        ("Spring", key(91), 30),
    ]
    assert uses["case-clinic"][0].date == date(2027, 1, 5)
    assert uses["case-clinic"][0].session_id == key(70)
    assert uses["case-clinic"][0].name == "Card"


def test_without_cards_there_are_no_uses(demo: Workspace) -> None:
    assert card_uses.read(demo.database) == {}
    demo.sessions.add(one_day(_block(80, "")))
    assert card_uses.read(demo.database) == {}
