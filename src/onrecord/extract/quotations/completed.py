"""What the marks of a text add to what the tagger read: signed quotations, and those that go on after their cue."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.quotations.divided import divided
from onrecord.extract.quotations.introduced import left_over
from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.marks import Quoted
from onrecord.extract.quotations.transcripts import find_turns
from onrecord.extract.tagger.tagger import Attribution
from onrecord.model.text import Span

SIGNATURE = re.compile(r"\s*(?:[-–—―~]{1,2}|&mdash;)\s*(?=[^\W\d_a-z])")
"""What a line that signs a quotation begins with: a dash before a capital."""
DATELINE = re.compile(r"\s*([^\W\d_]{3,})[^.!?:\n“”\"«»]{0,60}?\s[-–—]{1,2}\s+(?=\S)")
"""A place in capitals, a date, and a dash, at the head of a paragraph."""
NAME_LINE = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|[a-z]{1,3})){1,4}, (?=[a-z]|\d{1,2}, )[^.:!?“”\"«»]+"
)
"""A line without a dash that signs: a name of two words or more, and after a comma who that is, in small letters, or how old."""
NAME_AND_DASH = re.compile(r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,4}) ?(?:--|[–—―])\s*$")
"""A name of two words or more, and the dash behind it."""
AFTER_DASH = re.compile(r"\s*(?:--|[–—―]|$)")
FEWEST_BETWEEN = 6
"""Words of a sentence between dashes; fewer are as often a title."""
LONGEST_BEFORE = 80
"""Characters in which the name and its dash stand."""
LONGEST_SIGNATURE = 14
LONGEST_NAME, SMALL = 6, 3
"""Words of a name in a line that signs, and letters of those that need no capital ("de", "van")."""
FEWEST = 3
"""Words of a quotation that goes on after its cue; fewer are as often a title or a catchword."""
REACH, LONG_REACH = 10, 40
"""Words between a cue and the rest of its quotation; more where no other sentence stands between them."""
FEWEST_PARAGRAPHS = 2
"""Paragraphs in marks that are a run; news often adds one to what it reports."""
SIGNED_CHANCE = 0.9
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Signed:
    """Paragraphs with the name that stands under them, or, where they are `spoken` in a transcript, before them."""

    content: tuple[Span, ...]
    name: Span
    spoken: bool = False


class Completed:
    """Adds to the attributions of one text what its marks tell."""

    def __init__(
        self, text: str, paragraphs: Sequence[Span], edges: MarkEdges, no_labels: frozenset[str] = frozenset()
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.edges = edges
        self.no_labels = no_labels
        self.starts = [p.start for p in paragraphs]
        self.heads = frozenset(self.starts)

    def all(self, attributions: Sequence[Attribution]) -> list[Attribution]:
        """The attributions, mended at their marks and gone on with, and those of signed quotations in place of what lies in them."""
        mended = [
            replace(one, content=self.after_dateline(self.edges.mended(one.content, one.cue)))
            for one in divided([p for a in attributions for p in self.of_one_paragraph(a)], self.text, self.edges)
        ]
        mended = [part for one in mended for part in self.by_paragraph(one)]
        turns = find_turns(self.text, self.paragraphs, self.edges, self.no_labels)
        signed = [
            *self.signed(),
            *self.signed_within(),
            *self.between_dashes(),
            *(Signed(t.content, t.name, spoken=True) for t in turns),
        ]
        kept = [left for one in mended if (left := without(one, signed))]
        self._carry_on(kept)
        kept += [Attribution(s.content, (s.name,), (), SIGNED_CHANCE, s.spoken) for s in signed]
        kept += list(left_over(kept, self.text, self.edges))
        return sorted(kept, key=lambda one: one.content[0])

    def of_one_paragraph(self, one: Attribution) -> Iterator[Attribution]:
        """The words of the paragraph in which the cue stands; whole paragraphs in marks behind it are apart, those before it another's.

        Each paragraph of a quotation is one by itself; in the training part 13 of 19,832 go back before their cue's, 88 beyond it.
        """
        before = bisect_right(self.starts, one.cue[0].start) if one.cue else 0
        here = self.paragraphs[before - 1] if before else None
        own = [s for s in one.content if here and here.start < s.end and s.start < here.end]
        if here is None or not own:
            yield one
            return
        behind = [s for s in one.content if s.start >= here.end]
        apart = [s for s in behind if any(q.span == s and self.is_whole(q) for q in self.edges.around(s))]
        yield replace(one, content=tuple(sorted((*own, *(s for s in behind if s not in apart)))))
        for span in apart:
            yield Attribution((span,), one.source, (), one.chance)

    def after_dateline(self, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """The content without the dateline that its paragraph begins with."""
        first = content[0]
        if first.start in self.heads:
            dateline = DATELINE.match(self.text, first.start, first.end)
            if dateline and dateline[1].isupper() and dateline.end() < first.end:
                return (Span(dateline.end(), first.end), *content[1:])
        return content

    def by_paragraph(self, one: Attribution) -> Sequence[Attribution]:
        """Words without marks apart from whole paragraphs in marks that follow them, of the same speaker: a release's convention."""
        follow = tuple(
            span for span in one.content if any(q.span == span and self.is_whole(q) for q in self.edges.around(span))
        )
        told = tuple(span for span in one.content if span not in follow)
        if (
            len(follow) < FEWEST_PARAGRAPHS
            or not told
            or told[-1].start > follow[0].start
            or any(self.edges.around(span) for span in told)
        ):
            return (one,)
        if one.cue and one.cue[-1].end > follow[0].start or self.text[: follow[0].start].rstrip().endswith((":", "：")):
            return (one,)
        return replace(one, content=told), Attribution(follow, one.source, (), one.chance)

    def signed(self) -> Iterator[Signed]:
        """Quotations of whole paragraphs with a dash and a name in the line below."""
        in_marks = {q.paragraph: q for q in self.edges.quoted if self.is_whole(q)}
        for number in range(1, len(self.paragraphs)):
            name = self.signature(self.paragraphs[number]) if number - 1 in in_marks else None
            first = number
            while first - 1 in in_marks:
                first -= 1
            if name and first < number:
                # Of several paragraphs only an open one goes on in the next.
                while first < number - 1 and in_marks[first].closed:
                    first += 1
                yield Signed(tuple(in_marks[n].span for n in range(first, number)), name)

    def signed_within(self) -> Iterator[Signed]:
        """Quotations that a dash and a name follow to the end of the paragraph: "“We shall be back.” — Mira Kolb, teacher"."""
        for quoted in self.edges.quoted:
            paragraph = self.paragraphs[quoted.paragraph]
            if quoted.closed and quoted.span.start == paragraph.start:
                name = self.signature(Span(quoted.span.end, paragraph.end))
                if name and is_name(name.of(self.text)):
                    yield Signed((quoted.span,), name)

    def between_dashes(self) -> Iterator[Signed]:
        """A sentence in marks between dashes right after a name: "others, such as Mira Kolb -- “It is not over yet” --, agreed"."""
        for quoted in self.edges.quoted:
            paragraph = self.paragraphs[quoted.paragraph]
            words = quoted.inner.of(self.text).split()
            if len(words) < FEWEST_BETWEEN or not words[0][0].isupper() or words[1][0].isupper():
                continue
            name = NAME_AND_DASH.search(
                self.text, max(paragraph.start, quoted.span.start - LONGEST_BEFORE), quoted.span.start
            )
            if name and AFTER_DASH.match(self.text, quoted.span.end, paragraph.end):
                yield Signed((quoted.span,), Span(*name.span("name")))

    def is_whole(self, quoted: Quoted) -> bool:
        """True for marks around a whole paragraph."""
        paragraph = self.paragraphs[quoted.paragraph]
        return quoted.span.start == paragraph.start and paragraph.end - quoted.span.end <= 1

    def signature(self, paragraph: Span) -> Span | None:
        """The words of a line that signs, without its dash; None for other lines."""
        if len(paragraph.of(self.text).split()) > LONGEST_SIGNATURE:
            return None
        dash = SIGNATURE.match(self.text, paragraph.start, paragraph.end)
        if dash:
            return Span(dash.end(), paragraph.end)
        return paragraph if NAME_LINE.fullmatch(self.text, paragraph.start, paragraph.end) else None

    def _carry_on(self, attributions: list[Attribution]) -> None:
        """Give the words in marks after a cue to the attribution whose words in marks stand before it: "“A,” X said, “B.”"."""
        held = sorted(span for one in attributions for span in one.content)
        for quoted in self.edges.quoted:
            if len(WORD.findall(quoted.inner.of(self.text))) < FEWEST or any(s.touches(quoted.span) for s in held):
                continue
            near = [place for place, one in enumerate(attributions) if self.goes_on(one, quoted)]
            if near:
                place = max(near, key=lambda p: attributions[p].content[-1].end)
                one = attributions[place]
                attributions[place] = replace(one, content=(*one.content, quoted.span))

    def goes_on(self, one: Attribution, quoted: Quoted) -> bool:
        """True where only the cue of an attribution in marks, and a few words, stand between it and other words in marks."""
        last, start = one.content[-1], quoted.span.start
        if last.end > start or not one.cue or not last.end <= one.cue[0].start < start:
            return False
        paragraph = self.paragraphs[quoted.paragraph]
        before, after = self.text[last.end : start], self.text[one.cue[0].end : start]
        reach = REACH if SENTENCE_END.search(after.rstrip()[:-1]) else LONG_REACH
        return (
            last.start >= paragraph.start
            and any(q.span.end == last.end for q in self.edges.around(last))
            and len(WORD.findall(after)) <= reach
            and before.rstrip()[-1:] in ",.:;"
        )


def is_name(words: str) -> bool:
    """True for a few words up to the first comma that all begin with a capital; small words may stand between them."""
    first, _, _ = words.partition(",")
    name = first.rstrip(" .").split()
    return (
        0 < len(name) <= LONGEST_NAME and all(w[0].isupper() or len(w) <= SMALL for w in name) and name[-1][0].isupper()
    )


def without(one: Attribution, signed: Sequence[Signed]) -> Attribution | None:
    """The attribution without what lies in signed quotations; None where nothing is left."""
    lines = [span for s in signed for span in (*s.content, s.name)]
    content = tuple(span for span in one.content if not any(line.touches(span) for line in lines))
    return replace(one, content=content) if content else None
