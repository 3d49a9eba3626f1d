"""What a whole card says, part by part, as text with a little markup in the colors of the theme."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Together
from core_facilitator.domain.protocols import Load, Protocol, ProtocolStep
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.day_rows import kind_name
from core_facilitator.gui.theme import Theme

translate = QCoreApplication.translate
NameOf = Callable[[str], str]

_LINE, _ASIDE, _NUMBER, _MINUTES = 24, 20, 24, 32  # px
_LOADS = {
    Load.SOME: QT_TRANSLATE_NOOP("Cards", "It may stir something up."),
    Load.HEAVY: QT_TRANSLATE_NOOP("Cards", "It may stir up a lot."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a card: its heading, what stands at the heading's end, and its text with markup."""

    title: str
    text: str
    aside: str = ""
    small: bool = False


class CardTexts:
    """Writes the parts of cards; `name_of` gives the name of another card by its key, or nothing."""

    def __init__(self, theme: Theme, name_of: NameOf) -> None:
        self._theme = theme
        self._name_of = name_of

    def before_care(self, protocol: Protocol, steps: tuple[ProtocolStep, ...]) -> tuple[Part, ...]:
        """Return what is read before the cautions. `steps` are those of the card, or the same with other minutes."""
        minutes = card_names.minutes_words(sum(step.minutes for step in steps))
        return _filled(
            Part(translate("Cards", "Purpose"), self._lines([protocol.purpose])),
            Part(translate("Cards", "Use it when"), self._listed(protocol.when)),
            Part(translate("Cards", "Say to begin"), self._quoted(protocol.invitation)),
            Part(translate("Cards", "Steps"), self._steps(steps), minutes),
            Part(translate("Cards", "Materials"), self._listed(map(card_names.material_words, protocol.materials))),
            Part(translate("Cards", "Room"), self._lines([protocol.room])),
        )

    def after_care(self, protocol: Protocol) -> tuple[Part, ...]:
        """Return what is read after the cautions."""
        roles = (f"<b>{escape(role.name)}</b> {escape(role.does)}" for role in protocol.roles)
        variations = (f"<b>{escape(one.name)}.</b> {escape(one.how)}" for one in protocol.variations)
        return _filled(
            Part(translate("Cards", "Roles"), self._marked(roles)),
            Part(translate("Cards", "Prompts"), self._listed(protocol.prompts)),
            Part(translate("Cards", "Tips"), self._listed(protocol.tips)),
            Part(translate("Cards", "Traps"), self._listed(protocol.traps)),
            Part(translate("Cards", "Variations"), self._marked(variations)),
            Part(translate("Cards", "Online"), self._lines([protocol.virtual])),
            Part(translate("Cards", "Debrief"), self._listed(protocol.debrief)),
            Part(translate("Cards", "Goes well with"), self._links(protocol.goes_with)),
            Part(translate("Cards", "In short"), self._lines([in_short(protocol)])),
            Part("", self._source(protocol), small=True),
        )

    def markup(self, part: Part) -> str:
        """Return a part as one text, its heading above it."""
        px, dim = self._theme.px, self._theme.color("ink-2").name()
        if part.small:
            return f'<div style="color:{dim}; font-size:{px(14)}px">{part.text}</div>'
        size = f"color:{dim}; font-size:{px(14)}px"
        aside = f'<td align="right" style="{size}">{part.aside}</td>' if part.aside else ""
        title = f'<td style="{size}; font-weight:600; padding-bottom:{px(4)}px">{escape(part.title)}</td>'
        return f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{title}{aside}</tr></table>{part.text}'

    def _lines(self, texts: Iterable[str]) -> str:
        return self._marked(escape(text) for text in texts if text)

    def _marked(self, texts: Iterable[str]) -> str:
        height = self._theme.px(_LINE)
        return "".join(f'<p style="margin:0 0 4px 0; line-height:{height}px">{text}</p>' for text in texts)

    def _listed(self, texts: Iterable[str]) -> str:
        """Return one line each, behind a dot where there are several."""
        lines = [escape(text) for text in texts]
        if len(lines) < 2:
            return self._marked(lines)
        width, height = self._theme.px(14), self._theme.px(_LINE)
        style = f"line-height:{height}px; padding-bottom:2px"
        rows = (f'<tr><td width="{width}" style="{style}">•</td><td style="{style}">{line}</td></tr>' for line in lines)
        return f'<table cellspacing="0" cellpadding="0">{"".join(rows)}</table>'

    def _quoted(self, text: str) -> str:
        return self._lines([f"“{text}”"]) if text else ""

    def _steps(self, steps: tuple[ProtocolStep, ...]) -> str:
        rows = (self._step(number, step) for number, step in enumerate(steps, start=1))
        return f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>' if steps else ""

    def _step(self, number: int, step: ProtocolStep) -> str:
        px, dim = self._theme.px, self._theme.color("ink-2").name()
        small = f"color:{dim}; font-size:{px(14)}px"
        below = [escape(step.do)] if step.do else []
        if step.say:
            below.append(f"<i>{translate('Cards', 'You')}: {escape(step.say)}</i>")
        if how := _company(step):
            below.append(f"<b>{escape(how)}</b>")
        words = f'<p style="margin:0; line-height:{px(_LINE)}px">{escape(step.title)}</p>'
        words += "".join(f'<p style="margin:0; {small}; line-height:{px(_ASIDE)}px">{text}</p>' for text in below)
        gap = f"padding-bottom:{px(6)}px; line-height:{px(_LINE)}px" if below else f"line-height:{px(_LINE)}px"
        return (
            f'<tr><td width="{px(_NUMBER)}" style="{gap}; color:{dim}">{number}</td><td style="{gap}">{words}</td>'
            f'<td width="{px(_MINUTES)}" align="right" style="{gap}; color:{dim}">{step.minutes}</td></tr>'
        )

    def _links(self, keys: Iterable[str]) -> str:
        color = self._theme.color("accent").name()
        return self._marked(
            f'<a href="{escape(key)}" style="color:{color}">{escape(name)}</a>'
            for key in keys
            if (name := self._name_of(key))
        )

    def _source(self, protocol: Protocol) -> str:
        source = [text for text in (protocol.credit, protocol.license.attribution) if text]
        lines = [f"<b>{translate('Cards', 'Source')}</b> {'<br>'.join(map(escape, source))}"]
        if protocol.license.terms:
            lines.append(f"<b>{translate('Cards', 'License')}</b> {escape(protocol.license.terms)}")
        return "<br>".join(lines)


def meta_words(protocol: Protocol) -> str:
    """Return what stands under the name: kind of time, minutes and people."""
    parts = (
        kind_name(protocol.kind),
        card_names.range_words(protocol),
        card_names.people_words(protocol.groups),
        card_names.groups_words(protocol.groups),
    )
    return " \u2003".join(part.replace(" ", "\u00a0") for part in parts if part)


def care_words(protocol: Protocol) -> str:
    """Return what to watch out for, and how somebody passes."""
    heavy = _LOADS.get(protocol.care.load)
    parts = [translate("Cards", heavy)] if heavy else []
    parts += protocol.cautions
    if protocol.care.opt_out:
        parts.append(translate("Cards", "To pass: {0}").format(protocol.care.opt_out))
    return " ".join(parts)


def in_short(protocol: Protocol) -> str:
    """Return the values that the filters know, in one line."""
    values = (*protocol.practices, protocol.safety, protocol.energy, *protocol.settings, protocol.risk)
    return "\u00a0· ".join(map(card_names.name_of, values))


def _company(step: ProtocolStep) -> str:
    """Return with whom a step is taken, where that is not all together, and who is silent."""
    parts = [] if step.together is Together.ALL else [card_names.name_of(step.together)]
    if step.silent:
        parts.append(translate("Cards", "Silent: {0}").format(step.silent))
    return ". ".join(parts)


def _filled(*parts: Part) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.text)
