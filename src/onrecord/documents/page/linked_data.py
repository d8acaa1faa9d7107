"""What a page's JSON-LD says of its article (https://schema.org/Article)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

Thing = dict[str, Any]

HOLDS_MORE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
"""Fields under which the article itself can stand; not those of comments, pictures and reviews."""
MOST_THINGS = 1_000
KINDS = ("Article", "Posting", "Report", "PressRelease", "Statement")
"""Ends of the names of schema.org's kinds of article."""
PAGES = ("WebPage", "ItemPage", "AboutPage")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The things that a page describes; those that can be its article, the likeliest first."""

    things: tuple[Thing, ...]
    articles: tuple[Thing, ...]

    @classmethod
    def of(cls, page: LexborHTMLParser, address: str) -> "LinkedData":
        """The JSON-LD of a page with this address. JSON that is none is passed over.

        Of several articles the one with the page's address is meant; where none has it, only what they agree on is believed.
        """
        things = tuple(things_of(page))
        articles = [thing for thing in things if is_kind(thing, KINDS)]
        own = [thing for thing in articles if address and address in addresses_of(thing)]
        pages = [thing for thing in things if is_kind(thing, PAGES) or "@type" not in thing]
        return cls(things, (*(own or articles), *pages))

    def agreed(self, field: str) -> str:
        """What a field says where the likeliest things that have it say the same; empty otherwise."""
        for kinds in (KINDS, None):
            some = [thing for thing in self.articles if kinds is None or is_kind(thing, kinds)]
            values = {value.strip() for thing in some if isinstance(value := thing.get(field), str) and value.strip()}
            if values:
                return values.pop() if len(values) == 1 else ""
        return ""

    def named(self, field: str) -> str:
        """The names of the persons or organisations in a field, with "; " between; empty where there is none."""
        for thing in self.articles:
            found = thing.get(field)
            names = [self.name_of(one) for one in (found if isinstance(found, list) else [found])]
            if any(names):
                return "; ".join(dict.fromkeys(name for name in names if name))
        return ""

    def name_of(self, given: Any) -> str:
        """The name of what a field holds: given there, or under its `@id` elsewhere on the page."""
        if isinstance(given, dict) and "name" not in given and "@id" in given:
            given = next(
                (thing for thing in self.things if thing.get("@id") == given["@id"] and "name" in thing), given
            )
        name = given.get("name") if isinstance(given, dict) else given
        return " ".join(name.split()) if isinstance(name, str) else ""


def things_of(page: LexborHTMLParser) -> Iterator[Thing]:
    """The things of the page's JSON-LD in order, those within others where the article can stand there."""
    todo: list[Any] = []
    for element in page.css('script[type="application/ld+json"]'):
        try:
            todo.append(json.loads(element.text(deep=True), strict=False))
        except (ValueError, RecursionError):
            continue
    todo.reverse()
    for _ in range(MOST_THINGS):
        if not todo:
            return
        one = todo.pop()
        if isinstance(one, list):
            todo += reversed(one)
        elif isinstance(one, dict):
            yield one
            todo += [one[field] for field in reversed(HOLDS_MORE) if field in one]


def is_kind(thing: Thing, ends: tuple[str, ...]) -> bool:
    """True where the thing is of a kind whose name ends so."""
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(ends) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def addresses_of(thing: Thing) -> set[str]:
    """The addresses that a thing gives as its own."""
    page = thing.get("mainEntityOfPage")
    given = (thing.get("url"), thing.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {address for address in given if isinstance(address, str)}
