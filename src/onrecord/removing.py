"""Taking files out of a record: their originals, their documents and all that was found in them. The journal keeps that they were there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.comparing import CantCompare, brought_to_date, changed, program
from onrecord.deciding import Wish
from onrecord.intake import Plan, State, documents_by_name, state_of
from onrecord.model.given import GivenFile
from onrecord.model.how import How
from onrecord.record.journal import Journal, Telling
from onrecord.record.lock import held
from onrecord.record.originals import forget_originals, kept_originals, originals_of
from onrecord.record.store import Record, open_record
from onrecord.record.unfinished import forget_unfinished
from onrecord.record.writing import Contents, Writing, nothing_left_behind, opened_for_writing, write


class CantRemove(Exception):
    """What was to be removed can't be; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of a record."""

    files: tuple[str, ...]
    """By name, those within others included."""
    documents: int
    originals: int
    """Those that no other name keeps."""


def remove(folder: Path, names: Iterable[str], wish: Wish, language: str = "") -> Removed:
    """Take files out of the record; who did it, and why, stays in its journal. Groups follow from what is left.

    A file given again is added again. What stops this leaves the record as it was. Raises CantRemove, NotARecord, RecordBusy.
    """
    # A folder that is no record must not become one.
    open_record(folder).close()
    with opened_for_writing(folder) as writing:
        before = state_of(writing.database)
        gone = files_of(before.given, list(dict.fromkeys(names)))
        journal = Journal(writing.database, clock=lambda: wish.at)
        journal.begin()
        journal.tell([removal(before.given[name], wish) for name in gone])
        given = {name: file for name, file in before.given.items() if name not in gone}
        with nothing_left_behind(writing.database):
            contents = contents_without(writing, before, given, language)
            write(writing.database, contents, before.program or program(), journal)
    forget_unfinished(folder)
    originals = forget_unused(folder, {before.given[name].sha256 for name in gone})
    return Removed(tuple(gone), len(contents.gone), originals)


def files_of(given: Mapping[str, GivenFile], names: list[str]) -> list[str]:
    """The names of these files and of all within them. Raises CantRemove where there is none of a name, or it lies in another file."""
    for name in names:
        whole = name.rpartition("#")[0]
        if name not in given and whole in given:
            raise CantRemove(f"{name} is a section of {whole}; a file is removed as a whole")
        if name not in given:
            raise CantRemove(f"no file {name!r} in the record; `onrecord show RECORD files` lists them")
        if given[name].within:
            raise CantRemove(f"{name} lies in {given[name].within}; a file is removed as a whole")
    return [name for name in sorted(given) if outermost(given, name) in names]


def outermost(given: Mapping[str, GivenFile], name: str) -> str:
    """The name of the file that was given, in which a file lies; its own where it was given itself."""
    while given[name].within:
        name = given[name].within
    return name


def removal(file: GivenFile, wish: Wish) -> Telling:
    """What the journal tells of a file that is removed."""
    return Telling(what="removed", name=file.name, sha256=file.sha256, detail={"by": wish.who, "why": wish.why})


def contents_without(writing: Writing, before: State, given: Mapping[str, GivenFile], language: str) -> Contents:
    """All that the record is to hold where only these files are left."""
    files = documents_by_name(given, Plan(), before)
    change = changed(Record(writing.folder, writing.database), before, files, language)
    how = How(fast=any(made.endswith(" fast") for made in before.made_by.values()))
    try:
        contents = brought_to_date(writing, change, files, before, language, how)
    except CantCompare as wrong:
        raise CantRemove(f"{wrong}; nothing was removed") from wrong
    refused = tuple(problem for problem in before.refused if problem.document in given)
    return replace(contents, given=tuple(given[name] for name in sorted(given)), refused=refused)


def forget_unused(folder: Path, hashes: Iterable[str]) -> int:
    """Take away these originals where the record needs them no more; how many."""
    with held(folder), open_record(folder) as record:
        needed = {sha256 for sha256, _ in originals_of(record.database)}
        unused = sorted((set(hashes) & set(kept_originals(folder))) - needed)
        forget_originals(folder, unused)
    return len(unused)
