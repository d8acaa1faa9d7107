"""Events of many kinds: disasters, strikes, trials, steps of courts. Our own texts, about invented places and parties."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Event

HEAD = "Varn: News of the harbour\n\nPress Release\n15 May 2031\n\n"


def events(text: str) -> list[Event]:
    return list(read_entries(Document.of_text("a.txt", HEAD + text), language_for("en")).entries.events)


@pytest.mark.parametrize(
    ("text", "when", "kind"),
    [
        ("In March 2030, floods hit the delta.", "2030-03", "other"),
        ("The refinery exploded on 3 May.", "2031-05-03", "other"),
        ("On 4 March, an earthquake killed 40 people in Varn.", "2031-03-04", "other"),
        ("On 3 May, hundreds of nurses went on strike.", "2031-05-03", "protest"),
        ("On 3 May, guards raped two prisoners.", "2031-05-03", "attack"),
        ("The mandate of the mission was extended on 12 May.", "2031-05-12", "policy"),
        ("In April, the miners began their march when guards shot a boy.", "2031-04", "protest"),
        ("A video of the beating was posted online on 3 May.", "2031-05-03", "photo"),
        ("Refugees began returning in March.", "2031-03", "other"),
        ("In April, two editors were charged with planning an attack.", "2031-04", "other"),
        ("The verdict was handed down on 5 May.", "2031-05-05", "opinion"),
        ("The miners waited. On 3 May the Assembly approved sanctions on Arland.", "2031-05-03", "policy"),
        ("On 3 May the Assembly passed a bill that bans strikes.", "2031-05-03", "policy"),
        ("They agreed to a truce, which took effect on 5 May.", "2031-05-05", "ceasefire"),
        ("In March, the rebels began to shell the port.", "2031-03", "attack"),
        ("In March, the Harbour Court passed a judgement on the tenants.", "2031-03", "opinion"),
        ("In March, the jury reached a verdict.", "2031-03", "opinion"),
    ],
)
def test_a_happening_has_its_kind(text: str, when: str, kind: str) -> None:
    assert [(str(e.date), e.type) for e in events(text)] == [(when, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "body", "status"),
    [
        ("The Supreme Court annulled the decree on 7 April.", "policy", "Supreme Court", "annulled"),
        ("The Harbour Council adopted resolution 44 on 9 May.", "resolution", "Harbour Council", "passed"),
        ("The Court of Appeal upheld his conviction on 2 May.", "opinion", "Court of Appeal", None),
        ("The Harbour Assembly rejected the bill on 3 May.", "policy", "Harbour Assembly", None),
        ("The law was repealed in April.", "policy", "", "annulled"),
        ("The bill was presented to the Harbour Assembly in April.", "policy", "Harbour Assembly", "proposed"),
    ],
)
def test_a_legal_step_has_its_body_and_status(text: str, kind: str, body: str, status: str | None) -> None:
    assert [(e.type, e.body, e.status) for e in events(text)] == [(kind, body, status)]


@pytest.mark.parametrize(
    "text",
    [
        "No strike took place in April.",
        "The report covers 2030.",
        "The trial is expected to open in June 2031.",
        "Neither mine closed in April.",
        "The miners should have marched in April.",
    ],
)
def test_what_did_not_happen_or_is_only_covered_is_no_event(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The Harbour Court issued a warrant for the arrest of General Bo Tarn on 3 May 2031.", "warrant", None),
        ("The Harbour Court annulled the warrant for Bo Tarn on 3 May 2031.", "warrant_ended", "annulled"),
        ("The Harbour Court lifted its arrest warrant against Bo Tarn on 3 May 2031.", "warrant_ended", "annulled"),
        ("The law was proposed on 3 May 2031 and later came into force.", "policy", "proposed"),
    ],
)
def test_a_step_told_beside_its_instrument_is_the_step_of_that_day(text: str, kind: str, status: str | None) -> None:
    assert [(str(e.date), e.type, e.status) for e in events(text)] == [("2031-05-03", kind, status)]


@pytest.mark.parametrize("opening", ["VARN, 14 May - ", "VARN, May 14 (Bell) – ", "Port Varn, 14 May 2031 (Bell) - "])
def test_a_dateline_is_no_event_and_its_place_no_party(opening: str) -> None:
    [found] = events(f"{opening}Guards shot two miners on 12 May, the mayor said.")
    assert str(found.date) == "2031-05-12"
    assert not any("varn" in party.lower() for party in found.parties)
