"""Charts of invented figures: bounds as bounds, intervals as bars, lines that break, nothing outside of the plot."""

import re
import time
from datetime import date
from html import unescape
from itertools import combinations

import pytest
from starlette.testclient import TestClient

from onrecord.model.dates import When
from onrecord.model.vocabulary import Bound
from onrecord.views.web.app import make_app
from onrecord.views.web.charts import Chart, draw, styles
from onrecord.views.web.labels import BOLD, WIDTH, Box, overlaps
from onrecord.views.web.points import ABOVE, BELOW, LEFT, RIGHT, Datum, Point
from tests.views.sample_series import TOLD, SeriesRecord


def datum(
    value: float,
    bound: Bound = "exactly",
    when: When | None = None,
    high: float | None = None,
    by: str = "A",
    relation: str = "",
) -> Datum:
    when = when or When.at("2041-05-04")
    return Datum(when, value, high or value, bound, by, f"{value}", f"{value} {by}", "/", relation)


def told(width: int = 760) -> Chart:
    """The chart of the sample's series."""
    data = [
        datum(value, bound, When.at(day), high, by, relation or "") for day, by, _, value, high, bound, relation in TOLD
    ]
    return draw(data, styles([d.authority for d in data]), width=width, running=True)


def box(point: Point) -> Box:
    """The room that a label takes."""
    long = len(point.label) * (BOLD if point.mark else WIDTH)
    start = point.label_x - {"end": long, "start": 0, "middle": long / 2}[point.label_anchor]
    return start, point.label_y - 11, start + long, point.label_y + 3


@pytest.mark.parametrize(
    ("bound", "pointing"),
    [("at_least", "up"), ("more_than", "up"), ("up_to", "down"), ("nearly", "down"), ("exactly", "")],
)
def test_an_arrow_points_where_the_bound_is_open(bound: Bound, pointing: str) -> None:
    [point] = draw([datum(40, bound)], styles(["A"])).points
    assert point.pointing == pointing


def test_a_range_has_two_ends_and_an_interval_date_is_a_bar() -> None:
    when = When.between(date(2041, 5, 1), date(2041, 5, 20))
    [wide, _] = draw([datum(20, "between", when, 30), datum(3)], styles(["A"])).points[::-1]
    assert wide.top < wide.y and wide.left < wide.x < wide.right


def test_authorities_differ_in_shape_and_colour() -> None:
    looks = styles([str(n) for n in range(20)])
    assert len(set(looks.values())) == 20
    assert looks["0"].shape != looks["1"].shape and looks["0"].colour != looks["1"].colour


@pytest.mark.parametrize("values", [[0], [1], [5, 5, 5], [1200, 1221, 1400], [3, 2_000_000], [0.5]])
@pytest.mark.parametrize("width", [360, 760])
def test_every_point_lies_in_the_plot(values: list[float], width: int) -> None:
    chart = draw([datum(v, when=When.at(f"2041-0{i + 1}")) for i, v in enumerate(values)], styles(["A"]), width=width)
    assert all(LEFT <= p.x <= width - RIGHT + 11 and ABOVE <= p.y <= chart.height - BELOW for p in chart.points)


def test_a_change_of_which_a_reader_must_know_has_its_word_whatever_the_width() -> None:
    for width in (360, 760):
        marked = [p for p in told(width).points if p.mark]
        assert [p.label for p in marked] == ["301, falls", "480, revised", "12, reset"]
        assert all(p.label_anchor for p in marked)


def test_a_number_told_again_is_small_and_has_no_label() -> None:
    [again] = [p for p in told().points if p.small]
    assert again.datum.relation == "repeats" and not again.label_anchor


@pytest.mark.parametrize("width", [360, 760])
def test_no_label_lies_on_another_one(width: int) -> None:
    boxes = [box(p) for p in told(width).points if p.label_anchor]
    assert len(boxes) > 5
    assert not [pair for pair in combinations(boxes, 2) if overlaps(*pair)]


def test_each_authority_has_its_own_line_that_looks_different_where_it_falls_or_is_revised() -> None:
    chart = told()
    ministry, watch = (styles(["Tide Ministry", "Reef Watch"])[name] for name in ("Tide Ministry", "Reef Watch"))
    assert [(line.style, line.kind) for line in chart.lines] == [
        (ministry, "goes on"), (ministry, "falls"), (ministry, "goes on"), (ministry, "revises"), (ministry, "goes on"), (watch, "goes on"),
    ]  # fmt: skip


def test_a_count_begun_anew_breaks_the_line() -> None:
    chart = told()
    [anew] = chart.breaks
    before, after = (chart.points[i] for i in (-3, -1))
    joined = [set(line.places.split()) for line in chart.lines]
    assert {f"{anew.x},{anew.y}", f"{after.x},{after.y}"} in joined
    assert not any({f"{anew.x},{anew.y}", f"{before.x},{before.y}"} <= places for places in joined)


def test_a_count_that_is_only_begun_anew_has_no_line() -> None:
    chart = draw([datum(9), datum(2, when=When.at("2041-06-04"), relation="reset")], styles(["A"]))
    assert chart.lines == () and len(chart.breaks) == 1


def test_ranges_of_one_authority_make_a_band_from_their_lowest_to_their_highest() -> None:
    chart = told()
    [band] = chart.bands
    ends = {f"{p.x},{y}" for p in chart.points if p.datum.authority == "Reef Watch" for y in (p.y, p.top)}
    assert set(band.places.split()) == ends


def test_of_one_day_a_correction_comes_after_what_it_corrects() -> None:
    first, second = draw([datum(505), datum(480, relation="revises")], styles(["A"])).points
    assert (first.datum.low, second.datum.low) == (505, 480) and first.x <= second.x


def test_a_chart_of_very_many_points_is_drawn_at_once_and_stays_within_its_frame() -> None:
    data = [
        datum(100 + i % 900, when=When.at(f"2041-{i % 12 + 1:02}-{i % 28 + 1:02}"), by=f"{i % 4}") for i in range(3000)
    ]
    began = time.process_time()
    chart = draw(data, styles(["0", "1", "2", "3"]), width=760, running=True)
    assert time.process_time() - began < 5
    assert len(chart.points) == 3000 and max(p.x for p in chart.points) <= 760 - RIGHT + 11


@pytest.fixture(scope="module")
def page() -> str:
    return TestClient(make_app(SeriesRecord())).get("/series/s9").text


def test_every_point_is_a_link_that_says_what_a_reader_who_sees_no_chart_needs(page: str) -> None:
    charts = re.findall(r"<svg viewBox=\"0 0 \d+.*?</svg>", page, re.S)[:2]
    for chart in charts:
        said = [
            unescape(label) for label in re.findall(r'<a href="/documents/[^"]+#words" aria-label="([^"]*)"', chart)
        ]
        assert len(said) == len(TOLD)
        assert sum("falls from 310 of 28 February 2041" in one for one in said) == 1
        assert sum("revises 505 of 30 April 2041" in one for one in said) == 1
        assert sum("begins anew, by a person’s decision, after 480 of 30 April 2041" in one for one in said) == 1


def test_the_table_says_all_that_the_chart_does(page: str) -> None:
    rows = re.findall(r"<tr>(.*?)</tr>", page[page.index("<table") :], re.S)[1:]
    text = [" ".join(unescape(re.sub(r"<[^>]*>", " ", row)).split()) for row in rows]
    assert len(rows) == len(TOLD)
    for row, (_, authority, words, *_, relation) in zip(text, TOLD, strict=True):
        assert words in row and authority in row and (relation or "–") in row
    assert "<caption" in page and page.count('scope="col"') == 5


def test_a_new_beginning_names_who_decided_it_when_and_why(page: str) -> None:
    [row] = [row for row in re.findall(r"<tr>(.*?)</tr>", page, re.S) if "r-reset" in row]
    told = " ".join(unescape(re.sub(r"<[^>]*>", "", row)).split())
    assert "decided by Ina <Torvald> on 2 July 2041 (decision 1): The register was burnt; a new one was begun." in told


def test_nothing_on_the_page_is_told_by_colour_alone(page: str) -> None:
    for words in (
        "the count fell",
        "not both can be right",
        "a person decided; the line breaks",
        "the same number told again",
    ):
        assert words in page


def test_the_list_of_series_and_the_first_page_name_the_changes() -> None:
    site = TestClient(make_app(SeriesRecord()))
    assert "1 revised, 1 fell, 1 began anew" in site.get("/figures").text
    first = " ".join(re.sub(r"<[^>]*>", " ", site.get("/").text).split())
    assert (
        "301 people killed in Marrow (Tide Ministry, 2 March 2041) falls from 310 (Tide Ministry, 28 February 2041)"
        in first
    )
