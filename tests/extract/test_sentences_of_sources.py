"""Whose words end where: one sentence, one source. All places and organisations are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestrian forces shelled the hospital of Lisk, Harbour Watch said. Such attacks could constitute war crimes, River Relief said.",
            [
                ("Kestrian forces shelled the hospital of Lisk", "Harbour Watch"),
                ("Such attacks could constitute war crimes", "River Relief"),
            ],
        ),
        (
            "According to River Relief, Orlan forces committed war crimes in Lisk. Kestrian forces tortured 12 prisoners.",
            [("Orlan forces committed war crimes in Lisk", "River Relief")],
        ),
    ],
)
def test_words_without_marks_end_with_their_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    head = "The Tessaly Herald\n\n3 May 2041\n\n"
    found = read_entries(Document.of_text("test", head + text), language_for("en")).entries.quotations
    assert [(one.span.of(head + text), one.speaker) for one in found] == expected


def test_words_end_with_the_line_that_breaks_off() -> None:
    text = (
        "In March the house of Ada Velt, a lawyer who had complained about unpaid\nFishing rights\n"
        "A study by the Quay Mission said that the port was shut.\n"
    )
    found = read_entries(Document.of_text("test", text), language_for("en")).entries.quotations
    assert "Quay Mission" in [one.speaker for one in found]
    assert all(len(part) > 0 for one in found for part in one.content)
