"""Where those counted were: the place named beside them, else in their sentence, else in the sentence before."""

from onrecord.extract.reading import Reading
from onrecord.extract.tallies import Tally
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.text import Span

Place = tuple[str, Span | None, bool]
"""The name, its words, and whether it stands in the same clause."""


def place_of(reading: Reading, tally: Tally, words: dict[str, list[str]]) -> Place:
    """The place of a count; empty where none is named."""
    analysis = reading.analysis
    c = tally.counted
    inside = places_in(analysis, tally.sentence, words)
    inside = [p for p in inside if not (c.first <= p[0] <= c.last)]
    last = max(c.last, tally.harm.last if tally.harm else c.last)
    after = [p for p in inside if last < p[0] <= last + 12]
    before = [p for p in inside if p[0] < c.first]
    chosen = after[0] if after else before[-1] if before else inside[0] if inside else None
    if chosen:
        return chosen[1].of(reading.text), chosen[1], True
    position = analysis.sentences.index(tally.sentence) if len(analysis.sentences) < 50 else sentence_number(analysis, tally.sentence)
    if position > 0:
        earlier = places_in(analysis, analysis.sentences[position - 1], words)
        if earlier:
            return earlier[-1][1].of(reading.text), earlier[-1][1], False
    return "", None, False


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


def places_in(analysis: Analysis, sentence: Sentence, words: dict[str, list[str]]) -> list[tuple[int, Span]]:
    """The places that a sentence names after a word such as "in", with the position of their first word."""
    text = analysis.words
    found: list[tuple[int, Span]] = []
    at = sentence.first
    while at < sentence.last:
        if text[at].lower not in words["place_prepositions"]:
            at += 1
            continue
        end = run_of_names(text, at + 1, sentence.last, words)
        named = [w for w in text[at + 1 : end] if w.pos not in ("DET", "PUNCT")]
        if named and is_place(named, words):
            found.append((at + 1, Span(named[0].start, named[-1].end)))
        at = max(end, at + 1)
    return found


def run_of_names(text: tuple[Word, ...], at: int, end: int, words: dict[str, list[str]]) -> int:
    """Where a run of names ends: "the Ostra district of Lower Veld", "Amar, Kunda province"."""
    while at < end:
        word = text[at]
        near = at + 1 < end and (text[at + 1].pos == "PROPN" and text[at + 1].entity in words["place_entities"])
        name = word.pos == "PROPN" or word.entity in words["place_entities"] or word.lemma in words["place_nouns"]
        link = word.pos in ("DET", "ADJ") or (word.lower in (",", "of", "and", "the") and near)
        if not (name or link) or word.entity in ("DATE", "TIME"):
            break
        at += 1
    return at


def is_place(named: list[Word], words: dict[str, list[str]]) -> bool:
    return any(w.entity in words["place_entities"] or w.lemma in words["place_nouns"] for w in named)
