"""Quotations without a parse: what the tagger read, set right by the marks, with speakers named from their words alone."""

from collections.abc import Iterator, Sequence

from onrecord.extract.quotations.attributions import Attribution, NamedSpeaker, naming_source
from onrecord.extract.quotations.completed import Completed
from onrecord.extract.quotations.details import with_details
from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.marks import find_quoted
from onrecord.extract.quotations.naming import name_speakers
from onrecord.extract.quotations.speech import LEAST_SAID, is_condition, is_speech
from onrecord.extract.quotations.standing_alone import ALONE_CHANCE, left_alone
from onrecord.extract.quotations.together import Attributed
from onrecord.extract.quotations.words import saying_words
from onrecord.extract.tagger.tagger import Attribution as Tagged
from onrecord.extract.tagger.tagger import QuotationTagger
from onrecord.languages import Language
from onrecord.model.entries import Quotation
from onrecord.model.text import Span

MARKED = 0.5
"""How much of its doubt an attribution keeps when marks bear its edges out. Settled on the texts held out from training."""


def find_quotations_alone(
    text: str, paragraphs: Sequence[Span], language: Language, tagger: QuotationTagger
) -> Iterator[Quotation]:
    """The quotations of a text, in order."""
    yield from find_attributions_alone(text, paragraphs, language, tagger).quotations


def find_attributions_alone(
    text: str,
    paragraphs: Sequence[Span],
    language: Language,
    tagger: QuotationTagger,
    publisher: str = "",
    heading: str = "",
) -> Attributed:
    """The quotations of a text, and its other attributions.

    `publisher` is who speaks for itself in it, where known; `heading` what a section of a report goes by.
    """
    quoted = list(find_quoted(text, paragraphs))
    edges = MarkEdges(text, quoted)
    labels = saying_words(language).no_labels
    read = Completed(text, paragraphs, edges, labels).all(tagger.attributions(text, paragraphs))
    held = [span for one in read for span in one.content]
    found: list[tuple[Attribution, Tagged | None]] = [(plain(one), one) for one in read]
    found += [(Attribution(None, None, (q.span,)), None) for q in left_alone(text, paragraphs, quoted, held)]
    found.sort(key=lambda pair: pair[0].content[0])
    speakers = name_speakers(text, paragraphs, [one for one, _ in found], language, publisher, heading)
    entries = [
        with_details(made(one, tagged, speaker, edges), text, language)
        for (one, tagged), speaker in zip(found, speakers, strict=True)
        if tagged or speaker.name
    ]
    said = [is_told(one, text, language) for one in entries]
    return Attributed(
        tuple(one for one, yes in zip(entries, said, strict=True) if yes),
        tuple(one for one, yes in zip(entries, said, strict=True) if not yes),
    )


def is_told(one: Quotation, text: str, language: Language) -> bool:
    """True for words that somebody has said, not only "if" or "maybe"."""
    if one.confidence is not None and one.confidence < LEAST_SAID:
        return False
    return is_speech(one, text, language) and (one.form == "direct" or not is_condition(one.cue, text, language))


def plain(one: Tagged) -> Attribution:
    """What was read, as the naming of speakers takes it."""
    return Attribution(naming_source(one.source, one.cue), one.cue[0] if one.cue else None, one.content)


def made(one: Attribution, tagged: Tagged | None, speaker: NamedSpeaker, edges: MarkEdges) -> Quotation:
    """The entry. The words of a source stay as the tagger gave them."""
    source = tagged.source if tagged and tagged.source else (speaker.mention,) if speaker.mention else ()
    form = edges.form_of(one.content)
    chance = tagged.chance if tagged else ALONE_CHANCE
    if tagged and form == "direct":
        chance = 1 - MARKED * (1 - chance)
    return Quotation(
        content=one.content,
        speaker=speaker.name,
        form="direct" if tagged and tagged.verbatim else form,
        source=source,
        cue=tagged.cue if tagged else (),
        confidence=round(chance, 3),
    )
