"""The state that a text is on, which is meant where nobody is told to have done what only a state's own do."""

from onrecord.extract.reading import Reading

HEAD = 200
"""Characters at the head of a document in which a section on a state names it."""


def state_of(reading: Reading) -> str:
    """The state that a section of a report is on, which its head names in capitals; empty where it is on none."""
    paragraphs = [p for p in reading.analysis.paragraphs if p.end <= HEAD and p.of(reading.text).isupper()]
    heads = [
        m for p in paragraphs for m in reading.parties.within(p) if m.span.start == p.start and m.span.end == p.end
    ]
    return next((m.name for m in heads if m.kind == "state"), "")


def only_state(reading: Reading) -> str:
    """The one state of a text that names no other and no armed group: whoever is held there is held by it. Empty for any other text."""
    state = reading.parties.subject.state
    if not state or any(m.kind == "armed_group" and not m.described for m in reading.parties.mentions):
        return ""
    known = reading.parties.words
    named = {m.name for m in reading.parties.mentions if m.kind == "state" and m.name[:1].isupper()}
    peoples = (
        {known.adjectives.get(m.name.lower(), "") for m in reading.parties.mentions if m.kind == "people"}
        if known
        else set()
    )
    return state if named | (peoples - {""}) == {state} else ""
