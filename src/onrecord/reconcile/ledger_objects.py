"""Upon which instrument of its sentence a verb acts, and what it does to it; nothing where the words leave a choice.

"The judge who issued the warrant was suspended" suspends no warrant, and "issued a statement on the ruling" issues no ruling.
"""

from collections.abc import Mapping

from onrecord.model.ledger import Act, InstrumentKind
from onrecord.reconcile.ledger_sentence import NEAR, REACH, Sentence

HEADS = ("requests", "appeals", "stays")
"""What may stand between a verb and its instrument: a request for it, an appeal against it, a stay of it."""
BEFORE = 6
"""Words before an instrument among which its head is looked for."""


def object_of(here: Sentence, verb: int) -> int | None:
    """The instrument that a verb is followed by, as its object."""
    words = here.words
    for at in range(verb + 1, min(len(here.tokens), verb + REACH)):
        # "Annulled that warrant" begins no clause.
        points = at + 1 in here.nouns and here.word(at) in words.all("definite")
        if (here.word(at) in words.all("breaks") and not points) or at in here.verbs or at in here.alone:
            return None
        between = here.tokens[verb + 1 : at]
        headed = any(words.has_any(head, (token.word for token in between)) for head in HEADS)
        if at in here.nouns:
            parted = sum(token.raw == "," for token in between) % 2
            return None if parted or doing(here, verb + 1, at) else at
        other = here.word(at) in words.all("prepositions") and at > verb + 1 and not is_aside(here, at)
        if other and not headed and not words.has_any("shares", [here.word(at - 1)]):
            return None
    return None


def doing(here: Sentence, start: int, end: int) -> bool:
    """True where a word such as "condemning" stands between: it has the object."""
    between = (here.word(at) for at in range(start, end))
    return any(word.endswith("ing") and word not in here.words.all("no_doing") for word in between)


def is_aside(here: Sentence, at: int) -> bool:
    """True for a preposition that tells a time or a place: "on Friday", "in Hale", "on 5 March"."""
    after = here.word(at + 1)
    named = at + 1 < len(here.tokens) and here.tokens[at + 1].is_capital and here.word(at) in here.words.all("asides")
    return after in here.calendar or after[:1].isdigit() or named


def noun_before(here: Sentence, verb: int, *, passive: bool) -> int | None:
    """The instrument nearest before a verb of which it tells: "the warrant was annulled", "the warrant issued in May", "that it issued"."""
    noun = max((at for at in here.nouns if verb - 2 * REACH < at < verb), default=None)
    if noun is None:
        return None
    between = [token.word for token in here.tokens[noun + 1 : verb]]
    commas = between.count(",")
    parted = ";" in between or commas % 2 or (commas and here.words.has_any("joins", between))
    if parted or (here.words.has_any("who", between) and not commas):
        return None
    if passive:
        return noun if is_told_of(here, noun, between) else None
    reduced = len(between) <= NEAR and not here.words.has_any("joins", between)
    finite = here.word(verb) in here.words.all("finite")
    return noun if (reduced and not finite) or here.words.has_any("linked", between) else None


def is_told_of(here: Sentence, noun: int, between: list[str]) -> bool:
    """True where the instrument is the subject of a passive: its head, with nothing else behind it that could be."""
    headed = any(
        here.words.has_any(head, (token.word for token in here.tokens[max(0, noun - BEFORE) : noun])) for head in HEADS
    )
    if not (is_head(here, noun) or headed):
        return False
    first = noun + 1 + bool(here.number_at(noun))
    follows = here.word(first) == "" or any(
        here.word(first) in here.words.all(name) for name in ("passive", "prepositions", "linked", "joins", "adverbs")
    )
    if not (follows or first in here.verbs or here.tokens[first].raw in "," or here.word(first) in here.calendar):
        return False
    later = here.tokens[noun + 2 :][: len(between) - 1]
    if here.words.has_any("linked", (token.word for token in later)):
        return False
    # "The warrant angered many and talks were suspended": what "and" goes on with must be names.
    ands = [at for at, word in enumerate(between) if here.words.has_any("joins", [word])]
    return all(any(token.is_capital for token in here.tokens[noun + 1 + at : noun + 4 + at]) for at in ands)


def is_head(here: Sentence, noun: int) -> bool:
    """True where nothing before an instrument makes it a part of something else: "in the warrant", "issued the warrant"."""
    for at in range(noun - 1, max(-1, noun - BEFORE), -1):
        word = here.word(at)
        if here.tokens[at].raw in ",;:":
            return True
        if here.words.has_any("definite", [word]) or word in here.words.all("articles") or here.tokens[at].is_owner:
            before = here.word(at - 1)
            return not (before in here.words.all("prepositions") or at - 1 in here.verbs or at - 1 in here.alone)
        if at in here.verbs or at in here.alone:
            return False
        if word in here.words.all("prepositions"):
            return is_aside(here, at)
    return True


def act_upon(here: Sentence, verb: int, noun: int, kind: InstrumentKind, told: Act | None = None) -> Act | None:
    """What is done to the instrument, where an appeal, a request or a stay stands between; None where that does not tell.

    `told`: by a verb that tells an act of this noun alone.
    """
    act = told or here.verbs[verb]
    stretch = here.tokens[verb:noun] if verb < noun else here.tokens[max(0, noun - BEFORE) : verb]
    # A court of appeal is no appeal.
    between = [token.word for token in stretch if not token.is_capital]
    for head in HEADS:
        if here.words.has_any(head, between):
            upon_head: Mapping[str, Act] = here.words.table["upon"][head]
            granted = head == "requests" and act == "issued"
            return None if granted and kind not in here.words.all("granted") else upon_head.get(act)
    another = here.words.as_another(here.word(noun))
    return act_upon_kind(here, act, kind) if another is None else another.get(act)


def act_upon_kind(here: Sentence, act: Act, kind: InstrumentKind) -> Act | None:
    """What an act means for this kind of instrument; None for nothing."""
    instead: Mapping[str, str] = here.words.table["instead"].get(kind, {})
    found = instead.get(act, act)
    return here.words.act(found) if found else None
