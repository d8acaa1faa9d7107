"""What a build did and what the record holds now, as one table."""

from collections import Counter
from collections.abc import Sequence

from onrecord.model.problems import Problem
from onrecord.model.vocabulary import KINDS
from onrecord.pipeline import Built
from onrecord.record.store import Record
from onrecord.views.tables import print_table

MOST_LISTED = 50
"""Files refused that are named one by one; `onrecord show RECORD problems` has them all."""

PLURAL = {"quotation": "quotations", "figure": "figures", "finding": "findings", "call": "calls", "event": "events"}


def print_summary(record: Record, built: Built, seconds: float) -> None:
    """Documents, entries by kind, groups, what was refused and why, seconds."""
    counts, groups = record.counts(), record.groups(with_documents=False)
    rows: list[tuple[str, object]] = [
        ("documents", f"{counts['document']:,}"),
        ("  read in this run", f"{built.read:,}"),
        ("  unchanged", f"{built.unchanged:,}"),
        *((PLURAL[kind], f"{counts.get(kind, 0):,}") for kind in KINDS),
        ("series of figures", f"{len(groups.series):,}"),
        ("threads of calls", f"{len(groups.threads):,}"),
        ("positions", f"{len(groups.positions):,}"),
        ("parties", f"{len(groups.parties):,}"),
        ("refused", f"{len(built.refused):,}"),
        ("passed over", f"{len(built.passed_over):,}"),
        ("seconds", f"{seconds:.1f}"),
    ]
    print_table(f"Record {record.folder}", ("what", "count"), rows)
    refused = {(problem.document, problem.message) for problem in (*built.refused, *built.passed_over)}
    doubts = [problem for problem in record.problems() if (problem.document, problem.message) not in refused]
    list_problems("Refused", built.refused)
    list_problems("Passed over", built.passed_over)
    list_problems("Read with doubts", doubts)


def list_problems(title: str, problems: Sequence[Problem]) -> None:
    """The problems by document, a line each; where they are many, how many of each."""
    if not problems:
        return
    if len(problems) <= MOST_LISTED:
        print_table(title, ("document", title.lower()), [(problem.document, problem.message) for problem in problems])
        return
    counted = Counter(problem.message for problem in problems)
    print_table(
        title, ("documents", title.lower()), [(f"{count:,}", message) for message, count in counted.most_common()]
    )
