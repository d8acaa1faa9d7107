"""From a PDF's own coordinates to points from the top left of the page as it is shown: turned and cropped."""

import ctypes
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
N = TypeVar("N", float, Numbers)

FINE = 1_000
"""Steps a point that PDFium counts in, for it gives whole numbers."""
FAR = 1_000


@dataclass(frozen=True, slots=True)
class Shown:
    """An affine map: across = a·x + c·y + e, down = b·x + d·y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Shown":
        """The map of a page, found from three points."""
        origin, right, up = (on_device(page, x, y) for x, y in ((0, 0), (FAR, 0), (0, FAR)))
        return cls(
            (right[0] - origin[0]) / FAR,
            (right[1] - origin[1]) / FAR,
            (up[0] - origin[0]) / FAR,
            (up[1] - origin[1]) / FAR,
            *origin,
        )

    def turned(self, across: float, down: float) -> "Shown":
        """The map of the page turned by quarters so that what runs in this direction runs to the right."""
        if abs(across) >= abs(down):
            return self if across > 0 else Shown(-self.a, -self.b, -self.c, -self.d, -self.e, -self.f)
        if down > 0:
            return Shown(self.b, -self.a, self.d, -self.c, self.f, -self.e)
        return Shown(-self.b, self.a, -self.d, self.c, -self.f, self.e)

    def point(self, x: N, y: N) -> tuple[N, N]:
        """A point, or many at once."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A direction, not a place: (1, 0) is to the right."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle as left, top, right, bottom."""
        x, y = self.point(left, bottom)
        to_x, to_y = self.point(right, top)
        return min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)

    def boxes(
        self, left: Numbers, top: Numbers, right: Numbers, bottom: Numbers
    ) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Many rectangles at once, each as left, top, right, bottom."""
        x, y = self.point(left, bottom)
        to_x, to_y = self.point(right, top)
        return np.minimum(x, to_x), np.minimum(y, to_y), np.maximum(x, to_x), np.maximum(y, to_y)


def on_device(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """Where PDFium shows a point of the page."""
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = (round(side * FINE) for side in page.get_size())
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE
