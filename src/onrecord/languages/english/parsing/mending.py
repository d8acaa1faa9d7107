"""What the parse gets wrong in one way again and again, put right by the form of the sentence.

"Soldiers tortured prisoners, Harbour Watch said": before a verb of saying at the end it takes "tortured" for an adjective of
the prisoners, and these for another name of the soldiers.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.analysis import Sentence, Word

NOUNS = ("NOUN", "PROPN")
FINITE = ("VBD", "VBZ", "VBP", "MD")
ADRIFT = ("dep", "npadvmod")
"""How an object hangs on a verb that it does not belong to."""


def mend(words: list[Word], sentences: Sequence[Sentence]) -> None:
    """Put right, in place, the words of sentences in which a participle is no verb that should be one, or a verb that should be none."""
    for sentence in sentences:
        mend_verbless(words, sentence)
        for verb in words[sentence.first : sentence.last]:
            if verb.dep == "amod" and verb.tag in ("VBN", "VBD"):
                mend_deed(words, sentence, verb)
            elif verb.dep == "conj" and verb.tag == "VBN" and verb.index + 1 < sentence.last:
                mend_described(words, verb)


def mend_verbless(words: list[Word], sentence: Sentence) -> None:
    """Make the only participle of a sentence without a verb its verb: "Officers of the guard tortured prisoners."."""
    own = words[sentence.first : sentence.last]
    if any(w.tag in FINITE and w.dep != "amod" for w in own) or own[-1].text != ".":
        return
    told = [w for w in own if w.dep == "amod" and w.tag in ("VBN", "VBD")]
    if len(told) != 1 or told[0].index == sentence.first or words[told[0].index - 1].pos not in NOUNS:
        return
    verb, done_to, doer = told[0], words[told[0].head], words[told[0].index - 1]
    while doer.head != doer.index and sentence.first <= doer.head < verb.index:
        doer = words[doer.head]
    marks = any(w.pos == "PUNCT" for w in words[sentence.first : done_to.index])
    if marks or done_to.index < verb.index or done_to.pos not in NOUNS or doer.pos not in NOUNS:
        return
    for word in words[done_to.index + 1 : sentence.last]:
        if word.head in (done_to.index, doer.index) and word.dep in ("prep", "punct"):
            words[word.index] = replace(word, head=verb.index)
    words[verb.index] = replace(verb, pos="VERB", tag="VBD", dep="ROOT", head=verb.index)
    words[doer.index] = replace(doer, dep="nsubj", head=verb.index)
    words[done_to.index] = replace(done_to, dep="dobj", head=verb.index)


def mend_described(words: list[Word], described: Word) -> None:
    """Make an adjective of "forced" in "violence and forced evictions", taken for a verb that is joined to a noun."""
    noun, beside = words[described.index + 1], words[described.head]
    if noun.dep != "dobj" or noun.head != described.index or noun.pos not in NOUNS or beside.pos not in (*NOUNS, "ADJ"):
        return
    if any(
        w.head == described.index and w.dep in ("aux", "nsubj", "agent", "prt")
        for w in words[beside.index : noun.index]
    ):
        return
    words[noun.index] = replace(noun, dep=described.dep, head=described.head)
    words[described.index] = replace(described, pos="ADJ", dep="amod", head=noun.index)


def mend_deed(words: list[Word], sentence: Sentence, verb: Word) -> None:
    """Make a verb of a participle between a subject and its object, where another verb with its own subject follows a comma."""
    done_to = words[verb.head]
    doer = subject_before(words, sentence, verb)
    if done_to.index < verb.index or done_to.pos not in NOUNS or doer is None:
        return
    telling = words[done_to.head] if done_to.dep in ADRIFT else words[doer.head]
    if done_to.dep not in (*ADRIFT, "appos", "nsubj") or done_to.dep == "appos" and done_to.head != doer.index:
        return
    teller = teller_between(words, doer, done_to, telling)
    if telling.pos != "VERB" or teller is None:
        return
    words[teller.index] = replace(teller, dep="nsubj", head=telling.index)
    words[verb.index] = replace(verb, pos="VERB", tag="VBD", dep="ccomp", head=telling.index)
    words[doer.index] = replace(doer, dep="nsubj", head=verb.index)
    words[done_to.index] = replace(done_to, dep="dobj", head=verb.index)


def teller_between(words: Sequence[Word], doer: Word, done_to: Word, telling: Word) -> Word | None:
    """Who tells of the deed: the noun before the last verb, behind a comma, taken for its subject or for the doer's other name."""
    comma = next((i for i in range(done_to.index + 1, telling.index) if words[i].text == ","), None)
    for word in words[comma + 1 : telling.index] if comma is not None else ():
        own = word.dep == "nsubj" and word.head == telling.index
        renamed = word.dep == "appos" and word.head == doer.index and word.index + 1 == telling.index
        if own or renamed:
            return word
    return None


def subject_before(words: Sequence[Word], sentence: Sentence, verb: Word) -> Word | None:
    """The noun that opens the sentence before a participle, without a mark or another verb between; None for none."""
    before = words[sentence.first : verb.index]
    if any(w.pos in ("PUNCT", "VERB", "AUX", "SCONJ") for w in before):
        return None
    heads = [w for w in before if w.pos in NOUNS and w.dep in ("nsubj", "dep", "ROOT")]
    return heads[0] if len(heads) == 1 else None
