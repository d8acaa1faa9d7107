"""Quotations in the order of their documents' dates: those of one speaker, those of nobody named, or all."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from onrecord.model.groups import DocumentRead
from onrecord.views.voices import NOT_NAMED, Voice
from onrecord.views.web.addresses import NO_WORDS
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.in_context import Quoted, quoted
from onrecord.views.web.known_speaker import known_speaker
from onrecord.views.web.paging import paged
from onrecord.views.web.sifting import choices_among, sifted, wanted
from onrecord.views.web.wording import dates_words

PAGE = 40

Context = dict[str, object]


def all_quotations_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """The quotations of all speakers that are as asked."""
    return listed(catalogue, catalogue.of_kind("quotation"), "/quotations/all", query) | {
        "heading": "All quotations", "known": None, "keep": {}, "speakers_shown": True,
    }  # fmt: skip


def speaker_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context | None:
    """The quotations of one speaker, by any name that the record knows; None where nobody of this name is quoted."""
    name = catalogue.party(query.get("name", "").strip())
    said = said_by(catalogue, Voice(name)) if name else []
    if not said:
        return None
    return listed(catalogue, said, "/quotations/speaker", query) | {
        "heading": name, "known": known_speaker(catalogue, name, said), "keep": {"name": name}, "speakers_shown": False,
    }  # fmt: skip


def unnamed_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context | None:
    """The quotations of which no speaker is named: all, or those with one mention; None where there are none with it."""
    mention = " ".join(query.get("mention", "").casefold().split())
    wording = "" if mention == NO_WORDS else mention
    voices = catalogue.voices
    said = [
        p
        for p in catalogue.of_kind("quotation")
        if not (voice := voices[p.key]).name and (not mention or voice.mention.casefold() == wording)
    ]
    if mention and not said:
        return None
    heading = str(voices[said[0].key]) if mention else NOT_NAMED
    return listed(catalogue, said, "/quotations/unnamed", query) | {
        "heading": heading[:1].upper() + heading[1:], "known": None, "keep": {"mention": mention} if mention else {},
        "speakers_shown": not mention,
    }  # fmt: skip


def listed(catalogue: Catalogue, said: list[Placed], path: str, query: Mapping[str, str]) -> Context:
    """One page of these quotations by document, with what can be chosen among them and how often."""
    asked = wanted(query)
    found = sifted(catalogue, said, asked)
    page = paged(found.shown, path, query, PAGE)
    return {
        "page": page,
        "by_document": by_document(catalogue, page.items),
        "path": path,
        "all": len(said),
        "documents": len({p.key.document for p in said}),
        "dates": dates_words(p.published for p in said),
        "hidden": found.hidden,
        "asked": asked,
        **choices_among(said),
    }


def by_document(catalogue: Catalogue, said: Sequence[Placed]) -> list[tuple[DocumentRead, list[Quoted]]]:
    """Quotations in context under the document that each stands in."""
    grouped = groupby(said, key=lambda p: p.key.document)
    return [(found[0].placed.read, found) for found in ([quoted(catalogue, p) for p in ps] for _, ps in grouped)]


def said_by(catalogue: Catalogue, voice: Voice) -> list[Placed]:
    return [p for p in catalogue.of_kind("quotation") if catalogue.voices[p.key] == voice]
