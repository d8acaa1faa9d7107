"""Which words tell of which kind of happening, from a language's data."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from onrecord.languages import Language
from onrecord.model.vocabulary import EventType

RULE_WORDS = ("verbs", "nouns", "made", "doers")
"""The lists of words of a rule, in the order of its fields."""


@dataclass(frozen=True)
class Rule:
    """A kind of event told by a verb of `verbs`, with one of `nouns` beside it, one of `made` as what the verb makes, and one of `doers` as who does it, where there are any."""

    type: EventType
    verbs: frozenset[str]
    nouns: frozenset[str]
    made: frozenset[str]
    doers: frozenset[str]


class Beside(NamedTuple):
    """The nouns beside a verb, by lemma and as they stand: all that take part, of them what it is done to, or makes, and who does it.

    A name is also there as the class of name it is ("GPE"), a name and a pronoun as their parts of speech ("PROPN", "PRON").
    """

    nouns: Set[str] = frozenset()
    made: Set[str] = frozenset()
    doers: Set[str] = frozenset()


@dataclass(frozen=True)
class EventWords:
    """Words, by lemma, that tell of happenings."""

    rules: tuple[Rule, ...]
    nominals: Mapping[str, EventType]
    deeds: Mapping[str, EventType]
    """What warrants, charges and judgments are over, and what kind of happening each is."""
    steps_over_deeds: frozenset[str]
    light_verbs: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    future_heads: frozenset[str]
    range_openers: frozenset[str]
    range_joiners: frozenset[str]
    of_words: frozenset[str]
    agent_words: frozenset[str]
    not_at: frozenset[str]
    last_days: tuple[str, ...]
    held_words: frozenset[str]
    until_words: frozenset[str]
    parts_of_days: frozenset[str]
    due_words: frozenset[str]
    since_words: frozenset[str]
    counting_verbs: frozenset[str]
    charge_words: frozenset[str]
    whole_years: tuple[str, ...]
    year_ends: frozenset[str]
    draft_words: frozenset[str]
    bodies: frozenset[str]
    courts: frozenset[str]
    assemblies: frozenset[str]
    legal_types: frozenset[str]
    in_force_phrases: tuple[str, ...]
    ending_verbs: frozenset[str]
    aims: frozenset[str]
    aimed_at: frozenset[str]
    passing_verbs: frozenset[str]
    passing_phrases: tuple[str, ...]
    proposing_words: frozenset[str]
    rejecting_verbs: frozenset[str]
    none_words: frozenset[str]
    back_words: frozenset[str]
    same_time: frozenset[str]
    plain_verbs: frozenset[str]
    occurring: frozenset[str]

    def type_of(self, verb: str, beside: Beside) -> EventType:
        """The kind of event that a clause with this verb and these nouns tells of; `other` where no rule says."""
        return self.told_type(verb, beside) or "other"

    def told_type(self, verb: str, beside: Beside) -> EventType | None:
        """The kind of event that a rule says such a clause tells of; None where no rule says."""
        for rule in self.rules:
            needed = ((rule.nouns, beside.nouns), (rule.made, beside.made), (rule.doers, beside.doers))
            if verb in rule.verbs and all(not wanted or wanted & there for wanted, there in needed):
                return rule.type
        return None


def rule_of(told: Mapping[str, Any], people: frozenset[str]) -> Rule:
    """A rule as data tell it; where it is of `people`, what its verbs are done to may be any of them."""
    verbs, nouns, made, doers = (frozenset(told.get(field, ())) for field in RULE_WORDS)
    return Rule(told["type"], verbs, nouns, made | people if told.get("people") else made, doers)


@cache
def event_words(language: Language) -> EventWords:
    """The language's words for happenings, read once."""
    table = language.table("events")
    tuples = ("in_force_phrases", "passing_phrases", "whole_years", "last_days")
    fields: dict[str, Any] = {
        name: tuple(words) if name in tuples else frozenset(words)
        for name, words in table.items()
        if name not in ("rules", "nominals", "deeds") and name in EventWords.__annotations__
    }
    people = frozenset((*language.table("harm")["people"]["nouns"], *language.table("parties")["roles"]))
    rules = tuple(rule_of(told, people) for told in table["rules"])
    nominals, deeds = (
        {noun: kind for kind, nouns in table[name].items() for noun in nouns} for name in ("nominals", "deeds")
    )
    return EventWords(rules=rules, nominals=nominals, deeds=deeds, **fields)
