"""Documents that carry one story: reprints and wire copy, found by the passages that they share."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model.groups import DocumentRead, Origin
from onrecord.reconcile.order import order_of
from onrecord.reconcile.passages import passages_of
from onrecord.reconcile.wording import Terms, group_id

SHARED = 0.5
"""From this share of the shorter text on, two documents are one story."""
FIRST = 8
"""With how many earlier documents of one passage a document is compared."""


Likeness = tuple[str, float]
"""An earlier document, and the share of the shorter text that both have."""


def find_origins(reads: Sequence[DocumentRead], terms: Terms) -> tuple[Origin, ...]:
    """The groups of documents that carry the same text, the earliest first in each; `reads` in order of dates."""
    passages = {read.document.sha256: passages_of(read.document.text) for read in reads}
    sizes = {digest: len(own) for digest, own in passages.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    alike: dict[str, list[Likeness]] = {}
    for digest, own in passages.items():
        alike[digest] = likenesses((holders[passage] for passage in own), len(own), sizes)
        for passage in own:
            holders[passage].append(digest)
    return origins_of(reads, alike, terms)


def likenesses(holders: Iterable[Sequence[str]], size: int, sizes: Mapping[str, int]) -> list[Likeness]:
    """The earlier documents that are one story with a document, the likest first.

    `holders`: for each of its passages, the earlier documents that have it too, in order; `size`: how many passages it has.
    """
    together = Counter(other for those in holders for other in those[:FIRST])
    shares = ((other, count / min(size, sizes[other])) for other, count in together.items())
    return sorted(
        ((other, share) for other, share in shares if share >= SHARED), key=lambda one: (-together[one[0]], one[0])
    )


def origins_of(
    reads: Sequence[DocumentRead], alike: Mapping[str, Sequence[Likeness]], terms: Terms
) -> tuple[Origin, ...]:
    """The groups of documents, by what earlier ones each of them is like; `reads` in order of dates."""
    leader = {read.document.sha256: read.document.sha256 for read in reads}
    shares: dict[str, float] = {}
    groups: dict[str, list[DocumentRead]] = defaultdict(list)
    for digest in leader:
        for other, share in alike[digest]:
            if top(digest, leader) != top(other, leader):
                leader[top(digest, leader)] = top(other, leader)
                shares[digest] = share
    for read in reads:
        groups[top(read.document.sha256, leader)].append(read)
    found = [origin(those, shares, terms) for those in groups.values() if len(those) > 1]
    return tuple(sorted(found, key=lambda one: one.id))


def top(digest: str, leader: dict[str, str]) -> str:
    while leader[digest] != digest:
        leader[digest] = leader[leader[digest]]
        digest = leader[digest]
    return digest


def origin(reads: list[DocumentRead], shares: Mapping[str, float], terms: Terms) -> Origin:
    """The group with the reason. Who credits another comes after it, whatever the dates say."""
    publishers = [read.description.publisher for read in reads if read.description.publisher]
    credited = {read.document.sha256: credits(read, publishers, terms) for read in reads}
    ordered = sorted(reads, key=lambda read: (bool(credited[read.document.sha256]), order_of(read)))
    first = ordered[0]
    reasons = []
    for read in ordered[1:]:
        share = shares.get(read.document.sha256, shares.get(first.document.sha256, SHARED))
        credit = credited[read.document.sha256]
        reasons.append(
            f"{read.document.name}: {round(100 * share)}% of the passages are the same"
            + (f"; “{credit}”" if credit else "")
        )
    keys = tuple(read.document.sha256 for read in ordered)
    return Origin(group_id("o", *sorted(keys)), keys, " · ".join(reasons))


def credits(read: DocumentRead, publishers: Iterable[str], terms: Terms) -> str:
    """The line in which a document names another publisher as its source; "" for none."""
    words = "|".join(sorted(map(re.escape, terms.words("origins", "credits"))))
    for other in sorted({p for p in publishers if p != read.description.publisher}):
        name = re.escape(other)
        line = re.search(
            rf"^[ \t]*(?:{words})\b[^\n]{{0,40}}\b{name}\b[^\n]{{0,40}}$",
            read.document.text,
            re.IGNORECASE | re.MULTILINE,
        )
        if line:
            return " ".join(line[0].split())
    return ""
