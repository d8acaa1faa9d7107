"""Denials that name no deed: "denied it", "rejected all accusations by X", "“The allegations are false,” said X".

Each denies what stands before it in the document, and is a finding for each category of that. One that says whose accusations it
denies, and denies all of them or has none of them in its document, is also one of `all_accusations`: they may stand in others.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.findings.deeds import doer_of, is_passive, is_verb, words_of
from onrecord.extract.findings.spokespeople import named_voice
from onrecord.extract.parties.belonging import Belonging, belonging_of, is_bare
from onrecord.extract.parties.words import PartyWords
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.entries import Finding, Quotation
from onrecord.model.text import Span, cover
from onrecord.model.vocabulary import ALL_ACCUSATIONS, Category

NEAREST = 20
"""Findings before "denied it" that are looked at: it means those of its own sentence or of the one before."""
NEAR = 2
"""Paragraphs before a denial in which what it denies must stand, where it does not deny everything."""


@dataclass(frozen=True, slots=True)
class Denying:
    """Words that deny: the verb, what is denied, and by whom. `told`: the words that name the denier, for whom they may speak."""

    verb: Word
    denied: Word
    words: Span
    by: str
    told: Span


def find_blanket_denials(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """The denials of a document that name no deed, by what they answer among its findings, which are in order of the text."""
    accusing: dict[str, list[Finding]] = defaultdict(list)
    plain: dict[int, list[Span]] = defaultdict(list)
    known: set[tuple[str, str, Category]] = set()
    belonging = belonging_of(reading.parties) if found else None
    for one in found:
        if one.stance == "denies":
            plain[reading.analysis.sentence_number_at(one.span.start)].append(one.span)
            known |= {(one.by, name, one.category) for name in one.accused}
        else:
            for name in one.accused:
                accusing[name].append(one)
    for denying in denials_in(reading):
        number = reading.analysis.sentence_number_at(denying.words.start)
        if any(span.touches(denying.words) for span in plain[number]):
            continue
        answered = False
        own = own_soldiers(reading, belonging, denying.by, accusing)
        for name in accusing:
            if (
                name == own
                or denies_for(reading, denying, name)
                or (belonging and belonging.speaks_for(denying.by, name))
            ):
                for category in dict.fromkeys(one.category for one in answered_by(reading, denying, accusing[name])):
                    answered = True
                    if (denying.by, name, category) not in known:
                        known.add((denying.by, name, category))
                        yield Finding(
                            span=denying.words, by=denying.by, accused=(name,), category=category, stance="denies"
                        )
        accusers = accusers_of(reading, denying)
        # "It" is what was said just before, and not all that somebody says.
        named = denying.denied.lower not in reading.language.table("denials")["back"]
        if accusers and named and (is_of_all(reading, denying) or not answered):
            yield Finding(
                span=denying.words, by=denying.by, accused=(denying.by,), category=ALL_ACCUSATIONS, stance="denies",
                answers=tuple(sorted(accusers)),
            )  # fmt: skip


def denials_in(reading: Reading) -> Iterator[Denying]:
    """All words that deny what they don't name."""
    analysis, words, table = reading.analysis, words_of(reading), reading.language.table("denials")
    for verb in analysis.words:
        if not is_verb(verb) or analysis.children(verb.index, "neg"):
            continue
        if words.holds("verbs", "deny", verb.lemma):
            passive = is_passive(analysis, verb)
            who = doer_of(analysis, verb)
            if who and is_ruling(reading, verb, who):
                continue
            denied = next(iter(analysis.children(verb.index, "nsubjpass" if passive else "dobj")), None)
            by = named_voice(reading, words, who) if who else ""
            if who and by and denied and is_accusation(reading, denied):
                said = cover([analysis.extent(denied.index), verb.span])
                yield Denying(verb, denied, said, by, analysis.extent(who.index))
        elif verb.lemma in table["be"]:
            denied = next(iter(analysis.children(verb.index, "nsubj")), None)
            untrue = [c for c in analysis.children(verb.index, "acomp", "attr") if c.lower in table["untrue"]]
            voice = reading.voice_at(verb.start)
            if denied and untrue and voice.name and is_accusation(reading, denied):
                said = cover([analysis.extent(denied.index), untrue[0].span])
                told = teller_of(reading, voice.quotation) if voice.quotation else denied.span
                yield Denying(verb, denied, said, voice.name, told)


def is_ruling(reading: Reading, verb: Word, who: Word) -> bool:
    """True where a court dismisses a claim, or anybody charges against others: they do not speak for themselves."""
    words = words_of(reading)
    if not words.holds("verbs", "rule", verb.lemma):
        return False
    return words.holds("nouns", "courts", who.lemma.lower()) or is_of_others(reading, verb, who)


def is_of_others(reading: Reading, verb: Word, who: Word) -> bool:
    """True for "dismissed the charges against X" by somebody who is not X."""
    analysis, words = reading.analysis, words_of(reading)
    tellers = reading.parties.meant_by(who.index)
    if not tellers or any(m.kind not in ("person", "role") for m in tellers):
        return False  # an army's own soldiers may be charged
    charges = [c for c in analysis.children(verb.index, "dobj") if words.holds("nouns", "charge", c.lemma)]
    against = (p for c in (*charges, verb) for p in analysis.children(c.index, "prep"))
    objects = [
        o
        for p in against
        if words.holds("nouns", "plainly_against", p.lower)
        for o in analysis.children(p.index, "pobj")
    ]
    own = {m.name for m in tellers}
    named = {m.name for o in objects for m in reading.parties.meant_by(o.index)}
    return bool(charges and named) and own.isdisjoint(named)


def teller_of(reading: Reading, quotation: Quotation) -> Span:
    """The words that name who is quoted, with what stands beside the name: "X, a spokesman for Y"."""
    if not quotation.source:
        return quotation.span
    last = reading.analysis.word_at(quotation.source[-1].end - 1)
    return cover([*quotation.source, reading.analysis.extent(last.index)]) if last else cover(quotation.source)


def is_accusation(reading: Reading, denied: Word) -> bool:
    """True for "it", "the accusations" and, where somebody's, "the report"."""
    table = reading.language.table("denials")
    if denied.lemma in table["works"]:
        return bool(accusers_in(reading, denied))
    return denied.lower in table["back"] or denied.lemma in table["accusations"]


def accusers_in(reading: Reading, denied: Word) -> set[str]:
    """Whose accusations they are: "the accusations by X", "X's report"."""
    clauses = reading.analysis.children(denied.index, "acl", "relcl", "ccomp")
    told = {w.index for c in clauses if c.tag != "VBN" for w in reading.analysis.subtree(c.index)}
    within = [w for w in reading.analysis.subtree(denied.index) if w.index not in told]
    return {m.name for word in within if (m := reading.parties.at(word.index)) and m.head == word.index}


def accusers_of(reading: Reading, denying: Denying) -> set[str]:
    """Whose accusations are denied: never those of the denier, nor of the X of "a spokesman for X, Y, denied it"."""
    told = denying.told.of(reading.text).lower()
    accusers = accusers_in(reading, denying.denied) - {denying.by}
    return {name for name in accusers if name.lower() not in told}


def answered_by(reading: Reading, denying: Denying, accusing: Sequence[Finding]) -> Iterator[Finding]:
    """The findings on one accused that a denial answers: all before it by those whom it names, or all that are; else the nearest."""
    before = accusing[: bisect_left(accusing, denying.words.start, key=lambda one: one.span.start)]
    accusers = accusers_of(reading, denying)
    if accusers or is_of_all(reading, denying):
        yield from (one for one in before if one.by != denying.by and (not accusers or one.by in accusers))
        return
    if denying.denied.lower in reading.language.table("denials")["back"]:
        sentence_at = reading.analysis.sentence_number_at
        first = sentence_at(denying.words.start) - 1
        yield from (one for one in before[-NEAREST:] if one.by != denying.by and sentence_at(one.span.start) >= first)
        return
    paragraph_at = reading.analysis.paragraph_at
    here = paragraph_at(denying.words.start)
    nearest = -1
    for one in reversed(before):
        paragraph = paragraph_at(one.span.start)
        if paragraph < max(nearest, here - NEAR):
            return
        if one.by != denying.by:
            nearest = paragraph
            yield one


def is_of_all(reading: Reading, denying: Denying) -> bool:
    """True for "all accusations", "any wrongdoing"."""
    every = reading.language.table("denials")["every"]
    return any(word.lower in every for word in reading.analysis.subtree(denying.denied.index))


def own_soldiers(reading: Reading, belonging: Belonging | None, denier: str, accused: Iterable[str]) -> str:
    """The only ones among the accused who are men of "the army" or "the police", or a state's own: "Kestrian soldiers"; empty: none, or two.

    Neither rebels nor those of whom the text tells that they are another's.
    """
    table, known = reading.language.table("denials"), reading.parties.words
    if known is None or belonging is None:
        return ""
    members = table["members"].get(denier.lower(), ())
    if members:
        named = [name for name in accused if name.lower().split()[-1] in members and is_of_nobody_else(name, known)]
        owners = {owner for name in (denier, *named) if (owner := belonging.owners.get(name))}
        return named[0] if len(named) == 1 and len(owners) < 2 else ""
    if denier != reading.parties.subject.state:
        return ""
    # "The national defence forces" are those of the state that answers for them.
    official = [
        n for n in accused if is_bare(n, known) and any(word in table["official"] for word in n.lower().split())
    ]
    return official[0] if len(official) == 1 else ""


def is_of_nobody_else(name: str, known: PartyWords) -> bool:
    """True for "soldiers" and "Kestrian soldiers", and not for "rebel forces" or "the Kelm Defence Forces"."""
    before = name.split()[:-1]
    return len(before) < 2 and known.armed_words.isdisjoint(word.lower() for word in before)


def denies_for(reading: Reading, denying: Denying, accused: str) -> bool:
    """True where the denier is the accused, or is named with them: "Colonel X of the army", "the army's spokesman"."""
    if accused == denying.by:
        return True
    roles = (q.role for q in reading.quotations if q.speaker == denying.by)
    return any(accused.lower() in told.lower() for told in (denying.told.of(reading.text), *roles))
