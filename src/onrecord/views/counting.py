"""A number with the noun that it counts."""


def counted(number: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "place"), counted(1200, "place")
    ('1 place', '1,200 places')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
