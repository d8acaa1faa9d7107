"""Speakers of words beside which nobody is named: what the paragraphs around them make plain, else nobody."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.cast.cast import Cast
from onrecord.extract.quotations.attributions import Attribution, NamedSpeaker
from onrecord.extract.quotations.speech import SpeechWords, is_finite, lowered
from onrecord.model.text import Span

OPENING = "\"“„«‘‹「『「《'`"
CLOSING = "\"”»’›」』」》'“"
WIDE = 0.8
"""The share of a paragraph from which words in marks are all of it."""
LABEL = re.compile(r"\[?(?P<name>[^\W\d_][^:\]\[\n“”\"]{1,50}?)(?:\]:?|[:：])\s*[\"“«„]?$")
LED = re.compile(r"(?:^|[.!?…”\"»]\s)\s*(?P<words>[^.!?…“”\"«»\n]+)[:：]\s*$")
"""The sentence that leads to words in marks, after the last one in the paragraph."""
LONGEST_LED = 300
"""Characters of it."""
DASHES = "-–—―~ \t"


def in_marks(text: str, content: Sequence[Span]) -> bool:
    """True where a quotation mark stands before or at the beginning of somebody's words."""
    return any(mark in OPENING for span in content[:1] for mark in text[max(0, span.start - 1) : span.start + 1])


class UnnamedSources:
    """Names speakers from the attributions and the lines around words that name nobody."""

    def __init__(self, text: str, paragraphs: Sequence[Span], cast: Cast, words: SpeechWords) -> None:
        self.text, self.paragraphs, self.cast, self.words = text, paragraphs, cast, words
        self.starts = [p.start for p in paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds an offset; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def speaker(
        self, place: int, attributions: Sequence[Attribution], named: Sequence[NamedSpeaker | None]
    ) -> NamedSpeaker:
        """The speaker of the attribution at `place`; `named` holds those found so far, the ones before it complete."""
        one = attributions[place]
        if not in_marks(self.text, one.content):
            return NamedSpeaker("")
        here = self.paragraph_at(one.content[0].start)
        before = next((k for k in range(place - 1, -1, -1) if named[k] is not None), None)
        label = self.label(here, one.content[0])
        if label:
            return label
        led = self.led(here, one.content[0])
        if led:
            return self.subject(led)
        if before is not None and (last := named[before]) and last.name and attributions[before].content:
            said = attributions[before].content[-1]
            gap = here - self.paragraph_at(said.start)
            marked = in_marks(self.text, attributions[before].content)
            if self.runs_on(gap, said, one.content[0], here) if marked else self.opens_run(gap, one.content[0], here):
                return NamedSpeaker(last.name, last.mention, last.kind, last.role)
        return self.signed(here) or self.introduced(here) or NamedSpeaker("")

    def runs_on(self, gap: int, before: Span, content: Span, here: int) -> bool:
        """True where words in marks go on: in one paragraph, after one left open, or in a run of paragraphs in marks."""
        if gap == 0:
            return True
        if gap != 1:
            return False
        previous = self.paragraphs[here - 1]
        left_open = before.end >= previous.end - 1 and previous.of(self.text)[-1:] not in CLOSING
        return left_open or len(content) > WIDE * len(self.paragraphs[here])

    def opens_run(self, gap: int, content: Span, here: int) -> bool:
        """True for the first of several paragraphs in marks behind one that ends with who said what: a release's convention."""
        after = self.paragraphs[here + 1].of(self.text) if here + 1 < len(self.paragraphs) else ""
        return gap == 1 and len(content) > WIDE * len(self.paragraphs[here]) and after[:1] in tuple(OPENING)

    def label(self, here: int, content: Span) -> NamedSpeaker | None:
        """The speaker before a colon at the head of the paragraph: "RUIZ: ..."."""
        if here < 0:
            return None
        found = LABEL.match(self.text[self.starts[here] : content.start])
        return (
            self.person(Span(self.starts[here] + found.start("name"), self.starts[here] + found.end("name")))
            if found
            else None
        )

    def led(self, here: int, content: Span) -> Span | None:
        """The words before a colon that tell who says, writes or does something: "Then I had to change it: “...”"."""
        begins = max(self.starts[here], content.start - LONGEST_LED) if here >= 0 else content.start
        found = LED.search(self.text[begins : content.start])
        if found is None or not any(is_finite(word, self.words) for word in lowered(found["words"])):
            return None
        return Span(begins + found.start("words"), begins + found.end("words"))

    def subject(self, sentence: Span) -> NamedSpeaker:
        """The party whose name begins a sentence, right before its verb or a comma; nobody where there is none."""
        runs = self.cast.runs_in(sentence)
        if not runs or runs[0].placed or runs[0].span.start - sum(len(t) + 1 for t in runs[0].titled) > sentence.start:
            return NamedSpeaker("")
        after = self.text[runs[0].span.end : sentence.end]
        following = lowered(after)[:1]
        if after[:1] != "," and not (after[:1] == " " and following and is_finite(following[0], self.words)):
            return NamedSpeaker("")
        name = self.cast.name_of(runs[0])
        return NamedSpeaker(name, runs[0].span, self.cast.kind_of(name), self.cast.roles.get(name, ""))

    def signed(self, here: int) -> NamedSpeaker | None:
        """The person in a line of its own after a paragraph: "Ana Ruiz, director of Relief"."""
        if not 0 <= here < len(self.paragraphs) - 1:
            return None
        line = self.paragraphs[here + 1]
        words = line.of(self.text)
        begins = len(words) - len(words.lstrip(DASHES))
        if len(words.split()) > 18 or words[-1:] in ".:?!" or any(mark in words for mark in '“”"'):
            return None
        found = self.person(Span(line.start + begins, line.end), whole=False)
        return found

    def person(self, span: Span, whole: bool = True) -> NamedSpeaker | None:
        """The person or party whose name begins a span; with `whole` it is the whole span."""
        runs = self.cast.runs_in(span)
        if not runs or runs[0].span.start - sum(len(t) + 1 for t in runs[0].titled) > span.start:
            return None
        after = self.text[runs[0].span.end : span.end].strip()
        if (whole and after) or after[:1] not in ("", ",", "(", "–", "—", "-"):
            return None
        name = self.cast.name_of(runs[0])
        fits = whole or self.cast.is_person(name)
        return (
            NamedSpeaker(name, runs[0].span, self.cast.kind_of(name), self.cast.roles.get(name, "")) if fits else None
        )

    def introduced(self, here: int) -> NamedSpeaker | None:
        """The only party named in the last sentence of the paragraph before, where that ends with a colon."""
        if here < 1 or self.paragraphs[here - 1].of(self.text)[-1:] not in (":", "："):
            return None
        before = self.paragraphs[here - 1]
        begins = max((before.of(self.text).rfind(f"{mark} ") for mark in ".!?"), default=-1)
        runs = self.cast.runs_in(Span(before.start + begins + 1, before.end))
        names = list(dict.fromkeys(self.cast.name_of(r) for r in runs if not r.placed))
        if len(names) != 1:
            return None
        return NamedSpeaker(names[0], runs[0].span, self.cast.kind_of(names[0]), self.cast.roles.get(names[0], ""))
