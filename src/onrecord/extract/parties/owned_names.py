"""Ministries named with whose they are: "Norland's Ministry of Health" is not that of Arland."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.extract.parties.names import Name
from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Analysis
from onrecord.model.vocabulary import PartyKind

OWNERS: tuple[PartyKind, ...] = ("state", "organisation", "other")
"""What kinds of names those of states may be taken for."""


def with_owners(
    analysis: Analysis, names: Sequence[Name], texts: Mapping[Name, str], known: PartyWords
) -> dict[Name, str]:
    """What each name of a text reads, that of a ministry or parliament with the possessive before it."""
    out = dict(texts)
    for before, name in pairwise(names):
        owned = analysis.words[name.first - 1].tag == "POS" and before.last in (name.first, name.first - 1)
        if owned and before.kind in OWNERS and name.kind == "body" and known.is_of_state(out[name]):
            out[name] = f"{out[before]}'s {out[name]}"
    return out
