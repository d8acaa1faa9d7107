"""Who stands where: for each category and each accused, who asserts, charges, suggests and denies, in order of time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.entries import Finding
from onrecord.model.groups import DocumentRead, EntryKey, Position, Stand
from onrecord.model.vocabulary import ALL_ACCUSATIONS, Category, Stance
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import group_id

Subject = tuple[Category, str]
"""What is found, and who is accused of it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance, whose it is, the finding that says so, and who spoke where that is somebody else."""

    stance: Stance
    party: str
    at: Placed[Finding]
    via: str = ""
    answers: frozenset[str] = frozenset()
    """Of a denial of all accusations: by whom."""


def find_positions(reads: Sequence[DocumentRead], names: Names) -> tuple[Position, ...]:
    """The positions of a record, by category and accused. A spokesperson's words count for the organisation.

    A denial is of the category and of the accused that its own words name; one of all accusations by somebody, of those made until
    then. Where a spokesperson's words name nobody, it is the organisation's, and their own too where they are accused themselves.
    Findings without an accused or without a speaker are in none: nobody can answer them.
    """
    found: dict[Subject, list[Taken]] = defaultdict(list)
    for read in reads:
        for subject, one in taken_in(read, names):
            found[subject].append(one)
    return tuple(one for subject in sorted(found) for one in positions_on(subject, found))


def taken_in(read: DocumentRead, names: Names) -> Iterator[tuple[Subject, Taken]]:
    """The stances that the findings of a document take."""
    names = names.within(read)
    for at in placed(read, read.entries.findings):
        finding = at.entry
        person, party = names.of(finding.by), names.voice(finding.by)
        accused = names.all_of(finding.accused) if finding.by else ()
        if finding.stance == "denies" and accused == (person,) != (party,):
            accused = (person, party)
        answers = frozenset(one for name in finding.answers for one in (names.of(name), names.voice(name)))
        for one in accused:
            via = person if person != party else ""
            yield (finding.category, one), Taken(finding.stance, party, at, via, answers)


def positions_on(subject: Subject, found: Mapping[Subject, Sequence[Taken]]) -> list[Position]:
    """The one position on this, of all stances of the record; none where all that is said is a denial of somebody's accusations, whatever
    they are, or a spokesperson's who is not accused: that is their organisation's.
    """
    category, accused = subject
    taken = found[subject]
    if category == ALL_ACCUSATIONS or all(one.stance == "denies" and one.via == accused for one in taken):
        return []
    general = (one for one in found.get((ALL_ACCUSATIONS, accused), ()) if any(denies(one, other) for other in taken))
    return [position_on(subject, [*taken, *general])]


def denies(denial: Taken, other: Taken) -> bool:
    """True where a denial of all accusations by somebody is of this one: theirs, and not made after it for sure."""
    theirs = other.party in denial.answers or other.via in denial.answers
    return other.stance != "denies" and theirs and other.at.place[0] <= denial.at.place[1]


def position_on(subject: Subject, taken: Sequence[Taken]) -> Position:
    """Who stands where, whoever took a stance first before the others."""
    stands: dict[tuple[Stance, str, str], dict[EntryKey, None]] = defaultdict(dict)
    for one in sorted(taken, key=lambda one: one.at.place):
        stands[one.stance, one.party, one.via][one.at.key] = None
    category, accused = subject
    every = tuple(
        Stand(party, stance, tuple(keys), (via,) if via else ()) for (stance, party, via), keys in stands.items()
    )
    return Position(group_id("p", category, accused), category, accused, every)
