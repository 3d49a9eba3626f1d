"""Remembers how a session's packet, and its summary, was last made for each audience."""

from uuid import UUID

from sqlalchemy import ColumnElement, delete, insert, select

from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import Choice, PacketChoices, TextSize
from core_facilitator.store.database import Database
from core_facilitator.store.tables import packet_choices


class Packets:
    """The packet choices of a workspace, and those of summaries. Remembering one is no step and cannot be undone.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def choices(self, session_id: UUID, audience: Audience, *, summary: bool = False) -> PacketChoices | None:
        """Return what was chosen last for the packet, or for the summary; None when nothing has been."""
        with self._database.read() as connection:
            query = select(packet_choices).where(*_key(session_id, _name(audience, summary=summary)))
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return PacketChoices(
            audience=audience,
            sections=tuple(Choice(key, included) for key, included in row["sections"]),
            format=row["format"],
            text_size=TextSize(row["text_size"]),
            grayscale=row["grayscale"],
        )

    def remember(self, session_id: UUID, choices: PacketChoices, *, summary: bool = False) -> None:
        """Keep what was chosen, instead of what was chosen before."""
        name = _name(choices.audience, summary=summary)
        row = {
            "session_id": session_id,
            "audience": name,
            "sections": [[choice.key, choice.included] for choice in choices.sections],
            "format": choices.format,
            "text_size": choices.text_size.value,
            "grayscale": choices.grayscale,
        }
        with self._database.write() as connection:
            connection.execute(delete(packet_choices).where(*_key(session_id, name)))
            connection.execute(insert(packet_choices).values(row))


def _name(audience: Audience, *, summary: bool) -> str:
    return f"summary-{audience.value}" if summary else audience.value


def _key(session_id: UUID, name: str) -> tuple[ColumnElement[bool], ...]:
    return packet_choices.c.session_id == session_id, packet_choices.c.audience == name
