"""The commands that keep a record and prove it: `journal`, `remove`, `verify`, `bundle`, `stamp`."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.model.dates import When
from onrecord.record.bundle.bundle import Bundled, CantBundle, bundle
from onrecord.record.bundle.check import NotABag, canonical
from onrecord.record.bundle.stamped import put_stamp, verify_bag
from onrecord.record.bundle.timestamps import BadStamp, request_for
from onrecord.record.journal import stored_lines
from onrecord.record.schema import DATABASE, ORIGINALS
from onrecord.record.store import open_record
from onrecord.record.verify import Checked, verify
from onrecord.removing import CantRemove, remove
from onrecord.views.arguments import RecordPath, Who, Why, clear_errors, wish_of
from onrecord.views.counting import counted
from onrecord.views.exports import as_json_lines
from onrecord.views.tables import complain, followed, one_line, print_table, say

LONGEST_DETAIL = 160

COLUMNS = ("line", "at", "what", "name", "detail", "sha256", "hash")


@contextmanager
def told_in_words(record: Path | None = None) -> Iterator[None]:
    """What can't be done, as one line and exit status 1, besides all that can go wrong with a record."""
    with clear_errors(record):
        try:
            yield
        except (CantRemove, CantBundle, BadStamp, NotABag, FileExistsError) as wrong:
            complain(str(wrong))
            raise typer.Exit(1) from None


def journal_command(
    record: RecordPath,
    name: Annotated[str, typer.Option("--document", "-d", help="Part of a file's or document's name.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The lines as they are in a bag: JSON Lines.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="The last lines only.")] = None,
) -> None:
    """Print what was done to a record: added, read, extracted, refused, dropped, removed, decided; by what version, when (UTC)."""
    with clear_errors(), open_record(record) as opened:
        lines = [line for line in stored_lines(opened.database) if name in line["name"]][-(limit or 0) :]
    if as_json:
        for line in lines:
            say(canonical(line))
        return
    print_table(f"Journal: {len(lines):,}", COLUMNS, map(row_of, lines))


def row_of(line: dict[str, Any]) -> tuple[object, ...]:
    """A line of the journal as a row of a table; long details and hashes are cut."""
    detail = line["detail"]
    words = ", ".join(f"{key} {value}" for key, value in detail.items()) if isinstance(detail, dict) else str(detail)
    cut = words if len(words) <= LONGEST_DETAIL else words[:LONGEST_DETAIL] + "…"
    return line["number"], line["at"], line["what"], line["name"], cut, line["sha256"][:12], line["hash"][:12]


def remove_command(
    record: RecordPath,
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="Files, as `show RECORD files` has them.", show_default=False),
    ],
    who: Who,
    why: Why,
) -> None:
    """Take files out of a record: their originals, texts and entries. The journal keeps that they were there, who removed them and why.

    The originals go too, where no other name keeps them. Bags that were written before still hold them. A file given to a build
    again is added again.
    """
    with told_in_words(record):
        removed = remove(record, names, wish_of(who, why))
    for name in removed.files:
        say(one_line(f"removed {name}"))
    gone = ((len(removed.files), "file"), (removed.documents, "document"), (removed.originals, "original"))
    say(f"gone: {', '.join(counted(number, noun) for number, noun in gone)}; the journal says so")


def verify_command(
    path: Annotated[
        Path, typer.Argument(metavar="RECORD|BAG", help="A record's folder, or a bag.", show_default=False)
    ],
    head: Annotated[
        str, typer.Option("--head", help="The head of the record's journal, as it was noted down before.")
    ] = "",
    authority: Annotated[
        Path | None,
        typer.Option("--ca", metavar="FILE", help="The certificate of the authority that stamped a bag (PEM)."),
    ] = None,
) -> None:
    """Check that a record, or a bag, is as it was written: originals, texts, words where entries say, the journal. Exit status 1 where not.

    The head that it prints stands for the whole journal: note it down, and --head tells later that nothing before it was changed.
    """
    if is_bag(path):
        if head:
            raise typer.BadParameter("a bag has its own head in bag-info.txt; compare them", param_hint="--head")
        check_bag(path, authority)
        return
    if authority is not None:
        raise typer.BadParameter("a record has no timestamp; a bag of it can have one", param_hint="--ca")
    with clear_errors(), open_record(path) as opened, followed() as follow:
        checked = verify(opened, head, follow)
    say_checked(checked)
    if checked.broken:
        raise typer.Exit(1)


def is_bag(path: Path) -> bool:
    """True for a file, and for a folder that says so; what is neither is told as a record."""
    return path.is_file() or ((path / "bagit.txt").exists() and not (path / DATABASE).exists())


def say_checked(checked: Checked) -> None:
    """What is wrong with a record, and how much was looked at."""
    for broken in checked.broken:
        say(one_line(broken))
    for name in checked.left:
        say(
            f"{ORIGINALS}/{name}: left by a build that was killed; give its file again, or the next build takes it away"
        )
    if earlier := checked.unused - len(checked.left):
        say(f"{ORIGINALS}: {earlier:,} of files that the record has no more; they are kept, as nothing expires")
    say(f"journal: {checked.lines:,} lines, its head {checked.head or 'missing'}")
    say(f"{checked.documents:,} documents, {checked.entries:,} entries: {verdict(len(checked.broken))}")


def verdict(count: int) -> str:
    return f"{count:,} {'thing is' if count == 1 else 'things are'} not as written" if count else "all as it was"


def check_bag(path: Path, authority: Path | None) -> None:
    """Print what is wrong with a bag, and its timestamps. Ends the program with 1 where something is."""
    with told_in_words():
        checked = verify_bag(path, authority)
    for line in (*checked.broken, *checked.stamps):
        say(one_line(line))
    say(one_line(f"{checked.counts}: {verdict(len(checked.broken))}"))
    if checked.broken:
        raise typer.Exit(1)


def bundle_command(
    record: RecordPath,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="A new .zip, or a new folder where it ends in /.", show_default=False
        ),
    ],
    date: Annotated[str, typer.Option("--date", help="The bag's date; today without it.")] = "",
    timestamp: Annotated[
        bool, typer.Option("--timestamp-request", help="Write FILE.tsq too: a request for a timestamp (RFC 3161).")
    ] = False,
) -> None:
    """Write a BagIt bag of a record: originals, texts, entries as JSON-LD, the journal, and a checker that a stranger runs offline.

    The same record and date give the same bytes. Nothing is sent anywhere: send FILE.tsq to an authority yourself, and put its
    reply in with `onrecord stamp`.
    """
    folder, target = output.endswith("/"), Path(output)
    if not folder and target.suffix.lower() != ".zip":
        raise typer.BadParameter("give a name that ends in .zip, or in / for a folder", param_hint="--output")
    with told_in_words(), open_record(record) as opened, followed() as follow:
        lines = as_json_lines(opened)
        done = bundle(opened, target, day_of(date), {"record.jsonl": lines}, as_folder=folder, progress=follow)
        request = beside(target, ".tsq")
        if timestamp:
            request.write_bytes(request_for(done.manifest, secrets.randbits(64)))
    say_bundled(target, done, request if timestamp else None)


def say_bundled(target: Path, done: Bundled, request: Path | None) -> None:
    """What was written, and what to do with it."""
    say(one_line(f"{target}: {done.originals:,} originals, {done.texts:,} texts, {done.entries:,} entries"))
    say(f"the journal's head is {done.head}")
    if request:
        say(one_line(f"send {request} to an authority, then: onrecord stamp {target} REPLY.tsr"))


def day_of(date: str) -> str:
    """The day given, or today in UTC. Raises typer.BadParameter."""
    try:
        return str(When.at(date)) if date else datetime.now(UTC).date().isoformat()
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--date") from None


def stamp_command(
    bag: Annotated[Path, typer.Argument(metavar="BAG", help="A bag: a .zip or a folder.", show_default=False)],
    reply: Annotated[Path, typer.Argument(metavar="REPLY.tsr", help="What the authority sent.", show_default=False)],
    request: Annotated[
        Path | None, typer.Option("--request", metavar="FILE", help="The request; BAG.tsq where that is there.")
    ] = None,
) -> None:
    """Put an authority's timestamp into a bag, where it is one of this bag and answers the request. `onrecord verify --ca` checks it."""
    with told_in_words():
        usual = beside(bag, ".tsq")
        asked = request or (usual if usual.is_file() else None)
        name, stamp = put_stamp(bag, reply.read_bytes(), asked.read_bytes() if asked else None)
    say(one_line(f"{bag}: {name} says {stamp.at}; `onrecord verify {bag} --ca AUTHORITY.pem` checks who says so"))


def beside(path: Path, ending: str) -> Path:
    """The path of a file beside a bag that belongs to it."""
    return path.with_name(path.name + ending)


COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "journal": (journal_command, "Example:  onrecord journal my-record --document bulletin-31"),
    "remove": (
        remove_command,
        'Example:  onrecord remove my-record bulletin-31.txt --by "Marit Solvane" --why "the witness asked for it"',
    ),
    "verify": (
        verify_command,
        "Examples:  onrecord verify my-record && echo sound  |  onrecord verify my-record.zip --ca authority.pem",
    ),
    "bundle": (
        bundle_command,
        "Examples:  onrecord bundle my-record -o my-record.zip  |  onrecord bundle my-record -o bags/my-record/ --timestamp-request",
    ),
    "stamp": (stamp_command, "Example:  onrecord stamp my-record.zip reply.tsr"),
}
"""By name: the command, and what its help ends with."""
