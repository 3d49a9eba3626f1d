"""Documents written by hand for the tests of the PDF writer, after the printed pages of the design."""

from core_facilitator.documents.blocks import (
    Align,
    Box,
    Bullets,
    Cell,
    Column,
    Content,
    Cover,
    DayBar,
    Document,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Paragraph,
    Rules,
    Run,
    Section,
    Sign,
    Span,
    Style,
    Table,
    Tents,
    Tone,
    say,
)
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.frameworks import FRAMEWORKS

_P, _G, _R, _B = TimeKind.PLENARY, TimeKind.SMALL_GROUP, TimeKind.REFLECTION, TimeKind.BREAK

DAY = (
    ("8:30", 20, _P, "Opening circle", "One word for how you arrive", "Noor", "Talking piece"),
    ("8:50", 10, _R, "Four-stage pulse", "Code K7M P3R, paper forms ready", "Theo", "Display, 6 forms"),
    ("9:00", 40, _P, "What the walks showed us", "Read in silence first, then cluster", "Noor", "Walk notes, tape"),
    ("9:40", 60, _G, "Case clinic", "2, 12, 3, 10, 20, 8, 5 min", "Theo", "Handout ×18, bell"),
    ("10:40", 15, _B, "Break", "", "", ""),
    ("10:55", 65, _G, "Map one system", "A Oak Room, B Creek Room, C Porch", "All three", "Chart paper, pens"),
    ("12:00", 50, _B, "Lunch, pinned", "Served on the porch", "", "Signs for allergens"),
    ("12:50", 20, _R, "Quiet walk", "What is mine to let go of?", "Amara", "Journal page 6"),
    ("1:10", 60, _G, "Plan a first test", "One change, one week, one measure", "Theo", "PDSA sheet ×18"),
    ("2:10", 15, _B, "Break", "", "", ""),
    ("2:25", 40, _P, "Fishbowl: challenging up", "Five chairs, one stays empty", "Noor", "5 chairs in center"),
    ("3:05", 30, _P, "Sort the workstreams", "Now, next, later. At most three now.", "Amara", "Cards, dot stickers"),
    ("3:35", 20, _P, "Commitments round", "Who, what, by when, who will ask", "Noor", "Commitment cards"),
    ("3:55", 20, _R, "Journal and close", "Silence, then one breath together", "Amara", "Journal page 6"),
)

STEPS = (
    ("2", "Settle roles", "One case giver. Everyone else is a coach. One coach keeps time."),
    (
        "12",
        "The case giver speaks",
        "What is the situation? Who sees it differently? Where is your own edge in it? Coaches take notes and ask "
        "nothing.",
    ),
    ("3", "Stillness", "Let images, feelings and gestures come. Do not work on them."),
    (
        "10",
        "Mirroring",
        "Each coach offers one image, feeling or gesture. No advice. The case giver only listens, then says what "
        "landed.",
    ),
    (
        "20",
        "Open dialogue",
        "Ask what you truly do not know. Stay with the case giver’s question. Let silence do some of the work.",
    ),
    ("8", "Closing words", "Each coach, one sentence. The case giver speaks last: what is clearer, and what is next?"),
    ("5", "Journal", "In silence, on your own journal page."),
)


def document(*sections: Section, title: str = "Noticing what we carry", language: str = "en-US") -> Document:
    """Return a document of these sections."""
    return Document(
        title=title, language=language, sections=sections, running="CORE Districts, Fall Leadership Retreat"
    )


def section(*content: Content, key: str = "only", title: str = "Only section", footer: str = "") -> Section:
    """Return a section."""
    return Section(key, title, content, footer)


def one(*content: Content) -> Document:
    """Return a document of one section."""
    return document(section(*content))


def day_bar(title: str = "Day 2") -> DayBar:
    """Return the design's day, drawn to scale."""
    shown = {"8:30", "9:40", "10:55", "12:00", "1:10", "2:25", "3:55"}
    return DayBar(
        title=title,
        spans=tuple(Span(at if at in shown else "", minutes, kind, name) for at, minutes, kind, name, *_ in DAY),
        end="4:15",
        alternative=f"{title}, from 8:30 to 4:15: Opening circle, 20 minutes, and 13 more.",
    )


def cover(days: int = 1, title: str = "Noticing what we carry") -> Cover:
    """Return the design's cover, with as many days as asked for."""
    return Cover(
        host="CORE Districts",
        eyebrow="Fall Leadership Retreat, day 2 of 3",
        title=title,
        lines=(
            "Juniper Valley Unified School District",
            "Cabinet and directors",
            "Wednesday, October 14, 2026",
            "Quail Hollow Center, Oak Room",
        ),
        bars=tuple(day_bar(f"Day {number + 1}") for number in range(days)),
        contents="In this packet",
        owner="This packet belongs to",
        note="Your journal page is yours. We do not collect it or copy it.",
        legend_title="How the day is spent",
        legend=((_P, "Plenary"), (_G, "Small group"), (_R, "Reflection"), (_B, "Break")),
    )


def run_sheet(times: int = 1) -> Table:
    """Return the design's run sheet; `times` repeats its rows."""
    rows = [
        (
            Cell((say(at, bold=True), say(f"{minutes} min", Style.CAPTION))),
            Cell((say(title, bold=True), *((say(line, Style.CAPTION),) if line else ())), kind),
            Cell((say(lead),) if lead else ()),
            Cell((say(bring),) if bring else ()),
            Cell(),
        )
        for at, minutes, kind, title, line, lead, bring in DAY * times
    ]
    rows.append((Cell((say("4:15", bold=True),)), Cell((say("Close. Buses leave at 4:30."),)), Cell(), Cell(), Cell()))
    return Table(
        columns=(
            Column("Time", 1.1, Align.END),
            Column("Block", 4.4),
            Column("Lead", 1.4),
            Column("Bring", 2.2),
            Column("Actual", 1.0),
        ),
        rows=tuple(rows),
        summary="Run sheet of October 14",
        margin=True,
        ruled=True,
    )


def handout() -> tuple[Content, ...]:
    """Return the design's handout."""
    return (
        Heading(1, "Case clinic", FRAMEWORKS["theory-u"], "60 min, in circles of four or five"),
        say(
            "One of you brings a live leadership question. The others listen past the problem, so that the question "
            "can turn. Nobody has to fix it.",
            Style.LEAD,
        ),
        MarginList(tuple(MarginItem(minutes, "min", title, (say(text),)) for minutes, title, text in STEPS)),
        Rules("What I heard, in the case giver’s words", 3),
        Paragraph(
            (
                Run("Take care.", bold=True),
                Run(" What is said in the circle stays in the circle. The case giver may pause or stop at any moment."),
            ),
            Style.CAPTION,
        ),
        say("Adapted from Case Clinic, Presencing Institute, and retold in our own words.", Style.CAPTION),
    )


def journal() -> JournalPage:
    """Return the design's journal page."""
    return JournalPage(
        title="What is mine to let go of",
        questions=("What are you holding because someone needs it held, and what because you are used to the weight?",),
        only_you="Only you",
        promise="We do not collect this page.",
        date="Date",
        keep="One thing to keep",
    )


def whole() -> Document:
    """Return a document with every kind of content."""
    late = Paragraph(
        (
            Run("If we run late:", bold=True),
            Run(
                " take it from the breakouts first, then the open dialogue. Never from lunch, the quiet walk or the "
                "commitments round."
            ),
        )
    )
    return document(
        section(cover(), key="cover", title="Cover"),
        section(
            Heading(1, "Run sheet, day 2", badge="Facilitators only"),
            say("Noticing what we carry. Wednesday, October 14, 2026. Oak Room. 18 people.", Style.CAPTION),
            run_sheet(),
            Box((late,)),
            key="run-sheet",
            title="Run sheet",
            footer="Printed Oct 14, 6:58 AM",
        ),
        section(*handout(), key="handout", title="Case clinic"),
        section(
            Heading(1, "Every block", aside="Day 2"),
            day_bar(),
            Heading(2, "Opening circle", FRAMEWORKS["house"], "8:30, 20 min"),
            say("Purpose", Style.LABEL),
            say("People arrive, and each voice is in the room once before the work starts."),
            say("What have you set down to be here?", Style.QUESTION),
            Bullets(((Run("Talking piece"),), (Run("Eighteen chairs in one circle, "), Run("no tables", bold=True)))),
            Heading(3, "Steps"),
            Bullets(((Run("Welcome"),), (Run("One word each"),)), numbered=True),
            Heading(4, "Before people come"),
            Bullets(((Run("Doors open"),), (Run("Water and cups"),)), boxes=True),
            Box((say("Nobody has to speak. Passing is fine, and nobody explains a pass."),), Tone.PRIVATE),
            Paragraph((Run("More at "), Run("our pages", link="https://example.org/a b?q=é"), Run(", any time."))),
            key="script",
            title="Every block",
        ),
        section(
            Heading(1, "Sign in"),
            Table(
                (Column("Name", 2.4), Column("Role", 2.4), Column("Day 1"), Column("Day 2")),
                tuple((Cell((say(name),)), Cell((say(role),)), Cell(), Cell()) for name, role in _PEOPLE),
                "Who takes part",
                row_height=26,
            ),
            key="sign-in",
            title="Sign-in sheet",
        ),
        section(journal(), key="journal", title="Journal page", footer="Private journal page"),
        section(Tents(_PEOPLE), key="tents", title="Name tents"),
        section(
            Sign(
                "Oak Room",
                "Wednesday, October 14",
                tuple((f"{at}", f"{title}") for at, _, _, title, *_ in DAY if title != "Break"),
            ),
            key="sign",
            title="Door sign",
        ),
        section(Heading(1, "Notes"), Rules("", 0), key="notes", title="Notes"),
    )


_PEOPLE = (
    ("Noor Haddad", "Deputy Superintendent"),
    ("Theo Marsh", "Principal, Cottonwood Elementary School"),
    ("Maximiliana Featherstonehaugh-Cholmondeley", "Director of Multilingual Learning"),
)
