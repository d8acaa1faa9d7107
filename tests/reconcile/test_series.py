"""Figures of several documents become one series. Arland, Borland, their ministries and all numbers are invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.languages import language_for
from onrecord.model.dates import Period, When
from onrecord.model.decisions import Decision
from onrecord.model.entries import Entries, Figure
from onrecord.model.groups import DocumentRead, EntryKey, Groups
from onrecord.model.text import Span
from onrecord.reconcile.groups import reconcile
from onrecord.reconcile.parties import find_names
from onrecord.reconcile.relations import relation
from onrecord.reconcile.series import find_series
from onrecord.reconcile.wording import Terms
from tests.reconcile.records import asks, killed, on, record, shown, since, story, told
from tests.timing import processor_seconds

HEALTH, WATCH = "Ministry of Health", "Field Watch"


def counted(value: int, bound: str = "exactly", high: int | None = None) -> Figure:
    return Figure(span=Span(0, 1), value=value, bound=bound, what="killed", high=high)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("earlier", "later", "closed", "expected"),
    [
        (counted(40, "at_least"), counted(40, "at_least"), True, "repeats"),
        (counted(40, "at_least"), counted(57), True, "refines"),
        (counted(40, "at_least"), counted(40), True, "refines"),
        (counted(40, "more_than"), counted(40), True, "revises"),
        (counted(40, "at_least"), counted(37), True, "revises"),
        (counted(20, "between", 30), counted(26), True, "refines"),
        (counted(20, "between", 30), counted(31), True, "revises"),
        (counted(100, "about"), counted(95), True, "refines"),
        (counted(100, "up_to"), counted(95), True, "refines"),
        (counted(100, "nearly"), counted(101), True, "revises"),
        (counted(57), counted(50, "more_than"), True, None),
        (counted(100), counted(90), False, "falls"),
        (counted(100), counted(190), False, "updates"),
        (counted(100, "more_than"), counted(100, "more_than"), False, "repeats"),
        (counted(25_000, "more_than"), counted(200_000, "vague"), False, "updates"),
    ],
)
def test_a_later_figure_repeats_updates_refines_revises_or_falls(
    earlier: Figure, later: Figure, closed: bool, expected: str | None
) -> None:
    assert relation(later, earlier, closed) == expected


def only_series(groups: Groups) -> list[str]:
    assert len(groups.series) == 1, [s.name for s in groups.series]
    return story(groups, groups.series[0])


def test_a_running_count_moves_on_over_documents_and_goes_on_where_no_date_is_named() -> None:
    groups = record(
        told(
            "a",
            "⟦More than 500 people killed⟧ since.",
            killed(500, "more_than", period=since("2031-03-02")),
            published="2031-04-01",
        ),
        told(
            "b",
            "⟦Over 900 Arlanders have been killed⟧.",
            killed(900, "more_than", whom="Arlanders", where="the Arland Strip"),
            published="2031-06-01",
        ),
        told("c", "⟦1,500 dead⟧.", killed(1500, whom="", period=since("2031-03-02")), published="2031-09-01"),
    )
    assert only_series(groups) == [
        "a: More than 500 people killed",
        "b: Over 900 Arlanders have been killed (updates a: More than 500 people killed)",
        "c: 1,500 dead (updates b: Over 900 Arlanders have been killed)",
    ]
    assert groups.series[0].name == "killed in Arland since 2 March 2031"


def test_one_event_is_corrected_and_its_first_mention_may_lack_the_date() -> None:
    groups = record(
        told(
            "a",
            "“⟦At least 2,600 in Arland⟧,” she said. On 7 May ⟦at least 2,600 farmers were killed⟧.",
            killed(2600, "at_least"),
            killed(2600, "at_least", where="southern Arland", period=on("2031-05-07")),
            published="2031-05-20",
        ),
        told(
            "b",
            "The attack left ⟦2,317 dead⟧.",
            killed(2317, where="", period=on("2031-05-07")),
            published="2032-01-01",
        ),
    )
    assert only_series(groups) == [
        "a: At least 2,600 in Arland",
        "a: at least 2,600 farmers were killed (repeats a: At least 2,600 in Arland)",
        "b: 2,317 dead (revises a: at least 2,600 farmers were killed)",
    ]
    assert groups.series[0].closed


def test_two_counters_stand_side_by_side_and_neither_revises_the_other() -> None:
    start = since("2031-02-13")
    groups = record(
        told("1", "⟦412 killed⟧", killed(412, authority=WATCH, period=start), published="2031-03-06"),
        told(
            "2",
            "⟦288 killed⟧",
            killed(288, authority="Ministry of Health of Arland", period=start),
            published="2031-03-10",
        ),
        told(
            "3",
            "⟦1,480 killed⟧",
            killed(1480, authority=HEALTH, period=since("2031-02-13", "2031-08-10")),
            published="2031-08-14",
        ),
        told(
            "4",
            "⟦1,391 killed⟧",
            killed(1391, authority=HEALTH, period=since("2031-02-13", "2031-08-10")),
            published="2031-10-06",
        ),
        told("5", "⟦1,900 killed⟧", killed(1900, authority=WATCH, period=start), published="2031-10-07"),
    )
    assert only_series(groups) == [
        "1: 412 killed",
        "2: 288 killed",
        "3: 1,480 killed (updates 2: 288 killed)",
        "4: 1,391 killed (revises 3: 1,480 killed)",
        "5: 1,900 killed (updates 1: 412 killed)",
    ]


def test_a_counter_that_speaks_for_itself_goes_on_from_its_own_count_and_not_from_another() -> None:
    start = since("2031-02-13")
    groups = record(
        told("1", "⟦731 killed⟧", killed(731, authority=HEALTH, period=start), published="2031-05-02"),
        told("2", "⟦1,260 killed⟧", killed(1260, authority=WATCH, period=start), published="2031-06-04"),
        told("3", "⟦1,391 killed⟧", killed(1391, period=start), published="2031-08-10", publisher=HEALTH),
        told("4", "⟦1,900 killed⟧", killed(1900, said_by=WATCH, period=start), published="2031-08-14"),
    )
    assert only_series(groups) == [
        "1: 731 killed",
        "2: 1,260 killed",
        "3: 1,391 killed (updates 1: 731 killed)",
        "4: 1,900 killed (updates 2: 1,260 killed)",
    ]


def test_children_are_a_series_of_their_own_and_parts_take_the_time_of_their_whole() -> None:
    def telling(name: str, total: int, children: int, day: str) -> object:
        return told(
            name,
            f"⟦{total} people killed⟧, ⟦including {children} children⟧, ⟦{children} of them at home⟧",
            killed(total, period=since("2031-02-13")),
            killed(children, whom="children", where="", part_of="f1"),
            killed(children, whom="", where="", part_of="f1"),
            published=day,
        )

    groups = record(telling("a", 412, 96, "2031-03-01"), telling("b", 1260, 301, "2031-05-01"))  # type: ignore[arg-type]
    assert [story(groups, s) for s in groups.series] == [
        ["a: including 96 children", "b: including 301 children (updates a: including 96 children)"],
        ["a: 412 people killed", "b: 1260 people killed (updates a: 412 people killed)"],
    ]


def test_a_small_undated_number_does_not_join_a_large_running_count() -> None:
    groups = record(
        told("a", "⟦5,000 killed⟧", killed(5000, period=since("2031-03-02")), published="2031-04-01"),
        told("b", "⟦12 killed⟧", killed(12), published="2031-05-01"),
        told("c", "⟦15 killed⟧", killed(15), published="2031-05-09"),
    )
    assert groups.series == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"where": "Borland"},
        {"what": "injured"},
        {"whom": "journalists"},
        {"period": since("2030-01-01")},
        {"period": on("2031-03-02")},
        {"period": Period(When.at("2030"), When.at("2030"))},
    ],
)
def test_another_place_harm_group_or_time_is_another_count(fields: dict[str, object]) -> None:
    groups = record(
        told("a", "⟦100 killed⟧", killed(100, period=since("2031-03-02")), published="2031-04-01"),
        told("b", "⟦120 killed⟧", killed(120, **{"period": since("2031-03-02"), **fields}), published="2031-05-01"),
    )
    assert groups.series == ()


def test_hundreds_more_are_a_rest_and_no_count() -> None:
    groups = record(
        told(
            "a",
            "⟦500 killed⟧ and ⟦hundreds more were injured⟧; ⟦over 700 are injured⟧ now",
            killed(500, period=since("2031-03-02")),
            killed(200, "vague", what="injured", whom="", where=""),
            killed(700, "more_than", what="injured", whom=""),
            published="2031-04-01",
        ),
        told("b", "⟦over 900 are injured⟧", killed(900, "more_than", what="injured", whom=""), published="2031-04-09"),
    )
    assert only_series(groups) == [
        "a: over 700 are injured",
        "b: over 900 are injured (updates a: over 700 are injured)",
    ]


def test_large_numbers_of_one_day_are_one_event_although_the_place_is_named_otherwise() -> None:
    day = on("2031-05-07")
    coast = "⟦2,600 killed⟧ on the coast of Arland"
    first = told("a", coast, killed(2600, "at_least", where="the coast", period=day), published="2031-05-20")
    second = told("b", "⟦2,317 killed⟧", killed(2317, where="Arland", period=day), published="2031-06-20")
    assert only_series(record(first, second)) == ["a: 2,600 killed", "b: 2,317 killed (revises a: 2,600 killed)"]


def test_large_numbers_of_one_day_in_two_places_of_which_neither_document_names_the_other_are_two_events() -> None:
    day = on("2031-05-07")
    first = told("a", "⟦2,600 killed⟧", killed(2600, where="Brenn", period=day), published="2031-05-20")
    second = told("b", "⟦2,317 killed⟧", killed(2317, where="Tolm", period=day), published="2031-06-20")
    assert record(first, second).series == ()


def test_two_numbers_of_one_day_and_document_are_two_events() -> None:
    day = on("2031-05-07")
    entries = killed(2600, where="Brenn", period=day), killed(2317, where="Tolm", period=day)
    assert record(told("a", "⟦2,600 killed⟧ there and ⟦2,317⟧ here", *entries)).series == ()


def test_a_night_is_one_event() -> None:
    night = since("2031-05-07", "2031-05-08")
    groups = record(
        told("a", "⟦some 30 killed⟧", killed(30, "about", period=night), published="2031-05-09"),
        told("b", "⟦27 killed⟧", killed(27, period=night), published="2031-05-10"),
    )
    assert only_series(groups) == ["a: some 30 killed", "b: 27 killed (refines a: some 30 killed)"]
    assert groups.series[0].name == "killed in Arland on 7 May 2031–8 May 2031"


def test_two_exact_numbers_of_one_place_day_and_document_are_two_counts() -> None:
    day = on("2031-05-07")
    groups = record(told("a", "⟦26 killed⟧ and later ⟦20⟧", killed(26, period=day), killed(20, period=day)))
    assert groups.series == ()


def test_two_numbers_of_one_year_in_one_document_are_two_counts() -> None:
    year = Period(When.at("2031"), When.at("2031"))
    entries = killed(16, "at_least", period=year), killed(36, period=year)
    assert record(told("a", "⟦16 killed⟧ and ⟦36⟧", *entries)).series == ()


def test_doctors_of_two_documents_are_no_common_authority() -> None:
    start = since("2031-02-13")
    groups = record(
        told("a", "⟦400 killed⟧", killed(400, authority="doctors", period=start), published="2031-03-01"),
        told(
            "b",
            "⟦300 killed⟧",
            killed(300, authority="doctors", period=start),
            published="2031-04-01",
            publisher="Field Watch",
        ),
    )
    assert only_series(groups) == ["a: 400 killed", "b: 300 killed"]


def test_signatures_are_told_apart_by_their_petition() -> None:
    def signed(number: int) -> tuple[type, dict[str, object]]:
        return killed(number, what="signatures", whom="", where="")

    groups = record(
        told("a", "The petition “Free the River” has ⟦1,000 signatures⟧.", signed(1000), published="2031-04-01"),
        told("b", "The petition “Free the River” now has ⟦3,000 signatures⟧.", signed(3000), published="2031-05-01"),
        told("c", "The petition “Mend the Road” has ⟦2,000 signatures⟧.", signed(2000), published="2031-04-15"),
    )
    assert only_series(groups) == ["a: 1,000 signatures", "b: 3,000 signatures (updates a: 1,000 signatures)"]
    assert groups.series[0].name == "signatures “Free the River”"


NUMBERS = [
    (412, WATCH, "2031-03-06"),
    (288, HEALTH, "2031-03-10"),
    (900, "", "2031-04-01"),
    (700, HEALTH, "2031-05-01"),
    (700, "", "2031-05-01"),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(NUMBERS))))
def test_the_order_in_which_documents_come_changes_nothing(order: list[int]) -> None:
    documents = [
        told(
            f"d{i}",
            f"⟦{value} killed⟧, case {i}. ⟦Stop the shelling⟧",
            killed(value, authority=by, period=since("2031-02-13") if by else None),
            asks("", "Arland"),
            published=day,
        )
        for i, (value, by, day) in enumerate(NUMBERS)
    ]
    assert record(*(documents[i] for i in order)) == record(*documents)


def test_the_same_with_the_names_of_the_places_swapped_is_the_mirror_image() -> None:
    def telling(first: str, second: str) -> list[list[str]]:
        groups = record(
            told(
                "a",
                "⟦100 killed⟧ and ⟦40 killed⟧",
                killed(100, where=first, period=since("2031-03-02")),
                killed(40, where=second, period=on("2031-03-01")),
                published="2031-04-01",
            ),
            told(
                "b",
                "⟦130 killed⟧ and ⟦37 killed⟧",
                killed(130, where=first),
                killed(37, where=second, period=on("2031-03-01")),
                published="2031-05-01",
            ),
        )
        return sorted([s.where.replace(first, "1").replace(second, "2"), *story(groups, s)] for s in groups.series)

    assert telling("Arland", "Borland") == telling("Borland", "Arland")
    assert len(telling("Arland", "Borland")) == 2


def test_an_entry_is_shown_with_its_document() -> None:
    groups = record(
        told("a", "⟦100 killed⟧", killed(100, period=since("2031-03-02"))),
        told("b", "⟦100 killed⟧ there", killed(100, period=since("2031-03-02"))),
    )
    assert [shown(groups, m.figure) for m in groups.series[0].members] == ["a: 100 killed", "b: 100 killed"]


# --- running counts that fall, begin anew, or are told again ---------------------------------------------------------

START = since("2031-02-13")


def bulletin(name: str, value: int, day: str, by: str = HEALTH, **fields: object) -> DocumentRead:
    """A bulletin of one authority on one running count."""
    return told(
        name, f"⟦{value:,} killed⟧, {name}", killed(value, authority=by, **{"period": START, **fields}), published=day
    )


def test_a_running_count_that_falls_is_told_with_both_numbers_and_goes_on_from_the_lower_one() -> None:
    groups = record(
        bulletin("a", 35_091, "2031-05-01"),
        bulletin("b", 34_622, "2031-05-02"),
        bulletin("c", 34_844, "2031-05-03"),
    )
    assert only_series(groups) == [
        "a: 35,091 killed",
        "b: 34,622 killed (falls a: 35,091 killed)",
        "c: 34,844 killed (updates b: 34,622 killed)",
    ]


def test_another_number_for_the_same_day_is_a_correction_and_no_fall() -> None:
    same_day = since("2031-02-13", "2031-05-01")
    groups = record(
        bulletin("a", 500, "2031-05-02", period=same_day), bulletin("b", 480, "2031-05-09", period=same_day)
    )
    assert only_series(groups)[1] == "b: 480 killed (revises a: 500 killed)"


def test_a_number_for_an_earlier_day_told_later_is_no_fall() -> None:
    groups = record(
        bulletin("a", 300, "2031-04-01"),
        bulletin("b", 500, "2031-06-01"),
        bulletin("c", 310, "2031-07-01", period=since("2031-02-13", "2031-04-10")),
        bulletin("d", 520, "2031-07-02"),
    )
    assert only_series(groups) == [
        "a: 300 killed",
        "b: 500 killed (updates a: 300 killed)",
        "c: 310 killed (updates a: 300 killed)",
        "d: 520 killed (updates b: 500 killed)",
    ]


def decision(read: DocumentRead, number: int = 1, entry: str = "f1") -> Decision:
    figure = read.entries.figures[0]
    key = EntryKey(read.document.sha256, entry)
    words = figure.span.of(read.document.text)
    return Decision(
        number=number, mark="reset", entry=key, words=words, start=figure.span.start, end=figure.span.end,
        who="Marit Solvane", at="2032-01-01T09:00:00Z", why="the register was begun anew",
    )  # fmt: skip


def test_a_count_begins_anew_where_a_person_says_so() -> None:
    documents = [
        bulletin("a", 900, "2031-05-01"),
        bulletin("b", 870, "2031-05-02", by=WATCH),
        bulletin("c", 12, "2031-06-01"),
        bulletin("d", 40, "2031-07-01"),
        bulletin("e", 950, "2031-07-02", by=WATCH),
    ]
    groups = reconcile(documents, language_for("en"), [decision(documents[2], number=7)])
    assert only_series(groups)[2:] == [
        "c: 12 killed (reset a: 900 killed)",
        "d: 40 killed (updates c: 12 killed)",
        "e: 950 killed (updates b: 870 killed)",
    ]
    assert [member.decision for member in groups.series[0].members] == [0, 0, 7, 0, 0]
    assert only_series(record(*documents))[2] == "c: 12 killed (falls a: 900 killed)"


def test_an_undated_figure_joins_the_count_that_a_person_says_begins_anew_with_it() -> None:
    documents = [
        bulletin("a", 900, "2031-05-01"),
        bulletin("c", 12, "2031-06-01", period=None),
        bulletin("d", 40, "2031-07-01", period=None),
    ]
    assert record(*documents).series == ()
    groups = reconcile(documents, language_for("en"), [decision(documents[1])])
    assert only_series(groups)[1:] == ["c: 12 killed (reset a: 900 killed)", "d: 40 killed (updates c: 12 killed)"]


def test_a_decision_finds_its_figure_under_another_id_and_tells_where_it_is_gone() -> None:
    documents = [bulletin("a", 900, "2031-05-01"), bulletin("b", 12, "2031-06-01")]
    groups = reconcile(documents, language_for("en"), [decision(documents[1], entry="f99")])
    assert groups.series[0].members[1].relation == "reset"
    bare = replace(documents[1], entries=Entries())
    [problem] = reconcile([documents[0], bare], language_for("en"), [decision(documents[1])]).problems
    assert problem.document == "b"
    assert "decision 1 by Marit Solvane is about the figure '12 killed'" in problem.message


def test_a_number_told_again_on_the_same_authority_is_one_origin_with_many_carriers() -> None:
    groups = record(
        bulletin("a", 400, "2031-05-01"),
        bulletin("b", 400, "2031-05-02"),
        bulletin("c", 400, "2031-05-03", by=WATCH),
        bulletin("d", 400, "2031-05-04"),
    )
    carried = [shown(groups, m.carries) if m.carries else "" for m in groups.series[0].members]
    assert carried == ["", "a: 400 killed", "", "a: 400 killed"]


def test_a_reprint_that_is_dated_later_neither_falls_nor_moves_the_count() -> None:
    story = "⟦400 killed⟧ " + " ".join(f"word{n}" for n in range(60))
    start = {"authority": HEALTH, "period": START}
    groups = record(
        told("a", story, killed(400, **start), published="2031-05-01"),
        bulletin("b", 450, "2031-05-05"),
        told("c", story + " (reprint)", killed(400, **start), published="2031-05-08"),
        bulletin("d", 460, "2031-05-09"),
    )
    assert only_series(groups) == [
        "a: 400 killed",
        "b: 450 killed (updates a: 400 killed)",
        "c: 400 killed (repeats a: 400 killed)",
        "d: 460 killed (updates b: 450 killed)",
    ]


# --- the same in small records and in large ones ---------------------------------------------------------------------


def test_a_hundred_figures_of_others_between_two_of_one_authority_change_nothing() -> None:
    others = [bulletin(f"w{n:03}", 1000 + n, f"2031-05-{1 + n // 5:02}", by=WATCH) for n in range(100)]
    groups = record(bulletin("a", 300, "2031-04-30"), *others, bulletin("z", 290, "2031-06-01"))
    assert only_series(groups)[-1] == "z: 290 killed (falls a: 300 killed)"


def test_what_is_told_elsewhere_changes_no_series() -> None:
    here = [
        bulletin("a", 300, "2031-04-30"),
        bulletin("b", 350, "2031-05-30", period=None),
        told("c", "⟦40 killed⟧ c", killed(40, where="Brenn", period=on("2031-05-07")), published="2031-05-08"),
        told("d", "⟦41 killed⟧ d", killed(41, where="Brenn", period=on("2031-05-07")), published="2031-05-09"),
    ]
    elsewhere = [
        told(
            f"x{n:03}",
            f"⟦{n + 5} killed⟧ {n} ⟦{700 + n} displaced⟧",
            killed(n + 5, where=f"Village {n}", period=on(f"2031-05-{1 + n % 28:02}")),
            killed(700 + n, what="displaced", where=f"Valley {n}"),
            published="2031-06-01",
        )
        for n in range(200)
    ]
    small, large = record(*here), record(*here, *elsewhere)
    assert [story(small, s) for s in small.series] == [story(large, s) for s in large.series]


def test_two_thousand_figures_of_one_day_take_no_longer_for_each_than_two_hundred() -> None:
    def seconds(number: int) -> float:
        documents = [
            told(
                f"d{n}",
                f"⟦{90 + n % 300} killed⟧ {n}",
                killed(90 + n % 300, where="Arland" if n % 3 else "", period=on("2031-05-07")),
                published="2031-05-08",
            )
            for n in range(number)
        ]
        terms = Terms.of(language_for("en"))
        names = find_names(documents, terms)
        return processor_seconds(lambda: find_series(documents, names, terms))

    seconds(20)
    # Ten times as many take ten times as long, and a hundred times where every one is compared with every other.
    assert seconds(2000) < 40 * max(seconds(200), 0.005)


# --- place within place ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zambia", "Lusaka"),
        ("Peru", "Cusco"),
        ("Cusco, Peru", "Peru"),
        ("Peru", "Zambia"),
        ("Niger", "Nigeria"),
        ("Guinea", "Guinea-Bissau"),
        ("Brenn, Arland", "Arland"),
    ],
)
def test_a_town_is_not_its_country_nor_one_country_another(one: str, other: str) -> None:
    day = on("2031-05-07")
    groups = record(
        told("a", "⟦240 killed⟧ a", killed(240, where=one, period=day), published="2031-05-08"),
        told("b", "⟦245 killed⟧ b", killed(245, where=other, period=day), published="2031-05-09"),
        told("c", "⟦900 killed⟧ c", killed(900, where=one, period=START), published="2031-05-10"),
        told("d", "⟦940 killed⟧ d", killed(940, where=other, period=START), published="2031-05-11"),
    )
    assert groups.series == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syria", "the Syrian Arab Republic"),
        ("Britain", "the United Kingdom"),
        ("Niger", "the Republic of the Niger"),
    ],
)
def test_a_country_is_one_place_whatever_it_is_called(one: str, other: str) -> None:
    groups = record(
        told("a", "⟦900 killed⟧ a", killed(900, where=one, period=START), published="2031-05-10"),
        told("b", "⟦940 killed⟧ b", killed(940, where=other, period=START), published="2031-05-11"),
    )
    assert len(groups.series) == 1


def test_large_numbers_of_one_day_may_be_one_event_where_the_sentence_names_both_places() -> None:
    day = on("2031-05-07")
    groups = record(
        told("a", "⟦240 killed⟧ a", killed(240, where="Peru", period=day), published="2031-05-08"),
        told(
            "b",
            "In the attack from Chile on Peru ⟦245 were killed⟧.",
            killed(245, where="Chile", period=day),
            published="2031-05-09",
        ),
    )
    assert len(groups.series) == 1
