"""What a facilitator is offered to say when results are on the table, by how they look.

The sentences are there to be read aloud as they stand or said in one's own words. None of them judges the group, asks
anybody to explain an answer, or guesses who gave it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from core_facilitator.domain.check_in_readings import Quadrant, Shape
from core_facilitator.domain.check_in_scores import Moved
from core_facilitator.domain.check_in_trends import Hidden
from core_facilitator.domain.check_ins import Shown, Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words for one shape of results: its name, what can be seen, what may be said, and what helps next."""

    name: str
    seen: str
    say: tuple[str, ...]
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultWords:
    """The words of one language for results. Braces are filled in by whoever shows a line."""

    shapes: Mapping[Shape, Words]
    quadrants: Mapping[Quadrant, Words]
    moved: Mapping[Moved, str]
    spreads: Mapping[Spread, str]
    hidden: Mapping[Hidden, str]
    shown: Mapping[Shown, str]
    lowest: str
    widest: str
    reversed: str
    noise: str
    rough: Words
    go_ahead: Words
    hear_first: Words
    held_back: Words
    shift: str
    few_crossings: str
    no_signal: str
    few_points: str


ENGLISH = ResultWords(
    shapes={
        Shape.AGREED_HIGH: Words(
            name="Most agree, and it is good",
            seen="Most of you stand on the good side.",
            say=(
                "Most of us see this the same way, and it is good news.",
                "What do we do that makes it so? Let us name one thing we want to keep.",
            ),
            next="Ask for small, real examples. Then ask what could wear this down, and stop there.",
        ),
        Shape.AGREED_LOW: Words(
            name="Most agree that it is hard",
            seen="Most of you stand on the hard side.",
            say=(
                "Thank you for saying this so plainly. It took something.",
                "What is one thing, within our reach, that would move this a little?",
            ),
            next="Do not defend and do not explain. Write first, then talk in pairs, then choose one thing to try.",
        ),
        Shape.TWO_CAMPS: Words(
            name="Two camps",
            seen="Many stand on one side, and many on the other. The middle of both says nothing about either.",
            say=(
                "We live in two different teams here, and both are real.",
                "What might somebody see who answered the other way from you?",
            ),
            next="Let each person speak for a side that is not theirs. Nobody has to say where they stand.",
        ),
        Shape.MIXED: Words(
            name="Mixed",
            seen="Answers lie all along the scale.",
            say=(
                "We see this in many ways. That is worth knowing before we decide anything.",
                "When does this go well for us, and when does it not?",
            ),
            next="Look for the moments behind the answers, not for the people. Pairs first, then the whole group.",
        ),
        Shape.ONE_LOWER: Words(
            name="One stage is lower",
            seen="One stage lies clearly below the others.",
            say=(
                "This is the stage that asks for care now.",
                "Which of its statements would we most like to see move by the next time?",
            ),
            next="Choose one practice for this stage, and say when you will look again.",
        ),
        Shape.TOO_FEW: Words(
            name="Too few answers",
            seen="There are too few answers to show, and that is all right.",
            say=(
                "We keep this closed, because it would say too much about too few of us.",
                "What would make it easier to answer next time?",
            ),
            next="Do not ask who did not answer, or why. A round of voices in the room needs no minimum.",
        ),
        Shape.ALIKE: Words(
            name="Very similar answers",
            seen="Answers are so similar that showing them would show what each person chose.",
            say=(
                "Nearly all of us answered the same, so we do not show what it was.",
                "Does that fit with what you see in our meetings?",
            ),
            next="Similar answers can mean that all is well, or that nobody dares to differ. Listen for both.",
        ),
    },
    quadrants={
        Quadrant.READY: Words(
            name="Safe enough to speak, and energy",
            seen="The middle of the group feels able to speak and has energy.",
            say=("This looks like a good hour for the hard thing. Shall we take it now?",),
            next="Do the hard item now.",
        ),
        Quadrant.REST: Words(
            name="Safe enough to speak, and tired",
            seen="The middle of the group feels able to speak and is low on energy.",
            say=("Let us rest before we go on. What would help most: food, air, or to move?",),
            next="Rest, eat or move first.",
        ),
        Quadrant.PERFORMING: Words(
            name="Energy, and not easy to speak",
            seen="The middle of the group has energy and holds back what it thinks.",
            say=("Let us write for three minutes before anybody speaks, and then talk in pairs.",),
            next="Use writing and pairs. Keep the whole group for later.",
        ),
        Quadrant.STOP: Words(
            name="Tired, and not easy to speak",
            seen="The middle of the group is tired and holds back what it thinks.",
            say=("Let us stop here and shorten what was planned. What do you need first?",),
            next="Stop and check. Shorten the day, and be there for talks one to one.",
        ),
        Quadrant.BETWEEN: Words(
            name="In between",
            seen="The middle of the group is between the corners of the map.",
            say=("We are somewhere in the middle. What would help us for the next hour?",),
            next="Offer a short break, and ask again after it.",
        ),
    },
    moved={
        Moved.MORE: "more agree",
        Moved.LESS: "fewer agree",
        Moved.SAME: "no clear change",
        Moved.UNKNOWN: "nothing to compare",
    },
    spreads={
        Spread.NARROW: "Answers are close together",
        Spread.MIXED: "Answers are some way apart",
        Spread.WIDE: "Answers are far apart",
    },
    hidden={
        Hidden.NOT_CLOSED: "Only closed check-ins can be compared.",
        Hidden.OTHER_QUESTIONS: "It asked other things, so the numbers do not mean the same.",
        Hidden.TOO_FEW: "Not enough answers",
        Hidden.ALIKE: "Very similar answers",
        Hidden.GROUP: "The group changed by one or two people. A comparison would show what they answered.",
        Hidden.NUMBER: "So soon after, with one or two answers more or fewer, a comparison would show what they were.",
    },
    shown={
        Shown.COUNTS: "Numbers are people.",
        Shown.TOO_FEW: "Not enough answers",
        Shown.ALIKE: "Very similar answers",
    },
    lowest="A stage that asks for care",
    widest="People are furthest apart here",
    reversed="Agreeing is a warning sign here.",
    noise="Read changes of one or two people as noise.",
    rough=Words(
        name="Rough weather",
        seen="Some of you are in rough weather.",
        say=("Rough weather is not a problem to be solved. What would help us go gently?",),
        next="Do not ask who. Slow down a little, and keep the breaks.",
    ),
    go_ahead=Words(
        name="Nobody is below three",
        seen="Everybody can live with it and will support it.",
        say=("Everybody can live with this, so we go ahead. Who helps to lead it?",),
        next="Write down the decision, and who does what by when.",
    ),
    hear_first=Words(
        name="{below} of {answered} below three",
        seen="The lowest answer is {lowest}. It is a legitimate one.",
        say=(
            "Thank you for every low number. It tells us that something is missing.",
            "Before we decide: what does this proposal need to become a three?",
        ),
        next="Hear the doubts first, in writing if bosses are in the room. Change the proposal, and ask again once.",
    ),
    held_back=Words(
        name="Something was held back",
        seen="Many held back something that the group needed to hear.",
        say=("Let us each write on a card what has not been said yet, without a name, and I read them all.",),
        next="A round of unsigned notes, or a premortem.",
    ),
    shift="More points in a row on one side of the middle than chance makes: something seems to have changed.",
    few_crossings="The line crosses the middle more rarely than chance makes: something seems to move.",
    no_signal="Nothing here is more than chance makes.",
    few_points="{points} of {least} points. Nothing is said before there are {least} beside the middle.",
)

LANGUAGES: dict[str, ResultWords] = {"en": ENGLISH}


def result_words(language: str) -> ResultWords:
    """Return the words of a language, given as "en" or "en-US"; English where there is no table."""
    return LANGUAGES.get(language.replace("_", "-").partition("-")[0].lower(), ENGLISH)
