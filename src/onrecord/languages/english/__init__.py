"""English: a spaCy parse, and data files of words."""

from onrecord.languages.english.parse import analyse
from onrecord.languages.language import Language

MODELS = {
    "quotations": "967c09e66f6bd3e2c47c68fe4780ee96a0c4b24db1afda685408fc4828d48d73",
    "quotations_fast": "46b623d0ae61819ad139d2f5ddf29fbe1c3e32af5ad5199fddaffa657197ea9a",
}
"""The SHA-256 of each model's weights (encoder.onnx and heads.npz, one after the other). `python -m training` prints it."""

ENGLISH = Language(code="en", name="English", analyse=analyse, package="onrecord.languages.english", models=MODELS)

LANGUAGE = ENGLISH
"""Under the name by which the table of languages asks for it."""
