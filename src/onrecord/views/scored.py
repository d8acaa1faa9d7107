"""One document's entries as a JSON object: the form of `onrecord extract`."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from onrecord.model.dates import Period, When
from onrecord.model.entries import Call, Entry, Event, Figure, Finding, Quotation, TimeExpression
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.model.vocabulary import Category, Kind
from onrecord.views.confidence import written

Json = dict[str, Any]


def extracted(read: DocumentRead, *, dates: bool = False, attributions: bool = False) -> Json:
    """The object for one document. Fields without a value are left out.

    `dates` adds its time expressions, `attributions` what is somebody's without being a quotation.
    """
    found = read.entries
    published = read.description.published
    denials, by_owners = denials_within(found.findings), denials_by_owners(found.findings)
    out: Json = {
        "document": read.document.name,
        "published": {**when(published.date), "basis": published.basis} if published else None,
        "quotations": [quotation(q) for q in found.quotations],
        "figures": [figure(f) for f in found.figures],
        "findings": [
            finding(f) | filled(denied_by=denials[f.id], denied_by_owner=by_owners[f.id]) for f in found.findings
        ],
        "calls": [call(c) for c in found.calls],
        "events": [event(e) for e in found.events],
    }
    if dates:
        out["dates"] = [time_expression(d) for d in found.dates]
    if attributions:
        out["attributions"] = [quotation(a) for a in found.attributions]
    return out


def when(date: When) -> Json:
    """`{"date": ISO}`, or an interval with the ends that are known."""
    if date.iso:
        return {"date": date.iso}
    ends = {"earliest": date.earliest, "latest": date.latest}
    return {key: value.isoformat() for key, value in ends.items() if value}


def short(date: When) -> Any:
    """The ISO date alone, or an interval as an object."""
    return date.iso or when(date)


def span(words: Span) -> list[int]:
    return [words.start, words.end]


def filled(**fields: Any) -> Json:
    """The fields that have a value."""
    return {key: value for key, value in fields.items() if value not in (None, "", (), [], False)}


def quotation(q: Quotation) -> Json:
    required = {
        "id": q.id, "content": [span(s) for s in q.content], "speaker": q.speaker, "form": q.form,
        "source": [span(s) for s in q.source], "cue": [span(s) for s in q.cue], "polarity": q.polarity,
        "confidence": written(q.confidence),
    }  # fmt: skip
    return required | filled(cut=q.cut, within=q.within, role=q.role, origin=q.origin)


def figure(f: Figure) -> Json:
    required = {"id": f.id, "span": span(f.span), "value": f.value, "bound": f.bound, "what": f.what}
    return required | filled(
        high=f.high, whom=f.whom, where=f.where, by=list(f.by), authority=f.authority, said_by=f.said_by,
        period=period(f.period) if f.period else None, part_of=f.part_of, origin=f.origin,
    )  # fmt: skip


def period(p: Period) -> Json:
    return {k: short(v) for k, v in (("from", p.start), ("to", p.end), ("as_of", p.as_of)) if v}


def finding(f: Finding) -> Json:
    return {
        "id": f.id, "span": span(f.span), "by": f.by, "accused": list(f.accused), "category": f.category,
        "stance": f.stance,
    } | filled(codes=list(f.codes), specificity=f.specificity, answers=list(f.answers), belonging=dict(f.belonging) or None, origin=f.origin)  # fmt: skip


def denials_within(findings: Sequence[Finding]) -> dict[str, list[str]]:
    """By the id of each finding that accuses: the ids of those of the same document that deny the same of any of its accused."""
    denying: dict[tuple[Category, str], list[str]] = defaultdict(list)
    for one in findings:
        for name in one.accused if one.stance == "denies" else ():
            denying[one.category, name].append(one.id)
    return {
        one.id: list(dict.fromkeys(id for name in one.accused for id in denying.get((one.category, name), ())))
        if one.stance != "denies"
        else []
        for one in findings
    }


def denials_by_owners(findings: Sequence[Finding]) -> dict[str, list[str]]:
    """By the id of each finding that accuses: the ids of those by which the party that its accused belong to denies the same of itself."""
    denying: dict[tuple[Category, str], list[str]] = defaultdict(list)
    for one in findings:
        if one.stance == "denies" and one.by in one.accused:
            denying[one.category, one.by].append(one.id)
    return {
        one.id: list(dict.fromkeys(id for _, owner in one.belonging for id in denying.get((one.category, owner), ())))
        if one.stance != "denies"
        else []
        for one in findings
    }


def call(c: Call) -> Json:
    return {"id": c.id, "span": span(c.span)} | filled(
        by=c.by, to=list(c.to), unconditional=c.unconditional, deadline=short(c.deadline) if c.deadline else None,
        answered=span(c.answered) if c.answered else None, origin=c.origin,
    )  # fmt: skip


def event(e: Event) -> Json:
    at = {"from": short(e.date), "to": short(e.until)} if e.until else {"date": short(e.date)}
    return {"id": e.id, "span": span(e.span), **at, "type": e.type} | filled(
        parties=list(e.parties), body=e.body, status=e.status, origin=e.origin
    )


def time_expression(d: TimeExpression) -> Json:
    return {"span": span(d.span), "type": d.type, "value": d.value}


def entry_fields(entry: Entry) -> tuple[Kind, Json]:
    """The kind of an entry, and its fields as a JSON object."""
    match entry:
        case Quotation():
            return "quotation", quotation(entry)
        case Figure():
            return "figure", figure(entry)
        case Finding():
            return "finding", finding(entry)
        case Call():
            return "call", call(entry)
        case Event():
            return "event", event(entry)
