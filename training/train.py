"""Training runs: windows of the corpus in, weights out."""

import json
import random
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.extract.tagger.encoding import KINDS_OF_WORD, Window, cut, lengths_of, window_at
from training.corpus import Text, training_texts
from training.grammar import NONE, grammar_of, sizes
from training.network import Convolutions, Tagger, Transformer, chain_loss, forbidden
from training.scores import scored

MOST = 192
"""Pieces in a window."""
MASKED, UNUSED = 103, 104
"""The piece that hides another, and the first number of a piece that is text."""
HEAD_RATE = 1e-3
WARMING = 100
"""Steps in which the rate rises to its highest."""
KEPT = 0.998
"""How much of the running mean of the weights each step keeps."""


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


class Beside(nn.Module):
    """What is learnt beside the task and left out of the weights: the grammar of every word, by one linear head for each kind."""

    def __init__(self, size: int, texts: list[Text], weight: float) -> None:
        super().__init__()
        self.weight = weight
        self.answers = grammar_of(texts)
        self.heads = nn.ModuleList(nn.Linear(size, count) for count in sizes())

    def loss(self, words: Tensor, batch: list[tuple[Text, Window]]) -> Tensor:
        """The loss of all words of a batch, [words, size], summed up and weighted."""
        told = [torch.from_numpy(self.answers[text.name][:, window.first : window.last]) for text, window in batch]
        losses = [
            F.cross_entropy(head(words), answers, reduction="sum", ignore_index=NONE)
            for head, answers in zip(self.heads, torch.cat(told, 1), strict=True)
        ]
        return self.weight * torch.stack(losses).sum()


def loss_of(
    model: Tagger, batch: list[tuple[Text, Window]], hidden: float, half: bool, beside: Beside | None = None
) -> Tensor:
    """The loss of a batch, per word: tags, the chains of all cues, and what is learnt beside them."""
    ids, mask, looks = padded([w for _, w in batch])
    ids = ids.masked_fill((torch.rand(ids.shape) < hidden) & (ids >= UNUSED), MASKED)
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        h = model.encoder(ids, mask, looks)
    h = model.drop(h.float())
    tag_loss = torch.zeros(())
    scores, roles = [], []
    total = 0
    everywhere = []
    for row, (text, window) in enumerate(batch):
        words = h[row, torch.from_numpy(window.places)]
        tags, at, rows = gold(text, window)
        everywhere.append(words)
        found = model.tag(words)
        tag_loss = tag_loss + F.cross_entropy(found, tags, reduction="sum")
        total += len(tags)
        if len(at):
            scores.append(model.roles(found, F.gelu(model.anchor(words[at])), F.gelu(model.word(words)), at))
            roles.append(rows)
    if beside:
        tag_loss = tag_loss + beside.loss(torch.cat(everywhere), batch)
    if not scores:
        return tag_loss / total
    longest = max(s.shape[1] for s in scores)
    everything = torch.cat([F.pad(s, (0, 0, 0, longest - s.shape[1])) for s in scores])
    answers = torch.cat([F.pad(r, (0, longest - r.shape[1])) for r in roles])
    valid = torch.cat([F.pad(torch.ones(s.shape[:2]), (0, longest - s.shape[1])) for s in scores])
    chain = chain_loss(everything, answers, valid, model.follows + forbidden())
    return (tag_loss + chain.sum()) / total


@dataclass(frozen=True)
class Plan:
    """One training run. `rate` is the highest of the encoder; heads that start from nothing learn at HEAD_RATE.

    `drop` is the share of the encoder's numbers left out at each step, `grammar` the weight of what is learnt beside the task,
    `again` the epochs of each further run that starts from the first: the weights are the mean of all. 0: none.
    """

    encoder: str = "transformer"
    layers: int = 6
    size: int = 256
    epochs: float = 8
    batch: int = 16
    rate: float = 2e-4
    hidden: float = 0.08
    drop: float = 0.1
    grammar: float = 0.15
    again: float = 5
    seed: int = 1


def network(plan: Plan) -> Tagger:
    """The network of a plan, before training."""
    if plan.encoder == "transformer":
        return Tagger(Transformer(plan.layers, KINDS_OF_WORD, plan.drop))
    return Tagger(Convolutions(plan.size, plan.layers, KINDS_OF_WORD))


def optimizer_for(model: Tagger, plan: Plan, beside: Beside | None, warm: bool) -> torch.optim.Optimizer:
    """AdamW in two groups: what came trained, and what did not."""
    known = [
        p
        for n, p in model.named_parameters()
        if p.requires_grad and n.startswith("encoder.body") and "token_type" not in n
    ]
    ids = {id(p) for p in known}
    new = [p for p in model.parameters() if p.requires_grad and id(p) not in ids]
    new += list(beside.parameters()) if beside else []
    rate = plan.rate * 2 if warm else HEAD_RATE
    groups = [{"params": g, "lr": r, "base": r} for g, r in ((known, plan.rate), (new, rate)) if g]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def train(plan: Plan, corpus: Path, out: Path, start: Path | None = None) -> None:
    """Train, and write the running mean of the weights (at half time too), the plan and the scores on the held-out texts.

    `start` are weights to go on from; layers that the plan has not are left out.
    """
    random.seed(plan.seed)
    np.random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    texts, held = training_texts(corpus)
    lengths = [lengths_of(t.encoded) for t in texts]
    model = network(plan)
    beside = Beside(model.encoder.size, texts, plan.grammar) if plan.grammar else None
    if start:
        model.load_state_dict(torch.load(start), strict=False)
    optimizer = optimizer_for(model, plan, beside, warm=start is not None)
    mean = deepcopy(model)
    windows = sum(-(-int(n.sum()) // (MOST - 2)) for n in lengths)
    steps, step, running = int(plan.epochs * windows / plan.batch), 0, 0.0
    began = time.time()
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    while step < steps:
        for batch in batches(texts, lengths, plan.batch, MOST):
            model.train()
            share = min(1.0, step / WARMING) * max(0.01, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * share
            loss = loss_of(model, batch, plan.hidden, plan.encoder == "transformer", beside)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*model.parameters(), *(beside.parameters() if beside else ())], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            follow(mean, model, min(KEPT, step / (step + 20)))
            if step % 25 == 0:
                print(f"step {step}/{steps} loss {running:.4f} {(time.time() - began) / step:.2f} s/step", flush=True)
            if step in (steps // 2, steps):
                name = "weights.pt" if step == steps else "half.pt"
                torch.save(mean.state_dict(), out / name)
                row = {"step": step, "seconds": round(time.time() - began), "loss": running, **scored(mean, held, 0.2)}
                print(json.dumps(row), flush=True)
            if step >= steps:
                break


def follow(mean: Tagger, model: Tagger, kept: float) -> None:
    """Move the running mean of the weights towards the weights of now."""
    with torch.no_grad():
        for average, now in zip(mean.parameters(), model.parameters(), strict=True):
            if now.requires_grad:
                average.lerp_(now, 1 - kept)


def mean_of(runs: Sequence[Path], out: Path) -> Path:
    """The mean of the weights of runs, of which all but the first went on from it: better than any of them."""
    first, *others = (torch.load(path) for path in runs)
    summed = {
        k: sum((other[k] for other in others), v) / len(runs) if v.is_floating_point() else v for k, v in first.items()
    }
    torch.save(summed, out)
    return out
