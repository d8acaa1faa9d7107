"""How a legal word hangs in its sentence: the noun it belongs to, the verb that governs it, and that verb's subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.languages import Language
from onrecord.model.analysis import Analysis, Word

Mentions = tuple[Mention, ...]
LINKS = ("pobj", "conj", "prep", "appos", "compound", "nmod", "amod", "dep", "pcomp")
DEEPEST = 12
SIDES = ("state", "forces", "armed_group")
"""Kinds of parties that act for themselves: what is done in their name is theirs, and they deny for themselves."""
CLOSE = 5
"""Words between "had" and the participle that it helps: "had ill-treated"."""


@dataclass(frozen=True)
class FindingWords:
    """The words of a language's table of findings, by section and name."""

    language: Language

    def holds(self, section: str, name: str, word: str) -> bool:
        return word in self.language.table("findings")[section][name]


def words_of(reading: Reading) -> FindingWords:
    """The words by which this document's language speaks of deeds."""
    return FindingWords(reading.language)


def is_verb(word: Word) -> bool:
    return word.pos in ("VERB", "AUX")


def helping_over(analysis: Analysis, verb: Word) -> Word | None:
    """The "had" of "had ill-treated anyone", which a parse may take for the verb, and the rest for its object; None for no such."""
    noun = analysis.head(verb)
    above = analysis.head(noun)
    between = range(above.index + 1, verb.index)
    taken = verb.dep == "amod" and verb.tag in ("VBN", "VBD") and noun.dep == "dobj" and noun.index > verb.index
    near = 0 < verb.index - above.index < CLOSE and all(analysis.words[i].pos in ("ADV", "PUNCT") for i in between)
    return above if taken and near and above.lemma == "have" and is_verb(above) else None


def is_passive(analysis: Analysis, verb: Word) -> bool:
    """True for "was held" and for "held by X" after a noun."""
    if analysis.children(verb.index, "auxpass", "nsubjpass"):
        return True
    if verb.dep == "conj" and not analysis.children(verb.index, "nsubj", "aux"):
        above = analysis.head(verb)
        return verb.tag == "VBN" and is_verb(above) and is_passive(analysis, above)
    if all(analysis.children(verb.index, own) for own in ("nsubj", "dobj")):
        # "The guards tortured four of them": whoever has both does it, even where the verb's form is misread.
        return False
    # "Abducted, tortured and killed": a parse may take the middle one for a participle.
    listed = any(other.tag == "VBD" for other in analysis.children(verb.index, "conj"))
    return verb.tag == "VBN" and not listed and not analysis.children(verb.index, "aux")


def is_suffered(analysis: Analysis, verb: Word) -> bool:
    """True for a passive deed and for "tortured" in "was taken to the barracks and tortured", in which a parse sees a past tense."""
    if is_passive(analysis, verb):
        return True
    bare = verb.dep == "conj" and not analysis.children(verb.index, "nsubj", "aux", "dobj", "ccomp")
    above = analysis.head(verb)
    return bare and is_verb(above) and bool(analysis.children(above.index, "auxpass"))


def nouns_above(analysis: Analysis, word: Word) -> Iterator[Word]:
    """The word itself and the nouns that it belongs to ("war crimes" in "evidence of war crimes"), nearest first."""
    yield word
    for _ in range(DEEPEST):
        above = analysis.head(word)
        verbal = is_verb(above) and above.dep not in ("prep", "amod")
        if (
            word.head == word.index
            or word.dep not in LINKS
            or verbal
            or (is_verb(word) and word.dep not in ("amod", "prep"))
        ):
            return
        word = above
        if word.pos in ("NOUN", "PROPN", "PRON", "ADJ"):
            yield word


def is_joined(analysis: Analysis, word: Word, noun: Word) -> bool:
    """True where "and" joins a word to a noun that stands before it in the parse: it does not hang on it by "of" or "for"."""
    while word.dep in ("conj", "appos"):
        word = analysis.head(word)
        if word == noun:
            return True
    return False


def verb_above(analysis: Analysis, word: Word, skipped: frozenset[str] = frozenset()) -> tuple[Word, Word, str] | None:
    """The verb that governs a word, the child of it through which it does, and the preposition on the way; None: none."""
    preposition = ""
    for _ in range(DEEPEST):
        above = analysis.head(word)
        if above.index == word.index:
            return None
        if above.pos == "ADP":
            preposition = above.lower
        listed = above.dep == "pobj" and above.tag == "VBG"
        if is_verb(above) and above.lower not in skipped and not listed:
            return above, word, preposition
        word = above
    return None


def subject_of(analysis: Analysis, verb: Word, depth: int = 0) -> Word | None:
    """The word that a verb has as its subject, taken from the verb above where it shares it; None where there is none."""
    own = analysis.children(verb.index, "nsubj", "nsubjpass")
    if not own and not verb.text.isalnum():
        # A bullet that the parse takes for a verb.
        own = analysis.children(verb.index, "dobj")[:1]
    if own:
        return own[-1]
    for to in analysis.children(verb.index, "aux"):
        before = analysis.words[to.index - 1] if to.tag == "TO" and to.index else None
        # "Found by X to have done it": somebody else has.
        if (
            before is not None
            and before.pos == "PROPN"
            and not any(w.dep == "agent" for w in analysis.ancestors(before))
        ):
            return before
    above = analysis.head(verb)
    if verb.dep == "conj" and verb.tag in ("VBD", "VBZ", "VBP") and above.dep in ("acomp", "attr"):
        # "Was indiscriminate and violated the law".
        above = analysis.head(above)
    if depth > DEEPEST or above.index == verb.index:
        return None
    if verb.dep in ("acl", "relcl"):
        return above
    through = -1
    if verb.dep == "pcomp" and (governed := verb_above(analysis, verb)):
        above, through = governed[0], governed[1].index
    if verb.dep == "pcomp" and -1 < through < above.index:
        # "By using hunger as a weapon, X commits a crime".
        return subject_of(analysis, above, depth + 1)
    if verb.dep in ("xcomp", "ccomp", "pcomp"):
        objects = [o for o in analysis.children(above.index, "dobj") if o.index != through or o.pos == "PROPN"]
        if objects and not analysis.children(verb.index, "mark"):
            return objects[0]
        after = (on for on in analysis.children(above.index, "prep") if on.index > above.index)
        asked = [noun for on in after for noun in analysis.children(on.index, "pobj")]
        if asked and verb.dep == "xcomp" and not analysis.children(above.index, "acomp"):
            return asked[-1]
    if verb.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"):
        return subject_of(analysis, above, depth + 1)
    return None


def first_joined(analysis: Analysis, verb: Word) -> Word:
    """The first of the verbs that "and" joins: "took" of "took, tied and beat them" for each of the three."""
    while verb.dep == "conj" and is_verb(analysis.head(verb)):
        verb = analysis.head(verb)
    return verb


def doer_of(analysis: Analysis, verb: Word) -> Word | None:
    """Who does what a verb tells: its subject, or what follows "by" where it is passive; None where nobody is told."""
    return after_by(analysis, verb) if is_passive(analysis, verb) else subject_of(analysis, verb)


def after_by(analysis: Analysis, verb: Word) -> Word | None:
    """The head word of what follows "by" under a passive verb, or under one coordinated with it; None where there is none."""
    for preposition in analysis.children(verb.index, "agent"):
        for noun in analysis.children(preposition.index, "pobj"):
            return noun
    for other in analysis.children(verb.index, "conj"):
        if is_verb(other):
            return after_by(analysis, other)
    return None
