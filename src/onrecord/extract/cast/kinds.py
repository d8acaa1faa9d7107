"""What the words around names tell of their kinds: declared states, acronyms, appositions."""

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.cast.plain_words import PlainWord
from onrecord.extract.cast.roles_beside import RolesBeside
from onrecord.extract.cast.words import NamingWords
from onrecord.extract.parties.written import initials
from onrecord.model.vocabulary import PartyKind

SUBJECT_STATE = 3
"""How often a state is named, and how many times as often as the next, where "the government" is its own."""


class Kinds:
    """The kinds of the names of one text; `full` are the names that acronyms stand for.

    `headed` is the state whose name the section of a report has as its heading; empty elsewhere.
    """

    def __init__(
        self, words: Sequence[PlainWord], runs: Sequence[NameRun], known: NamingWords, headed: str = ""
    ) -> None:
        self.headed = headed
        self.words, self.runs, self.known = words, runs, known
        self.beside = RolesBeside(words, known)
        self.kinds: dict[str, PartyKind] = {}
        self.full: dict[str, str] = {}
        for run in runs:
            if self.kinds.get(run.plain, "other") == "other":
                self.kinds[run.plain] = run.kind
        self._states()
        self._acronyms()
        self._like_titles()
        self.described = [(run, role) for run in runs for role in self._beside(run)]
        """The roles in apposition to names."""

    def _states(self) -> None:
        """A name after "government of", "Republic of" and the like is a state, whatever its name."""
        known, declared = self.known.known, set()
        for run in self.runs:
            before = [
                w.lower for w in self.words[max(0, run.first - 3) : run.first] if w.lower not in self.known.articles
            ]
            if len(before) > 1 and before[-1] in known.of_words and before[-2] in known.state_heads:
                declared.add(run.plain)
            *heads, tail = run.plain.split()
            led = len(heads) > 1 and heads[-1] in known.of_words
            if (
                led
                and {head.lower() for head in heads} & (known.state_heads | known.state_bodies)
                and tail in self.kinds
            ):
                declared.add(tail)
        declared |= {plain for plain in self.kinds if self.headed and plain.casefold() == self.headed.casefold()}
        for plain in declared:
            self.kinds[plain] = "state" if self.kinds[plain] == "other" else self.kinds[plain]

    def _acronyms(self) -> None:
        """`Full Name (ACRONYM)`, and names whose initials are an acronym elsewhere in the text."""
        for run in self.runs:
            after = self.words[run.last] if run.last < len(self.words) else None
            if after is not None and after.gap.strip() == "(" and self.declares(run, after.text):
                self.full.setdefault(after.text, run.plain)
                if self.kinds[run.plain] == "other":
                    self.kinds[run.plain] = "organisation"
        whole = {initials(plain): plain for plain in sorted(self.kinds, key=len) if " " in plain}
        for short in self.kinds:
            bare = short.replace(".", "")
            if (
                short.isupper()
                and 2 <= len(bare) <= 7
                and short not in self.full
                and short.lower() not in self.known.known.states
            ):
                if bare in whole:
                    self.full[short] = whole[bare]
                elif self.kinds[short] == "other":
                    self.kinds[short] = "organisation"

    @staticmethod
    def declares(run: NameRun, acronym: str) -> bool:
        """True where a word in brackets may be the acronym of the name before it."""
        names = run.plain.split()
        return acronym.isupper() and len(acronym) > 1 < len(names) and acronym[0] in [w[0].upper() for w in names]

    def _like_titles(self) -> None:
        """A name that ends as a title does ("Ana Bishop") is a person's where that is a surname elsewhere ("Ms Bishop")."""
        surnames = {run.plain for run in self.runs if run.kind == "person"}
        for plain, kind in self.kinds.items():
            if kind == "role" and " " in plain and plain.split()[-1] in surnames:
                self.kinds[plain] = "person"

    def _beside(self, run: NameRun) -> Iterator[tuple[PlainWord, ...]]:
        """The roles in apposition to a name; marks the name as a person's or an organisation's."""
        if self.kinds[run.plain] not in ("other", "person"):
            return
        for phrase in (self.beside.role_after(run), self.beside.role_before(run)):
            head = phrase[-1].lower if phrase else ""
            if self.known.is_role(head):
                self.kinds[run.plain] = "person"
                yield phrase
            elif head in self.known.organisation_again and self.kinds[run.plain] == "other":
                self.kinds[run.plain] = "organisation"
        after = self.words[run.last : run.last + 1]
        if after and self.kinds[run.plain] == "other":
            if after[0].lower in self.known.person_relatives:
                self.kinds[run.plain] = "person"
            elif after[0].lower in self.known.thing_relatives:
                self.kinds[run.plain] = "organisation"

    def subject_state(self) -> str:
        """The state that the document is about: in a heading of its own, or named far more often than any other."""
        if self.headed:
            return self.headed
        known = self.known.known
        counted: Counter[str] = Counter()
        for run in self.runs:
            low = run.plain.lower()
            alone = run.first == 0 or self.words[run.first].paragraph != self.words[run.first - 1].paragraph
            ends = run.last >= len(self.words) or self.words[run.last].paragraph != self.words[run.first].paragraph
            if low in known.states and alone and ends and self.words[run.first].paragraph < 4:
                return known.states[low]
            for word in {low, low.split()[0]}:
                state = known.states.get(word) or known.adjectives.get(word)
                if state:
                    counted[state] += 1
            if self.kinds[run.plain] == "state" and low not in known.states:
                counted[run.plain] += 1
        top = counted.most_common(2)
        if len(top) == 1 and self.kinds.get(top[0][0]) == "state" and top[0][0].lower() not in known.states:
            return top[0][0]
        if top and top[0][1] >= SUBJECT_STATE and (len(top) == 1 or top[0][1] >= 2 * top[1][1]):
            return top[0][0]
        return ""
