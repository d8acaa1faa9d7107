"""On whose count: the party to which a text traces a number."""

from collections.abc import Callable
from dataclasses import replace

from onrecord.extract.figures.authors import (
    NOBODY,
    Authority,
    author_before,
    office_of,
    whole_body,
    whose,
    with_place,
    work_of,
)
from onrecord.extract.figures.revisions import revised_by
from onrecord.extract.figures.tally import Tally
from onrecord.extract.figures.unnamed_actors import FieldWords
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.entries import Quotation
from onrecord.model.text import Span


def authority_of(reading: Reading, tally: Tally, words: FieldWords) -> Authority:
    """On whose count: "according to X" behind the number, "by X's count", who recorded it, "according to X" at the start."""
    ways: list[Callable[[], Authority]] = [
        lambda: according_to(reading, tally, words),
        lambda: by_count_of(reading, tally, words),
        lambda: revised_by(reading, tally, words),
        lambda: holder_of_cases(reading, tally, words),
        lambda: count_stands_at(reading, tally, words),
        lambda: counted_by(reading, tally, words),
        lambda: recorded_by(reading, tally, words),
        lambda: according_to(reading, tally, words, opening=True),
    ]
    return next((found for way in ways if (found := way()).name), NOBODY)


def according_to(reading: Reading, tally: Tally, words: FieldWords, *, opening: bool = False) -> Authority:
    """ "According to X", "according to an X tally": behind the number, or at the beginning of its sentence."""
    analysis = reading.analysis
    inside = [w for w in analysis.words_of(tally.sentence) if w.lower in words["to"] and w.index]
    found = [w for w in inside if analysis.words[w.index - 1].lower in words["according"]]
    if opening:
        found = [w for w in found if opens_or_stands_apart(reading, w, tally)]
    else:
        found = [w for w in found if w.index > tally.counted.first]
        found = [w for w in found if not of_later_count(reading, w, tally)]
    # Whose count it is, and not only who speaks.
    return replace(named_after(reading, found[0], words), counted=True) if found else NOBODY


def opens_or_stands_apart(reading: Reading, to: Word, tally: Tally) -> bool:
    """True for "according to X" at the beginning of a sentence, or between commas ahead of its first number."""
    words, first = reading.analysis.words, tally.sentence.first
    if to.index <= first + 2:
        return True
    apart = to.index < tally.counted.first and words[to.index - 2].text == ","
    return apart and not any(w.pos == "NUM" for w in words[to.index : tally.counted.first])


def of_later_count(reading: Reading, to: Word, tally: Tally) -> bool:
    """True for the "to" of "and 12 according to X", in a sentence with another count before: the 12 are X's alone."""
    return tally.counted.last < to.index - 2 and reading.analysis.words[to.index - 2].pos == "NUM"


def said_of_later(reading: Reading, tally: Tally, quotation: Quotation, words: FieldWords) -> bool:
    """True where the source of a quotation is "according to X" behind a later count."""
    analysis = reading.analysis
    inside = [w for w in analysis.words_of(tally.sentence) if w.lower in words["to"] and w.index > 1]
    later = [w for w in inside if analysis.words[w.index - 1].lower in words["according"]]
    later = [w for w in later if of_later_count(reading, w, tally)]
    return any(0 <= source.start - w.end <= 5 for w in later for source in quotation.source)


def by_count_of(reading: Reading, tally: Tally, words: FieldWords) -> Authority:
    """ "By X's count", "in X's estimate"; "X's count of N"."""
    analysis = reading.analysis
    at = tally.counted.first - 2
    if at >= tally.sentence.first and analysis.words[at].lemma in words["counts"]:
        owner = whose(reading, analysis.words[at]) if analysis.words[at + 1].lower in words["of"] else None
        if owner:
            return with_place(reading, owner, words)
        over = analysis.words[analysis.words[at].head]
        givers = analysis.children(over.index, "nsubj") if over.lemma in words["giving"] else ()
        for one in givers if analysis.words[at + 1].lower in words["of"] else ():
            for meant in reading.parties.meant_by(one.index)[:1]:
                return with_place(reading, meant, words)
    for thing in analysis.words_of(tally.sentence):
        above = analysis.words[thing.head]
        if thing.lemma in words["counts"] and thing.dep == "pobj" and above.lower in words["count_prepositions"]:
            owner = whose(reading, thing)
            if owner:
                return with_place(reading, owner, words)
    return NOBODY


def recorded_by(reading: Reading, tally: Tally, words: FieldWords) -> Authority:
    """Who recorded or reported it: "X recorded that", "X put the toll at". Not who is quoted with it."""
    analysis = reading.analysis
    below, counted = (
        analysis.words[tally.harm.word if tally.harm else tally.counted.anchor],
        analysis.words[tally.counted.anchor],
    )
    if below.pos == "ADJ" and below.index == counted.index + 1:
        below = counted  # "spoke of 30 dead"
    if below.dep in ("acl", "relcl") and below.head == counted.index:
        # "Registered 40 people killed": the people are registered, and "killed" says which.
        below = counted
    for above in (below, *analysis.ancestors(below)):
        if above.lemma in words["recording"] and above.pos == "VERB" and not around_quotation(reading, above, tally):
            for one in tellers(reading, above):
                meant = reading.parties.meant_by(one.index)
                if not meant and (work := work_of(reading, one, words)).name:
                    return work
                if meant and not tally.counted.first <= one.index <= tally.counted.last:
                    # "Acknowledged 63 deaths" gives a count; "said that 63 had died" only says it.
                    gives = above.lemma in words["counting"] or counted.head == above.index and counted.dep == "dobj"
                    return Authority(whole_body(reading, meant[0], words), meant[0].span, counted=gives)
            putter = put_by(reading, above, tally, words)
            if putter:
                return Authority(putter.name, putter.span)
        between = analysis.words[min(above.index, above.head) : max(above.index, above.head)]
        if not told_in(above, words) or any(w.text == ";" for w in between):
            break
    return NOBODY


def tellers(reading: Reading, verb: Word) -> list[Word]:
    """Who records: the subject, or that of the verb to which this one is joined: "said that ..., and documented 60 cases"."""
    own = reading.analysis.children(verb.index, "nsubj")
    return own or (reading.analysis.children(verb.head, "nsubj") if verb.dep == "conj" else [])


def count_stands_at(reading: Reading, tally: Tally, words: FieldWords) -> Authority:
    """X in "X's count stands at N", "X's toll had reached N"."""
    analysis = reading.analysis
    for above in analysis.ancestors(analysis.words[tally.counted.anchor]):
        if above.pos in ("VERB", "AUX"):
            for one in analysis.children(above.index, "nsubj"):
                owner = whose(reading, one) if one.lemma in words["counts"] else None
                if owner:
                    return replace(with_place(reading, owner, words), counted=True)
                if one.lemma in words["counts"] and any(
                    w.lower in words["speakers_own"] for w in analysis.children(one.index, "poss")
                ):
                    own = reading.voice_at(one.start)
                    return Authority(own.name, one.span, counted=True) if own.name else NOBODY
            break
    return NOBODY


def counted_by(reading: Reading, tally: Tally, words: FieldWords) -> Authority:
    """X in "40 killings documented by X" and "the toll, as counted by X, rose to 40"."""
    analysis = reading.analysis
    for verb in analysis.words_of(tally.sentence):
        if verb.tag != "VBN" or verb.lemma not in words["counted_by"] or analysis.children(verb.index, "auxpass"):
            continue
        over = analysis.head(verb)
        if over.index != tally.counted.anchor and over.lemma not in words["counts"]:
            continue
        for by in analysis.children(verb.index, "agent"):
            for one in analysis.children(by.index, "pobj"):
                for meant in reading.parties.meant_by(one.index)[:1]:
                    return with_place(reading, meant, words)
    return NOBODY


def holder_of_cases(reading: Reading, tally: Tally, words: FieldWords) -> Authority:
    """X in "X has 40 documented cases"; of "his ministry", the minister's."""
    analysis = reading.analysis
    counted = analysis.words[tally.counted.anchor]
    verb = analysis.head(counted)
    recorded = any(w.lemma in words["counting"] for w in analysis.children(counted.index, "amod"))
    if not recorded or counted.dep != "dobj" or verb.lemma not in words["having"]:
        return NOBODY
    for holder in analysis.children(verb.index, "nsubj"):
        office = office_of(reading, holder, words)
        if office.name:
            return office
        for meant in reading.parties.meant_by(holder.index)[:1]:
            return Authority(meant.name, meant.span)
    return NOBODY


def put_by(reading: Reading, verb: Word, tally: Tally, words: FieldWords) -> Mention | None:
    """Who put it so: "the toll was put at N by X"."""
    analysis = reading.analysis
    if verb.lemma not in words["putting"] or analysis.words[tally.counted.first - 1].lower not in words["at"]:
        return None
    for by in analysis.children(verb.index, "agent"):
        for one in analysis.children(by.index, "pobj"):
            return next(iter(reading.parties.meant_by(one.index)), None)
    return None


def told_in(word: Word, words: FieldWords) -> bool:
    """True where what hangs above a word tells the same: not a clause of circumstance, nor a phrase with "for"."""
    if word.dep == "prep":
        return word.lower in words["told_prepositions"]
    return word.dep not in ("relcl", "acl", "advcl", "pcomp")


def around_quotation(reading: Reading, verb: Word, tally: Tally) -> bool:
    """True where the verb is the cue of the quotation in which the count stands: its speaker is `said_by` then."""
    quotation = reading.voice_at(reading.analysis.words[tally.counted.first].start).quotation
    return (
        quotation is not None
        and any(s.start <= verb.start < s.end for s in quotation.cue)
        and quotation.form != "indirect"
    )


def named_after(reading: Reading, to: Word, words: FieldWords) -> Authority:
    """The party after "according to"; whose tally it is; else the words themselves."""
    analysis = reading.analysis
    for thing in analysis.children(to.index, "pobj") or analysis.children(to.index - 1, "pobj"):
        author = author_before(reading, thing, words)
        if author.name:
            return author
        meant = reading.parties.meant_by(thing.index)
        run = [w for w in analysis.words[to.index + 1 : thing.index + 1] if w.pos != "DET"]
        unnamed = thing.pos == "NOUN" and len(run) > 1 and meant and meant[0].name.lower() == thing.lower
        if meant and not unnamed:
            return with_place(reading, meant[0], words)
        owner = whose(reading, thing) if thing.lemma in words["counts"] else None
        if owner:
            return with_place(reading, owner, words)
        if run:
            span = Span(run[0].start, run[-1].end)
            return Authority(span.of(reading.text), span)
    return NOBODY
