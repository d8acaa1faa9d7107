"""English: a spaCy parse, and data files of words."""

from onrecord.languages.english.parse import analyse
from onrecord.languages.language import Language

MODELS = {
    "quotations": "967c09e66f6bd3e2c47c68fe4780ee96a0c4b24db1afda685408fc4828d48d73",
    "quotations_fast": "ebb5dd0df78ff12dd28cda6a53d585ec284380e0bcb6596b762989fcacaf6062",
}
"""The SHA-256 of each model's weights (encoder.onnx and heads.npz, one after the other). `python -m training` prints it."""

ENGLISH = Language(code="en", name="English", analyse=analyse, package="onrecord.languages.english", models=MODELS)

LANGUAGE = ENGLISH
"""Under the name by which the table of languages asks for it."""
