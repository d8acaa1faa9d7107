"""The markup of a page as tokens: its tags and the text between them, with where they stand.

Cut as the HTML standard's tokeniser does (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), without building a
tree. Every expression is possessive or stops at the first end, so that the time grows with the length of the page alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKUP = re.compile(
    r"""<(?:
      (?P<closes>/?+)(?P<name>[A-Za-z][^\s/>]*+)
      (?P<attributes>(?:
          [\s/]++
        | [^\s/>][^\s/>=]*+ (?: \s*+ = \s*+ (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | (?=>) | [^\s>"'][^\s>]*+ ) )?+
      )*+) >
    | !-- (?: -?> | .*?(?:--!?>|\Z) )
    | [!?][^>]*+ (?:>|\Z)
    | /(?![A-Za-z])[^>]*+ (?:>|\Z)
    )""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)
"""A tag, a comment or a declaration. White space is ASCII's, as in the standard."""
BEGINS = re.compile(r"<(?=[!?]|/?+[A-Za-z]|/(?=[^A-Za-z]))")
MOST_MARKUP = 2_500_000
"""Tags, comments and declarations; a page that people read has a few thousand. Each takes about a microsecond and 100 bytes."""
RAW = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"))
"""Elements whose content is no markup, up to their end tag."""
RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII) for name in RAW}
FOREIGN = frozenset(("svg", "math"))
"""Drawings and formulas: their elements have other rules."""
LEAVES_FOREIGN = frozenset(("body", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "span", "table", "ul"))
"""Tags that end a drawing or formula which nothing ended before: the standard has more, but one of these comes soon."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag, from `start` up to `end` of the source; `name` in lower case, empty for a tag that never ends."""

    name: str
    start: int
    end: int
    closes: bool
    empty: bool
    """True for an element of a drawing that ends with its start tag."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags, from `start` up to `end` of the source, its character references unresolved."""

    start: int
    end: int


class TooMany(Exception):
    """What a page has more of than is read, in words."""


def tokens_of(source: str) -> Iterator[Tag | Words]:
    """The tags of a page and the text between them, in order; comments and the content of raw elements are left out.

    Raises TooMany.
    """
    start = at = foreign = 0
    end = len(source)
    for _ in range(MOST_MARKUP):
        begins = BEGINS.search(source, at)
        if begins is None:
            break
        found = MARKUP.match(source, begins.start())
        if found is None:
            # All that follows a tag that never ends is part of that tag, which then is none.
            end, last = begins.start(), end
            yield from [Words(start, end)] if end > start else []
            yield Tag("", end, last, closes=False, empty=True)
            start = end
            break
        if found.start() > start:
            yield Words(start, found.start())
        start = at = found.end()
        tag = tag_of(found, foreign > 0)
        if tag is None:
            continue
        yield tag
        foreign = depth_of_foreign(foreign, tag)
        if tag.name == "plaintext" and not tag.closes and not foreign:
            break
        if tag.name in RAW and not tag.closes and not foreign:
            ended = RAW_END[tag.name].search(source, at)
            start = at = ended.start() if ended else end
    else:
        raise TooMany(f"{MOST_MARKUP:,} tags")
    if end > start:
        yield Words(start, end)


def tag_of(found: re.Match[str], foreign: bool) -> Tag | None:
    """The tag; None for a comment or a declaration."""
    if found["name"] is None:
        return None
    name = found["name"].lower()
    empty = (foreign or name in FOREIGN) and found["attributes"].endswith("/")
    return Tag(name, found.start(), found.end(), bool(found["closes"]), empty)


def depth_of_foreign(depth: int, tag: Tag) -> int:
    """In how many drawings and formulas, one in the other, the text after a tag stands."""
    if tag.name in FOREIGN:
        return max(0, depth - 1) if tag.closes else depth + (not tag.empty)
    return 0 if tag.name in LEAVES_FOREIGN else depth
