"""Names as they stand in a text: runs of capitalised words with the small words inside them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.parties.dated_names import follows_date, is_month_of_date
from onrecord.extract.parties.kinds import common_noun, head_of, is_people_by_name, kind_of
from onrecord.extract.parties.name_ends import before_work, end_in_headline, end_of_mandate, ends_dateline
from onrecord.extract.parties.words import PartyWords
from onrecord.extract.parties.written import is_titled_person, joined_text
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

ORDINAL = re.compile(r"\d+[^\W\d_]{1,3}")
"""Before the name of forces: "the 9th Mountain Battalion"."""
APOSTROPHES = "'’"
HYPHENS = ("-", "‑", "–")


@dataclass(frozen=True)
class Name:
    """A name in the text: words `first` up to, not including, `last`; `head` is the word that carries its grammar."""

    first: int
    last: int
    head: int
    kind: PartyKind

    def span(self, analysis: Analysis) -> Span:
        return Span(analysis.words[self.first].start, analysis.words[self.last - 1].end)


def find_names(analysis: Analysis, known: PartyWords) -> Iterator[Name]:
    """The names of a text, longest first at each place, in order."""
    words, i = analysis.words, 0
    while i < len(words):
        if not begins_name(analysis, i, known):
            i += 1
            continue
        last = end = end_of_name(analysis, i, known)
        first = i - article_before(words, i, known)
        if not common_noun(words[first:last], known):
            # "the NGO Reed Watch": the first word describes.
            while last - first > 1 and words[first].lower in known.describing and is_capital(words[first + 1]):
                first += 1
            last = first + before_work(words[first:last], known)
            # "Reed International Report" is a work of that organisation.
            while last - first > 1 and words[last - 1].lower in known.works:
                last -= 1
            head, kind = head_of(analysis, first, last), kind_of(words[first:last], known)
            last = end_of_mandate(analysis, first, last, known)
            last = end_in_headline(analysis, first, last, known)
            end = max(end, last)
            first -= kind == "forces" and first > 0 and bool(ORDINAL.fullmatch(words[first - 1].text))
            yield Name(first, last, head, kind)
        i = max(end, i + 1)


def is_capital(word: Word) -> bool:
    """True for a word that is written as a name is."""
    return word.text[:1].isupper() and any(c.isalpha() for c in word.text)


def article_before(words: tuple[Word, ...], i: int, known: PartyWords) -> int:
    """How many words of an article in small letters a hyphen joins to a capital: 2 for "al-Hadid", else 0."""
    if i < 2 or words[i - 1].text not in HYPHENS or words[i - 2].lower not in known.hyphenated:
        return 0
    return 2 if words[i - 2].end == words[i - 1].start and words[i - 1].end == words[i].start else 0


def begins_name(analysis: Analysis, i: int, known: PartyWords) -> bool:
    """True where a name may begin: a capital that the place in the sentence does not explain."""
    word = analysis.words[i]
    if not is_capital(word) or word.pos in ("PRON", "DET", "ADP", "SCONJ", "CCONJ", "PUNCT", "AUX", "INTJ"):
        return False
    if is_month_of_date(analysis, i, known):
        return False
    if follows_date(analysis, i, known):
        return True
    if word.entity in ("DATE", "TIME", "ORDINAL", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"):
        return False
    if word.pos == "VERB" and i == analysis.sentence_of(word).first:
        return False
    if word.lower in known.leading and not (word.pos == "PROPN" and word.entity):
        return False
    if i > analysis.sentence_of(word).first and analysis.words[i - 1].text not in "\"“«‘'‹•":
        return True
    after = analysis.words[i + 1] if i + 1 < len(analysis.words) else None
    large = word.pos in ("NOUN", "ADJ") and after is not None and is_capital(after)
    if large and after is not None and (after.pos == "PROPN" or after.lower in known.bodies):
        return True
    return word.pos == "PROPN" or bool(word.entity) or word.lower in known.states or word.lower in known.adjectives


def end_of_name(analysis: Analysis, i: int, known: PartyWords) -> int:
    """One past the last word of the name that begins at `i`."""
    words = analysis.words
    stop = analysis.sentence_of(words[i]).last
    j, has_head = i + 1, words[i].lower in known.name_heads
    while j < stop:
        word = words[j]
        if (
            is_capital(word)
            and not (word.pos in ("PRON", "DET") and not word.entity)
            and word.lower not in known.leading
            and not (word.text.isupper() and (word.lower in known.joins_names or word.lower in known.places))
        ):
            has_head = has_head or word.lower in known.name_heads
            j += 1
            continue
        step = joined(words, i, j, stop, has_head, known)
        if not step or ends_dateline(analysis, i, j):
            break
        has_head = has_head or any(w.lower in known.name_heads for w in words[j : j + step])
        j += step
    return j


def joined(words: tuple[Word, ...], first: int, j: int, stop: int, has_head: bool, known: PartyWords) -> int:
    """How many words from `j` on continue the name; 0 where it ends.

    A possessive continues it only inside an organisation's name; "of", "for" and the like after a word such as
    "Ministry"; "and" only where the analysis sees one name on both sides.
    """
    word = words[j]
    after = words[j + 1] if j + 1 < stop else None
    if after is None or after.lower in known.never:
        return 0
    if word.text in APOSTROPHES and words[j - 1].lower.endswith("s") and j - first > 1 and is_capital(after):
        return 2
    if (
        word.tag == "POS"
        and is_capital(after)
        and after.lower in known.name_heads
        and words[first].lower not in known.states
    ):
        return 2 if words[j - 1].entity == after.entity == "ORG" else 0
    if word.text in HYPHENS and is_capital(after) and word.start == words[j - 1].end and after.start == word.end:
        return 2
    if j + 2 < stop and is_capital(words[j + 2]) and article_before(words, j + 2, known):
        return 3
    if word.lower in known.joins_persons and is_capital(after):
        return 2
    if word.text == "&" and is_capital(after):
        return 2
    of_one = same_entity(words[j - 1], word, after)
    if word.lower in known.mandate_prepositions and words[j - 1].lower in known.without_mandate:
        return 0
    people = is_people_by_name(words[j - 1], known) and word.lower in known.of_words
    if word.lower in known.joins_names and (has_head or people or (of_one and word.entity != "PERSON")):
        if is_titled_person([w.lower for w in words[first:j]], known):
            return 0
        return led_on(words, first, j, stop, known)
    if word.lower in known.name_conjunctions and is_capital(after) and after.lower not in known.bodies:
        return 2 if (of_one if has_head else head_behind(words, j, stop, known)) else 0
    if (
        word.entity == "ORG"
        and not word.entity_begins
        and has_head
        and after.entity == "ORG"
        and not after.entity_begins
        and (words[j - 1].pos == "ADP" or not is_capital(words[j - 1]))
        and word.pos != "VERB"
    ):
        return 1 if word.text not in ",()" and word.tag != "POS" else 0
    return 0


def head_behind(words: tuple[Word, ...], j: int, stop: int, known: PartyWords) -> bool:
    """True for the "and" of "Intelligence and Security Service": one body, whose own word comes at the end."""
    if words[j - 1].lower not in known.fields:
        return False
    last = j + 1
    while last + 1 < stop and is_capital(words[last + 1]):
        last += 1
    return last > j + 1 and known.heads_body(words[last].lower)


def led_on(words: tuple[Word, ...], first: int, j: int, stop: int, known: PartyWords) -> int:
    """How many words from "of" or "for" at `j` on continue the name; 0 where it ends before them."""
    word, after, beyond = words[j], words[j + 1], words[j + 2] if j + 2 < stop else None
    if after.lower in known.name_determiners and beyond and is_capital(beyond) and beyond.lower not in known.leading:
        # "The Federation of Orla against the Lethian border" is no name.
        return 0 if word.lower in known.parting else 3
    if is_capital(after):
        return 2
    # "Commission of Inquiry on human rights": lower-case fields of a named office
    is_field = words[j - 1].entity == "ORG" == word.entity == after.entity
    return 2 if is_field and not is_accused(words, first, j, known) else 0


def is_accused(words: tuple[Word, ...], first: int, last: int, known: PartyWords) -> bool:
    """True for the words of a name under a verb that goes on with "of": "accused the Front of war crimes"."""
    return any(
        word.dep in ("dobj", "nsubjpass") and words[word.head].lemma in known.takes_of for word in words[first:last]
    )


def same_entity(before: Word, word: Word, after: Word) -> bool:
    """True where the analysis sees the three words as parts of one name."""
    return (
        bool(before.entity)
        and before.entity == word.entity == after.entity
        and not (word.entity_begins or after.entity_begins)
    )


def split_names(analysis: Analysis, names: list[Name]) -> list[Name]:
    """The names, a run of two that lacks the comma between them cut where its end is a name elsewhere in the text."""
    texts = Counter(joined_text(list(analysis.words[n.first : n.last]), analysis.text) for n in names)
    kinds = {joined_text(list(analysis.words[n.first : n.last]), analysis.text): n.kind for n in reversed(names)}
    out: list[Name] = []
    for name in names:
        cut = 0
        if name.last - name.first >= 4 and name.kind == "person":
            for i in range(name.first + 2, name.last - 1):
                end = joined_text([w for w in analysis.words[i : name.last] if w.tag != "POS"], analysis.text)
                if texts[end] and (kinds[end] != "person" or name.last - i >= 2):
                    cut = i
                    break
        if cut:
            end = joined_text([w for w in analysis.words[cut : name.last] if w.tag != "POS"], analysis.text)
            out.append(Name(name.first, cut, cut - 1, "person"))
            out.append(Name(cut, name.last, name.head if name.head >= cut else name.last - 1, kinds[end]))
        else:
            out.append(name)
    return out
