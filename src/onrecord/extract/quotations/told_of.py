"""Where a speaker's words end before what else the speaker did, and who is only spoken of."""

from collections.abc import Sequence

from onrecord.extract.parties.parties import Parties
from onrecord.extract.quotations.words import SayingWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

FEW = 3
"""Fewer words are no clause."""


def without_next_deed(
    content: tuple[Span, ...], cue: Sequence[Span], analysis: Analysis, known: SayingWords, parties: Parties
) -> tuple[Span, ...]:
    """ "that trucks had come" of "said that trucks had come and accused X of theft": it is who says so that accuses.

    The verb behind "and" is joined to the one of saying; or it is one that blames or asks, and the one before tells of things.
    """
    if len(content) != 1 or not cue or cue[-1].end > content[0].start:
        return content
    said = [w for span in cue for w in analysis.words_in(span) if w.pos == "VERB"]
    words = analysis.words_in(content[0])
    for verb in words[FEW:]:
        joint = analysis.words[verb.index - (2 if analysis.words[verb.index - 1].pos == "ADV" else 1)]
        if said and joint.tag == "CC" and is_speakers(verb, joint, said[0], analysis, known, parties):
            left = [w for w in words if w.index < joint.index and w.pos != "PUNCT"]
            return (Span(content[0].start, left[-1].end),) if len(left) >= FEW else content
    return content


def is_speakers(verb: Word, joint: Word, said: Word, analysis: Analysis, known: SayingWords, parties: Parties) -> bool:
    """True for the "accused" of "said that trucks had come and accused"."""
    if verb.tag != "VBD" or said.tag != "VBD" or verb.dep != "conj":
        return False
    if analysis.children(verb.index, "nsubj", "nsubjpass", "aux", "auxpass"):
        return False
    before = analysis.head(verb)
    # Of "said that X had been held and denied it" nobody knows who denies; lorries that came accuse nobody.
    subjects = analysis.children(before.index, "nsubj", "nsubjpass")
    mute = bool(subjects) and all(is_mute(s, analysis, parties) for s in subjects)
    apart = analysis.words[joint.index - 1].text == ","
    told = known.clause | known.label | known.beside_marks
    speaks = mute and verb.lemma in known.turning or apart and verb.lemma in told
    helped = speaks and before.tag == "VBN" and bool(analysis.children(before.index, "aux"))
    return before.index == said.index or helped and before.dep == "ccomp" and before.head == said.index


def is_mute(subject: Word, analysis: Analysis, parties: Parties) -> bool:
    """True for what turns against nobody itself: "lorries", and "his forces", for whom their commander speaks."""
    own = any(w.pos == "PRON" for w in analysis.children(subject.index, "poss"))
    return subject.pos == "NOUN" and (own or parties.at(subject.index) is None)


def is_told_of(
    content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span], analysis: Analysis, known: SayingWords
) -> bool:
    """True for "two men said to be spies" and "an area referred to as “the strip”": they say nothing themselves."""
    verbs = [w for span in cue for w in analysis.words_in(span) if w.pos == "VERB"]
    opening = analysis.words_in(content[0])[:1]
    if len(verbs) != 1 or not opening or not source or source[0].start > verbs[0].start:
        return False
    verb, lead = verbs[0], opening[0]
    if lead.tag == "TO":
        # "Promised to come" is another matter.
        return verb.lemma in known.clause - known.infinitive - known.label
    bare = verb.dep in ("acl", "advcl") and not analysis.children(verb.index, "nsubj", "nsubjpass")
    return lead.lower in known.as_marks and verb.tag in ("VBN", "VBD") and bare
