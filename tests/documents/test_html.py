"""Web pages become the article that a reader sees. Every page, name and sentence here is invented."""

import pytest

from onrecord.documents.html import read_html
from onrecord.documents.outcome import Kept, Refused
from onrecord.model.text import Span

RAIN = "It rained in Orvale on Monday, and the river Senn rose by more than two metres, the water office said."
BOATS = (
    "Forty families were taken to the school of Upper Orvale by boat, said its teacher, who had counted them herself."
)
THANKS = "The council thanked all who had helped, and asked the province for tents and clean water before the night."
TEXT = f"<p>{RAIN}</p><p>{BOATS}</p><p>{THANKS}</p>"
READ = f"{RAIN}\n\n{BOATS}\n\n{THANKS}"


def read(page: str) -> Kept:
    outcome = read_html(page.encode())
    assert isinstance(outcome, Kept), outcome
    return outcome


def teaser(title: str, text: str) -> str:
    return f'<div class="c4"><h3><a href="/news/{len(title)}">{title}</a></h3><p>{text}</p></div>'


@pytest.mark.parametrize(
    "around",
    [
        '<div class="cookie-notice"><p>We keep small files on your machine, so that you need not tell us your name again.</p></div>',
        '<section id="comments"><div class="comments-area"><p>First! I was there and it was not as wet as they all say, believe me.</p></div></section>',
        '<div class="c-newsletter__signup"><h2>Our letter</h2><p>All the news of the valley in your letter box each day, for nothing.</p></div>',
        '<div class="relatedArticles"><h3>Related</h3><ul><li><a href="/a">Rain in Quarn</a><li><a href="/b">Sun in Ibrin</a></ul></div>',
        '<div><h3>More</h3><ul><li><a href="/a">Rain in Quarn</a><li><a href="/b">Sun in Ibrin</a></ul></div>',
        f"<div><h2>Also today</h2>{teaser('Sun in Ibrin', RAIN)}{teaser('Snow in Quarn', BOATS)}</div>",
        '<figure><img src="a.jpg"><figcaption>The river Senn on Monday, seen from the bridge. Photograph: Ana Velt</figcaption></figure>',
        '<p class="sr-only">Share this text with those you know</p><div role="search">Look for</div>',
        '<div style="display: none"><p>You have read all three of your free texts this month.</p></div>',
        '<nav><a href="/">Home</a></nav><aside><p>Most read</p></aside><form><p>Your name</p><input></form>',
    ],
)
@pytest.mark.parametrize("page", ["<article>{}{}</article>", "<main>{}</main>{}", "<div><div>{}</div>{}</div>", "{}{}"])
def test_what_stands_around_the_text_is_left_out(page: str, around: str) -> None:
    assert read(f"<html><body>{page.format(TEXT, around)}</body></html>").text == READ


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Rain.", "Rain."),
        ("Rain.<br>More rain.<br><br>Sun.", "Rain.\nMore rain.\n\nSun."),
        (f"<p>Nine men are home.</p><p>{RAIN}</p><p>Rain goes on.</p>", f"Nine men are home.\n\n{RAIN}\n\nRain goes on."),
        (f"<form id=aspnetForm>{TEXT}</form>", READ),
        (f'<div class="related">{TEXT}</div><p>Rain.</p>', f"{READ}\n\nRain."),
        (f"<div aria-hidden=true>{TEXT}</div>", READ),
        (f"<div class=paywall>{TEXT}</div>", READ),
        (f'<article class="node node--promoted tag-donate category-share">{TEXT}</article>', READ),
        (f"<h1>Flood</h1><div>{TEXT}</div>", f"Flood\n\n{READ}"),
        (f"<main><h1>Flood</h1><p>3 May</p><article>{TEXT}</article></main>", f"Flood\n\n3 May\n\n{READ}"),
        (f'<div class="page-banner"><h1>Flood</h1></div><div>{TEXT}</div>', f"Flood\n\n{READ}"),
        (f"<article>{TEXT}<h2>Notes to editors</h2><p>Call Ana Velt.</p></article>", f"{READ}\n\nNotes to editors\n\nCall Ana Velt."),
        (
            f"<div><div>{TEXT}</div><div><p>The water office has measured the river at Orvale since the year of the great flood.</p></div></div>",
            f"{READ}\n\nThe water office has measured the river at Orvale since the year of the great flood.",
        ),
        (f'{TEXT}<h2 id="comments">Comments</h2><p>None came.</p>', f"{READ}\n\nComments\n\nNone came."),
        (f'{TEXT}<div class="recommendations"><h2>We ask</h2><ul><li>Send tents.</ul></div>', f"{READ}\n\nWe ask\n\n• Send tents."),
        ('<ul><li><a href="/a">Rain in Quarn</a><li><a href="/b">Sun in Ibrin</a></ul>', "• Rain in Quarn\n\n• Sun in Ibrin"),
    ],
)  # fmt: skip
def test_the_text_is_kept_whatever_the_page_calls_it(page: str, expected: str) -> None:
    assert read(page).text == expected


def test_a_list_of_other_sites_in_a_text_is_part_of_it() -> None:
    head = '<link rel="canonical" href="https://www.office.example/a">'
    signed = '<div><h2>Signed</h2><ul><li><a href="https://velt.example">Velt House</a><li><a href="https://senn.example">Senn</a></ul></div>'
    assert read(f"{head}{TEXT}{signed}").text.endswith("Signed\n\n• Velt House\n\n• Senn")


def test_a_list_among_paragraphs_is_part_of_the_text() -> None:
    links = "<ul><li><a href=/a>Velt House</a><li><a href=/b>Senn</a></ul>"
    assert read(f"<article>{TEXT}{links}</article>").text == f"{READ}\n\n• Velt House\n\n• Senn"


def test_a_list_of_links_that_is_the_subject_of_a_page_is_kept() -> None:
    names = [f"Ana Velt {i}" for i in range(40)]
    rows = "".join(f'<tr><td><a href="/held/{i}">{name}</a><td>Quarn' for i, name in enumerate(names))
    expected = "\n\n".join([RAIN, *(f"{name} | Quarn" for name in names)])
    assert read(f"<main><p>{RAIN}</p><table>{rows}</table></main>").text == expected


def test_a_sentence_that_is_a_link_is_part_of_the_text() -> None:
    assert read(f"<article>{TEXT}<p><a href=/a>{RAIN}</a></p></article>").text == f"{READ}\n\n{RAIN}"


def test_the_row_of_a_table_is_a_block_and_a_long_cell_is_a_text() -> None:
    table = f"<table><tr><th>Place<th>Metres<tr><td>Orvale<td>2<tr><td><a href=/>Home</a><td>{RAIN * 3}</table>"
    assert read(table).text == f"Place | Metres\n\nOrvale | 2\n\nHome\n\n{RAIN * 3}"


def test_preformatted_text_keeps_its_lines() -> None:
    assert read("<pre>\n a  b\r\n\n  c\n</pre>").text == " a  b\n\n  c"


def test_each_letter_leads_back_to_the_source() -> None:
    page = "<h1>Flood &amp; rain</h1>\r\n<p>The  <b>river</b>\r\n rose&nbsp;by\u00ad 2 m.</p><ul><li>😀 Boats</ul>"
    found = read(page)
    assert found.text == "Flood & rain\n\nThe river rose\u00a0by 2 m.\n\n• 😀 Boats"
    for words, source in (
        ("Flood", "Flood"), ("&", "&amp;"), ("river", "river"), ("rose", "rose"), ("\u00a0", "&nbsp;"), ("by", "by"), ("😀 Boats", "😀 Boats"),
    ):  # fmt: skip
        start = found.text.index(words)
        [origin] = found.layout.origins_of(Span(start, start + len(words)))
        assert (origin.page, origin.span.of(page)) == (0, source)
    assert found.layout.origins_of(Span(found.text.index("•"), found.text.index("•") + 1)) == ()


def test_text_that_stands_wrongly_in_a_table_is_led_back_too() -> None:
    page = "<table>wrong<tr><td>right</table>"
    found = read(page)
    assert found.text == "wrong\n\nright"
    assert [origin.span.of(page) for origin in found.layout.origins_of(Span(0, 12))] == ["wrong", "right"]


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 30_000 + b"rain",
        b"<p>" + b"<b>" * 30_000 + b"rain",
        b"<ul><li>" * 3_000 + b"rain",
        b"<table><tr><td>" * 3_000 + b"rain",
        b"<p " + b" ".join(b"a%d=1" % i for i in range(30_000)) + b">rain",
        b"<p>rain<p a='" + b"<p>x" * 1_000,
        b"<p>rain<!-- " + b"<p>x" * 1_000,
        b"<svg><path/>" * 2_000 + b"</svg><p>rain",
        "<p>rain\ufdd0\ufdd1\ufdef</p><p>\ufdef</p>".encode(),
    ],
)
def test_a_hostile_page_is_read_quickly(page: bytes) -> None:
    outcome = read_html(page)
    assert isinstance(outcome, Kept)
    assert outcome.text.lstrip("• ").startswith("rain")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"<b>x" * 500_001, "more than 500,000 texts between tags"),
        (b"<p>" + b"rain " * 2_000_001, "more than 10,000,000 characters of text"),
        (b"".join(b"<p><font color=%d>" % i for i in range(90_000)), "more than 1,500,000 elements"),
    ],
)
def test_a_page_that_no_reader_could_read_is_refused(page: bytes, reason: str) -> None:
    outcome = read_html(page)
    assert isinstance(outcome, Refused)
    assert reason in outcome.reason


def test_a_page_that_shows_a_part_of_its_article_is_told_of() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "%s"}</script>'
    assert (
        read(f"{head % (RAIN * 9)}<article>{TEXT}</article>")
        .doubts[0]
        .startswith(f"shows {len(READ)} characters of an article")
    )
    assert read(f"{head % RAIN}<article>{TEXT}</article>").doubts == ()
