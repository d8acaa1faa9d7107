"""The seeds as a record reads them: entries dated with the help of other documents, and what holds across them."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from evaluation.benchmarks import score_entries
from evaluation.record_score import score_record
from onrecord.record.store import open_record
from onrecord.views.scored import extracted

Scores = dict[str, float]


def measure_record(shared: Path) -> tuple[Scores, float, float]:
    """The scores of the entries; for series, relations, threads and positions the share of what is due that was found;

    and the seconds that a first build took from a cold start, and a second one in which nothing had changed.
    """
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        first, second = build(record, shared / "seeds"), build(record, shared / "seeds")
        with open_record(record) as opened:
            groups = opened.groups()
    entries = {read.document.name: json.loads(json.dumps(extracted(read))) for read in groups.documents}
    scores = score_entries(shared, "gold/seeds", "seeds", entries)
    rows = score_record(groups, shared / "gold" / "seeds.record.yaml", shared / "gold" / "seeds", shared / "seeds")
    return scores | {row.name: row.right / row.due for row in rows if row.due}, first, second


def build(record: Path, texts: Path) -> float:
    """Seconds that `onrecord build` took."""
    start = time.monotonic()
    command = [sys.executable, "-m", "onrecord", "build", str(record), str(texts)]
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - start
