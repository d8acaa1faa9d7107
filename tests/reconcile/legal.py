"""Ledgers of short texts. The courts, places and persons are invented."""

from datetime import date

from onrecord.extracting import entries_of
from onrecord.languages import language_for
from onrecord.law import Ledger, ledger_of
from onrecord.model.dates import When
from onrecord.model.document import Document, Metadata
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Instrument
from onrecord.model.standing import states_on
from onrecord.reconcile.groups import reconcile
from onrecord.views.legal import name_of, standing_of

Text = tuple[str, str]
"""The day on which it was published, and its words."""


def read(name: str, published: str, text: str) -> DocumentRead:
    when = When.at(published) if published else None
    return entries_of(Document.of_text(name, text, Metadata(published=when, published_source="given with the text")))


def ledger(*texts: Text) -> Ledger:
    """The ledger of documents named 1.txt, 2.txt ..."""
    reads = [read(f"{number}.txt", published, text) for number, (published, text) in enumerate(texts, 1)]
    return ledger_of(reconcile(reads, language_for("en")))


def standing(found: Ledger, day: str = "") -> dict[str, list[str]]:
    """By name of an instrument how it stands; two of one name are two."""
    states = states_on(found.instruments, date.fromisoformat(day) if day else None)
    stand: dict[str, list[str]] = {}
    for one in found.instruments:
        stand.setdefault(name_of(one), []).append(standing_of(one, states[one.id]))
    return stand


def steps(instrument: Instrument) -> list[str]:
    """Each act with its date."""
    return [f"{step.act} {step.date}" for step in instrument.steps]


def chained(*texts: Text) -> dict[str, list[list[str]]]:
    """By name of an instrument the steps of each that has it."""
    found: dict[str, list[list[str]]] = {}
    for one in ledger(*texts).instruments:
        found.setdefault(name_of(one), []).append(steps(one))
    return found
