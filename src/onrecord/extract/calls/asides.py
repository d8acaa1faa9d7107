"""Clauses between commas behind which an action goes on: "release them, if it respects the law, before June"."""

from onrecord.extract.calls.deadlines import LONGEST_LEAD, lead_at, time_behind
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading

LONGEST = 24
"""Words of an aside; behind a longer one no action goes on."""


def goes_on_at(reading: Reading, comma: int, limit: int) -> int | None:
    """The word with which an action goes on behind a comma that seems to end it; None where it ends there.

    A condition and a deadline belong to it; any other aside where a deadline or a further act follows it.
    """
    words, known = reading.analysis.words, call_words(reading.language)
    opening = words[comma + 1].lower
    if opens_deadline(reading, comma + 1, limit):
        return comma + 1
    if opening not in known.asides:
        return None
    for close in range(comma + 3, min(comma + LONGEST, limit - 1)):
        if words[close].text in ";:":
            return None
        if words[close].text == "," and (
            opens_deadline(reading, close + 1, limit) or opens_act(reading, close + 1, limit)
        ):
            return close + 1
    return comma + 1 if opening in known.provisos else None


def opens_deadline(reading: Reading, first: int, limit: int) -> bool:
    """True where a word begins to tell by when: "no later than June", "within a week"."""
    words, known = reading.analysis.words, call_words(reading.language)
    for last in range(first, min(first + LONGEST_LEAD, limit)):
        if lead_at(known, words[first : last + 1]) in ("by", "before", "within"):
            return time_behind(reading, words[last]).is_told
    return False


def opens_act(reading: Reading, first: int, limit: int) -> bool:
    """True where "and to VERB", "and VERB" or "to VERB" begins: a further thing that is asked for."""
    tags = [word.tag for word in reading.analysis.words[first : min(first + 3, limit)]]
    joined = tags[:1] == ["CC"]
    following = tags[1:] if joined else tags
    return following[:2] == ["TO", "VB"] or joined and following[:1] == ["VB"]
