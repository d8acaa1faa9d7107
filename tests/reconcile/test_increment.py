"""Groups brought to date from what changed are those made of all documents at once. Places, parties and numbers are invented."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

import pytest

from onrecord.languages import language_for
from onrecord.model.document import Published
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead, Groups
from onrecord.reconcile.dates import days_told, tells_year
from onrecord.reconcile.groups import reconcile
from onrecord.reconcile.increment.whole import Change, bring_to_date, groups_on
from tests.reconcile.records import Fields, asks, happened, killed, on, rejects, said, says, since, told
from tests.reconcile.shelf import MemoryShelf

ENGLISH = language_for("en")
PLACES = ("Arland", "northern Arland", "the Arlandish side", "Brenn, Arland", "Brenn", "Corvale", "Corvale Bay", "")
PERSONS = ("Maro Venn", "Ilsa Quarrow", "Minister Ilsa Quarrow", "Quarrow")
BODIES = ("Rights Lantern", "the Rights Lantern", "Ministry of Health", "Ministry of Health of Arland", "the authorities of Arland",
          "Arland", "Borland", "Arlandish army", "army", "Brenn Relief Union", "armed groups", "armed river groups")  # fmt: skip
DAYS = ("2031-05-03", "2031-05-04", "2031-05", "2031-03-01")
WHOM = ("people", "children", "Arlanders", "Corvalers", "")
CALLS = (
    "release the hostages",
    "open the bridge of Brenn",
    "release the hostages and open the bridge",
    "end the siege",
)
THINGS = (
    "The Council of Brenn adopted a resolution on 5 May 2031.",
    "The Council of Brenn adopted a resolution on 5 May.",
    "The Council of Brenn has adopted a resolution.",
    "The Council of Corvale adopted a resolution on 2 June 2031.",
    "Two weeks after 4 May the Court of Corvale issued a warrant.",
    "On 4 June the Court of Corvale issued a warrant.",
)
"""What one document says was done on a day, and others speak of."""
STORY = "The bridge of Brenn was hit twice before dawn, and nobody who was on it has been seen since that night, neighbours told us."


def entry(chance: Random) -> tuple[str, tuple[type, Fields]]:
    """An entry of any kind, with the sentence that it stands in."""
    body, person, place = chance.choice(BODIES), chance.choice(PERSONS), chance.choice(PLACES)
    kind = chance.randrange(8)
    if kind < 3:
        number = chance.choice((12, 12, 14, 30, 140, 150, 400, 410))
        period = chance.choice(
            (
                None,
                None,
                on(chance.choice(DAYS)),
                since("2031-02-01"),
                since("2031-02"),
                since("2031-02-01", "2031-05-01"),
            )
        )
        fields: Fields = {"where": place, "whom": chance.choice(WHOM), "period": period, "what": chance.choice(("killed", "injured")),
                  "authority": chance.choice(("", body)), "said_by": chance.choice(("", person))}  # fmt: skip
        bound = chance.choice(("exactly", "at_least", "about"))
        return f"In {place} ⟦{number} people⟧ were counted, {person}, director of {body}, said.", killed(
            number, bound, **fields
        )
    if kind == 3:
        return f"{body} must ⟦{chance.choice(CALLS)}⟧.", asks(person, *chance.sample(BODIES, chance.randrange(3)))
    if kind == 4:
        if chance.randrange(3) == 0:
            return f"⟦All that was said was rejected⟧ by {body}.", rejects(body, chance.choice((*PERSONS, *BODIES)))
        category, stance = chance.choice(("war_crimes", "torture")), chance.choice(("asserts", "denies"))
        accused, denier = chance.choice(BODIES), chance.choice((person, "Arland"))
        whose = {"belonging": (("army", chance.choice(("Arland", "Borland"))),)} if accused == "army" else {}
        finding, fields = says(denier if stance == "denies" else person, category, accused, stance=stance)
        return f"⟦{person} said so⟧ for {body}.", (finding, {**fields, **whose})
    if kind == 5:
        return f"⟦A strike hit the market of {place} in Brenn⟧.", happened(
            chance.choice(DAYS), "attack", chance.choice(BODIES)
        )
    return f"⟦“We wait.”⟧ said {person}, director of {body}.", said(person)


def document(chance: Random, number: int) -> DocumentRead:
    """A document of some entries; now and then a copy, without a date of its own, or with days whose year it does not give."""
    entries = [entry(chance) for _ in range(chance.randrange(5))]
    lines = [line for line, _ in entries]
    if chance.random() < 0.3:
        lines.append(STORY)
    if chance.random() < 0.3:
        lines.append(chance.choice(("Two weeks after the strike on 3 May the bridge was open.", "On 4 May 2031 the strike on the bridge ended.",
                                    "Relief Union (RU) and Ministry of Health (MH) met on 3 May 2031.", "On 1 March the siege began.")))  # fmt: skip
    if chance.random() < 0.3:
        lines.append(chance.choice(THINGS))
    how = chance.randrange(4)
    published = f"2031-0{chance.randrange(3, 7)}-1{chance.randrange(9)}" if how else ""
    read = told(
        f"{number}.txt",
        "\n".join(lines),
        *(one for _, one in entries),
        published=published,
        publisher=chance.choice(("", *BODIES[:3])),
    )
    if how == 1:
        window = (
            Published(read.description.published.date.__class__.at("2031"), "inferred")
            if read.description.published
            else None
        )
        read = replace(read, description=replace(read.description, published=window))
    return read


def read_again(read: DocumentRead, published: Published, days: Mapping[tuple[int, int], int]) -> DocumentRead:
    """Stands in for extraction: figures without a time take the third of May, where its year is known."""
    year = days.get((5, 3))
    figures = tuple(
        replace(one, period=on(f"{year}-05-03")) if year and not one.period else one for one in read.entries.figures
    )
    return replace(
        read, description=replace(read.description, published=published), entries=replace(read.entries, figures=figures)
    )


def at_once(documents: Sequence[DocumentRead]) -> Groups:
    """The groups of all documents, as a record that is built at once has them."""
    groups = reconcile(documents, ENGLISH)
    others = {read.document.sha256: read.description.published for read in groups.documents}
    days = days_told(documents)
    dated = []
    for read in documents:
        published = others[read.document.sha256]
        dated.append(read_again(read, published, days) if published and not tells_year(read) else read)
    return reconcile(dated, ENGLISH)


def shelved(shelf: MemoryShelf) -> Groups:
    """The groups on the shelf, with the documents."""
    reads = {document: read for (stage, document), read in shelf.reads.items() if stage == "settled"}
    groups = groups_on(shelf)
    return replace(groups, documents=tuple(reads[document] for document in sorted(reads)))


def comparable(groups: Groups) -> Groups:
    """The groups with their documents in an order that depends on nothing."""
    return replace(groups, documents=tuple(sorted(groups.documents, key=lambda read: read.document.sha256)))


def taken_in(shelf: MemoryShelf, found: Sequence[DocumentRead], gone: Sequence[DocumentRead] = ()) -> None:
    """Bring the shelf to date."""
    for read in gone:
        shelf.remove(read.document.sha256)
    change = Change({read.document.sha256: read for read in found}, frozenset(read.document.sha256 for read in gone))
    bring_to_date(shelf, change, ENGLISH, read_again)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_order_the_groups_are_those_made_at_once(seed: int) -> None:
    chance, shelf = Random(seed), MemoryShelf()
    documents = list({read.document.sha256: read for read in (document(chance, n) for n in range(24))}.values())
    chance.shuffle(documents)
    there: list[DocumentRead] = []
    while len(there) < len(documents):
        new = documents[len(there) : len(there) + chance.randint(1, 4)]
        taken_in(shelf, new)
        there += new
        assert shelved(shelf) == comparable(at_once(there))
    while there:
        gone = [there.pop(chance.randrange(len(there))) for _ in range(min(len(there), chance.randint(1, 4)))]
        taken_in(shelf, [], gone)
        assert shelved(shelf) == comparable(at_once(there))


@pytest.mark.parametrize("seed", range(6))
def test_a_document_that_is_read_otherwise_takes_the_place_of_what_it_was(seed: int) -> None:
    chance, shelf = Random(100 + seed), MemoryShelf()
    there = {read.document.sha256: read for read in (document(chance, n) for n in range(16))}
    taken_in(shelf, list(there.values()))
    for _ in range(8):
        key = chance.choice(sorted(there))
        read = there[key]
        fewer: tuple[Figure, ...] = read.entries.figures[chance.randrange(2) :]
        name = chance.choice((read.document.name, f"0 {read.document.name}"))
        there[key] = replace(
            read, document=replace(read.document, name=name), entries=replace(read.entries, figures=fewer, findings=())
        )
        taken_in(shelf, [there[key]])
        assert shelved(shelf) == comparable(at_once(list(there.values())))


PARTS = [
    " ".join(
        f"{word}{part}"
        for word in ("the", "river", "took", "its", "bridge", "before", "dawn", "and", "nobody", "saw", "it", "go")
    )
    for part in "abcdef"
]
"""Passages that texts share; twelve words each, so that each makes several runs."""


def patchwork(chance: Random, number: int) -> DocumentRead:
    """A text of some of the parts, of any day."""
    parts = [PARTS[min(int(chance.expovariate(1.0)), len(PARTS) - 1)] for _ in range(chance.randint(1, 4))]
    return told(f"{number}.txt", " ".join(parts), published=f"2031-05-{chance.randrange(10, 30)}")


@pytest.mark.parametrize("seed", range(6))
def test_copies_are_found_whatever_comes_before_the_first_that_share_a_passage(seed: int) -> None:
    chance, shelf = Random(200 + seed), MemoryShelf()
    documents = {read.document.sha256: read for read in (patchwork(chance, n) for n in range(60))}
    order = chance.sample(sorted(documents), len(documents))
    there: dict[str, DocumentRead] = {}
    while order:
        new = [order.pop() for _ in range(min(len(order), chance.randint(1, 6)))]
        gone = chance.sample(sorted(there), min(len(there), chance.randrange(3)))
        again = chance.sample(sorted(there.keys() - set(gone)), min(len(there) - len(gone), chance.randrange(2)))
        left = [there.pop(key) for key in gone]
        for key in again:
            day = f"2031-05-{chance.randrange(10, 30)}"
            there[key] = replace(there[key], description=told("x", "", published=day).description)
        there |= {key: documents[key] for key in new}
        taken_in(shelf, [there[key] for key in (*new, *again)], left)
        assert groups_on(shelf).origins == reconcile(list(there.values()), ENGLISH).origins


def test_what_nothing_touches_is_not_looked_at() -> None:
    shelf = MemoryShelf()
    taken_in(shelf, [document(Random(n), n) for n in range(12)])
    alone = told(
        "alone.txt",
        "In Zorrin ⟦3 people⟧ fell.",
        killed(3, where="Zorrin", period=on("2040-01-07")),
        published="2040-01-08",
    )
    shelf.asked.clear()
    taken_in(shelf, [alone])
    assert shelf.asked == {alone.document.sha256}


def test_of_many_that_tell_of_one_thing_only_those_that_ask_for_its_day_are_looked_at() -> None:
    shelf = MemoryShelf()
    tell = [
        told(f"{n}.txt", f"The Council of Brenn adopted a resolution on {n} May 2031.", published=f"2031-05-{n}")
        for n in range(10, 30)
    ]
    asking = told("asking.txt", "The Council of Brenn has adopted a resolution.")
    taken_in(shelf, [*tell[1:], asking])
    shelf.asked.clear()
    taken_in(shelf, tell[:1])
    assert shelf.asked == {tell[0].document.sha256, asking.document.sha256}


def test_what_seems_to_be_one_with_another_date_comes_and_goes_with_the_documents() -> None:
    shelf = MemoryShelf()

    def hit(name: str, day: str) -> DocumentRead:
        words = f"⟦a drone hit the fish market of Brenn and killed nine people⟧.\nText {name}."
        return told(name, words, happened(day, "attack"), published="2031-06-01")

    def linked() -> int:
        assert shelved(shelf) == comparable(at_once(there))
        return sum(bool(one.dated_otherwise) for one in shelved(shelf).happenings)

    there = [hit("a", "2031-05-03")]
    taken_in(shelf, there)
    assert linked() == 0
    for read, expected in ((hit("b", "2031-05-04"), 2), (hit("c", "2031-05-04"), 2), (hit("d", "2031-05-06"), 0)):
        there.append(read)
        taken_in(shelf, [read])
        assert linked() == expected
    for expected in (2, 2, 0):
        taken_in(shelf, [], [there.pop()])
        assert linked() == expected
