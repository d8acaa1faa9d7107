"""Long lists in pages, and what the reader asked for in the address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.views.web.addresses import with_query

T = TypeVar("T")

WHOLE = re.compile(r"[1-9][0-9]{0,8}")


class BadRequest(ValueError):
    """The address asks for something that can't be; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list. `earlier` and `later` are addresses; empty at either end."""

    items: Sequence[T]
    number: int
    pages: int
    total: int
    earlier: str = ""
    later: str = ""


def page_number(query: Mapping[str, str]) -> int:
    """The page asked for, from 1. Raises BadRequest."""
    given = query.get("page", "") or "1"
    if not WHOLE.fullmatch(given):
        raise BadRequest(f"“{given}” is no page: a whole number from 1 was expected")
    return int(given)


def paged(items: Sequence[T], path: str, query: Mapping[str, str], size: int) -> Paged[T]:
    """The part of the list that is asked for; the last one where the list is shorter."""
    return part(items, len(items), path, query, size, cut=True)


def part(
    items: Sequence[T], total: int, path: str, query: Mapping[str, str], size: int, *, cut: bool = False
) -> Paged[T]:
    """A page of a list with `total` items; `items` is the whole list where `cut` is set, else the page itself."""
    pages = max(1, -(-total // size))
    number = min(page_number(query), pages)
    shown = items[(number - 1) * size : number * size] if cut else items
    kept = {name: value for name, value in query.items() if name != "page"}

    def address(to: int) -> str:
        return with_query(path, {**kept, "page": to if to > 1 else ""}) if 1 <= to <= pages else ""

    return Paged(shown, number, pages, total, address(number - 1), address(number + 1))


def chosen(query: Mapping[str, str], name: str, choices: Sequence[str]) -> str:
    """The choice made for one field of a form; empty for none. Raises BadRequest that names the choices."""
    value = query.get(name, "")
    if value and value not in choices:
        named = ", ".join(choices) or "none in this record"
        raise BadRequest(f"“{value}” is no {name} here; known: {named}")
    return value
