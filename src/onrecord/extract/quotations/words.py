"""The words of saying of a language, ready for look-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.languages import Language
from onrecord.model.analysis import Analysis, Word


@dataclass(frozen=True)
class SayingWords:
    """What `data/quotations.toml` lists, as sets of lemmas. The file says what each list is."""

    clause: frozenset[str]
    beside_marks: frozenset[str]
    from_parties_only: frozenset[str]
    with_that: frozenset[str]
    infinitive: frozenset[str]
    gerund: frozenset[str]
    label: frozenset[str]
    turning: frozenset[str]
    particles: Mapping[str, tuple[str, ...]]
    nouns: frozenset[str]
    only_voiced: frozenset[str]
    voiced: frozenset[str]
    of_whom: frozenset[str]
    titled: frozenset[str]
    according: frozenset[str]
    according_next: frozenset[str]
    no_source: frozenset[str]
    as_marks: frozenset[str]
    about: frozenset[str]
    things: frozenset[str]
    that: frozenset[str]
    nobody: frozenset[str]
    own: frozenset[str]
    negations: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    persons: frozenset[str]
    pronouns: frozenset[str]
    no_labels: frozenset[str]
    unsaid: frozenset[str]
    open_questions: frozenset[str]
    homographs: frozenset[str]
    telling: frozenset[str]
    """All verbs under which words may be somebody's."""

    def says(self, analysis: Analysis, word: Word) -> bool:
        """True for a verb under which a clause is somebody's words."""
        return word.pos == "VERB" and word.lemma in self.clause and self.has_particle(analysis, word)

    def says_beside_marks(self, analysis: Analysis, word: Word) -> bool:
        """True for a verb beside which words in quotation marks are its subject's."""
        known = word.lemma in self.clause or word.lemma in self.beside_marks
        return (
            known
            and word.pos in ("VERB", "NOUN", "ADJ")
            and word.tag[:1] in "VJN"
            and self.has_particle(analysis, word)
        )

    def may_tell(self, word: Word) -> bool:
        """True for a word under which others may be somebody's: a verb or noun of saying, and "according". No "state" that is one."""
        if word.lemma in self.telling and word.pos not in ("NOUN", "PROPN"):
            return True
        return word.lemma in self.nouns or word.lower in self.according

    def has_particle(self, analysis: Analysis, word: Word) -> bool:
        """True where a verb that needs a second word ("point out") has it, and for all verbs that need none."""
        needed = self.particles.get(word.lemma)
        return not needed or any(w.lower in needed for w in analysis.words[word.index + 1 : word.index + 3])


@cache
def saying_words(language: Language) -> SayingWords:
    """The words of saying of one language."""
    table = language.table("quotations")
    verbs, nouns, grammar, according = table["verbs"], table["nouns"], table["grammar"], table["according"]
    telling = [*verbs["clause"], *verbs["beside_marks"], *verbs["label"]]
    return SayingWords(
        clause=frozenset(verbs["clause"]),
        beside_marks=frozenset(verbs["beside_marks"]),
        from_parties_only=frozenset(verbs["from_parties_only"]),
        with_that=frozenset(verbs["with_that"]),
        infinitive=frozenset(verbs["infinitive"]),
        gerund=frozenset(verbs["gerund"]),
        label=frozenset(verbs["label"]),
        turning=frozenset(verbs["turning"]),
        particles={verb: tuple(words) for verb, words in table["particles"].items()},
        nouns=frozenset(nouns["clause"]),
        only_voiced=frozenset(nouns["only_voiced"]),
        voiced=frozenset(nouns["voiced"]),
        of_whom=frozenset(nouns["of_whom"]),
        titled=frozenset(nouns["titled"]),
        according=frozenset(according["first"]),
        according_next=frozenset(according["second"]),
        no_source=frozenset(according["no_source"]),
        as_marks=frozenset(table["as_said"]["marks"]),
        about=frozenset(table["as_said"]["about"]),
        things=frozenset(verbs["things"]),
        that=frozenset(grammar["that"]),
        nobody=frozenset(grammar["nobody"]),
        own=frozenset(grammar["own"]),
        negations=frozenset(grammar["negations"]),
        articles=frozenset(grammar["articles"]),
        definite=frozenset(grammar["definite"]),
        persons=frozenset(grammar["persons"]),
        pronouns=frozenset(grammar["pronouns"]),
        no_labels=frozenset(table["transcripts"]["no_speakers"]),
        open_questions=frozenset(grammar["open_questions"]),
        unsaid=frozenset(verbs["unsaid"]),
        homographs=frozenset(verbs["homographs"]),
        telling=frozenset(telling),
    )
