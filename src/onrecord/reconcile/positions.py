"""Who stands where: for each category and each accused, who asserts, charges, suggests and denies, in order of time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.entries import Finding
from onrecord.model.groups import DocumentRead, EntryKey, Position, Stand, owners_of
from onrecord.model.vocabulary import ALL_ACCUSATIONS, Category, Stance
from onrecord.reconcile.names import name_of
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import Terms, group_id

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
    owner: str = ""
    """Whom the accused belong to; empty where nothing tells."""
    about: str = ""
    """Of what a party denies for others: those, who belong to it. It is no denial of its own deeds."""


def find_positions(reads: Sequence[DocumentRead], names: Names, terms: Terms) -> tuple[Position, ...]:
    """The positions of a record, by category and accused. A spokesperson's words count for the organisation.

    A denial is of the category and of the accused that its own words name; one of all accusations by somebody, of those made until
    then. Where a spokesperson's words name nobody, it is the organisation's, and their own too where they are accused themselves.
    Findings without an accused or without a speaker are in none: nobody can answer them. What the owner of the accused denies of
    itself, or of forces among which they are, stands by itself beside what they are accused of.
    """
    found: dict[Subject, list[Taken]] = defaultdict(list)
    owners = owners_of(names.parties)
    for read in reads:
        for subject, one in taken_in(read, names, owners):
            found[subject].append(one)
    return tuple(one for subject in sorted(found) for one in positions_on(subject, found, terms))


def taken_in(read: DocumentRead, names: Names, owners: Mapping[str, str]) -> Iterator[tuple[Subject, Taken]]:
    """The stances that the findings of a document take. `owners`: for each party that belongs to another one, that one."""
    names = names.within(read)
    for at in placed(read, read.entries.findings):
        finding = at.entry
        person, party = names.of(finding.by), names.voice(finding.by)
        accused = names.all_of(finding.accused) if finding.by else ()
        if finding.stance == "denies" and person in accused and party not in accused:
            accused = (*accused, party)
        answers = frozenset(one for name in finding.answers for one in (names.of(name), names.voice(name)))
        told = {names.of(name): names.of(owner) for name, owner in finding.belonging}
        for one in accused:
            owner = told.get(one, owners.get(one, ""))
            taken = Taken(finding.stance, party, at, person if person != party else "", answers, owner)
            yield (finding.category, one), taken
            if finding.stance == "denies" and owner == party != one:
                yield (finding.category, owner), replace(taken, about=one)


def positions_on(subject: Subject, found: Mapping[Subject, Sequence[Taken]], terms: Terms) -> list[Position]:
    """The one position on this, of all stances of the record; none where all that is said is a denial of somebody's accusations, whatever
    they are, or a spokesperson's who is not accused: that is their organisation's.
    """
    category, accused = subject
    taken = [one for one in found.get(subject, ()) if not one.about]
    if category == ALL_ACCUSATIONS or all(one.stance == "denies" and one.via == accused for one in taken):
        return []
    general = (one for one in found.get((ALL_ACCUSATIONS, accused), ()) if any(denies(one, other) for other in taken))
    return [position_on(subject, [*taken, *general], owners_denials(subject, taken, found, terms))]


def owners_denials(
    subject: Subject, taken: Sequence[Taken], found: Mapping[Subject, Sequence[Taken]], terms: Terms
) -> list[Taken]:
    """What those deny to whom the accused belong: the same of themselves or of these forces, or all that an accuser says."""
    category, accused = subject
    denials: list[Taken] = []
    for owner in sorted({one.owner for one in taken if one.owner and one.stance != "denies"}):
        against = [one for one in taken if one.owner == owner]
        same = found.get((category, owner), ())
        general = [one for one in found.get((ALL_ACCUSATIONS, owner), ()) if any(denies(one, of) for of in against)]
        own = (one for one in (*same, *general) if one.stance == "denies" and one.party == owner)
        denials += [one for one in own if not one.about or are_among(accused, one.about, terms)]
    told = {one.at.key for one in taken}
    return [one for one in denials if one.at.key not in told]


def are_among(forces: str, others: str, terms: Terms) -> bool:
    """True where forces are among others of the same state, by their names: "Arlandish riot police" among "police", or among "forces"."""
    known = terms.words("parties", "forces") | terms.words("parties", "beside_forces")
    some, many = ({word for word in name_of(one, terms).words if word in known} for one in (forces, others))
    return " ".join(name_of(others, terms).words) in terms.words("parties", "any_forces") or bool(many and many <= some)


def denies(denial: Taken, other: Taken) -> bool:
    """True where a denial of all accusations by somebody is of this one: theirs, and not made after it for sure."""
    theirs = other.party in denial.answers or other.via in denial.answers
    return other.stance != "denies" and theirs and other.at.place[0] <= denial.at.place[1]


def position_on(subject: Subject, taken: Sequence[Taken], by_owners: Sequence[Taken]) -> Position:
    """Who stands where. `by_owners`: the denials of those to whom the accused belong."""
    category, accused = subject
    return Position(
        group_id("p", category, accused), category, accused, tuple(stands_of(taken)), tuple(stands_of(by_owners))
    )


def stands_of(taken: Sequence[Taken]) -> Iterator[Stand]:
    """The stances party by party, whoever took one first before the others."""
    stands: dict[tuple[Stance, str, str, str], dict[EntryKey, None]] = defaultdict(dict)
    for one in sorted(taken, key=lambda one: one.at.place):
        owner = one.owner if one.stance == "denies" else ""
        stands[one.stance, one.party, one.via, owner][one.at.key] = None
    for (stance, party, via, owner), keys in stands.items():
        yield Stand(party, stance, tuple(keys), (via,) if via else (), owner)
