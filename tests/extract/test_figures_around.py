"""Where and when counts are told of, and titles that count nobody: in sentences about invented Velland and its port of Marrow."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.dates import Period, When
from onrecord.model.document import Document
from onrecord.model.entries import Figure


def figures(text: str) -> list[Figure]:
    return list(read_entries(Document.of_text("text", text), language_for("en")).entries.figures)


WHERE = [
    ("At least 20 soldiers were killed in Abyar, on the border between Velland and Orla.", "Abyar"),
    ("Nine people were killed on the border with Orla.", "border with Orla"),
    ("Two men were held in Kilo 9 Central Prison near Lorn.", "Kilo 9 Central Prison"),
    ("Ten people were killed in Orn-Valk on Monday.", "Orn-Valk"),
    ("Ten people were arrested in the High Court in Lorn.", "Lorn"),
    ("Ten people were killed at the hands of men in uniform.", ""),
    ("In the General Assembly, three diplomats were arrested.", ""),
    ("Nine people were killed in the General Hospital.", "General Hospital"),
    ("Nine people were killed in countries such as these.", "countries"),
]


@pytest.mark.parametrize(("text", "expected"), WHERE)
def test_a_place_is_no_body_and_no_bare_border(text: str, expected: str) -> None:
    assert figures(text)[0].where == expected


RAID = "a raid in December 2007 in which nine rangers were killed"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (f"In June 2008 two men were charged in connection with {RAID}.", ["2008-06", "2007-12"]),
        (f"The inquiry into {RAID} ended in June 2008.", ["2007-12"]),
    ],
)
def test_a_relative_clause_tells_of_the_date_before_it(text: str, months: list[str]) -> None:
    assert [f.period for f in figures(text)] == [Period(start=When.at(m), end=When.at(m)) for m in months]


def test_a_quarter_lies_in_the_year_that_a_report_covers() -> None:
    report = (
        "Harbour Watch Report 2010\n\nVELLAND\n\nAt least 25 men were killed in the first quarter of the year in Lorn."
    )
    (one,) = figures(report)
    assert one.period is not None
    assert one.period.start is not None
    assert one.period.start.earliest == When.at("2009-01-01").earliest


def test_titles_in_a_list_of_publications_count_nobody() -> None:
    listed = [
        "• Velland: Six editors condemned to two years, 7 August 2009",
        "• Velland: Hundreds accused of plotting,\n18 March 2009",
        "• Velland: Twelve men executed in Marrow (VEL 12/004/2009)",
        "• Nine men were executed in Marrow on 7 August 2009.",
    ]
    assert [f.value for f in figures("The reports of 2009:\n\n" + "\n".join(listed))] == [9]
