"""Speakers named by a name in their source, and lists of names."""

from onrecord.extract.cast.cast import Cast
from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.quotations.attributions import NamedSpeaker
from onrecord.extract.quotations.source_phrases import Phrase, Phrases
from onrecord.model.vocabulary import PartyKind


class NamedSources:
    """Names the speakers of one text that are given by name."""

    def __init__(self, cast: Cast, phrases: Phrases) -> None:
        self.cast, self.phrases = cast, phrases
        self.known, self.words = cast.known, cast.words
        self.party_words = self.known.known

    def of_name(self, name: str, kind: PartyKind = "other", role: str = "") -> NamedSpeaker:
        """The speaker of this name, with the kind and role that the text gives it."""
        if not name:
            return NamedSpeaker("")
        told = self.cast.kind_of(name)
        return NamedSpeaker(name, None, told if told != "other" else kind, role or self.cast.roles.get(name, ""))

    def of_run(self, run: NameRun, phrase: Phrase) -> NamedSpeaker:
        """The party that a name in a source names, its field included ("Rapporteur on torture")."""
        whole = run.last <= phrase.end
        name = self.cast.name_of(run) if whole else self.cast.one_name(self.phrases.shown(run.first, phrase.last))
        titled = self.words[run.first - len(run.titled) : run.first]
        titles = " ".join(w.text for w in titled) if any(w.lower not in self.known.honorifics for w in titled) else ""
        kind = self.cast.kind_of(name)
        if kind != "person" and self.goes_on(run, phrase):
            return self.of_name(self.cast.one_name(self.phrases.shown(run.first, phrase.last)), kind)
        before = self.phrases.lowers(phrase.first, max(phrase.first, run.first - len(run.titled)))
        counted = kind != "person" and (
            any(low in self.known.openers for low in before) or (before and self.known.singular(name) != name)
        )
        if counted or (kind == "people" and run.last - 1 == phrase.head):
            return NamedSpeaker(self.phrases.shown(phrase.first, phrase.last), None, kind)
        return self.of_name(name, kind, titles or self.role_beside(phrase, name))

    def goes_on(self, run: NameRun, phrase: Phrase) -> bool:
        """True where the field of an office follows its name: "Rapporteur on torture"."""
        known = self.party_words
        mandated = any(w.lower in known.mandated for w in self.words[run.first : run.last])
        if phrase.last <= run.last or not mandated:
            return False
        return self.words[run.last].lower in known.joins_names | known.part_prepositions

    def role_beside(self, phrase: Phrase, name: str) -> str:
        """The words of the apposition in a source: "director of River Relief"."""
        begins = self.words[phrase.beside].lower if phrase.beside < phrase.end else ""
        if not begins or begins in self.known.relatives or not self.cast.may_be_person(name):
            return ""
        beside = self.phrases.between(phrase.beside, phrase.end)
        head = self.words[beside.head].lower
        return self.phrases.shown(beside.first, beside.last) if self.known.is_role(head) else ""

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

    def several(self, phrase: Phrase) -> bool:
        """True for a plural description: "officials", "they"."""
        head = self.words[phrase.head]
        low, words = head.lower, self.party_words
        one = self.known.singular(low)
        groups = low != one and (one in words.organisations or one in words.bodies or one in words.leading)
        named = head.capital and self.run_at(phrase.head) is not None
        plural = (groups or self.known.is_plural_role(low) or low in words.forces) and not named
        return plural or words.pronouns.get(low) == "plural"

    def run_at(self, word: int) -> NameRun | None:
        """The name that holds a word, its titles included."""
        return self.cast.run_at(word)
