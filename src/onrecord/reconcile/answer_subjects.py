"""Who acts in a sentence: whether it is for sure those whom a call was made to."""

from onrecord.reconcile.answer_sentence import Clause

Variants = frozenset[tuple[str, ...]]
"""The names of the parties asked, as words."""


def agent_behind(clause: Clause, verb: int) -> int | None:
    """Where whoever is named behind "by" begins; None for nobody."""
    by = next((at for at in range(verb + 1, min(len(clause.tokens), verb + 6)) if clause.word(at) == "by"), None)
    if by is None or clause.is_day(by + 1):
        return None
    return by + 1 + clause.is_("determiners", by + 1)


def is_named_at(clause: Clause, first: int, asked: Variants) -> bool:
    """True where one of the names begins here."""
    return any(tuple(clause.word(at) for at in range(first, first + len(name))) == name for name in asked)


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
