"""The evaluation refuses to let a score fall, and the benchmarks are there where they should be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from evaluation.benchmarks import read_lines
from evaluation.extraction import Text
from evaluation.floors import fallen, raised, read_floors, write_floors
from evaluation.reliability import Group, calibration_error, grouped, table
from evaluation.speed import cost_of_figures_and_dates

SHARED = Path(__file__).resolve().parents[2] / "shared"


def test_a_score_at_its_floor_holds_and_one_under_it_falls() -> None:
    floors = {"seeds": {"figures": 0.95, "calls": 0.8}}
    assert fallen({"seeds": {"figures": 0.95, "calls": 0.81}}, floors) == []
    assert fallen({"seeds": {"figures": 0.94, "calls": 0.8}}, floors) == [
        "seeds, figures: 0.940 is under its floor of 0.950"
    ]


def test_a_measure_that_was_not_taken_is_named() -> None:
    assert fallen({"seeds": {}}, {"seeds": {"calls": 0.8}}) == ["seeds, calls: not measured; its floor is 0.800"]


def test_floors_rise_with_the_scores_and_fall_only_when_told_to(tmp_path: Path) -> None:
    scores, floors = {"seeds": {"figures": 0.9, "calls": 0.9}}, {"seeds": {"figures": 0.95}}
    assert raised(scores, floors) == {"seeds": {"calls": 0.89, "figures": 0.95}}
    assert raised(scores, floors, lower=True) == {"seeds": {"calls": 0.89, "figures": 0.89}}
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors


def test_a_text_may_hold_a_separator_that_ends_no_line(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text('{"text": "one\u2028two"}\n\n{"text": "three"}\n', encoding="utf-8")
    assert [one["text"] for one in read_lines(tmp_path / "lines.jsonl")] == ["one\u2028two", "three"]


def test_a_cost_has_a_ceiling() -> None:
    floors = {"speed": {"figures and dates": 0.03}}
    assert fallen({"speed": {"figures and dates": 0.03}}, floors) == []
    assert fallen({"speed": {"figures and dates": 0.031}}, floors) == [
        "speed, figures and dates: 0.031 is over its ceiling of 0.030"
    ]
    assert fallen({"speed": {}}, floors) == ["speed, figures and dates: not measured; its ceiling is 0.030"]


def test_a_ceiling_comes_down_with_the_cost_and_rises_only_when_told_to() -> None:
    assert raised({"speed": {"dates": 0.01}}, {"speed": {"dates": 0.03}}) == {"speed": {"dates": 0.015}}
    assert raised({"speed": {"dates": 0.04}}, {"speed": {"dates": 0.03}}) == {"speed": {"dates": 0.03}}
    assert raised({"speed": {"dates": 0.04}}, {"speed": {"dates": 0.03}}, lower=True) == {"speed": {"dates": 0.06}}
    assert raised({"speed": {"dates": 0.04}}, {}) == {"speed": {"dates": 0.06}}


def test_the_cost_of_a_text_is_more_than_nothing() -> None:
    run = cost_of_figures_and_dates([Text("a", "On 4 June 2021 at least 30 villagers were killed in Marrow. " * 20)])
    assert (run.words, run.cpu > 0, run.memory > 0) == (240, True, True)


def test_without_the_benchmarks_it_says_so_and_fails_only_in_ci(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "evaluation", "--shared", str(tmp_path)]
    root = Path(__file__).resolve().parents[1]
    for ci, status in (("", 0), ("true", 1)):
        done = subprocess.run(command, cwd=root, env=os.environ | {"CI": ci}, capture_output=True, text=True)
        assert done.returncode == status
        assert f"no benchmarks at {tmp_path}" in done.stdout


def test_quotations_are_grouped_by_confidence_and_empty_groups_left_out() -> None:
    rows = [(0.31, True), (0.39, False), (0.95, True), (1.0, True), (1.0, False), (0.91, True)]
    low, high = grouped(rows)
    assert (low.size, low.right) == (2, 0.5)
    assert low.promised == pytest.approx(0.35)
    assert (high.size, high.right) == (4, 0.75)
    assert high.promised == pytest.approx(0.965)
    assert grouped([(0.0, False)]) == [Group(1, 0.0, 0.0)]


def test_the_calibration_error_is_the_distance_from_what_was_promised_by_size() -> None:
    assert calibration_error([]) == 0
    assert calibration_error([Group(10, 0.9, 0.9)]) == 0
    assert calibration_error([Group(30, 0.9, 0.8), Group(10, 0.4, 0.6)]) == pytest.approx(0.125)


def test_the_groups_are_shown_one_a_line() -> None:
    lines = table([Group(30, 0.9, 0.8), Group(10, 0.4, 0.6)]).splitlines()
    assert [line.split() for line in lines] == [
        ["confidence", "quotations", "right"], ["0.90", "30", "0.80"], ["0.40", "10", "0.60"]
    ]  # fmt: skip


@pytest.mark.shared
def test_the_recorded_floors_hold_what_was_promised() -> None:
    if not SHARED.exists():
        if os.environ.get("CI"):
            pytest.fail(f"no benchmarks at {SHARED}: CI has them")
        pytest.skip(f"no benchmarks at {SHARED}")
    floors = read_floors()
    assert floors["seeds"]["figures"] >= 0.95
    assert floors["seeds"]["quotations"] >= 0.90
    assert floors["seeds"]["events"] >= 0.85
    assert floors["seeds"]["findings"] >= 0.80
    assert floors["seeds"]["calls"] >= 0.80
    assert floors["reports"]["figures"] >= 0.70
    assert floors["reports"]["findings"] >= 0.50
    assert floors["reports"]["events"] >= 0.60
