"""Time expressions as they stand in a text, before anybody asks which year or day they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.extract.dates.words import TimePattern, TimeWords, time_words
from onrecord.languages import Language
from onrecord.model.analysis import Analysis
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class RoughTime:
    """Words that give a time, and what they say by themselves. Zero or empty: they do not say.

    `shape` names the pattern's kind: calendar, weekday, offset, duration ... `amount` is -1 for "several".
    """

    span: Span
    shape: str
    year: int = 0
    month: int = 0
    day: int = 0
    day_to: int = 0
    year_to: int = 0
    weekday: int = 0
    amount: float = 0
    unit: str = ""
    direction: int = 0
    days: int = 0
    ordinal: int = 0
    edge: str = ""
    part: str = ""
    clock: str = ""
    years_moved: int | None = None
    """For "3 May last year": -1, counted from the year of publication. None where no such words follow."""
    from_now: bool = False
    """True where the distance is from today ("ago"), not from the day told before ("later")."""
    code: str = ""
    """A season's or reference's TIMEX name."""


def rough_times(analysis: Analysis, language: Language) -> list[RoughTime]:
    """The time expressions of a text, in its order, none overlapping another."""
    words = time_words(language)
    text = analysis.text
    taken = bytearray(len(text))
    found = []
    for pattern in words.patterns:
        for match in pattern.regex.finditer(text):
            start, end = match.span()
            if start == end or any(taken[start:end]):
                continue
            rough = read(match, pattern, words)
            if rough and stands(rough, analysis, words):
                taken[start:end] = b"\x01" * (end - start)
                found.append(rough)
    found.sort(key=lambda r: r.span)
    return with_shared_parts(with_moved_years(found), text, words)


def with_moved_years(found: list[RoughTime]) -> list[RoughTime]:
    """The times, a "last year" or "this year" right after a day or month made part of it."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        year = rough.shape == "relative" and rough.unit == "Y"
        if year and last and last.shape == "calendar" and not last.year and rough.span.start - last.span.end == 1:
            out[-1] = replace(last, span=Span(last.span.start, rough.span.end), years_moved=rough.direction)
        else:
            out.append(rough)
    return out


def read(match: re.Match[str], pattern: TimePattern, words: TimeWords) -> RoughTime | None:
    """What one match says; None where it can't be (the 31st of no month, 13/13/2020)."""
    groups = {k: v for k, v in match.groupdict().items() if v}
    fields: dict[str, Any] = {"days": pattern.days}
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
    if pattern.shape == "offset" and groups["direction"].lower() in words.from_now:
        fields["from_now"] = True
    if fields.get("year_to", 0) and fields["year_to"] < 100:
        fields["year_to"] += fields["year"] // 100 * 100
    if fields.get("year_to", 9999) < fields.get("year", 0):
        return None
    shape = {"slashed": "calendar", "month": "calendar", "year": "calendar"}.get(pattern.shape, pattern.shape)
    return RoughTime(Span(*match.span()), shape, **fields)


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
    if groups.get("half", "").lower().startswith("p") and hour < 12:
        hour += 12
    return f"{hour:02}:{groups.get('minute', '00')}"


def number(text: str) -> int | None:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else None


READERS: Mapping[str, Any] = {
    "year": lambda s, w: ("year", int(s.upper().replace("O", "0"))),
    "long_year": lambda s, w: ("year", int(s)),
    "short_year": lambda s, w: ("year", int(s) + (1900 if int(s) > 30 else 2000)),
    "year_to": lambda s, w: ("year_to", int(s)),
    "month": lambda s, w: ("month", w.month(s)),
    "month_number": lambda s, w: ("month", int(s)),
    "day": lambda s, w: ("day", number(s)),
    "day_to": lambda s, w: ("day_to", number(s)),
    "weekday": lambda s, w: ("weekday", w.weekdays.get(s.lower())),
    "number": lambda s, w: ("amount", w.amount(s)),
    "unit": lambda s, w: ("unit", w.unit(s)),
    "direction": lambda s, w: ("direction", w.direction(s)),
    "ordinal": lambda s, w: ("ordinal", w.ordinals.get(s.lower())),
    "season": lambda s, w: ("code", w.seasons.get(s.lower())),
    "reference": lambda s, w: ("code", "PRESENT_REF" if s.lower() in w.present else "PAST_REF"),
    "decade": lambda s, w: ("year", int(s) * 10),
    "edge": lambda s, w: ("edge", s.lower()),
    "part": lambda s, w: ("part", w.parts.get(s.lower())),
}


def stands(rough: RoughTime, analysis: Analysis, words: TimeWords) -> bool:
    """True where the words do mean a time: "May" may be a verb, and 2,000 of something is no year."""
    if rough.shape != "calendar" or rough.day:
        return True
    text = analysis.text
    before = text[max(0, rough.span.start - 24) : rough.span.start].lower().split()
    if rough.month and not rough.year and not rough.edge:
        shown = rough.span.of(text).lower()
        if shown in words.ambiguous_months:
            return bool(before) and (
                before[-1].strip("(,") in words.month_cues or words.month(before[-1].strip(",")) is not None
            )
        return True
    if rough.year and not rough.month:
        word = analysis.word_at(rough.span.start)
        if (
            word is not None
            and word.dep == "nummod"
            and analysis.head(word).tag == "NNS"
            and word.head - word.index == 1
        ):
            return bool(before) and before[-1] in words.month_cues
    return True


def with_shared_parts(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """Each with the month or year that it shares with the next: "4 and 5 May", "April and July 2011"."""
    out: list[RoughTime] = []
    for rough in reversed(found):
        after = out[-1] if out else None
        if after and after.month and rough.shape in ("calendar", "bare_day", "range"):
            between = " ".join(text[rough.span.end : after.span.start].lower().split())
            joined = rough.span.end <= after.span.start and between in words.sharing
            rough = sharing(rough, after) if joined else rough
        if rough.shape == "bare_day":
            if not rough.month:
                continue
            rough = replace(rough, shape="calendar")
        out.append(rough)
    return out[::-1]


def sharing(rough: RoughTime, after: RoughTime) -> RoughTime:
    """With the month and year of the one after it, where it has none of its own."""
    if rough.month and after.year and not rough.year:
        year = after.year - (rough.month > after.month)
        return replace(rough, year=year)
    if not rough.month and rough.day:
        return replace(rough, month=after.month, year=after.year)
    return rough
