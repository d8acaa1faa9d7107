"""A figure's number and time as one says them."""

from onrecord.model.entries import Figure

BOUNDS = {
    "exactly": "",
    "at_least": "at least ",
    "more_than": "more than ",
    "about": "about ",
    "nearly": "nearly ",
    "up_to": "up to ",
}


def value_of(figure: Figure) -> str:
    """A figure's number as one says it: "at least 1,400"."""
    if figure.high is not None:
        return f"between {figure.value:,} and {figure.high:,}"
    vague = "vague: at least " if figure.bound == "vague" else ""
    return f"{vague or BOUNDS.get(figure.bound, '')}{figure.value:,}"


def time_of(figure: Figure) -> str:
    """The time that a figure covers."""
    period = figure.period
    if period is None:
        return ""
    if period.as_of:
        return f"as of {period.as_of}"
    return str(period.start) if period.start == period.end else f"{period.start or '..'} to {period.end or '..'}"
