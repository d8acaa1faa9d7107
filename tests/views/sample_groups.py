"""A small record made by hand: two texts about the invented land of Tessaly Reach and its invented ministries."""

from hashlib import sha256
from pathlib import Path

from onrecord.model.dates import Period, When
from onrecord.model.decisions import Decision
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import Call, Entries, Event, Figure, Finding, Quotation
from onrecord.model.groups import (
    DocumentRead,
    EntryKey,
    Groups,
    Happening,
    Member,
    Position,
    RecordParty,
    Series,
    Stand,
    Thread,
)
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.model.text import Span
from onrecord.record.find_quote.answer import Answer
from onrecord.record.report import FileReport
from onrecord.record.search import Hit, Hits

FIRST = """Harbour Watch: <b>open</b> the locks & let the barges through

4 May 2041

“At least 310 people were killed in Ostel, and the army of the Reach committed war crimes there on 2 May,” said Ada Quill. The army denied war crimes.

She called on the army to open the locks by 9 May. The army opened one of them.

قالت المرأة إن الباب مغلق
"""
SECOND = "Some 290 to 330 people were killed in Ostel, the ministry says. About 50 were hurt. Nearly 20 are missing; up to 9 may live."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sample() -> Groups:
    """Two documents, a series, a position with a denial, a thread, a happening, and one file that was refused."""
    one = Document("harbour.txt", FIRST, sha256(b"1").hexdigest(), names=("harbour.txt", "copy.txt"))
    two = Document("ministry.txt", SECOND, sha256(b"2").hexdigest(), names=("ministry.txt",))
    first = DocumentRead(
        one,
        Description(
            title="Harbour Watch: <b>open</b> the locks", publisher="Harbour Watch", kind="press_release",
            published=Published(When.at("2041-05-04"), "stated", (span(FIRST, "4 May 2041"),)),
        ),
        Entries(
            quotations=(Quotation(id="q1", content=(span(FIRST, "At least 310 people were killed in Ostel, and the army of the Reach committed war crimes there on 2 May,"),), speaker="Ada Quill", form="direct", source=(span(FIRST, "Ada Quill"),), cue=(span(FIRST, "said"),)),),
            figures=(Figure(id="f1", span=span(FIRST, "At least 310"), value=310, bound="at_least", what="killed", whom="people", where="Ostel", said_by="Ada Quill"),),
            findings=(
                Finding(id="n1", span=span(FIRST, "the army of the Reach committed war crimes"), by="Ada Quill", accused=("army of the Reach",), category="war_crimes", stance="asserts"),
                Finding(id="n2", span=span(FIRST, "The army denied war crimes"), by="army of the Reach", accused=("army of the Reach",), category="war_crimes", stance="denies"),
            ),
            calls=(Call(id="c1", span=span(FIRST, "open the locks by 9 May"), by="Ada Quill", to=("army of the Reach",), deadline=When.at("2041-05-09"), answered=span(FIRST, "The army opened one of them")),),
            events=(Event(id="e1", span=span(FIRST, "committed war crimes there on 2 May"), date=When.at("2041-05-02"), type="attack", parties=("army of the Reach",)),),
        ),
    )  # fmt: skip
    dated = Published(When.between(When.at("2041-05-05").earliest, When.at("2041-05-11").latest), "inferred")
    second = DocumentRead(
        two,
        Description(publisher="Ministry of Tides", kind="news", published=dated),
        Entries(figures=(
            Figure(id="f1", span=span(SECOND, "290 to 330"), value=290, high=330, bound="between", what="killed", whom="people", where="Ostel", authority="Ministry of Tides"),
            Figure(id="f2", span=span(SECOND, "About 50"), value=50, bound="about", what="injured", period=Period(as_of=When.at("2041-05"))),
            Figure(id="f3", span=span(SECOND, "Nearly 20"), value=20, bound="nearly", what="missing"),
            Figure(id="f4", span=span(SECOND, "up to 9"), value=9, bound="up_to", what="missing"),
        )),
    )  # fmt: skip
    a, b = one.sha256, two.sha256
    stands = (
        Stand("Ada Quill", "asserts", (EntryKey(a, "n1"),)),
        Stand("army of the Reach", "denies", (EntryKey(a, "n2"),)),
    )
    return Groups(
        documents=(second, first),
        parties=(RecordParty("Ada Quill", ("Quill",), "person"), RecordParty("army of the Reach", ("The army",), "forces")),
        series=(Series("s1", "killed in Ostel", "killed", "people", "Ostel", True, (Member(EntryKey(a, "f1")), Member(EntryKey(b, "f1"), "revises", EntryKey(a, "f1")))),),
        threads=(Thread("t1", "open the locks", ("army of the Reach",), (EntryKey(a, "c1"),)),),
        positions=(Position("p1", "war_crimes", "army of the Reach", stands),),
        happenings=(Happening("h1", (EntryKey(a, "e1"),)),),
        problems=(Problem("read", "empty.txt", "holds no text"),),
    )  # fmt: skip


class SampleRecord:
    """A record that is not on a disk."""

    def groups(self) -> Groups:
        return sample()

    def problems(self) -> list[Problem]:
        return []

    def decisions(self) -> tuple[Decision, ...]:
        return ()

    def layout(self, sha256: str) -> Layout:
        return Layout()

    def original(self, sha256: str) -> Path:
        return Path(sha256)

    def file_reports(self) -> list[FileReport]:
        return []

    def search(self, query: str, limit: int = 50, offset: int = 0, kind: str = "") -> Hits:
        """Texts that hold the query as it stands."""
        hits = []
        for read in sample().documents:
            at = read.document.text.find(query)
            if at >= 0:
                found = Span(at, at + len(query))
                whole = Span(0, len(read.document.text))
                hits.append(
                    Hit(
                        read.document.sha256,
                        read.document.name,
                        "",
                        "text",
                        "",
                        whole,
                        whole,
                        read.document.text,
                        (found,),
                    )
                )
        return Hits(len(hits), tuple(hits))

    def find_quote(self, words: str, by: str = "") -> Answer:
        """Nothing: it has no index."""
        return Answer(words, by, "nowhere", (), (), 2, 1, by_known=False)
