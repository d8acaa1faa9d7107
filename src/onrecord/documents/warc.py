"""Web archives (WARC, ISO 28500): each page that was captured and can be read is a file of its own."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from onrecord.documents.archives import ARCHIVE, LARGEST_ARCHIVE
from onrecord.documents.digests import mismatch
from onrecord.documents.http_body import Answer, joined, read_answer, unpacked
from onrecord.documents.measured import Measured, Stream
from onrecord.documents.member_names import THE_REST, MemberNames
from onrecord.documents.outcome import OF_ITSELF, Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.warc_records import WARC_MARK, Damaged, Record, Records
from onrecord.documents.zipped import CHUNK, CantUnpack, Limits
from onrecord.model.document import Metadata

ARC_MARK = b"filedesc://"
NO_DOCUMENTS = OF_ITSELF
"""The name under which all records that are none are counted."""
MOST_NAMED = 12
"""Kinds of records that are no documents, named one by one."""
WITH_CONTENT = frozenset(("response", "resource", "conversion"))
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/zip": ".zip",
}
"""Media types that there are readers for, and the ending of names that chooses the reader."""
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
XML_TYPES = frozenset(("text/xml", "application/xml"))
UNTOLD_TYPES = frozenset(
    ("", "application/octet-stream", "binary/octet-stream", "application/download", "application/force-download")
)
KEPT_FIELDS = (
    "warc-record-id",
    "warc-payload-digest",
    "warc-block-digest",
    "warc-ip-address",
    "warc-refers-to",
    "warc-warcinfo-id",
)


def read_warc(content: bytes) -> Outcome:
    """The pages in a web archive, packed or not."""
    measured = Measured(content, ARCHIVE)
    stream = io.BufferedReader(measured, CHUNK)
    try:
        head = stream.peek(len(ARC_MARK))
    except CantUnpack as wrong:
        return Refused(str(wrong))
    if head.startswith(ARC_MARK):
        return Refused("is a web archive in the old format ARC; make a WARC of it (warcio recompress) and give that")
    if not head.lstrip().startswith(WARC_MARK):
        return Refused("is no web archive, though its name says so, or its beginning is damaged: get an undamaged copy")
    return Unpacked(records_of(stream, ARCHIVE))


def records_of(stream: Stream, limits: Limits = ARCHIVE) -> Iterator[Part | Trouble]:
    """The pages one by one, then in one line what else there is; damaged places are told of and passed over."""
    names, others = MemberNames(), Counter[str]()
    records = Records(stream, limits)
    while not records.ended:
        try:
            record = records.next()
            if record is not None:
                yield from page_of(record, names, others, limits)
        except Damaged as wrong:
            yield Trouble(names.take(without_scheme(records.address) or "damaged record"), str(wrong))
        except CantUnpack as wrong:
            yield Trouble(THE_REST, f"of the web archive {wrong}")
            break
    if others:
        most = others.most_common(MOST_NAMED)
        rest = others.total() - sum(count for _, count in most)
        counted = ", ".join(f"{count:,} {what}" for what, count in most)
        counted += f", {rest:,} of {len(others) - len(most):,} other kinds" if rest else ""
        yield Trouble(NO_DOCUMENTS, f"{others.total():,} records are no documents: {counted}")


def page_of(record: Record, names: MemberNames, others: Counter[str], limits: Limits) -> Iterator[Part | Trouble]:
    """The page in a record, or the reason why it can't be had; a record that is none is counted among the `others`."""
    if record.kind not in WITH_CONTENT:
        others[record.kind] += 1
        return
    answer = read_answer(record.block) if record.kind == "response" else None
    if answer is not None and answer.status != 200:
        others[f"HTTP {answer.status or 'without a status'}"] += 1
        return
    content_type = answer.header("content-type") if answer else record.fields.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    raw = answer.body if answer else record.block
    if not raw:
        others["empty answers"] += 1
        return
    ending = ending_of(media_type, record.address, raw)
    if not ending and not (answer and answer.header("content-encoding") and media_type in XML_TYPES):
        others[media_type[:80] or "of no known type"] += 1
        return
    name = names.take(without_scheme(record.address))
    try:
        sent, body = body_of(answer, raw, limits)
    except CantUnpack as wrong:
        yield Trouble(name, str(wrong))
        return
    ending = ending or ending_of(media_type, record.address, body)
    doubts = (
        mismatch("payload digest", record.fields.get("warc-payload-digest", ""), (sent, raw, body)),
        mismatch("block digest", record.fields.get("warc-block-digest", ""), (record.block,)),
    )
    if ending:
        yield Part(
            name, body, metadata_of(record, answer), ending, tuple(filter(None, doubts)), charset_of(content_type)
        )
    else:
        others[media_type] += 1


def body_of(answer: Answer | None, raw: bytes, limits: Limits) -> tuple[bytes, bytes]:
    """The body as it was sent, chunks joined, and without its content encodings. Raises CantUnpack."""
    if answer is None:
        return raw, raw
    chunked = answer.header("transfer-encoding").lower().endswith("chunked")
    sent = joined(raw) if chunked else None
    sent = raw if sent is None else sent
    return sent, unpacked(sent, answer.header("content-encoding"), limits)


def ending_of(media_type: str, address: str, content: bytes) -> str:
    """The ending that chooses the reader; empty where there is no reader for such a file."""
    if media_type in ENDINGS:
        return ENDINGS[media_type]
    if media_type in XML_TYPES:
        return ".rss" if FEED.search(content[:2048]) else ""
    if media_type in UNTOLD_TYPES:
        suffix = PurePosixPath(path_of(address)).suffix.lower()
        return suffix if suffix in ENDINGS.values() else ""
    return ""


def charset_of(content_type: str) -> str:
    """The encoding that a Content-Type names; empty where it names none."""
    found = CHARSET.search(content_type)
    return found[1] if found else ""


def without_scheme(address: str) -> str:
    return address.partition("://")[2] or address


def path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def metadata_of(record: Record, answer: Answer | None) -> Metadata:
    """Where and when a page was captured, and what the server said with it."""
    told = [(name, record.fields[name]) for name in KEPT_FIELDS if name in record.fields]
    if answer:
        told.append(("HTTP", answer.status_line))
        told += [(f"HTTP {name}", value) for name, value in answer.headers]
    return Metadata(url=record.address, captured=record.fields.get("warc-date", ""), provenance=tuple(told))


WARC = Reader("warc", 2, read_warc, begins=(WARC_MARK, ARC_MARK), largest=LARGEST_ARCHIVE)
