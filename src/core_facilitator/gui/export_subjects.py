"""What the packet dialog can export: the packet of a session, or its summary once days of it were held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from core_facilitator.documents.packets import SectionInfo, sections
from core_facilitator.documents.words import words_for
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.formats import DOCUMENT_FORMATS, Format
from core_facilitator.export.names import packet_name, summary_name
from core_facilitator.gui import packet_words, printing, summary_words

if TYPE_CHECKING:
    from uuid import UUID

    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.packets import PacketChoices
    from core_facilitator.domain.result_views import View
    from core_facilitator.domain.summaries import Held
    from core_facilitator.gui.printing import Wanted
    from core_facilitator.settings import Settings
    from core_facilitator.store.packets import Packets

Audiences = tuple[Audience, Audience, Audience]


class Subject(Protocol):
    """What is exported, and in which words the dialog speaks of it. `audiences` stand in the order of its buttons."""

    @property
    def audiences(self) -> Audiences:
        """For whom it can be made."""
        ...

    @property
    def names(self) -> tuple[str, str]:
        """What the dialog is called, and the one that asks where to save."""
        ...

    def for_whom(self, audience: Audience) -> str:
        """Return the words for an audience."""
        ...

    def left_out(self, audience: Audience) -> str:
        """Return what it never holds for an audience, or nothing."""
        ...

    def sections(self, audience: Audience) -> tuple[SectionInfo, ...]:
        """Return the sections that can be chosen."""
        ...

    def formats(self, audience: Audience) -> tuple[Format, ...]:
        """Return the formats that are offered."""
        ...

    def order(self, choices: PacketChoices) -> Wanted:
        """Return its pages as they are chosen."""
        ...

    def file_name(self, audience: Audience, form: Format) -> str:
        """Return what its file is usually called."""
        ...

    def remembered(self, audience: Audience) -> PacketChoices | None:
        """Return what was chosen last for an audience."""
        ...

    def remember(self, choices: PacketChoices) -> None:
        """Keep what is chosen.

        Raises:
            WorkspaceError: when it cannot be written.
        """
        ...


@dataclass(frozen=True, slots=True)
class PacketSubject:
    """The packet of a session. `asked` are the blocks that have a check-in."""

    session: Session
    packets: Packets
    settings: Settings
    asked: frozenset[UUID] = frozenset()
    audiences: Audiences = (Audience.PARTICIPANT, Audience.FACILITATOR, Audience.ROOM)

    @property
    def names(self) -> tuple[str, str]:
        """What the dialog is called, and the one that asks where to save."""
        return packet_words.dialog_names()

    def for_whom(self, audience: Audience) -> str:
        """Return the words for an audience, with how many copies it needs."""
        return packet_words.for_whom(audience, self.session)

    def left_out(self, audience: Audience) -> str:
        """Return what a packet never holds for an audience, or nothing."""
        return packet_words.left_out(audience)

    def sections(self, audience: Audience) -> tuple[SectionInfo, ...]:
        """Return the sections that can be chosen."""
        return sections(self.session, audience, words_for(self.settings.language))

    def formats(self, audience: Audience) -> tuple[Format, ...]:
        """Return the formats that are offered; some hold the run sheet as rows."""
        return printing.formats(audience)

    def order(self, choices: PacketChoices) -> Wanted:
        """Return the packet as it is chosen."""
        return printing.Order(
            session=self.session,
            audience=choices.audience,
            choices=choices,
            paper=self.settings.paper,
            hours24=self.settings.hours24,
            language=self.settings.language,
            asked=self.asked,
        )

    def file_name(self, audience: Audience, form: Format) -> str:
        """Return what its file is usually called."""
        return packet_name(self.session.title, audience, form, self.settings.language)

    def remembered(self, audience: Audience) -> PacketChoices | None:
        """Return what was chosen last for an audience."""
        return self.packets.choices(self.session.id, audience)

    def remember(self, choices: PacketChoices) -> None:
        """Keep what is chosen."""
        self.packets.remember(self.session.id, choices)


@dataclass(frozen=True, slots=True)
class SummarySubject:
    """The summary of a session that was held. `results` are those of its check-ins: none is in it unless chosen."""

    known: Held
    packets: Packets
    settings: Settings
    results: tuple[View, ...] = ()
    audiences: Audiences = (Audience.PARTICIPANT, Audience.FACILITATOR, Audience.SPONSOR)

    @property
    def names(self) -> tuple[str, str]:
        """What the dialog is called, and the one that asks where to save."""
        return summary_words.dialog_names()

    def for_whom(self, audience: Audience) -> str:
        """Return the words for an audience."""
        return summary_words.for_whom(audience)

    def left_out(self, audience: Audience) -> str:
        """Return what a summary never holds for an audience, or nothing."""
        return summary_words.left_out(audience)

    def sections(self, audience: Audience) -> tuple[SectionInfo, ...]:
        """Return the sections that can be chosen."""
        from core_facilitator.documents.summaries import summary_sections

        return summary_sections(self.known, audience, words_for(self.settings.language), results=self.results)

    def formats(self, _audience: Audience) -> tuple[Format, ...]:
        """Return the formats that are offered."""
        return tuple(DOCUMENT_FORMATS.values())

    def order(self, choices: PacketChoices) -> Wanted:
        """Return the summary as it is chosen."""
        from core_facilitator.gui.page_orders import SummaryOrder

        return SummaryOrder(
            known=self.known,
            results=self.results,
            choices=choices,
            paper=self.settings.paper,
            hours24=self.settings.hours24,
            language=self.settings.language,
        )

    def file_name(self, audience: Audience, form: Format) -> str:
        """Return what its file is usually called."""
        return summary_name(self.known.session.title, audience, form, self.settings.language)

    def remembered(self, audience: Audience) -> PacketChoices | None:
        """Return what was chosen last for an audience."""
        return self.packets.choices(self.known.session.id, audience, summary=True)

    def remember(self, choices: PacketChoices) -> None:
        """Keep what is chosen."""
        self.packets.remember(self.known.session.id, choices, summary=True)
