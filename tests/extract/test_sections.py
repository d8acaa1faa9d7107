"""Long reports are cut where their own contents, headings or marks say, and other long texts stay whole.

All countries, reports and publishers are invented.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.sections.front_matter import read_front_matter
from onrecord.extract.sections.sections import LONG, find_sections
from onrecord.extract.sections.words import section_words
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Metadata
from onrecord.model.layout import Layout, Page
from onrecord.model.sections import Section
from tests.extract.sample_reports import COUNTRIES, paged, prose, report, section, without_contents
from tests.timing import processor_seconds

ENGLISH = language_for("en")


def cut(text: str, layout: Layout | None = None, metadata: Metadata | None = None) -> tuple[Section, ...]:
    """The sections, which are side by side and the whole text."""
    sections = find_sections(text, layout or Layout(), metadata or Metadata(), ENGLISH)
    assert not sections or "".join(section.span.of(text) for section in sections) == text
    return sections


def countries_in(sections: tuple[Section, ...]) -> list[str]:
    return [section.name for section in sections if section.name in COUNTRIES]


@pytest.mark.parametrize(
    "line",
    ["{name}/{page}", "{name} ........ {page}", "{name}\t{page}", "{name} {page}", "{page}  {name}", "{name}\n{page}"],
)
def test_each_country_of_the_contents_is_a_section_however_the_contents_are_set(line: str) -> None:
    text = report(line)
    sections = cut(text)
    assert countries_in(sections) == list(COUNTRIES)
    starts = {section.name: section.span.of(text).split("\n")[0] for section in sections}
    assert all(starts[name] == name.upper() for name in COUNTRIES)


def test_headings_need_no_capitals() -> None:
    assert countries_in(cut(report(capitals=False))) == list(COUNTRIES)


def test_several_entries_may_stand_in_one_line_of_the_contents() -> None:
    entries = report("{name}/{page} ").split(" \n")
    text = "".join(entry + (" \n" if number % 3 == 2 else " ") for number, entry in enumerate(entries))
    assert countries_in(cut(text)) == list(COUNTRIES)


def test_what_stands_before_and_after_is_kept_in_sections_of_its_own() -> None:
    sections = cut(report())
    assert [section.name for section in sections[:2]] == ["Front matter", "Preface"]
    assert sections[-1].span.end == len(report())


def test_a_section_says_its_heading_its_publisher_and_what_time_the_report_covers() -> None:
    [norland] = [section.metadata for section in cut(report()) if section.name == "Norland"]
    assert (norland.title, norland.publisher) == ("Norland", "Rights Vigil")
    assert (norland.published, norland.covers) == (When.at("2031"), When.at("2030"))
    assert norland.published_source == "report: First published in 2031"


def test_a_heading_over_two_lines_is_one() -> None:
    text = (
        report()
        .replace("\nJORVIK ISLES\n", "\nJORVIK\nISLES\n")
        .replace("\nFARROW/UPPER HALLAN\n", "\nFARROW/\nUPPER HALLAN\n")
    )
    assert countries_in(cut(text)) == list(COUNTRIES)


def test_a_heading_whose_words_the_columns_tore_apart_begins_with_its_first() -> None:
    text = report().replace("\nCALDER AND VOSS\n", f"\nCALDER AND\n{prose(1, 300)}\nVOSS\n")
    [voss] = [section for section in cut(text) if section.name == "Calder and Voss"]
    assert voss.span.of(text).startswith("CALDER AND\n")


def test_a_heading_in_the_line_of_the_full_name_or_behind_a_sentence_is_found() -> None:
    text = (
        report()
        .replace("\nGOSTRA\nREPUBLIC", "\nGOSTRA REPUBLIC")
        .replace("\nLORNE\n", "\nThe visit ended in July. LORNE\n")
    )
    sections = {section.name: section.span.of(text) for section in cut(text)}
    assert sections["Gostra"].startswith("GOSTRA REPUBLIC OF GOSTRA\n")
    assert sections["Lorne"].startswith("LORNE\n")


def test_a_name_given_twice_on_a_page_begins_its_section_with_the_first() -> None:
    text = report().replace("\nHALLAN\nREPUBLIC OF HALLAN\n", f"\nHALLAN\n{prose(3, 200)}\nHALLAN\n")
    [hallan] = [section for section in cut(text) if section.name == "Hallan"]
    assert hallan.span.of(text).count("HALLAN\n") == 2


def with_running_heads() -> str:
    """A report on whose pages the name of the country runs at the head, before and after the page's number."""
    bodies, lines, page = [], [], 3
    for number, country in enumerate(COUNTRIES):
        lines.append(f"{country} .... {page}")
        text, last = paged(
            section(number, country, country.upper()),
            page,
            head="",
            foot=f"{country.upper()}\nRights Vigil Report 2031",
        )
        bodies.append(f"{text}\n{country.upper()}\nRights Vigil Report 2031\n{last}")
        page = last + 1
    return "\n".join(["CONTENTS", *lines, *bodies])


def test_a_running_head_is_no_heading_and_lets_no_neighbour_in() -> None:
    text = with_running_heads()
    sections = [section for section in cut(text) if section.name in COUNTRIES]
    assert [section.name for section in sections] == list(COUNTRIES)
    for one in sections:
        others = {name.upper() for name in COUNTRIES} - {one.name.upper()}
        assert not others & set(one.span.of(text).split("\n"))


def test_the_pages_of_a_layout_tell_a_heading_from_the_same_words_elsewhere() -> None:
    pages, text, lines = [], "", []
    for number, country in enumerate(COUNTRIES):
        lines.append(f"{country}\t{number + 1}")
    front = "\n".join(["CONTENTS", *lines]) + "\n"
    text = front
    for number, country in enumerate(COUNTRIES):
        body = f"{country}\n{prose(number, 4_000)}\nSee also\n{COUNTRIES[number - 2]}\n"
        pages.append(Page(number + 2, len(text), len(text) + len(body)))
        text += body
    sections = cut(text, Layout((Page(1, 0, len(front)), *pages)))
    assert countries_in(sections) == list(COUNTRIES)


def test_without_contents_names_are_headings_where_the_same_lines_follow_each() -> None:
    sections = cut(without_contents())
    assert [section.name for section in sections] == [name.upper() for name in COUNTRIES]
    assert all(section.metadata.covers is None for section in sections)


def test_of_a_report_on_one_subject_only_the_chapters_are_sections() -> None:
    chapters = ["Summary of the year", "Water", "Schools", "Courts", "Prisons", "What is to be done"]
    lines, body, page = ["Contents"], [], 1
    for number, chapter in enumerate(chapters, 1):
        lines.append(f"{number} {chapter} ..... {page}")
        body += [f"{number} {chapter}", prose(number, 3_000)]
        for part in ("Findings", "Cases", "Law"):
            page += 2
            lines.append(f"{number}.1 {part} on {chapter} ..... {page}")
            body += [f"{number}.1 {part} on {chapter}", prose(number, 3_500)]
        page += 2
    assert [one.name for one in cut("\n".join([*lines, *body]))[-6:]] == [f"{n} {c}" for n, c in enumerate(chapters, 1)]


def test_a_long_chapter_is_cut_at_the_headings_below_it() -> None:
    parts = [f"## Case {letter}\n{prose(n, 9_000)}" for n, letter in enumerate("ABCDEFGH")]
    text = (
        f"# Summary\n{prose(1, 3_000)}\n# Cases\n{prose(2, 2_000)}\n"
        + "\n".join(parts)
        + f"\n# Law\n## Code\n{prose(4, 9_000)}"
    )
    names = [one.name for one in cut(text)]
    assert names == ["Summary", "Cases", *(f"Case {letter}" for letter in "ABCDEFGH"), "Law"]


@pytest.mark.parametrize("form", ["Chapter {n}: {title}", "CHAPTER {roman}\n{title}", "{n}. {title}", "PART {word}"])
def test_numbered_headings_cut_a_text_without_contents(form: str) -> None:
    titles = ["The Harbour", "The Mines", "The Schools", "The Courts"]
    spelt = [("I", "ONE"), ("II", "TWO"), ("III", "THREE"), ("IV", "FOUR")]
    heads = [
        form.format(n=n, title=title, roman=spelt[n - 1][0], word=spelt[n - 1][1]) for n, title in enumerate(titles, 1)
    ]
    text = "\n".join(f"{head}\n{prose(n, 18_000)}" for n, head in enumerate(heads))
    assert [one.name for one in cut(text)] == [head.split("\n")[0] for head in heads]


@pytest.mark.parametrize(
    "between",
    [
        "",
        "\nREACTIONS\n",
        "\n1. The strike went on.\n2. Nobody came.\n",
        "\nKilled: 4\nInjured: 12\n",
        "\n* * *\n",
        "\nMR HALL:\n",
    ],
)
def test_an_ordinary_long_text_stays_whole(between: str) -> None:
    text = "PORT MARREN, 3 May 2031 (MNA) - " + between.join(prose(n, 2_000) for n in range(40))
    assert len(text) > LONG
    assert cut(text) == ()


def test_a_text_that_is_not_long_stays_whole() -> None:
    text = "\n".join(f"# Part {n}\n{prose(n, 5_000)}" for n in range(8))[:LONG]
    assert cut(text) == ()


def test_many_short_items_are_no_sections() -> None:
    text = "\n".join(
        f"INCIDENT {n}\nDate: {n % 28 + 1} May 2031\nPlace: Port Marren\n{prose(n, 300)}" for n in range(250)
    )
    assert cut(text) == ()


@pytest.mark.parametrize(
    ("said", "covers"),
    [
        ("This report covers the period January to December 2030.", When.at("2030")),
        ("It covers the year 2030.", When.at("2030")),
        (
            "covering events from July 2029 to June 2030",
            When.between(When.at("2029-07-01").earliest, When.at("2030-06-30").latest),
        ),
        (
            "This report covers the period from 3 March 2030 to 9 May 2030.",
            When.between(When.at("2030-03-03").earliest, When.at("2030-05-09").latest),
        ),
        ("The harbour covers an area of 40 hectares.", None),
    ],
)
def test_the_time_that_a_report_covers_is_read_from_its_front_matter(said: str, covers: When | None) -> None:
    assert read_front_matter(said, Metadata(), section_words(ENGLISH)).covers == covers


def test_an_annual_report_that_does_not_say_covers_the_year_before_the_one_in_its_title() -> None:
    told = read_front_matter(
        "RIGHTS VIGIL ANNUAL REPORT 2031\n© Rights Vigil 2031\n", Metadata(), section_words(ENGLISH)
    )
    assert (told.publisher, told.covers, told.published) == ("Rights Vigil", When.at("2030"), When.at("2031"))


def test_the_running_head_that_a_reader_took_out_of_the_text_tells_the_report() -> None:
    file = Metadata(provenance=(("pdf:running line", "Rights Vigil Report 2031"),))
    told = read_front_matter("NORLAND\n", file, section_words(ENGLISH))
    assert (told.publisher, told.covers, told.published) == ("Rights Vigil", When.at("2030"), When.at("2031"))


def test_a_day_that_the_file_gives_stays_where_the_text_gives_its_year() -> None:
    file = Metadata(published=When.at("2031-05-28"), published_source="metadata date", publisher="Vigil Press")
    told = read_front_matter("First published in 2031 by Rights Vigil", file, section_words(ENGLISH))
    assert (told.published, told.published_source, told.publisher) == (
        When.at("2031-05-28"),
        "metadata date",
        "Vigil Press",
    )


LINES = st.sampled_from(
    ["CONTENTS", "Norland/12", "Marren .... 14", "NORLAND", "Marren", "12", "Rights Vigil Report 2031 13", "# Head", "## Low",
     "Part 2", "Chapter IV", "1. Water", "Capital: Port Ella", "(", "\ufffc", "REPUBLIC OF", "É\u0301", "\u2028", prose(1, 900)]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=60), st.integers(1, 40))
def test_sections_of_any_text_are_side_by_side_and_none_is_lost(lines: list[str], times: int) -> None:
    text = "\n".join(lines * times) + "\n" + prose(0, LONG)
    sections = cut(text)
    assert all(len(section.span) for section in sections)
    assert cut(text) == sections


@pytest.mark.parametrize(
    "line",
    [
        "a" + ". " * 130,
        "a/" * 130 + "x",
        "a" + " " * 250 + "b",
        "NORLAND OF " * 8,
        "iv x",
        "© " + "Aa of " * 40,
        "Norland 7",
    ],
)
def test_a_text_made_to_be_slow_is_not(line: str) -> None:
    text = f"{line}\n" * (300_000 // len(line))
    assert processor_seconds(lambda: cut(text)) < 6
