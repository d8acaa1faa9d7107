"""Every page of a record's site, and the rows of a page: what a walk over all of them looks at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

from starlette.testclient import TestClient

ROWS = {"tr", "li", "div", "section", "header", "p"}
"""Elements that are one row: what stands in one is seen together."""
CLASSES = {"div": {"paragraph"}, "section": {"card"}, "header": {"about"}, "p": {"notice"}}
"""Of these elements only those of a class: others hold many rows."""
LISTS = {"how": "ul", "voices": "ol"}
"""Lists, by class, that are a part of their row: facts about a quotation, the voices of a position."""
NEVER_CLOSED = {
    "meta",
    "link",
    "input",
    "br",
    "rect",
    "circle",
    "path",
    "line",
    "polyline",
    "polygon",
    "image",
    "img",
    "hr",
}
APART = {"head", "form", "nav"}
"""Elements in which nobody is accused: what may be asked for, and the way there."""


@dataclass
class Row:
    """A row of a page: its words, and the addresses that it links to."""

    words: str = ""
    links: set[str] = field(default_factory=set)


class Rows(HTMLParser):
    """Reads a page into rows; the words of inner rows are also those of the outer ones. Rows by the innermost first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, Row | None]] = [("", Row())]
        self.done: list[tuple[str, Row]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        for _, row in self.open:
            if row and tag == "a":
                row.links.add((given.get("href") or "").partition("#")[0])
        if tag in NEVER_CLOSED or self.get_starttag_text().endswith("/>"):  # type: ignore[union-attr]
            return
        classes = set((given.get("class") or "").split())
        is_row = tag in ROWS and (tag not in CLASSES or bool(classes & CLASSES[tag]))
        is_row = is_row and not any(tag in LISTS for tag, _ in self.open)
        self.open.append((next(iter(classes & LISTS.keys()), tag), Row() if is_row else None))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1:
            closed, _ = self.open.pop()
            if tag in (closed, LISTS.get(closed)):
                return

    def handle_data(self, words: str) -> None:
        rows = [row for _, row in self.open if row]
        for row in rows:
            row.words += words
        if not any(tag in APART for tag, _ in self.open):
            self.done.append((words, rows[-1]))


def rows_of(html: str) -> Iterator[tuple[str, Row]]:
    """Every stretch of words outside forms, with the innermost row that it stands in; the page itself where it is in none."""
    parser = Rows()
    parser.feed(html)
    parser.close()
    yield from parser.done


def addresses_in(html: str) -> Iterator[str]:
    """The addresses that a page leads to: its links, and each choice of each of its forms."""
    yield from (unescape(one).partition("#")[0] for one in re.findall(r'<a\b[^>]*href="(/[^"]*)"', html))
    for action, form in re.findall(r'<form\b[^>]*action="(/[^"#]*)[^"]*"[^>]*>(.*?)</form>', html, re.S):
        kept = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
        for name, options in re.findall(r'<select name="([^"]*)">(.*?)</select>', form, re.S):
            for value in re.findall(r'<option value="([^"]+)"', options):
                yield f"{action}?{urlencode([(key, unescape(one)) for key, one in (*kept, (name, value))])}"


def every_page(site: TestClient, *begin: str, most: int = 2_000) -> Iterator[tuple[str, str]]:
    """Every page that can be reached, with its address."""
    coming, seen = list(begin), set(begin)
    while coming:
        address = coming.pop()
        answer = site.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        yield address, answer.text
        for found in addresses_in(answer.text):
            if found not in seen and len(seen) < most:
                seen.add(found)
                coming.append(found)
