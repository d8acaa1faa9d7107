"""How a cue puts what somebody says: as said, claimed, denied, asked, demanded, thought; or that nothing is said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from onrecord.extract.quotations.forms import Forms, forms_of
from onrecord.languages import Language
from onrecord.model.text import Span
from onrecord.model.vocabulary import Polarity

WORD = re.compile(r"n['’]t\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:-[^\W_]+)*")
BREAK = re.compile(r"[.!?;:,()\[\]\n“”\"«»]|``|''")
AROUND = 80
"""Characters before and after a cue in which words that turn it stand."""
NEAR = 8
"""Words of the content in which "must" makes what is insisted on a demand."""
RANKS: tuple[Polarity, ...] = ("said", "thought", "claimed", "demanded", "asked", "denied", "refused")
"""A word that is in two lists is what the later one says."""

Words = Sequence[str]


@dataclass(frozen=True)
class CueWords:
    """What `data/polarity.toml` lists, and the words of saying of `data/quotations.toml`.

    `phrases` are those of several words, by their first. `lists` are the grammar's words by name.
    """

    words: Mapping[str, Polarity]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Polarity]]]
    lists: Mapping[str, frozenset[str]]
    forms: Forms

    def holds(self, name: str, word: str) -> bool:
        """True where a list has a word, or what it is a form of."""
        return not self.lists[name].isdisjoint(self.forms.lemmas(word))

    def at(self, words: Words, place: int) -> tuple[int, Polarity] | None:
        """How many words from this place on tell how something is put, and how. None: this one tells nothing."""
        lemmas = self.forms.lemmas(words[place])
        for lemma in lemmas:
            for phrase, polarity in self.phrases.get(lemma, ()):
                if length := self.length_of(phrase, words, place):
                    return length, polarity
        found = {self.words[lemma] for lemma in lemmas if lemma in self.words}
        return (1, max(found, key=RANKS.index)) if found else None

    def length_of(self, phrase: tuple[str, ...], words: Words, place: int) -> int:
        """How many words a phrase takes from a place on, one word more within it allowed; 0 where it is not there."""
        if place >= len(words) or phrase[0] not in self.forms.lemmas(words[place]):
            return 0
        for gap in (0, 1):
            if gap and not (len(phrase) > 1 and all(is_helper(w, self) for w in words[place + 1 : place + 2])):
                return 0
            rest = [words[place], *words[place + 1 + gap : place + gap + len(phrase)]]
            if len(rest) == len(phrase) and all(p in self.forms.lemmas(w) for p, w in zip(phrase, rest, strict=True)):
                return len(phrase) + gap
        return 0


@dataclass(frozen=True, slots=True)
class Head:
    """The word of a cue, or phrase, that tells how it puts things: its place among the cue's words and the place after it."""

    first: int
    last: int
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Lead:
    """The words of a clause before the cue, and those of the cue before its head."""

    clause: list[str]
    within: list[str]

    @property
    def words(self) -> list[str]:
        return [*self.clause, *self.within]


@cache
def cue_words(language: Language) -> CueWords:
    """The cue words of a language, read once."""
    table, saying = language.table("polarity"), language.table("quotations")
    verbs = saying["verbs"]
    said = [*verbs["clause"], *verbs["beside_marks"], *verbs["label"], *saying["nouns"]["clause"]]
    known: dict[str, Polarity] = dict.fromkeys([*said, *saying["according"]["first"]], "said")
    for polarity in RANKS:
        known |= dict.fromkeys(table["words"][polarity], polarity)
    return CueWords(
        words={word: polarity for word, polarity in known.items() if " " not in word},
        phrases=by_first_word(known),
        lists={name: frozenset(words) for name, words in table["grammar"].items()},
        forms=forms_of(language),
    )


def by_first_word(known: Mapping[str, Polarity]) -> dict[str, list[tuple[tuple[str, ...], Polarity]]]:
    """The phrases of several words, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], Polarity]]] = {}
    for words, polarity in known.items():
        if " " in words:
            found.setdefault(words.split()[0], []).append((tuple(words.split()), polarity))
    return found


def polarity_of(text: str, cue: Sequence[Span], content: Sequence[Span], language: Language) -> Polarity:
    """How a cue puts the content; `said` where it has no word that tells."""
    known = cue_words(language)
    words = [word for span in cue for word in words_of(span.of(text))]
    head = head_of(words, known)
    if head is None:
        return "said"
    after = [*words[head.last :], *after_cue(text, cue)]
    said = words_of(content[0].of(text)[:AROUND]) if content else []
    polarity = turned_to_demand(head, words, after, said, known)
    lead = Lead(before_cue(text, cue), words[: head.first])
    if polarity == "thought":
        return polarity
    if is_unsaid(lead, known):
        return "refused"
    if not is_negated(lead, known):
        return polarity
    if polarity == "refused":
        return "said"
    opening = [*after[:1], *said[:1]]
    return "denied" if is_denied(words[head.first], polarity, lead, opening, known) else "refused"


def head_of(words: Words, known: CueWords) -> Head | None:
    """What tells how a cue puts things: its first word that does, or a later one where the first only says that it is said."""
    head: Head | None = None
    place = 0
    while place < len(words):
        if head and known.holds("asides", words[place]):
            break
        found = known.at(words, place)
        if found and (head is None or gives_way(head, words, place, found[1], known)):
            head = Head(place, place + found[0], found[1])
        place += found[0] if found else 1
    return head


def gives_way(head: Head, words: Words, place: int, polarity: Polarity, known: CueWords) -> bool:
    """True where a later word tells more: "made a demand", "issued a denial", "is said to have claimed"."""
    if head.polarity != "said" or polarity == "said":
        return False
    first = words[head.first]
    if known.holds("light", first):
        return True
    if known.holds("voicing", first):
        return polarity != "thought"
    return polarity != "thought" and known.holds("perfect", words[place - 1])


def turned_to_demand(head: Head, words: Words, after: Words, said: Words, known: CueWords) -> Polarity:
    """The polarity of a head, `demanded` for "called" before "for", "asked X to", "insisted that X must"."""
    word = words[head.first]
    if known.holds("calling", word) and after[:1] and after[0] in known.lists["called_for"]:
        return "demanded"
    if head.polarity == "asked" and known.holds("asking", word):
        closed = takewhile(lambda w: w not in known.lists["open_questions"], after[:NEAR])
        if any(w in known.lists["asked_for"] for w in closed):
            return "demanded"
    if known.holds("insisting", word) and any(w in known.lists["duties"] for w in said[:NEAR]):
        return "demanded"
    return head.polarity


@cache
def phrases_of(listed: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases of a list, each in words."""
    return tuple(tuple(one.split()) for one in listed)


def is_unsaid(lead: Lead, known: CueWords) -> bool:
    """True after "failed to", "has yet to", "without"."""
    unsaid = phrases_of(known.lists["unsaid"])
    near = lead.clause[-NEAR:]
    words = [*near, *lead.within]
    for place in range(len(words)):
        end = place + max((known.length_of(one, words, place) for one in unsaid), default=0)
        # What stands before the cue must lead to it.
        if end > place and all(is_helper(word, known) for word in words[end : len(near)]):
            return True
    return False


def is_negated(lead: Lead, known: CueWords) -> bool:
    """True where a negation stands before the head in its cue, or right before the cue; or where nobody does it."""
    if is_nobody(lead, known):
        return True
    helpers = list(takewhile(lambda word: is_helper(word, known), reversed(lead.clause)))
    near = [*lead.clause[-len(helpers) - 1 :], *lead.within]
    negations, only = known.lists["negations"], known.lists["not_only"]
    return any(word in negations and following not in only for word, following in pairwise([*near, ""]))


def is_nobody(lead: Lead, known: CueWords) -> bool:
    """True for "Nobody claimed", "No official has said", and "made no mention of"."""
    words = lead.words
    nobody = known.lists["nobody"]
    begins = words[:1] and words[0] in nobody and len(lead.clause) <= NEAR
    return bool(begins and words[1:2] and words[1] not in known.lists["not_only"]) or not nobody.isdisjoint(lead.within)


def is_helper(word: str, known: CueWords) -> bool:
    """True for "has", "to", "repeatedly"."""
    return known.holds("helpers", word) or word.endswith(tuple(known.lists["adverb_ending"]))


def is_denied(word: str, polarity: Polarity, lead: Lead, opening: Words, known: CueWords) -> bool:
    """True where a negated cue denies: "did not say that"; "would not say" and "did not mention" tell of silence."""
    if polarity not in ("said", "claimed") or is_nobody(lead, known) or not known.holds("deniable", word):
        return False
    would_not = not known.lists["modals"].isdisjoint([*lead.clause[-2:], *lead.within])
    return not would_not and known.lists["open_questions"].isdisjoint(opening)


def before_cue(text: str, cue: Sequence[Span]) -> list[str]:
    """The words of the clause that lead to a cue."""
    start = max(0, cue[0].start - AROUND)
    return words_of(BREAK.split(text[start : cue[0].start])[-1])


def after_cue(text: str, cue: Sequence[Span]) -> list[str]:
    """The words that follow a cue up to a mark."""
    return words_of(BREAK.split(text[cue[-1].end : cue[-1].end + AROUND])[0])


def words_of(words: str) -> list[str]:
    """The words in lower case, "didn't" as two.

    >>> words_of("Didn’t say")
    ['did', "n't", 'say']
    """
    return [word.replace("’", "'") for word in WORD.findall(words.lower())]
