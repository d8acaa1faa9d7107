"""The whole run, in order: files to documents, documents to entries, entries to groups, all of it into a record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from onrecord.documents.folder import Gathered, gather
from onrecord.documents.guarded import GuardedReaders
from onrecord.extract.document import VERSION
from onrecord.extract.in_its_language import FIRST, read_in_its_language
from onrecord.intake import Plan, State, documents_by_name, read_files, state_of
from onrecord.languages import language_for
from onrecord.model.codec import read_from_json, to_json
from onrecord.model.decisions import Decision, in_force
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import Entries
from onrecord.model.given import GivenFile
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.parallel import in_order
from onrecord.progress import Progress, in_silence
from onrecord.reconcile.dates import days_told
from onrecord.reconcile.groups import VERSION as GROUPS_VERSION
from onrecord.reconcile.groups import reconcile
from onrecord.record.rows import hash_of_text
from onrecord.record.store import Record
from onrecord.record.unfinished import forget_unfinished, unfinished_in
from onrecord.record.writing import Contents, File, opened_for_writing, write

DAYS_OF_A_YEAR = 400
"""An interval no longer than this, in days, tells of which year a document speaks."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a build goes about it; the record is the same for all workers."""

    language: str = ""
    """The code of the language in which all texts are read; empty: each in its own."""
    workers: int = 1
    progress: Progress = in_silence
    how: How = AS_A_WHOLE


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
    the end: whatever stops a build leaves it as it was, and the next build goes on from what it had found. Raises NotARecord, RecordBusy, FileNotFoundError; OSError and
    sqlite3.Error where the disk is full.
    """
    options = options or Options()
    with opened_for_writing(folder) as writing:
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
        ):
            contents = contents_of(Record(folder, writing.database), plan, files, before, options)
            options.progress("Writing", 0, 1)
            every = tuple(given[name] for name in sorted(given))
            write(writing.database, replace(contents, refused=refused, given=every), program())
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


def contents_of(record: Record, plan: Plan, files: Mapping[str, File], before: State, options: Options) -> Contents:
    """All that the record is to hold now: what it held, what is new, and the groups that follow."""
    names: dict[str, list[str]] = {}
    for name, file in sorted(files.items()):
        names.setdefault(file.sha256, []).append(name)
    kept = (read for read in record.each_document(as_found=True) if read.document.sha256 not in plan.fresh)
    found = {read.document.sha256: read for read in (*kept, *extracted(plan, record.folder, options))}
    found = {sha256: named(found[sha256], tuple(given)) for sha256, given in names.items()}
    options.progress("Comparing documents", 0, 1)
    groups = reconciled(found, options.language, options.how, in_force(record.decisions())) if found else Groups()
    made = {sha256: plan.made_by.get(sha256) or before.made_by[sha256] for sha256 in found}
    layouts = {sha256: document.layout for sha256, (document, _) in plan.fresh.items()}
    return Contents(found, made, files, groups, layouts=layouts)


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


def lost_as_json(document: Document) -> str:
    """A document on which a process ended: nothing is found in it, and a problem says so."""
    wrong = (
        "the process that read its text was ended: it may need more memory than there is; nothing was extracted from it"
    )
    bare = replace(document, text="", layout=Layout())
    return to_json(DocumentRead(bare, Description(), Entries(), (Problem("extract", document.name, wrong),)))


def entries_of(document: Document, language: str = "", how: How = AS_A_WHOLE) -> DocumentRead:
    """One document with all that is found in it, by itself: no record, no other documents. Raises LookupError for a language."""
    return read_in_its_language(document, language, how=how)


def read_as_json(document: Document, *, language: str, how: How) -> str:
    """One document's entries as JSON without its text: small to hand from process to process."""
    read = entries_of(document, language, how)
    return to_json(replace(read, document=replace(read.document, text="", layout=Layout())))


def reconciled(
    found: Mapping[str, DocumentRead], language: str, how: How = AS_A_WHOLE, decisions: Sequence[Decision] = ()
) -> Groups:
    """The groups, from the documents in the order of their names and the decisions in force.

    Documents in which no year could be told are read again once others have told it, so that their own dates follow.
    """
    documents = tuple(sorted(found.values(), key=lambda read: (read.document.name, read.document.sha256)))
    groups = reconcile(documents, language_for(language or FIRST), decisions)
    told = {read.document.sha256: read.description.published for read in groups.documents}
    yearless = {sha256 for sha256, read in found.items() if not tells_year(read) and told[sha256]}
    if not yearless:
        return groups
    days = days_told(documents)
    again = {sha256: read_again(found[sha256], told[sha256], days, language, how) for sha256 in sorted(yearless)}
    dated = tuple(again.get(read.document.sha256, read) for read in documents)
    return reconcile(dated, language_for(language or FIRST), decisions)


def read_again(
    read: DocumentRead, published: Published | None, days: Mapping[tuple[int, int], int], language: str, how: How
) -> DocumentRead:
    """The document with its entries, found again by the date that others told."""
    return replace(read_in_its_language(read.document, language, published, days, how), problems=read.problems)


def tells_year(read: DocumentRead) -> bool:
    """True where the document's own date is known to within a year and some weeks."""
    published = read.description.published
    if published is None or published.date.earliest is None or published.date.latest is None:
        return False
    return (published.date.latest - published.date.earliest).days <= DAYS_OF_A_YEAR


def named(read: DocumentRead, names: tuple[str, ...]) -> DocumentRead:
    """The document under the names that it has now; the first is its own, and its problems'."""
    problems = tuple(replace(problem, document=names[0]) for problem in read.problems)
    return replace(read, document=replace(read.document, name=names[0], names=names), problems=problems)


def program() -> str:
    """What makes the groups: they are made again when it changes."""
    return f"entries/{VERSION} groups/{GROUPS_VERSION}"


def by_name(problem: Problem) -> tuple[str, str]:
    return problem.document, problem.message
