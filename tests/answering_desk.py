"""A check-in that is open, and a desk in memory that takes its answers as the store does."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import CheckIn, Part, Rules, Sheet, Split, State
from core_facilitator.domain.instruments import Instrument, Point, Scale, Scaling, Statement, Wording

AGREE = Scale(
    key="agree",
    scaling=Scaling.AGREEMENT,
    points=(
        Point(1, Wording("Strongly disagree", "Muy en desacuerdo")),
        Point(2, Wording("Disagree", "En desacuerdo")),
        Point(3, Wording("In between", "Ni lo uno ni lo otro")),
        Point(4, Wording("Agree", "De acuerdo")),
        Point(5, Wording("Strongly agree", "Muy de acuerdo")),
    ),
)
TEN = Scale(key="ten", scaling=Scaling.AMOUNT, points=tuple(Point(value, Wording("")) for value in range(11)))
ROLE = Split(
    "role",
    Wording("Your role", "Su función"),
    (Part("teacher", Wording("Teacher")), Part("lead", Wording("Principal"))),
)
PULSE = Instrument(
    key="team-pulse",
    title=Wording("Team pulse", "Pulso del equipo"),
    introduction=Wording("Think of this team over the past month.", "Piense en este equipo durante el último mes."),
    statements=(
        Statement(
            key="wanted", text=Wording("I can be myself with this team.", "Puedo ser yo en este equipo."), scale="agree"
        ),
        Statement(key="unsure", text=Wording("I can say “I don’t know” at no cost."), scale="agree"),
        Statement(key="energy", text=Wording("How much energy do you have?"), scale="ten"),
        Statement(key="help", text=Wording("One thing that would help you speak up sooner"), most=60),
        Statement(key="word", text=Wording("One word for how you leave"), most=20, one_word=True),
    ),
    scales=(AGREE, TEN),
)


def open_check_in(*, instrument: Instrument = PULSE, splits: tuple[Split, ...] = (), expected: int = 18) -> CheckIn:
    """Return a check-in that takes answers."""
    return CheckIn(
        id=uuid4(),
        title=instrument.title.text,
        instrument=instrument,
        rules=Rules(splits=splits),
        expected=expected,
        state=State.OPEN,
        code="K7MP3R",
    )


@dataclass
class Desk:
    """Takes answers as the store does.

    `fault` is raised by the next call, `refusal` given to who asks for a ticket; `gone` is raised by whatever is asked.
    """

    check_in: CheckIn | None = field(default_factory=open_check_in)
    issued: set[str] = field(default_factory=set)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    fault: Exception | None = None
    refusal: Taken | None = None
    gone: Exception | None = None

    def asked(self) -> CheckIn | None:
        if self.gone is not None:
            raise self.gone
        return self.check_in

    def ticket(self, check_in: UUID) -> Ticket | Taken:
        self._fail()
        if not self._open(check_in):
            return Taken.CLOSED
        if self.refusal is not None:
            return self.refusal
        ticket = Ticket(uuid4().hex)
        self.issued.add(ticket.secret)
        return ticket

    def answer(self, check_in: UUID, ticket: Ticket, sheet: Sheet) -> Taken:
        self._fail()
        if not self._open(check_in):
            return Taken.CLOSED
        if ticket.secret not in self.issued:
            return Taken.UNKNOWN
        if ticket.secret in self.sheets:
            return Taken.ALREADY
        self.sheets[ticket.secret] = sheet
        return Taken.KEPT

    def change(self, check_in: UUID, ticket: Ticket, sheet: Sheet) -> Taken:
        self._fail()
        if not self._open(check_in):
            return Taken.CLOSED
        if ticket.secret not in self.sheets:
            return Taken.UNKNOWN
        self.sheets[ticket.secret] = sheet
        return Taken.CHANGED

    def withdraw(self, check_in: UUID, ticket: Ticket) -> Taken:
        self._fail()
        if not self._open(check_in):
            return Taken.CLOSED
        if self.sheets.pop(ticket.secret, None) is None:
            return Taken.UNKNOWN
        return Taken.WITHDRAWN

    def _open(self, check_in: UUID) -> bool:
        return self.check_in is not None and self.check_in.id == check_in

    def _fail(self) -> None:
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise fault
