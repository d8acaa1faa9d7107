"""What holds across the documents of the seeds, measured as shares of what is due."""

from pathlib import Path

from evaluation.record_score import score_record
from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.reconcile.groups import reconcile


def measure_record(shared: Path) -> dict[str, float]:
    """For series, their relations, threads and positions, the share of what is due that was found."""
    language = language_for("en")
    texts = shared / "seeds"
    documents = [Document.of_text(f.name, f.read_text(encoding="utf-8")) for f in sorted(texts.glob("*.txt"))]
    groups = reconcile([read_entries(document, language) for document in documents], language)
    rows = score_record(groups, shared / "gold" / "seeds.record.yaml", shared / "gold" / "seeds", texts)
    return {row.name: row.right / row.due for row in rows if row.due}
