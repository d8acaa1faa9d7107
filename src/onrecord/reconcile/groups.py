"""All that holds across the documents of a record: the steps in their order."""

from collections.abc import Sequence

from onrecord.languages import Language
from onrecord.model.groups import DocumentRead, Groups
from onrecord.reconcile.dates import narrowed
from onrecord.reconcile.happenings import find_happenings
from onrecord.reconcile.order import in_order
from onrecord.reconcile.origins import find_origins
from onrecord.reconcile.parties import find_names
from onrecord.reconcile.positions import find_positions
from onrecord.reconcile.series import find_series
from onrecord.reconcile.threads import find_threads
from onrecord.reconcile.wording import Terms

VERSION = 1
"""Raised with every change of what reconciliation finds."""


def reconcile(documents: Sequence[DocumentRead], language: Language) -> Groups:
    """The groups of a record: the same, in the same order, whatever the order of the documents."""
    terms = Terms.of(language)
    names = find_names(documents, terms)
    reads = in_order(narrowed(documents, terms))
    return Groups(
        documents=reads,
        parties=names.parties,
        series=find_series(reads, names, terms),
        threads=find_threads(reads, names, terms),
        positions=find_positions(reads, names),
        happenings=find_happenings(reads, names, terms),
        origins=find_origins(reads, terms),
    )
