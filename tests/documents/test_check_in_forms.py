"""A check-in on paper."""

from dataclasses import replace

from core_facilitator.documents.blocks import Box, Document, Heading, Poster, Ring, Rules, Table
from core_facilitator.documents.check_in_forms import form_document, poster_document, tally_document
from core_facilitator.domain.check_ins import CheckIn, Part, Split
from core_facilitator.domain.check_ins import Rules as Protection
from core_facilitator.domain.instruments import Point, Wording
from result_samples import PULSE, map_of, pulse, single, words

SQUARES = ((True, False, True), (False, True, False), (True, True, True))


def _table(document: Document) -> Table:
    return next(one for one in document.sections[0].content if isinstance(one, Table))


def _check_in() -> CheckIn:
    return pulse().check_in


def test_each_statement_has_a_circle_for_each_answer() -> None:
    table = _table(form_document(_check_in(), "en"))

    assert [column.title for column in table.columns[2:]] == [
        "Strongly disagree",
        "Disagree",
        "In between",
        "Agree",
        "Strongly agree",
    ]
    assert len(table.rows) == 4
    assert all(isinstance(cell.drawing, Ring) for row in table.rows for cell in row[2:])
    assert [row[0].paragraphs[0].runs[0].text for row in table.rows] == ["1", "2", "3", "4"]


def test_the_form_says_what_to_do_and_what_happens_to_the_sheet() -> None:
    said = repr(form_document(_check_in(), "en"))

    assert "Four-stage pulse, on paper" in said
    assert "Think of this team. Mark one circle on each line. Do not write your name." in said
    assert "Print in capitals if you prefer that your handwriting is not known." in said
    assert "Totals are shown only when 5 or more people have answered." in said


def test_words_have_lines_to_write_on() -> None:
    content = form_document(_check_in(), "en").sections[0].content

    assert any(isinstance(one, Heading) and "(you may leave this blank)" in one.text for one in content)
    assert [one.count for one in content if isinstance(one, Rules)] == [3]
    assert isinstance(content[-1], Box)


def test_one_word_has_one_line_and_no_circle_is_asked_for() -> None:
    made = form_document(words().check_in, "en")

    assert [one.count for one in made.sections[0].content if isinstance(one, Rules)] == [1]
    assert "Mark one circle" not in repr(made)


def test_a_participant_may_have_it_in_spanish() -> None:
    made = form_document(_check_in(), "es", host="Juniper Valley")

    assert made.language == "es"
    assert made.title == "Pulso de cuatro etapas, en papel"
    assert made.running == "Juniper Valley"
    assert made.page == "Página {page}"
    said = repr(made)
    assert "Puedo ser yo." in said
    assert "I would be missed." in said  # nobody wrote it in Spanish
    assert "Qué pasa con esta hoja:" in said


def test_a_title_that_somebody_chose_stays_in_every_language() -> None:
    chosen = replace(_check_in(), title="Before lunch")

    assert form_document(chosen, "es").title == "Before lunch, en papel"


def test_many_points_stand_over_their_numbers_and_say_what_their_ends_are() -> None:
    made = form_document(map_of().check_in, "en")

    assert [column.title for column in _table(made).columns[2:]] == [str(number) for number in range(11)]
    assert "0 to 10." in repr(made)


def test_few_points_of_an_amount_stand_over_their_words() -> None:
    table = _table(form_document(single("six", (0, 1, 2, 5, 4, 2)).check_in, "en"))

    assert [column.title for column in table.columns[2:]] == ["0", "1", "2", "3", "4", "5"]


def test_points_with_much_to_say_stand_below_one_another() -> None:
    check_in = single("six", (0, 1, 2, 5, 4, 2)).check_in
    (scale,) = check_in.instrument.scales
    long = replace(scale, points=(Point(0, Wording("No, I block it and work on another way")), *scale.points[1:]))
    asked = replace(check_in, instrument=replace(check_in.instrument, scales=(long,)))

    table = _table(form_document(asked, "en"))

    assert [column.title for column in table.columns] == ["", "How is it?"]
    assert len(table.rows) == 6
    assert all(isinstance(row[0].drawing, Ring) for row in table.rows)


def test_many_statements_stand_closer_than_few() -> None:
    many = replace(PULSE, statements=tuple(replace(PULSE.statements[0], key=str(number)) for number in range(16)))

    few, close = (_table(form_document(one, "en")) for one in (_check_in(), replace(_check_in(), instrument=many)))
    assert close.row_height < few.row_height


def test_marks_are_counted_on_a_sheet_with_the_numbers_of_the_form() -> None:
    made = tally_document(_check_in(), host="Juniper Valley")
    table = _table(made)

    assert [row[0].paragraphs[0].runs[0].text for row in table.rows] == ["1", "2", "3", "4"]
    assert [column.title for column in table.columns[-2:]] == ["Blank", "Sum"]
    assert all(not cell.paragraphs for row in table.rows for cell in row[2:])
    assert "Facilitators only" in repr(made)
    assert [column.title for column in _table(tally_document(map_of().check_in)).columns[2:5]] == ["0", "1", "2"]


def test_a_poster_leads_phones_to_the_check_in() -> None:
    made = poster_document(_check_in(), "192.168.8.20:8080", SQUARES, "en")
    (poster,) = made.sections[0].content

    assert isinstance(poster, Poster)
    assert poster.code == SQUARES
    assert poster.ways == (("Or type this address:", "192.168.8.20:8080"), ("then this code:", "K7M P3R"))
    assert "Nothing stored can link an answer to you." in poster.note
    assert poster.alternative == "A code that leads phones to 192.168.8.20:8080"
    assert poster_document(_check_in(), "192.168.8.20:8080", SQUARES, "es").language == "es"


def _by_role(*parts: str) -> CheckIn:
    asked = Split("role", Wording("Your role", "Su función"), tuple(Part(one, Wording(one)) for one in parts))
    return replace(_check_in(), rules=Protection(splits=(asked,)))


def test_a_form_asks_for_the_part_where_parts_are_told_apart() -> None:
    content = form_document(_by_role("Teacher", "Principal"), "es").sections[0].content
    (at,) = [place for place, one in enumerate(content) if isinstance(one, Heading) and "Su función" in one.text]
    circles = content[at + 1]

    assert isinstance(circles, Table)
    assert [column.title for column in circles.columns] == ["Teacher", "Principal"]
    assert [isinstance(cell.drawing, Ring) for cell in circles.rows[0]] == [True, True]
    assert isinstance(content[at + 2], Heading), "words are asked for at the end"


def test_parts_with_long_names_stand_below_one_another() -> None:
    names = ("Teacher of a class of small children", "Principal")
    (table,) = [
        one
        for one in form_document(_by_role(*names), "en").sections[0].content
        if isinstance(one, Table) and one.summary.startswith("Your role")
    ]

    assert [row[1].paragraphs[0].runs[0].text for row in table.rows] == list(names)


def test_a_sheet_to_count_on_says_which_pile_it_is_of() -> None:
    assert "Your role: ________________ Sort the forms" in repr(tally_document(_by_role("Teacher", "Principal")))
    assert "Sort the forms" not in repr(tally_document(words().check_in))
