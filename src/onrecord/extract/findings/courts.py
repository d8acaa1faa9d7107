"""Which court or prosecutor a charge or conviction is of, where its own words name none and nobody speaks them: "X is charged with"."""

from functools import cached_property

from onrecord.extract.findings.deeds import FindingWords
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading

KINDS = ("body", "role", "organisation")


class Courts:
    """The courts and prosecutors that one document names."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.reading = reading
        self.words = words

    @cached_property
    def named(self) -> list[Mention]:
        return [m for m in self.reading.parties.mentions if self.is_court(m)]

    def trying(self, term: Term) -> str:
        """The last one named before the term in its paragraph, else the only one before it, or at all; empty where it is not sure."""
        analysis = self.reading.analysis
        paragraph = analysis.paragraphs[analysis.paragraph_at(term.span.start)]
        before = [m for m in self.named if paragraph.start <= m.span.start < term.span.start]
        if before:
            return before[-1].name
        names = {m.name for m in self.named if m.span.start < term.span.start} or {m.name for m in self.named}
        return min(names) if len(names) == 1 else ""

    def is_court(self, mention: Mention) -> bool:
        """True for "High Court of X" and "prosecutors"."""
        if mention.kind not in KINDS:
            return False
        return self.words.holds("nouns", "courts", self.reading.analysis.words[mention.head].lemma.lower())

    def is_one(self, name: str) -> bool:
        """True for the name of a court or prosecutor of the document."""
        return any(m.name == name for m in self.named)
