"""Who may be meant as the doer of a deed: parties, pairs of them that were parsed apart, and armed people without a name."""

from onrecord.extract.findings.datelines import is_dateline
from onrecord.extract.findings.deeds import SIDES, FindingWords, Mentions, subject_of
from onrecord.extract.findings.shared_nouns import sharing
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span

TOLD_BEFORE = 3
"""Sentences before "both forces" in which the two may be named."""
CLOSE = 16
"""Words between two parties that "and other" may join."""
GROUPS = ("forces", "armed_group", "organisation", "people")
"""Kinds of parties that have members or supporters."""
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
        word = self.counted(word)
        if both := self.both_before(word) or sharing(self.reading, self.words, self.antecedent(word)):
            return both
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
        found = found or self.state_of(word)
        if not found and self.analysis.head(word).lemma in self.table["verbs"]["send"] and word.dep == "dobj":
            return self.meant(subject_of(self.analysis, self.analysis.head(word)))
        found = self.with_unnamed(word, found)
        for beside in [*self.joined(found), *self.joined(self.joined(found))]:
            if beside.name not in [m.name for m in found]:
                found.append(beside)
        return tuple(self.allied(m) for m in found)

    def counted(self, word: Word) -> Word:
        """The noun of "two of his deputies" and "some of the officers"; any other word itself."""
        if self.words.holds("nouns", "others", word.lower) and word.dep == "dobj":
            # "Acquitted eleven officers and convicted two others".
            above = self.analysis.head(self.analysis.head(word))
            joined = self.analysis.head(word).dep == "conj"
            return next(iter(self.analysis.children(above.index, "dobj")), word) if joined else word
        if word.pos != "NUM" and not self.words.holds("nouns", "some", word.lower):
            return word
        of = [p for p in self.analysis.children(word.index, "prep") if p.lower in self.table["nouns"]["of"]]
        return next((thing for p in of for thing in self.analysis.children(p.index, "pobj")), word)

    def state_of(self, word: Word) -> list[Mention]:
        """X of "the neighbouring state of X"."""
        known = self.reading.parties.words
        if known is None or word.lower not in known.state_heads:
            return []
        of = [p for p in self.analysis.children(word.index, "prep") if p.lower in self.table["nouns"]["of"]]
        things = [thing for p in of for thing in self.analysis.children(p.index, "pobj")]
        found = (self.reading.parties.at(thing.index) for thing in things)
        return [m for m in found if m is not None and m.kind == "state"]

    def allied(self, mention: Mention) -> Mention:
        """The same, by all their words, for groups that only their allies tell: "armed groups allied with the government"."""
        after = self.analysis.words[mention.head + 1 : mention.head + 2]
        if mention.kind != "armed_group" or mention.name[1:] != mention.name[1:].lower() or not after:
            return mention
        if not self.words.holds("nouns", "allied", after[0].lower) or after[0].head != mention.head:
            return mention
        ends = [
            thing.end
            for p in self.analysis.children(after[0].index, "prep")
            for thing in self.analysis.children(p.index, "pobj")
        ]
        span = Span(mention.span.start, min(ends, default=mention.span.end))
        name = " ".join(span.of(self.reading.text).split())
        return Mention(span, mention.head, name, mention.kind) if ends else mention

    def with_unnamed(self, word: Word, found: list[Mention]) -> list[Mention]:
        """The doers found and, of what is joined to the word, those whom no name but a noun of armed people tells.

        "Armed militias" go by their own words, "fighters of X" are X, and "supporters of X" go by all these words.
        """
        for head in (word, *self.conjuncts(word)):
            if owners := self.whose(head) or self.known_as(head):
                others = [m for m in found if m.head != head.index and m.name != head.text]
                found = [*others, *(m for m in owners if m.name not in [f.name for f in others])]
            elif head.index in [m.head for m in found]:
                continue
            elif self.words.holds("nouns", "perpetrators", head.lower):
                found = [*found, *(m for m in self.by_own_words(head) if m.name not in [f.name for f in found])]
        return found

    def conjuncts(self, word: Word) -> list[Word]:
        """The words joined to one by "and", in order."""
        chain: list[Word] = []
        for joined in self.analysis.children(word.index, "conj"):
            chain += [joined, *self.conjuncts(joined)]
        return chain

    def whose(self, head: Word) -> list[Mention]:
        """X of "fighters of X", "members of X" and "its fighters"; of "supporters of X" a party of that name."""
        if owner := self.whose_by_pronoun(head):
            return owner
        follows = self.words.holds("nouns", "followers", head.lower)
        if not (follows or self.words.holds("nouns", "members", head.lower)) or head.index + 1 >= len(
            self.analysis.words
        ):
            return []
        of = self.analysis.words[head.index + 1]
        if of.lower not in self.table["nouns"]["of"]:
            return []
        groups = [
            m
            for thing in self.analysis.children(of.index, "pobj")
            for m in self.reading.parties.meant_by(thing.index)
            if (m.name[:1].isupper() or m.kind == "forces") and self.has_members(m, head)
        ]
        if not follows:
            return groups
        return [
            Mention(Span(head.start, m.span.end), head.index, f"{head.text} {of.text} {m.name}", "armed_group")
            for m in groups[:1]
        ]

    def has_members(self, group: Mention, head: Word) -> bool:
        """True for a group, for initials that nothing tells more of, and for a body that has "agents"."""
        armed = any(self.words.holds("nouns", "keepers", word) for word in group.name.lower().split())
        serving = group.kind == "body" and (armed or self.words.holds("nouns", "serving", head.lower))
        called = group.kind == "other" and self.analysis.words[group.head].tag == "NNPS"
        return group.kind in GROUPS or serving or called or group.span.of(self.reading.text).isupper()

    def known_as(self, head: Word) -> list[Mention]:
        """X of "a militia known as X"."""
        if not self.words.holds("nouns", "perpetrators", head.lower):
            return []
        called = [w for w in self.analysis.children(head.index, "acl") if self.words.holds("verbs", "name", w.lemma)]
        behind = [p for w in called for p in (w, *self.analysis.children(w.index, "prep"))]
        names = (o for w in behind for o in self.analysis.children(w.index, "pobj", "oprd"))
        found = (self.reading.parties.at(o.index) for o in names)
        return [m for m in found if m is not None and m.name[:1].isupper()]

    def whose_by_pronoun(self, head: Word) -> list[Mention]:
        """X of "its fighters" and "their members", where the pronoun means a group."""
        whose = [w for w in self.analysis.children(head.index, "poss") if w.tag == "PRP$"]
        if not whose or not self.words.holds("nouns", "members", head.lower):
            return []
        meant = self.reading.parties.meant_by(whose[0].index)
        return [
            m for m in meant if m.kind in ("forces", "armed_group", "organisation", "other") and m.name[:1].isupper()
        ]

    def both_before(self, word: Word) -> Mentions:
        """X and Y of "X fought Y, and both forces ...": the last two that the sentence names before, else the only two shortly before."""
        paired = self.words.holds("nouns", "pairs", word.lower)
        if not paired or not any(
            self.words.holds("nouns", "both", c.lower) for c in self.analysis.children(word.index)
        ):
            return ()
        sentence = self.analysis.sentence_of(word)
        if len(named := self.sides_between(sentence.first, word.index)) > 1:
            return named[-2:]
        number = self.analysis.sentence_number_at(word.start)
        for earlier in reversed(self.analysis.sentences[max(0, number - TOLD_BEFORE) : number]):
            if named := self.sides_between(earlier.first, earlier.last):
                # Of three nobody knows which two.
                return named if len(named) == 2 else ()
        return ()

    def sides_between(self, first: int, last: int) -> Mentions:
        """The parties that act for themselves among some words, each once."""
        found: dict[str, Mention] = {}
        for one in self.analysis.words[first:last]:
            mention = self.reading.parties.at(one.index)
            owners = self.whose(one)
            acts = mention and mention.head == one.index and mention.kind in SIDES and self.may_do(mention)
            # "Soldiers of the Third Brigade" are the brigade.
            for side in owners or ([mention] if mention and acts else []):
                found.setdefault(side.name, side)
        return tuple(found.values())

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
            clause = next((above for above in self.analysis.ancestors(word) if above.dep in ("relcl", "ccomp")), None)
            if clause is not None and clause.dep == "relcl":
                return self.analysis.head(clause)
            # "It is X which, by doing so, ...": a parse may take the clause for one of "is".
            told = self.analysis.children(clause.head, "attr") if clause is not None else []
            return told[0] if told and told[0].index < word.index else word
        return word

    def stressed(self, subject: Word | None) -> Word | None:
        """X for the "it" of "It was X that did it"; any other subject itself."""
        be = self.analysis.head(subject) if subject else None
        if subject is None or be is None or be.lemma not in self.table["verbs"]["be"]:
            return subject
        if not self.words.holds("nouns", "back", subject.lower):
            return subject
        told = [a for a in self.analysis.children(be.index, "attr") if self.analysis.children(a.index, "relcl")]
        return told[0] if told else subject

    def may_do(self, mention: Mention) -> bool:
        """False for places, peoples and those of whom nothing is known but that they are people."""
        if mention.name in self.umbrellas:
            return True
        beside = self.analysis.children(mention.head, "det", "preconj")
        if any(self.words.holds("nouns", "whichever", w.lower) for w in beside):
            return False
        if is_dateline(self.reading, self.analysis.words[mention.head]):
            return False
        vague = self.words.holds("nouns", "nobody", self.analysis.words[mention.head].lower)
        # "They", who were only "3,000 people" before.
        vague = vague or (mention.described and self.words.holds("nouns", "nobody", mention.name.lower()))
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
