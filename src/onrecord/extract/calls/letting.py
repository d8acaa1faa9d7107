"""Calls on somebody who is not spoken to: "Let the mayor come"."""

from collections.abc import Iterator

from onrecord.extract.calls.actions import action_end
from onrecord.extract.calls.parties import Asked, names_at
from onrecord.extract.calls.pieces import verb_pieces
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Sentence, Word


def let_of(reading: Reading, word: Word, sentence: Sentence) -> Iterator[Asked]:
    """ "Let the mayor come and see": what one who is quoted asks of a party."""
    analysis, voice = reading.analysis, reading.voice_at(word.start)
    bare = word.tag in ("VB", "VBP") and not analysis.children(word.index, "nsubj", "aux", "neg")
    if word.lemma not in call_words(reading.language).letting or voice.quotation is None or not voice.name or not bare:
        return
    deeds = call_words(reading.language).letting_deeds
    for verb in analysis.children(word.index, "ccomp", "xcomp"):
        if not {verb.lemma, *(joined.lemma for joined in analysis.children(verb.index, "conj"))} & deeds:
            continue  # "let them try" dares, and "let them rot" curses
        subjects = [s for s in analysis.children(verb.index, "nsubj") if word.index < s.index and s.pos != "PRON"]
        asked = tuple(n for s in subjects for n in names_at(reading, s.index) if reading.parties.at(s.index))
        piece = (verb.index, action_end(reading, verb.index, sentence.last))
        for one in verb_pieces(reading, *piece) if asked and verb.tag == "VB" else ():
            yield Asked(one, voice.name, asked, word.index)
