"""Who is quoted: every speaker with how often, in which form, in how many documents and when."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.dates import When
from onrecord.record.rows import folded
from onrecord.views.voices import Voice
from onrecord.views.web.addresses import voice_address
from onrecord.views.web.catalogue import Catalogue, Placed, order_of
from onrecord.views.web.paging import chosen, paged
from onrecord.views.web.sifting import choices_among, sifted, wanted
from onrecord.views.web.wording import dates_words

PAGE = 100
ORDERS = ("most quoted", "name", "last quoted")

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One line of the list. `last`: the date of the last document, where any has one; `dates`: from the first to it, in words."""

    voice: Voice
    address: str
    total: int
    forms: Mapping[str, int]
    documents: int
    last: When | None
    dates: str


def speakers_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All who are quoted as asked, by name where one is known; after them those whom no text names."""
    asked = wanted(query)
    order, part = chosen(query, "order", ORDERS) or ORDERS[0], query.get("name", "").strip()
    everything = catalogue.of_kind("quotation")
    found = sifted(catalogue, everything, asked)
    speakers = [s for s in speakers_of(catalogue, found.shown, asked.given) if called(catalogue, s.voice, part)]
    speakers.sort(key=lambda s: s.voice.name.casefold() or s.voice.mention.casefold())
    if order == "most quoted":
        speakers.sort(key=lambda s: -s.total)
    elif order == "last quoted":
        speakers.sort(key=lambda s: (s.last is not None, order_of(s.last)), reverse=True)
    speakers.sort(key=lambda s: not s.voice.name)
    page = paged(speakers, "/quotations", query, PAGE)
    return {
        "page": page,
        "named": [s for s in page.items if s.voice.name],
        "unnamed": [s for s in page.items if not s.voice.name],
        "quotations": sum(s.total for s in speakers),
        "names": sum(bool(s.voice.name) for s in speakers),
        "without_name": sum(s.total for s in speakers if not s.voice.name),
        "hidden": found.hidden,
        "asked": asked,
        **choices_among(everything),
        "orders": ORDERS,
        "order": order,
        "part": part,
    }


def speakers_of(catalogue: Catalogue, quotations: list[Placed], given: Mapping[str, str]) -> list[Speaker]:
    """Each speaker of these quotations once; the address keeps what else was asked for."""
    said: dict[Voice, list[Placed]] = defaultdict(list)
    for placed in quotations:
        said[catalogue.voices[placed.key]].append(placed)
    return [speaker(voice, found, given) for voice, found in said.items()]


def speaker(voice: Voice, found: list[Placed], given: Mapping[str, str]) -> Speaker:
    dates = [p.published for p in found if p.published]
    return Speaker(
        voice,
        voice_address(voice, given),
        len(found),
        Counter(p.quotation.form for p in found),
        len({p.key.document for p in found}),
        max(dates, key=order_of, default=None),
        dates_words(dates),
    )


def called(catalogue: Catalogue, voice: Voice, part: str) -> bool:
    """True where a speaker's name, another name of the same party, or the words of a mention hold this."""
    names = (voice.name, voice.mention, *catalogue.names_of.get(voice.name, ()))
    return any(folded(part) in folded(name) for name in names)
