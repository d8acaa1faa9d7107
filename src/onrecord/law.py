"""The ledger of a record: legal steps chained over all documents, from which follows what stood in law on any day."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.in_its_language import FIRST
from onrecord.languages import language_for
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.ledger import Instrument
from onrecord.reconcile.ledger import find_ledger
from onrecord.record.store import Record


@dataclass(frozen=True, slots=True)
class Ledger:
    """The instruments that documents tell of, and those documents."""

    instruments: tuple[Instrument, ...]
    groups: Groups

    @property
    def documents(self) -> Sequence[DocumentRead]:
        return self.groups.documents


def instruments_in(record: Record, language: str = "") -> tuple[Instrument, ...]:
    """The instruments of a record, its documents looked at one by one."""
    groups = record.groups(with_documents=False)
    return find_ledger(
        record.each_document, groups.party_names(), language_for(language or FIRST), groups.names_in_roles()
    )


def ledger_of(groups: Groups, language: str = "") -> Ledger:
    """The ledger of these documents."""
    found = find_ledger(
        lambda: groups.documents, groups.party_names(), language_for(language or FIRST), groups.names_in_roles()
    )
    return Ledger(found, groups)
