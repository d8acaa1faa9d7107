"""Who does what a verb says, by the grammar around it."""

from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

RELATIVE = ("WDT", "WP")


def subject_of(reading: Reading, verb: Word, depth: int = 6) -> Word | None:
    """Who does what a verb says: its subject, the agent of a passive, or the subject of the verb it hangs on."""
    analysis, known = reading.analysis, call_words(reading.language)
    if analysis.children(verb.index, "nsubjpass", "auxpass"):
        if depth < 6:  # "arrested after calling for": who was arrested called
            return next(iter(analysis.children(verb.index, "nsubjpass")), None)
        return next(
            (p for a in analysis.children(verb.index, "agent") for p in analysis.children(a.index, "pobj")), None
        )
    own = [c for c in analysis.children(verb.index, "nsubj") if c.index < verb.index]
    if own:
        subject = own[-1]
        if subject.tag in RELATIVE and verb.dep in ("relcl", "ccomp", "acl"):
            return analysis.head(verb)
        return subject
    head = analysis.head(verb)
    if head.index == verb.index or not depth:
        return None
    passive = bool(analysis.children(head.index, "auxpass"))
    if verb.dep == "conj" and (verb.tag == "VBD" and head.tag == "VBN" or passive and verb.lemma in known.asks_thing):
        # "after they had left and recommended": what is joined is the verb further up, in the same tense.
        outer = next((a for a in analysis.ancestors(head) if a.tag == "VBD"), None)
        if outer is not None:
            return subject_of(reading, outer, depth - 1)
    outer = speaker_over(reading, verb)
    if outer is not None:
        return subject_of(reading, outer, depth - 1)
    if verb.dep == "acl" and head.index and analysis.words[head.index - 1].lower in known.not_a_noun_after:
        return subject_of(reading, head, depth - 1)
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
        return head
    return subject_of(reading, head, depth - 1)


def speaker_over(reading: Reading, verb: Word) -> Word | None:
    """The "found" of "X found that the cells were bad, and urged Y", where a parse has the cells urge; None elsewhere."""
    analysis, inner = reading.analysis, reading.analysis.head(verb)
    outer = analysis.head(inner)
    if verb.dep != "conj" or inner.dep != "ccomp" or outer.index > inner.index or verb.tag not in (outer.tag, "VBN"):
        return None
    subjects = analysis.children(inner.index, "nsubj", "nsubjpass")
    if not subjects or any(s.pos == "PRON" or reading.parties.meant_by(s.index) for s in subjects):
        return None
    sayer = subject_of(reading, outer, 1)
    return outer if sayer is not None and reading.parties.meant_by(sayer.index) else None
