"""What web pages say of themselves. Every page, name and address here is invented."""

import pytest

from onrecord.documents.html import read_html
from onrecord.documents.outcome import Kept
from onrecord.model.document import Metadata

ARTICLE = '{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2031-05-06T08:00:00Z", %s}'


def metadata(head: str, body: str = "<p>Rain.") -> Metadata:
    outcome = read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())
    assert isinstance(outcome, Kept), outcome
    return outcome.metadata


def data(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Rain in Orvale | Orvale Post</title><meta property=og:site_name content='Orvale Post'>", "Rain in Orvale"),
        ("<title>Rain – more | ORVALE POST</title><meta property=og:site_name content='Orvale Post'>", "Rain – more"),
        ("<title>Rain in Orvale | Weather</title><meta property=og:site_name content='Orvale Post'>", "Rain in Orvale | Weather"),
        ("<title>Rain in Orvale - Post</title>", "Rain in Orvale - Post"),
        ("<title>Old</title><meta property=og:title content='Rain &amp; sun'>", "Rain & sun"),
        (data(ARTICLE % '"publisher": "Post"'), "Rain"),
    ],
)  # fmt: skip
def test_the_title_is_told_without_the_name_of_the_site(head: str, title: str) -> None:
    assert metadata(head).title == title


def test_a_page_without_a_title_has_its_headline_for_one() -> None:
    assert metadata("", "<h1>Rain &lt;now&gt;</h1><p>It rained.").title == "Rain <now>"


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("<meta name=author content='Ana Velt'>", "Ana Velt"),
        ("<meta property=article:author content='https://people.example/ana'>", ""),
        (data(ARTICLE % '"author": {"@type": "Person", "name": " Ana  Velt "}'), "Ana Velt"),
        (data(ARTICLE % '"author": [{"name": "Ana Velt"}, "Jo Senn", {"name": "Ana Velt"}]'), "Ana Velt; Jo Senn"),
        (
            data('{"@graph": [%s, {"@id": "#a", "name": "Ana Velt"}]}' % (ARTICLE % '"author": {"@id": "#a"}')),
            "Ana Velt",
        ),
        (data('[{"@type": "WebPage", "mainEntity": %s}]' % (ARTICLE % '"author": "Ana Velt"')), "Ana Velt"),
        (data(ARTICLE % '"author": {"name": ["no"]}, "comment": [{"@type": "Comment", "author": "Jo Senn"}]'), ""),
    ],
)
def test_the_author_is_found_where_pages_name_one(head: str, author: str) -> None:
    assert metadata(head).author == author


def test_the_publisher_is_the_articles_rather_than_the_name_of_a_part_of_the_site() -> None:
    head = "<meta property=og:site_name content='World'>" + data(ARTICLE % '"publisher": {"name": "Orvale Post"}')
    assert metadata(head).publisher == "Orvale Post"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel=canonical href="https://post.example/a">', "https://post.example/a"),
        (
            '<link rel=canonical href="/a"><meta property=og:url content="https://post.example/b">',
            "https://post.example/b",
        ),
        ("<!-- saved from url=(0022)https://post.example/c -->", "https://post.example/c"),
        (
            "<!--\n Page saved with SingleFile \n url: https://post.example/d \n saved date: today -->",
            "https://post.example/d",
        ),
        ('<link rel=canonical href="javascript:a()">', ""),
    ],
)
def test_the_address_is_the_one_that_the_page_gives_or_was_saved_from(head: str, url: str) -> None:
    assert metadata(head).url == url


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (data(ARTICLE % '"author": "Ana"'), "", "2031-05-06"),
        (data("{bad") + "<meta name=pubdate content='Tue, 06 May 2031 23:30:00 -0400'>", "", "2031-05-06"),
        (data('{"dateModified": "2031-05-06"}') + "<meta property=article:modified_time content='2031-05-06'>", "", "None"),
        (data('[{"@type": "NewsArticle", "datePublished": "2031-05-06"}, {"@type": "NewsArticle", "datePublished": "2031-05-07"}]'), "", "None"),
        (
            '<link rel=canonical href="https://post.example/a">'
            + data('[{"@type": "NewsArticle", "datePublished": "2031-05-07"}, '
                   '{"@type": "NewsArticle", "url": "https://post.example/a", "datePublished": "2031-05-06"}]'),
            "", "2031-05-06",
        ),
        ("", "<h1>Rain</h1><time datetime='2031-05-06T08:00'>Tuesday</time>", "2031-05-06"),
        ("", "<p>The bridge, which had been shut since <time datetime='2031-05-06'>a Tuesday in May</time>, fell in the night to the river.", "None"),
        ("<meta name=date content='6 May'>", "", "None"),
        ("<meta name=date content='2031-02-30'>", "", "None"),
    ],
)  # fmt: skip
def test_the_date_is_the_one_of_publication_and_never_guessed(head: str, body: str, published: str) -> None:
    assert str(metadata(head, f"{body}<p>It rained in the night.").published) == published


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang=en-GB><p>Rain.", "en-gb"),
        ("<meta property=og:locale content=en_GB><p>Rain.", "en-gb"),
        ("<meta http-equiv=Content-Language content='fr, en'><p>Rain.", "fr"),
        ("<p>Rain.", ""),
    ],
)
def test_the_language_is_the_one_that_the_page_states(page: str, language: str) -> None:
    outcome = read_html(page.encode())
    assert isinstance(outcome, Kept)
    assert outcome.metadata.language == language
