"""The page of what happened. The record is about the invented land of Corrin."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from onrecord.views.web.app import make_app
from tests.views.sample_happenings import stored_happenings


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(make_app(stored_happenings(tmp_path_factory.mktemp("corrin") / "record")))


def told(html: str) -> list[str]:
    """What a reader sees of each happening, on one line."""
    items = re.split(r'<li id="h[0-9a-f]+">', html)[1:]
    return [" ".join(unescape(re.sub(r"<[^>]*>", " ", item.split("</section>")[0])).split()) for item in items]


def asked(site: TestClient, query: str = "") -> list[str]:
    return told(site.get(f"/timeline{query}").text)


def test_every_happening_stands_once_in_the_order_of_time(site: TestClient) -> None:
    starts = [re.match(r"(from )?[^a-z]*[A-Z]\w+ 2041|2041", line) for line in asked(site)]
    assert [found[0] for found in starts if found] == [
        "2041",
        "from April 2041",
        "3 May 2041",
        "4 May 2041",
        "20 May 2041",
    ]


def test_it_says_how_many_documents_and_stories_tell_it_and_opens_the_words_of_each(site: TestClient) -> None:
    html = site.get("/timeline").text
    [hit] = [line for line in told(html) if line.startswith("3 May")]
    assert "attack 3 documents, 2 origins" in hit
    assert "Told 2 more times" in hit and "Northern Horn" in hit and "Lantern Mission" in hit
    addresses = re.findall(r'<a class="words" dir="auto" href="([^"#]+)#words"', html)
    assert len(set(addresses)) == 8
    for address in set(addresses):
        assert "<mark" in site.get(address).text


def test_dates_that_disagree_stand_on_both_sides_with_their_documents(site: TestClient) -> None:
    hit, other = (line for line in asked(site) if line.startswith(("3 May", "4 May")))
    for line in (hit, other):
        assert "dates disagree" in line and "With another date, in words that agree:" in line
    assert "4 May 2041 : a drone hit the fish market" in hit and "Ministry of Tides" in hit
    assert (
        "3 May 2041 : a drone hit the fish market" in other and "Bell of Corrin" in other and "Lantern Mission" in other
    )
    assert sum("dates disagree" in line for line in asked(site)) == 2
    assert "; the dates of 2 disagree." in site.get("/timeline").text


def test_both_statuses_of_one_step_are_shown_and_whose_each_is(site: TestClient) -> None:
    [law] = [line for line in asked(site) if line.startswith("20 May")]
    assert law.startswith("20 May 2041 policy passed in force 2 documents")
    assert law.rindex("in force") > law.index("Told 1 more time")


def test_an_accusation_in_its_words_stands_with_its_author_and_its_denial(site: TestClient) -> None:
    hit = next(line for line in asked(site) if line.startswith("3 May"))
    assert "Lantern Mission asserts murder : Hill Guard" in hit and "denied by Hill Guard" in hit


def test_of_many_who_tell_it_some_are_shown_and_all_where_it_is_asked_for_by_itself(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.views.web.timeline.TELLINGS", 1)
    html = site.get("/timeline?place=Tolm&to=2041-05-03").text
    assert len(re.findall('class="words"', html)) == 3
    [link] = re.findall(r'<a href="([^"]+)">All who tell it, 1 more</a>', html)
    alone = site.get(unescape(link)).text
    assert len(re.findall('class="words"', alone)) == 4 and "<details open>" in alone
    assert site.get("/timeline?happening=h0").status_code == 400


FILTERS = [
    ("?type=policy", ["20 May"]),
    ("?party=Hill+Guard", ["3 May"]),
    ("?place=Tolm", ["3 May", "4 May"]),
    ("?from=2041-05-04", ["2041", "from April", "4 May", "20 May"]),
    ("?from=2041-05-04&to=2041-05&type=attack", ["4 May"]),
    ("?type=policy&place=Tolm", []),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS, ids=[row[0] for row in FILTERS])
def test_what_is_asked_for_is_shown_and_stays_in_the_form(site: TestClient, query: str, expected: list[str]) -> None:
    html = site.get(f"/timeline{query}").text
    found = told(html)
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True))
    for name, value in re.findall(r"(\w+)=([^&]+)", query):
        said = value.replace("+", " ")
        assert f'name="{name}"' in html
        assert f'value="{said}" selected' in html or f'value="{said}">' in html


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?place=Nowhere", "“Nowhere” is no place here; known: Sael, Tolm"),
        ("?type=picnic", "known: attack"),
        ("?from=May", "“May” is no date: YYYY, YYYY-MM or YYYY-MM-DD was expected"),
        ("?from=2042&to=2041", "the first date, 2042, is after the last one, 2041"),
    ],
)
def test_what_can_not_be_is_refused_with_what_was_expected(site: TestClient, query: str, told: str) -> None:
    answer = site.get(f"/timeline{query}")
    assert answer.status_code == 400
    assert told in unescape(answer.text)


def test_words_from_right_to_left_keep_their_direction(site: TestClient) -> None:
    html = site.get("/timeline?type=protest").text
    assert re.search(r'<a class="words" dir="auto" href="[^"]+">خرج الناس إلى الشارع</a>', html)
    assert re.search(r'<a class="party" dir="auto" href="[^"]+">أهل الميناء</a>', html)


def test_every_link_of_the_page_leads_to_a_page(site: TestClient) -> None:
    links = {link.partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', site.get("/timeline").text)}
    assert {link: status for link in links if (status := site.get(unescape(link)).status_code) != 200} == {}
    assert "<script" not in site.get("/timeline").text
