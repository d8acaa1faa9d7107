"""How documents are to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class How:
    """How a document is read. `fast` takes the quicker tagger for quotations, which finds fewer of them.

    `quotations_only` finds nothing else, and needs no parse: a small part of the time.
    """

    fast: bool = False
    quotations_only: bool = False


AS_A_WHOLE = How()
"""Everything, as well as it can be found."""
