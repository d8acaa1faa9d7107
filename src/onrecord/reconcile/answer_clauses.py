"""Clauses of prose that tell what became of a call made elsewhere: who acts in them, and upon what.

Each rule says yes only where the words leave no other reading; all else is no answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.text import Span
from onrecord.reconcile.ledger_tokens import Token, tokens_of
from onrecord.reconcile.sought import ElsewhereWords, Sought

WIDE = 3
"""Words that a thing may have besides those asked for: "the nine striking dock workers"."""
FAR = 12
"""Words between a thing and the verb of which it is the subject."""
DATELINE = 16
"""Words of a dateline."""
CALLED = 6
"""Words from a call to what it is for."""
Variants = frozenset[tuple[str, ...]]
"""The names of the parties asked, as words."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Where the thing asked for stands: its words with article and number, from `first` up to, not including, `last`."""

    first: int
    last: int
    share: bool
    """True for "four of the nine dock workers"."""
    is_one: bool = False
    """True where its number or a name tells that it is this one, and not another of its kind."""


class Clause:
    """One sentence with its words."""

    def __init__(self, text: str, span: Span, words: ElsewhereWords) -> None:
        self.text, self.words = text, words
        tokens = tokens_of(text, span)
        self.tokens = tokens[dateline_in(tokens) :]
        self.span = Span(self.tokens[0].span.start, span.end) if self.tokens else span

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(self.words.terms.stem, (token.word for token in self.tokens)))

    @cached_property
    def calendar(self) -> frozenset[str]:
        table = self.words.terms.table
        return frozenset((*table["months"], *table["weekdays"]))

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def is_(self, name: str, at: int) -> bool:
        """True where the word is in a list of the data."""
        return self.word(at) in self.words.all(name)

    def part_around(self, first: int, last: int) -> tuple[int, int]:
        """The part of the sentence that these words stand in, between words that join what is told of different things."""
        start = max((at + 1 for at in range(first) if self.is_("joining", at)), default=0)
        end = min((at for at in range(last, len(self.tokens)) if self.is_("joining", at)), default=len(self.tokens))
        return start, end

    def span_of(self, first: int, last: int) -> Span:
        """The words from one up to, not including, another, as they stand in the text."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def is_day(self, at: int) -> bool:
        """True for a word of a date."""
        return self.word(at) in self.calendar or self.word(at)[:1].isdigit()

    def names_in(self, first: int, last: int) -> frozenset[str]:
        """The words with a capital, but for the sentence's first."""
        return frozenset(
            one.word
            for at, one in enumerate(self.tokens[first:last], first)
            if at and one.is_capital and one.word not in self.calendar
        )


def dateline_in(tokens: list[Token]) -> int:
    """How many words of a sentence are its document's dateline: "KESTRIN, 2 May 2031 (River Post) –"."""
    if not tokens or not tokens[0].raw.isupper() or len(tokens[0].raw) < 3:
        return 0
    return next((at + 1 for at, token in enumerate(tokens[:DATELINE]) if token.raw in "–—"), 0)


def things_in(clause: Clause, sought: Sought) -> Iterator[Thing]:
    """Where the thing that a call is about is told of in a sentence."""
    stems = [clause.words.terms.stem(token.word) for token in clause.tokens]
    for last, stem in enumerate(stems):
        if stem not in sought.core:
            continue
        first = next((at for at in range(last, -1, -1) if sought.core <= set(stems[at : last + 1])), None)
        if first is not None and last - first < len(sought.core) + WIDE:
            thing = whole(clause, first, last + 1, sought)
            if thing:
                yield thing


def whole(clause: Clause, first: int, last: int, sought: Sought) -> Thing | None:
    """The thing with its article and number; None where the words are part of something else, or another number is told."""
    if clause.tokens[last - 1].is_owner or not ends_at(clause, last):
        return None
    definite, numbers, start = False, set[str](), first
    while start and (
        clause.is_("determiners", start - 1)
        or clause.is_("degree", start - 1)
        or clause.words.is_number(clause.word(start - 1))
    ):
        start -= 1
        definite = definite or clause.is_("definite", start)
        numbers |= {clause.word(start)} if clause.words.is_number(clause.word(start)) else set()
    share = clause.word(start - 1) == "of" and (
        clause.is_("shares", start - 2) or clause.words.is_number(clause.word(start - 2))
    )
    named = any(token.is_capital for token in clause.tokens[first:last] if token is not clause.tokens[0])
    same = numbers <= {sought.number} if sought.number else not numbers
    if not same or not (definite or named or numbers or sought.core & clause.words.terms.outcomes):
        return None
    if clause.is_("of", last) and not numbers:
        # "The plan of the opposition" is another plan; "the six nurses of Quarrow" are those six.
        return None
    return Thing(start - 2 if share else start, last, share, named or bool(numbers))


def ends_at(clause: Clause, last: int) -> bool:
    """True where a thing ends before this word, and is not the first part of another: "the dock workers union"."""
    after = clause.word(last)
    named = clause.is_("of", last) and last + 1 < len(clause.tokens) and clause.tokens[last + 1].is_capital
    follows = clause.is_("after_a_thing", last) or clause.is_day(last) or after.endswith("ed")
    return named or follows or not after[:1].isalnum()


def acts_on(clause: Clause, thing: Thing, sought: Sought) -> int | None:
    """The verb before a thing that does to it what was asked for, or refuses it: "released the nine", "refuses to release the nine"."""
    at = thing.first - 1
    if clause.is_("links", at) and at > 0 and not is_consent(clause, at, sought):
        at -= 1
    if clause.words.act(clause.word(at)) == sought.act and not clause.tokens[at].is_capital:
        return at
    consent = at - (clause.is_("links", at))
    return consent if is_consent(clause, at, sought) else None


def is_consent(clause: Clause, at: int, sought: Sought) -> bool:
    """True for "agreed to", "rejected", where what was asked for is a consent: a ceasefire, an agreement."""
    verb = at - clause.is_("links", at)
    return sought.act in clause.words.consents and clause.is_("consenting", verb)


def is_acted_on(clause: Clause, thing: Thing, sought: Sought) -> int | None:
    """The verb behind a thing that tells what became of it: "were released", "has reopened"; None for none.

    "The families of the nine dock workers" are another thing.
    """
    if not begins(clause, thing.first, frozenset()):
        return None
    for at in range(thing.last, min(len(clause.tokens), thing.last + FAR)):
        if clause.words.act(clause.word(at)) == sought.act:
            near = range(max(thing.last, at - 4), at)
            passive = any(clause.is_("passive", one) for one in near)
            return at if passive or stands_alone(clause, at) else None
        if clause.is_("joining", at) or clause.tokens[at].raw in ":;":
            return None
    return None


def stands_alone(clause: Clause, verb: int) -> bool:
    """True for a verb in the past without an object: "the clinic reopened on Monday"."""
    after = clause.word(verb + 1)
    return clause.word(verb).endswith("ed") and (
        not after[:1].isalnum()
        or clause.is_day(verb + 1)
        or (clause.is_("after_a_thing", verb + 1) and after not in ("that", "which", "who"))
    )


def agent_behind(clause: Clause, verb: int) -> int | None:
    """Where whoever is named behind "by" begins; None for nobody."""
    by = next((at for at in range(verb + 1, min(len(clause.tokens), verb + 6)) if clause.word(at) == "by"), None)
    if by is None or clause.is_day(by + 1):
        return None
    return by + 1 + clause.is_("determiners", by + 1)


def is_named_at(clause: Clause, first: int, asked: Variants) -> bool:
    """True where one of the names begins here."""
    return any(tuple(clause.word(at) for at in range(first, first + len(name))) == name for name in asked)


def left_lying(clause: Clause, thing: Thing) -> int | None:
    """ "Calls for the release of the nine dock workers went unheeded": the word that says so, behind a thing that calls are for."""
    before = range(max(0, thing.first - CALLED), thing.first)
    if not any(clause.is_("calls", at) and clause.word(at + 1) in ("for", "to") for at in before):
        return None
    near = range(thing.last, min(len(clause.tokens), thing.last + FAR))
    return next((at for at in near if clause.is_("left_lying", at)), None)


def is_subject(clause: Clause, verb: int, asked: Variants, *, own: bool) -> bool:
    """True where those who are asked are for sure the subject of a verb; where the words leave it open, False.

    `own`: they speak the sentence, so that "we" and "it" are they.
    """
    at = verb - 1
    while at >= 0 and (clause.is_("between", at) or clause.is_day(at)):
        at -= 1
    if at >= 0 and clause.is_("own_pronouns", at):
        return own
    if at >= 0 and clause.tokens[at].raw == ",":
        # "The Ministry of Ports, which ..., refused".
        at = next((one for one in range(at - 1, -1, -1) if clause.tokens[one].raw == ","), 0) - 1
    if at < 0 or clause.is_("joining", at):
        return opens_with(clause, max(at, 0), asked)
    return ends_with_name(clause, at + 1, asked) or opens_joined(clause, at, asked)


def ends_with_name(clause: Clause, end: int, asked: Variants) -> bool:
    """True where one of the names ends here and nothing before it makes it part of something else."""
    state = clause.words.terms.words("parties", "state")
    stated = clause.word(end - 1) in state
    for last in {end, end - stated}:
        for name in asked:
            first = last - len(name)
            if (
                first >= 0
                and tuple(clause.word(at) for at in range(first, last)) == name
                and begins(clause, first, state)
            ):
                return True
    return False


def begins(clause: Clause, first: int, state: frozenset[str]) -> bool:
    """True where a noun phrase begins with the name here: not "lawyers for the Ministry", but "the government of Harun"."""
    at = first - 1
    at -= clause.word(at) in ("the", "a", "an")
    if at < 0 or not clause.word(at)[:1].isalnum() or clause.is_day(at) or clause.is_("before_a_subject", at):
        return True
    return clause.word(at) == "of" and clause.word(at - 1) in state and begins(clause, at - 1, state)


def opens_with(clause: Clause, before: int, asked: Variants) -> bool:
    """True where the first name before here, at the head of the sentence, is one of those asked."""
    for end in range(1, before + 1):
        if ends_with_name(clause, end, asked):
            return not clause.names_in(0, end - 1) - {word for name in asked for word in name}
    return False


def opens_joined(clause: Clause, at: int, asked: Variants) -> bool:
    """True for a second verb of one subject: "the ministry reopened the clinic and released the nine"."""
    return clause.word(at) in ("and", "but") and opens_with(clause, at, asked)
