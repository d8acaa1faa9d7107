"""The letterhead of a document: short lines before its text that name the publisher, the place and the date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from onrecord.extract.dates.rough_times import RoughTime
from onrecord.extract.description.words import HEAD, DocumentWords, lines_of
from onrecord.extract.parties.words import PartyWords
from onrecord.model.text import Span

LONGEST = 120
"""Characters of a letterhead's line at most; a longer one is text."""
LONGEST_NAME = 12
"""Words of an institution's name, at most."""
LINES = 8
WORD = re.compile(r"[^\W\d_]+")
BETWEEN = re.compile(r"[,:|–—]|\s-\s")
"""Between the parts of a line that gives a date."""
ACRONYM = re.compile(r"\s*\([^()]{2,12}\)$")
MARKUP = " \t#*_|·•"


@dataclass(frozen=True)
class Letterhead:
    """What the lines before the text tell. None and False: nothing."""

    publisher: Span | None = None
    date: RoughTime | None = None
    is_release: bool = False
    is_only_loud: bool = False
    """True where the publisher is a line in capitals that names no institution: it may be a title."""
    lines: tuple[Span, ...] = ()
    """The lines that name the publisher or the date: no titles."""


def read_letterhead(text: str, words: DocumentWords, known: PartyWords, roughs: list[RoughTime]) -> Letterhead:
    """The letterhead of a text; empty where it begins at once."""
    publisher: Span | None = None
    date: RoughTime | None = None
    release = False
    found: list[Span] = []
    short = list(short_lines(text))
    headed = len(short) > 1 and words.is_frame(short[1].of(text)) and is_plain_name(short[0].of(text), words)
    for number, line in enumerate(short):
        if words.byline.fullmatch(line.of(text)):
            continue
        parts = list(parts_of(text, line))
        marks = [part for part in parts if words.marks_release(part.of(text))]
        author = next(filter(None, (author_of(text, part, words, known) for part in parts)), None)
        if author is not None:
            # It may be the title too.
            if (
                publisher is None
                or is_only_loud(text, publisher, words, known)
                or (
                    # "The Harbour Council. Report of the Secretary-General": the council is who gets it.
                    is_office(text, author, known) and is_of_body(text, publisher, known)
                )
            ):
                publisher = author
            date = date or date_of_line(text, line, roughs, words, author)
            continue
        beside = next((part for part in parts if is_institution(text, part, words, known)), None)
        rough = date_of_line(text, line, roughs, words, beside)
        if marks:
            release = True
        if rough is not None:
            date = date or rough
        elif (
            not marks
            and not (headed and number == 0)
            and not names_publisher(text, line, known, words, first=number == 0)
        ):
            continue
        found.append(line)
        others = [p for p in parts if p not in marks and not (rough and p.touches(rough.span))]
        if publisher and others and is_only_loud(text, publisher, words, known):
            # A title in capitals above "Harbour Centre for Rights, May 2031".
            publisher = others[0] if is_institution(text, others[0], words, known) else publisher
        # "Tolm, 4 May 2031" is a place, "Harbour Initiative, May 2031" is no place.
        own = bool(others) and (bool(marks) or rough is None or is_institution(text, others[0], words, known))
        if publisher is None and own and starts_large(others[0].of(text)):
            publisher = others[0]
    publisher = without_acronym(text, publisher) if publisher else None
    loud = publisher is not None and is_only_loud(text, publisher, words, known)
    return Letterhead(publisher, date, release, loud, tuple(found))


def short_lines(text: str) -> Iterator[Span]:
    """The lines before the first that is text, without markup at their ends."""
    for number, line in enumerate(lines_of(text, HEAD)):
        start, end = line.start, line.end
        while start < end and text[start] in MARKUP:
            start += 1
        while end > start and text[end - 1] in MARKUP:
            end -= 1
        if number >= LINES or end - start > LONGEST:
            return
        if end > start:
            yield Span(start, end)


def parts_of(text: str, line: Span) -> Iterator[Span]:
    """The parts of a line between commas, bars and dashes."""
    for match in re.finditer(r"[^,|–—]+", line.of(text)):
        part = Span(line.start + match.start(), line.start + match.end()).stripped(text)
        if len(part):
            yield part


def author_of(text: str, part: Span, words: DocumentWords, known: PartyWords) -> Span | None:
    """The institution of "Report of the Reed Committee"; None where a part of a line names none so."""
    match = words.authored.match(part.of(text))
    if match is None:
        return None
    whole = Span(part.start + match.start("publisher"), part.end)
    if names_publisher(text, whole, known, words, first=True):
        return whole
    about = next((m for m in re.finditer(r"\s(\w+)(?=\s)", whole.of(text)) if m[1].lower() in words.about), None)
    name = Span(whole.start, whole.start + about.start()) if about else whole
    held = bool(len(name)) and is_office(text, name, known) and starts_large(name.of(text))
    return name if held or names_publisher(text, name, known, words, first=True) else None


def is_office(text: str, name: Span, known: PartyWords) -> bool:
    """True for "Secretary-General" and "Special Rapporteur"."""
    said = WORD.findall(name.of(text).lower())
    return len(said) > 1 and said[-1] in known.titles | known.roles


def is_of_body(text: str, name: Span, known: PartyWords) -> bool:
    """True for the name of a council, an assembly or the like, to which others report."""
    return not known.bodies.isdisjoint(w.lower() for w in WORD.findall(name.of(text)))


def date_of_line(
    text: str, line: Span, roughs: list[RoughTime], words: DocumentWords, author: Span | None = None
) -> RoughTime | None:
    """The date of a line that holds a place, a weekday, a mark of release or what the document calls itself beside it, and nothing else.

    `author`: who is named in it as having written the document.
    """
    named = author.of(text) if author else ""
    inside = [r for r in roughs if r.shape == "calendar" and line.holds(r.span)]
    # Two are a stretch of time.
    for rough in inside if len(inside) == 1 else ():
        if rough.month and rough.year:
            before, after = text[line.start : rough.span.start], text[rough.span.end : line.end]
            left = [part.strip(" .()") for part in BETWEEN.split(f"{before},{after}")]
            left = [p for p in left if p and not words.marks_release(p) and not (named and p.endswith(named))]
            called = not after.strip(" .") and calls_itself(before, words)
            beside = all(starts_large(p) and len(p.split()) <= 3 and "." not in p for p in left)
            # A month alone is the document's where it fills the line, or stands behind a place and nothing else.
            if (beside or called and len(left) == 1) and (rough.day or len(left) <= 1 and not after.strip(" .")):
                return rough
    return None


def calls_itself(before: str, words: DocumentWords) -> bool:
    """True for "Second report to the Council," before a date; what a "report of" something tells may have been on that day."""
    said = [w.lower() for w in WORD.findall(before)]
    named = next((n for n, word in enumerate(said[:3]) if word in words.documents), None)
    apart = before.strip()[-1:] in tuple(",–—-")
    return apart and named is not None and words.told_of.isdisjoint(said[named + 1 : named + 2])


def names_publisher(text: str, line: Span, known: PartyWords, words: DocumentWords, *, first: bool) -> bool:
    """True for a line that is a name and nothing else: an institution's, or in capitals at the very head."""
    shown = line.of(text)
    lowers = [w.lower() for w in WORD.findall(shown)]
    if not lowers or shown[-1] in ".,:;?!" or shown.lower() in known.states or len(lowers) > LONGEST_NAME:
        return False
    if not words.headline_words.isdisjoint(lowers):
        return False
    if first and shown.isupper() and 2 <= len(lowers) <= 5 and ":" not in shown:
        return True
    small = known.joins_names | known.joins_persons | known.leading | known.name_conjunctions
    capitals = all(w[:1].isupper() or w.lower() in small for w in WORD.findall(shown))
    # "Ministry of Health", "Reed Relief Committee"; not "Statement on the vote of the Assembly".
    before = list(takewhile(lambda low: low not in known.joins_names, lowers))
    if first and capitals and len(lowers) > 1 and lowers[-1] in words.institutions:
        return True
    # "Harbour Aid Consortium (HAC)"
    heads = institution_words(words, known) if ACRONYM.search(shown) else known.bodies | known.organisations
    return capitals and len(lowers) > 1 and any(w in heads for w in before)


def institution_words(words: DocumentWords, known: PartyWords) -> frozenset[str]:
    """The words by which an institution's name is known."""
    return known.bodies | known.organisations | words.institutions


def is_institution(text: str, part: Span, words: DocumentWords, known: PartyWords) -> bool:
    """True for a name with an institution's word in it, or one of three words and more that "for" joins; not for "Report of ..."."""
    found = WORD.findall(part.of(text))
    lowers = [w.lower() for w in found]
    named = not institution_words(words, known).isdisjoint(lowers)
    joined = not (known.joins_names - known.of_words).isdisjoint(lowers[1:-1])
    called = not words.documents.isdisjoint(lowers[:3])
    return starts_large(part.of(text)) and len(found) > 1 and (named or joined) and not called


def is_only_loud(text: str, part: Span, words: DocumentWords, known: PartyWords) -> bool:
    """True for words in capitals that tell no institution: they may be a title."""
    lowers = {w.lower() for w in WORD.findall(part.of(text))}
    plain = lowers.isdisjoint(institution_words(words, known))
    return part.of(text).isupper() and plain


def without_acronym(text: str, name: Span) -> Span:
    """The name without "(HWR)" behind it."""
    match = ACRONYM.search(name.of(text))
    return Span(name.start, name.start + match.start()) if match and match.start() else name


def is_plain_name(line: str, words: DocumentWords) -> bool:
    """True for two to five words with capitals and nothing else: whose release it is, where the next line says that it is one."""
    found = WORD.findall(line)
    return (
        2 <= len(found) <= 5 and all(w[0].isupper() for w in found) and line[-1].isalpha() and not words.is_frame(line)
    )


def starts_large(part: str) -> bool:
    """True where every word begins with a capital, small words between apart."""
    found = WORD.findall(part)
    return bool(found) and found[0][:1].isupper() and sum(not w[:1].isupper() for w in found) <= len(found) // 2
