"""Which words mean which party. All places, organisations and persons are invented."""

import pytest

from onrecord.extract.document import DocumentRead, read_entries
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Document

ENGLISH = language_for("en")


def names(text: str) -> dict[str, str]:
    """For the words of each mention in a text, the party they mean; the last one where words come twice."""
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text))
    return {m.span.of(text): m.name for m in find_parties(reading).mentions}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Marta Olsen resigned. Reporters asked why. Olsen left.", "Olsen", "Marta Olsen"),
        ("President Olsen spoke. Marta Olsen then left.", "President Olsen", "Marta Olsen"),
        ("Rights Vigil International spoke. Rights Vigil then left.", "Rights Vigil", "Rights Vigil International"),
        ("The Harun Relief Committee (HRC) left. The HRC returned.", "HRC", "Harun Relief Committee"),
        ("The International Court of Straits ruled. The ICS sat.", "ICS", "International Court of Straits"),
        ("Kenyan authorities closed the road.", "Kenyan authorities", "Kenya"),
        ("The government of Kenya closed the road.", "government", "Kenya"),
        ("It asked warring parties to stop.", "warring parties", "all parties"),
        ("The call was sent to the international community.", "international community", "international community"),
        ("Rights Vigil said it had asked.", "it", "Rights Vigil"),
        ("Marta Olsen spoke on Monday. She left.", "She", "Marta Olsen"),
        ("Rights Vigil's director, Marta Olsen, spoke.", "Rights Vigil's director", "Marta Olsen"),
        ("Northmark Front fighters and other armed groups fired. The armed groups left.", "armed groups", "armed groups"),
    ],
)  # fmt: skip
def test_words_lead_to_a_party(text: str, words: str, party: str) -> None:
    assert names(text)[words] == party


def test_two_persons_of_one_surname_are_not_made_one() -> None:
    found = names("Marta Olsen met Pavel Olsen. Olsen left early.")
    assert found["Olsen"] == "Olsen"


def test_an_office_of_another_organisation_is_not_the_person_who_holds_one_of_the_same_name() -> None:
    text = "Rights Vigil's Secretary General, Marta Olsen, spoke. The Straits Union Secretary General listened."
    assert "Marta Olsen" not in {name for words, name in names(text).items() if words.startswith("Straits Union")}


def test_coordinated_parties_are_told_apart() -> None:
    text = "Sudan and the Kestrel Brigades attacked the town."
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text))
    parties = find_parties(reading)
    head = next(w for w in reading.analysis.words if w.text == "Sudan")
    assert [m.name for m in parties.meant_by(head.index)] == ["Sudan", "Kestrel Brigades"]


def read(text: str) -> DocumentRead:
    return read_entries(Document.of_text("test", text), ENGLISH)


SWAPPED = {"Kenya": "Sudan", "Kenyan": "Sudanese"}
MIRROR = (
    "NAIROBI, 3 May 2030\n\n"
    "Kenyan forces shelled the town of Lisk on 2 May 2030, killing at least 40 people, according to Rights Vigil.\n\n"
    "Rights Vigil accused Kenya of war crimes and called on Kenya to end the siege.\n\n"
    "Kenya denied the allegations of war crimes. Sudan said that it would wait.\n\n"
    "On 4 April 2030 Sudanese forces arrested 12 people. Rights Vigil accused Sudan of torture.\n"
)


def swap(text: str) -> str:
    """The text with the two parties' names exchanged."""
    there = {"Kenyan": "\0a", "Kenya": "\0b", "Sudanese": "Kenyan", "Sudan": "Kenya"}
    for old, new in there.items():
        text = text.replace(old, new)
    return text.replace("\0a", "Sudanese").replace("\0b", "Sudan")


def outline(found: DocumentRead, mirrored: bool) -> list[tuple[str, ...]]:
    """Every entry as words, with the parties' names exchanged back where the text was mirrored."""
    back = swap if mirrored else str
    entries = found.entries
    rows = [("quotation", q.span.of(found.document.text), q.speaker, q.form) for q in entries.quotations]
    rows += [
        ("figure", f.span.of(found.document.text), str(f.value), f.what, f.where, *f.by, f.authority)
        for f in entries.figures
    ]
    rows += [
        ("finding", f.span.of(found.document.text), f.by, *f.accused, f.category, f.stance) for f in entries.findings
    ]
    rows += [("call", c.span.of(found.document.text), c.by, *c.to) for c in entries.calls]
    rows += [("event", e.span.of(found.document.text), str(e.date), e.type, *e.parties) for e in entries.events]
    return [tuple(back(cell) for cell in row) for row in rows]


def test_swapping_the_parties_names_gives_the_mirror_image() -> None:
    straight = outline(read(MIRROR), mirrored=False)
    mirrored = outline(read(swap(MIRROR)), mirrored=True)
    assert straight == mirrored
    assert {row[0] for row in straight} >= {"figure", "finding", "call", "event"}
