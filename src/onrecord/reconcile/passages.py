"""The passages of a text, as numbers: two texts that share many of them carry one story."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.wording import WORD, folded

RUN = 8
"""So many words in a row make a passage."""
KEPT = 4
"""One passage in so many is kept, chosen by its hash: the same ones in every document."""
FEWEST = 5
"""Kept passages that a document must have; shorter texts are compared whole."""
BASE = 0x9E3779B97F4A7C15
"""An odd number of 64 bits with which each word's hash is moved on by its place in the passage (Karp and Rabin 1987)."""
MIXING = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
"""Shifts and factors after which all bits depend on all (Steele, Lea and Flood 2014: splitmix64)."""

Hashes = NDArray[np.uint64]


def passages_of(text: str) -> frozenset[int]:
    """The hashes (64 bits) of the kept passages of a text; of all its passages where it is short.

    Case, accents and what stands between words make no difference.
    """
    words = WORD.findall(folded(text))
    if not words:
        return frozenset()
    hashes = hashes_of(words)
    kept = frozenset(hashes[hashes % np.uint64(KEPT) == 0].tolist())
    return kept if len(kept) >= FEWEST else frozenset(hashes.tolist())


def hashes_of(words: Sequence[str]) -> Hashes:
    """The hash of each run of words, [runs]; of all words together where they are too few for one."""
    known = {word: hash_of(word) for word in set(words)}
    each = np.fromiter((known[word] for word in words), np.uint64, len(words))
    runs = max(1, len(words) - RUN + 1)
    found = np.zeros(runs, np.uint64)
    for place in range(min(RUN, len(words))):
        found = found * np.uint64(BASE) + each[place : place + runs]
    for shift, factor in MIXING:
        found = (found ^ (found >> np.uint64(shift))) * np.uint64(factor)
    return found


def hash_of(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
