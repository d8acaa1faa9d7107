"""What one text tells of legal steps, and what it does not. The courts, places and persons are invented."""

import pytest

from tests.reconcile.legal import chained

ISSUED = "On 5 March 2035 the Court of Marrow issued an arrest warrant for Oskar Venn. "
VENN = "warrant against Oskar Venn (Court of Marrow)"
STANDS = {VENN: [["issued 2035-03-05"]]}
ANNULLED = {VENN: [["issued 2035-03-05", "annulled 2035-06-01"]]}

TOLD = [
    ("On 1 June 2035 the Court of Marrow quashed the arrest warrant for Oskar Venn.", ANNULLED),
    ("On 1 June 2035 the Court of Marrow annulled its warrant for the arrest of Oskar Venn.", ANNULLED),
    ("The warrant against Oskar Venn was withdrawn by the Court of Marrow on 1 June 2035.", ANNULLED),
    ("The arrest warrant for General Oskar Venn was lifted on 1 June 2035.", ANNULLED),
    ("On 1 June 2035 the Court of Marrow annulled the warrant that it had issued against Oskar Venn.", ANNULLED),
    ("The Court of Marrow annulled the warrant for Oskar Venn on 1 June 2035, two months after it was issued.", ANNULLED),
    ("On 1 June 2035 the court annulled the warrant against him.", ANNULLED),
    ("On 1 June 2035 the court annulled the warrant for his arrest.", ANNULLED),
    ("On 1 June 2035 the court annulled that warrant following his death in the Brann Hills.", ANNULLED),
    ("On 1 June 2035 the Court of Marrow rejected an appeal against the warrant.", {VENN: [["issued 2035-03-05", "confirmed 2035-06-01"]]}),
    ("On 1 June 2035 the Court of Marrow stayed the arrest warrant for Oskar Venn.", {VENN: [["issued 2035-03-05", "suspended 2035-06-01"]]}),
    ("On 1 June the Court of Marrow extended the arrest warrant for Oskar Venn.", {VENN: [["issued 2035-03-05", "extended 2035-06-01"]]}),
    ("The warrant against Oskar Venn was annulled in May.", {VENN: [["issued 2035-03-05", "annulled 2035-05"]]}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), TOLD, ids=[words for words, _ in TOLD])
def test_a_step_is_told_in_many_forms(words: str, expected: dict[str, list[list[str]]]) -> None:
    assert chained(("2035-06-20", ISSUED + words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "On 1 June 2035 the Court of Marrow refused to annul the arrest warrant for Oskar Venn.",
        "The Court of Marrow may annul the warrant for Oskar Venn on 1 June 2035.",
        "Lawyers asked the Court of Marrow on 1 June 2035 to annul the arrest warrant against Oskar Venn.",
        "Lawyers demanded that the warrant for Oskar Venn be annulled by the Court of Marrow.",
        "The Court of Marrow denied that it had annulled the warrant against Oskar Venn on 1 June 2035.",
        "The mayor claimed that the warrant against Oskar Venn had been annulled on 1 June 2035.",
        "A false report that the Court of Marrow had annulled the warrant against Oskar Venn spread on 1 June 2035.",
        "The warrant against Oskar Venn was not annulled. Was the warrant against Oskar Venn annulled on 1 June 2035?",
        "If the warrant against Oskar Venn was annulled, he can travel.",
        "Once the warrant against Oskar Venn is annulled, he can travel.",
        "The warrant would have been annulled by the Court of Marrow on 1 June 2035.",
        "On 1 June 2035 the Court of Marrow annulled the warrant against Oskar Venn in part.",
        "On 1 June 2035 the Court of Marrow partly annulled the warrant against Oskar Venn.",
        "No court has annulled the warrant for Oskar Venn.",
        "It is not true that the warrant for Oskar Venn was annulled.",
        "The warrant for Oskar Venn will have been lifted by 1 June 2035.",
        "The warrant against Oskar Venn was annulled on 1 June 2035, his lawyer claimed.",
        "On 1 June 2035 the court ruled that the warrant against Oskar Venn had been issued in secret.",
        "On 1 June 2035 the Court of Marrow annulled the warrants except that against Oskar Venn.",
        "On 1 June 2035 the Court of Marrow annulled one of the warrants.",
        "The judge who issued the warrant was suspended on 1 June 2035.",
        "On 1 June 2035 the mayor was dismissed over the warrant against Oskar Venn.",
        "The warrant angered many and talks were suspended on 1 June 2035.",
        "On 1 June 2035 the Court of Marrow withdrew a statement on the warrant against Oskar Venn.",
        "On 1 June 2035 the Parliament of Varr lifted the immunity of Oskar Venn.",
        "On 1 June 2035 the ministry annulled the warrant against Oskar Venn.",
        "On 1 June 2035 the Senate of Varr rejected the warrant against Oskar Venn.",
        "On 1 June 2035 the Court of Marrow annulled an arrest warrant for a man who had accused Oskar Venn.",
        "On 1 June 2035 the Court of Marrow annulled the arrest warrant for the wife of Oskar Venn.",
        "On 1 June 2035 the Court of Marrow annulled the warrant for Oskar Venn's brother.",
        "On 1 June 2035 the Court of Marrow annulled the arrest warrant for the murder of Oskar Venn.",
        "Lida Tarrow, his rival, hid. On 1 June 2035 the court annulled the warrant against her.",
    ],
)
def test_what_was_not_done_or_not_to_it_is_no_step(words: str) -> None:
    assert chained(("2035-06-20", ISSUED + words)) == STANDS


AGAINST = [
    ("for Oskar Venn and Lida Tarrow.", {"Oskar Venn", "Lida Tarrow"}),
    ("against Ida Brandt, then mayor of Tarn, and Kel Rosvik, then her deputy.", {"Ida Brandt", "Kel Rosvik"}),
    ("for the arrest of Oskar Venn (head of the Hill Guard), Lida Tarrow (its treasurer) and Kel Rosvik.", {"Oskar Venn", "Lida Tarrow", "Kel Rosvik"}),
    ("against the former mayor of Tarn, Ida Brandt.", {"Ida Brandt"}),
    ("against Hill Guard commander Oskar Venn.", {"Oskar Venn"}),
    ("against Tarnish Prime Minister Ida Brandt and her former Defence Minister Kel Rosvik for theft.", {"Ida Brandt", "Kel Rosvik"}),
    ("against Colonel Yusuf al-Harun and Élise Dorn-Pell over the killing of Bo Tarn.", {"Yusuf al-Harun", "Élise Dorn-Pell"}),
    ("for the murder of Ida Brandt against Bo Tarn.", {"Bo Tarn"}),
    ("against Oskar Venn, and Lida Tarrow left for Hale.", {"Oskar Venn"}),
    ("against Oskar Venn,” said his lawyer, Ada Pell.", {"Oskar Venn"}),
    ("against Oskar Venn's brother, Tomas Venn.", {"Tomas Venn"}),
    ("for a man who had shot Oskar Venn.", set()),
    ("for the killers of Oskar Venn, Lida Tarrow and Kel Rosvik.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("words", "persons"), AGAINST, ids=[words for words, _ in AGAINST])
def test_a_warrant_is_against_those_named_and_nobody_else(words: str, persons: set[str]) -> None:
    found = chained(("2035-03-20", f"On 5 March 2035 the Court of Marrow issued arrest warrants {words}"))
    assert set(found) == {f"warrant against {name} (Court of Marrow)" for name in persons}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ann Sorrel and Bo Tarn were charged by the Court of Marrow", {"Ann Sorrel", "Bo Tarn"}),
        ("Kel Rosvik, a cousin of Ida Brandt, was charged by the Court of Marrow", {"Kel Rosvik"}),
        ("A cousin of Ida Brandt was charged by the Court of Marrow", set()),
        ("A man who knew Ida Brandt was charged by the Court of Marrow", set()),
        ("Lida Tarrow said her brother was charged by the Court of Marrow", set()),
        ("In Hale, Ed Foss was charged by the Court of Marrow", {"Ed Foss"}),
    ],
)
def test_a_passive_charges_its_subject(words: str, expected: set[str]) -> None:
    found = chained(("2035-05-04", f"{words} on 3 May 2035."))
    assert set(found) == {f"charge against {name} (Court of Marrow)" for name in expected}


OTHERS = [
    (
        "On 3 February 2035 the Senate of Varr adopted Resolution 12. On 3 March 2035 the Senate of Varr amended Resolution 12. "
        "On 3 April 2035 the Senate of Varr adopted Resolution 15, which replaced Resolution 12. Resolution 15 expired on 3 May 2035.",
        {
            "resolution 12 (Senate of Varr)": [["issued 2035-02-03", "amended 2035-03-03", "replaced 2035-04-03"]],
            "resolution 15 (Senate of Varr)": [["issued 2035-04-03", "expired 2035-05-03"]],
        },
    ),
    (
        "On 3 February 2035 the Council of the Isles imposed sanctions on Oskar Venn. On 3 March 2035 the council lifted the sanctions on Oskar Venn.",
        {"sanctions against Oskar Venn (Council of the Isles)": [["issued 2035-02-03", "annulled 2035-03-03"]]},
    ),
    (
        "On 3 February 2035 the District Court of Orrin convicted Oskar Venn of murder. On 3 March 2035 the Court of Appeal of Orrin overturned "
        "the conviction of Oskar Venn. On 3 April 2035 the Supreme Court of Varr reinstated the conviction of Oskar Venn.",
        {"conviction against Oskar Venn (District Court of Orrin)": [["issued 2035-02-03", "annulled 2035-03-03", "reinstated 2035-04-03"]]},
    ),
    (
        "On 3 May 2035 the Tribunal of Hale issued Order No. 9. On 3 June 2035 the Tribunal of Hale stayed Order No. 9. "
        "On 9 June 2035 the Tribunal of Hale lifted the stay of Order No. 9.",
        {"order 9 (Tribunal of Hale)": [["issued 2035-05-03", "suspended 2035-06-03", "reinstated 2035-06-09"]]},
    ),
    (
        "On 3 February 2035 the Senate of Varr requested an advisory opinion on the herring banks from the Court of the Isles. "
        "On 3 March 2035 the Court of the Isles gave its advisory opinion on the herring banks.",
        {"opinion (Court of the Isles)": [["requested 2035-02-03", "issued 2035-03-03"]]},
    ),
    (
        "On 5 March 2035 the prosecutor of the Court of Marrow requested an arrest warrant for Oskar Venn. "
        "On 19 March 2035 the Court of Marrow rejected the prosecutor's request for an arrest warrant against Oskar Venn.",
        {VENN: [["requested 2035-03-05", "rejected 2035-03-19"]]},
    ),
    (
        "On 3 June 2035 the Supreme Court of Varr threw out an arrest warrant issued by the Court of Marrow against Oskar Venn.",
        {VENN: [["issued ../2035-06-03", "annulled 2035-06-03"]]},
    ),
    (
        "Prosecutors charged Oskar Venn and Kel Rosvik with fraud on 3 May 2035. Charges against Kel Rosvik were dropped on 9 May 2035.",
        {"charge against Oskar Venn": [["issued 2035-05-03"]], "charge against Kel Rosvik": [["issued 2035-05-03", "annulled 2035-05-09"]]},
    ),
    (
        "On 5 March 2035 the Court of Marrow issued an arrest warrant for Oskar Venn. On 7 March 2035 the Court of Hale issued an arrest warrant "
        "for Lida Tarrow. On 9 May 2035 the Court of Hale withdrew its warrant.",
        {VENN: [["issued 2035-03-05"]], "warrant against Lida Tarrow (Court of Hale)": [["issued 2035-03-07", "annulled 2035-05-09"]]},
    ),
    (
        "On 3 May 2035 the Isles General Assembly passed a resolution on the mill.",
        {"resolution (Isles General Assembly)": [["issued 2035-05-03"]]},
    ),
    ("The Senate of Varr discussed Resolution 3 and adopted a budget on 3 May 2035.", {}),
    ("The Senate of Varr passed a motion on Resolution 3 on 3 May 2035.", {}),
    ("The Senate of Varr gave orders to its staff on 3 May 2035.", {}),
    ("The Court of Marrow has not issued a warrant for Oskar Venn. No warrant was issued for Bo Tarn.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), OTHERS, ids=[words[:60] for words, _ in OTHERS])
def test_instruments_of_every_kind_have_their_steps(words: str, expected: dict[str, list[list[str]]]) -> None:
    assert chained(("2035-06-20", words)) == expected
