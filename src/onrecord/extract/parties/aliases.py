"""One name for each party of a document: the full name for a surname, an acronym or a short form."""

from collections import Counter

from onrecord.extract.parties.headings import HEAD_LINES, state_above, state_of_heading, state_sued
from onrecord.extract.parties.names import APOSTROPHES, Name, split_names
from onrecord.extract.parties.owned_names import with_owners
from onrecord.extract.parties.parties import Mention
from onrecord.extract.parties.words import PartyWords
from onrecord.extract.parties.written import initials, joined_text, same_person, shown_name, without_titles
from onrecord.model.analysis import Analysis
from onrecord.model.vocabulary import PartyKind


class Aliases:
    """The names of one document, and the one name that each stands for."""

    def __init__(
        self, analysis: Analysis, names: list[Name], known: PartyWords, heading: str = "", publisher: str = ""
    ) -> None:
        """`heading` is that of a section of a report, which is often a state's name; empty for a document of its own.

        `publisher`: who speaks in the document's own voice; empty where nobody is known to.
        """
        self.analysis, self.known = analysis, known
        names[:] = split_names(analysis, names)
        self.text_of = with_owners(analysis, names, {name: self._plain(name) for name in names}, known)
        self.kinds: dict[str, PartyKind] = {}
        self.full: dict[str, str] = {}
        self.placed: set[str] = set()
        self.states_here: set[str] = set()
        for name in names:
            self.kinds.setdefault(self.text_of[name], name.kind)
        self.headed = state_of_heading(heading, analysis.text, known)
        self._declared_states(names)
        self._actors(names)
        self._places(names)
        self.counts = Counter(self.text_of.values())
        self._acronyms(names)
        self._surnames()
        self._short_forms()
        self.section_state = self.headed or self._state_of_head()
        self.subject_state = self.section_state or self._state_above(publisher) or self._most_named_state()

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
        low = plain.lower()
        for form in self.known.state_forms:
            if low.startswith(form) and low.removeprefix(form) in self.known.states:
                low = low.removeprefix(form)
        return self.known.umbrellas.get(low) or self.known.states.get(low) or self.known.acronyms.get(plain) or plain

    def _plain(self, name: Name) -> str:
        """The name without titles, possessive and what a state's name adds ("Chilean authorities" is the state)."""
        words = list(self.analysis.words[name.first : name.last])
        if words and words[-1].tag == "POS":
            words.pop()
        kept = without_titles(words, self.known) if name.kind == "person" and words else words
        return shown_name(joined_text(kept, self.analysis.text).rstrip(APOSTROPHES))

    def _places(self, names: list[Name]) -> None:
        """A name that mostly follows "in", "near" and the like is a place, and speaks and acts only where it is a state."""
        words, placed = self.analysis.words, Counter[str]()
        for name in names:
            if name.first > 0 and words[name.first - 1].lower in self.known.places:
                placed[self.text_of[name]] += 1
        total = Counter(self.text_of.values())
        for name in names:
            if self._is_dateline(name):
                placed[self.text_of[name]] += total[self.text_of[name]]
        for text, n in placed.items():
            may_be_place = self.kinds[text] in ("organisation", "state", "other")
            if (
                n * 2 >= total[text]
                and may_be_place
                and text not in self.states_here
                and text.lower() not in self.known.states
            ):
                self.kinds[text] = "other"
                self.placed.add(text)

    def _actors(self, names: list[Name]) -> None:
        """A name of no known kind that is the subject of a verb is some organisation's: things do not say and do."""
        for name in names:
            text = self.text_of[name]
            if self.kinds[text] == "other" and self.analysis.words[name.head].dep == "nsubj":
                self.kinds[text] = "organisation"

    def _declared_states(self, names: list[Name]) -> None:
        """A name after "government of", "Republic of" or "Ministry of Health of" is a state, whatever its name."""
        words = self.analysis.words
        for name in names:
            own = [w.lower for w in words[name.first : name.last]]
            for i in range(1, len(own)):
                if (
                    own[i - 1] in self.known.of_words
                    and (i + 1 == len(own))
                    and set(own[: i - 1]) & (self.known.state_heads | self.known.state_bodies)
                ):
                    tail = words[name.last - 1].text
                    if tail in self.kinds:
                        self.states_here.add(tail)
            before = [w.lower for w in words[max(0, name.first - 3) : name.first] if w.pos != "DET"]
            if (
                len(before) > 1
                and before[-1] in self.known.of_words
                and before[-2] in self.known.state_heads
                and name.last - name.first <= 3
            ):
                self.states_here.add(self.text_of[name])
        if self.headed:
            self.states_here.add(self.headed)
        for text in self.states_here:
            self.kinds[text] = "state"

    def _is_dateline(self, name: Name) -> bool:
        """True for capitals at the beginning of a paragraph before a comma, bracket or dash: "PORT ELLA, 2 June - ..."."""
        words = self.analysis.words
        first, after = words[name.first], words[name.last : name.last + 1]
        paragraph = self.analysis.paragraphs[self.analysis.paragraph_at(first.start)]
        shown = self.analysis.text[first.start : words[name.last - 1].end]
        return (
            first.start == paragraph.start
            and shown.isupper()
            and bool(after)
            and after[0].text in (",", "(", "-", "–", "—")
        )

    def _may_be_short(self, text: str) -> bool:
        """False for what is a whole name by itself: states, peoples and umbrella terms."""
        low = text.lower()
        whole = (self.known.states, self.known.adjectives, self.known.umbrellas)
        return self.kinds[text] != "people" and not any(low in names for names in whole)

    def _acronyms(self, names: list[Name]) -> None:
        """`Full Name (ACRONYM)`, and names whose initials are an acronym elsewhere in the text."""
        words = self.analysis.words
        texts = sorted(self.counts, key=len, reverse=True)
        for name in names:
            j = name.last
            if (
                j + 2 < len(words)
                and words[j].text == "("
                and words[j + 1].text.isupper()
                and len(words[j + 1].text) > 1
            ):
                short, full = words[j + 1].text, self.text_of[name]
                if full != short and short[0].lower() in [w[0].lower() for w in full.split() if w]:
                    self.full.setdefault(short, full)
        for short in texts:
            if (
                short.isupper()
                and 2 <= len(short) <= 7
                and short not in self.full
                and short.lower() not in self.known.states
            ):
                match = [t for t in texts if initials(t) == short.replace(".", "")]
                if match:
                    self.full[short] = match[0]

    def _surnames(self) -> None:
        """A last name alone is the one person who is named in full with it; two such persons: nobody."""
        last: dict[str, set[str]] = {}
        for full in filter(self._may_be_full, self.counts):
            parts = full.split()
            for i in range(1, len(parts)):
                last.setdefault(" ".join(parts[i:]).lower(), set()).add(full)
                if i > 1:
                    last.setdefault(" ".join(parts[:i]).lower(), set()).add(full)
        for short in self.counts:
            if short in self.full or len(short.split()) > 3 or not self._may_be_short(short):
                continue
            fulls = {f for f in last.get(short.lower(), set()) if f != short}
            if self.kinds[short] in ("organisation", "body"):
                fulls = {f for f in fulls if self.kinds[f] == "person"}
            elif self.kinds[short] != "person":
                fulls = {f for f in fulls if self.kinds[f] != "organisation"}
            longest = max(fulls, key=lambda f: (len(f), f)) if fulls else ""
            if longest and all(same_person(f, longest) for f in fulls):
                self.full[short] = longest

    def _may_be_full(self, text: str) -> bool:
        """True for what may be a person's full name: several words, none of them an organisation's or a state's."""
        words = set(text.lower().split())
        if self.kinds[text] not in ("person", "state", "other", "organisation") or len(words) < 2:
            return False
        never: list[frozenset[str]] = [frozenset(self.known.states), frozenset(self.known.adjectives)]
        if self.kinds[text] == "organisation":
            never += [self.known.name_heads, self.known.organisations, self.known.bodies]
        return not any(words & names for names in never)

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
            if short in self.full or not self._may_be_short(short) or self.kinds[short] == "person" or short.isupper():
                continue
            fulls = longer.get(low, set()) - {short}
            by_front = {f for f in fulls if f.lower().startswith(low) and not self._is_section(f[len(short) + 1 :])}
            chosen = by_front or {f for f in fulls if not f.lower().startswith(low)}
            if len(chosen) == 1 and (by_front or low.split()[0] in self.known.name_heads):
                self.full[short] = chosen.pop()

    def _is_section(self, rest: str) -> bool:
        """True for what makes a name that of a local section: "Norland" behind "Harbour Watch"."""
        state = rest.lower() in self.known.states or self.kinds.get(rest) in ("state", "other")
        return state or (rest in self.counts and rest not in self.full and " " not in rest)

    def _state_of_head(self) -> str:
        """The state that has a heading of its own in the text's head, or that a case there is brought against; empty for none."""
        heads = [p.of(self.analysis.text).strip() for p in self.analysis.paragraphs[:HEAD_LINES]]
        named = (self.known.states[low] for head in heads[:4] if (low := head.lower()) in self.known.states)
        sued = (state_sued(line, self.known, self.states_here) for head in heads for line in head.splitlines())
        return next(named, "") or next(filter(None, sued), "")

    def _state_above(self, publisher: str) -> str:
        """The state that stands above the text, in a letterhead or a dateline; empty for none."""
        paragraphs = (p.of(self.analysis.text) for p in self.analysis.paragraphs)
        return state_above(paragraphs, self.known, self._named_states(), self.states_here, publisher)

    def _most_named_state(self) -> str:
        """The state that is named far more often than any other; empty for none."""
        counted = self._named_states()
        top = counted.most_common(2)
        if len(top) == 1 and top[0][0] in self.states_here:
            return top[0][0]
        if top and top[0][1] >= 3 and (len(top) == 1 or top[0][1] >= 2 * top[1][1]):
            return top[0][0]
        return ""

    def _named_states(self) -> Counter[str]:
        """How often the text names each state, by its name or adjective."""
        counted: Counter[str] = Counter()
        for text, n in self.counts.items():
            if text in self.states_here:
                counted[text] += n
            for word in {text.lower(), *text.lower().split()[:1]}:
                state = self.known.states.get(word) or self.known.adjectives.get(word)
                if state:
                    counted[state] += n
        return counted
