"""The words of a language for time, and the patterns that its data file builds from them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.languages import Language

SPACE = r"[\s\u00a0]{1,4}"
# A letter O for a zero is a slip that datelines have.
YEAR = r"(?:1[6-9]|2[0O])[\dO]\d"
DAY = r"(?<![\d:.,$/-])(?P<{name}>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)"


@dataclass(frozen=True)
class TimePattern:
    """One way to write a time; `days` is how far from the day of reference a fixed word lies ("yesterday": -1)."""

    shape: str
    regex: re.Pattern[str]
    days: int


@dataclass(frozen=True)
class TimeWords:
    """A language's words for time by what they mean, in lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, float]
    parts: Mapping[str, str]
    seasons: Mapping[str, str]
    directions: Mapping[str, int]
    ordinals: Mapping[str, int]
    present: frozenset[str]
    from_now: frozenset[str]
    ambiguous_months: frozenset[str]
    month_cues: frozenset[str]
    sharing: frozenset[str]
    patterns: tuple[TimePattern, ...]

    def month(self, word: str) -> int | None:
        """The month's number; a zero for an O is read as what was meant."""
        return self.months.get(word.lower().replace("0", "o"))

    def unit(self, word: str) -> str | None:
        """The unit's letter, of its singular or plural."""
        low = word.lower()
        return (
            self.units.get(low)
            or self.units.get(low.removesuffix("s"))
            or self.units.get(low.removesuffix("ies") + "y")
        )

    def amount(self, words: str) -> float | None:
        """The number that the words give; -1 for an open one ("several")."""
        low = " ".join(words.lower().split())
        return float(low) if re.fullmatch(r"\d+(?:\.\d+)?", low) else self.numbers.get(low)

    def direction(self, words: str) -> int:
        """-1 for what lies before, 1 for after, 0 for the same."""
        return next((self.directions[w] for w in reversed(words.lower().split()) if w in self.directions), 0)


@cache
def time_words(language: Language) -> TimeWords:
    """The language's words for time, compiled once."""
    table = language.table("calendar")
    months = table["months"]
    lists = {
        "month": f"(?P<month>{choice(with_zeros(months))})",
        "any_month": choice(with_zeros(months)),
        "capital_month": f"(?P<month>{choice(m.upper() for m in months)})",
        "capital_full_month": f"(?P<month>{choice(m.capitalize() for m in table['full_months'])})",
        "weekday": f"(?P<weekday>{choice(table['weekdays'])})",
        "unit": f"(?P<unit>{choice(table['units'])})",
        "units": f"(?P<unit>{choice([*plurals(table['units']), *table['units']])})",
        "number": rf"(?P<number>\d+(?:\.\d+)?|{choice(table['numbers'])})",
        "part": f"(?P<part>{choice(table['parts'])})",
        "day": DAY.format(name="day"),
        "day_to": r"(?P<day_to>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)",
        "year": f"(?P<year>{YEAR})(?!\\d)",
    }
    return TimeWords(
        months=months,
        weekdays=table["weekdays"],
        units=table["units"],
        numbers=table["numbers"],
        parts=table["parts"],
        seasons=table["seasons"],
        directions=table["directions"],
        ordinals=table["ordinals"],
        present=frozenset(table["present"]),
        from_now=frozenset(table["from_now"]),
        ambiguous_months=frozenset(table["ambiguous_months"]),
        month_cues=frozenset(table["month_cues"]),
        sharing=frozenset(table["sharing"]),
        patterns=tuple(compiled(row, lists) for row in table["patterns"]),
    )


def compiled(row: Mapping[str, object], lists: Mapping[str, str]) -> TimePattern:
    """One row of the data file as a pattern; words only begin where no other word goes on."""
    source = str(row["pattern"])
    for name, words in lists.items():
        source = source.replace("{" + name + "}", words)
    source = source.replace("[~-]", rf"(?:{SPACE}|-)").replace("~", SPACE)
    flags = 0 if row.get("case") else re.IGNORECASE
    return TimePattern(str(row["shape"]), re.compile(r"(?<!\w)" + source, flags), int(str(row.get("days", 0))))


def choice(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", SPACE) for w in sorted(words, key=len, reverse=True)) + ")"


def with_zeros(months: Iterable[str]) -> list[str]:
    """The months, and those with an O written with a zero too."""
    return [m for month in months for m in dict.fromkeys((month, month.replace("o", "0", 1)))]


def plurals(units: Iterable[str]) -> list[str]:
    return [u[:-1] + "ies" if u.endswith("y") and u[-2] not in "aeiou" else u + "s" for u in units]
