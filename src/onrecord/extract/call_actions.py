"""Where the words of an action end, and where one action ends and the next begins."""

from onrecord.extract.call_words import CallWords, call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

CONTENT = ("NOUN", "PROPN", "PRON", "NUM", "DET")
MODIFIERS = ("det", "amod", "compound", "poss", "nummod", "nmod", "predet", "advmod", "case", "punct", "neg", "quantmod")
FINITE = ("VBD", "VBZ", "VBP", "MD")
OPENING, CLOSING = "“«„\"", "”»\""

Piece = tuple[int, int]
"""The words from the first index up to, not including, the second."""


def span_of(analysis: Analysis, piece: Piece) -> Span:
    """The characters of a piece, without punctuation at its ends."""
    first, last = piece
    words = analysis.words
    while last - 1 > first and words[last - 1].pos == "PUNCT" and words[last - 1].text not in ")]":
        last -= 1
    while first < last - 1 and words[first].pos == "PUNCT" and words[first].text not in "([":
        first += 1
    return Span(words[first].start, words[last - 1].end)


def action_end(reading: Reading, first: int, limit: int) -> int:
    """The index after the last word of the action that begins at `first`; never beyond `limit`."""
    words, known = reading.analysis.words, call_words(reading.language)
    quoted = False
    for i in range(first + 1, limit):
        word = words[i]
        if word.text in CLOSING and not (word.text in OPENING and not quoted):
            if not quoted:
                return i
            quoted = False
        elif word.text in OPENING:
            quoted = True
        elif word.text in ";:" or is_stop(reading.analysis, known, i) or opens_clause_of_time(reading.analysis, known, i):
            return i
        elif word.text == "," and i + 1 < limit and breaks_off(reading.analysis, known, first, i, limit):
            return i
        elif word.tag == "CC" and leaves(reading.analysis, first, i, limit):
            return i
        elif is_outer_verb(reading.analysis, first, i):
            return i
    return limit


def is_stop(analysis: Analysis, known: CallWords, i: int) -> bool:
    """True where a reason or an aside opens at a word, comma or none."""
    words = analysis.words
    two = f"{words[i].lower} {words[i + 1].lower}" if i + 1 < len(words) else ""
    return words[i].lower in known.stops or two in known.stops


def breaks_off(analysis: Analysis, known: CallWords, first: int, comma: int, limit: int) -> bool:
    """True where what follows a comma is no longer part of the action."""
    following = analysis.words[comma + 1]
    if following.lower in known.stops_after_comma:
        return not is_aside(analysis, known, comma, limit)
    if following.lower in known.goes_on or following.tag in ("VB", "TO", "CC", "RB") or begins_item(analysis, comma, limit):
        return False
    if following.tag in FINITE:
        verb = following.head if following.dep in ("aux", "auxpass") else following.index
        return not any(first <= s.index < comma for s in analysis.children(verb, "nsubj", "nsubjpass"))
    top = following
    while top.head != top.index and not first <= top.head <= comma:
        top = analysis.head(top)
    return not first <= top.head <= comma or top.dep in ("nsubj", "nsubjpass")


def begins_item(analysis: Analysis, comma: int, limit: int) -> bool:
    """True where a later comma or word of the same clause shows that this comma parts the items of a list."""
    for i in range(comma + 1, limit):
        word = analysis.words[i]
        if word.tag in (*FINITE, "WDT", "WP") or word.text in ";:":
            return False
        if word.text == "," and i + 1 < limit:
            return analysis.words[i + 1].dep == "cc" or analysis.words[i + 1].tag == "CC"
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
    return word.lower in known.times and (word.dep == "mark" or bool(analysis.children(i, "pcomp")))


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
    after = next((w for w in analysis.words[cc + 1 : limit] if w.pos != "ADV"), None)
    if after is not None and after.tag == "VBD":
        return not (first <= joined.index and joined.tag in ("VBD", "MD", "VBN", "VBP"))
    if joined.index >= first:
        return (joined.tag == "VB" or joined.pos in ("NOUN", "PROPN")) and opens_clause(analysis, cc, limit)
    for word in analysis.words[cc + 1 : limit]:
        if word.tag in ("TO", "VB"):
            return False
        if word.tag in (*FINITE, "VBG"):
            return word.head < first or word.head > cc
    return False


def opens_clause(analysis: Analysis, cc: int, limit: int) -> bool:
    """True where a clause with a subject of its own follows "and": "... and two days later he was released"."""
    for word in analysis.words[cc + 1 : min(limit, cc + 12)]:
        if word.tag in ("WDT", "WP", "CC") or word.dep == "mark":
            return False
        if word.tag in FINITE:
            verb = word.head if word.dep in ("aux", "auxpass") else word.index
            return any(cc < s.index < word.index for s in analysis.children(verb, "nsubj", "nsubjpass"))
    return False


def verb_pieces(analysis: Analysis, first: int, last: int) -> list[Piece]:
    """The verb phrases that "and" or commas join from `first`, the first verb's own words first; shared objects keep them one."""
    words = analysis.words
    root = next((i for i in range(first, last) if words[i].tag == "VB"), first)
    starts, members = [first], {root}
    for i in range(root + 1, last):
        plain = words[i].tag == "VBP" and words[i].dep == "conj" and words[i].head in members and not analysis.children(i, "nsubj")
        if words[i].tag != "VB" and not plain:
            continue
        before = i - 1
        while before > root and (words[before].pos == "ADV" or words[before].tag in ("TO", "RB") or words[before].dep == "auxpass"):
            before -= 1
        joined = words[before].tag == "CC" and words[before].lower != "or" or (words[before].text == "," and words[i].dep in ("conj", "ROOT", "advcl", "dep"))
        if not joined or words[before].lower == "but":  # "introduce a limit or abolish it" is one thing asked for
            continue
        head = words[i].head
        if not (head in members or not root <= head < last or head == i):
            continue
        members.add(i)
        if has_content(words[max(starts[-1], root) + 1 : before]):
            starts.append(before + 1)
    return cut_at(analysis, starts, last)


def has_content(words: tuple[Word, ...]) -> bool:
    """True where the words hold an object: more than particles, adverbs and marks."""
    return any(w.pos in CONTENT for w in words)


def cut_at(analysis: Analysis, starts: list[int], last: int) -> list[Piece]:
    """The pieces that begin at `starts`, without the marks and the "and" or "and for" at their ends."""
    words, pieces = analysis.words, []
    for first, after in zip(starts, [*starts[1:], last], strict=True):
        while after - 1 > first and (words[after - 1].text in ",;" or words[after - 1].tag in ("CC", "IN") and after < last):
            after -= 1
        pieces.append((first, after))
    return pieces


def noun_pieces(analysis: Analysis, first: int, last: int) -> list[Piece]:
    """The noun phrases with words of their own that "and" or commas join from `first`."""
    words = analysis.words
    root = noun_root(analysis, first, last)
    starts, members = [first], {root}
    lead = words[first - 1].lower if first and words[first - 1].pos in ("ADP", "SCONJ") else ""
    for i in range(root + 1, last):
        word = words[i]
        if word.lower == lead and words[i - 1].tag == "CC" and word.head < root:
            starts.append(i + 1)
            continue
        if word.pos not in ("NOUN", "PROPN", "VERB") or word.dep not in ("conj", "appos", "dobj"):
            continue
        if not (word.head in members or not first <= word.head < last):
            continue
        begins = noun_start(analysis, i, root)
        before = begins - 1
        comma = words[before].text == "," or (words[before].tag == "CC" and words[before - 1].text == ",")
        if not comma and words[before].tag != "CC":
            continue
        members.add(i)
        own = any(c.dep in ("prep", "acl", "relcl") for c in analysis.children(i))
        first_own = any(c.dep in ("prep", "acl", "relcl") and c.index < before for c in analysis.children(root))
        if own and (comma or first_own):
            starts.append(begins)
    return cut_at(analysis, starts, last)


def noun_root(analysis: Analysis, first: int, last: int) -> int:
    """The head word of the noun phrase that these words begin with."""
    for i in range(first, last):
        word = analysis.words[i]
        if word.pos in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "VERB") and not (
            i < word.head < last and word.dep in MODIFIERS
        ):
            return i
    return first


def noun_start(analysis: Analysis, head: int, after: int) -> int:
    """The index of the first word of a noun phrase, beyond `after`."""
    start = head
    while start - 1 > after and analysis.words[start - 1].dep in MODIFIERS and analysis.words[start - 1].text not in ",;":
        start -= 1
    return start


def purpose_of_light(reading: Reading, piece: Piece) -> Piece:
    """The purpose of an "act ... to", which is what is asked for; any other piece as it is."""
    words, known = reading.analysis.words, call_words(reading.language)
    first, last = piece
    verb = next((i for i in range(first, last) if words[i].tag in ("VB", "VBP")), None)
    if verb is None:
        return piece
    light = words[verb].lemma in known.light_verbs or any(
        c.lemma in known.light_objects for c in reading.analysis.children(verb, "dobj")
    )
    to = next((i for i in range(verb + 1, last - 1) if words[i].tag == "TO" and words[i + 1].tag == "VB"), None)
    return (to + 1, last) if light and to else piece
