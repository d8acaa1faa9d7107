"""Speakers named by a description: the person beside it, the state, the author of a text, else its own words."""

from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.quotations.attributions import NamedSpeaker
from onrecord.extract.quotations.named_sources import NamedSources
from onrecord.extract.quotations.pronouns import Pronouns
from onrecord.extract.quotations.source_phrases import Phrase
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

OWNER_REACH = 2
"""Sentences that "his" before a description looks back over."""
MAKER_WITHIN = 8
"""Words after a text within which its maker is named."""


class DescribedSources:
    """Names the speakers of one text that are described."""

    def __init__(self, pronouns: Pronouns, names: NamedSources) -> None:
        self.pronouns, self.back, self.names = pronouns, pronouns.back, names
        self.cast, self.known, self.words, self.phrases = names.cast, names.known, names.words, names.phrases
        self.party_words = self.known.known

    def one(self, phrase: Phrase) -> NamedSpeaker:
        """The one speaker that a phrase means."""
        run = self.names.run_at(phrase.head)
        if run is not None and self.joined_before(run, phrase):
            return self.as_described(phrase, self.phrases.shown(phrase.first, phrase.last), "")
        if run is not None and not self.is_common(run, phrase):
            return self.names.of_run(run, phrase)
        return self.of_description(phrase)

    def joined_before(self, run: NameRun, phrase: Phrase) -> bool:
        """True where somebody else stands before a name, joined to it: "voters and Ana Ruiz"."""
        begin = run.first - len(run.titled)
        between = self.words[phrase.first : begin]
        joint = any(w.lower in self.known.joins_speakers for w in between)
        return joint and not all(
            self.known.is_role(w.lower) or self.known.is_office(w.lower) or w.lower in self.known.joins_speakers
            for w in between
        )

    def is_common(self, run: NameRun, phrase: Phrase) -> bool:
        """True for a capital word that only describes ("the Commission", "the Secretary General")."""
        if self.cast.kinds[run.plain] == "role":
            return True
        low = run.plain.lower()
        words = self.party_words
        common = low in words.bodies or low in words.organisations or low in words.state_heads or low in words.forces
        return (common or low in self.known.organisation_again) and " " not in low and run.plain not in self.cast.full

    def of_description(self, phrase: Phrase) -> NamedSpeaker:
        """Whom a description means: the person named beside it, the state, the author of a text, who was named before."""
        role = self.phrases.shown(phrase.first, phrase.last)
        head = self.words[phrase.head].lower
        beside = self.person_beside(phrase)
        if beside is not None:
            return self.names.of_name(self.cast.name_of(beside), "person", role)
        if head in self.party_words.state_heads:
            state = self.state(phrase)
            if state:
                return NamedSpeaker(state, None, "state")
        if head in self.party_words.works or self.known.singular(head) in self.party_words.works:
            author = self.author(phrase)
            if author is not None:
                return author
        back = self.back.described(phrase)
        if back:
            if head in self.known.organisation_again and self.cast.kind_of(back) == "other":
                self.cast.kinds[back] = "organisation"
            return self.names.of_name(back, role=role if self.known.is_role(head) else "")
        return self.as_described(phrase, role, head)

    def as_described(self, phrase: Phrase, role: str, head: str) -> NamedSpeaker:
        """The words of a description that nobody is led to, the owner that a pronoun stands for named."""
        low = self.words[phrase.first].lower
        kind: PartyKind = "role" if self.known.is_role(head) else "people" if self.names.several(phrase) else "other"
        if head in self.party_words.bodies or head in self.party_words.organisations:
            kind = "body" if head in self.party_words.bodies else "organisation"
        if low in self.known.possessives and phrase.last - phrase.first > 1:
            owner = self.pronouns.meant(phrase.first, (), OWNER_REACH)
            rest = self.phrases.shown(phrase.first + 1, phrase.last)
            relative = self.back.near_holder(rest.lower(), phrase.first)
            if relative:
                return self.names.of_name(relative, "person", rest)
            return NamedSpeaker(
                f"{owner}’s {rest}" if owner[:1].isupper() else role, None, kind, rest if kind == "role" else ""
            )
        return NamedSpeaker(role, None, kind, role if kind == "role" else "")

    def maker_after(self, phrase: Phrase) -> NameRun | None:
        """Who made a text, where a participle after it says so: "a report released in May by River Relief"."""
        words, place = self.words, phrase.last
        if place >= len(words) or not words[place].lower.endswith(self.known.done_endings):
            return None
        for k in range(place, min(len(words) - 1, place + MAKER_WITHIN)):
            if not words[k].gap.isspace():
                return None
            if words[k].lower in self.known.makers:
                below = next(
                    (r for r in self.cast.runs_in(Span(words[k].end, words[min(k + 4, len(words) - 1)].end))), None
                )
                return below if below is not None and below.first > k else None
        return None

    def person_beside(self, phrase: Phrase) -> NameRun | None:
        """The person named in apposition to a role: "the envoy, Ana Ruiz,", within the source, right after or before it."""
        words, place = self.words, phrase.last
        before = self.named_before(phrase)
        if before is not None:
            return before
        head = words[phrase.head].lower
        if place >= len(words) or self.names.several(phrase):
            return None
        if words[place].gap == " " and place == phrase.end:
            return self.named_after(phrase, place)
        if words[place].gap.strip() != ",":
            return None
        if any(w.lower in self.known.joins_speakers for w in words[phrase.first : phrase.head]):
            return None
        runs = [
            r for r in self.cast.runs_in(Span(words[place].start, words[place].end)) if r.first - len(r.titled) == place
        ]
        if not runs or not (self.known.is_role(head) or self.names.run_at(phrase.head) or head in self.known.titles):
            return None
        run = runs[0]
        after = words[run.last] if run.last < len(words) else None
        closed = (
            after is None or not after.gap.isspace() or phrase.end >= run.last or after.lower in self.known.prepositions
        )
        name = self.cast.name_of(run)
        return run if closed and (self.cast.is_person(name) or self.cast.may_be_person(name) and " " in name) else None

    def named_after(self, phrase: Phrase, place: int) -> NameRun | None:
        """The name that follows a role without a comma: "his friend Ana Ruiz"."""
        run = self.names.run_at(place)
        low = self.words[phrase.head].lower
        fits = run is not None and run.first - len(run.titled) == place and self.known.is_role(low)
        return run if fits and not self.words[phrase.head].capital else None

    def named_before(self, phrase: Phrase) -> NameRun | None:
        """The person whose apposition a role is: "Ana Ruiz, the envoy"."""
        begin = (
            phrase.first - 1
            if phrase.determiner and self.words[phrase.first].lower != phrase.determiner
            else phrase.first
        )
        if not begin or "," not in self.words[begin].gap or not self.known.is_role(self.words[phrase.head].lower):
            return None
        run = self.names.run_at(begin - 1)
        return (
            run
            if run and run.last == begin and phrase.determiner and self.cast.is_person(self.cast.name_of(run))
            else None
        )

    def state(self, phrase: Phrase) -> str:
        """The state whose government is meant: named before or after it, else the one that the document is about."""
        words, head = self.party_words, self.words[phrase.head].lower
        before = self.phrases.lowers(phrase.first, phrase.head)
        for run in self.cast.runs_in(phrase.span(self.words)):
            low = run.plain.lower()
            name = words.adjectives.get(low) or words.states.get(low)
            if not name and self.cast.kind_of(run.plain) == "state":
                name = run.plain
            after_of = run.first == phrase.head + 2 and self.words[phrase.head + 1].lower in words.of_words
            if name and (run.last <= phrase.head or after_of):
                return name
            if run.last <= phrase.head and run.span.start >= self.words[phrase.first].start:
                stem = low[:4]
                places = [
                    n
                    for n, k in self.cast.kinds.items()
                    if k == "state" and n.lower().startswith(stem) and len(stem) == 4
                ]
                return min(places, key=lambda n: (len(n), n)) if places else ""
        others = [w for w in before if w not in words.state_adjectives and w not in self.known.openers]
        plain = phrase.head + 1 == phrase.last and head not in words.only_with_name and not others
        return self.cast.subject_state if plain else ""

    def author(self, phrase: Phrase) -> NamedSpeaker | None:
        """By whom a text is: "River Relief's report", "a report by X", "the report" of who spoke last."""
        words = self.words
        owners = [k for k in range(phrase.first, phrase.head) if words[k].owner]
        if owners:
            return self.one(self.phrases.between(phrase.first, owners[-1] + 1))
        for before in reversed(self.cast.runs_in(Span(words[phrase.first].start, words[phrase.head].start))):
            if self.cast.kind_of(before.plain) not in ("people", "role") and before.first >= phrase.first:
                return self.names.of_run(before, self.phrases.between(before.first, before.last))
        for k in range(phrase.head + 1, phrase.last):
            if words[k].lower in self.party_words.author_prepositions and k + 1 < phrase.last:
                below = self.phrases.between(k + 1, phrase.last)
                run = self.names.run_at(below.head)
                if run is not None and not self.is_common(run, below):
                    return self.names.of_run(run, below)
                if words[k].lower in self.party_words.of_words:
                    break
        maker = self.maker_after(phrase)
        if maker is not None:
            return self.names.of_run(maker, self.phrases.between(maker.first, maker.last))
        back = words[phrase.head].lower in self.party_words.back_works and phrase.head + 1 == phrase.last
        if back and phrase.determiner in self.known.pointing and phrase.head == phrase.first:
            last = next(
                (
                    s
                    for s in reversed(self.back.before.spoken[-3:])
                    if s.kind in ("organisation", "body") and s.name[:1].isupper()
                ),
                None,
            )
            return self.names.of_name(last.name) if last else None
        return None
