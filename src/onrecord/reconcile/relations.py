"""How a figure stands to an earlier one of the same series."""

from onrecord.model.entries import Figure
from onrecord.model.ranges import range_of, same_value
from onrecord.model.vocabulary import Relation


def agree(one: Figure, other: Figure) -> bool:
    """True where both can be right about the same thing at the same time."""
    (low, high), (other_low, other_high) = range_of(one), range_of(other)
    return (high is None or high >= other_low) and (other_high is None or other_high >= low)


def says_more(later: Figure, earlier: Figure) -> bool:
    """True where the later figure rules out some number that the earlier one allowed."""
    (low, high), (early_low, early_high) = range_of(later), range_of(earlier)
    return low > early_low or (high is not None and (early_high is None or high < early_high))


def relation(later: Figure, earlier: Figure, closed: bool) -> Relation | None:
    """The later figure's relation to the earlier one.

    `closed`: both are about one event, or about a running count at the same date, so that they should give one number.
    None where the later one agrees and says less.
    """
    if same_value(later, earlier):
        return "repeats"
    if not closed:
        return "falls" if falls(later, earlier) else "updates"
    if not agree(later, earlier):
        return "revises"
    return "refines" if says_more(later, earlier) else None


def falls(later: Figure, earlier: Figure) -> bool:
    """True where a running count would have gone down."""
    high = range_of(later)[1]
    if later.bound in ("at_least", "more_than") and earlier.bound == later.bound:
        return later.value < earlier.value
    return high is not None and high < range_of(earlier)[0]
