"""Who a source means, told without a parse. All places, persons and organisations are invented, but for the names of states."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.quotations.naming import Attribution, NamedSpeaker, name_speakers
from onrecord.languages import language_for
from onrecord.languages.paragraphs import find_paragraphs
from onrecord.model.text import Span
from tests.marks import marked

ENGLISH = language_for("en")
QUOTED = re.compile("“[^”]*”")


def speakers(source: str, publisher: str = "") -> list[NamedSpeaker]:
    """The speakers of the sources in marks; the words in quotation marks of its paragraph are the first one's content."""
    text, sources = marked(source)
    attributions = [Attribution(span, None, content_near(text, span)) for span in sources]
    return name_speakers(text, find_paragraphs(text), attributions, ENGLISH, publisher)


def content_near(text: str, source: Span) -> tuple[Span, ...]:
    """The words in quotation marks that end within a few characters before a source."""
    found = [m for m in QUOTED.finditer(text) if 0 <= source.start - m.end() <= 12]
    return tuple(Span(m.start(), m.end()) for m in found[-1:])


def names(source: str, publisher: str = "") -> list[str]:
    return [speaker.name for speaker in speakers(source, publisher)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ana Ruiz leads the clinic. “It is full,” ⟦Ruiz⟧ said. ⟦Ms Ruiz⟧ left.", ["Ana Ruiz", "Ana Ruiz"]),
        ("⟦Foreign Minister Ana Ruiz⟧ said no. ⟦Ruiz⟧ left.", ["Ana Ruiz", "Ana Ruiz"]),
        ("⟦Police Chief Inspector Bo Tal⟧ said no.", ["Bo Tal"]),
        (
            "⟦Minister of Health Ana Ruiz⟧ said no. ⟦The Minister of Health and Welfare⟧ said yes.",
            ["Ana Ruiz", "Minister of Health and Welfare"],
        ),
        ("⟦Secretary of State Ana Ruiz⟧ said no.", ["Ana Ruiz"]),
        ("⟦Ana Ruiz, director of River Relief,⟧ said no.", ["Ana Ruiz"]),
        ("⟦The director of River Relief, Ana Ruiz,⟧ said no.", ["Ana Ruiz"]),
        ("⟦River Relief director Ana Ruiz⟧ said no.", ["Ana Ruiz"]),
        ("The envoy, ⟦Álvaro Tal⟧, left. ⟦Alvaro Tal⟧ said so.", ["Álvaro Tal", "Álvaro Tal"]),
        ("Mr Bishop left. ⟦Ana Bishop⟧ said no. ⟦Ms Bishop⟧ said yes.", ["Ana Bishop", "Ana Bishop"]),
        ("⟦Ana Ruiz and Bo Tal⟧ said so. ⟦Ruiz and Tal⟧ left.", ["Ana Ruiz and Bo Tal", "Ana Ruiz and Bo Tal"]),
        ("⟦Ana Ruiz, Bo Tal and Cy Dorn⟧ said so.", ["Ana Ruiz, Bo Tal and Cy Dorn"]),
        ("⟦Voters and Ana Ruiz⟧ said so.", ["Voters and Ana Ruiz"]),
    ],
)
def test_persons_go_by_the_full_name_that_the_text_gives(source: str, expected: list[str]) -> None:
    assert names(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The group River Relief (RR) met. ⟦RR⟧ said no.", ["River Relief"]),
        ("The Ministry of Health met. ⟦The ministry⟧ said no.", ["Ministry of Health"]),
        ("The Lisk Rights Commission met. “No,” said ⟦the commission⟧.", ["Lisk Rights Commission"]),
        ("⟦River Relief, which works in Lisk,⟧ said no. ⟦The organisation⟧ said yes.", ["River Relief", "River Relief"]),
        ("⟦A report by River Relief⟧ says so. ⟦River Relief’s report⟧ adds more.", ["River Relief", "River Relief"]),
        ("⟦A report released in May by River Relief⟧ says so.", ["River Relief"]),
        ("⟦The Kenyan government⟧ said no. ⟦Kenyan authorities⟧ said yes.", ["Kenya", "Kenya"]),
        ("⟦The government of Harun⟧ said no. ⟦The Harun government⟧ said yes.", ["Harun", "Harun"]),
        ("⟦Harun officials⟧ and ⟦witnesses⟧ spoke. ⟦A senior official⟧ left.", ["Harun officials", "witnesses", "senior official"]),
        ("⟦The US⟧ said no. ⟦The U.N.⟧ said yes.", ["United States", "United Nations"]),
        ("⟦A spokesman for River Relief⟧ said no.", ["spokesman for River Relief"]),
        ("⟦The Women’s Rights Front⟧ said no.", ["Women’s Rights Front"]),
    ],
)  # fmt: skip
def test_groups_and_states_go_by_one_name(source: str, expected: list[str]) -> None:
    assert names(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ana Ruiz Says No\n\nThe envoy Ana Ruiz said no. “Never,” ⟦Ruiz⟧ added.", ["Ana Ruiz"]),
        ("Liberal Ana Ruiz spoke. ⟦Ana Ruiz⟧ said no. ⟦Ruiz⟧ left.", ["Ana Ruiz", "Ana Ruiz"]),
        ("Ana Ruiz River Relief’s director is ill. Ana Ruiz left River Relief. ⟦Ms Ruiz⟧ said so.", ["Ana Ruiz"]),
        ("⟦A\u0301lvaro Tal⟧ spoke. ⟦Tal⟧ left.", ["A\u0301lvaro Tal"] * 2),
        ("Why ⟦she⟧’d left, Ms Ruiz never said. ⟦I⟧’m told so.", ["Ruiz", ""]),
        ("He hosts “Night Talk”. ⟦She⟧ said no.", [""]),
        ("⟦The 10,000 people in the hall⟧ said no.", ["10,000 people in the hall"]),
        ("⟦The heads of Harun, Lisk and Ostrel⟧ said no.", ["heads of Harun, Lisk and Ostrel"]),
        ("⟦Many Harunites⟧ said no.", ["Many Harunites"]),
        ("⟦Bo Tal’s⟧ claim is old.", ["Bo Tal"]),
        ("⟦This⟧ says a lot.", [""]),
        ("⟦...⟧ said so.", [""]),
    ],
)
def test_words_around_a_name_are_no_part_of_it(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_the_organisation_of_a_release_is_its_publisher() -> None:
    assert names("“Nobody slept,” ⟦the organisation⟧ said.", publisher="Rights Vigil") == ["Rights Vigil"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("⟦Foreign Minister Ana Ruiz⟧ said no. ⟦The minister⟧ said yes.", ["Ana Ruiz", "Ana Ruiz"]),
        ("⟦Ana Ruiz, Secretary General of Rights Vigil,⟧ left. “No,” said ⟦the Secretary General⟧.", ["Ana Ruiz"] * 2),
        ("⟦Ana Ruiz, director of Rights Vigil,⟧ left. ⟦Rights Vigil’s director⟧ spoke.", ["Ana Ruiz"] * 2),
        ("⟦Ana Ruiz, a director,⟧ left. ⟦The former director⟧ said no.", ["Ana Ruiz", "former director"]),
        ("⟦Former president Ana Ruiz⟧ left. ⟦The president⟧ said no.", ["Ana Ruiz", "president"]),
        ("⟦A senior defence official⟧ said no. ⟦The official⟧ said yes.", ["senior defence official"] * 2),
        ("“No,” ⟦his friend⟧ Bo Tal said.", ["Bo Tal"]),
        ("Director Ana Ruiz met director Bo Tal. ⟦The director⟧ said no.", ["director"]),
    ],
)
def test_roles_lead_to_whoever_holds_them(source: str, expected: list[str]) -> None:
    assert names(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("⟦Ana Ruiz⟧ said no. “Never,” ⟦she⟧ added.", ["Ana Ruiz", "Ana Ruiz"]),
        ("⟦Mr Ruiz⟧ spoke after Ms Tal. “Never,” ⟦she⟧ added.", ["Ruiz", "Tal"]),
        ("⟦Ana Ruiz, director of Relief,⟧ said no. “Bo Tal is wrong,” ⟦she⟧ added.", ["Ana Ruiz", "Ana Ruiz"]),
        ("Ana Ruiz met Mr Tal. ⟦She⟧ said no. ⟦He⟧ said yes.", ["Ana Ruiz", "Tal"]),
        ("⟦The ministry⟧ said no. ⟦She⟧ said yes.", ["ministry", ""]),
        ("⟦A nurse⟧ said no. “Never,” ⟦she⟧ added.", ["nurse", "nurse"]),
        ("⟦River Relief, which works in Lisk,⟧ said no. ⟦It⟧ added more.", ["River Relief", "River Relief"]),
        ("⟦Ana Ruiz and Bo Tal⟧ said no. ⟦They⟧ added more.", ["Ana Ruiz and Bo Tal", "Ana Ruiz and Bo Tal"]),
        ("⟦Doctors⟧ said no. ⟦They⟧ added more.", ["Doctors", "Doctors"]),
        ("Ana Ruiz of River Relief, ⟦who⟧ said no, left.", ["Ana Ruiz"]),
        ("Despite ⟦his⟧ doubts, Mr Tal agreed with Mr Dorn.", ["Tal"]),
        ("In the hall, ⟦I⟧ said no.", [""]),
    ],
)
def test_pronouns_lead_to_the_party_before_them_that_fits(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_nobody_is_named_where_two_fit() -> None:
    assert names("In Lisk the mother of Ana Ruiz and of Eva Tal met the aunt of Ida Dorn. ⟦She⟧ said no.") == [""]


def test_the_mention_is_kept_where_nobody_can_be_named() -> None:
    text, [source] = marked("“Never,” ⟦she⟧ said.")
    [speaker] = name_speakers(text, find_paragraphs(text), [Attribution(source, None, ())], ENGLISH)
    assert (speaker.name, speaker.mention, speaker.kind) == ("", source, "other")


def test_a_surname_that_two_share_is_whom_the_paragraph_names_in_full() -> None:
    text = "Ana Ruiz is ill.\n\nCy Ruiz is not.\n\nThe doctor said that Cy Ruiz was well. “I am,” ⟦Ruiz⟧ said."
    assert names(text) == ["Cy Ruiz"]


def test_the_role_is_told_with_the_name() -> None:
    found = speakers("⟦Foreign Minister Ana Ruiz⟧ said no. ⟦Bo Tal, head of the Lisk clinic,⟧ said yes. ⟦Mr Tal⟧ left.")
    assert [s.role for s in found] == ["Foreign Minister", "head of the Lisk clinic", "head"]
    assert [s.kind for s in found] == ["person"] * 3


def unnamed(text: str, *contents: str, source: str = "") -> list[str]:
    """The names of speakers of contents beside which nobody is named; `source` names the first one's."""
    spans = [Span(text.index(c), text.index(c) + len(c)) for c in contents]
    first = Span(text.index(source), text.index(source) + len(source)) if source else None
    attributions = [Attribution(first if i == 0 else None, None, (span,)) for i, span in enumerate(spans)]
    return [s.name for s in name_speakers(text, find_paragraphs(text), attributions, ENGLISH)]


def test_words_in_marks_go_on_from_the_quotation_before_them() -> None:
    text = "“We are ready,” said Ana Ruiz. “Nobody will wait.”\n\n“The doors are open.”\n\nIt rained. “Rain” fell."
    found = unnamed(
        text, "“We are ready,”", "“Nobody will wait.”", "“The doors are open.”", "“Rain”", source="Ana Ruiz"
    )
    assert found == ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", ""]


def test_a_name_line_signs_the_words_before_it() -> None:
    assert unnamed("“We are ready.”\n\nAna Ruiz, director of Relief", "“We are ready.”") == ["Ana Ruiz"]


def test_a_paragraph_that_ends_with_a_colon_introduces() -> None:
    assert unnamed("It rained. Then Ana Ruiz spoke:\n\n“We are ready.”", "“We are ready.”") == ["Ana Ruiz"]


def test_right_to_left_sources_stay_as_they_are() -> None:
    assert names("قال ⟦متحدث باسم الوزارة⟧ إن الوضع صعب.") == ["متحدث باسم الوزارة"]


STORY = (
    "LISK - ⟦Foreign Minister Ana Ruiz⟧ said that River Relief, which runs a clinic, was wrong. ⟦The minister⟧ left.\n\n"
    "“We have 30 beds,” ⟦Bo Tal, director of River Relief,⟧ said. “Ruiz knows it,” ⟦he⟧ added.\n\n"
    "⟦The Kenyan government⟧ denied it. ⟦A spokesman for Sudan⟧ said so. ⟦Sudanese officials⟧ left.\n\n"
    "⟦Ruiz⟧ and others met. ⟦Tal⟧ did not come. ⟦The organisation⟧ said why.\n"
)
STORY_NAMES = ["Ana Ruiz", "Ana Ruiz", "Bo Tal", "Bo Tal", "Kenya", "spokesman for Sudan", "Sudanese officials"]
STORY_NAMES += ["Ana Ruiz", "Bo Tal", "River Relief"]
TRADES = [
    [("Ana Ruiz", "Bo Tal"), ("Ruiz", "Tal")],
    [("Kenyan", "Sudanese"), ("Kenya", "Sudan")],
    [("Kenyan", "Israeli"), ("Kenya", "Israel")],
    [("Sudanese", "Palestinian"), ("Sudan", "Palestine")],
    [("River Relief", "Rights Vigil")],
]


@pytest.mark.parametrize("pairs", TRADES)
def test_parties_that_trade_places_trade_names(pairs: list[tuple[str, str]]) -> None:
    other = {a: b for one, two in pairs for a, b in ((one, two), (two, one))}
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, other), key=len, reverse=True)) + r")\b")

    def traded(text: str) -> str:
        return pattern.sub(lambda found: other[found[0]], text)

    assert names(STORY) == STORY_NAMES
    assert names(traded(STORY)) == [traded(name) for name in STORY_NAMES]


PIECES = st.sampled_from(
    ["Ana Ruiz", "Ruiz", "Mr", "Ms.", "the minister", "Minister", "of", "River Relief", "(RR)", "RR", "he", "she", "they", "it", "who",
     "his friend", "the group", "The report", "by", "said", ",", ".", ":", "“", "”", "\"", "’s", "\n\n", "and", "Kenya", "Kenyan",
     "authorities", "US", "10,000", "a", "و", "e\u0301", "-", "—", "I", "GOVERNMENT OF", "Jr.", "", "''"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80)


def tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def words_of_tables() -> set[str]:
    states, parties = ENGLISH.table("states")["states"], ENGLISH.table("parties")
    umbrellas = [group[0] for group in parties["umbrellas"]]
    return tokens(" ".join([*states, *parties["acronyms"].values(), *umbrellas])) | {"s"}


KNOWN = words_of_tables()


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), st.booleans()), max_size=8))
def test_any_text_and_any_spans_give_names_made_of_its_words(text: str, spans: list[tuple[int, int, bool]]) -> None:
    attributions = []
    for start, length, sourced in sorted(spans):
        span = Span(min(start, len(text)), min(start + length, len(text)))
        content = (Span(span.start, len(text)),)
        attributions.append(Attribution(span if sourced else None, None, content))
    found = name_speakers(text, find_paragraphs(text), attributions, ENGLISH)
    assert len(found) == len(attributions)
    for speaker, attribution in zip(found, attributions, strict=True):
        assert tokens(speaker.name) <= tokens(text) | KNOWN
        assert speaker.mention == attribution.source or attribution.source is None


def test_a_text_without_an_end_is_read_in_reasonable_time() -> None:
    text, sources = marked("Ana Ruiz met Bo Tal and ⟦he⟧ told ⟦the minister⟧ that Ruiz , " * 2000)
    found = name_speakers(text, find_paragraphs(text), [Attribution(s, None, ()) for s in sources], ENGLISH)
    assert len(found) == len(sources)
