"""Scales to choose from when somebody writes an instrument, in English and Spanish."""

from core_facilitator.domain.instruments import Point, Scale, Scaling, Wording

AGREEMENT = Scale(
    key="agreement",
    scaling=Scaling.AGREEMENT,
    points=(
        Point(1, Wording("Strongly disagree", "Muy en desacuerdo")),
        Point(2, Wording("Disagree", "En desacuerdo")),
        Point(3, Wording("In between", "Ni de acuerdo ni en desacuerdo")),
        Point(4, Wording("Agree", "De acuerdo")),
        Point(5, Wording("Strongly agree", "Muy de acuerdo")),
    ),
)

TEN = Scale(
    key="ten",
    scaling=Scaling.AMOUNT,
    points=(
        Point(0, Wording("0, not at all", "0, nada")),
        *(Point(number, Wording(str(number))) for number in range(1, 10)),
        Point(10, Wording("10, completely", "10, del todo")),
    ),
)

YES_NO = Scale(
    key="yes-no",
    scaling=Scaling.AGREEMENT,
    points=(Point(1, Wording("No", "No")), Point(2, Wording("Yes", "Sí"))),
)

FIST = Scale(
    key="fist",
    scaling=Scaling.AMOUNT,
    points=(
        Point(0, Wording("0: No, I block it and will work on another way", "0: No, me opongo y trabajaré en otra vía")),
        Point(1, Wording("1: Serious doubts; we must talk first", "1: Dudas serias; primero hay que hablar")),
        Point(2, Wording("2: Doubts; it needs changes", "2: Dudas; le hacen falta cambios")),
        Point(3, Wording("3: I can live with it and will support it", "3: Puedo aceptarla y la apoyaré")),
        Point(4, Wording("4: Good", "4: Me parece buena")),
        Point(5, Wording("5: I will help to lead it", "5: Ayudaré a llevarla adelante")),
    ),
)

READY = (AGREEMENT, TEN, YES_NO, FIST)


def ready_like(scale: Scale) -> Scale | None:
    """Return the ready scale that has the same points, whatever its key; None for own points."""
    return next((one for one in READY if (one.scaling, one.points) == (scale.scaling, scale.points)), None)
