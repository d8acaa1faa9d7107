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
OPENS_TAG = re.compile(r"</?+[A-Za-z]")
RAW = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"))
"""Elements whose content is no markup, up to their end tag."""
RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII) for name in RAW}
FOREIGN = frozenset(("svg", "math"))
"""Drawings and formulas: their elements have other rules."""
LEAVES_FOREIGN = frozenset(("body", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "span", "table", "ul"))
"""Tags that end a drawing or formula which nothing ended before: the standard has more, but one of these comes soon."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag, from `start` up to `end` of the source; `name` in lower case."""

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


def tokens_of(source: str) -> Iterator[Tag | Words]:
    """The tags of a page and the text between them, in order; comments and the content of raw elements are left out."""
    start = at = foreign = 0
    end = len(source)
    while (at := source.find("<", at)) >= 0:
        found = MARKUP.match(source, at)
        if found is None:
            if OPENS_TAG.match(source, at):
                # All that follows a tag that never ends is part of that tag.
                end = at
                break
            at += 1
            continue
        if at > start:
            yield Words(start, at)
        start, at = at, found.end()
        tag = tag_of(found, foreign > 0)
        if tag is not None:
            yield tag
            foreign = depth_of_foreign(foreign, tag)
            if tag.name == "plaintext" and not tag.closes:
                start = at
                break
            if tag.name in RAW and not tag.closes and not foreign:
                ended = RAW_END[tag.name].search(source, at)
                at = ended.start() if ended else end
        start = at
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
