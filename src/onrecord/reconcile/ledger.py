"""The ledger: legal steps of all documents, chained by the instrument that they are upon.

Two tellings are of one instrument where nothing tells them apart and enough tells that they are the same (`agrees`); where several could
be meant, none is chosen. Made when asked, from the documents that count; never stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.languages import Language
from onrecord.model.dates import When
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Instrument
from onrecord.reconcile.ledger_clauses import told_in
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_steps import steps_of, tellings_of
from onrecord.reconcile.ledger_told import Told
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.order import in_order
from onrecord.reconcile.wording import Terms, folded, group_id, words_of

MAKES = ("issued", "requested")
CLOSE = 600
"""Characters after which a number is no longer read as that of a resolution told of before."""
ALIKE = 2
"""So many words besides must agree where an instrument has neither number nor person."""


@dataclass
class Chain:
    """An instrument in the making."""

    first: Told
    told: list[Told] = field(default_factory=list)
    might_be: list["Chain"] = field(default_factory=list)

    @property
    def number(self) -> str:
        return next((one.number for one in self.told if one.number), "")

    @property
    def bodies(self) -> list[str]:
        return [one.body for one in self.told if one.body and one.act in MAKES] or [
            one.body for one in self.told if one.body
        ]

    @property
    def body(self) -> str:
        return next(iter(self.bodies), "")

    @property
    def against(self) -> str:
        return next((one.against[0] for one in self.told if one.against), "")

    @property
    def issued(self) -> list[Told]:
        return [one for one in self.told if one.act == "issued"]


Here = dict[tuple[int, str], list[Chain]]
"""By the word for an instrument and the person: what it means in this document."""


def find_ledger(
    documents: Iterable[DocumentRead], names: Mapping[str, str], language: Language
) -> tuple[Instrument, ...]:
    """Every instrument that the documents tell of, in order of time; the same whatever the order of the documents.

    `names`: for each name that documents give, the party's name in the record.
    """
    terms, words = Terms.of(language), LedgerWords.of(language)
    record = {folded(raw): one for raw, one in sorted(names.items())}
    found = [told_in(read, DocumentNames(read, record, terms, words), terms, words) for read in in_order(documents)]
    chains = Chains(words)
    for told in found:
        chains.read(told)
    return tuple(sorted(map(instrument_of, chains.all), key=in_time))


class Chains:
    """Instruments as document after document is read: what each issues first, then what is done with what there is."""

    def __init__(self, words: LedgerWords) -> None:
        self.words = words
        self.all: list[Chain] = []

    def read(self, told: Sequence[Told]) -> None:
        """Take in what one document tells."""
        here: Here = {}
        parts = [part for one in told for part in each_person(one)]
        for one in sorted(parts, key=lambda one: one.act not in MAKES):
            key = (one.noun, person(one))
            if key not in here:
                here[key] = self.chains_of(one, parts, here)
            for chain in here[key]:
                if one not in chain.told:
                    chain.told.append(one)

    def chains_of(self, one: Told, parts: Sequence[Told], here: Here) -> list[Chain]:
        """The instrument that is meant (of "those warrants" each), or a new one; none for words of something that nothing else tells of."""
        meant = self.meant_before(one, parts, here)
        if meant:
            return meant
        fits = self.best_of([chain for chain in self.all if self.agrees(chain, one)], one)
        if len(fits) == 1:
            return fits
        if one.act is None or not self.is_one(one):
            return []
        if is_bare(one) and one.act not in MAKES:
            fits = [
                chain
                for chain in self.all
                if chain.first.kind == one.kind and self.may_act(chain, one) and dates_allow(chain, one)
            ]
            if not fits:
                return []
        self.all.append(Chain(one, might_be=fits))
        return [self.all[-1]]

    def is_one(self, one: Told) -> bool:
        """True where enough is told to begin with: whom a warrant is against; of others the number, the body or the date."""
        if self.words.is_personal(one.kind):
            return not is_bare(one)
        return bool(one.number or one.body or one.date)

    def best_of(self, fits: list[Chain], one: Told) -> list[Chain]:
        """Of several that it can be, the only one of which the same act on the same date is told already."""
        same = [
            chain
            for chain in fits
            if any(
                other.act == one.act and other.date and one.date and other.date.meets(one.date) for other in chain.told
            )
        ]
        return same if len(same) == 1 else fits

    def meant_before(self, one: Told, parts: Sequence[Told], here: Here) -> list[Chain]:
        """What words mean that neither name nor number it ("the warrant", "those warrants"): what the document has told of before.

        A number that comes after its resolution ("Resolution 9 was passed by ...") is that of the only one issued just before.
        """
        numbered = bool(one.number) and one.act == "issued" and one.date is None
        if not (numbered or (is_bare(one) and one.definite)):
            return []
        before = [
            part
            for part in parts
            if part.noun < one.noun and part.kind == one.kind and here.get((part.noun, person(part)))
        ]
        if numbered:
            before = [
                part for part in before if part.act == "issued" and not part.number and one.noun - part.noun < CLOSE
            ]
        known = chains_in(before, here)
        near = chains_in([part for part in before if part.span == before[-1].span], here)
        if one.plural and len(near) == 1:
            near = known
        fits = [
            chain
            for chain in (known if len(known) == 1 else near)
            if self.may_act(chain, one) and dates_allow(chain, one)
        ]
        return fits if len(fits) == 1 or one.plural else []

    def agrees(self, chain: Chain, one: Told) -> bool:
        """True where enough tells that it is the same instrument, and nothing that it is another."""
        first = chain.first
        if first.kind != one.kind or not self.may_act(chain, one) or not dates_allow(chain, one):
            return False
        if chain.number and one.number:
            return chain.number == one.number
        if self.words.is_personal(one.kind):
            return bool(person(one)) and chain.against == person(one) and bool(chain.body and one.body or one.definite)
        if one.act not in MAKES or not chain.issued or not (one.body and chain.body) or one.date is None:
            return False
        alike = max(len(one.subject & other.subject) for other in chain.issued)
        return alike >= ALIKE and any(other.date and other.date.meets(one.date) for other in chain.issued)

    def may_act(self, chain: Chain, one: Told) -> bool:
        """True where the same body acts, or for what undoes or confirms its chamber of appeal or a higher court; or none is told."""
        if not one.body or not chain.bodies or one.body in chain.bodies:
            return True
        if one.act in MAKES or one.act is None:
            return one.act == "requested" or chain.first.act == "requested"
        of_it = set(words_of(chain.body)) <= set(words_of(one.body))
        return self.words.is_higher(one.body) and (of_it or not self.is_assembly(chain))

    def is_assembly(self, chain: Chain) -> bool:
        return chain.first.kind == "resolution"


def chains_in(parts: Iterable[Told], here: Here) -> list[Chain]:
    """The instruments of these tellings, each once."""
    found = [chain for part in parts for chain in here[part.noun, person(part)]]
    return list({id(chain): chain for chain in found}.values())


def each_person(one: Told) -> list[Told]:
    """A step against several persons is as many."""
    return [replace(one, against=(name,)) for name in one.against] or [one]


def person(one: Told) -> str:
    return one.against[0] if one.against else ""


def is_bare(one: Told) -> bool:
    """True where neither a person nor a number tells which one is meant."""
    return not one.against and not one.number


def dates_allow(chain: Chain, one: Told) -> bool:
    """True where the dates can be those of one instrument: issued on one day, and nothing done with it before."""
    issued = [other.date for other in chain.issued if other.date]
    if one.date is None:
        return True
    if one.act == "issued" and any(
        is_before(other.date, one.date) for other in chain.told if other.act not in (*MAKES, None)
    ):
        return False
    if not issued:
        return True
    if one.act == "issued" and not (chain.number and chain.number == one.number):
        return any(date.meets(one.date) for date in issued)
    if one.act in MAKES:
        return True
    latest = one.date.latest
    return latest is None or any(date.earliest is None or date.earliest <= latest for date in issued)


def is_before(date: When | None, other: When) -> bool:
    """True where the one lies before the other for sure."""
    return date is not None and date.latest is not None and other.earliest is not None and date.latest < other.earliest


def instrument_of(chain: Chain) -> Instrument:
    """The finished instrument."""
    steps = steps_of([one for one in chain.told if one.act is not None])
    return Instrument(
        id_of(chain), chain.first.kind, chain.number, chain.body, chain.against, steps,
        tellings_of(one for one in chain.told if one.act is None), tuple(sorted(id_of(other) for other in chain.might_be)),
    )  # fmt: skip


def id_of(chain: Chain) -> str:
    first = chain.first
    return group_id("l", first.document, str(first.noun), first.kind, person(first))


def in_time(instrument: Instrument) -> tuple[str, str, str]:
    """For sorting: by the first date that is known."""
    dates = [step.date.earliest or step.date.latest for step in instrument.steps]
    return min((day.isoformat() for day in dates if day), default="9999"), instrument.kind, instrument.id
