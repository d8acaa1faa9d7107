"""Languages are told for texts and paragraphs. Every sentence here is invented."""

import pytest

from onrecord.extract.in_its_language import read_in_its_language
from onrecord.languages.detection import language_name, languages_in
from onrecord.model.document import Document, Metadata

ENGLISH = (
    "The Orvale Vigil said on Tuesday that twelve people were killed when soldiers of the Northern Guard opened fire at a market in Tesk, "
    "and that the number of injured could not be established."
)
GERMAN = (
    "Die Wacht von Orvale teilte am Dienstag mit, dass zwölf Menschen getötet wurden, als Soldaten der Nordgarde auf einem Markt in Tesk "
    "das Feuer eröffneten; die Zahl der Verletzten war zunächst nicht bekannt."
)
ARABIC = (
    "قالت لجنة أورفال يوم الثلاثاء إن اثني عشر شخصا قتلوا عندما أطلق جنود الحرس الشمالي النار في سوق بمدينة تسك، "
    "ولم يعرف بعد عدد الجرحى الذين نقلوا إلى المستشفى المركزي في المدينة."
)


@pytest.mark.parametrize(
    ("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (ARABIC, "ar"), ("It rained.", ""), ("", "")]
)
def test_the_language_of_a_text_is_told_where_it_is_long_enough(text: str, code: str) -> None:
    assert languages_in(text).main == code


def test_paragraphs_in_other_languages_are_told_with_the_short_ones_between_them() -> None:
    text = f"{ENGLISH}\n\n{GERMAN}\n\nTesk, 3. Mai\n\n{GERMAN}\n\nNotes\n\n{ENGLISH}"
    told = languages_in(text)
    assert (told.main, told.readable) == ("de", "en") or (told.main, told.readable) == ("en", "en")
    [(span, code)] = told.foreign
    assert code == "de"
    assert span.of(text) == f"{GERMAN}\n\nTesk, 3. Mai\n\n{GERMAN}"


def test_a_text_in_a_language_that_is_not_read_is_kept_and_a_problem_says_so() -> None:
    read = read_in_its_language(Document.of_text("a.txt", ARABIC, Metadata(title="T")))
    assert read.document.text == ARABIC
    assert (read.description.language, read.description.title) == ("ar", "T")
    assert read.entries.all() == ()
    assert [p.message for p in read.problems] == [
        "is in Arabic (ar): kept and searchable, nothing was extracted; entries are extracted from texts in English (en)"
    ]


def test_entries_come_from_the_paragraphs_that_are_read_at_their_own_places() -> None:
    text = f"{GERMAN}\n\n{ENGLISH}"
    read = read_in_its_language(Document.of_text("a.txt", text))
    [figure] = read.entries.figures
    assert figure.value == 12 and figure.span.start > len(GERMAN)
    assert figure.span.of(text).startswith("twelve people")
    [problem] = read.problems
    assert "are in German (de)" in problem.message and problem.span is not None
    assert problem.span.of(text) == GERMAN


def test_a_language_that_is_asked_for_is_taken_without_asking_the_text() -> None:
    assert read_in_its_language(Document.of_text("a.txt", ENGLISH), "en").problems == ()
    with pytest.raises(LookupError, match="no language 'xx'; known: en"):
        read_in_its_language(Document.of_text("a.txt", ENGLISH), "xx")


def test_languages_have_names() -> None:
    assert (language_name("fa"), language_name("zz")) == ("Persian (fa)", "zz")
