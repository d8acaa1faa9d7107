"""Where a date ends and a name begins: "In March Dawn Watch left"."""

from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Analysis


def is_month_of_date(analysis: Analysis, i: int, known: PartyWords) -> bool:
    """True for the month of "in March", "on 3 March"."""
    words, before = analysis.words, i - 1
    if words[i].lower not in known.months:
        return False
    if before >= 0 and words[before].text.isdecimal():
        before -= 1
    return before >= analysis.sentence_of(words[i]).first and words[before].lower in known.before_dates


def follows_date(analysis: Analysis, i: int, known: PartyWords) -> bool:
    """True for the name in "In March Dawn Watch left", which the analysis takes for a part of the date."""
    word = analysis.words[i]
    return i > 0 and word.pos == "PROPN" and word.lower not in known.dated and is_month_of_date(analysis, i - 1, known)
