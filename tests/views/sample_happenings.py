"""A small record of happenings, told by papers about the invented land of Corrin; its groups are made as a build makes them."""

from pathlib import Path

from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead
from onrecord.reconcile.groups import reconcile
from onrecord.record.writing import Contents, File, opened_for_writing, write
from tests.reconcile.records import Fields, happened, says, told

HIT = "⟦a drone hit the fish market of Tolm and killed nine people⟧"
STORY = (
    "Nobody on the quay had heard it come. The stalls were open since before dawn, and the ferry from the islands had just tied up. "
    "A seller of eels said that she had bent down for a coin, and when she stood up again the roof of the hall lay in the water. The harbour "
    "master closed the gate, then opened it again, because the wounded were on the wrong side of it."
)


def step(date: str, status: str, body: str = "Assembly of Corrin") -> tuple[type, Fields]:
    kind, fields = happened(date, "policy", "Assembly of Corrin")
    return kind, {**fields, "body": body, "status": status}


def papers() -> list[DocumentRead]:
    """Seven papers: a drone told by three, two of which carry one text; another date for it; a law; a period; words from right to left."""
    hit = happened("2041-05-03", "attack")
    return [
        told("bell.txt", f"{HIT}.\n{STORY}", hit, published="2041-05-04", publisher="Bell of Corrin"),
        told("horn.txt", f"{HIT}.\n{STORY}\nText: Bell of Corrin", hit, published="2041-05-05", publisher="Northern Horn"),
        told("mission.txt", "⟦⟦The Hill Guard committed murder⟧ when a drone hit the fish market of Tolm⟧", happened("2041-05-03", "attack", "Hill Guard"), says("Lantern Mission", "murder", "Hill Guard"), published="2041-06-01", publisher="Lantern Mission"),
        told("ministry.txt", f"{HIT}, the ministry says.", happened("2041-05-04", "attack"), published="2041-06-02", publisher="Ministry of Tides"),
        told("gazette.txt", "⟦The Assembly of Corrin passed the Eel Fisheries Law⟧", step("2041-05-20", "passed"), published="2041-05-21"),
        told("notes.txt", "⟦The Assembly of Corrin brought the Eel Fisheries Law into force⟧.\n⟦fighting around Sael⟧", step("2041-05-20", "in_force"),
             (Event, {"date": When.at("2041-04"), "until": When.at("2041-06"), "type": "conflict"}), published="2041-07-01"),
        told("wall.txt", "⟦خرج الناس إلى الشارع⟧", happened("2041", "protest", "أهل الميناء"), published="2041-08-01"),
        told("reply.txt", "⟦the Hill Guard denied murder⟧.", says("Hill Guard", "murder", "Hill Guard", stance="denies"), published="2041-06-05"),
    ]  # fmt: skip


def stored_happenings(folder: Path) -> Path:
    """The record, on a disk."""
    groups = reconcile(papers(), language_for("en"))
    found = {read.document.sha256: read for read in groups.documents}
    files = {read.document.name: File(key, read.document.name) for key, read in found.items()}
    with opened_for_writing(folder) as writing:
        pairs = {key: (read, read) for key, read in found.items()}
        write(writing.database, Contents(pairs, frozenset(), dict.fromkeys(found, "by hand"), files, groups), "test")
    return folder
