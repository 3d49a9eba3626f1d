import pytest

from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import Choice, PacketChoices, TextSize
from core_facilitator.store.workspace import Workspace
from samples import retreat


def choices(audience: Audience) -> PacketChoices:
    return PacketChoices(
        audience=audience,
        sections=(Choice("cover", included=True), Choice("agenda", included=False)),
        format="docx",
        text_size=TextSize.LARGE,
        grayscale=True,
    )


@pytest.mark.parametrize("audience", Audience)
def test_choices_are_remembered_for_each_session_and_audience(demo: Workspace, audience: Audience) -> None:
    demo.packets.remember(retreat().id, choices(audience))
    assert demo.packets.choices(retreat().id, audience) == choices(audience)
    others = [other for other in Audience if other is not audience]
    assert all(demo.packets.choices(retreat().id, other) is None for other in others)


def test_new_choices_replace_the_old_ones(demo: Workspace) -> None:
    demo.packets.remember(retreat().id, choices(Audience.ROOM))
    demo.packets.remember(retreat().id, PacketChoices(audience=Audience.ROOM))
    assert demo.packets.choices(retreat().id, Audience.ROOM) == PacketChoices(audience=Audience.ROOM)


def test_choices_are_still_there_when_a_removed_session_comes_back(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.packets.remember(retreat().id, choices(Audience.ROOM))
    demo.sessions.remove(retreat().id, "Remove session")
    demo.database.undo()
    assert demo.packets.choices(retreat().id, Audience.ROOM) == choices(Audience.ROOM)


def test_remembering_choices_is_no_step(demo: Workspace) -> None:
    demo.packets.remember(retreat().id, choices(Audience.ROOM))
    assert demo.database.undo_label is None
