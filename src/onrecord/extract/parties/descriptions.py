"""Parties that are named by a common noun: roles ("the minister"), forces, armed groups, governments, bodies."""

from collections.abc import Iterator

from onrecord.extract.parties.aliases import Aliases
from onrecord.extract.parties.names import is_capital
from onrecord.extract.parties.parties import Mention
from onrecord.extract.parties.words import PartyWords
from onrecord.extract.parties.written import joined_text
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

BEFORE = ("amod", "compound", "nmod", "poss", "case", "det", "nummod", "punct", "advmod", "quantmod")


def find_descriptions(analysis: Analysis, taken: set[int], aliases: Aliases, known: PartyWords) -> list[Mention]:
    """The mentions whose head is a common noun; words of names (`taken`) may stand before it ("Chilean forces")."""
    found = []
    for word in analysis.words:
        in_capitals = word.text.isupper() and len(word.text) > 1
        if word.index in taken and (in_capitals or word.pos != "NOUN" and word.lower not in known.state_heads):
            continue
        kind = kind_of_head(analysis, word, known)
        if kind is None:
            continue
        first = first_of_phrase(analysis, word)
        phrase = list(analysis.words[first : word.index + 1])
        while phrase and opens_phrase(phrase, known):
            phrase.pop(0)
        # "at least 9 people" counts; "a 40-year-old nurse" describes.
        numbers = [
            k for k, w in enumerate(phrase) if w.pos == "NUM" and phrase[k + 1 : k + 2] and phrase[k + 1].text != "-"
        ]
        phrase = phrase[numbers[-1] + 1 :] if numbers else phrase
        if not phrase:
            continue
        if kind == "role" or word.lower in known.sections:
            phrase += office_of(analysis, word, known)
        after = analysis.words[word.index + 1 : word.index + 2]
        numbered = bool(after) and after[0].pos == "NUM"  # "section 14" of a law
        if word.lower in known.sections and (numbered or not any(is_capital(w) for w in phrase)):
            continue
        span = Span(phrase[0].start, phrase[-1].end)
        found.append(Mention(span, word.index, name_of(analysis, phrase, word, kind, aliases, known), kind))
    return list(longest(found))


def office_of(analysis: Analysis, head: Word, known: PartyWords) -> list[Word]:
    """What follows a role and names its office: "of the United States" after "President"."""
    after = analysis.words[head.index + 1 : head.index + 2]
    if not after or after[0].lower not in known.of_words or after[0].head != head.index or head.tag == "NNS":
        return []
    below = analysis.subtree(after[0].index)
    run = [w.index for w in below] == list(range(after[0].index, after[0].index + len(below)))
    return (
        below
        if run
        and len(below) <= 5
        and all(w.pos in ("ADP", "DET", "PROPN", "NOUN") for w in below)
        and is_capital(below[-1])
        else []
    )


def opens_phrase(phrase: list[Word], known: PartyWords) -> bool:
    """True where the first word stands before the description without being part of it."""
    if phrase[0].pos == "NUM" and phrase[1:2] and phrase[1].text == "-":
        return False
    if phrase[0].entity == "CARDINAL" and len(phrase) > 1:
        return True
    return phrase[0].lower in known.leading or phrase[0].pos in ("DET", "NUM", "PUNCT", "ADV", "PRON", "ADP", "PART")


def kind_of_head(analysis: Analysis, word: Word, known: PartyWords) -> PartyKind | None:
    """What kind of party a noun names as the head of its phrase; None where it names none."""
    if (
        word.pos not in ("NOUN", "PROPN")
        or word.dep in ("compound", "amod")
        and analysis.head(word).pos in ("NOUN", "PROPN")
    ):
        return None
    if word.lower in known.not_alone and not analysis.children(word.index):
        return None
    if word.lower in known.sections:
        return "organisation"
    lemma, before = word.lemma, [w.lower for w in analysis.children(word.index, "amod", "compound", "nmod")]
    if f"{before[-1]} {word.lower}" in known.umbrellas if before else False:
        return "people"
    counted = {w.lower for w in analysis.children(word.index) if w.pos == "NUM"}
    definite = any(w.lower in known.definite for w in analysis.children(word.index, "det", "poss"))
    if word.lower in known.umbrellas and not definite and not counted and not before:
        return "people"
    after = " ".join(analysis.text[word.start : word.end + 20].lower().split())
    if any(after.startswith(phrase) for phrase in known.umbrellas if phrase.startswith(f"{word.lower} ")):
        return "people"
    if leads_to_no_state(analysis, word, known):
        return None
    if word.lower in known.umbrella_heads and {w.lower for w in analysis.children(word.index)} & known.umbrella_words:
        return "people"
    if any(w in known.armed_words for w in before) and (
        lemma in known.organisations or lemma in known.forces or lemma in known.armed or lemma in known.roles
    ):
        return "armed_group"
    if lemma in known.armed_people and not known.arming.isdisjoint(before):
        return "armed_group"
    if word.lower in known.services:
        # "Faulty intelligence" is nobody.
        return "forces" if before and before[-1] in known.beside_forces else None
    if word.lower in known.state_heads or lemma in known.state_heads:
        return "state"
    if before and f"{before[-1]} {word.lower}" in known.forces_with:
        return "forces"
    if word.lower in known.forces or lemma in known.forces:
        return "forces"
    if lemma in known.armed:
        return "armed_group"
    if lemma in known.bodies:
        return "body"
    if lemma in known.organisations:
        return "organisation"
    if lemma in known.roles or word.lower in known.roles:
        return "role"
    return None


def leads_to_no_state(analysis: Analysis, word: Word, known: PartyWords) -> bool:
    """True for "a state of emergency" and the like: "state" with an "of" that leads to no state, and to no name: "the state of Orla"."""
    if word.lemma != "state":
        return False
    things = [
        t
        for p in analysis.children(word.index, "prep")
        if p.lower in known.of_words
        for t in analysis.children(p.index, "pobj")
    ]
    named = any(w.lower in known.definite for w in analysis.children(word.index, "det"))
    return word.dep == "npadvmod" or any(
        t.lower not in known.states and not (named and t.pos == "PROPN" and not analysis.children(t.index, "det"))
        for t in things
    )


def first_of_phrase(analysis: Analysis, head: Word) -> int:
    """The index of the first word before the head that belongs to its phrase without a gap."""
    below = {w.index for w in analysis.subtree(head.index)}
    first = head.index
    while first - 1 in below and analysis.words[first - 1].index < head.index:
        word = analysis.words[first - 1]
        if word.dep not in BEFORE and word.head != head.index and analysis.head(word).dep not in BEFORE:
            break
        # "Kenyan and allied forces": two modifiers of one head.
        joined = word.dep in ("cc", "conj") and analysis.head(word).dep in ("amod", "compound", "nmod")
        if (
            word.dep in ("relcl", "acl", "appos", "prep")
            or (word.tag == "VBD" and analysis.children(word.index, "nsubj"))
            or word.text in ",;:()"
            or (word.dep in ("cc", "conj") and not joined)
        ):
            break
        first -= 1
    return first


def name_of(
    analysis: Analysis, phrase: list[Word], head: Word, kind: PartyKind, aliases: Aliases, known: PartyWords
) -> str:
    """The one name for a phrase: the state for its government, the umbrella's name, else the words themselves."""
    plain = joined_text(phrase, analysis.text)
    low = plain.lower()
    for whole in () if kind == "state" else (low, f"{analysis.words[max(0, phrase[0].index - 1)].lower} {low}"):
        if whole in known.umbrellas:
            return known.umbrellas[whole]
    if head.lower in known.umbrella_heads and kind == "people":
        return next((one for phrase, one in known.umbrellas.items() if phrase.endswith(f" {head.lower}")), plain)
    if kind == "state":
        state = state_of(analysis, phrase, head, aliases, known)
        return state or plain
    return plain


def state_of(analysis: Analysis, phrase: list[Word], head: Word, aliases: Aliases, known: PartyWords) -> str:
    """The state whose government is meant: named before or after it, else the one that the document is about."""
    for word in phrase[:-1]:
        state = known.adjectives.get(word.lower) or known.states.get(word.lower)
        if state:
            return state
    for preposition in analysis.children(head.index, "prep"):
        for thing in analysis.children(preposition.index, "pobj"):
            named = joined_text(name_words(analysis, thing), analysis.text)
            state = known.states.get(named.lower()) or (named if named in aliases.states_here else "")
            if state and preposition.lower in known.of_words:
                return state
    owners = [w for w in phrase[:-1] if is_capital(w)]
    if owners:
        if head.lower in known.only_with_name:
            return ""
        stem = owners[0].lower[:4]
        places = [t for t, k in aliases.kinds.items() if k == "state" and t.lower().startswith(stem) and len(stem) == 4]
        return min(places, key=lambda t: (len(t), t)) if places else ""
    others = [w for w in phrase[:-1] if w.dep in ("amod", "compound") and w.lower not in known.state_adjectives]
    return "" if others or head.lower in known.only_with_name else aliases.subject_state


def name_words(analysis: Analysis, head: Word) -> list[Word]:
    """A name's head with the capitalised words right before it."""
    first = head.index
    while first > 0 and is_capital(analysis.words[first - 1]) and analysis.words[first - 1].head == head.index:
        first -= 1
    return list(analysis.words[first : head.index + 1])


def longest(mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions without those that lie within another."""
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if last is None or not last.span.holds(mention.span):
            yield mention
            last = mention
