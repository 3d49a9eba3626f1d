"""What a packet never holds."""

import pytest

from canaries import private_fields
from core_facilitator.documents.withheld import withheld
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience


@pytest.mark.parametrize("audience", Audience)
def test_just_the_fields_that_the_audience_may_not_read_are_withheld(audience: Audience) -> None:
    assert withheld(audience) == private_fields(Session, audience)


def test_facilitators_may_read_everything_and_others_no_notes() -> None:
    assert withheld(Audience.FACILITATOR) == frozenset()
    assert ("Block", "notes") in withheld(Audience.PARTICIPANT) & withheld(Audience.ROOM)
