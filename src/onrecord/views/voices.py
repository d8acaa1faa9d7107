"""Who speaks a quotation, as far as its document tells: a party of the record, or nobody named; and through whom it comes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model.entries import Quotation

NOT_NAMED = "not named"


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """A speaker by the one name in the record; without a name, the words by which a text mentions somebody, if any.

    >>> str(Voice("Ada Quill")), str(Voice("", "a resident")), str(Voice(""))
    ('Ada Quill', 'not named: a resident', 'not named')
    """

    name: str
    mention: str = ""

    def __str__(self) -> str:
        return self.name or (f"{NOT_NAMED}: {self.mention}" if self.mention else NOT_NAMED)


def voice_of(quotation: Quotation, mention: str, names: Mapping[str, str]) -> Voice:
    """Who speaks; `names` leads from a document's name of a party to the record's."""
    name = quotation.speaker
    return Voice(names.get(name, name)) if name else Voice("", mention)


def mention_of(pieces: Iterable[str]) -> str:
    """The words that stand for a speaker, on one line.

    >>> mention_of(["the   mayor,", "herself "])
    'the mayor … herself'
    """
    return " … ".join(words for piece in pieces if (words := " ".join(piece.split()).strip(" ,;:")))


def spelled_alike(mentions: Iterable[str]) -> dict[str, str]:
    """For each mention, the spelling by which it is listed: that of the most, where they differ in capitals only.

    >>> spelled_alike(["the mayor", "The mayor", "the mayor"])["The mayor"]
    'the mayor'
    """
    counted = Counter(mentions)
    best: dict[str, str] = {}
    for mention in sorted(counted, key=lambda m: (-counted[m], m != m.casefold(), m)):
        best.setdefault(mention.casefold(), mention)
    return {mention: best[mention.casefold()] for mention in counted}


def chain_of(quotation: Quotation, others: Mapping[str, Quotation]) -> tuple[Quotation, ...]:
    """Those through whom a quotation comes, the outermost first: for what B told, A's in "A said that B told C".

    `others`: the quotations of the document by `id`. One that leads back into itself ends where it would begin again.
    """
    around: list[Quotation] = []
    seen, outer = {quotation.id}, quotation.within
    while outer in others and outer not in seen:
        seen.add(outer)
        around.append(others[outer])
        outer = others[outer].within
    return tuple(reversed(around))


def confidence_words(confidence: float) -> str:
    """A confidence with two digits, cut and not rounded: what is shown as 0.80 passes a threshold of 0.8.

    >>> confidence_words(0.7999), confidence_words(0.29), confidence_words(1.0)
    ('0.79', '0.29', '1.00')
    """
    return f"{int(round(confidence, 6) * 100 + 1e-6) / 100:.2f}"
