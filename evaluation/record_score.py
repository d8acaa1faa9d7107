"""Scores what reconciliation finds across documents against answers made by hand: series, threads, positions.

python -m evaluation.record_score RECORD.yaml GOLD_FOLDER TEXT_FOLDER
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Series, Thread
from onrecord.model.text import Span
from onrecord.reconcile.groups import reconcile

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """How much of one kind was right, of how much was due; `missed` says what was not."""

    name: str
    right: int
    due: int
    missed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """The answers on single documents that those on the record refer to, and the entries that match them."""

    groups: Groups
    gold: Mapping[str, Json]
    same_party: Mapping[str, str]

    def read(self, short: str) -> DocumentRead | None:
        """The document whose name begins so."""
        return next((read for read in self.groups.documents if read.document.name.startswith(str(short))), None)

    def short(self, digest: str) -> str:
        """The short name of a document."""
        return next(read.document.name[:3] for read in self.groups.documents if read.document.sha256 == digest)

    def figure(self, named: str) -> EntryKey | None:
        """The entry found for a figure of the answers, such as "001.f3"; None where it was not found."""
        short, _, wanted = named.partition(".")
        read = self.read(short)
        gold = next((g for name, g in self.gold.items() if name.startswith(short)), None)
        if read is None or gold is None:
            return None
        entry = next(e for e in gold["figures"] if e.get("id") == wanted)
        words = span_of(entry, read.document.text)
        alike = [f for f in read.entries.figures if is_same(f, entry) and f.span.touches(words)]
        best = max(alike, key=lambda f: overlap(f.span, words), default=None)
        return EntryKey(read.document.sha256, best.id) if best else None

    def party(self, name: str) -> str:
        """The party's one name."""
        return self.same_party.get(folded(name), folded(name))


def score_record(groups: Groups, record: Path, gold: Path, texts: Path) -> list[Row]:
    """A row each for members of series, their relations, whole series, threads and positions.

    `record` is the file of answers, `gold` the folder of those on single documents. `texts` is not read: `groups` has the texts.
    """
    answers = yaml.safe_load(record.read_text(encoding="utf-8"))
    documents = {p.stem: yaml.safe_load(p.read_text(encoding="utf-8")) for p in sorted(gold.glob("*.yaml"))}
    listed = gold.parent / "parties.yaml"
    names = yaml.safe_load(listed.read_text(encoding="utf-8")) if listed.exists() else {}
    same = {folded(other): folded(name) for name, others in names.items() for other in [name, *others]}
    known = Answers(groups, documents, same)
    return [
        *series_rows(known, answers["series"]),
        threads_row(known, answers["threads"]),
        positions_row(known, answers["positions"]),
    ]


def series_rows(known: Answers, due: Iterable[Json]) -> list[Row]:
    """Members, relations, and series with all of their members and nothing else."""
    members = relations = whole = members_due = relations_due = n = 0
    missed: list[str] = []
    for one in due:
        n += 1
        keys = {name: known.figure(name) for name in one["figures"]}
        found = best_series(known.groups.series, set(keys.values()) - {None})
        inside = {m.figure: m for m in found.members} if found else {}
        right = [name for name, key in keys.items() if key in inside]
        members, members_due = members + len(right), members_due + len(keys)
        relations_due += len(one["relations"])
        good = [r for r in one["relations"] if is_related(inside, keys, r)]
        relations += len(good)
        extra = [f"{known.short(k.document)}.{k.entry}" for k in inside if k not in keys.values()]
        exact = len(right) == len(keys) and not extra and found is not None and found.closed == one["closed"]
        whole += exact
        if not exact or len(good) < len(one["relations"]):
            lacking = [name for name in keys if name not in right]
            wrong = [f"{r['later']} {r['is']} {r['earlier']}" for r in one["relations"] if r not in good]
            missed.append(f"{one['name']}: lacks {lacking}, has too {extra}, relations {wrong}")
    return [
        Row("series members", members, members_due, tuple(missed)),
        Row("series relations", relations, relations_due),
        Row("series complete", whole, n),
    ]


def best_series(series: Iterable[Series], keys: set[EntryKey | None]) -> Series | None:
    """The series that holds most of the figures."""
    best = max(series, key=lambda s: len(keys & {m.figure for m in s.members}), default=None)
    return best if best and keys & {m.figure for m in best.members} else None


def is_related(inside: Mapping[EntryKey, Any], keys: Mapping[str, EntryKey | None], due: Json) -> bool:
    """True where the later figure's member has the relation that is due."""
    later, earlier = keys.get(due["later"]), keys.get(due["earlier"])
    member = inside.get(later) if later else None
    return bool(member and earlier and member.earlier == earlier and member.relation == due["is"])


def threads_row(known: Answers, due: Iterable[Json]) -> Row:
    """The documents of the threads that are due, found in the thread whose calls use the most of its name's words."""
    right = total = 0
    missed = []
    for one in due:
        documents = shorts(one["documents"])
        found = max(known.groups.threads, key=lambda t: likeness(known, t, one["name"], documents), default=None)
        has = {known.short(key.document) for key in found.calls} & documents if found else set()
        right, total = right + len(has), total + len(documents)
        if has != documents:
            missed.append(f"{one['name']}: lacks {sorted(documents - has)}")
    return Row("documents of threads", right, total, tuple(missed))


def likeness(known: Answers, thread: Thread, name: str, documents: set[str]) -> tuple[float, int]:
    """How much of a name the calls of a thread say, word by word; then how many of the documents it has."""
    texts = {read.document.sha256: read for read in known.groups.documents}
    spans = {(d, c.id): c.span.of(r.document.text) for d, r in texts.items() for c in r.entries.calls}
    said = [folded(spans[key.document, key.entry]) for key in thread.calls]
    share = sum(sum(word[:5] in words for words in said) / len(said) for word in folded(name).split() if len(word) > 2)
    return share, len({known.short(key.document) for key in thread.calls} & documents)


def positions_row(known: Answers, due: Iterable[Json]) -> Row:
    """The documents in which a party takes its stance on a category and an accused."""
    found: dict[tuple[str, str, str, str], set[str]] = {}
    for position in known.groups.positions:
        for stand in position.stands:
            key = (position.category, known.party(position.accused), stand.stance, known.party(stand.party))
            found.setdefault(key, set()).update(known.short(one.document) for one in stand.findings)
    right = total = 0
    missed = []
    for one in due:
        for stance in ("asserts", "charges", "suggests", "denies"):
            for party, documents in (one.get(stance) or {}).items():
                key = (one["category"], known.party(one["accused"]), stance, known.party(party))
                wanted = shorts(documents)
                has = found.get(key, set()) & wanted
                right, total = right + len(has), total + len(documents)
                if len(has) < len(documents):
                    missed.append(f"{key}: lacks {sorted(wanted - has)}")
    return Row("documents of positions", right, total, tuple(missed))


def shorts(documents: Iterable[int | str]) -> set[str]:
    """The short names of documents; YAML reads 001 as the number one."""
    return {f"{d:03}" if isinstance(d, int) else d for d in documents}


# --- words -------------------------------------------------------------------------------------------------------


def folded(name: str) -> str:
    """A name without case, accents, articles and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return " ".join(w for w in re.findall(r"[^\W_]+", plain) if w not in {"the", "a", "an", "s"})


def span_of(entry: Json, text: str) -> Span:
    """The words that an answer names by `at` (and `nth`), or by `start` and `upto`, whatever white space stands between."""
    if "at" in entry:
        found = list(pattern(entry["at"]).finditer(text))
        return Span(*found[entry.get("nth", 1) - 1].span()).stripped(text)
    first = next(pattern(entry["start"]).finditer(text))
    last = next(pattern(entry["upto"]).finditer(text, first.start()))
    return Span(first.start(), last.end()).stripped(text)


def pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(part) for part in words.split()))


def is_same(figure: Figure, entry: Json) -> bool:
    return bool(figure.what == entry["what"] and figure.value == entry["value"])


def overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def main(record: Path, gold: Path, texts: Path) -> None:
    """Read the texts, reconcile them, and print the rows."""
    english = language_for("en")
    documents = [Document.of_text(path.name, path.read_text(encoding="utf-8")) for path in sorted(texts.glob("*.txt"))]
    groups = reconcile([read_entries(document, english) for document in documents], english)
    for row in score_record(groups, record, gold, texts):
        print(f"{row.name:<24} {row.right:>4}/{row.due}")
        for line in row.missed:
            print(f"    {line}")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
