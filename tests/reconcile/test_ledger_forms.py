"""Pardons, acquittals, sanctions, mandates, steps told by nouns, and persons in a role. Courts, places and persons are invented."""

import pytest

from onrecord.views.legal import entries_of, notes_of
from tests.reconcile.legal import Text, chained, ledger, standing

WARRANT = "On 5 March 2035 the Court of Marrow issued an arrest warrant for Oskar Venn. "
CHARGED = "On 5 March 2035 the Court of Marrow charged Oskar Venn with fraud. "
CONVICTED = "On 5 March 2035 the Court of Marrow convicted Oskar Venn of fraud. "
RESOLUTION = "On 5 March 2035 the Senate of Varr adopted Resolution 12. "
MANDATE = "On 5 March 2035 the Council of the Isles extended the mandate of the Lorne Observer Mission. "
SANCTIONS = "On 5 March 2035 the Council of the Isles imposed sanctions on Harun. "
NAMES = {
    WARRANT: "warrant against Oskar Venn (Court of Marrow)",
    CHARGED: "charge against Oskar Venn (Court of Marrow)",
    CONVICTED: "conviction against Oskar Venn (Court of Marrow)",
    RESOLUTION: "resolution 12 (Senate of Varr)",
    MANDATE: "mandate of Lorne Observer Mission (Council of the Isles)",
    SANCTIONS: "sanctions against Harun (Council of the Isles)",
}

TOLD = [
    (CONVICTED, "On 1 June 2035 President Ida Brandt pardoned Oskar Venn.", "pardoned 2035-06-01"),
    (CONVICTED, "On 1 June 2035 Oskar Venn was pardoned.", "pardoned 2035-06-01"),
    (CONVICTED, "On 1 June 2035 Oskar Venn received a presidential pardon.", "pardoned 2035-06-01"),
    (CONVICTED, "On 1 June 2035 Oskar Venn was granted a pardon by President Ida Brandt.", "pardoned 2035-06-01"),
    (CONVICTED, "On 1 June 2035 President Ida Brandt granted a pardon to Oskar Venn.", "pardoned 2035-06-01"),
    (CONVICTED, "The pardon of Oskar Venn on 1 June 2035 angered the guild.", "pardoned 2035-06-01"),
    (CHARGED, "After the acquittal of Oskar Venn on 1 June 2035, the mayor resigned.", "acquitted 2035-06-01"),
    (CHARGED, "On 1 June 2035 the Court of Marrow acquitted Oskar Venn.", "acquitted 2035-06-01"),
    (CHARGED, "On 1 June 2035 Oskar Venn was acquitted of all charges by the Court of Marrow.", "acquitted 2035-06-01"),
    (CHARGED, "On 1 June 2035 a jury found Oskar Venn not guilty.", "acquitted 2035-06-01"),
    (CHARGED, "On 1 June 2035 Oskar Venn was cleared of the charges.", "acquitted 2035-06-01"),
    (CHARGED, "On 1 June 2035 the Court of Marrow dismissed all charges against Oskar Venn.", "annulled 2035-06-01"),
    (CHARGED, "The dismissal of the charges against Oskar Venn on 1 June 2035 angered the mayor.", "annulled 2035-06-01"),
    (WARRANT, "The annulment of the warrant on 1 June 2035 was welcomed by his family.", "annulled 2035-06-01"),
    (WARRANT, "After the annulment of the warrant on 1 June 2035, Oskar Venn flew home.", "annulled 2035-06-01"),
    (WARRANT, "The court's annulment of the warrant on 1 June 2035 surprised many.", "annulled 2035-06-01"),
    (WARRANT, "His family welcomed the annulment of the arrest warrant for Oskar Venn.", "annulled 2035-03-05/2035-06-20"),
    (WARRANT, "The suspension of the warrant took effect on 1 June 2035.", "suspended 2035-06-01"),
    (RESOLUTION, "On 1 June 2035 the Senate of Varr announced the renewal of Resolution 12.", "extended 2035-06-01"),
    (RESOLUTION, "The revocation of Resolution 12 by the Senate of Varr on 1 June 2035 left boats idle.", "annulled 2035-06-01"),
    (RESOLUTION, "Following the extension of Resolution 12 on 1 June 2035, boats returned.", "extended 2035-06-01"),
    (MANDATE, "The suspension of the mandate on 1 June 2035 was welcomed by Lorne.", "suspended 2035-06-01"),
    (MANDATE, "On 1 June 2035 the Council of the Isles terminated the Lorne Observer Mission's mandate.", "annulled 2035-06-01"),
    (MANDATE, "The mandate of the Lorne Observer Mission expired on 1 June 2035.", "expired 2035-06-01"),
    (SANCTIONS, "On 1 June 2035 the council lifted the sanctions on Harun.", "annulled 2035-06-01"),
    (SANCTIONS, "The lifting of the sanctions on Harun was announced by the council on 1 June 2035.", "annulled 2035-06-01"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "words", "step"), TOLD, ids=[words for _, words, _ in TOLD])
def test_a_step_is_told_by_a_verb_of_its_own_or_by_a_noun(first: str, words: str, step: str) -> None:
    made = "extended" if first == MANDATE else "issued"
    assert chained(("2035-06-20", first + words)) == {NAMES[first]: [[f"{made} 2035-03-05", step]]}


NOT_DONE = [
    (CONVICTED, "Lawyers asked President Ida Brandt to pardon Oskar Venn."),
    (CONVICTED, "On 1 June 2035 President Ida Brandt refused to pardon Oskar Venn."),
    (CONVICTED, "On 1 June 2035 President Ida Brandt pardoned the killer of Oskar Venn."),
    (CONVICTED, "On 1 June 2035 Oskar Venn was refused a pardon."),
    (CONVICTED, "President Ida Brandt may pardon Oskar Venn on 1 June 2035."),
    (CHARGED, "On 1 June 2035 the Court of Marrow acquitted the brother of Oskar Venn."),
    (CHARGED, "On 1 June 2035 Oskar Venn was not acquitted."),
    (CHARGED, "On 1 June 2035 Oskar Venn cleared the snow before the court."),
    (CONVICTED, "The guild demanded the pardon of Oskar Venn on 1 June 2035."),
    (CHARGED, "The acquittal of Oskar Venn would anger the mayor."),
    (CHARGED, "His lawyers demanded the dismissal of the charges on 1 June 2035."),
    (WARRANT, "His lawyers called for the annulment of the warrant on 1 June 2035."),
    (WARRANT, "The annulment of the warrant was rejected by the court on 1 June 2035."),
    (WARRANT, "On 1 June 2035 the mayor announced the annulment of the warrant."),
    (WARRANT, "The minister welcomed the possible annulment of the warrant."),
    (WARRANT, "The guild protested against the annulment of the warrant on 1 June 2035."),
    (WARRANT, "The annulment of the warrant would free him."),
    (WARRANT, "The annulment of the warrant is expected on 1 June 2035."),
    (WARRANT, "The court refused the annulment of the warrant on 1 June 2035."),
    (WARRANT, "The mayor's annulment of the warrant on 1 June 2035 was illegal."),
    (WARRANT, "There was no annulment of the warrant. An annulment of the warrant was possible."),
    (RESOLUTION, "Lorne opposed the extension of Resolution 12."),
    (RESOLUTION, "Before the expiry of Resolution 12, the Senate of Varr met on 1 June 2035."),
    (RESOLUTION, "The renewal of Resolution 12 was discussed by the Senate of Varr on 1 June 2035."),
    (MANDATE, "On 1 June 2035 Lorne asked the council for the renewal of the mandate."),
    (MANDATE, "On 1 June 2035 the minister ended the mandate in a speech."),
    (SANCTIONS, "On 1 June 2035 Lorne urged the council to lift the sanctions on Harun."),
    (SANCTIONS, "On 1 June 2035 the council lifted some sanctions on Harun."),
    (SANCTIONS, "On 1 June 2035 the council lifted the sanctions on Harun's oil."),
    (SANCTIONS, "On 1 June 2035 the council imposed sanctions on Harun-based firms."),
    (SANCTIONS, "The lifting of the sanctions on Harun would help fishers."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "words"), NOT_DONE, ids=[words for _, words in NOT_DONE])
def test_what_is_wished_for_refused_or_done_to_another_is_no_step(first: str, words: str) -> None:
    made = "extended" if first == MANDATE else "issued"
    assert chained(("2035-06-20", first + words)) == {NAMES[first]: [[f"{made} 2035-03-05"]]}


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("the Council of the Isles imposed sanctions on Harun", {"Harun (Council of the Isles)"}),
        ("the government of Lorne imposed sanctions against Harun, Orvale and the Bank of Kestrel", {"Harun (Lorne)", "Orvale (Lorne)", "Bank of Kestrel (Lorne)"}),
        ("Orvale imposed sanctions on Kestrelbank", {"Kestrelbank (Orvale)"}),
        ("the Council of the Isles imposed sanctions on Harun and Oskar Venn", {"Harun (Council of the Isles)", "Oskar Venn (Council of the Isles)"}),
        ("the Council of the Isles imposed sanctions on Harun, Ida Brandt, the foreign minister, said", {"Harun (Council of the Isles)"}),
        ("the Council of the Isles imposed sanctions on Harun's central bank", set()),
        ("the Council of the Isles imposed sanctions on Harun oil exports", set()),
        ("the Council of the Isles discussed sanctions on Harun", set()),
        ("the Council of the Isles rejected sanctions on Harun", set()),
    ],
)  # fmt: skip
def test_sanctions_are_upon_states_and_bodies_as_much_as_persons(words: str, targets: set[str]) -> None:
    assert set(chained(("2035-06-20", f"On 5 March 2035 {words}."))) == {f"sanctions against {one}" for one in targets}


def test_sanctions_that_two_states_impose_on_each_other_are_mirror_images() -> None:
    text = (
        "On 5 March 2035 {A} imposed sanctions on {B}. On 1 June 2035 {A} lifted its sanctions on {B}. "
        "On 3 June 2035 {B} imposed sanctions on {A}."
    )
    one, other = (
        standing(ledger(("2035-06-20", text.format(A=a, B=b)))) for a, b in (("Harun", "Lorne"), ("Lorne", "Harun"))
    )
    assert one == {"sanctions against Lorne (Harun)": ["annulled"], "sanctions against Harun (Lorne)": ["in force"]}
    assert other == {"sanctions against Harun (Lorne)": ["annulled"], "sanctions against Lorne (Harun)": ["in force"]}


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("renewed the mandate of the Isles Mission in Hale", {"Isles Mission in Hale"}),
        ("extended the mandate of the Isles Mission for the Peace of Varr", {"Isles Mission for the Peace of Varr"}),
        ("renewed the REEDFOR and HILLFOR mandates", {"REEDFOR", "HILLFOR"}),
        ("renewed the Hale Observer Mission's mandate", {"Hale Observer Mission"}),
        ("renewed the mandate of the Isles Union boat patrol", set()),
        ("renewed the mandate of Oskar Venn's committee", set()),
        ("debated the mandate of the Isles Mission in Hale", set()),
    ],
)
def test_a_mandate_is_that_of_the_body_with_its_whole_name(words: str, whose: set[str]) -> None:
    found = chained(("2035-06-20", f"On 5 March 2035 the Council of the Isles {words}."))
    assert set(found) == {f"mandate of {one} (Council of the Isles)" for one in whose}


def test_letters_with_accents_apart_stay_in_a_name() -> None:
    text = "On 5 March 2035 the Court of Marrow acquitted Oskar Ve\u0308nn."
    assert set(chained(("2035-06-20", text))) == {"charge against Oskar Ve\u0308nn (Court of Marrow)"}


def test_a_resolution_that_extends_a_mandate_does_so_on_its_day() -> None:
    text = "On 1 June 2035 the Council of the Isles adopted Resolution 8, which extended the mandate of the Lorne Observer Mission."
    found = chained(("2035-06-20", MANDATE + text))[NAMES[MANDATE]]
    assert found == [["extended 2035-03-05", "extended 2035-06-01"]]


@pytest.mark.parametrize(
    "pardon",
    [
        "President Ida Brandt of Harun pardoned Oskar Venn.",
        "President Ida Brandt of Harun granted a pardon to Oskar Venn.",
        "Oskar Venn was pardoned by President Ida Brandt of Harun.",
    ],
)
def test_whoever_is_named_pardons_and_no_court_that_is_named_after_the_state(pardon: str) -> None:
    convicted = "On 5 March 2035 the Special Tribunal for Harun convicted Oskar Venn of fraud. "
    (conviction,) = entries_of(ledger(("2035-06-20", f"{convicted}On 1 June 2035 {pardon}")))
    assert [(step.act, step.body) for step in conviction.instrument.steps] == [
        ("issued", "Special Tribunal for Harun"),
        ("pardoned", "Ida Brandt"),
    ]


def test_an_acquittal_on_appeal_ends_the_conviction_and_one_of_a_part_ends_nothing() -> None:
    appeal = "On 1 June 2035 the Court of Appeal of Varr acquitted Oskar Venn."
    assert standing(ledger(("2035-06-20", CONVICTED + appeal)))[NAMES[CONVICTED]] == ["acquitted"]
    part = "On 1 June 2035 the Court of Marrow acquitted Oskar Venn of murder but convicted him of fraud."
    assert standing(ledger(("2035-06-20", CHARGED + part)))[NAMES[CHARGED]] == ["stands"]


def test_what_follows_a_pardon_and_an_acquittal_is_told_on_each_day() -> None:
    found = ledger(
        ("2035-06-20", CHARGED + "On 1 June 2035 the Court of Marrow acquitted Oskar Venn."),
        ("2035-09-20", "On 9 September 2035 the Supreme Court of Varr overturned the acquittal of Oskar Venn."),
    )
    for day, stands in (("2035-05-31", "stands"), ("2035-06-01", "acquitted"), ("2035-09-09", "stands")):
        assert standing(found, day) == {NAMES[CHARGED]: [stands]}, day


def test_a_court_ends_the_charges_that_a_prosecutor_brought() -> None:
    text = "On 5 March 2035 the Prosecutor of Orrin charged Oskar Venn with fraud. On 1 June 2035 the District Court of Orrin dismissed the charges against Oskar Venn."
    assert standing(ledger(("2035-06-20", text))) == {"charge against Oskar Venn (Prosecutor of Orrin)": ["annulled"]}


def test_the_charges_against_one_person_are_nobody_elses() -> None:
    text = (
        "On 5 March 2035 the Court of Marrow charged Oskar Venn with fraud. On 6 March 2035 the Court of Marrow charged Ed Foss with fraud. "
        "Ed Foss was released after the dismissal of the charges against him on 1 June 2035."
    )
    assert standing(ledger(("2035-06-20", text))) == {
        NAMES[CHARGED]: ["stands"], "charge against Ed Foss (Court of Marrow)": ["annulled"],
    }  # fmt: skip


FOR_ROLE = "On 5 March 2035 the Court of Marrow issued an arrest warrant for the Prime Minister of Harun."
NAMED = "Prime Minister Oskar Venn of Harun opened a bridge."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([("2035-03-06", f"{FOR_ROLE} {NAMED}")], "Oskar Venn"),
        ([("2035-01-06", NAMED), ("2035-03-06", FOR_ROLE)], "Oskar Venn"),
        ([("2035-03-06", FOR_ROLE.replace("Prime Minister", "prime minister") + " " + NAMED)], "Oskar Venn"),
        ([("2035-03-06", f"{FOR_ROLE} {NAMED} Prime Minister Ida Brandt of Harun spoke.")], "Prime Minister of Harun"),
        ([("2035-01-06", NAMED), ("2035-01-06", NAMED.replace("Oskar Venn", "Ida Brandt")), ("2035-03-06", FOR_ROLE)], "Prime Minister of Harun"),
        ([("2035-03-06", FOR_ROLE), ("2035-06-06", NAMED)], "Prime Minister of Harun"),
        ([("2035-01-06", NAMED.replace("Harun", "Orvale")), ("2035-03-06", FOR_ROLE)], "Prime Minister of Harun"),
        ([("2035-01-06", NAMED.replace("Prime", "Former Prime")), ("2035-03-06", FOR_ROLE)], "Prime Minister of Harun"),
    ],
)  # fmt: skip
def test_a_role_means_the_one_person_who_is_named_in_it_by_then(texts: list[Text], expected: str) -> None:
    assert set(chained(*texts)) == {f"warrant against {expected} (Court of Marrow)"}


def test_a_step_told_by_a_role_says_so() -> None:
    [entry] = entries_of(ledger(("2035-01-06", NAMED), ("2035-03-06", FOR_ROLE)))
    said = "the words say “Prime Minister of Harun”; documents name Oskar Venn in that role"
    assert list(notes_of(entry, entry.instrument.steps[0])) == [said]


@pytest.mark.parametrize("role", ["Prime Minister's brother", "former Prime Minister", "wife of the Prime Minister"])
def test_who_is_somebody_to_a_holder_is_not_the_holder(role: str) -> None:
    text = f"On 5 March 2035 the Court of Marrow issued an arrest warrant for the {role}. {NAMED}"
    assert chained(("2035-03-06", text)) == {}


def test_warrants_that_a_court_above_annulled_without_naming_anybody_are_perhaps_annulled() -> None:
    issued = (
        "2039-03-04",
        "On 2 March 2039 the High Court of Harun issued arrest warrants against Bo Tarn and Ada Pell.",
    )
    ended = "2040-05-02", "The warrants were annulled by the Court of Appeal of Harun on 30 April 2040."
    elsewhere = "2040-05-02", "The warrants were annulled by the Court of Appeal of Lorne on 30 April 2040."
    persons = [f"warrant against {name} (High Court of Harun)" for name in ("Ada Pell", "Bo Tarn")]
    assert [standing(ledger(issued, ended))[one] for one in persons] == [["in force, perhaps annulled"]] * 2
    assert standing(ledger(issued, elsewhere)) == {one: ["in force"] for one in persons}
