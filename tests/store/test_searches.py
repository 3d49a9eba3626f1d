"""Ten searches that facilitators make, among the cards that come with the app: what comes first would do."""

from functools import cache

import pytest

from core_facilitator.domain.asking import understood
from core_facilitator.domain.library import Library
from core_facilitator.store import catalogue

ACCEPTED = {
    "quiet start, 10 minutes, 25 people": "hp-one-word lfe-constructivist-listening-dyad tu-check-in-circle "
    "ld-notice-pause",
    "team avoids conflict, one hour": "tu-field-of-conversation ps-premortem es-conversation-only-we-can-have "
    "ld-fear-and-discomfort ps-appointed-dissent ps-commitments-to-one-another es-repair-conversation",
    "no materials, outdoors": "hp-walk-and-talk hp-stretch-and-shake hp-closing-word hp-one-word tu-dialogue-walk "
    "lfe-constructivist-listening-dyad ls-fifteen-percent "
    "tu-check-in-circle ls-troika cf-microlabs pf-personal-histories",
    "feedback on a lesson plan 45 min": "cf-tuning cf-work-artifact-workshop ps-premortem ls-troika",
    "get unstuck": "ls-fifteen-percent ls-troika cf-peeling-the-onion is-pdsa-plan tu-stuck-exercise cf-consultancy "
    "tu-case-clinic",
    "after lunch energizer": "hp-stretch-and-shake ce-soundtrack-of-change ls-triz lfe-problem-type-sort "
    "tu-dialogue-walk is-change-ideas "
    "es-offers-and-needs",
    "decide what to stop doing": "pf-stop-doing-list es-change-log ls-triz pf-single-top-priority pf-meeting-stack "
    "pf-workstream-prioritization",
    "trust in a new team": "hp-things-in-common pf-personal-histories ps-names-and-belonging "
    "xd-connect-before-content cf-group-launch "
    "ps-commitments-to-one-another lfe-equity-leadership-story",
    "meeting about attendance data 90 minutes": "is-run-chart-reading is-problem-statement pf-focus-and-leads "
    "is-aim-statement ps-pulse-conversation is-fishbone is-driver-diagram",
    "closing circle": "hp-closing-word hp-appreciations ld-reflect-pause ls-what-so-what-now-what "
    "ls-fifteen-percent pf-commit-and-cascade "
    "xd-bring-it-home",
}


@cache
def _library() -> Library:
    return Library(catalogue.protocols())


@pytest.mark.parametrize("typed", ACCEPTED)
def test_the_first_five_are_what_a_facilitator_would_accept(typed: str) -> None:
    first = [hit.protocol.key for hit in _library().find(understood(typed)).hits[:5]]
    assert len(first) >= 3
    assert set(first) <= set(ACCEPTED[typed].split())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("theory u", "tu-"),
        ("brainstorm 20 min", "ls-one-two-four-all"),
        ("too many meetings", "pf-meeting-stack"),
        ("reflection journal outdoors", "tu-guided-journaling"),
        ("difficult conversation for 3 people", "es-repair-conversation"),
        ("stuk", "tu-stuck-exercise"),
        ("virtual check-in, 5 minutes", "hp-one-word"),
        ("end of the day, 10 minutes", "hp-plus-change"),
        ("prioritize many ideas, 30 people", "hp-dot-voting"),
    ],
)
def test_what_is_meant_comes_first(typed: str, first: str) -> None:
    assert _library().find(understood(typed)).hits[0].protocol.key.startswith(first)
