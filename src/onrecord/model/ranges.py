"""The numbers that a figure's words allow."""

from onrecord.model.entries import Figure

ABOUT = 0.1
"""How far, as a share of the number, "about" and "nearly" are taken to reach."""

Range = tuple[float, float | None]


def range_of(figure: Figure) -> Range:
    """The lowest and highest number that the words allow; None is open."""
    value = figure.value
    match figure.bound:
        case "at_least" | "vague":
            return value, None
        case "more_than":
            return (value + 1 if value == int(value) else value), None
        case "about":
            return value * (1 - ABOUT), value * (1 + ABOUT)
        case "nearly":
            return value * (1 - ABOUT), value
        case "up_to":
            return 0, value
        case "between":
            return value, figure.high if figure.high is not None else value
        case _:
            return value, value


def same_value(one: Figure, other: Figure) -> bool:
    """True where two figures give the same number with the same bound."""
    return one.value == other.value and one.bound == other.bound and one.high == other.high
