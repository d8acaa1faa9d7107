"""The headings of a text that its table of contents names: where each of them stands."""

from collections import Counter, defaultdict
from dataclasses import replace

from onrecord.extract.sections.candidates import AS_STYLED, Candidate, find_candidates
from onrecord.extract.sections.contents import Contents, Entry
from onrecord.extract.sections.headings import Heading
from onrecord.extract.sections.lines import Line
from onrecord.extract.sections.page_numbers import PageNumbers

FOUND = 0.6
"""The share of the entries that have to be found as headings, in their order; else the table is none."""
FAR = 3
"""Pages from the page of the contents at which a line is no heading."""
BELOW = 3
"""Lines below a heading that may show what kind of text it begins."""
PAGE_LENGTH = 6_000
"""Characters."""

ON_PAGE, NEXT_PAGE, LIKE_OTHERS, RUNNING_HEAD = 3.0, 1.5, 2.0, -1.5
"""What a line gains or loses as a heading by its page, by what follows it, and beside the numbers of pages."""


def headings_by_contents(lines: list[Line], contents: Contents, pages: PageNumbers) -> list[Heading]:
    """A heading for each entry that is found; none at all where too few are."""
    body = [line for line in lines if not contents.first - 1 <= line.number <= contents.last]
    found = find_candidates(body, lines, contents.entries)
    pages = numbered_alike(pages, contents, found, lines)
    heads = runs_at_heads(found, lines, pages)
    found = [c for one in found if (c := on_page(one, contents.entries[one.entry], lines, pages))]
    if heads:
        found = [replace(c, weight=c.weight + RUNNING_HEAD * is_beside(c, pages)) for c in found]
    chosen = best_chain(like_the_others(found, best_chain(found), lines))
    if len(chosen) < FOUND * len(contents.entries):
        return []
    if not heads:
        chosen = first_of_doubles(chosen, found, lines, pages)
    return [Heading(lines[c.line].span.start + c.cut, c.name) for c in chosen]


def numbered_alike(pages: PageNumbers, contents: Contents, found: list[Candidate], lines: list[Line]) -> PageNumbers:
    """The pages numbered as the contents number them; no pages where no numbering fits most of the names."""
    shifts: Counter[int] = Counter()
    told: set[int] = set()
    for one in found:
        page, around = contents.entries[one.entry].page, pages.around(lines[one.line].span.start)
        if page and around and one.weight >= AS_STYLED:
            told.add(one.entry)
            if pages.exact:
                shifts[page - around[0]] += 1
            elif around[0] - 1 <= page <= around[1] + 1:
                shifts[0] += 1
    if not shifts:
        return PageNumbers()
    shift, often = shifts.most_common(1)[0]
    return pages.shifted(shift) if often * 2 > len(told) else PageNumbers()


def on_page(one: Candidate, entry: Entry, lines: list[Line], pages: PageNumbers) -> Candidate | None:
    """The candidate, heavier on the page that the contents give; None where it is far from it."""
    away = pages.away(lines[one.line].span.start, entry.page) if entry.page else None
    if away is None:
        return one
    if away >= FAR:
        return None
    return replace(one, weight=one.weight + (ON_PAGE if away == 0 else NEXT_PAGE if away == 1 else 0))


def runs_at_heads(found: list[Candidate], lines: list[Line], pages: PageNumbers) -> bool:
    """True where names come back beside the numbers of several pages: running heads, which are no headings."""
    near: dict[int, set[tuple[int, int] | None]] = defaultdict(set)
    for one in found:
        if one.whole and is_beside(one, pages):
            near[one.entry].add(pages.around(lines[one.line].span.start))
    return sum(len(told) > 2 for told in near.values()) * 4 > len({one.entry for one in found})


def is_beside(one: Candidate, pages: PageNumbers) -> bool:
    """True for a line at the number of a page, or at what comes back on every page."""
    return any(number in pages.near for number in (one.line - 1, one.line, one.line + 1))


def best_chain(found: list[Candidate]) -> list[Candidate]:
    """One candidate an entry, lines and entries in the same order, of the greatest weight together; the first of equals."""
    ordered = sorted(found, key=lambda c: (c.entry, -c.line))
    lines = sorted({c.line for c in ordered})
    place = {line: i + 1 for i, line in enumerate(lines)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(lines) + 1)
    before: list[int] = []
    for index, one in enumerate(ordered):
        best, at = (0.0, -1), place[one.line] - 1
        while at:
            best = max(best, tree[at], key=lambda pair: pair[0])
            at -= at & -at
        before.append(best[1])
        total, at = best[0] + one.weight, place[one.line]
        while at < len(tree):
            if total >= tree[at][0]:
                tree[at] = (total, index)
            at += at & -at
    index = max(tree, key=lambda pair: pair[0])[1]
    chain = []
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]


def like_the_others(found: list[Candidate], chosen: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """The candidates, those heavier that the same words follow as most of the headings chosen at first."""
    counted = Counter(key for c in chosen for key in {line.label for line in lines_below(c, lines)} if key)
    usual = {key for key, count in counted.items() if count * 3 >= len(chosen) >= 6}
    return [
        replace(c, weight=c.weight + LIKE_OTHERS * any(line.label in usual for line in lines_below(c, lines)))
        for c in found
    ]


def lines_below(one: Candidate, lines: list[Line]) -> list[Line]:
    """The lines after a heading."""
    return lines[one.line + 1 : one.line + 1 + BELOW]


def first_of_doubles(
    chosen: list[Candidate], found: list[Candidate], lines: list[Line], pages: PageNumbers
) -> list[Candidate]:
    """The chosen, each as early on its page as its name stands there as a heading: a name given twice begins with the first."""
    out: list[Candidate] = []
    by_entry: dict[int, list[Candidate]] = defaultdict(list)
    for one in found:
        by_entry[one.entry].append(one)
    for one in chosen:
        after = out[-1].line if out else -1
        earlier = [
            c
            for c in by_entry[one.entry]
            if after < c.line <= one.line and c.weight >= AS_STYLED and same_page(c, one, lines, pages)
        ]
        out.append(min(earlier, key=lambda c: c.line, default=one))
    return out


def same_page(one: Candidate, other: Candidate, lines: list[Line], pages: PageNumbers) -> bool:
    """True where no more than a page lies between two lines; of pages without numbers, a few thousand characters."""
    start, end = lines[one.line].span.start, lines[other.line].span.start
    first, last = pages.around(start), pages.around(end)
    return end - start < PAGE_LENGTH and (first is None or last is None or last[0] <= first[1])
