"""Naming speakers without a parse: from the words of a source to the one name of the party that they mean."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.parties.words import PartyWords
from onrecord.extract.quotations.attributions import Attribution, NamedSpeaker
from onrecord.extract.quotations.back_references import BackReferences, Spoken
from onrecord.extract.quotations.cast import Cast
from onrecord.extract.quotations.name_runs import NameRun, NameRuns, plain_words
from onrecord.extract.quotations.naming_words import NamingWords, naming_words
from onrecord.extract.quotations.source_phrases import Phrase, Phrases, Sentences
from onrecord.extract.quotations.unnamed_sources import UnnamedSources, in_marks
from onrecord.languages import Language
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

OWNER_REACH = 2
"""Sentences that "his" before a description looks back over."""
MAKER_WITHIN = 8
"""Words after a text within which its maker is named."""


def name_speakers(
    text: str, paragraphs: Sequence[Span], attributions: Sequence[Attribution], language: Language, publisher: str = ""
) -> list[NamedSpeaker]:
    """The speaker of each attribution, in the order given: the order of the text.

    `publisher` is who speaks for itself in the document ("the organisation"), where it is known.
    """
    namer = Namer(text, paragraphs, attributions, language, publisher)
    named = [namer.named(one, one.source) if one.source else None for one in attributions]
    unnamed = UnnamedSources(text, paragraphs, namer.cast)
    for place, speaker in enumerate(named):
        named[place] = speaker or unnamed.speaker(place, attributions, named)
    return [speaker for speaker in named if speaker]


class Namer:
    """Names the speakers of one text, in order."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        attributions: Sequence[Attribution],
        language: Language,
        publisher: str,
    ) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.known: NamingWords = naming_words(language)
        self.party_words: PartyWords = self.known.known
        self.words = plain_words(text, paragraphs, self.known)
        runs = NameRuns(text, self.words, self.known).find()
        self.cast = Cast(self.words, runs, self.known)
        self.phrases = Phrases(text, self.words, self.known)
        marked = [span for one in attributions for span in one.content if in_marks(text, (span,))]
        self.back = BackReferences(self.cast, self.phrases, Sentences(self.words), marked, publisher)
        self.contents: list[tuple[Span, str]] = []

    def named(self, attribution: Attribution, span: Span) -> NamedSpeaker:
        """The speaker that a source's words mean; remembers who spoke."""
        phrase = self.phrases.of(span)
        if phrase is None:
            return NamedSpeaker("", span)
        speaker = self.speaker(phrase, attribution)
        low = self.words[phrase.first].lower
        several = " and " in speaker.name or self.several(phrase)
        gender = next(
            (g for w in reversed(self.phrases.lowers(phrase.first, phrase.head + 1)) if (g := self.known.gender(w))), 0
        )
        pronoun = low if low in self.party_words.pronouns and phrase.first == phrase.head else ""
        before = self.words[phrase.first - 1].lower if phrase.first else ""
        authority = before in self.known.prepositions or self.words[phrase.head].lower in self.party_words.works
        self.back.spoken.append(Spoken(speaker.name, phrase.first, speaker.kind, pronoun, gender, several, authority))
        self.contents += [(span, speaker.name) for span in attribution.content]
        return replace(speaker, mention=span)

    def several(self, phrase: Phrase) -> bool:
        """True for a plural description: "officials", "they"."""
        head = self.words[phrase.head]
        plural = head.lower.endswith("s") and not self.known.is_role(head.lower)
        plural = plural and (not head.capital or self.run_at(phrase.head) is None)
        return plural or self.known.is_plural_role(head.lower) or self.party_words.pronouns.get(head.lower) == "plural"

    def speaker(self, phrase: Phrase, attribution: Attribution) -> NamedSpeaker:
        """The speaker that a phrase means: a pronoun's, several names', a name's or a description's."""
        low = self.words[phrase.first].lower
        alone = phrase.end - phrase.first == 1
        if low in self.known.first_person and alone:
            return self.outer(phrase, low)
        if low in self.party_words.pronouns and (alone or phrase.last - phrase.first == 1):
            name = self.back.pronoun(phrase.first, attribution.content, direct=in_marks(self.text, attribution.content))
            person = self.party_words.pronouns[low] == "person"
            return self.of_name(name, "person" if person else "other")
        if low in self.known.relatives:
            return self.before_relative(phrase)
        listed = self.listed(phrase.first, phrase.end) or self.listed(phrase.first, phrase.last)
        return listed or self.one(phrase)

    def of_name(self, name: str, kind: PartyKind = "other", role: str = "") -> NamedSpeaker:
        """The speaker of this name, with the kind and role that the text gives it."""
        if not name:
            return NamedSpeaker("")
        told = self.cast.kind_of(name)
        return NamedSpeaker(name, None, told if told != "other" else kind, role or self.cast.roles.get(name, ""))

    def outer(self, phrase: Phrase, low: str) -> NamedSpeaker:
        """Whoever speaks the words in which "I" stands; nobody in the document's own voice."""
        at = self.words[phrase.first].start
        around = [name for span, name in self.contents if span.start <= at < span.end]
        name = around[-1] if around and low in self.known.speaker_self else ""
        return self.of_name(name, "person" if name else "other")

    def before_relative(self, phrase: Phrase) -> NamedSpeaker:
        """Whoever the noun phrase right before "who" or "which" names."""
        place = phrase.first - 1
        if place < 0:
            return NamedSpeaker("", None)
        for run in reversed(self.cast.runs_in(Span(self.words[max(0, place - 12)].start, self.words[place].end))):
            between = self.words[run.last : phrase.first]
            if not between or (len(between) <= 10 and "," in between[0].gap and "," in self.words[phrase.first].gap):
                return self.of_run(run, self.phrases.between(run.first, run.last))
        first = place
        while first and self.words[first].gap == " " and self.words[first].lower not in self.known.openers:
            first -= 1
        return self.one(self.phrases.between(min(first + 1, place), phrase.first))

    def listed(self, begin: int, end: int) -> NamedSpeaker | None:
        """Several speakers, each under their name: "Ana Ruiz and Bo Tal"; None where not all of them are names."""
        words, joins = self.words, self.known.joins_speakers
        joints = [k for k in range(begin + 1, end) if words[k].lower in joins and self.run_at(k) is None]
        if not joints:
            return None
        names: list[str] = []
        first = begin
        for k in [k for k in range(begin + 1, end) if k in joints or "," in words[k].gap] + [end]:
            if first < k:
                part = self.phrases.between(first, k)
                run = self.run_at(part.head)
                aside = part.last < k and "(" in words[part.last].gap
                if (
                    (part.last != k and not aside)
                    or run is None
                    or run.last != part.last
                    or run.first - len(run.titled) > part.head
                ):
                    return None
                names.append(self.cast.name_of(run))
            first = k + 1 if k in joints else k
        joined = f" {words[joints[-1]].lower} "
        return NamedSpeaker(joined.join([", ".join(names[:-1]), names[-1]]), None, "people") if len(names) > 1 else None

    def run_at(self, word: int) -> NameRun | None:
        """The name that holds a word, its titles included."""
        return self.cast.run_at(word)

    def one(self, phrase: Phrase) -> NamedSpeaker:
        """The one speaker that a phrase means."""
        run = self.run_at(phrase.head)
        if run is not None and self.joined_before(run, phrase):
            return self.as_described(phrase, self.phrases.shown(phrase.first, phrase.last), "")
        if run is not None and not self.is_common(run, phrase):
            return self.of_run(run, phrase)
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

    def of_run(self, run: NameRun, phrase: Phrase) -> NamedSpeaker:
        """The party that a name in a source names, its field included ("Rapporteur on torture")."""
        whole = run.last <= phrase.end
        name = self.cast.name_of(run) if whole else self.cast.one_name(self.phrases.shown(run.first, phrase.last))
        titled = self.words[run.first - len(run.titled) : run.first]
        titles = " ".join(w.text for w in titled) if any(w.lower not in self.known.honorifics for w in titled) else ""
        kind = self.cast.kind_of(name)
        inside = {w.lower for w in self.words[run.first : run.last]}
        if kind != "person" and phrase.last > run.last and inside & self.party_words.mandated:
            if self.words[run.last].lower in self.party_words.joins_names | self.party_words.part_prepositions:
                return self.of_name(self.cast.one_name(self.phrases.shown(run.first, phrase.last)), kind)
        before = self.phrases.lowers(phrase.first, max(phrase.first, run.first - len(run.titled)))
        counted = kind != "person" and (
            any(low in self.known.openers for low in before) or (before and name.endswith("s"))
        )
        if counted or (kind == "people" and run.last - 1 == phrase.head):
            return NamedSpeaker(self.phrases.shown(phrase.first, phrase.last), None, kind)
        return self.of_name(name, kind, titles or self.role_beside(phrase, name))

    def role_beside(self, phrase: Phrase, name: str) -> str:
        """The words of the apposition in a source: "director of River Relief"."""
        begins = self.words[phrase.beside].lower if phrase.beside < phrase.end else ""
        if not begins or begins in self.known.relatives or not self.cast.may_be_person(name):
            return ""
        beside = self.phrases.between(phrase.beside, phrase.end)
        head = self.words[beside.head].lower
        return self.phrases.shown(beside.first, beside.last) if self.known.is_role(head) else ""

    # --- descriptions

    def of_description(self, phrase: Phrase) -> NamedSpeaker:
        """Whom a description means: the person named beside it, the state, the author of a text, who was named before."""
        role = self.phrases.shown(phrase.first, phrase.last)
        head = self.words[phrase.head].lower
        beside = self.person_beside(phrase)
        if beside is not None:
            return self.of_name(self.cast.name_of(beside), "person", role)
        if head in self.party_words.state_heads:
            state = self.state(phrase)
            if state:
                return NamedSpeaker(state, None, "state")
        if head in self.party_words.works or head.removesuffix("s") in self.party_words.works:
            author = self.author(phrase)
            if author is not None:
                return author
        back = self.back.described(phrase)
        if back:
            if head in self.known.organisation_again and self.cast.kind_of(back) == "other":
                self.cast.kinds[back] = "organisation"
            return self.of_name(back, role=role if self.known.is_role(head) else "")
        return self.as_described(phrase, role, head)

    def as_described(self, phrase: Phrase, role: str, head: str) -> NamedSpeaker:
        """The words of a description that nobody is led to, the owner that a pronoun stands for named."""
        low = self.words[phrase.first].lower
        kind: PartyKind = "role" if self.known.is_role(head) else "people" if self.several(phrase) else "other"
        if head in self.party_words.bodies or head in self.party_words.organisations:
            kind = "body" if head in self.party_words.bodies else "organisation"
        if low in self.known.possessives and phrase.last - phrase.first > 1:
            owner = self.back.pronoun(phrase.first, (), OWNER_REACH)
            rest = self.phrases.shown(phrase.first + 1, phrase.last)
            relative = self.back.near_holder(rest.lower(), phrase.first)
            if relative:
                return self.of_name(relative, "person", rest)
            return NamedSpeaker(
                f"{owner}’s {rest}" if owner[:1].isupper() else role, None, kind, rest if kind == "role" else ""
            )
        return NamedSpeaker(role, None, kind, role if kind == "role" else "")

    def maker_after(self, phrase: Phrase) -> NameRun | None:
        """Who made a text, where a participle after it says so: "a report released in May by River Relief"."""
        words, place = self.words, phrase.last
        if place >= len(words) or not words[place].lower.endswith("ed"):
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
        if place >= len(words) or self.several(phrase):
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
        if not runs or not (self.known.is_role(head) or self.run_at(phrase.head) or head in self.known.titles):
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
        run = self.run_at(place)
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
        run = self.run_at(begin - 1)
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
                return self.of_run(before, self.phrases.between(before.first, before.last))
        for k in range(phrase.head + 1, phrase.last):
            if words[k].lower in self.party_words.author_prepositions and k + 1 < phrase.last:
                below = self.phrases.between(k + 1, phrase.last)
                run = self.run_at(below.head)
                if run is not None and not self.is_common(run, below):
                    return self.of_run(run, below)
                if words[k].lower in self.party_words.of_words:
                    break
        maker = self.maker_after(phrase)
        if maker is not None:
            return self.of_run(maker, self.phrases.between(maker.first, maker.last))
        back = words[phrase.head].lower in self.party_words.back_works and phrase.head + 1 == phrase.last
        if back and phrase.determiner in self.known.pointing and phrase.head == phrase.first:
            last = next(
                (
                    s
                    for s in reversed(self.back.spoken[-3:])
                    if s.kind in ("organisation", "body") and s.name[:1].isupper()
                ),
                None,
            )
            return self.of_name(last.name) if last else None
        return None


__all__ = ["Attribution", "NamedSpeaker", "name_speakers"]
