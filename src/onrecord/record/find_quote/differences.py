"""What differs between the words asked for and those of a text, piece by piece, in the order of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from onrecord.model.text import Span
from onrecord.record.find_quote.alignment import Aligned
from onrecord.record.find_quote.asked import Asked
from onrecord.record.find_quote.near import Near

Sameness = Literal["same", "left_out", "added", "changed", "skipped", "aside"]
"""`left_out`: the text has words that were not asked for; `aside`: such words that the speaker does not say, as "he said"; `skipped`:
"..." stands for them; `added`: the text does not have them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece of the comparison. `document`: the text's words; `yours`: the words asked for; empty where there are none."""

    kind: Sameness
    document: str
    yours: str = ""


def differences(asked: Asked, near: Near, text: str, said: Sequence[Span] = ()) -> tuple[Difference, ...]:
    """The pieces from the first word asked for to the last; `said`: what the speaker says, where the words are a speaker's."""
    found: list[Difference] = []
    done, last = near.span.start, 0
    for kind, words, yours in grouped(asked, near, text):
        if words and words.start > done:
            found.append(Difference("same", text[done : words.start]))
        elif found and (yours or last):
            # Words that the text does not have stand apart from others as they do in what was asked for.
            between = asked.text[last : yours.start if yours else last + 1]
            apart = any(map(str.isspace, between)) and not found[-1].document[-1:].isspace()
            found.append(Difference("same", " " * apart))
        if kind == "left_out" and words and said and not any(words.touches(span) for span in said):
            kind = "aside"
        mine = yours.of(asked.text) if yours and kind != "same" else ""
        found.append(Difference(kind, words.of(text) if words else "", mine))
        done, last = words.end if words else done, yours.end if yours else last
    return tuple(joined(found))


def grouped(asked: Asked, near: Near, text: str) -> Iterator[tuple[Sameness, Span | None, Span | None]]:
    """Steps of one kind together, with the span of the text and the one of the words asked for."""
    steps = whole(asked, near.steps)
    for kind, group in groupby(kinds(asked, near, steps), key=lambda pair: pair[0]):
        run = [step for _, step in group]
        theirs = [near.region.span(step.text) for step in run if step.text is not None]
        mine = [asked.words[step.asked].span for step in run if step.asked is not None]
        words = Span(theirs[0].start, theirs[-1].end) if theirs else None
        yours = Span(mine[0].start, mine[-1].end) if mine else None
        if kind == "changed" and not (words and yours):
            yield ("left_out" if words else "added"), words, yours
        elif kind == "changed" and same_letters(asked, near, run):
            yield "same", words, yours
        else:
            yield kind, words, yours


def kinds(asked: Asked, near: Near, steps: Sequence[Aligned]) -> Iterator[tuple[Sameness, Aligned]]:
    """Each step with its kind; what is left out, added or misspelt is `changed` until it is known what stands beside it."""
    skipping = False
    for step in steps:
        word = None if step.asked is None else asked.words[step.asked]
        if word:
            skipping = not word.letters
        if skipping:
            yield "skipped", step
        else:
            yield ("same" if step.likeness == 1 else "changed"), step


def whole(asked: Asked, steps: Sequence[Aligned]) -> list[Aligned]:
    """The steps, with the words asked for that come before the first and after the last that the text has."""
    numbers = [step.asked for step in steps if step.asked is not None]
    before = [Aligned(number, None) for number in range(numbers[0]) if asked.words[number].letters]
    after = [Aligned(n, None) for n in range(numbers[-1] + 1, len(asked.words)) if asked.words[n].letters]
    return [*before, *steps, *after]


def same_letters(asked: Asked, near: Near, run: Sequence[Aligned]) -> bool:
    """True where both sides have the same letters, and a hyphen: "well-known" for "wellknown"."""
    words = [step.text for step in run if step.text is not None]
    mine = [asked.words[step.asked] for step in run if step.asked is not None]
    hyphen = any(word.joint for word in mine) or any(map(near.region.joint, words))
    letters = near.region.letters
    return hyphen and "".join(letters[number] for number in words) == "".join(word.letters for word in mine)


def joined(found: Sequence[Difference]) -> Iterator[Difference]:
    """The pieces, those of same words put together and empty ones left out."""
    for kind, group in groupby(found, key=lambda piece: piece.kind):
        if kind == "same":
            words = "".join(piece.document for piece in group)
            if words:
                yield Difference("same", words)
        else:
            yield from group
