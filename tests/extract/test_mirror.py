"""Two parties that trade places trade entries. All places, organisations and persons are invented, but for the names of states."""

import re

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document

Pairs = tuple[tuple[str, str], ...]

# Also a state that the texts do not name: one name in the place of another changes nothing else.
STATES: list[Pairs] = [
    (("Kenyan", "Sudanese"), ("Kenya", "Sudan")),
    (("Kenyan", "Peruvian"), ("Kenya", "Peru")),
    (("Sudanese", "Norwegian"), ("Sudan", "Norway")),
    (("Kenyan", "Israeli"), ("Kenya", "Israel")),
    (("Sudanese", "Palestinian"), ("Sudan", "Palestine")),
    (("Kenyan", "Georgian"), ("Kenya", "Georgia")),
    (("Sudanese", "French"), ("Sudan", "France")),
]
ORGANISATIONS: list[Pairs] = [(("Rights Vigil", "River Relief"),)]
ARMED_GROUPS: list[Pairs] = [(("Kestrel Brigades", "Northmark Brigades"),)]
PERSONS: list[Pairs] = [(("Marta Olsen", "Pavel Kolb"), ("Olsen", "Kolb"))]

RELEASE = (
    "Press release\n\n3 May 2030\n\nLisk: free the miners\n\n"
    "Rights Vigil called on Kenya to release the miners held in Lisk. Kenya denied the allegations of torture.\n\n"
    "“The miners were beaten every night,” said Marta Olsen of Rights Vigil. “Nobody in Lisk slept.”\n\n"
    "Pavel Kolb of River Relief said that the clinic in Lisk was empty. “We saw 14 wounded men,” Pavel Kolb said.\n\n"
    "Sudan said that it would open the border.\n"
)
SECTION = (
    "The Kestrel Brigades carried out indiscriminate attacks on villages in the Lisk valley. "
    "The Northmark Brigades took at least 20 farmers hostage.\n\n"
    "According to River Relief, Kenyan forces committed war crimes in Lisk. Sudanese forces tortured 12 prisoners.\n\n"
    "Rights Vigil accused the Northmark Brigades of murder. The Kestrel Brigades denied war crimes.\n\n"
    "Marta Olsen accused Sudan of apartheid. Pavel Kolb accused Kenya of collective punishment.\n"
)
NEWS = (
    "LISK, 12 March 2030 - Kenyan soldiers killed at least 31 people in Lisk on 11 March 2030, Rights Vigil said. "
    "More than 200 people fled.\n\n"
    "On 9 March 2030 Sudanese soldiers arrested 17 teachers in Lisk, according to River Relief.\n\n"
    "On 10 March 2030 the Kestrel Brigades killed eight miners. The Northmark Brigades abducted three nurses.\n\n"
    "Marta Olsen said: “The town is empty.” Pavel Kolb said that 40 houses were burned.\n"
)
DEMANDS = (
    "Rights Vigil calls on Kenya to:\n\n- open the harbour of Lisk;\n- release all miners;\n- end torture in prisons.\n\n"
    "Rights Vigil calls on Sudan to:\n\n- lift the siege of Lisk;\n- pay the widows by 1 June 2030.\n\n"
    "The Kestrel Brigades must release the hostages. The Northmark Brigades should leave the schools.\n\n"
    "River Relief urged Sudan to let doctors in. Marta Olsen urged Pavel Kolb to resign.\n"
)


def traded(text: str, pairs: Pairs) -> str:
    """The text in which the two names of each pair have changed places."""
    other = {a: b for one, two in pairs for a, b in ((one, two), (two, one))}
    names = "|".join(sorted(map(re.escape, other), key=len, reverse=True))
    return re.sub(rf"\b(?:{names})\b", lambda found: other[found[0]], text)


def entries(text: str) -> list[tuple[str, ...]]:
    """Every entry of the five kinds in words, parties in the order of the alphabet where there are several."""
    found = read_entries(Document.of_text("test", text), language_for("en")).entries
    rows = [("quotation", *(s.of(text) for s in q.content), q.speaker, q.form) for q in found.quotations]
    rows += [
        ("figure", f.span.of(text), str(f.value), f.bound, f.what, f.whom, f.where, *f.by, f.authority, f.said_by)
        for f in found.figures
    ]
    rows += [("finding", f.span.of(text), f.by, *f.accused, f.category, f.stance) for f in found.findings]
    rows += [("call", c.span.of(text), c.by, *c.to, str(c.deadline)) for c in found.calls]
    rows += [("event", e.span.of(text), str(e.date), e.type, *e.parties) for e in found.events]
    return rows


@pytest.mark.parametrize(
    "pairs", [*STATES, *ORGANISATIONS, *ARMED_GROUPS, *PERSONS], ids=lambda pairs: "-".join(pairs[0])
)
@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        (RELEASE, {"quotation", "figure", "finding", "call"}),
        (SECTION, {"figure", "finding"}),
        (NEWS, {"quotation", "figure", "event"}),
        (DEMANDS, {"call"}),
    ],
    ids=["release", "section", "news", "demands"],
)
def test_parties_that_trade_places_trade_entries(source: str, kinds: set[str], pairs: Pairs) -> None:
    straight = [tuple(traded(cell, pairs) for cell in row) for row in entries(source)]
    assert entries(traded(source, pairs)) == straight
    assert {row[0] for row in straight} >= kinds
