"""Finding events: what happened when."""

from collections.abc import Iterator

from onrecord.extract.event_status import body_of, status_of
from onrecord.extract.event_words import EventWords, event_words
from onrecord.extract.happenings import Happening, happening_at, nouns_beside, span_of
from onrecord.extract.reading import Reading
from onrecord.model.dates import When
from onrecord.model.entries import Event, Evidence, TimeExpression
from onrecord.model.text import Span, cover
from onrecord.model.vocabulary import EventType


def find_events(reading: Reading) -> Iterator[Event]:
    """The events of a document, in order of the text: each happening that its words date, once for each date."""
    words = event_words(reading.language)
    seen: set[tuple[int, str]] = set()
    for time, until in times(reading, words):
        if time.when is None or is_frame(reading, time) or lies_ahead(reading, time, words):
            continue
        happening = happening_at(reading.analysis, time, words)
        if happening is None or (happening.word.index, str(time.when)) in seen:
            continue
        seen.add((happening.word.index, str(time.when)))
        yield event(reading, happening, time, until, words)


def event(
    reading: Reading, happening: Happening, time: TimeExpression, until: TimeExpression | None, words: EventWords
) -> Event:
    """The event that a happening and its time make."""
    analysis = reading.analysis
    nouns = nouns_beside(analysis, happening)
    kind = kind_of(happening, nouns, words)
    span = span_of(analysis, happening, time)
    return Event(
        span=cover([span, until.span]) if until else span,
        date=time.when or When(None, None),
        until=until.when if until else None,
        type=kind,
        parties=parties_of(reading, happening),
        body=body_of(analysis, reading.parties, happening, kind, words),
        status=status_of(analysis, happening, kind, nouns, words),
        evidence=(Evidence("date", time.span),),
    )


def kind_of(happening: Happening, nouns: set[str], words: EventWords) -> EventType:
    """The type that the noun names, or the verb and the nouns beside it."""
    if happening.nominal:
        return words.nominals[happening.word.lemma]
    return words.type_of(happening.word.lemma, nouns)


def times(reading: Reading, words: EventWords) -> Iterator[tuple[TimeExpression, TimeExpression | None]]:
    """The times of a document; two that are the ends of one interval ("from May to July") together."""
    dates = [d for d in sorted(reading.dates, key=lambda d: d.span) if d.type in ("DATE", "TIME")]
    skip = False
    for index, time in enumerate(dates):
        if skip:
            skip = False
            continue
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following and following.when and time.when and joins(reading.text, time, following, words):
            skip = True
            yield time, following
        else:
            yield time, None


def joins(text: str, first: TimeExpression, second: TimeExpression, words: EventWords) -> bool:
    """True for "between FIRST and SECOND", "from FIRST to SECOND"."""
    opener = (text[max(0, first.span.start - 16) : first.span.start].lower().split() or [""])[-1]
    between = text[first.span.end : second.span.start].lower().split()
    if not between or len(between) > 3 or not any(w in words.range_joiners for w in between):
        return False
    opened = opener in words.range_openers or text[max(0, first.span.start - 28) : first.span.start].lower().split()[:1] == ["between"]
    ends = first.when and second.when and first.when.earliest and second.when.latest
    return bool(opened and ends and first.when and second.when and (first.when.earliest or 0) <= (second.when.latest or 0))  # type: ignore[operator]


def is_frame(reading: Reading, time: TimeExpression) -> bool:
    """True for the date of the document itself and of a footer: no happening."""
    published = reading.description.published
    own = published.words if published and published.basis == "stated" else ()
    if any(span.touches(time.span) for span in own):
        return True
    title = reading.description.title_span
    return title is not None and title.holds(time.span) or reading.analysis.word_at(time.span.start) is None


def lies_ahead(reading: Reading, time: TimeExpression, words: EventWords) -> bool:
    """True for a time after the document, and for one until which something lasts or is to be done."""
    published = reading.description.published
    latest = published.date.latest if published else None
    return bool(latest and time.when and time.when.earliest and time.when.earliest > latest)


def parties_of(reading: Reading, happening: Happening) -> tuple[str, ...]:
    """Who takes part: the subject, the agent, the object, the owner, as far as they are parties."""
    found: dict[str, None] = {}
    for child in reading.analysis.children(happening.word.index, "nsubj", "nsubjpass", "agent", "dobj", "poss", "prep"):
        heads = reading.analysis.children(child.index, "pobj") if child.dep in ("agent", "prep") else [child]
        if child.dep == "prep" and child.lower not in ("by", "against", "between", "with"):
            continue
        for head in heads:
            for mention in reading.parties.meant_by(head.index):
                found.setdefault(mention.name)
    return tuple(found)


__all__ = ["find_events", "Span"]
