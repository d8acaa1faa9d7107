"""Calls that a verb or noun of asking makes: "urged X to", "demanded that", "a call for"."""

from collections.abc import Iterator

from onrecord.extract.calls.actions import action_end
from onrecord.extract.calls.infinitives import infinitive_after
from onrecord.extract.calls.live import addresses_nobody, is_live, is_spared
from onrecord.extract.calls.parties import Asked, addressees, agents_in, answerer_of, caller, names_at, subject_of
from onrecord.extract.calls.pieces import Piece, noun_pieces, noun_root, noun_start, purpose_of_light, verb_pieces
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


def find_asking(reading: Reading) -> Iterator[Asked]:
    """What is asked for under every verb and noun of asking, in order of the text."""
    known = call_words(reading.language)
    for word in reading.analysis.words:
        verb = word.pos in ("VERB", "AUX") and word.tag != "MD"
        asks = known.asks_to | known.asks_that | known.asks_that_with_duty
        nouns = known.nouns_to | known.asks_that_nouns
        if (verb and word.lemma in asks or word.pos == "NOUN" and word.lemma in nouns) and is_live(reading, word):
            yield from asked_by(reading, word)


def asked_by(reading: Reading, cue: Word) -> Iterator[Asked]:
    """What one verb or noun of asking asks for: the first of the patterns that fits."""
    known = call_words(reading.language)
    limit = reading.analysis.sentence_of(cue).last
    if cue.lemma in (known.nouns_to if cue.pos == "NOUN" else known.asks_to):
        found = list(asked_to_do(reading, cue, limit))
        if found:
            yield from found
            return
    if cue.lemma in (
        known.asks_that_nouns | known.nouns_to if cue.pos == "NOUN" else known.asks_that | known.asks_that_with_duty
    ):
        found = list(asked_that(reading, cue, limit))
        if found:
            yield from found
            return
    if cue.pos != "NOUN" and cue.lemma in known.asks_for:
        yield from asked_somebody_for(reading, cue, limit)
    if cue.lemma in (known.nouns_for if cue.pos == "NOUN" else known.asks_thing):
        yield from asked_for_thing(reading, cue, limit)


def asked_to_do(reading: Reading, cue: Word, limit: int) -> Iterator[Asked]:
    """ "urged X to VERB and VERB", "was asked by Y to VERB", "an order to VERB"."""
    analysis, known = reading.analysis, call_words(reading.language)
    to = infinitive_after(reading, cue, limit)
    if to is None:
        return
    passive = bool(analysis.children(cue.index, "nsubjpass", "auxpass"))
    start = cue.index + 1
    while start < to and (
        analysis.words[start].lemma in known.copulas
        or analysis.words[start].lower in known.toward
        or analysis.words[start].pos == "ADV"
    ):
        start += 1
    rest = analysis.words[to + 2 : action_end(reading, to + 1, limit)]
    if analysis.words[to + 1].lemma in known.copulas and all(word.pos == "PUNCT" for word in rest):
        # "Where your office had told her to be": nothing is asked for.
        return
    by = caller(reading, cue)
    if passive and not by:
        return
    if passive:
        asked = tuple(n for s in analysis.children(cue.index, "nsubjpass") for n in names_at(reading, s.index))
    elif cue.pos == "NOUN":
        after = analysis.words[start - 1].lower
        asked = addressees(reading, (start, to)) if start < to and after in known.toward else answerers(reading, cue)
    elif start == to or addresses_nobody(reading, cue, (start, to)):
        return
    else:
        asked = addressees(reading, (start, to))
    if cue.pos == "NOUN" and not by and not asked and answerer_of(reading, cue) is None:
        return
    thing = (
        analysis.words[cue.index + 1].lower in known.toward_thing
        and cue.lemma not in known.prepositional - known.direct
    )
    if (analysis.words[to + 1].lemma in known.copulas or thing) and not asked:
        yield Asked((start, action_end(reading, to + 1, limit)), by, (), cue.index)
        return
    yield from verbs_asked(reading, (to + 1, limit), by, asked, cue.index)


def answerers(reading: Reading, cue: Word) -> tuple[str, ...]:
    """Who is asked, where only what became of it tells: those who failed to comply with it."""
    verb = answerer_of(reading, cue)
    subject = subject_of(reading, verb) if verb is not None else None
    return names_at(reading, subject.index) if subject is not None else ()


def verbs_asked(reading: Reading, piece: Piece, by: str, asked: tuple[str, ...], cue: int) -> Iterator[Asked]:
    """One call for each of the verb phrases from the first word of a piece, to the same addressees."""
    words = reading.analysis.words
    start, limit = piece
    while start < limit:
        end = action_end(reading, start, limit)
        for one in verb_pieces(reading, *purpose_of_light(reading, (start, end))):
            yield Asked(one, by, asked, cue)
        start = end
        while start < limit and (words[start].text == ";" or words[start].tag in ("CC", "TO")):
            start += 1
        if start == end or start >= limit or words[end].text != ";" or words[start].tag != "VB":
            return


def asked_that(reading: Reading, cue: Word, limit: int) -> Iterator[Asked]:
    """ "demanded that X VERB": X's acts where X is a party and acts, else the whole clause."""
    analysis, known = reading.analysis, call_words(reading.language)
    verb = next(
        (
            c
            for c in analysis.children(cue.index, "ccomp", "acl", "relcl")
            if c.index > cue.index and c.pos in ("VERB", "AUX")
        ),
        None,
    )
    if cue.dep == "relcl" and cue.index + 1 < limit and analysis.words[cue.index + 1].lower in known.duty_modals:
        first = noun_start(analysis, cue.head, -1)
        yield Asked((first, action_end(reading, cue.index + 1, limit)), caller(reading, cue), (), cue.index)
        return
    if verb is None or cue.lemma in known.questions and any(w.text == "?" for w in analysis.words[cue.index : limit]):
        return
    helpers = analysis.children(verb.index, "aux", "auxpass")
    marked = any(c.lower in known.that and c.dep == "mark" for c in analysis.children(verb.index))
    duty = any(h.lower in known.duty_modals for h in helpers)
    bare = (
        verb.tag == "VB"
        and not any(h.tag in ("MD", "TO") for h in helpers)
        or any(h.tag == "VB" and h.lower in known.copulas for h in helpers)
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
    by = caller(reading, cue)
    if subject is None:
        return
    asked = reading.parties.meant_by(subject.index) if subject.dep == "nsubj" else ()
    if asked:
        first = min([verb.index, *(h.index for h in helpers if h.lower not in known.duty_modals)])
        yield from verbs_asked(reading, (first, limit), by, tuple(dict.fromkeys(m.name for m in asked)), cue.index)
        return
    first = analysis.subtree(subject.index)[0].index
    yield Asked((max(first, cue.index + 1), action_end(reading, verb.index, limit)), by, (), cue.index)


def asked_somebody_for(reading: Reading, cue: Word, limit: int) -> Iterator[Asked]:
    """ "pressed X for THING and THING": a call to X for each."""
    analysis, known = reading.analysis, call_words(reading.language)
    asked = [m for c in analysis.children(cue.index, "dobj") for m in reading.parties.meant_by(c.index)]
    for preposition in analysis.children(cue.index, "prep") if asked else ():
        start = preposition.index + 1
        if preposition.lower in known.toward_thing and start < limit and analysis.children(preposition.index, "pobj"):
            names = tuple(dict.fromkeys(m.name for m in asked if m.head < start))
            for one in noun_pieces(analysis, start, action_end(reading, start, limit)):
                yield Asked(one, caller(reading, cue), names, cue.index)
            return


def asked_for_thing(reading: Reading, cue: Word, limit: int) -> Iterator[Asked]:
    """ "called for THING and THING", "a call for THING": a call for each thing with words of its own."""
    analysis, known = reading.analysis, call_words(reading.language)
    start = cue.index + 1
    if start >= limit:
        return
    prepositional = cue.pos == "NOUN" or cue.lemma in known.prepositional
    while start < limit - 1 and analysis.words[start].pos == "ADV":
        start += 1
    if prepositional:
        if analysis.words[start].lower not in known.toward_thing:
            return
        start += 1
        if start < limit and analysis.words[start].tag == "VBG" and analysis.words[start].dep != "pcomp":
            return  # "which they had called for following a visit"
    elif not any(c.index >= start for c in analysis.children(cue.index, "dobj")) and "VBG" not in (
        cue.tag,
        analysis.words[start].tag,
    ):
        return
    if (
        start >= limit
        or analysis.words[start].dep == "prep"
        or analysis.words[start].pos not in ("DET", "ADJ", "NOUN", "PROPN", "VERB", "ADV")
    ):
        return
    last = action_end(reading, start, limit)
    root = analysis.words[noun_root(analysis, start, last)]
    if root.lemma in known.light_objects and all(w.pos == "PUNCT" for w in analysis.words[root.index + 1 : last]):
        return
    if root.lemma in known.no_things or root.tag == "NNP" and reading.parties.at(root.index):
        return
    if cue.pos != "NOUN" and cue.lemma in known.ordering and root.lemma not in known.acts | known.owner_acts:
        return
    by = caller(reading, cue)
    if cue.pos == "NOUN" and not by:
        return
    for one in noun_pieces(analysis, start, last):
        # "Called for the return of their land": who asks is not asked.
        yield Asked(one, by, tuple(name for name in agents_in(reading, one) if name != by), cue.index)
