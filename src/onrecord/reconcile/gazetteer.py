"""Which names of places are known, and which of them can't be one place: a town and its country, two countries, two provinces.

Countries and their parts are those of ISO 3166-1 and 3166-2, from pycountry (the lists of Debian's iso-codes), their capitals those of countryinfo;
the record adds what its documents say themselves ("Brenn, Arland"). What neither knows is never told apart by this.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pycountry
from countryinfo import CountryInfo

from onrecord.reconcile.wording import words_of

ENDINGS = ("ska",)
"""Of provinces that ISO names by an adjective: "Zhytomyrska oblast" is that of Zhytomyr."""
CAPITAL = "capital"
"""Behind a country's code, for a capital that is no part of it by ISO."""
SHORTEST = 4
"""Letters of the name of a part; shorter ones are words of other things too."""


State = tuple[tuple[str, ...], tuple[str, ...]]
"""The names of a state in one language, and its adjectives."""


@dataclass(frozen=True)
class Words:
    """What of a language the names of places are read with."""

    empty: frozenset[str]
    kinds: frozenset[str]
    """Words that a place is named with and without: "province"."""
    states: tuple[State, ...] = ()

    def plain(self, name: str) -> str:
        """A name folded, without articles and kinds of place."""
        words = [word for word in words_of(name) if word not in self.empty]
        return " ".join([word for word in words if word not in self.kinds] or words)


class Gazetteer:
    """Names of places and what they may be. Names are plain, as `Words.plain` makes them."""

    def __init__(self, words: Words, inside: Iterable[tuple[str, str]] = ()) -> None:
        self.words = words
        self.codes = known_places(words)
        self.countries = known_countries(words)
        self.inside = frozenset(inside)
        """Pairs of the record's own: a place, and the wider one that a document puts it in."""

    def nested(self, one: str, other: str) -> bool:
        """True where one lies within the other: a town and its country, whose figures are never one count."""
        if (one, other) in self.inside or (other, one) in self.inside:
            return True
        own, others = self.codes.get(one, frozenset()), self.codes.get(other, frozenset())
        return not own & others and any(a.startswith(f"{b}-") or b.startswith(f"{a}-") for a in own for b in others)

    def apart(self, one: str, other: str) -> bool:
        """True where both are known and can't be one place, nor share a part; False where one of them is not known."""
        own, others = self.codes.get(one), self.codes.get(other)
        return one != other and own is not None and others is not None and not own & others

    def country(self, name: str) -> str:
        """The one plain name of the country that a name or an adjective means; "" where it means none, or several."""
        # "US" is left without a word where "us" is one that says nothing.
        return self.countries.get(name, "") if name else ""


@cache
def known_places(words: Words) -> Mapping[str, frozenset[str]]:
    """By plain name: the codes of the countries that have it; of the parts that do where it is no country's."""
    countries = known_codes(words)
    found: dict[str, set[str]] = {}
    for part in pycountry.subdivisions:
        for name in names_of_part(words.plain(part.name)):
            if len(name) >= SHORTEST and name not in countries:
                found.setdefault(name, set()).add(part.code)
    for capital, codes in capital_codes().items():
        name = words.plain(capital)
        if len(name) >= SHORTEST and name not in countries:
            found.setdefault(name, {f"{code}-{CAPITAL}" for code in codes})
    return {**{name: frozenset(codes) for name, codes in found.items()}, **countries}


@cache
def capital_codes() -> Mapping[str, frozenset[str]]:
    """By name of a capital, as its words: the codes of the countries whose it is."""
    found: dict[str, set[str]] = {}
    for told in CountryInfo.all().values():
        code, capital = told.get("ISO", {}).get("alpha2", ""), told.get("capital") or ""
        # Of one country it is a list.
        if code and isinstance(capital, str) and capital:
            found.setdefault(" ".join(words_of(capital)), set()).add(code.upper())
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def known_codes(words: Words) -> Mapping[str, frozenset[str]]:
    """By plain name of a country: its code; that of the language's own list is its name where ISO has no such country."""
    found: dict[str, set[str]] = {}
    for country in pycountry.countries:
        for name in names_of(country):
            found.setdefault(words.plain(name), set()).add(country.alpha_2)
    for names, _ in words.states:
        plain = [plain for name in names if (plain := words.plain(name))]
        code = next((min(found[name]) for name in plain if len(found.get(name, ())) == 1), plain[0])
        for name in plain:
            found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def known_countries(words: Words) -> Mapping[str, str]:
    """By every plain name of a country, and by its adjectives: the one that its figures go by."""
    codes = known_codes(words)
    name_of: dict[str, str] = {}
    for names, _ in words.states:
        for code in codes[words.plain(names[0])]:
            name_of.setdefault(code, words.plain(names[0]))
    for country in pycountry.countries:
        name_of.setdefault(country.alpha_2, words.plain(next(names_of(country))))
    found = {name: name_of[min(those)] for name, those in codes.items() if len(those) == 1}
    meant: dict[str, set[str]] = {}
    for names, adjectives in words.states:
        for adjective in adjectives:
            meant.setdefault(words.plain(adjective), set()).add(words.plain(names[0]))
    return {**{word: min(those) for word, those in meant.items() if len(those) == 1}, **found}


def names_of(country: object) -> Iterator[str]:
    """The names of a country, the shortest common one first: "Congo, The Democratic Republic of the" in its spoken order."""
    given = (getattr(country, key, None) for key in ("common_name", "name", "official_name"))
    for name in filter(None, given):
        first, _, rest = name.partition(", ")
        yield f"{rest} {first}" if rest and rest.endswith(("of", "of the")) else name if not rest else first
        if rest.startswith(("State", "Islamic", "Republic", "Bolivarian", "Plurinational", "United", "Federated")):
            yield first


def names_of_part(name: str) -> Iterator[str]:
    """The names of a part of a country: its own, and those without the ending of an adjective."""
    yield name
    for end in ENDINGS:
        if name.endswith(end):
            yield name[: -len(end)]
            yield name[:-1]
