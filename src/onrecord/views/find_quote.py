"""What `onrecord find-quote` prints: where words are from, who says them there, and what differs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from onrecord.model.accusations import Accusation, Accusations
from onrecord.model.codec import to_plain
from onrecord.model.groups import DocumentRead
from onrecord.model.text import cover
from onrecord.record.find_quote.answer import Answer
from onrecord.record.find_quote.differences import Difference
from onrecord.record.find_quote.places import Place, Said
from onrecord.record.store import Record
from onrecord.views.beside import accusations_field
from onrecord.views.counting import counted
from onrecord.views.scored import Json

Accusing = Callable[[Place], tuple[Accusation, ...]]
"""Who accuses whom in the words that a place shows."""

COLUMNS = (
    "match", "likeness", "speaker", "as asked", "polarity", "form", "stands in", "published", "document", "paragraph", "start", "end",
    "words", "remarks", "difference", "quotation", "accusations",
)  # fmt: skip

MATCHES = {"exact": "word for word", "near": "nearly", "close": "not the same, but close"}
STANDS_IN = {"quotation": "a quotation", "part": "partly a quotation", "text": "the document’s own words"}
SURE = 0.7
"""A quotation with less confidence is shown with it."""
BY = {True: "yes", False: "no", None: "not known"}
STATED = ("said", "claimed")
"""Ways in which a speaker says that something is so; who denies or asks it does not say it."""


def verdict(answer: Answer) -> str:
    """Whether the words are in the record, in one sentence, with what was searched."""
    exact, near = of_match(answer.places, "exact"), of_match(answer.places, "near")
    searched = f"searched: {counted(answer.documents, 'document')} with {counted(answer.quotations, 'quotation')}"
    if exact:
        also = f", and nearly in {counted(len(near), 'more place')}" if near else ""
        return f"Here, word for word, in {counted(len(exact), 'place')}{also} ({searched})."
    if near:
        return f"Nowhere word for word, but nearly in {counted(len(near), 'place')} ({searched})."
    end = "; these are the closest words." if answer.close else "; nothing comes close."
    return f"Nowhere in this record ({searched}){end}"


def about_speaker(answer: Answer) -> str:
    """Who says the words, and whether that is who was asked for; empty where nobody was and one speaker says so."""
    places = of_match(answer.places, "exact") or list(answer.places)
    named = [(place, place.said) for place in places if place.said and place.said.party]
    if not answer.by:
        speakers = distinct(f"{said.party}{in_brackets(said)}" for _, said in named)
        several = f"Said by {len(speakers)} speakers: {'; '.join(speakers)}." if len(speakers) > 1 else ""
        return otherwise_said([said for _, said in named]) or several
    if not places:
        return "" if answer.by_known else unknown(answer)
    right = [said for place, said in named if place.by_asked]
    names = distinct(spoken_for(said) for said in right if said.polarity in STATED)
    others = distinct(
        f"{said.party} ({at(place)})"
        for place, said in named
        if not place.by_asked or (names and said.polarity not in STATED)
    )
    if right:
        also = f" Also by {'; '.join(others)}." if others else ""
        return (f"Said by {'; '.join(names)}, as asked." if names else otherwise_said(right)) + also
    said = [f"Not said by “{answer.by}” in this record"]
    said[0] += f", but by {'; '.join(others)}." if others else "."
    said += [sentence for sentence in (outside(places), unnamed(places), nearly_by(answer)) if sentence]
    return " ".join(said if answer.by_known else [*said, unknown(answer)])


def otherwise_said(saids: Sequence[Said]) -> str:
    """Who denies it, who asks it, where nobody says that it is so; empty where somebody does, or nobody is named."""
    if any(said.polarity in STATED for said in saids):
        return ""
    ways = distinct(f"{said.polarity} by {spoken_for(said)}" for said in saids)
    return f"Not said, but {'; '.join(ways)}." if ways else ""


def in_brackets(said: Said) -> str:
    """ " (denied)" for a speaker who does not say that it is so; else empty."""
    return "" if said.polarity in STATED else f" ({said.polarity})"


def spoken_for(said: Said) -> str:
    """A speaker, with whom they speak for."""
    return f"{said.party}, who speaks for {said.speaks_for}" if said.speaks_for else said.party


def unknown(answer: Answer) -> str:
    return f"No party of this record is called “{answer.by}”."


def outside(places: Iterable[Place]) -> str:
    """Where the words are a document's own."""
    where = distinct(at(place) for place in places if place.inside == "text")
    return f"In no quotation, but the document’s own words: {'; '.join(where)}." if where else ""


def unnamed(places: Iterable[Place]) -> str:
    """Where they stand in a quotation whose speaker is not known."""
    where = distinct(at(place) for place in places if place.said and not place.said.party)
    return f"In a quotation whose speaker is not named for sure: {'; '.join(where)}." if where else ""


def nearly_by(answer: Answer) -> str:
    """Where the speaker asked for says nearly the same."""
    where = distinct(at(place) for place in answer.places if place.match == "near" and place.by_asked)
    return f"“{answer.by}” says nearly the same: {'; '.join(where)}." if where else ""


def at(place: Place) -> str:
    """How it is said there, where that is not plainly; the document and its date."""
    way = place.said.polarity if place.said and place.said.polarity not in STATED else ""
    return ", ".join(part for part in (way, place.source.name, place.source.published) if part)


def speaker_words(place: Place) -> str:
    """Who says the words, in what role, in what way, through whom."""
    said = place.said
    if said is None:
        return "The document’s own words, in no quotation"
    who = said.party or (f"Speaker not named (“{said.mention}”)" if said.mention else "Speaker not named")
    named = f" (here: {said.speaker})" if said.speaker not in ("", said.party) else ""
    how = ", ".join((said.form, *([] if said.polarity == "said" else [said.polarity]), *unsure(said)))
    told = "".join(f", as told by {name}" for name in said.through)
    partly = "; only a part of the words is in the quotation" if place.inside == "part" else ""
    return f"{who}{named}{', ' + said.role if said.role else ''} ({how}){told}{partly}"


def unsure(said: Said) -> list[str]:
    """A word of warning where the quotation or its speaker may be wrong."""
    return [f"{said.confidence:.0%} sure"] if said.confidence < SURE else []


def difference_words(differences: Iterable[Difference]) -> str:
    """A comparison as plain text: what was left out, added and changed stands in brackets.

    >>> difference_words([Difference("same", "The gate was "), Difference("changed", "closed", "shut")])
    'The gate was [changed: “shut” for “closed”]'
    """
    return one_spaced("".join(map(difference_word, differences)))


def difference_word(piece: Difference) -> str:
    match piece.kind:
        case "same":
            return piece.document
        case "left_out":
            return f"[left out: {piece.document}]"
        case "added":
            return f"[added: {piece.yours}]"
        case "aside":
            return f"[between: {piece.document}]"
        case "skipped":
            return f"[…: {piece.document}]" if piece.document else "[…]"
        case "changed":
            return f"[changed: “{piece.yours}” for “{piece.document}”]"


def accusing(record: Record) -> Accusing:
    """What tells who accuses whom in the words that a place shows and in its document's title, with all denials."""
    all_of = Accusations(record.groups(with_documents=False))

    @cache
    def document(sha256: str) -> DocumentRead:
        return record.document(sha256)

    def at_place(place: Place) -> tuple[Accusation, ...]:
        read = document(place.source.sha256)
        return tuple(dict.fromkeys((*all_of.within(read, place.shown), *all_of.in_title(read))))

    return at_place


def as_object(answer: Answer, accused: Accusing, names: Mapping[str, str]) -> Json:
    """The answer with everything, each place with the accusations in its words."""
    places: dict[str, list[Json]] = {
        kind: [to_plain(place) | accusations_field(accused(place), names) for place in those]
        for kind, those in (("places", answer.places), ("close", answer.close))
    }
    return dict(to_plain(answer)) | places


def told(answer: Answer, most: int, accused: Accusing) -> Iterator[str]:
    """The answer in lines for people."""
    yield verdict(answer)
    if speaker := about_speaker(answer):
        yield speaker
    places = (*answer.places, *answer.close)
    for number, place in enumerate(places[:most], 1):
        yield ""
        yield from place_told(number, place)
        yield from (f"   {one}" for one in accused(place))
    if len(places) > most:
        yield ""
        yield f"{len(places) - most:,} more: --limit {len(places)} shows them."


def place_told(number: int, place: Place) -> Iterator[str]:
    """One place: who, where, the words in their context, and what differs."""
    whole, source = cover(place.spans), place.source
    yield f"{number}. {MATCHES[place.match].capitalize()}: {one_spaced(speaker_words(place))}"
    entry = f", quotation {place.said.entry}" if place.said else ""
    yield "   " + " · ".join(filter(None, (source.name, one_spaced(source.title), source.published or "no date")))
    yield f"   paragraph {place.paragraph}, characters {whole.start}-{whole.end}{entry}"
    yield f"   {one_spaced(f'{place.before}»{place.words}«{place.after}')}"
    if place.differences:
        yield f"   {difference_words(place.differences)}"
    if noted := remarks_of(place):
        yield f"   {noted}"


def remarks_of(place: Place) -> str:
    """What else there is to say of a place, in one line."""
    between = (f"interrupted by “{one_spaced(words)}”" for words in place.interruptions)
    return "; ".join((*place.remarks, *between))


def rows(answer: Answer, accused: Accusing) -> Iterator[tuple[object, ...]]:
    """The places as rows, by COLUMNS."""
    for place in (*answer.places, *answer.close):
        said, whole = place.said, cover(place.spans)
        yield (
            place.match, place.likeness, said.party if said else "", BY[place.by_asked] if answer.by else "",
            said.polarity if said else "", said.form if said else "", STANDS_IN[place.inside], place.source.published, place.source.name, place.paragraph,
            whole.start, whole.end, one_spaced(place.words), remarks_of(place), difference_words(place.differences),
            said.entry if said else "", "; ".join(map(str, accused(place))),
        )  # fmt: skip


def of_match(places: Iterable[Place], match: str) -> list[Place]:
    return [place for place in places if place.match == match]


def distinct(words: Iterable[str]) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(words))


def one_spaced(words: str) -> str:
    return " ".join(words.split())
