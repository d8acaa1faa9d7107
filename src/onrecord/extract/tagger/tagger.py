"""The trained tagger at work: a text's attributions, with nothing but ONNX and small arrays."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from onrecord.extract.tagger.decoding import CUE, TAGS, Heads, Read, Tagged, decode, settled
from onrecord.extract.tagger.encoding import (
    LOWER,
    QUOTED,
    SENTENCE_END,
    TITLE,
    UPPER,
    Encoded,
    Window,
    cores,
    encode,
    lengths_of,
    window_at,
)
from onrecord.extract.tagger.vocabulary import Vocabulary
from onrecord.languages import Language
from onrecord.languages.one_thread import one_thread
from onrecord.model.text import Span

MOST, FEWER = 190, 128
"""Pieces of text in a window, as in training; and where single sentences are read, which need less around them."""
FULL, FAST = "quotations", "quotations_fast"
"""Names of the models in a language's package."""
TOGETHER = {FULL: 4, FAST: 1}
"""Windows that go through a network at a time: for a small one padding costs more than it saves."""
LEAST = 0.265
"""Least chance of an attribution that is given. Settled on texts held out from training, for the best F1."""

FEWEST_TOLD = 4
"""Words of what is told in which another may be told."""
TRACE, SURE = 0.003, 0.8
"""The chance of a cue from which a stretch is read again, and that which it must have there."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words which words are, as the tagger read it. `chance` is the calibrated probability that it is right.

    `verbatim` ones are as they were said although they stand in no marks: a transcript's.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    chance: float
    verbatim: bool = False


class WrongWeights(ValueError):
    """The weights that were found are not those that this version was made with."""


class QuotationTagger:
    """A network with its heads and vocabulary, from the data of a language."""

    def __init__(self, encoder: bytes, vocabulary: Vocabulary, heads: Heads, together: int = TOGETHER[FULL]) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
        self._vocabulary = vocabulary
        self._heads = heads
        self._together = together

    def attributions(
        self, text: str, paragraphs: Sequence[Span], least: float = LEAST, most: int = MOST
    ) -> list[Attribution]:
        """The attributions of a text that are right with a chance of at least `least`, in order of their cues.

        A window has `most` pieces; attention takes time with their square.
        """
        encoded = encode(text, paragraphs, self._vocabulary.pieces)
        return [in_text(encoded, one) for one in self.tagged(encoded, least, most)]

    def tagged(self, encoded: Encoded, least: float, most: int = MOST) -> list[Tagged]:
        """The same in words instead of characters. Whose a stretch is, is settled with the unlikely ones still there."""
        with one_thread():
            reads = self.read(encoded, most)
            found = [one for one in settled(decode(reads, self._heads)) if one.chance >= least]
            inner = [one for one in self.told_within(encoded, found, reads) if one.chance >= least]
        whole = (in_its_sentences(of_one_sentence(one, encoded), encoded) for one in (*found, *inner))
        return sorted(whole, key=lambda one: one.word)

    def told_within(self, encoded: Encoded, found: Sequence[Tagged], reads: Sequence[Read]) -> list[Tagged]:
        """What somebody is said to have said in words without marks: "A said that B denied it", read by itself.

        Beside the outer cue the network is shy of the inner one; only stretches in which it sees a trace of one are read again.
        """
        likely = np.zeros(len(encoded), np.float32)
        for read in reads:
            odds = np.exp(read.tags - read.tags.max(1, keepdims=True))
            likely[read.begin : read.begin + len(odds)] = odds[:, CUE] / odds.sum(1)
        for one in found:
            likely[one.word] = 0
        parts = sorted(
            {
                (a, b)
                for one in found
                for a, b in one.content
                if b - a >= FEWEST_TOLD and not (encoded.looks[a:b] >= QUOTED).any() and likely[a:b].max() >= TRACE
            }
        )
        known = {one.word for one in found}
        inner = decode(self._read_windows([window_at(encoded, a, b) for a, b in parts]), self._heads, SURE)
        told = (one for one in inner if one.word not in known and one.source)
        return [one for one in told if sum(b - a for a, b in one.content) >= FEWEST_TOLD]

    def read(self, encoded: Encoded, most: int = MOST) -> list[Read]:
        """The network's output for all windows of a text, of `most` pieces each; windows of like length together."""
        if not len(encoded):
            return []
        parts = cores(encoded, lengths_of(encoded), most)
        return self._read_windows([window_at(encoded, first, last) for first, last in parts])

    def _read_windows(self, unordered: Sequence[Window]) -> list[Read]:
        """The network's output for some windows."""
        reads: list[Read] = []
        windows = sorted(unordered, key=lambda w: len(w.ids))
        for start in range(0, len(windows), self._together):
            some = windows[start : start + self._together]
            for window, scores in zip(some, self._scores(some), strict=True):
                found = scores[window.places]
                width = (found.shape[1] - len(TAGS)) // 2
                tags, anchors, words = np.split(found, [len(TAGS), len(TAGS) + width], axis=1)
                reads.append(Read(window.first, window.first, window.last, tags, anchors, words))
        return reads

    def _scores(self, windows: Sequence[Window]) -> NDArray[np.float32]:
        """[windows, pieces, numbers] as the network gives them."""
        longest = max(len(w.ids) for w in windows)
        ids, mask, looks = (np.zeros((len(windows), longest), np.int64) for _ in range(3))
        for row, window in enumerate(windows):
            size = len(window.ids)
            ids[row, :size], mask[row, :size], looks[row, :size] = window.ids, 1, window.looks
        scores: NDArray[np.float32] = self._session.run(None, {"ids": ids, "mask": mask, "looks": looks})[0]
        return scores


def of_one_sentence(tagged: Tagged, encoded: Encoded) -> Tagged:
    """The attribution with a source that is of one sentence: of several stretches those in the sentence of the nearest to its cue."""
    if len(tagged.source) < 2:
        return tagged
    nearest = min(tagged.source, key=lambda s: max(0, s[0] - tagged.word, tagged.word - s[1]))
    kept = (
        s
        for s in tagged.source
        if not (encoded.stops[min(s[1], nearest[1]) - 1 : max(s[0], nearest[0])] >= SENTENCE_END).any()
    )
    return replace(tagged, source=tuple(kept))


def in_its_sentences(tagged: Tagged, encoded: Encoded) -> Tagged:
    """The attribution with stretches without marks that end where the sentence nearest to its cue does.

    In the training part of PolNeAR 54 of 15,016 such stretches run beyond the end of a sentence.
    """
    return replace(tagged, content=tuple(in_one_sentence(stretch, tagged.word, encoded) for stretch in tagged.content))


def in_one_sentence(stretch: tuple[int, int], cue: int, encoded: Encoded) -> tuple[int, int]:
    """The part of a stretch without marks that is nearest to a cue; the whole stretch where it is of one sentence or in marks."""
    first, last = stretch
    stops = first + np.flatnonzero(encoded.stops[first : last - 1] >= SENTENCE_END)
    if not len(stops) or (encoded.looks[first:last] >= QUOTED).any():
        return stretch
    ends = np.asarray([stop for stop in stops if ends_sentence(encoded, int(stop))], int)
    before, behind = ends[ends < cue], ends[ends >= cue]
    if len(behind):
        # A full stop is no part of it; a word that a line broken off ends with is.
        stop = int(behind[0])
        last = stop if encoded.ends[stop] - encoded.starts[stop] == 1 and stop > first else stop + 1
    return int(before[-1]) + 1 if len(before) else first, last


def ends_sentence(encoded: Encoded, word: int) -> bool:
    """True for a place where a sentence may end that stands behind no abbreviation, and before a word with a capital."""
    if word == 0:
        return False
    before, size = encoded.looks[word - 1], encoded.ends[word - 1] - encoded.starts[word - 1]
    after = encoded.looks[word + 1] if word + 1 < len(encoded) else TITLE
    return after in (TITLE, UPPER) and (before == LOWER and size > 2 or before == TITLE and size > 3)


def in_text(encoded: Encoded, tagged: Tagged) -> Attribution:
    """Stretches of words as spans of the text."""

    def spans(stretches: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span(int(encoded.starts[a]), int(encoded.ends[b - 1])) for a, b in stretches)

    return Attribution(spans(tagged.content), spans(tagged.source), spans(tagged.cue), tagged.chance)


def tagger_of(language: Language, *, fast: bool = False) -> QuotationTagger | None:
    """The tagger of a language, the quicker one where `fast` and there is one; None where it has none.

    Raises WrongWeights where the weights are not those of this version.
    """
    names = (FAST, FULL) if fast else (FULL,)
    name = next((n for n in names if n in language.models), None)
    return load(language.package, name, language.models[name]) if name else None


@cache
def load(package: str, name: str, digest: str) -> QuotationTagger:
    """The tagger that lies in a language's package under `models/NAME`, loaded once.

    `digest` is the SHA-256 of encoder and heads together. Raises WrongWeights where they are others, FileNotFoundError
    where there are none.
    """
    models = files(package) / "models"
    folder = models / name
    encoder, arrays = (folder / "encoder.onnx").read_bytes(), (folder / "heads.npz").read_bytes()
    found = hashlib.sha256(encoder + arrays).hexdigest()
    if found != digest:
        raise WrongWeights(f"{folder}: weights with SHA-256 {found}, expected {digest}: install onrecord again")
    vocabulary = (models / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return QuotationTagger(encoder, Vocabulary(vocabulary), read_heads(folder), TOGETHER.get(name, 1))


def read_heads(folder: Traversable) -> Heads:
    """The heads as the training wrote them."""
    with as_file(folder / "heads.npz") as path, np.load(path) as arrays:
        return Heads(**{name: arrays[name] for name in arrays.files})
