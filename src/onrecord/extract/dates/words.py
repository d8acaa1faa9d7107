"""The words of a language for time, and the patterns that its data file builds from them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Any

from onrecord.languages import Language

SPACE = r"[\s\u00a0]{1,4}"
# A letter O for a zero is a slip that datelines have.
YEAR = r"(?:1[6-9]|2[0O])[\dO]\d"
DAY = r"(?<![\d:.,$/-])(?P<{name}>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)"
WORD = re.compile(r"\w+")
DIGITS = re.compile(r"\\d|\[\d|\b\d|\{(?:number|day|day_to|year)\}")
"""What may be a digit in a row of the data file."""
NAMES = re.compile(r"\(\?P<\w+>|\\[a-zA-Z]|\{\w+\}")
"""What looks like words in a pattern and is none."""


@dataclass(frozen=True)
class TimePattern:
    """One way to write a time; `days` is how far from the day of reference a fixed word lies ("yesterday": -1).

    `firsts` holds every word that it can begin with, and more, "0" where it has digits. `code` is what it says, where that
    is always the same.
    """

    shape: str
    regex: re.Pattern[str]
    days: int
    code: str
    firsts: frozenset[str]


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
    frequencies: Mapping[str, str]
    holidays: Mapping[str, str]
    clock_words: Mapping[str, str]
    of_an_age: frozenset[str]
    beside_days: Mapping[str, int]
    tense: Mapping[str, frozenset[str]]
    """Words that tell whether a day lies ahead, by what they are."""
    from_now: frozenset[str]
    cues: Mapping[str, frozenset[str]]
    """For the shape of a pattern that means a time only behind certain words: these."""
    ambiguous_months: frozenset[str]
    month_cues: frozenset[str]
    sharing: frozenset[str]
    part_joins: frozenset[str]
    end_joins: frozenset[str]
    day_joins: frozenset[str]
    clock_joins: frozenset[str]
    patterns: tuple[TimePattern, ...]
    half_more: str
    leading: frozenset[str]
    """Words with which patterns begin and never end."""
    known: frozenset[str]
    """Every word that stands in a pattern."""
    by_first: Mapping[str, tuple[int, ...]]
    """The numbers of the patterns that may begin with a word; under "0" those that may begin with a digit."""

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
        if re.fullmatch(r"\d+(?:\.\d+)?", low):
            return float(low)
        known = self.numbers.get(low)
        if known is not None:
            return known
        low = low.replace("-", " ")
        if low.endswith(f" {self.half_more}"):
            whole = self.numbers.get(low.removesuffix(f" {self.half_more}"))
            return None if whole is None else whole + 0.5
        first, _, second = low.partition(" ")
        if second == "1/2" and first.isdigit():
            return int(first) + 0.5
        tens, ones = self.numbers.get(first), self.numbers.get(second)
        return tens + ones if tens and ones else None

    def day(self, words: str) -> int | None:
        """The day of a month, in digits or as a word."""
        digits = re.match(r"\d+", words)
        return int(digits[0]) if digits else self.ordinals.get(words.lower().replace(" ", "-"))

    def spoken_year(self, words: str) -> int | None:
        """The year said as two numbers or as thousands: "nineteen ninety-six", "two thousand and four"."""
        said = words.lower().replace("-", " ").split()
        if said[:2] == ["two", "thousand"]:
            rest = " ".join(w for w in said[2:] if w != "and")
            more = self.amount(rest) if rest else 0
            return None if more is None else 2000 + int(more)
        century, rest_of = self.numbers.get(said[0]), self.amount(" ".join(said[1:]))
        return int(century * 100 + rest_of) if century and rest_of and 10 <= rest_of < 100 else None

    def direction(self, words: str) -> int:
        """-1 for what lies before, 1 for after, 0 for the same."""
        return next((self.directions[w] for w in reversed(words.lower().split()) if w in self.directions), 0)

    def tried_at(self, text: str) -> Iterator[tuple[int, int]]:
        """Each place of a text where a pattern may begin, with the pattern's number."""
        by_first, digits = self.by_first, self.by_first["0"]
        for word, after in pairwise(chain(WORD.finditer(text), (None,))):
            assert word is not None
            shown = word[0]
            low = shown.lower()
            if low in self.leading and not (after and (after[0][0].isdigit() or after[0].lower() in self.known)):
                continue
            for number in digits if shown[0].isdigit() else by_first.get(low, ()):
                yield word.start(), number


@cache
def time_words(language: Language) -> TimeWords:
    """The language's words for time, compiled once."""
    table = language.table("calendar")
    lists, inside = word_lists(table), frozenset(table["inside"])
    patterns = tuple(compiled(row, lists, inside) for row in table["patterns"])
    return TimeWords(
        months=table["months"],
        weekdays=table["weekdays"],
        units=table["units"],
        numbers=table["numbers"],
        parts=table["parts"],
        seasons=table["seasons"],
        directions=table["directions"],
        ordinals=table["ordinals"],
        frequencies=table["frequencies"],
        holidays=table["holidays"],
        clock_words=table["clock_words"],
        of_an_age=frozenset(table["of_an_age"]),
        beside_days=table["beside_days"],
        tense={name: frozenset(words) for name, words in table["tense"].items()},
        from_now=frozenset(table["from_now"]),
        cues={shape: frozenset(words) for shape, words in table["cues"].items()},
        ambiguous_months=frozenset(table["ambiguous_months"]),
        month_cues=frozenset(table["month_cues"]),
        sharing=frozenset(table["sharing"]),
        part_joins=frozenset(table["part_joins"]),
        end_joins=frozenset(table["end_joins"]),
        day_joins=frozenset(table["day_joins"]),
        clock_joins=frozenset(table["clock_joins"]),
        patterns=patterns,
        half_more=str(table["half_more"]),
        leading=frozenset(table["leading"]),
        known=inside.union(*(pattern.firsts for pattern in patterns)),
        by_first=index_of(patterns),
    )


def word_lists(table: Mapping[str, Any]) -> dict[str, str]:
    """What stands for each {name} in a pattern."""
    months = table["months"]
    ones = [w for w, n in table["numbers"].items() if 1 <= n <= 9 and len(w) > 2]
    tens = [w for w, n in table["numbers"].items() if 20 <= n <= 90 and n % 10 == 0]
    teens = [w for w, n in table["numbers"].items() if 10 <= n <= 19]
    compound = rf"{choice(tens)}[\s-]{choice(ones)}"
    return {
        "month": f"(?P<month>{choice(with_zeros(months))})",
        "any_month": choice(with_zeros(months)),
        "capital_month": f"(?P<month>{choice(m.upper() for m in months)})",
        "capital_full_month": f"(?P<month>{choice(m.capitalize() for m in table['full_months'])})",
        "weekday": f"(?P<weekday>{choice(table['weekdays'])})",
        "weekdays": f"(?P<weekdays>{choice(plurals(table['weekdays']))})",
        "unit": f"(?P<unit>{choice(table['units'])})",
        "plural": f"(?P<unit>{choice(plurals(table['units']))})",
        "units": f"(?P<unit>{choice([*plurals(table['units']), *table['units']])})",
        "number": rf"(?P<number>{choice(ones)}-and-a-half|\d+[\s-]1/2|\d+(?:\.\d+)?|{compound}|{choice(table['numbers'])})",
        "part": f"(?P<part>{choice(table['parts'])})",
        "season": f"(?P<season>{choice(table['seasons'])})",
        "ordinal": f"(?P<ordinal>{choice(table['ordinals'])})",
        "day_word": f"(?P<day>{choice(table['ordinals'])})",
        "ones": choice(ones),
        "spoken": rf"(?P<spoken>(?:eighteen|nineteen)[\s-](?:{choice(teens)}|{compound}|{choice(tens)}))",
        "frequency": f"(?P<frequency>{choice(table['frequencies'])})",
        "holiday": f"(?P<holiday>{choice(table['holidays'])})",
        "clock_word": f"(?P<clock_word>{choice(table['clock_words'])})",
        "about": f"(?:{choice(table['about'])}{SPACE})",
        "day": DAY.format(name="day"),
        "day_to": r"(?P<day_to>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)",
        "year": f"(?P<year>{YEAR})(?!\\d)",
    }


def compiled(row: Mapping[str, Any], lists: Mapping[str, str], inside: frozenset[str]) -> TimePattern:
    """One row of the data file as a pattern; words only begin where no other word goes on."""
    source = str(row["pattern"])
    numbers = {"0"} if DIGITS.search(source) else set()
    for name, words in lists.items():
        source = source.replace("{" + name + "}", words)
    firsts = frozenset(w.lower() for w in WORD.findall(NAMES.sub(" ", source)) if not w[0].isdigit()) - inside
    source = source.replace("[~-]", rf"(?:{SPACE}|-)").replace("~", SPACE)
    flags = 0 if row.get("case") else re.IGNORECASE
    regex = re.compile(r"(?<!\w)" + source, flags)
    return TimePattern(str(row["shape"]), regex, int(row.get("days", 0)), str(row.get("code", "")), firsts | numbers)


def index_of(patterns: tuple[TimePattern, ...]) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the patterns by the words that they may begin with."""
    numbers = defaultdict(list)
    for number, pattern in enumerate(patterns):
        for word in pattern.firsts:
            numbers[word].append(number)
    return {word: tuple(those) for word, those in numbers.items()}


def choice(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", SPACE) for w in sorted(words, key=len, reverse=True)) + ")"


def with_zeros(months: Iterable[str]) -> list[str]:
    """The months, and those with an O written with a zero too."""
    return [m for month in months for m in dict.fromkeys((month, month.replace("o", "0", 1)))]


def plurals(units: Iterable[str]) -> list[str]:
    """The words in the plural."""
    return [u[:-1] + "ies" if u.endswith("y") and u[-2] not in "aeiou" else u + "s" for u in units]
