"""What a document is and when it was published. The texts are our own, about invented places and parties."""

from datetime import date

import pytest

from onrecord.extract.description.description import describe
from onrecord.extract.description.publication_inference import Known
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Description, Document, Metadata


def described(text: str, metadata: Metadata | None = None, known: Known | None = None) -> Description:
    english = language_for("en")
    reading = Reading(Document.of_text("a.txt", text, metadata), english, english.analyse(text))
    return describe(reading, known) if known else describe(reading)


def published(text: str, known: Known | None = None) -> str:
    when = described(text, known=known).published
    return f"{when.date} {when.basis}" if when else ""


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "Varn: Free the miners\n\nPress Release\n3 0ctober 2030\n\nHarbour Watch is issuing a call.\n",
            "2030-10-03 stated",
        ),
        ("PORT VARN, 29 MAR 89 (RADIO HARBOUR)\n\nTwo boats sank.\n", "1989-03-29 stated"),
        ("PORT VARN, Norland (Sept. 4, 2030) - Soldiers found a mine.\n", "2030-09-04 stated"),
        ("Mine at sea\n\nPORT VARN, 4 September 2030 (Harbour Wire) – Soldiers found a mine.\n", "2030-09-04 stated"),
        (
            "2030-09-K-07\nFor Immediate Release\nPORT VARN, Norland (Sept. 4) - Soldiers found a mine.\n",
            "2030-09-04 stated",
        ),
        ("Mine at sea\n\nBy Ana Ruiz\n\nPORT VARN, Sept. 4, 2030 (Harbour Wire) — A mine sank.\n", "2030-09-04 stated"),
        ("PORT VARN, Norland, Sept. 4, 2030 - A mine sank two boats.\n", "2030-09-04 stated"),
        ("Port Varn, 4 September 2030 – A mine sank two boats.\n", "2030-09-04 stated"),
        ("(Port Varn, September 4, 2030) – A mine sank two boats.\n", "2030-09-04 stated"),
        ("NORLAND\nIn May a law passed.\n88\nHarbour Watch Report 2031\nIn June it ended.\n", "2031 stated"),
        ("NORLAND\nIn May a law passed.\nHarbour Watch Report 2031 88\nIn June it ended.\n", "2031 stated"),
        ("NORLAND\nIn May a law passed.\n88 Harbour Watch Annual Report 2031\nIn June it ended.\n", "2031 stated"),
    ],
)
def test_a_stated_date_is_read_from_the_head_or_foot(text: str, when: str) -> None:
    assert published(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "In PORT VARN, Sept. 4, 2030 was a hot day.\n",
        "Port Varn, 3 May 2030 – 4 June 2030\n\nA mine sank two boats.\n",
        "The mines of Port Varn, 4 September 2030 – 11 boats sank.\n",
    ],
)
def test_a_date_in_a_sentence_or_a_stretch_is_no_dateline(text: str) -> None:
    assert not published(text).endswith("stated")


def test_an_agency_in_brackets_after_the_date_is_the_publisher() -> None:
    text = "Mine at sea\n\nPORT VARN, 4 September 2030 (Harbour Wire) – Soldiers found a mine on Tuesday.\n"
    assert described(text).publisher == "Harbour Wire"


def test_a_dateline_without_any_year_is_no_guess() -> None:
    assert published("PORT VARN, Norland (Sept. 4) - Soldiers found a mine.\n") == ""


def test_a_text_without_dates_has_no_date() -> None:
    assert described("The sea is calm.").published is None


def test_metadata_wins_over_the_text() -> None:
    metadata = Metadata(
        title="T", publisher="P", published=When.at("2031-01-02"), published_source="article:published_time"
    )
    found = described("Varn: Free the miners\n3 October 2030\nText.", metadata)
    assert (found.title, found.publisher, found.published and found.published.date.iso) == ("T", "P", "2031-01-02")


def test_a_length_of_time_since_a_day_bounds_the_date() -> None:
    text = "The siege has gone on since 3 May 2030. For over one month the port was shut."
    assert published(text) == "2030-06-03/2030-07-02 inferred"


def test_the_latest_past_date_is_the_earliest_possible() -> None:
    assert published("The court ruled in July 2029. A vote followed in March 2030.") == "2030-03-01/.. inferred"


def test_a_day_to_come_is_no_bound() -> None:
    assert published("The court ruled in July 2029. Troops must leave by May 2040.") == "2029-07-01/.. inferred"


def test_a_weekday_of_the_first_sentence_is_later_than_all_that_is_told() -> None:
    text = (
        "The union on Thursday accused the mine. In late November pay was stopped. A film of October 13, 2025 shows it."
    )
    assert published(text) == "2025-11-27/2025-12-31 inferred"


def test_days_that_other_documents_tell_in_full_help() -> None:
    text = "The union spoke on Monday, almost two years after the raid of May 3."
    assert published(text) == ""
    assert published(text, Known({(5, 3): 2028})) == "2030-02-04/2030-05-03 across"


def test_the_words_that_give_a_date_are_kept() -> None:
    text = "Varn: Free the miners\n\nPress Release\n3 October 2030\n\nText."
    found = described(text).published
    assert (
        found and [s.of(text) for s in found.words] == ["3 October 2030"] and found.date.earliest == date(2030, 10, 3)
    )


@pytest.mark.parametrize(
    ("text", "kind", "publisher"),
    [
        (
            "Varn: Free the miners now\n\nPress Release\n\n“Free them,” said Ana Roe, Harbour Watch’s director.",
            "press_release",
            "Harbour Watch",
        ),
        ("PORT VARN, 29 MAR 89 (RADIO HARBOUR)\n\nTwo boats sank.\n", "news", "Radio Harbour"),
        (
            "NORLAND\nIn May a law passed.\n88\nHarbour Watch Report 2031\nIn June it ended.\n",
            "report",
            "Harbour Watch",
        ),
        ("The miners on Tuesday called on the owner to pay.", "news", ""),
        ("", "other", ""),
    ],
)
def test_kind_and_publisher_follow_from_marks(text: str, kind: str, publisher: str) -> None:
    found = described(text)
    assert (found.kind, found.publisher) == (kind, publisher)


def test_the_title_is_the_first_line_like_one() -> None:
    text = "Press Release\nVarn: Free the miners now\n\nThe miners were held on 3 May 2030, and they are still held.\n"
    found = described(text)
    assert found.title == "Varn: Free the miners now"
    assert found.title_span and found.title_span.of(text) == found.title


@pytest.mark.parametrize(
    ("text", "publisher", "published", "kind"),
    [
        ("Harun: Open the gate\n\nReed Watch, press release\n6 March 2O31\n\nReed Watch said today that the gate was shut.", "Reed Watch", "2031-03-06", "press_release"),
        ("REED WATCH\nPress release, 19 May 2031\n\nSix nurses of Lisk must be freed\n\nThe nurses were arrested in April, it said.", "Reed Watch", "2031-05-19", "press_release"),
        ("# Statement on the vote of the Assembly\n\nMinistry of Defence of Harun\nLisk, 7 May 2031\n\nThe ministry has read the text.", "Ministry of Defence of Harun", "2031-05-07", "statement"),
        ("THE LISK COURIER\nFriday, 15 August 2031\n\nJudges want the general\n\nThe court issued a warrant on Thursday.", "The Lisk Courier", "2031-08-15", "news"),
        ("“We Worked for Salt”\nPay and fear in the pans of Lisk\n\nSummary\nField Pay Initiative, May 2031\nThe workers of the pans were beaten, and nobody paid them.", "Field Pay Initiative", "2031-05", "report"),
        ("LISK: NORTHERN FLOODS\nSituation Report No. 14\nHarbour Aid Consortium (HAC)\nAs of 22 August 2031\n\nThe river rose again, and the camps stand in water.", "Harbour Aid Consortium", "2031-08-22", "report"),
        ("Lowland Security Council\nReport of the Secretary-General on the situation in Harun\n17 November 2031\n\n21. The truce held, and the roads were open.", "Secretary-General", "2031-11-17", "report"),
        (
            "Orla Lantern\nPress release\n3 May 2031\n\nThe Quay Brigade was silent, its spokesman for the Quay Brigade said.",
            "Orla Lantern",
            "2031-05-03",
            "press_release",
        ),
    ],
)  # fmt: skip
def test_a_letterhead_names_publisher_and_date(text: str, publisher: str, published: str, kind: str) -> None:
    found = described(text)
    assert (found.publisher, str(found.published and found.published.date), found.kind) == (publisher, published, kind)


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("Report of Harbour Watch, 20 September 2031", "Harbour Watch", "2031-09-20 stated"),
        ("Final report by the Ministry of Health of Harun, Lisk, 20 September 2031", "Ministry of Health of Harun", "2031-09-20 stated"),
        ("Report of the Harbour Committee", "Harbour Committee", ""),
        ("Report of the Burning of Lisk, 20 September 2031", "", ""),
        ("Report of Harbour Watch on the raid of 20 September 2031", "Harbour Watch", ""),
    ],
)  # fmt: skip
def test_a_line_that_says_who_wrote_a_report_names_publisher_and_date(
    line: str, publisher: str, published: str
) -> None:
    found = described(
        f"# The winter of Lisk\n\n{line}\n\nThe boats lie still, and the children of the town are hungry.\n"
    )
    when = found.published
    stated = f"{when.date} stated" if when and when.basis == "stated" else ""
    assert (found.publisher, stated, found.title) == (publisher, published, "The winter of Lisk")


@pytest.mark.parametrize(
    ("text", "publisher", "kind"),
    [
        ("Harbour Watch\nURGENT APPEAL\nOpen the harbour\n\nThe boats lie still, and the children are hungry.", "Harbour Watch", "statement"),
        ("Open letter to the Mayor of Lisk\n\nDear Mayor,\n\nWe, the undersigned unions of the port, write to ask you for work.", "undersigned unions", "statement"),
        ("LISK, 4 MAY 89 (RADIO HARBOUR)\n\n1. The strike goes on. 2. We greet the miners. [signed] Harbour Committee, 3 May 1989.", "Harbour Committee", "statement"),
        ("LISK, 4 MAY 89 (RADIO HARBOUR)\n\nThe treaty was signed by the Harbour Committee.", "Radio Harbour", "news"),
        ("Storm over Lisk\n\nThe boats lie still, and nobody knows why they were signed off.", "", "other"),
    ],
)  # fmt: skip
def test_who_signs_or_writes_speaks(text: str, publisher: str, kind: str) -> None:
    found = described(text)
    assert (found.publisher, found.kind) == (publisher, kind)


def test_a_date_within_the_text_is_not_the_documents_own() -> None:
    text = "Note on decisions\n\nThe court annulled the warrant that it had issued on 14 August 2031 against Ravik Sorne.\n"
    found = described(text)
    assert found.published is None or found.published.basis != "stated"
