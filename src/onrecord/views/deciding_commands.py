"""The commands by which people decide what no program can: `mark`, `undo`; and `sum`, which adds up only what may be added."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from onrecord.deciding import CantDecide, Wish, mark_call, mark_parties, mark_reset, undo
from onrecord.model.decisions import Decision
from onrecord.model.groups import EntryKey
from onrecord.model.sums import CantAdd
from onrecord.model.vocabulary import MARKS, MARKS_OF_PARTIES, SAID_OF_PARTIES, STATE_OF, Mark
from onrecord.record.store import open_record
from onrecord.views.arguments import RecordPath, Who, Why, choose, clear_errors, wish_of
from onrecord.views.figure_at import figure_at, told, total
from onrecord.views.named_entry import entry_at, source_at
from onrecord.views.tables import complain, one_line, say


def mark_command(
    record: RecordPath,
    what: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT:ID|NAME", help="A figure or call as `show RECORD` has it, or a party.", show_default=False
        ),
    ],
    mark: Annotated[
        str,
        typer.Argument(
            metavar="MARK",
            help="Of a figure: reset. Of a call: done, partly, refused, no-answer, open. Of a party: same-as, different-from.",
            show_default=False,
        ),
    ],
    other: Annotated[
        str, typer.Argument(metavar="[OTHER NAME]", help="Of a party: the other one.", show_default=False)
    ] = "",
    *,
    who: Who,
    why: Why,
    source: Annotated[
        str,
        typer.Option(
            "--source", help="Of a call: the document that tells it: DOCUMENT, DOCUMENT:ID or DOCUMENT:WORDS."
        ),
    ] = "",
) -> None:
    """Say what no program can know: a count begins anew, what became of a call, whether two names are one party. Kept with who, when and why.

    It holds through later builds. `onrecord show RECORD decisions` lists what was decided, `onrecord undo` takes it back.
    """
    choose("mark", mark, [one for one in MARKS if one != "undo"])
    [wanted] = [one for one in MARKS if one == mark]
    refuse_what_does_not_go_with(wanted, other, source)
    wish = wish_of(who, why)
    with deciding(record):
        made, told_words = marked(record, what, wanted, other, source, wish)
        say(one_line(f"decision {made.number}: {told_words}"))


def refuse_what_does_not_go_with(mark: Mark, other: str, source: str) -> None:
    """Raises typer.BadParameter where a mark lacks the other name, or was given one, or a source, that it can't have."""
    if (mark in MARKS_OF_PARTIES) != bool(other.strip()):
        expected = "needs the other party's name" if mark in MARKS_OF_PARTIES else "takes no other name"
        raise typer.BadParameter(f"{mark} {expected}", param_hint="OTHER NAME")
    if source and mark not in STATE_OF:
        raise typer.BadParameter(f"{mark} takes no source; --why says what it rests on", param_hint="--source")


def marked(record: Path, what: str, mark: Mark, other: str, source: str, wish: Wish) -> tuple[Decision, str]:
    """The decision that was made, and what it says."""
    if mark in MARKS_OF_PARTIES:
        made = mark_parties(record, what, other, mark, wish)
        return made, f"“{made.words}” {SAID_OF_PARTIES[mark]} “{made.other}”"
    with open_record(record) as opened:
        if mark == "reset":
            key = figure_at(opened, what).key
        else:
            stored = entry_at(opened, what, "call")
            key = EntryKey(stored.document, stored.entry.id)
        told_in = source_at(opened, source) if source else None
    if mark == "reset":
        made = mark_reset(record, key, wish)
        return made, f"a count begins anew with “{made.words}” ({what})"
    made = mark_call(record, key, mark, told_in, wish)
    state = {"no-answer": "has no answer", "partly": "is partly done"}.get(mark, f"is {STATE_OF[mark]}")
    return made, f"the call to “{made.words}” ({what}) {state}"


def undo_command(
    record: RecordPath,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The decision's number.", show_default=False)],
    who: Who,
    why: Why,
) -> None:
    """Take back a decision. Both stay in the record's history."""
    with deciding(record):
        made = undo(record, number, wish_of(who, why))
        say(one_line(f"decision {made.number}: decision {number} no longer holds"))


@contextmanager
def deciding(record: Path) -> Iterator[None]:
    """What can't be decided, as one line and exit status 1, besides all that can go wrong with a record."""
    with clear_errors(record):
        try:
            yield
        except CantDecide as wrong:
            complain(str(wrong))
            raise typer.Exit(1) from None


def sum_command(
    record: RecordPath,
    figures: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT:ID...", help="The figures to add up.", show_default=False)
    ],
) -> None:
    """Add figures up, within their bounds, or say why not: a part and its whole, one count told twice. Exit status 1 where not."""
    with clear_errors(), open_record(record) as opened:
        try:
            say(told(total(opened, figures)))
        except CantAdd as wrong:
            complain(str(wrong))
            raise typer.Exit(1) from None


COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "mark": (
        mark_command,
        'Examples:  onrecord mark my-record bulletin-31.txt:f120 reset --by "Marit Solvane" --why "the new register starts at zero"  |  '
        'onrecord mark my-record appeal.txt:c88 done --source "release.txt:all nine were freed" --by "Marit Solvane" --why "all are home"  |  '
        'onrecord mark my-record "Harun Relief" same-as "Relief for Harun" --by "Marit Solvane" --why "its own letterhead says so"',
    ),
    "undo": (
        undo_command,
        'Example:  onrecord undo my-record 1 --by "Marit Solvane" --why "it was a correction, not a new count"',
    ),
    "sum": (sum_command, "Example:  onrecord sum my-record bulletin-3.txt:f120 bulletin-4.txt:f98"),
}
"""By name: the commands and their examples."""
