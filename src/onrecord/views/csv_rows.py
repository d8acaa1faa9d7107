"""One row of a CSV file, with nothing in it that a spreadsheet would run."""

import csv
import io
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""


def row_of(cells: list[Any]) -> str:
    """The cells as one record of CSV, its end of line included."""
    written = io.StringIO()
    csv.writer(written).writerow([safe(cell) for cell in cells])
    return written.getvalue()


def safe(cell: Any) -> Any:
    """The cell; words that a spreadsheet would take for a formula get an apostrophe before them.

    >>> safe("=1+1"), safe(12), safe("At least 12")
    ("'=1+1", 12, 'At least 12')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
