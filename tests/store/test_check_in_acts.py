"""Whatever people do with their tickets, in whatever order: the count is that of those whose answer stands."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from answered import TODAY, opened, prepared, sheet, ticket
from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.store import workspace

PEOPLE = 4
ACTS = st.lists(st.tuples(st.sampled_from(("answer", "change", "withdraw")), st.integers(0, PEOPLE)), max_size=25)

FREE = {"answer": Taken.KEPT, "change": Taken.UNKNOWN, "withdraw": Taken.WITHDRAWN}
IN = {"answer": Taken.ALREADY, "change": Taken.CHANGED, "withdraw": Taken.WITHDRAWN}


@settings(max_examples=25, deadline=None)
@given(ACTS, st.booleans())
def test_the_desk_does_what_a_list_of_names_would(acts: list[tuple[str, int]], reopened: bool) -> None:
    """The last of the tickets is one that nobody was given."""
    with tempfile.TemporaryDirectory() as folder:
        made = workspace.create_demo(Path(folder) / "work", "Work")
        one = opened(made, prepared(expected=PEOPLE))
        tickets = [*(ticket(made.check_ins, one) for _person in range(PEOPLE)), Ticket("f" * 32)]
        there: dict[int, int] = {}
        for number, (act, person) in enumerate(acts):
            expected = Taken.UNKNOWN if person == PEOPLE else (IN if person in there else FREE)[act]
            given = () if act == "withdraw" else (sheet(number),)
            assert getattr(made.check_ins, act)(one.id, tickets[person], *given) is expected
            if expected in (Taken.KEPT, Taken.CHANGED):
                there[person] = number
            elif expected is Taken.WITHDRAWN:
                there.pop(person, None)
            assert made.check_ins.count(one.id) == len(there)
        if reopened:
            made.close()
            made = workspace.open(made.folder)
        assert made.check_ins.close(one.id, TODAY).answers == len(there)
        made.close()
