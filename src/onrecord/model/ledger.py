"""Legal steps and what stood on a day: what courts and assemblies issued, and what became of it, as documents tell it.

A ledger follows from documents alone and is never stored. `docs/reference/ledger.md` says what is chained and what is kept apart.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.dates import When
from onrecord.model.groups import EntryKey
from onrecord.model.text import Span

InstrumentKind = Literal[
    "warrant", "resolution", "opinion", "ruling", "order", "charge", "conviction", "sanctions", "mandate", "amnesty"
]

Act = Literal[
    "requested", "issued", "extended", "amended", "replaced", "confirmed", "suspended", "reinstated", "rejected", "annulled", "acquitted",
    "pardoned", "expired",
]  # fmt: skip

Standing = Literal[
    "not yet",
    "requested",
    "stands",
    "suspended",
    "rejected",
    "replaced",
    "annulled",
    "acquitted",
    "pardoned",
    "expired",
]

AFTER: dict[Act, Standing] = {
    "requested": "requested", "issued": "stands", "extended": "stands", "amended": "stands", "confirmed": "stands", "reinstated": "stands", "suspended": "suspended",
    "rejected": "rejected", "replaced": "replaced", "annulled": "annulled", "acquitted": "acquitted", "pardoned": "pardoned",
    "expired": "expired",
}  # fmt: skip
"""How an instrument stands after each act."""

MAKES: tuple[Act, ...] = ("requested", "issued")
ENDS: tuple[Act, ...] = ("annulled", "acquitted", "pardoned", "replaced", "expired")
BY_OTHERS: tuple[Act, ...] = ("pardoned",)
"""Acts of whoever may: neither of the body that issued the thing, nor of one above it."""

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
    role: str = ""
    """The role by which the words mean whom it is against ("the Prime Minister"); empty where they name them."""

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

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles by which it is told whom it is against, where no words name them; empty where some do."""
        roles = dict.fromkeys(telling.role for telling in self.tellings)
        return () if "" in roles else tuple(roles)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A warrant, a resolution, an opinion ...: one thing with its steps in order of time."""

    id: str
    kind: InstrumentKind
    number: str = ""
    body: str = ""
    against: str = ""
    """The party that it is against, or whose mandate it is, by its name in the record; each party's is an instrument of its own.

    Of an amnesty for many the words for them: "all convicted in the Reed Bridge trial".
    """
    steps: tuple[Step, ...] = ()
    spoken_of: tuple[Telling, ...] = ()
    """Words that speak of it as one that stands: "wanted", "remains in force"."""
    might_be: tuple[str, ...] = ()
    """The ids of instruments of which this may be one: the words don't tell which, so it is kept apart."""

    @property
    def disagree(self) -> tuple[Act, ...]:
        """The acts that are done once and that documents date on different days: its issue, its end unless it stood again."""
        again = any(step.act == "reinstated" for step in self.steps)
        once = ("issued",) if again else ("issued", *ENDS)
        days: dict[Act, list[When]] = {}
        for step in self.steps:
            if step.act in once:
                days.setdefault(step.act, []).append(step.date)
        return tuple(act for act, dates in days.items() if any(not one.meets(dates[0]) for one in dates))


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
