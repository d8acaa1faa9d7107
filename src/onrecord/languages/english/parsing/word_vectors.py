"""spaCy's vectors of words in their neighbourhood, computed by numpy from the weights of its small model.

The numbers are those of spaCy's own `tok2vec`, but for rounding. thinc, which runs it there, multiplies matrices a third as fast, adds
up each layer in many steps, and looks up the same word again wherever it stands.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

Floats: TypeAlias = NDArray[np.float32]

MIXED = np.uint64(0x9E3779B97F4A7C15)
"""The golden ratio in 64 bits (Knuth, The Art of Computer Programming 3, 6.4): spreads numbers over all of them."""

SMALLEST_VARIANCE = np.float32(1e-8)
"""What thinc's LayerNorm adds to a variance."""


class Maxout:
    """The largest of some linear maps for each of the outputs, then brought to a mean of 0 and a variance of 1, scaled and moved."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights, bias = weight(maxout, "W"), weight(maxout, "b")
        self.outputs, self.pieces, self.inputs = weights.shape
        by_piece = weights.transpose(1, 0, 2).reshape(-1, self.inputs)
        # The bias is one more row, for an input that is always 1: added while multiplying, it costs nothing.
        self._weights = np.ascontiguousarray(np.vstack([by_piece.T, bias.T.reshape(1, -1)]))
        self._scale, self._shift = weight(norm, "G"), weight(norm, "b")

    def __call__(self, rows: Floats) -> Floats:
        """Rows of inputs, with a 1 behind each, to rows of outputs."""
        maps = rows @ self._weights
        width = self.outputs
        largest: Floats = maps[:, :width].copy()
        for piece in range(1, self.pieces):
            np.maximum(largest, maps[:, piece * width : (piece + 1) * width], out=largest)
        largest -= largest.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", largest, largest) / np.float32(width) + SMALLEST_VARIANCE
        largest *= (1 / np.sqrt(variance))[:, None]
        largest *= self._scale
        largest += self._shift
        return largest


class WordVectors:
    """One `tok2vec` of a pipeline: hashed features of a word, mixed, then with its neighbours, layer by layer."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """Raises ValueError for a model of another shape than spaCy's MultiHashEmbed.v2 with MaxoutWindowEncoder.v2 of window 1."""
        nodes = list(model.walk())
        self._hashed: Any = model.ops.hash
        self._features: list[int | str] = named(nodes, "extract_features")[0].attrs["columns"]
        self._tables = [(weight(table, "E"), table.attrs["seed"]) for table in named(nodes, "hashembed")]
        layers = [Maxout(*pair) for pair in zip(named(nodes, "maxout"), named(nodes, "layernorm"), strict=True)]
        self.width = layers[0].outputs
        mixing = [layer for layer in layers if layer.inputs == self.width * len(self._tables)]
        self._layers = [layer for layer in layers if layer.inputs == 3 * self.width]
        if len(mixing) != 1 or len(self._layers) != len(layers) - 1:
            found = [layer.inputs for layer in layers]
            raise ValueError(f"{model.name} has layers of {found} inputs: this version of spaCy's model can't be read")
        self._mixing = mixing[0]

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """A row for each word of the texts, one text after the other. No text sees another: between two lie rows of zeros."""
        features = np.concatenate([doc.to_array(self._features) for doc in docs])
        apart = len(self._layers)
        before = np.repeat(np.arange(1, len(docs) + 1) * apart, [len(doc) for doc in docs])
        at = before + np.arange(len(features))
        vectors = np.zeros((len(features) + apart * (len(docs) + 1), self.width), np.float32)
        vectors[at] = self._of_words(features)
        width = self.width
        seen = np.zeros((len(vectors), 3 * width + 1), np.float32)
        seen[:, -1] = 1
        for layer in self._layers:
            seen[1:, :width] = vectors[:-1]
            seen[:, width : 2 * width] = vectors
            seen[:-1, 2 * width : -1] = vectors[1:]
            vectors += layer(seen)
        found: Floats = vectors[at]
        return found

    def _of_words(self, features: NDArray[np.uint64]) -> Floats:
        """Each word by itself, once however often it stands there."""
        key = features[:, 0] * MIXED
        for column in features.T[1:]:
            key = (key ^ column) * MIXED
        _, first, again = np.unique(key, return_index=True, return_inverse=True)
        words = features[first]
        width = self.width
        mixed = np.empty((len(words), width * len(self._tables) + 1), np.float32)
        mixed[:, -1] = 1
        for number, (table, seed) in enumerate(self._tables):
            rows = self._hashed(np.ascontiguousarray(words[:, number]), seed) % len(table)
            mixed[:, number * width : (number + 1) * width] = table[rows].sum(axis=1)
        vectors: Floats = self._mixing(mixed)[again]
        return vectors


def weight(model: Model[Any, Any], name: str) -> Floats:
    """A parameter of a node."""
    return np.asarray(model.get_param(name), np.float32)


def named(nodes: Sequence[Model[Any, Any]], name: str) -> list[Model[Any, Any]]:
    """The nodes of a model of that name, in its order."""
    return [node for node in nodes if node.name == name]
