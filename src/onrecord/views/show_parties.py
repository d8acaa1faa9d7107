"""`onrecord show RECORD parties`: who is named, under which names, and which two may be one."""

from onrecord.model.suggestions import Shown, Suggestion
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.suggested import suggested_in
from onrecord.views.asked import Asked, Row, Table
from onrecord.views.beside import Beside, names_of
from onrecord.views.party_words import why_alike

COLUMNS = ("name", "kind", "other names", "speaks for", "belongs to", "in the role of")
SUGGESTED = ("party", "other party", "may be one because", "words", "accusations")
DECIDE = (
    'suggested, not decided: `onrecord mark RECORD "PARTY" same-as "OTHER PARTY" --by NAME --why REASON` takes two together, '
    "different-from keeps them apart; `onrecord undo` takes either back"
)


def parties(record: Record, asked: Asked) -> Table:
    """All parties; with `suggested`, the pairs that may be one."""
    if asked.suggested:
        return suggestions(record, asked)
    rows: list[Row] = []
    titles = names_of(record)
    for one in record.groups(with_documents=False).parties:
        if folded(asked.party) in folded(" ".join((one.name, *one.names))) and asked.kind in ("", one.kind):
            others = "; ".join(name for name in one.names if name != one.name)
            roles = "; ".join(
                f"{role.name} in {', '.join(sorted(titles[key] for key in role.documents))}" for role in one.roles
            )
            rows.append((one.name, one.kind, others, one.speaks_for, one.belongs_to, roles))
    return Table("Parties", COLUMNS, rows)


def suggestions(record: Record, asked: Asked) -> Table:
    """The pairs that may be one, each with the words that show it."""
    kinds, beside = {one.name: one.kind for one in record.groups(with_documents=False).parties}, Beside(record)
    rows: list[Row] = []
    for one in suggested_in(record):
        pair = (one.likeness.one, one.likeness.other)
        if folded(asked.party) in folded(" ".join(pair)) and asked.kind in ("", *(kinds[name] for name in pair)):
            places = first_of_each(one)
            words = "; ".join(f"“{place.words}” in {place.title}" for place in places)
            accusations = "; ".join(filter(None, (beside.words(place.document, place.around) for place in places)))
            rows.append((*pair, why_alike(one.likeness), words, accusations))
    return Table("Parties that may be one", SUGGESTED, rows, DECIDE if rows else "")


def first_of_each(one: Suggestion) -> list[Shown]:
    """One place for each name."""
    found: dict[str, Shown] = {}
    for place in one.shown:
        found.setdefault(place.name, place)
    return list(found.values())
