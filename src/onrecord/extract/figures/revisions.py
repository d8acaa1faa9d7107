"""Whose count was changed: "X lowered its toll to N", "the toll was revised by X to N", "X's count rose to N"."""

from onrecord.extract.figures.authors import NOBODY, Authority, whose, with_place
from onrecord.extract.figures.tally import Tally
from onrecord.extract.figures.unnamed_actors import FieldWords
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

OWN = "PRP$"
"""The tag of "its", "their"."""
COUNTING = ("organisation", "body", "role", "person")
"""Kinds of parties that change "the toll" by counting anew; forces may raise it by killing."""


def revised_by(reading: Reading, tally: Tally, words: FieldWords) -> Authority:
    """Who changed a count to the number: whose count it is, else who is said to have changed it."""
    analysis = reading.analysis
    for verb in analysis.ancestors(analysis.words[tally.counted.anchor]):
        if verb.pos != "VERB" or not (verb.lemma in words["revising"] or verb.lemma in words["changing"]):
            continue
        for count in analysis.children(verb.index, "nsubj", "nsubjpass", "dobj"):
            if count.lemma in words["counts"]:
                owner = owner_of(reading, verb, count, words)
                return with_place(reading, owner, words) if owner else NOBODY
    return NOBODY


def owner_of(reading: Reading, verb: Word, count: Word, words: FieldWords) -> Mention | None:
    """Whose count it is: as the words say, of "its count" whoever acts; of "the toll" whoever revised it."""
    analysis = reading.analysis
    own = any(w.tag == OWN for w in analysis.children(count.index, "poss"))
    if not own and (owner := whose(reading, count) or named_behind(reading, count, words)):
        return owner
    heads = list(analysis.children(verb.index, "nsubj")) if count.dep == "dobj" else []
    if count.dep == "nsubjpass":
        heads = [one for by in analysis.children(verb.index, "agent") for one in analysis.children(by.index, "pobj")]
    meant = [m for one in heads for m in reading.parties.meant_by(one.index)]
    if not meant or not (own or verb.lemma in words["revising"] or meant[0].kind in COUNTING):
        return None
    return meant[0]


def named_behind(reading: Reading, count: Word, words: FieldWords) -> Mention | None:
    """X of "the toll of X", where X counts; "the toll of the war" is nobody's."""
    for of in reading.analysis.children(count.index, "prep"):
        for one in reading.analysis.children(of.index, "pobj") if of.lower in words["of"] else ():
            for meant in reading.parties.meant_by(one.index)[:1]:
                return meant if meant.kind in COUNTING and meant.name[:1].isupper() else None
    return None
