"""stub"""
from typing import Any
from onrecord.extract.reading import Reading
from onrecord.extract.tallies import Tally


class FigureFields:
    def __init__(self, reading: Reading, tallies: tuple[Tally, ...]) -> None:
        self.tallies = tallies

    def of(self, i: int) -> dict[str, Any]:
        return {}
