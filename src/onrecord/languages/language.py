"""What a language gives to the extractors: a way to take a text apart, and its words, all of them data.

A new language is a module that makes one `Language` and a row in `onrecord.languages.LANGUAGES`.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model.analysis import Analysis


@dataclass(frozen=True)
class Language:
    """One language. `analyse` takes a text apart; `tables` are its data files by name, as they were read."""

    code: str
    name: str
    analyse: Callable[[str], Analysis]
    package: str
    """Where its data files lie: `PACKAGE/data/*.toml`, and trained models: `PACKAGE/models/NAME/`."""
    models: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Trained models by name, with the SHA-256 of their weights; empty where it has none."""

    def table(self, name: str) -> Mapping[str, Any]:
        """The data file `data/NAME.toml`, read once. Raises FileNotFoundError where the language has none."""
        return read_table(self.package, name)


@cache
def read_table(package: str, name: str) -> Mapping[str, Any]:
    """A language's data file as TOML gives it."""
    return tomllib.loads((files(package) / "data" / f"{name}.toml").read_text(encoding="utf-8"))
