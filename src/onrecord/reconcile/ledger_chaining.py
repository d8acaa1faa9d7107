"""Which instrument each telling of a legal step is upon: one that is known, a new one, or none.

Two tellings are of one instrument where nothing tells them apart and enough tells that they are the same (`agrees`); where several could
be meant, none is chosen.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice

from onrecord.model.ledger import BY_OTHERS, MAKES, InstrumentKind
from onrecord.model.text import Span
from onrecord.reconcile.ledger_amnesties import ended_by
from onrecord.reconcile.ledger_chain import Chain
from onrecord.reconcile.ledger_keys import Key, keys_of, sure_keys
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_told import Told, each_person, is_bare, person
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.wording import folded, words_of

CLOSE = 600
"""Characters after which a number is no longer read as that of a resolution told of before,"""
FURTHEST = 4_000
"""and "the warrant" no longer as one told of before."""
ALIKE = 2
"""So many words besides must agree where an instrument has neither number nor person."""
MOST = 9
"""Instruments of which one may be meant; of more, the words tell nothing."""

Here = dict[tuple[int, str], list[Chain]]
"""By the word for an instrument and the person: what it means in this document."""


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

    def end_by_amnesties(self) -> None:
        """End the convictions of everyone who was convicted in the case that an amnesty is for."""
        for amnesty in [one for chain in self.known[("amnesty", "all")] for one in chain.told]:
            whole = self.words.has_any("everyone", person(amnesty).split()[:1])
            for chain in list(self.known[("conviction", "all")]) if whole and amnesty.act == "issued" else ():
                if ended := ended_by(amnesty, chain):
                    self.add(chain, ended)

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
        if one.act is None or one.only_known:
            return []
        possible = [] if one.act in MAKES else self.possible(one)
        # "The warrants were annulled by the Court of Appeal" may be upon those that are known.
        upon_known = one.definite and not one.pronoun and any(self.is_of_its_state(chain, one) for chain in possible)
        if not self.is_one(one) and not upon_known:
            return []
        if not self.is_one(one):
            possible = [chain for chain in possible if self.is_of_its_state(chain, one)]
        if is_bare(one) and one.act not in MAKES and not possible:
            return []
        self.all.append(Chain(one, might_be=possible))
        return [self.all[-1]]

    def is_of_its_state(self, chain: Chain, one: Told) -> bool:
        """True for the same body, and for two whose names share more than words for courts: "of Harun"."""
        plain = self.words.all("bodies") | self.words.all("higher") | self.words.all("inside")
        own = {word for body in chain.acting for word in words_of(body)}
        return bool(one.body) and (one.body in chain.acting or bool(own.intersection(words_of(one.body)) - plain))

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
            named = one.body in chain.acting or one.definite or one.act in (None, *BY_OTHERS)
            return bool(person(one)) and folded(chain.against) == person(one) and named
        if one.act != "issued" or not one.body or one.date is None:
            return False
        same_day = [subject for day, subject in chain.issued if day.meets(one.date)]
        if chain.issued:
            return bool(chain.acting) and any(len(one.subject & subject) >= ALIKE for subject in same_day)
        # One that was asked for before.
        return chain.first.act == "requested" and len(one.subject & chain.first.subject) >= ALIKE

    def may_act(self, chain: Chain, one: Told) -> bool:
        """True where the same body acts, or for what undoes or confirms its chamber of appeal or a higher court; or none is told.

        A court ends what prosecutors brought before it, and whoever may pardons.
        """
        if one.only_known and (one.body in chain.acting or chain.first.kind != one.kind):
            return False
        if not one.body or not chain.acting or one.body in chain.acting:
            return True
        if (one.act in BY_OTHERS and not one.only_known) or self.is_charge_in_court(chain, one):
            return True
        if one.act in MAKES or one.act is None:
            return one.act == "requested" or chain.first.act == "requested"
        own = words_of(next(iter(chain.acting)))
        if set(own) <= set(words_of(one.body)):
            return self.words.is_higher(one.body)
        return self.words.is_higher(one.body) and self.has_courts_above(chain, own)

    def is_charge_in_court(self, chain: Chain, one: Told) -> bool:
        """True for what a court does with the charges of a prosecutor."""
        brought = self.words.has_any("prosecuting", words_of(next(iter(chain.acting))))
        return chain.first.kind == "charge" and brought and one.act not in MAKES

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


def chains_in(parts: Iterable[Told], here: Here) -> list[Chain]:
    """The instruments of these tellings, each once."""
    return list(dict.fromkeys(chain for part in parts for chain in here[part.noun, person(part)]))
