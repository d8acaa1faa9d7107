"""OpenDocument texts are read as they stand. Every sentence, place and person here is invented."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.odt import FODT, ODT, read_fodt, read_odt
from onrecord.documents.outcome import Kept, Refused

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw", "meta")
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:xml="http://www.w3.org/XML/1998/namespace"'
)
STYLES = """<style:style style:name="Secret" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Deeper" style:family="text" style:parent-style-name="Secret"/>
<style:style style:name="Ring" style:family="text" style:parent-style-name="Ring"/>
<style:style style:name="SecretP" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="Points"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/>
<text:list-level-style-bullet text:level="2"/></text:list-style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."
 text:start-value="3"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
 text:display-levels="2"/></text:list-style>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>"""
META = """<dc:title>Rain in
Orvale</dc:title><meta:initial-creator>Ilsa Venn</meta:initial-creator><dc:creator>Tam Orr</dc:creator>
<dc:language>EN-gb</dc:language><meta:creation-date>2031-05-06T08:00:00</meta:creation-date>"""


def content(body: str) -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return buffer.getvalue()


def odt(body: str, **members: str | bytes) -> bytes:
    meta = f"<office:document-meta {NAMESPACES}><office:meta>{META}</office:meta></office:document-meta>"
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content(body), "meta.xml": meta, **members,
    })  # fmt: skip


def kept(content: bytes) -> Kept:
    outcome = read_odt(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def reason(content: bytes) -> str:
    outcome = read_odt(content)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def p(words: str, marks: str = "") -> str:
    return f"<text:p{marks}>{words}</text:p>"


def listed(style: str, *items: str, marks: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return (
        f"<text:list{named}{marks}>{''.join(f'<text:list-item>{item}</text:list-item>' for item in items)}</text:list>"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Rain  in\n  Orvale") + p("It<text:s text:c='4'/>rained."), "Rain in Orvale\n\nIt rained."),
        (p("Two<text:line-break/>lines<text:tab/>here"), "Two\nlines here"),
        (p("co\u00adop on\u00a03 May"), "coop on\u00a03 May"),
        (p("\u0647\u0637\u0644 <text:span>\u0627</text:span>"), "\u0647\u0637\u0644 \u0627"),
        ("<text:h text:outline-level='1'>One</text:h><text:h text:outline-level='2'>Two</text:h>", "I. One\n\nTwo"),
        (listed("Points", p("a") + p("more"), p("b") + listed("", p("c"))), "• a\n\nmore\n\n• b\n\n• c"),
        (listed("Numbers", p("a"), p("b") + listed("", p("c"), p("d"))), "3. a\n\n4. b\n\n4.a) c\n\n4.b) d"),
        (listed("Numbers", p("a")) + p("x") + listed("Numbers", p("b")), "3. a\n\nx\n\n3. b"),
        (listed("Numbers", p("a")) + p("x") + listed("Numbers", p("b"), marks=' text:continue-numbering="true"'), "3. a\n\nx\n\n4. b"),
        (
            listed("Numbers", p("a"), marks=' xml:id="l1"') + listed("Numbers", p("x"))
            + listed("Numbers", p("b"), marks=' text:continue-list="l1"'),
            "3. a\n\n3. x\n\n4. b",
        ),
        (listed("None", p("a")) + listed("", p("b")), "• a\n\n• b"),
        ("<text:table-of-content><text:table-of-content-source>" + p("made so") + "</text:table-of-content-source><text:index-body>"
         + p("One 3") + "</text:index-body></text:table-of-content>", "One 3"),
        (p("<text:ruby><text:ruby-base>雨</text:ruby-base><text:ruby-text>あめ</text:ruby-text></text:ruby>"), "雨"),
        (p("a<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image><svg:title>t</svg:title></draw:frame>"), "a"),
    ],
)  # fmt: skip
def test_words_come_as_they_are_seen(body: str, expected: str) -> None:
    assert kept(odt(body)).text == expected


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(f'<table:table-cell>{cell}</table:table-cell>' for cell in cells)}</table:table-row>"


NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>\n<text:p>Count of the ferry office.</text:p>\n"
    "</text:note-body></text:note>"
)


def test_rows_of_tables_are_lines_and_notes_follow_them() -> None:
    table = f"<table:table>{row(p('Orvale' + NOTE), p(''), p('12'))}{row(p('a') + p('b'), p('c'))}</table:table>"
    assert kept(odt(table)).text == "Orvale | | 12\n\n[Count of the ferry office.]\n\na b | c"
    inside = listed("Points", p("x") + f"<table:table>{row(p('a'), listed('', p('b')))}</table:table>")
    assert kept(odt(inside)).text == "• x\n\na | • b"


def test_notes_and_text_boxes_follow_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('In the box')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('In the shape')}</draw:custom-shape>"
    assert kept(odt(p(f"It{NOTE} rained{box}.{shape}") + p("Next"))).text == (
        "It rained.\n\n[Count of the ferry office.]\n\nIn the box\n\nIn the shape\n\nNext"
    )


def test_changes_comments_and_hidden_words_are_left_out_and_told() -> None:
    changes = f"<text:tracked-changes><text:changed-region><text:deletion>{p('forty')}</text:deletion></text:changed-region></text:tracked-changes>"
    body = (
        changes
        + p("Some <office:annotation><dc:creator>X</dc:creator><text:p>Really?</text:p></office:annotation>twelve ")
        + p(
            'boats<text:span text:style-name="Deeper">secret</text:span><text:span text:style-name="Ring">.</text:span>'
        )
        + p("gone", ' text:style-name="SecretP"')
        + f'<text:section text:display="none">{p("away")}</text:section>'
    )
    outcome = kept(odt(body))
    assert outcome.text == "Some twelve\n\nboats."
    assert outcome.doubts == (
        "has 1 tracked changes: read as if all were accepted",
        "has 1 comments, which are no part of the text",
        "has 14 characters of hidden text, which were left out",
    )


def test_styles_of_the_file_hold_in_its_text() -> None:
    named = STYLES.replace('"Secret"', '"Else"')
    styles = f"<office:document-styles {NAMESPACES}><office:styles>{named}</office:styles></office:document-styles>"
    assert kept(odt(p('a<text:span text:style-name="Else">b</text:span>'), **{"styles.xml": styles})).text == "a"


def test_fields_tell_title_author_and_language_and_dates_only_as_provenance() -> None:
    found = kept(odt(p("Rain."))).metadata
    assert (found.title, found.author, found.language, found.published) == (
        "Rain in Orvale",
        "Ilsa Venn",
        "en-gb",
        None,
    )
    assert ("meta:creation-date", "2031-05-06T08:00:00") in found.provenance


def flat(body: str) -> bytes:
    return (
        f"<office:document {NAMESPACES}><office:meta><dc:title>Rain</dc:title></office:meta><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:master-styles>{p('Footer')}</office:master-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document>"
    ).encode()


def test_a_text_in_one_file_is_read_the_same() -> None:
    outcome = read_fodt(
        flat(listed("Numbers", p("a<office:annotation><dc:creator>X</dc:creator></office:annotation>")))
    )
    assert isinstance(outcome, Kept)
    assert outcome.text == "3. a"
    assert (outcome.metadata.title, outcome.metadata.author) == ("Rain", "")
    assert isinstance(read_fodt(b"rain"), Refused)


@pytest.mark.parametrize(
    "declared",
    ['secret SYSTEM "file:///etc/hostname"', 'secret "boom boom"', '% secret SYSTEM "http://orvale.example/x"'],
)
def test_no_entity_is_expanded(declared: str) -> None:
    hostile = f"<!DOCTYPE x [<!ENTITY {declared}>]>{content(p('a &secret; b'))}"
    assert "it declares the entity 'secret'" in reason(odt("", **{"content.xml": hostile}))


def test_what_can_not_be_read_is_told() -> None:
    assert "no sound zip file" in reason(odt(p("a"))[:-30])
    assert "no <office:text>" in reason(zipped({"a.txt": "rain"}))
    assert reason(odt("")) == "holds no text"
    locked = '<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
    assert "locked with a password" in reason(odt("", **{"META-INF/manifest.xml": locked, "content.xml": "\x8a\x00"}))
    assert "as zip bombs do" in reason(odt(p(" " * 10_000_000)))


def test_a_text_broken_off_is_kept_as_far_as_it_goes() -> None:
    whole = content(p("First.") + p(f"Second{NOTE} ends") + p("Third"))
    outcome = kept(odt("", **{"content.xml": whole[: whole.index(" ends")]}))
    assert outcome.text == "First.\n\nSecond\n\n[Count of the ferry office.]"
    assert "content.xml can't be read to the end" in outcome.doubts[0]


@pytest.mark.parametrize("name", ["text:span", "text:list", "text:section", "text:p", "table:table-cell"])
def test_a_hundred_thousand_levels_are_no_trouble(name: str) -> None:
    depth = 100_000
    assert kept(odt(f"<{name}>" * depth + p("deep") + f"</{name}>" * depth)).text.endswith("deep")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    valid = data.draw(
        st.sampled_from(
            (odt(p("a" + NOTE)), flat(listed("Numbers", p("a")) + f"<table:table>{row(p('x'))}</table:table>"))
        )
    )
    changed = bytearray(valid)
    for _ in range(data.draw(st.integers(1, 5))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    for reader in (ODT, FODT):
        assert isinstance(reader.read(bytes(changed)), Kept | Refused)
        assert isinstance(reader.read(data.draw(st.binary(max_size=100))), Kept | Refused)


NAMES = (
    "text:p", "text:h", "text:list", "text:list-item", "text:note", "text:note-body", "table:table-row", "table:table-cell",
    "draw:text-box", "text:span", "text:s", "office:text", "text:section", "office:annotation", "style:style",
)  # fmt: skip
TREES = st.recursive(
    st.just("a"),
    lambda inner: st.builds(
        lambda name, marks, parts: f"<{name} {marks}>{''.join(parts)}</{name}>",
        st.sampled_from(NAMES),
        st.sampled_from(('text:style-name="Numbers"', 'text:outline-level="-1"', 'text:start-value="0"', "")),
        st.lists(inner, max_size=3),
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_no_order_of_elements_makes_it_raise(tree: str) -> None:
    assert isinstance(FODT.read(flat(tree)), Kept | Refused)
