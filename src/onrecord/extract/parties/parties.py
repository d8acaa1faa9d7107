"""The parties that a document names: who acts, speaks, is accused or addressed, and which words mean whom."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

WITH_PERSONNEL: tuple[PartyKind, ...] = ("body", "organisation", "forces", "armed_group")
NEARBY = 60
"""Mentions that "the report" looks back over for its author."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean one party. `name` is the party's one name within the document, not the words themselves."""

    span: Span
    head: int
    """The index of the head word."""
    name: str
    kind: PartyKind
    described: bool = False
    """True where the words are a pronoun or a description ("it", "the group") and `name` was led back from elsewhere."""
    antecedent: int | None = None
    """The index of the head word that a pronoun or description was led back to."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The state that a document is about, which "the government" alone means; `headed` where a heading says that it is on that state."""

    state: str = ""
    headed: bool = False


class Parties:
    """The mentions of one document, found by word or by span."""

    def __init__(
        self,
        analysis: Analysis,
        mentions: tuple[Mention, ...],
        words: PartyWords | None = None,
        subject: Subject | None = None,
    ) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self.words = words
        self.subject = subject or Subject()
        self._starts = [m.span.start for m in mentions]
        self._by_head = {m.head: m for m in sorted(mentions, key=lambda m: len(m.span))}
        self._by_word: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: len(m.span)):
            for word in analysis.words_in(mention.span):
                self._by_word.setdefault(word.index, mention)

    @classmethod
    def none(cls) -> "Parties":
        """No parties at all: what a reading has before they are looked for."""
        return cls(Analysis("", (), (), ()), ())

    def at(self, word: int) -> Mention | None:
        """The mention whose head is the word with this index, else the shortest that holds it."""
        return self._by_head.get(word) or self._by_word.get(word)

    def meant_by(self, word: int) -> tuple[Mention, ...]:
        """The parties that the noun phrase with this head word means: coordinated ones apart, pronouns led back,

        "who" and "which" led to what they follow, "members of X" and "X's report" to X. Empty where nobody can be named.
        """
        found: list[Mention] = []
        for head in (self.analysis.words[word], *self._conjuncts(word)):
            for mention in self._meant_by_one(head, 0):
                if mention.name and mention.name not in [m.name for m in found]:
                    found.append(mention)
        # "Kenyan" in "Kenyan and allied forces" is no party of its own.
        named = [m for m in found if not self._is_adjective(m)]
        return tuple(named or found)

    def _is_adjective(self, mention: Mention) -> bool:
        """True for a state's adjective alone, as in "Kenyan and allied forces"."""
        return mention.kind == "people" and self.words is not None and mention.name.lower() in self.words.adjectives

    def _meant_by_one(self, head: Word, depth: int) -> tuple[Mention, ...]:
        """The parties meant by one head word, without what is coordinated with it."""
        if depth > 4:
            return ()
        if head.tag in ("WP", "WDT", "WP$"):
            for above in self.analysis.ancestors(head):
                if above.dep in ("relcl", "acl"):
                    return self._meant_by_one(self.analysis.head(above), depth + 1)
            return ()
        inside = self._led_on(head, depth)
        if inside:
            return inside
        mention = self._by_head.get(head.index) or self._by_word.get(head.index)
        if mention and self._is_adjective(mention) and head.dep in ("amod", "compound", "nmod"):
            return self._meant_by_one(self.analysis.head(head), depth + 1)
        if (
            mention
            and mention.head != head.index
            and mention.head in (w.index for w in self.analysis.subtree(head.index))
        ):
            # A word of a longer name, or a noun before which a name stands: only the former is that party.
            mention = mention if mention.span.start <= head.start < mention.span.end else None
        if mention and mention.described and mention.antecedent is not None:
            back = self.analysis.words[mention.antecedent]
            several = [m for h in (back, *self._conjuncts(back.index)) for m in self._meant_by_one(h, depth + 1)]
            if head.tag in ("PRP", "PRP$") and head.lower in self._plural_pronouns() and len(several) > 1:
                return tuple(several)
        if mention and mention.kind == "state" and head.tag == "NNS" and self.words:
            several = [replace(mention, name=name) for name in self._states_before(head)]
            if len(several) > 1:
                return tuple(several)
        if mention and mention.name:
            return (mention,)
        for beside in self.analysis.children(head.index, "appos"):
            named = self._by_head.get(beside.index)
            if named and named.name:
                return (named,)
        return ()

    def _led_on(self, head: Word, depth: int) -> tuple[Mention, ...]:
        """The parties that a word such as "members" or "report" leads to; empty for other words."""
        if self.words is None:
            return ()
        own = self._by_head.get(head.index)
        part, work = (
            head.lemma in self.words.partitive or head.lower in self.words.partitive,
            head.lemma in self.words.works,
        )
        if not (part or work):
            return self._whose_personnel(head)
        if own and own.name and own.name[:1].isupper():
            return ()
        if work:
            for owner in self.analysis.children(head.index, "poss", "compound", "nmod", "amod"):
                meant = self._by_head.get(owner.index)
                if meant and meant.name and meant.kind not in ("people",):
                    return (meant,)
        if work:
            # "a count kept by Rights Vigil"
            for verb in self.analysis.children(head.index, "acl", "relcl"):
                for preposition in self.analysis.children(verb.index, "agent"):
                    for thing in self.analysis.children(preposition.index, "pobj"):
                        if author := self._meant_by_one(thing, depth + 1):
                            return author
        wanted = self.words.author_prepositions if work else self.words.part_prepositions
        for preposition in self.analysis.children(head.index, "prep", "agent"):
            if preposition.lower in wanted:
                for thing in self.analysis.children(preposition.index, "pobj"):
                    several = [
                        m for h in (thing, *self._conjuncts(thing.index)) for m in self._meant_by_one(h, depth + 1)
                    ]
                    if several and (part or all(m.kind not in ("role", "people") for m in several)):
                        return tuple(several)
        return self._author_before(head) if head.lemma in self.words.back_works else ()

    def _whose_personnel(self, head: Word) -> tuple[Mention, ...]:
        """The named body, organisation or force whose people a word means: "officers of the Security Service"; empty for others."""
        if self.words is None or head.lower not in self.words.personnel:
            return ()
        for preposition in self.analysis.children(head.index, "prep"):
            if preposition.lower in self.words.part_prepositions:
                beside = self.analysis.children(preposition.index, "pobj")
                for meant in filter(None, (self._by_head.get(word.index) for word in beside)):
                    if meant.kind in WITH_PERSONNEL and meant.name[:1].isupper():
                        return (meant,)
        return ()

    def _author_before(self, head: Word) -> tuple[Mention, ...]:
        """The party that "the report" belongs to where nobody is named with it: the last organisation or body that was

        the subject of a sentence before. Empty for "a report", and where there is none.
        """
        if (
            not any(w.lower in self.words.definite for w in self.analysis.children(head.index, "det"))
            if self.words
            else True
        ):
            return ()
        sentence = self.analysis.sentence_of(head)
        last = bisect_right(self._starts, sentence.span.start)
        for mention in reversed(self.mentions[max(0, last - NEARBY) : last]):
            word = self.analysis.words[mention.head]
            acts = mention.kind in ("organisation", "body") and word.dep == "nsubj"
            if acts and mention.name[:1].isupper() and mention.span.end <= sentence.span.start:
                return (mention,)
        return ()

    def _states_before(self, head: Word) -> list[str]:
        """The states whose adjectives stand before a plural: "the Kenyan and Sudanese governments"."""
        assert self.words is not None
        before = [w.lower for w in self.analysis.subtree(head.index) if w.index < head.index]
        states = [self.words.adjectives.get(low) or self.words.states.get(low) for low in before]
        return [state for state in dict.fromkeys(states) if state]

    def _plural_pronouns(self) -> frozenset[str]:
        return (
            frozenset(w for w, kind in self.words.pronouns.items() if kind == "plural") if self.words else frozenset()
        )

    def _conjuncts(self, word: int) -> list[Word]:
        out: list[Word] = []
        for child in self.analysis.children(word, "conj"):
            out.append(child)
            out.extend(self._conjuncts(child.index))
        return out

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie within a span, in order."""
        return [m for m in self.mentions if span.holds(m.span)]
