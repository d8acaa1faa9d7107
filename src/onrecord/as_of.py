"""What the documents of a record had said by a day: the same answer tomorrow, whatever is added with a later date.

A document counts where the last day on which it can have been published lies no later. Its date is the one that it gives itself, or
that follows with the help of documents that count by themselves; never with that of a later one. People's decisions count from the
day on which they were made.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.extract.in_its_language import FIRST
from onrecord.extracting import read_again
from onrecord.languages import language_for
from onrecord.model.decisions import in_force
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.how import How
from onrecord.reconcile.dates import days_told, narrowed, tells_year
from onrecord.reconcile.groups import reconcile
from onrecord.reconcile.wording import Terms
from onrecord.record.store import Record


@dataclass(frozen=True, slots=True)
class SaidBy:
    """The groups as they follow from what had been said by a day."""

    groups: Groups
    doubtful: tuple[str, ...]
    """The names of documents that may have been published by then, and may not: they are left out."""


def said_by(record: Record, day: date, language: str = "") -> SaidBy:
    """What the record's documents had said by the end of a day."""
    may = [read for read in record.each_document(as_found=True) if may_be_by(read, day)]
    sure = [read for read in may if is_by(read, day)]
    dated = narrowed(may, Terms.of(language_for(language or FIRST)), by=sure)
    again = read_by_year(dated, may, sure, fast(record), language)
    told = [read for read in again if is_by(read, day)]
    doubtful = tuple(read.document.name for read in again if not is_by(read, day) and may_be_by(read, day))
    return SaidBy(
        reconcile(told, language_for(language or FIRST), in_force(record.decisions(), day.isoformat())), doubtful
    )


def read_by_year(
    dated: Iterable[DocumentRead],
    found: Iterable[DocumentRead],
    sure: list[DocumentRead],
    fast: set[str],
    language: str,
) -> list[DocumentRead]:
    """The documents; those in which no year could be told are read again where the sure ones told it, as a build does."""
    days = days_told(sure)
    out = []
    for before, now in zip(found, dated, strict=True):
        published = now.description.published
        if published and not tells_year(before):
            now = read_again(before, published, days, language=language, how=How(fast=before.document.sha256 in fast))
        out.append(now)
    return out


def fast(record: Record) -> set[str]:
    """The documents that were read with the quicker model."""
    rows = record.database.execute("SELECT sha256 FROM document WHERE made_by LIKE '% fast'")
    return {sha256 for (sha256,) in rows}


def may_be_by(read: DocumentRead, day: date) -> bool:
    """True where the document can have been published by the end of the day."""
    published = read.description.published
    return published is None or published.date.earliest is None or published.date.earliest <= day


def is_by(read: DocumentRead, day: date) -> bool:
    """True where the document was published by the end of the day for sure."""
    published = read.description.published
    return published is not None and published.date.latest is not None and published.date.latest <= day
