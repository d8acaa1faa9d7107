"""Whatever the page, marks change nothing in the parser's tree, and no letter is led back to a wrong place."""

from collections.abc import Iterator
from html import unescape

from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.documents.html import read_html
from onrecord.documents.outcome import Kept
from onrecord.documents.page.marked import marked, unmarked

BITS = (
    "<p>", "</p>", "<div class='a>b'>", "</div>", "<b>", "</b>", "<a href=/x>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<ul><li>",
    "<br/>", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>", "<textarea>", "</textarea >", "<svg>", "</svg>",
    "<path/>", "<![CDATA[", "]]>", "<math>", "<pre>\n", "</pre>", "<select><option>", "<template>", "<noscript>", "<!--", "-->", "--!>",
    "<!x>", "<?y>", "</ z>", "<", ">", "\"", "'", "=", "/", "<p a=\"", "<p a=b'c>", "<frameset>", "<plaintext>", "&amp;", "&amp", "&#65;",
    "&#x", "&notit;", "&nbsp;", "&#0;", "\r\n", "\r", "\n", "\t", " ", "x", "rain", "é", "😀", "\u00ad", "\u200b", "\u00a0", "\ufdd0",
    "\ufdef", "\x0c", "\x85", "<body>", "</body>", "</html>", "<caption>", "<colgroup>", "<iframe>", "</iframe>", "<!doctype html>",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(BITS), max_size=40).map("".join)


def nodes(page: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """Each node of the tree: its tag, the tag above it, its text or attributes."""
    node: LexborNode | None = page.root
    while node is not None:
        above = node.parent.tag if node.parent is not None else ""
        yield node.tag, above, node.text_content if node.tag == "-text" else str(node.attributes)
        if node.child is not None:
            node = node.child
            continue
        while node is not None and node.next is None:
            node = node.parent
        node = node.next if node is not None else None


@given(PAGES)
@example("<table>x<tr> <td>1</td>y</table>")
@example("<svg><style>a<b>c</b></style>")
@example("<svg><plaintext><p>")
def test_marks_change_nothing_in_the_tree(source: str) -> None:
    page = marked(source)
    plain, with_marks = LexborHTMLParser(page.source), LexborHTMLParser(page.markup)
    assert list(nodes(plain)) == [(tag, above, unmarked(text)) for tag, above, text in nodes(with_marks)]


@given(PAGES)
def test_every_letter_that_is_led_back_stands_there(source: str) -> None:
    outcome = read_html(source.encode())
    if not isinstance(outcome, Kept):
        return
    end = 0
    for run in outcome.layout.runs:
        assert end <= run.start < run.end <= len(outcome.text)
        end = run.end
        kept, origin = outcome.text[run.start : run.end], source[run.source : run.source_end]
        if run.end - run.start == run.source_end - run.source:
            assert all(
                a == b or (a == " " and b.isspace()) or b in "\ufdd0\ufdef\r" for a, b in zip(kept, origin, strict=True)
            )
        else:
            assert kept == unescape(origin) or (kept in " \n" and origin.isspace())


@given(st.text(max_size=60), st.text(max_size=60))
@example("\x80\U00010000", "0" * 9 + "\x80" * 8 + "\U00010000" * 8)
def test_the_text_of_a_plain_page_is_led_back_whole(first: str, second: str) -> None:
    source = f"<p>rain{first.replace('<', '(').replace('&', '+')}<p>{second.replace('<', '(').replace('&', '+')}rain"
    outcome = read_html(source.encode("utf-8", "replace"))
    if not isinstance(outcome, Kept):
        return
    covered = sum(run.end - run.start for run in outcome.layout.runs)
    assert covered == len(outcome.text) - 2
