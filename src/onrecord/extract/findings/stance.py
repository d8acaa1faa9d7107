"""How a legal word is said of somebody: asserted, suggested, charged or denied; and who says so, where the clause names them."""

from dataclasses import dataclass
from itertools import pairwise

from onrecord.extract.findings.datelines import after_dateline, is_dateline
from onrecord.extract.findings.deeds import (
    FindingWords,
    after_by,
    helping_over,
    is_joined,
    is_passive,
    is_verb,
    nouns_above,
    subject_of,
)
from onrecord.extract.findings.hearsay import Hearsay
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.findings.spokespeople import named_voice
from onrecord.extract.findings.unsaid import Unsaid
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Said:
    """The stance, and the party that takes it: empty where it is whoever speaks the sentence."""

    stance: Stance
    by: str = ""


class Stances:
    """Finds how the terms of one document are said."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.unsaid = Unsaid(reading, words)
        self.hearsay = Hearsay(reading, words)

    def of(self, term: Term, *, owned: bool = False) -> Said | None:
        """How a term is said; None where it is negated, supposed or only spoken about.

        Of what is `owned` ("X's blockade", "attacks by X") the verb over it says nothing: "may lift X's blockade".
        """
        if self.unsaid.holds(term, owned=owned):
            return None
        chain = self.verbs_over(term.head)
        nouns = list(nouns_above(self.analysis, term.head))
        for number, verb in enumerate(chain[:2]):
            if self.words.holds("verbs", "deny", verb.lemma) and not (number and self.is_apart(chain[0], verb)):
                return Said("denies", self.subject_name(verb))
        if not owned and (any(self.negated(verb) for verb in chain[:2]) or self.supposed(chain)):
            return None
        return (
            self.tried(term.head, nouns, chain)
            or self.charged(nouns, chain)
            or self.accusing(chain)
            or self.told(nouns, chain, term, owned)
        )

    def tried(self, head: Word, nouns: list[Word], chain: list[Word]) -> Said | None:
        """How it is said of those who are found guilty, held responsible, on trial, wanted or under investigation."""
        verb = next(iter(chain), None)
        above = [head, *self.analysis.ancestors(head)]
        path = above[: above.index(verb)] if verb in above else []
        answerable = any(w.pos == "ADJ" and self.words.holds("adjectives", "answerable", w.lemma) for w in path)
        if verb and answerable and self.words.holds("verbs", "hold", verb.lemma):
            return Said("asserts", self.subject_name(verb))
        wanted = verb and self.words.holds("verbs", "want", verb.lemma) and is_passive(self.analysis, verb)
        if verb and wanted:
            return Said("charges", self.subject_name(verb))
        for noun in nouns[1:]:
            if is_joined(self.analysis, head, noun):
                continue
            if self.words.holds("nouns", "conviction", noun.lemma):
                return None
            if self.words.holds("adjectives", "answerable", noun.lemma):
                break  # "the trial of those responsible for torture": responsible, whatever comes of the trial
            if self.words.holds("nouns", "trial", noun.lemma):
                return Said("charges")
            under = self.words.holds("nouns", "under", self.analysis.head(noun).lower)
            if under and self.words.holds("nouns", "inquiry", noun.lemma):
                return Said("suggests")
        charges = any(self.words.holds("nouns", "charge", n.lemma) for n in nouns[1:])
        facing = verb and self.words.holds("verbs", "face", verb.lemma)
        return Said("charges") if charges and facing else None

    def is_verdict(self, head: Word) -> bool:
        """True for "was convicted of" and "was found guilty of", by whomever."""
        for word in self.analysis.ancestors(head):
            if is_verb(word):
                guilty = self.analysis.children(word.index, "oprd", "acomp")
                found = self.words.holds("verbs", "hold", word.lemma) and is_passive(self.analysis, word)
                return self.words.holds("verbs", "convict", word.lemma) or (
                    found and any(self.words.holds("adjectives", "answerable", g.lemma) for g in guilty)
                )
        return False

    def is_apart(self, verb: Word, denial: Word) -> bool:
        """True for what is no part of what the verb above it denies: "denied that ..., but accused X", "denied it and was tortured"."""
        if verb.dep == "conj" and verb.head == denial.index and verb.tag in ("VBD", "VBZ", "VBP", "VBN"):
            return True
        accuses = self.words.holds("verbs", "accuse", verb.lemma)
        return accuses and (verb.dep in ("relcl", "acl") or verb.dep == "conj")

    def own_subject(self, verb: Word) -> Word | None:
        """The verb's subject; that of the denial where "but accused" is joined to what is denied."""
        above = self.analysis.head(verb)
        denial = self.analysis.head(above)
        joined = verb.dep == "conj" and above.dep == "ccomp" and not self.analysis.children(verb.index, "nsubj")
        turned = any(
            self.words.holds("negation", "turning", c.lower) for c in self.analysis.children(above.index, "cc")
        )
        if joined and turned and self.words.holds("verbs", "deny", denial.lemma):
            return subject_of(self.analysis, denial)
        own = subject_of(self.analysis, verb)
        denies = self.words.holds("verbs", "deny", verb.lemma)
        perfect = any(a.lemma == "have" for a in self.analysis.children(above.index, "aux")) and verb.tag == "VBD"
        if joined and denies and own and (perfect or not self.reading.parties.meant_by(own.index)):
            # "X said the charges were false and denied", "X said he had fallen and denied".
            return subject_of(self.analysis, denial)
        return own

    def verbs_over(self, head: Word) -> list[Word]:
        """The verbs above a word within its own clause and those it is said under, nearest first."""
        found = [head] if is_verb(head) else []
        helping = helping_over(self.analysis, head)
        for word in self.analysis.ancestors(head):
            if not word.text.isalnum() or word == helping:
                continue
            if found and word.index > found[-1].index and self.parted(found[-1], word):
                break
            if is_verb(word) and not self.words.holds("nouns", "included", word.lower):
                found.append(word)
        return found[:4]

    def parted(self, verb: Word, above: Word) -> bool:
        """True where a semicolon stands between them: "charged him; the trial had not begun" are two sentences."""
        return any(word.text == ";" for word in self.analysis.words[verb.index : above.index])

    def one_clause(self, chain: list[Word]) -> list[Word]:
        """The verbs that share a hedge: the two nearest, and those above to which they are joined without a clause of their own."""
        shared = chain[:2]
        for verb in chain[2:]:
            if shared[-1].dep not in ("conj", "pcomp", "xcomp", "prep"):
                break
            shared.append(verb)
        return shared

    def subject_name(self, verb: Word) -> str:
        """The party that is the verb's subject (its agent, in the passive); empty where none can be named."""
        who = after_by(self.analysis, verb) if is_passive(self.analysis, verb) else self.own_subject(verb)
        if who and (work := self.work_before(who)):
            return work
        if who and is_dateline(self.reading, who):
            who = after_dateline(self.reading, who, verb)
        return named_voice(self.reading, self.words, who) if who else ""

    def is_told(self, head: Word) -> bool:
        """True where somebody says so, named or not: "they accuse", "some called it"; the document itself does not."""
        kinds = ("accuse", "label", "tell", "consider", "deny")
        active = (w for w in self.analysis.ancestors(head) if is_verb(w) and self.analysis.children(w.index, "nsubj"))
        return any(self.words.holds("verbs", kind, verb.lemma) for verb in active for kind in kinds)

    def work_before(self, word: Word) -> str:
        """The report that "it" means where the sentence before, of the same paragraph, begins with one; empty for any other word."""
        if word.tag != "PRP" or not self.words.holds("nouns", "back", word.lower):
            return ""
        number = self.analysis.sentence_number_at(word.start)
        here, before = self.analysis.sentences[number], self.analysis.sentences[max(0, number - 1)]
        root = next((w for w in self.analysis.words_of(before) if w.head == w.index), None)
        subject = subject_of(self.analysis, root) if root and number and here.paragraph == before.paragraph else None
        if subject is None or subject.lemma not in self.reading.language.table("denials")["works"]:
            return ""
        named = self.reading.parties.at(subject.index)
        whose = (named_voice(self.reading, self.words, w) for w in self.analysis.children(subject.index, "poss"))
        return named.name if named and named.name else next(whose, "") or subject.text

    def teller_of_sentence(self, head: Word) -> str:
        """The subject of the sentence's own verb, where that is one of telling: "X considers that ... and lists ..."."""
        root = next((w for w in (head, *self.analysis.ancestors(head)) if w.head == w.index), head)
        return self.subject_name(root) if self.words.holds("verbs", "consider", root.lemma) else ""

    def admitted(self, head: Word) -> bool:
        """True under "admitted that": only then do the words accuse their own speaker."""
        above = (head, *self.analysis.ancestors(head))
        return any(self.words.holds("verbs", "admit", w.lemma) for w in above)

    def negated(self, verb: Word) -> bool:
        """True for "did not torture", and where "if" or "whether" opens the clause."""
        children = self.analysis.children(verb.index, "neg", "mark")
        return any(self.words.holds("negation", "words", c.lower) for c in children) or self.unsaid.in_no_way(verb)

    def supposed(self, chain: list[Word]) -> bool:
        """True where the act is only what one prevents or forbids."""
        return any(self.words.holds("verbs", "undone", v.lemma) for v in chain[:1])

    def charged(self, nouns: list[Word], chain: list[Word]) -> Said | None:
        """The stance of a charge or of a conviction, by whoever brings it; None where there is neither."""
        for verb in chain[:2]:
            if verb != chain[0] and self.words.holds("nouns", "then", self.analysis.head(chain[0]).lower):
                break  # "prosecuted after speaking of torture"
            if self.is_act_tried(nouns, verb):
                return None
            if self.words.holds("verbs", "convict", verb.lemma):
                return Said("asserts", self.subject_name(verb))
            if self.words.holds("verbs", "charge", verb.lemma):
                return Said("charges", self.subject_name(verb))
        issued = self.analysis.children(chain[0].index, "nsubjpass") if chain else []
        charges = any(self.words.holds("nouns", "charge", n.lemma) for n in (*nouns[1:], *issued))
        if charges or self.warrant_before(nouns[0]):
            court = next((name for v in chain[:2] if (name := self.subject_name(v))), "")
            return Said("charges", court)
        return None

    def is_act_tried(self, nouns: list[Word], verb: Word) -> bool:
        """True for "prosecuted the torture" and "nobody was prosecuted for": no party is charged there."""
        if not any(self.words.holds("verbs", kind, verb.lemma) for kind in ("charge", "convict")):
            return False
        tried = nouns[0].dep in ("dobj", "nsubjpass") and nouns[0].head == verb.index
        return tried or self.negated(verb) or self.unsaid.by_nobody(verb)

    def warrant_before(self, head: Word) -> bool:
        """True where a warrant or charge stands just before the words, "for" between them."""
        near = self.analysis.words[max(0, head.index - 20) : head.index]
        same = [w for w in near if w.start >= self.analysis.sentence_of(head).span.start]
        # "Arrested on charges of theft, they were tortured": another clause begins after the charges.
        told = max((w.index for w in same if w.tag in ("VBD", "VBZ", "VBP")), default=-1)
        return any(w.pos == "NOUN" and self.words.holds("nouns", "charge", w.lemma) and w.index > told for w in same)

    def accusing(self, chain: list[Word]) -> Said | None:
        """Asserted by the subject of "accused X of"; suggested where nobody is named."""
        for verb in chain[:2]:
            if self.words.holds("verbs", "accuse", verb.lemma):
                name = self.subject_name(verb)
                unsure = self.words.holds("hedges", "alleging", verb.lemma)
                return Said("suggests" if unsure or not name else "asserts", name)
        return None

    def told(self, nouns: list[Word], chain: list[Word], term: Term, owned: bool) -> Said:
        """Asserted or, with a hedge in the clause or an allegation over the noun, suggested; by the clause's own teller."""
        hedged = any(self.words.holds("nouns", "allege", n.lemma) for n in nouns[1:])
        hedged = hedged or any(self.hearsay.hedged(verb, owned) for verb in self.one_clause(chain))
        hedged = hedged or any(
            self.words.holds("hedges", "alleging", verb.lemma) for verb in self.hearsay.telling(chain)
        )
        heard = [] if is_verb(term.head) else chain[:1]
        hedged = hedged or any(self.words.holds("hedges", "alleging", verb.lemma) for verb in heard)
        hedged = hedged or any(self.words.holds("nouns", "heard", n.lower) for n in nouns[1:])
        hedged = hedged or any(self.words.holds("verbs", "connect", verb.lemma) for verb in chain[:1] if not owned)
        hedged = hedged or any(self.hearsay.of_hearsay(verb) for verb in self.one_clause(chain))
        onward = [x for verb in heard for x in self.analysis.children(verb.index, "xcomp")]
        hedged = hedged or any(self.hearsay.hedged(verb, owned) for verb in onward)
        hedged = hedged or any(self.hearsay.of_reports(verb, term.head) for verb in chain[:1])
        hedged = hedged or any(
            self.hearsay.is_hedge(c) for n in nouns for c in self.analysis.children(n.index, "amod", "advmod")
        )
        teller = ""
        if chain and not is_verb(term.head):
            verb = chain[0]
            infinitive = any(c.tag == "TO" for c in self.analysis.children(verb.index, "aux"))
            if (
                not infinitive
                and not is_passive(self.analysis, verb)
                and any(self.words.holds("verbs", kind, verb.lemma) for kind in ("tell", "concern", "regard", "label"))
            ):
                teller = self.subject_name(verb)
        teller = teller or self.finder_over(chain)
        return Said("suggests" if hedged else "asserts", teller)

    def finder_over(self, chain: list[Word]) -> str:
        """X in "was found by X to have committed"; empty for any other."""
        for verb, above in pairwise(chain[:3]):
            finds = self.words.holds("verbs", "hold", above.lemma) or self.words.holds("verbs", "consider", above.lemma)
            if finds and verb.dep in ("xcomp", "advcl", "ccomp") and is_passive(self.analysis, above):
                return self.subject_name(above)
        return ""
