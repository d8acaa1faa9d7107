"""Quantities as they are written: digits with their marks, number words, and both together ("1.5 million")."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from onrecord.model.text import Span

DIGITS = (
    r"(?<![\w.,:/])(?<![A-Za-z]-)(?:\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?P<sep>[,.'’\u00a0\u202f\u2009 ])\d{3}(?:(?P=sep)\d{3})*(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,3})?)"
    r"(?=(?:m|mn|bn|k)?(?![\w:/])(?![.,]\d)(?!-[A-Za-z]))"
)
INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
LARGE = 1000


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; any white space between their parts."""
    return "|".join(r"\s+".join(map(re.escape, w.split())) for w in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number as written. `plain`: digits without marks; `scale`: of its last word ("million"), else 1."""

    span: Span
    value: Decimal
    vague: bool = False
    plain: bool = False
    scale: Decimal = Decimal(1)


Kind = Literal["digits", "unit", "tens", "scale", "vague", "scant", "fixed", "article", "half", "added"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One word of a number."""

    span: Span
    kind: Kind
    value: Decimal
    plain: bool = False


class NumberWords:
    """The number words of one language, and a pattern that finds any of them."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.kinds: dict[str, tuple[Kind, Decimal]] = {}
        names: tuple[tuple[str, Kind], ...] = (
            ("units", "unit"), ("tens", "tens"), ("scales", "scale"), ("vague", "vague"), ("scant", "scant"), ("fixed", "fixed"),
        )  # fmt: skip
        for name, kind in names:
            self.kinds.update({word: (kind, Decimal(value)) for word, value in table[name].items()})
        self.kinds.update({word: ("article", Decimal(1)) for word in table["articles"]})
        self.kinds.update({word: ("half", Decimal("0.5")) for word in table["halves"]})
        self.kinds.update({word: ("half", Decimal(str(share))) for word, share in table["shares_of"].items()})
        self.kinds.update({word: ("added", Decimal(str(share))) for word, share in table["added"].items()})
        words = alternatives(self.kinds)
        self.pattern = re.compile(
            rf"(?P<digits>{DIGITS})|(?:(?<!\w)|(?<=\d))(?:{words})(?![\w’'])(?!-(?:year|day|month))", re.I
        )

    def atoms(self, text: str) -> Iterator[Atom]:
        for m in self.pattern.finditer(text):
            span = Span(m.start(), m.end())
            if m["digits"]:
                yield Atom(span, "digits", digits_value(m[0], m["sep"]), plain=m[0].isdigit())
            else:
                yield Atom(span, *self.kinds[" ".join(m[0].lower().split())])


def digits_value(words: str, mark: str | None) -> Decimal:
    """What digits with a mark between thousands say.

    >>> digits_value("1,221", ","), digits_value("1.5", None), digits_value("12,00,000", None)
    (Decimal('1221'), Decimal('1.5'), Decimal('1200000'))
    """
    if INDIAN.fullmatch(words):
        return Decimal(words.replace(",", ""))
    return Decimal(words.replace(mark, "") if mark and mark != "." else words.replace(".", "") if mark else words)


def find_quantities(text: str, words: NumberWords) -> Iterator[Quantity]:
    """The numbers of a text as written, in order."""
    group: list[Atom] = []
    for atom in words.atoms(text):
        if group and not follows(text[group[-1].span.end : atom.span.start], group, atom):
            yield from quantity(group)
            group = []
        group.append(atom)
    yield from quantity(group)


def follows(gap: str, group: list[Atom], atom: Atom) -> bool:
    """True where an atom goes on with the number that the group has begun."""
    last = group[-1]
    joined = gap.strip().lower()
    if joined == "of":
        return last.kind in ("vague", "scant", "fixed") and (
            atom.kind == "scale" or (atom.kind == "vague" and atom.value > 3)
        )
    if joined == "and":
        if atom.kind == "article":
            return False
        return (
            last.kind == "scale" and last.value >= 100 and atom.kind in ("unit", "tens") and group[0].kind != "digits"
        )
    if joined not in ("", "-") or len(gap) > 4 or "\n\n" in gap:
        return False
    if atom.kind == "added":
        return last.kind in ("digits", "unit", "tens", "scale")
    if atom.kind == "scale":
        if last.kind == "article":
            return len(atom.span) > 2
        if len(atom.span) <= 2:
            return last.kind == "digits" and not gap
        return last.kind in ("digits", "unit", "tens", "vague", "scant", "half", "added") or (
            last.kind == "scale" and last.value < atom.value
        )
    if atom.kind in ("vague", "scant", "fixed", "half"):
        return last.kind == "article"
    if atom.kind == "article":
        return last.kind == "half"
    if atom.kind == "unit":
        return (last.kind == "tens" and atom.value < 10) or (last.kind == "scale" and not joined)
    return atom.kind == "tens" and last.kind == "scale" and not joined


def quantity(group: list[Atom]) -> Iterator[Quantity]:
    """What a run of atoms says; nothing for an article alone."""
    while group and group[-1].kind in ("article", "half"):
        group = group[:-1]
    real = [a for a in group if a.kind != "article"]
    if not real or (group[0].kind == "scale") or (real[0].kind in ("scant", "fixed") and group[0].kind != "article"):
        return
    total, current, scale_before = Decimal(0), Decimal(0), Decimal(1)
    for atom in real:
        if atom.kind == "half":
            current = atom.value
        elif atom.kind == "added" and not current:
            # "A million and a half": of the large number before.
            total += atom.value * scale_before
        elif atom.kind == "scale" or (atom.kind == "vague" and current):
            size = scale_before = atom.value if atom.kind == "scale" else atom.value / 2
            current = (current or Decimal(1)) * size
            if size >= LARGE:
                total, current = total + current, Decimal(0)
        else:
            current += atom.value
    span = Span(group[0].span.start, group[-1].span.end)
    scale = real[-1].value if real[-1].kind == "scale" else Decimal(1)
    vague = any(a.kind in ("vague", "scant") for a in real)
    yield Quantity(span, total + current, vague=vague, plain=len(group) == 1 and group[0].plain, scale=scale)
