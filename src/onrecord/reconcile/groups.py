"""All that holds across the documents of a record: the steps in their order."""

from collections.abc import Sequence

from onrecord.languages import Language
from onrecord.model.decisions import Decision
from onrecord.model.groups import DocumentRead, Groups
from onrecord.reconcile.dates import narrowed
from onrecord.reconcile.decided import resets_in
from onrecord.reconcile.happenings import find_happenings
from onrecord.reconcile.order import in_order
from onrecord.reconcile.origins import find_origins
from onrecord.reconcile.parties import find_names
from onrecord.reconcile.parts import parts_over_wholes
from onrecord.reconcile.positions import find_positions
from onrecord.reconcile.series import find_series
from onrecord.reconcile.threads import find_threads
from onrecord.reconcile.wording import Terms

VERSION = 7
"""Raised with every change of what reconciliation finds."""


def reconcile(documents: Sequence[DocumentRead], language: Language, decisions: Sequence[Decision] = ()) -> Groups:
    """The groups of a record: the same, in the same order, whatever the order of the documents.

    `decisions`: those in force.
    """
    terms = Terms.of(language)
    names = find_names(documents, terms, decisions)
    reads = in_order(narrowed(documents, terms))
    origins = find_origins(reads, terms)
    resets, lost = resets_in(reads, decisions)
    return Groups(
        documents=reads,
        parties=names.parties,
        series=find_series(reads, names, terms, origins=origins, resets=resets),
        threads=find_threads(reads, names, terms),
        positions=find_positions(reads, names, terms),
        happenings=find_happenings(reads, names, terms),
        origins=origins,
        problems=(*lost, *names.problems, *parts_over_wholes(reads, terms)),
    )
