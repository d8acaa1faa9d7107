"""Finding numbers in a text: their values, and the bounds that words around them set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from onrecord.extract.figures.number_words import NumberWords, Quantity, alternatives, find_quantities
from onrecord.languages import Language
from onrecord.model.text import Span
from onrecord.model.vocabulary import Bound

REACH = 40
"""Characters before or after a number in which its bound may stand."""
MANY = 1000
"""A greater number is no paragraph's."""
NUMBERED, OPENS = re.compile(r"[.)]\s+[^\W\d_a-z\s]"), re.compile(r"\n\s*\(?$")
"""Behind and before the number of a paragraph."""
LOOSE = ("exactly", "about")
LONGEST_CHANGE = 40
"""Characters between the two numbers of a change: "from 12 dead to at least 40"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may count something. `span` holds its bound words too, `digits` the number alone."""

    span: Span
    digits: Span
    value: float
    bound: Bound
    high: float | None = None


class NumberFinder:
    """The numbers of any text, by the words of one language."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.words = NumberWords(table)
        self.beside = table["beside"]
        self.range = table["range"]
        self.years = frozenset(self.beside["year_after"])
        self.months = frozenset(self.beside["months"])
        self.before = [
            (bound, re.compile(rf"(?:(?<=\W)|^)(?:{alternatives(words)})\s*$", re.I))
            for bound, words in table["before"].items()
        ]
        self.after = [
            (bound, re.compile(rf"(?:\+|(?:\s+\w+)?\s+(?:{alternatives(words)})(?!\w)(?!\s+than))", re.I))
            if bound == "at_least" else (bound, re.compile(rf"(?:\s+\w+)?\s+(?:{alternatives(words)})(?!\w)", re.I))
            for bound, words in table["after"].items()
        ]  # fmt: skip
        self.label = re.compile(rf"(?:(?<=[\W\d])|^)(?:{alternatives(self.beside['before'])})\s*$", re.I)
        self.and_so_on = re.compile(rf"\s*(?:,|,?\s+(?:{alternatives(self.range['and_so_on'])})|-|–)\s*", re.I)
        self.unit = re.compile(rf"\s*-?\s*(?:{alternatives(self.beside['after'])})(?!\w)", re.I)
        self.currency = re.compile(rf"(?:{alternatives(self.beside['currencies'])})\s?$")
        self.fraction = re.compile(rf"[\s-]*(?:{alternatives(table['fractions'])})(?!\w)", re.I)
        spans, later = alternatives(self.beside["spans"]), alternatives(self.beside["later"])
        self.time_span = re.compile(rf"\s*-?(?:{spans})(?![\w-])(?!\s+(?:{later})(?!\w))", re.I)
        self.joint = re.compile(rf"\s*(?:{alternatives(self.range['joining'])})\s*\Z", re.I)
        changes, by = alternatives(self.range["changes"]), alternatives(self.range["by"])
        self.change = re.compile(rf"(?:(?<=\W)|^)(?:{changes})\s+(?:\w+\s+){{0,2}}?(?:{by})\s*\Z", re.I)
        self.becoming = re.compile(
            rf"(?:\s+\w+){{0,2}}\s+(?:{alternatives(self.range['becoming'])})(?:\s+\w+){{0,3}}\s+", re.I
        )
        self.opening = re.compile(rf"(?:(?<=\W)|^)({alternatives(self.range['opening'])})\s+\Z", re.I)

    def find(self, text: str) -> Iterator[Number]:
        """The numbers that may count something, in order; dates, years, ages, money and labels left out."""
        quantities = list(self._counts(text))
        i = 0
        while i < len(quantities):
            if i + 1 < len(quantities) and self._share(text, quantities[i], quantities[i + 1]):
                i += 2
                continue
            if i + 1 < len(quantities) and self._was(text, quantities[i], quantities[i + 1]):
                i += 1
                continue
            pair = self._as_range(text, quantities[i], quantities[i + 1]) if i + 1 < len(quantities) else None
            yield pair or self._with_bound(text, quantities[i])
            i += 2 if pair else 1

    def _counts(self, text: str) -> Iterator[Quantity]:
        """The quantities that may count something; "aged 19 and 21" labels both."""
        labelled = -1
        for q in self._without_lists_of_spans(text, list(find_quantities(text, self.words))):
            joined = labelled >= 0 and self.and_so_on.fullmatch(text, labelled, q.span.start) is not None
            if self._labelled(text, q) or (joined and q.plain):
                labelled = q.span.end
            elif not self._no_count(text, q):
                yield q

    def _without_lists_of_spans(self, text: str, quantities: list[Quantity]) -> list[Quantity]:
        """The quantities but for those before the last of a list of spans of time: "to 12, nine and eight years"."""
        kept: list[Quantity] = []
        listed, start = False, -1
        for q in reversed(quantities):
            between = text[q.span.end : start] if start >= 0 else ""
            joined = self.and_so_on.fullmatch(between) is not None
            if joined and (listed or between.strip() != ","):
                listed, start = True, q.span.start
                continue
            listed, start = False, q.span.start if self.time_span.match(text, q.span.end) else -1
            kept.append(q)
        return kept[::-1]

    def _labelled(self, text: str, q: Quantity) -> bool:
        """True behind a word that is followed by a number of its own: "article 12", "aged 40"."""
        return self.label.search(text[max(0, q.span.start - REACH) : q.span.start]) is not None

    def _no_count(self, text: str, q: Quantity) -> bool:
        """True for what stands beside a label, a unit or a month, and for years."""
        before, after = text[max(0, q.span.start - 24) : q.span.start], text[q.span.end : q.span.end + 24]
        if (
            q.plain
            and q.value < MANY
            and NUMBERED.match(after)
            and OPENS.search(before if q.span.start > 24 else f"\n{before}")
        ):
            return True  # "3. Most of them": the number of a paragraph
        if self.currency.search(before) or self.unit.match(after):
            return True
        last = re.search(r"([\w.'’]+)([\s,(]*)$", before)
        following = re.match(r"[\s,]*([\w.]+)", after)
        previous = last[1].lower() if last else ""
        dated = previous in self.months and last is not None and "," not in last[2]
        dated = dated and not re.search(r"\d\s+[\w.]+\s*$", before)
        if self.fraction.match(after) or self._age(before, after, q):
            return True
        if self.change.search(text[max(0, q.span.start - REACH) : q.span.start]):
            return True
        if q.plain and q.value <= 31 and (dated or (following and following[1].lower() in self.months)):
            return True
        if not (q.plain and len(q.span) == 4 and 1800 <= q.value <= 2100):
            return False
        counted = re.match(r"\s+[a-z]", after)
        return previous in self.months or previous in self.years or previous.isdigit() or not counted

    @staticmethod
    def _age(before: str, after: str, q: Quantity) -> bool:
        """True for a number between commas behind a name: "Ada Lem, 47, ..."."""
        return (
            q.plain
            and q.value < 120
            and re.search(r"[A-Z]\w+, $", before) is not None
            and re.match(r"[,.;]", after) is not None
        )

    def _bound_before(self, text: str, start: int) -> tuple[Bound, int]:
        """The bound that the words before set, and where they begin. Stacked ones: the one that says more."""
        bound: Bound = "exactly"
        for _ in range(3):
            piece = text[max(0, start - REACH) : start]
            found = [(m.start() - len(piece), b) for b, p in self.before if (m := p.search(piece))]
            if not found:
                break
            offset, new = min(found)
            if bound not in LOOSE and new in LOOSE:
                break
            bound = new if bound in LOOSE else bound
            start += offset
        return bound, start

    def _with_bound(self, text: str, q: Quantity) -> Number:
        bound, start = self._bound_before(text, q.span.start)
        end = q.span.end
        piece = text[end : end + REACH]
        if bound in LOOSE:
            for name, pattern in self.after:
                if m := pattern.match(piece):
                    bound, end = name, end + (m.end() if m[0].strip().count(" ") < 2 or m[0] == "+" else 0)
                    break
        if q.vague and bound not in ("more_than", "at_least", "up_to"):
            bound = "vague"
        return Number(Span(start, end), q.span, whole(q.value), bound)

    def _as_range(self, text: str, low: Quantity, high: Quantity) -> Number | None:
        """The two as one range, where a word joins them so; None where they are two numbers."""
        between = text[low.span.end : high.span.start]
        if len(between) > 12 or low.vague or high.vague or not self.joint.match(between):
            return None
        joint = between.strip().lower()
        opened = self.opening.search(text[max(0, low.span.start - REACH) : low.span.start])
        opening = opened[1].lower() if opened else ""
        needed = self.range["joining_after"].get(joint)
        if needed and opening not in needed:
            return None
        first = (
            low.value * high.scale if low.scale == 1 < high.scale and low.value < high.value / high.scale else low.value
        )
        if first >= high.value or (opening and not needed and self._changes(text, low.span.start)):
            return None
        start = low.span.start - (len(opened[0]) if opened else 0)
        _, start = self._bound_before(text, start)
        return Number(
            Span(start, high.span.end), Span(low.span.start, high.span.end), whole(first), "between", whole(high.value)
        )

    def _share(self, text: str, part: Quantity, whole: Quantity) -> bool:
        """True for "one in four": a share, which counts nobody."""
        between = " ".join(text[part.span.end : min(whole.span.start, part.span.end + REACH)].lower().split())
        return part.value <= 10 and part.value < whole.value and between in self.range["shares"]

    def _changes(self, text: str, start: int) -> bool:
        words = re.findall(r"\w+", text[max(0, start - REACH) : start].lower())
        return any(w in self.range["changes"] for w in words[-4:]) or any(w in self.range["revising"] for w in words)

    def _was(self, text: str, old: Quantity, new: Quantity) -> bool:
        """True for the first number of "rose from 12 to 40": it counts no more."""
        between = text[old.span.end : new.span.start]
        if len(between) > LONGEST_CHANGE or not self.becoming.fullmatch(between):
            return False
        _, start = self._bound_before(text, old.span.start)
        opened = self.opening.search(text[max(0, start - REACH) : start])
        return opened is not None and self._changes(text, start - len(opened[0]))


def whole(value: Decimal) -> float:
    """An int where the value is whole.

    >>> whole(Decimal("1.50") * 2), whole(Decimal("2.5"))
    (3, 2.5)
    """
    return int(value) if value == value.to_integral_value() else float(value)


@cache
def finder_for(language: Language) -> NumberFinder:
    """The finder of a language, made once."""
    return NumberFinder(dict(language.table("numbers")))


def find_numbers(text: str, language: Language) -> list[Number]:
    """The numbers of a text that may count something, in order, apart from each other."""
    found: list[Number] = []
    for number in finder_for(language).find(text):
        if found and number.span.start < found[-1].span.end:
            number = replace(number, span=Span(found[-1].span.end, number.span.end))
        found.append(number)
    return found
