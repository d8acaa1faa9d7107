"""The ledger: legal steps chained, what stood on a day, and which words speak of what had ended as if it stood."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.dates import When
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Instrument, Outdated, Step, Telling
from onrecord.model.standing import is_done, may_be_done
from onrecord.views.legal import Entry, entries_of, notes_of, notes_on, outdated_words
from onrecord.views.web.accused import Line
from onrecord.views.web.addresses import span_address, with_query
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.paging import BadRequest, chosen, paged
from onrecord.views.web.wording import published

PAGE = 30
PATH = "/ledger"
MOST_TICKS = 200
"""Days that the slider has marks for; it goes to every one of more, too."""
STANDING_MEANS = {
    "in force, stands": "issued, extended, amended, confirmed or reinstated, and nothing told that ended it",
    "requested, rejected": "asked for, and not issued; the request was turned down",
    "suspended": "stayed or suspended, until reinstated",
    "acquitted, pardoned": "ended: charges by an acquittal, a conviction by a pardon or on appeal",
    "annulled, replaced, expired": "ended. What has ended stands again only where words say that it was reinstated",
    "perhaps …": "a step that may have been taken by that day, may be upon another instrument, or is told only by somebody quoted",
    "unknown": "documents tell of later steps alone",
}

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one telling, and where they open."""

    telling: Telling
    read: DocumentRead
    words: str
    address: str
    accused: tuple[Line, ...]

    @property
    def published(self) -> When | None:
        return published(self.read)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step with all who tell it. `when`: whether it was taken by the day: "taken", "perhaps", "later"."""

    step: Step
    when: str
    notes: tuple[str, ...]
    told: tuple[Words, ...]

    @property
    def documents(self) -> int:
        return len({one.telling.document for one in self.told})


@dataclass(frozen=True, slots=True)
class Late:
    """Words that speak of an instrument as standing though it had ended, with the words that tell its end."""

    why: str
    outdated: Outdated
    said: Words
    ended: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An instrument as the page shows it."""

    entry: Entry
    notes: tuple[str, ...]
    steps: tuple[Taken, ...]
    late: tuple[Late, ...]


@dataclass(frozen=True, slots=True)
class Slider:
    """The days on which a step was taken, and the one up to which the page shows them. `at`: its place among them."""

    days: tuple[date, ...]
    at: int
    earlier: str
    later: str
    """The addresses of the days with a step before and after the one shown; empty for none."""


def ledger_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All instruments with their steps, as they stood on the day asked for; of one kind, or of one party, where that is asked for."""
    instruments = catalogue.ledger.instruments
    kinds = sorted({one.kind for one in instruments})
    parties = sorted({name for one in instruments for name in named_in(one)})
    kind, party = chosen(query, "kind", kinds), chosen(query, "party", parties)
    days = days_of(instruments)
    day = day_in(query, days)
    kept = [
        entry
        for entry in entries_of(catalogue.ledger, day)
        if kind in ("", entry.instrument.kind) and (not party or party in named_in(entry.instrument))
    ]
    # What is told of later steps only comes after what stood, or had ended, on the day.
    page = paged(sorted(kept, key=lambda entry: entry.state.step is None), PATH, query, PAGE)
    others = {"kind": kind, "party": party}
    own_days = days_of(entry.instrument for entry in kept)
    return {
        "page": page, "shown": [shown(catalogue, entry, day) for entry in page.items], "kinds": kinds, "parties": parties,
        "kind": kind, "party": party, "chosen_day": day, "slider": slider(days, own_days, day, others), "means": STANDING_MEANS,
        "most_ticks": MOST_TICKS, "late": sum(len(entry.outdated) for entry in kept),
    }  # fmt: skip


def named_in(instrument: Instrument) -> set[str]:
    """The parties of an instrument: whom it is against, and the bodies that did something with it."""
    return {instrument.against, instrument.body, *(step.body for step in instrument.steps)} - {""}


def days_of(instruments: Iterable[Instrument]) -> tuple[date, ...]:
    """The days by which steps were taken for sure, in order, each once."""
    return tuple(sorted({step.date.latest for one in instruments for step in one.steps if step.date.latest}))


def day_in(query: Mapping[str, str], days: Sequence[date]) -> date | None:
    """The day asked for; None for none. The slider, where it was moved, goes before the date. Raises BadRequest."""
    at = query.get("at", "").strip()
    if at and at != query.get("was", "").strip():
        if not (at.isdecimal() and at.isascii() and len(at) < 7 and int(at) < len(days)):
            raise BadRequest(
                f"“{at}” is no place of the slider: a whole number from 0 to {max(0, len(days) - 1)} was expected"
            )
        return days[int(at)]
    given = query.get("day", "").strip()
    try:
        return When.at(given).latest if given else None
    except ValueError as wrong:
        raise BadRequest(f"“{given}” is no date: YYYY, YYYY-MM or YYYY-MM-DD was expected") from wrong


def slider(days: tuple[date, ...], own: Sequence[date], day: date | None, others: Mapping[str, str]) -> Slider:
    """The slider with the day shown; without one at its end. `own`: the days of the instruments listed; `others`: what else the addresses ask for."""
    done = bisect_right(days, day) if day else len(days)
    before = own[: bisect_left(own, day) if day else len(own)]
    after = own[bisect_right(own, day) if day else len(own) :]
    earlier, later = (
        with_query(PATH, {**others, "day": found.isoformat()}) if found else ""
        for found in (before[-1] if before else None, after[0] if after else None)
    )
    return Slider(days, max(0, done - 1), earlier, later)


def shown(catalogue: Catalogue, entry: Entry, day: date | None) -> Shown:
    """One instrument with the words of all who tell its steps."""
    steps = tuple(
        Taken(step, when_taken(entry, step, day), tuple(notes_of(entry, step)), words_in(catalogue, step.tellings))
        for step in entry.instrument.steps
    )
    late = tuple(
        Late(outdated_words(one), one, words(catalogue, one.telling), words_in(catalogue, one.ended.tellings))
        for one in entry.outdated
    )
    return Shown(entry, tuple(notes_on(entry)), steps, late)


def when_taken(entry: Entry, step: Step, day: date | None) -> str:
    """Whether a step was taken by the end of the day: "taken" for sure, "perhaps", or "later"."""
    if not may_be_done(step, day):
        return "later"
    return "perhaps" if step in entry.state.maybe or not is_done(step, day) else "taken"


def words_in(catalogue: Catalogue, tellings: Iterable[Telling]) -> tuple[Words, ...]:
    return tuple(words(catalogue, one) for one in tellings)


def words(catalogue: Catalogue, telling: Telling) -> Words:
    """The words of a telling, with who accuses whom in them."""
    read, span = catalogue.by_sha256[telling.document], telling.span
    said = span.of(read.document.text)
    return Words(telling, read, said, span_address(telling.document, span), catalogue.accused_within(read, span))
