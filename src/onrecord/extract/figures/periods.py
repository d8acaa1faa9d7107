"""When it happened to those counted: the day or days of one event, or the beginning of a running count."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.extract.figures.places import sentence_number
from onrecord.extract.figures.relative_dates import relative_behind, told_of
from onrecord.extract.figures.tally import Tally
from onrecord.extract.figures.unnamed_actors import FieldWords
from onrecord.extract.reading import Reading
from onrecord.model.dates import Period, When
from onrecord.model.entries import TimeExpression
from onrecord.model.text import Span

TOLD_BEFORE = 3
"""Sentences before a count in which the day of what it goes on to tell may stand."""


def period_of(reading: Reading, tally: Tally, words: FieldWords) -> tuple[Period | None, Span | None]:
    """The time that a figure covers, and the words that give it; None where nothing near tells."""
    analysis = reading.analysis
    start = analysis.words[tally.counted.first].start
    dates = [
        d
        for d in reading.dates_in(tally.sentence.span)
        if d.when
        and d.when.earliest
        and d.type in ("DATE", "TIME", "DURATION")
        and (by_then(reading, tally, words) or not of_telling(reading, d, tally, words))
    ]
    told = told_of(reading, tally)
    if told is not None and told.when is not None:
        return one_time(told.when), told.span
    dates = [d for d in dates if d.span.start < start or not relative_behind(reading, d)]
    if not dates:
        return from_sentence_before(reading, tally, words)
    # A semicolon parts what happened from what happened at another time.
    dates = [d for d in dates if ";" not in between(reading, d.span.start, start)] or dates
    after = [d for d in dates if d.span.start >= start]
    before = [d for d in dates if d.span.start < start]
    running = [d for d in dates if since(reading, d, words)]
    chosen = nearest(after, before, start)
    if running and (chosen in running or (chosen is None)) and opens_running(reading, tally, running[0], words):
        first = running[0]
        assert first.when is not None
        if first_word(reading, first, words) != words["since"][0]:
            return Period(start=first.when), first.span
        until = as_of_date(reading, tally, first, words)
        return Period(start=first.when, end=until.when if until else published(reading)), first.span
    if chosen is None or chosen.when is None:
        return None, None
    for first, last in intervals(reading, dates, words):
        if chosen in (first, last):
            return Period(start=first.when, end=last.when), Span(first.span.start, last.span.end)
    if at_end(reading, chosen, words) and chosen.when.latest:
        return Period(as_of=When.day(chosen.when.latest)), chosen.span
    if of_telling(reading, chosen, tally, words) or stands_after(reading, chosen, words["as_of"]):
        return Period(as_of=chosen.when), chosen.span
    return one_time(chosen.when), chosen.span


def at_end(reading: Reading, date: TimeExpression, words: FieldWords) -> bool:
    """True for "at the end of the year", "by the end of 2008": the last day counts."""
    before = reading.text[max(0, date.span.start - 16) : date.span.start] + date.span.of(reading.text)
    return any(phrase in " ".join(before.lower().split()) for phrase in words["end_of"])


def as_of_date(reading: Reading, tally: Tally, first: TimeExpression, words: FieldWords) -> TimeExpression | None:
    """The last day of a count that runs since `first`: "as of 30 May 40 had died since 2 April"; None where none is told."""
    for date in reading.dates_in(tally.sentence.span):
        later = date.when and first.when and date.when.earliest and first.when < date.when
        if later and stands_after(reading, date, (*words["as_of"], *words["up_to"])):
            return date
    return None


def stands_after(reading: Reading, date: TimeExpression, phrases: Sequence[str]) -> bool:
    """True where one of the phrases leads to the date, or opens its own words: "as of 30 May"."""
    text = reading.text
    before = " ".join(text[max(0, date.span.start - 16) : date.span.start].lower().split())
    own = " ".join(date.span.of(text).lower().split())
    return any(f" {before}".endswith(f" {phrase}") or own.startswith(f"{phrase} ") for phrase in phrases)


def between(reading: Reading, one: int, other: int) -> str:
    """The text from one offset to another, whichever comes first."""
    return reading.text[min(one, other) : max(one, other)]


def by_then(reading: Reading, tally: Tally, words: FieldWords) -> bool:
    """True for what had happened by the day on which it was told: "said in May that it had released N"."""
    harm = tally.harm.word if tally.harm else tally.counted.anchor
    return any(w.lower in words["perfect"] for w in reading.analysis.children(harm, "aux"))


def of_telling(reading: Reading, date: TimeExpression, tally: Tally, words: FieldWords) -> bool:
    """True for the date on which somebody told of the harm, or was judged for it: "said on Monday that N were killed"."""
    analysis = reading.analysis
    word = analysis.word_at(date.span.start)
    harm = tally.harm.word if tally.harm else tally.counted.anchor
    if word is None:
        return False
    over = next((w for w in (word, *analysis.ancestors(word)) if w.pos in ("VERB", "AUX")), None)
    if over is None or over.index == harm:
        return False
    if over.dep == "pcomp" and analysis.words[harm].lemma in words["accusing"]:
        # "Convicted 15 guards of killing 31 people in July": the guards were convicted at another time.
        return any(above.index == harm for above in analysis.ancestors(over))
    below = analysis.words[harm]
    for above in analysis.ancestors(below):
        if above.index == over.index:
            told = below.dep == "ccomp" and over.lemma in words["recording"]
            judged = over.lemma in words["accusing"] and below.dep == "prep"
            return told or judged
        below = above
    return False


def intervals(
    reading: Reading, dates: list[TimeExpression], words: FieldWords
) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """The pairs of dates that begin and end one stretch: "between 3 May and 9 June", "from 3 May to 9 June"."""
    for first, last in pairwise(dates):
        word = reading.analysis.word_at(first.span.start)
        before = reading.analysis.words[word.index - 1].lower if word and word.index else ""
        between = reading.text[first.span.end : last.span.start].strip().lower()
        if before in words["stretch"] and between in words["stretch_to"]:
            yield first, last
        elif between in words["both_times"] and first.when and last.when and first.when < last.when:
            # "In late May and early June": the count runs over both.
            yield first, last


def from_sentence_before(reading: Reading, tally: Tally, words: FieldWords) -> tuple[Period | None, Span | None]:
    """The date of the sentence before, where this one leads back to what happened there: "that attack", "the massacre"."""
    analysis = reading.analysis
    number = sentence_number(analysis, tally.sentence)
    if number == 0:
        return None, None
    if leads_back(reading, tally, words):
        dates = [d for d in reading.dates_in(analysis.sentences[number - 1].span) if d.when and d.when.iso]
        return (one_time(dates[-1].when), dates[-1].span) if dates and dates[-1].when else (None, None)
    if not goes_on(reading, tally, words):
        return None, None
    for before in reversed(analysis.sentences[max(0, number - TOLD_BEFORE) : number]):
        if before.paragraph != tally.sentence.paragraph:
            break
        dates = [d for d in reading.dates_in(before.span) if d.when and d.when.iso and d.type == "DATE"]
        if dates:
            day = dates[-1].when
            alone = len(dates) == 1 and day is not None and day.earliest == day.latest
            return (one_time(day), dates[-1].span) if alone and day else (None, None)
    return None, None


def goes_on(reading: Reading, tally: Tally, words: FieldWords) -> bool:
    """True for harm told in the plain past, of which the paragraph has told the day: "Five were wounded"."""
    analysis = reading.analysis
    if tally.harm is None or tally.what not in words["of_one_day"]:
        return False
    if reading.voice_at(analysis.words[tally.counted.first].start).quotation is not None:
        return False
    verb = analysis.words[tally.harm.word]
    verbs = [verb, *(w for w in analysis.ancestors(verb) if w.pos in ("VERB", "AUX"))]
    told = next((w for w in verbs if w.tag == "VBD"), None)
    helped = [w for one in verbs[:2] for w in analysis.children(one.index, "aux", "auxpass")]
    if any(w.lower in words["perfect"] for w in helped):
        return False
    return told is not None or any(w.tag == "VBD" for w in helped)


def leads_back(reading: Reading, tally: Tally, words: FieldWords) -> bool:
    """True for a sentence that opens with "that attack", or tells of harm "in the massacre"."""
    analysis = reading.analysis
    opening = analysis.words[tally.sentence.first : tally.sentence.first + 4]
    if any(w.lower in words["back"] for w in opening) and any(w.lemma in words["doing"] for w in opening):
        return True
    last = max(tally.counted.last, tally.harm.last if tally.harm else 0)
    for word in analysis.words[last + 1 : min(tally.sentence.last, last + 6)]:
        over = analysis.words[word.head]
        if word.dep == "pobj" and word.lemma in words["doing"] and over.lower in words["doing_prepositions"]:
            below = analysis.children(word.index)
            return bool(below) and all(w.lower in (*words["back"], *words["the"]) for w in below)
    return False


def one_time(when: When) -> Period:
    """A day, month or year: from its first to its last; an interval likewise."""
    if when.iso:
        return Period(start=when, end=when)
    first = When.day(when.earliest) if when.earliest else None
    last = When.day(when.latest) if when.latest else None
    return Period(start=first, end=last)


def nearest(after: list[TimeExpression], before: list[TimeExpression], start: int) -> TimeExpression | None:
    """The date just before a count, unless one after it is nearer."""
    if before and after:
        return after[0] if after[0].span.start - start < 60 else before[-1]
    return before[-1] if before else after[0] if after else None


def first_word(reading: Reading, date: TimeExpression, words: FieldWords) -> str:
    """The word of "since" or "following" that stands before a date, within a clause; empty for none."""
    analysis = reading.analysis
    sentence = analysis.sentence_at(date.span.start)
    word = analysis.word_at(date.span.start)
    if sentence is None or word is None:
        return ""
    for other in reversed(analysis.words[max(sentence.first, word.index - 10) : word.index + 1]):
        if other.lower in words["opening"]:
            return other.lower
        if other.lower in (",", ";") or other.pos == "VERB":
            return ""
    return ""


def since(reading: Reading, date: TimeExpression, words: FieldWords) -> bool:
    return first_word(reading, date, words) in words["since"]


def opens_running(reading: Reading, tally: Tally, date: TimeExpression, words: FieldWords) -> bool:
    """True where the count runs on from the date: not for what happened on that day, told beside it in a relative clause."""
    analysis = reading.analysis
    if date.span.start >= analysis.words[tally.counted.first].start:
        return True
    between = analysis.words_in(Span(date.span.end, analysis.words[tally.counted.first].start))
    if not any(w.tag in ("WDT", "WP", "WRB") for w in between):
        return True
    # After the relative clause the main clause begins with a verb in the perfect tense.
    return any(w.lower in words["perfect"] and w.dep == "aux" for w in between)


def published(reading: Reading) -> When | None:
    """The document's own date, where it is known."""
    date = reading.description.published
    return date.date if date else None


__all__ = ["Span", "period_of"]
