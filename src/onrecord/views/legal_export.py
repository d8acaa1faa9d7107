"""The ledger in exports: an object for each instrument, with its steps, how it stands, and the words of all who tell it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from onrecord.law import instruments_in
from onrecord.model.accusations import Accusations
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Instrument, Outdated, State, Step, Telling
from onrecord.model.standing import outdated_in, states_on
from onrecord.record.store import Record
from onrecord.views.beside import accusations_field
from onrecord.views.scored import Json, filled, span, when

KEPT = 64
"""Documents held at a time."""


class Instruments:
    """The instruments of a record as objects. `names`: of documents, by their SHA-256."""

    def __init__(self, record: Record, names: Mapping[str, str], all_of: Accusations) -> None:
        self.record, self.names, self.all_of = record, names, all_of
        self.read = lru_cache(maxsize=KEPT)(self._read)

    def _read(self, sha256: str) -> DocumentRead:
        return self.record.document(sha256)

    def objects(self) -> Iterator[Json]:
        """One object an instrument, in the order of the ledger."""
        instruments = instruments_in(self.record)
        states = states_on(instruments)
        yield from (self.instrument(one, states[one.id]) for one in instruments)

    def instrument(self, one: Instrument, state: State) -> Json:
        """`standing`: after all that is told; `perhaps`: the acts that may have changed it, or not."""
        return {
            "type": "instrument", "id": one.id, "kind": one.kind, "number": one.number, "body": one.body, "against": one.against,
            "standing": state.standing, "perhaps": list(dict.fromkeys(step.act for step in state.maybe)),
            "dates_disagree": list(one.disagree), "may_be": list(one.might_be), "steps": [self.step(step) for step in one.steps],
            "outdated": [self.outdated(late) for late in outdated_in(one)],
        }  # fmt: skip

    def step(self, step: Step) -> Json:
        """A step with its date, or the first and last day on which it can have been taken."""
        return {
            "act": step.act, **when(step.date), **filled(body=step.body, through=step.through),
            "told_by": [self.telling(one) for one in step.tellings],
        }  # fmt: skip

    def outdated(self, late: Outdated) -> Json:
        """Words that speak of it as standing, with the step that had ended it."""
        return {**self.telling(late.telling), "sure": late.sure, "ended": self.step(late.ended)}

    def telling(self, telling: Telling) -> Json:
        """The words of one document, with who accuses whom in them."""
        read = self.read(telling.document)
        return {
            "document": self.names.get(telling.document, ""), "sha256": telling.document, "span": span(telling.span),
            "words": telling.span.of(read.document.text), **filled(event=telling.event, speaker=telling.speaker, role=telling.role),
            **accusations_field(self.all_of.within(read, telling.span), self.names),
        }  # fmt: skip
