"""Time expressions as they stand in a text, before anybody asks which year or day they mean."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from onrecord.extract.dates.joined_times import joined_times, with_later
from onrecord.extract.dates.rough_time import RoughTime
from onrecord.extract.dates.standing import stands
from onrecord.extract.dates.tense import with_sides
from onrecord.extract.dates.words import TimePattern, TimeWords, time_words
from onrecord.languages import Language
from onrecord.model.analysis import Analysis
from onrecord.model.text import Span

__all__ = ["RoughTime", "rough_times"]

LENGTHS = ("lengths", "bare_lengths", "over_lengths")
"""Patterns of lengths without a number: "years"."""

SAME_SHAPE = {"slashed": "calendar", "month": "calendar", "year": "calendar", "bare_season": "season"}
SAME_SHAPE |= dict.fromkeys(LENGTHS, "duration") | {"tonight": "deictic"}
SAME_SHAPE |= {"span_after": "span_of", "year_end": "holiday", "one_day": "reference"}
"""Patterns that differ only in when they stand."""

OPEN = -1.0
"""The amount of "years", "several years"."""


@lru_cache(maxsize=2)
def rough_times(analysis: Analysis, language: Language) -> list[RoughTime]:
    """The time expressions of a text, in its order, none overlapping another.

    A document's description and its dates both ask for them, one after the other: the list is kept, and not to be changed.
    """
    words = time_words(language)
    found = joined_times(without_overlaps(analysis, words), analysis, words)
    return with_later(with_sides(found, analysis, words), analysis.text, words)


def without_overlaps(analysis: Analysis, words: TimeWords) -> list[RoughTime]:
    """What the patterns find; of two that overlap, the pattern that comes first in the data file keeps the words."""
    text, patterns = analysis.text, words.patterns
    hits = []
    for start, number in words.tried_at(text):
        match = patterns[number].regex.match(text, start)
        if match:
            hits.append((number, start, match))
    taken = bytearray(len(text))
    found = []
    for number, start, match in sorted(hits, key=lambda hit: hit[:2]):
        end = match.end()
        if start == end or any(taken[start:end]):
            continue
        rough = read(match, patterns[number], words)
        if rough and stands(rough, patterns[number].shape, analysis, words):
            taken[start:end] = b"\x01" * (end - start)
            if rough.shape != "idiom":
                found.append(rough)
    return sorted(found, key=lambda r: r.span)


def read(match: re.Match[str], pattern: TimePattern, words: TimeWords) -> RoughTime | None:
    """What one match says; None where it can't be (the 31st of no month, 13/13/2020)."""
    groups = {k: v for k, v in match.groupdict().items() if v}
    fields: dict[str, Any] = {"days": pattern.days, "code": pattern.code}
    for name, convert in READERS.items():
        if name in groups:
            field, value = convert(groups[name], words)
            if value is None:
                return None
            fields[field] = value
    if "one" in groups:
        slashed = day_and_month(int(groups["one"]), int(groups["two"]))
        if not slashed:
            return None
        fields["day"], fields["month"] = slashed
    if "hour" in groups:
        fields["clock"] = clock(groups)
    if pattern.shape == "offset":
        fields["from_now"] = groups.get("direction", "").lower() in words.from_now
        fields.setdefault("amount", OPEN)
    if pattern.shape in LENGTHS:
        fields["amount"] = OPEN
    if (
        pattern.shape in ("duration", "span_of")
        and "number" not in groups
        and groups["unit"].lower() not in words.units
    ):
        fields["amount"] = OPEN
    if "and_a_half" in groups:
        fields["amount"] = fields.get("amount", 1) + 0.5
    if pattern.shape == "tonight":
        fields["part"] = words.parts["night"]
    if pattern.shape in ("month", "season", "holiday") and "direction" in groups:
        fields["side"] = fields["direction"]
        fields["years_moved"] = 0 if not fields["direction"] else None
    if fields.get("year_to", 0) and fields["year_to"] < 100:
        fields["year_to"] += fields["year"] // 100 * 100
    if fields.get("year_to", 9999) < fields.get("year", 0):
        return None
    return RoughTime(Span(*match.span()), SAME_SHAPE.get(pattern.shape, pattern.shape), **fields)


def day_and_month(one: int, two: int) -> tuple[int, int] | None:
    """Day and month of a date in numbers, where only one reading is possible; None otherwise."""
    if one > 12 >= two >= 1 and one <= 31:
        return one, two
    if two > 12 >= one >= 1 and two <= 31:
        return two, one
    return (one, two) if one == two <= 12 and one else None


def clock(groups: Mapping[str, str]) -> str:
    """A time of day as HH:MM."""
    hour = int(groups["hour"])
    later = groups.get("half", "").lower().startswith(("p", "afternoon", "evening"))
    return f"{hour + 12 if later and hour < 12 else hour:02}:{groups.get('minute', '00')}"


READERS: Mapping[str, Any] = {
    "year": lambda s, w: ("year", int(s.upper().replace("O", "0"))),
    "long_year": lambda s, w: ("year", int(s)),
    "short_year": lambda s, w: ("year", int(s) + (1900 if int(s) > 30 else 2000)),
    "spoken": lambda s, w: ("year", w.spoken_year(s)),
    "year_to": lambda s, w: ("year_to", int(s)),
    "year_back": lambda s, w: ("years_moved", -1),
    "month": lambda s, w: ("month", w.month(s)),
    "month_number": lambda s, w: ("month", int(s)),
    "day": lambda s, w: ("day", w.day(s)),
    "day_to": lambda s, w: ("day_to", w.day(s)),
    "weekday": lambda s, w: ("weekday", w.weekdays.get(s.lower())),
    "weekdays": lambda s, w: ("weekday", w.weekdays.get(s.lower().removesuffix("s"))),
    "number": lambda s, w: ("amount", w.amount(s)),
    "unit": lambda s, w: ("unit", w.unit(s)),
    "direction": lambda s, w: ("direction", w.direction(s)),
    "when_before": lambda s, w: ("direction", -1),
    "ordinal": lambda s, w: ("ordinal", w.ordinals.get(s.lower())),
    "century": lambda s, w: ("ordinal", int(s)),
    "season": lambda s, w: ("code", w.seasons.get(s.lower())),
    "frequency": lambda s, w: ("code", w.frequencies.get(s.lower())),
    "holiday": lambda s, w: ("code", w.holidays.get(" ".join(s.lower().replace("’", "'").split()))),
    "clock_word": lambda s, w: ("clock", w.clock_words.get(s.lower())),
    "fiscal": lambda s, w: ("fiscal", True),
    "decade": lambda s, w: ("year", int(s) * 10),
    "short_decade": lambda s, w: ("year", 1900 + int(s) * 10),
    "edge": lambda s, w: ("edge", s.lower()),
    "part": lambda s, w: ("part", w.parts.get(s.lower())),
}
