"""The words beside a happening: the nouns that take part in it, and the verbs that tell the same."""

from dataclasses import dataclass

from onrecord.extract.events.words import Beside, EventWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
OBJECTS = ("dobj", "attr", "oprd", "dative", "pobj")


@dataclass(frozen=True)
class Happening:
    """The word that tells what happened: a verb, or a noun such as "attack"."""

    word: Word
    nominal: bool = False


def beside(analysis: Analysis, happening: Happening, time: Span) -> Beside:
    """The nouns beside what happened. "The union set the ministry a deadline" makes a deadline, and neither of the two."""
    verb = happening.word
    return Beside(nouns_beside(analysis, happening, time), made_by(analysis, verb), doers_of(analysis, verb))


def doers_of(analysis: Analysis, verb: Word) -> set[str]:
    """The lemmas of who does what a verb says: its subject, the agent of its passive, and who stands beside them."""
    above = analysis.head(verb)
    over = above if verb.dep in ("conj", "xcomp") and not analysis.children(verb.index, "nsubj", "nsubjpass") else verb
    heads = [*analysis.children(over.index, "nsubj")]
    heads += [who for by in analysis.children(verb.index, "agent") for who in analysis.children(by.index, "pobj")]
    heads += [joined for head in heads for joined in analysis.children(head.index, "conj", "appos")]
    return {word for head in heads for word in (head.lemma, head.lower, *kinds_of(head))}


def kinds_of(head: Word) -> tuple[str, ...]:
    """What a name or a pronoun is, as rules call it: its class of name and its part of speech; nothing for other words."""
    return (head.pos, head.entity) if head.pos in ("PROPN", "PRON") and head.tag[:1] != "W" else ()


def made_by(analysis: Analysis, verb: Word) -> set[str]:
    """The lemmas of what a verb is done to: its object, the subject of its passive, the noun that it stands behind."""
    heads = analysis.children(verb.index, "dobj", "nsubjpass", "oprd", "acomp", "advmod")
    if verb.dep in ("acl", "relcl") and not analysis.children(verb.index, "dobj"):
        heads = [*heads, analysis.head(verb)]
    # "Justice Ana Lind was dismissed": the title stands before the name.
    heads += [title for head in heads if head.pos == "PROPN" for title in analysis.children(head.index, "compound")]
    heads += [joined for head in heads for joined in analysis.children(head.index, "conj", "appos")]
    return {word for head in heads for word in (head.lemma, head.lower, *kinds_of(head))}


def nouns_beside(analysis: Analysis, happening: Happening, time: Span) -> set[str]:
    """The lemmas of the nouns that take part: subject, objects, what hangs on them. The words of the time itself are left out."""
    found: set[str] = set()
    verbs = [happening.word, *clause_continued(analysis, happening.word)]
    todo = [
        (w, 0) for v in verbs for w in analysis.children(v.index, *SUBJECTS, *OBJECTS, "prep", "agent", "prt", "nmod")
    ]
    while todo:
        word, depth = todo.pop()
        if not time.touches(word.span):
            found |= {word.lemma, word.lower}
        if depth < 3:
            todo += [
                (w, depth + 1)
                for w in analysis.children(word.index, "pobj", "compound", "conj", "amod", "nmod", "prep", "appos")
            ]
    above = analysis.head(happening.word)
    if happening.word.dep in ("acl", "relcl"):
        found |= {above.lemma, *(w.lemma for w in analysis.children(above.index, "compound", "amod", "nmod"))}
        # "The state of emergency, renewed in": what the noun is of.
        found |= {w.lemma for of in analysis.children(above.index, "prep") for w in analysis.children(of.index, "pobj")}
        # "The Public Health Bill, first presented in": the last word of a title is seldom its head.
        title = analysis.words[above.index : happening.word.index]
        found |= {w.lower for w in title if w.dep == "pobj" and w.pos == "PROPN"}
    elif happening.word.dep == "advcl" and happening.word.tag == "VBG" and happening.word.index > 1:
        # "A draft bill, pending since": the parse hangs it on the verb of the sentence.
        mark, noun = analysis.words[happening.word.index - 1], analysis.words[happening.word.index - 2]
        found |= {noun.lemma} if mark.text == "," and noun.pos in ("NOUN", "PROPN") else set()
    return found


def clause_continued(analysis: Analysis, word: Word) -> list[Word]:
    """The verb that a bare participle goes on from: "lived under a curfew since May and last renewed in June"."""
    own = analysis.children(word.index, *SUBJECTS, "dobj", "aux", "auxpass")
    above = analysis.head(word)
    return [above] if word.dep == "conj" and word.tag == "VBN" and above.tag == "VBD" and not own else []


def verbs_beside(analysis: Analysis, verb: Word, words: EventWords) -> list[Word]:
    """The verbs that tell the same happening: what it begins or ends with, those coordinated with it, and "when ..."."""
    found = analysis.children(verb.index, "xcomp", "conj", "advcl", "ccomp")
    if verb.dep in ("conj", "xcomp") and analysis.head(verb).pos == "VERB":
        found = [analysis.head(verb), *found]
    return [w for w in found if w.pos == "VERB" and tells_the_same(analysis, w, verb, words)]


def tells_the_same(analysis: Analysis, joined: Word, verb: Word, words: EventWords) -> bool:
    """False for another time's clause, and for what no verb is joined to: "tried for fraud and threatening a judge"."""
    if joined.tag == "VBG" != verb.tag and (joined.dep == "conj" or analysis.words[joined.index - 1].pos == "CCONJ"):
        return False
    return joined.dep != "advcl" or joined.tag == "VBG" or is_then(analysis, joined, words)


def is_then(analysis: Analysis, verb: Word, words: EventWords) -> bool:
    """True for a clause that "when" opens: it tells of the same time."""
    opening = analysis.children(verb.index, "advmod", "mark")
    return any(w.lower in words.same_time for w in opening) and verb.tag in ("VBD", "VBN")
