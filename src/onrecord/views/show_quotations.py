"""`onrecord show RECORD quotations` and `speakers`: who said what, in the order of dates, and who says how much."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import get_args

from onrecord.model.entries import Quotation
from onrecord.model.groups import EntryKey
from onrecord.model.vocabulary import Form
from onrecord.record.store import Filter, Record, StoredEntry
from onrecord.views.asked import Asked, Row, Table, cut, of_kind
from onrecord.views.beside import Beside
from onrecord.views.voices import Voice, chain_of, confidence_words, mention_of, spelled_alike, voice_of

FORMS: tuple[str, ...] = get_args(Form)

Said = tuple[StoredEntry, Quotation]


def quotations(record: Record, asked: Asked) -> Table:
    """The quotations asked for by the date of their documents, those without a date last."""
    said, hidden = said_as_asked(record, asked)
    dates, everything, beside = dates_of(record), all_said(record), Beside(record)
    voices, chains = voices_in(record, everything), chains_among(everything)
    rows: list[Row] = []
    for stored, q in sorted(said, key=lambda pair: order_of(dates[pair[0].document])):
        key = EntryKey(stored.document, q.id)
        chain = [str(voices[outer]) for outer in chains.get(key, ())]
        rows.append(
            (
                dates[stored.document], voices[key], q.role, q.polarity, q.form, "cut" if q.cut else "",
                " > ".join((*chain, str(voices[key]))) if chain else "", confidence_words(q.confidence), cut(stored.words),
                stored.name, q.id, beside.entry(stored),
            )
        )  # fmt: skip
    columns = (
        "date", "speaker", "role", "polarity", "form", "cut", "chain", "confidence", "words", "document", "id",
        "accusations",
    )  # fmt: skip
    return Table("Quotations", columns, rows, note_on(hidden, asked))


def speakers(record: Record, asked: Asked) -> Table:
    """All who are quoted as asked, most quoted first; after them those whom no text names."""
    said, hidden = said_as_asked(record, asked)
    dates, voices = dates_of(record), voices_in(record, all_said(record))
    by_voice: dict[Voice, list[Said]] = defaultdict(list)
    for stored, q in said:
        by_voice[voices[EntryKey(stored.document, q.id)]].append((stored, q))
    rows: list[Row] = []
    for voice in sorted(by_voice, key=lambda v: (not v.name, -len(by_voice[v]), str(v).casefold())):
        forms = Counter[str](q.form for _, q in by_voice[voice])
        documents = {stored.document for stored, _ in by_voice[voice]}
        days = sorted((dates[d] for d in documents if dates[d]), key=order_of)
        ends = (days[0], days[-1]) if days else ("", "")
        rows.append((voice, len(by_voice[voice]), *(forms[form] for form in FORMS), len(documents), *ends))
    columns = ("speaker", "quotations", *FORMS, "documents", "first", "last")
    return Table("Speakers", columns, rows, note_on(hidden, asked))


def said_as_asked(record: Record, asked: Asked) -> tuple[list[Said], int]:
    """The quotations asked for, and how many more would be there, had they enough confidence."""
    said = [
        (stored, q)
        for stored, q in of_kind(record, asked, "quotation", Quotation)
        if asked.kind in ("", q.form) and asked.polarity in ("", q.polarity)
    ]
    sure = [(stored, q) for stored, q in said if q.confidence >= asked.confidence]
    return sure, len(said) - len(sure)


def note_on(hidden: int, asked: Asked) -> str:
    """What a threshold leaves out; empty where it leaves out nothing."""
    if not hidden:
        return ""
    return f"{hidden:,} quotation{'s' if hidden > 1 else ''} of less confidence than {asked.confidence:g} left out"


def all_said(record: Record) -> dict[EntryKey, Quotation]:
    """Every quotation of the record."""
    stored = record.entries(Filter("quotation"))
    return {EntryKey(one.document, one.entry.id): one.entry for one in stored if isinstance(one.entry, Quotation)}


def voices_in(record: Record, said: Mapping[EntryKey, Quotation]) -> dict[EntryKey, Voice]:
    """Who speaks each of these quotations."""
    names, sources = record.groups(with_documents=False).party_names(), record.words_in("source")
    mentions = {key: "" if q.speaker else mention_of(sources.get(key, ())) for key, q in said.items()}
    spelled = spelled_alike(mentions.values())
    return {key: voice_of(q, spelled[mentions[key]], names) for key, q in said.items()}


def chains_among(said: Mapping[EntryKey, Quotation]) -> dict[EntryKey, tuple[EntryKey, ...]]:
    """For each quotation within another, those around it, the outermost first."""
    others: dict[str, dict[str, Quotation]] = defaultdict(dict)
    for key, q in said.items():
        others[key.document][q.id] = q
    return {
        key: tuple(EntryKey(key.document, outer.id) for outer in chain_of(q, others[key.document]))
        for key, q in said.items()
        if q.within
    }


def dates_of(record: Record) -> dict[str, str]:
    """For each document the date of its publication, as it is written; empty where nothing tells."""
    return {listed.sha256: listed.published for listed in record.listing()}


def order_of(published: str) -> str:
    """For sorting: an open interval by its only end, no date last.

    >>> sorted(["", "2031-05", "../2030", "2031"], key=order_of)
    ['../2030', '2031', '2031-05', '']
    """
    return published.lstrip("./") or "~"
