"""A record of the legal steps of one year in the invented lands of Lorne and Varr."""

from pathlib import Path

from onrecord.languages import language_for
from onrecord.reconcile.groups import reconcile
from onrecord.record.store import Record, open_record
from onrecord.record.writing import Contents, File, opened_for_writing, write
from tests.reconcile.legal import read

CASES = Path(__file__).resolve().parents[1] / "cases" / "ledger"
QUOTED = ("15-lawyer.txt", "2035-12-02", "“The Coast Court of Tarn annulled the arrest warrant against Kel Rosvik on 1 December 2035,” said his lawyer, Ada Pell.")  # fmt: skip


def legal_record(folder: Path) -> Record:
    """The texts of `cases/ledger`, and what a lawyer says, with all that holds across them."""
    texts = [read(path.name, "", path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.txt"))]
    groups = reconcile([*texts, read(*QUOTED)], language_for("en"))
    found = {one.document.sha256: one for one in groups.documents}
    files = {one.document.name: File(key, one.document.name) for key, one in found.items()}
    with opened_for_writing(folder) as writing:
        pairs = {key: (one, one) for key, one in found.items()}
        write(writing.database, Contents(pairs, frozenset(), dict.fromkeys(found, "by hand"), files, groups), "test")
    return open_record(folder)
