"""One action from the next: the verbs and nouns that "and" and commas join."""

from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

CONTENT = ("NOUN", "PROPN", "PRON", "NUM", "DET")
MODIFIERS = (
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "nmod",
    "predet",
    "advmod",
    "case",
    "punct",
    "neg",
    "quantmod",
)

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


def verb_pieces(reading: Reading, first: int, last: int) -> list[Piece]:
    """The verb phrases that "and" or commas join from `first`; those that share an object stay one.

    "Introduce a limit or abolish it" is one thing asked for.
    """
    analysis = reading.analysis
    words, known = analysis.words, call_words(reading.language)
    opening = next((i for i in range(first, last) if words[i].pos != "ADV"), first)
    plural = opening < last and words[opening].tag == "VBP"
    root = opening if plural else next((i for i in range(first, last) if words[i].tag == "VB"), first)
    starts, members = [first], {root}
    listed = listed_infinitives(words, first, root, last)
    for i in range(root + 1, last):
        if words[i].tag == "CC" and i + 2 < last and len(starts) == 1 and amount_beside(analysis, root, i):
            starts.append(i + 1)
            continue
        plain = (
            (words[i].tag == "VBP" or words[i].tag == "VBD" and is_bare_in_list(analysis, i))
            and words[i].dep == "conj"
            and (words[i].head in members or is_bare_beside(analysis, i, first))
            and not analysis.children(i, "nsubj")
        )
        if words[i].tag != "VB" and not plain:
            continue
        if i in listed:
            members.add(i)
            starts.append(listed[i])
            continue
        before = i - 1
        while before > root and (
            words[before].pos == "ADV" or words[before].tag in ("TO", "RB", "MD") or words[before].dep == "auxpass"
        ):
            before -= 1
        either = words[before].lower in known.alternatives
        joined = (
            words[before].tag == "CC"
            or words[before].dep == "cc"
            or (words[before].text == "," and words[i].dep in ("conj", "ROOT", "advcl", "dep"))
        )
        if not joined:
            continue
        head = words[i].head
        inside = root <= head < last and head != i and not is_clause_of_its_own(analysis, head)
        # "By 15 January, and refrain": no verb is joined to a date or a name.
        misread = words[head].pos in ("PROPN", "NUM") and words[i].dep == "conj"
        if head not in members and inside and not misread:
            continue
        members.add(i)
        if not either and has_content(words[max(starts[-1], root) + 1 : before]):
            starts.append(before + 1)
    return cut_at(analysis, starts, last)


def amount_beside(analysis: Analysis, root: int, joint: int) -> bool:
    """True for the "and" of "pay 900 to X and 100 to Y", and of "send 40 men to X and 20 to Y": two things, each to somebody."""
    words = analysis.words
    after = joint + 1
    while after < len(words) and (words[after].pos in ("NUM", "SYM") or words[after].dep in ("amod", "quantmod")):
        after += 1
    unit = words[after] if after < len(words) else None
    lead = words[after + 1] if after + 1 < len(words) else None
    thing = next(iter(analysis.children(root, "dobj")), None)
    if unit is None or lead is None or thing is None or words[joint + 1].pos not in ("NUM", "SYM"):
        return False
    counted = any(c.pos in ("NUM", "SYM") for c in analysis.children(thing.index))
    same = any(w.lower == lead.lower for w in words[thing.index + 1 : thing.index + 2])
    return lead.pos == "ADP" and counted and same and unit.lemma == thing.lemma


def listed_infinitives(words: tuple[Word, ...], first: int, root: int, last: int) -> dict[int, int]:
    """Of "to stop the raids, to free X and to pay Y" each later verb, and the "to" before it; empty where no such list stands.

    Whatever a parse hangs them on: the last one follows "and", the others commas.
    """
    opens = first and words[first - 1].tag == "TO" or words[first].tag == "TO"
    verbs = [
        i for i in range(root + 1, last) if opens and words[i].tag == "VB" and words[i - 1].tag == "TO"
        and (words[i - 2].text in (",", ";") or words[i - 2].tag == "CC")
    ]  # fmt: skip
    return {i: i - 1 for i in verbs} if verbs and words[verbs[-1] - 2].tag == "CC" else {}


def is_bare_in_list(analysis: Analysis, verb: int) -> bool:
    """True for the "lay" of "that they cease fire, lay down their arms and go", which a parse takes for a past tense."""
    joined = analysis.children(verb, "conj")
    return any(c.tag == "VB" and not analysis.children(c.index, "aux") for c in joined)


def is_bare_beside(analysis: Analysis, verb: int, first: int) -> bool:
    """True for the "allow" of "demands that they lift the siege, allow aid", which a parse joins to "demands": the forms don't agree."""
    word, over = analysis.words[verb], analysis.words[analysis.words[verb].head]
    return word.tag == "VBP" and word.dep == "conj" and over.tag == "VBZ" and over.index < first


def is_clause_of_its_own(analysis: Analysis, verb: int) -> bool:
    """True for "allows" in "if the law allows": what an infinitive behind it is joined to stands before its clause."""
    return analysis.words[verb].tag != "VB" and bool(analysis.children(verb, "nsubj", "nsubjpass"))


def has_content(words: tuple[Word, ...]) -> bool:
    """True where the words hold an object: more than particles, adverbs and marks."""
    return any(w.pos in CONTENT for w in words)


def cut_at(analysis: Analysis, starts: list[int], last: int) -> list[Piece]:
    """The pieces that begin at `starts`, without the marks and the "and", "and for", "to" at their ends."""
    words, pieces = analysis.words, []
    for first, after in zip(starts, [*starts[1:], last], strict=True):
        while after - 1 > first and (
            words[after - 1].text in ",;" or words[after - 1].tag in ("CC", "IN") and after < last
        ):
            after -= 1
        while words[first].tag in ("TO", "MD") and first + 1 < after and first > starts[0]:
            first += 1
        if words[first].tag == "TO" and first + 1 < after:
            first += 1
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
    while (
        start - 1 > after and analysis.words[start - 1].dep in MODIFIERS and analysis.words[start - 1].text not in ",;"
    ):
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
        c.lemma in known.light_objects
        for c in reading.analysis.children(verb, "dobj")
        if words[verb].lemma in known.taking
    )
    to = next((i for i in range(verb + 1, last - 1) if words[i].tag == "TO" and words[i + 1].tag == "VB"), None)
    return (to + 1, last) if light and to else piece
