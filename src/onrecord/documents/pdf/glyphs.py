"""PAGE -> GLYPHS: what PDFium says of every character of a page's text layer, asked once for all of them."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from onrecord.documents.pdf.shown import Shown

CODES_OF_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for the hyphen of a word that goes on in the next line; fonts without letters use them for signs."""
LAST_CODE = 0x10FFFF
NO_CHARACTER = "\ufffd"

Ask = Callable[..., int]

# By address and number: pypdfium2's own functions make an object of Python of each handle, structure and number, and there are
# four calls a character.
UNICODE = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
OBJECT = ctypes.CFUNCTYPE(ctypes.c_size_t, ctypes.c_void_p, ctypes.c_int)
BOX = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t)
ORIGIN = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t, ctypes.c_size_t)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Lists of one length, one entry for each unit of the text layer. Measured in points from the top left of the page as shown."""

    characters: list[str]
    """A character of two units stands at the first; at the second is an empty one."""
    left: list[float]
    top: list[float]
    right: list[float]
    bottom: list[float]
    baseline: list[float]
    drawn_by: list[int]
    """The address of the text object that the character belongs to; 0 for those that PDFium made up."""

    @classmethod
    def of(cls, layer: pdfium.PdfTextPage, shown: Shown) -> "Glyphs":
        handle, units = address_of(layer.raw), range(layer.count_chars())
        unicode, drawn_by = UNICODE(address_of(raw.FPDFText_GetUnicode)), OBJECT(address_of(raw.FPDFText_GetTextObject))
        box, origin = BOX(address_of(raw.FPDFText_GetLooseCharBox)), ORIGIN(address_of(raw.FPDFText_GetCharOrigin))
        codes = [unicode(handle, index) for index in units]
        objects = [drawn_by(handle, index) or 0 for index in units]
        boxes = np.zeros((len(units), 4), np.float32)
        at, step = boxes.ctypes.data, boxes.strides[0]
        for index in units:
            box(handle, index, at + step * index)
        points = np.zeros((len(units), 2), np.float64)
        at, step = points.ctypes.data, points.strides[0]
        for index in units:
            place = at + step * index
            origin(handle, index, place, place + step // 2)
        left, top, right, bottom = (side.tolist() for side in shown.boxes(*boxes.astype(np.float64).T))
        baseline = shown.points(points[:, 0], points[:, 1])[1].tolist()
        return cls(characters_of(codes, layer), left, top, right, bottom, baseline, objects)


def address_of(what: object) -> int:
    """Of a function of PDFium, or of what it gave a handle to."""
    return ctypes.cast(what, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def characters_of(codes: list[int], layer: pdfium.PdfTextPage) -> list[str]:
    """The characters that the units of a text layer stand for."""
    found = [chr(code) if code <= LAST_CODE else NO_CHARACTER for code in codes]
    for index, code in enumerate(codes):
        if code < 0x20:
            if code in CODES_OF_HYPHENS and raw.FPDFText_IsHyphen(layer, index) == 1:
                found[index] = "-"
        elif code >= 0xD800:
            if code in CODES_OF_HYPHENS and raw.FPDFText_IsHyphen(layer, index) == 1:
                found[index] = "-"
            elif 0xD800 <= code < 0xDC00 and index + 1 < len(codes) and 0xDC00 <= codes[index + 1] < 0xE000:
                found[index] = chr(0x10000 + ((code - 0xD800) << 10) + (codes[index + 1] - 0xDC00))
                found[index + 1] = ""
    return found
