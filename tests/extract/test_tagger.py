"""The tagger: words and pieces, windows, the likeliest roles, and any text at all. All texts are about an invented town."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.tagger.decoding import (
    FAR,
    SAME,
    TAGS,
    Tagged,
    best_paths,
    buckets,
    chance_of,
    settled,
    shared,
    stretches,
)
from onrecord.extract.tagger.encoding import (
    CLS,
    PARAGRAPH,
    QUOTED,
    SEP,
    Encoded,
    cores,
    encode,
    lengths_of,
    look_of,
    stops_of,
    window_at,
)
from onrecord.extract.tagger.tagger import FAST, FULL, MOST, QuotationTagger, WrongWeights, load, tagger_of
from onrecord.extract.tagger.vocabulary import LONGEST_WORD, Vocabulary
from onrecord.languages import language_for
from onrecord.languages.paragraphs import find_paragraphs

ENGLISH = language_for("en")
PIECES = ["[UNK]", "har", "harbour", "##bour", "##s", "##b", "cafe", "港", "s", ".", "“", "”", "_", "b"]
SMALL = Vocabulary(PIECES)

TEXT = (
    "Harbour League condemns raid\n\n“Nobody warned us,” said Marit Solvane. “We slept.”\n\n"
    "According to the League, 12 people died in Orvale. The mayor denied that anybody had been warned.\n"
)


def pieces(word: str) -> list[str]:
    return [PIECES[number] for number in SMALL.pieces([word])[0]]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("harbour", ["harbour"]),
        ("Harbours", ["harbour", "##s"]),
        ("harb", ["har", "##b"]),
        ("harbx", ["[UNK]"]),
        ("CAFÉ", ["cafe"]),
        ("cafe\u0301", ["cafe"]),
        ("港港", ["港", "港"]),
        ("港s", ["港", "s"]),
        ("b_b", ["b", "_", "b"]),
        ("”", ["”"]),
        ("\u0301", ["[UNK]"]),
        ("😀", ["[UNK]"]),
        ("b" * 101, ["[UNK]"]),
        ("b" * 60, ["b", *["##b"] * (LONGEST_WORD - 1)]),
    ],
)
def test_a_word_is_taken_apart_from_the_longest_piece_on(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


def test_the_same_word_has_the_same_pieces_wherever_it_stands() -> None:
    assert SMALL.pieces(["harbour", "b", "harbour"]) == [(2,), (13,), (2,)]


@pytest.mark.parametrize(
    ("word", "look"), [("they", 0), ("They", 1), ("A", 1), ("UN", 2), ("1911", 3), ("“", 0), ("é", 0), ("Éa", 1)]
)
def test_a_word_looks_as_its_first_letters_do(word: str, look: int) -> None:
    assert look_of(word) == look


def shown(text: str) -> tuple[list[str], Encoded]:
    """The words that are looked up in the vocabulary, and the text encoded."""
    seen: list[str] = []

    def pieces_of(words: Sequence[str]) -> list[tuple[int, ...]]:
        seen.extend(words)
        return [(7,)] * len(words)

    return seen, encode(text, find_paragraphs(text), pieces_of)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ('"', '"'),
        ("«", "»"),
        ("« ", " »"),
        ("„", "“"),
        ("»", "«"),
        ("”", "”"),
        ("``", "''"),
        ("''", "''"),
        ("‘‘", "’’"),
        ("‘", "’"),
        ("'", "'"),
        ("「", "」"),
        ("﴿", "﴾"),
    ],
)
def test_marks_of_every_kind_read_as_one_pair(opening: str, closing: str) -> None:
    words, encoded = shown(f"She said {opening}we slept,{closing} twice.")
    assert words == ["She", "said", "“", "we", "slept", ",", "”", "twice", "."]
    assert [int(look) for look in encoded.looks] == [1, 0, 0, QUOTED, QUOTED, QUOTED, 0, 0, 0]


def test_a_word_keeps_its_place_and_its_paragraph() -> None:
    text = "The café 😀 shut.\n\nשלום, ‘all’ of Orvale."
    words, encoded = shown(text)
    places = zip(encoded.starts, encoded.ends, strict=True)
    assert " ".join(text[a:b] for a, b in places) == "The café 😀 shut . שלום , ‘ all ’ of Orvale ."
    assert words[7:10] == ["“", "all", "”"]
    assert encoded.paragraph.tolist() == [0] * 5 + [1] * 8
    assert len(encoded) == 13


def test_an_apostrophe_is_no_mark() -> None:
    words, encoded = shown("It’s the boys’ boat.")
    assert "“" not in words and "”" not in words
    assert not (encoded.looks & QUOTED).any()


def test_a_window_begins_and_ends_with_its_signs_and_tells_where_paragraphs_begin() -> None:
    _, encoded = shown("One two.\n\nThree “four”.")
    window = window_at(encoded, 1, len(encoded))
    assert window.ids.tolist() == [CLS, 7, 7, PARAGRAPH, 7, 7, 7, 7, 7, SEP]
    assert window.places.tolist() == [1, 2, 4, 5, 6, 7, 8]
    assert window.looks.tolist() == [0, 0, 0, 0, 1, 0, QUOTED, 0, 0, 0]


def encoded_of(lengths: list[list[int]]) -> Encoded:
    """Paragraphs of words with so many pieces."""
    sizes = [size for paragraph in lengths for size in paragraph]
    numbers = [number for number, paragraph in enumerate(lengths) for _ in paragraph]
    starts = np.arange(len(sizes), dtype=np.int32)
    paragraph, looks = np.asarray(numbers, np.int32), np.zeros(len(sizes), np.int8)
    stops = stops_of(["x"] * len(sizes), paragraph, looks >= QUOTED)
    return Encoded(starts, starts + 1, [(7,) * s for s in sizes], paragraph, looks, stops)


@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=40), min_size=1, max_size=12), st.integers(1, 60))
def test_every_word_stands_in_exactly_one_core_of_no_more_than_the_limit(lengths: list[list[int]], most: int) -> None:
    encoded = encoded_of(lengths)
    counts = lengths_of(encoded)
    parts = list(cores(encoded, counts, most))
    assert [word for first, last in parts for word in range(first, last)] == list(range(len(encoded)))
    for first, last in parts:
        assert counts[first:last].sum() <= most or last - first == 1


def test_cores_end_with_paragraphs_where_these_fit_and_a_long_one_is_cut_evenly() -> None:
    encoded = encoded_of([[1] * 4, [1] * 4, [1] * 20])
    assert list(cores(encoded, lengths_of(encoded), 11)) == [(0, 8), (8, 17), (17, 28)]
    encoded = encoded_of([[3], [12], [3]])
    assert list(cores(encoded, lengths_of(encoded), 10)) == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize(
    ("text", "most", "parts"),
    [
        (
            "Snow fell . Ana Ruiz said : \n\n “ The road is shut . ” \n\n It was .",
            14,
            ["Snow fell . Ana Ruiz said :", "“ The road is shut . ” It was ."],
        ),
        (
            "It was .\n\nAna Ruiz said :\n\n“ The road is shut . ”",
            13,
            ["It was .", "Ana Ruiz said : “ The road is shut . ”"],
        ),
        (
            "“ It is cold . It is late , ” she said . “ We wait . We hope . ”",
            14,
            ["“ It is cold . It is late , ” she said .", "“ We wait . We hope . ”"],
        ),
    ],
)
def test_cores_leave_a_cue_with_its_words(text: str, most: int, parts: list[str]) -> None:
    encoded = encode(text, find_paragraphs(text), lambda words: [(7,)] * len(words))
    found = [
        " ".join(text[encoded.starts[w] : encoded.ends[w]] for w in range(first, last))
        for first, last in cores(encoded, lengths_of(encoded), most)
    ]
    assert found == parts


def test_a_text_without_words_has_no_core() -> None:
    empty = encoded_of([])
    assert list(cores(empty, lengths_of(empty), MOST)) == []


def follows(forbidden: list[tuple[int, int]]) -> np.ndarray:
    """Transitions at random, some of them forbidden; so is a tag that goes on with what did not begin."""
    moves = np.random.default_rng(3).normal(size=(len(TAGS), len(TAGS))).astype(np.float32)
    for before in range(len(TAGS)):
        for begins in (1, 3, 5):
            if before not in (begins, begins + 1):
                moves[before, begins + 1] = -10000
    for before, after in forbidden:
        moves[before, after] = -10000
    return moves


def tried(score: np.ndarray, moves: np.ndarray) -> tuple[list[int], float]:
    """The likeliest row of tags and its probability, all rows tried."""
    rows = [tags for tags in product(range(len(TAGS)), repeat=len(score)) if tags[0] not in (2, 4, 6)]
    totals = np.asarray(
        [
            sum(float(score[word, tag]) for word, tag in enumerate(tags))
            + sum(float(moves[a, b]) for a, b in zip(tags, tags[1:], strict=False))
            for tags in rows
        ]
    )
    chances = np.exp(totals - totals.max())
    return list(rows[int(totals.argmax())]), float(chances.max() / chances.sum())


def test_the_likeliest_roles_are_those_of_all_rows_tried() -> None:
    random = np.random.default_rng(1)
    moves = follows([(5, 1)])
    scores = [random.normal(scale=2, size=(size, len(TAGS))).astype(np.float32) for size in (1, 4, 2, 3, 4)]
    for (tags, chance), score in zip(best_paths(scores, moves), scores, strict=True):
        expected, expected_chance = tried(score, moves)
        assert tags.tolist() == expected
        assert chance == pytest.approx(expected_chance, abs=1e-4)


def test_no_rows_have_no_roles() -> None:
    assert best_paths([], follows([])) == []


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 40), min_size=1, max_size=5))
def test_forbidden_transitions_never_appear(seed: int, sizes: list[int]) -> None:
    random = np.random.default_rng(seed)
    moves = follows([(3, 5), (0, 1)])
    scores = [random.normal(scale=9, size=(size, len(TAGS))).astype(np.float32) for size in sizes]
    for (tags, chance), size in zip(best_paths(scores, moves), sizes, strict=True):
        assert len(tags) == size and 0 < chance <= 1
        assert tags[0] not in (2, 4, 6)
        assert all(moves[a, b] > -10000 for a, b in zip(tags, tags[1:], strict=False))


def test_stretches_of_a_role_begin_anew_at_each_beginning() -> None:
    tags = np.asarray([5, 6, 0, 5, 5, 6, 1, 6, 3])
    assert stretches(tags, 5) == [(0, 2), (3, 4), (4, 6), (7, 8)]
    assert stretches(tags, 1) == [(6, 7)]
    assert stretches(np.asarray([0]), 3) == []


def test_near_words_have_buckets_of_their_own_and_far_ones_share() -> None:
    away = np.arange(-4000, 4001)
    found = buckets(away)
    assert found.min() >= 0 and found.max() <= 2 * FAR
    assert (np.diff(found) >= 0).all()
    assert found[4000 - 3 : 4000 + 4].tolist() == [FAR + d for d in range(-3, 4)]
    assert (found[::-1] == 2 * FAR - found).all()
    assert len(set(found.tolist())) < 40


def test_a_chance_grows_with_what_speaks_for_it_and_stays_a_chance() -> None:
    calibration = np.asarray([0.5, 0.7, 0.9, 0.2], np.float32)
    told = ((0, 0, 0), (0.2, 0.1, 0.1), (0.5, 0.5, 0.1), (0.5, 0.5, 0.6), (0.9, 0.5, 0.6), (1, 1, 1))
    chances = [chance_of(anchor, path, within, calibration) for anchor, path, within in told]
    assert chances == sorted(chances)
    assert all(0 < chance < 1 for chance in chances)


def tagged(word: int, *content: tuple[int, int], chance: float = 0.9) -> Tagged:
    return Tagged(word, ((word, word + 1),), content, (), chance, chance, chance, chance)


def test_of_two_that_claim_one_stretch_the_likelier_is_left() -> None:
    assert settled([tagged(0, (2, 8), chance=0.4), tagged(9, (2, 8))]) == [tagged(9, (2, 8))]
    assert settled([tagged(0, (2, 8)), tagged(9, (2, 8), chance=0.4)]) == [tagged(0, (2, 8))]


def test_one_that_has_more_leaves_the_stretch_to_one_that_has_nothing_else() -> None:
    more = tagged(0, (1, 4), (20, 30))
    assert settled([more, tagged(31, (20, 30), chance=0.4)]) == [tagged(0, (1, 4)), tagged(31, (20, 30), chance=0.4)]


def test_of_two_that_have_more_the_nearer_keeps_the_stretch() -> None:
    left, right = settled([tagged(10, (0, 9), (20, 30)), tagged(32, (20, 30), (40, 50))])
    assert left.content == ((0, 9),)
    assert right.content == ((20, 30), (40, 50))


def test_a_quotation_within_another_is_left_alone() -> None:
    outer, inner = tagged(0, (1, 20)), tagged(5, (6, 20))
    assert shared((1, 20), (6, 20)) == 14 > SAME * 19
    narrow = tagged(12, (13, 20))
    assert settled([outer, narrow]) == [outer, narrow]
    assert len(settled([outer, inner])) == 1


@given(
    st.lists(
        st.builds(
            lambda word, first, size, chance: tagged(word, (first, first + size), chance=chance),
            st.integers(0, 40),
            st.integers(0, 40),
            st.integers(1, 12),
            st.floats(0.3, 1),
        ),
        max_size=12,
    )
)
def test_what_is_settled_stands_in_order_and_shares_no_stretch(given_ones: list[Tagged]) -> None:
    kept = settled(given_ones)
    assert [one.word for one in kept] == sorted(one.word for one in kept)
    assert bool(kept) == bool(given_ones)
    whole = [one.content[0] for one in kept]
    for place, mine in enumerate(whole):
        for its in whole[place + 1 :]:
            assert shared(mine, its) <= SAME * max(mine[1] - mine[0], its[1] - its[0])


@pytest.fixture(scope="module", params=[False, True], ids=[FULL, FAST])
def tagger(request: pytest.FixtureRequest) -> QuotationTagger:
    found = tagger_of(ENGLISH, fast=request.param)
    assert found is not None
    return found


@pytest.mark.parametrize("name", [FULL, FAST])
def test_the_weights_that_the_package_carries_are_those_of_this_version(name: str) -> None:
    folder = files(ENGLISH.package) / "models" / name
    weights = (folder / "encoder.onnx").read_bytes() + (folder / "heads.npz").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == ENGLISH.models[name]
    assert (folder / "CARD.md").read_text(encoding="utf-8").startswith("# ")


def test_other_weights_are_refused_and_named_with_both_digests() -> None:
    with pytest.raises(WrongWeights) as refused:
        load(ENGLISH.package, FULL, "0" * 64)
    said = str(refused.value)
    assert str(files(ENGLISH.package) / "models" / FULL) in said
    assert "0" * 64 in said and ENGLISH.models[FULL] in said
    assert "install onrecord again" in said


def test_a_language_without_the_quicker_model_uses_the_other_and_one_without_any_has_none() -> None:
    only = replace(ENGLISH, models={FULL: ENGLISH.models[FULL]})
    assert tagger_of(only, fast=True) is tagger_of(ENGLISH)
    assert tagger_of(replace(ENGLISH, models={}), fast=True) is None
    assert tagger_of(ENGLISH, fast=True) is not tagger_of(ENGLISH)


def test_the_same_text_gives_the_same_answer_twice(tagger: QuotationTagger) -> None:
    paragraphs = find_paragraphs(TEXT)
    once = tagger.attributions(TEXT, paragraphs)
    tagger.attributions("The bridge is shut, said the mayor.", find_paragraphs("The bridge is shut, said the mayor."))
    assert tagger.attributions(TEXT, paragraphs) == once
    assert len(once) >= 3


def test_the_chance_asked_for_is_kept_to(tagger: QuotationTagger) -> None:
    paragraphs = find_paragraphs(TEXT)
    sure = tagger.attributions(TEXT, paragraphs, least=0.8)
    assert all(one.chance >= 0.8 for one in sure)
    assert len(sure) <= len(tagger.attributions(TEXT, paragraphs, least=0.0))


def answers(tagger: QuotationTagger, text: str) -> None:
    """Holds where a text is read without an error, and what is found lies in it, in order."""
    before = 0
    for one in tagger.attributions(text, find_paragraphs(text)):
        assert one.content and 0 <= one.chance <= 1
        for role in (one.content, one.source, one.cue):
            assert all(0 <= span.start < span.end <= len(text) for span in role)
            assert all(a.end <= b.start for a, b in zip(role, role[1:], strict=False))
        assert one.cue and one.cue[0].start >= before
        before = one.cue[0].start


ODD = [
    "",
    " ",
    "\n\n\n",
    "\ufeff",
    "\x00\x01\x02 said \x1b[0m\x7f",
    "“",
    "”“”“",
    "''``''``",
    "said",
    "said said said",
    "😀 said 😀👩‍👩‍👧",
    "”قالت العمدة “نحن هنا” said the mayor.",
    "ראש העיר אמר: „אנחנו כאן”, said the mayor.",
    "「港は閉まった」と市長は言った。 said the mayor",
    "«« Nous restons », said the mayor ››‹",
    "＂We stay,＂ said the mayor﴿ ﴾.",
    "e\u0301" * 300 + " said the mayor",
    "x" * 5000 + " said the mayor",
    "\ud800 said the mayor",
    "“" * 500 + "we stay" + "”" * 500 + " said the mayor",
    "a. " * 3000,
    "\n".join(["“We stay,” said the mayor."] * 60),
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
def test_odd_texts_are_read_without_an_error(tagger: QuotationTagger, text: str) -> None:
    answers(tagger, text)


def test_a_million_spaces_hold_nothing(tagger: QuotationTagger) -> None:
    assert tagger.attributions(" " * 1_000_000, find_paragraphs(" " * 1_000_000)) == []


BITS = st.sampled_from(
    [*"“”„‟«»‹›「」『』﴿﴾\"'‘’‚‛`＂", "''", "``", "‘‘", "’’", "\n\n", "\n", "\t", "\r\n", ". ", ", ", ": ", "— ", "…"]
    + [" said ", " Marit Solvane ", " the mayor ", " denied that ", " we stay", " according to ", "told", " she "]
    + ["שלום ", "نحن هنا ", "港", "😀", "é", "\u0301", "\u200f", "\u202e", "\x00", "\x1b", "𝒳", "1911 ", "UN "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BITS, max_size=60).map("".join))
def test_any_text_gives_an_answer_with_all_spans_inside_it(text: str) -> None:
    found = tagger_of(ENGLISH)
    assert found is not None
    answers(found, text)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_give_an_answer(text: str) -> None:
    found = tagger_of(ENGLISH, fast=True)
    assert found is not None
    answers(found, text)
