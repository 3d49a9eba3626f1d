"""What the page on phones says, in English and Spanish: the lines that laptop and paper say too, and its own."""

from dataclasses import asdict

from core_facilitator.domain.answer_words import ENGLISH, SPANISH, AnswerWords

_ELSEWHERE = ("paper_", "laptop_", "code")  # what is said on paper or the laptop alone, and what is no line

_ENGLISH = {
    "check_in": "Check-in",
    "language": "Language",
    "code": "The code on the screen in the room",
    "go_on": "Go on",
    "one_moment": "One moment…",
    "wrong_code": "This is not the code on the screen. Please look again.",
    "too_many": "Too many wrong codes came in. Please wait a minute, then try again.",
    "full": "Everyone expected has a place already.",
    "full_more": "Please tell the facilitator, who can make room for you. Then try again.",
    "keeps": "We keep no name, phone number or device with your answer. "
    "It goes to the laptop in this room and nowhere else.",
    "clear": "Clear",
    "handing_in": "Handing in…",
    "not_kept": "The laptop could not keep your answer just now.",
    "not_kept_more": "Please try again, or tell the facilitator.",
    "still_here": "What you chose is still here.",
    "rules_totals": "Results appear once {0} people have answered, and only as totals.",
    "no_laptop": "The laptop did not answer.",
    "no_laptop_more": "Stay on the Wi-Fi of this room. If the address on the screen in the room is another one now, "
    "open that one. If the check-in has ended: thank you for being here.",
    "unknown": "The laptop does not know this page anymore.",
    "unknown_more": "Please type the code again.",
    "again": "Answer again",
    "choose_anew": "This phone no longer has what you chose. Please choose again.",
}

_SPANISH = {
    "check_in": "Consulta",
    "language": "Idioma",
    "code": "El código en la pantalla de la sala",
    "go_on": "Continuar",
    "one_moment": "Un momento…",
    "wrong_code": "Este no es el código de la pantalla. Mírelo otra vez, por favor.",
    "too_many": "Llegaron demasiados códigos equivocados. Espere un minuto y vuelva a intentarlo.",
    "full": "Todas las personas esperadas ya tienen su lugar.",
    "full_more": "Avise a quien facilita, que puede hacerle un lugar. Después, intente de nuevo.",
    "keeps": "No guardamos nombre, número de teléfono ni aparato con su respuesta. "
    "Va a la computadora de esta sala y a ningún otro lugar.",
    "clear": "Borrar",
    "handing_in": "Entregando…",
    "not_kept": "La computadora no pudo guardar su respuesta en este momento.",
    "not_kept_more": "Intente de nuevo o avise a quien facilita, por favor.",
    "still_here": "Lo que eligió sigue aquí.",
    "rules_totals": "Los resultados aparecen cuando {0} personas han respondido, y solo como totales.",
    "no_laptop": "La computadora no respondió.",
    "no_laptop_more": "Quédese en la red Wi-Fi de esta sala. Si ahora la pantalla de la sala muestra otra dirección, "
    "abra esa. Si la consulta ha terminado: gracias por estar aquí.",
    "unknown": "La computadora ya no conoce esta página.",
    "unknown_more": "Escriba el código otra vez, por favor.",
    "again": "Responder otra vez",
    "choose_anew": "Este teléfono ya no tiene lo que eligió. Elija otra vez, por favor.",
}


def both() -> dict[str, dict[str, str]]:
    """Return the lines by language and name."""
    return {words.code: {**_shared(words), **own} for words, own in ((ENGLISH, _ENGLISH), (SPANISH, _SPANISH))}


def _shared(words: AnswerWords) -> dict[str, str]:
    return {name: line for name, line in asdict(words).items() if not name.startswith(_ELSEWHERE)}
