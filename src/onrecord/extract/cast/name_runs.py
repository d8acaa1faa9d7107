"""The names of a text, without a parse: runs of capitalised words."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.cast.plain_words import PlainWord
from onrecord.extract.cast.run_kinds import kind_of, person_begins
from onrecord.extract.cast.words import NamingWords
from onrecord.extract.parties.written import is_titled_person
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

MARKS = frozenset('“”"„«»')
HEADLINE = 0.7
"""The share of capitals from which a line is a headline."""
FEWEST = 4
"""Longer words, or words with capitals, that a headline has."""


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name as it stands: words `first` up to, not including, `last`; `plain` is the name without titles.

    `titled` are the titles before it, in lower case; `definite` is True after "the".
    """

    first: int
    last: int
    span: Span
    plain: str
    kind: PartyKind
    titled: tuple[str, ...]
    definite: bool
    placed: bool
    """True after "in", "near" and the like."""


class NameRuns:
    """Finds the names among the words of one text."""

    def __init__(self, text: str, words: Sequence[PlainWord], known: NamingWords) -> None:
        self.text = text
        self.words = words
        self.known = known
        self.headlines = headlines(words)
        self.ends: set[str] = set()

    def find(self) -> list[NameRun]:
        """The names in order of the text."""
        found: list[tuple[int, int]] = []
        i, n = 0, len(self.words)
        while i < n:
            word = self.words[i]
            if not self.begins(word) or self.is_small(word) or word.lower in self.known.known.never:
                i += 1
                continue
            last = self.end_of(i)
            found.append((i, last))
            i = last
        names = {
            w.text for first, last in found for w in self.words[first:last] if last - first > 1 or not self.explained(w)
        }
        found = self.without_labels(self.out_of_headlines(found))
        kept = [(i, j) for i, j in found if j - i > 1 or self.words[i].text in names or self.is_state(self.words[i])]
        return [self.made(first, last) for one in kept for first, last in self.apart(one, kept)]

    def out_of_headlines(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The runs, those of headlines cut to the name that stands elsewhere: "Ana Ruiz" of "Ana Ruiz Says No"."""
        elsewhere = {self.joined(i, j) for i, j in found if self.words[i].paragraph not in self.headlines}
        elsewhere |= {
            self.joined(k, j) for i, j in found if self.words[i].paragraph not in self.headlines for k in range(i, j)
        }
        out: list[tuple[int, int]] = []
        for first, last in found:
            if self.words[first].paragraph in self.headlines:
                last = next((j for j in range(last, first, -1) if self.stands(first, j, last, elsewhere)), last)
                first = next((i for i in range(first, last - 1) if self.joined(i, last) in elsewhere), first)
            out.append((first, last))
        return out

    def without_labels(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The runs without a party's or a people's word before a full name that stands alone elsewhere: "Liberal Ana Ruiz"."""
        alone = {self.joined(i, j) for i, j in found if j - i > 1}
        labels = self.known.known.title_words | self.known.known.adjectives.keys()
        out: list[tuple[int, int]] = []
        for first, last in found:
            labelled = self.words[first].lower in labels and self.joined(first + 1, last) in alone
            out.append((first + labelled, last))
        return out

    def stands(self, first: int, cut: int, last: int, elsewhere: set[str]) -> bool:
        """True where a headline's run may end at `cut`: the name stands elsewhere, a single word only before a verb's ending."""
        if self.joined(first, cut) not in elsewhere:
            return False
        return cut == last or cut - first > 1 or self.is_form(self.words[cut].lower)

    def is_form(self, low: str) -> bool:
        """True for a word with an ending: "says", "denies"."""
        return self.known.singular(low) != low

    def is_small(self, word: PlainWord) -> bool:
        """True for a word that names nobody, whatever its capital; "US" and "WHO" are not "us" and "who"."""
        if word.lower not in self.known.openers:
            return False
        known = self.known.known
        return not (word.text.isupper() and (word.lower in known.states or word.text in known.acronyms))

    def is_state(self, word: PlainWord) -> bool:
        """True for a state's name, adjective or a known acronym."""
        known = self.known.known
        return word.lower in known.states or word.lower in known.adjectives or word.text in known.acronyms

    def explained(self, word: PlainWord) -> bool:
        """True for a capital that the word's place explains."""
        return word.opens or word.paragraph in self.headlines

    def apart(self, run: tuple[int, int], runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The run, cut where it lacks the comma between two names: its end is a name elsewhere ("Ana Ruiz River Relief's ...")."""
        first, last = run
        if last - first < 4 or any(not w.capital for w in self.words[first:last]):
            return [run]
        if not self.ends:
            self.ends = {self.joined(i, j) for i, j in runs}
        for cut in range(first + 2, last - 1):
            if self.joined(cut, last) in self.ends and self.joined(first, cut) in self.ends:
                return [(first, cut), (cut, last)]
        return [run]

    def joined(self, first: int, last: int) -> str:
        return " ".join(w.text for w in self.words[first:last])

    def end_of(self, first: int) -> int:
        """One past the last word of the name that begins at `first`."""
        words, j = self.words, first + 1
        has_head = words[first].lower in self.known.known.name_heads
        while j < len(words):
            step = self.step(first, j, has_head)
            if not step:
                break
            has_head = has_head or words[j + step - 1].lower in self.known.known.name_heads
            j += step
        return j

    def step(self, first: int, j: int, has_head: bool) -> int:
        """How many words from `j` on continue the name; 0 where it ends."""
        words, known = self.words, self.known.known
        word, before = words[j], words[j - 1]
        if word.gap == ", " and word.lower in self.known.suffixes and j - first > 1:
            return 1
        joined = word.gap.strip() in ("", "&", "/") and bool(word.gap) and word.paragraph == before.paragraph
        if not joined or (before.owner and before.lower not in self.known.owners_in_names):
            return 0
        if self.has_article(word):
            return 1
        if word.capital and (not self.is_small(word) or word.gap.strip() == "&"):
            return int(word.lower not in known.never)
        after = words[j + 1] if j + 1 < len(words) and words[j + 1].gap.isspace() else None
        if after is None or word.owner or before.owner:
            return 0
        follows = after.capital and not self.is_small(after) and after.lower not in known.never
        if word.lower in known.joins_persons and follows:
            return 2
        if word.lower in known.joins_names and has_head:
            if is_titled_person([w.lower for w in words[first:j]], known):
                return 0
            if follows:
                return 2
            beyond = words[j + 2] if j + 2 < len(words) and words[j + 2].gap.isspace() else None
            return 3 if after.lower in known.name_determiners and beyond and beyond.capital else 0
        if word.lower in known.name_conjunctions and follows:
            return 2 if (self.field_goes_on(first, j) if has_head else self.head_behind(j)) else 0
        return 0

    def begins(self, word: PlainWord) -> bool:
        """True for a word with a capital, also behind an article: "al-Hadid"."""
        return word.capital or ("-" in word.text and self.has_article(word))

    def has_article(self, word: PlainWord) -> bool:
        """True where a hyphen joins an article in small letters to a capital."""
        article, _, rest = word.text.partition("-")
        return rest[:1].isupper() and article in self.known.known.hyphenated

    def head_behind(self, j: int) -> bool:
        """True for the "and" of "Intelligence and Security Service": one body, whose own word comes at the end."""
        words, known = self.words, self.known.known
        if words[j - 1].lower not in known.fields:
            return False
        last = j + 1
        while last + 1 < len(words) and words[last + 1].capital and words[last + 1].gap.isspace():
            last += 1
        return last > j + 1 and known.heads_body(words[last].lower)

    def field_goes_on(self, first: int, j: int) -> bool:
        """True for "Ministry of Law and Order": the word after "and" is one, and names no party by itself."""
        words, known = self.words, self.known.known
        inside = any(w.lower in known.joins_names for w in words[first:j])
        after, beyond = words[j + 1], words[j + 2] if j + 2 < len(words) else None
        alone = beyond is None or not (beyond.capital and beyond.gap.isspace())
        return inside and alone and after.lower not in known.states and after.lower not in self.known.titles

    def made(self, first: int, last: int) -> NameRun:
        """The name of words `first` to `last`, its titles taken off."""
        while last - first > 1 and self.words[first].opens and self.words[first].lower in self.known.opening_adjectives:
            first += 1
        while last - first > 1 and self.words[first].lower in self.known.known.leading & self.known.titles:
            first += 1
        words, known = self.words[first:last], self.known.known
        cut = person_begins([w.lower for w in words], self.known)
        titled = tuple(w.lower for w in words[:cut])
        kind = "person" if cut else kind_of([w.lower for w in words], self.known)
        before = self.words[first - 1] if first and self.words[first].gap.isspace() else None
        return NameRun(
            first + cut,
            last,
            Span(words[cut].start, words[-1].end),
            " ".join(self.text[words[cut].start : words[-1].end].split()),
            kind,
            titled,
            self.is_definite(first),
            before is not None and before.lower in known.places,
        )

    def is_definite(self, first: int) -> bool:
        """True after an article, and for a title in marks ("“Night Talk”"): no person's name."""
        word, before = self.words[first], self.words[first - 1] if first else None
        if before is not None and word.gap.isspace() and before.lower in self.known.articles:
            return True
        end = self.end_of(first)
        after = self.words[end].gap if end < len(self.words) else ""
        return not MARKS.isdisjoint(word.gap[-1:]) and not MARKS.isdisjoint(after[:1])


def headlines(words: Sequence[PlainWord]) -> frozenset[int]:
    """The paragraphs of one sentence in which nearly every word has a capital."""
    counts: dict[int, list[int]] = {}
    several: set[int] = set()
    for word in words:
        if "." in word.gap and word.paragraph in counts:
            several.add(word.paragraph)
        count = counts.setdefault(word.paragraph, [0, 0])
        count[0] += word.capital
        count[1] += len(word.text) > 3 or word.capital
    found = (p for p, (capitals, total) in counts.items() if total >= FEWEST and capitals > HEADLINE * total)
    return frozenset(found) - several
