"""The words of asking, of duty and of answering, from a language's data, in the shape in which they are looked up."""

from dataclasses import dataclass, fields
from functools import cache

from onrecord.languages import Language


@dataclass(frozen=True)
class CallWords:
    """Lower-case words and lemmas by what they tell of a call; the data file says what each list is for."""

    toward: frozenset[str]
    toward_thing: frozenset[str]
    direct: frozenset[str]
    prepositional: frozenset[str]
    only_prepositional: frozenset[str]
    asks_to: frozenset[str]
    asks_that: frozenset[str]
    asks_that_with_duty: frozenset[str]
    asks_that_nouns: frozenset[str]
    asks_thing: frozenset[str]
    asks_somebody: frozenset[str]
    questions: frozenset[str]
    asks_for: frozenset[str]
    ordering: frozenset[str]
    nouns_for: frozenset[str]
    nouns_to: frozenset[str]
    not_a_noun_after: frozenset[str]
    texts: frozenset[str]
    issued: frozenset[str]
    issuers: frozenset[str]
    making: frozenset[str]
    receiving: frozenset[str]
    answering: frozenset[str]
    not_under: frozenset[str]
    not_with: frozenset[str]
    no_things: frozenset[str]
    heading_words: frozenset[str]
    imperatives: frozenset[str]
    duty_modals: frozenset[str]
    duty_verbs: frozenset[str]
    conditions: frozenset[str]
    suffered: frozenset[str]
    perfect: frozenset[str]
    nothing_asked: frozenset[str]
    plans: frozenset[str]
    acts: frozenset[str]
    priorities: frozenset[str]
    ways: frozenset[str]
    vital: frozenset[str]
    rules: frozenset[str]
    rule_nouns: frozenset[str]
    rule_verbs: frozenset[str]
    rule_only_verbs: frozenset[str]
    ourselves: frozenset[str]
    first_person: frozenset[str]
    nobody: frozenset[str]
    light_verbs: frozenset[str]
    light_objects: frozenset[str]
    stops: frozenset[str]
    times: frozenset[str]
    stops_after_comma: frozenset[str]
    goes_on: frozenset[str]
    unconditional: frozenset[str]
    owner_acts: frozenset[str]
    by: frozenset[str]
    into: frozenset[str]
    deadline_before: frozenset[str]
    deadline_within: frozenset[str]
    answer_words: frozenset[str]
    answer_phrases: frozenset[str]
    pointing: frozenset[str]
    joining: frozenset[str]
    that: frozenset[str]
    copulas: frozenset[str]
    infinitive: frozenset[str]
    fillers: frozenset[str]
    nobody_at_all: frozenset[str]
    blamed_for: frozenset[str]
    articles: frozenset[str]
    partitive: frozenset[str]
    alternatives: frozenset[str]
    persons: frozenset[str]
    expletives: frozenset[str]
    things: frozenset[str]
    chambers: frozenset[str]


@cache
def call_words(language: Language) -> CallWords:
    """The call words of a language, read once."""
    table = language.table("calls")
    return CallWords(**{field.name: frozenset(table[field.name]) for field in fields(CallWords)})
