"""A small record made by hand: the dead of the invented isles of Marrow, by two counters; one number falls, one is revised, one count begins anew."""

from hashlib import sha256

from onrecord.model.dates import Period, When
from onrecord.model.decisions import Decision
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import Entries, Figure
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Member, RecordParty, Series
from onrecord.model.text import Span
from onrecord.model.vocabulary import Bound, Relation
from tests.views.sample_groups import SampleRecord

Told = tuple[str, str, str, int, int | None, Bound, Relation | None]

TOLD: tuple[Told, ...] = (
    ("2041-01-31", "Tide Ministry", "120", 120, None, "exactly", None),
    ("2041-02-10", "Reef Watch", "at least 150", 150, None, "at_least", None),
    ("2041-02-28", "Tide Ministry", "310", 310, None, "exactly", "updates"),
    ("2041-03-02", "Tide Ministry", "301", 301, None, "exactly", "falls"),
    ("2041-03-04", "Tide Ministry", "310", 310, None, "exactly", "updates"),
    ("2041-03-06", "Tide Ministry", "310", 310, None, "exactly", "repeats"),
    ("2041-03-20", "Reef Watch", "between 400 and 460", 400, 460, "between", "updates"),
    ("2041-04-30", "Tide Ministry", "505", 505, None, "exactly", "updates"),
    ("2041-04-30", "Tide Ministry", "480", 480, None, "exactly", "revises"),
    ("2041-05-20", "Reef Watch", "between 600 and 640", 600, 640, "between", "updates"),
    ("2041-06-30", "Tide Ministry", "12", 12, None, "exactly", "reset"),
    ("2041-07-31", "Tide Ministry", "25", 25, None, "exactly", "updates"),
)
"""By day: who counts, the words, the number, how it stands to that counter's last one."""


def sample() -> Groups:
    """A document for each figure, and the one series."""
    reads, members, last = [], [], dict[str, EntryKey]()
    for number, (day, authority, words, value, high, bound, relation) in enumerate(TOLD):
        text = f"Note {number}. {authority} counts {words} people killed in Marrow as of {day}."
        at = text.index(words)
        name = f"{number:02}.txt"
        document = Document(name, text, sha256(name.encode()).hexdigest(), names=(name,))
        figure = Figure(
            id=f"f{at}", span=Span(at, at + len(words)), value=value, high=high, bound=bound, what="killed", whom="people",
            where="Marrow", authority=authority, period=Period(as_of=When.at(day)),
        )  # fmt: skip
        key = EntryKey(document.sha256, figure.id)
        decision = 1 if relation == "reset" else 0
        members.append(Member(key, relation, last.get(authority) if relation else None, decision=decision))
        last[authority] = key
        description = Description(title=f"Note {number}", published=Published(When.at(day), "stated"))
        reads.append(DocumentRead(document, description, Entries(figures=(figure,))))
    series = Series("s9", "killed in Marrow", "killed", "people", "Marrow", False, tuple(members))
    parties = (RecordParty("Tide Ministry", (), "body"), RecordParty("Reef Watch", (), "organisation"))
    return Groups(documents=tuple(reads), parties=parties, series=(series,))


class SeriesRecord(SampleRecord):
    """A record that is not on a disk."""

    def groups(self) -> Groups:
        return sample()

    def decisions(self) -> tuple[Decision, ...]:
        """That the count begins anew with the one figure."""
        [anew] = [m.figure for s in sample().series for m in s.members if m.relation == "reset"]
        made = Decision(
            number=1, mark="reset", entry=anew, words="12", start=0, end=2, who="Ina <Torvald>", at="2041-07-02T10:00:00Z",
            why="The register was burnt; a new one was begun.",
        )  # fmt: skip
        return (made,)
