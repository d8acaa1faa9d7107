"""English: a spaCy parse, and data files of words."""

from importlib import import_module

from onrecord.languages.language import Language
from onrecord.model.analysis import Analysis

MODELS = {
    "quotations": "cd3847aaa9ea99a949d0b5c4a3a6933d9f9730cdf3271a3ba4fe1126885d2b81",
    "quotations_fast": "46b623d0ae61819ad139d2f5ddf29fbe1c3e32af5ad5199fddaffa657197ea9a",
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
