"""Which party a text means by a description, a pronoun, or a name with small words in it. All of them are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.extract.parties.headings import state_of_dateline, state_of_letterhead
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.parties.words import party_words
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Document
from tests.timing import processor_seconds

ENGLISH = language_for("en")


def mentions(text: str) -> list[tuple[str, str]]:
    """The words of each mention in a text, and the party they mean, in order."""
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text))
    return [(m.span.of(text), m.name) for m in find_parties(reading).mentions]


def callers(text: str) -> list[str]:
    """Who calls on somebody in a text."""
    return [call.by for call in read_entries(Document.of_text("test", text), ENGLISH).entries.calls]


def speakers(text: str) -> list[str]:
    """Who says something in a text."""
    return [one.speaker for one in read_entries(Document.of_text("test", text), ENGLISH).entries.quotations]


@pytest.mark.parametrize(
    "text",
    [
        "Aral Tosk, Chair of the Commission, spoke on Monday. The Commission said that prisoners had been tortured.",
        "Aral Tosk, Chair of the Commission on Straits, left on Monday. The commission left later.",
        "The Chair of the Commission on Straits, Aral Tosk, spoke. The Commission then met.",
    ],
)
def test_a_body_is_not_whoever_heads_it(text: str) -> None:
    last = [party for words, party in mentions(text) if words.lower() == "commission"][-1]
    assert last.startswith("Commission")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The National Intelligence and Security Service tortured detainees.", "National Intelligence and Security Service"),
        ("The Truth and Reconciliation Commission met on Monday.", "Truth and Reconciliation Commission"),
        ("The al-Nur Brigade fired on the town.", "Al-Nur Brigade"),
        ("Tareq al-Hadid of Rights Lantern spoke.", "Tareq al-Hadid"),
        ("Tareq al-Hadid of Rights Lantern spoke.", "Rights Lantern"),
        ("Prime Minister Olan Varga of Norland left.", "Olan Varga"),
        ("The Justice Party of Norland met.", "Justice Party of Norland"),
        ("The Minister of Justice of Norland left.", "Minister of Justice of Norland"),
    ],
)  # fmt: skip
def test_a_name_is_read_whole(text: str, party: str) -> None:
    assert party in [party for _, party in mentions(text)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Ministry of Health and the Red Crescent met.", ["Ministry of Health", "Red Crescent"]),
        ("The Ministry of Health and Ministry of Justice met.", ["Ministry of Health", "Ministry of Justice"]),
        ("Sudan and the Kestrel Brigades attacked the town.", ["Sudan", "Kestrel Brigades"]),
    ],
)
def test_two_names_with_and_between_them_are_two(text: str, parties: list[str]) -> None:
    assert [party for words, party in mentions(text) if words[:1].isupper()] == parties


@pytest.mark.parametrize(
    "before",
    [
        "Rights Lantern met the Ministry of Justice in Port Ella on 3 May.",
        "Rights Lantern said on Monday that the Ministry of Justice had ignored its letters.",
        "Rights Lantern's researchers met the Ministry of Justice.",
        "In a letter to the Ministry of Justice, Rights Lantern described 12 cases.",
        "The report of Rights Lantern criticises the Ministry of Justice.",
    ],
)
def test_it_means_the_subject_of_the_sentence_before(before: str) -> None:
    assert callers(f"{before} It urges the government to release all prisoners.") == ["Rights Lantern"]


def test_the_group_that_somebody_calls_on_is_not_the_caller() -> None:
    text = "The al-Nur Brigade, an armed group, abducted six teachers, Rights Lantern said. It calls on the group to free them."
    [call] = read_entries(Document.of_text("test", text), ENGLISH).entries.calls
    assert (call.by, call.to) == ("Rights Lantern", ("Al-Nur Brigade",))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Ministry of Foreign Affairs of Norland\n\nKenya and Uganda criticised Norland. The government refused.", "Norland"),
        ("NAIROBI, Kenya, 3 May 2031 - The Ministry of Defence met. The government refused.", "Kenya"),
        ("NAIROBI, Kenya, 3 May 2031 - The army of Uganda fired. The government refused.", "government"),
        ("Rights Lantern\n\nKenya and Uganda have signed. The government refused.", "government"),
    ],
)  # fmt: skip
def test_the_government_is_that_of_the_letterhead_or_of_the_only_state_in_the_dateline(text: str, state: str) -> None:
    assert [party for words, party in mentions(text) if words == "government"] == [state]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Ministry of Health of Norland", "Norland"),
        ("Ministry of Health of the Republic of Norland", "Norland"),
        ("Government of Norland", "Norland"),
        ("Kenyan Ministry of Defence", "Kenya"),
        ("Ministry of Health", ""),
        ("Rights Lantern", ""),
        ("Government of Norland rejects report", ""),
        ("Ministry of", ""),
        ("", ""),
    ],
)
def test_a_letterhead_names_a_state_where_it_is_nothing_else(line: str, state: str) -> None:
    assert state_of_letterhead(line, party_words(ENGLISH)) == state


def test_a_dateline_names_a_state_that_is_listed_or_that_the_text_declares() -> None:
    known = party_words(ENGLISH)
    assert state_of_dateline("NAIROBI, Kenya, 3 May 2031 - The army left.", known, ()) == "Kenya"
    assert state_of_dateline("Brenn, Norland (RDA) — The army left.", known, {"Norland"}) == "Norland"
    assert state_of_dateline("Brenn, Norland (RDA) — The army left.", known, ()) == ""


@pytest.mark.parametrize(
    "dateline", ["BRENN, Norland, 3 May 2031 - ", "PORT ELLA, Norland, 3 May 2031 — ", "BRENN, 3 May 2031 - ", ""]
)
def test_a_dateline_is_no_speaker(dateline: str) -> None:
    assert speakers(f"{dateline}The Ministry of Defence said in a statement that its forces had not left.") == [
        "Ministry of Defence"
    ]


def test_a_ministry_is_named_with_whose_it_is_and_without_only_where_one_can_be_meant() -> None:
    text = "Arland's Ministry of Defence said that troops had left. The Ministry of Defence said that it had no troops."
    assert speakers(text) == ["Arland's Ministry of Defence"] * 2
    text = "Arland's Ministry of Defence left. South Sudan's Ministry of Defence said no. The Ministry of Defence met."
    parties = [party for words, party in mentions(text) if words.endswith("Defence")]
    assert parties == ["Arland's Ministry of Defence", "South Sudan's Ministry of Defence", "Ministry of Defence"]


def test_a_person_with_a_title_speaks_under_the_name_alone() -> None:
    assert speakers("Prime Minister Olan Varga of Norland said that the report was a lie.") == ["Olan Varga"]


@pytest.mark.parametrize("people", ["Officers", "Two soldiers", "The fighters"])
def test_the_people_of_a_named_force_stand_for_it(people: str) -> None:
    text = f"{people} of the Harbour Security Service tortured detainees, Rights Lantern said."
    [finding] = read_entries(Document.of_text("test", text), ENGLISH).entries.findings
    assert (finding.by, finding.accused) == ("Rights Lantern", ("Harbour Security Service",))


@pytest.mark.parametrize("line", ["MINISTRY OF\nFOREIGN AFFAIRS", "GOVERNMENT OF", "Ministry Of"])
def test_a_letterhead_that_breaks_off_names_no_state(line: str) -> None:
    assert state_of_letterhead(line.split("\n")[0], party_words(ENGLISH)) == ""


@pytest.mark.parametrize("line", ["Norland Accuses Government of Arland", "Rights Lantern on the Government of Arland"])
def test_a_headline_is_no_letterhead(line: str) -> None:
    assert state_of_letterhead(line, party_words(ENGLISH)) == ""


def test_a_long_list_of_places_is_soon_known_for_no_dateline() -> None:
    towns = "Tolm, Bcde" + ", Ab" * 400 + " and then a long way without any comma that goes on and on and on"
    assert processor_seconds(lambda: state_of_dateline(towns, party_words(ENGLISH), ())) < 1
