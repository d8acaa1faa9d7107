"""The number under which a publication is listed: "(VEL 12/004/2009)", "(Index: VEL 12/004/2009)"."""

import re

LISTED_NUMBER = re.compile(r"\s*\((?:[A-Z][\w ]{1,19}:)?\W*[A-Z]{2,8}\W{0,3}\d+/\d")
"""Up to its first slash; what follows differs from publisher to publisher."""
