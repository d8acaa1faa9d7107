"""The command line: `onrecord build`, `extract`, `serve`, `export`, `show`, `find-quote`, `demo`, and those of `keeping` and `deciding_commands`."""

import errno
import os
import socket
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from onrecord.model.codec import to_json
from onrecord.model.dates import When
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.model.vocabulary import CALL_STATES, KINDS
from onrecord.pipeline import Built, Options, build
from onrecord.record.find_quote.asked import NoQuotation
from onrecord.record.store import open_record
from onrecord.views import deciding_commands, find_quote, keeping
from onrecord.views.arguments import RecordPath, choose, clear_errors
from onrecord.views.asked import Asked
from onrecord.views.beside import names_of
from onrecord.views.confidence import confidence_from
from onrecord.views.exports import EXPORTERS
from onrecord.views.files import report_lines
from onrecord.views.filters import trouble_with_filters
from onrecord.views.show import SHOWN, shown
from onrecord.views.streams import documents_in, documents_in_lines, extract_lines
from onrecord.views.summary import print_summary
from onrecord.views.tables import complain, followed, one_line, print_table, say
from onrecord.views.ucdp import BEST, as_ucdp
from onrecord.views.web.app import make_app

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="From a folder of documents to a record: who said what, how many, who accuses whom, who asks for what, what happened "
    "when, each tied to its words.",
    epilog="Start with [bold]onrecord demo[/bold], then [bold]onrecord build my-record my-documents/[/bold] and "
    "[bold]onrecord serve my-record --open[/bold].",
)

Workers = Annotated[
    int,
    typer.Option(
        "--workers", "-w", min=1, max=256, help="Processes that read files and texts; the result is the same."
    ),
]
Host = Annotated[
    str, typer.Option(help="The address to listen on. Others can read the record where this is not 127.0.0.1.")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")]
Browser = Annotated[bool, typer.Option("--open", help="Open the browser.")]


def least_confidence(given: str) -> float:
    """The confidence given with an option. Ends the program where it is none."""
    try:
        return confidence_from(given)
    except ValueError as wrong:
        complain(f"--confidence {wrong}")
        raise typer.Exit(2) from None


Confidence = Annotated[
    float,
    typer.Option(
        "--confidence",
        parser=least_confidence,
        metavar="0..1",
        show_default=False,
        help="Leave out quotations of less confidence: the chance that words and speaker are read right.",
    ),
]


Fast = Annotated[
    bool, typer.Option("--fast", help="Find quotations with the quicker model, which finds fewer of them.")
]


def print_version(asked: bool) -> None:
    if asked:
        say(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Nothing by itself: the options that come before a command."""


@app.command(
    "build",
    epilog="Examples:  onrecord build my-record press/  |  onrecord build my-record press/ more/ statement.html",
)
def build_command(
    record: Annotated[
        Path,
        typer.Argument(metavar="RECORD", help="The record's folder; made where it is not there.", show_default=False),
    ],
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files and folders of documents, archives, mail.", show_default=False),
    ],
    workers: Workers = 1,
    fast: Fast = False,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write what came of every file to this file, as CSV.")
    ] = None,
) -> None:
    """Read documents into a record. Run again, it reads only what is new or changed.

    A document goes by its path in the folder that was given, a file given by itself by its own name. Documents given before stay in
    the record. Whatever stops a build leaves the record as it was.
    """
    if report and (report.is_dir() or not report.parent.is_dir()):
        what = "is a folder" if report.is_dir() else f"can't be written: there is no folder {report.parent}"
        complain(
            f"--report {report} {what}; name a file in a folder that is there, such as files.csv. Nothing was built"
        )
        raise typer.Exit(2)
    with clear_errors(record):
        built = run_build(record, paths, workers, How(fast=fast)) if paths else None
    if report:
        with open_record(record) as opened:
            write_or_complain(report, report_lines(opened.file_reports()))
    if built and built.not_compared:
        complain(f"{record}: {built.not_compared}")
        raise typer.Exit(1)


def run_build(record: Path, paths: list[Path], workers: int = 1, how: How = AS_A_WHOLE) -> Built:
    """Build, and print the table."""
    began = time.monotonic()
    with followed() as follow:
        built = build(record, paths, Options(workers=workers, progress=follow, how=how))
    with open_record(record) as opened:
        print_summary(opened, built, time.monotonic() - began)
    return built


@app.command(
    "extract",
    epilog="Examples:  onrecord extract press/ > entries.jsonl  |  onrecord extract - --dates --workers 4 < texts.jsonl",
)
def extract_command(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...|-", help="Files and folders, or - for JSON Lines.", show_default=False),
    ],
    dates: Annotated[bool, typer.Option("--dates", help="Add the time expressions of each text.")] = False,
    attributions: Annotated[
        bool,
        typer.Option("--attributions", help="Add what is somebody's without being said: thoughts, plans, decisions."),
    ] = False,
    workers: Workers = 1,
    confidence: Confidence = 0.0,
    fast: Fast = False,
    quotations_only: Annotated[
        bool, typer.Option("--quotations-only", help="Find quotations and nothing else, in a part of the time.")
    ] = False,
    language: Annotated[
        str, typer.Option(help="The code of the texts' language; each is read in its own without it.")
    ] = "",
) -> None:
    """Print the entries of each document as one line of JSON, in the order of the input. No record, nothing across documents.

    A line of input is {"document": NAME, "text": ..., "published"?: DATE}. What can't be read is named on standard error and the run
    goes on; the exit status is 1 only where something was given and nothing of it could be read.
    """
    if dates and quotations_only:
        complain("--quotations-only reads no dates: the lists of dates are empty")
    troubles = 0

    def counted(words: str) -> None:
        nonlocal troubles
        troubles += 1
        complain(words)

    with clear_errors():
        for path in paths:
            if path != "-" and not os.path.lexists(path):
                raise FileNotFoundError(f"no such file or folder: {path}")
        sources = (
            documents_in_lines(sys.stdin.buffer, counted) if path == "-" else documents_in(Path(path), counted)
            for path in paths
        )
        written = 0
        documents = chain.from_iterable(sources)
        how = How(fast=fast, quotations_only=quotations_only)
        for line in extract_lines(
            documents,
            language=language,
            dates=dates,
            workers=workers,
            confidence=confidence,
            attributions=attributions,
            how=how,
        ):
            sys.stdout.write(line + "\n")
            written += 1
        sys.stdout.flush()
    if troubles and not written:
        raise typer.Exit(1)


@app.command("serve", epilog="Example:  onrecord serve my-record --open")
def serve_command(record: RecordPath, host: Host = "127.0.0.1", port: Port = 8000, browser: Browser = False) -> None:
    """Show a record as web pages, on this machine only unless told otherwise. Stop it with Ctrl-C."""
    with clear_errors():
        open_record(record).close()
        serve(record, host, port, browser=browser)


def serve(record: Path, host: str, port: int, *, browser: bool) -> None:
    """Serve a record's pages until stopped. Port 0 takes any that is free; the address printed is the one that answers."""
    with listening(host, port) as door:
        address = f"http://{f'[{host}]' if ':' in host else host}:{door.getsockname()[1]}/"
        say(f"{record} is at {address}   (Ctrl-C stops it)")
        sys.stdout.flush()
        if browser:
            webbrowser.open(address)
        # Served to this machine alone, it answers to no other name: a page elsewhere can't lead a browser here under its own.
        names = ("127.0.0.1", "localhost") if host in ("127.0.0.1", "localhost") else ("*",)
        uvicorn.Server(uvicorn.Config(make_app(record, hosts=names), log_level="warning")).run(sockets=[door])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; browsers that come before the pages are ready wait. Ends the program where it can't."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, UnicodeError) as wrong:
        complain(why_not_listening(host, port, wrong))
        raise typer.Exit(1) from None


def why_not_listening(host: str, port: int, wrong: OSError | UnicodeError) -> str:
    """What to do about an address that can't be listened on, in one line."""
    # What the system's list of names says comes as a number below 0.
    if isinstance(wrong, UnicodeError) or not wrong.errno or wrong.errno < 0:
        return f"--host {host}: no such address; 127.0.0.1 is this machine"
    if wrong.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: no address of this machine; 127.0.0.1 is"
    if wrong.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is in use; try another --port"
    return f"can't listen on {host}, port {port}: {os.strerror(wrong.errno)}"


@app.command(
    "export",
    epilog="Examples:  onrecord export my-record > record.jsonl  |  onrecord export my-record --format csv --kind figure -o figures.csv",
)
def export_command(
    record: RecordPath,
    format_: Annotated[str, typer.Option("--format", "-f", help=f"One of: {', '.join(EXPORTERS)}.")] = "jsonl",
    kind: Annotated[str, typer.Option("--kind", "-k", help=f"One kind of entry alone: {', '.join(KINDS)}.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output without it.")
    ] = None,
    confidence: Confidence = 0.0,
    best: Annotated[
        str, typer.Option("--best", help=f"The rule that chooses ucdp's `best`, else empty: {', '.join(BEST)}.")
    ] = "",
) -> None:
    """Write all that a record holds: the same bytes for the same documents.

    jsonl: an object a line, documents each followed by its entries, then what holds across them. csv: a row an entry, with the columns of
    all kinds or, with --kind, of one. ucdp and ibc: a row for each figure of people killed, with its lowest and highest number.
    """
    choose("format", format_, EXPORTERS)
    choose("rule", best, ("", *BEST))
    if best and format_ != "ucdp":
        raise typer.BadParameter(f"{format_} has no column `best`; ucdp has")
    exporter = partial(as_ucdp, rule=best) if best else EXPORTERS[format_]
    kind = kind.removesuffix("s")
    choose("kind", kind, ("", *KINDS) if format_ in ("jsonl", "csv") else ("", "figure"))
    with clear_errors(), open_record(record) as opened:
        lines = exporter(opened, kind, confidence)
        if output is None:
            sys.stdout.writelines(lines)
            sys.stdout.flush()
            return
        write_or_complain(output, lines)


def write_or_complain(output: Path, lines: Iterable[str]) -> None:
    """Write a file. Ends the program where it can't be."""
    try:
        write_file(output, lines)
    except OSError as wrong:
        complain(f"{output} could not be written: {wrong.strerror or wrong}")
        raise typer.Exit(1) from None


def write_file(output: Path, lines: Iterable[str]) -> None:
    """A file with these lines, there whole or not at all. What is no file (a pipe, a device) is written as it comes. Raises OSError."""
    if output.exists() and not output.is_file():
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        return
    part = output.with_name(f".{output.name}.part")
    with ExitStack() as closing:
        closing.callback(part.unlink, missing_ok=True)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        part.replace(output)


@app.command(
    "show",
    epilog="Examples:  onrecord show my-record figures --kind killed --from 2031-05  |  onrecord show my-record quotations --party Vigil",
)
def show_command(
    record: RecordPath,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=f"One of: {', '.join(SHOWN)}.", show_default=False)],
    party: Annotated[
        str, typer.Option("--party", "-p", help="Part of a party's name, as documents or the record give it.")
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            "--kind", "-k", help="What is counted, a category, type or form: killed, torture, attack, direct."
        ),
    ] = "",
    document: Annotated[
        str, typer.Option("--document", "-d", help="Part of a document's name, or the start of its SHA-256.")
    ] = "",
    earliest: Annotated[str, typer.Option("--from", help="A date: YYYY, YYYY-MM or YYYY-MM-DD.")] = "",
    latest: Annotated[str, typer.Option("--to", help="A date; months and years to their last day.")] = "",
    words: Annotated[str, typer.Option("--text", "-t", help="Part of the entry's words.")] = "",
    polarity: Annotated[
        str, typer.Option("--polarity", help="Of quotations: said, claimed, denied, refused, asked, demanded, thought.")
    ] = "",
    confidence: Confidence = 0.0,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            help="Of series and calls: as said by the end of this day, month or year; of the ledger: what stood then.",
        ),
    ] = "",
    state: Annotated[str, typer.Option("--state", help=f"Of calls and threads: {', '.join(CALL_STATES)}.")] = "",
    unanswered: Annotated[
        int | None,
        typer.Option(
            "--unanswered",
            min=0,
            metavar="DAYS",
            help="Of calls: without any answer for so many days, counted to --as-of, else to the newest document's date.",
        ),
    ] = None,
    suggested: Annotated[
        bool, typer.Option("--suggested", help="Of parties: the pairs that may be one, with what speaks for it.")
    ] = False,
    place: Annotated[str, typer.Option("--place", help="Of the timeline: part of the name of a place.")] = "",
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Rows at most.")] = None,
) -> None:
    """Print a table of what a record holds. In a pipe, columns stand apart by tabs."""
    first, last = date_of("--from", earliest), date_of("--to", latest)
    day = date_of("--as-of", as_of)
    asked = Asked(
        party, kind, document, str(first.earliest if first else ""), str(last.latest if last else ""), words, limit,
        polarity, confidence, str(day.latest if day else ""), state.replace("-", " "), unanswered, suggested, place,
    )  # fmt: skip
    if trouble := trouble_with_filters(what, asked):
        complain(trouble)
        raise typer.Exit(2)
    with clear_errors(), open_record(record) as opened:
        table = shown(opened, what, asked)
        print_table(f"{table.title}: {len(table.rows):,}", table.columns, table.rows)
        if table.note:
            complain(table.note)
        if not table.rows:
            complain("nothing in the record fits")


@app.command(
    "find-quote",
    epilog='Examples:  onrecord find-quote my-record "nobody warned us of the storm"  |  onrecord find-quote my-record - --by Solvane < tweet.txt',
)
def find_quote_command(
    record: RecordPath,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS|-",
            help="Three words or more, ... for what was left out; - reads standard input.",
            show_default=False,
        ),
    ],
    by: Annotated[str, typer.Option("--by", "-b", help="Who is said to have said it: a name or a part of one.")] = "",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Places at most on a terminal.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One object of JSON with everything.")] = False,
) -> None:
    """Say where a quotation is from: word for word, nearly (with what differs), by somebody else, or nowhere.

    Kinds of marks, dashes and spaces, capitals and line breaks don't matter. Exit status: 0 where the words are found, nearly too;
    1 where they are nowhere; 2 where there are too few to tell. In a pipe: a row a place, columns apart by tabs.
    """
    given = sys.stdin.buffer.read().decode("utf-8", "replace") if words == ["-"] else " ".join(words)
    with clear_errors(), open_record(record) as opened:
        try:
            answer = opened.find_quote(given, by)
        except NoQuotation as wrong:
            complain(str(wrong))
            raise typer.Exit(2) from None
        accused = find_quote.accusing(opened)
        if as_json:
            say(to_json(find_quote.as_object(answer, accused, names_of(opened))))
        elif sys.stdout.isatty():
            for line in find_quote.told(answer, limit, accused):
                say(one_line(line))
        else:
            print_table("", find_quote.COLUMNS, find_quote.rows(answer, accused))
            for line in filter(None, (find_quote.verdict(answer), find_quote.about_speaker(answer))):
                complain(line)
    if answer.verdict == "nowhere":
        raise typer.Exit(1)


for command_name, (command, examples) in (keeping.COMMANDS | deciding_commands.COMMANDS).items():
    app.command(command_name, epilog=examples)(command)


@app.command("demo", epilog="Example:  onrecord demo --open")
def demo_command(host: Host = "127.0.0.1", port: Port = 8000, browser: Browser = False) -> None:
    """Build a record from the sample collection, about an invented country, and show it as web pages until stopped.

    Where no terminal is attached it prints the table and the address, and ends.
    """
    with clear_errors(), tempfile.TemporaryDirectory(prefix="onrecord-demo-") as folder:
        record = Path(folder) / "harun"
        run_build(record, [sample_collection()])
        if sys.stdin.isatty() and sys.stdout.isatty():
            serve(record, host, port, browser=browser)
        else:
            say(f"`onrecord demo` in a terminal serves this record at http://{host}:{port}/")


def sample_collection() -> Path:
    """The folder of sample documents: in the package where it was installed, else in the checkout."""
    package = Path(str(files("onrecord")))
    places = (package / "examples" / "harun", package.parent.parent / "examples" / "harun")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the sample collection is not at {places[0]}: install onrecord again")


def date_of(option: str, value: str) -> When | None:
    """The date given with an option; None where none was."""
    if not value:
        return None
    try:
        return When.at(value)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint=option) from None


def main() -> None:
    """The `onrecord` program."""
    for stream in (sys.stdout, sys.stderr):
        # Text in any script goes out as it is, whatever the terminal was told of its language.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    app()
