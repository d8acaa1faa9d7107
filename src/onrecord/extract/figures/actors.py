"""Who did it, and on whose count: the parties around a figure."""

from collections.abc import Callable, Iterator

from onrecord.extract.figures.harm_words import harm_words
from onrecord.extract.figures.tally import Tally
from onrecord.extract.figures.unnamed_actors import (
    DASHES,
    NOBODY,
    Actors,
    FieldWords,
    behind_dateline,
    described,
    joint_forces,
    pronoun_beside,
    released_by,
)
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import cover

SUBJECTS = ("nsubj", "agent")
GROUPS = ("organisation", "body", "forces", "armed_group")
"""Kinds of parties that people belong to."""


def named(mentions: tuple[Mention, ...]) -> Actors:
    """The names and the words that give them."""
    return tuple(m.name for m in mentions), cover([m.span for m in mentions]) if mentions else None


def actors_of(reading: Reading, tally: Tally, words: FieldWords) -> Actors:
    """Who did it: an agent ("by X"), the subject of the verb, whose attack it was. Empty where the text does not say."""
    if tally.harm is None or tally.what in ("signatures", "protesting"):
        return NOBODY
    analysis = reading.analysis
    verb = analysis.words[tally.harm.word]
    if tally.harm.active and verb.pos not in ("VERB", "NOUN"):
        verb = analysis.words[analysis.words[tally.counted.anchor].head]
    noun = verb.pos in ("NOUN", "PROPN", "ADJ")
    ways: list[Callable[[], Actors]] = [lambda: agent(reading, verb, words)]
    if noun and verb.index > tally.counted.last:
        ways += [lambda: agent_further_on(reading, tally, words)]
    elif noun:
        ways += [
            lambda: agent_within(reading, tally, words),
            lambda: subject(reading, verb, tally, words, noun=True),
            lambda: agent_further_on(reading, tally, words),
        ]
    elif tally.harm.active:
        if (they := pronoun_beside(reading.analysis, verb, tally, words)) is not None:
            done_by = released_by(reading.analysis, tally)
            return who(reading, done_by, words) if done_by and done_by.tag != they.tag else NOBODY
        ways += [lambda: accused(reading, verb, words), lambda: subject(reading, verb, tally, words)]
    else:
        ways += [lambda: around(reading, verb, words), lambda: agent_further_on(reading, tally, words)]
    if not tally.harm.active:
        ways += [lambda: attackers_beside(reading, verb, tally, words), lambda: opponents(reading, verb, words)]
    return next((found for way in ways if (found := way())[0]), NOBODY)


def agent(reading: Reading, verb: Word, words: FieldWords) -> Actors:
    """The parties after "by", of the verb itself or of "carried out" behind a noun."""
    analysis = reading.analysis
    for by in analysis.children(verb.index, "agent", "prep"):
        if by.dep == "agent" or by.lower in words["by"]:
            for thing in analysis.children(by.index, "pobj"):
                return NOBODY if thing.lemma in words["counts"] else who(reading, thing, words)
    for at in analysis.children(verb.index, "prep") if verb.pos == "VERB" else ():
        if at.lower in words["at"] and (found := hands_of(reading, at, words))[0]:
            return found
    for done in analysis.children(verb.index, "acl") if verb.pos in ("NOUN", "PROPN") else ():
        if done.lemma in words["committing"] and (found := agent(reading, done, words))[0]:
            return found
    if verb.tag == "VBN":
        # "Were arrested and detained by X": both verbs are passive, and X stands behind the second.
        for other in analysis.children(verb.index, "conj"):
            if other.tag == "VBN" and not analysis.children(other.index, "nsubj", "nsubjpass", "auxpass"):
                return agent(reading, other, words)
    return NOBODY


def hands_of(reading: Reading, at: Word, words: FieldWords) -> Actors:
    """The parties of "at the hands of X"."""
    analysis = reading.analysis
    for hands in analysis.children(at.index, "pobj"):
        for of in analysis.children(hands.index, "prep") if hands.lower in words["hands"] else ():
            for thing in analysis.children(of.index, "pobj"):
                return who(reading, thing, words)
    return NOBODY


def agent_within(reading: Reading, tally: Tally, words: FieldWords) -> Actors:
    """The parties after "by" inside the words of harm: "the number of farmers killed by X has risen to N"."""
    harm = tally.harm
    inside = reading.analysis.words[harm.word + 1 : harm.last + 1] if harm else ()
    return next((found for word in inside if (found := agent(reading, word, words))[0]), NOBODY)


def who(reading: Reading, thing: Word, words: FieldWords) -> Actors:
    """Whom a noun phrase means: its parties, the speaker for "we", whose attack it is, else the words for people."""
    meant = reading.parties.meant_by(thing.index)
    belongs = members_of(reading, thing, words) if thing.pos == "NOUN" else None
    if belongs:
        return belongs
    adjective = all(m.kind == "people" for m in meant)
    forces = [w for w in (thing, *reading.analysis.children(thing.index, "conj")) if w.lemma in words["forces"]]
    if adjective and forces:
        # "A Velland and allied patrol" is neither of Velland's people nor one name.
        return joint_forces(reading, thing, forces[-1]) if forces[-1] is not thing else described(reading, thing, words)
    if meant and not any(dash in m.name.split() for m in meant for dash in DASHES):
        return named(meant)
    if thing.lower in words["speakers"]:
        speaker = reading.voice_at(thing.start).name
        return ((speaker,), thing.span) if speaker else NOBODY
    if is_deed(thing, words):
        return owner(reading, thing, words)
    return described(reading, thing, words)


def members_of(reading: Reading, thing: Word, words: FieldWords) -> Actors | None:
    """The party to which people or forces belong: "soldiers of the Velland Army", "its men"; None for other words."""
    analysis = reading.analysis
    people = thing.lemma in words["forces"] or harm_words(reading.language).is_person(thing)
    for whose in analysis.children(thing.index, "poss") if people else ():
        meant = [m for m in reading.parties.meant_by(whose.index) if m.kind in GROUPS]
        if meant:
            return named(tuple(meant))
    for of in analysis.children(thing.index, "prep") if people else ():
        for group in analysis.children(of.index, "pobj") if of.lower in words["belonging"] else ():
            meant = [m for m in reading.parties.meant_by(group.index) if m.kind in GROUPS]
            if meant:
                return named(tuple(meant))
            if thing.lemma in words["membership"] and {group.lemma, group.lower} & {*words["forces"]}:
                return described(reading, group, words)
    return None


def is_deed(thing: Word, words: FieldWords) -> bool:
    """True for words of what somebody does: "raid", "tightening"."""
    return thing.pos in ("NOUN", "PROPN") and (thing.lemma in words["doing"] or thing.lower.endswith("ing"))


def agent_further_on(reading: Reading, tally: Tally, words: FieldWords) -> Actors:
    """The parties after a "by" that the parse hangs elsewhere: "were killed, among them two boys, by X"."""
    analysis = reading.analysis
    start = tally.harm.last if tally.harm else tally.counted.last
    for word in analysis.words[start + 1 : min(tally.sentence.last, start + 16)]:
        if word.tag in ("VBD", "VBZ", "VBP", "MD") or word.lower == ";":
            break
        above = analysis.words[word.head]
        elsewhere = above.pos == "VERB" and above.index > start and above.lemma not in words["committing"]
        if word.lower in words["by"] and not elsewhere:
            for thing in analysis.children(word.index, "pobj"):
                return who(reading, thing, words)
    return NOBODY


def subject(reading: Reading, verb: Word, tally: Tally, words: FieldWords, noun: bool = False) -> Actors:
    """The parties that are the subject of a verb, or of the verbs above it that share theirs."""
    analysis = reading.analysis
    below = verb
    if noun and not any(w.lemma in words["causing"] for w in [verb, *analysis.ancestors(verb)][:5]):
        return NOBODY
    for _ in range(5):
        for one in reversed(analysis.children(verb.index, "nsubj")):
            if tally.counted.first <= one.index <= tally.counted.last:
                continue
            doer = behind_dateline(analysis, one)
            return who(reading, one, words) if doer is one else described(reading, doer, words)
        passive = analysis.children(verb.index, "nsubjpass")
        if passive and tally.harm and verb.index != tally.harm.word:
            reported = verb.lemma in words["reporting"] and below.dep == "xcomp"
            return who(reading, passive[-1], words) if reported else agent(reading, verb, words)
        if verb.head == verb.index or (verb.dep == "ccomp" and not noun):
            break
        below, verb = verb, analysis.words[verb.head]
    return NOBODY


def accused(reading: Reading, verb: Word, words: FieldWords) -> Actors:
    """Who is charged with it, or found guilty of it: "was charged with killing N", "sentenced X for abducting N"."""
    analysis = reading.analysis
    while verb.dep == "conj":
        verb = analysis.words[verb.head]
    if verb.dep != "pcomp":
        return NOBODY
    for above in list(analysis.ancestors(verb))[1:4]:
        if above.pos == "VERB":
            whom = analysis.children(above.index, "nsubjpass") or analysis.children(above.index, "dobj")
            return who(reading, whom[0], words) if whom and above.lemma in words["accusing"] else NOBODY
    return NOBODY


def attackers_beside(reading: Reading, verb: Word, tally: Tally, words: FieldWords) -> Actors:
    """Who attacked in the clause beside: "were killed when X opened fire", "went missing after being arrested by X"."""
    analysis = reading.analysis
    for clause in analysis.children(verb.index, "advcl"):
        marks = analysis.children(clause.index, "advmod", "mark")
        for one in analysis.children(clause.index, "nsubj") if is_circumstance(marks, words) else ():
            counted = tally.counted.first <= one.index <= tally.counted.last
            if not counted and one.tag != "PRP" and (clause.lemma in words["striking"] or is_deed(one, words)):
                return who(reading, one, words)
    above = (verb.head,) if verb.dep in ("acomp", "oprd", "xcomp") else ()
    for preposition in (p for index in (verb.index, *above) for p in analysis.children(index, "prep")):
        for clause in analysis.children(preposition.index, "pcomp"):
            if preposition.lower in words["circumstance"] and clause.lemma in words["striking"]:
                return agent(reading, clause, words)
    return NOBODY


def is_circumstance(marks: list[Word], words: FieldWords) -> bool:
    """True for a clause that begins with "when" or "after"."""
    return any(m.lower in words["circumstance"] for m in marks)


def opponents(reading: Reading, verb: Word, words: FieldWords) -> Actors:
    """With whom they fought: "were killed in a clash with X"."""
    analysis = reading.analysis
    for preposition in analysis.children(verb.index, "prep"):
        for clash in analysis.children(preposition.index, "pobj"):
            for beside in analysis.children(clash.index, "prep") if clash.lemma in words["clashes"] else ():
                for one in analysis.children(beside.index, "pobj") if beside.lower in words["with"] else ():
                    return who(reading, one, words)
    return NOBODY


def owner(reading: Reading, thing: Word, words: FieldWords) -> Actors:
    """Whose attack, raid or blockade it is: "X's campaign", "an attack by X", "an attack carried out by X"."""
    analysis = reading.analysis
    if not is_deed(thing, words):
        return NOBODY
    for whose in analysis.children(thing.index, "poss", "amod", "compound", "nmod"):
        meant = reading.parties.meant_by(whose.index)
        if meant:
            return named(meant)
    return agent(reading, thing, words)


def around(reading: Reading, verb: Word, words: FieldWords) -> Actors:
    """Whose attack it was in: "were killed in X's campaign"."""
    analysis = reading.analysis
    todo = [verb]
    for one in todo[:6]:
        for preposition in analysis.children(one.index, "prep", "agent"):
            for thing in with_joined(analysis, analysis.children(preposition.index, "pobj")):
                if preposition.lower in words["doing_prepositions"]:
                    found = owner(reading, thing, words)
                    if found[0]:
                        return found
                todo.append(thing)
    for one in todo[1:4]:
        for preposition in analysis.children(one.index, "prep"):
            for thing in analysis.children(preposition.index, "pobj"):
                found = owner(reading, thing, words)
                if found[0]:
                    return found
    return NOBODY


def with_joined(analysis: Analysis, things: list[Word]) -> Iterator[Word]:
    """The words, and those coordinated with them."""
    for thing in things:
        yield thing
        yield from with_joined(analysis, analysis.children(thing.index, "conj"))
