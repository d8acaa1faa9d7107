"""What clauses under a word of asking ask for: "demanded that X VERB", "urged that X be built and that Y be shut"."""

from collections.abc import Iterator, Set
from dataclasses import replace

from onrecord.extract.calls.actions import CLOSING, action_end
from onrecord.extract.calls.list_items import asked_of_first
from onrecord.extract.calls.live import is_spared
from onrecord.extract.calls.parties import Asked, caller
from onrecord.extract.calls.pieces import Piece, noun_start, purpose_of_light, verb_pieces
from onrecord.extract.calls.subjects import subject_of
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

NEAR = 60
"""Words before "the recommendations" within which it may be told whose they are."""
STEM = 6
"""Letters that a verb of asking shares with its noun."""


def asked_that(reading: Reading, cue: Word, limit: int) -> Iterator[Asked]:
    """ "demanded that X VERB": X's acts where X is a party and acts, else the whole clause; each of several clauses."""
    analysis, known = reading.analysis, call_words(reading.language)
    clauses = that_clauses(reading, cue)
    if cue.dep == "relcl" and cue.index + 1 < limit and analysis.words[cue.index + 1].lower in known.duty_modals:
        first = noun_start(analysis, cue.head, -1)
        yield Asked((first, action_end(reading, cue.index + 1, limit)), caller(reading, cue), (), cue.index)
        return
    if cue.lemma in known.questions and any(w.text == "?" for w in analysis.words[cue.index : limit]):
        return
    before: tuple[str, ...] = ()
    for verb in clauses:
        for one in asked_in_clause(reading, cue, verb, limit):
            # "That X open the road and that it free them": "it" is not whoever asks.
            meant = replace(one, to=before) if one.by in one.to and before else one
            yield meant
            before = meant.to
    if not clauses and cue.pos == "VERB":
        yield from asked_misread(reading, cue, limit)


def that_clauses(reading: Reading, cue: Word) -> list[Word]:
    """The verbs of the clauses under a word of asking: "urged that X be built and that Y be shut" has two."""
    analysis, known = reading.analysis, call_words(reading.language)
    over = analysis.head(cue) if cue.dep == "nsubj" and analysis.head(cue).lemma in known.containing else cue
    kinds = ("ccomp",) if over is not cue else ("ccomp", "acl", "relcl")
    below = list(analysis.children(over.index, *kinds))
    below = [c for c in below if c.index > cue.index and c.pos in ("VERB", "AUX")]
    found = [c for n, c in enumerate(below) if not n or opens_with_that(reading, c)]
    for clause in found:
        found += [
            c
            for c in analysis.children(clause.index, "conj")
            if c.pos in ("VERB", "AUX") and opens_with_that(reading, c)
        ]
    first = found[0] if found else None
    behind = clauses_behind_semicolons(reading, cue)
    asked = [verb for verb in found if verb == first or verb not in behind or may_be_asked(reading, verb)]
    for verb in behind if first is not None else ():
        if not may_be_asked(reading, verb):
            break  # "after hearing that the mine was closed; that workers were hungry" goes on hearing
        asked += [verb] if verb not in asked else []
    return sorted(asked, key=lambda verb: verb.index)


def clauses_behind_semicolons(reading: Reading, cue: Word) -> list[Word]:
    """The verbs of further clauses: "recommends that X pay; that Y leave; and that Z be freed", whatever a parse hangs them on."""
    analysis, that = reading.analysis, call_words(reading.language).that
    words, found = analysis.words, []
    for mark in words[cue.index + 3 : analysis.sentence_of(cue).last]:
        joint = words[mark.index - 2 if words[mark.index - 1].tag == "CC" else mark.index - 1]
        if mark.lower in that and mark.dep == "mark" and joint.text == ";":
            found.append(analysis.head(mark))
    return [verb for verb in found if verb.pos in ("VERB", "AUX")]


def may_be_asked(reading: Reading, verb: Word) -> bool:
    """True for a clause in the form of what is asked for: "that X pay", "that X be freed"; not for "that X was shut"."""
    known = call_words(reading.language)
    helpers = reading.analysis.children(verb.index, "aux", "auxpass")
    if any(h.lower in known.duty_modals or h.tag == "VB" and h.lower in known.copulas for h in helpers):
        return True
    past = verb.tag in ("VBD", "VBN") and verb.lower != verb.lemma
    finite = past or verb.tag == "VBZ" or verb.tag == "VBP" and verb.lemma in known.copulas
    return not finite and not any(h.tag in ("MD", "VBD", "VBZ", "VBP") for h in helpers)


def opens_with_that(reading: Reading, verb: Word) -> bool:
    """True for the verb of a "that" clause."""
    that = call_words(reading.language).that
    return any(m.lower in that for m in reading.analysis.children(verb.index, "mark"))


def asked_misread(reading: Reading, cue: Word, limit: int) -> Iterator[Asked]:
    """ "recommended that X respect the truce", where the parse takes "respect" for a noun and X for a part of its name."""
    analysis, known = reading.analysis, call_words(reading.language)
    for noun in analysis.children(cue.index, "ccomp"):
        before = [c for c in analysis.children(noun.index) if c.index == noun.index - 1]
        marked = any(c.dep == "mark" and c.lower in known.that for c in analysis.children(noun.index))
        if noun.tag not in ("NN", "NNP") or not marked or not before or before[0].dep not in ("compound", "nsubj"):
            continue
        meant = tuple(dict.fromkeys(m.name for m in reading.parties.meant_by(before[0].index) if m.name))
        if meant:
            yield Asked((noun.index, action_end(reading, noun.index, limit)), caller(reading, cue), meant, cue.index)
            return
    that = analysis.words[cue.index + 1] if cue.index + 1 < limit else cue
    if that.lower in known.that and not any(w.pos in ("VERB", "AUX") for w in analysis.words[that.index : limit]):
        # "Demands that all parties cease fire", where it sees no verb at all.
        yield from asked_of_first(reading, that.index + 1, limit, caller(reading, cue), cue.index)


def asked_in_clause(reading: Reading, cue: Word, verb: Word, limit: int) -> Iterator[Asked]:
    """What one clause under a word of asking asks for."""
    analysis, known = reading.analysis, call_words(reading.language)
    helpers = analysis.children(verb.index, "aux", "auxpass")
    if due := held_due(reading, verb):
        yield from due_of(reading, cue, verb, due, limit)
        return
    marked = any(c.lower in known.that and c.dep == "mark" for c in analysis.children(verb.index))
    duty = any(h.lower in known.duty_modals for h in helpers)
    bare = (
        verb.tag == "VB"
        and not any(h.tag in ("MD", "TO", "VBD", "VBZ", "VBP") for h in helpers)
        or any(h.tag == "VB" and h.lower in known.copulas for h in helpers)
        or is_bare(reading, verb)
    )
    if any(h.tag == "TO" or h.tag == "MD" and h.lower not in known.duty_modals for h in helpers) or any(
        h.lemma in known.perfect for h in helpers
    ):
        return
    if cue.pos == "NOUN":
        if not (duty or bare or verb.tag in ("VB", "VBP")):  # "the request that she made"
            return
        marked = marked or any(w.lower in known.that for w in analysis.words[cue.index + 1 : verb.index])
    strict = cue.lemma not in known.asks_that
    if strict and is_spared(reading, verb):
        return
    if strict and not (marked and (duty or bare)) or not (marked or bare or duty):
        return
    if any(c.dep in ("mark", "advmod") and c.lower in known.conditions for c in analysis.children(verb.index)):
        return
    subject = next((c for c in analysis.children(verb.index, "nsubj", "nsubjpass") if c.index > cue.index), None)
    by = caller(reading, cue) or recommender(reading, cue)
    if subject is None:
        return
    asked = reading.parties.meant_by(subject.index) if subject.dep == "nsubj" else ()
    if asked:
        first = min([verb.index, *(h.index for h in helpers if h.lower not in known.duty_modals)])
        yield from verbs_asked(reading, (first, limit), by, tuple(dict.fromkeys(m.name for m in asked)), cue.index)
        return
    first = analysis.subtree(subject.index)[0].index
    yield Asked((max(first, cue.index + 1), action_end(reading, verb.index, limit)), by, (), cue.index)


def held_due(reading: Reading, verb: Word) -> Word | None:
    """The "pay" of "the court held that X was to pay"; None for any other clause, and for "was to be tried"."""
    analysis, known = reading.analysis, call_words(reading.language)
    if verb.lemma not in known.copulas:
        return None
    to = analysis.words[verb.index + 1 : verb.index + 2]
    due = next((x for x in analysis.children(verb.index, "xcomp") if to and to[0].head == x.index), None)
    active = due is not None and to[0].tag == "TO" and due.tag == "VB" and due.lemma not in known.not_due
    return due if active else None


def due_of(reading: Reading, cue: Word, verb: Word, due: Word, limit: int) -> Iterator[Asked]:
    """What a party was to do, as a court held or decided."""
    subjects = reading.analysis.children(verb.index, "nsubj")
    asked = tuple(dict.fromkeys(m.name for s in subjects for m in reading.parties.meant_by(s.index)))
    by = caller(reading, cue)
    judge = subject_of(reading, cue)
    judges = judge is not None and is_court(judge, by, call_words(reading.language).judging)
    if asked and judges and by not in asked and opens_with_that(reading, verb):
        yield from verbs_asked(reading, (due.index, limit), by, asked, cue.index)


def is_court(subject: Word, name: str, judging: Set[str]) -> bool:
    """True for one who judges: "the tribunal", "the Court of Orla", "it" where that is a court."""
    return subject.lemma.lower() in judging or any(word.lower() in judging for word in name.split())


def recommender(reading: Reading, cue: Word) -> str:
    """Who recommended, asked or demanded something before "the recommendations included that"; empty for other words."""
    known = call_words(reading.language)
    if cue.pos != "NOUN" or reading.analysis.head(cue).lemma not in known.containing:
        return ""
    for word in reversed(reading.analysis.words[max(0, cue.index - NEAR) : cue.index]):
        if word.pos == "VERB" and word.lemma in known.asks_that and word.lemma.startswith(cue.lemma[:STEM]):
            return caller(reading, word)
    return ""


def is_bare(reading: Reading, verb: Word) -> bool:
    """True for "that the state pay" and "that Chad pay": a plural form of one, which only what is asked for has."""
    subjects = reading.analysis.children(verb.index, "nsubj")
    plain = verb.tag == "VBP" and not reading.analysis.children(verb.index, "aux", "auxpass")
    alone = all(s.tag in ("NN", "NNP") and not reading.analysis.children(s.index, "conj") for s in subjects)
    joint = any(reading.analysis.extent(s.index).of(reading.text).endswith("s") for s in subjects)
    return (
        plain
        and bool(subjects)
        and alone
        and not joint
        and subjects[0].lemma not in call_words(reading.language).collective
    )


def verbs_asked(reading: Reading, piece: Piece, by: str, asked: tuple[str, ...], cue: int) -> Iterator[Asked]:
    """One call for each of the verb phrases from the first word of a piece, to the same addressees."""
    words = reading.analysis.words
    start, limit = piece
    while start < limit:
        end = action_end(reading, start, limit)
        for one in verb_pieces(reading, *purpose_of_light(reading, (start, end))):
            yield Asked(one, by, asked, cue)
        if end >= limit or words[end].text not in (";", *CLOSING):
            return
        start = end
        while start < limit and (words[start].text in (";", ",", *CLOSING) or words[start].tag in ("CC", "TO")):
            start += 1
        joined = words[end].text == ";" or words[start - 1].tag in ("CC", "TO")
        if start >= limit or not joined or words[start].tag != "VB":
            return
