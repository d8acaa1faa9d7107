"""Calls that say what must be done: "X must VERB", "any plan should", "the first steps must be"."""

from collections.abc import Iterator

from onrecord.extract.call_actions import FINITE, action_end
from onrecord.extract.call_parties import Asked, agents_in, names_at, subject_of
from onrecord.extract.call_pieces import noun_pieces, purpose_of_light, verb_pieces
from onrecord.extract.call_words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Sentence, Word


def find_duties(reading: Reading) -> Iterator[Asked]:
    """What must or should be done, where somebody who can be named says so; in order of the text."""
    for sentence in reading.analysis.sentences:
        words = reading.analysis.words_of(sentence)
        if words[-1].text == "?" or any(w.text == "?" for w in words[-3:]) or tells_a_rule(reading, sentence):
            continue
        for word in words:
            yield from priorities_of(reading, word, sentence.last)
            yield from vital_of(reading, word, sentence.last)
            if is_duty(reading, word):
                yield from duty_of(reading, word, sentence)


def tells_a_rule(reading: Reading, sentence: Sentence) -> bool:
    """True for a sentence that tells what a law says: "Under the decree, ..."."""
    words, known = reading.analysis.words_of(sentence), call_words(reading.language)
    return words[0].lower in known.rules or any(
        w.lemma in known.rule_nouns and w.dep == "nsubj" and reading.analysis.head(w).lemma in known.rule_verbs
        for w in words
    )


def is_duty(reading: Reading, word: Word) -> bool:
    """True for "must" and its like where it tells somebody to do something: no condition, no question, no guess."""
    analysis, known = reading.analysis, call_words(reading.language)
    if word.lemma in known.duty_verbs and word.pos == "VERB" and word.tag in ("VBP", "VBZ"):
        return analysis.words[word.index + 1].tag == "TO" if word.index + 1 < len(analysis.words) else False
    if word.lower not in known.duty_modals or word.tag != "MD":
        return False
    verb = analysis.head(word)
    if word.index and analysis.words[word.index - 1].lemma in known.asks_that:
        return False
    if any(c.lemma in known.perfect for c in analysis.children(verb.index, "aux")) or verb.lemma in known.nothing_asked:
        return False
    top = verb
    while top.dep == "conj":
        top = analysis.head(top)
    said = analysis.head(verb).lemma
    if (
        verb.dep == "acl"
        or verb.dep == "ccomp"
        and said in known.asks_that | known.asks_that_nouns | known.rule_only_verbs
    ):
        return False
    if verb.dep == "conj" and (
        analysis.head(verb).tag == "VBD" or any(c.tag == "VBD" for c in analysis.children(verb.head, "auxpass"))
    ):
        return False  # "were given no sites and must stop elsewhere" tells a plight
    if (
        verb.dep == "advcl"
        or top.dep in ("relcl", "pcomp")
        or any(c.lower in known.conditions for c in analysis.children(verb.index, "mark", "advmod"))
    ):
        return False
    return not inverted(reading, word)


def inverted(reading: Reading, modal: Word) -> bool:
    """True where the modal stands before its subject: "should it not accept this plan"."""
    subjects = reading.analysis.children(modal.head, "nsubj", "nsubjpass")
    return any(modal.index < s.index <= modal.index + 6 and s.index < modal.head for s in subjects)


def duty_of(reading: Reading, modal: Word, sentence: Sentence) -> Iterator[Asked]:
    """The calls of one "must": the acts of a party, or the whole clause where something must be, or must be done."""
    analysis, known = reading.analysis, call_words(reading.language)
    verb = modal if modal.pos == "VERB" else analysis.head(modal)
    subject, by = subject_before(reading, modal, verb), speaker_at(reading, modal)
    if subject is None or subject.lower in known.nobody or not by:
        return
    passive = bool(analysis.children(verb.index, "nsubjpass", "auxpass"))
    limit = sentence.last
    still = verb.lemma in known.copulas and (
        subject.lemma in known.plans | known.acts or is_one_person(reading, subject)
    )
    meant = () if passive or still else reading.parties.meant_by(subject.index)
    meant = tuple(m for m in meant if m.head < modal.index)
    if meant or subject.lower in known.ourselves and not passive and verb.lemma not in known.copulas:
        ours = subject.lower in known.ourselves
        names = () if ours else tuple(dict.fromkeys(m.name for m in meant))
        opening = modal.index + (2 if modal is verb else 1)
        negated = any(c.index > modal.index for c in analysis.children(verb.index, "neg"))
        first = analysis.subtree(subject.index)[0].index if ours else modal.index if negated else opening
        if opening >= limit:
            return
        end = action_end(reading, opening, limit)
        if negated or ours:
            yield Asked((first, end), by, names, modal.index)
            return
        first, end = purpose_of_light(reading, (first, end))
        for one in verb_pieces(reading, first, end):
            yield Asked(one, by, names, modal.index)
        return
    if (
        passive
        or subject.lemma in known.plans | known.acts
        or subject.pos == "PRON"
        and verb.lemma not in known.copulas
        and subject.lower not in known.persons
    ):
        first = analysis.subtree(subject.index)[0].index
        yield Asked((first, action_end(reading, modal.index, limit)), by, (), modal.index)


def speaker_at(reading: Reading, word: Word) -> str:
    """Who says so: the voice of the place, or the subject of the verb of saying that the word's clause hangs on."""
    voice = reading.voice_at(word.start)
    clause = word if word.pos == "VERB" else reading.analysis.head(word)
    while clause.dep == "conj" and any(c.dep == "mark" for c in reading.analysis.children(clause.index)):
        clause = reading.analysis.head(clause)
    if voice.quotation is None and clause.dep == "ccomp" and reading.analysis.head(clause).index < word.index:
        subject = subject_of(reading, reading.analysis.head(clause))
        names = names_at(reading, subject.index) if subject else ()
        return names[0] if names else ""
    return voice.name


def is_one_person(reading: Reading, word: Word) -> bool:
    """True for a person: what one "should be" is mostly a guess or an opinion."""
    mention = reading.parties.at(word.index)
    return mention is not None and mention.kind == "person"


def subject_before(reading: Reading, modal: Word, verb: Word) -> Word | None:
    """The subject of a duty: its own, else that of the clause it is joined to; after "Should X ...," the next clause's."""
    analysis = reading.analysis
    own = [c for c in analysis.children(verb.index, "nsubj", "nsubjpass") if c.index < modal.index]
    if own:
        return own[-1]
    if verb.dep != "conj":
        return None
    head = analysis.head(verb)
    shared = [c for c in analysis.children(head.index, "nsubj", "nsubjpass") if c.index < modal.index]
    opening = [c for c in analysis.children(head.index, "aux") if c.tag == "MD"]
    if shared and not any(o.index < shared[-1].index for o in opening):
        return shared[-1]
    return after_condition(reading, head.index, modal.index) if shared else None


def after_condition(reading: Reading, first: int, modal: int) -> Word | None:
    """The party named first after the comma that ends a condition."""
    words = reading.analysis.words
    comma = next((i for i in range(first, modal) if words[i].text == ","), None)
    if comma is None:
        return None
    verb = next((i for i in range(comma, modal) if words[i].tag in FINITE), modal)
    return next(
        (w for w in words[comma + 1 : verb] if reading.parties.at(w.index) and w.pos in ("PROPN", "NOUN", "PRON")), None
    )


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


def vital_of(reading: Reading, word: Word, limit: int) -> Iterator[Asked]:
    """ "It is vital that CLAUSE"."""
    analysis, known = reading.analysis, call_words(reading.language)
    if word.lemma not in known.vital or word.dep != "acomp" or word.index + 2 >= limit:
        return
    if analysis.words[word.index + 1].lower in known.that and any(
        c.lower in known.expletives for c in analysis.children(word.head, "nsubj")
    ):
        by = reading.voice_at(word.start).name
        if not by:
            return
        verb = next((c.index for c in analysis.children(word.head, "ccomp") if c.index > word.index), word.index + 2)
        yield Asked((word.index + 2, action_end(reading, verb, limit)), by, (), word.index)
