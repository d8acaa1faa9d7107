"""Quotations by speaker."""

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from onrecord.views.web.catalogue import Catalogue, order_of
from onrecord.views.web.paging import chosen, paged

PAGE = 40
NOBODY = "Speaker not named"
FORMS = ("direct", "indirect", "mixed")

Context = dict[str, object]


def quotations_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All quotations by speaker, most quoted first; of one speaker or one form where that is asked for."""
    quotations = catalogue.of_kind("quotation")
    speaker_of = {p.key: catalogue.party(p.quotation.speaker) or NOBODY for p in quotations}
    counts = Counter(speaker_of.values())
    speaker, form = chosen(query, "speaker", sorted(counts)), chosen(query, "form", FORMS)
    kept = [p for p in quotations if speaker in ("", speaker_of[p.key]) and form in ("", p.quotation.form)]

    def order(who: str) -> tuple[bool, int, str]:
        return (who == NOBODY, -counts[who], who)

    kept.sort(key=lambda p: (order(speaker_of[p.key]), order_of(p.published), p.key.document, p.entry.span))
    page = paged(kept, "/quotations", query, PAGE)
    by_speaker = [(who, list(found)) for who, found in groupby(page.items, key=lambda p: speaker_of[p.key])]
    speakers = sorted(counts.items(), key=lambda pair: order(pair[0]))
    return {
        "page": page,
        "by_speaker": by_speaker,
        "speakers": speakers,
        "forms": FORMS,
        "speaker": speaker,
        "form": form,
    }
