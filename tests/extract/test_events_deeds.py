"""The days of charges, warrants and judgments, and those of the deeds that they are over. Places and persons are invented."""

import pytest

from tests.extract.test_events_wider import events

TIMES = [
    (
        "On 3 May, the Court of Marrow issued an arrest warrant for Oskar Venn on charges of torture between January and March.",
        [("warrant", "2031-05-03", None), ("attack", "2031-01", "2031-03")],
    ),
    (
        "On 3 May, the Court of Hale convicted Oskar Venn of murder in June 2030 and of torture in July 2030.",
        [("opinion", "2031-05-03", None), ("attack", "2030-06", None), ("attack", "2030-07", None)],
    ),
    (
        "On 3 May prosecutors charged Oskar Venn with fraud in March 2030.",
        [("other", "2031-05-03", None), ("other", "2030-03", None)],
    ),
    ("On 3 May, the Court of Hale convicted Oskar Venn of torture.", [("opinion", "2031-05-03", None)]),
    (
        "The Court of Hale issued a warrant in March 2030 and annulled it in June 2030.",
        [("warrant", "2030-03", None), ("warrant", "2030-06", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[text for text, _ in TIMES])
def test_a_second_time_behind_a_deed_is_the_deeds(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(e.type, str(e.date), str(e.until) if e.until else None) for e in events(text)]
    assert sorted(found, key=repr) == sorted(expected, key=repr)
