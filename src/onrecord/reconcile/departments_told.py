"""Ministries that a document names without whose they are, and what in it tells whose they may be."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.groups import DocumentRead
from onrecord.reconcile.belonging import Belonging
from onrecord.reconcile.names import Name, department, name_of
from onrecord.reconcile.roles_held import capitals_in
from onrecord.reconcile.wording import Terms, words_of

HEAD = 600
"""Characters among which a dateline stands."""
DATELINE = re.compile(r"^[^\W\d_][^\n]{2,80}?,[^\n]{2,60}? (?:-|–|—|--) ", re.MULTILINE)
STEM = 4
"""Letters that the name of a state and of its people have in common at least."""


@dataclass(frozen=True, slots=True, order=True)
class DepartmentTold:
    """That a document names a ministry so, and the words with a capital in that document, each once, folded."""

    name: str
    beside: str
    dateline: str = ""
    """The words before the dash that the document's first lines have, folded: "BRENN, Norland, 3 May 2031 - "."""


def departments_told(read: DocumentRead, given: Iterable[str], terms: Terms) -> Iterator[DepartmentTold]:
    """The ministries that a document names. `given`: the names that it gives."""
    text, beside, before = read.document.text, "", None
    for raw in sorted(set(given)):
        if department(name_of(raw, terms).words, terms):
            beside = beside or capitals_in(text)
            before = before or DATELINE.search(text, 0, HEAD)
            yield DepartmentTold(raw, beside, " ".join(words_of(before[0])) if before else "")


def told_apart(told: Iterable[DepartmentTold], names: Mapping[str, Name], terms: Terms) -> set[tuple[str, str]]:
    """The pairs of keys of a ministry with less said and one with more that are not to be taken together.

    "Ministry of Health" is not that of Arland where a document that names it so, or its dateline, names another state and not Arland.
    """
    alike: dict[str, list[tuple[Name, frozenset[str]]]] = defaultdict(list)
    for name in names.values():
        if apart := department(name.words, terms):
            alike[apart[0]].append((name, apart[1]))
    found: set[tuple[str, str]] = set()
    known: Mapping[str, frozenset[str]] | None = None
    for one in told:
        shorter = names.get(one.name)
        apart = department(shorter.words, terms) if shorter else None
        if shorter is None or apart is None:
            continue
        for fuller, said in alike[apart[0]]:
            if apart[1] < said and (more := proper(fuller) & (said - apart[1])):
                known = words_of_states(names.values(), terms) if known is None else known
                words = (frozenset(told.split()) for told in (one.dateline, one.beside))
                if any(
                    known.keys() & beside and not any(is_beside(word, beside, known) for word in more)
                    for beside in words
                ):
                    found.add((shorter.key, fuller.key))
    return found


def words_of_states(names: Collection[Name], terms: Terms) -> dict[str, frozenset[str]]:
    """By each single word that names a state or its people, by the table: all names of that state."""
    table = Belonging(names, terms).states.table
    return {key: those for key, those in table.items() if " " not in key}


def proper(name: Name) -> set[str]:
    """The words of a name that it writes with a capital, folded."""
    return {word for part in name.plain.split() if part[:1].isupper() for word in words_of(part)}


def is_beside(word: str, beside: frozenset[str], known: Mapping[str, frozenset[str]]) -> bool:
    """True where a text has a word, or that of its people: of listed states by the list, else "Arland" beside "Arlandish"."""
    if word in beside:
        return True
    if own := known.get(word):
        return any(known.get(other) == own for other in beside)
    return any(other.startswith(word[:STEM]) and (other.startswith(word) or word.startswith(other)) for other in beside)
