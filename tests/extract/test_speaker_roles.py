"""The role in which somebody speaks, in the document's words. The places and parties are invented."""

import pytest

from onrecord.extract.quotations.roles import role_of
from onrecord.languages import language_for
from tests.marks import marked


@pytest.mark.parametrize(
    ("source", "speaker", "expected"),
    [
        ("“No,” said ⟦Foreign Minister Ana Ruiz⟧.", "Ana Ruiz", "Foreign Minister"),
        ("“No,” said Foreign Minister ⟦Ana Ruiz⟧.", "Ana Ruiz", "Foreign Minister"),
        ("“No,” said spokeswoman ⟦Ana Ruiz⟧.", "Ana Ruiz", "spokeswoman"),
        ("⟦Ana Ruiz, a spokeswoman for River Relief,⟧ said no.", "Ana Ruiz", "a spokeswoman for River Relief"),
        ("⟦Ana Ruiz⟧, a spokeswoman for River Relief, said no.", "Ana Ruiz", "a spokeswoman for River Relief"),
        ("“No,” said ⟦Ruiz⟧, director of River Relief.", "Ana Ruiz", "director of River Relief"),
        ("“No,” said ⟦Ana Ruiz⟧, 45, a farmer from Orvale.", "Ana Ruiz", "a farmer from Orvale"),
        ("“No,” said ⟦Ana Ruiz⟧ (mayor of Orvale).", "Ana Ruiz", "mayor of Orvale"),
        ("“No,” said ⟦Ana Ruiz⟧, head of the port in a statement on Monday.", "Ana Ruiz", "head of the port"),
        ("⟦River Relief spokeswoman Ana Ruiz⟧ said no.", "Ana Ruiz", "River Relief spokeswoman"),
        ("⟦River Relief’s director, Ana Ruiz,⟧ said no.", "Ana Ruiz", "River Relief’s director"),
        ("⟦The head of River Relief, Ana Ruiz,⟧ said no.", "Ana Ruiz", "head of River Relief"),
        ("⟦Ilo Marr and Foreign Minister Ana Ruiz⟧ said no.", "Ana Ruiz", "Foreign Minister"),
        ("⟦Minister of Trade and Ports Dr. Ana Ruiz⟧ said no.", "Ana Ruiz", "Minister of Trade and Ports"),
        ("Former ⟦Prime Minister Ana Ruiz⟧ said no.", "Ana Ruiz", "Former Prime Minister"),
        ("⟦Gen. Ana Ruiz⟧ said no.", "Ana Ruiz", "Gen."),
        ("⟦Ana Ruiz⟧, a spokeswoman for Mr. Marr. She left.", "Ana Ruiz", "a spokeswoman for Mr. Marr"),
        ("⟦Ana Ruiz⟧, its president and chief executive, said no.", "Ana Ruiz", "its president and chief executive"),
        ("⟦Archbishop Ana Ruiz of Orvale⟧ said no.", "Ana Ruiz", "Archbishop"),
        ("⟦The League and its director⟧ said no.", "", ""),
        ("⟦Ana Ruiz⟧, 45, and her sister, said no.", "Ana Ruiz", ""),
        ("The two candidates ⟦Ana Ruiz⟧ chose said no.", "Ana Ruiz", ""),
        ("“No,” said ⟦Ana Ruiz⟧. Mayor Ilo Marr left.", "Ana Ruiz", ""),
        ("⟦The Secretary General⟧ said no.", "Secretary General", "Secretary General"),
        ("⟦The minister⟧ said no.", "Ana Ruiz", "minister"),
        ("⟦A spokesman for the ministry⟧ said no.", "ministry", "a spokesman for the ministry"),
        ("⟦A spokeswoman for River Relief⟧ said no.", "River Relief", "A spokeswoman for River Relief"),
        ("⟦River Relief’s director⟧ said no.", "River Relief", "River Relief’s director"),
        ("⟦Ministry spokesman Ana Ruiz⟧ said no.", "", "Ministry spokesman"),
        ("⟦One of the witnesses⟧ said no.", "", "One of the witnesses"),
        ("⟦Officials in Orvale⟧ said no.", "", "Officials in Orvale"),
        ("⟦A guard who saw it⟧ said no.", "", "A guard"),
        ("⟦The ministry⟧ said no.", "ministry", ""),
        ("⟦River Relief⟧, a charity in Orvale, said no.", "River Relief", ""),
        ("⟦The group⟧ said no.", "River Relief", ""),
        ("⟦Mr Ruiz⟧ said no.", "Ana Ruiz", ""),
        ("⟦She⟧ said no.", "Ana Ruiz", ""),
        ("⟦Ana King⟧ said no.", "Ana King", ""),
        ("⟦Baker⟧ said no.", "Ana Baker", ""),
        ("⟦Witnesses⟧ said no.", "Witnesses", "Witnesses"),
        ("“No,” said ⟦Ana Ruiz⟧, mayor Ilo Marr and others.", "Ana Ruiz", ""),
        ("⟦Ana Ruiz⟧, officials said, had left.", "Ana Ruiz", ""),
        ("⟦The lawyer who defended Ana Ruiz⟧ said no.", "", "lawyer"),
    ],
)
def test_the_words_around_a_name_tell_the_role(source: str, speaker: str, expected: str) -> None:
    text, spans = marked(source)
    assert role_of(text, spans, speaker, language_for("en")).lower() == expected.lower()
