"""Every form of time expression that is read, each in a sentence of our own, with its TIMEX3 type and value."""

import re

import pytest

from onrecord.extract.dates.rough_times import without_overlaps
from onrecord.extract.dates.words import time_words
from onrecord.languages import language_for
from onrecord.model.analysis import Analysis
from onrecord.model.dates import When
from tests.extract.test_dates import DAY, found
from tests.extract.test_dates_wider import FORMS as WIDER
from tests.marks import marked

FORMS = [
    # References and vague lengths.
    ("The road is closed ⟦now⟧.", "DATE", "PRESENT_REF"),
    ("The mill has ⟦recently⟧ been sold.", "DATE", "PAST_REF"),
    ("Nobody plans for ⟦the future⟧.", "DATE", "FUTURE_REF"),
    ("It was otherwise in ⟦the past⟧.", "DATE", "PAST_REF"),
    ("The well dried up ⟦several years ago⟧.", "DATE", "PAST_REF"),
    ("They waited for ⟦weeks⟧.", "DURATION", "PXW"),
    ("They waited for ⟦months⟧ in the camp.", "DURATION", "PXM"),
    ("In ⟦recent years⟧ the coast has moved.", "DURATION", "PXY"),
    ("Rain is due in ⟦the coming weeks⟧.", "DURATION", "PXW"),
    # Lengths of time.
    ("The siege lasted ⟦2 1/2 years⟧.", "DURATION", "P2Y6M"),
    ("The siege lasted ⟦two and a half years⟧.", "DURATION", "P2Y6M"),
    ("The storm lasted ⟦half an hour⟧.", "DURATION", "PT30M"),
    ("The storm lasted ⟦twenty-four hours⟧.", "DURATION", "PT24H"),
    ("A ⟦three-day⟧ truce was signed.", "DURATION", "P3D"),
    ("It ended a ⟦decades-long⟧ quarrel.", "DURATION", "PXY"),
    ("It stood for ⟦three decades⟧.", "DURATION", "P30Y"),
    ("Prices rose over ⟦the past five years⟧.", "DURATION", "P5Y"),
    ("It was extended by ⟦another month⟧.", "DURATION", "P1M"),
    # So many units from now.
    ("The bridge fell ⟦two weeks ago⟧.", "DATE", "2031-05-01"),
    ("The bridge fell ⟦six weeks ago⟧.", "DATE", "2031-W14"),
    ("The bridge is the longest of ⟦this century⟧.", "DATE", "20"),
    ("The bridge fell ⟦ten months ago⟧.", "DATE", "2030-07"),
    ("The bridge fell ⟦about thirty years ago⟧.", "DATE", "2001"),
    ("The bridge fell ⟦a decade ago⟧.", "DATE", "2021"),
    ("The ship sails ⟦three days from now⟧.", "DATE", "2031-05-18"),
    # Hours.
    ("The siren went at ⟦3:40 p.m.⟧ in Varn.", "TIME", "2031-05-15T15:40"),
    ("The siren went at ⟦7 p.m. on Monday⟧.", "TIME", "2031-05-12T19:00"),
    ("The siren went on ⟦Monday at 7:15 p.m.⟧.", "TIME", "2031-05-12T19:15"),
    ("The siren went at ⟦noon on 3 April 2031⟧.", "TIME", "2031-04-03T12:00"),
    ("The siren went at ⟦5 in the morning⟧.", "TIME", "2031-05-15T05:00"),
    ("The siren went ⟦this morning⟧.", "TIME", "2031-05-15TMO"),
    ("The siren went on ⟦Monday evening⟧.", "TIME", "2031-05-12TEV"),
    ("The siren went ⟦last night⟧.", "TIME", "2031-05-14TNI"),
    # What comes again.
    ("The ferry runs ⟦daily⟧.", "SET", "P1D"),
    ("The ferry runs ⟦weekly⟧.", "SET", "P1W"),
    ("The ferry runs ⟦every three days⟧.", "SET", "P3D"),
    ("The ferry runs ⟦every Friday⟧.", "SET", "XXXX-WXX-5"),
    ("The ferry runs on ⟦Fridays⟧.", "SET", "XXXX-WXX-5"),
    ("The fair is held ⟦each July⟧.", "SET", "XXXX-07"),
    # Weekdays, weeks, weekends.
    ("The court sat ⟦last Thursday⟧.", "DATE", "2031-05-08"),
    ("The court sits ⟦next Thursday⟧.", "DATE", "2031-05-22"),
    ("The court sat ⟦this past Monday⟧.", "DATE", "2031-05-12"),
    ("The court sits ⟦this coming Monday⟧.", "DATE", "2031-05-19"),
    ("The court sat ⟦last week⟧.", "DATE", "2031-W19"),
    ("The court sat in ⟦the week of April 7, 2031⟧.", "DATE", "2031-W15"),
    ("It rained over ⟦the weekend⟧.", "DATE", "2031-W19-WE"),
    # Months, seasons, quarters, halves.
    ("The fields flooded ⟦last October⟧.", "DATE", "2030-10"),
    ("The vote comes ⟦next March⟧.", "DATE", "2032-03"),
    ("The vote comes ⟦this September⟧.", "DATE", "2031-09"),
    ("The fields flooded in ⟦late November⟧.", "DATE", "2030-11"),
    ("The fields flooded ⟦last summer⟧.", "DATE", "2030-SU"),
    ("The fields flood ⟦this spring⟧.", "DATE", "2031-SP"),
    ("The fields flooded in ⟦the autumn of 2029⟧.", "DATE", "2029-FA"),
    ("The fields flooded in ⟦early spring⟧.", "DATE", "2031-SP"),
    ("Sales fell in ⟦the third quarter of 2030⟧.", "DATE", "2030-Q3"),
    ("Sales fell in ⟦the fourth quarter⟧.", "DATE", "2030-Q4"),
    ("Sales fell in ⟦the quarter⟧ ended Sept. 30, 2030.", "DATE", "2030-Q3"),
    ("It was built in ⟦fiscal 2029⟧.", "DATE", "2029"),
    # Years, decades, centuries, holidays.
    ("The law of ⟦the year 2000⟧ stands.", "DATE", "2000"),
    ("The law of ⟦nineteen ninety-six⟧ stands.", "DATE", "1996"),
    ("It came up in ⟦the early 1990s⟧.", "DATE", "199X"),
    ("It was built in ⟦the 19th century⟧.", "DATE", "18"),
    ("The harvest of ⟦the year⟧ was good.", "DATE", "2031"),
    ("The shop closed on ⟦Christmas Day⟧.", "DATE", "2030-12-25"),
    ("The shop closed on ⟦Good Friday⟧.", "DATE", "2031-04-11"),
    ("The shop closed on ⟦Thanksgiving⟧.", "DATE", "2030-11-28"),
    ("They met on ⟦Sunday, April sixth⟧.", "DATE", "2031-04-06"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "value"), FORMS)
def test_a_form_has_its_type_and_value(source: str, kind: str, value: str) -> None:
    text, [expected] = marked(source)
    assert (expected, kind, value) in [(d.span, d.type, d.value) for d in found(text)]


def values(text: str, published: When | None = DAY) -> list[str]:
    return [d.value for d in found(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 2029 the dam held. The following March it broke.", ["2029-05", "2030-03"]),
        ("In 2027 the dam held. The following year it broke.", ["2027", "2028"]),
        ("In May 2029 forty drowned, up from nine a year earlier.", ["2029-05", "2028-05"]),
        ("In 2029 forty drowned; two years earlier, nine did.", ["2029", "2027"]),
        ("On 4 June 2029 the dam broke. Two weeks earlier, on May 21, it had leaked.",
         ["2029-06-04", "2029-05-21", "2029-05-21"]),
        ("On 4 June 2029 the dam broke. Later that month it was mended.", ["2029-06-04", "2029-06"]),
        ("On 4 June 2029 the dam broke. A day earlier it had leaked.", ["2029-06-04", "2029-06-03"]),
        ("The dam broke on April 4 and 5.", ["2031-04-04", "2031-04-05"]),
        ("It fell in the third quarter. In the year-earlier period it rose.", ["2030-Q3", "2029-Q3"]),
        ("It fell in the third quarter from 40 a year earlier.", ["2030-Q3", "2029-Q3"]),
        ("It fell in the third quarter. Sales in the latest quarter were poor.", ["2030-Q3", "2030-Q3"]),
    ],
)  # fmt: skip
def test_a_time_leans_on_the_one_before_it(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_weekday_beside_a_day_tells_its_year() -> None:
    assert values("The hearing is on Tuesday, August 5.") == ["2031-08-05"]


@pytest.mark.parametrize(
    "text",
    [
        "A second man was hurt.",
        "Three-quarters of the houses burned.",
        "They lived in the old quarter.",
        "The shop is open 24 hours a day.",
        "He is 52 years old.",
        "Years went by.",
        "Leaves fall and springs dry up.",
    ],
)
def test_words_that_only_look_like_a_time_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_a_guess_gives_to_timex_a_record_does_not_say() -> None:
    text = "Sales fell in the fiscal third quarter. At 5 p.m. it rained. The harvest of the year was good."
    assert [(d.value, d.when) for d in found(text)] == [("2030-Q3", None), ("2031-05-15T17:00", None), ("2031", None)]


def test_a_season_says_no_more_than_its_year() -> None:
    assert found("The fields flooded last summer.")[0].when == When.between(
        When.at("2030").earliest, When.at("2030").latest
    )


def test_trying_patterns_only_where_their_words_stand_finds_what_trying_them_everywhere_does() -> None:
    text = " ".join(re.sub("[⟦⟧]", "", source) for source, _, _ in (*FORMS, *WIDER))
    words = time_words(language_for("en"))
    everywhere = {
        (match.start(), number)
        for number, pattern in enumerate(words.patterns)
        for match in pattern.regex.finditer(text)
        if match[0]
    }
    assert everywhere <= set(words.tried_at(text))
    assert without_overlaps(Analysis(text, (), (), ()), words)
