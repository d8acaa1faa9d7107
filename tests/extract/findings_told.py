"""What is found in a statement of an invented organisation, for the tests of findings."""

from dataclasses import replace

from onrecord.extract.findings.findings import find_findings
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Description, Document
from onrecord.model.entries import Finding

ENGLISH = language_for("en")
Said = set[tuple[str, str, str]]


def findings_in(text: str, publisher: str = "Rights Vigil") -> list[Finding]:
    """The findings of a statement."""
    described = Description(publisher=publisher, kind="statement")
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text), description=described)
    return list(find_findings(replace(reading, parties=find_parties(reading))))


def told(text: str, publisher: str = "Rights Vigil") -> Said:
    """Accused, category and stance of every finding, names in lower case."""
    return {(name.lower(), one.category, one.stance) for one in findings_in(text, publisher) for name in one.accused}
