"""The parties that a document names: who acts, speaks, is accused or addressed, and which words mean whom."""

from dataclasses import dataclass

from onrecord.model.analysis import Analysis
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind


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


class Parties:
    """The mentions of one document, found by word or by span."""

    def __init__(self, analysis: Analysis, mentions: tuple[Mention, ...]) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self._by_word: dict[int, Mention] = {}
        for mention in mentions:
            for word in analysis.words_in(mention.span):
                self._by_word.setdefault(word.index, mention)

    @classmethod
    def none(cls) -> "Parties":
        """No parties at all: what a reading has before they are looked for."""
        return cls(Analysis("", (), (), ()), ())

    def at(self, word: int) -> Mention | None:
        """The mention that holds the word with this index."""
        return self._by_word.get(word)

    def meant_by(self, word: int) -> tuple[Mention, ...]:
        """The parties that the noun phrase with this head word means: coordinated ones apart, pronouns led back.

        Empty where nobody can be named.
        """
        found = []
        for head in [self.analysis.words[word], *self._conjuncts(word)]:
            mention = self._by_word.get(head.index)
            if mention and mention.name and mention not in found:
                found.append(mention)
        return tuple(found)

    def _conjuncts(self, word: int) -> list:
        out = []
        for child in self.analysis.children(word, "conj"):
            out.append(child)
            out.extend(self._conjuncts(child.index))
        return out

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie within a span, in order."""
        return [m for m in self.mentions if span.holds(m.span)]
