"""One sentence that may tell legal steps: its instruments and verbs, who acts, and against whom."""

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Act, InstrumentKind
from onrecord.model.text import Span
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_near import EntriesNear
from onrecord.reconcile.ledger_tokens import Run, runs_in, tokens_of
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.wording import Terms, folded, words_of

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

    def __init__(
        self, read: DocumentRead, span: Span, near: EntriesNear, names: DocumentNames, terms: Terms, words: LedgerWords
    ) -> None:
        self.read, self.span, self.names, self.terms, self.words = read, span, names, terms, words
        self.events, self.quotations = near.events_in(span), near.quotations_in(span)
        self.tokens = tokens_of(read.document.text, span)
        self.calendar = names.calendar
        self.runs = list(runs_in(self.tokens, self.calendar, words))
        self.nouns = {
            i: words.kinds[t.word] for i, t in enumerate(self.tokens) if t.word in words.kinds and self.is_noun(i)
        }
        self.verbs = {i: act for i in range(len(self.tokens)) if (act := self.act_at(i)) and self.is_real(i)}
        self.alone = {i: told for i in range(len(self.tokens)) if (told := self.alone_at(i)) and self.is_real(i)}

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what the sentence is about: no names, no days, no words of law."""
        none = (
            self.terms.empty
            | self.calendar
            | self.words.kinds.keys()
            | self.words.acts.keys()
            | self.words.all("generic")
        )
        plain = (token.word for token in self.tokens if not token.is_capital and token.word[:1].isalpha())
        return frozenset(self.terms.stem(word) for word in plain if word not in none)

    @cached_property
    def cases(self) -> frozenset[str]:
        """The cases that are named, without case and accents: Reed Bridge, of "the Reed Bridge trial"."""
        named = (run for run in self.runs if self.words.has_any("cases", [self.word(run.last)]))
        return frozenset(folded(run.name) for run in named)

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def act_at(self, at: int) -> Act | None:
        """The act that a word tells, or two together: "struck down"."""
        acts = self.words.acts
        return acts.get(self.word(at)) or acts.get(f"{self.word(at)} {self.word(at + 1)}")

    def alone_at(self, at: int) -> tuple[InstrumentKind, Act] | None:
        """What a verb tells that names its instrument itself; of several words ("found him not guilty") the others may stand further on."""
        for phrase in self.words.alone_from.get(self.word(at), ()):
            first, _, rest = phrase.partition(" ")
            if (not rest or self.stands_behind(at, rest)) and self.is_of_charges(at, first):
                return self.words.alone[phrase]
        return None

    def stands_behind(self, at: int, rest: str) -> bool:
        """True where these words stand behind a verb, before anything else begins."""
        size = rest.count(" ") + 1
        for first in range(at + 1, min(len(self.tokens), at + REACH)):
            if " ".join(self.word(i) for i in range(first, first + size)) == rest:
                return True
            if self.word(first) in self.words.all("breaks") or self.tokens[first].raw in ",;:":
                return False
        return False

    def is_of_charges(self, at: int, verb: str) -> bool:
        """False for a verb that acquits only of charges ("cleared of all charges") where none are told behind it."""
        if verb not in self.words.all("cleared"):
            return True
        of = next((i for i in range(at + 1, at + REACH) if self.word(i) in self.words.all("of")), len(self.tokens))
        return self.words.has_any("of_charges", (self.word(i) for i in range(of + 1, of + 1 + NEAR)))

    def before(self, at: int, count: int = NEAR) -> list[str]:
        return [token.word for token in self.tokens[max(0, at - count) : at]]

    def is_noun(self, at: int) -> bool:
        """True where the word is meant as the instrument: not "in order", not "public opinion"."""
        named = self.tokens[at].is_capital and self.word(at) in self.words.all("in_names_too")
        return not named and self.word(at - 1) not in self.words.all("not_orders")

    def is_real(self, at: int) -> bool:
        """True for a verb of something that was done: not "may annul", "was not annulled", "claimed that it had been annulled"."""
        # The month of May is no "may".
        before = [
            token.word
            for token in self.tokens[max(0, at - 4) : at]
            if not (token.is_capital and token.word in self.calendar)
        ]
        unreal = self.words.has_any("unreal", before) or self.words.has_any("present", self.before(at, 2))
        return not (unreal or self.is_question or self.is_partial or self.is_held(at))

    @cached_property
    def is_partial(self) -> bool:
        """True for what was done "in part": the instrument stands, and the words don't tell what of it."""
        words = self.words.all("partial")
        return any(f"{token.word} {self.word(at + 1)}" in words for at, token in enumerate(self.tokens))

    @cached_property
    def is_question(self) -> bool:
        return self.span.of(self.read.document.text).rstrip('"”’» ').endswith("?")

    def is_held(self, at: int) -> bool:
        """True for what somebody only holds, hopes or denies: "denied that it had annulled", "false reports that"."""
        held = False
        for before in range(at):
            word, raw = self.word(before), self.tokens[before].raw
            if word in self.words.all("held"):
                held = True
                near = {self.word(one) for one in range(before + 1, at)}
                comma = any(self.tokens[one].raw == "," for one in range(before + 1, at))
                if "that" in near or (not comma and self.words.has_any("had", self.before(at))):
                    return True
            if self.words.has_any("conditional", [word]):
                return True
            held = held and raw != ";"
        return self.is_held_at_end

    @cached_property
    def is_held_at_end(self) -> bool:
        """True for "..., his lawyer claimed on Friday"."""
        said = [token for token in self.tokens[-6:] if token.word not in self.calendar | self.words.all("asides")]
        return any(token.raw == "," for token in said[:-1]) and self.words.has_any("held", [said[-1].word])

    def owns(self, run: Run) -> bool:
        """True for a name with a possessive ending."""
        return self.tokens[run.last - 1].is_owner

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
        return self.word(at).upper() if NUMBER.match(self.word(at)) and not is_day else ""

    def is_owned(self, noun: int) -> bool:
        return any(token.is_owner for token in self.tokens[max(0, noun - 2) : noun])

    def has_officer(self, verb: int) -> bool:
        return self.words.has_any("officers", self.before(verb, REACH))

    def subject_of(self, verb: int) -> Doer:
        """Who stands before the verb: the nearest name that is not of another, an officer of a court, an instrument."""
        begins = {run.first: run for run in self.runs}
        body, pronoun = "", False
        for at in range(verb - 1, -1, -1):
            if self.word(at) == ";":
                break
            if at in self.nouns and self.number_at(at):
                return Doer(through=f"{self.tokens[at].raw} {self.number_at(at)}")
            run = begins.get(at)
            if run:
                named = self.names.body(run.name)
                if not self.is_behind(run):
                    return self.doer_called(run, named or body)
                body = named or body
            plain = at == 0 or not self.tokens[at].is_capital
            if plain and self.word(at) in self.words.all("officers"):
                return Doer(body or self.names.body(self.word(at)))
            if plain and self.word(at) in self.words.all("no_bodies"):
                return Doer(is_body=False)
            pronoun = pronoun or self.word(at) in self.words.all("pronouns")
        return Doer(body, is_body=bool(body) or pronoun)

    def doer_called(self, run: Run, body: str) -> Doer:
        """The one that a name means. `body`: the court or assembly that it means or stands with."""
        officer = self.words.has_any("officers", words_of(run.name))
        return Doer(body, is_body=self.words.is_body(run.name) or self.words.is_body(body) or officer)

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
            return self.subject_of(verb)
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
                return self.doer_called(run, self.names.body(run.name))
            if self.word(at) in self.words.all("no_bodies"):
                return Doer(is_body=False)
            if self.word(at) in self.words.all("officers"):
                return Doer(self.names.body(self.word(at)))
        return Doer()

    def goes_on(self, run: Run) -> bool:
        """True for a name that a list goes on with: behind "and", "and for", a comma or a semicolon."""
        at = run.first - 1
        while at > 0 and self.word(at) in self.words.all("before_names") - self.words.all("joins"):
            at -= 1
        return self.word(at) in self.words.all("joins") or self.tokens[at].raw in ",;"
