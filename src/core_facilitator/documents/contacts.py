"""The contact sheet: how to reach everybody and what they need, for facilitators only."""

from collections.abc import Iterator

from core_facilitator.documents.blocks import (
    Box,
    Cell,
    Column,
    Content,
    Heading,
    Paragraph,
    Run,
    Table,
    Tone,
    say,
)
from core_facilitator.documents.phrases import small_print
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.people import Person


def contact_pages(plan: Plan) -> tuple[Content, ...]:
    """Return the team and the participants with their phones, addresses and needs."""
    words, session = plan.words, plan.session
    heading = Heading(1, words.contacts, badge=words.facilitators_only)
    private = Box((say(words.contacts_private),), Tone.PRIVATE)
    return (
        heading,
        private,
        *_people(plan, words.facilitators, session.team),
        *_people(plan, words.participants, session.people),
    )


def _people(plan: Plan, title: str, people: tuple[Person, ...]) -> Iterator[Content]:
    words = plan.words
    yield Heading(2, title)
    if not people:
        yield say(words.nobody)
        return
    yield Table(
        columns=(Column(words.name, 2.5), Column(words.reach, 3.6), Column(words.needs, 2.3)),
        rows=tuple(_row(person) for person in people),
        summary=words.contacts_summary.format(group=title),
    )


def _row(person: Person) -> tuple[Cell, ...]:
    return (
        Cell((say(person.name, bold=True), *small_print(person.role, _department(person)))),
        Cell((*(say(text) for text in (person.phone,) if text), *_address(person.email))),
        Cell(tuple(say(text) for text in (person.needs, person.notes) if text)),
    )


def _department(person: Person) -> str:
    """Return the department, unless the role names it already ("Principal, Heron Point High School")."""
    return "" if person.department.lower() in person.role.lower() else person.department


def _address(email: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(email, link=_mail_link(email)),)),) if email else ()


def _mail_link(address: str) -> str:
    """Return a link for a plain address; one with anything unusual in it is printed without a link."""
    user, at, host = address.partition("@")
    plain = all(part and all(sign.isalnum() or sign in "._+-" for sign in part) for part in (user, host))
    return f"mailto:{address}" if at and plain and address.isascii() else ""
