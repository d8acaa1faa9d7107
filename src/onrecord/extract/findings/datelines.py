"""Places in capitals that open a report ("PORT ANSEL, 4 May -"), which the parse may take for the subject."""

from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

DASHES = ("-", "–", "—", "/")
NEAR = 14
"""Words at the start of a paragraph within which a dash ends its dateline."""
AFTER = (",", "(", "[", "-", "–", "—", "/")
KINDS = ("person", "role", "organisation", "body", "forces", "armed_group", "state")


def is_dateline(reading: Reading, word: Word) -> bool:
    """True in a name in capitals at the start of a paragraph, with a comma, bracket or dash after it, and a dash soon."""
    paragraph = reading.analysis.paragraphs[reading.analysis.paragraph_at(word.start)]
    opening = reading.analysis.words_in(paragraph)[:NEAR]
    if not any(one.text in DASHES for one in opening):
        return False
    name: list[Word] = []
    for one in opening:
        if not one.text.isupper() or not one.text.isalpha():
            return one.text.startswith(AFTER) and any(w.index == word.index and len(w.text) > 1 for w in name)
        name.append(one)
    return False


def after_dateline(reading: Reading, word: Word, verb: Word) -> Word | None:
    """The head of the last party named between a dateline and the verb that it was taken to be the subject of."""
    between = (reading.parties.at(w.index) for w in reversed(reading.analysis.words[word.index + 1 : verb.index]))
    found = next((m for m in between if m and m.name and m.kind in KINDS), None)
    return reading.analysis.words[found.head] if found else None
