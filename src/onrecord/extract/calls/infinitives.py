"""The "to" that leads from a word of asking to what somebody is to do."""

from onrecord.extract.calls.actions import FINITE
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

LONGEST_NAMED = 12
"""Words that name whom something more is asked from."""
LONGEST_ASIDE = 20
"""Words of a clause between whom and what is asked."""


def infinitive_after(reading: Reading, cue: Word, limit: int) -> int | None:
    """The index of the "to" whose verb says what a cue asks somebody to do; None where there is none."""
    analysis, known = reading.analysis, call_words(reading.language)
    words = analysis.words
    nominal = cue.pos == "NOUN"
    following = next((w for w in words[cue.index + 1 : limit] if w.pos != "ADV"), None)
    if following is not None and following.tag == "VBG":
        return None
    if cue.lemma in known.only_prepositional and not nominal and following and following.lower not in known.toward:
        return None
    beyond = cue.index
    for i in range(cue.index + 1, min(limit - 1, cue.index + 45)):
        word = words[i]
        if i < beyond:
            continue
        if word.text == "," and words[i + 1].lower in known.asides:
            beyond = behind_aside(reading, i, limit)
        elif word.tag == "TO" and word.pos != "ADP" or (word.tag == "TO" and words[i + 1].tag in ("VB", "RB")):
            verb = next((w for w in words[i + 1 : min(limit, i + 5)] if w.tag == "VB"), None)
            if verb is None:
                continue
            done = analysis.head(verb) if verb.dep == "auxpass" else verb
            if not nominal and (done.head == cue.index or near(reading, cue, i, done)):
                return i if fits_preposition(reading, cue, i) else None
            if nominal and fits_noun(reading, cue, i, verb):
                return i
        elif word.text in ";:" or word.lower in known.stops or word.lower in known.that and word.dep == "mark":
            return None
        elif word.lemma in known.copulas and word.index == cue.index + 1:
            continue
        elif (
            word.tag in FINITE
            and word.dep not in ("relcl", "aux", "auxpass")
            and not (word.head < i and words[word.head].dep == "relcl")
        ):
            return None
    return None


def behind_aside(reading: Reading, comma: int, limit: int) -> int:
    """The "to" behind the clause that a comma opens: "urged X, if it wants peace, to leave"; the comma where there is none."""
    words = reading.analysis.words
    closing = (i for i in range(comma + 2, min(limit - 2, comma + LONGEST_ASIDE)) if words[i].text == ",")
    return next((i + 1 for i in closing if words[i + 1].tag == "TO" and words[i + 2].tag == "VB"), comma)


def further_asked(reading: Reading, cue: Word, start: int, limit: int) -> tuple[int, int, int] | None:
    """Where somebody else is asked under the same cue: "urged X to leave, and Y to stay", "calls on X to leave and on Y to stay".

    The index of the word that joins it, of the first word of whom is asked, and of the "to"; None where nobody is.
    """
    words, known = reading.analysis.words, call_words(reading.language)
    toward = words[cue.index + 1].lower
    for joint in range(start + 1, limit - 3):
        first = joint + 1
        joined = words[joint].tag == "CC"
        if words[joint].text == "," and words[first].tag == "CC":
            first, joined = first + 1, True
        repeated = toward in known.toward and words[first].lower == toward
        if not joined and not (repeated and words[joint].text == ","):
            continue
        first += repeated
        to = next((i for i in range(first + 1, min(limit - 1, first + LONGEST_NAMED)) if words[i].tag == "TO"), None)
        if to is None or words[to + 1].tag != "VB" or any(w.pos in ("VERB", "AUX", "PUNCT") for w in words[first:to]):
            continue
        asked = reading.parties.at(words[to - 1].index)
        if repeated or (asked is not None and asked.span.start <= words[first + 1].start and asked.name):
            return joint, first, to
    return None


def near(reading: Reading, cue: Word, to: int, verb: Word) -> bool:
    """True where the verb hangs on the phrase between the asking and the "to", as the parse has it now and then."""
    return (
        cue.index < verb.head < to
        and verb.dep in ("relcl", "acl", "xcomp", "advcl", "conj")
        or (verb.dep in ("ccomp", "xcomp", "advcl") and verb.head <= cue.index)
    )


def fits_preposition(reading: Reading, cue: Word, to: int) -> bool:
    """True unless the words before "to" are a thing asked for, and the infinitive only its purpose."""
    known, words = call_words(reading.language), reading.analysis.words
    following = words[cue.index + 1]
    if cue.pos == "NOUN" or following.lower not in known.toward_thing:
        thing = [c for c in reading.analysis.children(cue.index, "dobj") if c.index < to]
        return not thing or is_somebody(reading, thing[0])
    heads = reading.analysis.children(following.index, "pobj") or reading.analysis.children(
        words[to + 1].index, "nsubj"
    )
    return not heads or is_somebody(reading, heads[0])


def fits_noun(reading: Reading, cue: Word, to: int, verb: Word) -> bool:
    """True where a noun of asking leads on to this infinitive: "orders from X to", "recommendation was for X to"."""
    known, analysis = call_words(reading.language), reading.analysis
    between = analysis.words[cue.index + 1 : to]
    if not between:
        return True
    copula = between[0].lemma in known.copulas
    lead = between[1] if copula and len(between) > 1 else between[0]
    somebody = any(is_somebody(reading, w) for w in between if w.pos in ("NOUN", "PROPN", "PRON"))
    if lead.lower in known.toward:
        heads = analysis.children(verb.index, "nsubj") or analysis.children(lead.index, "pobj")
        return bool(heads) and is_somebody(reading, heads[0])
    issued = any(w.lower in known.issued | known.by for w in between)
    return issued and somebody and all(w.tag not in FINITE for w in between)


def is_somebody(reading: Reading, word: Word) -> bool:
    """True where a word names someone who can be asked."""
    known = call_words(reading.language)
    if word.lemma in known.light_objects | known.plans | known.acts:
        return False
    if word.pos in ("PRON", "PROPN") or reading.parties.at(word.index) is not None:
        return True
    # "Called for improvements to": plurals mean people, but for those of deeds.
    return word.tag == "NNS" and not (word.lemma in known.no_people or word.lemma.endswith(tuple(known.deed_endings)))
