"""The listed forms of a word, by its endings and a table of irregular ones: enough for looking words up, with no parse."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.languages import Language

SHORTEST_STEM = 2
"""Letters that an ending leaves at least."""


@dataclass(frozen=True, eq=False)
class Forms:
    """What `data/forms.toml` holds: endings with what takes their place, and irregular forms with their lemma."""

    endings: tuple[tuple[str, str], ...]
    irregular: Mapping[str, str]

    def lemmas(self, word: str) -> tuple[str, ...]:
        """All that a lower-case word may be a form of, itself first. Not all of them are words."""
        return lemmas_of(self, word)


@lru_cache(maxsize=50_000)
def lemmas_of(forms: Forms, word: str) -> tuple[str, ...]:
    """See `Forms.lemmas`; most words of a text come again and again."""
    found = [word]
    if word in forms.irregular:
        found.append(forms.irregular[word])
    for ending, instead in forms.endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST_STEM:
            continue
        found.append(stem + instead)
        if not instead and stem[-1] == stem[-2:-1]:
            found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


@cache
def forms_of(language: Language) -> Forms:
    """The forms of a language, read once."""
    table = language.table("forms")
    return Forms(
        endings=tuple((ending, instead) for ending, instead in table["endings"]),
        irregular={form: lemma for lemma, forms in table["irregular"].items() for form in forms},
    )
