"""Word files are read as they stand with all changes accepted. Every sentence, place and person here is invented."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.docx import DOCX, OLE, read_docx
from onrecord.documents.outcome import Kept, Part, Refused

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = """<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="Deeper"><w:basedOn w:val="Secret"/></w:style>
<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
<w:style w:styleId="Points"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
NUMBERING = """<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1(%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Rain
in Orvale</dc:title><dc:creator>Ilsa Venn</dc:creator><dcterms:created>2031-05-06T08:00:00Z</dcterms:created>
</cp:coreProperties>"""


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def part(name: str, inner: str) -> str:
    return f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def relations(**targets: str) -> str:
    rows = (f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{name}"/>' for kind, name in targets.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'


def docx(body: str, **members: str | bytes) -> bytes:
    """A Word file with this inside its body."""
    names = {
        "styles": "styles.xml",
        "numbering": "numbering.xml",
        "footnotes": "footnotes.xml",
        "endnotes": "endnotes.xml",
    }
    return zipped({
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relations(**names, package="embeddings/table.docx"),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": part("styles", STYLES),
        "word/numbering.xml": part("numbering", NUMBERING),
        "docProps/core.xml": CORE,
        **members,
    })  # fmt: skip


def p(words: str, marks: str = "", run: str = "") -> str:
    look = f"<w:pPr>{marks}</w:pPr>" if marks else ""
    return f'<w:p>{look}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def kept(content: bytes) -> Kept:
    outcome = read_docx(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def text(body: str, **members: str | bytes) -> str:
    return kept(docx(body, **members)).text


def reason(content: bytes) -> str:
    outcome = read_docx(content)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def in_list(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Rain in Orvale") + p("It rained  on\u00a03 May."), "Rain in Orvale\n\nIt rained on\u00a03 May."),
        ("<w:p><w:r><w:t>Two</w:t><w:br/><w:t>lines</w:t><w:tab/><w:t>on</w:t></w:r></w:p>", "Two\nlines on"),
        ("<w:p><w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>run</w:t></w:r></w:p>", "coop\u2011run"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> a</w:t><w:sym w:char="zz"/></w:r></w:p>', "• a"),
        ("<w:p><w:hyperlink r:id='x'><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link"),
        (p("\u0647\u0637\u0644 \u0627\u0644\u0645\u0637\u0631"), "\u0647\u0637\u0644 \u0627\u0644\u0645\u0637\u0631"),
        (p("One", in_list(1)) + p("Two", '<w:pStyle w:val="Points"/>'), "• One\n\n• Two"),
        (p("Plain", '<w:pStyle w:val="Points"/><w:numPr><w:numId w:val="0"/></w:numPr>'), "Plain"),
        (
            p("a", in_list(2)) + p("b", in_list(2, 1)) + p("c", in_list(2, 1)) + p("d", in_list(2)) + p("e", in_list(2, 1)),
            "3. a\n\n3(a) b\n\n3(b) c\n\n4. d\n\n4(a) e",
        ),
        (p("a", in_list(2)) + p("b", in_list(3)) + p("c", in_list(3)), "3. a\n\n1. b\n\n2. c"),
        (p("a", in_list(2, 40)) + p("b", in_list(99)) + p("c", '<w:pStyle w:val="Ring"/>'), "a\n\nb\n\nc"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("Click") + "</w:sdtContent></w:sdt>" + p("a"), "a"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + p("kept") + "</w:sdtContent></w:sdt>", "kept"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>4</w:t></w:r></w:p>", "4"),
    ],
)  # fmt: skip
def test_words_come_as_they_are_seen(body: str, expected: str) -> None:
    assert text(body) == expected


def row(*cells: str, marks: str = "") -> str:
    return f"<w:tr>{marks}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_rows_of_tables_are_lines_and_layout_tables_paragraphs() -> None:
    data = row(p("Orvale"), p(""), p("12")) + row(p(""), p("5"), p(""))
    assert text(f"<w:tbl>{data}</w:tbl>") == "Orvale | | 12\n\n5"
    assert text(f"<w:tbl>{row(p('Orvale') + p('(town)'), p('12'))}</w:tbl>") == "Orvale (town) | 12"
    long = "It rained. " * 20
    assert text(f"<w:tbl>{row(p(long) + p('More.'), p('Right'))}</w:tbl>") == f"{long.strip()}\n\nMore.\n\nRight"
    assert text(f"<w:tbl>{row(p(''), p('Letter') + p('head'))}</w:tbl>") == "Letter\n\nhead"
    inner = f"<w:tbl>{row(p('a'), p('b'))}</w:tbl>"
    assert text(f"<w:tbl>{row(p('out'), inner)}</w:tbl>") == "out | a | b"


def test_notes_follow_the_paragraph_or_row_that_they_belong_to() -> None:
    notes = part(
        "footnotes",
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("Count of the ferry office.")}{p("Second.")}</w:footnote>',
    )
    mark = '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="9"/></w:r>'
    assert text(f"<w:p><w:r><w:t>Twelve.</w:t></w:r>{mark}</w:p>{p('Next.')}", **{"word/footnotes.xml": notes}) == (
        "Twelve.\n\n[Count of the ferry office.\nSecond.]\n\nNext."
    )
    cell = f"<w:p><w:r><w:t>12</w:t></w:r>{mark}</w:p>"
    assert text(f"<w:tbl>{row(p('Orvale'), cell)}</w:tbl>", **{"word/footnotes.xml": notes}) == (
        "Orvale | 12\n\n[Count of the ferry office.\nSecond.]"
    )


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    changed = (
        "<w:p><w:r><w:t>Some </w:t></w:r><w:del><w:r><w:delText>forty</w:delText><w:t>x</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>twelve</w:t></w:r></w:ins><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
        "<w:t> boats</w:t></w:r><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
    )
    outcome = kept(docx(changed))
    assert outcome.text == "Some twelve boats"
    assert outcome.doubts == ("has 3 tracked changes: read as if all were accepted",)


def test_a_deleted_end_of_a_paragraph_joins_it_and_a_deleted_row_is_gone() -> None:
    assert text(p("One ", "<w:rPr><w:del/></w:rPr>") + p("sentence.")) == "One sentence."
    assert text(p("Last", "<w:rPr><w:del/></w:rPr>")) == "Last"
    rows = row(p("gone"), marks="<w:trPr><w:del/></w:trPr>") + row(p("here"))
    assert text(f"<w:tbl>{rows}</w:tbl>") == "here"


def test_hidden_words_and_comments_are_left_out_and_told() -> None:
    outcome = kept(
        docx(
            p("seen")
            + p("by run", run="<w:vanish/>")
            + p("by style", run='<w:rStyle w:val="Deeper"/>')
            + p("shown", run='<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
            + p("by paragraph", '<w:pStyle w:val="Secret"/>')
            + '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'
        )
    )
    assert outcome.text == "seen\n\nshown"
    assert outcome.doubts == (
        "has 1 comments, which are no part of the text",
        "has 26 characters of hidden text, which were left out",
    )


def test_a_text_box_is_kept_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    anchored = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Before</w:t>{anchored}</w:r><w:r><w:t> and after</w:t></w:r></w:p>"
    assert text(body) == "Before and after\n\nIn the box"


def test_properties_tell_title_and_author_and_dates_only_as_provenance() -> None:
    found = kept(docx(p("Rain."))).metadata
    assert (found.title, found.author, found.published) == ("Rain in Orvale", "Ilsa Venn", None)
    assert found.provenance == (("dcterms:created", "2031-05-06T08:00:00Z"),)


def test_files_within_are_parts() -> None:
    assert kept(docx(p("a"), **{"word/embeddings/table.docx": b"PK"})).parts == (
        Part("word/embeddings/table.docx", b"PK"),
    )


def test_the_main_part_is_found_by_its_relation_and_without_one_by_its_usual_name() -> None:
    main = part("document", f"<w:body>{p('Here')}</w:body>")
    assert (
        kept(zipped({"_rels/.rels": relations(officeDocument="/word/other.xml"), "word/other.xml": main})).text
        == "Here"
    )
    assert kept(zipped({"word\\document.xml": main.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")})).text == "Here"  # fmt: skip


ENTITY = "<!DOCTYPE x [<!ENTITY {0}>]>"


@pytest.mark.parametrize(
    "declared",
    [
        'secret SYSTEM "file:///etc/hostname"',
        'secret SYSTEM "http://orvale.example/x"',
        '% secret SYSTEM "file:///etc/hostname"',
        'secret "boom boom"',
    ],
)
def test_no_entity_is_expanded(declared: str) -> None:
    main = ENTITY.format(declared) + part("document", f"<w:body>{p('a &secret; b')}</w:body>")
    assert "it declares the entity 'secret'" in reason(docx("", **{"word/document.xml": main}))


def test_a_billion_laughs_are_not_laughed() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    main = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>' + part("document", f"<w:body>{p('&l9;')}</w:body>")
    assert "entities are not expanded" in reason(docx("", **{"word/document.xml": main}))


def test_an_external_document_type_is_not_fetched() -> None:
    main = '<!DOCTYPE x SYSTEM "http://orvale.example/x.dtd">' + part("document", f"<w:body>{p('Rain.')}</w:body>")
    assert text("", **{"word/document.xml": main}) == "Rain."


def test_what_can_not_be_read_is_told() -> None:
    assert "no sound zip file" in reason(docx(p("a"))[:-30])
    assert "no sound zip file" in reason(b"PK\x03\x04")
    assert "has no word/document.xml" in reason(zipped({"xl/workbook.xml": "<x/>"}))
    assert "locked with a password" in reason(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert "old Office file" in reason(OLE + b"\0" * 600)
    assert reason(docx("")) == "holds no text"


def test_an_encrypted_member_is_told() -> None:
    content = bytearray(docx(p("a")))
    entry = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46
    content[entry + 8] |= 1
    assert "is encrypted" in reason(bytes(content))


def test_a_bomb_stops_early() -> None:
    bomb = part("document", "<w:body>" + p(" " * (10 * 1024 * 1024)) + "</w:body>")
    assert "as zip bombs do" in reason(docx("", **{"word/document.xml": bomb}))


def test_a_text_broken_off_is_kept_as_far_as_it_goes() -> None:
    whole = part("document", f"<w:body>{p('First.')}<w:tbl>{row(p('in a cell'))}</w:tbl></w:body>")
    outcome = kept(docx("", **{"word/document.xml": whole[: whole.index("</w:tc>")]}))
    assert outcome.text == "First.\n\nin a cell"
    assert "its text (word/document.xml) can't be read to the end" in outcome.doubts[0]


def test_a_hundred_thousand_levels_are_no_trouble() -> None:
    depth = 50_000
    assert text("<w:p><w:r>" * depth + "<w:t>deep</w:t>" + "</w:r></w:p>" * depth) == "deep"


def test_more_levels_than_are_followed_are_told() -> None:
    outcome = kept(docx(p("Rain.") + "<w:p>" * 250_001))
    assert outcome.text == "Rain."
    assert "250,000 elements in one another" in outcome.doubts[0]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    valid = bytearray(docx(p("a", in_list(2)) + f"<w:tbl>{row(p('x'))}</w:tbl>"))
    for _ in range(data.draw(st.integers(1, 5))):
        valid[data.draw(st.integers(0, len(valid) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(DOCX.read(bytes(valid)), Kept | Refused)
    assert isinstance(DOCX.read(data.draw(st.binary(max_size=200))), Kept | Refused)


PIECES = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a", "</w:t>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:txbxContent>",
    "</w:txbxContent>", '<w:footnote w:id="1">', "</w:footnote>", "<w:vanish/>", "<w:pPr>", "</w:pPr>", "<w:del>", "</w:del>",
    '<w:numId w:val="2"/>', '<w:ilvl w:val="-7"/>', '<w:sym w:char="FFFFFFFFF"/>', "<w:rPr>", "</w:rPr>", "<w:trPr>", "</w:trPr>",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_no_order_of_elements_makes_it_raise(pieces: list[str]) -> None:
    assert isinstance(DOCX.read(docx("".join(pieces))), Kept | Refused)
