"""The documents of a record compared after a change: all that holds across them, or what stays of it where a rule fails."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from functools import partial
from typing import TypeVar

from onrecord.extract.document import VERSION
from onrecord.extract.in_its_language import FIRST
from onrecord.extracting import read_again, said
from onrecord.intake import State
from onrecord.languages import language_for
from onrecord.model.codec import to_json
from onrecord.model.decisions import in_force
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.model.problems import Problem
from onrecord.reconcile.groups import VERSION as GROUPS_VERSION
from onrecord.reconcile.increment.whole import Change, bring_to_date, groups_on
from onrecord.record.shelf import VERSION as SHELF_VERSION
from onrecord.record.shelf import StoredShelf
from onrecord.record.store import Record
from onrecord.record.writing import Contents, File, Writing

T = TypeVar("T")

COULD_NOT = "the documents could not be compared by this version of onrecord"
"""How the problem begins that says so."""
WHAT_STAYS = "what was found in each is kept; series, threads, positions and parties are those of the build before; the next one tries again"
DOCUMENT = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
"""The key of a document."""


class CantCompare(Exception):
    """A rule failed while documents were compared; the message says how, and what to do."""


def changed(
    record: Record, before: State, files: Mapping[str, File], language: str, fresh: Iterable[DocumentRead] = ()
) -> Change:
    """The documents that are new, or other ones, or have other names than before; and those that are gone."""
    now, was = names_of(files), names_of(before.files)
    read = {one.document.sha256: one for one in fresh}
    every = before.shelf != shelf_version(language)
    kept = {key for key in now.keys() - read.keys() if key in before.made_by and (every or now[key] != was.get(key))}
    found = {key: record.document(key, as_found=True) for key in sorted(kept)} | read
    return Change(
        {key: named(found[key], names) for key, names in now.items() if key in found},
        frozenset(before.made_by.keys() - now.keys()),
    )


def names_of(files: Mapping[str, File]) -> dict[str, tuple[str, ...]]:
    """By document: its names in order."""
    names: dict[str, list[str]] = {}
    for name, file in sorted(files.items()):
        names.setdefault(file.sha256, []).append(name)
    return {sha256: tuple(given) for sha256, given in names.items()}


def brought_to_date(
    writing: Writing,
    change: Change,
    files: Mapping[str, File],
    before: State,
    language: str = "",
    how: How = AS_A_WHOLE,
) -> Contents:
    """What the record is to hold after a change: the groups as they follow from all its documents.

    Raises CantCompare where a rule fails; OSError and sqlite3.OperationalError, which are of the disk.
    """
    try:
        shelf = StoredShelf(writing.database)
        version = shelf_version(language)
        if before.shelf != version:
            shelf.clear()
        record = Record(writing.folder, writing.database)
        again = partial(read_again, language=language, how=how)
        settled = bring_to_date(shelf, change, language_for(language or FIRST), again, in_force(record.decisions()))
        shelf.forget(change.gone)
        documents = {}
        for sha256 in change.found.keys() | settled.keys():
            found = change.found.get(sha256) or record.document(sha256, as_found=True)
            documents[sha256] = found, settled[sha256]
        return Contents(
            documents, change.gone, before.made_by, files, groups_on(shelf), refused=before.refused, shelf=version
        )
    except (OSError, sqlite3.OperationalError):
        raise
    except Exception as wrong:
        raise CantCompare(f"{COULD_NOT} ({said(wrong)}): please report it") from wrong


def compared(
    writing: Writing, change: Change, files: Mapping[str, File], before: State, language: str, how: How
) -> tuple[Contents, str]:
    """As `brought_to_date`; where a rule fails, all documents with what was found in them, and the groups that still hold.

    The words say why it failed; empty where it did not. Raises OSError and sqlite3.OperationalError, which are of the disk.
    """
    writing.database.execute("SAVEPOINT comparing")
    try:
        return brought_to_date(writing, change, files, before, language, how), ""
    except CantCompare as wrong:
        writing.database.execute("ROLLBACK TO comparing")
        why = f"{wrong}; {WHAT_STAYS}"
        return not_compared(Record(writing.folder, writing.database), change, files, before, why), why


def not_compared(record: Record, change: Change, files: Mapping[str, File], before: State, why: str) -> Contents:
    """What the record is to hold where its documents could not be compared."""
    documents, other = {}, set(change.gone)
    for sha256, read in change.found.items():
        settled, names = read, read.document.names
        if sha256 in before.made_by:
            if named(record.document(sha256, as_found=True), names) == read:
                settled = named(record.document(sha256), names)
            else:
                other.add(sha256)
        documents[sha256] = read, settled
    groups = still_holding(record.groups(with_documents=False), other)
    problems = [one for one in groups.problems if not one.message.startswith(COULD_NOT)]
    groups = replace(groups, problems=(*problems, Problem("reconcile", "", why)))
    # Without the version of a shelf, the next build compares all documents.
    return Contents(documents, change.gone, before.made_by, files, groups, refused=before.refused, shelf="")


def still_holding(groups: Groups, other: Set[str]) -> Groups:
    """The groups without those that speak of documents that are other ones now, or gone."""

    def holding(those: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(one for one in those if other.isdisjoint(DOCUMENT.findall(to_json(one)))) if other else those

    return replace(
        groups,
        parties=holding(groups.parties),
        series=holding(groups.series),
        threads=holding(groups.threads),
        positions=holding(groups.positions),
        happenings=holding(groups.happenings),
        origins=holding(groups.origins),
    )


def shelf_version(language: str) -> str:
    """Which keys and groups the record has at hand: they are made again from all documents when it changes."""
    return f"{program()} shelf/{SHELF_VERSION} {language}".rstrip()


def named(read: DocumentRead, names: tuple[str, ...]) -> DocumentRead:
    """The document under the names that it has now; the first is its own, and its problems'."""
    problems = tuple(replace(problem, document=names[0]) for problem in read.problems)
    return replace(read, document=replace(read.document, name=names[0], names=names), problems=problems)


def program() -> str:
    """What makes the groups: they are made again when it changes."""
    return f"entries/{VERSION} groups/{GROUPS_VERSION}"
