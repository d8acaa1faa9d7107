"""Names as they are written: on one line, in a reader's case, without titles, by their initials."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Word

DEFINED = re.compile(
    r"\((?P<opens>[^\"“”‘'«()\n]{0,40})[\"“”‘'«](?:(?P<article>\w+) )?(?P<short>[^\W\d_][\w-]+)[\"”’'»]\)"
)
"""The short name that a text gives to whoever it has just named."""
ARTICLE = re.compile(r"[a-z]{2,3}-[^\W\d_a-z]")
"""An article in small letters that a hyphen joins to a name: "al-Nur"."""


def joined_text(words: list[Word], text: str) -> str:
    """The words as the text has them, white space made single."""
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""


def shown_name(name: str) -> str:
    """A name in a reader's case: "RADIO CENTRAL" is Radio Central; short acronyms stay.

    >>> shown_name("RADIO CENTRAL"), shown_name("AFP"), shown_name("al-Nur Brigade"), shown_name("MID-HARBOUR COURT")
    ('Radio Central', 'AFP', 'Al-Nur Brigade', 'Mid-Harbour Court')
    """
    name = " ".join(name.split())
    if ARTICLE.match(name):
        return name[0].upper() + name[1:]
    if not name.isupper() or len(name) <= 5 or "-" in name and " " not in name:
        return name
    first, *rest = name.split()
    last = len(rest) - 1
    small = (w.lower() if len(w) < 4 and at < last else capitalised(w) for at, w in enumerate(rest))
    return " ".join([capitalised(first), *small])


def capitalised(word: str) -> str:
    """The word with one capital, and one in each part that a hyphen joins."""
    return "-".join(part.capitalize() for part in word.split("-"))


def is_titled_person(lowers: Sequence[str], known: PartyWords) -> bool:
    """True for "Prime Minister Olan Varga": an "of" behind it tells where he holds his office, and is no part of his name."""
    office = lowers[: after_title(lowers, known)]
    if office and office[0] in known.bodies | known.organisations and not known.of_words.isdisjoint(office):
        return False  # "Ministry of Foreign Affairs"
    rest = lowers[len(office) :] if office else []
    institutions = known.bodies | known.organisations | known.name_heads | known.forces | known.joins_names
    plain = known.title_words | known.fields | institutions
    return 0 < len(rest) <= 4 and plain.isdisjoint(rest)


def after_title(lowers: Sequence[str], known: PartyWords) -> int:
    """How many words there are up to the last title, with it; 0 for none."""
    return max((at + 1 for at, low in enumerate(lowers) if low in known.titles), default=0)


def is_officer(lowers: Sequence[str], known: PartyWords) -> bool:
    """True for "Commission Chair Bela Torn": a person, named behind the institution whose office is told."""
    office = lowers[: after_title(lowers, known)]
    institutions = known.bodies | known.organisations | known.forces
    behind = len(lowers) - len(office)
    return behind in (2, 3) and not institutions.isdisjoint(office[:-1]) and is_titled_person(lowers, known)


def without_titles(words: list[Word], known: PartyWords) -> list[Word]:
    """A person's name without the titles and offices before it; all of it where no title is there.

    Words such as "human rights" go with a title ("human rights defender Ana Ruiz"), never alone.
    """
    lowers = [w.lower for w in words]
    if is_officer(lowers, known):
        return words[after_title(lowers, known) :]
    end = 0
    for i, word in enumerate(words[:-1]):
        if word.lower in known.titles:
            end = i + 1
        elif not (
            word.lower in known.title_words
            or word.lower in known.adjectives
            or word.lower in known.states
            or word.text in "-–&"
        ):
            break
    if end and words[end].lower in known.of_words:
        # "Minister of National Integration Ana Ruiz": the office goes too.
        while end < len(words) - 1 and not (words[end].entity == "PERSON" and words[end].lower not in known.of_words):
            end += 1
    if not end and words[0].lower in known.adjectives and len(words) > 1:
        end = 1
    return words[end:]


def short_names(text: str, known: PartyWords) -> Iterator[tuple[int, str]]:
    """The short names that a text gives to somebody, "Court" of "(“the Court”)", with the offset where the name before it ends."""
    for match in DEFINED.finditer(text):
        told = match["opens"].lower().replace(",", " ").replace(":", " ").split()
        article = (match["article"] or "").lower()
        if all(word in known.defining for word in told) and (not article or article in known.name_determiners):
            end = match.start()
            while end and text[end - 1].isspace():
                end -= 1
            yield end, match["short"]


def initials(name: str) -> str:
    """The capitals with which a name's words begin.

    >>> initials("International Court of Reed")
    'ICR'
    """
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())


def same_person(short: str, full: str) -> bool:
    """True where the words of one name all stand in the other."""
    return set(short.lower().split()) <= set(full.lower().split())
