"""What an instrument may be found by, so that none is compared with all the others."""

from collections.abc import Iterator

from onrecord.reconcile.ledger_told import Told, person

LONGEST_INTERVAL = 400
"""Days of an interval that is looked up month by month."""

Key = tuple[str, ...]


def keys_of(one: Told) -> Iterator[Key]:
    """What the instrument of a telling may be found by."""
    yield (one.kind, "all")
    yield (one.kind, "body", one.body)
    if one.number:
        yield (one.kind, "number", one.number)
    if one.against:
        yield (one.kind, "person", person(one))
    if one.act == "requested":
        yield (one.kind, "asked for")
    if one.act == "issued":
        yield from ((one.kind, "issued", month) for month in months_of(one))


def sure_keys(one: Told) -> Iterator[Key]:
    """What an instrument may be found by of which enough may tell that it is this one."""
    if one.number:
        yield (one.kind, "number", one.number)
    if one.against:
        yield (one.kind, "person", person(one))
    elif one.act == "issued" and one.body and one.date:
        months = list(months_of(one))
        yield from ((one.kind, "issued", month) for month in months)
        yield (one.kind, "issued", "") if months != [""] else (one.kind, "body", one.body)
        yield (one.kind, "asked for")


def months_of(one: Told) -> Iterator[str]:
    """The months in which the day of a telling may lie; an empty one where the interval is open or long."""
    first, last = (one.date.earliest, one.date.latest) if one.date else (None, None)
    if first is None or last is None or (last - first).days > LONGEST_INTERVAL:
        yield ""
        return
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{month // 12}-{month % 12 + 1:02}"
