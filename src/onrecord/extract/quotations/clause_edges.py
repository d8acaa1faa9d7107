"""Where the words that somebody says begin and end: without "that", stops, datelines and the next verb of saying."""

from collections.abc import Callable

from onrecord.extract.quotations.words import SayingWords
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.text import Span

EDGES = frozenset(",;:.-–—…")
DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_DATELINE = 14
VERBS = ("VERB", "AUX")


class ClauseEdges:
    """Trims stretches of words to what is said."""

    def __init__(self, analysis: Analysis, known: SayingWords, within_marks: Callable[[int], bool]) -> None:
        self.analysis = analysis
        self.known = known
        self.within_marks = within_marks

    def cut(self, span: Span, verb: Word, sentence: Sentence) -> Span | None:
        """A stretch of content without "that" and marks at its edges, ended before a further verb of the same speaker."""
        words = list(self.analysis.words_in(span))
        for place, word in enumerate(words):
            if place and self.shares_subject(word, verb):
                words = words[:place]
                break
        while words and words[-1].tag == "CC":
            words.pop()
        return self.bare(words)

    def shares_subject(self, word: Word, verb: Word) -> bool:
        """True for the second verb of "said that A, and added that B", or of "said that A, adding that B"."""
        if (
            word.lower in self.known.homographs
            and verb.tag == "VBZ"
            and self.analysis.words[word.index - 1].tag == "CC"
        ):
            following = self.analysis.words[word.index + 1 : word.index + 2]
            return (
                word.tag == "NNS"
                and bool(following)
                and (following[0].text == "," or following[0].pos in ("DET", "SCONJ"))
            )
        if (
            word.pos != "VERB"
            or self.within_marks(word.index)
            or not self.known.says(self.analysis, word)
            or word.index == verb.index
        ):
            return False
        if self.analysis.children(word.index, "nsubj", "nsubjpass", "aux", "auxpass"):
            return False
        before = self.analysis.words[word.index - 1]
        if word.tag == "VBG":
            return before.text == ","
        return (
            word.tag in ("VBD", "VBZ", "VBP")
            and (before.tag == "CC" or before.pos == "ADV")
            and any(w.lower in self.known.that for w in self.analysis.words[word.index + 1 : word.index + 3])
        )

    def bare(self, words: list[Word]) -> Span | None:
        """The span of words, without "that", commas and stops at its edges; None where nothing is left."""
        while words and (
            words[0].lower in self.known.that and words[0].dep in ("mark", "det", "nsubj") or words[0].text in EDGES
        ):
            if words[0].dep == "nsubj" and words[0].tag == "DT":
                break
            words = words[1:]
        while words and words[-1].text in EDGES:
            words = words[:-1]
        if not words or len(words) < 2:
            return None
        return Span(words[0].start, words[-1].end)

    def past_dateline(self, sentence: Sentence) -> int:
        """The index of a sentence's first word after "PORT ELLA, June 2 (Agency) – "."""
        words = self.analysis.words
        if not words[sentence.first].text.isupper() or len(words[sentence.first].text) < 3:
            return sentence.first
        for index in range(sentence.first + 1, min(sentence.first + LONGEST_DATELINE, sentence.last)):
            if words[index].text in DASHES:
                return index + 1
        return sentence.first

    def end_of_phrase(self, head: Word, sentence: Sentence) -> int:
        """The index of the last word of the phrase after "according to": up to a comma after its head, or the phrase's own end."""
        words = self.analysis.words
        own_end = max(
            (w.index for w in self.analysis.subtree(head.index) if w.index < sentence.last), default=head.index
        )
        for index in range(head.index + 1, sentence.last):
            if words[index].text == ",":
                return index
            if index > own_end:
                return index - 1
        return sentence.last - 1

    def is_clause(self, span: Span) -> bool:
        """True where words have a verb with a subject."""
        inside = self.analysis.words_in(span)
        return any(w.dep in ("nsubj", "nsubjpass", "expl", "csubj") for w in inside) and any(
            w.pos in VERBS for w in inside
        )
