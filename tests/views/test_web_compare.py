"""Two texts beside each other. Everything told here is invented."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.pipeline import build
from onrecord.record.store import open_record
from onrecord.views.web.app import make_app
from onrecord.views.web.compare import MOST_PARAGRAPHS, places_of

FIRST = [
    "Orvale, 3 May 2031",
    "The Vigil of Orvale said that twelve people were killed in Tesk when a bridge fell on the morning market.",
    "Nobody could say why the bridge had fallen, and the mayor of Tesk said that an inquiry would begin on Monday.",
    "The Vigil asked the government to open its files on every bridge that was built since the war.",
]


def text(*changes: tuple[int, str]) -> str:
    changed = dict(changes)
    return "\n\n".join(changed.get(number, paragraph) for number, paragraph in enumerate(FIRST))


def test_reworded_paragraphs_differ_in_the_words_that_were_changed() -> None:
    [same, changed] = places_of(["A day.", "At least nine died."], ["A  day.", "At least twelve died."])
    assert same.same and not changed.same
    assert [piece.words for piece in changed.left if piece.only] == ["nine"]
    assert [piece.words for piece in changed.right if piece.only] == ["twelve"]


@given(st.lists(st.text("ab \n", max_size=6), max_size=5), st.lists(st.text("ab \n", max_size=6), max_size=5))
def test_no_word_of_either_text_is_lost(left: list[str], right: list[str]) -> None:
    places = list(places_of(left, right))
    for side, given_texts in (("left", left), ("right", right)):
        shown = " ".join("".join(piece.words for piece in getattr(place, side)) for place in places)
        assert shown.split() == " ".join(given_texts).split()


def test_a_reprint_leads_to_a_page_of_what_differs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text())
    (tmp_path / "b.txt").write_text(text((1, FIRST[1].replace("twelve", "nine"))))
    build(tmp_path / "record", [tmp_path / "a.txt", tmp_path / "b.txt"])
    with open_record(tmp_path / "record") as record:
        first, second = (read.document.sha256[:16] for read in record.documents())
    site = TestClient(make_app(tmp_path / "record"))
    assert f"/documents/{first}/compare/{second}" in site.get(f"/documents/{first}").text
    page = site.get(f"/documents/{first}/compare/{second}").text
    assert "<mark>twelve</mark>" in page and "<mark>nine</mark>" in page
    assert "1 place where they differ" in page
    assert site.get(f"/documents/{first}/compare/ffff").status_code == 404


@pytest.mark.parametrize("count", [MOST_PARAGRAPHS + 1])
def test_very_long_texts_are_not_compared(tmp_path: Path, count: int) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(map(str, range(count))))
    build(tmp_path / "record", [tmp_path / "a.txt"])
    with open_record(tmp_path / "record") as record:
        [read] = record.documents()
    page = TestClient(make_app(tmp_path / "record")).get(
        f"/documents/{read.document.sha256[:16]}/compare/{read.document.sha256[:16]}"
    )
    assert "not compared" in page.text
