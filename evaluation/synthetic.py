"""Documents made up by rule, as many as are asked for: the same for the same number of them. Every place, party and count is invented.

A few parties and regions come again and again, most towns and persons hardly ever: as in real collections.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

FIRST_DAY = date(2031, 1, 6)
A_DAY = 8
"""Documents that come out on one day."""
TOWNS = 2_400
PERSONS = 1_600
REPRINTED = 0.04
"""The share of documents that carry the text of an earlier one."""
SEED = 20_311

BEGINNINGS = [
    "Bar",
    "Cal",
    "Dor",
    "El",
    "Fen",
    "Gor",
    "Hal",
    "Ib",
    "Jor",
    "Kes",
    "Lor",
    "Mar",
    "Nor",
    "Or",
    "Pel",
    "Quar",
    "Ras",
    "Sel",
    "Tor",
    "Ul",
    "Ves",
    "Wen",
    "Yar",
    "Zel",
]
MIDDLES = ["a", "an", "ar", "e", "en", "er", "i", "il", "in", "o", "on", "or", "u", "un"]
ENDINGS = [
    "bek",
    "dane",
    "fell",
    "garth",
    "holm",
    "ith",
    "kar",
    "lund",
    "mir",
    "nath",
    "rin",
    "seth",
    "tal",
    "vale",
    "wick",
    "zan",
]
COUNTRIES = ["Arvenia", "Belmora", "Costrel", "Dunmark", "Estaria", "Falden"]
REGIONS = ["Northmere", "Eastfold", "Westmarch", "Southreach", "Highvale", "Lowmoor", "Saltcoast", "Riverlands"]
HUBS = (
    "Rights Beacon",
    "Open Ledger Watch",
    "Council of Harbours",
    "Northmere Medical Union",
    "Relief Without Walls",
    "Estaria Press Bureau",
)
CALLS = (
    "release all detained journalists",
    "open the crossing at {town} to aid convoys",
    "end the siege of {town}",
    "investigate the shelling of {town}",
    "stop arms transfers to all parties",
    "protect the hospitals of {region}",
)
CHARGES = (
    "committed war crimes in {town}",
    "carried out unlawful killings in {town}",
    "tortured detainees in {town}",
    "deliberately attacked the hospital of {town}",
    "forcibly displaced the people of {town}",
)
HAPPENED = (
    "The Assembly of {country} passed a resolution on {region} on {day}.",
    "The government of {country} and the {front} signed an agreement in {town} on {day}.",
    "The High Court of {country} issued a warrant for {person} on {day}.",
    "An air strike hit the market of {town} on {day}.",
    "Police arrested {count} protesters in {town} on {day}.",
)
SAID = (
    "“The people of {town} have waited long enough, and they are tired of promises,”",
    "“We have counted the dead of {town} street by street, and the list is not closed,”",
    "“Nobody who was there in {town} believes the official account,”",
    "“What we ask for {region} is neither new nor much,”",
)


@dataclass(frozen=True)
class World:
    """The names that the documents are made of."""

    towns: tuple[str, ...]
    persons: tuple[str, ...]


def world(chance: Random) -> World:
    """Towns and persons, each of another name."""
    towns = {
        f"{chance.choice(BEGINNINGS)}{chance.choice(MIDDLES)}{chance.choice(ENDINGS)}".replace("aa", "a")
        for _ in range(3 * TOWNS)
    }
    ordered = sorted(towns)
    chance.shuffle(ordered)
    surnames = [f"{town[:-1]}ova" if number % 2 else f"{town}en" for number, town in enumerate(ordered)]
    first = [f"{start}{end}" for start in BEGINNINGS for end in ("ena", "is", "o", "ika")]
    persons = tuple(f"{chance.choice(first)} {surname}" for surname in surnames[:PERSONS])
    return World(tuple(ordered[:TOWNS]), persons)


def documents(number: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """So many documents, each with the name of its file; the first of a longer list are those of a shorter one."""
    return islice(endless(seed), number)


def endless(seed: int) -> Iterator[tuple[str, str]]:
    """Documents without end, in the order of their dates."""
    chance = Random(seed)
    names = world(chance)
    bodies: list[str] = []
    number = 0
    while True:
        day = FIRST_DAY + timedelta(number // A_DAY)
        if len(bodies) > A_DAY and chance.random() < REPRINTED:
            text = f"{bodies[-chance.randint(2, A_DAY)]}\n\nSource: {chance.choice(HUBS)}\n"
        else:
            text = chance.choices(TEMPLATES, WEIGHTS)[0](chance, names, day)
            bodies = [*bodies[-2 * A_DAY :], text]
        yield f"{day:%Y/%m}/{number:05}.txt", text
        number += 1


def rare(chance: Random, names: tuple[str, ...]) -> str:
    """One of the names; the first ones often, the last ones hardly ever."""
    return names[int(len(names) * chance.random() ** 2.5)]


def written(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def filled(chance: Random, names: World, day: date, sentence: str) -> str:
    """A sentence with its places, persons, days and counts."""
    return sentence.format(
        town=rare(chance, names.towns),
        region=chance.choice(REGIONS),
        country=chance.choice(COUNTRIES),
        front=f"{chance.choice(REGIONS)} Front",
        person=rare(chance, names.persons),
        day=written(day - timedelta(chance.randint(1, 3))),
        count=chance.randint(3, 60),
    )


def head(chance: Random, title: str, publisher: str, day: date) -> str:
    return f"{title}\n\n{publisher}, press release\n{written(day)}\n\n"


def quotation(chance: Random, names: World, day: date, publisher: str) -> str:
    said = filled(chance, names, day, chance.choice(SAID))
    person = rare(chance, names.persons)
    return f"{said} said {person}, director of {publisher}."


def release(chance: Random, names: World, day: date) -> str:
    """What happened in a town, with a count and a quotation."""
    publisher, town = chance.choice(HUBS), rare(chance, names.towns)
    killed, injured = chance.randint(2, 90), chance.randint(3, 300)
    when = written(day - timedelta(chance.randint(1, 2)))
    return (
        head(chance, f"Shells fall on {town}", publisher, day)
        + f"At least {killed} people were killed and {injured} injured in {town} on {when}, {publisher} said. "
        + f"Doctors in {town} said that {chance.randint(1, killed)} of the dead were children.\n\n"
        + quotation(chance, names, day, publisher)
    )


def bulletin(chance: Random, names: World, day: date) -> str:
    """A running count of a region, which grows from day to day."""
    which = chance.randrange(len(REGIONS))
    region, country = REGIONS[which], COUNTRIES[which % len(COUNTRIES)]
    days = (day - FIRST_DAY).days
    start = FIRST_DAY - timedelta(30 + which)
    return (
        head(chance, f"Health bulletin for {region}", f"Ministry of Health of {country}", day)
        + f"According to the Ministry of Health, {400 + 90 * which + 7 * days:,} people have been killed in {region} since "
        + f"{written(start)}, among them {90 + 20 * which + 2 * days:,} children. "
        + f"More than {1000 + 300 * which + 20 * days:,} people have been injured.\n\n"
        + f"Some {chance.randint(20, 90) * 100:,} people were displaced from {rare(chance, names.towns)} this month."
    )


def appeal(chance: Random, names: World, day: date) -> str:
    """Calls on a government and on others."""
    publisher, country = chance.choice(HUBS), chance.choice(COUNTRIES)
    first, second = (filled(chance, names, day, one) for one in chance.sample(CALLS, 2))
    return (
        head(chance, f"{publisher} appeals to {country}", publisher, day)
        + f"{publisher} calls on the government of {country} to {first}. "
        + f"It urged the {chance.choice(REGIONS)} Front to {second}.\n\n"
        + quotation(chance, names, day, publisher)
    )


def report(chance: Random, names: World, day: date) -> str:
    """Findings against somebody, and their denial."""
    publisher, country = chance.choice(HUBS), chance.choice(COUNTRIES)
    charge = filled(chance, names, day, chance.choice(CHARGES))
    return (
        head(chance, f"Report names {country}", publisher, day)
        + f"{publisher} said that the army of {country} {charge}. "
        + f"The government of {country} denied that its army {charge}.\n\n"
        + f"{filled(chance, names, day, chance.choice(HAPPENED))}\n\n"
        + quotation(chance, names, day, publisher)
    )


def news(chance: Random, names: World, day: date) -> str:
    """Events of the last days, told without a publisher; now and then days have no year."""
    told = [filled(chance, names, day, one) for one in chance.sample(HAPPENED, 2)]
    place = rare(chance, names.towns)
    text = f"{place.upper()}, {written(day)} (Estaria Press Bureau) – {told[0]} {told[1]}\n\n{quotation(chance, names, day, chance.choice(HUBS))}"
    return text if chance.random() < 0.9 else text.replace(f" {day.year}", "")


Template = Callable[[Random, World, date], str]
TEMPLATES: tuple[Template, ...] = (release, bulletin, appeal, report, news)
WEIGHTS = (30, 15, 20, 20, 15)


def write_documents(folder: Path, number: int, seed: int = SEED) -> None:
    """Write so many documents below a folder, those of a month in a folder of their own."""
    for name, text in documents(number, seed):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
