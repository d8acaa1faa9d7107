"""The five kinds of entry: what a document says, each tied to its words.

What counts as each, and what the fields mean, is in `docs/reference/entries.md`. Parties are names as the document gives
them, one name a party within the document; reconciliation gives them one name in the record.
"""

from dataclasses import dataclass

from onrecord.model.dates import Period, When
from onrecord.model.text import Span, cover
from onrecord.model.vocabulary import (
    Bound,
    Category,
    EventType,
    Form,
    Kind,
    Polarity,
    Specificity,
    Stance,
    Status,
    What,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that gave one field its value, where they are not the entry's own."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Who said what. `content` has several spans where a cue interrupts; `speaker` is empty where nobody can be named."""

    content: tuple[Span, ...]
    speaker: str
    form: Form
    source: tuple[Span, ...] = ()
    """The words that name the speaker."""
    cue: tuple[Span, ...] = ()
    """The words of saying: "said", "according to"."""
    polarity: Polarity = "said"
    """How the cue puts the words: as said, claimed, denied, asked ...; `refused` where the speaker would not say them."""
    cut: bool = False
    """True where words were left out, or where the marks hold only a part of a sentence."""
    within: str = ""
    """The `id` of the quotation around it, as for B's words in "A said that B told C"; empty: none."""
    role: str = ""
    """The document's words for the role in which the speaker speaks: "a spokesman for the ministry"."""
    confidence: float = 1.0
    """The chance that content and source are right, from 0 to 1."""
    origin: str = ""
    id: str = ""

    @property
    def span(self) -> Span:
        return cover(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many, of whom, on whose authority."""

    span: Span
    value: int | float
    """The number as written; the lower end of a range; for a vague word the least it allows. Whole numbers stay int."""
    high: int | float | None = None
    """Only for `between`."""
    bound: Bound
    what: What
    whom: str = ""
    where: str = ""
    by: tuple[str, ...] = ()
    authority: str = ""
    said_by: str = ""
    """The speaker of the quotation around it, else the document's publisher where it speaks for itself; empty: unknown."""
    period: Period | None = None
    part_of: str = ""
    """The `id` of the figure that this one is a part of."""
    evidence: tuple[Evidence, ...] = ()
    origin: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Who says that whom did what, in which legal terms. One category; one or several accused."""

    span: Span
    by: str
    accused: tuple[str, ...]
    category: Category
    stance: Stance
    codes: tuple[str, ...] = ()
    """Articles of the Rome Statute, only where the words carry them: not every category is a crime there."""
    specificity: Specificity | None = None
    """How close the codes are: the `family` alone, `either` of several crimes, one `crime`; None without codes."""
    answers: tuple[str, ...] = ()
    """Whose accusations are denied, all of them: "rejected all accusations by X". Only of denials of `all_accusations`."""
    belonging: tuple[tuple[str, str], ...] = ()
    """Of forces accused: their name, and whose they are by the words of the text ("its army"); left out where these do not tell."""
    evidence: tuple[Evidence, ...] = ()
    origin: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Who asks whom to do what. `span` is the action: the words that say what is asked for."""

    span: Span
    by: str = ""
    to: tuple[str, ...] = ()
    unconditional: bool = False
    deadline: When | None = None
    answered: Span | None = None
    """The words that say what became of it."""
    evidence: tuple[Evidence, ...] = ()
    origin: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened when. `until` only where the words give a beginning (`date`) and an end."""

    span: Span
    date: When
    until: When | None = None
    type: EventType
    parties: tuple[str, ...] = ()
    body: str = ""
    status: Status | None = None
    evidence: tuple[Evidence, ...] = ()
    origin: str = ""
    id: str = ""


Entry = Quotation | Figure | Finding | Call | Event

KIND_OF: dict[type, Kind] = {Quotation: "quotation", Figure: "figure", Finding: "finding", Call: "call", Event: "event"}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that give a time, as TIMEX3 names them: `type` DATE, TIME, DURATION or SET, and its `value`.

    `when` is the day or days meant; None for durations, sets and what cannot be resolved.
    """

    span: Span
    type: str
    value: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """All that was found in one document, each kind in the order of the text."""

    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    calls: tuple[Call, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    attributions: tuple[Quotation, ...] = ()
    """What is somebody's without being a quotation: thoughts, plans, decisions, words only referred to. No record keeps them."""

    def all(self) -> tuple[Entry, ...]:
        """The entries of the five kinds, kind by kind."""
        return (*self.quotations, *self.figures, *self.findings, *self.calls, *self.events)
