"""Scores of a network on texts of the corpus, with the benchmark's own scorer."""

import os
from pathlib import Path

import numpy as np
import torch
from evaluation.scorers import load_scorer

from onrecord.extract.tagger.decoding import Heads, Read, Tagged, decode, settled
from onrecord.extract.tagger.encoding import cores, lengths_of, window_at
from training.corpus import Text
from training.network import Tagger, forbidden

SCORER = (
    Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    / "bench/quotations/score.py"
)
SCORER_NAME = "score_quotations"

PLAIN = np.asarray([0.0, 1.0, 0.3, 0.3], np.float32)
"""The calibration until there is a better one."""


def heads_of(model: Tagger) -> Heads:
    """The small arrays on the encoder, for decoding without torch."""
    with torch.no_grad():
        arrays = (
            model.product, model.own.weight, model.own.bias, model.shared, model.distance.weight, model.follows + forbidden()
        )  # fmt: skip
        return Heads(*(a.detach().numpy().copy() for a in arrays), PLAIN)


def read_text(model: Tagger, text: Text, most: int) -> list[Read]:
    """The network's output for all windows of a text."""
    reads = []
    for first, last in cores(text.encoded, lengths_of(text.encoded), most - 2):
        window = window_at(text.encoded, first, last)
        ids, looks = torch.from_numpy(window.ids)[None], torch.from_numpy(window.looks)[None]
        with torch.inference_mode():
            tags, anchors, words = (x[0, window.places].numpy() for x in model(ids, torch.ones_like(ids), looks))
        reads.append(Read(first, first, last, tags, anchors, words))
    return reads


def in_characters(text: Text, tagged: list[Tagged]) -> list[dict]:
    """Attributions as the benchmark writes them."""

    def spans(stretches: tuple[tuple[int, int], ...]) -> list[list[int]]:
        return [[int(text.encoded.starts[a]), int(text.encoded.ends[b - 1])] for a, b in stretches]

    return [{"content": spans(t.content), "source": spans(t.source), "cue": spans(t.cue)} for t in tagged]


def scored(model: Tagger, texts: list[Text], least: float, most: int = 192) -> dict:
    """The measures of the benchmark that onrecord's bars name, in percent."""
    model.eval()
    heads = heads_of(model)
    found = {t.name: decode(read_text(model, t, most), heads) for t in texts}
    kept = {name: [one for one in settled(some) if one.chance >= least] for name, some in found.items()}
    return summary(texts, {t.name: in_characters(t, kept[t.name]) for t in texts})


def in_benchmark(text: Text) -> list[dict]:
    """The corpus's own attributions as the benchmark writes them."""
    e = text.encoded
    return [
        {role: [[int(e.starts[a]), int(e.ends[b - 1])] for a, b in spans] for role, spans in one.spans.items()}
        for one in text.attributions
    ]


def in_line(text: Text) -> dict:
    """A text as a line of the benchmark."""
    return {"doc": text.name, "text": text.text, "attributions": in_benchmark(text)}


def summary(texts: list[Text], found: dict) -> dict:
    """The scorer's report, cut to the measures of the bars."""
    scorer = load_scorer(SCORER, SCORER_NAME)
    report = scorer.report(scorer.score([in_line(t) for t in texts], found))
    short = {k: report[k]["F"] for k in ("full", "direct_full", "content_exact", "content_soft")}
    return short | {
        "P": report["full"]["P"], "R": report["full"]["R"], "source": report["source_acc"]["acc"],
        **{k: report[f"recall_{k}"]["match"] for k in ("direct", "mixed", "indirect")},
    }  # fmt: skip
