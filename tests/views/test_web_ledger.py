"""The page of the ledger: a form that works without script, and each step with the words that tell it. All names are invented."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from onrecord.views.web.app import make_app
from tests.views.legal_record import legal_record


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(make_app(legal_record(tmp_path_factory.mktemp("legal") / "record")))


def text_of(html: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def instrument(html: str, name: str) -> str:
    """The part of the page on one instrument."""
    parts = re.split(r'<li id="l[0-9a-f]+">', html)[1:]
    return next(text_of(part) for part in parts if name in text_of(part.split("</h3>")[0]))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2035-03-04", "not yet issued, as far as told"), ("2035-06-13", "in force"), ("2035-06-14", "annulled"), ("", "annulled")],
)  # fmt: skip
def test_the_page_shows_what_stood_on_the_day(site: TestClient, day: str, expected: str) -> None:
    html = site.get("/ledger", params={"day": day}).text
    assert f"Warrant against Maro Tessin High Tribunal of Lorne {expected} " in instrument(html, "Maro Tessin") + " "


def test_the_day_is_said_in_words(site: TestClient) -> None:
    assert "What stood on 13 June 2035" in site.get("/ledger?day=2035-06-13").text
    assert "What stood on 30 June 2035" in site.get("/ledger?day=2035-06").text
    assert "What stands after all that is told" in site.get("/ledger").text


def test_the_form_has_a_date_and_a_slider_over_the_days_with_steps(site: TestClient) -> None:
    html = site.get("/ledger?day=2035-06-13").text
    form = html[html.index('action="/ledger"') : html.index("</form>", html.index('action="/ledger"'))]
    assert '<input type="date" name="day" value="2035-06-13">' in form
    ticks = re.findall(r'<option value="(\d+)" label="([^"]*)">', form)
    assert [number for number, _ in ticks] == [str(number) for number in range(len(ticks))]
    assert ("2", "10 April 2035") in ticks or "10 April 2035" in dict(ticks).values()
    assert f'max="{len(ticks) - 1}"' in form and form.count("<label") == 4 and "<button>" in form


def test_a_slider_that_was_moved_chooses_the_day(site: TestClient) -> None:
    html = site.get("/ledger").text
    ticks = {day: number for number, day in re.findall(r'<option value="(\d+)" label="([^"]*)">', html)}
    at = ticks["14 June 2035"]
    moved = site.get("/ledger", params={"day": "2035-03-04", "at": at, "was": "0"}).text
    assert "What stood on 14 June 2035" in moved and f'name="was" value="{at}"' in moved
    assert 'type="date" name="day" value="2035-06-14"' in moved
    left_alone = site.get("/ledger", params={"day": "2035-03-04", "at": at, "was": at}).text
    assert "What stood on 4 March 2035" in left_alone


def test_the_steps_before_and_after_are_a_click_away(site: TestClient) -> None:
    html = site.get("/ledger?day=2035-06-13&kind=warrant").text
    before = re.search(r'<a rel="prev" href="([^"]*)"', html)
    after = re.search(r'<a rel="next" href="([^"]*)"', html)
    assert before and unescape(before[1]) == "/ledger?kind=warrant&day=2035-04-30"
    assert after and unescape(after[1]) == "/ledger?kind=warrant&day=2035-06-14"


def test_every_step_opens_its_words(site: TestClient) -> None:
    html = site.get("/ledger?party=Maro+Tessin").text
    tellings = re.findall(r'<a class="words" dir="auto" href="(/documents/[^"]*words=[^"#]*)[^"]*">([^<]*)</a>', html)
    assert len(tellings) >= 5
    for address, words in tellings:
        opened = site.get(unescape(address)).text
        marked = "".join(text_of(found) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", opened, re.S))
        assert " ".join(marked.split()).startswith(unescape(words).rstrip("…")[:40])


def test_outdated_words_are_marked_and_stand_with_the_annulment(site: TestClient) -> None:
    html = site.get("/ledger?party=Maro+Tessin").text
    late = text_of(html[html.index('<div class="outdated">') :])
    assert late.startswith("outdated Spoken of as standing, in a text of 1 August 2035: annulled 14 June 2035")
    assert late.index("who is wanted by the High Tribunal of Lorne") < late.index(
        "annulled the arrest warrant that it had issued"
    )
    assert "1 telling here speaks of something as standing that had ended" in text_of(html)


def test_accusations_stand_with_their_author_and_denial(site: TestClient) -> None:
    said = instrument(site.get("/ledger?day=2035-03-20").text, "Maro Tessin")
    assert "High Tribunal of Lorne charges hostage taking : Maro Tessin ; denied by Maro Tessin" in said


def test_a_step_in_somebodys_words_alone_is_told_to_be_so(site: TestClient) -> None:
    said = instrument(site.get("/ledger?party=Coast+Court+of+Tarn").text, "Kel Rosvik")
    assert "in force, perhaps annulled" in said and "Only in the words of Ada Pell." in said


def test_steps_after_the_day_are_shown_as_such(site: TestClient) -> None:
    said = instrument(site.get("/ledger?day=2035-04-20").text, "Maro Tessin")
    assert said.count("after this day") == 1 and "annulled 14 June 2035" in said


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("day=soon", "“soon” is no date: YYYY, YYYY-MM or YYYY-MM-DD was expected"),
        ("at=999", "“999” is no place of the slider: a whole number from 0 to"),
        ("at=-1&was=0", "is no place of the slider"),
        ("kind=picnic", "“picnic” is no kind here; known: charge, opinion, resolution, ruling, warrant"),
        ("party=Nobody", "is no party here"),
    ],
)
def test_a_wrong_address_says_what_was_expected(site: TestClient, query: str, says: str) -> None:
    answer = site.get(f"/ledger?{query}")
    assert answer.status_code == 400 and says in unescape(answer.text)


def test_every_link_of_the_page_leads_to_a_page_and_asks_nothing_of_another_machine(site: TestClient) -> None:
    html = site.get("/ledger").text
    assert "<script" not in html and "style=" not in html
    links = {unescape(link).split("#")[0] for link in re.findall(r'href="(/[^"]*)"', html)}
    assert all(site.get(link).status_code == 200 for link in links)


def test_the_page_is_named_in_the_navigation(site: TestClient) -> None:
    assert '<a href="/ledger" aria-current="page">Ledger</a>' in " ".join(site.get("/ledger").text.split()).replace(
        "> <", "><"
    )
