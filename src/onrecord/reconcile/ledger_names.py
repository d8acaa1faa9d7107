"""What the names in a document's sentences mean: bodies and persons, by their names in the record."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.acronyms import acronyms_in
from onrecord.reconcile.ledger_tokens import runs_in, tokens_of
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.names import name_of
from onrecord.reconcile.parties import names_given
from onrecord.reconcile.wording import Terms, folded, words_of

LINE = re.compile(r"[^\n]+")


class DocumentNames:
    """The names of one document. `record`: for each name that a document gives, folded, its party's name in the record."""

    def __init__(self, read: DocumentRead, record: Mapping[str, str], terms: Terms, words: LedgerWords) -> None:
        self.read, self.record, self.terms, self.words = read, record, terms, words

    @cached_property
    def acronyms(self) -> dict[str, str]:
        return dict(acronyms_in(self.read.document.text, self.terms))

    @cached_property
    def calendar(self) -> frozenset[str]:
        return frozenset((*self.terms.table["months"], *self.terms.table["weekdays"]))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The courts and assemblies that the document names in full."""
        given = {*names_given(self.read), *(name for name in self.written if not name.isupper())}
        named = {self.of(name) for name in given if self.words.is_body(name)}
        return frozenset(name for name in named if len(words_of(name)) > 1 and name[:1].isupper())

    @cached_property
    def written(self) -> frozenset[str]:
        """The names as the text writes them."""
        return frozenset(self.runs())

    def runs(self) -> Iterator[str]:
        text = self.read.document.text
        for line in LINE.finditer(text):
            tokens = tokens_of(text, Span(line.start(), line.end()))
            yield from (run.name for run in runs_in(tokens, self.calendar, self.words))

    @cached_property
    def known(self) -> frozenset[str]:
        """The parties that the document's entries name, and all names of the text."""
        return frozenset(self.of(name) for name in (*names_given(self.read), *self.written))

    def persons_in(self, span: Span) -> frozenset[str]:
        """The persons named with first and last name within a stretch of the text, folded; other names of two words may be among them."""
        tokens = tokens_of(self.read.document.text, span)
        named = (run.name for run in runs_in(tokens, self.calendar, self.words) if not self.words.is_body(run.name))
        return frozenset(folded(one) for one in map(self.person, named) if len(words_of(one)) > 1)

    def of(self, name: str) -> str:
        """The party's name in the record; without article and title where it has none."""
        full = self.acronyms.get(name, name)
        plain = name_of(full, self.terms).plain
        return next((self.record[key] for key in map(folded, (full, plain)) if key in self.record), plain)

    def body(self, name: str) -> str:
        """The body that is meant; for "the Tribunal" the only one of the document that is one; empty where nothing tells."""
        named = self.of(name)
        if len(words_of(named)) > 1:
            return named if self.words.is_body(named) else ""
        word = folded(name)
        meant = {one for one in self.bodies if word in words_of(one) and not self.words.is_higher(one)} or {
            one for one in self.bodies if word in words_of(one)
        }
        return meant.pop() if len(meant) == 1 else ""

    def person(self, name: str) -> str:
        """The person who is meant; a last name alone is the only one of the document who has it. Empty for what is no person's name."""
        named = self.of(name)
        parts = words_of(named)
        if len(parts) == 1:
            meant = {one for one in self.known if words_of(one)[-1:] == parts and len(words_of(one)) > 1}
            named = meant.pop() if len(meant) == 1 else ""
        return "" if self.institutions.intersection(words_of(named)) else named

    @cached_property
    def institutions(self) -> frozenset[str]:
        return self.terms.words("parties", "institutions") | self.terms.words("parties", "departments")

    def anybody(self, name: str) -> str:
        """The state, body or person that is meant. One word alone is a last name where somebody in the document has it; else its own name."""
        named = self.of(name)
        parts = words_of(named)
        if len(parts) != 1:
            return named
        of_persons = any(words_of(one)[-1:] == parts and len(words_of(one)) > 1 for one in self.known)
        if of_persons:
            return self.person(name)
        return "" if parts[0] in self.institutions or self.words.is_body(named) else named

    def owner(self, name: str) -> str:
        """The body that is meant, of "the Mission" the only one of the document that is one; empty where nothing tells."""
        named = self.of(name)
        parts = words_of(named)
        if len(parts) > 1 or named.isupper():
            return named
        meant = {one for one in self.known if parts[0] in words_of(one) and len(words_of(one)) > 1}
        return meant.pop() if len(meant) == 1 else ""
