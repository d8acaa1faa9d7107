"""What the text around a legal word tells of the accused, where its own clause does not."""

from collections import defaultdict

from onrecord.extract.findings.accused import Accused
from onrecord.extract.findings.deeds import (
    SIDES,
    FindingWords,
    after_by,
    doer_of,
    is_passive,
    is_suffered,
    is_verb,
    nouns_above,
    subject_of,
    verb_above,
)
from onrecord.extract.findings.held import Held
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.findings.states import only_state, state_of
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Sentence, Word
from onrecord.model.vocabulary import Category, Stance

NEAR = 3
"""Sentences after which "this amounts to" no longer points back to what was said of somebody."""


class Context:
    """What the text around a term tells of the accused, where its own clause does not."""

    def __init__(self, reading: Reading, words: FindingWords, accused: Accused) -> None:
        self.reading = reading
        self.accused = accused
        self.words = words
        self.by_category: dict[Category, list[tuple[str, ...]]] = defaultdict(list)
        self.told: list[tuple[str, tuple[str, ...]]] = []
        self.last: tuple[int, int, tuple[str, ...]] = (-1, -1, ())
        self.state = state_of(reading)
        self.custodian = self.state or only_state(reading)
        self.held = Held(reading, words)
        self.deeds: dict[str, str] = reading.language.table("findings")["deed_verbs"]

    def names_of(self, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
        """Their names; "groups" led to the only groups named more fully in the document."""
        return tuple(dict.fromkeys(self.fuller(m) for m in mentions))

    def fuller(self, mention: Mention) -> str:
        """The one longer name of armed groups that holds all the words of a mention of groups; else its own name."""
        said = mention.name.lower().split()
        if not said or not self.words.holds("nouns", "groups", said[-1]):
            return mention.name
        before = (m for m in self.reading.parties.mentions if m.span.end <= mention.span.start)
        armed = {m.name for m in before if m.kind == "armed_group"}
        longer = {name for name in armed if self.names_more(name.lower().split(), said)}
        return next(iter(longer)) if len(longer) == 1 else mention.name

    def names_more(self, longer: list[str], said: list[str]) -> bool:
        """True where the longer name adds whose groups they are, and that they are armed, and nothing else."""
        known = self.reading.parties.words
        added = set(longer) - set(said)
        owners = known.adjectives.keys() | known.armed_words if known else set()
        return bool(added) and longer[-1] == said[-1] and set(said) < set(longer) and added <= owners

    def note(self, term: Term, names: tuple[str, ...], stance: Stance) -> None:
        """Remember whom a term was said of by its own words."""
        if names:
            self.by_category[term.category].append(names)
            # Who stands trial for a murder is not who holds those of whom the next sentence tells.
            if stance != "charges" or self.words.holds("general", "custodial", term.category):
                self.last = (*self.place(term), names)
            self.told.append((term.span.of(self.reading.text).lower().split()[-1], names))

    def place(self, term: Term) -> tuple[int, int]:
        """The numbers of the paragraph and the sentence in which a term stands."""
        analysis = self.reading.analysis
        return analysis.paragraph_at(term.span.start), analysis.sentence_number_at(term.span.start)

    def accused_of(self, term: Term, *, known: bool = False) -> tuple[str, ...]:
        """Those accused just before in the paragraph, or of the same all through; else the state a section is on."""
        analysis = self.reading.analysis
        passive = is_verb(term.head) and is_suffered(analysis, term.head)
        suffered = any(self.words.holds("nouns", "sufferer", n.lemma) for n in nouns_above(analysis, term.head))
        paragraph, sentence = self.place(term)
        custodial = self.words.holds("general", "custodial", term.category)
        same = passive and sentence == self.last[1] and self.words.holds("general", "of_victims", term.category)
        near = (passive and custodial and not (self.state and sentence > self.last[1] and self.of_others(term))) or (
            self.points_back(term) and sentence - self.last[1] <= NEAR
        )
        near = near or same
        if near and self.last[0] == paragraph:
            return self.last[2]
        if self.words.holds("nouns", "held", term.head.lemma):
            return (self.state,) if self.state else ()
        if doers := (self.named_before(term) or self.told_before(term) or self.echoed(term) or self.by_its_verb(term)):
            return doers
        if self.custodian and self.by_law(term):
            return (self.custodian,)
        before = set(self.by_category[term.category])
        # "The murder" may be another one.
        single = self.words.holds("general", "of_victims", term.category)
        if len(before) == 1 and (known or (self.definite(term) and not single)):
            return next(iter(before))
        held = custodial and (passive or suffered or self.held.befalls(term))
        if held and not self.state and (where := self.held.where(term)):
            return (where,)
        return (self.custodian,) if self.custodian and held else ()

    def of_others(self, term: Term) -> bool:
        """True where the victims are told anew, as no more than some people: "critics of the ministry were tortured"."""
        subject = subject_of(self.reading.analysis, term.head)
        if subject is None or subject.tag != "NNS":
            return False
        determined = self.reading.analysis.children(subject.index, "det", "poss", "nummod")
        return not determined and bool(self.reading.analysis.children(subject.index, "amod", "prep"))

    def echoed(self, term: Term) -> tuple[str, ...]:
        """X of "X carried out executions. Y called the executions a crime": those last accused in the words that are called so."""
        above = verb_above(self.reading.analysis, term.head)
        if above is None or not self.words.holds("verbs", "label", above[0].lemma):
            return ()
        objects = [o for o in self.reading.analysis.children(above[0].index) if o.tag == "NNS" and self.is_definite(o)]
        return next((names for word, names in reversed(self.told) for o in objects if o.lower == word), ())

    def named_before(self, term: Term) -> tuple[str, ...]:
        """X of the last "by X" earlier in the sentence, where the act is a subject of its own: "rocket fire puts ... at risk"."""
        if term.head.dep != "nsubj":
            return ()
        sentence = self.reading.analysis.sentence_of(term.head)
        for word in reversed(self.reading.analysis.words[sentence.first : term.head.index]):
            if word.dep == "agent":
                objects = self.reading.analysis.children(word.index, "pobj")
                return self.names_of(self.accused.meant(objects[0])) if objects else ()
        return ()

    def subject_over(self, term: Term) -> Word | None:
        """The subject of the verb that the term is or hangs on, and of "which" what it follows."""
        above = (term.head, *self.reading.analysis.ancestors(term.head))
        verb = next((w for w in above if is_verb(w) and not self.words.holds("nouns", "included", w.lower)), None)
        if verb is None or is_passive(self.reading.analysis, verb) or self.words.holds("verbs", "undergo", verb.lemma):
            return None
        subject = subject_of(self.reading.analysis, verb)
        return self.accused.doers.antecedent(subject) if subject and subject != term.head else None

    def by_law(self, term: Term) -> bool:
        """True where a law does it: the state's, where nobody else's."""
        subject = self.subject_over(term)
        above = verb_above(self.reading.analysis, term.head)
        tried = above is not None and self.words.holds("verbs", "charge", above[0].lemma)
        governing = [n for n in nouns_above(self.reading.analysis, term.head) if n.dep == "pobj"]
        if subject is None or tried or governing:
            return False
        return self.words.holds("nouns", "laws", subject.lemma)

    def told_before(self, term: Term) -> tuple[str, ...]:
        """The doers of the sentence before, in the same paragraph, where "they", "members" or "the attack" is the subject."""
        deed = self.deed_called(term) or self.deed_labelled(term)
        subject = deed or self.subject_over(term)
        if subject is None:
            return ()
        told = deed is not None or self.is_what_was_done(term, subject)
        act = told or self.words.holds("nouns", "acts", subject.lemma) and not self.is_any(subject)
        plain = self.words.holds("nouns", "they", subject.lower) or self.words.holds("nouns", "members", subject.lower)
        if not act and (not plain or self.reading.analysis.children(subject.index)):
            return ()
        number = self.reading.analysis.sentence_number_at(term.span.start)
        here, before = self.reading.analysis.sentences[number], self.reading.analysis.sentences[max(0, number - 1)]
        if number < 1 or (here.paragraph != before.paragraph and not (told and self.follows(subject, here, before))):
            return ()
        doers = self.accused.doers.meant(self.doer_in(before, act=act))
        # "X published a report. This may amount to": not every doer is one of a crime.
        harms = self.is_harm(before)
        return self.names_of(tuple(m for m in doers if m.kind in SIDES) if told and not harms else doers)

    def is_any(self, noun: Word) -> bool:
        """True for "attacks on hospitals are": any such, and not the one just told."""
        said = self.reading.analysis.head(noun)
        called = any(self.words.holds("verbs", kind, said.lemma) for kind in ("be", "amount"))
        told = self.reading.analysis.children(noun.index, "det", "poss", "nummod")
        return called and noun.tag == "NNS" and not told

    def is_harm(self, sentence: Sentence) -> bool:
        """True for a sentence whose verb tells of harm: whoever does it may be called to account for it in the next."""
        root = next((w for w in self.reading.analysis.words_of(sentence) if w.head == w.index), None)
        below = self.reading.analysis.children(root.index, "ccomp") if root is not None else []
        return any(self.words.holds("verbs", "harm", w.lemma) for w in (root, *below) if w is not None)

    def by_its_verb(self, term: Term) -> tuple[str, ...]:
        """X of "X suspended all supplies. ... We regard the suspension as a crime": whose deed a noun tells again, in the same paragraph."""
        analysis = self.reading.analysis
        above = verb_above(analysis, term.head)
        regarded = above is not None and self.words.holds("verbs", "regard", above[0].lemma)
        called = above is not None and any(self.words.holds("verbs", k, above[0].lemma) for k in ("be", "amount"))
        if above is None or not (regarded or called):
            return ()
        places = ("dobj", "nsubjpass") if regarded else ("nsubj",)
        told = [o for o in analysis.children(above[0].index, *places) if self.is_definite(o, but=term.head)]
        meant = self.deeds.get(told[0].lemma, "") if told else ""
        paragraph = analysis.words_in(analysis.paragraphs[analysis.paragraph_at(term.span.start)])
        for noun in reversed([w for w in paragraph if told and w.index < told[0].index and w.lemma == told[0].lemma]):
            # "Condemned the attack launched by X. The attack is".
            if whose := self.accused.owners.of(noun, suffered=True) or self.accused.phrases.of(noun.span):
                return self.names_of(tuple(m for m in whose if m.kind in SIDES))
        for verb in reversed([w for w in paragraph if w.index < above[0].index and is_verb(w)] if meant else []):
            if verb.lemma == meant and not analysis.children(verb.index, "neg"):
                return self.names_of(self.accused.meant(doer_of(analysis, verb)))
        return ()

    def deed_called(self, term: Term) -> Word | None:
        """The term itself in "the hostage-taking and the wilful killings are war crimes"; None for any other."""
        above = verb_above(self.reading.analysis, term.head)
        if above is None or above[1].dep != "nsubj" or not self.is_definite(term.head):
            return None
        crimes = self.reading.analysis.children(above[0].index, "attr", "dobj")
        called = any(self.words.holds("verbs", kind, above[0].lemma) for kind in ("be", "amount"))
        named = any(self.words.holds("nouns", "crime", c.lemma) for c in crimes)
        return term.head if called and named else None

    def deed_labelled(self, term: Term) -> Word | None:
        """The strike in "X called the strike a war crime"; None for any other."""
        above = verb_above(self.reading.analysis, term.head)
        if above is None or above[1].dep != "oprd" or not self.words.holds("verbs", "label", above[0].lemma):
            return None
        objects = self.reading.analysis.children(above[0].index, "dobj")
        return next((o for o in objects if self.words.holds("nouns", "deeds", o.lemma) and self.is_definite(o)), None)

    def follows(self, subject: Word, here: Sentence, before: Sentence) -> bool:
        """True where "this" or "these attacks" opens the paragraph after one that tells of a deed, as news is written."""
        pointing = [subject, *self.reading.analysis.children(subject.index, "det")]
        points = any(self.words.holds("nouns", kind, w.lower) for w in pointing for kind in ("such", "back"))
        root = next((w for w in self.reading.analysis.words_of(before) if w.head == w.index), None)
        deed = root is not None and is_verb(root) and not self.words.holds("verbs", "be", root.lemma)
        return points and deed and here.paragraph == before.paragraph + 1

    def blaming_after(self, term: Term) -> Word | None:
        """The verb of "X blamed Y", of the next sentence in the paragraph, where it names no deed of its own; None for none."""
        analysis = self.reading.analysis
        number = analysis.sentence_number_at(term.span.start)
        here, after = analysis.sentences[number], analysis.sentences[number + 1 : number + 2]
        if not after or after[0].paragraph != here.paragraph:
            return None
        root = next((w for w in analysis.words_of(after[0]) if w.head == w.index), None)
        if root is None or not is_verb(root) or not self.words.holds("verbs", "accuse", root.lemma):
            return None
        deed = any(
            p.lower not in self.reading.language.table("parties")["places"]
            for p in analysis.children(root.index, "prep")
        )
        return None if deed or analysis.children(root.index, "neg", "aux") else root

    def is_what_was_done(self, term: Term, subject: Word) -> bool:
        """True for "this" and "the destruction" where they "may amount to" the term: what the sentence before tells."""
        above = verb_above(self.reading.analysis, term.head)
        if above is None or not (
            self.words.holds("verbs", "amount", above[0].lemma)
            or (self.words.holds("verbs", "be", above[0].lemma) and above[1].dep == "attr")
        ):
            return False
        pointing = self.words.holds("nouns", "such", subject.lower) and subject.tag == "DT"
        if pointing and not self.reading.analysis.children(subject.index):
            return True
        back = self.words.holds("nouns", "back", subject.lower) and not self.reading.analysis.children(subject.index)
        return back or (self.words.holds("nouns", "deeds", subject.lemma) and self.is_definite(subject))

    def is_definite(self, noun: Word, *, but: Word | None = None) -> bool:
        """True for "the destruction" and "such attacks", with nothing that tells another one. `but`: what it is called, "as" which."""
        called = {but.head} if but is not None else set()
        children = [c for c in self.reading.analysis.children(noun.index) if c.index not in called]
        told = any(c.dep in ("prep", "poss", "relcl", "acl") for c in children)
        pointing = [
            *self.reading.language.table("parties")["definite"],
            *self.words.language.table("findings")["nouns"]["such"],
        ]
        return not told and any(c.lower in pointing for c in children)

    def doer_in(self, sentence: Sentence, *, act: bool) -> Word | None:
        """Who does what a sentence tells; where it is passive and no `act` is asked after, its subject."""
        analysis = self.reading.analysis
        root = next((w for w in analysis.words_of(sentence) if w.head == w.index), None)
        if root is None or not is_verb(root) or self.words.holds("verbs", "deplore", root.lemma):
            return None
        if act and any(self.words.holds("verbs", kind, root.lemma) for kind in ("consider", "inform", "tell")):
            # "Soldiers burned 40 houses, X said": X told of it.
            root = next((w for w in analysis.children(root.index, "ccomp") if is_verb(w)), root)
        if act and self.words.holds("verbs", "accuse", root.lemma) and not is_passive(analysis, root):
            return next(iter(analysis.children(root.index, "dobj")), None)
        if is_passive(analysis, root):
            return after_by(analysis, root) or (None if act else subject_of(analysis, root))
        return self.accused.doers.stressed(subject_of(analysis, root))

    def points_back(self, term: Term) -> bool:
        """True under "this amounts to", "the abuses included", "they were subjected to"."""
        for word in self.reading.analysis.ancestors(term.head):
            if is_verb(word) and self.words.holds("verbs", "suffer", word.lemma):
                return is_passive(self.reading.analysis, word)
            if is_verb(word):
                return self.words.holds("verbs", "back", word.lemma) and not self.is_of_another(word)
        return False

    def is_of_another(self, verb: Word) -> bool:
        """True for "conditions in prisons amounted to": its subject tells by itself what it is, and points to nothing before."""
        subject = subject_of(self.reading.analysis, verb)
        if subject is None or subject.pos != "NOUN":
            return False
        below = self.reading.analysis.subtree(subject.index)
        if any(self.words.holds("nouns", "such", w.lower) for w in below):
            return False  # "some of these killings amounted to"
        return any(c.dep in ("prep", "poss", "relcl", "acl") for c in self.reading.analysis.children(subject.index))

    def definite(self, term: Term) -> bool:
        """True for "the genocide", of which it is known whose it is."""
        top = list(nouns_above(self.reading.analysis, term.head))[:1]
        return any(
            c.lower in self.reading.language.table("parties")["definite"]
            for n in top
            for c in self.reading.analysis.children(n.index, "det")
        )
