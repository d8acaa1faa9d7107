"""A record as a bag that a stranger checks. All texts are about an invented town and its invented parties."""

import ast
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import bagit
import pytest

from onrecord.extracting import entries_of
from onrecord.model.document import Document
from onrecord.model.entries import Entries, Figure
from onrecord.model.layout import Layout, Page
from onrecord.model.text import Span
from onrecord.pipeline import build
from onrecord.record.bundle import check
from onrecord.record.bundle.annotations import CONTEXT, Told, as_json_ld
from onrecord.record.bundle.bundle import Bundled, CantBundle, bundle
from onrecord.record.rows import all_spans
from onrecord.record.store import open_record

FIRST = (
    "14 May 2031\n\nAt least 12 people were killed in Orvale on 3 May 2031, according to the Harbour League.\n\n"
    "“Nobody warned us,” said Marit Solvane 🌊, spokesperson for the Harbour League, “of the flood.”\n"
)
PAGE = "<html><head><title>Orvale Post</title></head><body><article><h1>Raid</h1><p>The Harbour League denied on 4 May 2031 that it had attacked Orvale.</p></article></body></html>"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    (folder / "a.txt").write_text(FIRST)
    (folder / "copy of a.txt").write_text(FIRST)
    (folder / "b.html").write_text(PAGE)
    build(folder / "record", [folder])
    return folder / "record"


@pytest.fixture(scope="module")
def sound(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bag that nobody touched."""
    target = tmp_path_factory.mktemp("bags") / "orvale"
    bundled(record, target, as_folder=True)
    return target


@pytest.fixture
def bag(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "orvale"))


def bundled(record: Path, target: Path, *, as_folder: bool = False, date: str = "2031-06-01") -> Bundled:
    with open_record(record) as opened:
        return bundle(opened, target, date, {"record.jsonl": ["{}\n"]}, as_folder=as_folder)


def problems(bag: Path) -> list[str]:
    return list(check.problems_of(check.opened(str(bag))))


def run_as_a_stranger(bag: Path) -> "subprocess.CompletedProcess[str]":
    """The checker as it lies in the bag, in a Python without any package."""
    command = [sys.executable, "-I", "-S", str(bag / "data" / "check.py")]
    return subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)


def test_the_reference_library_finds_the_bag_valid(bag: Path) -> None:
    read = bagit.Bag(str(bag))
    read.validate()
    assert read.version_info == (1, 0)
    assert read.info["Bagging-Date"] == "2031-06-01"


def test_a_stranger_checks_it_without_any_package(bag: Path) -> None:
    done = run_as_a_stranger(bag)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 texts, 2 originals, ") and done.stdout.endswith(": all as written\n")


def test_the_checker_is_plain_python_of_3_8_without_dependencies() -> None:
    source = Path(check.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)}  # fmt: skip
    assert imported <= {
        "__future__",
        "collections.abc",
        "hashlib",
        "json",
        "os",
        "re",
        "struct",
        "sys",
        "typing",
        "zipfile",
        "zlib",
    }
    newer = ("removeprefix", "removesuffix", "strict=", "match ", "pairwise")
    assert [word for word in newer if word in source] == []


def test_texts_originals_and_entries_of_the_bag_equal_the_record(record: Path, bag: Path) -> None:
    with open_record(record) as opened:
        documents = opened.documents()
        assert len(list((bag / "data" / "texts").iterdir())) == len(documents) == 2
        for read in documents:
            key, text = read.document.sha256, read.document.text
            assert (bag / "data" / "texts" / f"{key}.txt").read_bytes().decode() == text
            [original] = (bag / "data" / "originals").glob(f"{key}*")
            assert original.read_bytes() == opened.original(key).read_bytes()
            content = json.loads((bag / "data" / "entries" / f"{key}.jsonld").read_bytes())
            assert [one["id"] for one in content["annotations"]] == [f"#{entry.id}" for entry in read.entries.all()]
            for one, entry in zip(content["annotations"], read.entries.all(), strict=True):
                assert sorted(places(one)) == sorted(
                    (span.start, span.end, span.of(text)) for _, span in all_spans(entry)
                )


def places(annotation: dict[str, Any]) -> list[tuple[int, int, str]]:
    found = annotation["target"] + [one["target"] for one in annotation.get("evidence", [])]
    selectors = [one["selector"] for one in found]
    return [(position["start"], position["end"], quote["exact"]) for quote, position in selectors]


def test_an_entry_is_an_annotation_with_its_words_its_origin_and_its_software(bag: Path) -> None:
    contents = [json.loads(file.read_bytes()) for file in sorted((bag / "data" / "entries").iterdir())]
    [content] = [one for one in contents if one["name"] == "a.txt"]
    assert content["@context"] == CONTEXT
    assert content["alternateName"] == ["copy of a.txt"]
    assert content["wasDerivedFrom"]["id"] == f"../originals/{content['wasDerivedFrom']['sha256']}.txt"
    assert content["wasGeneratedBy"]["wasAssociatedWith"]["name"].startswith("plain/")
    assert content["wasGeneratedBy"]["endedAtTime"].endswith("Z")
    by_words = {one["target"][0]["selector"][0]["exact"]: one for one in content["annotations"]}
    quotation, figure = by_words["“Nobody warned us,”"], by_words["At least 12 people were killed"]
    assert (quotation["body"]["type"], figure["body"]["type"]) == ("Quotation", "Figure")
    assert quotation["body"]["speaker"] == "Marit Solvane"
    assert quotation["target"][0]["selector"][0]["type"] == "TextQuoteSelector"
    assert (figure["body"]["value"], figure["body"]["bound"]) == (12, "at_least")


def test_the_same_record_and_date_give_the_same_bytes(record: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "1" / "orvale.zip", tmp_path / "2" / "orvale.zip"
    bundled(record, one)
    bundled(record, other)
    assert one.read_bytes() == other.read_bytes()


def test_a_zip_is_checked_as_it_is_and_holds_one_folder(record: Path, tmp_path: Path) -> None:
    bundled(record, tmp_path / "orvale.zip")
    assert problems(tmp_path / "orvale.zip") == []
    with zipfile.ZipFile(tmp_path / "orvale.zip") as archive:
        archive.extractall(tmp_path / "out")
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["orvale"]
    bagit.Bag(str(tmp_path / "out" / "orvale")).validate()


def test_a_flipped_byte_in_a_zip_is_named(record: Path, tmp_path: Path) -> None:
    bundled(record, tmp_path / "orvale.zip")
    with zipfile.ZipFile(tmp_path / "orvale.zip") as archive:
        [entry] = [one for one in archive.infolist() if "/data/journal.jsonl" in one.filename]
    content = bytearray((tmp_path / "orvale.zip").read_bytes())
    content[entry.header_offset + len(entry.filename) + 60] ^= 0x10
    (tmp_path / "orvale.zip").write_bytes(content)
    assert any(
        one.startswith("data/journal.jsonl: was changed, or can't be read") for one in problems(tmp_path / "orvale.zip")
    )


def test_no_bit_flipped_in_a_zip_stops_the_checker_or_changes_what_is_read_unseen(record: Path, tmp_path: Path) -> None:
    bundled(record, tmp_path / "orvale.zip")
    whole = (tmp_path / "orvale.zip").read_bytes()
    sound = contents_of(tmp_path / "orvale.zip")
    chance = Random(20310601)
    for _ in range(150):
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        (tmp_path / "changed.zip").write_bytes(changed)
        try:
            found = problems(tmp_path / "changed.zip")
        except check.NotABag as wrong:
            assert "bag" in str(wrong)
            continue
        # Some bits of an archive say nothing of what is in it: times, attributes.
        assert found or contents_of(tmp_path / "changed.zip") == sound


def contents_of(bag: Path) -> dict[str, str]:
    opened = check.opened(str(bag))
    return {name: check.digest_of(opened, name) for name in opened.names()}


def test_a_byte_flipped_in_any_file_is_found_and_the_file_named(bag: Path) -> None:
    files = sorted(file for file in bag.rglob("*") if file.is_file())
    for file in files:
        whole = file.read_bytes()
        for position in {0, len(whole) // 2, len(whole) - 1}:
            changed = bytearray(whole)
            changed[position] ^= 0x01
            file.write_bytes(changed)
            name = file.relative_to(bag).as_posix()
            assert any(name in one for one in problems(bag)), (name, position)
        file.write_bytes(whole)
    assert problems(bag) == []


def remanifest(bag: Path) -> None:
    """Make the manifests anew, as somebody would who knows BagIt."""
    payload = sorted(file for file in (bag / "data").rglob("*") if file.is_file())
    lines = [f"{check.digest_of(check.FolderBag(str(bag)), name)}  {name}\n" for name in (file.relative_to(bag).as_posix() for file in payload)]  # fmt: skip
    (bag / check.MANIFEST).write_text("".join(lines))
    size = sum(file.stat().st_size for file in payload)
    info = (bag / check.INFO).read_text().splitlines()
    kept = [line for line in info if not line.startswith("Payload-Oxum")]
    (bag / check.INFO).write_text("\n".join([*kept, f"Payload-Oxum: {size}.{len(payload)}"]) + "\n")
    tags = ["bag-info.txt", "bagit.txt", check.MANIFEST]
    fresh = check.FolderBag(str(bag))
    (bag / check.TAG_MANIFEST).write_text("".join(f"{check.digest_of(fresh, name)}  {name}\n" for name in tags))


def edit(pattern: str, old: str, new: str) -> Callable[[Path], None]:
    def run(bag: Path) -> None:
        for file in sorted((bag / "data").glob(pattern)):
            file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))

    return run


def drop_a_line(bag: Path) -> None:
    journal = bag / "data" / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], *lines[3:]]))


def cut_the_end(bag: Path) -> None:
    journal = bag / "data" / "journal.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))


def move_offsets(bag: Path) -> None:
    for file in (bag / "data" / "entries").iterdir():
        content = json.loads(file.read_bytes())
        for one in content["annotations"]:
            one["target"][0]["selector"][1]["start"] += 1
        file.write_text(json.dumps(content))


def rename_an_original(bag: Path) -> None:
    [original] = (bag / "data" / "originals").glob("*.html")
    original.rename(original.with_name("0" * 64 + ".html"))


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (edit("originals/*.txt", "12", "92"), "is not the original that its name says"),
        (edit("texts/*.txt", "At least 12", "At least 92"), "is not the one whose hash it gives"),
        (edit("texts/*.txt", "At least 12", "At least 92"), "of the journal tells of"),
        (edit("texts/*.txt", "At least 12", "At least 92"), "is not at 13-43; 'At least 92 people were killed' is"),
        (edit("entries/*.jsonld", "At least 12", "At least 92"), "'At least 92 people were killed' is not at"),
        (move_offsets, "is not at 14-"),
        (edit("journal.jsonl", '"a.txt"', '"z.txt"'), "journal.jsonl: line 2 was edited"),
        (drop_a_line, "journal.jsonl: line 3 is missing"),
        (cut_the_end, "bag-info.txt: Journal-Head is"),
        (rename_an_original, "is not the original that its name says"),
    ],
)
def test_what_was_changed_is_found_even_where_the_manifests_were_made_anew(
    bag: Path, tamper: Callable[[Path], None], told: str
) -> None:
    tamper(bag)
    assert problems(bag)
    remanifest(bag)
    assert any(told in one for one in problems(bag)), problems(bag)


def test_what_is_missing_put_there_or_renamed_is_named(bag: Path) -> None:
    [text, other] = sorted((bag / "data" / "texts").iterdir())
    text.unlink()
    other.rename(other.with_suffix(".text"))
    (bag / "data" / "extra.txt").write_text("put there")
    found = problems(bag)
    assert f"data/texts/{text.name}: is missing; manifest-sha256.txt lists it" in found
    assert f"data/texts/{other.name}: was renamed: its bytes are those of data/texts/{other.stem}.text" in found
    assert "data/extra.txt: is not listed in manifest-sha256.txt: it was put there" in found
    assert run_as_a_stranger(bag).returncode == 1


@pytest.mark.parametrize("name", ["data/journal.jsonl", "data/entries", "bag-info.txt", "manifest-sha256.txt"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"[[[[", b'{"annotations": [1, {"target": 3}]}', b"[" * 100_000]
)
def test_no_damage_stops_the_checker(bag: Path, name: str, content: bytes) -> None:
    place = bag / name
    for file in [place] if place.is_file() else place.iterdir():
        file.write_bytes(content)
    assert problems(bag)


def test_a_record_with_a_changed_original_or_text_is_not_bundled(record: Path, tmp_path: Path) -> None:
    damaged = Path(shutil.copytree(record, tmp_path / "record"))
    [original, *_] = sorted((damaged / "originals").iterdir())
    original.chmod(0o644)
    original.write_bytes(b"x")
    with pytest.raises(CantBundle, match="its original was changed"):
        bundled(damaged, tmp_path / "orvale.zip")
    original.unlink()
    with pytest.raises(CantBundle, match="its original is missing"):
        bundled(damaged, tmp_path / "orvale", as_folder=True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["record"]


def test_a_bag_is_never_written_over(record: Path, tmp_path: Path) -> None:
    bundled(record, tmp_path / "orvale.zip")
    with pytest.raises(FileExistsError, match="never written over"):
        bundled(record, tmp_path / "orvale.zip")


def test_what_is_no_bag_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK")
    for place in (tmp_path, tmp_path / "x.zip", tmp_path / "none.zip"):
        with pytest.raises(check.NotABag, match="no bag|can't be opened as a bag"):
            check.opened(str(place))


def test_an_entry_of_a_section_tells_its_page_and_where_the_section_begins() -> None:
    document = replace(Document.of_text("report.pdf#Orvale", FIRST), file="f" * 64, section="Orvale", starts=4000)
    layout = Layout(pages=(Page(7, 0, 20), Page(8, 20, len(FIRST))))
    content = as_json_ld(entries_of(document), layout, f"originals/{'f' * 64}.pdf", "pdf/1 entries/1", Told(), Told())
    assert (content["section"], content["starts"]) == ("Orvale", 4000)
    assert content["wasDerivedFrom"]["sha256"] == "f" * 64
    by_words = {one["target"][0]["selector"][0]["exact"]: one["target"][0] for one in content["annotations"]}
    assert by_words["At least 12 people were killed"]["pages"] == [7, 8]
    assert by_words["“Nobody warned us,”"]["pages"] == [8]
    assert "journalLine" not in content["wasGeneratedBy"]


def test_a_count_of_none_keeps_its_value() -> None:
    figure = Figure(span=Span(0, 2), value=0, bound="exactly", what="killed", id="f0")
    read = replace(entries_of(Document.of_text("a.txt", "No one was killed.")), entries=Entries(figures=(figure,)))
    [one] = as_json_ld(read, Layout(), "originals/x", "plain/1 entries/1", Told(), Told())["annotations"]
    assert one["body"]["value"] == 0
