"""PAGE -> GLYPHS: what PDFium says of every character of a page's text layer, asked once for all of them."""

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from onrecord.documents.pdf.shown import Numbers, Shown

CODES_OF_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for the hyphen of a word that goes on in the next line; fonts without letters use them for signs."""
UNSEEN = frozenset(map(ord, " \r\n"))
"""Most of what needs no box. Fonts of signs give theirs the codes of other white space."""
FIRST_SEEN, LAST_SEEN = 0x21, 0x7E
"""Of ASCII: codes between these are neither space nor sign."""
WIDEST_JOINED, WIDEST_LAPPED = 0.6, 0.8
"""Points between two letters of a word, or by which one laps over the other; of letters of any size that is not far."""
LAST_CODE = 0x10FFFF
NO_CHARACTER = "\ufffd"

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
    """The address of the text object that the character belongs to; 0 for those that PDFium made up, and for white space."""
    gaps: list[float]
    """From the right side of the unit before."""
    runs: list[int]
    """Where the units of a run begin, which are drawn as one on one baseline, each to the right of the one before; most words are one."""

    @classmethod
    def of(cls, layer: pdfium.PdfTextPage, shown: Shown) -> "Glyphs":
        handle, count = address_of(layer.raw), layer.count_chars()
        unicode, drawn_by = UNICODE(address_of(raw.FPDFText_GetUnicode)), OBJECT(address_of(raw.FPDFText_GetTextObject))
        box = BOX(address_of(raw.FPDFText_GetLooseCharBox))
        codes = [unicode(handle, index) for index in range(count)]
        seen = [index for index, code in enumerate(codes) if code not in UNSEEN]
        objects = np.zeros(count, np.uint64)
        objects[seen] = [drawn_by(handle, index) for index in seen]
        boxes = np.zeros((count, 4), np.float32)
        at, step = boxes.ctypes.data, boxes.strides[0]
        for index in seen:
            box(handle, index, at + step * index)
        left, top, right, bottom = shown.boxes(*boxes.astype(np.float64).T)
        baseline = baselines(handle, shown, np.array(seen, np.int64), objects, top, bottom)
        gaps = np.zeros(count)
        gaps[1:] = left[1:] - right[:-1]
        begins = ~joined(np.array(codes, np.int64), objects, right, baseline, gaps)
        return cls(
            characters_of(codes, layer),
            left.tolist(),
            top.tolist(),
            right.tolist(),
            bottom.tolist(),
            baseline.tolist(),
            objects.tolist(),
            gaps.tolist(),
            np.flatnonzero(begins).tolist(),
        )


def baselines(
    handle: int, shown: Shown, seen: NDArray[np.int64], objects: NDArray[np.uint64], top: Numbers, bottom: Numbers
) -> Numbers:
    """The baseline of each unit that is `seen`, else 0, [units]. Letters drawn as one and equally high and low have one: it is asked for once."""
    found = np.zeros(len(objects))
    if not len(seen):
        return found
    origin, point = ORIGIN(address_of(raw.FPDFText_GetCharOrigin)), np.zeros(2, np.float64)
    x, y = point.ctypes.data, point.ctypes.data + point.strides[0]
    asked = np.ones(len(seen), np.bool_)
    asked[1:] = objects[seen[1:]] == 0
    for side in (objects, top, bottom):
        asked[1:] |= side[seen[1:]] != side[seen[:-1]]
    told = []
    for index in seen[asked].tolist():
        origin(handle, index, x, y)
        told.append(shown.point(*point.tolist())[1])
    found[seen] = np.array(told)[np.cumsum(asked) - 1]
    return found


def joined(
    codes: NDArray[np.int64], objects: NDArray[np.uint64], right: Numbers, baseline: Numbers, gaps: Numbers
) -> NDArray[np.bool_]:
    """For each unit, whether it goes on the run of the unit before. All are [units]."""
    found = np.zeros(len(codes), np.bool_)
    seen = (codes >= FIRST_SEEN) & (codes <= LAST_SEEN)
    found[1:] = seen[1:] & seen[:-1] & (objects[1:] == objects[:-1]) & (objects[1:] != 0)
    found[1:] &= (baseline[1:] == baseline[:-1]) & (right[1:] >= right[:-1])
    return found & (gaps <= WIDEST_JOINED) & (gaps >= -WIDEST_LAPPED)


def address_of(what: object) -> int:
    """Of a function of PDFium, or of what it gave a handle to."""
    return ctypes.cast(what, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def characters_of(codes: list[int], layer: pdfium.PdfTextPage) -> list[str]:
    """The characters that the units of a text layer stand for."""
    found = [chr(code) if code <= LAST_CODE else NO_CHARACTER for code in codes]
    for index, code in enumerate(codes):
        if code in CODES_OF_HYPHENS:
            if raw.FPDFText_IsHyphen(layer, index) == 1:
                found[index] = "-"
        elif 0xD800 <= code < 0xDC00 and index + 1 < len(codes) and 0xDC00 <= codes[index + 1] < 0xE000:
            found[index] = chr(0x10000 + ((code - 0xD800) << 10) + (codes[index + 1] - 0xDC00))
            found[index + 1] = ""
    return found
