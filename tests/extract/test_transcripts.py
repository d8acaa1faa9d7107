"""Who speaks in transcripts. All texts are about invented places and persons."""

import pytest

from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.marks import find_quoted
from onrecord.extract.quotations.transcripts import find_turns
from onrecord.languages.paragraphs import find_paragraphs

HEADS_OF_LINES = frozenset({"note", "contact"})


def turns(text: str) -> list[tuple[str, list[str]]]:
    paragraphs = find_paragraphs(text)
    found = find_turns(text, paragraphs, MarkEdges(text, list(find_quoted(text, paragraphs))), HEADS_OF_LINES)
    return [(one.name.of(text), [span.of(text) for span in one.content]) for one in found]


def test_labels_in_capitals_are_speakers() -> None:
    text = "SOLVANE: When does the port open?\n\nDUNN: Not before the ice has gone."
    assert turns(text) == [("SOLVANE", ["When does the port open?"]), ("DUNN", ["Not before the ice has gone."])]


def test_other_labels_are_speakers_where_the_text_names_them() -> None:
    text = "Mira Kolb met Tarek Dunn.\n\nMira Kolb: When does the port open?\n\nTarek Dunn: Not before spring."
    assert [name for name, _ in turns(text)] == ["Mira Kolb", "Tarek Dunn"]
    assert turns("Opening hours: The port is open at noon.\n\nClosing hours: The port is shut at night.") == []


def test_in_a_transcript_within_marks_paragraphs_without_a_label_go_on() -> None:
    text = (
        "“SOLVANE: When does the port open?\n\n“DUNN: Not before the ice has gone.\n\n“The boats stay on land.\n\n"
        "“(Laughter.)\n\n“SOLVANE: Thank you for that.”"
    )
    assert turns(text) == [
        ("SOLVANE", ["When does the port open?"]),
        ("DUNN", ["Not before the ice has gone.", "The boats stay on land."]),
        ("SOLVANE", ["Thank you for that."]),
    ]


@pytest.mark.parametrize("about", ["Follow Ira Pell @irapell.", "Write to Ira Pell: ira@pell.example."])
def test_a_line_with_the_authors_address_is_nobodys_turn(about: str) -> None:
    text = f"“SOLVANE: When does the port open?\n\n“DUNN: Not before the ice has gone.\n\n“{about}”"
    assert turns(text)[-1] == ("DUNN", ["Not before the ice has gone."])


@pytest.mark.parametrize(
    "text",
    [
        "SOLVANE: When does the port open?",
        "NOTE: The port is open at noon.\n\nCONTACT: Write to the port office.",
        "PORT: Torva\n\nBOATS: 12",
        "",
    ],
)
def test_other_lines_with_a_colon_are_no_transcript(text: str) -> None:
    assert turns(text) == []
