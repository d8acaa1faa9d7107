"""How an instrument of the ledger stood on a day, and which words speak of it as standing though it had ended."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from onrecord.model.dates import When
from onrecord.model.ledger import AFTER, ENDS, MAKES, ORDER, Instrument, Outdated, State, Step, Telling


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


def as_told_by(instrument: Instrument, day: date) -> Instrument:
    """The instrument with the steps that documents had told of by the end of a day; those without a date tell of none."""
    steps = ((step, tuple(one for one in step.tellings if is_by(one, day))) for step in instrument.steps)
    told = tuple(replace(step, tellings=tellings) for step, tellings in steps if tellings)
    return replace(instrument, steps=told, spoken_of=tuple(one for one in instrument.spoken_of if is_by(one, day)))


def is_by(telling: Telling, day: date) -> bool:
    """True where the words were published by the end of the day for sure."""
    return telling.published is not None and telling.published.latest is not None and telling.published.latest <= day
