"""The fields of figures, in sentences about an invented country: Velland, its Northern Front, its port of Marrow."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Document, Published
from onrecord.model.entries import Figure

PUBLISHED = Published(When.at("2021-06-09"), "stated")


def figures(text: str) -> list[Figure]:
    read = read_entries(Document.of_text("text", text), language_for("en"), PUBLISHED)
    return list(read.entries.figures)


BY = [
    ("Forty farmers were killed when the Northern Front attacked the market in Marrow.", ("Northern Front",)),
    ("Twelve students were injured in clashes with the Northern Front near Marrow.", ("Northern Front",)),
    ("The Northern Front is reported to be holding 26 hostages.", ("Northern Front",)),
    ("Some 200 executions carried out by the Velland Army shocked Marrow.", ("Velland Army",)),
    ("A Northern Front car bomb exploded in Marrow, killing 13 people.", ("Northern Front",)),
    ("The Northern Front claimed responsibility for the killing of 12 teachers.", ("Northern Front",)),
    ("Soldiers of the Velland Army arrested 40 students in Marrow.", ("Velland Army",)),
    ("Prison guards were charged with killing 14 miners.", ("Prison guards",)),
    ("The number of farmers killed by the Velland Army has risen to 26.", ("Velland Army",)),
    ("Nine miners went missing after being arrested by the Velland Army.", ("Velland Army",)),
    ("The Velland Army's shelling of Marrow killed 40 people.", ("Velland Army",)),
    ("The Velland Army said its soldiers killed 12 miners in a raid.", ("Velland Army",)),
    ("Two miners were killed when a bomb planted by the Northern Front went off in Marrow.", ("Northern Front",)),
    (
        "A combined Kenyan and allied security force killed 11 raiders.",
        ("combined Kenyan and allied security force",),
    ),
    ("Forty people were killed in the flood.", ()),
    ("Forty people were killed after the Velland Army left Marrow.", ()),
    ("By the Harbour Union's count, 40 farmers were killed in Marrow.", ()),
    ("Velland hosts 40,000 refugees.", ()),
]


@pytest.mark.parametrize(("text", "expected"), BY)
def test_who_did_it_is_read_from_the_clause_around(text: str, expected: tuple[str, ...]) -> None:
    assert figures(text)[-1].by == expected


AUTHORITY = [
    ("The Harbour Union put the death toll at 40.", ["Harbour Union"]),
    ("The Harbour Union has registered 40 farmers killed in Marrow since 3 May.", ["Harbour Union"]),
    ("The Harbour Union's figures show that 40 farmers were killed in Marrow.", ["Harbour Union"]),
    ("By the Harbour Union's count, 40 farmers were killed in Marrow.", ["Harbour Union"]),
    ("The Velland Red Cross documented the deaths of 27 children in Marrow.", ["Velland Red Cross"]),
    ("Forty people were killed, according to the Harbour Union, a charity.", ["Harbour Union"]),
    ("According to the Harbour Union, 40 people were killed; the Velland Red Cross recorded 35 deaths.",
     ["Harbour Union", "Velland Red Cross"]),
    ("Forty people were killed, according to the local Health Ministry.", ["local Health Ministry"]),
    ("The president announced the victory after fighting that left 40 dead.", [""]),
    ("The Northern Front claimed responsibility for the killing of 12 teachers.", [""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AUTHORITY)
def test_a_count_is_traced_to_who_counted(text: str, expected: list[str]) -> None:
    assert [f.authority for f in figures(text)] == expected


def test_who_only_says_it_is_no_authority() -> None:
    [figure] = figures("The Velland Army said that 12 people were killed in Marrow.")
    assert (figure.authority, figure.said_by) == ("", "Velland Army")


WHERE = [
    ("Today Iceland hosts more than 290,000 refugees from Velland.", "Iceland"),
    ("In Lower Veld, 40 farmers were killed in Amar, Kunda district, on Monday.", "Amar, Kunda district"),
    ("Twelve miners died in a raid on a camp outside Marrow on Sunday.", "camp outside Marrow"),
    ("A court sentenced two men to ten years in prison.", ""),
    ("More than 50,000 people fled to neighbouring Velland.", "Velland"),
    ("The army shelled Marrow. In Marrow, the market burned. Forty people were killed in that city.", "Marrow"),
]


@pytest.mark.parametrize(("text", "expected"), WHERE)
def test_a_count_has_its_place(text: str, expected: str) -> None:
    assert figures(text)[-1].where == expected


PERIODS = [
    ("Fifteen people remained in prison at the end of 2020.", (None, None, "2020-12-31")),
    ("On 9 May 2021 the Harbour Union said that 40 people were killed.", (None, None, None)),
    ("In May 2021 the army said that it had released 39 prisoners.", (None, None, "2021-05")),
    ("A raid on Marrow began on 3 May 2021. At least 40 people were killed in the raid.",
     ("2021-05-03", "2021-05-03", None)),
    ("Fourteen miners went missing in late April 2021 and early May 2021.", ("2021-04", "2021-05", None)),
]  # fmt: skip


def test_a_semicolon_parts_the_times_of_two_counts() -> None:
    earlier, later = figures("In 2019, 280 miners died; in 2020, 300 had died.")
    assert [f.period.start.iso for f in (earlier, later) if f.period and f.period.start] == ["2019", "2020"]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_a_count_covers_its_time_and_not_that_of_telling(text: str, expected: tuple[str | None, ...]) -> None:
    period = figures(text)[-1].period
    found = (period.start, period.end, period.as_of) if period else (None, None, None)
    assert tuple(when and when.iso for when in found) == expected


def test_a_total_told_later_has_what_came_before_as_parts() -> None:
    killed, wounded, total = figures("We correct ourselves: 20 sailors were killed and 10 were wounded. "
                                     "In all, there were 30 casualties.")  # fmt: skip
    assert (killed.part_of, wounded.part_of, total.part_of) == (total.id, total.id, "")


def test_what_brings_a_number_to_a_total_is_a_part_of_it() -> None:
    three, total = figures("Three sailors were killed in Marrow. This brings to 21 the number of sailors killed.")
    assert (three.part_of, total.value, total.part_of) == (total.id, 21, "")


def test_what_adds_up_without_a_word_for_a_total_stays_apart() -> None:
    text = "Twenty sailors were killed at sea. Ten farmers were wounded on land. Later 30 students were detained."
    assert [f.part_of for f in figures(text)] == ["", "", ""]
