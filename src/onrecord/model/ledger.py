"""Legal steps and what stood on a day: what courts and assemblies issued, and what became of it, as documents tell it.

A ledger follows from documents alone and is never stored. `docs/reference/ledger.md` says what is chained and what is kept apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onrecord.model.dates import When
from onrecord.model.groups import EntryKey
from onrecord.model.text import Span

InstrumentKind = Literal["warrant", "resolution", "opinion", "ruling", "order", "charge", "conviction", "sanctions"]

Act = Literal[
    "requested", "issued", "extended", "amended", "replaced", "confirmed", "suspended", "reinstated", "rejected", "annulled", "expired",
]  # fmt: skip

Standing = Literal["not yet", "requested", "stands", "suspended", "rejected", "replaced", "annulled", "expired"]

AFTER: dict[Act, Standing] = {
    "requested": "requested", "issued": "stands", "extended": "stands", "amended": "stands", "confirmed": "stands", "reinstated": "stands", "suspended": "suspended",
    "rejected": "rejected", "replaced": "replaced", "annulled": "annulled", "expired": "expired",
}  # fmt: skip
"""How an instrument stands after each act."""

MAKES: tuple[Act, ...] = ("requested", "issued")
ENDS: tuple[Act, ...] = ("annulled", "replaced", "expired")

ORDER: tuple[Act, ...] = tuple(AFTER)
"""Of acts on one day, the order in which they are taken to follow one another where they stand for the same."""


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """The words of one document that tell a step, or that speak of an instrument as one that stands."""

    document: str
    """SHA-256."""
    span: Span
    event: str = ""
    """The `id` of the event that dates them; empty for none."""
    published: When | None = None
    speaker: str = ""
    """Who says so, where these are the words of somebody quoted and not the document's or the body's own."""
    named: bool = True
    """False where the words don't say whose instrument it is: "wanted" by nobody named."""

    @property
    def key(self) -> EntryKey | None:
        return EntryKey(self.document, self.event) if self.event else None


@dataclass(frozen=True, slots=True)
class Step:
    """One act upon an instrument, told once or more. `date`: an interval where no day is told; its ends are what is sure."""

    act: Act
    date: When
    body: str = ""
    through: str = ""
    """The other instrument by which it was done ("Resolution 19"); empty where none is told."""
    tellings: tuple[Telling, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says so, where nobody but those who are quoted does; empty where a document does itself."""
        speakers = dict.fromkeys(telling.speaker for telling in self.tellings)
        return () if "" in speakers else tuple(speakers)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A warrant, a resolution, an opinion ...: one thing with its steps in order of time."""

    id: str
    kind: InstrumentKind
    number: str = ""
    body: str = ""
    against: str = ""
    """The party that it is against, by its name in the record; each person's is an instrument of its own."""
    steps: tuple[Step, ...] = ()
    spoken_of: tuple[Telling, ...] = ()
    """Words that speak of it as one that stands: "wanted", "remains in force"."""
    might_be: tuple[str, ...] = ()
    """The ids of instruments of which this may be one: the words don't tell which, so it is kept apart."""

    @property
    def disagree(self) -> bool:
        """True where documents date its issue on different days."""
        issued = [step.date for step in self.steps if step.act == "issued"]
        return any(not one.meets(other) for one in issued for other in issued)


@dataclass(frozen=True, slots=True)
class State:
    """How an instrument stands on a day: after `step`, for sure. `maybe`: steps that may change this already, and may not."""

    standing: Standing
    step: Step | None = None
    maybe: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Outdated:
    """Words that speak of an instrument as standing, published after the step that ended it.

    `sure`: after its last possible day, about this instrument for sure, and ended by more than what somebody quoted says.
    """

    telling: Telling
    ended: Step
    sure: bool


def state_on(instrument: Instrument, day: date | None = None) -> State:
    """The state at the end of a day; without one, after all that is told.

    What is only told by somebody quoted changes no state for sure, nor does a step that may lie after the day.
    """
    taken = [step for step in instrument.steps if is_done(step, day) and not step.speakers]
    begun = [step for step in instrument.steps if step not in taken and may_be_done(step, day)]
    current, contested = last_of(taken)
    if current is None:
        return State("not yet", None, tuple(begun))
    unordered: list[Step] = []
    if current.act not in ENDS:
        unordered = [step for step in taken if AFTER[step.act] != AFTER[current.act] and step.date.meets(current.date)]
    # An issue comes first whenever it was: the order of the two is no question.
    maybe = [step for step in unordered if step.act not in MAKES]
    maybe += [step for step in (*contested, *begun) if AFTER[step.act] != AFTER[current.act]]
    return State(AFTER[current.act], current, tuple(dict.fromkeys(maybe)))


def states_on(instruments: Iterable[Instrument], day: date | None = None) -> dict[str, State]:
    """By id how each stands at the end of a day. A step of which the words don't tell whose it is may have changed each that it may be of."""
    held = {one.id: one for one in instruments}
    states = {id_: state_on(one, day) for id_, one in held.items()}
    for one in held.values():
        for other in set(one.might_be) & held.keys():
            state = states[other]
            steps = [step for step in one.steps if may_be_done(step, day) and AFTER[step.act] != state.standing]
            states[other] = replace(state, maybe=tuple(dict.fromkeys((*state.maybe, *steps))))
    return states


def last_of(steps: Iterable[Step]) -> tuple[Step | None, list[Step]]:
    """The step after which an instrument stands as it does, and those told of it after it had ended.

    What has ended is ended: only where it is said to be reinstated does it stand again.
    """
    current: Step | None = None
    contested: list[Step] = []
    for step in sorted(steps, key=in_time):
        if current is None or current.act not in ENDS or step.act == "reinstated":
            current = step
        elif not step.date.meets(current.date):
            contested.append(step)
    return current, contested


def is_done(step: Step, day: date | None) -> bool:
    """True where the step was taken by the end of the day for sure."""
    return day is None or (step.date.latest is not None and step.date.latest <= day)


def may_be_done(step: Step, day: date | None) -> bool:
    return day is None or step.date.earliest is None or step.date.earliest <= day


def in_time(step: Step) -> tuple[date, date, int]:
    """For sorting steps: by the day by which each was taken for sure."""
    latest = step.date.latest or date.max
    return latest, step.date.earliest or date.min, ORDER.index(step.act)


def outdated_in(instrument: Instrument) -> Iterator[Outdated]:
    """What is said of an instrument as standing, by documents that appeared after it had ended."""
    for telling in instrument.spoken_of:
        if telling.published is None:
            continue
        ended = ended_before(instrument, telling.published)
        if ended:
            latest, first = ended.date.latest, telling.published.earliest
            before = latest is not None and first is not None and latest < first
            yield Outdated(telling, ended, sure=before and telling.named and not ended.speakers)


def ended_before(instrument: Instrument, published: When) -> Step | None:
    """The step that ended it and that may have been taken before a document appeared; None where it stood, for all that is told."""
    last, _ = last_of(step for step in instrument.steps if may_precede(step.date, published))
    return last if last and last.act in ENDS else None


def may_precede(step: When, published: When) -> bool:
    """True where the step may have been taken on a day before a document's."""
    return step.earliest is None or published.latest is None or step.earliest < published.latest
