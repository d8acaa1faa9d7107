"""The words that name parties, from a language's data, in the shape in which they are looked up."""

from dataclasses import dataclass
from functools import cache

from onrecord.languages import Language


@dataclass(frozen=True)
class PartyWords:
    """Lower-case words by what they tell of a party. `states` and `adjectives` lead to a state's one name."""

    titles: frozenset[str]
    state_bodies: frozenset[str]
    title_words: frozenset[str]
    roles: frozenset[str]
    state_heads: frozenset[str]
    services: frozenset[str]
    services_of_state: frozenset[str]
    forces_with: frozenset[str]
    forces: frozenset[str]
    forces_of_state: frozenset[str]
    beside_forces: frozenset[str]
    armed: frozenset[str]
    armed_words: frozenset[str]
    armed_people: frozenset[str]
    arming: frozenset[str]
    rebel_words: frozenset[str]
    bodies: frozenset[str]
    organisations: frozenset[str]
    partitive: frozenset[str]
    personnel: frozenset[str]
    sections: frozenset[str]
    joint_members: frozenset[str]
    versus: frozenset[str]
    defining: frozenset[str]
    not_alone: frozenset[str]
    works: frozenset[str]
    back_works: frozenset[str]
    umbrellas: dict[str, str]
    acronyms: dict[str, str]
    leading: frozenset[str]
    never: frozenset[str]
    hyphenated: frozenset[str]
    fields: frozenset[str]
    name_determiners: frozenset[str]
    name_conjunctions: frozenset[str]
    mandated: frozenset[str]
    mandate_prepositions: frozenset[str]
    without_mandate: frozenset[str]
    places: frozenset[str]
    definite: frozenset[str]
    of_no_one: frozenset[str]
    describing: frozenset[str]
    describing_armed: frozenset[str]
    describing_firms: frozenset[str]
    umbrella_heads: frozenset[str]
    umbrella_words: frozenset[str]
    state_adjectives: frozenset[str]
    only_with_name: frozenset[str]
    author_prepositions: frozenset[str]
    part_prepositions: frozenset[str]
    of_words: frozenset[str]
    takes_of: frozenset[str]
    state_forms: tuple[str, ...]
    joins_persons: frozenset[str]
    joins_names: frozenset[str]
    parting: frozenset[str]
    name_heads: frozenset[str]
    before_dates: frozenset[str]
    dated: frozenset[str]
    months: frozenset[str]
    pronouns: dict[str, str]
    addresses: frozenset[str]
    sexes: dict[str, str]
    states: dict[str, str]
    adjectives: dict[str, str]

    def heads_body(self, word: str) -> bool:
        """True for a word that a body, an organisation or forces go by, whatever stands before it: "service"."""
        return word in self.bodies or word in self.name_heads or word in self.forces

    def is_of_state(self, name: str) -> bool:
        """True for the name of a ministry or parliament: of a body that each state has."""
        return any(word in self.state_bodies and word in self.bodies for word in name.lower().split())


@cache
def party_words(language: Language) -> PartyWords:
    """The party words of a language, read once."""
    table, states = language.table("parties"), language.table("states")["states"]
    # The keys of the file that are plain lists are the fields of their names.
    lists = [key for key, value in table.items() if isinstance(value, list) and key in PartyWords.__annotations__]
    lists = [key for key in lists if key not in ("umbrellas", "state_forms")]
    return PartyWords(
        **{name: frozenset(table[name]) for name in lists},
        state_forms=tuple(table["state_forms"]),
        months=frozenset(language.table("calendar")["full_months"]),
        acronyms=dict(table["acronyms"]),
        umbrellas={phrase: group[0] for group in table["umbrellas"] for phrase in group},
        sexes={word: sex for sex, one in table["sexes"].items() for word in one["pronouns"] + one["words"]},
        pronouns={word: kind for kind, words in table["pronouns"].items() for word in words},
        states={name.lower(): one for one, more in states.items() for name in (one, *more.get("also", []))},
        adjectives={a.lower(): one for one, more in states.items() for a in more.get("adjectives", [])},
    )
