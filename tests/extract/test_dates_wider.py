"""Times told by their neighbours, by the verb, or not at all, in sentences of our own about places that do not exist."""

import pytest

from onrecord.model.dates import When
from tests.extract.test_dates import found
from tests.extract.test_dates_tense import read
from tests.marks import marked

FORMS = [
    # A weekday in a week that is told beside it.
    ("The court sat on ⟦Tuesday last week⟧.", "DATE", "2031-05-06"),
    ("The court sat on ⟦Tuesday of last week⟧.", "DATE", "2031-05-06"),
    ("The court sits on ⟦Monday next week⟧.", "DATE", "2031-05-19"),
    ("The court sat on ⟦Wednesday this week⟧.", "DATE", "2031-05-14"),
    # A month in a year that is told beside it, or that "last" and "next" tell.
    ("The dam broke in ⟦April of last year⟧.", "DATE", "2030-04"),
    ("The dam broke on ⟦3 April of this year⟧.", "DATE", "2031-04-03"),
    ("⟦Last June⟧ the dam broke.", "DATE", "2030-06"),
    ("The dam broke ⟦last May⟧.", "DATE", "2030-05"),
    ("⟦Next May⟧ the dam will be mended.", "DATE", "2032-05"),
    ("The dam broke ⟦last February⟧.", "DATE", "2031-02"),
    # A day beside another.
    ("They met on ⟦the day before Tuesday⟧'s vote.", "DATE", "2031-05-12"),
    ("They met on ⟦the day after May 3⟧.", "DATE", "2031-05-04"),
    ("They met on ⟦the eve of 3 May⟧.", "DATE", "2031-05-02"),
    # Lengths of time.
    ("The siege lasted ⟦two-and-a-half years⟧.", "DURATION", "P2Y6M"),
    ("He spent ⟦a year and a half⟧ in prison.", "DURATION", "P1Y6M"),
    ("In ⟦the year and a half⟧ since, nobody was charged.", "DURATION", "P1Y6M"),
    ("The road was shut for ⟦a fortnight⟧.", "DURATION", "P2W"),
    ("The road was shut for ⟦half a century⟧.", "DURATION", "P50Y"),
    ("In ⟦the years⟧ that followed, the road was shut.", "DURATION", "PXY"),
    ("In ⟦the months⟧ since, the road was shut.", "DURATION", "PXM"),
    ("Over ⟦the years⟧ the road sank.", "DURATION", "PXY"),
    ("In ⟦the early days⟧ of the siege the road was shut.", "DURATION", "PXD"),
    ("In ⟦the last week⟧ of the siege the road was shut.", "DURATION", "P1W"),
    ("It ended a ⟦decades-old⟧ quarrel.", "DURATION", "PXY"),
    # So many units from now.
    ("The bridge fell ⟦a fortnight ago⟧.", "DATE", "2031-05-01"),
    ("The bridge fell ⟦half a century ago⟧.", "DATE", "1981"),
    ("The ship sails in ⟦two weeks' time⟧.", "DATE", "2031-05-29"),
    ("The bridge will reopen in ⟦three years⟧.", "DATE", "2034"),
    ("The bridge is to reopen in ⟦ten days⟧.", "DATE", "2031-05-25"),
    # Parts of years, decades, weekends.
    ("The mill closed in ⟦the late '80s⟧.", "DATE", "198X"),
    ("The mill closed in ⟦the '90s⟧.", "DATE", "199X"),
    ("Ilvo plans to close the mill by ⟦year's end⟧.", "DATE", "2031-12-31"),
    ("The mill will close by ⟦year-end⟧.", "DATE", "2031-12-31"),
    ("It rained ⟦this past weekend⟧.", "DATE", "2031-W19-WE"),
    ("It rained in ⟦the week ending 3 May⟧.", "DATE", "2031-W18"),
    ("Snow fell in ⟦the winter of 2029-30⟧.", "DATE", "2029-WI"),
    ("The shops closed at ⟦Easter⟧.", "DATE", "2031-04-13"),
    # Later than what was told before, not than today.
    ("⟦Hours later⟧ the dam broke.", "DURATION", "PTXH"),
    ("In May 2029 she left; ⟦two months later⟧ she came back.", "DATE", "2029-07"),
    ("In 2029 she left; ⟦two months later⟧ she came back.", "DURATION", "P2M"),
    # What comes again.
    ("The ferry runs ⟦twice a week⟧.", "SET", "P1W"),
    ("The ferry runs ⟦three times a year⟧.", "SET", "P1Y"),
    # Hours.
    ("The siren went at ⟦0300 local time on 3 May⟧.", "TIME", "2031-05-03T03:00"),
    # What lies in no year that is known.
    ("Ilvo will ⟦one day⟧ rebuild the bridge.", "DATE", "FUTURE_REF"),
    ("The ⟦post-2029⟧ settlement fell apart.", "DATE", "2029"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "value"), FORMS)
def test_a_form_is_found_whole_with_its_type_and_value(source: str, kind: str, value: str) -> None:
    text, [expected] = marked(source)
    assert (expected, kind, value) in [(d.span, d.type, d.value) for d in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What was only planned then may have been last week; what is put off lies ahead.
        ("The truce had been scheduled to end on Monday.", ["2031-05-12"]),
        ("The truce is scheduled to end on Monday.", ["2031-05-19"]),
        ("The truce began as planned on Monday.", ["2031-05-12"]),
        ("The truce is planned for Monday.", ["2031-05-19"]),
        ("The judge adjourned the trial to Monday.", ["2031-05-19"]),
        ("Ilvo announced an agreement to sell the mill in August.", ["2031-08"]),
        ("On Monday the council is to vote.", ["2031-05-19"]),
        # The day of saying is past, whatever is said.
        ("Ilvo said on Monday she would resign on Friday.", ["2031-05-12", "2031-05-16"]),
        ("Ilvo said Monday she would resign on Friday.", ["2031-05-12", "2031-05-16"]),
        # A length, not a time to come.
        ("The bridge was mended in three years.", ["P3Y"]),
        ("It will be the first visit in three years.", ["P3Y"]),
        ("He will be held in three years of exile.", ["P3Y"]),
        # A day in a week that is told before it.
        ("The court sat last week, on Tuesday.", ["2031-W19", "2031-05-06"]),
        ("In the winter of 2029 snow fell. The following winter none did.", ["2029-WI", "2030-WI"]),
        ("In May 2029 snow fell. The following winter none did.", ["2029-05", "2029-WI"]),
        # What is told in one breath comes in its order.
        ("Between March and August forty drowned.", ["2030-03", "2030-08"]),
        ("In March, August and November forty drowned.", ["2030-03", "2030-08", "2030-11"]),
        ("From October to April forty drowned.", ["2030-10", "2031-04"]),
        ("In January and February forty drowned.", ["2031-01", "2031-02"]),
        ("The school will be closed from May 3 to June 9.", ["2031-05-03", "2031-06-09"]),
        # Ordinals that share their quarters, and "that quarter".
        ("Sales fell in the second and third quarters of 2030.", ["2030-Q2", "2030-Q3"]),
        ("Sales fell in the third quarter. In the year-earlier quarter they rose. That quarter had been wet.",
         ["2030-Q3", "2029-Q3", "2029-Q3"]),
    ],
)  # fmt: skip
def test_the_words_around_tell_which_time_is_meant(text: str, expected: list[str]) -> None:
    assert [d.value for d in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The party daily Varn Herald opposed the plan.",
        "The daily opposed the plan.",
        "The film 60 Minutes was shown.",
        "She writes for Varn Today.",
        "He spoke on “This Week” about the dam.",
        "It was the third flood in as many months.",
        "The early hours were quiet.",
        "They sailed from Easter Island.",
        "In today's world nobody walks.",
    ],
)
def test_names_and_idioms_are_no_times(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In the first nine months of 2030 forty drowned.", "2030-01-01", "2030-09-30"),
        ("In the first two weeks of last year forty drowned.", "2030-01-01", "2030-01-14"),
        ("Over the last week forty drowned.", "2031-05-08", "2031-05-15"),
        ("In the last fortnight forty drowned.", "2031-05-01", "2031-05-15"),
        ("Over the last decade forty drowned.", "2021-05-15", "2031-05-15"),
        ("In the two weeks to 3 May forty drowned.", "2031-04-20", "2031-05-03"),
        ("In the 12 months to March 2031 forty drowned.", "2030-04-01", "2031-03-31"),
        ("In the six months ended 30 September 2030 forty drowned.", "2030-04-01", "2030-09-30"),
        ("Forty drowned this past month.", "2031-04-15", "2031-05-15"),
    ],
)
def test_a_stretch_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    [told] = read(text)
    assert (told.type, told.when) == ("DURATION", When.between(When.at(first).earliest, When.at(last).latest))


def test_a_winter_of_two_years_lies_in_both() -> None:
    [told] = read("Snow fell in the winter of 2029-30.")
    assert told.when == When.between(When.at("2029").earliest, When.at("2030").latest)


def test_the_last_days_of_something_are_not_those_before_publication() -> None:
    assert [d.when for d in read("In the last two weeks of the siege forty drowned.")] == [None]


def test_how_often_something_happens_is_told_before_a_noun_of_its_own() -> None:
    assert [d.value for d in read("The daily Harl convoy was stopped.")] == ["P1D"]


def test_a_day_beside_one_that_nothing_dates_is_not_dated() -> None:
    assert [(d.value, d.when) for d in found("They met on the day before Tuesday's vote.", None)] == [
        ("XXXX-XX-XX", None)
    ]


def test_a_year_only_named_as_a_bound_dates_nothing() -> None:
    assert [d.when for d in read("The pre-2029 order is gone.")] == [None]


def test_a_list_of_very_many_days_is_read() -> None:
    told = read("The wells were tested on " + ", ".join(["3 May", "4 May"] * 600) + ".")
    assert len(told) == 1200
