"""Finding who says the words in quotation marks: the cue before, between or after them."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.extract.quotations.marks import Quoted
from onrecord.extract.quotations.speakers import Speaker, Speakers
from onrecord.extract.quotations.words import SayingWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

STOPS = frozenset(".!?…")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"-", "–", "—", "―", "--", "~"})
LONGEST_SIGNATURE = 14
LONGEST_CUE = 45
"""Words between a quotation and the verb of its cue: "said A, the B of C" is long, a sentence of its own is longer."""

LONGEST_STRETCH = 250
"""Items of a sentence; one without end is cut, which bounds time and depth."""

Item = Word | Quoted


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying beside quotation marks, and its speaker if the words name one."""

    verb: Word | None
    speaker: Speaker | None
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence in which each quotation counts as one item, so that stops within its marks end nothing."""

    items: tuple[Item, ...]
    paragraph: int

    @property
    def quoted(self) -> list[Quoted]:
        return [item for item in self.items if isinstance(item, Quoted)]


def stretches(
    analysis: Analysis, paragraph: int, words: Sequence[Word], quoted: Sequence[Quoted], cues: "Cues"
) -> Iterator[Stretch]:
    """The sentences of one paragraph, its quotations whole."""
    items = merged(words, quoted)
    begun: list[Item] = []
    for place, item in enumerate(items):
        begun.append(item)
        following = items[place + 1] if place + 1 < len(items) else None
        if following is None or len(begun) >= LONGEST_STRETCH or ends_here(item, items, place, cues):
            yield Stretch(tuple(begun), paragraph)
            begun = []


def merged(words: Sequence[Word], quoted: Sequence[Quoted]) -> list[Item]:
    """Words and quotations in order of the text, without the words inside the quotations."""
    items: list[Item] = []
    rest, end = deque(quoted), -1
    for word in words:
        while rest and rest[0].span.start <= word.start:
            end = rest[0].span.end
            items.append(rest.popleft())
        if word.start >= end:
            items.append(word)
    return [*items, *rest]


def ends_here(item: Item, items: Sequence[Item], place: int, cues: "Cues") -> bool:
    """True where a sentence ends after an item that is not the paragraph's last."""
    if isinstance(item, Word):
        return item.text[-1:] in STOPS and item.pos == "PUNCT"
    last = item.inner.of(cues.text).rstrip()[-1:]
    following = items[place + 1]
    if isinstance(following, Quoted):
        return last in STOPS
    if last not in STOPS or following.text[:1].islower() or following.text in (",", ";", ":", "-", "–", "—", ")"):
        return False
    return cues.after(item, items[place + 1 : place + 1 + LONGEST_CUE]) is None


class Cues:
    """Finds the verb of saying beside quotation marks, and its speaker."""

    def __init__(self, analysis: Analysis, text: str, speakers: Speakers, known: SayingWords) -> None:
        self.analysis = analysis
        self.text = text
        self.speakers = speakers
        self.known = known

    def after(self, quoted: Quoted, items: Sequence[Item]) -> Cue | None:
        """The cue that follows a quotation: "…,” said X", "…,” X said". None where what follows is something else."""
        words = self.until_stop(items)
        ended = quoted.inner.of(self.text).rstrip().rstrip("'’\"”»›")[-1:]
        signature = self.signature(words)
        if signature:
            return Cue(None, signature)
        commas = bool(words) and words[0].text in (",", "-", "–", "—", "--")
        while words and words[0].pos == "PUNCT":
            words = words[1:]
        verb = self.first_finite(words)
        if verb is None or not self.known.says_beside_marks(self.analysis, verb):
            return None
        before = [w for w in words if w.index < verb.index]
        following = [w for w in words if w.index > verb.index]
        if ended == "." and not commas and not self.bare_cue(verb, before, following):
            return None
        if not commas and ended not in ".,!?-–—…" and verb is not words[0]:
            return None
        if (following and following[0].lower in self.known.that) or self.says_more(verb, following):
            return None
        if before and before[0].tag in ("CC", "IN", "WDT", "WP", "WRB", "TO"):
            return None
        return Cue(verb, self.beside(verb, before, following), (verb.span,))

    def signature(self, words: Sequence[Word]) -> Speaker | None:
        """The speaker after a dash: "… – Ana Ruiz, director"."""
        if (
            not 2 <= len(words) <= LONGEST_SIGNATURE
            or words[0].text not in DASHES
            or any(w.tag in FINITE and w.text.islower() for w in words)
        ):
            return None
        mention = self.speakers.mention_in(words[1:6])
        if mention and mention.span.start == words[1].start:
            return self.speakers.named(self.analysis.words[mention.head])
        name = [w for w in words[1:] if w.pos != "PUNCT"]
        if 1 <= len(name) <= 4 and all(w.text[:1].isupper() for w in name):
            span = Span(name[0].start, name[-1].end)
            return Speaker(span.of(self.text), span, name[-1].index, True)
        return None

    def bare_cue(self, verb: Word, before: Sequence[Word], following: Sequence[Word]) -> bool:
        """True for a sentence that is nothing but a cue: "“A.” Ana Ruiz said." """
        return (
            len(before) <= 6
            and len(following) <= 6
            and not self.analysis.children(verb.index, "dobj", "xcomp", "ccomp", "prt")
        )

    def says_more(self, verb: Word, following: Sequence[Word]) -> bool:
        """True where a clause outside the marks is what the verb introduces: "On “The Hour” he said it was over." """
        after = {w.index for w in following}
        clauses = [w for w in self.analysis.children(verb.index, "ccomp") if w.index in after]
        return any(self.analysis.children(w.index, "nsubj", "nsubjpass", "expl", "mark") for w in clauses)

    def until_stop(self, items: Sequence[Item]) -> list[Word]:
        """The words up to the next quotation or stop, no more than a cue may have."""
        words: list[Word] = []
        for item in items[:LONGEST_CUE]:
            if isinstance(item, Quoted) or (item.pos == "PUNCT" and item.text[-1:] in STOPS):
                break
            words.append(item)
        return words

    def first_finite(self, words: Sequence[Word]) -> Word | None:
        """The first verb that a sentence may have for its main one, passing over relative clauses and auxiliaries."""
        for word in words:
            helps = word.dep in ("aux", "auxpass") or self.inside_relative(word, words)
            if word.tag in FINITE and word.pos in ("VERB", "AUX") and not helps:
                return word
            if word.tag in ("VBN", "VBG") and self.analysis.children(word.index, "aux") and not helps:
                return word
        for before, word in zip(words, words[1:], strict=False):
            # "Ruiz notes." may be read as a name and a plural.
            if word.tag == "NNS" and before.pos == "PROPN" and word.lemma in self.known.clause and len(words) <= 6:
                return word
        first = words[0] if words else None
        return (
            first
            if first is not None and first.lemma in self.known.clause and first.pos in ("VERB", "NOUN", "ADJ")
            else None
        )

    def inside_relative(self, word: Word, words: Sequence[Word]) -> bool:
        """True for a verb within a relative clause that hangs on one of the words."""
        chain = [word, *islice(self.analysis.ancestors(word), 5)]
        return any(w.dep == "relcl" and w.index >= words[0].index for w in chain)

    def beside(self, verb: Word, before: Sequence[Word], after: Sequence[Word]) -> Speaker | None:
        """The speaker that stands before or after a verb: by the grammar, else the nearest name, noun or pronoun."""
        subject = self.speakers.own_subject(verb)
        near = {w.index for w in (*before, *after)}
        if subject is not None and subject.index in near:
            # "said Ana Ruiz Relief's director": a missing comma hangs the name on the role.
            if not before:
                mention = self.speakers.mention_in([w for w in after if w.index <= subject.index])
                if mention and mention.kind == "person" and mention.head != subject.index:
                    return self.speakers.named(self.analysis.words[mention.head])
            return self.speakers.named(subject)
        if before:
            return self.nearest(list(reversed(before)))
        return self.nearest(list(after))

    def nearest(self, words: Sequence[Word]) -> Speaker | None:
        """A person named among some words, else the first of them that names a speaker, those after prepositions last."""
        person = next((w for w in words if self.speakers.is_person(w)), None)
        if person is not None:
            return self.speakers.named(person)
        nouns = [
            w for w in words if w.pos in ("NOUN", "PROPN", "PRON") and w.dep not in ("npadvmod", "compound", "poss")
        ]
        nouns.sort(key=lambda w: w.dep in ("pobj", "dobj"))
        return next((speaker for w in nouns if (speaker := self.speakers.named(w))), None)

    def before(self, words: Sequence[Word]) -> Cue | None:
        """The cue that leads up to a quotation: "X said:", "X told Y that", "As X put it,". None where it is part of a sentence."""
        if not words:
            return None
        last = words[-1]
        colon = last.text[-1:] == ":"
        body = [w for w in words if w.pos != "PUNCT"]
        verb = next(
            (
                w
                for w in reversed(body)
                if self.known.says_beside_marks(self.analysis, w) and w.tag != "NN" and w.tag != "NNS"
            ),
            None,
        )
        if verb is not None and verb.dep == "acl" and verb.tag == "VBN":
            verb = None
        if verb is not None and (colon or self.leads(verb, words)):
            return Cue(verb, self.speaker_before(verb, words), (verb.span,))
        if colon and body:
            return Cue(None, self.subject_in(body))
        return None

    def leads(self, verb: Word, words: Sequence[Word]) -> bool:
        """True where nothing but whom it is said to, when and where stands between a verb and the marks."""
        between = [w for w in words if w.index > verb.index]
        last = words[-1]
        if len(between) > 14 or any(w.pos in ("VERB", "AUX") for w in between):
            return False
        if last.text == "," or last is verb:
            return not any(w.lower in self.known.that for w in between)
        return last.lower in self.known.that

    def speaker_before(self, verb: Word, words: Sequence[Word]) -> Speaker | None:
        """The speaker of a verb in the words before a quotation."""
        own = self.speakers.own_subject(verb)
        before = [w for w in words if w.index < verb.index]
        if own is None and self.analysis.head(verb).index == verb.index and before and before[-1].text == ",":
            # "X, director of the B of C, said": the parse may lose X.
            person = next((w for w in reversed(before) if self.speakers.is_person(w)), None)
            if person is not None:
                return self.speakers.named(person)
        subject = own or self.speakers.subject_of(verb)
        first = words[0].index
        if subject is not None and subject.index >= first - 80:
            return self.speakers.named(subject)
        if self.analysis.children(verb.index, "nsubjpass"):
            return None
        return self.nearest([w for w in words if w.index > verb.index]) or self.nearest(
            list(reversed([w for w in words if w.index < verb.index]))
        )

    def subject_in(self, words: Sequence[Word]) -> Speaker | None:
        """The subject of the words before a colon that have no verb of saying; else the one name among them."""
        subjects = [w for w in words if w.dep == "nsubj" and w.pos in ("PROPN", "NOUN", "PRON")]
        subjects.sort(key=lambda w: self.analysis.head(w).dep != "ROOT")
        for subject in subjects[:1]:
            if self.speakers.parties.meant_by(subject.index):
                return self.speakers.named(subject)
        mention = self.speakers.mention_in(words, last=True)
        if mention and not self.is_addressed(self.analysis.words[mention.head]):
            return self.speakers.named(self.analysis.words[mention.head])
        return self.speakers.named(subjects[0]) if subjects else None

    def is_addressed(self, name: Word) -> bool:
        """True for the name in "a letter to Ana Ruiz:", "painted on a wall in Orvale:"; False in "a letter by Ana Ruiz:"."""
        return name.dep == "pobj" and self.analysis.head(name).lower not in self.known.of_whom
