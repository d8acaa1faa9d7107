"""The chance that an attribution is right, fitted on texts held out from training, and kept with the model."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.tagger.decoding import TINY, Heads, Tagged, decode, without_doubles
from onrecord.extract.tagger.tagger import QuotationTagger, read_heads
from onrecord.extract.tagger.vocabulary import Vocabulary
from training.corpus import VOCABULARY, Text, held_out
from training.scores import in_benchmark, in_characters, load_scorer, summary


def features(one: Tagged) -> list[float]:
    """What the chance is told from: 1, the log odds of the cue, the log probability of the roles."""
    return [1.0, float(np.log(one.anchor + TINY) - np.log(1 - one.anchor + TINY)), float(np.log(one.path + TINY))]


def right(text: Text, tagged: list[Tagged]) -> list[bool]:
    """Which of the attributions match one of the corpus, with its source, by the benchmark's own scorer."""
    scorer = load_scorer()
    doc = scorer.Doc(text.text)
    gold = scorer.prep(doc, in_benchmark(text))
    given = scorer.prep(doc, in_characters(text, tagged))
    matched = {j: i for i, j in scorer.match([g["w"] for g in gold], [p["w"] for p in given])}
    return [
        j in matched and (bool(gold[matched[j]]["s"] & p["s"]) if gold[matched[j]]["s"] else not p["s"])
        for j, p in enumerate(given)
    ]


def fitted(rows: NDArray[np.float64], answers: NDArray[np.float64], ridge: float = 1e-3) -> NDArray[np.float64]:
    """Logistic regression by Newton's method: the weights of the columns."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (answers - chance) - ridge * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(rows.shape[1])
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def calibrate(corpus: Path, model: Path) -> None:
    """Fit, write, and print the F1 at several thresholds."""
    heads = read_heads(model)
    texts = held_out(corpus)
    vocabulary = Vocabulary(VOCABULARY.read_text(encoding="utf-8").splitlines())
    tagger = QuotationTagger((model / "encoder.onnx").read_bytes(), vocabulary, heads)
    found = {t.name: without_doubles(decode(tagger.read(t.encoded), heads)) for t in texts}
    rows = np.asarray([features(one) for t in texts for one in found[t.name]])
    answers = np.asarray([ok for t in texts for ok in right(t, found[t.name])], float)
    weights = fitted(rows, answers).astype(np.float32)
    arrays = {k: v for k, v in vars(heads).items() if k != "calibration"}
    np.savez(model / "heads.npz", **arrays, calibration=weights)
    print("calibration", weights, "on", len(answers), "attributions")
    better = Heads(**arrays, calibration=weights)
    again = {t.name: without_doubles(decode(tagger.read(t.encoded), better)) for t in texts}
    for least in np.arange(0.2, 0.6, 0.05):
        kept = {t.name: in_characters(t, [o for o in again[t.name] if o.chance >= least]) for t in texts}
        print(f"{least:.2f}", summary(texts, kept))
