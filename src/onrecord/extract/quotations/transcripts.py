"""Transcripts: paragraphs that begin with who speaks and a colon, with or without marks around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.model.text import Span

LABEL = re.compile(r"\s*(?P<mark>[“„«\"]?)\[?(?P<name>[^\W\d_a-z][^:\]\[\n“”\"]{1,50}?)(?:\]:?|:)\s+(?=\S)")
LONGEST_LABEL = 5
"""Words of a label."""
FEWEST_SPOKEN = 3
"""Words after a label, once at least; fewer are as often an entry of a form."""
FEWEST_LINES = 2
ENDS_SPEECH = frozenset(".!?…—–-")
ASIDE = re.compile(r"\s*[“„«\"]?[(\[]")
"""A paragraph that tells what happened: "(Applause.)"."""

ADDRESS = re.compile(r"(?<!\w)@\w|\w@\w+\.\w")
"""Where somebody is to be written to or followed: a line of the page about its author, whatever marks it stands in."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another does: paragraphs or parts of them, and the label."""

    content: tuple[Span, ...]
    name: Span


def find_turns(text: str, paragraphs: Sequence[Span], edges: MarkEdges, no_speakers: frozenset[str]) -> Iterator[Turn]:
    """The turns of a text in which several paragraphs begin with a speaker's label.

    A label is in capitals, or its last word stands elsewhere too. A paragraph in marks without a label goes on with the turn
    before it. `no_speakers` are labels of other things ("note").
    """
    all_labels = {number: found for number, p in enumerate(paragraphs) if (found := label_of(text, p, no_speakers))}
    speakers = {last_word(found) for found in all_labels.values() if says_more(found)}
    labels = {number: found for number, found in all_labels.items() if last_word(found) in speakers}
    sure = {n: found for n, found in labels.items() if found["name"].isupper() or is_known(text, found["name"])}
    if len(sure) < FEWEST_LINES:
        return
    for number, label in sure.items():
        content = [Span(label.end(), end_within(text, paragraphs[number], edges))]
        after = number + 1
        while (
            label["mark"]
            and after < len(paragraphs)
            and after not in labels
            and goes_on(text, paragraphs[after], label)
        ):
            content.append(Span(paragraphs[after].start + 1, end_within(text, paragraphs[after], edges)))
            after += 1
        yield Turn(tuple(content), Span(*label.span("name")))


def label_of(text: str, paragraph: Span, no_speakers: frozenset[str]) -> re.Match[str] | None:
    """The label at the head of a paragraph of speech."""
    label = LABEL.match(text, paragraph.start, paragraph.end)
    if label is None:
        return None
    words = label["name"].split()
    spoken = text[label.end() : paragraph.end].rstrip("”»\"' ")
    if len(words) > LONGEST_LABEL or any(w.strip(".,").lower() in no_speakers for w in words):
        return None
    if not all(w[0].isupper() or w[0] == "(" or len(w) <= FEWEST_SPOKEN for w in words):
        return None
    return label if spoken and spoken[-1] in ENDS_SPEECH else None


def says_more(label: re.Match[str]) -> bool:
    """True where enough words follow a label on its line for speech: "KOLB: Thank you." alone is as often an entry of a form."""
    line = label.string[label.end() : label.endpos]
    return len(line.split()) >= FEWEST_SPOKEN


def last_word(label: re.Match[str]) -> str:
    """The last word of a label: what two labels of one speaker share."""
    return label["name"].split()[-1].lower()


def is_known(text: str, name: str) -> bool:
    """True for a name whose last word is found in the text more than once."""
    return len(re.findall(rf"\b{re.escape(name.split()[-1])}(?!\w)", text)) >= FEWEST_LINES


def goes_on(text: str, paragraph: Span, label: re.Match[str]) -> bool:
    """True for a paragraph that opens with the mark of the label's, tells no event and gives no address."""
    return (
        text.startswith(label["mark"], paragraph.start)
        and not ASIDE.match(text, paragraph.start, paragraph.end)
        and not ADDRESS.search(text, paragraph.start, paragraph.end)
    )


def end_within(text: str, paragraph: Span, edges: MarkEdges) -> int:
    """The end of a paragraph, before the mark that closes the whole of it."""
    whole = next((q for q in edges.around(paragraph) if q.span.start - paragraph.start <= 1), None)
    return whole.inner.end if whole and whole.closed and whole.span.end == paragraph.end else paragraph.end
