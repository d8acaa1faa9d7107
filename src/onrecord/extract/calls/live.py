"""Whether somebody is really said to ask: not denied, not only possible, not "called a doctor"."""

from onrecord.extract.calls.pieces import Piece
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


def is_live(reading: Reading, cue: Word) -> bool:
    """False where nobody is said to ask: denied, refused, only possible, or a mere infinitive under a noun."""
    analysis, known = reading.analysis, call_words(reading.language)
    words = analysis.words
    if cue.pos == "NOUN":
        held = cue.dep == "dobj" and analysis.head(cue).lemma in known.receiving
        return not held and (cue.index == 0 or words[cue.index - 1].lower not in known.not_a_noun_after)
    if analysis.children(cue.index, "neg") or any(
        c.lower in known.not_with for c in analysis.children(cue.index, "aux")
    ):
        return False
    if any(a.lemma in known.not_under for a in analysis.ancestors(cue) if a.pos == "VERB" and cue.dep == "xcomp"):
        return False
    if any(c.lower in known.provisos for c in analysis.children(cue.index, "mark")):
        return False
    marks = [c.lower for c in analysis.children(cue.index, "mark")]
    if not known.undecided.isdisjoint(marks) or cue.tag == "VBN" and not known.spoken_of.isdisjoint(marks):
        return False
    if cue.dep == "amod":  # "so-called"
        return False
    if cue.dep == "pcomp" and analysis.head(cue).lower in known.blamed_for:
        return False
    if any(asks_nothing(reading, c) for c in analysis.children(cue.index, "nsubj")):
        return False
    infinitive = any(c.tag == "TO" for c in analysis.children(cue.index, "aux"))
    return not infinitive or cue.dep in ("advcl", "xcomp", "conj") or analysis.head(cue).lemma in known.texts


def asks_nothing(reading: Reading, subject: Word) -> bool:
    """True for "nobody", "no party", "neither the officer who"; a pronoun stands for what it follows."""
    analysis, known = reading.analysis, call_words(reading.language)
    clause = analysis.head(subject)
    meant = analysis.head(clause) if subject.tag in ("WP", "WDT") and clause.dep == "relcl" else subject
    beside = analysis.children(meant.index, "det", "preconj", "cc", "neg")
    return any(w.lower in known.nobody_at_all for w in (meant, *beside) if w.index <= meant.index)


def addresses_nobody(reading: Reading, cue: Word, piece: Piece) -> bool:
    """True for "called a doctor to help", "called X, just to check in" and "warned against ... to"."""
    known, words = call_words(reading.language), reading.analysis.words[piece[0] : piece[1]]
    beside = reading.analysis.words[cue.index + 1]
    if cue.lemma in known.asks_somebody and beside.pos == "ADP":
        return True
    if cue.lemma not in known.direct or piece[0] > cue.index + 1:
        return False
    meant = [m for word in words if word.dep != "poss" for m in reading.parties.meant_by(word.index)]
    named = any(m.name[:1].isupper() or m.kind == "people" for m in meant)
    return not named or any(word.text == "," for word in words[-2:])


def is_spared(reading: Reading, verb: Word) -> bool:
    """True for "should not face trial", which asks nothing of those who would face it."""
    return verb.lemma in call_words(reading.language).suffered and bool(reading.analysis.children(verb.index, "neg"))
