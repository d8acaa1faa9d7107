"""Finding the mentions of parties in a text: names, roles and groups, then what pronouns and descriptions stand for."""

from onrecord.extract.parties.aliases import Aliases
from onrecord.extract.parties.antecedents import resolve
from onrecord.extract.parties.descriptions import find_descriptions
from onrecord.extract.parties.names import find_names
from onrecord.extract.parties.parties import Mention, Parties, Subject
from onrecord.extract.parties.words import party_words
from onrecord.extract.reading import Reading


def find_parties(reading: Reading) -> Parties:
    """The parties of a document, each under one name within it.

    Names come from runs of capitalised words; roles and groups ("the armed groups") from nouns that the language lists;
    pronouns and descriptions ("it", "the organisation") are led back to the nearest party that fits, or left unnamed.
    """
    analysis, known = reading.analysis, party_words(reading.language)
    names = list(find_names(analysis, known))
    publisher = reading.own_voice.name
    aliases = Aliases(analysis, names, known, reading.heading, publisher)
    mentions = [aliases.mention(name) for name in names]
    taken = {i for name in names for i in range(name.first, name.last)}
    mentions += find_descriptions(analysis, taken, aliases, known)
    mentions.sort(key=lambda m: m.span)
    subject = Subject(aliases.subject_state, bool(aliases.section_state))
    return resolve(Parties(analysis, tuple(mentions), known, subject), known, publisher)


__all__ = ["Mention", "find_parties"]
