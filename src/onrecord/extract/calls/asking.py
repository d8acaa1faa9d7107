"""Calls that a verb or noun of asking makes: "urged X to", "demanded that", "a call for"."""

from collections.abc import Iterator

from onrecord.extract.calls.actions import FINITE, action_end
from onrecord.extract.calls.clauses import asked_that, verbs_asked
from onrecord.extract.calls.infinitives import further_asked, infinitive_after
from onrecord.extract.calls.live import addresses_nobody, is_live
from onrecord.extract.calls.parties import (
    Asked,
    addressees,
    agents_in,
    answerer_of,
    caller,
    head_in,
    names_at,
    voice_or_caller,
)
from onrecord.extract.calls.pieces import Piece, noun_pieces, noun_root
from onrecord.extract.calls.subjects import subject_of
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

PUBLIC = ("state", "forces", "body")
"""Kinds of parties of whom one may want something."""
SOMEBODY = ("state", "forces", "armed_group", "organisation", "body", "person", "role")
"""Kinds of parties that something can be asked from."""


def find_asking(reading: Reading) -> Iterator[Asked]:
    """What is asked for under every verb and noun of asking, in order of the text."""
    known = call_words(reading.language)
    asks = known.asks_to | known.asks_that | known.asks_that_with_duty | known.wishes
    nouns = known.nouns_to | known.asks_that_nouns
    for word in reading.analysis.words:
        verb = word.pos in ("VERB", "AUX") and word.tag != "MD"
        resolves = word.lemma in known.resolution_asks and reading.organ_at(word.start) is not None
        if (verb and (word.lemma in asks or resolves) or word.pos == "NOUN" and word.lemma in nouns) and is_live(
            reading, word
        ):
            yield from asked_by(reading, word)


def asked_by(reading: Reading, cue: Word) -> Iterator[Asked]:
    """What one verb or noun of asking asks for: the first of the patterns that fits."""
    known = call_words(reading.language)
    limit = reading.analysis.sentence_of(cue).last
    if cue.lemma in (known.nouns_to if cue.pos == "NOUN" else known.asks_to | known.resolution_asks | known.wishes):
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
    if analysis.words[to + 1].lemma in known.copulas and (
        all(word.pos == "PUNCT" for word in rest) or rest[0].lemma in known.namings
    ):
        # "Where your office had told her to be", "asked not to be named": nothing is asked for.
        return
    by = caller(reading, cue)
    if passive and not by and any(h.tag in ("VBP", "VBZ") for h in analysis.children(cue.index, "auxpass")):
        by = voice_or_caller(reading, cue)  # "All states are urged to": by whoever writes so
    if passive and not by:
        by, limit = agent_beyond(reading, to, limit)
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
    if start < to and not passive and names_thing(reading, (start, to)):
        return  # "recommendations on reforms needed to"
    if cue.lemma in known.wishes and not (by and is_public(reading, start, to)):
        return
    if cue.pos == "NOUN" and not by and not asked and answerer_of(reading, cue) is None:
        return
    thing = (
        analysis.words[cue.index + 1].lower in known.toward_thing
        and cue.lemma not in known.prepositional - known.direct
    )
    done = any(c.index == to + 1 for v in analysis.words[to + 1 : limit] for c in analysis.children(v.index, "auxpass"))
    if (
        thing
        and done
        or cue.lemma in known.direct
        and done
        and analysis.words[cue.index + 1].lower in known.toward_thing
    ):
        asked, start = (
            (),
            cue.index + 2,
        )  # "called for the board to be parted from the ministry": somebody is to part it
    if cue.pos == "NOUN" and not asked:
        leads = [i + 1 for i in range(start, to) if analysis.words[i].lower in known.toward_thing]
        start = leads[-1] if leads else start  # "calls from X for them to be freed"
    if (analysis.words[to + 1].lemma in known.copulas or thing) and not asked:
        yield Asked((start, action_end(reading, to + 1, limit)), by, (), cue.index)
        return
    while further := further_asked(reading, cue, to + 1, limit):
        joint, first, next_to = further
        others = addressees(reading, (first, next_to))
        if not others:
            break
        yield from verbs_asked(reading, (to + 1, joint), by, asked, cue.index)
        to, asked = next_to, others
    yield from verbs_asked(reading, (to + 1, limit), by, asked, cue.index)


def names_thing(reading: Reading, piece: Piece) -> bool:
    """True where the words before "to VERB" name an act or a thing, which nobody can ask."""
    known, head = call_words(reading.language), head_in(reading, piece)
    return reading.parties.at(head.index) is None and head.lemma in known.light_objects | known.no_people | known.acts


def is_public(reading: Reading, first: int, last: int) -> bool:
    """True where some words name a state, its forces or a body."""
    words = reading.analysis.words[first:last]
    return any(m.kind in PUBLIC for w in words for m in reading.parties.meant_by(w.index))


def agent_beyond(reading: Reading, to: int, limit: int) -> tuple[str, int]:
    """Who asks in "was ordered to undergo an examination by a court", where the "by" stands behind the act, and its index."""
    known = call_words(reading.language)
    for word in reading.analysis.words[to + 2 : limit]:
        things = reading.analysis.children(word.index, "pobj") if word.lower in known.by else ()
        if things and things[0].lemma in known.issuers:
            return (names_at(reading, things[0].index) or ("",))[0], word.index
    return "", limit


def answerers(reading: Reading, cue: Word) -> tuple[str, ...]:
    """Who is asked, where only what became of it tells: those who failed to comply with it."""
    verb = answerer_of(reading, cue)
    subject = subject_of(reading, verb) if verb is not None else None
    return names_at(reading, subject.index) if subject is not None else ()


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
    start = after_aside(reading, start, limit)
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
        and analysis.words[start].tag != "PRP$"
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
    last, asked = asked_from(reading, cue, root, last)
    more = things_after(reading, cue, root, last, limit)
    for one in (*noun_pieces(analysis, start, last), *more):
        # "Called for the return of their land": who asks is not asked.
        yield Asked(one, by, asked or tuple(name for name in agents_in(reading, one) if name != by), cue.index)


def things_after(reading: Reading, cue: Word, root: Word, last: int, limit: int) -> Iterator[Piece]:
    """The further things of a list with semicolons, and of "recommended amending it, and opening a port" the second."""
    words = reading.analysis.words
    opening = ("DET", "ADJ", "NOUN", "PROPN", "VERB")
    while last + 2 < limit and words[last].text == ";":
        first = last + (2 if words[last + 1].tag == "CC" else 1)
        if words[first].pos not in opening or words[first].tag in ("VB", *FINITE):
            return
        last = action_end(reading, first, limit)
        clause = any(w.tag in FINITE and w.dep not in ("relcl", "aux", "auxpass") for w in words[first : last + 1])
        if clause:
            return
        yield from noun_pieces(reading.analysis, first, last)
    for joined in reading.analysis.children(cue.index, "conj"):
        if root.tag == "VBG" == joined.tag and cue.tag != "VBG" and joined.index >= last:
            yield joined.index, action_end(reading, joined.index, limit)


def after_aside(reading: Reading, start: int, limit: int) -> int:
    """The word after "recommended, among other things,"; the same word where no aside without a verb stands there."""
    words = reading.analysis.words
    if words[start].text != ",":
        return start
    second = next((i for i in range(start + 1, min(start + 6, limit - 1)) if words[i].text == ","), None)
    if second is None or words[start + 1].pos != "ADP" or any(w.pos == "VERB" for w in words[start:second]):
        return start
    return second + 1


def asked_from(reading: Reading, cue: Word, root: Word, last: int) -> tuple[int, tuple[str, ...]]:
    """Where the thing asked for ends and whom it is asked from: "demands an apology from X"; nobody for "freedom from X"."""
    analysis, known = reading.analysis, call_words(reading.language)
    if cue.lemma not in known.asks_from or root.lemma in known.parted_from:
        return last, ()
    for preposition in (*analysis.children(cue.index, "prep"), *analysis.children(root.index, "prep")):
        if preposition.lower in known.source and root.index < preposition.index < last:
            names = tuple(
                dict.fromkeys(
                    m.name
                    for thing in analysis.children(preposition.index, "pobj")
                    for m in reading.parties.meant_by(thing.index)
                    if m.name and m.kind in SOMEBODY
                )
            )
            if names:
                return preposition.index, names
    return last, ()
