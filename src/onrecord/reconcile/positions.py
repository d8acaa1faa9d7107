"""Who stands where: for each category and each accused, who asserts, charges, suggests and denies."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model.entries import Finding
from onrecord.model.groups import DocumentRead, EntryKey, Position, Stand
from onrecord.model.vocabulary import Category, Stance
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import group_id

STANCES: tuple[Stance, ...] = ("asserts", "charges", "suggests", "denies")


def find_positions(reads: Sequence[DocumentRead], names: Names) -> tuple[Position, ...]:
    """The positions of a record, by category and accused. A spokesperson's words count for the organisation.

    Findings without an accused or without a speaker are in none: nobody can answer them.
    """
    found: dict[tuple[Category, str], dict[tuple[Stance, str], list[tuple[Placed[Finding], str]]]] = defaultdict(dict)
    for read in reads:
        for at in placed(read, read.entries.findings):
            finding = at.entry
            person, party = names.of(finding.by), names.voice(finding.by)
            for accused in names.all_of(finding.accused) if finding.by else ():
                stands = found[finding.category, accused]
                stands.setdefault((finding.stance, party), []).append((at, person if person != party else ""))
    return tuple(
        Position(
            id=group_id("p", category, accused),
            category=category,
            accused=accused,
            stands=tuple(
                stand(stance, party, stands[stance, party])
                for stance, party in sorted(stands, key=lambda one: (STANCES.index(one[0]), one[1]))
            ),
        )
        for (category, accused), stands in sorted(found.items())
    )


def stand(stance: Stance, party: str, said: list[tuple[Placed[Finding], str]]) -> Stand:
    """One party's stance, with the findings in order of their dates."""
    keys: dict[EntryKey, None] = dict.fromkeys(at.key for at, _ in sorted(said, key=lambda one: one[0].place))
    return Stand(party, stance, tuple(keys), tuple(sorted({person for _, person in said if person})))
