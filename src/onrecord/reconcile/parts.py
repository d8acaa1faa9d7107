"""Parts that come to more than their whole: kept as they are, and told as problems."""

from collections.abc import Iterator, Sequence

from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead
from onrecord.model.problems import Problem
from onrecord.model.ranges import range_of
from onrecord.reconcile.wording import Terms, words_of


def parts_over_wholes(reads: Sequence[DocumentRead], terms: Terms) -> tuple[Problem, ...]:
    """A problem for each part, or sum of parts, that is larger than its whole can be. It shows both, and changes neither."""
    return tuple(problem for read in reads for problem in in_document(read, terms))


def in_document(read: DocumentRead, terms: Terms) -> Iterator[Problem]:
    """The problems of one document, in the order of the wholes."""
    by_id = {figure.id: figure for figure in read.entries.figures}
    parts: dict[str, list[Figure]] = {}
    for figure in read.entries.figures:
        # Below 1 it is a share of the whole.
        if figure.part_of in by_id and figure.part_of != figure.id and figure.value >= 1:
            parts.setdefault(figure.part_of, []).append(figure)
    for whole, those in ((by_id[name], those) for name, those in parts.items()):
        most = range_of(whole)[1]
        if most is None:
            continue
        alone = [[part] for part in those if range_of(part)[0] > most]
        for some in alone or distinct(those, terms):
            if sum(range_of(part)[0] for part in some) > most:
                yield too_much(read, whole, some)


def distinct(parts: Sequence[Figure], terms: Terms) -> Iterator[list[Figure]]:
    """Parts of which no two can count the same person: of one harm, and each of another group of people."""
    family = set(terms.table["figures"]["nobody_is_two"])
    forms = {word: group for group, words in terms.table["figures"]["same_people"].items() for word in words}
    for what in dict.fromkeys(part.what for part in parts):
        largest: dict[str, Figure] = {}
        for part in parts:
            named = {forms[word] for word in words_of(part.whom) if word in forms}
            group = next(iter(named)) if len(named) == 1 else ""
            if part.what == what and group in family and (group not in largest or part.value > largest[group].value):
                largest[group] = part
        yield list(largest.values())


def too_much(read: DocumentRead, whole: Figure, parts: Sequence[Figure]) -> Problem:
    """The problem, with the words of the parts and of the whole."""
    text = read.document.text
    named = " and ".join(f"“{short(part.span.of(text))}” ({part.id})" for part in parts)
    verb = "is more than" if len(parts) == 1 else "come to more than"
    return Problem(
        "reconcile",
        read.document.name,
        f"{named} {verb} “{short(whole.span.of(text))}” ({whole.id}), which {'it is' if len(parts) == 1 else 'they are'} read as part of: "
        "one of the numbers is wrong, or was read wrongly; both are kept as they are",
        parts[0].span,
    )


def short(words: str) -> str:
    return " ".join(words.split())[:120]
