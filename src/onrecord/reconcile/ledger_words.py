"""The words of legal steps, from a language's data file `ledger.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from onrecord.languages import Language
from onrecord.model.ledger import Act, InstrumentKind
from onrecord.reconcile.wording import words_of


@dataclass(frozen=True)
class LedgerWords:
    """What is issued, what is done with it, and by whom; by the forms of the words."""

    table: Mapping[str, Any]
    roles: frozenset[str] = frozenset()
    """Titles and roles of persons."""

    @classmethod
    def of(cls, language: Language) -> "LedgerWords":
        parties = language.table("parties")
        return cls(language.table("ledger"), frozenset((*parties["titles"], *parties["roles"])))

    @cached_property
    def kinds(self) -> dict[str, InstrumentKind]:
        return {noun: kind for kind, nouns in self.table["instruments"].items() for noun in nouns}

    @cached_property
    def acts(self) -> dict[str, Act]:
        return {verb: act for act, verbs in self.table["acts"].items() for verb in verbs}

    @cached_property
    def alone(self) -> dict[str, tuple[InstrumentKind, Act]]:
        """Verbs that name the instrument themselves, with what they do: "charged" issues a charge, "pardoned" ends a conviction."""
        return {
            verb: (kind, act)
            for kind, acts in self.table["alone"].items()
            for act, verbs in acts.items()
            for verb in verbs
        }

    @cached_property
    def alone_from(self) -> dict[str, list[str]]:
        """The same by their first word."""
        found: dict[str, list[str]] = {}
        for phrase in self.alone:
            found.setdefault(phrase.partition(" ")[0], []).append(phrase)
        return found

    @cached_property
    def nominals(self) -> dict[str, Act]:
        """Nouns for an act: "annulment"."""
        return {noun: act for act, nouns in self.table["nominals"].items() for noun in nouns}

    def as_another(self, noun: str) -> Mapping[str, Act] | None:
        """For a noun that is no instrument but does something to one when it is issued or annulled: "pardon". None for any other."""
        found: Mapping[str, Act] | None = self.table["as_another"].get(noun)
        return found

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.table["words"].items()}

    def all(self, name: str) -> frozenset[str]:
        """One list of the data file, as a set."""
        return self._sets[name]

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """Words of which a sentence has at least one where it tells a legal step."""
        # Of "found not guilty" the rarer words.
        return (*self.kinds, *(verb.partition(" ")[2] or verb for verb in self.alone), *self.all("wanted"))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the signs in a text, whatever their capitals."""
        signs = sorted(self.signs, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, signs))})\b", re.IGNORECASE)

    def act(self, name: str) -> Act | None:
        """The act of this name; None for none."""
        return next((act for act in self.table["acts"] if act == name), None)

    def is_role(self, word: str) -> bool:
        """True for a title or role, as before a person's name."""
        return word in self.roles

    def is_body(self, name: str) -> bool:
        """True for a name that holds the word for a court or an assembly."""
        return bool(self.all("bodies").intersection(words_of(name)))

    def is_higher(self, name: str) -> bool:
        """True for a court that hears appeals."""
        words = words_of(name)
        pairs = {" ".join(pair) for pair in pairwise(words)}
        return bool(self.all("higher").intersection(words) or self.all("higher_pairs") & pairs)

    def is_personal(self, kind: str) -> bool:
        """True for instruments that are against a person."""
        return kind in self.all("personal")

    def has_any(self, name: str, words: Iterable[str]) -> bool:
        return bool(self._sets[name].intersection(words))
