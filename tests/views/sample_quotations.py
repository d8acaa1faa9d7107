"""A record of quotations made by hand: two papers of the invented isle of Varrow, and as many more as a test asks for."""

from hashlib import sha256
from pathlib import Path

from onrecord.model.dates import When
from onrecord.model.decisions import Decision
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import Entries, Quotation
from onrecord.model.groups import DocumentRead, Groups, RecordParty
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.record.find_quote.answer import Answer
from onrecord.record.search import Hits
from tests.views.sample_groups import span

LEDGER = """The pier

“The ferry will sail,” said the harbour mistress, Ina Torvald, “and it will
sail on Monday.”

Torvald denied that the pier was closed. The council of Varrow said that a rower had told it “the boats … are rotten” and <b>old</b>.
"""
GAZETTE = """Harbour mistress Torvald asked whether “the pier” was safe. “Rotten!” added A rower. “No,” it says on the gate.

قالت المرأة إن الباب مغلق منذ الصباح
"""

LEDGER_QUOTATIONS = (
    Quotation(
        id="q1", content=(span(LEDGER, "“The ferry will sail,”"), span(LEDGER, "“and it will\nsail on Monday.”")), form="direct",
        speaker="Ina Torvald", source=(span(LEDGER, "Ina Torvald"),), cue=(span(LEDGER, "said"),), role="harbour mistress",
    ),
    Quotation(
        id="q2", content=(span(LEDGER, "the pier was closed"),), form="indirect", speaker="Torvald", polarity="denied",
        source=(span(LEDGER, "Torvald denied"),), cue=(span(LEDGER, "denied"),), confidence=0.799,
    ),
    Quotation(
        id="q3", content=(span(LEDGER, "a rower had told it “the boats … are rotten”"),), form="mixed", speaker="The council",
        source=(span(LEDGER, "The council of Varrow"),), cue=(span(LEDGER, "said that"),), confidence=0.9,
    ),
    Quotation(
        id="q4", content=(span(LEDGER, "“the boats … are rotten”"),), form="direct", speaker="", source=(span(LEDGER, "a rower"),),
        cue=(span(LEDGER, "told"),), within="q3", cut=True, confidence=0.8,
    ),
)  # fmt: skip
GAZETTE_QUOTATIONS = (
    Quotation(
        id="q1", content=(span(GAZETTE, "“the pier” was safe"),), form="mixed", speaker="Torvald", polarity="asked", cut=True,
        source=(span(GAZETTE, "Torvald"),), cue=(span(GAZETTE, "asked"),), role="Harbour mistress", confidence=0.4,
    ),
    Quotation(id="q2", content=(span(GAZETTE, "“Rotten!”"),), form="direct", speaker="", source=(span(GAZETTE, "A rower"),), cue=(span(GAZETTE, "added"),)),
    Quotation(id="q3", content=(span(GAZETTE, "“No,”"),), form="direct", speaker=""),
    Quotation(id="q4", content=(span(GAZETTE, "إن الباب مغلق"),), form="indirect", speaker="المرأة", source=(span(GAZETTE, "المرأة"),), cue=(span(GAZETTE, "قالت"),)),
)  # fmt: skip


def paper(name: str, text: str, day: str, quotations: tuple[Quotation, ...]) -> DocumentRead:
    """A document with its quotations; published on a day, or on none that anybody knows."""
    key = sha256(name.encode()).hexdigest()
    published = Published(When.at(day), "stated") if day else None
    return DocumentRead(
        Document(name, text, key, names=(name,)),
        Description(title=name.partition(".")[0].title(), publisher="Varrow Press", kind="news", published=published),
        Entries(quotations=quotations),
    )


PAPERS = (
    paper("ledger.txt", LEDGER, "2041-03-02", LEDGER_QUOTATIONS),
    paper("old-gazette.txt", GAZETTE, "2041-02-01", GAZETTE_QUOTATIONS),
)
PARTIES = (
    RecordParty("Ina Torvald", ("Ina Torvald", "Torvald"), "person", speaks_for="council of Varrow"),
    RecordParty("council of Varrow", ("council of Varrow", "The council"), "body"),
)


def many(number: int, speakers: int) -> tuple[DocumentRead, ...]:
    """Documents of a hundred quotations each, the speakers in turn."""
    text = "".join(f"“Boat {i} is late,” said speaker {i}.\n\n" for i in range(100))
    words = [(span(text, f"“Boat {i} is late,”"), span(text, f"speaker {i}")) for i in range(100)]
    return tuple(
        paper(
            f"{at:05}.txt", text, f"20{at % 60:02}",
            tuple(
                Quotation(id=f"q{i}", content=(said,), form="direct", speaker=f"Speaker {(at + i) % speakers}", source=(by,))
                for i, (said, by) in enumerate(words)
            ),
        )
        for at in range(number // 100)
    )  # fmt: skip


class QuotationRecord:
    """A record that is not on a disk."""

    def __init__(self, *papers: DocumentRead) -> None:
        self.papers = papers or PAPERS

    def groups(self) -> Groups:
        return Groups(documents=self.papers, parties=PARTIES)

    def problems(self) -> list[Problem]:
        return []

    def decisions(self) -> tuple[Decision, ...]:
        return ()

    def layout(self, sha256: str) -> Layout:
        return Layout()

    def original(self, sha256: str) -> Path:
        return Path(sha256)

    def search(self, query: str, limit: int = 50, offset: int = 0, kind: str = "") -> Hits:
        return Hits(0, ())

    def find_quote(self, words: str, by: str = "") -> Answer:
        """Nothing: it has no index."""
        return Answer(words, by, "nowhere", (), (), len(self.papers), 1, by_known=False)
