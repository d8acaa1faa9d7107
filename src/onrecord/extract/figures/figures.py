"""Finding figures: how many, of whom, what happened to them, and on whose authority."""

from collections.abc import Iterator

from onrecord.extract.figures.captors import Captors
from onrecord.extract.figures.fields import FigureFields
from onrecord.extract.figures.harm_words import harm_words
from onrecord.extract.figures.later_wholes import with_later_wholes
from onrecord.extract.figures.listed_titles import in_listed_title
from onrecord.extract.figures.singles import find_singles
from onrecord.extract.figures.tallies import find_tallies
from onrecord.extract.figures.tally import Tally
from onrecord.extract.reading import Reading
from onrecord.model.entries import Figure
from onrecord.model.text import Span

LONGEST = 45
"""Words of a figure's span, at most."""


def find_figures(reading: Reading) -> Iterator[Figure]:
    """The figures of a document, in order of the text. Their ids are temporary; `part_of` refers to them."""
    tallies = all_tallies(reading)
    fields = FigureFields(reading, tallies)
    denied = {
        i
        for i, tally in enumerate(tallies)
        if is_denied(reading, tally) or in_listed_title(reading, reading.analysis.words[tally.counted.first].start)
    }
    for i, tally in enumerate(tallies):
        if i in denied or tally.whole in denied:
            continue
        yield Figure(
            id=str(i),
            span=words_of(reading, tally),
            value=tally.counted.number.value,
            high=tally.counted.number.high,
            bound=tally.counted.number.bound,
            what=tally.what,
            part_of="" if tally.whole is None else str(tally.whole),
            **fields.of(i),
        )


def all_tallies(reading: Reading) -> tuple[Tally, ...]:
    """The counts of a document: the numbers in order, then the single persons of its tolls."""
    harm = harm_words(reading.language)
    captors = Captors(reading, harm)
    counts = tuple(captors.told(tally) for tally in find_tallies(reading))
    counts = with_later_wholes(reading.analysis, counts, dict(reading.language.table("figure_fields")))
    return (*counts, *find_singles(reading.analysis, harm, counts))


def is_denied(reading: Reading, tally: Tally) -> bool:
    """True for a count in what somebody denies: "denied that 40 had been killed" gives no figure."""
    quotation = reading.voice_at(reading.analysis.words[tally.counted.first].start).quotation
    denials = reading.language.table("findings")["verbs"]["deny"]
    return quotation is not None and any(
        w.lemma in denials for span in quotation.cue for w in reading.analysis.words_in(span)
    )


def words_of(reading: Reading, tally: Tally) -> Span:
    """From the bound, or the harm before it, to the end of the harm phrase."""
    words = reading.analysis.words
    first, last = tally.counted.first, tally.counted.last
    if tally.harm:
        if abs(tally.harm.word - first) < LONGEST:
            first = min(first, tally.harm.word)
        if tally.harm.last - first < LONGEST:
            last = max(last, tally.harm.last)
    return Span(
        min(words[first].start, tally.counted.number.span.start), max(words[last].end, tally.counted.number.span.end)
    )
