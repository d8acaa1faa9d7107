"""DER, the form in which timestamps are written: as much of it as a request and a reply need."""

from dataclasses import dataclass

INTEGER, OCTETS, NULL, OBJECT, SEQUENCE, BOOLEAN, TIME, EXPLICIT = 0x02, 0x04, 0x05, 0x06, 0x30, 0x01, 0x18, 0xA0


class NotDER(ValueError):
    """The bytes are not of this form."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value: its tag and its bytes."""

    tag: int
    content: bytes

    def items(self) -> list["Item"]:
        """The values within it. Raises NotDER."""
        return items_of(self.content)

    def number(self) -> int:
        """The whole number that it is."""
        return int.from_bytes(self.content, "big", signed=True)


def encoded(tag: int, *contents: bytes) -> bytes:
    """A value of this tag.

    >>> encoded(SEQUENCE, whole_number(5)).hex()
    '3003020105'
    """
    content = b"".join(contents)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def whole_number(number: int) -> bytes:
    """A whole number that is not negative.

    >>> whole_number(128).hex()
    '02020080'
    """
    return encoded(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def items_of(content: bytes) -> list[Item]:
    """The values that stand one after the other. Raises NotDER."""
    found, place = [], 0
    while place < len(content):
        head = content[place : place + 2]
        if len(head) < 2:
            raise NotDER("it ends within a value")
        start, size = place + 2, head[1]
        if size & 0x80:
            start += size & 0x7F
            size = int.from_bytes(content[place + 2 : start], "big") if size > 0x80 else len(content)
        if start + size > len(content):
            raise NotDER("it ends within a value, or does not tell how long one is")
        found.append(Item(head[0], content[start : start + size]))
        place = start + size
    return found
