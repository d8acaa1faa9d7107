"""Rich text is read as it stands with all changes accepted. Every sentence, place and person here is invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.outcome import Kept, Refused
from onrecord.documents.rtf import RTF, read_rtf


def kept(content: bytes) -> Kept:
    outcome = read_rtf(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def reason(content: bytes) -> str:
    outcome = read_rtf(content)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def rtf(body: bytes, head: bytes = rb"\ansi\ansicpg1252\deff0") -> bytes:
    return rb"{\rtf1" + head + b"\n" + body + b"}"


FONTS = rb"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204{\*\falt x}Arial Cyr;}{\f2\fcharset128 MS;}{\f3\fcharset2 Symbol;}}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"Rain in Orvale\par It rained.\par", "Rain in Orvale\n\nIt rained."),
        (b"One \r\nsentence\\\nnext  line\\line below", "One sentence\n\nnext line\nbelow"),
        (rb"\'93Rain\'94, \ldblquote he\rquote s\rdblquote \emdash  5\~km", "“Rain”, “he’s”— 5\u00a0km"),
        (rb"it\u8217?s \u8220\'93all\u8221\'94 \uc0\u233t\u233 ", "it’s “all” été"),
        (rb"\uc2\u1076 ab\u1078\'e6\'e7c", "джc"),
        (rb"{\uc0\u-10179 \u-8704 } \u55357?", "\U0001f600 \ufffd"),
        (rb"co\-op\_run\:x", "coop\u2011runx"),
        (FONTS + rb"{\f1 \'e4\'ee\'e6\'e4\'fc} \f2\'89\'4a{\f3\'b7}", "дождь 雨•"),
        (rb"{\listtext\pard\plain 1.\tab}\ls1 One\par{\pntext\f3\'B7\tab}Two\par", "1. One\n\n• Two"),
        (rb"{\header Page\par}{\footer 3}{\*\unknown x{y}}{\stylesheet{\s1 Normal;}}Seen", "Seen"),
        (rb'{\field{\*\fldinst HYPERLINK "http://orvale.example"}{\fldrslt the link}} here', "the link here"),
        (rb"{\pict\wmetafile8 0102ab}{\*\shppict{\pict\bin9 {{{}\par}x}}after", "after"),
        (rb"\bin5 {{{{{after\bin-3 x\bin99999 y", "afterx"),
        (rb"\{a\} \\ b", "{a} \\ b"),
        (rb"\u1607?\u1591?\u1604?", "\u0647\u0637\u0644"),
        (rb"a{\v secret}b\v hid\v0 c\plain d", "abcd"),
        (rb"{\upr{text}{\*\ud{x}}}", "text"),
    ],
)
def test_words_come_as_they_are_seen(body: bytes, expected: str) -> None:
    assert kept(rtf(body)).text == expected


def test_the_code_page_of_the_file_holds_where_no_font_says_otherwise() -> None:
    rain = rb"\'e4\'ee\'e6\'e4\'fc"
    assert kept(rtf(rain, rb"\ansi\ansicpg1251")).text == "дождь"
    assert kept(rtf(FONTS + rain, rb"\ansi\ansicpg1252\deff1")).text == "дождь"
    assert kept(rtf(rb"\'e4", rb"\ansi\ansicpg99999")).text == "ä"
    assert kept(rtf(rb"\'8a", rb"\mac")).text == "ä"


def test_rows_of_tables_are_lines_with_their_notes_behind() -> None:
    table = (
        rb"Before\par\trowd\cellx1\cellx2\pard\intbl Orvale{\footnote\pard Count of the ferry office.}\cell 12\cell\row"
        rb"\trowd\pard\intbl Left\par more\cell Right\cell\row\pard After\par"
    )
    expected = "Before\n\nOrvale | 12\n\n[Count of the ferry office.]\n\nLeft more | Right\n\nAfter"
    assert kept(rtf(table)).text == expected


def test_a_table_without_its_marks_is_read_by_its_cells() -> None:
    assert kept(rtf(rb"a\cell b\cell\row c\par")).text == "a | b\n\nc"
    assert kept(rtf(rb"\intbl a\cell b\cell\pard c\par")).text == "a | b\n\nc"


def test_notes_and_text_boxes_follow_their_paragraph() -> None:
    body = rb"It rained{\super\chftn{\footnote\ftnalt \pard First.\par Second.}}, much.{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt Box\par}}}\par Next"
    assert kept(rtf(body)).text == "It rained, much.\n\n[First.\nSecond.]\n\nBox\n\nNext"


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    outcome = kept(rtf(rb"Some {\deleted forty\par }{\revised twelve} boats{\*\annotation Really?}{\v x}"))
    assert outcome.text == "Some twelve boats"
    assert outcome.doubts == (
        "has tracked changes: read as if all were accepted",
        "has 1 comments, which are no part of the text",
        "has 1 characters of hidden text, which were left out",
    )


def test_information_tells_title_and_author_and_dates_only_as_provenance() -> None:
    info = rb"{\info{\title R\'e9gen}{\author Ilsa Venn}{\creatim\yr2031\mo5\dy6\hr8\min5}{\nofpages3}{\*\company Post}}Rain"
    outcome = kept(rtf(info))
    assert outcome.text == "Rain"
    found = outcome.metadata
    assert (found.title, found.author, found.published) == ("Régen", "Ilsa Venn", None)
    assert found.provenance == (("creatim", "2031-05-06 08:05"), ("company", "Post"))


def test_what_can_not_be_read_is_told() -> None:
    assert "is no RTF" in reason(b"rain")
    assert "holds no text" in reason(rtf(b""))
    outcome = kept(rb"{\rtf1 Rain {\b fell {\footnote and")
    assert outcome.text == "Rain fell\n\n[and]"
    assert outcome.doubts == ("is cut off, or nested too deep: 3 groups are not closed; read as far as it goes",)


@pytest.mark.parametrize("group", [b"{", rb"{\b ", rb"{\*\shpinst{\shptxt ", rb"{\footnote "])
def test_a_hundred_thousand_groups_in_one_another_are_no_trouble(group: bytes) -> None:
    depth = 100_000 // group.count(b"{")
    assert "deep" in kept(rtf(group * depth + b"deep" + b"}" * depth * group.count(b"{"))).text


def test_more_groups_than_are_followed_are_told() -> None:
    outcome = kept(rb"{\rtf1 Rain" + b"{" * 300_000)
    assert outcome.text == "Rain"
    assert "nested too deep" in outcome.doubts[0]


def test_what_follows_the_end_is_not_read() -> None:
    assert kept(rtf(b"Rain") + b"\0\0 more").text == "Rain"


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    content = bytearray(
        rtf(FONTS + rb"\trowd\intbl a\cell{\footnote b}\row\u8217?{\*\shpinst{\shptxt c}}{\info{\title x}}\par")
    )
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(RTF.read(bytes(content)), Kept | Refused)
    assert isinstance(RTF.read(data.draw(st.binary(max_size=100))), Kept | Refused)


PIECES = (
    b"{", b"}", rb"\par ", rb"\cell ", rb"\row ", rb"\intbl ", rb"\pard ", rb"{\footnote ", rb"{\*\shpinst", rb"{\shptxt ", b"a",
    rb"{\listtext ", rb"\deleted ", rb"\v ", rb"\u-1 ", rb"\uc3 ", rb"\'e9", rb"\f9999999999 ", rb"\bin2 ", rb"{\fonttbl", rb"\fcharset-9 ",
    rb"{\info{\creatim", rb"\yr-5 ", rb"\*", rb"\ansicpg-1 ", rb"\ansicpg65001 ", b"\\", b"\\'", rb"\trowd ", rb"\u99999999 ",
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_no_order_of_words_makes_it_raise(pieces: list[bytes]) -> None:
    assert isinstance(RTF.read(rb"{\rtf1 " + b"".join(pieces)), Kept | Refused)
