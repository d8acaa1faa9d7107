"""Names that follow a month without a comma: "In March Dawn Watch said". All places, organisations and persons are invented."""

import pytest

from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Document

ENGLISH = language_for("en")


def names(text: str) -> list[str]:
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text))
    return [mention.name for mention in find_parties(reading).mentions]


@pytest.mark.parametrize("name", ["Dawn Watch", "Mira Tann", "Norland", "Osk Rend", "Orvan Police", "Theresa Tull"])
@pytest.mark.parametrize("when", ["In March", "In May", "On 3 June", "In May 2031", "In August,"])
def test_a_name_after_a_date_is_a_name_and_the_month_no_part_of_it(name: str, when: str) -> None:
    assert names(f"{when} {name} left.") == [name]


@pytest.mark.parametrize("text", ["On May Day miners left.", "In March everybody left.", "In June Monday came twice."])
def test_a_day_after_a_month_is_no_name(text: str) -> None:
    assert [name for name in names(text) if name[:1].isupper()] == []
