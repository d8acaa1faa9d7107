"""The cast of a document without a parse: who is named in it, in which forms, in what roles, and whether "he" or "she" may mean them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from onrecord.extract.cast.kinds import Kinds
from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.cast.one_name import Forms, fuller_persons, shorter_organisations
from onrecord.extract.cast.owned_names import with_owners
from onrecord.extract.cast.plain_words import PlainWord
from onrecord.extract.cast.pronouns_after import is_thing, weight_after
from onrecord.extract.cast.words import NamingWords
from onrecord.extract.parties.written import shown_name
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

LATELY = 40
"""Names before a surname among which the full one is looked for."""
TITLE = 12
"""The weight of "Mr" and of "spokeswoman"."""
OFTEN = 4
"""The weight of pronouns after a name that make it a person's."""
SURE = 0.8
"""The share of pronouns and titles that must agree on a gender."""


class Cast:
    """The parties that a text names, each under the fullest name that it gives."""

    def __init__(
        self, words: Sequence[PlainWord], runs: Sequence[NameRun], known: NamingWords, headed: str = ""
    ) -> None:
        self.words, self.known = words, known
        self.runs = runs = with_owners(words, runs, known)
        self.run_starts = [run.span.start for run in runs]
        self.run_lasts = [run.last for run in runs]
        self.counts = Counter(run.plain for run in runs)
        self.definite = Counter(run.plain for run in runs if run.definite)
        self.placed = Counter(run.plain for run in runs if run.placed)
        told = Kinds(words, runs, known, headed)
        self.kinds, self.full, self.subject_state = told.kinds, told.full, told.subject_state()
        self.roles: dict[str, str] = {}
        """The first role that the text gives each person."""
        self.holders: dict[str, dict[str, None]] = {}
        """The persons who hold each role, in lower case."""
        self.gender_votes: dict[str, tuple[int, int]] = {}
        """The weight of what speaks for \"he\" and for \"she\"."""
        self.named: dict[int, str] = {}
        self.places: dict[str, list[int]] = {}
        """The offsets at which each party is named, in order."""
        fuller, self.shared = fuller_persons(self._forms(), known)
        self.full |= fuller
        self.full |= shorter_organisations(self.counts, self.kinds, self.full, known)
        for run in runs:
            self._told(run, self.words[run.first - len(run.titled) : run.first])
        for run, role in told.described:
            self._told(run, role)
        self._pronouns()
        # Only now is it known who holds which title: names that persons share are led to one of them by it.
        self.named.clear()
        for run in runs:
            self.places.setdefault(self.name_of(run), []).append(run.span.start)

    def _forms(self) -> Forms:
        """The names as they are written, with where each stands first: anywhere, and below the headline."""
        firsts, below = {run.plain: run.first for run in reversed(self.runs)}, {}
        for run in reversed(self.runs):
            if self.words[run.first].paragraph > 0:
                below[run.plain] = run.first
        return Forms(self.counts, self.kinds, self.definite, firsts, below, self.full)

    # --- names

    def one_name(self, plain: str) -> str:
        """The one name for a name as written."""
        seen: set[str] = set()
        while plain in self.full and plain not in seen:
            seen.add(plain)
            plain = self.full[plain]
        known, low = self.known.known, plain.lower()
        for form in known.state_forms:
            if low.startswith(form) and low.removeprefix(form) in known.states:
                low = low.removeprefix(form)
        return (
            known.umbrellas.get(low)
            or known.states.get(low)
            or known.acronyms.get(plain)
            or (plain if "." in plain or "/" in plain else shown_name(plain))
        )

    def name_of(self, run: NameRun) -> str:
        """The one name of the party that a run names: of persons who share it the one that its title or place tells."""
        name = self.named.get(run.first)
        if name is None:
            name = self.named[run.first] = self.one_name(self.of_shared(run) or run.plain)
        return name

    def of_shared(self, run: NameRun) -> str:
        """Of the persons who share a surname, the one who holds the title before it, or whom the paragraph names in full."""
        fulls = self.shared.get(run.plain, set())
        if not fulls:
            return ""
        genders = [g for low in run.titled if (g := self.known.gender(low))]
        if genders:
            fulls = {f for f in fulls if self.gender(self.one_name(f)) in (0, genders[0])}
        offices = [low for low in run.titled if low not in self.known.honorifics]
        held = self.holders.get(self.known.full_titles.get(offices[-1], offices[-1]), {}) if offices else {}
        holding = {f for f in fulls if self.one_name(f) in held}
        here = self.words[run.first].paragraph
        near: list[str] = []
        place = bisect_left(self.run_lasts, run.last)
        earliest = max(0, place - LATELY)
        while place > earliest and self.words[self.runs[place - 1].first].paragraph == here:
            place -= 1
            if self.runs[place].plain in fulls:
                near.append(self.runs[place].plain)
        for one in (fulls, holding, set(near)):
            if len(one) == 1:
                return next(iter(one))
        return ""

    def kind_of(self, name: str) -> PartyKind:
        """What kind of party goes by this name."""
        known = self.known.known
        if name.lower() in known.states:
            return "state"
        return "organisation" if name in self.known.acronym_names else self.kinds.get(name, "other")

    def is_person(self, name: str) -> bool:
        """True where something besides its capitals tells that this is a person's name: a title, a role, a surname, pronouns."""
        kind = self.kind_of(name)
        return kind == "person" or (kind == "other" and max(self.gender_votes.get(name, (0, 0))) >= OFTEN)

    def may_be_person(self, name: str) -> bool:
        """False where something tells that a name is no person's, or nothing tells that it is: "the" before it, a single word."""
        words = [w for w in name.split() if w not in self.known.known.joins_persons]
        weak = self.kind_of(name) == "other" and 2 <= len(words) <= 4 and all(w[0].isupper() for w in words)
        thing = self.definite[name] or self.placed[name] * 2 >= self.counts[name] or name.isupper()
        return self.is_person(name) or (weak and not thing)

    def gender(self, name: str) -> int:
        """1 where "he" means this person, -1 where "she" does, 0 where nothing tells."""
        men, women = self.gender_votes.get(name, (0, 0))
        total = men + women
        return 1 if total and men >= SURE * total else -1 if total and women >= SURE * total else 0

    def is_named_within(self, name: str, first: int, last: int) -> bool:
        """True where a party is named in words `first` up to `last`."""
        places = self.places.get(name, [])
        begin, end = self.words[first].start, self.words[last].start
        return bisect_left(places, begin) < bisect_left(places, end)

    def runs_in(self, span: Span) -> Sequence[NameRun]:
        """The names that touch a span."""
        first = bisect_left(self.run_starts, span.start)
        if first and self.runs[first - 1].span.end > span.start:
            first -= 1
        return self.runs[first : bisect_left(self.run_starts, span.end)]

    def run_at(self, word: int) -> NameRun | None:
        """The name that holds a word, its titles included."""
        place = bisect_left(self.run_lasts, word + 1)
        run = self.runs[place] if place < len(self.runs) else None
        return run if run and run.first - len(run.titled) <= word else None

    # --- what the text tells of them

    def _told(self, run: NameRun, role: Sequence[PlainWord]) -> None:
        """Keep what titles and roles tell of a name: who holds which, and a gender."""
        if not role or self.kinds[run.plain] != "person":
            return
        name = self.name_of(run)
        self.kinds.setdefault(name, "person")
        if " " in run.plain and any(word.lower not in self.known.honorifics for word in role):
            self.roles.setdefault(name, " ".join(word.text + ("’s" if word.owner else "") for word in role))
        lowers = [self.known.full_titles.get(word.lower, word.lower) for word in role]
        past = any(low in self.known.past for low in lowers)
        for size in (1, 2, 3):
            if len(lowers) == size or (len(lowers) > size and not past):
                self.holders.setdefault(" ".join(lowers[-size:]), {})[name] = None
        for low in lowers:
            if self.known.gender(low):
                self._vote(name, TITLE * self.known.gender(low))

    def _vote(self, name: str, weight: int) -> None:
        """Let something tell that "he" means a party (a weight over 0) or "she"."""
        men, women = self.gender_votes.get(name, (0, 0))
        self.gender_votes[name] = (men + max(weight, 0), women + max(-weight, 0))

    def _pronouns(self) -> None:
        """Let the pronouns after names tell of their genders; "the doctor of Ruiz ... she" tells nothing of Ruiz."""
        persons = {run.first for run in self.runs if self.may_be_person(self.name_of(run))}
        names = {run.first for run in self.runs}
        for run in self.runs:
            if self.kinds[run.plain] == "other" and is_thing(self.words, run, names, self.known):
                self.kinds[run.plain] = "organisation"
            before = self.words[run.first - 1].lower if run.first else ""
            part = self.words[run.first].gap.isspace() and before in self.known.known.of_words
            if run.first in persons and not part:
                self._vote(self.name_of(run), weight_after(self.words, run, persons, self.known))
