"""The whole run, in order: files to documents, documents to entries, entries to groups, all of it into a record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from onrecord.documents.folder import Gathered, gather
from onrecord.documents.guarded import GuardedReaders
from onrecord.extract.document import VERSION
from onrecord.extract.in_its_language import FIRST
from onrecord.extracting import lost_as_json, read_again, read_as_json
from onrecord.intake import Plan, State, documents_by_name, read_files, state_of
from onrecord.languages import language_for
from onrecord.memory import collected_seldom
from onrecord.model.codec import read_from_json, to_json
from onrecord.model.decisions import in_force
from onrecord.model.document import Document
from onrecord.model.given import GivenFile
from onrecord.model.groups import DocumentRead
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.parallel import in_order
from onrecord.progress import Progress, in_silence
from onrecord.reconcile.groups import VERSION as GROUPS_VERSION
from onrecord.reconcile.increment.whole import Change, bring_to_date, groups_on
from onrecord.record.journal import Clock, Journal, utc_now
from onrecord.record.rows import hash_of_text
from onrecord.record.shelf import VERSION as SHELF_VERSION
from onrecord.record.shelf import StoredShelf
from onrecord.record.store import Record
from onrecord.record.unfinished import forget_unfinished, unfinished_in
from onrecord.record.writing import Contents, File, Writing, opened_for_writing, write


@dataclass(frozen=True, slots=True)
class Options:
    """How a build goes about it; the record is the same for all workers."""

    language: str = ""
    """The code of the language in which all texts are read; empty: each in its own."""
    workers: int = 1
    progress: Progress = in_silence
    how: How = AS_A_WHOLE
    clock: Clock = utc_now
    """What gives the time, in UTC, for the lines of the record's journal."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. The record itself says what it holds."""

    read: int
    """Documents that were read in this run: new ones, changed ones, and those read before by an older reader or extractor."""
    unchanged: int
    """Files given that the record had already."""
    refused: tuple[Problem, ...] = ()
    """Files given in this run that could not be read."""
    passed_over: tuple[Problem, ...] = ()
    """Files given in this run of formats without a reader."""


def build(folder: Path, paths: list[Path], options: Options | None = None) -> Built:
    """Read the files and folders into the record in `folder`; only what is new or changed is read.

    A document given before stays; a file that changed takes its name from the earlier one. The record is written as a whole at
    the end: whatever stops a build leaves it as it was, and the next build goes on from what it had found. Raises NotARecord,
    RecordBusy, FileNotFoundError; LookupError for a language that there is none of; OSError and sqlite3.Error where the disk is full.
    """
    options = options or Options()
    if options.language:
        language_for(options.language)
    with collected_seldom(), opened_for_writing(folder) as writing:
        before = state_of(writing.database)
        known = {file.path: name for name, file in before.given.items() if not file.within}
        gathered = gather(paths, skip=folder, known=known)
        with GuardedReaders() as readers:
            plan = read_files(writing, gathered, before, options.how, readers.read, options.progress)
        given = {**files_not_visited(before, plan, gathered), **plan.given}
        files = documents_by_name(given, plan, before)
        kept = (problem for problem in before.refused if problem.document in given.keys() - plan.given.keys())
        refused = tuple(sorted({*kept, *plan.told}, key=by_name))
        if (
            plan.fresh
            or given != before.given
            or files != before.files
            or refused != before.refused
            or before.program != program()
            or not before.sealed
            or before.shelf != shelf_version(options.language)
        ):
            record, fresh = Record(folder, writing.database), extracted(plan, folder, options)
            change = changed(record, before, files, options.language, fresh)
            options.progress("Comparing documents", 0, 1)
            contents = brought_to_date(writing, change, files, before, options)
            options.progress("Writing", 0, 1)
            contents = replace(
                contents,
                made_by={**before.made_by, **plan.made_by},
                given=tuple(given[name] for name in sorted(given)),
                layouts={sha256: document.layout for sha256, (document, _) in plan.fresh.items()},
                refused=refused,
            )
            write(writing.database, contents, program(), Journal(writing.database, options.clock))
    forget_unfinished(folder)
    return Built(
        len(plan.fresh),
        plan.unchanged,
        tuple(sorted(plan.refused, key=by_name)),
        tuple(sorted(plan.passed_over, key=by_name)),
    )


def files_not_visited(before: State, plan: Plan, gathered: Gathered) -> dict[str, GivenFile]:
    """The files of earlier builds that stay: those that were not given now, with the files within them."""
    visited = {one.name for one in gathered.files} | plan.given.keys()
    kept: dict[str, GivenFile] = {}
    for name, file in sorted(before.given.items()):
        top = file
        while top.within:
            top = before.given[top.within]
        if top.name not in visited:
            kept[name] = file
    return kept


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
    writing: Writing, change: Change, files: Mapping[str, File], before: State, options: Options
) -> Contents:
    """What the record is to hold after a change: the groups as they follow from all its documents."""
    shelf = StoredShelf(writing.database)
    version = shelf_version(options.language)
    if before.shelf != version:
        shelf.clear()
    record = Record(writing.folder, writing.database)
    language = language_for(options.language or FIRST)
    again = partial(read_again, language=options.language, how=options.how)
    settled = bring_to_date(shelf, change, language, again, in_force(record.decisions()))
    shelf.forget(change.gone)
    documents = {}
    for sha256 in change.found.keys() | settled.keys():
        found = change.found.get(sha256) or record.document(sha256, as_found=True)
        documents[sha256] = found, settled[sha256]
    return Contents(
        documents, change.gone, before.made_by, files, groups_on(shelf), refused=before.refused, shelf=version
    )


def shelf_version(language: str) -> str:
    """Which keys and groups the record has at hand: they are made again from all documents when it changes."""
    return f"{program()} shelf/{SHELF_VERSION} {language}".rstrip()


def extracted(plan: Plan, folder: Path, options: Options) -> Iterator[DocumentRead]:
    """The new documents with their entries: those that a build found before it was stopped, and all others."""
    if not plan.fresh:
        return
    documents = [document for document, _ in plan.fresh.values()]
    keys = [key_of_work(document, plan.made_by[document.sha256], options.language) for document in documents]
    with unfinished_in(folder) as unfinished:
        todo = (one for one, key in zip(documents, keys, strict=True) if unfinished.get(key) is None)
        work = partial(read_as_json, language=options.language, how=options.how)
        results = in_order(work, todo, options.workers, lost=lost_as_json)
        for number, (document, key) in enumerate(zip(documents, keys, strict=True)):
            options.progress("Reading texts", number, len(documents))
            line = unfinished.get(key)
            if line is None:
                line = next(results)
                unfinished.put(key, line)
            read = read_from_json(line)
            bare = replace(document, layout=Layout())
            yield replace(read, document=bare, problems=(*plan.fresh[document.sha256][1], *read.problems))
        options.progress("Reading texts", len(documents), len(documents))


def key_of_work(document: Document, made: str, language: str) -> str:
    """Stands for all that a document's entries follow from: the same key, the same entries."""
    return hash_of_text(to_json([replace(document, layout=Layout()), made, language]))


def named(read: DocumentRead, names: tuple[str, ...]) -> DocumentRead:
    """The document under the names that it has now; the first is its own, and its problems'."""
    problems = tuple(replace(problem, document=names[0]) for problem in read.problems)
    return replace(read, document=replace(read.document, name=names[0], names=names), problems=problems)


def program() -> str:
    """What makes the groups: they are made again when it changes."""
    return f"entries/{VERSION} groups/{GROUPS_VERSION}"


def by_name(problem: Problem) -> tuple[str, str]:
    return problem.document, problem.message
