"""Which filters each table of `onrecord show` takes, and what is wrong with those that were given."""

from typing import get_args

from onrecord.model.given import FileStatus
from onrecord.model.ledger import InstrumentKind
from onrecord.model.vocabulary import CALL_STATES, Category, DocumentKind, EventType, Form, PartyKind, Polarity, What
from onrecord.views.asked import Asked
from onrecord.views.show import SHOWN

ENTRIES = ("--party", "--document", "--from", "--to", "--text")

OTHERS = {
    "parties": ("--party",),
    "documents": ("--document", "--from", "--to", "--text"),
    "problems": ("--document", "--text"),
    "files": ("--document", "--text"),
    "decisions": ("--document", "--text"),
    "ledger": ("--party", "--text"),
}
"""By table: the filters of those that are not of entries. For documents, dates are those of publication, text is the title's."""

OF_SPEECH = ("quotations", "speakers")
"""The tables of quotations, which have filters of their own."""

OF_PLACES = ("timeline",)
"""The tables that can be filtered by place."""

AS_OF = ("series", "calls", "ledger")
"""The tables that can be shown as they stood on a day."""

OF_CALLS = {"calls": ("--state", "--unanswered"), "threads": ("--state",)}
"""By table: the filters of what became of calls."""

KINDS_IN: dict[str, tuple[str, ...]] = {
    "figures": get_args(What),
    "series": get_args(What),
    "quotations": get_args(Form),
    "speakers": get_args(Form),
    "findings": get_args(Category),
    "positions": get_args(Category),
    "events": get_args(EventType),
    "timeline": get_args(EventType),
    "ledger": get_args(InstrumentKind),
    "parties": get_args(PartyKind),
    "documents": get_args(DocumentKind),
    "files": get_args(FileStatus),
}
"""By table: what `--kind` may be; the other tables have no kinds."""
SINGULAR = ("ledger", "timeline")
"""The tables whose name is that of one thing, and not of what stands in their rows."""


def filters_of(what: str) -> tuple[str, ...]:
    """The filters that a table takes.

    >>> filters_of("parties")
    ('--party', '--kind', '--suggested')
    """
    of_speech = ["--polarity", "--confidence"] if what in OF_SPEECH else []
    of_some = ["--as-of"] if what in AS_OF else ["--suggested"] if what == "parties" else []
    of_kinds = ["--kind"] if what in KINDS_IN else []
    of_places = ["--place"] if what in OF_PLACES else []
    return (*OTHERS.get(what, ENTRIES), *of_kinds, *of_places, *of_speech, *OF_CALLS.get(what, ()), *of_some)


def trouble_with_filters(what: str, asked: Asked) -> str:
    """Why a table can't be shown so, in one line; empty where it can."""
    if what not in SHOWN:
        return f"no WHAT {what!r}; known: {', '.join(SHOWN)}"
    given = {
        "--party": asked.party,
        "--kind": asked.kind,
        "--document": asked.document,
        "--from": asked.earliest,
        "--to": asked.latest,
        "--text": asked.words,
        "--polarity": asked.polarity,
        "--confidence": asked.confidence,
        "--as-of": asked.as_of,
        "--state": asked.state,
        "--unanswered": asked.unanswered is not None,
        "--suggested": asked.suggested,
        "--place": asked.place,
    }
    table, taken = f"the {what}" if what in SINGULAR else what, filters_of(what)
    foreign = [option for option, value in given.items() if value and option not in taken]
    if foreign:
        they = "it takes" if what in SINGULAR else "they take"
        return f"{table} can't be filtered by {' and '.join(foreign)}; {they} {', '.join((*taken, '--limit'))}"
    if asked.kind and asked.kind not in KINDS_IN[what]:
        return f"{table} {'has' if what in SINGULAR else 'have'} no kind {asked.kind!r}; known: {', '.join(KINDS_IN[what])}"
    if asked.polarity and asked.polarity not in get_args(Polarity):
        return f"{what} have no polarity {asked.polarity!r}; known: {', '.join(get_args(Polarity))}"
    if asked.state and asked.state not in CALL_STATES:
        return f"{what} have no state {asked.state!r}; known: {', '.join(CALL_STATES)}"
    if not 0 <= asked.confidence <= 1:
        return f"--confidence {asked.confidence:g} is none; expected a number from 0 to 1, such as 0.8"
    if asked.as_of and (asked.earliest or asked.latest):
        return "--as-of can't be combined with --from and --to: it takes every document up to its day"
    if asked.earliest and asked.latest and asked.earliest > asked.latest:
        return f"--from {asked.earliest} is after --to {asked.latest}"
    return ""
