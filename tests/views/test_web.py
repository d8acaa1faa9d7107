"""Every page answers, links to words that are there, and asks nothing of any other machine."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from onrecord.views.web.app import make_app
from tests.views.sample_groups import FIRST, SampleRecord, sample

PAGES = (
    "/", "/documents", "/figures", "/series/s1", "/positions", "/calls", "/quotations", "/timeline", "/ledger", "/ledger?day=2041-05-04", "/parties",
    "/party?name=Quill", "/problems", "/files", "/files?status=refused", "/search", "/search?q=killed", "/timeline?type=attack", "/figures?what=killed",
    "/documents?kind=news", "/positions?accused=army+of+the+Reach", "/calls?by=Ada+Quill", "/quotations?form=direct",
)  # fmt: skip


@pytest.fixture(scope="module")
def site() -> TestClient:
    return TestClient(make_app(SampleRecord()))


def links(html: str) -> set[str]:
    return {unescape(link).split("#")[0] for link in re.findall(r'href="(/[^"]*)"', html)}


def marked_words(html: str) -> str:
    """The highlighted words of a page."""
    return "".join(
        unescape(re.sub(r"<[^>]*>", "", found)) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.S)
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_and_asks_nothing_of_another_machine(site: TestClient, page: str) -> None:
    answer = site.get(page)
    assert answer.status_code == 200, answer.text[:500]
    assert not re.search(r"""(?:href|src|action|url)\s*[=(]\s*["']?(?:https?:)?//""", answer.text)
    assert "<script" not in answer.text and "style=" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_every_link_on_every_page_leads_to_a_page(site: TestClient) -> None:
    todo, seen = set(PAGES), set[str]()
    while todo:
        page = todo.pop()
        seen.add(page)
        answer = site.get(page)
        assert answer.status_code == 200, page
        todo |= links(answer.text) - seen if "html" in answer.headers["content-type"] else set()
    assert len(seen) > 20


def test_every_entry_opens_on_its_own_words(site: TestClient) -> None:
    for read in sample().documents:
        for entry in read.entries.all():
            html = site.get(f"/documents/{read.document.sha256[:16]}/{entry.id}").text
            assert marked_words(html) == entry.span.of(read.document.text)
            assert html.count('id="words"') == 1


def test_any_words_of_a_text_can_be_opened(site: TestClient) -> None:
    document = sample().documents[1].document
    html = site.get(f"/documents/{document.sha256[:16]}?words=10-31").text
    assert marked_words(html) == FIRST[10:31]


def test_what_a_text_holds_is_never_read_as_html(site: TestClient) -> None:
    document = sample().documents[1].document
    html = site.get(f"/documents/{document.sha256[:16]}").text
    assert "<b>open" not in html and "&lt;b&gt;open" in html
    assert "<img" not in site.get("/search?q=<img src=x>").text


def test_an_accusation_stands_beside_its_denial(site: TestClient) -> None:
    row = re.search(r'<tr id="p1">.*?</tr>', site.get("/positions").text, re.S)
    assert row and "asserts" in row[0] and "denies" in row[0] and "Ada Quill" in row[0]


def test_every_point_of_a_chart_links_to_its_words(site: TestClient) -> None:
    html = site.get("/series/s1").text
    points = re.findall(r'<a href="([^"]*)" aria-label="[^"]*" class="point"', html)
    assert len(points) == 4  # two figures, once for a wide and once for a narrow screen
    assert all("310" in (words := marked_words(site.get(p).text)) or "290" in words for p in points)


@pytest.mark.parametrize(
    ("page", "status", "says"),
    [
        ("/nowhere", 404, "overview"),
        ("/documents/0000", 404, "No document"),
        (f"/documents/{sample().documents[0].document.sha256[:16]}/f999", 404, "no entry"),
        ("/series/none", 404, "No series"),
        ("/party?name=Nobody", 404, "names this party"),
        ("/documents?page=0", 400, "whole number"),
        ("/timeline?type=picnic", 400, "known: attack"),
        (f"/documents/{sample().documents[0].document.sha256[:16]}?words=9-99999", 400, "START-END"),
    ],
)
def test_a_wrong_address_gets_a_page_that_helps(site: TestClient, page: str, status: int, says: str) -> None:
    answer = site.get(page)
    assert answer.status_code == status and says in answer.text and 'href="/documents"' in answer.text


def test_a_host_that_was_not_named_is_refused() -> None:
    site = TestClient(make_app(SampleRecord(), hosts=("localhost",)), base_url="http://elsewhere.example")
    assert site.get("/").status_code == 400
