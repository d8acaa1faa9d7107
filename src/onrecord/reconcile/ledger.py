"""The ledger: legal steps of all documents, chained by the instrument that they are upon.

Two tellings are of one instrument where nothing tells them apart and enough tells that they are the same (`agrees`); where several could
be meant, none is chosen. Made when asked, from the documents that count; never stored.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice

from onrecord.languages import Language
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import MAKES, Instrument, InstrumentKind
from onrecord.model.text import Span
from onrecord.reconcile.ledger_chain import Chain
from onrecord.reconcile.ledger_clauses import told_in
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_steps import steps_of, tellings_of
from onrecord.reconcile.ledger_told import Told
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.order import order_of
from onrecord.reconcile.wording import Terms, folded, group_id, words_of

CLOSE = 600
"""Characters after which a number is no longer read as that of a resolution told of before,"""
FURTHEST = 4_000
"""and "the warrant" no longer as one told of before."""
ALIKE = 2
"""So many words besides must agree where an instrument has neither number nor person."""
MOST = 9
"""Instruments of which one may be meant; of more, the words tell nothing."""

LONGEST_INTERVAL = 400
"""Days of an interval that is looked up month by month."""

Key = tuple[str, ...]
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
    telling: list[tuple[DocumentNames, list[Told]]] = []
    # Of documents that tell no step nothing is held, however many there are.
    for read in documents:
        name = DocumentNames(read, record, terms, words)
        if told := told_in(read, name, terms, words):
            telling.append((name, told))
    chains = Chains(words)
    for name, told in sorted(telling, key=lambda pair: order_of(pair[0].read)):
        chains.read(told, name)
    return tuple(sorted((instrument_of(chain, words) for chain in chains.all), key=in_time))


class Chains:
    """Instruments as document after document is read: what each issues first, then what is done with what there is."""

    def __init__(self, words: LedgerWords) -> None:
        self.words = words
        self.all: list[Chain] = []
        self.known: dict[Key, dict[Chain, None]] = defaultdict(dict)
        """By what they may be found by."""

    def read(self, told: Sequence[Told], names: DocumentNames) -> None:
        """Take in what one document tells."""
        here: Here = {}
        parts = [part for one in told for part in each_person(one)]
        before = Before(parts, names)
        for one in sorted(parts, key=lambda one: one.act not in MAKES):
            key = (one.noun, person(one))
            if key not in here:
                here[key] = self.chains_of(one, before, here)
            for chain in here[key]:
                self.add(chain, one)

    def add(self, chain: Chain, one: Told) -> None:
        """Take in one telling of an instrument, and make it known by what it tells."""
        chain.add(one)
        for key in keys_of(one):
            self.known[key][chain] = None

    def found_by(self, keys: Iterable[Key]) -> Iterator[Chain]:
        """The instruments known by any of these, each once."""
        seen = set[Chain]()
        for key in keys:
            for chain in self.known.get(key, ()):
                if chain not in seen:
                    seen.add(chain)
                    yield chain

    def chains_of(self, one: Told, before: "Before", here: Here) -> list[Chain]:
        """The instrument that is meant (of "those warrants" each), or a new one; none for words of something that nothing else tells of."""
        meant = self.meant_before(one, before, here)
        if meant:
            return meant
        agreeing = [chain for chain in self.found_by(sure_keys(one)) if self.agrees(chain, one)]
        fits = self.best_of(agreeing, one)
        if len(fits) == 1:
            return fits
        if one.act is None or not self.is_one(one):
            return []
        possible = [] if one.act in MAKES else self.possible(one)
        if is_bare(one) and one.act not in MAKES and not possible:
            return []
        self.all.append(Chain(one, might_be=possible))
        return [self.all[-1]]

    def possible(self, one: Told) -> list[Chain]:
        """The instruments of which it may be one; none where they are so many that the words tell nothing."""
        keys = self.possible_keys(one)
        fits = list(islice((chain for chain in self.found_by(keys) if self.may_be(chain, one)), MOST + 1))
        return fits if len(fits) <= MOST else []

    def possible_keys(self, one: Told) -> list[Key]:
        """What an instrument may be found by that may be the one, and may not."""
        if not is_bare(one):
            return [key for key in keys_of(one) if key[1] in ("number", "person")]
        return [(one.kind, "all")] if self.words.is_higher(one.body) else [(one.kind, "body", one.body)]

    def is_one(self, one: Told) -> bool:
        """True where enough is told to begin with: whom a warrant is against; of others the number or the body."""
        return not is_bare(one) if self.words.is_personal(one.kind) else bool(one.number or one.body)

    def may_be(self, chain: Chain, one: Told) -> bool:
        """True where nothing tells that it is another instrument, though not enough tells that it is this one."""
        numbers = chain.number and one.number and chain.number != one.number
        persons = chain.against and person(one) and folded(chain.against) != person(one)
        return not numbers and not persons and self.may_act(chain, one) and chain.dates_allow(one)

    def best_of(self, fits: list[Chain], one: Told) -> list[Chain]:
        """Of several that it can be, the only one of the same body, or of which the same act on the same date is told already."""
        own = [chain for chain in fits if one.body and one.body in chain.acting]
        if len(own) == 1:
            return own
        same = [
            chain
            for chain in (fits if len(fits) > 1 and one.date else ())
            if any(
                other.act == one.act and other.date and one.date and other.date.meets(one.date) for other in chain.told
            )
        ]
        return same if len(same) == 1 else fits

    def meant_before(self, one: Told, before: "Before", here: Here) -> list[Chain]:
        """What words mean that neither name nor number it ("the warrant", "those warrants"): what the document has told of before.

        A number that comes after its resolution ("Resolution 9 was passed by ...") is that of the only one issued just before.
        """
        numbered = bool(one.number) and one.act == "issued" and one.date is None
        if not (numbered or (is_bare(one) and one.definite)):
            return []
        told = [part for part in before.of(one) if here.get((part.noun, person(part)))]
        if numbered:
            told = [part for part in told if part.act == "issued" and not part.number and one.noun - part.noun < CLOSE]
        known = chains_in(told, here)
        near = chains_in([part for part in told if part.span == told[-1].span], here)
        if one.plural and len(near) == 1:
            near = known
        chosen = known if len(known) == 1 else near
        fits = [chain for chain in chosen if self.may_act(chain, one) and chain.dates_allow(one)]
        if self.words.is_personal(one.kind) and fits and before.others(one, told, {folded(c.against) for c in chosen}):
            return []
        return fits if len(fits) == 1 or one.plural else []

    def agrees(self, chain: Chain, one: Told) -> bool:
        """True where enough tells that it is the same instrument, and nothing that it is another."""
        if not self.may_act(chain, one) or not chain.dates_allow(one):
            return False
        if chain.number and one.number:
            return chain.number == one.number
        if self.words.is_personal(one.kind):
            # Of what another court issued a higher one says "the warrant".
            named = one.body in chain.acting or one.definite or one.act is None
            return bool(person(one)) and folded(chain.against) == person(one) and named
        if one.act != "issued" or not one.body or one.date is None:
            return False
        same_day = [subject for day, subject in chain.issued if day.meets(one.date)]
        if chain.issued:
            return bool(chain.acting) and any(len(one.subject & subject) >= ALIKE for subject in same_day)
        # One that was asked for before.
        return chain.first.act == "requested" and len(one.subject & chain.first.subject) >= ALIKE

    def may_act(self, chain: Chain, one: Told) -> bool:
        """True where the same body acts, or for what undoes or confirms its chamber of appeal or a higher court; or none is told."""
        if not one.body or not chain.acting or one.body in chain.acting:
            return True
        if one.act in MAKES or one.act is None:
            return one.act == "requested" or chain.first.act == "requested"
        own = words_of(next(iter(chain.acting)))
        if set(own) <= set(words_of(one.body)):
            return self.words.is_higher(one.body)
        return self.words.is_higher(one.body) and self.has_courts_above(chain, own)

    def has_courts_above(self, chain: Chain, own: list[str]) -> bool:
        """True for what a court of a state issued: neither an assembly nor an international tribunal."""
        return chain.first.kind != "resolution" and not self.words.has_any("of_no_state", own)


class Before:
    """The tellings of one document by kind and place, so that what stands before one is found at once."""

    def __init__(self, parts: Iterable[Told], names: DocumentNames) -> None:
        self.names = names
        self.by_kind: dict[InstrumentKind, list[Told]] = defaultdict(list)
        for part in sorted(parts, key=lambda part: part.noun):
            self.by_kind[part.kind].append(part)

    def of(self, one: Told) -> list[Told]:
        """Those of the same kind that stand not far before, in order."""
        parts = self.by_kind[one.kind]
        first = bisect_left(parts, one.noun - FURTHEST, key=lambda part: part.noun)
        return parts[first : bisect_left(parts, one.noun, key=lambda part: part.noun)]

    def others(self, one: Told, told: Sequence[Told], persons: Set[str]) -> bool:
        """True where somebody else is named since it was told of last: "the warrant" may be that one's, "against him" much more so."""
        start = told[-1].noun if one.pronoun else told[-1].span.end
        return bool(self.names.persons_in(Span(min(start, one.noun), one.noun)) - persons)


def keys_of(one: Told) -> Iterator[Key]:
    """What the instrument of a telling may be found by."""
    yield (one.kind, "all")
    yield (one.kind, "body", one.body)
    if one.number:
        yield (one.kind, "number", one.number)
    if one.against:
        yield (one.kind, "person", person(one))
    if one.act == "requested":
        yield (one.kind, "asked for")
    if one.act == "issued":
        yield from ((one.kind, "issued", month) for month in months_of(one))


def sure_keys(one: Told) -> Iterator[Key]:
    """What an instrument may be found by of which enough may tell that it is this one."""
    if one.number:
        yield (one.kind, "number", one.number)
    if one.against:
        yield (one.kind, "person", person(one))
    elif one.act == "issued" and one.body and one.date:
        months = list(months_of(one))
        yield from ((one.kind, "issued", month) for month in months)
        yield (one.kind, "issued", "") if months != [""] else (one.kind, "body", one.body)
        yield (one.kind, "asked for")


def months_of(one: Told) -> Iterator[str]:
    """The months in which the day of a telling may lie; an empty one where the interval is open or long."""
    first, last = (one.date.earliest, one.date.latest) if one.date else (None, None)
    if first is None or last is None or (last - first).days > LONGEST_INTERVAL:
        yield ""
        return
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{month // 12}-{month % 12 + 1:02}"


def chains_in(parts: Iterable[Told], here: Here) -> list[Chain]:
    """The instruments of these tellings, each once."""
    return list(dict.fromkeys(chain for part in parts for chain in here[part.noun, person(part)]))


def each_person(one: Told) -> list[Told]:
    """A step against several persons is as many."""
    return [replace(one, against=(name,)) for name in one.against] or [one]


def person(one: Told) -> str:
    """Whom a telling of one person's instrument is about, without case and accents."""
    return folded(one.against[0]) if one.against else ""


def is_bare(one: Told) -> bool:
    """True where neither a person nor a number tells which one is meant."""
    return not one.against and not one.number


def instrument_of(chain: Chain, words: LedgerWords) -> Instrument:
    """The finished instrument. A court of appeal is not taken for the one that issued what it annulled."""
    steps = steps_of([one for one in chain.told if one.act is not None])
    kind, told = chain.first.kind, list(chain.told)
    issuing = [
        one.body for one in told if one.body and (one.act == "issued" or (one.act == "requested" and kind != "opinion"))
    ]
    others = [one.body for one in told if one.body and one.act not in MAKES and not words.is_higher(one.body)]
    body = next(iter(issuing or ([] if kind == "opinion" else others)), "")
    spoken = tellings_of(one for one in told if one.act is None)
    return Instrument(
        id_of(chain), kind, chain.number, body, chain.against, steps, spoken, tuple(sorted(id_of(other) for other in chain.might_be))
    )  # fmt: skip


def id_of(chain: Chain) -> str:
    first = chain.first
    return group_id("l", first.document, str(first.noun), first.kind, person(first))


def in_time(instrument: Instrument) -> tuple[str, ...]:
    """For sorting: by the first date that is known, then by what it is called."""
    dates = [step.date.earliest or step.date.latest for step in instrument.steps]
    first = min((day.isoformat() for day in dates if day), default="9999")
    return first, instrument.kind, instrument.number, instrument.against, instrument.body, instrument.id
