"""Where those counted were: the place named beside them, else in their sentence, else in the sentence before."""

from dataclasses import dataclass

from onrecord.extract.figures.tallies import Tally
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.text import Span

Place = tuple[str, Span | None, bool]
"""The name, its words, and whether it stands in the same clause."""

Known = dict[int, "list[Named]"]
"""The places of the sentences read so far, by the first word of each."""


def place_of(reading: Reading, tally: Tally, words: dict[str, list[str]], known: Known) -> Place:
    """The place of a count; empty where none is named."""
    analysis = reading.analysis
    c = tally.counted
    inside = known_places(analysis, tally.sentence, words, known)
    last = max(c.last, tally.harm.last if tally.harm else c.last)
    for firm in (True, False):
        those = [p for p in inside if p.firm == firm]
        after = [p for p in those if c.last < p.first <= last + 12]
        before = [p for p in those if p.first < c.first]
        chosen = after[0] if after else before[-1] if before else those[0] if those else None
        if chosen and (firm or not earlier_firm(analysis, tally, words, known)):
            return " ".join(chosen.span.of(reading.text).split()), chosen.span, True
    earlier = earlier_firm(analysis, tally, words, known)
    return (" ".join(earlier.span.of(reading.text).split()), earlier.span, False) if earlier else ("", None, False)


def earlier_firm(analysis: Analysis, tally: Tally, words: dict[str, list[str]], known: Known) -> "Named | None":
    """The last place of the sentence before, in the same paragraph; one after "in" goes before the others."""
    position = sentence_number(analysis, tally.sentence)
    if position == 0:
        return None
    earlier = known_places(analysis, analysis.sentences[position - 1], words, known)
    firm = [p for p in earlier if p.firm]
    return firm[-1] if firm else earlier[-1] if earlier else None


def sentence_number(analysis: Analysis, sentence: Sentence) -> int:
    """The position of a sentence among all."""
    low, high = 0, len(analysis.sentences)
    while low < high:
        middle = (low + high) // 2
        if analysis.sentences[middle].first < sentence.first:
            low = middle + 1
        else:
            high = middle
    return low


@dataclass(frozen=True, slots=True)
class Named:
    """A place named in a sentence. `firm`: after "in" or "at", not "from" or "of"; `first`: the position of its first word."""

    first: int
    span: Span
    firm: bool


def known_places(analysis: Analysis, sentence: Sentence, words: dict[str, list[str]], known: Known) -> "list[Named]":
    """The places of a sentence, looked for once."""
    if sentence.first not in known:
        known[sentence.first] = places_in(analysis, sentence, words)
    return known[sentence.first]


def places_in(analysis: Analysis, sentence: Sentence, words: dict[str, list[str]]) -> list[Named]:
    """The places that a sentence names after a word such as "in", in order."""
    text = analysis.words
    found: list[Named] = []
    at = sentence.first
    while at < sentence.last:
        firm = text[at].lower in words["place_prepositions"]
        if not firm and text[at].lower not in words["weak_place_prepositions"]:
            at += 1
            continue
        end = run_of_names(text, at + 1, sentence.last, words)
        named = [w for w in text[at + 1 : end] if w.pos not in ("DET", "PUNCT")]
        if named and is_place(named, words, firm):
            found.append(Named(at + 1, Span(named[0].start, named[-1].end), firm))
        at = max(end, at + 1)
    return found


def run_of_names(text: tuple[Word, ...], at: int, end: int, words: dict[str, list[str]]) -> int:
    """Where a run of names ends: "the Ostra district of Lower Veld", "Amar, Kunda province"."""
    while at < end:
        word = text[at]
        near = at + 1 < end and (text[at + 1].pos == "PROPN" and text[at + 1].entity in words["place_entities"])
        name = word.pos == "PROPN" or word.entity in words["place_entities"] or word.lemma in words["place_nouns"]
        link = word.pos in ("DET", "ADJ") or (word.lower in words["place_links"] and near)
        if not (name or link) or word.entity in ("DATE", "TIME"):
            break
        at += 1
    return at


def is_place(named: list[Word], words: dict[str, list[str]], firm: bool) -> bool:
    """True for names of places; after "in" for any name that is none of a person, and for "the province"."""
    if firm and any(
        w.lemma in words["place_nouns"] or (w.pos == "PROPN" and w.entity not in ("PERSON", "EVENT", "LAW"))
        for w in named
    ):
        return True
    return any(w.entity in words["place_entities"] for w in named)
