"""Passages of texts about invented places."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.passages import BASE, FEWEST, KEPT, MIXING, RUN, hash_of, hashes_of, passages_of
from onrecord.reconcile.wording import words_of

ALL = (1 << 64) - 1


def plain(words: list[str]) -> int:
    """The same hash of one run, number by number."""
    found = 0
    for word in words:
        found = (found * BASE + hash_of(word)) & ALL
    for shift, factor in MIXING:
        found = (found ^ (found >> shift)) * factor & ALL
    return found


@given(st.lists(st.sampled_from(["snow", "closed", "the", "pass", "élan", "港", "x" * 200]), min_size=1, max_size=40))
def test_all_runs_at_once_are_hashed_as_one_by_one(words: list[str]) -> None:
    runs = [words[i : i + RUN] for i in range(max(1, len(words) - RUN + 1))]
    assert hashes_of(words).tolist() == [plain(run) for run in runs]


def test_case_accents_and_what_stands_between_words_make_no_difference() -> None:
    one = "Snow closed the pass above Brénn for three weeks; two bridges fell, and nobody was hurt there at all."
    other = "SNOW closed the pass\nabove Brenn for three weeks – two bridges fell and nobody was hurt there at all"
    assert passages_of(one) == passages_of(other) != frozenset()


def test_a_long_text_keeps_one_passage_in_four_and_a_short_one_all() -> None:
    words = [f"word{number}" for number in range(4_000)]
    kept = passages_of(" ".join(words))
    assert all(one % KEPT == 0 for one in kept) and 0.22 < len(kept) / (4_000 - RUN + 1) < 0.28
    short = " ".join(words[:10])
    assert len(passages_of(short)) == len(words_of(short)) - RUN + 1 < FEWEST
    assert len(passages_of("Snow fell.")) == 1 and passages_of("–") == frozenset()
