"""The first page: what the record holds, where documents disagree, what was refused; and the page of all problems."""

from collections.abc import Mapping

from onrecord.model.vocabulary import KINDS
from onrecord.views.web.catalogue import Catalogue, order_of
from onrecord.views.web.documents import shown
from onrecord.views.web.figures import all_series
from onrecord.views.web.paging import paged
from onrecord.views.web.positions import sides
from onrecord.views.web.wording import published

SHOWN = 6
PAGE = 200
CHANGES = {"revises": "revises", "falls": "falls from", "reset": "begins anew, by a person’s decision, after"}
"""The relations of which a reader must know first, as words between the two numbers."""

Context = dict[str, object]


def overview_page(catalogue: Catalogue) -> Context:
    """Counts, the newest documents, the longest series, revisions, contested positions, problems."""
    dated = [r for r in catalogue.documents if published(r)]
    told = all_series(catalogue)
    changed = [row for t in told for row in t.rows if row.member.relation in CHANGES and row.earlier]
    contested = [s for s in (sides(catalogue, p) for p in catalogue.groups.positions) if s.accusing and s.denying]
    return {
        "counts": [(kind, len(catalogue.by_kind[kind])) for kind in KINDS],
        "documents": len(catalogue.documents),
        "publishers": len({r.description.publisher for r in catalogue.documents if r.description.publisher}),
        "first": dated[0] if dated else None,
        "last": dated[-1] if dated else None,
        "latest": [
            shown(catalogue, r) for r in sorted(dated, key=lambda r: order_of(published(r)), reverse=True)[:SHOWN]
        ],
        "told": told[:SHOWN],
        "all_told": len(told),
        "changed": changed[:SHOWN],
        "changes": CHANGES,
        "contested": contested[:SHOWN],
        "all_contested": len(contested),
        "problems": catalogue.problems[:SHOWN],
        "all_problems": len(catalogue.problems),
    }


def problems_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """Everything that was wrong with what was given."""
    return {"page": paged(catalogue.problems, "/problems", query, PAGE)}
