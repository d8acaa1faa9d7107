"""An instrument in the making: what is told of it so far, and what is thereby known of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.model.dates import When
from onrecord.model.ledger import BY_OTHERS, MAKES
from onrecord.reconcile.ledger_told import Told

SLIP = timedelta(days=31)
"""How far apart the days may be that documents give for the issue of one number."""


@dataclass(eq=False)
class Chain:
    """What is told of one instrument. Each fact is kept as it comes, so that none is looked for again."""

    first: Told
    might_be: list["Chain"] = field(default_factory=list)
    told: dict[Told, None] = field(default_factory=dict)
    number: str = ""
    against: str = ""
    makers: dict[str, None] = field(default_factory=dict)
    """The bodies that asked for it or issued it,"""
    bodies: dict[str, None] = field(default_factory=dict)
    """and all that have done something with it."""
    issued: dict[tuple[When, frozenset[str]], None] = field(default_factory=dict)
    """The days of its issue as told, each with what the sentence is about."""
    done_by: date | None = None
    """The first day by which something was done with it for sure."""

    def add(self, one: Told) -> None:
        """Take in one telling; again makes no difference."""
        if one in self.told:
            return
        self.told[one] = None
        self.number = self.number or one.number
        self.against = self.against or next(iter(one.against), "")
        if one.body and one.act not in BY_OTHERS:
            self.bodies[one.body] = None
            if one.act in MAKES:
                self.makers[one.body] = None
        if one.act == "issued" and one.date:
            self.issued[one.date, one.subject] = None
        if one.act not in (*MAKES, None) and one.date and one.date.latest:
            self.done_by = min(one.date.latest, self.done_by or date.max)

    @property
    def acting(self) -> dict[str, None]:
        """The bodies whose instrument it is: those that made it; where none is told, those that did something with it."""
        return self.makers or self.bodies

    def dates_allow(self, one: Told) -> bool:
        """True where the dates can be those of one instrument: issued on one day, and nothing done with it before."""
        if one.date is None:
            return True
        if one.act == "issued" and self.done_by and one.date.earliest and self.done_by < one.date.earliest:
            return False
        days = [day for day, _ in self.issued]
        if not days:
            return True
        if one.act == "issued":
            # Documents may give other days for a number; numbers begin again with a year.
            slack = SLIP if self.number and self.number == one.number else timedelta(0)
            return any(near(day, one.date, slack) for day in days)
        latest = one.date.latest
        return one.act in MAKES or latest is None or any(day.earliest is None or day.earliest <= latest for day in days)


def near(one: When, other: When, slack: timedelta) -> bool:
    """True where two dates can be of one day, or lie no further apart than `slack`."""
    after = one.earliest and other.latest and one.earliest - slack > other.latest
    before = one.latest and other.earliest and one.latest + slack < other.earliest
    return not after and not before
