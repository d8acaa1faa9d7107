"""Who stands where: for each category and each accused, who asserts, charges, suggests and denies, in order of time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model.entries import Finding
from onrecord.model.groups import DocumentRead, EntryKey, Position, Stand
from onrecord.model.vocabulary import Category, Stance
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import group_id

Subject = tuple[Category, str]
"""What is found, and who is accused of it."""
Taken = tuple[Stance, str, Placed[Finding], str]
"""A stance, whose it is, the finding that says so, and who spoke where that is somebody else."""


def find_positions(reads: Sequence[DocumentRead], names: Names) -> tuple[Position, ...]:
    """The positions of a record, by category and accused. A spokesperson's words count for the organisation.

    A denial is of the category and of the accused that its own words name: in no other position. Where a spokesperson's words name
    nobody, it is the organisation's, and their own too where they are accused themselves. Findings without an accused or without a
    speaker are in none: nobody can answer them.
    """
    found: dict[Subject, list[Taken]] = defaultdict(list)
    for read in reads:
        for subject, one in taken_in(read, names):
            found[subject].append(one)
    return tuple(one for subject, taken in sorted(found.items()) for one in positions_on(subject, taken))


def taken_in(read: DocumentRead, names: Names) -> Iterator[tuple[Subject, Taken]]:
    """The stances that the findings of a document take."""
    names = names.within(read)
    for at in placed(read, read.entries.findings):
        finding = at.entry
        person, party = names.of(finding.by), names.voice(finding.by)
        accused = names.all_of(finding.accused) if finding.by else ()
        if finding.stance == "denies" and accused == (person,) != (party,):
            accused = (person, party)
        for one in accused:
            yield (finding.category, one), (finding.stance, party, at, person if person != party else "")


def positions_on(subject: Subject, taken: Sequence[Taken]) -> list[Position]:
    """The one position on this; none where a spokesperson denies and nobody accuses them: that is their organisation's. `taken`: all
    stances of the record.
    """
    category, accused = subject
    own = all(stance == "denies" and via == accused for stance, _, _, via in taken)
    return [] if own else [position_on(subject, taken)]


def position_on(subject: Subject, taken: Sequence[Taken]) -> Position:
    """Who stands where, whoever took a stance first before the others."""
    stands: dict[tuple[Stance, str, str], dict[EntryKey, None]] = defaultdict(dict)
    for stance, party, at, via in sorted(taken, key=lambda one: one[2].place):
        stands[stance, party, via][at.key] = None
    category, accused = subject
    every = tuple(
        Stand(party, stance, tuple(keys), (via,) if via else ()) for (stance, party, via), keys in stands.items()
    )
    return Position(group_id("p", category, accused), category, accused, every)
