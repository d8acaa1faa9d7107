"""Answers that the next sentence tells by a deed of those asked: "The ministry did so on 4 May", "It refused", "They were let go"."""

from collections.abc import Iterator

from onrecord.extract.calls.acts import Acts, acts_of
from onrecord.extract.calls.deadlines import beginning
from onrecord.extract.calls.parties import Asked
from onrecord.extract.calls.words import CallWords, call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Sentence, Word

SUBJECTS = ("nsubj", "nsubjpass")
NO_STATES = frozenset(("organisation", "armed_group", "forces", "person"))
"""Kinds of parties of which "the government" is none."""


def tells_deed(reading: Reading, sentence: Sentence, asked: Asked) -> bool:
    """True where a main clause of a sentence tells what those asked did about a call, or what became of the thing asked for."""
    known = call_words(reading.language)
    words = reading.analysis.words_of(sentence)
    if not known.again.isdisjoint(word.lower for word in words) or words[-1].text == "?":
        # "It did so again in June" tells of one who asks again.
        return False
    return any(is_answer(reading, verb, subject, asked) for verb, subject in main_clauses(reading, sentence))


def is_before(reading: Reading, sentence: Sentence, asked: Asked) -> bool:
    """True where all dates of a sentence are before that of asking."""
    start = beginning(reading, reading.analysis.words[asked.piece[0]])
    dates = [time.when for time in reading.dates_in(sentence.span) if time.when]
    first = start.earliest if start else None
    return bool(first and dates) and all(when.latest is not None and first and when.latest < first for when in dates)


def main_clauses(reading: Reading, sentence: Sentence) -> Iterator[tuple[Word, Word]]:
    """The verbs of a sentence that hang on no other, or are joined to such a one, with their subjects."""
    analysis = reading.analysis
    for verb in analysis.words_of(sentence):
        top = verb
        while top.dep == "conj" and top.head < top.index:
            top = analysis.head(top)
        if verb.pos in ("VERB", "AUX") and top.dep == "ROOT":
            own = analysis.children(verb.index, *SUBJECTS) or analysis.children(top.index, *SUBJECTS)
            if own:
                yield verb, own[0]


def is_answer(reading: Reading, verb: Word, subject: Word, asked: Asked) -> bool:
    """True where this verb of this subject answers the call."""
    known, acts = call_words(reading.language), acts_of(reading.language)
    wanted = acts.asked_in(reading.analysis.words[slice(*asked.piece)])
    helpers = reading.analysis.children(verb.index, "aux", "neg")
    if any(word.lower in known.earlier for word in helpers) and not any(word.dep == "neg" for word in helpers):
        return False  # "It had released others": before it was asked
    done = done_by(reading, verb, acts)
    if subject.dep == "nsubjpass":
        if acts.of(subject.lemma) & wanted:  # "an inquiry was opened"
            return verb.lemma in known.begins
        return bool(done & wanted) and is_thing(reading, subject, asked)
    if acts.of(subject.lemma) & wanted:  # "a truce took effect"
        return verb.lemma in known.begins
    if not is_asked(reading, subject, asked):
        return False
    if does_so(reading, verb, known):
        return not reading.analysis.children(verb.index, "ccomp")
    if verb.lemma in known.answering_deeds:
        return is_about_it(reading, verb, asked)
    objects = reading.analysis.children(verb.index, "dobj")
    if verb.lemma in known.begins:
        return any(acts.of(one.lemma) & wanted for one in objects)
    subjects = [
        s
        for c in reading.analysis.children(verb.index, "ccomp", "xcomp")
        for s in reading.analysis.children(c.index, "nsubj")
    ]
    return bool(done & wanted) and all(is_thing(reading, one, asked) for one in (*objects, *subjects))


def is_about_it(reading: Reading, verb: Word, asked: Asked) -> bool:
    """True where nothing else stands with a verb of answering: for "refused", "refused to free them", "agreed to the request"; not for "refused food", "agreed on a budget"."""
    known, acts, analysis = call_words(reading.language), acts_of(reading.language), reading.analysis
    wanted = acts.asked_in(analysis.words[slice(*asked.piece)])
    if analysis.children(verb.index, "ccomp"):
        return False
    prepositions = analysis.children(verb.index, "prep", "dative")
    things = [
        *analysis.children(verb.index, "dobj", "xcomp"),
        *(p for one in prepositions for p in analysis.children(one.index, "pobj", "pcomp")),
    ]
    return all(
        one.lower in known.pointing
        or one.pos == "PRON"
        or bool(acts.of(one.lemma) & wanted)
        or does_so(reading, one, known)
        or bool(reading.dates_in(analysis.extent(one.index)))
        for one in things
    )


def done_by(reading: Reading, verb: Word, acts: Acts) -> frozenset[str]:
    """The acts that a verb tells, by itself or with a word close behind: "let them go", "pulled out"."""
    behind = reading.analysis.words[verb.index + 1 : verb.index + 4]
    return acts.of(verb.lemma).union(*(acts.of(f"{verb.lemma} {word.lower}") for word in behind))


def does_so(reading: Reading, verb: Word, known: CallWords) -> bool:
    """True for "did so", "has yet to do so"."""
    words = reading.analysis.words
    verbs = [verb, *reading.analysis.children(verb.index, "xcomp")]
    return any(
        one.lemma in known.does and one.index + 1 < len(words) and words[one.index + 1].lower in known.so
        for one in verbs
    )


def is_asked(reading: Reading, subject: Word, asked: Asked) -> bool:
    """True for those asked: by name, by a pronoun that is nobody else's, as "the government" of the state that is asked."""
    known = call_words(reading.language)
    meant = {mention.name for mention in reading.parties.meant_by(subject.index)}
    if meant & set(asked.to):
        return True
    if not asked.to:
        return False
    if subject.pos == "PRON":
        return subject.lower in known.they and meant <= {asked.by}
    if len(asked.to) != 1 or any(
        c.dep in ("prep", "amod", "compound", "poss") for c in reading.analysis.children(subject.index)
    ):
        return False
    last = asked.to[0].lower().split()[-1]
    if last in known.forces_asked:
        return subject.lemma in known.forces_asked
    kinds = {mention.kind for mention in reading.parties.mentions if mention.name == asked.to[0]}
    return subject.lemma in known.state_asked and asked.to[0][:1].isupper() and kinds.isdisjoint(NO_STATES)


def is_thing(reading: Reading, word: Word, asked: Asked) -> bool:
    """True for what the call is about: a pronoun for it, a number of them, one of its own nouns."""
    if word.pos in ("PRON", "NUM") or word.tag == "CD":
        return True
    things = {w.lemma for w in reading.analysis.words[slice(*asked.piece)] if w.pos in ("NOUN", "PROPN", "NUM")}
    return word.lemma in things
