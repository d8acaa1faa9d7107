"""Train a tagger for quotations.

    python -m training.train CORPUS OUT [--encoder transformer|convolutions] [--layers 6] [--epochs 8] [--seed 1]

CORPUS is the folder with `polnear_train.jsonl` and `polnear_dev.jsonl`. Forty of the training texts are held out: they
settle the threshold and the calibration. Writes OUT/weights.pt and OUT/log.jsonl; `training.export` makes the model from it.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.extract.tagger.encoding import KINDS_OF_WORD, Window, cut, lengths_of, window_at
from training.corpus import Text, read, training_texts
from training.network import B_CUE, TAGS, Convolutions, Tagger, Transformer, chain_loss, forbidden
from training.scores import scored

MOST = 192
"""Pieces in a window."""
MASKED, UNUSED = 103, 104
"""The piece that hides another, and the first number of a piece that is text."""


def gold(text: Text, window: Window) -> tuple[Tensor, Tensor, Tensor]:
    """Of a window: every word's tag [words], the anchors' words [anchors], and their roles [anchors, words]."""
    size = window.last - window.first
    tags = torch.zeros(size, dtype=torch.long)
    anchors, rows = [], []
    inner_last = sorted(text.attributions, key=lambda a: -sum(e - s for s, e in a.spans["content"]))
    for one in inner_last:
        row = torch.zeros(size, dtype=torch.long)
        for role, begins in (("content", 5), ("source", 1), ("cue", 3)):
            for first, last in one.spans[role]:
                first, last = max(first, window.first) - window.first, min(last, window.last) - window.first
                if first < last:
                    row[first:last] = begins + 1
                    row[first] = begins
                    tags[first:last] = begins + 1
                    tags[first] = begins
        if window.first <= one.anchor < window.last:
            anchors.append(one.anchor - window.first)
            rows.append(row)
    if not rows:
        return tags, torch.zeros(0, dtype=torch.long), torch.zeros(0, size, dtype=torch.long)
    return tags, torch.tensor(anchors), torch.stack(rows)


def batches(texts: list[Text], lengths: list[np.ndarray], size: int, most: int) -> Iterator[list[tuple[Text, Window]]]:
    """One epoch: every text cut at another place than before, windows of like length together."""
    places = [
        (text, first, last)
        for text, length in zip(texts, lengths, strict=True)
        for first, last in cut(length, most - 2, random.randint(most // 3, most - 2))
    ]
    random.shuffle(places)
    for start in range(0, len(places), size * 20):
        near = sorted(places[start : start + size * 20], key=lambda p: p[2] - p[1])
        groups = [near[i : i + size] for i in range(0, len(near), size)]
        random.shuffle(groups)
        for group in groups:
            yield [(text, window_at(text.encoded, first, last)) for text, first, last in group]


def padded(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, mask and looks, [windows, pieces]."""
    longest = max(len(w.ids) for w in windows)
    out = torch.zeros(3, len(windows), longest, dtype=torch.long)
    for row, window in enumerate(windows):
        size = len(window.ids)
        out[0, row, :size] = torch.from_numpy(window.ids)
        out[1, row, :size] = 1
        out[2, row, :size] = torch.from_numpy(window.looks)
    return out[0], out[1], out[2]


def loss_of(model: Tagger, batch: list[tuple[Text, Window]], hidden: float, half: bool) -> Tensor:
    """The loss of a batch, per word: tags, and the chains of all cues."""
    ids, mask, looks = padded([w for _, w in batch])
    ids = ids.masked_fill((torch.rand(ids.shape) < hidden) & (ids >= UNUSED), MASKED)
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        h = model.encoder(ids, mask, looks)
    h = model.drop(h.float())
    tag_loss = torch.zeros(())
    scores, roles = [], []
    total = 0
    for row, (text, window) in enumerate(batch):
        words = h[row, torch.from_numpy(window.places)]
        tags, at, rows = gold(text, window)
        found = model.tag(words)
        tag_loss = tag_loss + F.cross_entropy(found, tags, reduction="sum")
        total += len(tags)
        if len(at):
            scores.append(model.roles(found, F.gelu(model.anchor(words[at])), F.gelu(model.word(words)), at))
            roles.append(rows)
    if not scores:
        return tag_loss / total
    longest = max(s.shape[1] for s in scores)
    everything = torch.cat([F.pad(s, (0, 0, 0, longest - s.shape[1])) for s in scores])
    answers = torch.cat([F.pad(r, (0, longest - r.shape[1])) for r in roles])
    valid = torch.cat([F.pad(torch.ones(s.shape[:2]), (0, longest - s.shape[1])) for s in scores])
    chain = chain_loss(everything, answers, valid, model.follows + forbidden())
    return (tag_loss + chain.sum()) / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", choices=("transformer", "convolutions"), default="transformer")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--size", type=int, default=256, help="width of the convolutions")
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--hidden", type=float, default=0.08, help="share of pieces hidden")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0, help="texts to train on, for a trial")
    parser.add_argument("--start", type=Path, help="weights to start from")
    args = parser.parse_args()
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    texts, held = training_texts(args.corpus)
    texts = texts[: args.limit or None]
    dev = read(args.corpus / "polnear_dev.jsonl")
    lengths = [lengths_of(t.encoded) for t in texts]
    if args.encoder == "transformer":
        encoder, half = Transformer(args.layers, KINDS_OF_WORD), True
    else:
        encoder, half = Convolutions(args.size, args.layers, KINDS_OF_WORD), False
    model = Tagger(encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    body = [
        p
        for n, p in model.named_parameters()
        if p.requires_grad and n.startswith("encoder.body") and "token_type" not in n
    ]
    known = {id(p) for p in body}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    head_rate = 1e-3 if body else args.rate
    groups = [{"params": g, "lr": r, "base": r} for g, r in ((body, args.rate), (heads, head_rate)) if g]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    mean = deepcopy(model)
    in_epoch = sum(-(-int(n.sum()) // (MOST - 2)) for n in lengths) / args.batch
    steps = int(args.epochs * in_epoch)
    step, began, running = 0, time.time(), 0.0
    evaluate_at = {steps * n // 4 for n in (1, 2, 3, 4)}
    while step < steps:
        for batch in batches(texts, lengths, args.batch, MOST):
            model.train()
            share = min(1.0, step / 100) * max(0.01, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * share
            loss = loss_of(model, batch, args.hidden, half)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            with torch.no_grad():
                weight = min(0.998, step / (step + 20))
                for average, now in zip(mean.parameters(), model.parameters(), strict=True):
                    if now.requires_grad:
                        average.lerp_(now, 1 - weight)
            if step % 25 == 0:
                print(f"step {step}/{steps} loss {running:.4f} {(time.time() - began) / step:.2f} s/step", flush=True)
            if step in evaluate_at:
                row = {"step": step, "seconds": round(time.time() - began), "loss": running}
                for name, one in (("mean", mean),):
                    row[name] = scored(one, dev if step == steps else held, 0.2)
                print(json.dumps(row), flush=True)
                with (args.out / "log.jsonl").open("a") as log:
                    log.write(json.dumps(row) + "\n")
                torch.save(mean.state_dict(), args.out / "weights.pt")
            if step >= steps:
                break
    settings = {k: str(v) if isinstance(v, Path) else v for k, v in vars(args).items()}
    (args.out / "settings.json").write_text(json.dumps(settings | {"tags": TAGS, "anchor": B_CUE}, indent=1))


if __name__ == "__main__":
    main()
