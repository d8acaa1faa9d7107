"""What calls ask for, in words by which an answer in another document is known: an act, and the thing that it is about."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from onrecord.languages import Language
from onrecord.model.answers import CallMade
from onrecord.model.text import Span
from onrecord.reconcile.ledger_tokens import Token, tokens_of
from onrecord.reconcile.threads import is_everybody
from onrecord.reconcile.wording import Terms, words_of

PartyName = Callable[[str, str], str]
"""For the SHA-256 of a document and a name that it gives, the party's one name in the record."""


@dataclass(frozen=True)
class ElsewhereWords:
    """The words of one language by which answers are known in the prose of other documents: `elsewhere` of `answers.toml`."""

    table: Mapping[str, Any]
    terms: Terms
    acts_told: Mapping[str, Sequence[str]]
    """By an act: all words that tell it."""
    irregular: Mapping[str, str]
    """For forms of the past that are not told by their ending, the verb."""

    @classmethod
    def of(cls, language: Language) -> "ElsewhereWords":
        table = language.table("answers")
        return cls(table["elsewhere"], Terms.of(language), table["acts"], table["irregular"])

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.table.items()}

    def all(self, name: str) -> frozenset[str]:
        """One list of the data file, as a set."""
        return self._sets[name]

    def act(self, word: str) -> str:
        """What an act's word stands for: "free" and "releasing" ask for the same."""
        stem = self.terms.stem(self.irregular.get(word, word))
        return self.terms.acts.get(stem, stem)

    def act_of_two(self, first: str, second: str) -> str:
        """What two words with a thing between them stand for: "let them go"; empty for none."""
        two = f"{self.irregular.get(first, first)} {second}"
        return next((self.act(act) for act, those in self.acts_told.items() if two in those), "")

    @cached_property
    def consents(self) -> frozenset[str]:
        """The acts of consent."""
        return frozenset(map(self.act, self.all("consents")))

    def same_outcome(self, stem: str) -> frozenset[str]:
        """The stems of all words for an outcome: of a truce for a ceasefire; empty for what is none."""
        return next((those for those in self._outcomes if stem in those), frozenset())

    @cached_property
    def _outcomes(self) -> list[frozenset[str]]:
        stems = (frozenset(map(self.terms.stem, those)) for those in self.acts_told.values())
        return [those & self.terms.outcomes for those in stems if those & self.terms.outcomes]

    def is_number(self, word: str) -> bool:
        return word[:1].isdigit() or word in self.all("numbers")


@dataclass(frozen=True, slots=True)
class Sought:
    """A call with what would answer it. `since`: the last day on which it can have been made."""

    made: CallMade
    to: frozenset[str]
    by: str
    act: str
    core: frozenset[str]
    """The stems of the thing that it is about, no further than what tells where, when and why: all must be told again,"""
    number: str
    """and no other number; empty for none."""
    names: frozenset[str]
    """Names in the whole demand: where another is told, it is another thing."""
    since: date

    @property
    def asked(self) -> tuple[frozenset[str], str, frozenset[str], str]:
        """What the words of an answer are looked for by: alike for calls that are made again."""
        return self.to, self.act, self.core, self.number

    @property
    def same(self) -> tuple[frozenset[str], str, frozenset[str]]:
        """Calls of which this is the same ask the same of the same."""
        return self.to, self.act, self.core


def sought_by(calls: Iterable[CallMade], named: PartyName, words: ElsewhereWords) -> list[Sought]:
    """The calls of which answers can be known: dated, made to somebody, for something that can be told again."""
    found = [one for made in calls if (one := sought(made, named, words))]
    return [other for one in found for other in (one, *otherwise_called(one, words))]


def otherwise_called(one: Sought, words: ElsewhereWords) -> Iterator[Sought]:
    """The same call for what is told by a word that means the same: a truce, where a ceasefire is asked for."""
    for stem in one.core if len(one.core) == 1 else ():
        for other in sorted(words.same_outcome(stem) - {stem}):
            yield replace(one, core=frozenset((other,)))


def sought(made: CallMade, named: PartyName, words: ElsewhereWords) -> Sought | None:
    """What a call seeks; None where the words don't tell it so that an answer could be known."""
    since = made.published.latest if made.published else None
    to = frozenset(named(made.key.document, name) for name in made.call.to)
    if since is None or not to or any(is_everybody(name, words.terms) for name in (*to, *made.call.to)):
        return None
    tokens = tokens_of(made.words, Span(0, len(made.words)))
    at = act_in(tokens, words)
    thing = thing_behind(tokens, at, words) if at is not None else []
    act = words.act(tokens[at].word) if at is not None else ""
    core = frozenset(words.terms.stem(one.word) for one in thing if not words.is_number(one.word))
    if at is not None and words.terms.stem(tokens[at].word) in words.terms.outcomes:
        core = frozenset((words.terms.stem(tokens[at].word),))
    if not core:
        return None
    number = next((one.word for one in thing if words.is_number(one.word)), "")
    names = frozenset(one.word for n, one in enumerate(tokens) if n and one.is_capital and one.word[:1].isalpha())
    own = frozenset(word for name in (*to, *made.call.to, made.call.by) for word in words_of(name))
    by = named(made.key.document, made.call.by) if made.call.by else ""
    return Sought(made, to, by, act, core, number, names - own, since)


def act_in(tokens: list[Token], words: ElsewhereWords) -> int | None:
    """The word of a demand that tells the act: one that many calls use, else the first that means anything."""
    terms = words.terms
    plain = [n for n, one in enumerate(tokens) if one.word[:1].isalpha() and not (n and one.is_capital)]
    known = (
        n for n in plain if terms.stem(tokens[n].word) in terms.acts or terms.stem(tokens[n].word) in terms.outcomes
    )
    empty = terms.empty | words.all("degree") | words.all("determiners")
    return next(known, next((n for n in plain if tokens[n].word not in empty), None))


def thing_behind(tokens: list[Token], at: int, words: ElsewhereWords) -> list[Token]:
    """The words behind an act that say what it is about, with their number: "the nine dock workers", not "held at Brask"."""
    first = at + 1
    while first < len(tokens) and tokens[first].word in words.all("links") | words.all("determiners") | words.all(
        "degree"
    ):
        first += 1
    found: list[Token] = []
    for one in tokens[first:]:
        if found and one.word in words.all("of"):
            # "The mandate of the mission" is not just any mandate.
            continue
        if one.word in words.all("breaks") or not one.word[:1].isalnum() or (found and one.word.endswith("ed")):
            break
        if one.word not in words.all("determiners") | words.all("degree") | words.terms.empty:
            found.append(one)
    return found
