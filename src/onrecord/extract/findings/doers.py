"""Who may be meant as the doer of a deed: parties, pairs of them that were parsed apart, and armed people without a name."""

from onrecord.extract.findings.datelines import is_dateline
from onrecord.extract.findings.deeds import FindingWords, Mentions, subject_of
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span

CLOSE = 16
"""Words between two parties that "and other" may join."""
KINDS = ("state", "forces", "armed_group", "person", "organisation", "role", "body")


class Doers:
    """Finds the doers in one document."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.table = reading.language.table("findings")
        self.umbrellas = {phrases[0] for phrases in reading.language.table("parties")["umbrellas"]}

    def meant(self, word: Word | None) -> Mentions:
        """The parties that may do a deed among those a word means."""
        if word is None:
            return ()
        found = [m for m in self.reading.parties.meant_by(word.index) if self.may_do(m)]
        if len(found) > 1:
            found = [m for m in found if not self.is_place(m)] or found
        word = self.antecedent(word)
        if (
            not found
            and (mention := self.reading.parties.at(word.index))
            and mention.head == word.index
            and self.may_do(mention)
        ):
            found = [mention]
        if not found and self.analysis.head(word).lemma in self.table["verbs"]["send"] and word.dep == "dobj":
            return self.meant(subject_of(self.analysis, self.analysis.head(word)))
        if not found:
            found = self.unnamed(word)
        for beside in [*self.joined(found), *self.joined(self.joined(found))]:
            if beside.name not in [m.name for m in found]:
                found.append(beside)
        return tuple(found)

    def unnamed(self, word: Word) -> list[Mention]:
        """Those whom no name but a noun of armed people tells: "armed militias", each by its own words."""
        heads = [word, *self.analysis.children(word.index, "conj")]
        if not all(self.words.holds("nouns", "perpetrators", h.lower) for h in heads):
            return []
        return [part for h in heads for part in self.by_own_words(h)]

    def by_own_words(self, head: Word) -> list[Mention]:
        """A noun with the words before it that describe it, as a party of that name; two where "and" stands between."""
        described = self.analysis.children(head.index, "amod", "compound", "nmod")
        first = min(
            (self.analysis.extent(w.index).start for w in described if w.index < head.index), default=head.start
        )
        parts: list[list[Word]] = [[]]
        for word in self.analysis.words_in(Span(min(first, head.start), head.end)):
            if word.pos == "CCONJ":
                parts.append([])
            elif word.pos != "DET":
                parts[-1].append(word)
        return [
            Mention(Span(part[0].start, part[-1].end), part[-1].index, " ".join(w.text for w in part), "armed_group")
            for part in parts
            if part
        ]

    def near(self, one: Mention) -> list[Mention]:
        """The mentions within a few words of one."""
        words = self.analysis.words[max(0, one.head - CLOSE) : one.head + CLOSE]
        found = {m.span: m for w in words if (m := self.reading.parties.at(w.index))}
        return [m for m in found.values() if m.span != one.span]

    def is_place(self, mention: Mention) -> bool:
        """True for a state that only tells where: "groups from X"."""
        before = self.analysis.words[max(0, mention.head - 4) : mention.head]
        nearest = next(
            (
                w.lower
                for w in reversed(before)
                if w.pos in ("ADP", "CCONJ", "PUNCT", "VERB", "AUX") and w.dep != "amod"
            ),
            "",
        )
        return mention.kind == "state" and not mention.described and self.words.holds("nouns", "where", nearest)

    def antecedent(self, word: Word) -> Word:
        """The noun that "who" or "which" follows; any other word itself."""
        if word.tag in ("WP", "WDT"):
            clause = next((above for above in self.analysis.ancestors(word) if above.dep == "relcl"), None)
            return self.analysis.head(clause) if clause else word
        return word

    def may_do(self, mention: Mention) -> bool:
        """False for places, peoples and those of whom nothing is known but that they are people."""
        if mention.name in self.umbrellas:
            return True
        if is_dateline(self.reading, self.analysis.words[mention.head]):
            return False
        vague = self.words.holds("nouns", "nobody", self.analysis.words[mention.head].lower)
        bare = mention.kind in ("role", "armed_group") and len(mention.span.of(self.reading.text).split()) == 1
        return bool(mention.name) and mention.kind in KINDS and not (vague and (bare or mention.kind == "role"))

    def joined(self, found: list[Mention]) -> list[Mention]:
        """Y where X of "X and other Y" was found, or X where Y was: such pairs are often parsed apart."""
        beside = []
        for one in found:
            if one.described:
                continue
            for other in self.near(one):
                first, second = sorted((one, other), key=lambda m: m.span)
                between = self.reading.text[first.span.end : second.span.start].lower().split()
                pair = [*between, *second.span.of(self.reading.text).lower().split()[:1]]
                joining = self.table["nouns"]["joining"]
                joins = any(pair[: len(j)] == j and len(between) <= len(j) + 1 for j in joining)
                if joins and (self.may_do(other) or (other is first and pair[:2] == joining[0])):
                    beside.append(other)
        return beside
