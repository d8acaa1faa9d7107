"""What happened to those whom a number counts: by the grammar of the sentence first, then by the words around."""

from collections.abc import Iterator

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.doers import Doers
from onrecord.extract.figures.harm import Harm, HarmReader
from onrecord.extract.figures.harm_after import PREPOSITIONS_AFTER, HarmAfter
from onrecord.extract.figures.harm_before import HarmBefore
from onrecord.extract.figures.harm_by_grammar import HarmByGrammar
from onrecord.extract.figures.harm_inside import HarmInside
from onrecord.extract.figures.harm_words import HarmWords
from onrecord.extract.figures.unreal_harm import UnrealHarm
from onrecord.model.analysis import Analysis


class HarmFinder(HarmReader):
    """Harm in one analysed text."""

    def __init__(self, analysis: Analysis, harm: HarmWords) -> None:
        super().__init__(analysis, harm)
        self.grammar = HarmByGrammar(analysis, harm)
        self.ahead = HarmBefore(analysis, harm)
        self.behind = HarmAfter(analysis, harm)
        self.inside = HarmInside(analysis, harm)
        self.denial = UnrealHarm(analysis, harm)
        self.doers = Doers(analysis, harm)

    def of(self, c: Counted, floor: int, ceiling: int) -> list[Harm] | None:
        """The harm to those counted; the words from `floor` up to `ceiling` are its own.

        Empty where none is told; None where it is told as denied, meant or only possible, or as their own doing.
        """
        noun = self.words[c.noun] if c.noun is not None else None
        if noun and self.harm.never_counts(noun):
            case = self.inside.case_of(c)
            return [case] if case else []
        if self._none_of(c, floor):
            return None
        own = self.inside.of_those(c) or self.inside.own_count(c)
        if own:
            return [own]
        if self.doers.are_doers(c):
            return self._chosen(list(self.grammar.by_grammar(c)) or list(self.inside.within(c))) or None
        if self._shared_out(c):
            return self._chosen(list(self.grammar.modified(c)) or list(self.inside.within(c)))
        verb = self.ahead.verb_before(c, floor)
        if verb and not self.denial.unreal(verb):
            return [verb]
        found = self._before_the_next(c, list(self.grammar.by_grammar(c)), ceiling) or list(
            self.ahead.number_of(c, floor, ceiling)
        )
        if found and self.words[found[0].word].lemma in self.harm.words["to_people"] and not self._are_people(c):
            return []
        found = found or list(self.behind.after(c, ceiling)) or list(self.ahead.before(c, floor))
        found = found or list(self.ahead.named_as(c, floor)) or list(self.inside.within(c))
        found = found or list(self.grammar.done_in_relative(c)) or list(self.inside.suffered_by(c))
        if found and found[0].what == self.harm.lightest_of_all and self.denial.asked(found[0]):
            # "Asked to release the nurses whom they abducted": that is what became of them.
            found = list(self.grammar.done_in_relative(c)) or found
        if found and all(h.what == self.harm.undivided for h in found):
            found += [
                h
                for h in self.behind.phrase_after(c, min(ceiling, c.last + PREPOSITIONS_AFTER))
                if h.word >= found[0].word
            ]
        if any(self.denial.unreal(h) for h in found):
            # "Asked for the release of 20 hostages": they are hostages still.
            only_wanted = all(self.words[h.word].pos in ("NOUN", "PROPN") for h in found)
            state = list(self.inside.within(c)) if only_wanted else list(self._told_of(c))
            return self._chosen([h for h in state if not self.denial.unreal(h)]) or None
        return self._chosen(found)

    def _chosen(self, found: list[Harm]) -> list[Harm]:
        """One harm, the first, or death; killed and injured both, where the words divide neither."""
        if not found:
            return []
        found = [self._fatal(h) for h in found]
        narrow = [h for h in found if h.what != self.harm.undivided]
        found = narrow or found
        kinds = {h.what for h in found}
        if len(kinds - {self.harm.lightest_of_all}) > 1 and self._either(found):
            return [Harm(self.harm.undivided, found[0].word, found[0].active, max(h.last for h in found))]
        if kinds == {"killed", "injured"}:
            return [next(h for h in found if h.what == k) for k in ("killed", "injured")]
        if kinds == {"killed", "hostage"}:
            # "Kidnapped and killed": both happened to all of them.
            return [next(h for h in found if h.what == k) for k in ("hostage", "killed")]
        # What came last outweighs the rest only where it is death: "arrested and charged" is an arrest.
        return [next((h for h in found if h.what == self.harm.heaviest_of_all), found[0])]

    def _told_of(self, c: Counted) -> Iterator[Harm]:
        """What a clause says of them by itself: "five men arrested in May will be charged", "the nurses whom they abducted"."""
        for word in self.analysis.children(c.noun, "acl") if c.noun is not None else ():
            if word.tag in ("VBN", "VBD") and word.lemma in self.harm.suffered and word.index > c.last:
                yield Harm(self.harm.suffered[word.lemma], word.index)
        yield from self.grammar.done_in_relative(c)

    def _shared_out(self, c: Counted) -> bool:
        """True for those of whom only a share is told of: "eight of the 14", "a third of the 600"."""
        at = c.first - 1
        if at < 2 or self.words[at].lower not in self.harm.words["determiners"]:
            return False
        share = self.words[at - 2]
        told = share.pos == "NUM" or share.lower in self.harm.words["portions"]
        return told and self.words[at - 1].lower in self.harm.words["of"]

    def _are_people(self, c: Counted) -> bool:
        """True where the noun of a count, the marks around it apart, is of people."""
        noun = self.words[c.noun] if c.noun is not None else self.words[min(c.last + 2, len(self.words) - 1)]
        return self.harm.is_person(noun) or noun.lemma in self.harm.words["captors"]

    def _none_of(self, c: Counted, floor: int) -> bool:
        """True for "none of the 20"."""
        at = c.first - 1
        while at > floor and self.words[at].lower in (*self.harm.words["determiners"], *self.harm.words["of"]):
            at -= 1
        return at >= floor and self.words[at].lower in self.harm.words["nobody"]

    def _before_the_next(self, c: Counted, found: list[Harm], ceiling: int) -> list[Harm]:
        """Without the harm behind the next count, where there is some before it: "12 were killed and 40 were hurt".

        Nor where what is told before it is no harm: "60 were admitted and 2 died".
        """
        before = [h for h in found if h.word < ceiling]
        told = any(w.tag in ("VBD", "VBZ", "VBP") for w in self.words[c.last + 1 : ceiling])
        return before if told and self.words[ceiling - 1].pos == "CCONJ" else before or found

    def _either(self, found: list[Harm]) -> bool:
        """True for "killed or wounded", which divides nothing."""
        between = self.words[min(h.word for h in found) : max(h.word for h in found)]
        return any(w.pos == "CCONJ" and w.lower in self.harm.words["either"] for w in between)

    def _fatal(self, harm: Harm) -> Harm:
        """Death, where the words behind the harm say so: "shot to death", "found dead"."""
        word = self.words[harm.word]
        if word.pos != "VERB" or harm.what not in ("injured", "deprived", self.harm.undivided):
            return harm
        after = " ".join(w.lower for w in self.words[word.index + 1 : word.index + 3])
        told = any(after == f or after.startswith(f + " ") for f in self.harm.words["fatal"])
        return Harm(self.harm.heaviest_of_all, harm.word, harm.active, harm.end) if told else harm
