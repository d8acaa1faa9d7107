"""How cues put what is said. The places and parties are invented."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quotations.cues import polarity_of
from onrecord.extract.quotations.roles import role_of
from onrecord.languages import language_for
from onrecord.model.text import Span
from onrecord.model.vocabulary import Polarity
from tests.marks import marked

CASES: list[tuple[str, Polarity]] = [
    ("The mayor of Orvale ⟦said⟧ ⟦the bridge was safe⟧.", "said"),
    ("⟦According to⟧ the port office, ⟦the ferry sank⟧.", "said"),
    ("Ms Tarn ⟦went on to say⟧ ⟦the ferry sank⟧.", "said"),
    ("The mayor ⟦told⟧ reporters ⟦the bridge was safe⟧.", "said"),
    ("The mayor ⟦expressed hope that⟧ ⟦the bridge would hold⟧.", "said"),
    ("Ilo Marr⟦:⟧ “⟦The bridge is safe.⟧”", "said"),
    ("The mayor ⟦not only said⟧ ⟦the bridge was safe⟧, he crossed it.", "said"),
    ("No wonder the mayor ⟦said⟧ ⟦the bridge was safe⟧.", "said"),
    ("He has no plans to go, he ⟦said⟧, ⟦and the bridge is safe⟧.", "said"),
    ("The League ⟦claims⟧ ⟦the army shelled Orvale⟧.", "claimed"),
    ("The army is ⟦said to have claimed⟧ ⟦that the town was empty⟧.", "claimed"),
    ("She ⟦continued to insist⟧ ⟦the town was empty⟧.", "claimed"),
    ("The League ⟦repeated its claim that⟧ ⟦the army shelled Orvale⟧.", "claimed"),
    ("The League ⟦accused⟧ the army ⟦of shelling Orvale⟧.", "claimed"),
    ("The army ⟦has repeatedly denied⟧ ⟦shelling Orvale⟧.", "denied"),
    ("The army ⟦rejected the claim that⟧ ⟦it had shelled Orvale⟧.", "denied"),
    ("The army ⟦issued a denial⟧ ⟦that it had shelled Orvale⟧.", "denied"),
    ("The army ⟦ruled out⟧ ⟦a truce⟧.", "denied"),
    ("The minister ⟦did not say that⟧ ⟦the bridge was safe⟧.", "denied"),
    ("The minister ⟦never said⟧ ⟦the bridge was safe⟧.", "denied"),
    ("The minister ⟦hasn’t claimed⟧ ⟦the bridge was safe⟧.", "denied"),
    ("The minister did not ⟦say⟧ ⟦the bridge was safe⟧.", "denied"),
    ("The minister ⟦declined to comment⟧ ⟦on the bridge⟧.", "refused"),
    ("The minister ⟦refused to say⟧ ⟦who had built it⟧.", "refused"),
    ("The minister ⟦would not say⟧ ⟦whether the bridge was safe⟧.", "refused"),
    ("The minister ⟦wouldn’t say⟧ ⟦that the bridge was safe⟧.", "refused"),
    ("The minister ⟦did not say⟧ ⟦whether the bridge was safe⟧.", "refused"),
    ("The minister ⟦had no comment⟧ ⟦on the bridge⟧.", "refused"),
    ("The minister ⟦made no mention of⟧ ⟦the bridge⟧.", "refused"),
    ("The minister ⟦has yet to explain⟧ ⟦the collapse⟧.", "refused"),
    ("The minister ⟦stopped short of saying⟧ ⟦the bridge was safe⟧.", "refused"),
    ("The minister ⟦would neither confirm nor deny⟧ ⟦that he knew⟧.", "refused"),
    ("Nobody ⟦has claimed⟧ ⟦responsibility for the raid⟧.", "refused"),
    ("No party ⟦has said⟧ ⟦it laid the mines⟧.", "refused"),
    ("She ⟦wondered aloud⟧ ⟦whether the bridge was safe⟧.", "asked"),
    ("The mayor ⟦demanded to know⟧ ⟦who had built it⟧.", "asked"),
    ("The mayor ⟦questioned⟧ ⟦whether it was safe⟧.", "asked"),
    ("The mayor ⟦asked⟧ ⟦the army to leave⟧.", "demanded"),
    ("The League ⟦called for⟧ ⟦an inquiry⟧.", "demanded"),
    ("The League ⟦called again on⟧ the army ⟦to leave⟧.", "demanded"),
    ("The League ⟦called⟧ ⟦for an inquiry⟧.", "demanded"),
    ("The League ⟦called⟧ ⟦the raid a crime⟧.", "said"),
    ("The League ⟦insisted⟧ ⟦that the army must leave⟧.", "demanded"),
    ("The League ⟦made a demand⟧ ⟦that the army leave⟧.", "demanded"),
    ("The judge ⟦ordered⟧ ⟦the gates opened⟧.", "demanded"),
    ("The League ⟦believes⟧ ⟦the army shelled Orvale⟧.", "thought"),
    ("The League ⟦does not think⟧ ⟦the army left⟧.", "thought"),
    ("The villagers ⟦fear⟧ ⟦the army will return⟧.", "thought"),
    ("The army ⟦is expected⟧ ⟦to leave⟧.", "thought"),
]


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[source for source, _ in CASES])
def test_a_cue_tells_how_the_words_are_put(source: str, expected: Polarity) -> None:
    text, [cue, content] = marked(source)
    assert polarity_of(text, [cue], [content], language_for("en")) == expected


def test_a_question_before_its_cue_is_asked() -> None:
    text, [content, cue] = marked("“⟦What is he going to do for us?⟧” she ⟦asked⟧.")
    assert polarity_of(text, [cue], [content], language_for("en")) == "asked"


def test_a_quotation_without_a_cue_is_said() -> None:
    assert polarity_of("“Nobody came.”", [], [Span(1, 13)], language_for("en")) == "said"


def test_the_parties_named_around_a_cue_change_nothing() -> None:
    for subject, other in (("Orvale", "Tarnow"), ("Tarnow", "Orvale")):
        text, [cue, content] = marked(f"{subject} ⟦rejects the claim that⟧ ⟦it shelled {other}⟧.")
        assert polarity_of(text, [cue], [content], language_for("en")) == "denied"


@given(
    st.text(alphabet="noteverySaid ask’'.,“”:;\n", max_size=60),
    st.lists(st.integers(0, 60), min_size=4, max_size=4),
)
def test_any_words_at_all_have_an_answer(text: str, places: list[int]) -> None:
    a, b, c, d = (min(place, len(text)) for place in sorted(places))
    english = language_for("en")
    assert polarity_of(text, [Span(a, b)], [Span(c, d)], english) in get_args(Polarity)
    assert isinstance(role_of(text, [Span(a, b), Span(c, d)], text[b:c], english), str)


def test_a_very_long_clause_takes_no_longer() -> None:
    text = "no " * 50_000 + "said"
    assert polarity_of(text, [Span(150_000, 150_004)], [], language_for("en")) in ("refused", "denied")
