"""Naming speakers without a parse: from the words of a source to the one name of the party that they mean."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.cast.cast import Cast
from onrecord.extract.cast.name_runs import NameRun, NameRuns
from onrecord.extract.cast.plain_words import Sentences, plain_words
from onrecord.extract.cast.words import naming_words
from onrecord.extract.parties.headings import state_of_heading
from onrecord.extract.quotations.attributions import Attribution, NamedSpeaker
from onrecord.extract.quotations.back_references import BackReferences
from onrecord.extract.quotations.described_sources import DescribedSources
from onrecord.extract.quotations.named_sources import NamedSources
from onrecord.extract.quotations.pronouns import Pronouns
from onrecord.extract.quotations.said_before import LATELY, SaidBefore, Spoken
from onrecord.extract.quotations.source_phrases import Phrase, Phrases
from onrecord.extract.quotations.speech import speech_words
from onrecord.extract.quotations.unnamed_sources import UnnamedSources, in_marks
from onrecord.languages import Language
from onrecord.model.text import Span

RELATIVE_REACH = 12
"""Words before "who" among which it finds its name."""


def name_speakers(
    text: str,
    paragraphs: Sequence[Span],
    attributions: Sequence[Attribution],
    language: Language,
    publisher: str = "",
    heading: str = "",
) -> list[NamedSpeaker]:
    """The speaker of each attribution, in the order given: that of the text.

    `publisher` is who speaks for itself in the document ("the organisation"), where it is known; `heading` what a section of a report
    goes by.
    """
    known = naming_words(language)
    words = plain_words(text, paragraphs, known)
    cast = Cast(words, NameRuns(text, words, known).find(), known, state_of_heading(heading, text, known.known))
    marked = [span for one in attributions for span in one.content if in_marks(text, (span,))]
    before = SaidBefore(cast, Sentences(words), marked)
    namer = Namer(text, before, Phrases(text, words, known), publisher)
    unnamed = UnnamedSources(text, paragraphs, cast, speech_words(language))
    named: list[NamedSpeaker | None] = [None] * len(attributions)
    for place in sorted(range(len(attributions)), key=lambda i: attributions[i].source or Span(0, 0)):
        one = attributions[place]
        named[place] = None if one.source is None else namer.named(one, one.source)
    for place, speaker in enumerate(named):
        named[place] = speaker or unnamed.speaker(place, attributions, named)
    return [speaker for speaker in named if speaker is not None]


class Namer:
    """Names the speakers of one text, in order."""

    def __init__(self, text: str, before: SaidBefore, phrases: Phrases, publisher: str) -> None:
        self.text, self.before, self.phrases = text, before, phrases
        self.cast, self.known, self.words = before.cast, before.known, before.words
        self.party_words = self.known.known
        self.names = NamedSources(self.cast, phrases)
        self.pronouns = Pronouns(before, BackReferences(before, phrases, publisher))
        self.described = DescribedSources(self.pronouns, self.names)
        self.contents: list[tuple[Span, str]] = []

    def named(self, attribution: Attribution, source: Span) -> NamedSpeaker:
        """The speaker that a source's words mean; remembers who spoke."""
        phrase = self.phrases.of(source)
        if phrase is None:
            return NamedSpeaker("", source)
        speaker = self.speaker(phrase, attribution)
        self.before.spoken.append(self.spoken(phrase, speaker))
        # "She said that I had to go": only as they were said are somebody's words in their first person.
        verbatim = attribution.cue is None or in_marks(self.text, attribution.content)
        self.contents += [(span, speaker.name) for span in attribution.content if verbatim]
        return replace(speaker, mention=source)

    def spoken(self, phrase: Phrase, speaker: NamedSpeaker) -> Spoken:
        """What later pronouns and descriptions need to know of a speaker."""
        low = self.words[phrase.first].lower
        genders = [self.known.gender(w) for w in self.phrases.lowers(phrase.first, phrase.head + 1)]
        before = self.words[phrase.first - 1].lower if phrase.first else ""
        return Spoken(
            speaker.name,
            phrase.first,
            speaker.kind,
            pronoun=low if low in self.party_words.pronouns and phrase.first == phrase.head else "",
            gender=next((g for g in reversed(genders) if g), 0),
            several=speaker.kind == "people" or self.names.several(phrase),
            authority=before in self.known.prepositions or self.words[phrase.head].lower in self.party_words.works,
        )

    def speaker(self, phrase: Phrase, attribution: Attribution) -> NamedSpeaker:
        """The speaker that a phrase means: a pronoun's, several names', a name's or a description's."""
        low = self.words[phrase.first].lower
        alone = phrase.end - phrase.first == 1
        state = self.words[phrase.first].text.isupper() and low in self.party_words.states
        if low in self.known.first_person and alone and not state:
            return self.outer(phrase, low)
        if low in self.party_words.pronouns and (alone or phrase.last - phrase.first == 1):
            direct = in_marks(self.text, attribution.content)
            name = self.pronouns.meant(phrase.first, attribution.content, direct=direct)
            person = self.party_words.pronouns[low] == "person"
            return self.names.of_name(name, "person" if person else "other")
        if low in self.known.nobody - self.known.relatives and alone:
            return NamedSpeaker("")
        if low in self.known.relatives:
            return self.before_relative(phrase)
        listed = self.names.listed(phrase.first, phrase.end) or self.names.listed(phrase.first, phrase.last)
        return listed or self.described.one(phrase)

    def outer(self, phrase: Phrase, low: str) -> NamedSpeaker:
        """Whoever speaks the words in which "I" stands; nobody in the document's own voice."""
        at = self.words[phrase.first].start
        around = [name for span, name in self.contents[-LATELY:] if span.start <= at < span.end]
        name = around[-1] if around and low in self.known.speaker_self else ""
        return self.names.of_name(name, "person" if name else "other")

    def before_relative(self, phrase: Phrase) -> NamedSpeaker:
        """Whoever the noun phrase right before "who" or "which" names; a second "who" in a sentence is the first one's."""
        words, place = self.words, phrase.first - 1
        if place < 0 or words[place].lower in self.known.joins_speakers:
            last = self.before.spoken[-1] if self.before.spoken else None
            near = last is not None and 0 <= place - last.place <= RELATIVE_REACH
            return self.names.of_name(last.name, last.kind) if last and near else NamedSpeaker("")
        runs = self.cast.runs_in(Span(words[max(0, place - RELATIVE_REACH)].start, words[place].end))
        for run in reversed(runs):
            between = words[run.last : phrase.first]
            apposed = between and "," in between[0].gap and "," in words[phrase.first].gap
            before = words[run.first - 1].lower if run.first else ""
            if not between and before in self.known.known.of_words and self.names.run_at(run.first - 2):
                continue
            if not between or apposed or self.field_after(run, phrase.first):
                return self.names.of_run(run, self.phrases.between(run.first, run.last))
        first = place
        while first and words[first].gap == " " and words[first].lower not in self.known.openers:
            first -= 1
        first = min(first + 1, place)
        led = first > 1 and any(w.lower in self.known.prepositions for w in words[first - 2 : first])
        return NamedSpeaker("") if led else self.described.one(self.phrases.between(first, phrase.first))

    def field_after(self, run: NameRun, end: int) -> bool:
        """True where only "of" and a name stand between a name and a word: "Ana Ruiz of Relief, who"."""
        between = self.words[run.last : end]
        return (
            len(between) > 1
            and between[0].lower in self.known.known.of_words
            and between[0].gap == " "
            and self.names.run_at(run.last + 1) is self.names.run_at(end - 1)
        )


__all__ = ["Attribution", "NamedSpeaker", "name_speakers"]
