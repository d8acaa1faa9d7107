"""Days that some document of the record gives with their year, for those that give them without."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.groups import DocumentRead
from onrecord.reconcile.windows import DayOfYear, Phrases
from onrecord.reconcile.wording import Terms, sentence_around


@dataclass(frozen=True)
class Anchor:
    """A day with its year, and the words of the document that give it."""

    day: date
    document: str
    words: str


class Anchors:
    """The dated days of the record, found by month and day and by the words around them."""

    def __init__(
        self, reads: Sequence[DocumentRead], wanted: set[tuple[int, int]], terms: Terms, phrases: Phrases
    ) -> None:
        self.terms = terms
        self.calendar = {terms.stem(word) for word in (*terms.table["months"], *terms.table["weekdays"])}
        self.known: dict[tuple[int, int], dict[int, dict[str, list[Anchor]]]] = defaultdict(lambda: defaultdict(dict))
        for read in sorted(reads, key=lambda r: (r.document.name, r.document.sha256)):
            text = read.document.text
            for day in phrases.days(text):
                there = day.in_year(day.year) if day.year and (day.month, day.day) in wanted else None
                if there:
                    self.note(there, read, sentence_around(text, day.span).of(text))
            for event in read.entries.events:
                first = event.date.earliest
                if len(event.date.iso) == 10 and first and (first.month, first.day) in wanted:
                    self.note(first, read, event.span.of(text))

    def note(self, day: date, read: DocumentRead, words: str) -> None:
        """Remember the day under each word that stands with it."""
        anchor = Anchor(day, read.document.name, " ".join(words.split())[:200])
        stems = self.known[day.month, day.day][day.year]
        for stem in self.subject(words):
            those = stems.setdefault(stem, [])
            # Two are enough: a document asks for one that is not its own.
            if len(those) < 2 and all(one.document != anchor.document for one in those):
                those.append(anchor)

    def subject(self, words: str) -> list[str]:
        return [stem for stem in dict.fromkeys(self.terms.content(words)) if stem not in self.calendar]

    def of(self, day: DayOfYear, words: str, document: str) -> Anchor | None:
        """The one year's day that other documents tell of in words like these; None where none or several do."""
        years = self.known.get((day.month, day.day), {})
        found: dict[int, Anchor] = {}
        for year, stems in sorted(years.items()):
            for stem in self.subject(words):
                others = [one for one in stems.get(stem, ()) if one.document != document]
                if others:
                    found.setdefault(year, others[0])
        return next(iter(found.values())) if len(found) == 1 else None


def days_without_year(reads: Iterable[DocumentRead], phrases: Phrases) -> set[tuple[int, int]]:
    """The days that these documents name without a year."""
    return {(d.month, d.day) for read in reads for d in phrases.days(read.document.text) if d.year is None}
