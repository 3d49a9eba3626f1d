"""Templates: a list of them, and beginning a session from one."""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from difflib import get_close_matches
from uuid import uuid4

from core_facilitator import paths
from core_facilitator.cli.faults import CannotError, say, warn
from core_facilitator.cli.workspaces import count, opened
from core_facilitator.domain.agendas import FIRST_DATE, LAST_DATE
from core_facilitator.domain.placeholders import Filled, written
from core_facilitator.domain.templates import Beginning, Template, begin, weekend
from core_facilitator.domain.typed_times import duration
from core_facilitator.store.templates import DamagedTemplate, OwnTemplates, built_in


def templates(options: argparse.Namespace) -> int:
    """List the templates that come with the app, and where a workspace is named, its own before them."""
    found = built_in() if options.workspace is None else _of_workspace(options)
    if options.json:
        say(json.dumps([_as_json(one) for one in found], indent=2, ensure_ascii=False))
    else:
        say(*(f"{one.key}  {one.title}  ({count(one.days, 'day')}, {duration(one.minutes)})" for one in found))
    return 0


def begin_session(options: argparse.Namespace) -> int:
    """Add a session from a template to a workspace."""
    with opened(options) as here:
        known = *_own(OwnTemplates(here.database)), *built_in()
        begun = session_from(_named(options.template, known), options)
        here.sessions.add(begun.session)
    tell(begun)
    return 0


def built_in_named(options: argparse.Namespace) -> Filled:
    """Return a session from a template that comes with the app, as the options say.

    Raises:
        CannotError: when there is no such template, or it cannot begin so.
    """
    return session_from(_named(options.template, built_in()), options)


def session_from(template: Template, options: argparse.Namespace) -> Filled:
    """Return a session from a template, as the options say.

    Raises:
        CannotError: when a word is filled in that the template does not ask for, or a date or time zone is none.
    """
    if options.time_zone and options.time_zone not in paths.time_zones():
        raise CannotError(f"There is no time zone {options.time_zone!r}; try for example America/Los_Angeles.")
    first = _first(options.date)
    wanted = Beginning(
        title=template.title if options.title is None else options.title,
        first=first,
        date_words=f"{first:%A, %B} {first.day}, {first.year}",
        organization=options.organization,
        group=options.group,
        place=options.place,
        host=options.host,
        time_zone=options.time_zone or "",
        expected=template.session.expected if options.people is None else options.people or None,
        words=dict(_words(template, options.fill)),
    )
    return begin(template, wanted, uuid4)


def tell(begun: Filled) -> None:
    """Say what was made, and what nobody may expect of it."""
    session = begun.session
    days = [day.date for day in session.days]
    say(f"New session: {session.title}, {' and '.join(map(str, days)) or 'without days'}.")
    if off := weekend(days):
        say(f"On a weekend: {', '.join(map(str, off))}.")
    if begun.empty:
        say(f"Left to fill in, wherever it stands in the plan: {', '.join(map(written, begun.empty))}.")


def _first(typed: str | None) -> date:
    """Return the first day: as typed, or today."""
    if typed is None:
        return datetime.now(UTC).astimezone().date()
    try:
        first = date.fromisoformat(typed)
    except ValueError:
        first = date.min
    if not FIRST_DATE <= first <= LAST_DATE:
        raise CannotError(f"{typed!r} is no date; write it as 2026-10-14.")
    return first


def _words(template: Template, filled: list[str]) -> Iterator[tuple[str, str]]:
    for one in filled:
        name, sign, text = one.partition("=")
        name = " ".join(name.casefold().split())
        if not sign or name not in template.asks:
            asked = ", ".join(template.asks)
            hint = f"It asks for: {asked}." if asked else "It asks for nothing more."
            raise CannotError(f"{template.title} has no word {name!r} to fill in as NAME=TEXT. {hint}")
        yield name, text


def _named(key: str, known: tuple[Template, ...]) -> Template:
    """Return the template of that key or title."""
    wanted = key.strip().casefold()
    for one in known:
        if wanted in (one.key, one.title.casefold()):
            return one
    close = get_close_matches(wanted, [one.key for one in known], n=1)
    hint = f"did you mean {close[0]!r}?" if close else "core-facilitator templates lists them."
    raise CannotError(f"There is no template {key!r}; {hint}")


def _of_workspace(options: argparse.Namespace) -> tuple[Template, ...]:
    with opened(options) as here:
        return *_own(OwnTemplates(here.database)), *built_in()


def _own(own: OwnTemplates) -> Iterator[Template]:
    for one in own.all():
        if isinstance(one, DamagedTemplate):
            warn(f"{one.title} cannot be read: {one.problems[0]}.")
        else:
            yield one


def _as_json(template: Template) -> dict[str, object]:
    return {
        "key": template.key,
        "title": template.title,
        "about": template.about,
        "own": template.own,
        "days": template.days,
        "minutes": template.minutes,
        "asks": list(template.asks),
    }
