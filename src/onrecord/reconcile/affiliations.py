"""Who speaks for whom: persons whom the documents present with an office of an organisation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.acronyms import acronyms_in
from onrecord.reconcile.names import name_of
from onrecord.reconcile.wording import Terms, folded

REACH = 140
HERE = "\u2042"
"""Stands for an organisation's name in a pattern; letters and marks of names are never this."""
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
SENTENCE_BREAK = re.compile(r"[.!?;:]\s|\n|[“”\"«»]")
BREAK_BUT_LINES = re.compile(r"[.!?;:]\s|[“”\"«»]")
NAME_WORD = re.compile(r"\w+(?:[-’'](?!s\b)\w+)*")
LONGEST = 9
"""So many words a name may have."""
MENTIONS_READ = 8
"""How many mentions of a person are looked at in one document."""


@dataclass(frozen=True, order=True)
class Presented:
    """A person with an office of an organisation, all by their names in the record; `office` is "" where none is named."""

    person: str
    organisation: str
    office: str


def affiliations(presented: Iterable[Presented]) -> dict[str, str]:
    """For each person, the one organisation for which documents let them speak; who has several is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in presented:
        found[one.person].add(one.organisation)
    return {person: min(those) for person, those in sorted(found.items()) if len(those) == 1}


def holders(presented: Iterable[Presented]) -> dict[tuple[str, str], str]:
    """For each office of an organisation, the one person who holds it in the record; an office that several held is left out."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in presented:
        if one.office:
            found[one.office, one.organisation].add(one.person)
    return {which: min(those) for which, those in sorted(found.items()) if len(those) == 1}


class Presenting:
    """The patterns in which a language presents a person with an organisation, which stands in them as `HERE`."""

    def __init__(self, terms: Terms) -> None:
        office = "|".join(sorted(map(re.escape, terms.words("parties", "offices")), key=lambda o: (-len(o), o)))
        link = "|".join(sorted(map(re.escape, terms.words("parties", "links"))))
        owned = rf"{HERE}(?:['’]s?)?\s+(?:\w+\s+){{0,2}}(?P<office>{office})\b"
        office_of = rf"(?<!\w)(?P<office>{office})\b(?:[\w, -]*?\s)?(?:{link})\s+(?:the\s+)?{HERE}"
        self.before = [re.compile(rf"{owned}[\s\w,-]{{0,60}}\Z"), re.compile(rf"{office_of},?\s*\Z")]
        self.after = [re.compile(rf",?\s*(?:the\s+)?{owned}"), re.compile(rf",\s*(?:\w+\s+){{0,4}}{office_of}")]
        # "X of Arland" comes from there, and speaks for nobody: only for names of several words.
        self.beside = [re.compile(rf"\s+(?:{link})\s+(?:the\s+)?{HERE}"), re.compile(rf",\s*{HERE}[ \t]*(?:\n|\Z)")]

    def organisations(self, text: str, at: Span, others: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The organisations, each with the office ("" where none is named), right before or behind a person's name."""
        before = SENTENCE_BREAK.split(text[max(0, at.start - REACH) : at.start])[-1]
        after = BREAK_BUT_LINES.split(text[at.end : at.end + REACH])[0]
        for form, organisation in others.items():
            if form not in before and form not in after:
                continue
            name = alone(form)
            left, right = name.sub(HERE, before), name.sub(HERE, after)
            found = next((m for p in self.before if (m := p.search(left))), None)
            found = found or next((m for p in self.after if (m := p.match(right))), None)
            if found:
                yield organisation, found["office"]
            elif " " in form and any(p.match(right) for p in self.beside):
                yield organisation, ""


@lru_cache(maxsize=20_000)
def alone(name: str) -> re.Pattern[str]:
    """A name where it is no part of other words."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def presented_in(
    read: DocumentRead, by_name: Mapping[str, str], forms: "Forms", presenting: Presenting, terms: Terms
) -> Iterator[Presented]:
    """The persons that one document presents with an organisation. `forms`: all the record's names."""
    text = folded_alike(read.document.text)
    given = own_acronyms(read, by_name, terms) | names_in(read, by_name, terms)
    for raw in sorted(s for s in speakers_in(read, terms) if s in by_name):
        for at in mentions_of(raw, text, terms):
            near = given | forms.near(text, at)
            others = {form: one for form, one in near.items() if one != by_name[raw]}
            for organisation, office in presenting.organisations(text, at, others):
                yield Presented(by_name[raw], organisation, office)


def own_acronyms(read: DocumentRead, by_name: Mapping[str, str], terms: Terms) -> dict[str, str]:
    """The short forms that a document explains by a name of a party, folded, and the parties."""
    explained = acronyms_in(read.document.text, terms)
    return {folded_alike(short): by_name[full] for short, full in explained if full in by_name}


def speakers_in(read: DocumentRead, terms: Terms) -> set[str]:
    """Who says something in a document, of those whose names have so many words as those of persons do."""
    found = read.entries
    speakers = {q.speaker for q in found.quotations} | {n.by for n in found.findings}
    speakers |= {c.by for c in found.calls} | {f.said_by for f in found.figures}
    return {one for one in speakers if len(name_of(one, terms).words) in (2, 3, 4)}


def mentions_of(raw: str, text: str, terms: Terms) -> Iterator[Span]:
    """Where a folded text names a person."""
    return islice(places_of(folded_alike(name_of(raw, terms).plain), text), MENTIONS_READ)


def places_of(name: str, text: str) -> Iterator[Span]:
    """Where a name stands in a text and is no part of other words. No pattern: that takes longer to make than to use."""
    at = text.find(name)
    while name and at >= 0:
        end = at + len(name)
        if is_of_word(text[at - 1 : at]) or is_of_word(text[end : end + 1]):
            end = at + 1
        else:
            yield Span(at, end)
        at = text.find(name, end)


def is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class Forms:
    """All the record's names, folded, and whose they are; found by the two words that they begin with."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self.forms = forms
        self.beginnings = {tuple(form.split(" ", 2)[:2]) for form in forms}

    def near(self, text: str, at: Span) -> dict[str, str]:
        """The names of two words and more that stand near a person."""
        words = words_near(text, at)
        begin = (place for place, pair in enumerate(pairwise(words)) if pair in self.beginnings)
        runs = (" ".join(words[place : place + n]) for place in begin for n in range(2, LONGEST + 1))
        return {run: self.forms[run] for run in runs if run in self.forms}


def words_near(text: str, at: Span) -> list[str]:
    """The words around a person's name, in their order."""
    return NAME_WORD.findall(text, max(0, at.start - REACH), at.end + REACH)


def names_in(read: DocumentRead, by_name: Mapping[str, str], terms: Terms) -> dict[str, str]:
    """The names under which one document's parties may stand beside a person, folded, and the parties."""
    from_publisher = [read.description.publisher] if read.description.publisher else []
    found = read.entries
    raws = [*from_publisher, *(q.speaker for q in found.quotations), *(n.by for n in found.findings)]
    # Who denies for a party is often the only one who speaks.
    raws += [one for finding in found.findings for one in finding.accused]
    raws += [*(c.by for c in found.calls), *(f.authority for f in found.figures), *(f.said_by for f in found.figures)]
    out: dict[str, str] = {}
    firsts: dict[str, set[str]] = defaultdict(set)
    for raw in sorted({r for r in raws if r in by_name}):
        plain = folded_alike(name_of(raw, terms).plain)
        out[plain] = by_name[raw]
        firsts[plain.split()[0]].add(by_name[raw])
    for first, parties in firsts.items():
        if len(parties) == 1 and len(first) > 3:
            out.setdefault(first, min(parties))
    return out


def folded_alike(text: str) -> str:
    """Folded, with any white space as one space and an empty line as one line end, so that names can be searched for."""
    return "\n".join(" ".join(part.split()) for part in EMPTY_LINE.split(folded(text)))
