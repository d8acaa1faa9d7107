"""Dates of a deed of which a relative clause goes on to tell: "an ambush in May 2011 in which nine rangers were killed"."""

from onrecord.extract.figures.tally import Tally
from onrecord.extract.reading import Reading
from onrecord.model.entries import TimeExpression

IN_RELATIVE = 8
"""Words from "in which" to a count of its clause, at most."""


def told_of(reading: Reading, tally: Tally) -> TimeExpression | None:
    """The date of what a relative clause tells of: "an ambush in May 2011 in which nine rangers were killed"."""
    start = reading.analysis.words[tally.counted.first].start
    before = [d for d in reading.dates_in(tally.sentence.span) if d.span.end <= start and d.when and d.when.earliest]
    behind = relative_behind(reading, before[-1]) if before else None
    if behind is None or tally.counted.first - behind > IN_RELATIVE:
        return None
    between = reading.analysis.words[behind + 1 : tally.counted.first]
    return before[-1] if not any(w.text in (",", ";") for w in between) else None


def relative_behind(reading: Reading, date: TimeExpression) -> int | None:
    """The "which" right behind the date of a deed, where a clause goes on to tell of it."""
    analysis = reading.analysis
    inside = analysis.words_in(date.span)
    behind = analysis.words[inside[-1].index + 1 : inside[-1].index + 3] if inside else ()
    if len(behind) < 2 or behind[0].pos != "ADP" or behind[1].tag not in ("WDT", "WP"):
        return None
    over = next((w for w in analysis.ancestors(inside[0]) if w not in inside and w.pos != "ADP"), None)
    return behind[1].index if over is not None and over.pos == "NOUN" else None
