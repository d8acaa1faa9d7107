"""From the network's numbers to attributions: for every cue the words of its content and of its source."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SOURCE, CUE, CONTENT = 1, 3, 5
"""Tags that begin a span; the one that continues it is the next."""
FAR = 16
"""Buckets of distance to each side of a cue."""
LEAST_ANCHOR = 0.1
"""Words less likely to begin a cue are not followed up."""
SAME = 0.7
"""Stretches that share more of their words than this are one."""
ADJOINING = 6
"""Words between two stretches that name one source."""
TINY = 1e-6
TINIEST = 1e-30


@dataclass(frozen=True)
class Heads:
    """The small arrays that stand on the encoder, by the names and shapes of the training.

    `product` [7, width, width], `own` [7, width], `own_bias` [7], `shared` [7], `distance` [2 * FAR + 1, 7],
    `follows` [7, 7] with -10000 where a tag may not follow another. `calibration` [4]: what is added, and what the log odds
    of the cue, the log probability of the roles and the log odds of the content's words are multiplied with, to give the log
    odds that an attribution is right.
    """

    product: Floats
    own: Floats
    own_bias: Floats
    shared: Floats
    distance: Floats
    follows: Floats
    calibration: Floats


@dataclass(frozen=True)
class Tagged:
    """What one cue governs: stretches of words (first, last exclusive).

    `anchor` is the network's probability that a cue begins there, `path` that of the roles, given the cue, `within` the mean
    one of the content's words that they are somebody's; `chance` is the calibrated one that content and source are right.
    """

    word: int
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    anchor: float
    path: float
    within: float
    chance: float


@dataclass(frozen=True)
class Read:
    """The network's output for the words of one window. Only cues within the core, `first` to `last`, are decoded.

    `tags` [words, 7], `anchors` and `words` [words, width]; `begin` is the number of the window's first word in the text.
    """

    begin: int
    first: int
    last: int
    tags: Floats
    anchors: Floats
    words: Floats


def buckets(away: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number of the bucket of each distance: single words when near, powers of two when far."""
    size = np.abs(away)
    far = 3 + (2 * np.log2(np.maximum(size, 2).astype(np.float32) / 2)).astype(np.int64)
    bucket: NDArray[np.int64] = FAR + np.sign(away) * np.minimum(np.where(size < 4, size, far), FAR)
    return bucket


def decode(reads: Sequence[Read], heads: Heads, least: float = LEAST_ANCHOR) -> list[Tagged]:
    """The attributions of a text whose cue begins with a probability of at least `least` and that have content."""
    found: list[tuple[int, int, float, Floats]] = []
    scores: list[Floats] = []
    for read in reads:
        odds = np.exp(read.tags - read.tags.max(1, keepdims=True))
        likely = odds / odds.sum(1, keepdims=True)
        anchors = likely[read.first - read.begin : read.last - read.begin, CUE]
        at = np.flatnonzero(anchors >= least) + read.first - read.begin
        if len(at):
            scores += list(roles(read, at, heads))
            somebodys = likely[:, CONTENT] + likely[:, CONTENT + 1]
            found += [(read.begin, int(a), float(anchors[int(a) - read.first + read.begin]), somebodys) for a in at]
    tagged = []
    for (begin, at_word, anchor, somebodys), (tags_of, path) in zip(
        found, best_paths(scores, heads.follows), strict=True
    ):
        cue, content, source = (
            tuple((begin + a, begin + b) for a, b in stretches(tags_of, role)) for role in (CUE, CONTENT, SOURCE)
        )
        cue = tuple(c for c in cue if c[0] <= begin + at_word < c[1]) or cue[:1]
        source = beside(source, begin + at_word)
        if content and cue:
            within = float(np.concatenate([somebodys[a - begin : b - begin] for a, b in content]).mean())
            chance = chance_of(anchor, path, within, heads.calibration)
            tagged.append(Tagged(begin + at_word, cue, content, source, anchor, path, within, chance))
    return tagged


def beside(source: tuple[tuple[int, int], ...], anchor: int) -> tuple[tuple[int, int], ...]:
    """Of several stretches of a source the one nearest to its cue, and those that touch on it: the others are another's."""
    if len(source) < 2:
        return source
    nearest = min(source, key=lambda s: max(0, s[0] - anchor, anchor - s[1]))
    return tuple(s for s in source if s[0] - nearest[1] <= ADJOINING and nearest[0] - s[1] <= ADJOINING)


def roles(read: Read, at: NDArray[np.intp], heads: Heads) -> Floats:
    """Scores [anchors, words, 7] of every word's role in the attribution of each cue. `at` are the cues' words in the window."""
    asked = np.einsum("ai,kij->akj", read.anchors[at], heads.product, optimize=True)
    own = read.words @ heads.own.T + heads.own_bias + heads.shared * read.tags
    score = np.einsum("akj,wj->awk", asked, read.words, optimize=True) + own[None]
    score += heads.distance[buckets(np.arange(len(read.words))[None, :] - at[:, None])]
    return np.asarray(score, np.float32)


def chance_of(anchor: float, path: float, within: float, calibration: Floats) -> float:
    """The calibrated probability of an attribution (logistic regression, fitted on texts held out from training)."""
    odds = float(np.dot(calibration, evidence(anchor, path, within)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def evidence(anchor: float, path: float, within: float) -> list[float]:
    """What the chance is told from: 1, the log odds of the cue, the log probability of the roles, the log odds of the content's words."""
    return [1.0, log_odds(anchor), math.log(path + TINY), log_odds(within)]


def log_odds(chance: float) -> float:
    return math.log(chance + TINY) - math.log(1 - chance + TINY)


def settled(tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions with every stretch of content given once, in the order of their cues.

    Of two that claim a stretch the one that has nothing else keeps it; of two that have more, the one whose cue is nearer;
    of two that claim the same ones, the first keeps those before it; of two that have nothing else only the likelier one is left.
    """
    lost: set[tuple[int, tuple[int, int]]] = set()
    for a, b in neighbours(tagged):
        one, other = tagged[a], tagged[b]
        for mine in one.content:
            for its in other.content:
                if shared(mine, its) > SAME * max(mine[1] - mine[0], its[1] - its[0]):
                    lost.add((a, mine) if yields(one, mine, other, its) else (b, its))
    kept = []
    for place, one in enumerate(tagged):
        content = tuple(stretch for stretch in one.content if (place, stretch) not in lost)
        if content:
            kept.append(replace(one, content=content))
    return sorted(kept, key=lambda t: t.word)


def neighbours(tagged: Sequence[Tagged]) -> Iterator[tuple[int, int]]:
    """The pairs of attributions, by place, whose contents reach into each other's."""
    reach = sorted((one.content[0][0], one.content[-1][1], place) for place, one in enumerate(tagged))
    for number, (_, end, place) in enumerate(reach):
        for start, _, other in reach[number + 1 :]:
            if start >= end:
                break
            yield min(place, other), max(place, other)


def yields(one: Tagged, mine: tuple[int, int], other: Tagged, its: tuple[int, int]) -> bool:
    """True where the first attribution has to leave a stretch to the second."""
    if (len(one.content) > 1) != (len(other.content) > 1):
        return len(one.content) > 1
    if one.content == other.content and len(one.content) > 1:
        # "A, X said. B, Y said.": what stands before both cues is the first one's, the rest the other's.
        first = min(one, other, key=lambda attribution: attribution.word)
        return (mine[1] <= first.word) != (one is first)
    if len(one.content) > 1:
        return distance(one, mine) > distance(other, its)
    return one.chance < other.chance


def distance(one: Tagged, stretch: tuple[int, int]) -> int:
    """Words between an attribution's cue and a stretch."""
    first, last = one.cue[0] if one.cue else (one.word, one.word + 1)
    return max(0, stretch[0] - last, first - stretch[1])


def shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Words that two stretches have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def best_paths(scores: Sequence[Floats], follows: Floats) -> list[tuple[NDArray[np.int64], float]]:
    """The likeliest tags of each row of words, with their probability (Viterbi, and the forward algorithm, over all rows).

    Rows are padded to the longest; the padding takes tag 0 at no cost.
    """
    longest = max((len(s) for s in scores), default=0)
    if not longest:
        return []
    rows = np.full((len(scores), longest, len(TAGS)), -1e4, np.float32)
    rows[:, :, 0] = 0
    for place, score in enumerate(scores):
        rows[place, : len(score)] = score
    rows[:, 0, [2, 4, 6]] = -1e4
    ends = np.asarray([len(s) for s in scores])
    back = np.zeros((longest, len(scores), len(TAGS)), np.int8)
    best = rows[:, 0].copy()
    final = np.zeros_like(best)
    # The sum over all paths, in probabilities: each step is brought back to a sum of 1, and the logarithms are added up.
    highest = rows.max(2)
    chances, moving = np.exp(rows - highest[:, :, None]), np.exp(follows)
    forward = chances[:, 0]
    sums = np.ones((len(scores), longest), np.float32)
    for word in range(longest):
        if word:
            step = best[:, :, None] + follows
            back[word] = step.argmax(1)
            best = step.max(1) + rows[:, word]
            forward = (forward @ moving) * chances[:, word]
        sums[:, word] = forward.sum(1)
        forward = forward / sums[:, word, None]
        done = ends == word + 1
        if done.any():
            final[done] = best[done]
    within = np.arange(longest)[None, :] < ends[:, None]
    whole = ((np.log(np.maximum(sums, TINIEST)) + highest) * within).sum(1)
    out = []
    for row, end in enumerate(ends):
        tags = np.zeros(end, np.int64)
        tags[-1] = int(final[row].argmax())
        for word in range(int(end) - 1, 0, -1):
            tags[word - 1] = back[word, row, tags[word]]
        out.append((tags, float(np.exp(min(0.0, float(final[row].max() - whole[row]))))))
    return out


def stretches(tags: NDArray[np.int64], begins: int) -> list[tuple[int, int]]:
    """The spans of one role, (first, last exclusive)."""
    found: list[tuple[int, int]] = []
    for word in np.flatnonzero((tags == begins) | (tags == begins + 1)):
        place = int(word)
        if found and tags[place] == begins + 1 and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found
