"""The whole run, in order: files to documents, documents to entries, entries to groups, all of it into a record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from os import cpu_count
from pathlib import Path

from onrecord.comparing import changed, compared, program, shelf_version
from onrecord.documents.folder import Gathered, gather
from onrecord.documents.reading_ahead import ReadingAhead
from onrecord.extracting import lost_as_json, read_as_json
from onrecord.intake import Plan, State, documents_by_name, read_files, state_of
from onrecord.languages import language_for
from onrecord.memory import collected_seldom
from onrecord.model.codec import read_from_json, to_json
from onrecord.model.document import Document
from onrecord.model.given import GivenFile
from onrecord.model.groups import DocumentRead
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.parallel import in_order
from onrecord.progress import Progress, in_silence
from onrecord.record.journal import Clock, Journal, utc_now
from onrecord.record.left_over import clear, cleared, left_over
from onrecord.record.rows import hash_of_text
from onrecord.record.seals import seal_journal
from onrecord.record.store import Record
from onrecord.record.unfinished import forget_unfinished, unfinished_in
from onrecord.record.writing import Writing, opened_for_writing, write


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
    not_compared: str = ""
    """Why what holds across documents could not be brought to date; empty where it was."""


def build(folder: Path, paths: list[Path], options: Options | None = None) -> Built:
    """Read the files and folders into the record in `folder`; only what is new or changed is read.

    A document given before stays; a file that changed takes its name from the earlier one. The record is written as a whole at
    the end: whatever stops a build leaves it as it was, and the next build goes on from what it had found. Originals that a killed
    build left, and that are not given now, are taken away; the journal tells of each. Raises NotARecord, RecordBusy,
    FileNotFoundError; LookupError for a language that there is none of; OSError and sqlite3.Error where the disk is full.
    """
    options = options or Options()
    if options.language:
        language_for(options.language)
    with collected_seldom(), opened_for_writing(folder) as writing:
        before = state_of(writing.database)
        known = {file.path: name for name, file in before.given.items() if not file.within}
        gathered = gather(paths, skip=folder, known=known)
        # Each file has so much time by the clock: more processes than processors would take it from each other.
        with ReadingAhead(min(options.workers, cpu_count() or 1)) as readers:
            plan = read_files(writing, gathered, before, options.how, readers, options.progress)
        given = {**files_not_visited(before, plan, gathered), **plan.given}
        files = documents_by_name(given, plan, before)
        kept = (problem for problem in before.refused if problem.document in given.keys() - plan.given.keys())
        refused = tuple(sorted({*kept, *plan.told}, key=by_name))
        state = replace(before, given=given, files=files, refused=refused)
        why = ""
        if plan.fresh or state != before or not is_of_now(before, options):
            why = bring(writing, before, state, plan, options)
        left = left_over(folder, writing.database, {file.sha256 for file in given.values()})
        if left:
            Journal(writing.database, options.clock).tell(list(cleared(folder, left)))
            seal_journal(writing.database)
    if left:
        clear(folder, left)
    forget_unfinished(folder)
    return Built(
        len(plan.fresh),
        plan.unchanged,
        tuple(sorted(plan.refused, key=by_name)),
        tuple(sorted(plan.passed_over, key=by_name)),
        why,
    )


def is_of_now(before: State, options: Options) -> bool:
    """True where this version wrote the record, and all its documents are compared."""
    return before.program == program() and before.sealed and before.shelf == shelf_version(options.language)


def bring(writing: Writing, before: State, now: State, plan: Plan, options: Options) -> str:
    """Bring the record to the files that it is to hold now; why its documents could not be compared, empty where they could."""
    record, fresh = Record(writing.folder, writing.database), extracted(plan, writing.folder, options)
    change = changed(record, before, now.files, options.language, fresh)
    options.progress("Comparing documents", 0, 1)
    contents, why = compared(writing, change, now.files, before, options.language, options.how)
    options.progress("Writing", 0, 1)
    contents = replace(
        contents,
        made_by={**before.made_by, **plan.made_by},
        given=tuple(now.given[name] for name in sorted(now.given)),
        layouts={sha256: document.layout for sha256, (document, _) in plan.fresh.items()},
        refused=now.refused,
    )
    write(writing.database, contents, program(), Journal(writing.database, options.clock))
    return why


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


def by_name(problem: Problem) -> tuple[str, str]:
    return problem.document, problem.message
