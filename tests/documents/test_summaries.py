"""The summary of a session that was held, as pages."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import ran
import run_samples
from canaries import Planting
from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import (
    BarPart,
    Bullets,
    Content,
    Document,
    Heading,
    Paragraph,
    Style,
    Table,
    TimeBars,
)
from core_facilitator.documents.summaries import summary_document, summary_sections
from core_facilitator.documents.summary_days import signed
from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, TimeKind
from core_facilitator.domain.audiences import SUMMARIES, Audience
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.domain.runs import Inserted, Passage, Run
from core_facilitator.domain.summaries import Held, held
from samples import FIRST_DAY, LUNCH, key, one_day, retreat, without_days

OTHERS = (Audience.PARTICIPANT, Audience.SPONSOR)


def everything() -> Held:
    coming = replace(retreat(), id=key(990), title="Winter gathering")
    return held(retreat(), (ran.whole_day(),), ran.captured(), (ran.promised(),), ran.there(), coming)


def only(known: Held, audience: Audience, *keys: str) -> Document:
    """Return the summary with just those sections."""
    infos = summary_sections(known, audience)
    chosen = tuple(Choice(info.key, info.key in keys) for info in infos)
    return summary_document(known, audience, PacketChoices(audience=audience, sections=chosen))


def all_of(known: Held, audience: Audience) -> Document:
    return only(known, audience, *(info.key for info in summary_sections(known, audience)))


def content(document: Document) -> tuple[Content, ...]:
    (section,) = document.sections
    return section.content


def headings(document: Document) -> list[str]:
    return [each.text for each in content(document) if isinstance(each, Heading)]


def tables(document: Document) -> list[list[list[str]]]:
    """Return each table's rows, a cell's paragraphs joined by a stroke."""
    return [
        [[" / ".join(said(cell.paragraphs)) for cell in row] for row in each.rows]
        for each in content(document)
        if isinstance(each, Table)
    ]


def said(paragraphs: Iterable[Paragraph]) -> list[str]:
    return ["".join(run.text for run in paragraph.runs) for paragraph in paragraphs]


def drawings(document: Document) -> list[TimeBars]:
    return [each for each in content(document) if isinstance(each, TimeBars)]


def held_day(*blocks: Block, ends: int = 60) -> Held:
    """Return a session of one day, on which each of the blocks took its time, the last one until `ends` minutes."""
    session = one_day(*blocks)
    start = datetime.fromisoformat("2026-10-14T09:00:00-07:00")
    run = Run(id=key(900), session=session.id, plan=session.days[0])
    for block in blocks:
        run = acts.next_block(run, start)
        start += timedelta(minutes=block.minutes)
    run = acts.close(run, datetime.fromisoformat("2026-10-14T09:00:00-07:00") + timedelta(minutes=ends))
    return held(session, (run,), (), (), ())


@pytest.mark.parametrize(
    ("audience", "usual"),
    [
        (Audience.FACILITATOR, ["purpose", "decisions", "commitments", "due", "parked", "day", "went", "attendance"]),
        (Audience.PARTICIPANT, ["purpose", "decisions", "commitments", "parked", "day", "credits"]),
        (Audience.SPONSOR, ["purpose", "decisions", "commitments", "parked"]),
    ],
)
def test_each_audience_has_its_usual_sections(audience: Audience, usual: list[str]) -> None:
    infos = summary_sections(everything(), audience)
    chosen = [info.key.partition("-")[0] for info in infos if info.included_by_default]

    assert chosen[:8] == usual
    assert infos[-1].key == "following"
    assert not infos[-1].included_by_default


def test_what_there_is_nothing_of_is_no_section() -> None:
    bare = held(without_days(), (), (), (), ())

    assert [info.key for info in summary_sections(bare, Audience.FACILITATOR)] == ["purpose"]
    assert list(texts(summary_document(bare, Audience.FACILITATOR)))[1:] == [
        "Just an idea",
        "Facilitators only",
        "Session summary.",
        "No day of this session has been held yet.",
    ]


def test_notes_are_offered_to_facilitators_alone() -> None:
    offered = {audience: [info.key for info in summary_sections(everything(), audience)] for audience in SUMMARIES}

    assert "notes" in offered[Audience.FACILITATOR]
    assert all("notes" not in offered[audience] for audience in OTHERS)


def test_its_head_says_what_it_is_of() -> None:
    document = summary_document(
        run_samples.two_days(), Audience.SPONSOR, printed=datetime(2026, 8, 8, 9, 5, tzinfo=UTC)
    )

    assert document.title == "Session summary for the sponsor: Seeing whole, choosing well"
    assert document.sections[0].footer == "Printed Aug 8, 9:05 AM"
    assert list(texts(document))[1:4] == [
        "Seeing whole, choosing well",
        "Session summary. Quillback Bay Unified School District. Cabinet, directors and principals. "
        "August 6 to 7, 2026. Pelican Ridge Retreat Center.",
        run_samples.two_days().session.purpose,
    ]


def test_sections_stand_in_the_chosen_order() -> None:
    sections = (Choice("parked", included=True), Choice("decisions", included=True), Choice("purpose", included=False))
    choices = PacketChoices(audience=Audience.SPONSOR, sections=sections)
    document = summary_document(everything(), Audience.SPONSOR, choices)

    assert headings(document)[:3] == ["Noticing what we carry", "Parking lot", "What we decided"]


@pytest.mark.parametrize("audience", OTHERS)
def test_no_choice_lets_a_private_word_through(audience: Audience) -> None:
    planting = Planting(audience)
    planted = planting.plant(everything())
    keys = [info.key for info in summary_sections(planted, audience)]

    assert len(planting.words) > 50
    assert len(keys) > 8
    for chosen in ([each] for each in keys):
        document = only(planted, audience, *chosen)
        assert "canary" not in repr(document), chosen
    assert "canary" not in repr(all_of(planted, audience))
    assert "canary" not in repr(summary_sections(planted, audience))
    assert "canary" in repr(all_of(planted, Audience.FACILITATOR))


def test_the_arc_draws_all_days_on_one_clock() -> None:
    document = only(run_samples.two_days(), Audience.SPONSOR, "purpose")
    (drawing,) = drawings(document)

    assert [row.name for row in drawing.rows] == ["Day 1", "Day 2"]
    assert drawing.marks[0] == (0, "8:00")
    assert drawing.marks[1] == (120, "10:00")
    assert drawing.rows[0].parts[0] == BarPart(6, 24, TimeKind.BREAK)
    assert "8:49 Check-in in two circles, plenary, 20 min" in drawing.alternative
    captions = [each for each in content(document) if isinstance(each, Paragraph) and each.style is Style.CAPTION]
    assert said(captions)[-1].startswith("Day 2, Choosing well. A word from the superintendent; Check-in; ")
    assert "Lunch" not in said(captions)[-1]


def test_a_session_without_purpose_and_with_nothing_but_a_bell_has_no_arc() -> None:
    bell = held_day(Block(id=key(1), title="Bell"), ends=0)
    document = only(bell, Audience.PARTICIPANT, "purpose")

    assert headings(document) == ["One day"]
    assert (
        drawings(only(bell, Audience.FACILITATOR, *(info.key for info in summary_sections(bell, Audience.FACILITATOR))))
        == []
    )


def test_a_day_of_breaks_alone_is_drawn_and_not_told() -> None:
    rest = held_day(Block(id=key(1), title="Rest", minutes=60, kind=TimeKind.BREAK))
    document = only(rest, Audience.SPONSOR, "purpose")

    assert headings(document) == ["One day", "How the time was spent"]
    assert isinstance(content(document)[-1], TimeBars)


def test_decisions_name_who_said_them_to_facilitators_alone() -> None:
    lines = {
        audience: next(each for each in content(only(everything(), audience, "decisions")) if isinstance(each, Bullets))
        for audience in SUMMARIES
    }

    assert lines[Audience.FACILITATOR].items[0][0].text == "We meet each month (Mele Stavridis)"
    assert {lines[audience].items[0][0].text for audience in OTHERS} == {"We meet each month"}


def test_commitments_stand_by_person_with_who_asks_and_how_they_stand() -> None:
    (rows,) = tables(only(run_samples.two_days(), Audience.SPONSOR, "commitments"))

    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert rows[1] == ["Lucjan Thibodeaux", "Write the letter to families in three languages", "", "Amparo"]
    kept = next(row for row in rows if "second data meeting" in row[1])
    assert kept == [
        "Oyelaran Brightwater",
        "Move the second data meeting out of every calendar / Kept",
        "Mon, Aug 10",
        "Marisol",
    ]
    (private,) = tables(only(run_samples.two_days(), Audience.FACILITATOR, "commitments"))
    assert "Done in the room, on the phone" in next(row for row in private if "second data meeting" in row[1])[1]


def test_what_is_due_stands_by_date_without_what_was_kept() -> None:
    (rows,) = tables(only(run_samples.two_days(), Audience.FACILITATOR, "due"))

    assert [row[0] for row in rows] == [
        *("Tue, Aug 18", "Thu, Aug 20", "Fri, Aug 21", "Fri, Aug 28", "Tue, Sep 1", "Fri, Sep 11"),
        "No date",
    ]
    assert rows[0][1] == "Marisol Etxeberria. Tell the board what we stop, and why"


def test_a_promise_of_nobody_says_so() -> None:
    nobody = Commitment(id=key(1), at=ran.BEGAN, what="Sweep", due=date(2026, 11, 1))
    known = held(retreat(), (), (), (nobody,), ())

    assert tables(only(known, Audience.PARTICIPANT, "commitments")) == [[["Nobody yet", "Sweep", "Sun, Nov 1", ""]]]


def test_the_parking_lot_says_what_became_of_each() -> None:
    (rows,) = tables(only(everything(), Audience.SPONSOR, "parked"))
    (private,) = tables(only(everything(), Audience.FACILITATOR, "parked"))

    assert rows == [
        ["Who pays for the buses?", "Carried to the next session"],
        ["Chairs", "Still open"],
        ["Keys", "Done"],
    ]
    assert private[0][1] == "Carried to the next session / Ask the board"


def test_a_day_is_told_with_the_times_at_which_it_was_held() -> None:
    rows, out = tables(only(everything(), Audience.PARTICIPANT, f"day-{FIRST_DAY}"))

    assert rows[0] == ["8:34", "Opening circle", "26 min"]
    assert rows[1] == ["9:00", "Case clinic / Protocol: tu-case-clinic.", "34 min"]
    assert ["9:34", "A visitor — “Ünïcödé” 🙂 / Came in on the day.", "10 min"] in rows
    assert out == [["What is mine to let go of", "Moved to day 2"]]
    assert not any(row[1].startswith("Doors open") for row in rows)
    private = tables(only(everything(), Audience.FACILITATOR, f"day-{FIRST_DAY}"))[0]
    assert private[0] == ["8:34", "Doors open", ""]


def test_tracks_are_named_to_those_who_were_there() -> None:
    found = {
        audience: next(
            row for row in tables(only(everything(), audience, f"day-{FIRST_DAY}"))[0] if "Map one system" in row[1]
        )
        for audience in OTHERS
    }

    assert found[Audience.PARTICIPANT][1] == "Map one system / Placement letters, Attendance calls"
    assert found[Audience.SPONSOR][1] == "Map one system"


def test_where_a_day_went_is_drawn_and_listed() -> None:
    document = only(run_samples.two_days(), Audience.FACILITATOR, f"went-{run_samples.two_days().runs[1].plan.id}")
    (drawing,), (rows,) = drawings(document), tables(document)

    assert [row.name for row in drawing.rows] == ["Planned", "Held"]
    assert [part.joins for part in drawing.rows[1].parts][:3] == [0, None, 1]
    assert {kind for kind, _ in drawing.legend} == set(TimeKind)
    assert "Began 3 min late. Ended on time." in list(texts(document))
    assert rows[0] == ["A word from the superintendent / Came in on the day", "", "7 min", "+7"]
    assert ["Workstream board", "90 min", "104 min", "+14"] in rows
    assert ["15% solutions: what I do on Monday / Left out", "20 min", "", "−20"] in rows
    assert rows[-1] == ["Altogether", "9 h 10", "8 h 56", "−14"]


def test_a_day_that_went_as_planned_says_so() -> None:
    known = held_day(Block(id=key(1), title="Talk", minutes=60))
    document = only(known, Audience.PARTICIPANT, f"went-{FIRST_DAY}")

    assert tables(document) == []
    assert list(texts(document))[-1] == "Every block took the minutes that were planned for it."
    assert "Began on time. Ended on time." in list(texts(document))
    assert headings(document)[-1] == "Where the day went"


def test_a_day_is_late_by_the_times_that_are_shown_of_it() -> None:
    known = held_day(Block(id=key(1), title="Talk", minutes=60), ends=64)
    (run,) = known.runs
    late = run.passages[0].start + timedelta(minutes=2, seconds=40)
    later = replace(known, runs=(replace(run, passages=(replace(run.passages[0], start=late),)),))
    written = list(texts(only(later, Audience.PARTICIPANT, f"went-{FIRST_DAY}")))

    assert "Began 2 min late. Ended 4 min late." in written


def test_what_a_day_took_less_altogether_is_told_in_hours() -> None:
    known = held_day(Block(id=key(1), title="Talk", minutes=120), ends=20)
    rows = tables(only(known, Audience.PARTICIPANT, f"went-{FIRST_DAY}"))[0]

    assert rows[0][-1] == "−100"
    assert rows[-1] == ["Altogether", "2 h", "20 min", "−1 h 40"]


def test_a_day_of_which_nothing_took_time_has_no_drawing() -> None:
    known = held_day(Block(id=key(1), title="Bell"), ends=0)

    assert drawings(only(known, Audience.PARTICIPANT, f"went-{FIRST_DAY}")) == []


def test_a_day_that_ended_early_says_so_and_what_was_not_planned_is_drawn_alone() -> None:
    known = held_day(Block(id=key(1), title="Talk", minutes=60), ends=59)
    (run,) = known.runs
    visit = Passage(block=key(2), title="Visit", start=run.passages[0].start, end=run.passages[0].end)
    visited = replace(known, runs=(replace(run, passages=(visit,)),))

    assert "Began on time. Ended 1 min early." in list(texts(only(known, Audience.PARTICIPANT, f"went-{FIRST_DAY}")))
    (drawing,) = drawings(only(visited, Audience.PARTICIPANT, f"went-{FIRST_DAY}"))
    assert drawing.rows[1].parts == (BarPart(0, 59, TimeKind.PLENARY),)


def test_what_is_held_before_anything_was_planned_is_drawn_too() -> None:
    known = held_day(Block(id=key(1), title="Talk", minutes=60))
    unplanned = replace(known.runs[0], plan=replace(known.runs[0].plan, blocks=()))
    (drawing,) = drawings(only(replace(known, runs=(unplanned,)), Audience.PARTICIPANT, f"went-{FIRST_DAY}"))

    assert [len(row.parts) for row in drawing.rows] == [0, 1]
    assert drawing.alternative.startswith("Wed, Oct 14. Held: 9:00 ")


def test_facilitators_read_who_was_there_and_others_how_many() -> None:
    private = tables(only(everything(), Audience.FACILITATOR, "attendance"))
    counted = tables(only(everything(), Audience.SPONSOR, "attendance"))

    assert private == [
        [
            ["Amara Sandoval-Reid", "in part / left at ten", "here"],
            ["Mele Stavridis", "arrives at 11:30", ""],
            ["Here", "0 here, 1 in part", "1 here"],
        ]
    ]
    assert counted == [[["Wednesday, October 14, 2026", "Morning: 0 here, 1 in part; Afternoon: 1 here"]]]


def test_notes_say_when_and_where_they_were_written_down() -> None:
    known = everything()
    elsewhere = replace(known.captures[0], id=key(1), run=key(2), block=None)
    both = replace(known, captures=(*known.captures, elsewhere))
    (rows,) = tables(only(both, Audience.FACILITATOR, "notes"))

    assert rows == [
        ["8:38 / Day 1", "The window side is cold / Opening circle"],
        ["8:38 / Day 1", "The window side is cold"],
    ]
    alone = replace(known, session=replace(known.session, days=known.session.days[:1]))
    assert tables(only(alone, Audience.FACILITATOR, "notes"))[0][0][0] == "8:38"


def test_credits_stand_with_what_they_are_for() -> None:
    (rows,) = tables(only(everything(), Audience.PARTICIPANT, "credits"))

    assert rows == [["tu-case-clinic", "Adapted from Case Clinic, Presencing Institute."]]


def test_the_next_session_is_told_where_it_is_chosen() -> None:
    told = list(texts(only(everything(), Audience.SPONSOR, "following")))
    untitled = replace(everything(), following=without_days())
    bare = replace(untitled, following=replace(without_days(), title=""))

    assert told[-2:] == ["Next session", "Winter gathering. October 14 to 15, 2026. Quail Hollow Center."]
    assert list(texts(only(bare, Audience.SPONSOR, "following")))[-1] == "Untitled. "


def test_a_day_that_its_session_has_lost_is_called_by_its_date() -> None:
    known = everything()
    lost = replace(known, session=replace(known.session, days=known.session.days[1:] * 2))
    infos = {info.key: info.title for info in summary_sections(lost, Audience.PARTICIPANT)}

    assert infos[f"day-{FIRST_DAY}"] == "What happened, day Oct 14"


def test_what_moved_to_a_day_that_is_gone_moved_elsewhere() -> None:
    known = everything()
    left = acts.leave_out(acts.reopen(known.runs[0]), [LUNCH], moved_to=key(99))
    known = replace(known, runs=(acts.close(left, ran.after(251)),))
    out = tables(only(known, Audience.FACILITATOR, f"day-{FIRST_DAY}"))[1]

    assert ["Lunch", "Moved to another day"] in out


def test_what_was_skipped_stands_with_what_was_left_out_and_never_with_what_happened() -> None:
    talk, walk, song, bell, tea = (
        Block(id=key(at), title=title, minutes=20, kind=kind, credit=f"By {title}")
        for at, (title, kind) in enumerate(
            (
                ("Talk", TimeKind.PLENARY),
                ("Walk", TimeKind.REFLECTION),
                ("Song", TimeKind.PLENARY),
                ("Letter", TimeKind.PLENARY),
                ("Tea", TimeKind.BREAK),
            ),
            1,
        )
    )
    session = one_day(talk, walk, song, bell, tea)
    start = datetime.fromisoformat("2026-10-14T09:00:00-07:00")
    run = acts.next_block(Run(id=key(900), session=session.id, plan=session.days[0]), start)
    run = acts.next_block(run, start + timedelta(minutes=20))
    run = acts.next_block(run, start + timedelta(minutes=24), skipped=True)
    run = acts.next_block(run, start + timedelta(minutes=24, seconds=5), skipped=True)
    run = acts.close(acts.leave_out(run, [tea.id]), start + timedelta(minutes=44))
    run = acts.leave_out(run, [song.id], moved_to=key(77))
    known = held(session, (run,), (), (), ())
    happened, out = tables(only(known, Audience.FACILITATOR, f"day-{FIRST_DAY}"))

    assert [row[1] for row in happened] == ["Talk", "Letter"]
    assert out == [["Walk", "Skipped after 4 min"], ["Tea", "Left out"], ["Song", "Skipped. Moved to another day"]]
    assert tables(only(known, Audience.PARTICIPANT, f"day-{FIRST_DAY}"))[1] == [out[0], out[2]]
    (drawing,), (went,) = (
        drawings(all_of(known, Audience.SPONSOR))[1:],
        tables(only(known, Audience.SPONSOR, f"went-{FIRST_DAY}")),
    )
    assert "9:20 Walk, skipped, 4 min; 9:24 Letter, plenary, 20 min." in drawing.alternative
    assert went[0] == ["Walk / Skipped after 4 min", "20 min", "4 min", "−16"]
    assert went[-1] == ["Altogether", "1 h 40", "44 min", "−56"]
    told = [text for audience in SUMMARIES for text in texts(all_of(known, audience))]
    assert [text for text in told if text.startswith("By ")] == ["By Talk.", "By Letter."] * len(SUMMARIES)


def test_what_came_in_on_the_day_and_was_skipped_says_both() -> None:
    known = held_day(Block(id=key(1), title="Talk", minutes=60))
    (run,) = known.runs
    visit = Passage(block=key(2), title="Visit", start=run.passages[0].start, end=run.passages[0].start, skipped=True)
    run = replace(
        run, passages=(*run.passages, visit), inserted=(Inserted(block=Block(id=key(2), title="Visit", minutes=5)),)
    )
    rows = tables(only(replace(known, runs=(run,)), Audience.PARTICIPANT, f"day-{FIRST_DAY}"))[1]

    assert rows == [["Visit", "Came in on the day. Skipped"]]


def test_a_day_in_which_all_was_left_out_has_nothing_that_happened() -> None:
    known = held_day(Block(id=key(1), title="Talk", minutes=60), ends=0)
    run = known.runs[0]
    skipped = replace(run, passages=(replace(run.passages[0], skipped=True),))
    document = only(replace(known, runs=(skipped,)), Audience.PARTICIPANT, f"day-{FIRST_DAY}")

    assert headings(document)[-2:] == ["What happened", "What was left out"]
    assert tables(document) == [[["Talk", "Skipped"]]]


@pytest.mark.parametrize(("minutes", "text"), [(5, "+5"), (-5, "−5"), (0, "")])
def test_a_difference_has_its_sign(minutes: int, text: str) -> None:
    assert signed(minutes) == text
