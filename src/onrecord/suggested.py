"""The parties of a record that may be one, for people to decide."""

from collections.abc import Iterable

from onrecord.extract.in_its_language import FIRST
from onrecord.languages import language_for
from onrecord.model.decisions import Decision, in_force
from onrecord.model.groups import Groups
from onrecord.model.suggestions import Suggestion
from onrecord.reconcile.suggestions import find_suggestions
from onrecord.reconcile.wording import Terms
from onrecord.record.store import Record


def suggested(groups: Groups, decisions: Iterable[Decision], language: str = "") -> tuple[Suggestion, ...]:
    """The pairs that may be one and of which nobody has decided. `groups`: with documents; `decisions`: all, also those undone."""
    return find_suggestions(groups, in_force(decisions), Terms.of(language_for(language or FIRST)))


def suggested_in(record: Record) -> tuple[Suggestion, ...]:
    """Those of a record."""
    return suggested(record.groups(), record.decisions())
