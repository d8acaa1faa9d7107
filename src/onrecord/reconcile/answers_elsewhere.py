"""Answers to calls in the prose of other documents: "The Ministry refuses to release the nine dock workers", weeks after the call to.

An answer is later than the call, by those who were asked or upon what was asked for, and is about one call only: where two could be
meant, or somebody else is quoted with it, the words are kept as ones that may be about it and set nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from onrecord.model.answers import ToldAt
from onrecord.model.dates import When
from onrecord.model.groups import EntryKey
from onrecord.model.vocabulary import CallState
from onrecord.reconcile.answer_subjects import Variants
from onrecord.reconcile.answering_words import AnsweringWords
from onrecord.reconcile.sought import ElsewhereWords, PartyName, Sought
from onrecord.reconcile.wording import words_of


@dataclass(frozen=True, slots=True)
class Told:
    """What one document tells of one call. `sure`: False where it may be about another, or only somebody quoted says so."""

    key: EntryKey
    at: ToldAt
    state: CallState
    published: When
    sure: bool = True


class Elsewhere:
    """The calls of a record, ready to be looked for in documents. `names_of`: every name that documents give a party. `voices`: for whom persons speak."""

    def __init__(
        self,
        calls: Iterable[Sought],
        named: PartyName,
        names_of: Callable[[str], Iterable[str]],
        words: ElsewhereWords,
        answering: AnsweringWords,
        voices: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.named, self.words, self.answering, self.voices = named, words, answering, voices
        self.names_of = names_of
        self.variants = lru_cache(maxsize=None)(self._variants)
        alike: dict[Hashable, list[Sought]] = defaultdict(list)
        self.by_caller: dict[str, list[Sought]] = defaultdict(list)
        for one in calls:
            alike[one.asked].append(one)
            if one.by:
                self.by_caller[one.by].append(one)
        self.by_stem: dict[str, list[Sequence[Sought]]] = defaultdict(list)
        for those in alike.values():
            self.by_stem[min(those[0].core)].append(those)
        self.first = min((one.since for those in alike.values() for one in those), default=None)

    def _variants(self, parties: frozenset[str]) -> Variants:
        """The names of these parties as words, without articles."""
        found = (tuple(words_of(name)) for party in parties for name in (party, *self.names_of(party)))
        return frozenset(name[name[0] in ("the", "a", "an") :] for name in found if name and name != ("the",))

    def may_tell(self, text: str, published: When | None) -> bool:
        """True for a text that can tell of one of the calls: published after it, with the words of its thing, or of its caller's name."""
        if published is None or published.earliest is None or self.first is None or published.earliest <= self.first:
            return False
        words = frozenset(words_of(text))
        stems = frozenset(map(self.words.terms.stem, words))
        if any(those[0].core <= stems for stem in stems & self.by_stem.keys() for those in self.by_stem[stem]):
            return True
        called = bool(words & self.words.all("calls") and words & self.words.all("heeding"))
        return called and any(
            words.issuperset(name) for one in self.by_caller for name in self.variants(frozenset((one,)))
        )


def by_call(told: Iterable[Told]) -> dict[EntryKey, Sequence[Told]]:
    """What is told of each call, in the order of the documents' dates."""
    found: dict[EntryKey, list[Told]] = defaultdict(list)
    for one in told:
        found[one.key].append(one)
    return {key: sorted(those, key=lambda one: (str(one.published.latest), one.at)) for key, those in found.items()}
