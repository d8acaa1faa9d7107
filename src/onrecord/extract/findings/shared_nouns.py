"""Parties that share one noun: "Harun, Lisk and Ostel forces" are three, and not one that is called so."""

from onrecord.extract.findings.deeds import FindingWords, Mentions
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span

WHOSE = ("people", "state", "armed_group", "organisation", "other")
"""Kinds of mentions before the noun that say whose each of them is."""


def sharing(reading: Reading, words: FindingWords, noun: Word) -> Mentions:
    """Each of those who share a noun in the plural; none where there are not two of them.

    Their governments are the states; the members of groups go by the groups' names, the others by their own words.
    """
    joined = joined_before(reading, noun) if noun.tag == "NNS" else []
    whose = [owner_at(reading, word, noun) for word in joined]
    named = [m for m in whose if m is not None]
    known = reading.parties.words
    if len(named) < 2 or len(named) != len(whose) or known is None:
        return ()
    return tuple(one_of(reading, words, m, noun, ruling=noun.lower in known.state_heads) for m in named)


def one_of(reading: Reading, words: FindingWords, owner: Mention, noun: Word, *, ruling: bool) -> Mention:
    """One party that shares a noun, by its owner."""
    known, shown = reading.parties.words, " ".join(owner.span.of(reading.text).split())
    span = Span(owner.span.start, noun.end)
    state = known.adjectives.get(shown.lower(), "") if known else ""
    if ruling and state:
        return Mention(span, noun.index, state, "state", described=True)
    if owner.kind in ("armed_group", "organisation") and words.holds("nouns", "members", noun.lower):
        return Mention(span, noun.index, owner.name, owner.kind)
    return Mention(span, noun.index, f"{shown} {noun.text}", "forces")


def owner_at(reading: Reading, word: Word, noun: Word) -> Mention | None:
    """Whose one of those who share a noun is: a people, a state or a group that a word before it names; None for no such."""
    mention, known = reading.parties.at(word.index), reading.parties.words
    if mention is not None and mention.kind in WHOSE and mention.span.end < noun.start:
        return mention
    people = known is not None and word.lower in known.adjectives
    return Mention(word.span, word.index, word.text, "people") if people else None


def joined_before(reading: Reading, noun: Word) -> list[Word]:
    """The adjectives and names before a noun that "and" joins: Harun, Lisk and Ostel; empty where nothing joins them."""
    analysis = reading.analysis
    found: list[Word] = []
    for child in analysis.children(noun.index, "amod", "nmod", "compound"):
        chain = [child]
        while joined := [c for c in analysis.children(chain[-1].index, "conj") if c.index < noun.index]:
            chain.append(joined[0])
        if len(chain) > 1:
            found += chain
    return found
