"""Long reports about invented countries, made up word by word: with contents, running heads and feet, or without them."""

from collections.abc import Sequence
from itertools import cycle, islice

COUNTRIES = (
    "Aldmark", "Berrin", "Calder and Voss", "Corran (Republic of)", "Corran (People's Republic of)", "Dorne",
    "East Marren", "Farrow/Upper Hallan", "Gostra", "Hallan", "Ilmere", "Jorvik Isles", "Kestria", "Lorne",
    "Marren", "Norland", "Ostrava Bay", "Pellan",
)  # fmt: skip
"""Invented. Several begin or end like others; brackets and strokes stand in some."""

FRONT = """RIGHTS VIGIL REPORT 2031
First published in 2031 by Rights Vigil Publications
12 Quay Street, Port Ella. All rights reserved. No part may be copied without leave of the publishers.
This report covers the period January to December 2030.
PREFACE
Rights Vigil documents the state of rights in eighteen countries. """

SENTENCES = (
    "Courts in the capital heard several cases about the harbour strike.",
    "In March, the authorities closed two newspapers after reports on the price of bread.",
    "Prison conditions remained harsh, and families waited for weeks to be let in.",
    "The government said that a new law on meetings would follow.",
    "Some 40 people were held after a march on 4 June; most were soon released.",
    "Villages in the north were without water for a part of the year.",
)


def prose(seed: int, characters: int) -> str:
    """Sentences about nowhere, of about so many characters, in paragraphs."""
    lines, total = [], 0
    for number, sentence in enumerate(islice(cycle(SENTENCES), seed, None)):
        lines.append(sentence + ("\n" if number % 3 == 2 else " "))
        total += len(sentence) + 1
        if total >= characters:
            return "".join(lines).strip()
    return ""


def paged(body: str, page: int, *, head: str, foot: str, length: int = 2_400) -> tuple[str, int]:
    """A section over pages from a number on, each with its running head and foot; and the number of the last page."""
    lines, shown, size = [], [head], 0
    for line in body.split("\n"):
        shown.append(line)
        size += len(line)
        if size > length:
            shown += [foot, str(page)]
            lines += shown
            shown, size, page = [head], 0, page + 1
    lines += shown
    return "\n".join(lines), page


def full_name(country: str) -> str:
    """The longer name that stands below a heading."""
    outside, _, inside = country.partition(" (")
    return f"{inside.rstrip(')')} {outside}".upper() if inside else f"REPUBLIC OF {country.upper()}"


def section(number: int, country: str, heading: str) -> str:
    """The text of a section: heading, full name, facts, and prose."""
    facts = f"Capital: Port {country.split()[0]}\nPopulation: {number + 2} million"
    return f"{heading}\n{full_name(country)}\n{facts}\n{prose(number, 4_000 + 300 * (number % 5))}"


def report(contents: str = "{name}/{page}", *, countries: Sequence[str] = COUNTRIES, capitals: bool = True) -> str:
    """A report with a table of contents, each of whose lines goes as given."""
    pages, bodies, page = [], [], 7
    for number, country in enumerate(countries):
        heading = country.upper() if capitals else country
        pages.append(page)
        text, page = paged(
            section(number, country, heading), page, head="RIGHTS BY COUNTRY", foot="Rights Vigil Report 2031"
        )
        bodies.append(f"{text}\nRights Vigil Report 2031\n{page}")
        page += 1
    lines = [contents.format(name=name, page=number) for name, number in zip(countries, pages, strict=True)]
    listed = "\n".join(["CONTENTS", *lines])
    back = "INDEX\n" + "\n".join(f"{name} {page}" for name, page in zip(countries, pages, strict=True))
    return f"{FRONT}{prose(2, 1_500)}\n{listed}\n" + "\n".join(bodies) + f"\n{back}\n"


def without_contents() -> str:
    """The same sections, one after another, with nothing around them."""
    return "\n".join(section(number, country, country.upper()) for number, country in enumerate(COUNTRIES))
