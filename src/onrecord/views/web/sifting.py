"""Which quotations a reader asks for: by form, polarity, extent, role, document, words, date and confidence."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from onrecord.model.dates import When
from onrecord.model.vocabulary import Form, Polarity
from onrecord.record.rows import folded
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import BadRequest, chosen
from onrecord.views.web.wording import title_of

FORMS: tuple[str, ...] = get_args(Form)
POLARITIES: tuple[str, ...] = get_args(Polarity)
EXTENTS = ("whole", "cut")
FIELDS = ("form", "polarity", "extent", "role", "document", "text", "from", "to", "confidence")
"""What an address may ask of quotations, whoever speaks them."""

CONFIDENCE = re.compile(r"0|1|[01]?\.[0-9]{1,6}|[01]\.")
HASH = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty: no condition. `given`: as the address says it, to be said again in links."""

    form: str = ""
    polarity: str = ""
    extent: str = ""
    role: str = ""
    document: str = ""
    text: str = ""
    dates: When | None = None
    confidence: float = 0.0
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sifted:
    """Quotations that fit, and how many more would, had they enough confidence."""

    shown: list[Placed]
    hidden: int


def wanted(query: Mapping[str, str]) -> Wanted:
    """What an address asks for. Raises BadRequest that names the field and what was expected."""
    given = {name: value for name in FIELDS if (value := query.get(name, "").strip())}
    return Wanted(
        chosen(given, "form", FORMS),
        chosen(given, "polarity", POLARITIES),
        chosen(given, "extent", EXTENTS),
        one_line(given.get("role", "")),
        folded(given.get("document", "")),
        one_line(given.get("text", "")),
        dates_in(given),
        confidence_in(given),
        given,
    )


def dates_in(given: Mapping[str, str]) -> When | None:
    """The days between two dates, both included; None where no date is given. Raises BadRequest."""
    if not given.get("from") and not given.get("to"):
        return None
    first, last = date_in(given, "from"), date_in(given, "to")
    earliest, latest = first.earliest if first else None, last.latest if last else None
    if earliest and latest and earliest > latest:
        raise BadRequest(f"the first date, {given['from']}, is after the last one, {given['to']}")
    return When.between(earliest, latest)


def date_in(given: Mapping[str, str], name: str) -> When | None:
    try:
        return When.at(given[name]) if name in given else None
    except ValueError as wrong:
        raise BadRequest(f"“{given[name]}” is no date: YYYY, YYYY-MM or YYYY-MM-DD was expected") from wrong


def confidence_in(given: Mapping[str, str]) -> float:
    """The least confidence; 0 where none is given. Raises BadRequest."""
    value = given.get("confidence", "0")
    if not CONFIDENCE.fullmatch(value) or float(value) > 1:
        raise BadRequest(f"“{value}” is no confidence: a number from 0 to 1 was expected, such as 0.8")
    return float(value)


def sifted(catalogue: Catalogue, quotations: Iterable[Placed], asked: Wanted) -> Sifted:
    """Those that fit, in the order given."""
    documents = documents_called(catalogue, asked.document) if asked.document else None
    fitting = [p for p in quotations if (documents is None or p.key.document in documents) and fits(p, asked)]
    shown = [p for p in fitting if p.quotation.confidence >= asked.confidence]
    return Sifted(shown, len(fitting) - len(shown))


def fits(placed: Placed, asked: Wanted) -> bool:
    """True where a quotation is as asked, whatever its document and confidence."""
    quotation = placed.quotation
    return (
        asked.form in ("", quotation.form)
        and asked.polarity in ("", quotation.polarity)
        and asked.extent in ("", EXTENTS[quotation.cut])
        and (asked.dates is None or (placed.published is not None and asked.dates.meets(placed.published)))
        and (not asked.text or asked.text in one_line(placed.words))
        and (not asked.role or asked.role in one_line(quotation.role))
    )


def one_line(words: str) -> str:
    """Words as they are compared: without case, accents and ends of lines."""
    return " ".join(folded(words).split())


def documents_called(catalogue: Catalogue, part: str) -> set[str]:
    """The hashes of the documents with this in their title or name, or at the start of their hash."""
    return {
        read.document.sha256
        for read in catalogue.documents
        if (HASH.fullmatch(part) and read.document.sha256.startswith(part))
        or any(part in folded(name) for name in (title_of(read), read.document.name, *read.document.names))
    }


def choices_among(quotations: Sequence[Placed]) -> dict[str, list[tuple[str, int]]]:
    """What can be chosen among these quotations: forms, polarities and extents that occur, with how often."""
    return {
        "forms": counted(FORMS, Counter(p.quotation.form for p in quotations)),
        "polarities": counted(POLARITIES, Counter(p.quotation.polarity for p in quotations)),
        "extents": counted(EXTENTS, Counter(EXTENTS[p.quotation.cut] for p in quotations)),
    }


def counted(values: tuple[str, ...], counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The values that occur, in the order of the vocabulary."""
    return [(value, counts[value]) for value in values if counts.get(value)]
