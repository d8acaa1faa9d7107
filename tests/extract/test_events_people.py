"""Types of events that hang on who acts and on what is done to whom, in an invented country: Norland, its port of Varn."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Chad agreed on 4 June 2021 to share the river.", "policy"),
        ("The two ministries agreed on 4 June 2021 to share the river.", "policy"),
        ("The neighbours agreed on 4 June 2021 to share the barn.", "other"),
        ("The curfew was renewed on 4 June 2021.", "policy"),
        ("Varn was under a curfew in force since 2019 and last renewed in June 2021.", "policy"),
        ("The tenants renewed the lease on 4 June 2021.", "other"),
        ("The government signed a contract on 4 June 2021.", "policy"),
        ("The contract was signed on 4 June 2021 by the goalkeeper.", "other"),
        ("The tribunal closed the case on 4 June 2021.", "opinion"),
        ("The tribunal closed for the holidays on 4 June 2021.", "other"),
        ("The tribunal dismissed the appeal on 4 June 2021.", "opinion"),
        ("The governor dismissed the union's appeal on 4 June 2021.", "statement"),
        ("On 4 June 2021 a crowd stoned two nurses.", "attack"),
        ("The cook stoned plums on 4 June 2021.", "other"),
        ("The editor was poisoned on 4 June 2021.", "attack"),
        ("The cook poisoned mice on 4 June 2021.", "other"),
        ("Gunmen surrounded the village on 4 June 2021.", "attack"),
        ("Olin Bas wrote to the governor on 4 June 2021.", "statement"),
        ("Olin Bas wrote a poem on 4 June 2021.", "other"),
    ],
)
def test_who_acts_and_on_whom_tells_the_type(text: str, expected: str) -> None:
    events = read_entries(Document.of_text("test", text), language_for("en")).entries.events
    assert expected in [one.type for one in events]
    assert {one.type for one in events} <= {expected, "other"}
