"""Files become texts, or a reason why not. Every page and sentence here is invented."""

import pytest

from onrecord.documents.files import FileRead, read_document
from onrecord.documents.outcome import LONGEST_TEXT

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bulletin | Orvale Post</title>
<meta property="og:title" content="Bulletin"><meta property="og:site_name" content="Orvale Post">
<meta property="article:published_time" content="2031-05-06T08:00:00+02:00"><script>var deaths = 99;</script></head>
<body><nav>Home 12</nav><article><h1>Bulletin</h1><p>Twelve people  were
<b>killed</b> on 3&nbsp;May.</p><ul><li>One</li><li>Two</li></ul><aside>Most read</aside></article><footer>Since 1888</footer></body></html>"""


def text_of(name: str, content: bytes) -> str:
    read = read_document(name, content)
    assert read.document is not None, read.problems
    return read.document.text


def reason(read: FileRead) -> str:
    assert read.document is None
    [problem] = read.problems
    return problem.message


def test_a_page_is_read_as_its_article_in_blocks() -> None:
    expected = "Bulletin\n\nTwelve people were killed on 3\u00a0May.\n\n• One\n\n• Two"
    assert text_of("a.html", PAGE.encode()) == expected


def test_a_page_tells_title_publisher_language_and_date() -> None:
    document = read_document("a.htm", PAGE.encode()).document
    assert document is not None
    found = document.metadata
    assert (found.title, found.publisher, found.language, str(found.published)) == (
        "Bulletin",
        "Orvale Post",
        "en",
        "2031-05-06",
    )
    assert found.published_source == "metadata article:published_time"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2031-05-06">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2031-05-06T01:02:03Z"}]}</script>',
    ],
)
def test_the_date_is_found_where_pages_put_it(head: str) -> None:
    document = read_document("a.html", f"<head>{head}</head><body><p>Rain.</p></body>".encode()).document
    assert document is not None
    assert str(document.metadata.published) == "2031-05-06"


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        (
            '<meta name="date" content="2031-05-06"><link rel="canonical" href="https://post.example/2031/05/06/rain">',
            "2031-05-06",
            "metadata date, with the page's address",
        ),
        (
            '<meta name="date" content="2031-05-08"><meta property="og:url" content="https://post.example/2031-05-06-rain">',
            "2031-05-08",
            "metadata date, against the page's address (2031-05-06)",
        ),
        (
            '<link rel="canonical" href="https://post.example/news/2031/5/6/rain.html">',
            "2031-05-06",
            "the page's address",
        ),
        ('<link rel="canonical" href="https://post.example/2031/05/rain">', "None", ""),
        ('<link rel="canonical" href="https://post.example/2031/02/30/rain">', "None", ""),
    ],
)
def test_the_address_of_a_page_tells_how_sure_its_date_is(head: str, published: str, source: str) -> None:
    document = read_document("a.html", f"<head>{head}</head><body><p>Rain.</p></body>".encode()).document
    assert document is not None
    assert (str(document.metadata.published), document.metadata.published_source) == (published, source)


def test_broken_data_in_a_page_is_passed_over() -> None:
    assert text_of("a.html", b'<script type="application/ld+json">{"a": </script><p>Rain.') == "Rain."


def test_a_page_nested_very_deep_is_read() -> None:
    assert text_of("a.html", b"<div>" * 20_000 + b"deep") == "deep"


def test_a_page_in_its_own_encoding_is_read() -> None:
    page = '<head><meta charset="windows-1251"></head><body><p>Дождь</p></body>'.encode("windows-1251")
    assert text_of("a.html", page) == "Дождь"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_text_is_kept_as_it_stands_without_its_byte_order_mark(encoding: str) -> None:
    assert text_of("a.txt", "Élise said:\r\n“No.”\r\n".encode(encoding)) == "Élise said:\r\n“No.”\r\n"


def test_markdown_keeps_its_marks() -> None:
    assert text_of("a.md", b"# Title\n\n*No*.") == "# Title\n\n*No*."


def test_text_that_is_not_utf_8_is_read_and_told_of() -> None:
    read = read_document("a.txt", "“Élise”".encode("cp1252"))
    assert read.document is not None
    assert read.document.text == "“Élise”"
    assert "read as Windows-1252" in read.problems[0].message


def test_what_is_no_text_is_refused_with_the_reason() -> None:
    assert reason(read_document("a.txt", b"")) == "is empty: 0 bytes"
    assert reason(read_document("a.txt", b" \n ")) == "holds no text"
    assert reason(read_document("a.html", b"<title>A</title><body><script>b()</script></body>")).startswith(
        "holds no text: the page"
    )
    assert reason(read_document("a.txt", bytes(range(256)) * 9)).startswith("is not text")
    assert reason(read_document("a.txt", b"a" * (LONGEST_TEXT + 1))).startswith("holds 2,000,001 characters")


def test_a_format_without_a_reader_names_those_there_are() -> None:
    with pytest.raises(LookupError, match=r"no reader for \.xyz files; there are readers for \.txt .* \.html"):
        read_document("a.xyz", b"a")
