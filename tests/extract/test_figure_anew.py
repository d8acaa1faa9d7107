"""Other numbers of what was counted before, and whose they are: in sentences about invented Velland and its port of Marrow."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Document, Published
from onrecord.model.entries import Figure

KILLED = "The Velland Red Cross registered 40 miners killed in Marrow. "


def figures(text: str) -> list[Figure]:
    published = Published(When.at("2021-06-09"), "stated")
    return list(read_entries(Document.of_text("text", text), language_for("en"), published).entries.figures)


ANEW = [
    (KILLED + "The Harbour Union puts the number at more than 55.", 55, "Harbour Union"),
    (KILLED + "The Harbour Union put the toll at 55.", 55, "Harbour Union"),
    (KILLED + "The figure was put at 55 by the Harbour Union.", 55, "Harbour Union"),
    (KILLED + "The Harbour Union gives a figure of 55.", 55, "Harbour Union"),
    (KILLED + "Other estimates put the number at 55.", 55, ""),
    ("Forty miners were killed in Marrow, and 12 according to the Harbour Union.", 12, "Harbour Union"),
]


@pytest.mark.parametrize(("text", "value", "authority"), ANEW)
def test_another_number_of_the_same_is_a_figure_of_its_own_authority(text: str, value: int, authority: str) -> None:
    first, second = figures(text)
    assert (second.value, second.what, second.whom, second.where) == (value, "killed", "miners", "Marrow")
    assert (second.authority, second.part_of) == (authority, "")
    assert first.authority in ("Velland Red Cross", "")


@pytest.mark.parametrize(
    "more",
    [
        "The Harbour Union put the cost at 55.",
        "The Harbour Union put the number of strikes at 55.",
        "The Harbour Union put the figure at $55.",
        "The school still lists every one of them.",
        "Not one of them was armed.",
    ],
)
def test_a_number_of_something_else_is_no_figure(more: str) -> None:
    assert [f.value for f in figures(KILLED + more)] == [40]


def test_nothing_is_led_back_to_two_different_counts() -> None:
    text = "Forty miners were killed and 60 wounded. The Harbour Union put the number at 12."
    assert [f.value for f in figures(text)] == [40, 60]


def test_whose_count_it_is_may_stand_before_it() -> None:
    [figure] = figures("The Harbour Union's count of 85 dead was disputed by the army.")
    assert (figure.value, figure.what, figure.authority) == (85, "killed", "Harbour Union")


AS_OF = [
    ("As of 30 May the Harbour Union has registered 40 miners killed since 2 April.", "2021-04-02", "2021-05-30", None),
    ("By 30 May 40 miners had been killed since 2 April.", "2021-04-02", "2021-05-30", None),
    ("The Harbour Union has registered 40 miners killed since 2 April.", "2021-04-02", "2021-06-09", None),
    ("As of 30 May, 40 miners had been killed in Marrow.", None, None, "2021-05-30"),
]


@pytest.mark.parametrize(("text", "start", "end", "as_of"), AS_OF)
def test_a_running_count_ends_on_the_day_as_of_which_it_is_told(
    text: str, start: str | None, end: str | None, as_of: str | None
) -> None:
    period = figures(text)[0].period
    assert period is not None
    assert [str(d) if d else None for d in (period.start, period.end, period.as_of)] == [start, end, as_of]


THERE = [
    ("The Harbour Union went up to Marrow. A team of the Harbour Union documented 83 people killed there.", "Marrow"),
    ("Fighting went on in Marrow. A team from Ostra documented 83 people killed there.", "Marrow"),
    ("The Harbour Union went up. A team from Ostra documented 83 people killed there.", ""),
]


@pytest.mark.parametrize(("text", "where"), THERE)
def test_there_leads_back_to_the_place_before(text: str, where: str) -> None:
    assert figures(text)[0].where == where


def test_what_a_team_counted_its_party_counted() -> None:
    [figure] = figures("A team of the Harbour Union documented 83 people killed in Marrow.")
    assert (figure.where, figure.authority) == ("Marrow", "Harbour Union")


@pytest.mark.parametrize("verb", ["froze", "starved", "burned", "bled", "choked", "were beaten", "drowned"])
def test_whoever_something_did_to_death_is_killed(verb: str) -> None:
    assert [(f.value, f.what) for f in figures(f"Twelve people {verb} to death in Marrow.")] == [(12, "killed")]


@pytest.mark.parametrize("verb", ["may freeze", "were sentenced"])
def test_a_death_to_come_is_not_told_as_one(verb: str) -> None:
    assert [f.what for f in figures(f"Twelve people {verb} to death.")] == ["other"]
