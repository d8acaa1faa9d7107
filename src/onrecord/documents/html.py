"""Web pages: the article that a reader sees, in blocks, and what the page's head says of it."""

import re
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser

from onrecord.documents.encoding import decode
from onrecord.documents.outcome import Kept, Outcome, Reader, Refused
from onrecord.documents.page.article import article_of, weight
from onrecord.documents.page.linked_data import LinkedData
from onrecord.documents.page.links import Site
from onrecord.documents.page.marked import marked
from onrecord.documents.page.markup import TooMany
from onrecord.documents.page.outline import Block, Reading
from onrecord.documents.page.text import Writer
from onrecord.documents.page_head import address_of, read_head
from onrecord.model.layout import Layout

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
HEAD_OF_BYTES = 4_096
PART = 1.5
"""How much longer than what a page shows its article must be, for the page to show a part of it."""


def read_html(content: bytes, charset: str = "") -> Outcome:
    """The text of the page's article, blocks with an empty line between them; each letter tied to the decoded source.

    `charset`: what the web server said of it, which goes before what the page says, as in browsers.
    """
    declared = CHARSET.search(content[:HEAD_OF_BYTES])
    outcome = decode(content, charset or (declared[1].decode("ascii", "replace") if declared else ""))
    if isinstance(outcome, Refused):
        return outcome
    try:
        source = marked(outcome.text)
    except TooMany as wrong:
        return Refused(f"holds more than {wrong}, as no page for readers does; split it, or give its text")
    page = LexborHTMLParser(source.markup)
    address = address_of(page, source.source)
    body = page.body
    article = article_of(Reading(source, Site.of(address)).read(body)) if body is not None else []
    writer = Writer()
    for block in article:
        writer.block(block.bullet, block.pieces)
    text = writer.text()
    if not text:
        return Refused("holds no text: the page has a head, but nothing in its body that a reader would see")
    linked = LinkedData.of(page, address)
    doubts = (*outcome.doubts, *doubts_of(text, linked.agreed("articleBody")))
    return Kept(text, read_head(page, linked, address, time_of(article)), doubts, Layout(runs=tuple(writer.runs)))


def doubts_of(text: str, body: str) -> tuple[str, ...]:
    """What to know of a page that shows less than its own data say is its article: a wall before it, or text that a script adds."""
    if len(body) <= PART * len(text):
        return ()
    return (
        f"shows {len(text):,} characters of an article that its JSON-LD gives {len(body):,}: the rest was not on the page"
        " that was saved, and is not read; save it where all of it is shown",
    )


def time_of(article: list[Block]) -> str:
    """The time that the article is marked with: in a line of its own before its text, not a time that the text tells of."""
    labels = takewhile(lambda block: not weight(block), article)
    return next((block.time for block in labels if block.time), "")


HTML = Reader("html", 2, read_html, begins=(b"<!doctype html", b"<html"), takes_charset=True)
