"""Whose the accused forces of a document are, where its words tell and their name does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.parties.belonging import belonging_of
from onrecord.extract.reading import Reading
from onrecord.model.entries import Finding


def with_belonging(reading: Reading, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, each with what the document tells of whose forces it accuses, or clears."""
    belonging = belonging_of(reading.parties) if findings else None
    owners = belonging.owners if belonging else {}
    for one in findings:
        told = tuple((name, owners[name]) for name in one.accused if owners.get(name, name) != name)
        yield replace(one, belonging=told) if told else one
