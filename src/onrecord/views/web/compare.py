"""Two texts side by side: what one has and the other has not, paragraph by paragraph and, where one was reworded, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from onrecord.model.groups import DocumentRead
from onrecord.views.web.addresses import document_address
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.marking import paragraphs

MOST_PARAGRAPHS = 2_000
"""In each text: more are not compared, for the time grows with their product."""
MOST_WORDS = 1_500
"""In the reworded paragraphs of one place, on each side: longer ones are shown as a whole."""
WORD = re.compile(r"\s+|\w+|[^\w\s]")

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one side; `only`: the other side has them not here."""

    words: str
    only: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Paragraphs that stand beside each other: the same in both, or what each has in their place."""

    same: bool
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    numbers: tuple[range, range] = (range(0), range(0))
    """Which paragraphs they are, in each text."""


def compare_page(catalogue: Catalogue, left: DocumentRead, right: DocumentRead) -> Context:
    """Two documents of a record beside each other."""
    sides = (left, right)
    spans = [[span for span, _ in paragraphs(one.document.text)] for one in sides]
    texts = [[span.of(one.document.text) for span in own] for one, own in zip(sides, spans, strict=True)]
    too_long = max(map(len, texts)) > MOST_PARAGRAPHS
    places = [] if too_long else list(places_of(*texts))
    accused = [
        tuple(
            catalogue.accused_within(one, *(own[n] for n in numbers))
            for one, own, numbers in zip(sides, spans, place.numbers, strict=True)
        )
        for place in places
    ]
    origin = catalogue.origin_of.get(left.document.sha256)
    return {
        "left": left,
        "right": right,
        "addresses": (document_address(left.document.sha256), document_address(right.document.sha256)),
        "places": list(zip(places, accused, strict=True)),
        "different": sum(not place.same for place in places),
        "too_long": too_long,
        "most": MOST_PARAGRAPHS,
        "reason": origin.reason if origin and right.document.sha256 in origin.documents else "",
    }


def places_of(left: Sequence[str], right: Sequence[str]) -> Iterator[Place]:
    """The paragraphs of two texts beside each other; white space and line ends within one count for nothing."""
    plain = [[" ".join(words.split()) for words in side] for side in (left, right)]
    for kind, a, b, c, d in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
        if kind == "equal":
            for n, words in enumerate(plain[0][a:b]):
                numbers = (range(a + n, a + n + 1), range(c + n, c + n + 1))
                yield Place(True, (Piece(words),), (Piece(words),), numbers)
        else:
            place = place_of("\n\n".join(plain[0][a:b]), "\n\n".join(plain[1][c:d]))
            yield replace(place, numbers=(range(a, b), range(c, d)))


def place_of(left: str, right: str) -> Place:
    """What each text has in one place, word by word.

    >>> [piece.words for piece in place_of("At least 9 died.", "At least 12 died.").right if piece.only]
    ['12']
    """
    words: list[list[str]] = [WORD.findall(side) for side in (left, right)]
    if max(map(len, words)) > MOST_WORDS or not all(words):
        return Place(False, (Piece(left, True),), (Piece(right, True),))
    mine, theirs = list[Piece](), list[Piece]()
    for kind, a, b, c, d in SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes():
        if b > a:
            mine.append(Piece("".join(words[0][a:b]), kind != "equal"))
        if d > c:
            theirs.append(Piece("".join(words[1][c:d]), kind != "equal"))
    return Place(False, tuple(mine), tuple(theirs))
