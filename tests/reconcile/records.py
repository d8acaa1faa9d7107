"""Small records to reconcile. Places, parties and numbers are invented."""

from collections.abc import Sequence
from typing import Any

from onrecord.languages import language_for
from onrecord.model.dates import Period, When
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import Call, Entries, Event, Figure, Finding, Quotation
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Series
from onrecord.model.text import Span
from onrecord.reconcile.groups import reconcile
from tests.marks import marked

Fields = dict[str, Any]


def told(
    name: str,
    source: str,
    *entries: tuple[type, Fields],
    published: str = "",
    publisher: str = "",
    basis: Any = "stated",
    files: Sequence[str] = (),
) -> DocumentRead:
    """A document whose entries, in order, are the words between ⟦ and ⟧. Ids count from 1 within a kind's letter."""
    text, spans = marked(source)
    kinds: dict[type, list[Any]] = {Quotation: [], Figure: [], Finding: [], Call: [], Event: []}
    for span, (kind, fields) in zip(spans, entries, strict=True):
        place: Fields = {"content": (span,)} if kind is Quotation else {"span": span}
        letter = {Quotation: "q", Figure: "f", Finding: "n", Call: "c", Event: "e"}[kind]
        kinds[kind].append(kind(**place, **fields, id=f"{letter}{len(kinds[kind]) + 1}"))
    when = Published(When.at(published), basis) if published else None
    return DocumentRead(
        Document.of_text(name, text),
        Description(publisher=publisher, published=when),
        Entries(*(tuple(kinds[kind]) for kind in kinds)),
    )


def killed(value: int, bound: Any = "exactly", **fields: Any) -> tuple[type, Fields]:
    """A figure of people killed in Arland, unless the fields say otherwise."""
    return Figure, {"value": value, "bound": bound, "what": "killed", "whom": "people", "where": "Arland", **fields}


def since(start: str, end: str = "") -> Period:
    return Period(When.at(start), When.at(end) if end else None)


def on(day: str) -> Period:
    return Period(When.at(day), When.at(day))


def says(by: str, category: Any, *accused: str, stance: Any = "asserts") -> tuple[type, Fields]:
    return Finding, {"by": by, "category": category, "accused": accused, "stance": stance}


def rejects(by: str, *accusers: str) -> tuple[type, Fields]:
    """A denial of all accusations by these."""
    return Finding, {"by": by, "category": "all_accusations", "accused": (by,), "stance": "denies", "answers": accusers}


def asks(by: str = "", *to: str) -> tuple[type, Fields]:
    return Call, {"by": by, "to": to}


def happened(date: str, kind: Any, *parties: str) -> tuple[type, Fields]:
    return Event, {"date": When.at(date), "type": kind, "parties": parties}


def said(speaker: str) -> tuple[type, Fields]:
    return Quotation, {"speaker": speaker, "form": "direct"}


def record(*documents: DocumentRead) -> Groups:
    return reconcile(documents, language_for("en"))


def shown(groups: Groups, key: EntryKey) -> str:
    """An entry as "document: words"."""
    read = next(r for r in groups.documents if r.document.sha256 == key.document)
    entry = next(e for e in read.entries.all() if e.id == key.entry)
    return f"{read.document.name}: {words(entry.span, read)}"


def words(span: Span, read: DocumentRead) -> str:
    return span.of(read.document.text)


def story(groups: Groups, series: Series) -> list[str]:
    """A series as lines: "document: words" and "relation".

    The earlier figure follows the relation where there is one.
    """
    lines = []
    for member in series.members:
        line = shown(groups, member.figure)
        if member.relation and member.earlier:
            line += f" ({member.relation} {shown(groups, member.earlier)})"
        lines.append(line)
    return lines
