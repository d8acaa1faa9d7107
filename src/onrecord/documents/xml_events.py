"""XML as a stream of starts, ends and words: no entity is expanded, nothing outside the file is looked up.

Expat is taken as it is: on its own it opens no external entity, and a declared one ends the reading here. No tree is built, so
that memory does not grow with the number of elements nor with their depth.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

SEPARATOR = " "
DEEPEST = 250_000
"""Elements in one another that are followed; no program writes a thousand."""
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class Start:
    """An element begins; names as "prefix:local", with the prefixes that were asked for."""

    name: str
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """An element ends."""

    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """Characters between the marks; a run of them may come in pieces."""

    text: str


Event = Start | End | Words


class BrokenXml(Exception):
    """The bytes are no sound XML from some place on; the message says what and where, in one line."""


def events(chunks: Iterable[bytes], prefixes: Mapping[str, str]) -> Iterator[Event]:
    """What an XML file holds, in order. `prefixes`: by namespace; names of others come without one.

    Raises BrokenXml, after all that stands before the fault; and what `chunks` raises.
    """
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    known: dict[str, str] = {}
    came: list[Event] = []
    depth = 0

    def named(name: str) -> str:
        if name not in known:
            known[name] = prefixed(name, prefixes)
        return known[name]

    def start(name: str, marks: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise BrokenXml(f"it has more than {DEEPEST:,} elements in one another")
        came.append(Start(named(name), {named(mark): value for mark, value in marks.items()}))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        came.append(End(named(name)))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: came.append(Words(text))
    parser.EntityDeclHandler = refuse_entity
    for chunk in chunks:
        wrong = fault(parser, chunk, False)
        yield from came
        came.clear()
        if wrong:
            raise BrokenXml(wrong)
    wrong = fault(parser, b"", True)
    yield from came
    if wrong:
        raise BrokenXml(wrong)


def fault(parser: expat.XMLParserType, chunk: bytes, last: bool) -> str:
    """Reads on; what is wrong, empty where nothing is."""
    try:
        parser.Parse(chunk, last)
    except BrokenXml as wrong:
        return str(wrong)
    # An encoding that expat doesn't know is asked of Python: LookupError, ValueError.
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        return " ".join(str(wrong).split())
    return ""


def refuse_entity(name: str, *rest: object) -> NoReturn:
    """Ends the reading: neither text nor another file is put in the place of an entity."""
    raise BrokenXml(f"it declares the entity {name[:40]!r}, and entities are not expanded")


def prefixed(name: str, prefixes: Mapping[str, str]) -> str:
    """ "namespace local" as "prefix:local"; the local name alone where the namespace has no prefix here."""
    namespace, _, local = name.rpartition(SEPARATOR)
    prefix = "xml" if namespace == XML_NAMESPACE else prefixes.get(namespace, "")
    return f"{prefix}:{local}" if prefix else local


def leaves(stream: Iterable[Event]) -> Iterator[tuple[Start, str]]:
    """The elements without others in them, each with its words on one line: the fields of a list of properties."""
    last: Start | None = None
    words: list[str] = []
    for event in stream:
        match event:
            case Start():
                last, words = event, []
            case Words(text):
                words.append(text)
            case End():
                if last is not None:
                    yield last, " ".join("".join(words).split())
                last = None
