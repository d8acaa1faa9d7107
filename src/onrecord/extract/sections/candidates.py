"""Lines that may be the headings that a table of contents names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.sections.contents import Entry
from onrecord.extract.sections.lines import Line, folded

LIST = 4
"""Names so close together are a list: an index, a table, the contents themselves."""
CLOSE = 8
"""Lines."""
HEADING_LINES = 4
"""Lines over which a heading may go,"""
APART = 20
"""or the lines among which its words stand in capitals, where the columns of a page are mixed."""

AS_STYLED, OTHERWISE, BEGINS, BROKEN, ENDS, TAIL = 4.0, 2.0, 3.0, 2.5, 2.0, 1.5
"""How likely a line is the heading: the name alone as most headings are written, the name alone, with more words after it,
with other lines between its words, with more words before it, behind a sentence."""

PARTLY = 1.5
"""How much less likely it is where it gives a name in other words than the contents do."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a heading may give an entry: the name that it gives, and its words, folded."""

    entry: int
    name: str
    words: str
    partly: bool = False
    """True where the words are not those of the contents in their order."""


Forms = Mapping[str, Sequence[Form]]
"""By their words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the heading of an entry. `cut`: where in the line it begins."""

    entry: int
    name: str
    line: int
    weight: float
    cut: int = 0
    whole: bool = False
    """True where nothing else stands in the line."""


def find_candidates(body: list[Line], lines: list[Line], entries: Sequence[Entry]) -> list[Candidate]:
    """The lines of the body that give the name of an entry, without those in lists of names."""
    forms = by_words(form for number, entry in enumerate(entries) for form in forms_of(number, entry))
    found = list(candidates(body, lines, forms))
    told = {one.entry for one in found}
    ends = [end for number, entry in enumerate(entries) if number not in told for end in ends_of(number, entry)]
    if ends:
        found += (one for one in candidates(body, lines, by_words(ends)) if one.whole or one.weight >= BEGINS)
    return in_style(without_lists(found), lines)


def by_words(forms: Iterable[Form]) -> Forms:
    """The forms by their words, one an entry."""
    found: dict[str, dict[int, Form]] = defaultdict(dict)
    for form in forms:
        if form.words:
            found[form.words].setdefault(form.entry, form)
    return {words: tuple(entries.values()) for words, entries in found.items()}


def forms_of(number: int, entry: Entry) -> Iterator[Form]:
    """The ways to give an entry: with the line before it in the contents, as it is, without its number, without what is in

    brackets, turned.
    """
    plain = folded(entry.name)
    yield Form(number, entry.name, plain)
    if entry.before:
        whole = f"{entry.before} {entry.name}"
        yield Form(number, whole, folded(whole))
    first, _, rest = plain.partition(" ")
    if first.isdecimal():
        yield Form(number, entry.name, rest)
    if "(" in entry.name:
        outside, _, inside = entry.name.partition("(")
        yield Form(number, entry.name, folded(outside), partly=True)
        yield Form(number, entry.name, folded(f"{inside} {outside}"), partly=True)


def ends_of(number: int, entry: Entry) -> Iterator[Form]:
    """The ends of a name: before it, another line of the contents may stand in its line."""
    words = entry.name.split()
    for first in range(1, len(words)):
        name = " ".join(words[first:])
        yield Form(number, name, folded(name))


def candidates(body: list[Line], lines: list[Line], forms: Forms) -> Iterator[Candidate]:
    """The lines that give a name: alone, over several lines, or in capitals before or after other words."""
    longest = max((len(form.split()) for form in forms), default=0)
    beginnings: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        beginnings[form.split()[0]].append(form)
    for line in body:
        if line.is_short:
            yield from alone(line, lines, forms, beginnings)
        if line.is_short and line.capital:
            yield from beside_other_words(line, lines, forms, longest)
        elif line.shown[-1].isupper():
            yield from at_the_end(line, forms)


def alone(line: Line, lines: list[Line], forms: Forms, beginnings: Mapping[str, list[str]]) -> Iterator[Candidate]:
    """A name that fills a line, or goes on in the next ones; in capitals also with other lines between."""
    joined = line.key
    ways = beginnings.get(joined.split()[0], ()) if joined else ()
    if not ways:
        return
    for after in (None, *lines[line.number + 1 : line.number + HEADING_LINES]):
        if after and not after.is_short:
            break
        joined = f"{joined} {after.key}" if after else joined
        for form in forms.get(joined, ()):
            yield candidate(form, line, OTHERWISE, whole=True)
    for words in ways if line.capital else ():
        if words.startswith(f"{line.key} ") and goes_on(words.removeprefix(f"{line.key} "), line, lines):
            for form in forms[words]:
                yield candidate(form, line, BROKEN)


def candidate(form: Form, line: Line, weight: float, cut: int = 0, *, whole: bool = False) -> Candidate:
    """The line as the heading that has this form."""
    return Candidate(form.entry, form.name, line.number, weight - PARTLY * form.partly, cut, whole)


def goes_on(rest: str, line: Line, lines: list[Line]) -> bool:
    """True where the rest of a name fills lines in capitals a little below."""
    for after in lines[line.number + 1 : line.number + APART]:
        if after.capital and after.is_short and f"{rest} ".startswith(f"{after.key} "):
            rest = rest[len(after.key) :].strip()
            if not rest:
                return True
    return False


def beside_other_words(line: Line, lines: list[Line], forms: Forms, longest: int) -> Iterator[Candidate]:
    """A name in capitals at the beginning or the end of a line in capitals: "NORLAND REPUBLIC OF NORLAND"."""
    words = line.key.split()
    after = lines[line.number + 1 : line.number + 2]
    over = [*words, *after[0].key.split()] if after and after[0].capital and after[0].is_short else words
    for size in range(min(longest, len(over) - 1), 0, -1):
        for form in forms.get(" ".join(over[:size]), ()):
            yield candidate(form, line, BEGINS)
    for size in range(min(longest, len(words) - 1), 0, -1):
        for form in forms.get(" ".join(words[-size:]), ()):
            yield candidate(form, line, ENDS)


def at_the_end(line: Line, forms: Forms) -> Iterator[Candidate]:
    """A name in capitals behind the last sentence of a paragraph."""
    words = line.shown.split()
    tail = len(words)
    while tail and words[tail - 1].upper() == words[tail - 1] and any(c.isalpha() for c in words[tail - 1]):
        tail -= 1
    if not 0 < tail < len(words) or words[tail - 1][-1] not in ".)”’\"'":
        return
    for form in forms.get(folded(" ".join(words[tail:])), ()):
        yield candidate(form, line, TAIL, line.shown.rindex(words[tail]))


def without_lists(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that stand among the names of several others."""
    found = sorted(found, key=lambda c: c.line)
    kept, first, last = [], 0, 0
    near: Counter[int] = Counter()
    for one in found:
        while last < len(found) and found[last].line <= one.line + CLOSE:
            near[found[last].entry] += found[last].whole
            last += 1
        while found[first].line < one.line - CLOSE:
            near[found[first].entry] -= found[first].whole
            first += 1
        if sum(count > 0 for count in near.values()) < LIST:
            kept.append(one)
    return kept


def in_style(found: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """The candidates, those heavier that are written as most headings are: in capitals, where most entries have such a line."""
    every = {c.entry for c in found if c.whole}
    capital = {c.entry for c in found if c.whole and lines[c.line].capital}
    capitals = 2 * len(capital) >= len(every)
    return [
        replace(c, weight=c.weight + AS_STYLED - OTHERWISE) if c.whole and lines[c.line].capital >= capitals else c
        for c in found
    ]
