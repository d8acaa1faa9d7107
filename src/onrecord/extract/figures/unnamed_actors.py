"""Who did it, where the words for people or forces are no name: "prison guards", "a combined patrol"."""

from onrecord.extract.figures.harm_words import harm_words
from onrecord.extract.figures.tally import Tally
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

Actors = tuple[tuple[str, ...], Span | None]
NOBODY: Actors = ((), None)
FieldWords = dict[str, list[str]]
DASHES = ("-", "–", "—", "--")
DATELINE = 4
"""Letters of a place in capitals, at least: shorter words may be an abbreviation, the name of a party."""


def joint_forces(reading: Reading, first: Word, last: Word) -> Actors:
    """The words from the first of two adjectives, without its article, to the noun that both share."""
    before = [w for w in reading.analysis.children(first.index) if w.index < first.index and w.pos != "DET"]
    span = Span(min([first, *before], key=lambda w: w.index).start, last.end)
    return (" ".join(span.of(reading.text).split()),), span


def described(reading: Reading, thing: Word, words: FieldWords) -> Actors:
    """The words for people or forces who have no name: "prison guards", "suicide bombers"."""
    harm = harm_words(reading.language)
    if thing.lemma not in words["forces"] and thing.lower not in words["forces"] and not harm.is_person(thing):
        return NOBODY
    run = [thing]
    for word in reversed(reading.analysis.words[max(0, thing.index - 5) : thing.index]):
        if (
            word.pos not in ("ADJ", "NOUN", "PROPN", "CCONJ")
            or word.head > thing.index
            or word.entity in ("DATE", "TIME")
        ):
            break
        run.append(word)
    while run[-1].pos == "CCONJ":
        run.pop()
    span = Span(run[-1].start, thing.end)
    return (" ".join(span.of(reading.text).split()),), span


def behind_dateline(analysis: Analysis, subject: Word) -> Word:
    """Who does it, where the parse takes the place of a dateline for the subject: "PORT VARN, Norland - Troops killed"."""
    if not subject.text.isupper() or len(subject.text) < DATELINE:
        return subject
    for beside in analysis.children(subject.index, "appos"):
        between = analysis.words[subject.index + 1 : beside.index]
        if any(w.text in DASHES for w in between) and not beside.text.isupper():
            return beside
    return subject


def pronoun_beside(analysis: Analysis, verb: Word, tally: Tally, words: FieldWords) -> Word | None:
    """The pronoun that did it, in a clause on those counted: "the 27 nurses whom they abducted"."""
    if verb.dep != "relcl" or verb.head != tally.counted.anchor:
        return None
    doers = analysis.children(verb.index, "nsubj")
    return next((w for w in doers if w.tag == "PRP" and w.lower not in words["speakers"]), None)


def released_by(analysis: Analysis, tally: Tally) -> Word | None:
    """Who releases those counted, or is asked to: "asked the rebels to release the 27 nurses whom they abducted"."""
    verb = analysis.words[analysis.words[tally.counted.anchor].head]
    if verb.pos != "VERB":
        return None
    above = analysis.words[verb.head]
    below = verb.dep in ("xcomp", "ccomp")
    asked = analysis.children(above.index, "dobj") or analysis.children(above.index, "nsubj", "nsubjpass")
    return next(iter(analysis.children(verb.index, "nsubj") or (asked if below else [])), None)
