"""What stood in law on a day: the ledger of a record as its documents had told it by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.as_of import said_by
from onrecord.extract.in_its_language import FIRST
from onrecord.languages import language_for
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.ledger import Instrument
from onrecord.reconcile.ledger import find_ledger
from onrecord.record.store import Record


@dataclass(frozen=True, slots=True)
class Ledger:
    """The instruments that documents tell of, and those documents.

    `doubtful`: the names of documents that may have been published by the day, and may not; they are left out.
    """

    instruments: tuple[Instrument, ...]
    groups: Groups
    doubtful: tuple[str, ...] = ()

    @property
    def documents(self) -> Sequence[DocumentRead]:
        return self.groups.documents


def ledger_of(groups: Groups, language: str = "", doubtful: tuple[str, ...] = ()) -> Ledger:
    """The ledger of these documents."""
    found = find_ledger(groups.documents, groups.party_names(), language_for(language or FIRST))
    return Ledger(found, groups, doubtful)


def ledger_by(record: Record, day: date, language: str = "") -> Ledger:
    """The ledger as the documents had told it by the end of a day: those count that `as_of` counts."""
    said = said_by(record, day, language)
    return ledger_of(said.groups, language, said.doubtful)
