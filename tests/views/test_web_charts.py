"""Charts of invented figures: bounds as bounds, intervals as bars, nothing outside of the plot."""

from datetime import date

import pytest

from onrecord.model.dates import When
from onrecord.model.vocabulary import Bound
from onrecord.views.web.charts import ABOVE, BELOW, LEFT, RIGHT, Datum, draw, styles


def datum(
    value: float, bound: Bound = "exactly", when: When | None = None, high: float | None = None, by: str = "A"
) -> Datum:
    return Datum(when or When.at("2041-05-04"), value, high or value, bound, by, f"{value}", f"{value} {by}", "/")


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
