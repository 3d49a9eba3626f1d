"""What participants read around the statements of a check-in, on phones, on the passed-around laptop and on paper.

One table for each language, because each participant chooses one, whatever the language of the app is. Braces are
filled in by whoever shows a line.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """The words of one language. `name` is the language's own name for itself."""

    code: str
    name: str
    begin: str
    next: str
    back: str
    part_of: str
    you_chose: str
    nothing_chosen: str
    must_choose: str
    skip: str
    no_words: str
    characters_left: str
    one_word: str
    about_you: str
    rather_not: str
    hand_in: str
    promise: str
    rules: str
    few_minutes: str
    leaders: str
    thanks: str
    thanks_more: str
    change: str
    withdraw: str
    withdrawn: str
    put_away: str
    until_closed: str
    next_person: str
    hand_over: str
    facilitator: str
    closed: str
    closed_more: str
    try_again: str
    not_reached: str
    laptop_anew: str
    laptop_closed: str
    laptop_full: str
    laptop_not_kept: str
    laptop_not_taken_back: str
    paper_mark: str
    paper_no_name: str
    paper_fold: str
    paper_capitals: str
    paper_what_happens: str
    paper_happens: str
    leave_blank: str


ENGLISH = AnswerWords(
    code="en",
    name="English",
    begin="Begin",
    next="Next",
    back="Back",
    part_of="Part {0} of {1}",
    you_chose="You chose: {0}",
    nothing_chosen="Nothing chosen. You may skip this line.",
    must_choose="Please choose one.",
    skip="Skip",
    no_words="You may leave this blank.",
    characters_left="{0} characters left",
    one_word="One word, please.",
    about_you="About you",
    rather_not="I would rather not say",
    hand_in="Hand in",
    promise="Nothing stored can link an answer to you.",
    rules="Results appear once {0} people have answered, and only as totals. Words appear from {1} people.",
    few_minutes="This takes about {0} min.",
    leaders="Those who lead this group do not answer this one.",
    thanks="Thank you. Your answer has no name on it.",
    thanks_more="It has joined the others on the laptop in this room. "
    "Results appear once {0} people have answered, and only as totals.",
    change="Change my answer",
    withdraw="Take my answer back",
    withdrawn="Your answer was taken back.",
    put_away="You can put your phone away now.",
    until_closed="You can change your answer or take it back until the check-in closes.",
    next_person="Next person",
    hand_over="Please pass the laptop on. The next person sees nothing of what you chose.",
    facilitator="For the facilitator",
    closed="This check-in has ended.",
    closed_more="No more answers can be taken. Thank you for being here.",
    try_again="Try again",
    not_reached="The laptop did not answer. What you chose is still here.",
    laptop_anew="To keep it yours alone, your earlier answer is not shown again, and what you hand in now "
    "takes its place.",
    laptop_closed="This check-in has ended. Please give the laptop back to the facilitator.",
    laptop_full="As many have answered as were expected. Please tell the facilitator.",
    laptop_not_kept="Your answer could not be kept. It is still here: please try again, or tell the facilitator.",
    laptop_not_taken_back="Your answer could not be taken back, and still counts. Please try again, or tell the "
    "facilitator.",
    paper_mark="Mark one circle on each line.",
    paper_no_name="Do not write your name.",
    paper_fold="Fold the sheet once and put it in the box by the door.",
    paper_capitals="Print in capitals if you prefer that your handwriting is not known.",
    paper_what_happens="What happens to this sheet:",
    paper_happens="a facilitator adds your marks to the group total, then shreds it today. "
    "Totals are shown only when {0} or more people have answered.",
    leave_blank="you may leave this blank",
)

SPANISH = AnswerWords(
    code="es",
    name="Español",
    begin="Empezar",
    next="Siguiente",
    back="Atrás",
    part_of="Parte {0} de {1}",
    you_chose="Eligió: {0}",
    nothing_chosen="Nada elegido. Puede saltarse esta línea.",
    must_choose="Elija una opción, por favor.",
    skip="Saltar",
    no_words="Puede dejarlo en blanco.",
    characters_left="Quedan {0} caracteres",
    one_word="Una sola palabra, por favor.",
    about_you="Sobre usted",
    rather_not="Prefiero no decirlo",
    hand_in="Entregar",
    promise="Nada de lo que se guarda puede vincular una respuesta con usted.",
    rules="Los resultados aparecen cuando {0} personas han respondido, y solo como totales. "
    "Las palabras aparecen a partir de {1} personas.",
    few_minutes="Lleva unos {0} min.",
    leaders="Quienes dirigen este grupo no responden esta vez.",
    thanks="Gracias. Su respuesta no lleva nombre.",
    thanks_more="Se ha unido a las demás en la computadora de esta sala. "
    "Los resultados aparecen cuando {0} personas han respondido, y solo como totales.",
    change="Cambiar mi respuesta",
    withdraw="Retirar mi respuesta",
    withdrawn="Su respuesta fue retirada.",
    put_away="Ya puede guardar su teléfono.",
    until_closed="Puede cambiar o retirar su respuesta hasta que se cierre la consulta.",
    next_person="Siguiente persona",
    hand_over="Pase la computadora, por favor. La siguiente persona no ve nada de lo que usted eligió.",
    facilitator="Para quien facilita",
    closed="Esta consulta ha terminado.",
    closed_more="Ya no se reciben respuestas. Gracias por estar aquí.",
    try_again="Intentar de nuevo",
    not_reached="La computadora no respondió. Lo que eligió sigue aquí.",
    laptop_anew="Para que siga siendo solo suya, su respuesta anterior no se muestra otra vez, y la que entregue ahora "
    "la reemplaza.",
    laptop_closed="Esta consulta ha terminado. Devuelva la computadora a quien facilita, por favor.",
    laptop_full="Ya respondieron todas las personas esperadas. Avise a quien facilita, por favor.",
    laptop_not_kept="No se pudo guardar su respuesta. Sigue aquí: intente de nuevo o avise a quien facilita.",
    laptop_not_taken_back="No se pudo retirar su respuesta, y aún cuenta. Intente de nuevo o avise a quien facilita.",
    paper_mark="Marque un círculo en cada línea.",
    paper_no_name="No escriba su nombre.",
    paper_fold="Doble la hoja una vez y póngala en la caja junto a la puerta.",
    paper_capitals="Escriba en mayúsculas si prefiere que no se reconozca su letra.",
    paper_what_happens="Qué pasa con esta hoja:",
    paper_happens="quien facilita suma sus marcas al total del grupo y hoy mismo destruye la hoja. "
    "Los totales se muestran solo cuando han respondido {0} personas o más.",
    leave_blank="puede dejarlo en blanco",
)

_ALL = {words.code: words for words in (ENGLISH, SPANISH)}


def answer_words(language: str) -> AnswerWords:
    """Return the words of a language, English where there are none."""
    return _ALL.get(language, ENGLISH)
