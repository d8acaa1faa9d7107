"""Words that speak of an instrument as one that stands: "remains in force", "faces charges", "is wanted by"."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reconcile.ledger_persons import against, names_from, subjects_of
from onrecord.reconcile.ledger_sentence import FAR, Doer, Sentence
from onrecord.reconcile.ledger_told import Told, told_of

BEFORE = 8
"""Words before an instrument among which it may be said to stand."""
BEHIND = 6
"""Words behind "wanted" within which a name stands: "the wanted general Oskar Venn"."""


def spoken_of(here: Sentence) -> Iterator[Told]:
    """What the sentence says to stand, now; nothing where it only asks or holds so."""
    if not here.is_question:
        yield from standing(here)
        yield from wanted(here)


def standing(here: Sentence) -> Iterator[Told]:
    """Instruments that the sentence says are in force, or that somebody faces."""
    for noun, kind in here.nouns.items():
        near = range(max(0, noun - BEFORE), min(len(here.tokens), noun + FAR))
        at = next((at for at in near if says_it_stands(here, at)), None)
        if at is None or here.is_held(at) or here.words.as_another(here.word(noun)) is not None:
            continue
        accused: tuple[str, ...] = ()
        if here.words.is_personal(kind):
            accused = against(here, noun) or (subjects_of(here, at) if at < noun else ())
        bodies = (here.names.body(run.name) for run in here.runs)
        told = told_of(
            here, noun, kind, None, Doer(next((name for name in bodies if here.words.is_body(name)), "")), accused
        )
        if told.definite or told.against or told.number:
            yield told


def says_it_stands(here: Sentence, at: int) -> bool:
    """True where a word or two say so, now."""
    two = f"{here.word(at)} {here.word(at + 1)}"
    stands = here.words.all("stands")
    return (here.word(at) in stands or two in stands) and not here.words.has_any("over", here.before(at))


def wanted(here: Sentence) -> Iterator[Told]:
    """ "Ravik Sorne, who is wanted by the Tribunal": spoken of as if a warrant stood."""
    for at, token in enumerate(here.tokens):
        if token.word not in here.words.all("wanted") or here.words.has_any("over", here.before(at)):
            continue
        accused = wanted_at(here, at)
        doer = here.agent_of(at, at, passive=True)
        if here.words.has_any("by", [here.word(at + 1)]) and not doer.body:
            # "Wanted by the voters of Tarn".
            continue
        if accused and doer.is_body and not here.is_held(at):
            # "The wanted general" is no warrant told of before.
            yield replace(told_of(here, at, "warrant", None, doer, accused), definite=False)


def wanted_at(here: Sentence, at: int) -> tuple[str, ...]:
    """Who is said to be wanted: "is wanted by", "Venn, wanted for"; before a name "the wanted general Oskar Venn"."""
    after = here.word(at + 1)
    if here.words.has_any("after_wanted", [after]) or not after[:1].isalnum():
        passive = here.words.has_any("passive", here.before(at)) or here.word(at - 1) in here.words.all(
            "before_passive"
        )
        return subjects_of(here, at) if passive or here.tokens[at - 1].raw in ",(" else ()
    article = here.words.has_any("definite", [here.word(at - 1)]) or here.word(at - 1) in here.words.all("articles")
    near = any(at < run.first <= at + BEHIND for run in here.runs)
    return names_from(here, at + 1) if article and near else ()
