"""Calls given as a list after a colon: each item a call, with its own addressee where it names one."""

import re
from collections.abc import Iterator

from onrecord.extract.calls.actions import action_end
from onrecord.extract.calls.parties import Asked, addressees, agents_in, caller, names_at
from onrecord.extract.calls.pieces import Piece, noun_pieces, noun_root, purpose_of_light, verb_pieces
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

LONGEST_HEADING = 12
"""Words; a longer paragraph is no heading."""
MARK = re.compile(r"[•●▪◦‣⁃·*–—-]+\s+|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+")
INSIDE = re.compile(r"(?:(?<=[\s;,:])|^)\((?:[ivx]{1,5}|[a-h]|\d{1,2})\)\s+")
"""What opens an item of a list within a paragraph: "to: (i) pay them; (ii) free them"."""
LONGEST_PLAIN_ITEM = 400
"""Characters; a longer paragraph without a mark is no item of a list."""


def find_listed(reading: Reading) -> Iterator[Asked]:
    """What the items of every list of calls ask for, in order of the text."""
    paragraphs = reading.analysis.paragraphs
    over: Word | None = None
    for paragraph in paragraphs:
        yield from listed_inside(reading, paragraph)
    for number, paragraph in enumerate(paragraphs[:-1]):
        cue = opening_of(reading, paragraph)
        to: tuple[str, ...] = ()
        if cue is not None:
            over, to = cue, asked_in_opening(reading, cue, paragraph)
        elif over is not None and (addressed := addressed_by(reading, paragraph)):
            cue, to = over, addressed
        elif not MARK.match(paragraph.of(reading.text)):
            over = None
        if cue is None:
            continue
        known = call_words(reading.language)
        own = cue.lower in known.duty_modals
        ending = reading.analysis.words_in(paragraph)[-2:]
        clauses = len(ending) == 2 and ending[0].lower in known.that and ending[1].text == ":"
        by, voice = "" if own else caller(reading, cue), reading.voice_at(paragraph.start).name
        for item in items_after(reading, number):
            words = reading.analysis.words_in(item)
            told = asked_in_that(reading, words, by or voice, to, cue.index) if clauses and words else []
            yield from told or asked_in_item(reading, item, by or voice, to, cue.index)


def listed_inside(reading: Reading, paragraph: Span) -> Iterator[Asked]:
    """What the items of a list within one paragraph ask for."""
    shown = paragraph.of(reading.text)
    marks = list(INSIDE.finditer(shown))
    opens = shown[: marks[0].start()].rstrip() if len(marks) > 1 else ""
    if not opens.endswith(":"):
        return
    opening = Span(paragraph.start, paragraph.start + len(opens))
    cue = opening_of(reading, opening)
    if cue is None:
        return
    to = asked_in_opening(reading, cue, opening)
    by = caller(reading, cue) or reading.voice_at(opening.start).name
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        start = paragraph.start + mark.end()
        last = after.start() if after else len(shown)
        item = Span(start, paragraph.start + last)
        words = reading.analysis.words_in(item)
        if after is None and words:
            item = Span(start, reading.analysis.sentence_of(words[0]).span.end)
        if cue.lower in call_words(reading.language).duty_modals and not (words and words[0].tag == "VB"):
            continue  # "must show: (i) an act" says what, and asks nothing
        yield from asked_in_item(reading, item, by, to, cue.index)


def addressed_by(reading: Reading, paragraph: Span) -> tuple[str, ...]:
    """X of the heading "X to:" within a list that "We call on:" opened; none for any other paragraph."""
    words = reading.analysis.words_in(paragraph)
    short = 3 <= len(words) <= LONGEST_HEADING and words[-1].text == ":"
    if not short or words[-2].lower not in call_words(reading.language).infinitive:
        return ()
    return item_addressees(reading, (words[0].index, words[-2].index))


def opening_of(reading: Reading, paragraph: Span) -> Word | None:
    """The word of asking in the last sentence of a paragraph that ends in a colon, or in a short heading without one."""
    known, analysis = call_words(reading.language), reading.analysis
    words = analysis.words_in(paragraph)
    if not words:
        return None
    last = [w for w in analysis.words_of(analysis.sentence_of(words[-1])) if w.index <= words[-1].index]
    if words[-1].text == ":":
        asks = known.asks_to | known.asks_that | known.nouns_to
        cue = next((w for w in reversed(last) if w.lemma in asks or w.lower in known.duty_modals), None)
        if cue is not None:
            return cue
    if words[-1].text == ":" and words[0].lower in known.infinitive and len(words) <= LONGEST_HEADING:
        return words[0]  # "To the ministry:"
    return None if len(words) > LONGEST_HEADING or words[-1].text in ".!?;," else heading_cue(reading, words)


def heading_cue(reading: Reading, words: tuple[Word, ...]) -> Word | None:
    """The word of asking of a short heading: "Recommendations to X", "Key recommendations", "What we ask"; None for any other."""
    known = call_words(reading.language)
    first, last = words[0], words[-2] if words[-1].text == ":" and len(words) > 1 else words[-1]
    if first.lower in known.heading_questions:
        asks = known.asks_to | known.asks_that
        return next((w for w in words[1:] if w.lemma in asks), None)
    if first.lemma in known.heading_words and first.pos in ("NOUN", "PROPN", "VERB"):
        return first
    named = [w for w in words if w.pos != "PUNCT" and len(w.text) > 1]
    return last if len(named) <= 2 and last.lemma in known.heading_words and last.tag in ("NNS", "NNPS") else None


def asked_in_opening(reading: Reading, cue: Word, paragraph: Span) -> tuple[str, ...]:
    """Who the whole list is addressed to: "urges the government to:", "the authorities must:", "Recommendations to X:"."""
    known, analysis = call_words(reading.language), reading.analysis
    words = [w for w in analysis.words_in(paragraph) if w.index > cue.index and w.text != ":"]
    if cue.lower in known.duty_modals:
        subjects = analysis.children(cue.head, "nsubj") or [
            w for w in analysis.words_in(paragraph) if reading.parties.at(w.index)
        ]
        return names_at(reading, subjects[-1].index) if subjects else ()
    while words and (words[0].lower in known.toward or words[0].pos == "ADV"):
        words = words[1:]
    while words and (words[-1].tag == "TO" or words[-1].lower in known.toward):
        words = words[:-1]
    return addressees(reading, (words[0].index, words[-1].index + 1)) if words and words[0].pos != "VERB" else ()


def items_after(reading: Reading, number: int) -> list[Span]:
    """The items of the list that follows a paragraph, without their marks: marked ones, or lines that begin alike."""
    analysis, text = reading.analysis, reading.text
    following = analysis.paragraphs[number + 1 :]
    marked: list[Span] = []
    for paragraph in following:
        mark = MARK.match(paragraph.of(text))
        if not mark:
            break
        marked.append(Span(paragraph.start + mark.end(), paragraph.end))
    if marked:
        return [m for m in marked if m.start < m.end]
    plain = []
    for paragraph in following:
        if len(paragraph) > LONGEST_PLAIN_ITEM or not begins_item(reading, paragraph):
            break
        plain.append(paragraph)
    return plain if len(plain) > 1 else []


def begins_item(reading: Reading, paragraph: Span) -> bool:
    """True where a line begins as an item does: "to VERB", "VERB", or "X to VERB"."""
    words = reading.analysis.words_in(paragraph)
    return bool(words) and (
        words[0].tag in ("VB", "TO") or addressee_end(words, call_words(reading.language).infinitive) is not None
    )


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
