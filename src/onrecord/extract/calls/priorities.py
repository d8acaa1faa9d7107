"""Calls that say what comes first or cannot be done without: "the priority is to", "it is vital that"."""

from collections.abc import Iterator

from onrecord.extract.calls.actions import action_end
from onrecord.extract.calls.parties import Asked, agents_in, caller
from onrecord.extract.calls.pieces import noun_pieces, purpose_of_light, verb_pieces
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

PUBLIC = ("body", "organisation", "state")
"""Kinds of parties whose "need" is a demand; a person's is mostly an opinion."""


def priorities_of(reading: Reading, word: Word, limit: int) -> Iterator[Asked]:
    """ "The priority is to VERB and VERB", "the first steps must be THING and THING", "the only way is for X to VERB"."""
    analysis, known = reading.analysis, call_words(reading.language)
    if (
        word.dep != "nsubj"
        or word.lemma not in known.priorities | known.ways
        or analysis.head(word).lemma not in known.copulas
    ):
        return
    be = analysis.head(word)
    first, by = be.index + 1, reading.voice_at(word.start).name
    if first >= limit - 1 or not by:
        return
    opening = analysis.words[first]
    duty = any(c.lower in known.duty_modals for c in analysis.children(be.index, "aux"))
    if opening.tag == "TO" and word.lemma in known.priorities:
        for one in verb_pieces(reading, first + 1, action_end(reading, first + 1, limit)):
            yield Asked(one, by, (), word.index)
    elif opening.lower in known.toward_thing:
        verb = next(
            (
                c
                for c in analysis.words[first + 1 : limit]
                if c.tag == "VB" and analysis.words[c.index - 1].pos in ("PART", "ADV")
            ),
            None,
        )
        subjects = analysis.children(verb.index, "nsubj") if verb else []
        if verb and subjects:
            names = tuple(
                dict.fromkeys(m.name for m in reading.parties.meant_by(subjects[0].index) if m.head < verb.index)
            )
            start, end = purpose_of_light(reading, (verb.index, action_end(reading, verb.index, limit)))
            for one in verb_pieces(reading, start, end):
                yield Asked(one, by, names, word.index)
    elif duty and opening.pos in ("DET", "ADJ", "NOUN") and word.lemma in known.priorities:
        for one in noun_pieces(analysis, first, action_end(reading, first, limit)):
            yield Asked(one, by, agents_in(reading, one), word.index)


def need_of(reading: Reading, word: Word, limit: int) -> Iterator[Asked]:
    """ "The Committee stressed the need to VERB", "... the need for THING": what a public body says is needed."""
    analysis, known = reading.analysis, call_words(reading.language)
    verb = analysis.head(word)
    if word.lemma not in known.needs or word.dep != "dobj" or verb.lemma not in known.stresses:
        return
    following = analysis.words[word.index + 1] if word.index + 2 < limit else None
    subjects = [s for s in analysis.children(verb.index, "nsubj") for _ in reading.parties.meant_by(s.index)]
    public = any(m.kind in PUBLIC for s in subjects for m in reading.parties.meant_by(s.index))
    if following is None or not public or analysis.children(verb.index, "neg"):
        return
    by = caller(reading, verb)
    end = action_end(reading, word.index + 2, limit)
    if following.tag == "TO":
        for one in verb_pieces(reading, *purpose_of_light(reading, (word.index + 2, end))):
            yield Asked(one, by, (), word.index)
    elif following.lower in known.toward_thing and analysis.children(following.index, "pobj"):
        for one in noun_pieces(analysis, word.index + 2, end):
            yield Asked(one, by, agents_in(reading, one), word.index)


def vital_of(reading: Reading, word: Word, limit: int) -> Iterator[Asked]:
    """ "It is vital that CLAUSE", "DOING THIS is vital"."""
    analysis, known = reading.analysis, call_words(reading.language)
    if word.lemma not in known.vital or word.dep != "acomp" or word.index + 2 >= limit:
        return
    yield from deeds_before(reading, word)
    if analysis.words[word.index + 1].lower in known.that and any(
        c.lower in known.expletives for c in analysis.children(word.head, "nsubj")
    ):
        by = reading.voice_at(word.start).name
        if not by:
            return
        verb = next((c.index for c in analysis.children(word.head, "ccomp") if c.index > word.index), word.index + 2)
        yield Asked((word.index + 2, action_end(reading, verb, limit)), by, (), word.index)


def deeds_before(reading: Reading, word: Word) -> Iterator[Asked]:
    """The subject of "is vital", whole, where it is something to be done: "justice for the dead and ending the siege"."""
    analysis, by = reading.analysis, reading.voice_at(word.start).name
    for subject in analysis.children(word.head, "nsubj", "csubj"):
        below = [w for w in analysis.subtree(subject.index) if w.index < word.head]
        deeds = [w for w in (subject, *analysis.children(subject.index, "conj")) if w.tag == "VBG"]
        if by and deeds and below:
            yield Asked((below[0].index, below[-1].index + 1), by, (), word.index)
