"""Lines that may be the headings that a table of contents names."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
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

Forms = Mapping[str, Sequence[tuple[int, str]]]
"""By the folded words that may stand in a heading: the entries by their numbers, each with the name that these words give."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the heading of an entry. `cut`: where in the line it begins."""

    entry: int
    name: str
    line: int
    weight: float
    cut: int = 0

    @property
    def whole(self) -> bool:
        """True where nothing else stands in the line."""
        return self.weight in (AS_STYLED, OTHERWISE)


def find_candidates(body: list[Line], lines: list[Line], entries: Sequence[Entry]) -> list[Candidate]:
    """The lines of the body that give the name of an entry, without those in lists of names."""
    forms = forms_of(enumerate(entries), names_of)
    found = list(candidates(body, lines, forms))
    told = {one.entry for one in found}
    rest = [(number, entry) for number, entry in enumerate(entries) if number not in told]
    if rest:
        found += candidates(body, lines, forms_of(rest, ends_of))
    return in_style(without_lists(found), lines)


def forms_of(entries, names) -> Forms:  # type: ignore[no-untyped-def]
    """The entries by the words of their names."""
    forms: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, entry in entries:
        for name, words in names(entry):
            if words and all(number != other for other, _ in forms[words]):
                forms[words].append((number, name))
    return forms


def names_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The names by which a heading may give an entry, and their words: with the line before it in the contents, without its

    number, without what is in brackets, turned.
    """
    if entry.before:
        yield f"{entry.before} {entry.name}", folded(f"{entry.before} {entry.name}")
    plain = folded(entry.name)
    yield entry.name, plain
    if "(" in entry.name:
        outside, _, inside = entry.name.partition("(")
        yield entry.name, folded(outside)
        yield entry.name, folded(f"{inside} {outside}")
    words = plain.split()
    if words and words[0].isdecimal():
        yield entry.name, " ".join(words[1:])


def ends_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The ends of a name: before it, another line of the contents may stand in its line."""
    words = entry.name.split()
    for first in range(1, len(words)):
        name = " ".join(words[first:])
        yield name, folded(name)


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
        for entry, name in forms.get(joined, ()):
            yield Candidate(entry, name, line.number, OTHERWISE)
    for form in ways if line.capital else ():
        if form.startswith(f"{line.key} ") and goes_on(form.removeprefix(f"{line.key} "), line, lines):
            for entry, name in forms[form]:
                yield Candidate(entry, name, line.number, BROKEN)


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
        for entry, name in forms.get(" ".join(over[:size]), ()):
            yield Candidate(entry, name, line.number, BEGINS)
    for size in range(min(longest, len(words) - 1), 0, -1):
        for entry, name in forms.get(" ".join(words[-size:]), ()):
            yield Candidate(entry, name, line.number, ENDS)


def at_the_end(line: Line, forms: Forms) -> Iterator[Candidate]:
    """A name in capitals behind the last sentence of a paragraph."""
    words = line.shown.split()
    tail = len(words)
    while tail and words[tail - 1].upper() == words[tail - 1] and any(c.isalpha() for c in words[tail - 1]):
        tail -= 1
    if not 0 < tail < len(words) or words[tail - 1][-1] not in ".)”’\"'":
        return
    for entry, name in forms.get(folded(" ".join(words[tail:])), ()):
        yield Candidate(entry, name, line.number, TAIL, cut=line.shown.rindex(words[tail]))


def without_lists(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that stand among the names of several others."""
    found = sorted(found, key=lambda c: c.line)
    kept, first, last = [], 0, 0
    near: Counter[int] = Counter()
    for one in found:
        while last < len(found) and found[last].line <= one.line + CLOSE:
            near[found[last].entry] += 1
            last += 1
        while found[first].line < one.line - CLOSE:
            near[found[first].entry] -= 1
            first += 1
        if sum(count > 0 for count in near.values()) < LIST:
            kept.append(one)
    return kept


def in_style(found: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """The candidates, those heavier that are written as most headings are: in capitals, where most entries have such a line."""
    every = {c.entry for c in found if c.whole}
    capital = {c.entry for c in found if c.whole and lines[c.line].capital}
    capitals = 2 * len(capital) >= len(every)
    return [replace(c, weight=AS_STYLED) if c.whole and lines[c.line].capital >= capitals else c for c in found]
