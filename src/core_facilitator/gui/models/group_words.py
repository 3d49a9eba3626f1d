"""What is said of groups, in plain words: how large they are, who meets again, and which wishes are not met."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.domain.group_plans import met_again, sizes_of
from core_facilitator.domain.groups import Meetings, Mix, Obstacle, Unmet, Wish

_MOST_NAMED, _PAIR = 3, 2


def tr(words: str) -> str:
    """Return words of the group maker in the language of the window."""
    return QCoreApplication.translate("Groups", words)


def group_name(group: SmallGroup, at: int) -> str:
    """Return what a group is called: its title, or its number."""
    return group.title or tr("Group {0}").format(at + 1)


def in_short(groups: Iterable[SmallGroup]) -> str:
    """Return "5 groups of 3" or "4 groups of 3 to 4"; nothing where there are none."""
    count, least, most = sizes_of(groups)
    if not count:
        return ""
    if count == 1:
        return tr("1 group of {0}").format(most)
    if least == most:
        return tr("{0} groups of {1}").format(count, most)
    return tr("{0} groups of {1} to {2}").format(count, least, most)


def people_count(count: int) -> str:
    """Return "1 person" or "14 people"."""
    return tr("1 person") if count == 1 else tr("{0} people").format(count)


def listing(names: Sequence[str]) -> str:
    """Return "Ana", "Ana and Ben" or "Ana, Ben and Cleo"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])


def meeting_again(groups: Iterable[SmallGroup], met: Meetings, names: Mapping[UUID, str]) -> str:
    """Return who meets again; nothing where nobody does."""
    pairs = [listing([names.get(key, "") for key in pair]) for group in groups for pair in met_again(group.people, met)]
    if not pairs:
        return ""
    if len(pairs) == 1:
        return tr("{0} have met before.").format(pairs[0])
    if len(pairs) <= _MOST_NAMED:
        return tr("{0} pairs have met before: {1}.").format(len(pairs), "; ".join(pairs))
    named = "; ".join(pairs[:_MOST_NAMED])
    return tr("{0} pairs have met before: {1} and more.").format(len(pairs), named)


def not_met(one: Unmet, names: Mapping[UUID, str], kind: str, count: int, *, searched: bool) -> str:
    """Return in a sentence which wish is not met, and why.

    Args:
        one: the wish.
        names: what everybody is called.
        kind: the department or role that is not spread evenly, for a mix.
        count: how many groups there are.
        searched: whether the groups are as the search found them, and nobody was moved by hand.
    """
    who = listing([name for key, name in names.items() if key in one.people])
    if one.wish is Wish.MIXED:
        return tr("{0} could be spread more evenly: {1}.").format(kind, who)
    if one.wish is Wish.APART and one.why is Obstacle.TOO_MANY:
        if count == 1:
            return tr("{0} cannot be apart: there is only one group.").format(who)
        return tr("{0} cannot all be apart: there are only {1} groups.").format(who, count)
    if one.wish is Wish.TOGETHER and one.why is Obstacle.CONTRARY:
        return tr("{0} are not together: another wish keeps some of them apart.").format(who)
    if one.wish is Wish.TOGETHER and one.why is Obstacle.TOO_MANY:
        return tr("{0} are not together: no group is that large.").format(who)
    if one.wish is Wish.APART and len(one.people) == _PAIR:
        words = tr("{0} are not apart: no way was found.") if searched else tr("{0} are not apart.")
    elif one.wish is Wish.APART:
        words = tr("{0} are not all apart: no way was found.") if searched else tr("{0} are not all apart.")
    else:
        words = tr("{0} are not together: no way was found.") if searched else tr("{0} are not together.")
    return words.format(who)


def more_not_met(count: int) -> str:
    """Return how many more wishes are not met than are told one by one."""
    return tr("1 more wish is not met.") if count == 1 else tr("{0} more wishes are not met.").format(count)


def without_kind(mix: Mix, missing: int, people: int) -> str:
    """Return of how many people the department or role is not given; nothing where all are."""
    if mix is Mix.NOTHING or not missing:
        return ""
    if mix is Mix.DEPARTMENT:
        words = tr("{0} of {1} have no department. They go anywhere.")
    else:
        words = tr("{0} of {1} have no role. They go anywhere.")
    return words.format(missing, people)


def met_where(here: int, elsewhere: int) -> str:
    """Return how many blocks with groups there were before: in this session, and in others."""
    if not here and not elsewhere:
        return tr("Nobody was in a group before this block.")
    blocks = tr("1 earlier block here") if here == 1 else tr("{0} earlier blocks here").format(here)
    others = tr("1 other session") if elsewhere == 1 else tr("{0} other sessions").format(elsewhere)
    told = [words for words, count in ((blocks, here), (others, elsewhere)) if count]
    return tr("Who met before is known from {0}.").format(listing(told))


def size_words(counts: Sequence[int]) -> str:
    """Return "4 groups of 3 to 4" for groups of these sizes."""
    return in_short(SmallGroup(people=(UUID(int=0),) * count) for count in counts)


def nobody_placed(names: Sequence[str]) -> str:
    """Return who is in no group: by name where they are few."""
    if len(names) == 1:
        return tr("{0} is in no group.").format(names[0])
    if len(names) <= _MOST_NAMED:
        return tr("{0} are in no group.").format(listing(names))
    return tr("{0} are in no group.").format(people_count(len(names)))
