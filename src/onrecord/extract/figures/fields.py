"""The further fields of a figure: whom, where, by whom, on whose authority, said by whom, and when."""

from dataclasses import dataclass, replace
from typing import Any

from onrecord.extract.figures.actors import actors_of
from onrecord.extract.figures.authorities import authority_of, said_of_later
from onrecord.extract.figures.authors import NOBODY, Authority
from onrecord.extract.figures.harm_words import harm_words
from onrecord.extract.figures.periods import period_of
from onrecord.extract.figures.places import Known, place_of
from onrecord.extract.figures.tally import Tally
from onrecord.extract.reading import Reading
from onrecord.model.dates import Period
from onrecord.model.entries import Evidence, Quotation
from onrecord.model.text import Span


@dataclass(frozen=True)
class Fields:
    """The fields of one figure, each with the words that gave it."""

    whom: str = ""
    where: str = ""
    by: tuple[str, ...] = ()
    authority: str = ""
    said_by: str = ""
    period: Period | None = None
    evidence: tuple[Evidence, ...] = ()

    def under(self, whole: "Fields", *, whom: bool, authority: bool = True, period: bool = True) -> "Fields":
        """These, and what is empty from the figure that this one is a part or the rest of."""
        own = {e.field for e in self.evidence} | (set() if authority else {"authority"})
        own |= set() if period else {"period"}
        return replace(
            self,
            whom=self.whom or (whole.whom if whom else ""),
            where=self.where or whole.where,
            by=self.by or whole.by,
            authority=self.authority or (whole.authority if authority else ""),
            period=self.period or (whole.period if period else None),
            evidence=(*self.evidence, *(e for e in whole.evidence if e.field not in own)),
        )


def is_source(quotation: Quotation, authority: Authority) -> bool:
    """True where the words that name an authority are those that name the speaker."""
    return authority.span is not None and any(s.start <= authority.span.start < s.end for s in quotation.source)


def named_elsewhere(reading: Reading, tally: Tally) -> Span | None:
    """Who is counted by a bare number: "brings the number of displaced families to 300", "120 were refugees"."""
    if tally.counted.noun is not None or (tally.harm is None and tally.whole is None):
        return None
    words, harm = reading.analysis.words, harm_words(reading.language)
    if tally.counted.part or tally.harm is None:
        # "Nine of the dead were children", "of these, nine were children".
        verb = words[words[tally.counted.anchor].head]
        who = reading.analysis.children(verb.index, "attr") if verb.pos == "AUX" else []
        return next((w.span for w in who if w.pos == "NOUN" and harm.is_person(w)), None)
    told = words[tally.harm.word]
    if told.dep == "attr" and told.pos == "NOUN" and told.index > tally.counted.last:
        return told.span
    if told.lemma not in harm.words["number"] or told.index > tally.counted.first:
        return None
    for word in words[told.index + 2 : tally.harm.last + 4]:
        if word.index >= tally.counted.first or word.pos in ("ADP", "VERB", "AUX") and word.tag != "VBN":
            return None
        if word.pos in ("NOUN", "PROPN"):
            return word.span if harm.is_person(word) else None
    return None


class FigureFields:
    """Works out the fields of each tally in order: later ones lean on earlier ones."""

    def __init__(self, reading: Reading, tallies: tuple[Tally, ...]) -> None:
        self.reading = reading
        self.tallies = tallies
        self.words: dict[str, list[str]] = dict(reading.language.table("figure_fields"))
        self.places: Known = {}
        self.done: list[Fields] = []
        for i, tally in enumerate(tallies):
            self.done.append(self._read(i, tally))
        self._share_backwards()

    def of(self, i: int) -> dict[str, Any]:
        """The fields of the tally at this position, by their names."""
        f = self.done[i]
        return {name: getattr(f, name) for name in Fields.__dataclass_fields__}

    def _read(self, i: int, tally: Tally) -> Fields:
        reading = self.reading
        counted = tally.counted.whom or named_elsewhere(reading, tally)
        whom = counted.of(reading.text) if counted else ""
        where = place_of(reading, tally, self.words, self.places)
        by = actors_of(reading, tally, self.words)
        period = period_of(reading, tally, self.words)
        voice = reading.voice_at(reading.analysis.words[tally.counted.first].start)
        authority, said_by = authority_of(reading, tally, self.words), voice.name
        if voice.quotation and said_of_later(reading, tally, voice.quotation, self.words):
            said_by = reading.own_voice.name
        elif voice.quotation and (authority.name == said_by or is_source(voice.quotation, authority)):
            # Who counted is the authority, and the document says it; who only spoke says it on no named count.
            said_by = reading.own_voice.name if authority.counted else said_by
            authority = authority if authority.counted else NOBODY
        given: tuple[tuple[str, Span | None], ...] = (
            ("where", where[1]), ("by", by[1]), ("authority", authority.span), ("period", period[1]),
        )  # fmt: skip
        evidence = [Evidence(name, span) for name, span in given if span]
        fields = Fields(" ".join(whom.split()), where[0], by[0], authority.name, said_by, period[0], tuple(evidence))
        if tally.whole is not None and tally.whole < i:
            return fields.under(self.done[tally.whole], whom=False)
        if tally.like is not None:
            return fields.under(self.done[tally.like], whom=True, authority=not tally.anew, period=not tally.then)
        return self._from_sentence_before(i, tally, fields)

    def _from_sentence_before(self, i: int, tally: Tally, fields: Fields) -> Fields:
        """With people and place of the count just before, where this one is bare ("ten were wounded")."""
        if not i or tally.counted.noun is not None:
            return fields
        previous = self.tallies[i - 1]
        if previous.sentence is tally.sentence:
            return replace(fields, whom=fields.whom or self.done[i - 1].whom)
        return fields

    def _share_backwards(self) -> None:
        """ "Ten were killed and five taken by the rebels on Monday": what is told once, at the end, holds for both."""
        for i, tally in enumerate(self.tallies):
            if tally.whole is not None and tally.whole > i:
                self.done[i] = self.done[i].under(self.done[tally.whole], whom=False)
        for i in range(len(self.done) - 2, -1, -1):
            here, after = self.tallies[i], self.tallies[i + 1]
            if here.sentence is not after.sentence:
                continue
            mine, theirs = self.done[i], self.done[i + 1]
            passive = here.harm is not None and not here.harm.active
            if passive and (after.whole == i or after.harm is None or not after.harm.active) and not mine.by:
                self.done[i] = replace(
                    mine, by=theirs.by, evidence=(*mine.evidence, *(e for e in theirs.evidence if e.field == "by"))
                )
