"""Sections of reports: what they are, of which year they speak, and whose government "the government" is.

All countries and publishers are invented, save a few real states that only lend their name.
"""

from dataclasses import replace

import pytest

from onrecord.extracting import entries_of
from onrecord.model.dates import When
from onrecord.model.document import Document, Metadata
from onrecord.model.groups import DocumentRead

YEAR = When.at("2030")
TEXT = """{heading}
{full}
Head of state: Ana Ruiz
In March, the authorities arrested 14 journalists in Port Ella. On 9 August the police in neighbouring Sudland closed a camp.
Police
"Nobody was beaten," the government said. The government denied torture. The authorities must free all 14.
"""


def read(heading: str, text: str, covers: When | None = YEAR, *, published: str = "2031") -> DocumentRead:
    """A section of a report as it is read."""
    told = Metadata(heading, "Rights Vigil", published=When.at(published), published_source="report", covers=covers)
    return entries_of(replace(Document.of_text(f"report#{heading}", text, told), section=heading, file="0" * 64))


def told_of(heading: str, full: str, *, title: str = "") -> DocumentRead:
    return read(title or heading, TEXT.format(heading=heading, full=full))


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (told_of("NORLAND", "REPUBLIC OF NORLAND", title="Norland"), "Norland"),
        (told_of("NORLAND", "REPUBLIC OF NORLAND"), "Norland"),
        (told_of("EAST MARREN", "KINGDOM OF EAST MARREN", title="East Marren"), "East Marren"),
        (told_of("CHAD", "", title="Chad"), "Chad"),
        (told_of("CONGO", "(REPUBLIC OF)", title="Congo (Republic of)"), "Congo"),
        (told_of("MALTA AND", "THE OUTER ISLES", title="Malta and the Outer Isles"), "Malta"),
        (told_of("MALTA/ CHAD", "KINGDOM OF CHAD", title="Malta/Chad"), "Chad"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_government_and_the_authorities_are_those_of_the_heading(found: DocumentRead, name: str) -> None:
    entries = found.entries
    [arrested] = [figure for figure in entries.figures if figure.value == 14 and figure.what == "detained"][:1]
    assert arrested.by == (name,)
    assert {quotation.speaker for quotation in entries.quotations} == {name}
    assert {finding.by for finding in entries.findings if finding.stance == "denies"} == {name}
    assert {call.to for call in entries.calls} == {(name,)}


def test_a_heading_that_names_no_state_makes_none() -> None:
    entries = read("Freedom of speech", TEXT.format(heading="FREEDOM OF SPEECH", full="")).entries
    assert not {"Freedom of speech", "Freedom of Speech"} & {name for figure in entries.figures for name in figure.by}


def test_a_section_is_of_a_report_under_its_heading_with_the_publisher_and_year_of_the_whole() -> None:
    description = told_of("NORLAND", "REPUBLIC OF NORLAND", title="Norland").description
    assert (description.title, description.publisher, description.kind) == ("Norland", "Rights Vigil", "report")
    assert description.published is not None
    assert (description.published.date, description.published.basis) == (When.at("2031"), "stated")


@pytest.mark.parametrize(
    ("covers", "march", "august"),
    [
        (When.at("2030"), "2030-03", "2030-08-09"),
        (When.at("2029"), "2029-03", "2029-08-09"),
        (When.between(When.at("2029-07").earliest, When.at("2030-06").latest), "2030-03", "2029-08-09"),
    ],
)
def test_bare_months_and_days_fall_in_the_time_that_the_report_covers(covers: When, march: str, august: str) -> None:
    dates = read("Norland", TEXT.format(heading="NORLAND", full=""), covers).entries.dates
    told = {expression.when.iso for expression in dates if expression.when}
    assert {march, august} <= told


def test_without_a_time_covered_bare_months_go_by_the_day_of_publication() -> None:
    dates = read("Norland", TEXT.format(heading="NORLAND", full=""), None, published="2031-01-20").entries.dates
    assert {"2030-03", "2030-08-09"} <= {expression.when.iso for expression in dates if expression.when}
