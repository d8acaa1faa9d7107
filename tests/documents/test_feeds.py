"""The entries of feeds become files. All addresses and texts are invented."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.feeds import THE_FEED, read_feed
from onrecord.documents.html import read_html
from onrecord.documents.member_names import THE_REST
from onrecord.documents.outcome import Kept, Outcome, Part, Refused, Trouble, Unpacked
from onrecord.model.dates import When
from onrecord.model.document import Metadata

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Orvale Post</title><link>https://post.example</link><language>EN-gb</language><image><title>Logo</title><url>x</url></image>
<item><title>Rain &amp;#8211; again</title><link> https://post.example/rain </link><guid isPermaLink="false">17</guid>
<pubDate>Tue, 06 May 2031 23:30:00 +0200</pubDate><dc:creator>Ada Vell</dc:creator><category>Weather</category>
<description>Short.</description><content:encoded><![CDATA[<p>Rain&nbsp;fell &amp; fell.</p>]]></content:encoded></item>
<item><title>Snow</title><guid>https://post.example/snow</guid><description>Snow fell & fell.</description></item>
<item><title>Hail</title><description>&lt;b&gt;Hail&lt;/b&gt; fell.</description><pubDate>soon</pubDate></item>
<item><title>Ice</title><link>https://post.example/ice</link></item>
</channel></rss>""".replace("fell & fell.</description>", "fell &amp; fell.</description>")

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn Daily</title>
<author><name>The desk</name></author>
<entry><title type="html">Rain</title><link rel="self" href="https://tarn.example/1.atom"/><link href="https://tarn.example/1"/>
<id>urn:1</id><updated>2031-05-07T00:00:00Z</updated><published>2031-05-06T10:00:00Z</published>
<author><name>Bo Tarn</name><email>bo@tarn.example</email></author>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">Rain &lt; snow<br/>fell.</p></div></content></entry>
<entry><title>Snow</title><id>urn:2</id><updated>2031-05-07T00:00:00Z</updated><summary>Snow &lt; rain.</summary></entry>
<entry><title>Hail</title><id>urn:3</id><content type="application/pdf">JVBERi0=</content></entry>
<entry><title>Ice</title><id>urn:4</id><content type="html">&lt;p&gt;Ice.&lt;/p&gt;</content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://post.example"><title>Orvale Post</title></channel>
<item rdf:about="https://post.example/rain"><title>Rain</title><link>https://post.example/rain</link>
<description>Rain fell.</description><dc:date>2031-05</dc:date></item></rdf:RDF>"""


def found(outcome: Outcome) -> list[Part | Trouble]:
    assert isinstance(outcome, Unpacked), outcome
    return list(outcome.parts)


def parts(xml: str, encoding: str = "utf-8") -> list[Part]:
    return [one for one in found(read_feed(xml.encode(encoding))) if isinstance(one, Part)]


def test_an_entry_of_rss_comes_with_its_whole_text_and_what_the_feed_says_of_it() -> None:
    rain = parts(RSS)[0]
    assert (rain.name, rain.ending) == ("post.example/rain", ".html")
    outcome = read_html(rain.content)
    assert isinstance(outcome, Kept)
    assert outcome.text == "Rain\u00a0fell & fell."
    assert rain.metadata == Metadata(
        title="Rain – again",
        publisher="Orvale Post",
        language="en-gb",
        published=When.at("2031-05-06"),
        published_source="feed pubDate",
        author="Ada Vell",
        url="https://post.example/rain",
        provenance=(
            ("text in the feed", "content:encoded: the whole text"),
            ("feed", "Orvale Post"),
            ("guid", "17"),
            ("category", "Weather"),
        ),
    )


def test_a_summary_alone_is_kept_and_told_to_be_one() -> None:
    _, snow, hail = parts(RSS)
    assert (snow.name, snow.content, snow.ending) == ("post.example/snow", b"Snow fell & fell.", ".txt")
    assert snow.metadata.provenance[0] == ("text in the feed", "description: a summary, or all there is")
    assert (hail.name, hail.content, hail.ending) == ("entry 3", b"<b>Hail</b> fell.", ".html")
    assert hail.metadata.published is None
    assert ("pubDate", "soon") in hail.metadata.provenance


def test_an_entry_without_text_is_told_of() -> None:
    assert found(read_feed(RSS.encode()))[-1] == Trouble(
        "post.example/ice", "entry 4 holds no text but the title 'Ice': give the page of the article"
    )


def test_entries_of_atom_are_read() -> None:
    rain, snow, hail, ice = parts(ATOM)
    assert (rain.name, rain.ending, rain.metadata.author) == ("tarn.example/1", ".html", "Bo Tarn")
    assert rain.content == b'<div><p class="a">Rain &lt; snow<br>fell.</p></div>'
    assert (str(rain.metadata.published), rain.metadata.published_source) == ("2031-05-06", "feed atom:published")
    assert (snow.content, snow.ending, snow.metadata.author) == (b"Snow < rain.", ".txt", "The desk")
    assert snow.metadata.published_source == "feed atom:updated"
    assert (hail.content, hail.ending) == (b"%PDF-", ".pdf")
    assert (ice.content, ice.ending) == (b"<p>Ice.</p>", ".html")


def test_entries_of_rdf_are_read() -> None:
    [rain] = parts(RDF)
    assert (rain.content, str(rain.metadata.published), rain.metadata.publisher) == (
        b"Rain fell.",
        "2031-05",
        "Orvale Post",
    )


def test_marks_that_are_not_escaped_stay_marks() -> None:
    [one] = parts(
        "<rss><channel><item><description>Rain <p a='1'>fell &amp; <b>fell</b></p>.</description></item></channel></rss>"
    )
    assert one.content == b'Rain <p a="1">fell &amp; <b>fell</b></p>.'
    assert one.ending == ".html"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "utf-8-sig"])
def test_a_feed_in_its_own_encoding_is_read(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    xml = f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item><description>Élise – “no”</description></item></channel></rss>'
    assert [one.content.decode() for one in parts(xml, encoding)] == ["Élise – “no”"]


def test_a_feed_with_stray_bytes_and_forbidden_characters_is_read_and_told_of() -> None:
    xml = (
        "<rss><channel><item><description>“Élise” \x03 said</description></item></channel></rss>".encode()
        + b"<!-- \x93 -->"
    )
    told, part = found(read_feed(xml))
    assert isinstance(told, Trouble)
    assert told.name == THE_FEED
    assert isinstance(part, Part)
    assert part.content.decode() == "“Élise” \ufffd said"


def test_the_entries_before_a_break_are_read() -> None:
    cut = RSS.encode()[: RSS.encode().index(b"Hail")]
    *entries, last = found(read_feed(cut))
    assert [one.name for one in entries] == ["post.example/rain", "post.example/snow"]
    assert isinstance(last, Trouble)
    assert last.name == THE_REST
    assert "behind entry 2" in last.reason


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel><item><title>&a11;</title></item></channel></rss>'
FILE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'


@pytest.mark.parametrize("xml", [BOMB, FILE])
def test_entities_are_never_expanded(xml: str) -> None:
    outcome = read_feed(xml.encode())
    assert isinstance(outcome, Refused)
    assert "declares the entity" in outcome.reason


def test_the_old_document_type_of_rss_is_not_looked_up() -> None:
    kind = '<!DOCTYPE rss PUBLIC "-//Tarn//DTD RSS 0.91//EN" "http://tarn.example/rss.dtd">'
    [one] = parts(kind + "<rss><channel><item><description>Rain &eacute; fell.</description></item></channel></rss>")
    assert one.content.decode() == "Rain é fell."


def test_elements_nested_very_deep_are_read_in_time() -> None:
    started = time.process_time()
    deep = "<b>" * 200_000 + "Rain" + "</b>" * 200_000
    [one] = parts(f"<rss><channel><item><description>{deep}</description></item></channel></rss>")
    assert b"Rain" in one.content
    assert len(one.content) < 5_000
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<html><body>Rain</body></html>", "is no feed of RSS or Atom: its root is <html>"),
        ("<rss><channel><title>A</title></channel></rss>", "holds no entries"),
        ("Rain.", "is no sound feed"),
        ("", "is no sound feed"),
        ("<rss><channel><item>", "is no sound feed"),
    ],
)
def test_what_is_no_feed_is_refused(xml: str, reason: str) -> None:
    outcome = read_feed(xml.encode())
    assert isinstance(outcome, Refused)
    assert outcome.reason.startswith(reason)


@settings(max_examples=200, deadline=5000)
@given(st.sampled_from([RSS, ATOM, RDF]), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=4)), max_size=5))
def test_damaged_feeds_never_raise(xml: str, edits: list[tuple[int, bytes]]) -> None:
    content = bytearray(xml.encode())
    for place, piece in edits:
        place %= len(content) + 1
        content[place : place + 2] = piece
    outcome = read_feed(bytes(content))
    for one in outcome.parts if isinstance(outcome, Unpacked) else ():
        one.name.encode()


@given(st.binary(max_size=200))
def test_any_bytes_never_raise(content: bytes) -> None:
    for before in (b"", b"<rss><channel><item>"):
        outcome = read_feed(before + content)
        list(outcome.parts if isinstance(outcome, Unpacked) else ())
