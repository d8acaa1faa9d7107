"""The roles in apposition to a name: "Ana Ruiz, director of Relief", "press secretary Ana Ruiz"."""

from collections.abc import Sequence

from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.cast.plain_words import PlainWord
from onrecord.extract.cast.words import NamingWords

LONGEST_ROLE = 9
"""Words of an apposition that may lead to its head."""


class RolesBeside:
    """Finds what stands beside the names of one text."""

    def __init__(self, words: Sequence[PlainWord], known: NamingWords) -> None:
        self.words, self.known = words, known

    def role_after(self, run: NameRun) -> tuple[PlainWord, ...]:
        """The words of an apposition after a name up to its head: ("director",) in "Ana Ruiz, director of Relief"."""
        out: list[PlainWord] = []
        for word in self.words[run.last : run.last + LONGEST_ROLE]:
            mark = word.gap.strip()
            if mark != ("," if not out else "") and not (not out and mark in ("(", "-", "–", "—")):
                break
            if word.lower in self.known.prepositions or word.lower in self.known.joins_speakers:
                break
            out.append(word)
        if out and out[0].lower in self.known.relatives:
            return ()
        if out and out[0].lower.endswith(self.known.done_endings) and not self.known.is_office(out[0].lower):
            return ()
        while out and (out[0].lower in self.known.articles or out[0].lower in self.known.possessives):
            out.pop(0)
        return tuple(out)

    def role_before(self, run: NameRun) -> tuple[PlainWord, ...]:
        """The words of a role before a name: "press secretary Ana Ruiz", "the director of Relief, Ana Ruiz,"."""
        first = run.first - len(run.titled)
        if not first:
            return ()
        mark = self.words[first].gap.strip()
        if mark not in ("", ",") or self.words[first].opens:
            return ()
        out: list[PlainWord] = []
        bounded = False
        for place in range(first - 1, max(-1, first - LONGEST_ROLE), -1):
            word = self.words[place]
            if word.lower in self.known.articles or word.lower in self.known.possessives:
                bounded = True
                break
            if mark and word.lower in self.known.prepositions:
                out.clear()
            elif word.lower in self.known.openers or word.lower in self.known.prepositions:
                break
            elif not word.owner:
                out.insert(0, word)
            if word.owner or word.gap.strip() or word.opens:
                bounded = word.owner or word.opens
                break
        if not out or not (self.known.is_role(out[-1].lower) or out[-1].lower in self.known.titles):
            return ()
        # Without an article the words before may be a verb's: "faces rival Ana Ruiz".
        office = next((k for k in range(len(out) - 2, -1, -1) if not self.known.is_office(out[k].lower)), -1) + 1
        return tuple(out[-6:] if bounded else out[office:])
