"""The pages of parties: which may be one, who belongs to whom, what people decided. All persons and organisations are invented."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord.views.cli import app
from onrecord.views.web.app import make_app

TEXTS = (
    "KESTRIN, 2 May 2031 – Jorin Halmet accused the Army of Tolm of torture. He called on Tolm to release all nurses.",
    "KESTRIN, 3 May 2031 – Prime Minister Dara Quill of Sarn accused the River Front of torture. “We will rebuild,” Dara Quill said.",
    "KESTRIN, 5 May 2031 – Sarn was calm. The Prime Minister called on the River Front to release all nurses.",
    "KESTRIN, 9 July 2031 – Yorin Halmet accused the Army of Tolm of torture. The Army of Tolm denied the torture.",
)
SIGNED = ("--by", "Marit <Solvane>", "--why", "one passport")


def run(*words: object) -> None:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parties")
    (folder / "press").mkdir()
    for number, text in enumerate(TEXTS):
        (folder / "press" / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    run("build", folder / "record", folder / "press")
    return folder / "record"


def test_pairs_that_may_be_one_stand_on_a_page_with_words_that_open_and_with_what_they_accuse(built: Path) -> None:
    client = TestClient(make_app(built))
    page = client.get("/parties/suggested").text
    assert "may be two spellings of one name" in page
    assert "denied" in page
    addresses = [part.split('"')[0].split("#")[0] for part in page.split('class="words" dir="auto" href="')[1:]]
    assert len(addresses) == 2
    for address, name in zip(addresses, ("Jorin Halmet", "Yorin Halmet"), strict=True):
        [lit] = [part.split("</mark>")[0] for part in client.get(address).text.split("<mark")[1:]]
        assert name in lit
    assert 'href="/parties/suggested"' in client.get("/parties").text
    assert 'href="/parties/suggested?party=Yorin+Halmet"' in client.get("/party?name=Yorin+Halmet").text
    assert "Jorin Halmet" in client.get("/parties/suggested?party=Yorin+Halmet").text
    assert "Nobody else seems to be this party" in client.get("/parties/suggested?party=River+Front").text


def test_forces_are_shown_as_belonging_to_their_state_and_stay_apart_from_it(built: Path) -> None:
    client = TestClient(make_app(built))
    assert "Belongs to" in client.get("/party?name=Army+of+Tolm").text
    assert "To it belong" in client.get("/party?name=Tolm").text


def test_a_decision_stands_on_the_partys_page_with_who_and_why(built: Path) -> None:
    run("mark", built, "Yorin Halmet", "same-as", "Jorin Halmet", *SIGNED)
    client = TestClient(make_app(built))
    page = client.get("/party?name=Yorin+Halmet").text
    assert "<bdi>Yorin Halmet</bdi> is the same as <bdi>Jorin Halmet</bdi>, by <bdi>Marit &lt;Solvane&gt;</bdi>" in page
    assert "No two parties of this record seem to be one" in client.get("/parties/suggested").text
    run("undo", built, 1, *SIGNED)
    assert "Decision 1" not in TestClient(make_app(built)).get("/party?name=Yorin+Halmet").text


def test_a_role_is_shown_with_the_person_whom_it_means_and_in_which_documents(built: Path) -> None:
    client = TestClient(make_app(built))
    assert "Meant by <bdi>Prime Minister</bdi> in" in client.get("/party?name=Dara+Quill").text
    page = client.get("/party?name=Prime+Minister").text
    assert "<bdi>Prime Minister</bdi> means" in page
    assert "Calls on others" in client.get("/party?name=Dara+Quill").text
    done = CliRunner().invoke(app, ["show", str(built), "parties", "--party", "Dara Quill"])
    assert "Prime Minister in 2.txt" in done.stdout
