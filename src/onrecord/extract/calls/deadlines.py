"""By when something is asked for: "by June 2026", "no later than Friday", "within 30 days", "before the end of the month"."""

import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from typing import Literal

from onrecord.extract.calls.later_dates import DURATION, last_day_before, later, month_later, unit_around
from onrecord.extract.calls.parties import Asked
from onrecord.extract.calls.pieces import Piece
from onrecord.extract.calls.words import CallWords, call_words
from onrecord.extract.dates.words import time_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.dates import When
from onrecord.model.entries import TimeExpression
from onrecord.model.text import Span

Lead = Literal["", "by", "before", "within", "coming"]
"""How words make a deadline of the time behind them: it is the last one, the first one too late, all there is of it."""

YEAR = re.compile(r"\d{4}\Z")
YEAR_IN = re.compile(r"\d{4}")
DAY = "YYYY-MM-DD"
CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T")
"""A time of a day: "midnight"."""
LONGEST_LEAD = 3
"""Words that make a deadline of a date: "no later than"."""
WEEK = timedelta(days=7)


def deadline_of(reading: Reading, asked: Asked) -> When | None:
    """The deadline in the words of an action, else in those before it: "must, within 48 hours, leave".

    None where they give none, or a length of time that begins on no date told.
    """
    cue, act = (reading.analysis.words[i] for i in (asked.cue, asked.piece[0]))
    sets = cue.lemma in call_words(reading.language).giving_time | call_words(reading.language).setting
    start = beginning(reading, cue if sets and cue.index < act.index else act)
    pieces = (asked.piece, before_the_act(reading, asked), before_the_duty(reading, asked))
    told = next((found for piece in pieces if (found := deadline_in(reading, piece, start))), None)
    return told or length_given(reading, asked, start)


def length_given(reading: Reading, asked: Asked, start: When | None) -> When | None:
    """The end of the time in "gave X 14 days to leave"."""
    words = reading.analysis.words
    first, last = before_the_act(reading, asked)
    if first == last or words[asked.cue].lemma not in call_words(reading.language).giving:
        return None
    told = next(iter(reading.dates_in(Span(words[first].start, words[last - 1].end))), None)
    return after_length(reading, told, "within", start) if told else None


def before_the_act(reading: Reading, asked: Asked) -> Piece:
    """The words between what asks and the first verb of what is asked for."""
    words, behind = reading.analysis.words, asked.cue + 1
    if asked.cue < asked.piece[0] and not same_paragraph(reading, asked.cue, asked.piece[0]):
        return behind, behind  # the words between are other items of a list
    return behind, behind + sum(
        1 for _ in takewhile(lambda w: w.tag not in ("TO", "VB"), words[behind : asked.piece[0]])
    )


def same_paragraph(reading: Reading, first: int, second: int) -> bool:
    """True where two words, by their indexes, stand in one paragraph."""
    words, analysis = reading.analysis.words, reading.analysis
    return analysis.paragraph_at(words[first].start) == analysis.paragraph_at(words[second].start)


def before_the_duty(reading: Reading, asked: Asked) -> Piece:
    """The words that open the clause of a "must", where they begin as a deadline does: "By June, Tavria must leave"."""
    analysis, known = reading.analysis, call_words(reading.language)
    cue, opening = analysis.words[asked.cue], analysis.sentence_of(analysis.words[asked.cue]).first
    if cue.lower not in known.duty_modals:
        return opening, opening
    first = next((i + 1 for i in range(cue.index - 1, opening, -1) if analysis.words[i].lower in known.that), opening)
    opens = any(
        lead_at(known, analysis.words[first : i + 1]) for i in range(first, min(first + LONGEST_LEAD, cue.index))
    )
    return first, cue.index if opens else first


def deadline_in(reading: Reading, piece: Piece, start: When | None) -> When | None:
    """The first deadline in some words; lengths of time count from `start`."""
    words, known = reading.analysis.words, call_words(reading.language)
    for i in range(*piece):
        lead = lead_at(known, words[max(0, i - LONGEST_LEAD + 1) : i + 1])
        if lead and (found := deadline_behind(reading, words[i], lead, start)):
            return found
    return None


def lead_at(known: CallWords, words: tuple[Word, ...]) -> Lead:
    """How the last of some words, with those before it, make a deadline of what follows; empty where they don't."""
    for first in range(len(words)):
        phrase = " ".join(word.lower for word in words[first:])
        if phrase in known.deadline_by:
            return "by"
        if phrase in known.deadline_before:
            return "before"
        if phrase in known.deadline_within:
            return "within"
        if phrase in known.deadline_coming:
            return "coming"
    return ""


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind words that make a deadline: a time told, or "the end of" a unit of time (D, W, MO, Y)."""

    told: TimeExpression | None
    unit: str | None
    is_end: bool

    @property
    def is_told(self) -> bool:
        return self.told is not None or (self.is_end and self.unit is not None)


def time_behind(reading: Reading, last: Word) -> Behind:
    """The time behind a word, with no more between than "the end of"; it may begin with the word itself."""
    words, known = reading.analysis.words, call_words(reading.language)
    after = (words[i] for i in range(last.index + 1, len(words)))
    between = list(takewhile(lambda w: w.lower in known.deadline_between, after))
    following = words[min(last.index + 1 + len(between), len(words) - 1)]
    told = next(iter(reading.dates_in(Span(last.start, following.end))), None)
    unit = time_words(reading.language).unit(following.lower)
    return Behind(told, unit, any(w.lower in known.deadline_ends for w in (*between, following)))


def deadline_behind(reading: Reading, last: Word, lead: Lead, start: When | None) -> When | None:
    """The deadline that the time behind a lead gives."""
    behind = time_behind(reading, last)
    told, unit = behind.told, behind.unit
    if told is None:
        by_end = behind.is_told and lead in ("by", "before")
        return unit_around(start, unit) if by_end and start and unit else None
    if lead in ("within", "coming"):
        return after_length(reading, told, lead, start)
    if lead == "by" and DURATION.match(told.value):
        return after_length(reading, told, "within", start)
    when = told_by(reading, told, start)
    return last_day_before(when) if when and lead == "before" and not behind.is_end else when


def after_length(reading: Reading, told: TimeExpression, lead: Lead, start: When | None) -> When | None:
    """The end of "within 30 days", of "in the next 30 days"; None for other lengths."""
    length = DURATION.match(told.value)
    ahead = call_words(reading.language).coming.intersection(told.span.of(reading.text).lower().split())
    counted = counted_from(reading, told, start) if length and (lead == "within" or ahead) else None
    return later(counted, length) if counted and length else None


def told_by(reading: Reading, told: TimeExpression, start: When | None) -> When | None:
    """The date of a time told as a deadline: of "Friday" and of "30 September" the next one."""
    clock = CLOCK.match(told.value)
    if told.when is None:
        # "The end of the year" dates no event, for it may be any year told of; of what is asked for it is the year of asking.
        return When.at(clock[1]) if clock else When.at(told.value) if YEAR.match(told.value) else None
    words, when = told.span.of(reading.text), told.when
    past = start and start.earliest and when.latest and when.iso and when.latest < start.earliest
    if not past or not when.earliest or YEAR_IN.search(words):
        return when
    if words.isalpha() and len(when.iso) == len(DAY):
        return When.day(when.earliest + WEEK)
    return When.at(month_later(when.earliest, 12).isoformat()[: len(when.iso)])


def counted_from(reading: Reading, length: TimeExpression, start: When | None) -> When | None:
    """The date from which a length of time counts: "of 1 September" behind it, none for "of the judgment", else `start`."""
    words, known = reading.analysis.words, call_words(reading.language)
    last = reading.analysis.word_at(length.span.end - 1)
    if last is None or last.index + 2 >= len(words) or words[last.index + 1].lower not in known.deadline_from:
        return start
    beginning_told = next(iter(reading.dates_in(Span(words[last.index + 1].start, words[last.index + 2].end))), None)
    return beginning_told.when if beginning_told else None


def beginning(reading: Reading, action: Word) -> When | None:
    """The date of asking: the one told first in its sentence before a word, else the document's."""
    sentence = reading.analysis.sentence_of(action)
    told = [d for d in reading.dates_in(Span(sentence.span.start, action.start)) if d.when and d.type == "DATE"]
    if told:
        return told[0].when
    return reading.description.published.date if reading.description.published else None
