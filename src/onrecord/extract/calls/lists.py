"""Calls given as a list after a colon: each item a call, with its own addressee where it names one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.extract.calls.actions import action_end
from onrecord.extract.calls.list_items import addressee_end, asked_in_item, asked_in_that, item_addressees
from onrecord.extract.calls.parties import Asked, addressees, caller, names_at
from onrecord.extract.calls.pieces import verb_pieces
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span

LONGEST_HEADING = 12
"""Words; a longer paragraph is no heading."""
MARK = re.compile(r"[•●▪◦‣⁃·*–—-]+\s+|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+")
INSIDE = re.compile(r"(?:(?<=[\s;,:])|^)\((?:[ivx]{1,5}|[a-h]|\d{1,2})\)\s+")
"""What opens an item of a list within a paragraph: "to: (i) pay them; (ii) free them"."""
LONGEST_PLAIN_ITEM = 400
"""Characters; a longer paragraph without a mark is no item of a list."""


def find_listed(reading: Reading) -> Iterator[Asked]:
    """What the items of every list of calls ask for, in order of the text."""
    paragraphs = reading.analysis.paragraphs
    over: Word | None = None
    for paragraph in paragraphs:
        yield from listed_inside(reading, paragraph)
    for number, paragraph in enumerate(paragraphs):
        if over is not None and addressed_line(reading, paragraph) is not None:
            yield from asked_in_line(reading, paragraph, over)
            continue
        cue = opening_of(reading, paragraph)
        to: tuple[str, ...] = ()
        if cue is not None:
            over, to = cue, asked_in_opening(reading, cue, paragraph)
        elif over is not None and (addressed := addressed_by(reading, paragraph)):
            cue, to = over, addressed
        elif not MARK.match(paragraph.of(reading.text)):
            over = None
        if cue is None:
            continue
        known = call_words(reading.language)
        own = cue.lower in known.duty_modals
        ending = reading.analysis.words_in(paragraph)[-2:]
        clauses = len(ending) == 2 and ending[0].lower in known.that and ending[1].text == ":"
        by, voice = "" if own else caller(reading, cue), reading.voice_at(paragraph.start).name
        for item in items_after(reading, number):
            words = reading.analysis.words_in(item)
            told = asked_in_that(reading, words, by or voice, to, cue.index) if clauses and words else []
            yield from told or asked_in_item(reading, item, by or voice, to, cue.index)


def listed_inside(reading: Reading, paragraph: Span) -> Iterator[Asked]:
    """What the items of a list within one paragraph ask for."""
    shown = paragraph.of(reading.text)
    marks = list(INSIDE.finditer(shown))
    opens = shown[: marks[0].start()].rstrip() if len(marks) > 1 else ""
    if not opens.endswith(":"):
        return
    opening = Span(paragraph.start, paragraph.start + len(opens))
    cue = opening_of(reading, opening)
    if cue is None:
        return
    to = asked_in_opening(reading, cue, opening)
    by = caller(reading, cue) or reading.voice_at(opening.start).name
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        start = paragraph.start + mark.end()
        last = after.start() if after else len(shown)
        item = Span(start, paragraph.start + last)
        words = reading.analysis.words_in(item)
        if after is None and words:
            item = Span(start, reading.analysis.sentence_of(words[0]).span.end)
        if cue.lower in call_words(reading.language).duty_modals and not (words and words[0].tag == "VB"):
            continue  # "must show: (i) an act" says what, and asks nothing
        yield from asked_in_item(reading, item, by, to, cue.index)


def addressed_line(reading: Reading, paragraph: Span) -> int | None:
    """The index of the colon of "To the ministry: free X; and pay Y"; None for any other paragraph."""
    words, known = reading.analysis.words_in(paragraph), call_words(reading.language)
    colon = next((n for n, word in enumerate(words[:LONGEST_HEADING]) if word.text == ":"), None)
    if (
        colon is None
        or any(w.pos in ("VERB", "AUX") for w in words[:colon])
        or colon < 2
        or colon + 2 >= len(words)
        or words[0].lower not in known.infinitive
    ):
        return None
    opening = words[colon + 1]
    return words[colon].index if opening.tag in ("VB", "VBP") or opening.lower in known.imperatives else None


def asked_in_line(reading: Reading, paragraph: Span, cue: Word) -> Iterator[Asked]:
    """What one such line of a list asks of whom it is addressed to: a call for each part between semicolons."""
    words, colon = reading.analysis.words_in(paragraph), addressed_line(reading, paragraph) or 0
    to = item_addressees(reading, (words[1].index, colon))
    by = caller(reading, cue) or reading.voice_at(paragraph.start).name
    last = words[-1].index + 1
    marks = [w.index for w in words if w.index > colon and w.text == ";"]
    for first, limit in pairwise([colon, *marks, last]):
        start = next((i for i in range(first + 1, limit) if reading.analysis.words[i].tag != "CC"), limit)
        if start < limit:
            for one in verb_pieces(reading, start, action_end(reading, start, limit)):
                yield Asked(one, by, to, cue.index)


def addressed_by(reading: Reading, paragraph: Span) -> tuple[str, ...]:
    """X of the heading "X to:" within a list that "We call on:" opened; none for any other paragraph."""
    words = reading.analysis.words_in(paragraph)
    short = 3 <= len(words) <= LONGEST_HEADING and words[-1].text == ":"
    if not short or words[-2].lower not in call_words(reading.language).infinitive:
        return ()
    return item_addressees(reading, (words[0].index, words[-2].index))


def opening_of(reading: Reading, paragraph: Span) -> Word | None:
    """The word of asking in the last sentence of a paragraph that ends in a colon, or in a short heading without one."""
    known, analysis = call_words(reading.language), reading.analysis
    words = analysis.words_in(paragraph)
    if not words:
        return None
    last = [w for w in analysis.words_of(analysis.sentence_of(words[-1])) if w.index <= words[-1].index]
    if words[-1].text == ":":
        asks = known.asks_to | known.asks_that | known.nouns_to
        cue = next((w for w in reversed(last) if w.lemma in asks or w.lower in known.duty_modals), None)
        if cue is not None:
            return cue
    if words[-1].text == ":" and words[0].lower in known.infinitive and len(words) <= LONGEST_HEADING:
        return words[0]  # "To the ministry:"
    return None if len(words) > LONGEST_HEADING or words[-1].text in ".!?;," else heading_cue(reading, words)


def heading_cue(reading: Reading, words: tuple[Word, ...]) -> Word | None:
    """The word of asking of a short heading: "Recommendations to X", "Key recommendations", "What we ask"; None for any other."""
    known = call_words(reading.language)
    first, last = words[0], words[-2] if words[-1].text == ":" and len(words) > 1 else words[-1]
    if first.lower in known.heading_questions:
        asks = known.asks_to | known.asks_that
        return next((w for w in words[1:] if w.lemma in asks), None)
    if first.lemma in known.heading_words and first.pos in ("NOUN", "PROPN", "VERB"):
        return first
    named = [w for w in words if w.pos != "PUNCT" and len(w.text) > 1]
    return last if len(named) <= 2 and last.lemma in known.heading_words and last.tag in ("NNS", "NNPS") else None


def asked_in_opening(reading: Reading, cue: Word, paragraph: Span) -> tuple[str, ...]:
    """Who the whole list is addressed to: "urges the government to:", "the authorities must:", "Recommendations to X:"."""
    known, analysis = call_words(reading.language), reading.analysis
    words = [w for w in analysis.words_in(paragraph) if w.index > cue.index and w.text != ":"]
    if cue.lower in known.duty_modals:
        subjects = analysis.children(cue.head, "nsubj") or [
            w for w in analysis.words_in(paragraph) if reading.parties.at(w.index)
        ]
        return names_at(reading, subjects[-1].index) if subjects else ()
    while words and (words[0].lower in known.toward or words[0].pos == "ADV"):
        words = words[1:]
    while words and (words[-1].tag == "TO" or words[-1].lower in known.toward):
        words = words[:-1]
    return addressees(reading, (words[0].index, words[-1].index + 1)) if words and words[0].pos != "VERB" else ()


def kind_of(mark: str) -> str:
    """Whether items are marked by numbers, letters or bullets."""
    shown = mark.strip(" \t()[].")
    return "number" if shown[:1].isdigit() else "letter" if shown[:1].isalpha() else "bullet"


def items_after(reading: Reading, number: int) -> list[Span]:
    """The items of the list that follows a paragraph, without their marks: marked ones, or lines that begin alike."""
    analysis, text = reading.analysis, reading.text
    following = analysis.paragraphs[number + 1 :]
    marked: list[Span] = []
    first = ""
    for paragraph in following:
        mark = MARK.match(paragraph.of(text))
        kind = kind_of(mark[0]) if mark else ""
        if not mark or first and kind != first:
            break  # "9. The Commission notes ..." behind "(e)" is no item
        first = kind
        marked.append(Span(paragraph.start + mark.end(), paragraph.end))
    if marked:
        return [m for m in marked if m.start < m.end]
    plain = []
    for paragraph in following:
        own = addressed_line(reading, paragraph) is not None
        if own or len(paragraph) > LONGEST_PLAIN_ITEM or not begins_item(reading, paragraph):
            break
        plain.append(paragraph)
    return plain if len(plain) > 1 else []


def begins_item(reading: Reading, paragraph: Span) -> bool:
    """True where a line begins as an item does: "to VERB", "VERB", or "X to VERB"."""
    words = reading.analysis.words_in(paragraph)
    return bool(words) and (
        words[0].tag in ("VB", "TO") or addressee_end(words, call_words(reading.language).infinitive) is not None
    )
