"""Signatures told apart by the petition that they are under."""

import re
from collections.abc import Sequence

from onrecord.reconcile.comparable import Counted
from onrecord.reconcile.counts import Count
from onrecord.reconcile.wording import Terms, folded, sentence_around

QUOTED = re.compile(r"[“\"«]\s*([^“”\"«»]{3,80}?)\s*[”\"»]")
SHARED = 2
"""So many words in common make two petitions one."""


def petitions(signatures: Sequence[Counted], terms: Terms) -> list[Count]:
    """One running count for each petition: by its title where one is given, else by the words about it.

    `signatures` in order of the record.
    """
    empty = {terms.stem(word) for word in terms.words("figures", "petition")}
    by_title: dict[str, Count] = {}
    by_word: dict[str, list[Count]] = {}
    words_of_count: dict[int, set[str]] = {}
    found: list[Count] = []
    for one in signatures:
        around = sentence_around(one.at.text, one.figure.span).of(one.at.text)
        shown = next((" ".join(q[1].split()) for q in QUOTED.finditer(around) if len(q[1].split()) < 9), "")
        title = folded(shown)
        words = set(terms.content(around)) - empty
        count = by_title.get(title) if title else closest(words, by_word, words_of_count)
        if count is None:
            count = Count(title=f"“{shown}”" if shown else "", place=title or " ".join(sorted(words)))
            found.append(count)
        if title:
            by_title[title] = count
        count.add(one)
        known = words_of_count.setdefault(id(count), set())
        for word in sorted(words - known):
            by_word.setdefault(word, []).append(count)
        known |= words
    return found


def closest(words: set[str], by_word: dict[str, list[Count]], known: dict[int, set[str]]) -> Count | None:
    """The count whose petition shares the most words; None where none shares enough."""
    shared: dict[int, int] = {}
    counts: dict[int, Count] = {}
    for word in words:
        for count in by_word.get(word, ()):
            shared[id(count)] = shared.get(id(count), 0) + 1
            counts[id(count)] = count
    enough = [i for i, n in shared.items() if n >= SHARED and 3 * n >= min(len(words), len(known[i]))]
    return counts[max(enough, key=lambda i: (shared[i], counts[i].place))] if enough else None
