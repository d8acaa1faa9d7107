"""Where those counted were: the place named beside them, else in their sentence, else in the sentence before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from onrecord.extract.figures.tally import Tally
from onrecord.extract.figures.unnamed_actors import FieldWords
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.text import Span

Place = tuple[str, Span | None, bool]
"""The name, its words, and whether it stands in the same clause."""

NEAR_BORDER = 4
"""Words from the name of a place to the border on which it lies, at most."""

Known = dict[int, "list[Named]"]
"""The places of the sentences read so far, by the first word of each."""


def place_of(reading: Reading, tally: Tally, words: FieldWords, known: Known) -> Place:
    """The place of a count; empty where none is named."""
    analysis = reading.analysis
    c = tally.counted
    inside = known_places(analysis, tally.sentence, words, known)
    last = max(c.last, tally.harm.last if tally.harm else c.last)
    if tally.what == "displaced":
        inside = where_they_fled(inside, last, words)
    if says_there(analysis, last, words):
        inside = [p for p in inside if p.firm and p.first < c.first]
    for firm in (True, False):
        those = [p for p in inside if p.firm == firm]
        after = [p for p in those if c.last < p.first <= last + 12]
        before = [p for p in those if p.first < c.first]
        chosen = after[0] if after else before[-1] if before else those[0] if those else None
        if chosen and (firm or not earlier_firm(analysis, tally, words, known)):
            earlier = earlier_firm(analysis, tally, words, known) if led_back(analysis, chosen, words) else None
            return name_of(analysis, chosen, inside, words) if not earlier else placed(analysis, earlier.span, False)
    earlier = earlier_firm(analysis, tally, words, known)
    return placed(analysis, earlier.span, False) if earlier else ("", None, False)


def says_there(analysis: Analysis, last: int, words: FieldWords) -> bool:
    """True for "40 people killed there": the place was told before."""
    return any(w.lower in words["there"] and w.pos == "ADV" for w in analysis.words[last + 1 : last + 3])


def placed(analysis: Analysis, span: Span, same_clause: bool) -> Place:
    return " ".join(span.of(analysis.text).split()), span, same_clause


def name_of(analysis: Analysis, chosen: "Named", inside: "list[Named]", words: FieldWords) -> Place:
    """The place, with the smaller one right before it, or the larger behind: "Amar in Kunda province", "a market in Amar"."""
    general = not any(w.pos == "PROPN" for w in analysis.words_in(chosen.span))
    for near in inside:
        part = any(w.lemma in words["place_nouns"] for w in analysis.words_in(near.span))
        if part and linked(analysis, near, chosen, words["nested"][:1]):
            return placed(analysis, Span(near.span.start, chosen.span.end), True)
        if general and linked(analysis, chosen, near, words["nested"]):
            return placed(analysis, Span(chosen.span.start, near.span.end), True)
    return placed(analysis, chosen.span, True)


def linked(analysis: Analysis, first: "Named", second: "Named", by: list[str]) -> bool:
    """True where one place follows another with no more than "in the" between them."""
    between = analysis.text[first.span.end : second.span.start].lower().split()
    return first.span.end <= second.span.start and len(between) <= 2 and between[:1] != [] and between[0] in by


def where_they_fled(inside: "list[Named]", last: int, words: FieldWords) -> "list[Named]":
    """The places of people who fled: where they came to, right behind the words of flight, not where they came from."""
    kept = [p for p in inside if p.after not in words["origin"]] or inside
    return [replace(p, firm=p.firm or (p.after in words["arrival"] and 0 < p.first - last <= 3)) for p in kept]


def led_back(analysis: Analysis, chosen: "Named", words: FieldWords) -> bool:
    """True for "that area", "the city": which one it is was told before."""
    named = analysis.words_in(chosen.span)
    before = analysis.words[named[0].index - 1].lower if named and named[0].index else ""
    general = all(w.lemma in words["general_places"] for w in named)
    return general and before in (*words["back"], *words["the"])


def earlier_firm(analysis: Analysis, tally: Tally, words: FieldWords, known: Known) -> "Named | None":
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
    after: str = ""
    """The word it stands after."""


def known_places(analysis: Analysis, sentence: Sentence, words: FieldWords, known: Known) -> "list[Named]":
    """The places of a sentence, looked for once."""
    if sentence.first not in known:
        known[sentence.first] = places_in(analysis, sentence, words)
    return known[sentence.first]


def places_in(analysis: Analysis, sentence: Sentence, words: FieldWords) -> list[Named]:
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
        named = named[1:] if named and named[0].lower in words["beside"] else named
        if len(named) > 2 and named[0].pos == "ADJ" and named[1].lemma in words["general_places"]:
            # "The northern city of Amar".
            named = named[1:]
        while len(named) > 1 and is_left_over(text, named[-1], words):
            named.pop()
        state = len(named) == 1 and named[0].index == at + 1 and named[0].lemma in words["states_of_place"]
        if named and not state and not describes(text, named[-1]) and is_place(named, words, firm):
            found.append(Named(at + 1, Span(named[0].start, named[-1].end), firm, text[at].lower))
        at = max(end, at + 1)
    found = [p for p in found if not any(bounds(analysis, p, other, words) for other in found)]
    return sorted([*found, *hosts_in(analysis, sentence, words)], key=lambda p: p.first)


def is_left_over(text: tuple[Word, ...], word: Word, words: FieldWords) -> bool:
    """True for what belongs to the words behind a name: "29" of "in Lorn 29 people", "such" of "in countries such as"."""
    if word.pos == "ADJ":
        return word.entity not in words["place_entities"]
    after = text[word.index + 1] if word.index + 1 < len(text) else word
    return word.text.isdigit() and after.tag in ("NNS", "JJ", "VBD")


def describes(text: tuple[Word, ...], word: Word) -> bool:
    """True for the word for a people that says what the noun behind it is: "attacks on Ornish families"."""
    return word.entity == "NORP" and word.index + 1 < len(text) and text[word.index + 1].pos in ("NOUN", "PROPN", "ADJ")


def bounds(analysis: Analysis, place: "Named", other: "Named", words: FieldWords) -> bool:
    """True for a bare border beside the name of the place that lies on it: "in Abyar, on the border"."""
    inside = analysis.words_in(place.span)
    if not all(w.lemma in words["borders"] for w in inside):
        return False
    near = 0 < place.first - analysis.words_in(other.span)[-1].index <= NEAR_BORDER
    return near and any(w.pos == "PROPN" for w in analysis.words_in(other.span))


def hosts_in(analysis: Analysis, sentence: Sentence, words: FieldWords) -> Iterator[Named]:
    """The places that are subjects: "Lower Veld hosted N refugees"."""
    for word in analysis.words_of(sentence):
        place = word.dep == "nsubj" and word.entity in words["place_entities"] and word.pos == "PROPN"
        if place and analysis.words[word.head].lemma in words["hosting"]:
            first = min((w.index for w in analysis.children(word.index, "amod", "compound")), default=word.index)
            yield Named(first, Span(analysis.words[first].start, word.end), True)


def run_of_names(text: tuple[Word, ...], at: int, end: int, words: FieldWords) -> int:
    """Where a run of names ends: "the Ostra district of Lower Veld", "Amar, Kunda province"."""
    while at < end:
        word = text[at]
        near = at + 1 < end and (text[at + 1].pos == "PROPN" and text[at + 1].entity in words["place_entities"])
        name = word.pos == "PROPN" or word.entity in words["place_entities"] or word.lemma in words["place_nouns"]
        name = name or is_named_building(text, at, end, words)
        link = word.pos in ("DET", "ADJ") or (
            word.lower in words["place_links"] and (near or part_follows(text, at, end, words))
        )
        link = link or word.lower in words["beside"] or joins_names(text, at, end, words)
        if not (name or link) or word.entity in ("DATE", "TIME"):
            break
        at += 1
    return at


def joins_names(text: tuple[Word, ...], at: int, end: int, words: FieldWords) -> bool:
    """True for what stands within a name: the hyphen of "Orn-Valk", the number of "Kilo 9 prison", "border with Orla"."""
    if at + 1 >= end or text[at - 1].pos not in ("PROPN", "NOUN"):
        return False
    before, word, after = text[at - 1], text[at], text[at + 1]
    if word.tag == "HYPH":
        return before.pos == "PROPN" and before.end == word.start and word.end == after.start and after.pos == "PROPN"
    if word.tag == "POS":
        return before.pos == "PROPN" and after.pos == "PROPN" and is_kind_of_place(after, words)
    if before.lemma in words["borders"] and word.lower in words["bordering"]:
        return after.pos == "PROPN"
    noun = after.lemma in (*words["place_nouns"], *words["buildings"]) and after.tag in ("NN", "NNP")
    return word.text.isdigit() and (after.tag == "NNP" or noun)


def is_named_building(text: tuple[Word, ...], at: int, end: int, words: FieldWords) -> bool:
    """True for the nouns behind a name that say which building bears it: "Harrow factory", "Veld shopping mall"."""
    if text[at].pos != "NOUN" or text[at - 1].pos not in ("PROPN", "NOUN", "ADJ", "NUM"):
        return False
    noun = at + 1 if at + 1 < end and text[at].dep == "compound" else at
    return text[noun].lemma in words["buildings"] and any(w.pos == "PROPN" for w in text[max(0, noun - 3) : noun])


def part_follows(text: tuple[Word, ...], at: int, end: int, words: FieldWords) -> bool:
    """True where a comma or "of" leads on to another name of the same place: "Amar, Ostra district", "mouth of the Veld"."""
    following = text[at + 1 : min(end, at + 5)]
    if text[at].lower == ",":
        names = list(takewhile(lambda w: w.pos == "PROPN" or w.lemma in words["place_nouns"], following))
        return len(names) > 1 and names[-1].lemma in words["place_nouns"]
    proper = next((w for w in following if w.pos != "DET"), None)
    return (
        text[at].lower != "and"
        and text[at - 1].lemma in words["place_nouns"]
        and bool(proper and proper.pos == "PROPN")
    )


def is_kind_of_place(word: Word, words: FieldWords) -> bool:
    """True for the noun that ends the name of a place: "King William's Town", "Queen Street"."""
    return word.lower in words["place_nouns"] or word.lower in words["buildings"]


def is_place(named: list[Word], words: FieldWords, firm: bool) -> bool:
    """True for names of places; after "in" for any name that is none of a person or body, and for "the province"."""
    own = list(takewhile(lambda w: w.lower not in words["of"], named))
    if firm and own[-1].pos == "PROPN" and is_kind_of_place(own[-1], words):
        return True
    if own[-1].lemma.lower() in words["no_places"] or own[0].lower in words["no_places_before"]:
        return False
    if firm and any(
        w.lemma in words["place_nouns"] or (w.pos == "PROPN" and w.entity not in ("PERSON", "EVENT", "LAW"))
        for w in named
    ):
        return True
    return any(w.entity in words["place_entities"] for w in named)
