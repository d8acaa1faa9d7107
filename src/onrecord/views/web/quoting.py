"""The box "Where is this quotation from?": the answer of the record, each place with its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from onrecord.model.dates import When
from onrecord.model.text import cover
from onrecord.record.find_quote.answer import Answer
from onrecord.record.find_quote.asked import LONGEST, NoQuotation
from onrecord.record.find_quote.places import Place
from onrecord.views.find_quote import MATCHES, about_speaker, remarks_of, speaker_words, verdict
from onrecord.views.web.accused import Line
from onrecord.views.web.addresses import document_address, span_address
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.wording import published

MOST = 100
"""Places that one page shows."""
NAME = 200
"""Characters of a name that are looked at."""

Context = dict[str, object]


class FindsQuotes(Protocol):
    """What the box needs of a record."""

    def find_quote(self, words: str, by: str = "") -> Answer: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """One place with what the page says of it."""

    place: Place
    match: str
    speaker: str
    """Who says it, in words."""
    address: str
    document_address: str
    title: str
    date: When | None
    remarks: str
    accused: tuple[Line, ...]
    """Who accuses whom in the words shown and in the title, and who denies it."""


def quote_box(catalogue: Catalogue, record: FindsQuotes, query: Mapping[str, str]) -> Context:
    """What was asked in the box, and the answer; or what was expected."""
    words, by = query.get("quote", "").strip(), query.get("by", "")[:NAME].strip()
    asked: Context = {"quote": words[: LONGEST + 1], "by": by, "answer": None, "wrong": "", "places": [], "more": 0}
    if not words:
        return asked
    try:
        answer = record.find_quote(words, by)
    except NoQuotation as wrong:
        return asked | {"wrong": f"{str(wrong)[:1].upper()}{str(wrong)[1:]}."}
    found = (*answer.places, *answer.close)
    places = [shown(catalogue, place) for place in found[:MOST] if place.source.sha256[:16] in catalogue.by_address]
    said = {"answer": answer, "verdict": verdict(answer), "about_speaker": about_speaker(answer)}
    return asked | said | {"places": places, "more": len(found[MOST:])}


def shown(catalogue: Catalogue, place: Place) -> Shown:
    """A place, with the address that opens its document on the words."""
    source = place.source
    read = catalogue.by_address[source.sha256[:16]]
    accused = (*catalogue.accused_within(read, place.shown), *catalogue.accused_in_title(read))
    return Shown(
        place, MATCHES[place.match], speaker_words(place), span_address(source.sha256, cover(place.spans)),
        document_address(source.sha256), source.title or source.name,
        published(read), remarks_of(place), tuple(dict.fromkeys(accused)),
    )  # fmt: skip
