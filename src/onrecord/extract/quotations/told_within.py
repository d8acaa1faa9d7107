"""Which of what the tagger read is given: what is likely enough, and what somebody tells in words that are."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from onrecord.extract.tagger.tagger import LEAST, Attribution
from onrecord.model.text import cover

LEAST_WITHIN = 0.1
"""Least chance of an attribution whose words, cue and source all stand in likely content: "A said that B told C".

People who mark attributions pass over many of these, so the tagger learnt to doubt them. Settled on texts held out from training.
"""


def likely(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that are likely enough, where they stand."""
    spans = sorted(span for one in attributions if one.chance >= LEAST for span in one.content)
    starts = [span.start for span in spans]
    reach = list(accumulate((span.end for span in spans), max))
    return [one for one in attributions if one.chance >= LEAST or is_within(one, starts, reach)]


def is_within(one: Attribution, starts: Sequence[int], reach: Sequence[int]) -> bool:
    """True where one stretch of content holds all of an attribution. `reach` is how far those up to each of the `starts` go."""
    if not one.cue or not one.source:
        return False
    whole = cover((*one.content, *one.cue, *one.source))
    before = bisect_right(starts, whole.start)
    return before > 0 and reach[before - 1] >= whole.end
