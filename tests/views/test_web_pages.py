"""An entry of a PDF opens on its page, with its words marked on the page's picture. The text is invented."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.pipeline import build
from onrecord.record.store import Filter, open_record
from onrecord.views.web.app import make_app

LINES = ("3 May 2031", "The Vigil of Orvale said that twelve people were killed in Tesk.", "It rained on the next day.")


def small_pdf(lines: tuple[str, ...]) -> bytes:
    """A PDF of one page in Helvetica, a line of text under the other."""
    shown = "".join(f"1 0 0 1 72 {720 - 30 * n} Tm ({line}) Tj " for n, line in enumerate(lines))
    stream = f"BT /F1 12 Tf {shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = (
        f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Root 1 0 R /Size 6 >>\nstartxref\n{len(written)}\n%%EOF\n"
    )
    return (written + end).encode("ascii")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "note.pdf").write_bytes(small_pdf(LINES))
    build(folder / "record", [folder / "note.pdf"])
    return folder / "record"


def test_an_entry_opens_on_the_picture_of_its_page_with_its_words_marked(record: Path) -> None:
    with open_record(record) as opened:
        [figure] = opened.entries(Filter("figure"))
        assert opened.files()[0].pages_text == 1
    site = TestClient(make_app(record))
    page = site.get(f"/documents/{figure.document[:16]}/{figure.entry.id}").text
    [(x, y, width, height)] = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    # The line stands at 690 of 792 points from below: at 102 from above.
    assert float(y) < 102 < float(y) + float(height) + 3
    assert 72 < float(x) < 300 and 40 < float(width) < 300
    [address] = set(re.findall(r'href="(/documents/[0-9a-f]+/pages/1\.png)"', page))
    picture = site.get(address)
    assert picture.headers["content-type"] == "image/png" and picture.content.startswith(b"\x89PNG")


def test_words_of_one_s_own_choice_are_marked_too(record: Path) -> None:
    with open_record(record) as opened:
        [read] = opened.documents()
    start = read.document.text.index("It rained")
    page = TestClient(make_app(record)).get(f"/documents/{read.document.sha256[:16]}?words={start}-{start + 9}").text
    assert page.count("<rect ") == 1


def test_a_page_that_is_not_there_is_said_to_be_missing(record: Path) -> None:
    with open_record(record) as opened:
        [read] = opened.documents()
    site = TestClient(make_app(record))
    answer = site.get(f"/documents/{read.document.sha256[:16]}/pages/9.png")
    assert answer.status_code == 404 and "no page 9: the original has 1" in answer.text


def test_an_original_that_is_gone_leaves_the_words_readable(record: Path, tmp_path: Path) -> None:
    with open_record(record) as opened:
        [figure] = opened.entries(Filter("figure"))
    kept = record / "originals" / figure.document
    content = kept.read_bytes()
    kept.unlink()
    page = TestClient(make_app(record)).get(f"/documents/{figure.document[:16]}/{figure.entry.id}")
    kept.write_bytes(content)
    assert page.status_code == 200
    assert "the original can" in page.text and "twelve people" in page.text
