"""The contact sheet."""

from dataclasses import replace

import pytest

from core_facilitator.documents.blocks import Box, Run, Table, Tone
from core_facilitator.documents.packets import packet
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.people import Person
from samples import key, retreat, without_days
from says import section_texts, table_rows


def test_it_tells_how_to_reach_people_and_what_they_need() -> None:
    rows = table_rows(packet(retreat(), Audience.FACILITATOR), "contacts")

    assert rows[0] == [
        ["Noor Castellanos", "Lead facilitator", "Learning"],
        ["555-0101", "noor@example.org"],
        ["Stands with her back to a wall", "Has the keys"],
    ]
    assert rows[3] == [["Mele Stavridis", "Principal"], [], []]


def test_a_department_that_the_role_names_is_not_said_again() -> None:
    person = Person(id=key(1), name="Noor", role="Principal, Heron Point", department="Heron Point")
    rows = table_rows(packet(replace(retreat(), team=(person,)), Audience.FACILITATOR), "contacts")

    assert rows[0][0] == ["Noor", "Principal, Heron Point"]


def test_it_says_that_it_is_private() -> None:
    contacts = next(
        section for section in packet(retreat(), Audience.FACILITATOR).sections if section.key == "contacts"
    )

    boxes = [content for content in contacts.content if isinstance(content, Box)]
    assert [box.tone for box in boxes] == [Tone.PRIVATE]


def test_only_facilitators_have_one() -> None:
    for audience in (Audience.PARTICIPANT, Audience.ROOM):
        assert "contacts" not in [section.key for section in packet(retreat(), audience).sections]


def test_nobody_is_said_to_be_nobody() -> None:
    texts = section_texts(packet(without_days(), Audience.FACILITATOR), "contacts")

    assert texts[-4:] == ["Facilitators", "Nobody is listed yet.", "Participants", "Nobody is listed yet."]


@pytest.mark.parametrize(
    ("email", "link"),
    [
        ("noor@example.org", "mailto:noor@example.org"),
        ("n.o_o-r+1@example.org", "mailto:n.o_o-r+1@example.org"),
        ("noor at example", ""),
        ("noor@", ""),
        ("@example.org", ""),
        ("javascript:alert(1)@x", ""),
        ("noor@example.org?cc=x", ""),
        ("ñoor@example.org", ""),
    ],
)
def test_only_a_plain_address_becomes_a_link(email: str, link: str) -> None:
    session = replace(retreat(), team=(Person(id=key(1), name="Noor", email=email),))
    contacts = next(section for section in packet(session, Audience.FACILITATOR).sections if section.key == "contacts")
    table = next(content for content in contacts.content if isinstance(content, Table))

    assert table.rows[0][1].paragraphs[0].runs == (Run(email, link=link),)
