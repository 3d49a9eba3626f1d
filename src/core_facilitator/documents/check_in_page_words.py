"""What pages around a check-in say: its results, its paper form, the tally sheet and the poster.

Forms and posters are for participants, who choose English or Spanish. Results and tally sheets are in the language of
the other printouts.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """The words of one language on paper that participants get. Braces are filled in."""

    on_paper: str
    number: str
    statement: str
    mark_one: str
    ends: str
    form_summary: str
    part_summary: str
    scan: str
    join: str
    address: str
    code: str
    leads_to: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """The words of one language on pages for facilitators and for the room."""

    results: str
    answered_of: str
    answered: str
    closed: str
    no_names: str
    appear: str
    split_hidden: str
    words_hidden: str
    words_hidden_by_paper: str
    with_paper: str
    named_on: str
    named_again: str
    too_few: str
    too_few_one: str
    stage: str
    statement: str
    answers: str
    agree: str
    of: str
    table_summary: str
    legend: str
    numbers: str
    point: str
    from_to: str
    moved_since: str
    moved_line: str
    moved_lowest: str
    answered_before: str
    answered_on_day: str
    in_words: str
    comments: str
    said_by_several: str
    caveats: str
    part_title: str
    split_title: str
    split_summary: str
    nothing_told: str
    tally: str
    tally_lead: str
    tally_sheets: str
    tally_part: str
    blank: str
    total: str
    tally_summary: str
    count_columns: tuple[str, ...]
    everybody: str


PAPER_ENGLISH = PaperWords(
    on_paper="{title}, on paper",
    number="",
    statement="",
    mark_one="Mark one circle.",
    ends="{first} to {last}.",
    form_summary="The statements, with a circle for each answer",
    part_summary="{split}, with a circle for each answer",
    scan="Scan this with the camera of your phone.",
    join="The laptop in this room answers it. No internet is needed.",
    address="Or type this address:",
    code="then this code:",
    leads_to="A code that leads phones to {address}",
    page="Page {page}",
)

PAPER_SPANISH = PaperWords(
    on_paper="{title}, en papel",
    number="",
    statement="",
    mark_one="Marque un círculo.",
    ends="{first} a {last}.",
    form_summary="Las frases, con un círculo para cada respuesta",
    part_summary="{split}, con un círculo para cada respuesta",
    scan="Escanee esto con la cámara de su teléfono.",
    join="Responde la computadora de esta sala. No hace falta internet.",
    address="O escriba esta dirección:",
    code="y después este código:",
    leads_to="Un código que lleva los teléfonos a {address}",
    page="Página {page}",
)

ENGLISH = PageWords(
    results="Results of a check-in",
    answered_of="{count} of {expected} answered",
    answered="{count} answered",
    closed="Closed {day}",
    no_names="No names in these answers.",
    appear="Results appear at {least} answers or more.",
    split_hidden="The split “{split}” stays hidden: a part of it, or what is left over, is too small.",
    words_hidden="What was written stays hidden: words appear from {least} people who answered.",
    words_hidden_by_paper="What was written stays hidden: words appear from {least} people who answered on a device. "
    "Whoever typed the paper has read the rest.",
    with_paper="Where paper is added, at least {least} must answer on devices, or nobody. Otherwise whoever typed the "
    "paper could tell what the others answered.",
    named_on="{title}, closed {day}",
    named_again="{name} ({number})",
    too_few="{count} answers. Results stay hidden below {least}.",
    too_few_one="1 answer. Results stay hidden below {least}.",
    stage="Stage",
    statement="Statement",
    answers="Disagree to agree",
    agree="Agree",
    of="{count} of {answered}",
    table_summary="What people answered to each statement, and how many agree",
    legend="From left to right: {points}.",
    numbers="Numbers are people.",
    point="{label}: {count}.",
    from_to="From {first} to {last}. In the middle: {middle}.",
    moved_since="What moved since {wave}",
    moved_line="{group}: {moved}",
    moved_lowest="{group}: {moved}, lowest now",
    answered_before="{count} people answered in {wave}.",
    answered_on_day="{count} people answered on {wave}.",
    in_words="In their own words",
    comments="In no order, without times. For the group that wrote them: people can be recognized by how they write.",
    said_by_several="{word} ({count})",
    caveats="What this cannot tell",
    part_title="{part} ({count})",
    split_title="By: {split}",
    split_summary="How many agree with each statement, by part",
    nothing_told="–",
    tally="Tally sheet",
    tally_lead="Make a stroke for each mark. A line adds up, with what was left blank, to the number of forms. "
    "Shred the forms when the numbers are typed in.",
    tally_sheets="Number of forms: ________",
    tally_part="{split}: ________________ Sort the forms by this first. Each pile has a sheet of its own, and so have "
    "those on which nothing is marked.",
    blank="Blank",
    total="Sum",
    tally_summary="A line for each statement, to count the marks of the forms",
    count_columns=("Group", "Statement", "Who", "Answer", "People", "Note"),
    everybody="All",
)


def paper_words(language: str) -> PaperWords:
    """Return the words for participants in "en" or "es"; English for any other."""
    return PAPER_SPANISH if language == "es" else PAPER_ENGLISH
