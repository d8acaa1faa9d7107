"""Two parties that trade places in all texts of a record trade places in the record and on its pages, and nothing else changes.

All places, organisations and persons are invented, and so is all that is told of them.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord.law import ledger_of
from onrecord.model.codec import to_plain
from onrecord.record.store import open_record
from onrecord.views.cli import app
from onrecord.views.exports import as_json_lines
from onrecord.views.show import SHOWN
from onrecord.views.web.app import make_app
from tests.extract.test_mirror import Pairs, traded
from tests.mirrored import built
from tests.views.walking import every_page, rows_of

SAME_LENGTH: Pairs = (("Ostel Guard", "Quarl Guard"),)
OTHER_LENGTH: Pairs = (("Kestrel Brigades", "Northmark Brigades"),)
ACCUSERS: Pairs = (("Rights Vigil", "River Relief"),)
PERSONS: Pairs = (("Marta Olsen", "Pavel Kolb"),)

TEXTS = {
    "01-vigil.txt": """Lisk: the Ostel Guard must open the harbour

Rights Vigil, press release
3 May 2041

At least 40 people were killed in Lisk on 1 May 2041, Rights Vigil said.

The Ostel Guard committed war crimes in Lisk. The Kestrel Brigades tortured 12 prisoners in Lisk.

“The Ostel Guard tortured our neighbours,” said Marta Olsen of Rights Vigil.

Rights Vigil called on the Ostel Guard to open the harbour of Lisk by 9 June 2041.
""",
    "02-relief.txt": """Lisk: what we saw

River Relief, press release
5 May 2041

On 1 May 2041 the Ostel Guard attacked the market of Lisk. At least 52 people were killed in Lisk on 1 May 2041, River Relief said.

Pavel Kolb of River Relief said that the Northmark Brigades had committed war crimes in Lisk.

River Relief called on the Kestrel Brigades to free the prisoners.
""",
    "03-herald.txt": """The Tessaly Herald

8 May 2041

The Quarl Guard attacked the mill of Lisk on 6 May 2041, killing nine people, River Relief said.

Colonel Ode Marr of the Ostel Guard denied torture by the Ostel Guard. The Quarl Guard denied war crimes.

The Northmark Brigades denied that they had committed war crimes. The Kestrel Brigades took 20 sailors hostage on 7 May 2041, Rights Vigil said.
""",
    "04-court.txt": """High Court of Tessaly, press release

20 May 2041

On 19 May 2041 the High Court of Tessaly issued an arrest warrant against Ode Marr of the Ostel Guard for torture.

On 19 May 2041 the High Court of Tessaly charged the Northmark Brigades with murder.
""",
    "05-annulled.txt": """The Tessaly Herald

2 July 2041

On 1 July 2041 the High Court of Tessaly annulled the arrest warrant against Ode Marr of the Ostel Guard.

The Ostel Guard opened the harbour of Lisk on 8 June 2041. On 1 May 2041 the Ostel Guard attacked the market of Lisk, Marta Olsen said.

At least 61 people were killed in Lisk on 1 May 2041, Rights Vigil said.
""",
}

OF_THE_FILE = {"sha256", "id", "span", "start", "end", "characters", "origin", "confidence", "content", "source", "cue"}
"""Fields that follow from where words stand, or from the bytes of the file; and a chance, which is one of those words."""
PLACES = re.compile(
    r"characters \d+–\d+|\b[0-9a-f]{12,64}\b|\b[a-z][0-9a-f]{12}\b|\b[a-z]\d+\b|\b(?:0\.\d+|1\.0+)\b|(?<!\S)\d{3}(?!\S)"
)
"""What a page says of places in a text, of hashes and of chances; and the lengths of the files, which have three digits."""


@dataclass(frozen=True)
class Mirrored:
    """A record of the texts as they are, and one of those in which two parties have traded places."""

    straight: Path
    other: Path
    pairs: Pairs


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("straight"), TEXTS, ())


@pytest.fixture(scope="module", params=[SAME_LENGTH, OTHER_LENGTH, ACCUSERS, PERSONS], ids=lambda pairs: pairs[0][0])
def mirrored(request: pytest.FixtureRequest, straight: Path, tmp_path_factory: pytest.TempPathFactory) -> Mirrored:
    return Mirrored(straight, built(tmp_path_factory.mktemp("mirrored"), TEXTS, request.param), request.param)


def test_the_texts_hold_all_that_is_mirrored(straight: Path) -> None:
    found = Counter(json.loads(line)["type"] for line in lines(straight))
    assert min(found[kind] for kind in ("quotation", "figure", "finding", "call", "event", "position", "series")) >= 1
    with open_record(straight) as record:
        stances = {one.stance for read in record.documents() for one in read.entries.findings}
        assert stances >= {"asserts", "charges", "denies"}
        assert any(len(one.events) > 1 for one in record.groups().happenings)
        assert any(stand.via for one in record.groups().positions for stand in one.stands)
        assert any(len(one.steps) > 1 for one in ledger_of(record.groups()).instruments)


def test_entries_and_all_groups_are_the_mirror_image(mirrored: Mirrored) -> None:
    assert plain_lines(mirrored.other, ()) == plain_lines(mirrored.straight, mirrored.pairs)


def test_the_ledger_is_the_mirror_image(mirrored: Mirrored) -> None:
    assert ledger(mirrored.other, ()) == ledger(mirrored.straight, mirrored.pairs)


@pytest.mark.parametrize("what", SHOWN)
def test_every_table_is_the_mirror_image(mirrored: Mirrored, what: str) -> None:
    assert table(mirrored.other, what, ()) == table(mirrored.straight, what, mirrored.pairs)


def test_every_page_is_the_mirror_image(mirrored: Mirrored) -> None:
    one, other = pages(mirrored.straight, mirrored.pairs), pages(mirrored.other, ())
    assert sum(one.values()) > 150
    assert list((one - other).elements()) == list((other - one).elements()) == []


def lines(record: Path) -> list[str]:
    with open_record(record) as opened:
        return list(as_json_lines(opened))


def plain_lines(record: Path, pairs: Pairs) -> list[str]:
    """The export of a record without places in the texts, entries by their number in their document."""
    objects = [json.loads(line) for line in lines(record)]
    number: dict[tuple[str, str], str] = {}
    counted: Counter[tuple[str, str]] = Counter()
    for one in objects:
        if "span" in one and "id" in one:
            counted[one["document"], one["type"]] += 1
            number[one["document"], one["id"]] = f"{one['type']} {counted[one['document'], one['type']]}"
    return sorted(json.dumps(plain(one, pairs, number), sort_keys=True, ensure_ascii=False) for one in objects)


def plain(value: Any, pairs: Pairs, number: dict[tuple[str, str], str], document: str = "") -> Any:
    """A value of the export with the names traded; names in a list in the order of the alphabet."""
    if isinstance(value, dict):
        document = value.get("document") or document
        kept = {
            key: one
            for key, one in value.items()
            if key not in OF_THE_FILE and not (key == "words" and document == one)
        }
        named = {key: number.get((document, str(one)), one) if key in NAMES_ENTRY else one for key, one in kept.items()}
        return {key: plain(one, pairs, number, document) for key, one in named.items()}
    if isinstance(value, list):
        found = [plain(one, pairs, number, document) for one in value]
        return sorted(found) if all(isinstance(one, str) for one in found) else found
    if isinstance(value, str):
        return traded(value, pairs) if pairs else value
    return value


NAMES_ENTRY = {"entry", "finding", "part_of", "within"}
"""Fields that name an entry of the same document by its id."""


def ledger(record: Path, pairs: Pairs) -> list[str]:
    """The instruments with their steps and the words that tell them."""
    with open_record(record) as opened:
        found = ledger_of(opened.groups())
    texts = {read.document.sha256: read.document for read in found.documents}
    return sorted(json.dumps(told(to_plain(one), texts, pairs), sort_keys=True) for one in found.instruments)


def told(value: Any, texts: dict[str, Any], pairs: Pairs) -> Any:
    """A part of the ledger with words for places."""
    if isinstance(value, dict) and "span" in value and "document" in value:
        document = texts[value["document"]]
        words = document.text[value["span"]["start"] : value["span"]["end"]]
        speaker = traded(value["speaker"], pairs) if pairs else value["speaker"]
        return [document.name, traded(words, pairs) if pairs else words, speaker]
    if isinstance(value, dict):
        return {key: told(one, texts, pairs) for key, one in value.items() if key != "id"}
    if isinstance(value, (list, tuple)):
        return [told(one, texts, pairs) for one in value]
    return traded(value, pairs) if pairs and isinstance(value, str) else value


def table(record: Path, what: str, pairs: Pairs) -> list[list[list[str]]]:
    """The rows of a table, each cell as its parts in the order of the alphabet."""
    printed = CliRunner().invoke(app, ["show", str(record), what]).stdout
    text = PLACES.sub("#", traded(printed, pairs) if pairs else printed)
    return sorted([sorted(re.split(r"[;,] ", cell)) for cell in line.split("\t")] for line in text.splitlines())


def pages(record: Path, pairs: Pairs) -> Counter[tuple[str, ...]]:
    """The words of every page, in the order of the alphabet: lists of names are in that of other names."""

    def plainly(words: str) -> str:
        return PLACES.sub("#", traded(words, pairs) if pairs else words)

    return Counter(tuple(sorted(map(plainly, page))) for page in walked(record))


@cache
def walked(record: Path) -> tuple[tuple[str, ...], ...]:
    """Every page as its words, without charts. Words cut to a width are left out: other names are cut elsewhere."""
    site = TestClient(make_app(record))
    found = (html for _, html in every_page(site, "/", "/search?q=Lisk&kind=event"))
    pages_read = ([" ".join(words.split()) for words, _ in rows_of(CHART.sub("", html))] for html in found)
    return tuple(tuple(words for words in page if words and not words.endswith("…")) for page in pages_read)


CHART = re.compile(r"<svg.*?</svg>", re.S)
