"""The ledger: legal steps of all documents, chained by the instrument that they are upon.

Made when asked, from the documents that count; never stored.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from onrecord.languages import Language
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import BY_OTHERS, MAKES, Instrument
from onrecord.reconcile.ledger_chain import Chain
from onrecord.reconcile.ledger_chaining import Chains
from onrecord.reconcile.ledger_clauses import told_in
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_roles import InRoles, RoleHolders
from onrecord.reconcile.ledger_steps import steps_of, tellings_of
from onrecord.reconcile.ledger_told import Told, person
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.order import order_of
from onrecord.reconcile.roles_held import RoleWords
from onrecord.reconcile.wording import Terms, folded, group_id


def find_ledger(
    documents: Callable[[], Iterable[DocumentRead]],
    names: Mapping[str, str],
    language: Language,
    in_roles: InRoles = MappingProxyType({}),
) -> tuple[Instrument, ...]:
    """Every instrument that the documents tell of, in order of time; the same whatever the order of the documents.

    `documents`: gives them, each time anew. `names`: for each name that documents give, the party's name in the record. `in_roles`: by
    document the roles that mean a person in it.
    """
    terms, words = Terms.of(language), LedgerWords.of(language)
    roles = RoleWords(terms)
    record = {folded(raw): one for raw, one in sorted(names.items())}
    telling: list[tuple[DocumentNames, list[Told]]] = []
    # Of documents that tell no step nothing is held, however many there are.
    for read in documents():
        name = DocumentNames(read, record, terms, words)
        if told := told_in(read, name, terms, words, roles):
            telling.append((name, told))
    holders = RoleHolders(documents, names, in_roles, roles)
    chains = Chains(words)
    for name, told in sorted(telling, key=lambda pair: order_of(pair[0].read)):
        chains.read(holders.resolved(told, name.read), name)
    chains.end_by_amnesties()
    return tuple(sorted((instrument_of(chain, words) for chain in chains.all), key=in_time))


def instrument_of(chain: Chain, words: LedgerWords) -> Instrument:
    """The finished instrument. A court of appeal is not taken for the one that issued what it annulled."""
    steps = steps_of([one for one in chain.told if one.act is not None])
    kind, told = chain.first.kind, list(chain.told)
    issuing = [
        one.body for one in told if one.body and (one.act == "issued" or (one.act == "requested" and kind != "opinion"))
    ]
    others = [
        one.body for one in told if one.body and one.act not in (*MAKES, *BY_OTHERS) and not words.is_higher(one.body)
    ]
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
