"""What courts, councils, commissions and ministries say in documents of their own. All places, bodies and people are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Entries

ENGLISH = language_for("en")


def entries(text: str) -> Entries:
    return read_entries(Document.of_text("test", text), ENGLISH).entries


def calls(text: str) -> list[tuple[str, str, str]]:
    """Caller, action and those asked, of each call."""
    return [(one.by, one.span.of(text), ", ".join(one.to)) for one in entries(text).calls]


def findings(text: str) -> set[tuple[str, str, str, str]]:
    return {(one.by, ", ".join(one.accused), one.category, one.stance) for one in entries(text).findings}


ORDER = """HIGH COURT OF THE ISLES
Press release
3 February 2031

The Court delivered its Order on the request of Orla.

The Court orders the following measures:

(1) by nine votes to two,
Kestria shall refrain from any act against the islanders;

(2) unanimously,
Both Parties shall refrain from any action which might widen the dispute.

The Court further decides that Kestria shall report to it by 3 May 2031 on its measures.
"""


def test_a_court_orders_with_shall_in_a_list() -> None:
    court = "High Court of the Isles"
    assert calls(ORDER) == [
        (court, "refrain from any act against the islanders", "Kestria"),
        (court, "refrain from any action which might widen the dispute", "all parties"),
        (court, "report to it by 3 May 2031 on its measures", "Kestria"),
    ]


JUDGMENT = """MID-HARBOUR COURT OF RIGHTS

CASE OF TARN ET AL. v. PERU
JUDGMENT OF NOVEMBER 24, 2031

On November 24, 2031, the Mid-Harbour Court of Rights (“the Court”) delivered a judgment.

In 2011 the Supreme Court of Justice annulled the conviction. The Court concluded that the seven men had been arbitrarily detained. It also ordered the State to: (i) continue the investigation into the facts; (ii) carry out a search for the victims; and (iii) pay the compensation set in paragraph 30.
"""


def test_the_court_is_the_one_that_a_judgment_says_it_means_and_the_state_the_one_that_is_sued() -> None:
    court = "Mid-Harbour Court of Rights"
    assert findings(JUDGMENT) == {(court, "Peru", "arbitrary_detention", "asserts")}
    assert {one.speaker for one in entries(JUDGMENT).quotations} == {court}
    assert [(by, action) for by, action, _ in calls(JUDGMENT)] == [
        (court, "continue the investigation into the facts"),
        (court, "carry out a search for the victims"),
        (court, "pay the compensation set in paragraph 30"),
    ]


COUNCIL = """Harbour Council Press Statement on Attacks in Orla

The following Harbour Council press statement was issued today by Council President Bo Dervis (Orla):

The members of the Harbour Council demanded that all armed groups cease hostilities, lay down their arms and release immediately all persons in captivity. They called on the Government of Orla to investigate these attacks, to bring the perpetrators to justice, and to keep Kestria informed. They expressed grave concern at reports of rape by the Red Hand.
"""


def test_the_members_of_a_council_are_the_council() -> None:
    read = read_entries(Document.of_text("test", COUNCIL), ENGLISH)
    assert (read.description.publisher, read.description.kind) == ("Harbour Council", "statement")
    assert [action for by, action, _ in calls(COUNCIL) if by == "Harbour Council"] == [
        "cease hostilities",
        "lay down their arms",
        "release immediately all persons in captivity",
        "investigate these attacks",
        "bring the perpetrators to justice",
        "keep Kestria informed",
    ]
    assert findings(COUNCIL) == {("Harbour Council", "Red Hand", "sexual_violence", "suggests")}


RESOLUTION = """TEXTS ADOPTED

Harbour Assembly resolution of 16 June 2031 on prisoners in Kestria

The Harbour Assembly,

–  having regard to its resolution of 16 December 2030,

A.  whereas the Kestrian authorities have subjected opponents to persecution;

1.  Considers that more must be known; encourages the Member States to open criminal investigations;

2.  Calls on the Kestrian authorities to release all those detained and to annul the proceedings against them;
"""


def test_a_resolution_with_whereas_and_lettered_paragraphs_is_its_assembly_s() -> None:
    assert read_entries(Document.of_text("test", RESOLUTION), ENGLISH).description.publisher == "Harbour Assembly"
    assert [(by, action) for by, action, _ in calls(RESOLUTION)] == [
        ("Harbour Assembly", "open criminal investigations"),
        ("Harbour Assembly", "release all those detained"),
        ("Harbour Assembly", "annul the proceedings against them"),
    ]


COMMISSION = """REPORT OF THE COMMISSION OF INQUIRY INTO ELECTION VIOLENCE IN THE REPUBLIC OF ORLA

Port Ella, 30 June 2031

Extract: Summary of findings and recommendations

1. The Commission was established by decree.

2. From 5 to 8 December, members of the Red Shirts attacked the Harun community and killed 87 persons. In the view of the Commission, these acts constitute murder and persecution.

3. Most of them were held at Kolo Barracks, where soldiers subjected detainees to torture.

B. Recommendations

8. The Commission recommends that:

(a) the Government pay reparation to the families by 30 June 2032;

(b) the Riot Unit be disbanded;

(c) the Congress dissolve the Red Shirts.

9. The Commission notes that nobody has answered so far. None of it has been done.
"""


def test_a_commission_s_items_have_subjects_of_their_own() -> None:
    found = entries(COMMISSION)
    assert [(one.span.of(COMMISSION), one.to, one.deadline is not None) for one in found.calls] == [
        ("pay reparation to the families by 30 June 2032", ("Government",), True),
        ("the Riot Unit be disbanded", (), False),
        ("dissolve the Red Shirts", ("Congress",), False),
    ]
    assert {(one.accused, one.category) for one in found.findings} == {
        (("Red Shirts",), "murder"),
        (("Red Shirts",), "persecution"),
        (("soldiers",), "torture"),
    }
    assert [one.value for one in found.figures] == [87]


def test_asks_of_an_update_name_whom_they_ask() -> None:
    update = """HARBOUR AID
Situation Report No. 3
4 March 2031

The fighting went on.

What we ask

• The Kestrian authorities to reopen the ferry, and to consult the islanders before any move.
• Both sides to refrain from shelling the harbour.
• Donors to fund the clinic.
"""
    assert calls(update) == [
        ("Harbour Aid", "reopen the ferry", "Kestrian authorities"),
        ("Harbour Aid", "consult the islanders before any move", "Kestrian authorities"),
        ("Harbour Aid", "refrain from shelling the harbour", "all parties"),
        ("Harbour Aid", "fund the clinic", "Donors"),
    ]


MINISTRY = """MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF ORLASTAN
Statement
Vash, 3 December 2031

None was the result of deliberate attacks on civilians by the Orlastani Armed Forces. Allegations that the Border Service used excessive force against refugees are a fabrication. The allegation that the Armed Forces of Orlastan are starving the population of Kelm is false.
"""


def test_a_ministry_denies_for_its_forces_and_services() -> None:
    ministry = "Ministry of Foreign Affairs of the Republic of Orlastan"
    assert findings(MINISTRY) == {
        (ministry, "Orlastani Armed Forces", "attack_on_civilians", "denies"),
        (ministry, "Border Service", "excessive_force", "denies"),
        (ministry, "Armed Forces of Orlastan", "starvation", "denies"),
    }


@pytest.mark.parametrize(
    ("head", "publisher", "iso"),
    [
        ("THE LONG ROAD\nEvictions in Kestria\nHarbour Observatory for Dignity, May 2031", "Harbour Observatory for Dignity", "2031-05"),
        ("Union of Dock and Quay Workers (UDQW)\nOrvale, 17 February 2031", "Union of Dock and Quay Workers", "2031-02-17"),
        ("INTER-ISLAND COURT OF RIGHTS\nOrvale, 4 May 2031", "Inter-Island Court of Rights", "2031-05-04"),
        ("HARBOUR WATCH REPORT 2030/31\n\nORVALE", "Harbour Watch", "2031"),
    ],
)  # fmt: skip
def test_whose_document_it_is(head: str, publisher: str, iso: str) -> None:
    text = f"{head}\n\nThe council has met, and the road is open again.\n"
    told = read_entries(Document.of_text("test", text), ENGLISH).description
    assert (told.publisher, told.published.date.iso if told.published else "") == (publisher, iso)


LOUD = """The Committee,

RECALLING that police opened fire on strikers;

1. CONDEMNS the killing of the dockers as an extrajudicial execution carried out by the Lisk Police Service;

2. CALLS UPON Orex Minerals to reinstate the dismissed workers and to pay compensation to the families;

3. DEMANDS that the ministry withdraw all charges.
"""


def test_verbs_in_capitals_are_verbs() -> None:
    assert calls(LOUD) == [
        ("Committee", "reinstate the dismissed workers", "Orex Minerals"),
        ("Committee", "pay compensation to the families", "Orex Minerals"),
        ("Committee", "withdraw all charges", "ministry"),
    ]
    assert findings(LOUD) == {("Committee", "Lisk Police Service", "murder", "asserts")}
