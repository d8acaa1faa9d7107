"""Scores of a network on texts of the corpus, with the benchmark's own scorer."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import numpy as np
import torch

from onrecord.extract.tagger.decoding import Heads, Read, Tagged, decode, settled
from onrecord.extract.tagger.encoding import cores, lengths_of, window_at
from training.corpus import Text
from training.network import Tagger, forbidden

SCORER = (
    Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    / "bench/quotations/score.py"
)


PLAIN = np.asarray([0.0, 1.0, 0.3], np.float32)
"""The calibration until there is a better one."""


def load_scorer() -> ModuleType:
    """The benchmark's scorer."""
    spec = importlib.util.spec_from_file_location("polnear_score", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def heads_of(model: Tagger) -> Heads:
    """The small arrays on the encoder, for decoding without torch."""
    with torch.no_grad():
        arrays = (
            model.product, model.own.weight, model.own.bias, model.shared, model.distance.weight, model.follows + forbidden()
        )  # fmt: skip
        return Heads(*(a.detach().numpy().copy() for a in arrays), PLAIN)


def read_text(model: Tagger, text: Text, most: int, context: int = 0) -> list[Read]:
    """The network's output for all windows of a text."""
    lengths = lengths_of(text.encoded)
    reads = []
    for first, last in cores(text.encoded, lengths, most - 2 - 2 * context):
        begin, end = first, last
        while begin > 0 and lengths[begin - 1 : first].sum() <= context:
            begin -= 1
        while end < len(lengths) and lengths[last : end + 1].sum() <= context:
            end += 1
        window = window_at(text.encoded, begin, end)
        ids, looks = torch.from_numpy(window.ids)[None], torch.from_numpy(window.looks)[None]
        with torch.inference_mode():
            tags, anchors, words = (x[0, window.places].numpy() for x in model(ids, torch.ones_like(ids), looks))
        reads.append(Read(begin, first, last, tags, anchors, words))
    return reads


def in_characters(text: Text, tagged: list[Tagged]) -> list[dict]:
    """Attributions as the benchmark writes them."""

    def spans(stretches: tuple[tuple[int, int], ...]) -> list[list[int]]:
        return [[int(text.encoded.starts[a]), int(text.encoded.ends[b - 1])] for a, b in stretches]

    return [{"content": spans(t.content), "source": spans(t.source), "cue": spans(t.cue)} for t in tagged]


def scored(model: Tagger, texts: list[Text], least: float, most: int = 192, context: int = 0) -> dict:
    """The measures of the benchmark that onrecord's bars name, in percent."""
    model.eval()
    heads = heads_of(model)
    found = {t.name: decode(read_text(model, t, most, context), heads) for t in texts}
    kept = {name: settled([one for one in some if one.chance >= least]) for name, some in found.items()}
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
    scorer = load_scorer()

    report = scorer.report(scorer.score([in_line(t) for t in texts], found))
    short = {k: report[k]["F"] for k in ("full", "direct_full", "content_exact", "content_soft")}
    return short | {
        "P": report["full"]["P"], "R": report["full"]["R"], "source": report["source_acc"]["acc"],
        **{k: report[f"recall_{k}"]["match"] for k in ("direct", "mixed", "indirect")},
    }  # fmt: skip
