"""Where the words of an action end."""

from onrecord.extract.calls.asides import goes_on_at
from onrecord.extract.calls.pieces import is_bare_beside, is_bare_in_list
from onrecord.extract.calls.words import CallWords, call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis

FINITE = ("VBD", "VBZ", "VBP", "MD")
"""The tags of verbs that carry a clause."""
STRAIGHT = '"'
OPENING, CLOSING = '“«„"', '”»"'


def action_end(reading: Reading, first: int, limit: int) -> int:
    """The index after the last word of the action that begins at `first`; never beyond `limit`, nor after a lone "which"."""
    end = first_end(reading, first, limit)
    while end - 1 > first and reading.analysis.words[end - 1].tag in ("WDT", "WP"):
        end -= 1
    return end


def first_end(reading: Reading, first: int, limit: int) -> int:
    """The index of the first word that is no longer part of the action that begins at `first`."""
    words, known = reading.analysis.words, call_words(reading.language)
    inside, quoted, beyond = in_straight_marks(reading, first), False, first
    for i in range(first + 1, limit):
        word = words[i]
        if i < beyond:
            continue
        if inside and word.text == STRAIGHT:
            return i
        if word.text in CLOSING and not (word.text in OPENING and not quoted):
            if not quoted:
                return i
            quoted = False
        elif word.text in OPENING:
            quoted = True
        elif word.text == ",":
            if (close := end_of_manner(reading.analysis, i, limit)) is not None:
                beyond = close + 1
            elif i + 1 < limit and breaks_off(reading.analysis, known, first, i, limit):
                goes_on = goes_on_at(reading, i, limit)
                if goes_on is None:
                    return i
                beyond = goes_on + 1
        elif (
            word.text in ";:"
            or is_stop(reading.analysis, known, i)
            or opens_clause_of_time(reading.analysis, known, i)
            or word.tag == "CC"
            and leaves(reading.analysis, first, i, limit)
            or is_outer_verb(reading.analysis, first, i)
        ):
            return i
    return limit


def end_of_manner(analysis: Analysis, comma: int, limit: int) -> int | None:
    """The second comma of "release, immediately and unconditionally, every civilian"; None where no such aside opens."""
    words = analysis.words
    if words[comma - 1].pos != "VERB" or comma + 1 >= limit or words[comma + 1].pos != "ADV":
        return None
    close = next((i for i in range(comma + 2, limit) if words[i].pos not in ("ADV", "CCONJ")), None)
    return close if close is not None and words[close].text == "," else None


def in_straight_marks(reading: Reading, first: int) -> bool:
    """True where a mark that opens and closes alike stands open before a word, in its sentence."""
    opening = reading.analysis.sentence_of(reading.analysis.words[first]).first
    return sum(word.text == STRAIGHT for word in reading.analysis.words[opening:first]) % 2 == 1


def is_stop(analysis: Analysis, known: CallWords, i: int) -> bool:
    """True where a reason or an aside opens at a word, comma or none."""
    words = analysis.words
    two = f"{words[i].lower} {words[i + 1].lower}" if i + 1 < len(words) else ""
    return words[i].lower in known.stops or two in known.stops


def breaks_off(analysis: Analysis, known: CallWords, first: int, comma: int, limit: int) -> bool:
    """True where what follows a comma is no longer part of the action."""
    following = analysis.words[comma + 1]
    clause = analysis.head(following)
    if following.pos == "ADP" and comma + 2 < limit and analysis.words[comma + 2].tag in ("WDT", "WP"):
        return True  # "fund the plan, for which little has been given"
    if following.dep == "nsubj" and clause.dep == "ccomp" and first <= clause.head < comma:
        return False  # "ensure that, until she is freed, she sees a doctor"
    if following.lower in known.stops_after_comma:
        return not is_aside(analysis, known, comma, limit)
    if (
        following.lower in known.goes_on
        or following.tag in ("VB", "TO", "CC", "RB")
        or begins_item(analysis, comma, limit)
    ):
        return False
    if opens_apposition(analysis, comma, limit):
        return True
    bare = following.tag == "VBD" and is_bare_in_list(analysis, following.index)
    if bare or is_bare_beside(analysis, following.index, first):
        return False
    if following.tag in FINITE:
        verb = following.head if following.dep in ("aux", "auxpass") else following.index
        return not any(first <= s.index < comma for s in analysis.children(verb, "nsubj", "nsubjpass"))
    top = following
    while top.head != top.index and not first <= top.head <= comma:
        top = analysis.head(top)
    return not first <= top.head <= comma or top.dep in ("nsubj", "nsubjpass")


def opens_apposition(analysis: Analysis, comma: int, limit: int) -> bool:
    """True for the comma of "the death of X, a miner who ...", which tells who X was and not what is asked for."""
    noun = next((w for w in analysis.words[comma + 1 : min(limit, comma + 8)] if w.dep == "appos"), None)
    return (
        noun is not None
        and noun.head < comma
        and analysis.head(noun).pos == "PROPN"
        and any(c.index > noun.index for c in analysis.children(noun.index, "relcl"))
        and analysis.subtree(noun.index)[0].index == comma + 1
    )


def begins_item(analysis: Analysis, comma: int, limit: int) -> bool:
    """True where an "and" that follows shows that a comma parts the items of a list; False where a verb comes first."""
    if analysis.words[comma + 1].pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "VERB", "PRON"):
        return False
    for word in analysis.words[comma + 1 : limit]:
        if word.tag in (*FINITE, "WDT", "WP") or word.text in ";:":
            return False
        if word.tag == "CC":
            return True
    return False


def is_aside(analysis: Analysis, known: CallWords, comma: int, limit: int) -> bool:
    """True where a second comma soon ends what the first one opens, and the action goes on: "to find, if need be, a way"."""
    second = next((i for i in range(comma + 2, min(comma + 6, limit - 1)) if analysis.words[i].text == ","), None)
    if second is None:
        return False
    following = analysis.words[second + 1]
    return following.pos in ("DET", "NOUN", "ADJ", "ADP") and following.lower not in known.stops_after_comma


def opens_clause_of_time(analysis: Analysis, known: CallWords, i: int) -> bool:
    """True where "after" or its like opens a clause, not a mere date."""
    word = analysis.words[i]
    verbal = word.dep == "prep" and word.tag == "VBG"  # "protection following his reports"
    return word.lower in known.times and (word.dep == "mark" or verbal or bool(analysis.children(i, "pcomp")))


def is_outer_verb(analysis: Analysis, first: int, i: int) -> bool:
    """True for the finite verb of which the action is the subject or a part of it: "police demanding pay fled"."""
    word = analysis.words[i]
    if word.tag not in FINITE:
        return False
    verb = word.head if word.dep in ("aux", "auxpass") else i
    return any(a.index == verb for a in analysis.ancestors(analysis.words[first]))


def leaves(analysis: Analysis, first: int, cc: int, limit: int) -> bool:
    """True where "and" joins something to words before the action: another clause, not another thing asked for."""
    joined = analysis.words[analysis.words[cc].head]
    if joins_that_clause(analysis, cc, limit):
        return True
    after = next((w for w in analysis.words[cc + 1 : limit] if w.pos != "ADV"), None)
    if after is not None and after.tag == "VBD":
        return not (first <= joined.index and joined.tag in ("VBD", "MD", "VBN", "VBP"))
    if joined.index >= first:
        return (joined.tag in ("VB", "VBN") or joined.pos in ("NOUN", "PROPN")) and opens_clause(analysis, cc, limit)
    for word in analysis.words[cc + 1 : limit]:
        if word.tag in ("TO", "VB"):
            return False
        if word.tag in (*FINITE, "VBG"):
            return word.head < first or word.head > cc
    return False


def joins_that_clause(analysis: Analysis, cc: int, limit: int) -> bool:
    """True where "and" joins a second "that" clause to the one before it: "urged that X be built and that Y be shut"."""
    mark = analysis.words[cc + 1] if cc + 1 < limit else None
    if mark is None or mark.dep != "mark" or mark.tag != "IN":
        return False
    verb = analysis.head(mark)
    before = analysis.children(verb.head, "mark") if verb.dep == "conj" else ()
    return any(m.lower == mark.lower and m.index < cc for m in before)


def opens_clause(analysis: Analysis, cc: int, limit: int) -> bool:
    """True where a clause with a subject of its own follows "and": "... and two days later he was released".

    So does one that begins as the first did: "demanded that X leave and that Y pay".
    """
    after = analysis.words[cc + 1] if cc + 1 < limit else None
    if after is not None and after.dep == "mark" and after.tag == "IN":
        inside = analysis.words[after.head].head
        return (
            analysis.words[inside].tag == "VB"
            and not analysis.children(inside, "mark")
            or inside < cc
            and any(m.lower == after.lower and m.index < inside for m in analysis.children(inside, "mark"))
        )
    for word in analysis.words[cc + 1 : min(limit, cc + 12)]:
        if word.tag in ("WDT", "WP", "WP$", "CC") or word.dep == "mark" or word.text in (STRAIGHT, *CLOSING):
            return False
        if word.tag in FINITE:
            verb = word.head if word.dep in ("aux", "auxpass") else word.index
            return any(cc < s.index < word.index for s in analysis.children(verb, "nsubj", "nsubjpass"))
    return False
