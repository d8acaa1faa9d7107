"""Which body took a legal step, and what has become of it."""

from onrecord.extract.events.beside import Happening
from onrecord.extract.events.words import EventWords
from onrecord.extract.parties.parties import Parties
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.vocabulary import EventType, Status

ENDS_WITHIN = 4
"""Sentences after a step in which the text may tell that it was ended."""


def body_of(analysis: Analysis, parties: Parties, happening: Happening, kind: EventType, words: EventWords) -> str:
    """The court or assembly that took the step; empty where none is named."""
    if kind not in words.legal_types:
        return ""
    wanted = words.assemblies if kind == "resolution" else words.bodies
    for word in candidates(analysis, happening):
        if word.lemma in wanted or word.lower in wanted:
            return name_of(analysis, parties, word)
        meant = parties.meant_by(word.index)
        if meant and meant[0].kind == "body" and any(part.lower() in wanted for part in meant[0].name.split()):
            return meant[0].name
    return ""


def candidates(analysis: Analysis, happening: Happening) -> list[Word]:
    """The words that may name the body: subject, agent, owner, and nouns that hang on the objects."""
    found: list[Word] = []
    todo = [
        (w, 0)
        for w in analysis.children(
            happening.word.index, "nsubj", "agent", "poss", "dobj", "nsubjpass", "prep", "compound", "nmod", "amod"
        )
    ]
    while todo:
        word, depth = todo.pop(0)
        if word.pos in ("NOUN", "PROPN", "PRON"):
            found.append(word)
        if depth < 3:
            todo += [
                (w, depth + 1)
                for w in analysis.children(word.index, "pobj", "prep", "compound", "poss", "nmod", "amod")
            ]
    return found


def name_of(analysis: Analysis, parties: Parties, word: Word) -> str:
    """The body's name: the party meant, else its capitalised words."""
    head = word
    while head.dep in ("compound", "poss", "amod", "nmod") and analysis.head(head).tag.startswith("NNP"):
        head = analysis.head(head)
    meant = parties.meant_by(word.index) or parties.meant_by(head.index)
    if meant and meant[0].kind not in ("state", "person"):
        return meant[0].name
    first = word.index
    while (
        first
        and analysis.words[first - 1].text[:1].isupper()
        and analysis.words[first - 1].entity != "DATE"
        and analysis.words[first - 1].dep in ("compound", "amod", "nmod")
    ):
        first -= 1
    return analysis.text[analysis.words[first].start : word.end]


def status_of(
    analysis: Analysis, happening: Happening, kind: EventType, nouns: set[str], words: EventWords
) -> Status | None:
    """in_force, annulled, passed or proposed, where the text says it; None where it does not."""
    if kind not in (*words.legal_types, "ceasefire"):
        return None
    verb = happening.word
    sentence = analysis.sentence_of(verb)
    told = analysis.text[sentence.span.start : sentence.span.end].lower()
    if kind == "warrant_ended" or (verb.lemma in words.ending_verbs and kind == "policy"):
        return "annulled"
    if kind == "policy" and any(w.lemma in words.ending_verbs for w in analysis.children(verb.index, "relcl", "acl")):
        return "annulled"
    if kind == "warrant" and ended_later(analysis, sentence, words):
        return "annulled"
    if kind == "policy" and verb.pos == "VERB" and verb.lemma in words.proposing_words:
        # "The law was proposed in March and came into force in July": the step is the proposal.
        return "proposed"
    if kind in ("warrant", "policy") and any(p in told for p in words.in_force_phrases):
        return "in_force"
    if verb.lemma in words.rejecting_verbs:
        return None
    if kind == "policy" and (nouns | {w.lower for w in analysis.children(verb.index, "compound")}) & words.draft_words:
        return "proposed"
    if verb.lemma in words.passing_verbs or any(p in told for p in words.passing_phrases):
        return "passed" if kind in ("policy", "resolution") else None
    if kind == "policy" and nouns & words.proposing_words:
        return "proposed"
    return None


def ended_later(analysis: Analysis, sentence: Sentence, words: EventWords) -> bool:
    """True where one of the next sentences tells that "those warrants" were ended."""
    for verb in analysis.words[sentence.last : sentence.last + 40 * ENDS_WITHIN]:
        if verb.lemma not in words.ending_verbs or verb.pos != "VERB":
            continue
        for thing in analysis.children(verb.index, "dobj", "nsubjpass"):
            marked = any(w.lower in words.back_words for w in analysis.children(thing.index, "det", "poss"))
            if marked and words.nominals.get(thing.lemma) == "warrant":
                return True
    return False
