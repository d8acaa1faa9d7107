"""Whether words that may give a time do mean one where they stand."""

from onrecord.extract.dates.rough_time import RoughTime
from onrecord.extract.dates.tense import side_of
from onrecord.extract.dates.words import TimeWords
from onrecord.model.analysis import Analysis

OPENING = tuple("\"“‘'`«")
"""Marks before a name that is quoted."""

NOUN_PLACES = ("nsubj", "nsubjpass", "dobj", "pobj")
"""Where a noun stands in a sentence, and no word that tells how often."""


def stands(rough: RoughTime, shape: str, analysis: Analysis, words: TimeWords) -> bool:
    """True where the words do mean a time: "May" may be a verb, and 2,000 of something is no year."""
    text = analysis.text
    shown = rough.span.of(text)
    before = word_before(text, rough.span.start)
    if shape in words.cues:
        return before in words.cues[shape]
    if shape in ("deictic", "relative") and (is_name(analysis, rough) or is_of_an_age(analysis, rough, words)):
        return False
    if shape == "one_day":
        return side_of(analysis, rough, words) > 0
    if shape == "set" and rough.code:
        return not names_paper(analysis, rough)
    if shape == "duration":
        return not is_title(shown)
    if shape == "holiday":
        return shown[-1:] != shown[-1:].upper() and any(part[:1].isupper() for part in shown.split()[-2:])
    if rough.shape != "calendar" or rough.day:
        return True
    if rough.month and not rough.year and not rough.edge and shown.lower() in words.ambiguous_months:
        return bool(before) and (before in words.month_cues or words.month(before.strip(",")) is not None)
    counts = rough.year and not rough.month and counts_what_follows(analysis, rough)
    return not counts or before in words.month_cues


def counts_what_follows(analysis: Analysis, rough: RoughTime) -> bool:
    """True for "2000 tents"."""
    word = analysis.word_at(rough.span.start)
    if word is None or word.dep != "nummod":
        return False
    return analysis.head(word).tag == "NNS" and word.head - word.index == 1


def names_paper(analysis: Analysis, rough: RoughTime) -> bool:
    """True for "the daily", "the party daily Varn Herald": what appears every day, not how often something happens."""
    word = analysis.word_at(rough.span.start)
    if word is None:
        return False
    after = analysis.words[word.index + 1] if word.index + 1 < len(analysis.words) else word
    named = after.pos == "PROPN" and after.entity not in ("GPE", "NORP", "LOC", "DATE")
    last = analysis.head(after) if after.dep == "compound" and after.head > after.index else after
    return word.dep in NOUN_PLACES or (named and last.pos == "PROPN")


def is_name(analysis: Analysis, rough: RoughTime) -> bool:
    """True for what is published under such a name: the paper Varn Today, the programme "This Week"."""
    shown, before = rough.span.of(analysis.text), analysis.text[rough.span.start - 1 : rough.span.start]
    if not shown.istitle():
        return False
    word = analysis.word_at(rough.span.start)
    led = word is not None and word.index > 0 and before == " " and analysis.words[word.index - 1].pos == "PROPN"
    return led or (" " in shown and before in OPENING)


def is_of_an_age(analysis: Analysis, rough: RoughTime, words: TimeWords) -> bool:
    """True for "today's world", which is not that of one day."""
    if analysis.text[rough.span.end : rough.span.end + 2].replace("’", "'") != "'s":
        return False
    owned = analysis.word_at(rough.span.end + 3)
    return owned is not None and owned.lower in words.of_an_age


def is_title(shown: str) -> bool:
    """True for "60 Minutes": a length of time is written small."""
    return shown[:1].isdigit() and shown.split()[-1].istitle()


def word_before(text: str, start: int) -> str:
    """The word before a place, in lower case, without a bracket or comma at its head."""
    return (text[max(0, start - 24) : start].lower().split() or [""])[-1].lstrip("(,“\"'‘")
