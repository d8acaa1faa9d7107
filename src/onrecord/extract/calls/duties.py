"""Calls that say what must be done: "X must VERB", "any plan should"."""

from collections.abc import Iterator

from onrecord.extract.calls.actions import FINITE, action_end
from onrecord.extract.calls.letting import let_of
from onrecord.extract.calls.live import is_live, is_spared
from onrecord.extract.calls.parties import Asked, names_at, phrase, voice_or_caller
from onrecord.extract.calls.pieces import purpose_of_light, verb_pieces
from onrecord.extract.calls.priorities import need_of, priorities_of, vital_of
from onrecord.extract.calls.publications import state_before_colon
from onrecord.extract.calls.subjects import subject_of
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Sentence, Word

PUBLIC = ("state", "forces", "armed_group", "body")
"""Kinds of parties that are told to act by "X has to"."""


def find_duties(reading: Reading) -> Iterator[Asked]:
    """What must or should be done, where somebody who can be named says so; in order of the text."""
    for sentence in reading.analysis.sentences:
        words = reading.analysis.words_of(sentence)
        if words[-1].text == "?" or any(w.text == "?" for w in words[-3:]) or tells_a_rule(reading, sentence):
            continue
        for word in words:
            yield from priorities_of(reading, word, sentence.last)
            yield from vital_of(reading, word, sentence.last)
            yield from need_of(reading, word, sentence.last)
            yield from let_of(reading, word, sentence)
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
    if word.lemma in known.duty_verbs and word.pos == "VERB" and word.tag in ("VBP", "VBZ") or has_to(reading, word):
        # "All that we need to live" tells what is needed, and asks nobody.
        aside = word.dep in ("relcl", "acl", "advcl")
        return not aside and word.index + 1 < len(analysis.words) and analysis.words[word.index + 1].tag == "TO"
    if word.lower not in known.duty_modals or word.tag != "MD":
        return False
    verb = analysis.head(word)
    if word.index and analysis.words[word.index - 1].lemma in known.asks_that:
        return False
    if any(c.lemma in known.perfect for c in analysis.children(verb.index, "aux")) or verb.lemma in known.nothing_asked:
        return False
    if is_spared(reading, verb) or word.lower in known.public_duty and not told_to_public(reading, verb):
        return False
    top = verb
    while top.dep == "conj":
        top = analysis.head(top)
    said = analysis.head(verb).lemma
    if (
        verb.dep == "acl"
        and not follows_colon(reading, verb)
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


def told_to_public(reading: Reading, verb: Word) -> bool:
    """True where a body says of states, or of all parties, what they "shall" do: an order or a decision, and no law."""
    subjects = reading.analysis.children(verb.index, "nsubj", "nsubjpass")
    known, voice = reading.parties.words, reading.voice_at(verb.start).name.lower().split()
    decides = known is not None and not known.bodies.isdisjoint(voice)
    return decides and any(m.kind in ("state", "people") for s in subjects for m in reading.parties.meant_by(s.index))


def has_to(reading: Reading, word: Word) -> bool:
    """True for "the government has to act" where somebody is quoted; elsewhere it mostly tells a plight."""
    if word.lemma not in call_words(reading.language).perfect or word.tag not in ("VBP", "VBZ") or word.pos == "AUX":
        return False
    return reading.voice_at(word.start).quotation is not None and any(
        m.kind in PUBLIC
        for s in reading.analysis.children(word.index, "nsubj")
        for m in reading.parties.meant_by(s.index)
    )


def follows_colon(reading: Reading, verb: Word) -> bool:
    """True for "must close" in "The quarry: the mayor must close it", which says nothing of which quarry."""
    return any(word.text == ":" for word in reading.analysis.words[verb.head + 1 : verb.index])


def inverted(reading: Reading, modal: Word) -> bool:
    """True where the modal stands before its subject: "should it reject the offer"."""
    subjects = reading.analysis.children(modal.head, "nsubj", "nsubjpass")
    return any(modal.index < s.index <= modal.index + 6 and s.index < modal.head for s in subjects)


def duty_of(reading: Reading, modal: Word, sentence: Sentence) -> Iterator[Asked]:
    """The calls of one "must": the acts of a party, or the whole clause where something must be, or must be done."""
    analysis, known = reading.analysis, call_words(reading.language)
    verb = modal if modal.pos == "VERB" else analysis.head(modal)
    subject, by = subject_before(reading, modal, verb), speaker_at(reading, modal)
    if subject is None or subject.lower in known.nobody or not by:
        return
    acting = next(iter(analysis.children(verb.index, "xcomp")), verb) if verb is modal else verb
    passive = bool(analysis.children(acting.index, "nsubjpass", "auxpass"))
    being = acting.lemma in known.copulas
    asked = () if passive else who_must(reading, subject, modal, being=being)
    if not asked and verb.lemma in known.happening:
        return
    if asked:
        yield from acts_due(reading, modal, verb, sentence.last, by=by, asked=asked)
    elif (
        passive
        or subject.lemma in known.plans | known.acts
        or (is_open(reading, subject) or subject.lower in known.nobody_at_all)
        and not being
    ):
        first = analysis.subtree(subject.index)[0].index
        end = action_end(reading, modal.index, sentence.last)
        yield Asked((first, end), by, public_agents(reading, acting), modal.index)


def public_agents(reading: Reading, verb: Word) -> tuple[str, ...]:
    """X of "must be protected by X", where X is a state, its forces, a group, a body, or all of them."""
    analysis = reading.analysis
    agents = (o for by in analysis.children(verb.index, "agent") for o in analysis.children(by.index, "pobj"))
    meant = (m for o in agents for m in reading.parties.meant_by(o.index))
    return tuple(dict.fromkeys(m.name for m in meant if m.kind in (*PUBLIC, "people")))


def who_must(reading: Reading, subject: Word, modal: Word, *, being: bool) -> tuple[str, ...]:
    """The parties that are told to act; none where the subject is a plan, the speaker's own side, or only to "be" something."""
    known = call_words(reading.language)
    if subject.lower in known.ourselves or stands_for_plan(reading, subject):
        return ()
    if being and (subject.lemma in known.plans | known.acts or is_one_person(reading, subject)):
        return ()
    if told := state_before_colon(reading, subject) or asked_before(reading, subject):
        return told
    if any(c.lower in known.each for c in reading.analysis.children(subject.index, "det")):
        return (phrase(reading, subject.index),) if reading.parties.at(subject.index) else ()
    meant = tuple(dict.fromkeys(m.name for m in reading.parties.meant_by(subject.index) if m.head < modal.index))
    acting = subject.tag == "NNS" and subject.lemma in known.actors and not being
    return meant or ((phrase(reading, subject.index),) if acting else ())


def asked_before(reading: Reading, subject: Word) -> tuple[str, ...]:
    """X for the "they" of "asked X to leave, and said they should hurry": whom the same sentence asks for something."""
    analysis, known = reading.analysis, call_words(reading.language)
    if subject.lower not in known.things or subject.pos != "PRON":
        return ()
    for cue in reversed(analysis.words[analysis.sentence_of(subject).first : subject.index]):
        if cue.pos == "VERB" and cue.lemma in known.asks_to and is_live(reading, cue):
            inner = [
                s for x in analysis.children(cue.index, "xcomp", "ccomp") for s in analysis.children(x.index, "nsubj")
            ]
            asked = [w for w in (*analysis.children(cue.index, "dobj"), *inner) if cue.index < w.index < subject.index]
            return names_at(reading, asked[0].index) if asked and asked[0].pos != "PRON" else ()
    return ()


def is_open(reading: Reading, subject: Word) -> bool:
    """True for "we", and for a pronoun that leads to no party: the clause says what must be, not who must act."""
    known = call_words(reading.language)
    return subject.lower in known.ourselves or subject.pos == "PRON" and subject.lower not in known.persons


def stands_for_plan(reading: Reading, subject: Word) -> bool:
    """True for the "it" of "Any plan should build on this. It should not ...": the subject before is a plan."""
    known, analysis = call_words(reading.language), reading.analysis
    sentence = analysis.sentence_of(subject)
    if subject.lower not in known.things or subject.index - sentence.first > 1 or not sentence.first:
        return False
    before = analysis.sentence_of(analysis.words[sentence.first - 1])
    told = next((w for w in analysis.words_of(before) if w.dep in ("nsubj", "nsubjpass")), None)
    return told is not None and told.lemma in known.plans and reading.parties.at(told.index) is None


def acts_due(
    reading: Reading, modal: Word, verb: Word, limit: int, *, by: str, asked: tuple[str, ...]
) -> Iterator[Asked]:
    """A call for each act that parties must do; "must not" stays with its act."""
    analysis, known = reading.analysis, call_words(reading.language)
    opening = modal.index + (2 if modal is verb else 1)
    if opening >= limit:
        return
    if any(c.index > modal.index for c in analysis.children(verb.index, "neg")):
        yield Asked((modal.index, action_end(reading, opening, limit)), by, asked, modal.index)
        return
    while opening < limit - 1 and analysis.words[opening].lower in known.fillers:
        opening += 1
    piece = purpose_of_light(reading, (opening, action_end(reading, opening, limit)))
    for one in verb_pieces(reading, *piece):
        yield Asked(one, by, asked, modal.index)


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
    return voice_or_caller(reading, word)


def is_one_person(reading: Reading, word: Word) -> bool:
    """True for a person: what one "should be" is mostly a guess or an opinion."""
    mention = reading.parties.at(word.index)
    return mention is not None and mention.kind == "person"


def subject_before(reading: Reading, modal: Word, verb: Word) -> Word | None:
    """The subject of a duty: its own, else that of the clause it is joined to; after "Should X ...," the next clause's."""
    analysis = reading.analysis
    kinds = ("nsubj", "nsubjpass", "csubj", "csubjpass")
    own = [c for c in analysis.children(verb.index, *kinds) if c.index < modal.index]
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
