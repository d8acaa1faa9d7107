"""The same event told more than once, where it was, and what is dated otherwise. All events, places and people are invented."""

import pytest

from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.entries import Event, Evidence
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Happening
from onrecord.model.text import Span
from onrecord.reconcile.happenings import find_happenings
from onrecord.reconcile.parties import find_names
from onrecord.reconcile.wording import Terms
from tests.reconcile.records import Fields, happened, killed, on, record, says, shown, told
from tests.timing import processor_seconds

DAY = "2031-02-11"


def happenings(groups: Groups) -> list[list[str]]:
    return [[shown(groups, key) for key in one.events] for one in groups.happenings]


def one(
    words: str, kind: str = "attack", *parties: str, date: str = DAY, **fields: object
) -> tuple[str, tuple[type, Fields]]:
    """The words of an event, and the event."""
    cls, given = happened(date, kind, *parties)
    return f"⟦{words}⟧", (cls, {**given, **fields})


def taken_together(*events: tuple[str, tuple[type, Fields]]) -> list[list[int]]:
    """The numbers of events, each of a document of its own, that are one happening."""
    reads = [
        told(str(number), f"{words}\nText {number}.", event, published=f"2031-03-{number + 1:02}")
        for number, (words, event) in enumerate(events)
    ]
    groups = record(*reads)
    number_of = {read.document.sha256: number for number, read in enumerate(reads)}
    return sorted([number_of[key.document] for key in found.events] for found in groups.happenings)


SAME = [
    (one("the attack on Brenn", "attack", "River Front"), one("River Front attacked the port of Brenn", "attack", "River Front")),
    (one("the River Front stormed the port of Brenn", "attack", "River Front"), one("fighters burned boats in Brenn", "attack", "River Front")),
    (one("a strike on the market of Tolm killed nine"), one("The vote came after a strike on the market of Tolm", "other")),
    (one("a shell hit a school", "attack"), one("A shell hit a school", "attack")),
    (one("Ann Sorrel was killed in an air strike near Tolm", "attack", "Ann Sorrel"),
     one("Ann Sorrel was killed in an air strike", "attack", "Ann Sorrel", date="2031-02")),
    (one("the attack on Brenn in Eastwold"), one("attack in Eastwold, on Brenn"),),
    (one("the Assembly passed resolution 7", "resolution", body="Assembly", status="passed"),
     one("Resolution No. 7 of the Assembly", "resolution", body="Assembly")),
    (one("the Court issued a warrant against Halmet", "warrant", body="Court", status="in_force"),
     one("The warrant of the Court for Halmet was issued", "warrant", body="Court", status="annulled")),
]  # fmt: skip


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair[1][0])
def test_one_day_with_words_that_agree_is_one_happening(pair: tuple[tuple[str, tuple[type, Fields]], ...]) -> None:
    assert taken_together(*pair) == [[0, 1]]


APART = [
    ("another place", one("a strike on Brenn"), one("a strike on Tolm")),
    ("another day", one("the strike on Brenn"), one("the strike on Brenn", date="2031-02-12")),
    ("another type", one("Arland struck Brenn", "attack", "Arland"), one("Arland spoke of Brenn", "statement", "Arland")),
    ("a party alone", one("the River Front attacked a convoy", "attack", "River Front"),
     one("The River Front shot two guards", "attack", "River Front")),
    ("another party", one("the River Front attacked Brenn", "attack", "River Front"), one("the Hill Guard attacked Brenn", "attack", "Hill Guard")),
    ("another name", one("the River Front struck Brenn", "attack", "River Front"), one("the River Front struck Tolm", "attack", "River Front")),
    ("another person", one("the Court issued warrants against Halmet", "warrant", "Halmet", "Court", body="Court"),
     one("the Court issued warrants against Ann Sorrel", "warrant", "Ann Sorrel", "Court", body="Court")),
    ("another number", one("the Assembly passed resolution 7", "resolution", "Assembly", body="Assembly"),
     one("the Assembly passed resolution 8", "resolution", "Assembly", body="Assembly")),
    ("another body", one("the court ruling on Brenn fisheries", "opinion", body="High Court"),
     one("the court ruling on Brenn fisheries", "opinion", body="River Court")),
    ("another step", one("the Assembly proposed the Fisheries Law", "policy", body="Assembly", status="proposed"),
     one("the Assembly passed the Fisheries Law", "policy", body="Assembly", status="passed")),
    ("a denial", one("the River Front attacked Brenn", "attack", "River Front"),
     one("the River Front denied that it attacked Brenn", "attack", "River Front")),
    ("what goes on since then", one("killed in Brenn on 11 February", date=DAY), one("killed in Brenn in all", date=DAY, until=When.at("2031-03-01"))),
    ("a month", one("Court summons a clerk", "warrant", "Court", date="2031-02"),
     one("the Court issued a warrant against Halmet", "warrant", "Court", date="2031-02")),
    ("a year", one("attack in Brenn", date="2031"), one("the attack in Brenn", date=DAY)),
    ("said by the same", one("Rights Lantern said", "statement", "Rights Lantern"), one("Rights Lantern told reporters", "statement", "Rights Lantern")),
    ("nothing but the type", one("the attack"), one("the attack")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "first", "second"), APART, ids=[row[0] for row in APART])
def test_what_only_might_be_one_stays_two(
    why: str, first: tuple[str, tuple[type, Fields]], second: tuple[str, tuple[type, Fields]]
) -> None:
    assert taken_together(first, second) == [[0], [1]]


@pytest.mark.parametrize("party", ["River Front", "Kenya", "Sudan", "Israel", "Palestine"])
def test_a_state_that_acts_tells_events_apart_and_together_as_any_party_does(party: str) -> None:
    first = one(f"{party} shelled the fish market for hours", "attack", party)
    again = one(f"the fish market was shelled by {party}", "attack", party)
    other = one(f"{party} shot two guards", "attack", party)
    assert taken_together(first, again, other) == [[0, 1], [2]]


def test_the_rest_of_the_clause_behind_its_words_tells_too_and_no_further() -> None:
    struck = (
        "On that day ⟦shells fell⟧ on the bridge of Sael in Corrin, and people fled to Tolm.",
        happened(DAY, "attack"),
    )
    again = ("⟦Shells fell⟧ on the bridge of Sael.", happened(DAY, "attack"))
    assert taken_together(struck, again, one("shells fell in Tolm")) == [[0, 1], [2]]
    assert record(told("a", *struck)).happenings[0].places == ("Sael", "Corrin")
    wrapped = "On that day, after a night in which nobody had slept, ⟦shells fell⟧\nin Tolm.", struck[1]
    assert record(told("a", *wrapped)).happenings[0].places == ("Tolm",)
    assert record(told("a", "- ⟦shells fell⟧\n- in Tolm boats burned", struck[1])).happenings[0].places == ()
    assert record(told("a", "⟦shells fell⟧\nin Tolm boats burned", struck[1])).happenings[0].places == ()


def test_a_list_of_warrants_is_one_with_the_warrant_of_one_of_the_list() -> None:
    body = {"body": "River Court"}
    kind, fields = happened(DAY, "warrant", "Ann Sorrel")
    listed = (
        "⟦The River Court issued warrants⟧ against Tam Oake, a general, and Ann Sorrel.",
        (kind, {**fields, **body}),
    )
    single = ("⟦The River Court issued a warrant⟧ against Ann Sorrel.", (kind, {**fields, **body}))
    other = ("⟦The River Court issued a warrant⟧ against Bo Lind.", (kind, {**fields, **body, "parties": ("Bo Lind",)}))
    assert taken_together(listed, single, other) == [[0, 1], [2]]


def test_what_fits_two_that_are_apart_is_taken_with_neither() -> None:
    first, second = (
        one("the River Front shelled Brenn", "attack", "River Front"),
        one("the River Front shelled Tolm", "attack", "River Front"),
    )
    assert taken_together(first, second, one("the River Front shelled", "attack", "River Front")) == [[0], [1], [2]]
    assert taken_together(first, one("the River Front shelled", "attack", "River Front")) == [[0, 1]]


def test_a_month_is_taken_with_the_one_day_that_it_can_mean() -> None:
    month = one("Ann Sorrel was killed in an air strike", "attack", "Ann Sorrel", date="2031-02")
    first = one("Ann Sorrel was killed in an air strike", "attack", "Ann Sorrel")
    later = one("Ann Sorrel was killed in an air strike", "attack", "Ann Sorrel", date="2031-02-20")
    assert taken_together(month, first) == [[0, 1]]
    assert taken_together(month, first, later) == [[0], [1], [2]]


def test_a_bare_mention_is_of_the_one_happening_of_that_day_whose_names_its_document_has() -> None:
    struck = one("the River Front attacked Brenn", "attack", "River Front")
    bare = (
        "Brenn has buried its dead, and asks where the River Front went after ⟦the attack of 11 February⟧.",
        struck[1],
    )
    bare = (bare[0], happened(DAY, "attack"))
    assert taken_together(struck, bare) == [[0, 1]]
    assert taken_together(struck, one("the attack of 11 February")) == [[0], [1]], "the document names neither"
    assert taken_together(struck, one("a strike on Tolm"), bare) == [[0], [1], [2]], "two attacks on that day"
    some = bare[0].replace("the attack of", "an attack of"), bare[1]
    assert taken_together(struck, some) == [[0], [1]], "any attack"


def test_what_began_on_a_day_is_no_event_of_that_day() -> None:
    text = "killed in Brenn since 11 February"
    since = Event(
        id="e1",
        span=Span(0, len(text)),
        date=When.at(DAY),
        type="attack",
        evidence=(Evidence("date", Span(22, len(text))),),
    )
    running = told("a", text)
    running = DocumentRead(running.document, running.description, running.entries.__class__(events=(since,)))
    groups = record(running, told("b", "⟦killed in Brenn⟧", happened(DAY, "attack")))
    assert len(groups.happenings) == 2


def test_every_event_is_in_one_happening() -> None:
    events = [happened(DAY, "attack", "Arland"), happened("2030", "policy"), happened(DAY, "attack")]
    groups = record(told("a", "⟦one⟧ ⟦two⟧ ⟦three⟧", *events))
    assert sorted(key.entry for one in groups.happenings for key in one.events) == ["e1", "e2", "e3"]


# --- places ------------------------------------------------------------------------------------------------------

PLACES = [
    ("⟦fighters attacked the port of Brenn in Eastwold⟧", ("Brenn", "Eastwold")),
    ("⟦the attack on Brenn⟧", ("Brenn",)),
    ("⟦a bomb went off near Puerto de Ora⟧", ("Puerto de Ora",)),
    ("⟦fighters from Tolm attacked BRENN, in the market of SAEL⟧", ("Sael",)),
    ("⟦they were beaten in March in Parliament⟧", ()),
    ("⟦the attack on the River Front⟧, which the River Front has called murder", ()),
    ("⟦people were shot at home⟧", ()),
    ("⟦they were beaten in Government custody⟧", ()),
    ("⟦shots were fired in Government areas near Tolm⟧", ("Tolm",)),
    ("⟦a bomb went off in Brenn State⟧", ("Brenn State",)),
    ("⟦a bomb on a Lantern Force convoy in Gue\u0301re\u0301da⟧", ("Gue\u0301re\u0301da",)),
    ("⟦a bomb in Nairobi, Kenya⟧", ("Nairobi", "Kenya")),
]


@pytest.mark.parametrize(("source", "places"), PLACES)
def test_the_words_of_an_event_tell_where_it_was(source: str, places: tuple[str, ...]) -> None:
    accused = "\n⟦The Hill Guard says so.⟧"
    groups = record(told("a", source + accused, happened(DAY, "attack"), says("Hill Guard", "murder", "River Front")))
    assert groups.happenings[0].places == places


def test_where_the_words_name_no_place_the_figure_in_them_tells() -> None:
    source = "In Brenn on that day ⟦fighters killed ⟦twelve people⟧⟧."
    inner = told(
        "a", "In Brenn on that day fighters killed ⟦twelve people⟧.", killed(12, where="Brenn", period=on(DAY))
    )
    text = inner.document.text
    start = text.index("fighters")
    event = Event(id="e1", span=Span(start, len(text) - 1), date=When.at(DAY), type="attack")
    assert source.count("⟦") == 2
    entries = inner.entries.__class__(figures=inner.entries.figures, events=(event,))
    groups = record(DocumentRead(inner.document, inner.description, entries))
    assert groups.happenings[0].places == ("Brenn",)


# --- dated otherwise ---------------------------------------------------------------------------------------------


def dated_otherwise(*reads: DocumentRead) -> list[tuple[str, str]]:
    """By document and date: what is said to be the same with another date."""
    groups = record(*reads)
    by_id = {one.id: one for one in groups.happenings}
    names = {read.document.sha256: read.document.name for read in groups.documents}

    def name(key: EntryKey) -> str:
        return names[key.document]

    return sorted(
        (name(one.events[0]), name(by_id[other].events[0]))
        for one in groups.happenings
        for other in one.dated_otherwise
    )


HIT = "⟦a drone hit the fish market of Tolm and killed nine people⟧"


def struck(name: str, date: str, publisher: str = "", words: str = HIT) -> DocumentRead:
    return told(name, f"{words}\nText {name}.", happened(date, "attack"), published="2031-03-01", publisher=publisher)


def test_words_that_agree_with_another_date_are_linked_and_stay_two() -> None:
    reads = struck("a", "2031-02-11", "Bell"), struck("b", "2031-02-12", "Horn")
    assert dated_otherwise(*reads) == [("a", "b"), ("b", "a")]
    assert len(record(*reads).happenings) == 2
    assert dated_otherwise(struck("a", "2031-02-11"), struck("b", "2030-02-11")) == [("a", "b"), ("b", "a")], (
        "a wrong year"
    )


OTHERS = [
    ("weeks between", struck("a", "2031-02-11"), struck("b", "2031-02-28")),
    ("another place", struck("a", "2031-02-11"), struck("b", "2031-02-12", words=HIT.replace("Tolm", "Brenn"))),
    ("another number", struck("a", "2031-02-11"), struck("b", "2031-02-12", words=HIT.replace("nine", "twelve"))),
    ("too few words", struck("a", "2031-02-11"), struck("b", "2031-02-12", words="⟦a drone hit Tolm⟧")),
    ("one publisher, day by day", struck("a", "2031-02-11", "Bell"), struck("b", "2031-02-12", "Bell")),
    ("a month that holds the day", struck("a", "2031-02-11"), struck("b", "2031-02")),
]


@pytest.mark.parametrize(("why", "first", "second"), OTHERS, ids=[row[0] for row in OTHERS])
def test_what_may_be_another_event_is_not_linked(why: str, first: DocumentRead, second: DocumentRead) -> None:
    assert dated_otherwise(first, second) == []


def test_what_happens_again_and_again_is_not_linked() -> None:
    for days in (3, 4, 6):
        assert dated_otherwise(*(struck(f"{day}", f"2031-02-{day}") for day in range(11, 11 + days))) == []


def test_two_days_that_one_document_tells_are_two_events() -> None:
    both = told("c", f"{HIT}\n{HIT}", happened("2031-02-11", "attack"), happened("2031-02-12", "attack"))
    assert dated_otherwise(struck("a", "2031-02-11"), struck("b", "2031-02-12"), both) == []


def test_one_numbered_step_with_two_dates_is_linked_however_far_apart_they_are() -> None:
    def passed(name: str, date: str, number: int = 7) -> DocumentRead:
        cls, fields = happened(date, "resolution", "Assembly")
        return told(
            name, f"⟦the Assembly passed resolution {number}⟧\nText {name}.", (cls, {**fields, "body": "Assembly"})
        )

    assert dated_otherwise(passed("a", "2031-02-11"), passed("b", "2031-11-02")) == [("a", "b"), ("b", "a")]
    assert dated_otherwise(passed("a", "2031-02-11"), passed("b", "2031-11-02", 8)) == []


def test_a_warrant_against_one_person_is_issued_but_once_and_resolutions_on_one_thing_are_many() -> None:
    def issued(name: str, date: str, person: str) -> DocumentRead:
        kind, fields = happened(date, "warrant")
        return told(
            name, f"⟦The River Court issued a warrant for {person}⟧.\n{name}", (kind, {**fields, "body": "River Court"})
        )

    def passed(name: str, date: str) -> DocumentRead:
        kind, fields = happened(date, "resolution")
        return told(
            name, f"⟦the Assembly passed a resolution on Sael⟧.\n{name}", (kind, {**fields, "body": "Assembly"})
        )

    first = issued("a", "2031-02-11", "Ann Sorrel")
    assert dated_otherwise(first, issued("b", "2031-02-20", "Ann Sorrel")) == [("a", "b"), ("b", "a")]
    assert dated_otherwise(first, issued("b", "2031-02-12", "Bo Lind")) == []
    assert dated_otherwise(passed("a", "2031-02-11"), passed("b", "2031-02-20")) == []


# --- size --------------------------------------------------------------------------------------------------------


def many(count: int, words: str, days: int) -> list[DocumentRead]:
    """Documents of ten events each, with `{}` in the words a number of its own."""
    reads = []
    for first in range(0, count, 10):
        lines = [f"⟦{words.format(number)}⟧" for number in range(first, first + 10)]
        events = [
            happened(f"2031-05-{number % days + 1:02}", "attack", "River Front") for number in range(first, first + 10)
        ]
        reads.append(told(f"{first}.txt", "\n".join(lines), *events, published="2031-06-01"))
    return reads


def seconds(reads: list[DocumentRead]) -> float:
    terms = Terms.of(language_for("en"))
    names = find_names(reads, terms)
    found: list[Happening] = []
    spent = processor_seconds(lambda: found.extend(find_happenings(reads, names, terms)))
    assert sum(len(one.events) for one in found) == 10 * len(reads)
    return spent


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the River Front attacked post{0}ville with gun{0} fire", 1),
        ("the River Front attacked the port of Brenn, boat{0}", 28),
        ("fighters attacked near Town{0}", 28),
    ],
    ids=["all on one day by one party", "all at one place", "all apart"],
)
def test_ten_thousand_events_take_ten_times_as_long_as_a_thousand(words: str, days: int) -> None:
    few = max(seconds(many(1_000, words, days)), 0.05)
    assert seconds(many(10_000, words, days)) < 25 * few
