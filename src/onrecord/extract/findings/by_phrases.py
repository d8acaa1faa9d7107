"""The doers that a "by" names: "war crimes committed by X", "violations by X, including unlawful killings"."""

from collections.abc import Callable

from onrecord.extract.findings.circumstances import Circumstances
from onrecord.extract.findings.deeds import SIDES, FindingWords, Mentions, is_passive, is_verb, verb_above
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span

FAR = 16
"""Words between an act and the "by" that names its doer."""


class ByPhrases:
    """Finds them in one document. `meant`: the parties that may do a deed among those a word means."""

    def __init__(
        self,
        reading: Reading,
        words: FindingWords,
        around: Circumstances,
        meant: Callable[[Word | None], Mentions],
    ) -> None:
        self.analysis = reading.analysis
        self.words = words
        self.around = around
        self.meant = meant
        self.included = frozenset(reading.language.table("findings")["nouns"]["included"])

    def of(self, span: Span) -> Mentions:
        """X in "war crimes committed by X", also with other nouns between."""
        words, after = self.analysis.words, self.analysis.word_at(span.end)
        if after is None:
            return ()
        own = self.analysis.words_in(span)[-1:]
        by = next((w for w in words[after.index : after.index + 2] if w.pos != "PUNCT"), after)
        if own and self.is_labelled(own[0], by):
            return ()
        last = self.analysis.sentence_at(span.start)
        end = min(last.last if last else 0, after.index + FAR)
        for word in words[after.index : end]:
            if self.words.holds("nouns", "by", word.lower):
                if self.is_of_verdict(word):
                    return ()
                doers = tuple({m.name: m for by in self.joined(word) for m in self.after(by)}.values())
                only_sides = self.words.holds("nouns", "only_sides", word.lower)
                return doers if not only_sides or any(m.kind in SIDES for m in doers) else ()
            if self.words.holds("nouns", "hands", word.lower) and (whose := self.around.of(word)):
                return self.meant(whose[0])
            if word.pos in ("VERB", "AUX") and not self.words.holds("verbs", "done", word.lower):
                return ()
            if word.pos in ("SCONJ", "PRON") or word.lower in (";", ":"):
                return ()
        return ()

    def is_of_verdict(self, by: Word) -> bool:
        """True for the "by" of "found guilty of torture by X" and "convicted of murder by X": X judges it."""
        over = self.analysis.head(by)
        judged = any(
            self.words.holds("verbs", kind, over.lemma) for kind in ("hold", "convict", "charge", "acquit", "attribute")
        )
        return by.dep == "agent" and judged and is_verb(over)

    def joined(self, by: Word) -> list[Word]:
        """The "by" and those that "and" joins to it: "by the police and by a militia"."""
        return [by, *(w for w in self.analysis.children(by.index, "conj") if w.lower == by.lower)]

    def after(self, by: Word) -> Mentions:
        """The doers that a "by" leads to, with one that "and" joins to them though the parse joins it to the deed."""
        first = next(iter(self.analysis.children(by.index, "pobj")), None)
        doers = self.meant(first)
        if first is None or not doers:
            return doers
        # "(ABC)" in "the Department (ABC)" hangs on it.
        own = {w.index for w in self.analysis.subtree(first.index)}
        rest = self.analysis.words[first.index + 1 : self.analysis.sentence_of(by).last]
        joining = next((w for w in rest if w.index not in own), None)
        if joining is None or joining.dep != "cc" or joining.head >= by.index:
            return doers
        second = next((w for w in self.analysis.children(joining.head, "conj") if w.index > joining.index), None)
        added = self.meant(second) if second is not None and second.pos in ("NOUN", "PROPN") else ()
        known = {m.name for m in doers}
        return (*doers, *(m for m in added if m.kind in SIDES and m.name not in known))

    def before_including(self, head: Word) -> Mentions:
        """X in "violations by X, including unlawful killings"."""
        including = next((a for a in self.analysis.ancestors(head) if a.lower in self.included), None)
        if including is None or including.index > head.index:
            return ()
        for word in reversed(self.analysis.words[max(0, including.index - FAR) : including.index]):
            if is_verb(word) or word.text in (";", ":"):
                return ()
            if self.words.holds("nouns", "plainly_by", word.lower):
                return self.after(word)
        return ()

    def is_labelled(self, own: Word, by: Word) -> bool:
        """True before the "by X" of "was described as slavery by X": X says so. `own`: the last word of the deed."""
        found = verb_above(self.analysis, own, self.included)
        if found is None or not self.words.holds("nouns", "plainly_by", by.lower):
            return False
        told = any(self.words.holds("verbs", kind, found[0].lemma) for kind in ("label", "hold"))
        return told and is_passive(self.analysis, found[0])
