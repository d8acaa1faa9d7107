"""How values are said in plain English on the pages: bounds, dates, categories. Never what is true: only what is said."""

from collections.abc import Iterable
from datetime import date

from onrecord.model.dates import Period, When
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead

BOUNDS = {
    "exactly": "", "at_least": "at least ", "more_than": "more than ", "about": "about ", "nearly": "nearly ",
    "up_to": "up to ", "between": "between ", "vague": "",
}  # fmt: skip

STANCES = {"asserts": "says so", "suggests": "suggests it", "charges": "brings charges", "denies": "denies it"}

BASES = {
    "stated": "stated",
    "inferred": "inferred from the text",
    "across": "known with the help of other documents",
}

RELATION_MEANS = {
    "repeats": "gives the same number with the same bound as an earlier figure",
    "updates": "the running count has moved on",
    "refines": "agrees with a bound given before, and says more",
    "revises": "the two can’t both be right",
    "falls": "the running count went down, and nobody has said why: an error, a correction, or a count begun anew",
    "reset": "the count began anew: a person has decided so",
}

POLARITY_MEANS = {
    "said": "put as said, and no more",
    "claimed": "put as a claim: alleged, insisted",
    "denied": "put as untrue: denied, rejected, disputed",
    "refused": "what the speaker would not say",
    "asked": "put as a question",
    "demanded": "put as a demand: urged, ordered",
    "thought": "put as a thought: believed, feared, planned",
}

KINDS_PLURAL = {
    "quotation": "quotations", "figure": "figures", "finding": "findings", "call": "calls", "event": "events",
}  # fmt: skip


def plain(word: str) -> str:
    """A word of the vocabulary as people write it.

    >>> plain("crimes_against_humanity"), plain("ihl_violation")
    ('crimes against humanity', 'IHL violation')
    """
    return word.replace("_", " ").replace("ihl ", "IHL ")


def number(value: float) -> str:
    """Thousands set apart by commas; decimals only where there are any.

    >>> number(42000), number(2.5)
    ('42,000', '2.5')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount(figure: Figure) -> str:
    """The number with its bound: "at least 1,400", "between 20 and 30"; for a vague word the least it allows."""
    if figure.bound == "between" and figure.high is not None:
        return f"between {number(figure.value)} and {number(figure.high)}"
    if figure.bound == "vague":
        return f"{number(figure.value)} or more, in a word"
    return f"{BOUNDS[figure.bound]}{number(figure.value)}"


def counted(figure: Figure) -> str:
    """Who is counted, and as what: "children killed in Orlo"; "of" what else where it is no people."""
    what = "" if figure.what == "other" else plain(figure.what)
    where = f"in {figure.where}" if figure.where else ""
    return " ".join(part for part in (figure.whom, what, where) if part)


def day(when: date) -> str:
    return f"{when.day} {when:%B} {when.year}"


def date_words(when: When | None) -> str:
    """A date at its own precision: a day, a month, a year or the interval in which the day lies.

    >>> date_words(When.at("2031-03-06")), date_words(When.at("2031-03")), date_words(None)
    ('6 March 2031', 'March 2031', 'no date')
    >>> date_words(When.between(date(2031, 8, 14), date(2031, 8, 20)))
    'between 14 and 20 August 2031'
    """
    if when is None or (when.earliest is None and when.latest is None):
        return "no date"
    if when.iso and when.earliest:
        return {4: f"{when.earliest.year}", 7: f"{when.earliest:%B} {when.earliest.year}"}.get(
            len(when.iso), day(when.earliest)
        )
    if when.earliest and when.latest:
        return f"between {day_before(when.earliest, when.latest)} and {day(when.latest)}"
    if when.earliest:
        return f"on or after {day(when.earliest)}"
    return f"on or before {day(when.latest)}" if when.latest else "no date"


def day_before(first: date, last: date) -> str:
    """The first of two days, without what the second one says again."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {first:%B}" if first.year == last.year else day(first)


def dates_words(dates: Iterable[When | None]) -> str:
    """From the first of these dates to the last; of an unknown day at either end its month. Empty where there is none.

    >>> dates_words([When.at("2031-03-06"), None, When.between(date(2031, 8, 14), date(2031, 9, 20))])
    '6 March 2031 to September 2031'
    """
    known = {when for when in dates if when and (when.earliest or when.latest)}
    if len(known) < 2:
        return "".join(map(date_words, known))
    first = min(known, key=lambda when: when.earliest or when.latest or date.max)
    last = max(known, key=lambda when: when.latest or when.earliest or date.min)
    ends = [(first, first.earliest or first.latest), (last, last.latest or last.earliest)]
    words = [date_words(when) if when.iso else f"{end:%B %Y}" for when, end in ends]
    return " to ".join(dict.fromkeys(words))


def span_of_time(start: When, until: When | None) -> str:
    """One date, or from the first to the last."""
    return f"from {date_words(start)} to {date_words(until)}" if until and until != start else date_words(start)


def period_words(period: Period | None) -> str:
    """The time that a figure covers; empty where none is given."""
    if period is None:
        return ""
    if period.start and period.start == period.end:
        return date_words(period.start)
    named = (("since" if not period.end else "from", period.start), ("to", period.end), ("as of", period.as_of))
    return " ".join(f"{word} {date_words(when)}" for word, when in named if when)


def shortened(words: str, most: int = 160) -> str:
    """One line of at most so many characters, cut between words.

    >>> shortened("the gate  is\\nclosed", 12)
    'the gate is…'
    """
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return line[: most + 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-")[:most] + "…"


def title_of(read: DocumentRead) -> str:
    """What the document is called: its title, else its file's name."""
    return read.description.title or read.document.name


def published(read: DocumentRead) -> When | None:
    return read.description.published.date if read.description.published else None
