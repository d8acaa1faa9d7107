"""On whose count a figure stands, in many forms. All places, organisations and persons are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Document, Published

PUBLISHED = Published(When.at("2021-06-09"), "stated")


def authorities(text: str) -> list[str]:
    read = read_entries(Document.of_text("text", text), language_for("en"), PUBLISHED)
    return [figure.authority for figure in read.entries.figures]


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("According to hospital records, 40 miners were killed.", "hospital records"),
        ("Official figures put the number of dead at 40.", "Official figures"),
        ("A tally by the Dawn Agency showed that 40 people had been killed.", "Dawn Agency"),
        ("A census of prisons by the ombudsman found 40 children detained.", "ombudsman"),
        ("Some 40 killings documented by the Harbour Union went unpunished.", "Harbour Union"),
        ("The ministry revised the toll to 40 dead.", "ministry"),
        ("Witnesses counted 40 bodies in the street.", "Witnesses"),
        ("The Health Office lowered its count to 1,187 killed.", "Health Office"),
        ("The Health Office raised its death toll from 1,100 to 1,187.", "Health Office"),
        ("The Health Office corrected the number of people killed to 1,187.", "Health Office"),
        ("The number of people killed was revised by the Health Office to 1,187.", "Health Office"),
        ("The Health Office's count of the dead rose to 1,187.", "Health Office"),
        ("The toll of the Health Office was lowered to 1,187 dead.", "Health Office"),
        ("The attack raised the death toll to 1,187.", ""),
        ("The Harbour Union has 40 documented cases of killings of miners.", "Harbour Union"),
        ("Health Minister Ano Perl said that his ministry had 40 registered deaths of miners.", "Health Ministry"),
        (
            "The Varn Commission found abuses in three prisons. According to the report, 40 inmates died.",
            "Varn Commission",
        ),
        ("The mayor spoke. The sea was calm. According to the report, 40 inmates died.", "report"),
        ("Forty people were killed when a bomb, found by police, exploded.", ""),
        ("The union received 40 complaints.", ""),
        ("Floods raised the number of people displaced to 3,000.", ""),
        ("The Harbour Union has 40 members in prison.", ""),
    ],
)
def test_the_authority_is_whoever_counted(text: str, authority: str) -> None:
    assert authorities(text) == [authority]


@pytest.mark.parametrize(("one", "other"), [("Northern Front", "Velland Army"), ("Velland Army", "Northern Front")])
def test_both_sides_counts_are_traced_alike(one: str, other: str) -> None:
    text = f"The {one} recorded 40 deaths of farmers. A tally by the {other} showed that 12 miners had been killed."
    assert authorities(text) == [one, other]
