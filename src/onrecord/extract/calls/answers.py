"""What became of a call, in the words that say so."""

from onrecord.extract.calls.actions import OPENING
from onrecord.extract.calls.deeds_after import is_about_it, is_before, tells_deed
from onrecord.extract.calls.parties import Asked, answerer_of
from onrecord.extract.calls.pieces import span_of
from onrecord.extract.calls.subjects import subject_of
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Sentence, Word
from onrecord.model.text import Span

TELLING = 5
"""Letters that a word must have before its return in the next sentence links the two."""


def answer_to(reading: Reading, asked: Asked, end: int) -> Span | None:
    """The words that say what became of a call: beside it, after it in its sentence, or in the next; None where none do.

    `end`: the index after all that is asked for with it, of which one answer tells.
    """
    analysis = reading.analysis
    cue = analysis.words[asked.cue]
    beside = answered_beside(reading, cue)
    if beside:
        return beside
    sentence = analysis.sentence_of(analysis.words[asked.piece[0]])
    after = answered_after(reading, cue, end, sentence)
    if after:
        return after
    following = next_sentence(reading, sentence)
    if following is None or is_before(reading, following, asked):
        return None
    beside_it = following.paragraph == sentence.paragraph
    if beside_it and answers(reading, analysis.words_of(following), asked):
        return clause(reading, telling_from(reading, following), following.last)
    if tells_deed(reading, following, asked):
        return clause(reading, following.first, following.last)
    return None


def answered_beside(reading: Reading, cue: Word) -> Span | None:
    """ "the mine failed to heed a court order to": the words before the order."""
    verb = answerer_of(reading, cue) if cue.pos == "NOUN" else None
    if verb is None:
        return None
    if cue.dep == "nsubjpass":
        helpers = reading.analysis.children(verb.index, "aux", "auxpass", "neg")
        first = min([verb.index, *(h.index for h in helpers)])
        return clause(reading, first, reading.analysis.sentence_of(verb).last)
    top = verb
    while (
        top.dep in ("xcomp", "ccomp", "acl", "advcl", "dobj", "nsubjpass")
        and not reading.analysis.children(top.index, "nsubj")
        and reading.analysis.head(top).index < top.index
    ):
        top = reading.analysis.head(top)
    first = min(
        [
            top.index,
            verb.index,
            *(c.index for c in reading.analysis.children(top.index, "nsubj", "nsubjpass", "aux", "neg")),
        ]
    )
    subject = next(iter(reading.analysis.children(top.index, "nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    first = min(first, reading.analysis.subtree(subject.index)[0].index)
    return span_of(reading.analysis, (first, max(top.index, verb.index) + 1))


def answered_after(reading: Reading, cue: Word, end: int, sentence: Sentence) -> Span | None:
    """ ", but none had been freed": the rest of the sentence, where it tells of an answer."""
    known, words = call_words(reading.language), reading.analysis.words
    if cue.pos == "NOUN" and cue.dep in ("nsubj", "nsubjpass") and tells_answer(reading, words[end : sentence.last]):
        return clause(reading, end, sentence.last)
    for i in range(end, min(end + 3, sentence.last - 1)):
        if words[i].lower in known.joining:
            rest = words[i + 1 : sentence.last]
            return clause(reading, i + 1, sentence.last) if tells_answer(reading, rest) else None
        if words[i].pos != "PUNCT":
            return None
    return None


def next_sentence(reading: Reading, sentence: Sentence) -> Sentence | None:
    """The sentence that follows, in the same paragraph or the next."""
    words = reading.analysis.words
    if sentence.last >= len(words):
        return None
    following = reading.analysis.sentence_of(words[sentence.last])
    return following if following.paragraph <= sentence.paragraph + 1 else None


def telling_from(reading: Reading, sentence: Sentence) -> int:
    """The index of the first word that tells of an answer: after ", yet" where what follows tells it, else the sentence's first."""
    known = call_words(reading.language)
    for word in reading.analysis.words_of(sentence)[1:-1]:
        # "Has yet to comply" joins nothing.
        joins = word.lower in known.joining and reading.analysis.words[word.index + 1].tag != "TO"
        if joins and tells_answer(reading, reading.analysis.words[word.index + 1 : sentence.last]):
            return word.index + 1
    return sentence.first


def answers(reading: Reading, words: tuple[Word, ...], asked: Asked) -> bool:
    """True where a sentence tells of an answer, and of this call: it names it, or a thing that was asked for."""
    if (
        not tells_answer(reading, words)
        or words[0].lower in call_words(reading.language).conditions
        or any(w.text in OPENING for w in words[:1])
    ):
        return False
    known = call_words(reading.language)
    things = {
        w.lemma
        for w in reading.analysis.words[slice(*asked.piece)]
        if w.pos in ("NOUN", "VERB") and len(w.lemma) >= TELLING
    }
    named = any(w.lower in known.pointing or w.pos in ("NOUN", "VERB") and w.lemma in things for w in words)
    return named or answered_by_asked(reading, words, asked)


def answered_by_asked(reading: Reading, words: tuple[Word, ...], asked: Asked) -> bool:
    """True for "The army has yet to comply", where the army was asked: a word of answering whose subject it is."""
    known = call_words(reading.language)
    for word in words:
        if word.lower in known.answer_words and word.pos == "VERB":
            subject = subject_of(reading, word)
            meant = reading.parties.meant_by(subject.index) if subject else ()
            if any(m.name in asked.to for m in meant) and is_about_it(reading, word, asked):
                return True
    return False


def tells_answer(reading: Reading, words: tuple[Word, ...]) -> bool:
    """True where words tell that something was done or left undone."""
    known = call_words(reading.language)
    line = f" {' '.join(w.lower for w in words)} "
    return any(w.lower in known.answer_words for w in words) or any(f" {p} " in line for p in known.answer_phrases)


def clause(reading: Reading, first: int, limit: int) -> Span:
    """The words of a clause, up to one that gives a reason or a circumstance."""
    words = reading.analysis.words
    end = next(
        (
            i
            for i in range(first + 3, limit)
            if words[i].dep == "mark" and words[i].pos == "SCONJ" and words[i].lower != "that"
        ),
        limit,
    )
    return span_of(reading.analysis, (first, end))
