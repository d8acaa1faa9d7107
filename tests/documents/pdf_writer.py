"""Small PDFs for tests: text placed letter by letter of the standard fonts, written by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

FONTS = {"F1": "Times-Roman", "F2": "Helvetica-Bold", "F3": "ZapfDingbats", "F4": "Courier"}
WIDTH, HEIGHT = 400, 600


@dataclass
class Sheet:
    """A page of 400 by 600 points; places are counted from the top left, as people see them."""

    commands: list[str] = field(default_factory=list)
    rotate: int = 0

    def put(self, left: float, top: float, text: str, *, size: float = 10, font: str = "F1") -> "Sheet":
        """A line of text with its baseline at `top`."""
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.commands.append(f"BT /{font} {size} Tf 1 0 0 1 {left} {HEIGHT - top} Tm ({escaped}) Tj ET")
        return self

    def lines(self, left: float, top: float, texts: Sequence[str], *, step: float = 12) -> "Sheet":
        """Lines below each other."""
        for i, text in enumerate(texts):
            self.put(left, top + i * step, text)
        return self

    def box(self) -> "Sheet":
        """Something that is no text."""
        self.commands.append("0.5 g 50 50 300 300 re f")
        return self


def pdf_of(
    sheets: Sequence[Sheet], *, info: str = "", picture: bytes = b"", picture_size: tuple[int, int] = (1, 1)
) -> bytes:
    """The file. `picture`: grey pixels, a byte each, that every page shows over its whole area."""
    fonts = " ".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} {'' if name == 'F3' else '/Encoding /WinAnsiEncoding'} >>"
        for name, base in FONTS.items()
    )
    width, height = picture_size
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(sheets), b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(sheets)))),
        b"<< %s >>" % info.encode("latin-1"),
        stream(
            picture or b"\xff",
            f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8",
        ),
    ]
    for i, sheet in enumerate(sheets):
        show = [f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q"] if picture else []
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.rotate} /Contents {6 + 2 * i} 0 R "
            f"/Resources << /Font << {fonts} >> /XObject << /P 4 0 R >> >> >>".encode()
        )
        objects.append(stream("\n".join([*show, *sheet.commands]).encode("cp1252"), ""))
    return assembled(objects)


def stream(data: bytes, entries: str) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def assembled(objects: Sequence[bytes]) -> bytes:
    """The objects numbered from 1, with the table of their places."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(out),
    )
    return out + table + trailer
