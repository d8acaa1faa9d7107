"""The TIMEX3 type and value of a time expression."""

from onrecord.extract.dates.rough_time import RoughTime
from onrecord.model.dates import When

TYPES = {
    "duration": "DURATION",
    "part_of_year": "DURATION",
    "ending": "DURATION",
    "span_of": "DURATION",
    "set": "SET",
    "time": "TIME",
    "night": "TIME",
}
SMALL = {"H": "T{}H", "M": "T{}M", "S": "T{}S"}
LETTERS = {"D": "{}D", "W": "{}W", "WE": "{}WE", "MO": "{}M", "Y": "{}Y", "Q": "{}Q"}
YEARS = {"E": 10, "C": 100}
SMALLER = {"Y": (12, "{}Y{}M"), "H": (60, "T{}H{}M"), "MO": (30, "{}M{}D")}


def timex_type(rough: RoughTime, when: When | None) -> str:
    """DATE, TIME, DURATION or SET."""
    if rough.part or rough.clock:
        return "SET" if rough.shape == "set" else "TIME"
    if rough.shape == "offset" and when is None and (rough.amount > 0 or some_time_later(rough)):
        return "DURATION"
    return TYPES.get(rough.shape, "DATE")


def timex_value(rough: RoughTime, when: When | None) -> str:
    """The ISO value; X stands for digits that nothing tells."""
    if rough.shape in ("duration", "span_of", "part_of_year", "ending"):
        return length(rough.amount or 1, rough.unit)
    if rough.shape == "set":
        return of_set(rough)
    if rough.shape == "reference":
        return rough.code
    if rough.clock:
        day = when.iso if when and len(when.iso) == 10 else unresolved(rough)
        return f"{day}T{rough.clock}"
    if rough.shape == "night" and when and when.earliest:
        return f"{when.earliest.isoformat()}TNI"
    value = of_interval(rough, when) if when else unresolved(rough)
    return f"{value}T{rough.part}" if rough.part and value else value


def of_set(rough: RoughTime) -> str:
    """What comes again: every so many units, every Friday, each July."""
    if rough.weekday:
        return f"XXXX-WXX-{rough.weekday}"
    if rough.month:
        return f"XXXX-{rough.month:02}"
    if rough.part:
        return f"XXXX-XX-XXT{rough.part}"
    return rough.code or length(rough.amount or 1, rough.unit or "D")


def of_interval(rough: RoughTime, when: When) -> str:
    """The value of a resolved time."""
    first = when.earliest
    if rough.shape in ("season", "following_season") and first:
        return f"{first.year}-{rough.code}"
    if rough.shape == "decade":
        return f"{rough.year // 10}X"
    if rough.shape == "fiscal":
        return str(rough.year)
    if rough.shape == "offset" and rough.unit in YEARS and first:
        return str(first.year + 1)
    if when.iso or not first:
        return when.iso
    if rough.shape == "century" or rough.unit == "C":
        return str(first.year // 100)
    if rough.unit == "E":
        return str(first.year // 10)
    if rough.unit in ("W", "WE") or rough.shape in ("week_of", "weekend"):
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if rough.unit == "WE" or rough.shape == "weekend" else "")
    if rough.shape in ("quarter", "the_quarter", "that_quarter") or rough.unit == "Q":
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if rough.shape == "half":
        return f"{first.year}-H{rough.ordinal}"
    return f"{first.isoformat()}/{when.latest.isoformat()}" if when.latest else first.isoformat()


def unresolved(rough: RoughTime) -> str:
    """The value of a time that nothing dates: what is known, with X for the rest."""
    if rough.shape == "beside_year":
        return str(rough.year)
    if rough.days and rough.shape in ("calendar", "weekday"):
        return "XXXX-XX-XX"
    if rough.shape == "offset":
        if rough.amount > 0 or some_time_later(rough):
            return length(rough.amount, rough.unit)
        return "PAST_REF" if rough.direction < 0 else "FUTURE_REF"
    if rough.shape in ("quarter", "the_quarter"):
        return f"XXXX-Q{rough.ordinal or 'X'}"
    if rough.shape in ("season", "following_season"):
        return f"XXXX-{rough.code}"
    if rough.shape == "century":
        return f"{rough.ordinal - 1:02}"
    if rough.month:
        return f"XXXX-{rough.month:02}" + (f"-{rough.day:02}" if rough.day else "")
    if rough.weekday:
        return f"XXXX-WXX-{rough.weekday}"
    if rough.shape == "covered":
        return "XXXX"
    return {"Y": "XXXX", "MO": "XXXX-XX", "W": "XXXX-WXX"}.get(rough.unit, "XXXX-XX-XX")


def some_time_later(rough: RoughTime) -> bool:
    """True for "weeks later": later than what was told, not than today."""
    return rough.amount < 0 and rough.direction > 0 and not rough.from_now


def length(amount: float, unit: str) -> str:
    """A duration: P2W, PT3H, PXD where the number is open.

    >>> length(2, "W"), length(-1, "D"), length(2.5, "Y"), length(3, "E")
    ('P2W', 'PXD', 'P2Y6M', 'P30Y')
    """
    if unit in YEARS:
        return "P" + LETTERS["Y"].format("X" if amount < 0 else f"{amount * YEARS[unit]:g}")
    if unit == "F":
        amount, unit = (amount * 2 if amount > 0 else amount), "W"
    whole, rest = divmod(amount, 1)
    if rest and amount > 0 and unit in SMALLER:
        count, form = SMALLER[unit]
        return length_in_parts(int(whole), int(rest * count), unit, form)
    number = "X" if amount < 0 else f"{amount:g}"
    return "P" + (SMALL.get(unit) or LETTERS.get(unit, "{}D")).format(number)


def length_in_parts(whole: int, rest: int, unit: str, form: str) -> str:
    """Whole units and what is left of one: P2Y6M, PT30M.

    >>> length_in_parts(0, 30, "H", "T{}H{}M")
    'PT30M'
    """
    if whole:
        return "P" + form.format(whole, rest)
    return "P" + {"Y": f"{rest}M", "H": f"T{rest}M", "MO": f"{rest}D"}[unit]
