"""Who speaks: the subject of a verb of saying, and the name that its words stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.parties.parties import Mention
from onrecord.extract.quotations.words import SayingWords
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

CUT_AT = frozenset({"relcl", "acl", "appos", "punct", "advcl", "parataxis"})
"""What may hang on a noun without being part of the name it gives."""
SUBJECTS = ("nsubj", "csubj")
PLURALS = ("NNS", "NNPS")
CLIMBS = 6
"""How far up a verb without a subject of its own looks for one."""
LONGEST_PHRASE = 14


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name, the words that gave it and its head word. The name is empty where nobody can be named."""

    name: str
    source: Span
    head: int
    person: bool = False
    text: bool = False
    """True where the words mean a text ("the report") and not whoever wrote it."""


class Speakers:
    """Names the speakers of one document."""

    def __init__(self, reading: Reading, known: SayingWords) -> None:
        self.analysis: Analysis = reading.analysis
        self.text = reading.text
        self.parties = reading.parties
        self.known = known

    def of_verb(self, verb: Word) -> Speaker | None:
        """The speaker that the grammar gives to a verb of saying; None where it has none, or where the text itself speaks."""
        subject = self.subject_of(verb)
        return self.named(subject) if subject else None

    def subject_of(self, verb: Word) -> Word | None:
        """The word that a verb has for its subject, its own or one that it shares with the verb above it."""
        for _ in range(CLIMBS):
            own = self.own_subject(verb)
            if own or self.analysis.children(verb.index, "nsubjpass", "expl"):
                return own
            above = self.analysis.head(verb)
            if above.index == verb.index:
                return self.right_before(verb)
            if verb.dep in ("relcl", "acl") and above.pos in ("NOUN", "PROPN", "PRON", "NUM"):
                return self.issuer(above)
            if above.pos == "NOUN" and verb.pos == "ADP":
                above = self.analysis.head(above)
            if above.pos not in ("VERB", "AUX", "ADP", "SCONJ"):
                return None
            passive = self.analysis.children(above.index, "nsubjpass")
            if passive and verb.dep in ("xcomp", "advcl", "conj"):
                return passive[0]
            verb = above
        return None

    def own_subject(self, verb: Word) -> Word | None:
        """The subject of a verb, or the one by whom it was done where it is passive."""
        for child in self.analysis.children(verb.index, *SUBJECTS):
            if child.tag in ("WDT", "WP"):
                return self.led_back(child)
            return self.before_preposition(self.after_dateline(child))
        for agent in self.analysis.children(verb.index, "agent"):
            for thing in self.analysis.children(agent.index, "pobj"):
                return thing
        return None

    def before_preposition(self, subject: Word) -> Word:
        """The name that "of" and the like lead away from ("Ana Ruiz of River Relief"), where the parse took the last for the head."""
        for beside in self.analysis.children(subject.index, "nmod", "compound"):
            after = self.analysis.children(beside.index, "prep")
            if beside.pos == "PROPN" and any(beside.index < p.index < subject.index for p in after):
                return beside
        return subject

    def led_back(self, which: Word) -> Word:
        """What "who" or "which" stands for: the noun before it, or whoever issued that."""
        for above in self.analysis.ancestors(which):
            if above.dep == "relcl":
                return self.issuer(self.analysis.head(above))
        return which

    def issuer(self, thing: Word) -> Word:
        """Whoever issued a text ("X released an advert calling ..."); the thing itself where it is no such text."""
        above = self.analysis.head(thing)
        if thing.dep == "dobj" and above.lemma in self.known.voiced and not self.parties.meant_by(thing.index):
            return self.own_subject(above) or thing
        return thing

    def after_dateline(self, subject: Word) -> Word:
        """The subject after a place and date ("PORT ELLA (June 2) - The ministry said") that the parse took for it."""
        if not subject.text.isupper():
            return subject
        if self.analysis.sentence_of(subject).first != self.analysis.subtree(subject.index)[0].index:
            return subject
        verb = self.analysis.head(subject)
        for other in (
            *self.analysis.children(subject.index, "appos"),
            *self.analysis.children(verb.index, *SUBJECTS),
        ):
            between = self.analysis.words[subject.index + 1 : other.index]
            if any(word.text in ("-", "–", "—", "--") for word in between):
                return other
        return subject

    def right_before(self, verb: Word) -> Word | None:
        """The head of the noun phrase that ends right before a finite verb, where the parse hung it elsewhere."""
        if verb.tag not in ("VBD", "VBZ", "VBP") or not verb.index:
            return None
        word = self.analysis.words[verb.index - 1]
        if word.pos not in ("NOUN", "PROPN", "PRON") or self.analysis.sentence_of(word) != self.analysis.sentence_of(
            verb
        ):
            return None
        while word.dep in ("pobj", "prep", "compound", "conj") and word.head < word.index:
            above = self.analysis.words[word.head]
            if any(w.pos == "PUNCT" for w in self.analysis.words[above.index : word.index]) or above.pos in (
                "VERB",
                "AUX",
            ):
                break
            word = above
        return word if word.pos in ("NOUN", "PROPN", "PRON") else None

    def named(self, head: Word) -> Speaker | None:
        """The speaker that the phrase with this head word means; None for words that name nobody."""
        if head.lower in self.known.own:
            return None
        meant = self.parties.meant_by(head.index)
        phrase = self.phrase(head)
        beside = self.person_beside(head, phrase) if not (meant and meant[0].kind == "person") else None
        if beside:
            return Speaker(beside.name, beside.span, beside.head, True)
        described = len(meant) == 1 and meant[0].name[:1].islower() and head.pos in ("NOUN", "NUM", "DET", "ADJ")
        if len(meant) == 1 and not self.several(head) and not described:
            return Speaker(meant[0].name, self.source(head, phrase), head.index, meant[0].kind == "person")
        author = self.author(head) if not meant else None
        if author:
            return self.named(author)
        if head.lower in self.known.pronouns or head.tag in ("WP", "WDT", "PRP"):
            names = " and ".join(m.name for m in meant)
            return Speaker(names, head.span, head.index) if names or head.lower in self.known.pronouns else None
        if head.lower in self.known.nobody or head.pos not in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"):
            return None
        name = self.words_of(phrase)
        if not any(letter.isalnum() for letter in name):
            return None
        return Speaker(name, phrase, head.index, text=self.is_text(head))

    def named_role(self, head: Word, mention: Mention) -> bool:
        """True for a name of two words and more after a person's role, whatever the parse takes it for."""
        role = self.parties.at(head.index)
        capitals = all(word[:1].isupper() for word in mention.name.split())
        return (
            role is not None
            and role.kind in ("role", "person")
            and mention.kind in ("organisation", "other")
            and capitals
            and " " in mention.name
        )

    def after(self, phrase: Span) -> tuple[Word, ...]:
        """The two words after a phrase."""
        last = self.analysis.words_in(phrase)[-1].index
        return self.analysis.words[last + 1 : last + 3]

    def person_beside(self, head: Word, phrase: Span) -> Mention | None:
        """The person named right after a role: "the envoy, Ana Ruiz,"; also where the parse ties the name to a word of the role."""
        if head.tag in PLURALS:
            # "According to local sources, Ana Ruiz, 19, was found": several people are no one person.
            return None
        following = self.after(phrase) if head.pos == "NOUN" else ()
        if len(following) == 2 and following[0].text == ",":
            mention = self.parties.at(following[1].index)
            if (
                mention
                and mention.span.start == following[1].start
                and (mention.kind == "person" or self.named_role(head, mention))
            ):
                return mention
        for beside in self.analysis.children(head.index, "appos"):
            mention = self.parties.at(beside.index)
            if mention and mention.kind == "person" and mention.name[:1].isupper():
                return mention
        return None

    def is_text(self, head: Word) -> bool:
        """True for "the report": a text that speaks for somebody."""
        words = self.parties.words
        return words is not None and head.lemma in words.works

    def author(self, head: Word) -> Word | None:
        """By whom a text was made, where that follows it: "a report released by X"."""
        if not self.is_text(head):
            return None
        for made in self.analysis.children(head.index, "acl"):
            for agent in self.analysis.children(made.index, "agent"):
                for thing in self.analysis.children(agent.index, "pobj"):
                    return thing
        return None

    def several(self, head: Word) -> bool:
        """True where another head is coordinated with this one."""
        return bool(self.analysis.children(head.index, "conj"))

    def source(self, head: Word, phrase: Span) -> Span:
        """The words that name a party: its mention where there is one, else the phrase."""
        mention = self.parties.at(head.index)
        return mention.span if mention and mention.span.start <= head.start < mention.span.end else phrase

    def phrase(self, head: Word) -> Span:
        """The noun phrase around a head, without article, apposition or relative clause."""
        first = last = head.index
        todo = [head.index]
        while todo:
            for child in self.analysis.children(todo.pop()):
                if (child.dep in CUT_AT and not self.hyphen(child)) or abs(child.index - head.index) > LONGEST_PHRASE:
                    continue
                first, last = min(first, child.index), max(last, child.index)
                todo.append(child.index)
        while first < last and self.analysis.words[first].lower in self.known.articles:
            first += 1
        return Span(self.analysis.words[first].start, self.analysis.words[last].end)

    def hyphen(self, word: Word) -> bool:
        """True for the mark within "34-year-old"."""
        return word.tag == "HYPH" and not self.text[word.start - 1 : word.end + 1].strip(word.text).isspace()

    def words_of(self, phrase: Span) -> str:
        """The words of a phrase on one line, the owner that a pronoun stands for named."""
        words = self.analysis.words_in(phrase)
        if len(words) > 1 and words[0].tag == "PRP$":
            owners = self.parties.meant_by(words[0].index)
            if len(owners) == 1:
                rest = Span(words[1].start, phrase.end)
                return f"{owners[0].name}’s {' '.join(rest.of(self.text).split())}"
        return " ".join(phrase.of(self.text).split())

    def is_person(self, word: Word) -> bool:
        """True for the head of a person's name."""
        mention = self.parties.at(word.index)
        return (
            mention is not None
            and mention.head == word.index
            and mention.kind == "person"
            and mention.name[:1].isupper()
        )

    def mention_in(self, words: Sequence[Word], last: bool = False) -> Mention | None:
        """The first (or last) named party that stands among words."""
        for word in reversed(words) if last else words:
            mention = self.parties.at(word.index)
            if mention and mention.name and mention.head == word.index:
                return mention
        return None
