"""The page of all files that were given: what came of each."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from onrecord.model.vocabulary import KINDS
from onrecord.record.report import FileReport
from onrecord.views.files import problem_words
from onrecord.views.web.addresses import document_address
from onrecord.views.web.paging import chosen, paged

PAGE = 200
STATUSES = {"read": "read", "holds": "that only hold others", "refused": "refused", "passed over": "passed over"}
"""In words after a number."""

Context = dict[str, object]


class Reporting(Protocol):
    """What the page needs of a record."""

    def file_reports(self) -> Sequence[FileReport]: ...


def files_page(record: Reporting, query: Mapping[str, str]) -> Context:
    """The files by name, or those of one status, each with the addresses of its documents."""
    status = chosen(query, "status", list(STATUSES))
    reports = record.file_reports()
    kept = [one for one in reports if status in ("", one.file.status)]
    counted = [(words, sum(one.file.status == name for one in reports)) for name, words in STATUSES.items()]
    return {
        "page": paged(kept, "/files", query, PAGE),
        "status": status,
        "statuses": list(STATUSES),
        "counted": counted,
        "all_files": len(reports),
        "address": lambda one: document_address(one.documents[0]) if one.documents else "",
        "problem_words": problem_words,
        "kinds": KINDS,
    }
