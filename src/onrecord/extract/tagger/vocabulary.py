"""Words to the numbers of their pieces: WordPiece, as BERT's uncased vocabularies use it (Wu et al. 2016; Devlin et al. 2019)."""

import re
import unicodedata
from collections.abc import Sequence

LONGEST_WORD = 12
"""Pieces kept of one word: the rest of a web address says nothing about who speaks."""
LONGEST_LETTERS = 100
"""Letters of a word that is taken apart; a longer one is unknown, as in BERT."""
MANY_WORDS = 100_000
"""Words whose pieces are kept."""
CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
PART = re.compile(rf"[{CHINESE}_]|[^\w]|[^\W_{CHINESE}]+")
"""A Chinese character or a mark is a word of its own; what lies between is another."""
UNKNOWN = "[UNK]"


class Vocabulary:
    """The pieces of a vocabulary, one a line of `vocab.txt`; a piece that continues a word begins with ##."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._numbers = {line: number for number, line in enumerate(lines)}
        self._unknown = self._numbers[UNKNOWN]
        self._kept: dict[str, tuple[int, ...]] = {}

    def pieces(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Each word's numbers, at least one and at most LONGEST_WORD."""
        if len(self._kept) > MANY_WORDS:
            self._kept.clear()
        found = []
        for word in words:
            known = self._kept.get(word)
            if known is None:
                known = self._kept[word] = tuple(self._taken_apart(word)[:LONGEST_WORD]) or (self._unknown,)
            found.append(known)
        return found

    def _taken_apart(self, word: str) -> list[int]:
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        return [number for part in PART.findall(plain) for number in self._longest_first(part)]

    def _longest_first(self, part: str) -> list[int]:
        """The longest piece that begins the word, then the longest that goes on, and so forth; unknown where none does."""
        if len(part) > LONGEST_LETTERS:
            return [self._unknown]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [self._unknown]
            numbers.append(number)
            start = end
        return numbers
