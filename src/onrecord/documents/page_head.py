"""What a web page says of itself: title, publisher, author, language, address, date of publication. What it does not say stays empty."""

import re
from email.utils import parsedate_to_datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.documents.page.linked_data import LinkedData
from onrecord.documents.page.marked import unmarked
from onrecord.model.dates import When
from onrecord.model.document import Metadata

DATE_FIELDS = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date",
    "citation_publication_date", "parsely-pub-date",
)  # fmt: skip
"""Names of `<meta>` that hold the date of publication, the surest first. None for a date of change: that is another date."""
AUTHOR_FIELDS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
)
PUBLISHER_FIELDS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
)
LANGUAGE_FIELDS = ("content-language", "dc.language", "dcterms.language", "og:locale")

IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)([/-])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
"""A day as the addresses of news have it: /2031/05/06/, /2031-05-06-rain.html."""
SAVED_FROM = re.compile(r"<!--[^>]{0,40}?\b(?:saved from url=\(\d{4}\)|SingleFile\s+url:\s*)(https?://[^\s>]{1,2000})")
"""The comments of browsers and of their extensions in a page that they saved."""
START = 4_096
TAIL = re.compile(r"\s+[|\-–—·•«»:]{1,2}\s+(?!.*\s[|\-–—·•«»:]{1,2}\s)(?P<tail>.+)\Z")
"""What stands behind the last line or dash of a title."""


def read_head(page: LexborHTMLParser, linked: LinkedData, address: str, written: str = "") -> Metadata:
    """The metadata of the page with this address. `written` is the time that the article itself is marked with."""
    fields = meta_fields(page)
    published, source = with_address(*published_of(fields, linked, written), address_day(address))
    publisher = linked.named("publisher") or first_of(fields, PUBLISHER_FIELDS)
    title = fields.get("og:title") or text_of(page.css_first("title")) or linked.agreed("headline")
    return Metadata(
        title=without_site(title, {publisher, fields.get("og:site_name", "")}) or text_of(page.css_first("h1")),
        publisher=publisher,
        language=language_of(page, fields) or linked.agreed("inLanguage").lower(),
        published=published,
        published_source=source,
        author=author_of(fields, linked),
        url=address,
    )


def meta_fields(page: LexborHTMLParser) -> dict[str, str]:
    """The `<meta>` elements by name, in lower case; the first of each."""
    fields: dict[str, str] = {}
    for element in page.css("meta"):
        marks = element.attributes
        name = marks.get("property") or marks.get("name") or marks.get("itemprop") or marks.get("http-equiv") or ""
        content = one_line(marks.get("content") or "")
        if name.strip() and content:
            fields.setdefault(name.strip().lower(), content)
    return fields


def address_of(page: LexborHTMLParser, source: str) -> str:
    """The address that the page gives as its own, else the one it was saved from; empty where nothing tells."""
    link = page.css_first('link[rel="canonical"]')
    saved = SAVED_FROM.search(source[:START])
    given = (
        (link.attributes.get("href") if link else "") or "",
        meta_fields(page).get("og:url", ""),
        saved[1] if saved else "",
    )
    return next((a.strip() for a in given if a.strip().lower().startswith(("http://", "https://"))), "")


def published_of(fields: dict[str, str], linked: LinkedData, written: str) -> tuple[When | None, str]:
    """When the page says it was published, and where it says so."""
    stated = [(fields[name], f"metadata {name}") for name in DATE_FIELDS if name in fields]
    stated.append((linked.agreed("datePublished"), "metadata JSON-LD datePublished"))
    stated.append((written, "metadata time datetime"))
    for value, source in stated:
        date = date_in(value)
        if date:
            return date, source
    return None, ""


def address_day(address: str) -> When | None:
    """The day in the page's address; None where there is none."""
    found = IN_ADDRESS.search(address)
    return date_in(f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}") if found else None


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
    """The day that a time stamp gives where it was written; None where it is none.

    >>> str(date_in("2031-03-10T09:30:00+02:00")), str(date_in("Mon, 10 Mar 2031 23:30:00 -0400")), date_in("10 March")
    ('2031-03-10', '2031-03-10', None)
    """
    day = value.strip()[:10].replace("/", "-")
    if day.isdigit() and len(day) == 8:
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    try:
        return When.at(day)
    except ValueError:
        return date_of_mail(value)


def date_of_mail(value: str) -> When | None:
    """The day of a time stamp as mails and web servers write it; None where it is none."""
    try:
        return When.day(parsedate_to_datetime(value).date()) if ":" in value[:100] else None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def author_of(fields: dict[str, str], linked: LinkedData) -> str:
    """Who wrote it. Addresses of profiles are no names."""
    named = (linked.named("author"), *(fields.get(name, "") for name in AUTHOR_FIELDS))
    return next((name for name in named if name and "://" not in name), "")


def language_of(page: LexborHTMLParser, fields: dict[str, str]) -> str:
    """The language that the page says it is in: "en", "en-gb"."""
    root = page.css_first("html")
    stated = (root.attributes.get("lang") or root.attributes.get("xml:lang") if root else "") or first_of(
        fields, LANGUAGE_FIELDS
    )
    return stated.split(",")[0].strip().lower().replace("_", "-")


def without_site(title: str, names: set[str]) -> str:
    """The title without the names of the site behind it; whole where its end is none of them.

    >>> without_site("Rain in Orvale - Weather | Orvale Post", {"Orvale Post"})
    'Rain in Orvale - Weather'
    """
    known = {one_line(name).casefold() for name in names if name}
    while (found := TAIL.search(title)) and found["tail"].strip().casefold() in known:
        title = title[: found.start()]
    return title


def first_of(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if name in fields), "")


def text_of(element: LexborNode | None) -> str:
    return one_line(unmarked(element.text(deep=True))) if element is not None else ""


def one_line(words: str) -> str:
    return " ".join(words.split())
