"""`onrecord show RECORD timeline`: what documents say happened, a row a telling, those of one happening together."""

from collections.abc import Mapping
from datetime import date

from onrecord.model.dates import When
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table, cut
from onrecord.views.beside import Beside
from onrecord.views.happened import Happened, Telling, happened_in, within

COLUMNS = (
    "happening", "date", "type", "status", "place", "parties", "told by", "dates disagree", "words", "document", "id", "accusations",
)  # fmt: skip


def timeline(record: Record, asked: Asked) -> Table:
    """All happenings in the order of time; those of a type, party, place, time, document or with words that are asked for."""
    groups, beside = record.groups(), Beside(record)
    names, every = groups.party_names(), happened_in(groups)
    by_id = {one.id: one for one in every}
    rows: list[Row] = []
    for one in every:
        if is_wanted(one, asked, names):
            disagree = "; ".join(place_of(by_id[other]) for other in one.otherwise if other in by_id)
            for telling in one.tellings:
                accusations = beside.words(telling.key.document, telling.event.span)
                rows.append((*row_of(one, telling, disagree, names), accusations))
    return Table("Timeline", COLUMNS, rows)


def is_wanted(one: Happened, asked: Asked, names: Mapping[str, str]) -> bool:
    """True where a happening is as asked; what is asked of its words and documents, one telling must have."""
    time = When.between(*(date.fromisoformat(day) if day else None for day in (asked.earliest, asked.latest)))
    named = {folded(name) for given in one.parties for name in (given, names.get(given, given))}
    return (
        asked.kind in ("", *one.types)
        and (not asked.party or any(folded(asked.party) in name for name in named))
        and (not asked.place or any(folded(asked.place) in folded(place) for place in one.places))
        and (not (asked.earliest or asked.latest) or within(one, time))
        and (not asked.words or any(folded(asked.words) in folded(words_of(telling)) for telling in one.tellings))
        and (not asked.document or any(is_called(telling, folded(asked.document)) for telling in one.tellings))
    )


def is_called(telling: Telling, part: str) -> bool:
    """True for a telling of a document with this in a name, or at the start of its SHA-256."""
    document = telling.read.document
    names = (document.name, *document.names)
    return document.sha256.startswith(part) or any(part in folded(name) for name in names)


def row_of(one: Happened, telling: Telling, disagree: str, names: Mapping[str, str]) -> Row:
    """One telling, with what holds of the whole happening."""
    event = telling.event
    parties = dict.fromkeys(names.get(name, name) for name in (event.body, *event.parties) if name)
    return (
        one.id, date_of(telling), event.type, event.status or "", "; ".join(one.places), "; ".join(parties), one.told_by, disagree,
        cut(words_of(telling)), telling.read.document.name, event.id,
    )  # fmt: skip


def date_of(telling: Telling) -> str:
    event = telling.event
    return f"{event.date} to {event.until}" if event.until else str(event.date)


def place_of(one: Happened) -> str:
    """A happening by its date and the documents that give it: "2031-05-04 in a.txt e12"."""
    places = ", ".join(f"{telling.read.document.name} {telling.key.entry}" for telling in one.tellings)
    return f"{date_of(one.tellings[0])} in {places}"


def words_of(telling: Telling) -> str:
    """Its words on one line."""
    return " ".join(telling.event.span.of(telling.read.document.text).split())
