"""Finding events: what happened when."""

from collections.abc import Iterator

from onrecord.extract.events.beside import Happening, beside, nouns_beside, verbs_beside
from onrecord.extract.events.datelines import is_day_of_dateline, is_place_of_dateline
from onrecord.extract.events.happenings import deed_before, happening_at, span_of, step_over
from onrecord.extract.events.status import body_of, status_of
from onrecord.extract.events.words import EventWords, event_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Word
from onrecord.model.dates import When
from onrecord.model.entries import Event, Evidence, TimeExpression
from onrecord.model.text import Span, cover
from onrecord.model.vocabulary import EventType


def find_events(reading: Reading) -> Iterator[Event]:
    """The events of a document, in order of the text: each happening that its words date, once for each date."""
    words = event_words(reading.language)
    seen: dict[int, set[str]] = {}
    for time, until in times(reading, words):
        if time.when is None or is_frame(reading, time) or is_no_time_of_event(reading, time, words):
            continue
        happening = happening_at(reading.analysis, time, words)
        if happening and happening.word.index in seen:
            happening = deed_before(reading.analysis, happening, time, words) or happening
        if happening is None or is_set_or_counted(reading, happening, time, words):
            continue
        if str(time.when) in seen.setdefault(happening.word.index, set()):
            continue
        seen[happening.word.index].add(str(time.when))
        yield event(reading, happening, time, until, words)


def event(
    reading: Reading, happening: Happening, time: TimeExpression, until: TimeExpression | None, words: EventWords
) -> Event:
    """The event that a happening and its time make."""
    analysis = reading.analysis
    kind, telling = kind_of(analysis, happening, time.span, words)
    nouns = nouns_beside(analysis, telling, time.span)
    span = span_of(analysis, happening, time)
    return Event(
        span=cover([span, until.span]) if until else span,
        date=time.when or When(None, None),
        until=until.when if until else None,
        type=kind,
        parties=parties_of(reading, happening, words) or parties_of(reading, telling, words),
        body=body_of(analysis, reading.parties, telling, kind, words),
        status=status_of(analysis, telling, kind, nouns, words),
        evidence=(Evidence("date", time.span),),
    )


def kind_of(analysis: Analysis, happening: Happening, time: Span, words: EventWords) -> tuple[EventType, Happening]:
    """The type that the noun names, or the verb and the nouns beside it; and the word that tells it."""
    if happening.nominal:
        # "Fighting" may be read as a form of "fight".
        word = happening.word
        kind = words.nominals.get(word.lemma) or words.nominals.get(word.lower) or words.deeds.get(word.lemma, "other")
        step = step_over(analysis, word, words) if kind in words.legal_types else None
        if step and kind == "warrant" and step.lemma in words.ending_verbs and not is_own_day(analysis, time, words):
            kind = "warrant_ended"
        return kind, Happening(step) if step else happening
    ruled = words.told_type(happening.word.lemma, beside(analysis, happening, time))
    kind = ruled or "other"
    if happening.word.lemma in words.occurring and happening.word.dep == "relcl":
        kind = what_occurred(analysis, happening.word, words) or kind
    if ruled or kind != "other" or happening.word.lemma in words.plain_verbs:
        return kind, happening
    if happening.word.lemma in words.nominals:
        return words.nominals[happening.word.lemma], happening
    for verb in verbs_beside(analysis, happening.word, words):
        told = words.type_of(verb.lemma, beside(analysis, Happening(verb), time))
        if told not in ("other", "statement"):
            return told, Happening(verb)
    return "other", happening


def is_own_day(analysis: Analysis, time: Span, words: EventWords) -> bool:
    """True for the day in "annulled the warrant of 3 May": it is that of the warrant, not of its end."""
    first = analysis.word_at(time.start)
    return first is not None and first.index > 0 and analysis.words[first.index - 1].lower in words.of_words


def what_occurred(analysis: Analysis, verb: Word, words: EventWords) -> EventType | None:
    """The type of the noun to which "which occurred" belongs: of the murder, in "the murder of X, which occurred"."""
    for noun in analysis.ancestors(verb):
        if noun.pos in ("VERB", "AUX"):
            return None
        if noun.pos == "NOUN" and noun.lemma in words.nominals:
            return words.nominals[noun.lemma]
    return None


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
    opener = text[max(0, first.span.start - 28) : first.span.start].lower().split()[-3:]
    between = text[first.span.end : second.span.start].lower().split()
    if not between or len(between) > 3 or not any(w in words.range_joiners for w in between):
        return False
    start = first.when.earliest if first.when else None
    end = second.when.latest if second.when else None
    return bool(start and end and start <= end and any(w in words.range_openers for w in opener[-3:]))


def is_frame(reading: Reading, time: TimeExpression) -> bool:
    """True for the date of the document itself, of a dateline and of a footer: no happening."""
    published = reading.description.published
    own = published.words if published and published.basis == "stated" else ()
    if any(span.touches(time.span) for span in own):
        return True
    if is_day_of_dateline(reading.text, time.span):
        return True
    if published and time.when == published.date and reading.text[: time.span.start].endswith("("):
        return True
    title = reading.description.title_span
    return title is not None and title.holds(time.span) or reading.analysis.word_at(time.span.start) is None


def is_no_time_of_event(reading: Reading, time: TimeExpression, words: EventWords) -> bool:
    """True for a time after the document's, one until or after which something lasts, and a whole year that is counted over."""
    before = " ".join(reading.text[max(0, time.span.start - 24) : time.span.start].lower().split())
    said = before.split(" ")
    while len(said) > 1 and said[-1] in words.parts_of_days:
        said.pop()
    if said[-1] in words.until_words or before.split(" ")[-1] in words.not_at or before.endswith(words.last_days):
        return True
    if is_whole_year(time.span.of(reading.text).lower(), time, words):
        return True
    published = reading.description.published
    latest = published.date.latest if published else None
    return bool(latest and time.when and time.when.earliest and time.when.earliest > latest)


def is_set_or_counted(reading: Reading, happening: Happening, time: TimeExpression, words: EventWords) -> bool:
    """True for a day by which something is to be done, and for one since which a count runs ("since 2003 it has recorded")."""
    word = happening.word
    opening = reading.text[max(0, time.span.start - 12) : time.span.start].lower().split()[-1:]
    if any(w in words.due_words for w in opening):
        # "It did not reopen the road by 1 July" tells of what happened.
        return word.tag == "VB" and not any(
            w.tag == "VBD" for w in reading.analysis.children(word.index, "aux", "auxpass")
        )
    return word.lemma in words.counting_verbs and any(w in words.since_words for w in opening)


def is_whole_year(said: str, time: TimeExpression, words: EventWords) -> bool:
    """True for "during the year", "by the end of 2030": what is counted or stands then, not what happens."""
    if not time.when or len(time.when.iso) != 4:
        return False
    return said.endswith(words.whole_years) or any(w in words.year_ends for w in said.split())


def parties_of(reading: Reading, happening: Happening, words: EventWords) -> tuple[str, ...]:
    """Who takes part: the subject, the agent, the object, the owner, as far as they are parties."""
    found: dict[str, None] = {}
    for child in reading.analysis.children(happening.word.index, "nsubj", "nsubjpass", "agent", "dobj", "poss", "prep"):
        heads = reading.analysis.children(child.index, "pobj") if child.dep in ("agent", "prep") else [child]
        if child.dep == "prep" and child.lower not in words.agent_words:
            continue
        for head in heads:
            for mention in reading.parties.meant_by(head.index):
                if not is_place_of_dateline(reading.text, mention.span):
                    found.setdefault(mention.name)
    return tuple(found)
