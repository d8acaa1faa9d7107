"""What repeats from page to page and is no part of the text: running heads and feet, page numbers, thumb indexes.

They are found by their place, which is the same over the pages and outside of what the text fills, and by repetition there,
never by certain words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import quantiles
from typing import Literal

from onrecord.documents.pdf.columns import SAME_ROW
from onrecord.documents.pdf.line import Line
from onrecord.documents.pdf.spaces import Font

OUTERMOST_ROWS = 3
"""At the top and at the bottom of a page: running lines stand among these."""
SAME_PLACE = 3.0
"""Points."""
FEWEST_REPEATS, FEWEST_IN_SHORT_FILE, SHORT_FILE = 3, 2, 4
"""Of words at a place above or below the text. A file of up to `SHORT_FILE` pages needs fewer."""
FEWEST_WITHIN, SHARE_WITHIN = 4, 0.2
"""The same where the text reaches that far, so that the line may be a part of it: a heading that other pages begin with too."""
SHARE_OF_PAGES = 0.25
"""On so many of the pages a place above or below the text is in use, where what stands there changes."""
SHARE_OF_MARGINS = 0.1
SHORTEST_FILE = 5
"""Pages that it takes to call a place in use."""
MARGIN_LETTERS = 3
NUMBERS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
MOST_NUMBERS = 12
"""Of a line, looked at: printers write dates and names of files before the page's number."""
ROMAN = re.compile(r"\W*[ivxlc]{1,7}\W*")
NUMBER = re.compile(r"\W*(\d{1,4}|[ivxlc]{1,7})\W*", re.IGNORECASE)

Edge = Literal["top", "bottom"]
Place = tuple[Edge, int]
Row = tuple[Place, list[Line]]


@dataclass(frozen=True, slots=True)
class Body:
    """What the text of most pages fills, in points from the top left, and its font."""

    font: Font
    top: float
    bottom: float


def without_running(pages: Sequence[Sequence[Line]]) -> list[tuple[list[Line], str]]:
    """The lines of each page that are its text, and the number printed on the page; empty where none is."""
    body = body_of(pages)
    margins = [set(marginal(page, body)) for page in pages]
    if not in_use(sum(bool(lines) for lines in margins), len(pages), SHARE_OF_MARGINS):
        margins = [set() for _ in pages]
    edges = [list(edge_rows(page, margin)) for page, margin in zip(pages, margins, strict=True)]
    counts = Counts.of(edges, body)
    kept = []
    for page, rows, margin in zip(pages, edges, margins, strict=True):
        running = margin | set(running_lines(rows, counts, body, len(pages)))
        kept.append(([line for line in page if line not in running], number_among(running)))
    return kept


def running_line(pages: Sequence[Sequence[Line]], kept: Sequence[Sequence[Line]]) -> str:
    """The line of words that was left out on most pages, often the name of a report with its year; empty where none was on several."""
    words = Counter[str]()
    for page, rest in zip(pages, kept, strict=True):
        there = set(map(id, rest))
        words.update({line.text.strip() for line in page if id(line) not in there and is_wordy(line.text)})
    # Of two that are equally common, the one that is more of a name.
    best = max(words.items(), key=lambda pair: (pair[1], capitals(pair[0]), pair[0]), default=("", 0))
    return best[0] if best[1] >= FEWEST_REPEATS else ""


def capitals(text: str) -> int:
    """How many words begin with a capital."""
    return sum(word[0].isupper() for word in text.split())


def is_wordy(text: str) -> bool:
    """True for a line of two words or more: no page number, no letter of an index."""
    return sum(any(mark.isalpha() for mark in word) for word in text.split()) > 1


@dataclass(frozen=True, slots=True)
class Counts:
    """On how many pages the outermost rows have certain words at a place, and on how many anything, above or below the text."""

    words: Counter[tuple[Place, str]]
    places: Counter[Place]

    @classmethod
    def of(cls, edges: Sequence[Sequence[Row]], body: Body) -> "Counts":
        words: Counter[tuple[Place, str]] = Counter()
        places: Counter[Place] = Counter()
        for rows in edges:
            lines = [(at, line) for at, row in rows for line in row]
            words.update({(at, wording) for at, line in lines for wording in wordings(line)})
            places.update({at for at, line in lines if outside(line, body)})
        return cls(words, places)


def running_lines(rows: Iterable[Row], counts: Counts, body: Body, pages: int) -> Iterator[Line]:
    """The lines of those outermost rows that repeat as a whole: a table's first row has names that repeat, but also values."""
    stopped: set[Edge] = set()
    for at, row in rows:
        if at[0] in stopped:
            continue
        if all(is_running(line, at, counts, body, pages) for line in row):
            yield from row
        else:
            stopped.add(at[0])


def is_running(line: Line, at: Place, counts: Counts, body: Body, pages: int) -> bool:
    """True for words that repeat at this place, and for any where the place is in use above or below the text."""
    is_outside = outside(line, body)
    if is_outside and in_use(near(counts.places, at), pages, SHARE_OF_PAGES):
        return True
    return repeats(max(times(counts.words, at, words) for words in wordings(line)), pages, is_outside)


def body_of(pages: Sequence[Sequence[Line]]) -> Body:
    """The font of most letters, and how far up and down the pages it reaches: on all but one in twenty."""
    fonts: Counter[Font] = Counter()
    for page in pages:
        for line in page:
            fonts[line.font] += len(line.text)
    if not fonts:
        return Body(Font("", 0.0), 0.0, 0.0)
    font = fonts.most_common(1)[0][0]
    in_body = [[line for line in page if line.font == font and not line.turned] for page in pages]
    tops = [min(line.top for line in lines) for lines in in_body if lines]
    bottoms = [max(line.bottom for line in lines) for lines in in_body if lines]
    if len(tops) < 2:
        return Body(font, min(tops, default=0.0), max(bottoms, default=0.0))
    return Body(font, quantiles(tops, n=20)[0], quantiles(bottoms, n=20)[-1])


def edge_rows(page: Sequence[Line], margin: set[Line]) -> Iterator[Row]:
    """The outermost rows of a page with their places, from the edge inwards. What is in the margin is in no row."""
    upright = sorted((line for line in page if not line.turned and line not in margin), key=lambda line: line.baseline)
    edges: tuple[tuple[Edge, Sequence[Line]], ...] = (("top", upright), ("bottom", upright[::-1]))
    for edge, lines in edges:
        rows: list[list[Line]] = []
        for line in lines:
            if rows and abs(line.baseline - rows[-1][0].baseline) <= SAME_ROW * line.size:
                rows[-1].append(line)
            elif len(rows) == OUTERMOST_ROWS:
                break
            else:
                rows.append([line])
        yield from (((edge, round(row[0].baseline / SAME_PLACE)), row) for row in rows)


def wordings(line: Line) -> set[str]:
    """The text as it stands, and with each of its numbers told from the page's place in the file, as page numbers are."""
    text = line.text.casefold()
    if ROMAN.fullmatch(text):
        return {"#"}
    found = {text}
    for number in islice(NUMBERS.finditer(text), MOST_NUMBERS):
        found.add(f"{text[: number.start()]}#{int(number[0]) - line.page}{text[number.end() :]}")
    return found


def near(counts: Counter[Place], at: Place) -> int:
    """How many pages have something at a place; places are counted in steps, and one may lie on the border of two."""
    edge, step = at
    return max(counts[edge, step] + counts[edge, other] for other in (step - 1, step + 1))


def times(texts: Counter[tuple[Place, str]], at: Place, words: str) -> int:
    """How many pages have these words at a place."""
    edge, step = at
    return texts[at, words] + max(texts[(edge, step - 1), words], texts[(edge, step + 1), words])


def repeats(count: int, pages: int, is_outside: bool) -> bool:
    """True for a line whose words stand at the same place of so many pages that they are no part of the text."""
    if pages <= SHORT_FILE:
        return count >= FEWEST_IN_SHORT_FILE
    if is_outside:
        return count >= FEWEST_REPEATS
    return count >= FEWEST_WITHIN and count >= SHARE_WITHIN * pages


def outside(line: Line, body: Body) -> bool:
    """True above or below what the text fills."""
    return line.bottom < body.top or line.top > body.bottom


def in_use(count: int, pages: int, share: float) -> bool:
    return count >= SHORTEST_FILE and count >= share * pages


def marginal(page: Sequence[Line], body: Body) -> Iterator[Line]:
    """A letter or number beside the text of the page."""
    text = [line for line in page if line.font == body.font and not line.turned]
    left = min((line.left for line in text), default=0.0) - body.font.size
    right = max((line.right for line in text), default=0.0) + body.font.size
    for line in page:
        if text and len(line.text) <= MARGIN_LETTERS and (line.right < left or line.left > right):
            yield line


def number_among(running: Iterable[Line]) -> str:
    """The page number among a page's running lines, sooner in digits than as a Roman number; empty where none or several may be it."""
    numbers = {found[1] for line in running if (found := NUMBER.fullmatch(line.text))}
    digits = {number for number in numbers if number.isdecimal()}
    likely = digits or numbers
    return likely.pop() if len(likely) == 1 else ""
