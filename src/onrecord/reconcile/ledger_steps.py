"""The steps of one instrument: each act once, with all documents that tell it, in order of time."""

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.model.dates import When
from onrecord.model.ledger import MAKES, Act, Step, Telling
from onrecord.model.standing import in_time
from onrecord.reconcile.ledger_told import Told


def tellings_of(told: Iterable[Told]) -> tuple[Telling, ...]:
    """The words, those that were published first before the others; each once."""
    found = {
        Telling(one.document, one.span, one.event, one.published, one.speaker, one.act is not None or bool(one.body) or one.definite, dict(one.roles).get(one.against[0], "") if one.against else "")
        for one in told
    }  # fmt: skip
    return tuple(sorted(found, key=lambda one: (published_by(one), one.document, one.span, one.event)))


def published_by(telling: Telling) -> date:
    return (telling.published.latest if telling.published else None) or date.max


def steps_of(told: Sequence[Told]) -> tuple[Step, ...]:
    """One step for all tellings of an act with one date. One without a date is the only dated one that it can be; else it stands alone."""
    issued = issue_of(told)
    later = [one.date.latest for one in told if one.act not in MAKES and one.date and one.date.latest]
    ended = min(later, default=None)
    groups: list[list[Told]] = []
    for one in sorted((one for one in told if one.date is not None), key=precise_first):
        fits = [group for group in groups if same_act(group[0], one) and meets(group[0], one)]
        if len(fits) == 1:
            fits[0].append(one)
        else:
            groups.append([one])
    dated = list(groups)
    for one in (one for one in told if one.date is None):
        fits = [group for group in groups if same_act(group[0], one) and may_be(group[0], one)]
        # One that is told without any date joins others of its kind, so that it is not counted twice.
        undated = [group for group in fits if group not in dated]
        if len(fits) == 1 or undated:
            (undated or fits)[0].append(one)
        else:
            groups.append([one])
    return tuple(sorted((step_of(group, issued, ended) for group in groups), key=in_time))


def precise_first(one: Told) -> tuple[int, date, str, int]:
    """The shortest interval first, so that "in May" goes to "on 3 May" and not the other way."""
    first, last = (one.date.earliest, one.date.latest) if one.date else (None, None)
    days = (last - first).days if first and last else 100_000
    return days, first or date.min, one.document, one.span.start


def same_act(one: Told, other: Told) -> bool:
    return one.act == other.act and (one.body == other.body or not one.body or not other.body)


def meets(one: Told, other: Told) -> bool:
    return one.date is not None and other.date is not None and one.date.meets(other.date)


def may_be(one: Told, undated: Told) -> bool:
    """True where the undated telling can be of that step: it appeared on no earlier day."""
    latest = undated.published.latest if undated.published else None
    return one.date is None or one.date.earliest is None or latest is None or one.date.earliest <= latest


def issue_of(told: Sequence[Told]) -> When:
    """The first and the last day on which it can have been issued."""
    days = [one.date for one in told if one.act == "issued" and one.date]
    first = min((day.earliest for day in days if day.earliest), default=None)
    return When(first, max((day.latest for day in days if day.latest), default=None))


def step_of(group: Sequence[Told], issued: When, ended: date | None) -> Step:
    """The step, with the narrowest of its dates; without any, between the issue and the first document that tells it."""
    first = group[0]
    act: Act = first.act or "issued"
    when = first.date or undated(group, act, issued, ended)
    body = next((one.body for one in group if one.body), "")
    through = next((one.through for one in group if one.through), "")
    return Step(act, when, body, through, tellings_of(group))


def undated(group: Sequence[Told], act: Act, issued: When, ended: date | None) -> When:
    """The days between which an act lies of which no date is told: asked for before the issue, all else after it.

    `ended`: the first day by which something was done with what was issued.
    """
    published = [one.published.latest for one in group if one.published and one.published.latest]
    if act == "requested":
        return When.between(None, min([*published, *([issued.latest] if issued.latest else [])], default=None))
    latest = min([*published, *([ended] if act == "issued" and ended else [])], default=None)
    first = None if act == "issued" else issued.earliest
    return When.between(first if first and (latest is None or first <= latest) else None, latest)
