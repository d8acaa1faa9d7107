"""Who stands where: for each category and each accused, who asserts, charges, suggests and denies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model.entries import Finding
from onrecord.model.groups import DocumentRead, EntryKey, Position, Stand
from onrecord.model.vocabulary import Category, Stance
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import group_id

STANCES: tuple[Stance, ...] = ("asserts", "charges", "suggests", "denies")


Subject = tuple[Category, str]
"""What is found, and who is accused of it."""
Taken = tuple[Stance, str, Placed[Finding], str]
"""A stance, whose it is, the finding that says so, and who spoke where that is somebody else."""


def find_positions(reads: Sequence[DocumentRead], names: Names) -> tuple[Position, ...]:
    """The positions of a record, by category and accused. A spokesperson's words count for the organisation.

    Findings without an accused or without a speaker are in none: nobody can answer them.
    """
    found: dict[Subject, list[Taken]] = defaultdict(list)
    for read in reads:
        for subject, one in taken_in(read, names):
            found[subject].append(one)
    return tuple(position_on(subject, taken) for subject, taken in sorted(found.items()))


def taken_in(read: DocumentRead, names: Names) -> Iterator[tuple[Subject, Taken]]:
    """The stances that the findings of a document take."""
    for at in placed(read, read.entries.findings):
        finding = at.entry
        person, party = names.of(finding.by), names.voice(finding.by)
        for accused in names.all_of(finding.accused) if finding.by else ():
            yield (finding.category, accused), (finding.stance, party, at, person if person != party else "")


def position_on(subject: Subject, taken: Sequence[Taken]) -> Position:
    """Who stands where. `taken`: all stances of the record."""
    stands: dict[tuple[Stance, str], list[tuple[Placed[Finding], str]]] = defaultdict(list)
    for stance, party, at, via in taken:
        stands[stance, party].append((at, via))
    ordered = sorted(stands, key=lambda one: (STANCES.index(one[0]), one[1]))
    category, accused = subject
    every = tuple(stand(stance, party, stands[stance, party]) for stance, party in ordered)
    return Position(group_id("p", category, accused), category, accused, every)


def stand(stance: Stance, party: str, said: list[tuple[Placed[Finding], str]]) -> Stand:
    """One party's stance, with the findings in order of their dates."""
    keys: dict[EntryKey, None] = dict.fromkeys(at.key for at, _ in sorted(said, key=lambda one: one[0].place))
    return Stand(party, stance, tuple(keys), tuple(sorted({person for _, person in said if person})))
