"""One count of a document."""

from dataclasses import dataclass

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm import Harm
from onrecord.model.analysis import Sentence
from onrecord.model.vocabulary import What


@dataclass(frozen=True)
class Tally:
    """One count. `whole` is the position of the tally that it is a part of, None for no part."""

    counted: Counted
    what: What
    sentence: Sentence
    harm: Harm | None = None
    """None where the harm is that of the count before ("and ten in the north")."""
    like: int | None = None
    """The position of the tally from which an ellipsis takes its harm and its people."""
    whole: int | None = None
    then: bool = False
    """True for a number of another time, with which the one before is compared: "up from 40 a year earlier"."""
    anew: bool = False
    """True for another number of what the tally that it is like counts; its authority is another."""
