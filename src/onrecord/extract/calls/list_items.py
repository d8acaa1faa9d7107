"""What one item of a list asks for, and of whom: "X to VERB", "VERB", "that X VERB", a thing."""

from collections.abc import Iterator

from onrecord.extract.calls.actions import action_end
from onrecord.extract.calls.parties import Asked, addressees, agents_in, names_at
from onrecord.extract.calls.pieces import Piece, noun_pieces, noun_root, purpose_of_light, verb_pieces
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span


def asked_in_item(reading: Reading, item: Span, by: str, to: tuple[str, ...], cue: int) -> Iterator[Asked]:
    """The calls of one item: of "X to VERB" for X, of "VERB" for whom the list is addressed to, else of a thing."""
    analysis = reading.analysis
    words = analysis.words_in(item)
    if not any(w.pos in ("NOUN", "PROPN", "VERB") for w in words):
        return
    first, limit = words[0].index, words[-1].index + 1
    known = call_words(reading.language)
    if words[0].lower in known.that and (clause := asked_in_that(reading, words, by, to, cue)):
        yield from clause
        return
    if tells_duty(reading, words) or words[0].dep == "prep" and not any(w.pos in ("VERB", "AUX") for w in words):
        return  # "by nine votes to two", "X shall pay": what a sentence of the item says is read as any other
    before = addressee_end(words, known.infinitive)
    if before is None and words[0].tag not in ("VB", "TO"):
        if is_sentence(analysis, words):
            return
        for one in noun_pieces(analysis, first, action_end(reading, first, limit)):
            yield Asked(one, by, agents_in(reading, one) or to, cue)
        return
    own: tuple[str, ...] = ()
    start = first + (1 if words[0].tag == "TO" else 0)
    if before:
        head = noun_root(analysis, first, first + before)
        passive = analysis.words[first + before + 1].lemma in known.copulas
        nobody = reading.parties.at(head) is None and analysis.words[head].tag != "NNS"
        if passive or nobody:
            yield Asked((first, action_end(reading, first + before + 1, limit)), by, (), cue)
            return
        own = item_addressees(reading, (first, first + before))
        start = first + before + 1
    end = action_end(reading, start, limit)
    for one in verb_pieces(reading, *purpose_of_light(reading, (start, end))):
        yield Asked(one, by, own or to, cue)


def tells_duty(reading: Reading, words: tuple[Word, ...]) -> bool:
    """True for an item that says by itself who must act: "X shall pay"."""
    modals = [w for w in words if w.lower in call_words(reading.language).duty_modals and w.tag == "MD"]
    verbs = (reading.analysis.head(w) for w in modals)
    return any(
        v.dep not in ("relcl", "acl", "advcl") and reading.analysis.children(v.index, "nsubj", "nsubjpass")
        for v in verbs
    )


def is_sentence(analysis: Analysis, words: tuple[Word, ...]) -> bool:
    """True for an item that tells something: with a verb of its own, in a tense, and a subject."""
    root = next((w for w in words if w.head == w.index), None)
    helpers = analysis.children(root.index, "aux", "auxpass") if root else []
    tensed = root is not None and any(w.tag in ("VBD", "VBZ", "VBP") for w in (root, *helpers))
    return root is not None and tensed and bool(analysis.children(root.index, "nsubj", "nsubjpass"))


def asked_in_that(reading: Reading, words: tuple[Word, ...], by: str, to: tuple[str, ...], cue: int) -> list[Asked]:
    """The calls of an item "that X VERB and VERB", for X; of "that they be freed" the whole clause. Empty where it has no verb."""
    analysis, known = reading.analysis, call_words(reading.language)
    first, limit = words[0].index, words[-1].index + 1
    opens = first + (words[0].lower in known.that)
    own = (w for w in words if w.pos in ("VERB", "AUX") and analysis.children(w.index, "nsubj", "nsubjpass"))
    verb = next((w for w in own if w.dep not in ("relcl", "acl", "advcl")), None)
    if verb is None:
        return asked_of_first(reading, opens, limit, by, cue)
    subject = analysis.children(verb.index, "nsubj", "nsubjpass")[-1]
    if verb.lemma in known.copulas or analysis.children(verb.index, "nsubjpass", "auxpass"):
        return [Asked((opens, action_end(reading, verb.index, limit)), by, (), cue)]
    end = action_end(reading, verb.index, limit)
    asked = names_at(reading, subject.index)
    return [Asked(one, by, asked or to, cue) for one in verb_pieces(reading, verb.index, end)]


def asked_of_first(reading: Reading, first: int, limit: int, by: str, cue: int) -> list[Asked]:
    """The calls of "Parliament repeal the law and ...", where a parse sees no verb: to the party that the clause begins with."""
    words = reading.analysis.words
    start = first + (first < limit and words[first].tag == "DT")
    if start >= limit:
        return []
    mention, known = reading.parties.at(start), reading.parties.words
    bare = known is not None and words[start].lower in known.bodies | known.state_heads | known.organisations
    if mention is None and not bare or mention is not None and mention.span.start > words[start].start:
        return []
    end = mention.span.end if mention else words[start].end
    name = mention.name if mention else words[start].text
    after = next((i for i in range(start, limit) if words[i].start >= end), limit)
    if after < limit and words[after].pos == "ADP":  # "all parties to the conflict cease"
        after = next((i + 1 for i in range(after, limit) if words[i].pos in ("NOUN", "PROPN")), limit)
    if (
        after + 1 >= limit
        or words[after].pos not in ("VERB", "NOUN", "ADJ", "PROPN")
        or not words[after].text.islower()
    ):
        return []
    return [
        Asked(one, by, (name,) if name else (), cue)
        for one in verb_pieces(reading, after, action_end(reading, after, limit))
    ]


def addressee_end(words: tuple[Word, ...], infinitive_marks: frozenset[str]) -> int | None:
    """How many words stand before "to VERB", where they are a noun phrase; None where no such words open the item."""
    for i, word in enumerate(words[:-1]):
        if word.tag in ("TO", "IN") and word.lower in infinitive_marks:
            verb = next((w for w in words[i + 1 : i + 4] if w.pos not in ("ADV", "PART") and w.tag != "RB"), None)
            if verb and verb.tag == "VB":
                return i
        elif word.tag in ("VBD", "VBZ", "VBP", "MD", "VB") or word.text in ".;":
            return None
    return None


def item_addressees(reading: Reading, piece: Piece) -> tuple[str, ...]:
    """Who the words before "to VERB" name: all parties among them that no other one of them holds."""
    names = addressees(reading, piece)
    words = reading.analysis.words[piece[0] : piece[1]]
    found = [
        m
        for w in words
        if (m := reading.parties.at(w.index))
        and m.head == w.index
        and w.dep not in ("poss", "pobj", "compound", "amod")
    ]
    return tuple(dict.fromkeys([*names, *(m.name for m in found if m.name)]))
