"""What a record's journal tells of files, texts, entries and decisions, compared with what the tables hold."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.record.decisions import stored_decisions
from onrecord.record.journal import stored_lines
from onrecord.record.seals import seal_of_seals
from onrecord.record.telling import PRESENT, Before, digest, of_decision


@dataclass(slots=True)
class Remembered:
    """What the record holds by what its journal tells, each with the number of the line that told it last."""

    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    """By name: the SHA-256."""
    read: dict[str, tuple[dict[str, Any], int]] = field(default_factory=dict)
    """By document: how it was read."""
    extracted: dict[str, tuple[dict[str, Any], int]] = field(default_factory=dict)
    """By document: what was found."""
    decisions: dict[int, tuple[dict[str, Any], int]] = field(default_factory=dict)
    """By their own numbers."""
    seals: tuple[str, int] = ("", 0)
    """The digest of all seals."""

    def take(self, line: dict[str, Any]) -> None:
        """Go on by one line of the journal."""
        number, name, key = line["number"], line["name"], line["sha256"]
        detail = line["detail"] if isinstance(line["detail"], dict) else {}
        match line["what"]:
            case "added":
                self.files[name] = key, number
            case "present":
                self.files[name] = key, number
                self.read[key] = detail, number
            case "read":
                self.read[key] = detail, number
            case "extracted":
                self.extracted[key] = detail, number
            case "dropped" if detail.get("is") == "file":
                self.files.pop(name, None)
            case "dropped":
                self.read.pop(key, None)
                self.extracted.pop(key, None)
            case "decided" | "undone":
                self.decisions[number_of(detail)] = detail, number
            case "built":
                self.seals = str(detail.get("seals", "")), number


def number_of(detail: dict[str, Any]) -> int:
    """The number of the decision that a line tells of; 0 where it was edited so that it has none."""
    number = detail.get("number")
    return number if isinstance(number, int) else 0


def remembered(database: sqlite3.Connection) -> Remembered:
    """What the journal tells, from its first line to its last."""
    found = Remembered()
    for line in stored_lines(database):
        found.take(line)
    return found


def contradictions(database: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each thing that is not as the journal tells it; nothing in a record that has no journal yet."""
    told = remembered(database)
    if not told.files and not told.seals[1]:
        return
    yield from of_files(database, told)
    yield from of_documents(database, told)
    yield from of_decisions(database, told)
    seals, line = told.seals
    if line and seals != seal_of_seals(database):
        yield f"record.db: the seals are not those that line {line} of the journal tells of"


def of_files(database: sqlite3.Connection, told: Remembered) -> Iterator[str]:
    """Files under other names, or with other bytes, than the journal tells."""
    held = {name: sha256 for name, (status, sha256) in Before.of(database).files.items() if status in PRESENT}
    for name, (sha256, line) in sorted(told.files.items()):
        if name not in held:
            yield f"{name}: line {line} of the journal tells that it was added; the record has no file of this name"
        elif held[name] != sha256:
            yield f"{name}: it is {held[name]}; line {line} of the journal tells of {sha256}"
    for name in sorted(held.keys() - told.files.keys()):
        yield f"{name}: no line of the journal tells that it was added"


def of_documents(database: sqlite3.Connection, told: Remembered) -> Iterator[str]:
    """Texts, layouts and entries that are not those of which the journal tells."""
    query = """SELECT sha256, name, text_sha256, found, layout.value FROM document
        LEFT JOIN layout ON layout.document = sha256 ORDER BY name"""
    held = set()
    for key, name, text, found, layout in database.execute(query):
        held.add(key)
        read, line = told.read.get(key, ({}, 0))
        if not line:
            yield f"{name}: no line of the journal tells that it was read"
            continue
        if read.get("text") != text:
            yield f"{name}: its text has the hash {text}; line {line} of the journal tells of {read.get('text')}"
        if "layout" in read and read["layout"] != digest(layout):
            yield f"{name}: its pages and the places of its characters are not those that line {line} of the journal tells of"
        entries, line = told.extracted.get(key, ({}, 0))
        if line and entries.get("found") != digest(found):
            yield f"{name}: what was found in it is not what line {line} of the journal tells of"
    for key, (_, line) in told.read.items():
        if key not in held:
            yield f"{key}: line {line} of the journal tells of this document; the record does not have it"


def of_decisions(database: sqlite3.Connection, told: Remembered) -> Iterator[str]:
    """Decisions that are not as the journal tells them, or are gone, or were put there since it began to tell them."""
    held = {one.number: dict(of_decision(one).detail) for one in stored_decisions(database)}
    for number, (detail, line) in sorted(told.decisions.items()):
        if number not in held:
            yield f"record.db: decision {number} is gone; line {line} of the journal tells of it"
        elif held[number] != detail:
            yield f"record.db: decision {number} is not the one that line {line} of the journal tells of"
    first = min(told.decisions, default=0)
    for number in sorted(held.keys() - told.decisions.keys()):
        if first and number > first:
            yield f"record.db: decision {number} is in no line of the journal"
