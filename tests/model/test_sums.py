"""What may be added up, and what may not."""

from typing import Any

import pytest

from onrecord.model.entries import Figure
from onrecord.model.groups import EntryKey, Member, Series
from onrecord.model.sums import CantAdd, Sum, Summand, add_up
from onrecord.model.text import Span


def figure(entry: str, value: int, **fields: Any) -> Figure:
    return Figure(**{"span": Span(0, 1), "value": value, "bound": "exactly", "what": "killed", "id": entry, **fields})


FIGURES = {
    EntryKey(document, f.id): f
    for document, f in [
        ("a", figure("f1", 40)),
        ("a", figure("f2", 13, whom="children", part_of="f1")),
        ("a", figure("f3", 9, whom="girls", part_of="f2")),
        ("a", figure("f4", 8, whom="women", part_of="f1")),
        ("a", figure("f5", 7, what="injured")),
        ("b", figure("f1", 41)),
        ("b", figure("f2", 20, bound="between", high=30)),
        ("b", figure("f3", 50, bound="at_least")),
        ("b", figure("f4", 0.5)),
    ]
}
SERIES = [
    Series(
        "s1", "killed in Brenn", "killed", "", "Brenn", True, (Member(EntryKey("a", "f1")), Member(EntryKey("b", "f1")))
    )
]


def total(*named: str) -> Sum:
    keys = [EntryKey(*name.split(".")) for name in named]
    given = [Summand(key, FIGURES[key], f"{key.document}.txt {key.entry}", "some words") for key in keys]
    return add_up(given, SERIES, FIGURES)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (("a.f1", "b.f2"), Sum(60, 70)),
        (("a.f1", "b.f3"), Sum(90, None)),
        (("a.f2", "b.f2"), Sum(33, 43)),
        (("a.f1",), Sum(40, 40)),
    ],
)
def test_a_sum_keeps_the_bounds(named: tuple[str, ...], expected: Sum) -> None:
    assert total(*named) == expected


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        (("a.f1", "a.f2"), "a.txt f2 “some words” is a part of a.txt f1 “some words”, which holds it already"),
        (("a.f1", "a.f3"), "a.txt f3 “some words” is a part of a.txt f1"),
        (("a.f3", "a.f4"), "are parts of one figure (40) and may count the same people"),
        (("a.f1", "b.f1"), "are one count (killed in Brenn), told twice"),
        (("a.f1", "a.f1"), "is given twice"),
        (("a.f1", "a.f5"), "counts injured, a.txt f1 “some words” counts killed"),
        (("a.f1", "b.f4"), "is a share of people"),
    ],
)
def test_what_would_count_people_twice_is_refused_with_the_reason(named: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CantAdd) as refused:
        total(*named)
    assert reason in str(refused.value)
