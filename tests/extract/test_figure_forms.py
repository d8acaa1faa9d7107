"""The forms in which counts are written, each in sentences about an invented country: Velland, its port of Marrow."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Figure

Told = tuple[float | tuple[float, float | None], str, str]


def figures(text: str) -> list[Figure]:
    return list(read_entries(Document.of_text("text", text), language_for("en")).entries.figures)


def brief(text: str) -> list[Told]:
    return [((f.value, f.high) if f.bound == "between" else f.value, f.bound, f.what) for f in figures(text)]


NUMBERS = [
    ("The flood displaced 1 200 000 people.", 1200000),
    ("The flood displaced 1,200,000 people.", 1200000),
    ("The flood displaced 1.200.000 people.", 1200000),
    ("The flood displaced 1'200'000 people.", 1200000),
    ("The flood displaced 1.2m people.", 1200000),
    ("The flood displaced 1.2 million people.", 1200000),
    ("The flood displaced 12,00,000 people.", 1200000),
    ("The flood displaced 12 lakh people.", 1200000),
    ("The flood displaced 1.2 crore people.", 12000000),
    ("The flood displaced one and a half million people.", 1500000),
    ("The flood displaced two and a half thousand people.", 2500),
    ("The flood displaced half a million people.", 500000),
    ("The flood displaced a quarter of a million people.", 250000),
    ("The flood displaced three quarters of a million people.", 750000),
    ("The flood displaced 2 thousand people.", 2000),
    ("The flood displaced 45k people.", 45000),
    ("The flood displaced twenty-one people.", 21),
    ("The flood displaced a hundred and twenty people.", 120),
    ("The flood displaced two dozen people.", 24),
    ("The flood displaced half a dozen people.", 6),
    ("The flood displaced a dozen people.", 12),
    ("The flood displaced 3,412 people.", 3412),
    ("The flood displaced one thousand two hundred and six people.", 1206),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_has_its_value_however_it_is_written(text: str, value: float) -> None:
    assert brief(text) == [(value, "exactly", "displaced")]


BOUNDS = [
    ("Between 6 and 8 miners were killed.", [((6, 8), "between", "killed")]),
    ("From 20 to 30 miners were killed.", [((20, 30), "between", "killed")]),
    ("20 to 30 miners were killed.", [((20, 30), "between", "killed")]),
    ("20-30 miners were killed.", [((20, 30), "between", "killed")]),
    ("Five or six miners were killed.", [((5, 6), "between", "killed")]),
    ("Two to three dozen miners were killed.", [((24, 36), "between", "killed")]),
    ("1 to 1.5 million people were displaced.", [((1000000, 1500000), "between", "displaced")]),
    ("200 or more miners were killed.", [(200, "at_least", "killed")]),
    ("200 miners or more were killed.", [(200, "at_least", "killed")]),
    ("200+ miners were killed.", [(200, "at_least", "killed")]),
    ("A minimum of 200 miners were killed.", [(200, "at_least", "killed")]),
    ("No fewer than 200 miners were killed.", [(200, "at_least", "killed")]),
    ("Upwards of 200 miners were killed.", [(200, "more_than", "killed")]),
    ("Well over 200 miners were killed.", [(200, "more_than", "killed")]),
    ("As many as 200 miners were killed.", [(200, "up_to", "killed")]),
    ("No more than 200 miners were killed.", [(200, "up_to", "killed")]),
    ("Fewer than 200 miners were killed.", [(200, "up_to", "killed")]),
    ("Close to 200 miners were killed.", [(200, "nearly", "killed")]),
    ("Almost 200 miners were killed.", [(200, "nearly", "killed")]),
    ("Just under 200 miners were killed.", [(200, "nearly", "killed")]),
    ("200 or so miners were killed.", [(200, "about", "killed")]),
    ("Roughly 200 miners were killed.", [(200, "about", "killed")]),
    ("An estimated 200 miners were killed.", [(200, "about", "killed")]),
    ("At least 200 miners, and possibly more, were killed.", [(200, "at_least", "killed")]),
    ("More than 60,000 people were killed and 150,000 displaced.",
     [(60000, "more_than", "killed"), (150000, "exactly", "displaced")]),
    ("At least 12 people were killed and more than 30 wounded.",
     [(12, "at_least", "killed"), (30, "more_than", "injured")]),
    ("Several miners were killed.", [(3, "vague", "killed")]),
    ("Dozens of miners were killed.", [(24, "vague", "killed")]),
    ("Scores of miners were killed.", [(40, "vague", "killed")]),
    ("Hundreds of miners were killed.", [(200, "vague", "killed")]),
    ("Tens of thousands of miners were displaced.", [(20000, "vague", "displaced")]),
    ("Hundreds of thousands of people were displaced.", [(200000, "vague", "displaced")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_a_bound_is_read_before_and_after_and_reaches_no_further(text: str, expected: list[Told]) -> None:
    assert brief(text) == expected


ELLIPSIS = [
    ("In Marrow 93 were killed and 115 wounded.", [(93, "exactly", "killed"), (115, "exactly", "injured")]),
    ("Four miners were wounded, and 15 others kidnapped.", [(4, "exactly", "injured"), (15, "exactly", "hostage")]),
    ("The blast left 12 dead, 40 wounded and three missing.",
     [(12, "exactly", "killed"), (40, "exactly", "injured"), (3, "exactly", "missing")]),
    ("The blast killed 12 and wounded 40.", [(12, "exactly", "killed"), (40, "exactly", "injured")]),
    ("Thirty miners died in Marrow, 12 in Lower Veld and six in Orm.",
     [(30, "exactly", "killed"), (12, "exactly", "killed"), (6, "exactly", "killed")]),
    ("Killed were 12 miners and three guards.", [(12, "exactly", "killed"), (3, "exactly", "killed")]),
    ("OUR UNITS KILLED THREE AND WOUNDED FIVE.", [(3, "exactly", "killed"), (5, "exactly", "injured")]),
    ("THE FIGHTING LEFT 1,000 DEAD AND MORE THAN 1,500 WOUNDED.",
     [(1000, "exactly", "killed"), (1500, "more_than", "injured")]),
    ("The toll: 12 dead, 40 injured.", [(12, "exactly", "killed"), (40, "exactly", "injured")]),
    ("12 PEOPLE WERE KILLED AND 40 WERE WOUNDED IN MARROW.", [(12, "exactly", "killed"), (40, "exactly", "injured")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELLIPSIS)
def test_what_is_left_out_is_filled_in(text: str, expected: list[Told]) -> None:
    assert brief(text) == expected


PARTS = [
    "Twenty miners were killed, four of whom were women.",
    "Twenty miners were killed, including four women.",
    "Twenty miners were killed, among them four women.",
    "Twenty miners were killed, four of them women.",
    "Twenty miners were killed. Four of them were women.",
    "Twenty miners, including the mayor of Marrow and four women, were killed.",
    "Of the 20 miners killed, four were women.",
]


@pytest.mark.parametrize("text", PARTS)
def test_a_part_is_a_part_of_its_whole(text: str) -> None:
    whole, part = figures(text)
    assert (whole.value, whole.what, part.value, part.what, part.part_of) == (20, "killed", 4, "killed", whole.id)


def test_a_breakdown_of_killed_or_wounded_belongs_to_the_whole() -> None:
    whole, killed, wounded = figures("Forty soldiers were killed or wounded: 12 killed and 28 wounded.")
    assert (whole.value, whole.what) == (40, "affected")
    assert (killed.value, killed.what, killed.part_of) == (12, "killed", whole.id)
    assert (wounded.value, wounded.what, wounded.part_of) == (28, "injured", whole.id)


def test_parts_before_their_total_belong_to_it() -> None:
    men, women, total = figures("Soldiers detained 10 men and 25 women, a total of 35 people.")
    assert (men.part_of, women.part_of) == (total.id, total.id)


TOTALS = [
    ("This brings to 24 the number of miners killed in Marrow.", [(24, "exactly", "killed")]),
    ("That brings the number of miners killed in Marrow to 24.", [(24, "exactly", "killed")]),
    ("The death toll now stands at 24.", [(24, "exactly", "killed")]),
    ("The death toll rose by 12 to 340.", [(340, "exactly", "killed")]),
    ("The death toll rose from 1,212 to 1,340.", [(1340, "exactly", "killed")]),
    ("The death toll fell from at least 40 to 38.", [(38, "exactly", "killed")]),
    ("The ministry raised its death toll from 31 dead to at least 40.", [(40, "at_least", "killed")]),
    ("The ministry revised the death toll downwards, from 41 to 38.", [(38, "exactly", "killed")]),
    ("The number of wounded was corrected from 41 to 38.", [(38, "exactly", "injured")]),
    ("Soldiers drove from Kell to Orm and killed 12 people there.", [(12, "exactly", "killed")]),
    ("The death toll has risen to at least 340.", [(340, "at_least", "killed")]),
    ("The number of wounded climbed to 340.", [(340, "exactly", "injured")]),
    ("The number of victims is 59 and not 62.", [(59, "exactly", "killed")]),
    ("The ministry put the toll at 34.", [(34, "exactly", "killed")]),
    ("The ministry put the number of wounded at 340.", [(340, "exactly", "injured")]),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_a_total_counts_and_its_change_does_not(text: str, expected: list[Told]) -> None:
    assert brief(text) == expected


NONE = [
    "The bomb failed to injure its five occupants.",
    "There could be more than 300 dead.",
    "The plan was to kidnap 20 miners.",
    "The army denied killing 40 miners.",
    "Nobody was hurt when 20 shells fell.",
    "If 20 miners were killed, the strike would end.",
    "The ministry ordered the arrest of five miners.",
    "None of the 20 miners was injured.",
    "The five occupants escaped unhurt.",
    "The raid could have killed 40 miners.",
    "They threatened to execute 12 hostages.",
    "The 6th Brigade was attacked.",
    "The rebels captured 46 rifles, two machineguns and 13 launchers.",
    "The 14th floor was damaged and the 3rd Battalion attacked.",
    "Marta Oll, 34, was killed.",
    "The 34-year-old was killed.",
    "The nurse, aged 34, was killed.",
    "He was killed at 10.30 on 12 May 2021.",
    "In 2021 nobody was killed.",
    "The blast caused damage worth 2.5 million dollars.",
    "Police seized 200 kg of explosives and 30 rifles.",
    "Under article 147 killing is a crime.",
    "The bus, with license plate 4411, was attacked.",
    "Some 60 percent of the houses were damaged.",
    "The army carried out 300 strikes and 12 raids.",
    "Unit 731 was attacked.",
    "He was sentenced to 30 years in prison.",
    "The mother of three was killed.",
    "A 20-kg bomb injured nobody.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_did_not_happen_and_what_counts_nobody_is_no_figure(text: str) -> None:
    assert brief(text) == []


HARMS = [
    ("Three miners were shot to death.", [(3, "exactly", "killed")]),
    ("Three miners were found dead.", [(3, "exactly", "killed")]),
    ("Gunmen shot dead three miners.", [(3, "exactly", "killed")]),
    ("Three miners were stabbed to death.", [(3, "exactly", "killed")]),
    ("The bodies of three miners were found.", [(3, "exactly", "killed")]),
    ("Soldiers recovered 28 bodies.", [(28, "exactly", "killed")]),
    ("The killers of the six nurses were tried.", [(6, "exactly", "killed")]),
    ("They mourned the six nurses' murder.", [(6, "exactly", "killed")]),
    ("He condemned the murder on 3 May of six nurses.", [(6, "exactly", "killed")]),
    ("The mayor was shot to death along with two nurses.", [(2, "exactly", "killed")]),
    ("Two officers are among the wounded.", [(2, "exactly", "injured")]),
    ("Among the wounded are two officers.", [(2, "exactly", "injured")]),
    ("The wounded were Marta Oll, Jon Veld and two other miners.", [(2, "exactly", "injured")]),
    ("Four people have bullet wounds.", [(4, "exactly", "injured")]),
    ("Five miners were kidnapped and murdered.", [(5, "exactly", "hostage"), (5, "exactly", "killed")]),
    ("The rebels kidnapped six nurses. The nurses, two women and four men, have been held by the rebels since May.",
     [(6, "exactly", "hostage"), (2, "exactly", "hostage"), (4, "exactly", "hostage")]),
    ("There were 20 visitors in the hall. They were taken hostage.", [(20, "exactly", "hostage")]),
    ("The revolt was started by 28 prisoners.", [(28, "exactly", "other")]),
    ("The police fired at the crowd and 12 protesters were shot.", [(12, "exactly", "affected")]),
    ("The clashes claimed 80 lives.", [(80, "exactly", "killed")]),
    ("3 dead, 5 hurt in Orm shelling", [(3, "exactly", "killed"), (5, "exactly", "injured")]),
    ("The number of refugees has passed 1.3 million.", [(1300000, "more_than", "displaced")]),
    ("Police made 12 arrests.", [(12, "exactly", "detained")]),
    ("The bomb killed the mayor, two guards and the cook.", [(2, "exactly", "killed")]),
    ("Over two million were refugees.", [(2000000, "more_than", "displaced")]),
    ("Forty rebels were captured or killed.", [(40, "exactly", "affected")]),
    ("At least 8 of the 14 miners trapped underground have died.",
     [(8, "at_least", "killed"), (14, "exactly", "other")]),
    ("Among the casualties are the captain, whose ship was hit, and two sailors.", [(2, "exactly", "affected")]),
    ("Three of the eight wounded died.", [(3, "exactly", "killed"), (8, "exactly", "injured")]),
    ("About a third of the 600 prisoners had been beaten.", [(600, "exactly", "detained")]),
    ("Of those killed, 12 were children.", [(12, "exactly", "killed")]),
    ("Killed: 12. Injured: 40.", [(12, "exactly", "killed"), (40, "exactly", "injured")]),
    ("Twelve miners, six of them women, were killed or injured.",
     [(12, "exactly", "affected"), (6, "exactly", "affected")]),
    ("More than 900 people, most of them miners, drowned.", [(900, "more_than", "killed")]),
    ("All three were still in army custody.", [(3, "exactly", "detained")]),
    ("Some 6.4 million people are suffering acute food insecurity.", [(6400000, "about", "deprived")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HARMS)
def test_the_words_around_tell_the_harm(text: str, expected: list[Told]) -> None:
    assert brief(text) == expected


def test_a_policeman_killed_and_another_wounded_are_a_toll() -> None:
    assert brief("A policeman was killed and another policeman wounded.") == [
        (1, "exactly", "killed"),
        (1, "exactly", "injured"),
    ]
