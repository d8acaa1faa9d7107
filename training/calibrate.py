"""The chance that an attribution is right, fitted on texts held out from training, and kept with the model."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from evaluation.reliability import marked_right
from evaluation.scorers import load_scorer
from numpy.typing import NDArray

from onrecord.extract.tagger.decoding import SOURCE, Heads, Read, Tagged, decode, evidence, settled
from onrecord.extract.tagger.tagger import LEAST, QuotationTagger, read_heads
from training.corpus import Text, held_out, minilm_vocabulary
from training.scores import SCORER, SCORER_NAME, in_characters, in_line, summary


def features(one: Tagged) -> list[float]:
    """What the chance is told from."""
    return evidence(one.anchor, one.path, one.within)


def right(text: Text, tagged: list[Tagged]) -> list[bool]:
    """Which of the attributions match one of the corpus, with its source, by the benchmark's own scorer."""
    scorer = load_scorer(SCORER, SCORER_NAME)
    return [yes for _, yes in marked_right(scorer, in_line(text), in_characters(text, tagged))]


def fitted(rows: NDArray[np.float64], answers: NDArray[np.float64], ridge: float = 1e-3) -> NDArray[np.float64]:
    """Logistic regression by Newton's method: the weights of the columns."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (answers - chance) - ridge * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(rows.shape[1])
        weights = weights + np.linalg.solve(bend, slope)
    return weights


SOURCE_BIASES = (0.0, 0.5, 1.0, 1.5, 2.0)
"""What may be added to the score of a source's first word: the network is too shy with sources."""
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


def calibrate(corpus: Path, model: Path) -> None:
    """Settle what is added for sources, by the full F1 at the threshold in use, and the chance of each; keep and print them."""
    plain = read_heads(model)
    texts = held_out(corpus)
    tagger = QuotationTagger((model / "encoder.onnx").read_bytes(), minilm_vocabulary(), plain)
    reads = {t.name: tagger.read(t.encoded) for t in texts}
    tried = [fit(texts, reads, biased(plain, added)) for added in SOURCE_BIASES]
    best = max(tried, key=lambda heads: scores_at(texts, reads, heads, LEAST)["full"])
    np.savez(model / "heads.npz", **vars(best))
    print("source bias", best.own_bias[SOURCE] - plain.own_bias[SOURCE], "calibration", best.calibration)
    for least in THRESHOLDS:
        print(f"{least:.2f}", scores_at(texts, reads, best, least))


def biased(heads: Heads, added: float) -> Heads:
    """The heads with a higher score for the first word of a source."""
    bias = heads.own_bias.copy()
    bias[SOURCE] += added
    return replace(heads, own_bias=bias)


def fit(texts: list[Text], reads: dict[str, list[Read]], heads: Heads) -> Heads:
    """The heads with a calibration fitted to the texts."""
    found = {t.name: settled(decode(reads[t.name], heads)) for t in texts}
    rows = np.asarray([features(one) for t in texts for one in found[t.name]])
    answers = np.asarray([ok for t in texts for ok in right(t, found[t.name])], float)
    return replace(heads, calibration=fitted(rows, answers).astype(np.float32))


def scores_at(texts: list[Text], reads: dict[str, list[Read]], heads: Heads, least: float) -> dict:
    """The measures at a threshold."""
    found = {t.name: [one for one in settled(decode(reads[t.name], heads)) if one.chance >= least] for t in texts}
    return summary(texts, {t.name: in_characters(t, found[t.name]) for t in texts})
