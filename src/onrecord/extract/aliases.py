"""One name for each party of a document: the full name for a surname, an acronym or a short form."""

from collections import Counter

from onrecord.extract.names import APOSTROPHES, Name
from onrecord.extract.parties import Mention
from onrecord.extract.party_words import PartyWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.vocabulary import PartyKind


class Aliases:
    """The names of one document, and the one name that each stands for."""

    def __init__(self, analysis: Analysis, names: list[Name], known: PartyWords) -> None:
        self.analysis, self.known = analysis, known
        self.text_of = {name: self._plain(name) for name in names}
        self.kinds: dict[str, PartyKind] = {}
        for name in names:
            self.kinds.setdefault(self.text_of[name], self._kind(name))
        self.counts = Counter(self.text_of.values())
        self.full: dict[str, str] = {}
        self._acronyms(names)
        self._surnames()
        self._short_forms()
        self.subject_state = self._subject_state()

    def mention(self, name: Name) -> Mention:
        """The mention for a name, under its party's one name."""
        plain = self.text_of[name]
        one = self.one_name(plain)
        kind = self.kinds.get(one, self.kinds.get(plain, name.kind))
        return Mention(name.span(self.analysis), name.head, one, kind)

    def one_name(self, plain: str) -> str:
        """The one name for a name as written, without title and possessive."""
        seen = set()
        while plain in self.full and plain not in seen:
            seen.add(plain)
            plain = self.full[plain]
        return self.known.umbrellas.get(plain.lower(), self.known.states.get(plain.lower(), plain))

    def _plain(self, name: Name) -> str:
        """The name without titles, possessive and what a state's name adds ("Israeli authorities" is the state)."""
        words = [w for w in self.analysis.words[name.first : name.last]]
        if words and words[-1].tag == "POS":
            words.pop()
        kept = words
        if name.kind == "person":
            kept = without_titles(words, self.known) or words
        return joined_text(kept, self.analysis.text).rstrip(APOSTROPHES)

    def _kind(self, name: Name) -> PartyKind:
        return name.kind

    def _acronyms(self, names: list[Name]) -> None:
        """`Full Name (ACRONYM)`, and names whose initials are an acronym elsewhere in the text."""
        words = self.analysis.words
        texts = sorted(self.counts, key=len, reverse=True)
        for name in names:
            j = name.last
            if j + 2 < len(words) and words[j].text == "(" and words[j + 1].text.isupper() and len(words[j + 1].text) > 1:
                short, full = words[j + 1].text, self.text_of[name]
                if full != short and short[0].lower() in [w[0].lower() for w in full.split() if w]:
                    self.full.setdefault(short, full)
        for short in texts:
            if short.isupper() and 2 <= len(short) <= 7 and short not in self.full and short.lower() not in self.known.states:
                match = [t for t in texts if initials(t) == short.replace(".", "")]
                if match:
                    self.full[short] = match[0]

    def _surnames(self) -> None:
        """A last name alone is the one person who is named in full with it; two such persons: nobody."""
        people = [t for t in self.counts if self.kinds[t] in ("person", "state", "other") and len(t.split()) > 1]
        last: dict[str, set[str]] = {}
        for full in people:
            parts = full.split()
            for i in range(1, len(parts)):
                last.setdefault(" ".join(parts[i:]).lower(), set()).add(full)
        for short in self.counts:
            if short not in self.full and len(short.split()) < 4:
                fulls = {f for f in last.get(short.lower(), set()) if f != short}
                longest = max(fulls, key=lambda f: (len(f), f)) if fulls else ""
                if longest and all(same_person(f, longest) for f in fulls):
                    self.full[short] = longest

    def _short_forms(self) -> None:
        """The first words of one organisation's name stand for it ("Amity" for "Amity Watch")."""
        longer: dict[str, set[str]] = {}
        for text in self.counts:
            words = text.split()
            if len(words) > 1 and self.kinds[text] in ("organisation", "armed_group", "body", "forces"):
                for i in range(1, len(words)):
                    longer.setdefault(" ".join(words[:i]).lower(), set()).add(text)
                    longer.setdefault(" ".join(words[i:]).lower(), set()).add(text)
        for short in self.counts:
            low = short.lower()
            if short in self.full or low in self.known.states or low in self.known.adjectives or self.kinds[short] in ("person", "people"):
                continue
            fulls = longer.get(low, set()) - {short}
            by_front = {f for f in fulls if f.lower().startswith(low)}
            chosen = by_front or fulls
            if len(chosen) == 1 and (by_front or low.split()[0] in self.known.name_heads):
                self.full[short] = chosen.pop()

    def _subject_state(self) -> str:
        """The state that the document is about: named in a heading of its own, or far more often than any other."""
        for paragraph in self.analysis.paragraphs[:4]:
            heading = self.analysis.text[paragraph.start : paragraph.end].strip().lower()
            if heading in self.known.states:
                return self.known.states[heading]
        counted: Counter[str] = Counter()
        for text, n in self.counts.items():
            for word in {text.lower(), *text.lower().split()[:1]}:
                state = self.known.states.get(word) or self.known.adjectives.get(word)
                if state:
                    counted[state] += n
        top = counted.most_common(2)
        if top and top[0][1] >= 3 and (len(top) == 1 or top[0][1] >= 2 * top[1][1]):
            return top[0][0]
        return ""


def without_titles(words: list[Word], known: PartyWords) -> list[Word]:
    """A person's name without the titles and offices before it."""
    kept = list(words)
    while len(kept) > 1 and (
        kept[0].lower in known.titles or kept[0].lower in known.adjectives or kept[0].lower in known.states or kept[0].text in "-–&"
    ):
        kept.pop(0)
    return kept


def joined_text(words: list[Word], text: str) -> str:
    """The words as the text has them, white space made single."""
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""


def initials(name: str) -> str:
    """The capitals with which a name's words begin.

    >>> initials("International Court of Reed")
    'ICR'
    """
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())


def same_person(short: str, full: str) -> bool:
    """True where the words of one name all stand in the other."""
    return set(short.lower().split()) <= set(full.lower().split())
