"""Whose count, report or office it is on which a number stands: the party that its words lead to."""

from dataclasses import dataclass

from onrecord.extract.figures.unnamed_actors import FieldWords
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Authority:
    """The party that counted, and the words that name it; an empty name where the text names none.

    `counted`: the words say that it counted ("according to", "recorded"), not only that it spoke ("said").
    """

    name: str = ""
    span: Span | None = None
    counted: bool = True


NOBODY = Authority()
SENTENCES = 3
"""Sentences before "the report" in which its author may be told."""
GROUPS = ("organisation", "body", "state", "forces")


def work_of(reading: Reading, subject: Word, words: FieldWords) -> Authority:
    """X of "X's database lists" and "a census by X found"; "official figures", by their own words, where nobody owns them."""
    analysis = reading.analysis
    if subject.lemma not in words["counts"] and subject.lower not in words["counts"]:
        return NOBODY
    if owner := whose(reading, subject):
        return with_place(reading, owner, words)
    for by in analysis.children(subject.index, "prep"):
        for one in analysis.children(by.index, "pobj") if by.lower in words["by"] else ():
            for meant in reading.parties.meant_by(one.index)[:1]:
                return with_place(reading, meant, words)
    described = [w for w in analysis.children(subject.index, "amod", "compound") if w.lower in words["official"]]
    if not described:
        return NOBODY
    span = Span(described[0].start, subject.end)
    return Authority(span.of(reading.text), span)


def author_before(reading: Reading, thing: Word, words: FieldWords) -> Authority:
    """Who made "the report" of which nothing more is said: whoever found something, in the few sentences before."""
    analysis = reading.analysis
    beside = analysis.children(thing.index)
    plain = all(w.lower in words["definite"] or w.dep == "punct" for w in beside)
    if thing.lemma not in words["works"] or not beside or not plain:
        return NOBODY
    number = analysis.sentence_number_at(thing.start)
    for sentence in reversed(analysis.sentences[max(0, number - SENTENCES) : number]):
        for subject in analysis.words_of(sentence):
            if subject.dep != "nsubj" or analysis.head(subject).lemma not in words["finding"]:
                continue
            meant = reading.parties.meant_by(subject.index)
            if meant and meant[0].kind in GROUPS:
                return Authority(meant[0].name, meant[0].span)
            if subject.lemma in words["bodies"]:
                run = [w for w in analysis.children(subject.index, "amod", "compound") if w.index < subject.index]
                span = Span(min([subject.start, *(w.start for w in run)]), subject.end)
                return Authority(span.of(reading.text), span)
    return NOBODY


def office_of(reading: Reading, noun: Word, words: FieldWords) -> Authority:
    """The "Health Ministry" for "his ministry", where "he" is "Health Minister X"; nobody for other words."""
    for owner in reading.analysis.children(noun.index, "poss"):
        mention = reading.parties.at(owner.index) if owner.tag == "PRP$" else None
        if mention is None or mention.antecedent is None:
            continue
        leading = reading.parties.at(mention.antecedent)
        role = leading.span.of(reading.text).split() if leading else []
        for number, word in enumerate(role):
            if number and f"{word.lower()} {noun.lower}" in words["offices"]:
                name = " ".join([*role[:number], noun.text.capitalize()])
                return Authority(name, noun.span)
    return NOBODY


def whole_body(reading: Reading, mention: Mention, words: FieldWords) -> str:
    """The name of the party; of the one whose team it is, for "a team of X"."""
    analysis = reading.analysis
    head = analysis.words[mention.head if mention.antecedent is None else mention.antecedent]
    if head.lemma not in words["parts_of_bodies"] or head.pos != "NOUN" or mention.name != head.lower:
        return mention.name
    for of in analysis.children(head.index, "prep"):
        for one in analysis.children(of.index, "pobj") if of.lower in words["of"] else ():
            for meant in reading.parties.meant_by(one.index):
                return meant.name
    return mention.name


def whose(reading: Reading, thing: Word) -> Mention | None:
    """The party to whom a count belongs: "X's tally", "an X tally"; None where none is named."""
    for beside in reading.analysis.children(thing.index, "poss", "compound", "amod", "nmod"):
        meant = reading.parties.meant_by(beside.index)
        if meant:
            return meant[0]
    return None


def with_place(reading: Reading, mention: Mention, words: FieldWords) -> Authority:
    """The party's name; a local body's with its "local", so that it is not taken for the nation's."""
    first = reading.analysis.word_at(mention.span.start)
    before = reading.analysis.words[first.index - 1] if first and first.index else None
    local = before is not None and before.lower in words["local"] and not mention.described
    if before is None or not local:
        return Authority(mention.name, mention.span)
    return Authority(f"{before.lower} {mention.name}", Span(before.start, mention.span.end))
