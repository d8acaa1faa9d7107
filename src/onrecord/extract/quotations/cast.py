"""The cast of a document without a parse: who is named in it, in which forms, in what roles, and whether "he" or "she" may mean them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.extract.parties.aliases import initials
from onrecord.extract.parties.names import shown_name
from onrecord.extract.quotations.name_runs import NameRun, PlainWord
from onrecord.extract.quotations.naming_words import NamingWords
from onrecord.extract.quotations.one_name import Forms, fuller_persons, shorter_organisations
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

LONGEST_ROLE = 9
"""Words of an apposition that may lead to its head."""
PRONOUN_REACH = 25
"""Words after a name within which a pronoun tells its gender, where it may be the subject of its sentence."""
SUBJECT_WITHIN = 6
"""Words at the head of a sentence within which its first name is taken for its subject."""
OFTEN = 4
"""The weight of pronouns after a name that make it a person's."""
CLOSE = 6
"""The same for other names."""
MARKS = frozenset('“”„"«»')
SURE = 2 / 3
"""The share of pronouns and titles that must agree on a gender."""
SUBJECT_STATE = 3
"""How often a state is named, and how many times as often as the next, where "the government" is its own."""


class Cast:
    """The parties that a text names, each under the fullest name that it gives."""

    def __init__(self, words: Sequence[PlainWord], runs: Sequence[NameRun], known: NamingWords) -> None:
        self.words, self.runs, self.known = words, runs, known
        self.run_starts = [run.span.start for run in runs]
        self.run_lasts = [run.last for run in runs]
        self.counts = Counter(run.plain for run in runs)
        self.kinds: dict[str, PartyKind] = {}
        self.full: dict[str, str] = {}
        self.definite = Counter(run.plain for run in runs if run.definite)
        self.roles: dict[str, str] = {}
        self.holders: dict[str, dict[str, None]] = {}
        self.gender_votes: dict[str, list[int]] = {}
        self.named: dict[int, str] = {}
        self.places: dict[str, list[int]] = {}
        for run in runs:
            if self.kinds.get(run.plain, "other") == "other":
                self.kinds[run.plain] = run.kind
        self._states()
        self._acronyms()
        self._like_titles()
        described = [(run, role) for run in runs for role in self._beside(run)]
        firsts, below = {r.plain: r.first for r in reversed(runs)}, {}
        for run in reversed(runs):
            if words[run.first].paragraph > 0:
                below[run.plain] = run.first
        forms = Forms(self.counts, self.kinds, self.definite, firsts, below, self.full)
        fuller, self.shared = fuller_persons(forms, known)
        self.full |= fuller
        self.full |= shorter_organisations(self.counts, self.kinds, self.full, known)
        for run in runs:
            self._told(run, self.words[run.first - len(run.titled) : run.first])
            self.places.setdefault(self.name_of(run), []).append(run.span.start)
        for run, role in described:
            self._told(run, role)
        self._pronouns()
        self.subject_state = self._subject_state()

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
            or (plain if "." in plain else shown_name(plain))
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
        while place > 0 and self.words[self.runs[place - 1].first].paragraph == here:
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
        return kind == "person" or (kind == "other" and abs(sum(self.gender_votes.get(name, ()))) >= OFTEN)

    def may_be_person(self, name: str) -> bool:
        """False where something tells that a name is no person's, or nothing tells that it is: "the" before it, a single word."""
        words = [w for w in name.split() if w not in self.known.known.joins_persons]
        weak = self.kind_of(name) == "other" and 2 <= len(words) <= 4 and all(w[0].isupper() for w in words)
        return self.is_person(name) or (weak and not self.definite[name] and not name.isupper())

    def gender(self, name: str) -> int:
        """1 where "he" means this person, -1 where "she" does, 0 where nothing tells."""
        votes = self.gender_votes.get(name, [])
        men, women = sum(v for v in votes if v > 0), -sum(v for v in votes if v < 0)
        total = men + women
        return 1 if total and men >= SURE * total else -1 if total and women >= SURE * total else 0

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

    def _states(self) -> None:
        """A name after "government of", "Republic of" and the like is a state, whatever its name."""
        known, declared = self.known.known, set()
        for run in self.runs:
            before = [
                w.lower for w in self.words[max(0, run.first - 3) : run.first] if w.lower not in self.known.articles
            ]
            if len(before) > 1 and before[-1] in known.of_words and before[-2] in known.state_heads:
                declared.add(run.plain)
            head, _, tail = run.plain.rpartition(" of ")
            if tail and set(head.lower().split()) & (known.state_heads | known.state_bodies) and tail in self.kinds:
                declared.add(tail)
        for plain in declared:
            self.kinds[plain] = "state" if self.kinds[plain] == "other" else self.kinds[plain]

    def _acronyms(self) -> None:
        """`Full Name (ACRONYM)`, and names whose initials are an acronym elsewhere in the text."""
        for run in self.runs:
            after = self.words[run.last] if run.last < len(self.words) else None
            if after and after.gap.strip() == "(" and after.text.isupper() and len(after.text) > 1 and " " in run.plain:
                if after.text[0].lower() in [w[0].lower() for w in run.plain.split()]:
                    self.full.setdefault(after.text, run.plain)
                    self.kinds[run.plain] = (
                        "organisation" if self.kinds[run.plain] == "other" else self.kinds[run.plain]
                    )
        whole = {initials(plain): plain for plain in sorted(self.counts, key=len) if " " in plain}
        for short in self.counts:
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
        for phrase in (self.role_after(run), self.role_before(run)):
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

    def role_after(self, run: NameRun) -> tuple[PlainWord, ...]:
        """The words of an apposition after a name up to its head: ("director",) in "Ana Ruiz, director of Relief"."""
        out: list[PlainWord] = []
        for word in self.words[run.last : run.last + LONGEST_ROLE]:
            mark = word.gap.strip()
            if mark != ("," if not out else "") and not (not out and mark in ("(", "-", "–", "—")):
                break
            if word.lower in self.known.prepositions or word.lower in self.known.joins_speakers:
                break
            out.append(word)
        if out and out[0].lower.endswith("ed") and not self.known.is_office(out[0].lower):
            return ()
        while out and (out[0].lower in self.known.articles or out[0].lower in self.known.possessives):
            out.pop(0)
        return tuple(out)

    def role_before(self, run: NameRun) -> tuple[PlainWord, ...]:
        """The words of a role before a name: "press secretary Ana Ruiz", "the director of Relief, Ana Ruiz,"."""
        first = run.first - len(run.titled)
        if not first:
            return ()
        mark = self.words[first].gap.strip()
        if mark not in ("", ",") or self.words[first].opens:
            return ()
        out: list[PlainWord] = []
        bounded = False
        for place in range(first - 1, max(-1, first - LONGEST_ROLE), -1):
            word = self.words[place]
            if word.lower in self.known.articles or word.lower in self.known.possessives:
                bounded = True
                break
            if mark and word.lower in self.known.prepositions:
                out.clear()
            elif word.lower in self.known.openers or word.lower in self.known.prepositions:
                break
            elif not word.owner:
                out.insert(0, word)
            if word.owner or word.gap.strip() or word.opens:
                bounded = word.owner or word.opens
                break
        if not out or not (self.known.is_role(out[-1].lower) or out[-1].lower in self.known.titles):
            return ()
        # Without an article the words before may be a verb's: "faces rival Ana Ruiz".
        return tuple(out[-6:] if bounded else [w for w in out[-4:-1] if self.known.is_office(w.lower)] + out[-1:])

    def _told(self, run: NameRun, role: Sequence[PlainWord]) -> None:
        """Keep what titles and roles tell of a name: who holds which, and a gender."""
        if not role or self.kinds[run.plain] != "person":
            return
        name = self.name_of(run)
        self.kinds.setdefault(name, "person")
        if " " in run.plain and any(word.lower not in self.known.honorifics for word in role):
            self.roles.setdefault(name, " ".join(word.text + ("’s" if word.owner else "") for word in role))
        lowers = [self.known.full_titles.get(word.lower, word.lower) for word in role]
        for size in (1, 2, 3):
            if len(lowers) >= size:
                self.holders.setdefault(" ".join(lowers[-size:]), {})[name] = None
        for low in lowers:
            if self.known.gender(low):
                self.gender_votes.setdefault(name, []).append(3 * self.known.gender(low))

    def _pronouns(self) -> None:
        """Let the first "he" or "she" after a name, before another person is named, tell of its gender."""
        firsts = {run.first for run in self.runs if self.may_be_person(self.name_of(run))}
        for run in self.runs:
            name = self.name_of(run)
            before = self.words[run.first - 1] if run.first else None
            part = (
                before is not None and self.words[run.first].gap.isspace() and before.lower in self.known.known.of_words
            )
            if part or not self.may_be_person(name):
                continue
            crossed = not any(w.opens for w in self.words[max(0, run.first - SUBJECT_WITHIN) : run.first + 1])
            subject = not crossed
            for place in range(run.last, min(len(self.words), run.last + (PRONOUN_REACH if subject else CLOSE))):
                word = self.words[place]
                if not subject and "," in word.gap:
                    break
                crossed = crossed or (word.opens and "." in word.gap)
                if (
                    place in firsts
                    or not MARKS.isdisjoint(word.gap)
                    or word.paragraph > self.words[run.first].paragraph + 1
                ):
                    break
                vote = (word.lower in self.known.he) - (word.lower in self.known.she)
                if vote:
                    self.gender_votes.setdefault(name, []).append(vote if crossed else 2 * vote)
                    break

    def _subject_state(self) -> str:
        """The state that the document is about: in a heading of its own, or named far more often than any other."""
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
