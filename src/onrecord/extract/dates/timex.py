"""The TIMEX3 type and value of a time expression."""

from onrecord.extract.dates.rough_times import RoughTime
from onrecord.model.dates import When

TYPES = {"duration": "DURATION", "span_of": "DURATION", "set": "SET", "time": "TIME", "night": "TIME"}
SMALL = {"H": "T{}H", "M": "T{}M", "S": "T{}S"}
LETTERS = {"D": "{}D", "W": "{}W", "WE": "{}WE", "MO": "{}M", "Y": "{}Y", "Q": "{}Q", "E": "{}E", "C": "{}CE"}


def timex_type(rough: RoughTime) -> str:
    """DATE, TIME, DURATION or SET."""
    return "TIME" if rough.part else TYPES.get(rough.shape, "DATE")


def timex_value(rough: RoughTime, when: When | None, published: When | None) -> str:
    """The ISO value; X stands for digits that nothing tells."""
    if rough.shape in ("duration", "span_of"):
        return length(rough.amount or 1, rough.unit)
    if rough.shape == "set":
        return length(rough.amount or 1, rough.unit or "D")
    if rough.shape == "reference":
        return rough.code
    if rough.shape == "time":
        day = published.iso if published and len(published.iso) == 10 else "XXXX-XX-XX"
        return f"{day}T{rough.clock}"
    if rough.shape == "night" and when and when.earliest:
        return f"{when.earliest.isoformat()}TNI"
    value = of_interval(rough, when) if when else unresolved(rough)
    return f"{value}T{rough.part}" if rough.part and value else value


def of_interval(rough: RoughTime, when: When) -> str:
    """The value of a resolved time."""
    if rough.shape == "season":
        return f"{rough.year}-{rough.code}"
    if rough.shape == "decade":
        return str(rough.year // 10)
    if when.iso or not when.earliest:
        return when.iso
    first = when.earliest
    if rough.unit in ("W", "WE"):
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if rough.unit == "WE" else "")
    if rough.shape == "quarter" or rough.unit == "Q":
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if rough.shape == "half":
        return f"{first.year}-H{rough.ordinal}"
    return f"{first.isoformat()}/{when.latest.isoformat()}" if when.latest else first.isoformat()


def unresolved(rough: RoughTime) -> str:
    """The value of a time that nothing dates: what is known, with X for the rest."""
    if rough.month:
        return f"XXXX-{rough.month:02}" + (f"-{rough.day:02}" if rough.day else "")
    if rough.weekday:
        return f"XXXX-WXX-{rough.weekday}"
    if rough.shape == "offset":
        return "PAST_REF" if rough.direction < 0 else "FUTURE_REF"
    return {"Y": "XXXX", "MO": "XXXX-XX", "W": "XXXX-WXX"}.get(rough.unit, "XXXX-XX-XX")


def length(amount: float, unit: str) -> str:
    """A duration: P2W, PT3H, PXD where the number is open.

    >>> length(2, "W"), length(-1, "D"), length(2.5, "Y")
    ('P2W', 'PXD', 'P2.5Y')
    """
    number = "X" if amount < 0 else f"{amount:g}"
    return "P" + (SMALL.get(unit) or LETTERS.get(unit, "{}D")).format(number)
