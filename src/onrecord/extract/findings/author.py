"""Whose words they are that nobody is quoted with, in documents of every kind: the publisher's, else those of the body that reports."""

from functools import cached_property

from onrecord.extract.findings.deeds import FindingWords
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.reading import Reading


class Author:
    """Finds the author of one document."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.reading = reading
        self.words = words

    def at(self, term: Term) -> str:
        """The author, where nobody is quoted with the term; empty where somebody is, and where no author is known."""
        if self.reading.voice_at(term.span.start).quotation:
            return ""
        return self.reading.description.publisher or self.reporting_body

    @cached_property
    def reporting_body(self) -> str:
        """The one body of which the document says in the present what it finds: "the Commission concludes"; empty for none or two."""
        analysis, found = self.reading.analysis, set()
        for verb in analysis.words:
            if verb.tag == "VBZ" and verb.head == verb.index and self.words.holds("verbs", "consider", verb.lemma):
                told = (self.reading.parties.at(w.index) for w in analysis.children(verb.index, "nsubj"))
                found |= {m.name for m in told if m is not None and m.kind == "body"}
        return min(found) if len(found) == 1 else ""
