"""Who publishes a document, where its text tells."""

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.extract.description.words import HEAD, DocumentWords
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

TAIL = 400
"""Characters at the end of a text among which it is signed."""


def issuer(text: str, words: DocumentWords) -> Span | None:
    """The name in a footer, in an agency's brackets, at the head of a release or in an open letter's title; None where there is none."""
    head = text[:HEAD]
    for pattern in (words.wire, words.agency):
        match = pattern.search(head)
        if match and match["publisher"]:
            return Span(*match.span("publisher"))
    footers = list(words.yearbook.finditer(text))
    if footers:
        return Span(*footers[0].span("publisher"))
    match = words.letter.search(head) or words.issuer.search(head)
    return Span(*match.span("publisher")) if match else None


def signer(text: str, words: DocumentWords) -> Span | None:
    """The name after "signed" at the end of a text, or the "undersigned ..." who write it; None where there is neither."""
    signatures = list(words.signed.finditer(text, max(0, len(text) - TAIL)))
    many = words.undersigned.search(text[:HEAD])
    match = many or (signatures[-1] if signatures else None)
    return Span(*match.span("publisher")).stripped(text) if match else None


def speaks_for_itself(reading: Reading, words: DocumentWords) -> Span | None:
    """The organisation that the text speaks for: its officer speaks, or it is the one who calls, notes, documents.

    At least two such places have to name it, or one in which an officer speaks; None otherwise.
    """
    votes: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for name, weight in [*officers(reading.analysis, words), *doers(reading.analysis, words)]:
        shown = name.of(reading.text)
        if shown.lower() in words.institutions:
            continue  # "the Coalition"
        votes[shown] += weight
        first.setdefault(shown, name)
    if not votes:
        return None
    best = max(votes, key=lambda n: (votes[n], len(n), n))
    return first[best] if votes[best] >= 2 else None


def own_verbs(reading: Reading, words: DocumentWords, publisher: str) -> int:
    """How often the publisher acts in the present or perfect, as in its own releases."""
    return sum(1 for name, _ in doers(reading.analysis, words) if name.of(reading.text) == publisher)


def officers(analysis: Analysis, words: DocumentWords) -> Iterator[tuple[Span, int]]:
    """The organisations whose officers are named: "X's director", "director of research at X"."""
    for word in analysis.words:
        role = word.lower in words.spokesroles or word.lemma in words.spokesroles
        if not role and not (
            word.index and f"{analysis.words[word.index - 1].lower} {word.lower}" in words.spokesroles
        ):
            continue
        for owner in analysis.children(word.index, "poss"):
            yield from named(analysis, owner)
        for preposition in analysis.children(word.index, "prep"):
            if preposition.lower in words.role_prepositions:
                for thing in analysis.children(preposition.index, "pobj"):
                    yield from named(analysis, thing)


def named(analysis: Analysis, head: Word) -> Iterator[tuple[Span, int]]:
    """The name around a head word, twice as strong as a mere subject; nothing where it is no organisation's."""
    span = name_around(analysis, head)
    if span and head.entity not in ("PERSON", "GPE", "NORP") and head.tag in ("NNP", "NNPS"):
        yield span, 2


def doers(analysis: Analysis, words: DocumentWords) -> Iterator[tuple[Span, int]]:
    """The named subjects of verbs of calling, noting and documenting, in the present or the perfect."""
    for word in analysis.words:
        if word.dep != "nsubj" or word.tag not in ("NNP", "NNPS") or word.entity == "PERSON":
            continue
        verb = analysis.head(word)
        helpers = {h.lemma for h in analysis.children(verb.index, "aux")}
        now = verb.tag == "VBZ" or verb.tag in ("VBG", "VBN") and bool(helpers & words.present_helpers)
        span = name_around(analysis, word)
        if span and now and verb.lemma in words.own_verbs:
            yield span, 1


def name_around(analysis: Analysis, head: Word) -> Span | None:
    """The run of capitalised words that ends with a head word; None for a pronoun or a common noun."""
    first = head.index
    while (
        first
        and analysis.words[first - 1].text[:1].isupper()
        and analysis.words[first - 1].tag in ("NNP", "NNPS", "NN", "JJ", "PROPN")
    ):
        first -= 1
    # A person's name may stand right before the organisation's.
    while first < head.index and analysis.words[first].entity == "PERSON" and head.entity == "ORG":
        first += 1
    span = Span(analysis.words[first].start, head.end)
    return span if re.match(r"[^\W\d_]", analysis.text[span.start : span.end]) else None
