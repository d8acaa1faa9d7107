"""The words that help to name speakers without a parse, from a language's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.extract.parties.words import PartyWords, party_words
from onrecord.languages import Language


@dataclass(frozen=True)
class NamingWords:
    """What `data/parties.toml` lists under `[naming]`, with the party words. All in lower case; the file says what each list is."""

    known: PartyWords
    openers: frozenset[str]
    suffixes: frozenset[str]
    owners_in_names: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    led_in_by: frozenset[str]
    pointing: frozenset[str]
    joins_speakers: frozenset[str]
    first_person: frozenset[str]
    opening_adjectives: frozenset[str]
    date_leads: frozenset[str]
    person_relatives: frozenset[str]
    thing_relatives: frozenset[str]
    past: frozenset[str]
    honorifics: frozenset[str]
    clitics: frozenset[str]
    makers: frozenset[str]
    speaker_self: frozenset[str]
    possessives: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    his_words: frozenset[str]
    her_words: frozenset[str]
    organisation_again: frozenset[str]
    done_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    plurals: Mapping[str, str]
    full_titles: Mapping[str, str]
    titles: frozenset[str]
    """Words before a person's name."""
    roles: frozenset[str]
    """Heads that name one person by role, in the singular."""
    institutions: frozenset[str]
    """Words that only the name of an organisation, a public body or an armed group holds."""
    acronym_names: frozenset[str]
    """The names that acronyms in the data stand for."""
    nobody: frozenset[str]
    """Words that name nobody, alone: "this", "nothing"."""
    articles: frozenset[str]

    def gender(self, word: str) -> int:
        """1 for words that "he" may take up, -1 for those of "she", else 0."""
        return (word in self.he or word in self.his_words) - (word in self.she or word in self.her_words)

    def is_role(self, word: str) -> bool:
        """True for a word that names one person by role."""
        return word in self.roles

    def is_office(self, word: str) -> bool:
        """True for a word of a title or an office: "foreign", "prime", "police"."""
        return word in self.titles or word in self.known.title_words or word in self.known.adjectives

    def singular(self, word: str) -> str:
        """A word without the ending of a plural; the word itself where it has none."""
        for ending, one in self.plurals.items():
            if word.endswith(ending):
                return word.removesuffix(ending) + one
        return word

    def is_plural_role(self, word: str) -> bool:
        """True for several persons named by role: "officials", "gunmen"."""
        return word not in self.roles and self.singular(word) in self.roles


@cache
def naming_words(language: Language) -> NamingWords:
    """The words for naming speakers in a language, read once."""
    table, known = language.table("parties")["naming"], party_words(language)
    endings = ("done_endings", "verb_endings")
    fields = NamingWords.__annotations__.keys() - set(endings)
    plain = [key for key in table if key in fields and isinstance(table[key], list)]
    more_roles, more_titles = frozenset(table["more_roles"]), frozenset(table["more_titles"])
    heads = known.name_heads | known.organisations | known.bodies | known.forces | known.armed
    return NamingWords(
        **{key: frozenset(table[key]) for key in plain},
        known=known,
        done_endings=tuple(table["done_endings"]),
        verb_endings=tuple(table["verb_endings"]),
        plurals=dict(table["plurals"]),
        full_titles=dict(table["full_titles"]),
        titles=known.titles | more_titles,
        roles=(known.roles | more_roles) - frozenset(table["not_one"]),
        institutions=heads - known.roles - more_roles - known.titles - more_titles,
        acronym_names=frozenset(known.acronyms.values()),
        nobody=frozenset(language.table("quotations")["grammar"]["nobody"]),
        articles=frozenset(language.table("quotations")["grammar"]["articles"]),
    )
