"""Characters that change the order in which letters are shown: what a person sees may not be what is written."""

import re
import unicodedata

STEERS = re.compile("[\u202a-\u202e\u2066-\u2069]")
OPENS = {"LRE": "PDF", "RLE": "PDF", "LRO": "PDF", "RLO": "PDF", "LRI": "PDI", "RLI": "PDI", "FSI": "PDI"}
"""What closes what, by the classes of the Unicode Bidirectional Algorithm (UAX 9)."""
OVERRIDES = ("LRO", "RLO")


def order_doubts(text: str) -> tuple[str, ...]:
    """What the person who gave a text should know of the order of its letters: overrides, and embeddings that are not closed in their line.

    Both hide what is written (CVE-2021-42574). The characters stay in the text; marks and closed isolates, which right-to-left text
    needs, are no doubt.
    """
    overriding, open_ended = [], []
    for found in STEERS.finditer(text):
        if unicodedata.bidirectional(found[0]) in OVERRIDES:
            overriding.append(found.start())
    for start, line in steered_lines(text):
        if not is_closed(line):
            open_ended.append(start)
    doubts = []
    if overriding:
        doubts.append(
            told(
                text,
                overriding[0],
                len(overriding),
                "characters that show letters in another order than they are written in",
            )
        )
    if open_ended:
        doubts.append(
            told(
                text,
                open_ended[0],
                len(open_ended),
                "lines in which a change of writing direction is not closed or not opened",
            )
        )
    return tuple(doubts)


def steered_lines(text: str) -> list[tuple[int, str]]:
    """The lines with characters that steer the order, each once, with where it starts."""
    lines: dict[int, str] = {}
    ended = 0
    for found in STEERS.finditer(text):
        if found.start() < ended:
            continue
        start = text.rfind("\n", 0, found.start()) + 1
        ended = text.find("\n", found.start())
        ended = len(text) if ended < 0 else ended
        lines[start] = text[start:ended]
    return list(lines.items())


def is_closed(line: str) -> bool:
    """True where everything that is opened in a line is closed in it, and nothing else."""
    opened: list[str] = []
    for found in STEERS.finditer(line):
        kind = unicodedata.bidirectional(found[0])
        if kind in OPENS:
            opened.append(OPENS[kind])
        elif not opened or opened.pop() != kind:
            return False
    return not opened


def told(text: str, place: int, count: int, what: str) -> str:
    """A doubt, with the line of the first."""
    line = text.count("\n", 0, place) + 1
    return f"holds {count:,} {what}, first in line {line:,}: what is shown may not be what is written"
