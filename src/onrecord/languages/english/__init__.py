"""English: a spaCy parse, and data files of words."""

from importlib import import_module

from onrecord.languages.language import Language
from onrecord.model.analysis import Analysis

MODELS = {
    "quotations": "eb419f5351672dacae2b5d045577c778caee0f10436b3748c46c748848a60a39",
    "quotations_fast": "5d593c3cf072bf814cd07094c17f3d95953ec6e90ee0ea14693a0bcfc5ccb89a",
}
"""The SHA-256 of each model's weights (encoder.onnx and heads.npz, one after the other). `python -m training` prints it."""

PARSING = "onrecord.languages.english.parsing.parse"


def analyse(text: str) -> Analysis:
    """The text, parsed. The parser is loaded with the first: it takes a second, and who looks at a record needs none."""
    analysis: Analysis = import_module(PARSING).analyse(text)
    return analysis


ENGLISH = Language(code="en", name="English", analyse=analyse, package="onrecord.languages.english", models=MODELS)

LANGUAGE = ENGLISH
"""Under the name by which the table of languages asks for it."""
