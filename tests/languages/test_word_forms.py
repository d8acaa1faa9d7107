"""Words looked up once have the part of speech and the base form that spaCy's components give them in their sentence."""

import pytest

from onrecord.languages.english.parsing.parse import analyse, load_model

TEXTS = [
    "There were no survivors, and there's nobody to ask. Let's go, y'all; we're gonna leave. It ain't over.",
    "The guards had been told that she'd left. He left his left glove; they leave leaves. She saw a saw.",
    "Officials from Velmora are meeting, the meeting is open, and its openings were met by better men.",
    "Mr. Ostel's CHILDREN were taught to read; I read what the Reader had read.\n\nC'mon, said nobody.",
]
"""Of our own making, about nobody, with the pairs of words that have rules of their own."""


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("again", [False, True])
def test_words_have_the_forms_that_the_whole_pipeline_gives_them(text: str, again: bool) -> None:
    if again:
        analyse(text)
    paragraphs = text.split("\n\n")
    plain = [token for doc in load_model().pipe(paragraphs) for token in doc if not token.is_space]
    words = analyse(text).words
    assert [(w.text, w.pos, w.lemma, w.tag, w.dep) for w in words] == [
        (t.text, t.pos_, t.lemma_.lower(), t.tag_, t.dep_) for t in plain
    ]


def test_reading_much_forgets_words_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.languages.english.parsing.parse.FORGOTTEN_AFTER", 50)
    before = [analyse(text).words for text in TEXTS]
    assert [analyse(text).words for text in TEXTS] == before


def test_forgetting_the_forms_of_words_in_the_middle_of_a_text_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [analyse(text).words for text in TEXTS]
    monkeypatch.setattr("onrecord.languages.english.parsing.word_forms.KEPT", 3)
    assert [analyse(text).words for _ in range(2) for text in TEXTS] == before * 2
