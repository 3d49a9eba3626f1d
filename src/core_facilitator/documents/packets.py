"""Packets: three audiences, one plan. Which sections there are, in which order, and the document they make."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from core_facilitator.documents.agenda_pages import agenda_pages
from core_facilitator.documents.block_cards import leader_page, prompts_page
from core_facilitator.documents.blocks import Content, Document, Fit, Heading, Section
from core_facilitator.documents.contacts import contact_pages
from core_facilitator.documents.covers import cover
from core_facilitator.documents.day_sheets import run_sheet_pages
from core_facilitator.documents.group_lists import divided, divided_without_handout, who_is_where, who_with_whom
from core_facilitator.documents.handouts import handout_page, journal_pages, note_page, questions_page
from core_facilitator.documents.material_lists import material_pages
from core_facilitator.documents.overviews import overview_pages
from core_facilitator.documents.phrases import listed
from core_facilitator.documents.plans import Plan, plan_for
from core_facilitator.documents.room_sheets import door_signs, name_tents, rooms_in_use, set_up_pages, sign_in_pages
from core_facilitator.documents.scripts import script_pages
from core_facilitator.documents.words import ENGLISH, Words, words_for
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import PacketChoices
from core_facilitator.domain.timing import TimedBlock, TimedDay
from core_facilitator.domain.typed_times import clock

_LONGEST_FOOT = 60
_JOURNAL = "journal-"
_RUN_SHEET = "run-sheet"


@dataclass(frozen=True, slots=True)
class SectionInfo:
    """A section that can be chosen: its key among the choices, its name for people, and whether it is on at first."""

    key: str
    title: str
    included_by_default: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    """A section that has not been written yet."""

    info: SectionInfo
    content: Callable[[], tuple[Content, ...]]
    footer: str = ""
    fit: Fit = Fit.FLOW

    def section(self) -> Section:
        key, title = self.info.key, self.info.title
        return Section(key, title, self.content(), self.footer, fit=self.fit)


def sections(session: Session, audience: Audience, words: Words = ENGLISH) -> tuple[SectionInfo, ...]:
    """Return the sections of a packet in their usual order."""
    return tuple(part.info for part in _parts(plan_for(session, audience, words)))


def arranged(infos: tuple[SectionInfo, ...], choices: PacketChoices | None) -> tuple[tuple[SectionInfo, bool], ...]:
    """Return the sections in the chosen order, each with whether it is printed.

    A section that the choices do not know (the plan has grown since) comes after the one it usually follows.
    Chosen sections that no longer exist are passed over.
    """
    known = {info.key: info for info in infos}
    chosen = {choice.key: choice.included for choice in (choices.sections if choices else ()) if choice.key in known}
    order = list(chosen)
    for at, info in enumerate(infos):
        if info.key not in chosen:
            order.insert(order.index(infos[at - 1].key) + 1 if at else 0, info.key)
    return tuple((known[key], chosen.get(key, known[key].included_by_default)) for key in order)


def packet(
    session: Session,
    audience: Audience,
    choices: PacketChoices | None = None,
    *,
    hours24: bool = False,
    language: str = "en",
    printed: datetime | None = None,
    asked: frozenset[UUID] = frozenset(),
) -> Document:
    """Return the packet of a session for an audience, as chosen or as usual.

    It is made from a copy of the session in which every text that the audience may not read is blank. `printed` is
    the local time at which it is made; each page's foot then says it, so that two printings can be told apart.
    `asked` are the blocks that have a check-in: those who lead read so.
    """
    words = words_for(language)
    plan = plan_for(session, audience, words, hours24=hours24, asked=asked)
    foot = stamp(words, printed, hours24=hours24) if printed else ""
    name, title = words.packets[audience], plan.session.title or words.no_title
    return Document(
        title=words.titled.format(title=name, text=title),
        language=words.tag,
        sections=tuple(replace(section, footer=foot_of(section, foot)) for section in _chosen(plan, choices)),
        running=running(plan.session.host, title),
        subject=name,
        author=plan.session.host,
        page=words.page,
        printed=foot,
    )


def stamp(words: Words, at: datetime, *, hours24: bool = False) -> str:
    """Return when something was printed: "Printed Oct 14, 6:58 AM"."""
    return words.printed.format(day=words.dates.in_year(at), time=clock(at, hours24=hours24, suffix=True))


def foot_of(section: Section, printed: str) -> str:
    """Return what stands in the middle of the foot of a section's pages: what it says itself, or when it was printed.

    Whom the section is for, where its heading says that it is not for everybody, stands on each page: pages are
    parted, and one that is found on a table has to say it for itself.
    """
    badge = next((one.badge for one in section.content if isinstance(one, Heading) and one.badge), "")
    return section.footer or ". ".join(part for part in (badge, printed) if part)


def running(host: str, title: str) -> str:
    """Return what stands at each page's foot: host and title, or the title alone where both are too long for it."""
    both = listed(host, title)
    return both if len(both) <= _LONGEST_FOOT else title


def _chosen(plan: Plan, choices: PacketChoices | None) -> tuple[Section, ...]:
    infos = tuple(part.info for part in _parts(plan))
    keys = [info.key for info, included in arranged(infos, choices) if included]
    journal = any(key.startswith(_JOURNAL) for key in keys)
    parts = {part.info.key: part for part in _parts(plan, journal=journal, alone=len(keys) == 1)}
    return tuple(replace(parts[key].section(), page=_page(plan, key, alone=len(keys) == 1)) for key in keys)


def _page(plan: Plan, key: str, *, alone: bool) -> str:
    """Return how a section's pages are named: a run sheet is carried by itself, so each page says how many it has."""
    if not key.startswith(_RUN_SHEET):
        return ""
    return plan.words.run_sheet_page if alone else plan.words.run_sheet_page_in


def _parts(plan: Plan, *, journal: bool = False, alone: bool = False) -> Iterator[_Part]:
    """Yield the parts in their usual order. What is printed is known to the cover: journal pages, or it alone."""
    if plan.audience is not Audience.ROOM:
        yield _Part(SectionInfo("cover", plan.words.cover), lambda: (cover(plan, journal=journal, alone=alone),))
    of_audience = {
        Audience.FACILITATOR: _for_facilitators,
        Audience.PARTICIPANT: _for_participants,
        Audience.ROOM: _for_rooms,
    }
    yield from of_audience[plan.audience](plan)


def _for_facilitators(plan: Plan) -> Iterator[_Part]:
    words = plan.words
    yield _Part(SectionInfo("overview", words.overview), partial(overview_pages, plan))
    yield from _each_day(plan, _RUN_SHEET, words.run_sheet, words.run_sheet_day, run_sheet_pages)
    yield from _each_day(plan, "script", words.script, words.script_day, script_pages)
    yield _Part(SectionInfo("materials", words.materials_list), partial(material_pages, plan))
    yield from _each_day(plan, "set-up", words.set_up_title, words.set_up_day, set_up_pages)
    yield _Part(SectionInfo("contacts", words.contacts), partial(contact_pages, plan))
    for part in (*_to_lead_from(plan), *_to_write_on(plan)):
        yield replace(part, info=replace(part.info, included_by_default=False))


def _for_participants(plan: Plan) -> Iterator[_Part]:
    words = plan.words
    yield from _each_day(plan, "agenda", words.agenda, words.agenda_day, agenda_pages)
    for day in plan.days:
        if divided_without_handout(day):
            name = plan.of_day(words.who_with_whom, words.who_with_whom_day, day)
            yield _Part(SectionInfo(f"groups-{day.day.id}", name), partial(who_with_whom, plan, day))
    yield from _to_write_on(plan)
    yield _Part(SectionInfo("notes", words.note_page, included_by_default=False), partial(note_page, plan))


def _for_rooms(plan: Plan) -> Iterator[_Part]:
    words = plan.words
    yield from _each_day(plan, "set-up", words.set_up_title, words.set_up_day, set_up_pages)
    yield _Part(SectionInfo("materials", words.materials_list), partial(material_pages, plan))
    yield _Part(SectionInfo("sign-in", words.sign_in), partial(sign_in_pages, plan))
    for day in plan.days:
        if divided(day):
            name = plan.of_day(words.who_is_where, words.who_is_where_day, day)
            yield _Part(SectionInfo(f"groups-{day.day.id}", name), partial(who_is_where, plan, day))
    if plan.session.people or plan.session.team:
        yield _Part(SectionInfo("tents", words.tents), partial(name_tents, plan))
    for room in rooms_in_use(plan):
        info = SectionInfo(f"sign-{room.id}", words.door_sign.format(room=room.name))
        yield _Part(info, partial(door_signs, plan, room))


def _each_day(
    plan: Plan, key: str, title: str, titled: str, pages: Callable[[Plan, TimedDay], tuple[Content, ...]]
) -> Iterator[_Part]:
    for day in plan.days:
        yield _Part(SectionInfo(f"{key}-{day.day.id}", plan.of_day(title, titled, day)), partial(pages, plan, day))


def _held(plan: Plan) -> list[TimedBlock]:
    return [timed for day in plan.days for timed in day.all_blocks() if not timed.block.skipped]


def _to_lead_from(plan: Plan) -> Iterator[_Part]:
    """Yield a page to lead from for each block that came from a card of the library."""
    yield from _only_once(_leader_part(plan, timed) for timed in _held(plan) if timed.block.card)


def _leader_part(plan: Plan, timed: TimedBlock) -> _Part:
    name = plan.words.leader_card_of.format(title=plan.title_of(timed.block))
    return _Part(SectionInfo(f"card-{timed.block.id}", name), partial(leader_page, plan, timed), fit=Fit.PAGE)


def _to_write_on(plan: Plan) -> Iterator[_Part]:
    """Yield the questions, to read and to cut out, then handouts and journal pages in the order of the plan."""
    words = plan.words
    timed_blocks = _held(plan)
    asked = [timed.block for timed in timed_blocks if not timed.block.journal]
    if any(block.prompts for block in asked):
        yield _Part(SectionInfo("questions", words.questions), partial(questions_page, plan, tuple(asked)))
        info = SectionInfo("prompts", words.prompt_cards, included_by_default=False)
        yield _Part(info, partial(prompts_page, plan, tuple(asked)))
    pages = (part for timed in timed_blocks for part in _block_pages(plan, timed))
    yield from _only_once(pages)


def _block_pages(plan: Plan, timed: TimedBlock) -> Iterator[_Part]:
    words, block, title = plan.words, timed.block, plan.title_of(timed.block)
    if block.handout:
        name = words.handout_of.format(title=block.handout.title or title)
        page = partial(handout_page, plan, timed, block.handout)
        yield _Part(SectionInfo(f"handout-{block.id}", name), page, fit=Fit.SHEET)
    if block.journal:
        name = words.journal_of.format(title=title)
        info = SectionInfo(f"{_JOURNAL}{block.id}", name)
        yield _Part(info, partial(journal_pages, plan, block), words.private_page)


def _only_once(parts: Iterator[_Part]) -> Iterator[_Part]:
    """Yield parts whose pages are alike only once: groups that work side by side have one handout between them."""
    seen: set[tuple[Content, ...]] = set()
    for part in parts:
        content = part.content()
        if content not in seen:
            seen.add(content)
            yield part
