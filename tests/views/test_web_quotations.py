"""The pages of quotations: who is quoted, and all that one speaker said. The record is about the invented isle of Varrow."""

import re
import time
from html import unescape

import pytest
from starlette.testclient import TestClient

from onrecord.views.web.app import make_app
from tests.views.sample_quotations import QuotationRecord, many

TORVALD = "/quotations/speaker?name=Ina+Torvald"
PAGES = (
    "/quotations", "/quotations?order=name", "/quotations?order=last+quoted", "/quotations?confidence=0.8", "/quotations/all",
    TORVALD, "/quotations/unnamed", "/quotations/unnamed?mention=a+rower", "/quotations/unnamed?mention=–",
    f"{TORVALD}&form=direct&polarity=said&extent=whole&document=ledger&text=FERRY&from=2041&to=2041-12&confidence=.5",
)  # fmt: skip


@pytest.fixture(scope="module")
def site() -> TestClient:
    return TestClient(make_app(QuotationRecord()))


def words(html: str) -> str:
    """What a reader sees of some HTML, on one line."""
    in_lines = re.sub(r"</?(?:a|b|bdi|mark|small|span)(?: [^>]*)?>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", in_lines)).split())


def rows(html: str) -> dict[str, list[str]]:
    """The lines of the list of speakers: by speaker, the cells after it."""
    found = re.findall(r'<tr><th scope="row".*?</tr>', html, re.S)
    cells = [[words(c) for c in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.S)] for row in found]
    return {line[0]: line[1:] for line in cells}


def quotes(html: str) -> list[str]:
    """Each quotation of a page with its context."""
    return [words(q) for q in re.findall(r"<blockquote.*?</blockquote>", html, re.S)]


def marks(html: str) -> list[str]:
    return [words(q) for q in re.findall(r'<mark class="said">.*?</mark>', html, re.S)]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_quotations_answers_and_needs_no_script(site: TestClient, page: str) -> None:
    answer = site.get(page)
    assert answer.status_code == 200, answer.text[:500]
    assert "<script" not in answer.text and "style=" not in answer.text
    assert answer.text.count("<h1") == 1


def test_speakers_are_listed_by_how_much_they_say_under_their_one_name(site: TestClient) -> None:
    listed = rows(site.get("/quotations").text)
    assert list(listed) == ["Ina Torvald", "council of Varrow", "المرأة", "not named: a rower", "not named"]
    assert listed["Ina Torvald"] == ["3", "1", "1", "1", "2", "1 February 2041 to 2 March 2041"]
    assert listed["not named: a rower"][:3] == ["2", "2", "–"]


def test_whoever_is_not_named_is_never_given_a_name(site: TestClient) -> None:
    html = site.get("/quotations/unnamed?mention=a+rower").text
    assert "Not named: " in html and "may mean two people" in html
    assert marks(html) == ["“Rotten!”", "“the boats … are rotten”"]
    assert marks(site.get("/quotations/unnamed?mention=–").text) == ["“No,”"]
    assert len(quotes(site.get("/quotations/unnamed").text)) == 3


def test_the_page_of_a_speaker_has_all_quotations_in_order_of_date_across_documents(site: TestClient) -> None:
    html = site.get(TORVALD).text
    assert marks(html) == ["“the pier” was safe", "“The ferry will sail,”", "“and it will sail on Monday.”", "the pier was closed"]  # fmt: skip
    assert [words(h) for h in re.findall("<h2>.*?</h2>", html)] == ["1 February 2041", "2 March 2041"]
    assert "harbour mistress" in html.casefold() and "Speaks for" in html


def test_a_speaker_is_found_by_every_name_that_the_record_knows(site: TestClient) -> None:
    assert marks(site.get("/quotations/speaker?name=Torvald").text) == marks(site.get(TORVALD).text)
    assert "Ina Torvald" in site.get("/quotations/speaker?name=council+of+Varrow").text  # who speaks for it


def test_a_quotation_stands_in_its_context_and_links_to_its_exact_words(site: TestClient) -> None:
    html = site.get(TORVALD).text
    assert "“The ferry will sail,” said the harbour mistress, Ina Torvald, “and it will sail on Monday.”" in quotes(
        html
    )
    for link in re.findall(r'href="(/documents/\w+/q\d+)#words">Exact words', html):
        assert "<mark" in site.get(link).text
    assert "<b>old</b>" not in site.get("/quotations/all").text


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (TORVALD, "denied indirect named here “Torvald denied” cue “denied” confidence 0.79"),
        (TORVALD, "said direct whole as harbour mistress cue “said” confidence 1.00"),
        (TORVALD, "asked mixed cut as Harbour mistress named here “Torvald” cue “asked” confidence 0.40"),
        ("/quotations/unnamed?mention=a+rower", "Chain council of Varrow not named: a rower"),
        ("/quotations/speaker?name=The+council", "Within it: not named: a rower"),
    ],
)
def test_each_quotation_says_how_it_was_said_and_through_whom(site: TestClient, page: str, told: str) -> None:
    assert told in words(site.get(page).text)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("form=indirect", ["the pier was closed"]),
        ("polarity=asked", ["“the pier” was safe"]),
        ("polarity=demanded", []),
        ("extent=cut", ["“the pier” was safe"]),
        ("role=HARBOUR&form=direct", ["“The ferry will sail,”", "“and it will sail on Monday.”"]),
        ("document=GAZETTE", ["“the pier” was safe"]),
        ("text=pier&from=2041-03", ["the pier was closed"]),
        ("to=2041-02", ["“the pier” was safe"]),
        ("text=sail+on", ["“The ferry will sail,”", "“and it will sail on Monday.”"]),
    ],
)
def test_filters_choose_among_the_quotations_of_a_speaker(site: TestClient, asked: str, shown: list[str]) -> None:
    assert marks(site.get(f"{TORVALD}&{asked}").text) == shown


def test_a_threshold_says_how_many_it_hides_and_leads_to_them(site: TestClient) -> None:
    html = site.get(f"{TORVALD}&confidence=0.8&document=ledger").text
    assert len(quotes(html)) == 1 and "1 quotation of less confidence than 0.8 is hidden" in words(html)
    [shown] = re.findall(r'<a href="([^"]*)">Show it too', html)
    assert len(quotes(site.get(unescape(shown)).text)) == 2
    assert "hidden" not in words(site.get(TORVALD).text)
    assert "2 quotations of less confidence than 0.8 are hidden" in words(site.get("/quotations?confidence=0.8").text)
    assert rows(site.get("/quotations?confidence=0.8").text)["Ina Torvald"][0] == "1"


def test_what_was_asked_for_is_kept_on_the_way_from_the_list_to_a_speaker(site: TestClient) -> None:
    html = site.get("/quotations?polarity=denied&name=torv").text
    assert list(rows(html)) == ["Ina Torvald"]
    [link] = re.findall(r'<th scope="row"[^>]*><a dir="auto" href="([^"]*)"', html)
    assert marks(site.get(unescape(link)).text) == ["the pier was closed"]


@pytest.mark.parametrize(
    ("page", "status", "says"),
    [
        ("/quotations/speaker?name=Nobody", 404, "Nobody of this name"),
        ("/quotations/speaker", 404, "Nobody of this name"),
        ("/quotations/unnamed?mention=a+sailor", 404, "Nobody of this name"),
        ("/quotations?confidence=1.2", 400, "a number from 0 to 1"),
        ("/quotations?confidence=nan", 400, "a number from 0 to 1"),
        ("/quotations?polarity=sung", 400, "known: said, claimed, denied"),
        ("/quotations/all?from=May", 400, "YYYY-MM-DD was expected"),
        ("/quotations/all?from=2042&to=2041", 400, "is after the last one"),
    ],
)
def test_what_cannot_be_shown_says_what_was_expected(site: TestClient, page: str, status: int, says: str) -> None:
    answer = site.get(page)
    assert answer.status_code == status and says in unescape(answer.text)


def test_ten_thousand_quotations_come_in_pages_and_quickly() -> None:
    site = TestClient(make_app(QuotationRecord(*many(10_000, 300))))
    site.get("/quotations")
    began = time.process_time()
    first = site.get("/quotations/all").text
    assert len(quotes(first)) == 40 and "Page 1 of 250, 10,000 in all" in words(first)
    assert len(rows(site.get("/quotations").text)) == 100
    assert quotes(site.get("/quotations/all?page=250").text) != quotes(first)
    assert time.process_time() - began < 5
