"""Ministries named with whose they are: "Norland's Ministry of Health" is not that of Arland."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.cast.plain_words import PlainWord
from onrecord.extract.cast.words import NamingWords


def with_owners(words: Sequence[PlainWord], runs: Sequence[NameRun], known: NamingWords) -> list[NameRun]:
    """The names of a text, that of a ministry or parliament with the possessive before it."""
    persons = {run.last for run in runs if run.kind == "person"}
    out: list[NameRun] = []
    for run in runs:
        owner = ""
        if run.kind == "body" and run.first not in persons and known.known.is_of_state(run.plain):
            owner = owner_before(words, run.first, known)
        out.append(replace(run, plain=f"{owner}'s {run.plain}") if owner else run)
    return out


def owner_before(words: Sequence[PlainWord], first: int, known: NamingWords) -> str:
    """The name in the possessive right before a word; empty for none."""
    begin = first - 1
    if begin < 0 or not words[begin].owner or not words[begin].capital or words[begin].lower in known.openers:
        return ""
    while (
        begin and words[begin].gap == " " and words[begin - 1].capital and words[begin - 1].lower not in known.openers
    ):
        begin -= 1
    return " ".join(word.text for word in words[begin:first])
