"""Single persons in a toll who are counted by an article: "a policeman was killed and another wounded"."""

from collections.abc import Iterator

from onrecord.extract.figures.counted import Counted, phrase
from onrecord.extract.figures.harm_words import HarmWords
from onrecord.extract.figures.harms import HarmFinder
from onrecord.extract.figures.numbers import Number
from onrecord.extract.figures.tally import Tally
from onrecord.model.analysis import Analysis, Sentence, Word

ALONE = ("dobj", "nsubjpass")


def find_singles(analysis: Analysis, harm: HarmWords, tallies: tuple[Tally, ...]) -> Iterator[Tally]:
    """Single persons killed or injured, where their sentence counts others too or tells of two such."""
    finder = HarmFinder(analysis, harm)
    tolls: dict[int, int] = {}
    for tally in tallies:
        if tally.what in harm.words["toll"]:
            tolls[tally.sentence.first] = tolls.get(tally.sentence.first, 0) + 1
    for sentence in analysis.sentences:
        people = list(single_people(analysis, harm, sentence))
        if not people or len(people) + tolls.get(sentence.first, 0) < 2:
            continue
        found = list(harmed(finder, harm, sentence, people))
        if len(found) + tolls.get(sentence.first, 0) >= 2:
            yield from found


def harmed(finder: HarmFinder, harm: HarmWords, sentence: Sentence, people: list[Counted]) -> Iterator[Tally]:
    """Those of them to whom something happens that a toll counts."""
    for i, one in enumerate(people):
        ceiling = people[i + 1].first if i + 1 < len(people) else sentence.last
        for told in (finder.of(one, one.first, ceiling) or [])[:1]:
            if told.what in harm.words["toll"]:
                yield Tally(one, told.what, sentence, told)


def single_people(analysis: Analysis, harm: HarmWords, sentence: Sentence) -> Iterator[Counted]:
    """Each "a policeman", "another woman" of a sentence; none whose name follows."""
    for word in analysis.words_of(sentence):
        if word.lower not in harm.words["single"]:
            continue
        number = Number(word.span, word.span, 1, "exactly")
        one = phrase(analysis, number, word.index, word.index, word.index, sentence.last, harm.words)
        noun = analysis.words[one.noun] if one.noun is not None else None
        alone = noun is None and word.lower in harm.words["one_more"] and word.dep in ALONE
        if alone or (noun is not None and noun.tag == "NN" and is_one(harm, noun)):
            yield one


def is_one(harm: HarmWords, noun: Word) -> bool:
    return harm.is_person(noun) and not harm.never_counts(noun) and noun.lemma not in harm.words["several_people"]
