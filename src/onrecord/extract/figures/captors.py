"""Those who are held by kidnappers: the words say only "held", but elsewhere of the holder that it abducts."""

from dataclasses import replace
from functools import cached_property

from onrecord.extract.figures.harm_words import HarmWords
from onrecord.extract.figures.tally import Tally
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


class Captors:
    """Who kidnaps people, by one document. The rule is the same for every party."""

    def __init__(self, reading: Reading, harm: HarmWords) -> None:
        self.reading = reading
        self.words = reading.analysis.words
        self.harm = harm

    def told(self, tally: Tally) -> Tally:
        """The tally, as one of hostages where those who hold the people are kidnappers."""
        if tally.what != "detained" or tally.harm is None:
            return tally
        inside = self.words[tally.harm.word : tally.harm.last + 1]
        verb = next((w for w in inside if w.lemma in self.harm.words["taking"]), None)
        holder = verb and self._holder(verb, tally.harm.active)
        return replace(tally, what="hostage") if holder and self._kidnaps(holder) else tally

    def _holder(self, verb: Word, active: bool) -> Word | None:
        """The head of the noun phrase behind "by", or of the subject: "the rebels seized 12 nurses"."""
        analysis = self.reading.analysis
        for agent in analysis.children(verb.index, "agent"):
            return next(iter(analysis.children(agent.index, "pobj")), None)
        doers = analysis.children(verb.index, "nsubj")
        return doers[0] if active and doers else None

    def _kidnaps(self, holder: Word) -> bool:
        if holder.lemma in self.harm.words["captors"]:
            return True
        return any(m.name in self.names for m in self.reading.parties.meant_by(holder.index))

    @cached_property
    def names(self) -> frozenset[str]:
        """The parties of whom the document says that they kidnap or abduct."""
        analysis, found = self.reading.analysis, set[str]()
        for verb in analysis.words:
            if verb.pos != "VERB" or self.harm.suffered.get(verb.lemma) != "hostage":
                continue
            doers = analysis.children(verb.index, "nsubj")
            for agent in analysis.children(verb.index, "agent"):
                doers += analysis.children(agent.index, "pobj")
            found.update(m.name for doer in doers for m in self.reading.parties.meant_by(doer.index))
        return frozenset(found)
