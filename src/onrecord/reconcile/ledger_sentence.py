"""One sentence that may tell legal steps: its instruments and verbs, who acts, and against whom."""

import re
from dataclasses import dataclass

from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_tokens import Run, runs_in, tokens_of
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.wording import Terms

NEAR = 3
REACH = 14
"""Words between a verb and its instrument."""
FAR = 30
"""Words from an instrument to those it is against."""
NUMBER = re.compile(r"[a-z]{0,3}[/-]?\d[\w/.-]*\Z")


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did it: a body (empty: not told), or another instrument. `is_body`: False where somebody else did."""

    body: str = ""
    through: str = ""
    is_body: bool = True


class Sentence:
    """One sentence with its words, its names and the events that it dates."""

    def __init__(self, read: DocumentRead, span: Span, names: DocumentNames, terms: Terms, words: LedgerWords) -> None:
        self.read, self.span, self.names, self.terms, self.words = read, span, names, terms, words
        self.tokens = tokens_of(read.document.text, span)
        self.calendar = frozenset((*terms.table["months"], *terms.table["weekdays"]))
        self.runs = list(runs_in(self.tokens, self.calendar, words))
        self.nouns = {
            i: words.kinds[t.word] for i, t in enumerate(self.tokens) if t.word in words.kinds and self.is_noun(i)
        }
        self.verbs = {
            i: words.acts[t.word] for i, t in enumerate(self.tokens) if t.word in words.acts and self.is_real(i)
        }
        self.alone = {
            i: words.alone[t.word] for i, t in enumerate(self.tokens) if t.word in words.alone and self.is_real(i)
        }

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def before(self, at: int, count: int = NEAR) -> list[str]:
        return [token.word for token in self.tokens[max(0, at - count) : at]]

    def is_noun(self, at: int) -> bool:
        """True where the word is meant as the instrument: not "in order", not "public opinion"."""
        return self.word(at - 1) not in self.words.all("not_orders")

    def is_real(self, at: int) -> bool:
        """True for a verb of something that was done: not "may annul", "was not annulled", "to be extended"."""
        return not self.words.has_any("unreal", self.before(at, 4))

    def is_behind(self, run: Run) -> bool:
        """True for a name that says of another what it is of: "the army of Harun"."""
        if self.words.has_any("who", (self.word(run.last), self.word(run.last + 1))):
            return False
        before = [word for word in self.before(run.first, 2) if word not in self.words.all("definite")]
        return bool(before) and before[-1] in self.words.all("behind")

    def number_at(self, noun: int) -> str:
        """The number behind an instrument: "Resolution 14", "Order No. 7"; empty for none."""
        at = noun + 1 + (self.word(noun + 1) in self.words.all("numbered"))
        is_day = self.word(at + 1) in self.calendar
        return self.word(at) if NUMBER.match(self.word(at)) and not is_day else ""

    def is_owned(self, noun: int) -> bool:
        return any(token.is_owner for token in self.tokens[max(0, noun - 2) : noun])

    def has_officer(self, verb: int) -> bool:
        return self.words.has_any("officers", self.before(verb, REACH))

    def subject_of(self, verb: int, noun: int) -> Doer:
        """Who stands before the verb: the nearest name that is not of another, an officer of a court, a pronoun, an instrument."""
        begins = {run.first: run for run in self.runs}
        body = ""
        for at in range(verb - 1, -1, -1):
            if self.word(at) == ";":
                break
            if at in self.nouns and self.number_at(at):
                return Doer(through=f"{self.tokens[at].raw} {self.number_at(at)}")
            run = begins.get(at)
            if run:
                named = self.names.body(run.name)
                if not self.is_behind(run):
                    return Doer(named or body, is_body=self.words.is_body(run.name) or self.words.is_body(named))
                body = named or body
            if self.word(at) in self.words.all("officers") and not self.tokens[at].is_capital:
                return Doer(body or self.names.body(self.word(at)))
            if self.word(at) in self.words.all("pronouns"):
                return Doer(body)
        return Doer(body, is_body=bool(body))

    def agent_of(self, verb: int, noun: int, *, passive: bool) -> Doer:
        """Who did what is told in the passive; for "the warrant that it had issued" who stands between."""
        between = [run for run in self.runs if noun < run.first < verb and not self.is_behind(run)]
        if (
            not passive
            and self.verbs.get(verb)
            and any(
                t in self.words.all("pronouns") | self.words.all("officers") for t in self.before(verb, verb - noun)
            )
        ):
            return self.subject_of(verb, noun)
        if not passive and between and self.words.has_any("relative", self.before(verb, verb - noun)):
            named = self.names.body(between[-1].name)
            return Doer(named, is_body=bool(named))
        for at in range(verb + 1, min(len(self.tokens), verb + REACH)):
            if self.word(at) in self.words.all("by"):
                return self.named_after(at)
            if self.tokens[at].raw in ",;:" or at in self.verbs:
                break
        return Doer()

    def named_after(self, by: int) -> Doer:
        """Who is named behind "by"."""
        for at in range(by + 1, min(len(self.tokens), by + 4)):
            if at in self.nouns and self.number_at(at):
                return Doer(through=f"{self.tokens[at].raw} {self.number_at(at)}")
            run = next((run for run in self.runs if run.first == at), None)
            if run:
                named = self.names.body(run.name)
                return Doer(named, is_body=self.words.is_body(named) or self.words.is_body(run.name))
            if self.word(at) in self.words.all("officers"):
                return Doer(self.names.body(self.word(at)))
        return Doer()

    def against(self, noun: int) -> tuple[str, ...]:
        """Those whom an instrument is against: named behind "for" or "against", or as its owner."""
        for run in self.runs:
            if (
                noun - 3 <= run.last - 1 < noun
                and self.tokens[run.last - 1].is_owner
                and not self.words.is_body(run.name)
            ):
                return tuple(filter(None, (self.names.person(run.name),)))
        end = min((at for at in self.nouns if at > noun), default=len(self.tokens))
        for at in range(noun + 1, min(end, noun + FAR)):
            of_arrest = self.word(at) in self.words.all("of") and (
                self.word(at - 1) in self.words.all("arrest") or at == noun + 1
            )
            if self.word(at) in self.words.all("against") or of_arrest:
                found = self.names_from(at + 1, min(end, at + FAR))
                if found:
                    return found
        return ()

    def names_from(self, start: int, end: int) -> tuple[str, ...]:
        """The persons of a list that begins here; what is said of each of them is passed over."""
        end = min(len(self.tokens), start + FAR) if end <= start else end
        found: list[str] = []
        for run in (run for run in self.runs if start <= run.first < end):
            if self.tokens[run.last - 1].is_owner or self.is_behind(run) or self.words.is_body(run.name):
                continue
            first = not found and run.first - start <= REACH
            if not first and not self.goes_on(run):
                continue
            if self.word(run.last) in self.words.all("saying"):
                break
            found += filter(None, (self.names.person(run.name),))
        return tuple(dict.fromkeys(found))

    def goes_on(self, run: Run) -> bool:
        """True for a name that a list goes on with: behind "and", "and for", a comma or a semicolon."""
        at = run.first - 1
        while at > 0 and self.word(at) in self.words.all("before_names") - self.words.all("joins"):
            at -= 1
        return self.word(at) in self.words.all("joins") or self.tokens[at].raw in ",;"

    def names_before(self, verb: int) -> tuple[str, ...]:
        """Those of whom a passive tells: "Ann Sorrel and Bo Tarn were charged"."""
        found: list[str] = []
        for run in [run for run in self.runs if run.last <= verb][::-1]:
            if self.is_behind(run) or self.words.is_body(run.name) or self.tokens[run.last - 1].is_owner:
                continue
            if found and self.word(run.last) not in self.words.all("joins") and self.tokens[run.last].raw != ",":
                break
            found += filter(None, (self.names.person(run.name),))
            if self.word(run.first - 1) not in self.words.all("joins") and self.tokens[run.first - 1].raw != ",":
                break
        return tuple(dict.fromkeys(found[::-1]))
