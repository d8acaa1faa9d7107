"""Amnesties, for persons and for many. The courts, places and persons are invented."""

import pytest

from tests.reconcile.legal import chained, ledger, standing

TRIAL = (
    "2039-03-04",
    "On 3 March 2039 the Harbour Court convicted Bo Tarn and Ilsa Quarrow of sedition in the Reed Bridge trial.",
)
OTHER = ("2039-04-04", "On 3 April 2039 the Harbour Court convicted Oskar Venn of fraud in the Quay Nine trial.")
LATER = ("2041-04-04", "On 3 April 2041 the Harbour Court convicted Ada Pell of sedition in the Reed Bridge trial.")
ALL = (
    "2040-05-08",
    "On 7 May 2040 the Assembly of the Isles passed an amnesty for all convicted in the Reed Bridge trial.",
)
NAME = "amnesty for all convicted in the Reed Bridge trial (Assembly of the Isles)"
TARN, QUARROW, VENN, PELL = (
    f"conviction against {one} (Harbour Court)" for one in ("Bo Tarn", "Ilsa Quarrow", "Oskar Venn", "Ada Pell")
)


def test_an_amnesty_ends_the_convictions_of_its_case_that_were_before_it() -> None:
    stand = standing(ledger(TRIAL, OTHER, ALL, LATER))
    assert stand == {TARN: ["pardoned"], QUARROW: ["pardoned"], VENN: ["stands"], NAME: ["in force"], PELL: ["stands"]}
    assert standing(ledger(TRIAL, ALL), "2040-05-06")[TARN] == ["stands"]


@pytest.mark.parametrize(
    ("words", "name", "day"),
    [
        ("On 11 June 2040 President Sella Orme amnestied 200 prisoners.", "amnesty for 200 prisoners (Sella Orme)", "2040-06-11"),
        ("On 11 June 2040 President Sella Orme pardoned 200 prisoners.", "amnesty for 200 prisoners (Sella Orme)", "2040-06-11"),
        ("200 prisoners were pardoned by President Sella Orme on 11 June 2040.", "amnesty for 200 prisoners (Sella Orme)", "2040-06-11"),
        ("On 11 June 2040 President Sella Orme declared a general amnesty for all rebels.", "amnesty for all rebels (Sella Orme)", "2040-06-11"),
        ("On 11 June 2040 the Assembly of the Isles passed an amnesty for some miners.", "amnesty for some miners (Assembly of the Isles)", "2040-06-11"),
    ],
)  # fmt: skip
def test_an_amnesty_for_many_is_a_step_of_its_own(words: str, name: str, day: str) -> None:
    assert chained(TRIAL, ("2040-06-12", words))[name] == [[f"issued {day}"]]
    assert standing(ledger(TRIAL, ("2040-06-12", words)))[TARN] == ["stands"]


def test_an_amnesty_for_one_who_is_named_ends_the_conviction() -> None:
    one = "2040-08-11", "The Assembly of the Isles granted an amnesty to Ilsa Quarrow on 10 August 2040."
    assert standing(ledger(TRIAL, one)) == {TARN: ["stands"], QUARROW: ["pardoned"]}


@pytest.mark.parametrize(
    "words",
    [
        "On 11 June 2040 Amnesty International issued a report on all convicted in the Reed Bridge trial.",
        "On 11 June 2040 the Guild asked for an amnesty for all convicted in the Reed Bridge trial.",
        "On 11 June 2040 the Assembly of the Isles rejected an amnesty for all convicted in the Reed Bridge trial.",
        "The Assembly of the Isles may pass an amnesty for all convicted in the Reed Bridge trial.",
    ],
)
def test_what_is_only_asked_for_or_refused_pardons_nobody(words: str) -> None:
    assert standing(ledger(TRIAL, ("2040-06-12", words))) == {TARN: ["stands"], QUARROW: ["stands"]}
