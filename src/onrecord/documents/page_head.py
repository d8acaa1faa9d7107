"""What a web page says of itself: title, publisher, language, date of publication."""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.model.dates import When
from onrecord.model.document import Metadata

DATE_FIELDS = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "citation_publication_date",
)  # fmt: skip
"""Names of `<meta>` that hold the date of publication, the surest first."""


IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)([/-])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
"""A day as the addresses of news have it: /2031/05/06/, /2031-05-06-rain.html."""


def read_head(page: LexborHTMLParser, article: LexborNode | None) -> Metadata:
    """The page's metadata; what it does not say is left empty."""
    fields = meta_fields(page)
    linked = list(linked_data(page))
    published, source = with_address(*published_of(fields, linked, article), address_day(page, fields))
    root = page.css_first("html")
    return Metadata(
        title=fields.get("og:title") or text_of(page.css_first("title")) or text_of(page.css_first("h1")),
        publisher=fields.get("og:site_name") or publisher_in(linked),
        language=((root.attributes.get("lang") if root else "") or "").strip().lower(),
        published=published,
        published_source=source,
    )


def meta_fields(page: LexborHTMLParser) -> dict[str, str]:
    """The `<meta>` elements by name, in lower case; the first of each."""
    fields: dict[str, str] = {}
    for element in page.css("meta"):
        marks = element.attributes
        name = (marks.get("property") or marks.get("name") or marks.get("itemprop") or "").strip().lower()
        content = one_line(marks.get("content") or "")
        if name and content:
            fields.setdefault(name, content)
    return fields


def linked_data(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those of its graphs too. JSON that is none is passed over."""
    for element in page.css('script[type="application/ld+json"]'):
        try:
            given = json.loads(element.text(deep=True))
        except (ValueError, RecursionError):
            continue
        todo = given if isinstance(given, list) else [given]
        for one in todo:
            if isinstance(one, dict):
                yield one
                graph = one.get("@graph")
                yield from (part for part in (graph if isinstance(graph, list) else ()) if isinstance(part, dict))


def published_of(
    fields: dict[str, str], linked: list[dict[str, Any]], article: LexborNode | None
) -> tuple[When | None, str]:
    """When the page says it was published, and where it says so."""
    stated = [(fields[name], f"metadata {name}") for name in DATE_FIELDS if name in fields]
    stated += [
        (str(one["datePublished"]), "metadata JSON-LD datePublished") for one in linked if "datePublished" in one
    ]
    times = article.css("time[datetime]") if article is not None else []
    stated += [(time.attributes.get("datetime") or "", "metadata time datetime") for time in times[:1]]
    for value, source in stated:
        date = date_in(value)
        if date:
            return date, source
    return None, ""


def address_of(page: LexborHTMLParser) -> str:
    """The address that the page gives as its own; empty where it gives none."""
    link = page.css_first('link[rel="canonical"]')
    given = ((link.attributes.get("href") if link else "") or "", meta_fields(page).get("og:url", ""))
    return next((address.strip() for address in given if address.strip()), "")


def address_day(page: LexborHTMLParser, fields: dict[str, str]) -> When | None:
    """The day in the address that the page gives as its own; None where there is none."""
    link = page.css_first('link[rel="canonical"]')
    for address in ((link.attributes.get("href") if link else "") or "", fields.get("og:url", "")):
        found = IN_ADDRESS.search(address)
        if found:
            return date_in(f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}")
    return None


def with_address(published: When | None, source: str, address: When | None) -> tuple[When | None, str]:
    """The date and its source, which tells how sure it is: where the page's own address agrees, hardly one in twenty is wrong."""
    if address is None:
        return published, source
    if published is None:
        return address, "the page's address"
    if published == address:
        return published, f"{source}, with the page's address"
    return published, f"{source}, against the page's address ({address})"


def date_in(value: str) -> When | None:
    """The day that an ISO time stamp begins with; None where it is none.

    >>> str(date_in("2031-03-10T09:30:00+02:00")), date_in("10 March")
    ('2031-03-10', None)
    """
    day = value.strip()[:10].replace("/", "-")
    if day.isdigit() and len(day) == 8:
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    try:
        return When.at(day)
    except ValueError:
        return None


def publisher_in(linked: list[dict[str, Any]]) -> str:
    """The name of the publisher in JSON-LD; empty where there is none."""
    for one in linked:
        publisher = one.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return one_line(name)
    return ""


def text_of(element: LexborNode | None) -> str:
    return one_line(element.text(deep=True)) if element is not None else ""


def one_line(words: str) -> str:
    return " ".join(words.split())
