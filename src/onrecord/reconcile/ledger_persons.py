"""Against whom a sentence says that an instrument is: the persons named, and only where the words leave no choice.

A warrant of somebody's brother, for somebody's murder, or against "a man who had accused" somebody is not against the one named.
"""

from collections.abc import Iterator

from onrecord.reconcile.ledger_sentence import FAR, REACH, Sentence
from onrecord.reconcile.ledger_tokens import Run
from onrecord.reconcile.wording import words_of


def against(here: Sentence, noun: int) -> tuple[str, ...]:
    """Those whom an instrument is against: named behind "for" or "against", or as its owner; empty where nobody is for sure."""
    for start in openings(here, noun):
        found = names_from(here, start)
        if found:
            return found
    owner = next((run for run in here.runs if run.last <= noun <= run.last + 2 and here.owns(run)), None)
    # "Judge Oskar Venn's warrant" is the one that he signed.
    signed = owner is None or here.words.is_body(owner.name) or here.words.has_any("officers", words_of(owner.name))
    return () if owner is None or signed else persons(here, [owner])


def openings(here: Sentence, noun: int) -> Iterator[int]:
    """Where those that it is against may begin: behind "for", "against", "the arrest of", "conviction of"."""
    kind = here.nouns.get(noun)
    for at in range(noun + 1, min(len(here.tokens), noun + FAR)):
        word, before = here.word(at), here.word(at - 1)
        if at in here.nouns or at in here.alone or word in here.words.all("ends_object") or here.tokens[at].raw == ";":
            return
        if word in here.words.all("joins") and here.word(at + 1) not in here.words.all("arrest"):
            return
        against = word in here.words.all("against") or (kind == "sanctions" and word in here.words.all("on_whom"))
        if against and here.words.has_any("arrest", [here.word(at + 1), here.word(at + 2)]):
            continue
        of = word in here.words.all("of") and (before in here.words.all("arrest") or at == noun + 1)
        if against or of:
            yield at + 1


def names_from(here: Sentence, start: int) -> tuple[str, ...]:
    """The persons of a list that begins here; what is said of each of them is passed over."""
    rest = [run for run in here.runs if start <= run.first < start + FAR]
    first = first_of(here, start, rest)
    if first is None:
        return ()
    found, ends = [first], 1
    for run in rest[rest.index(first) + 1 :]:
        between = [here.word(at) for at in range(found[-1].last, run.first)]
        if here.words.has_any("saying", between) or len(between) > REACH:
            break
        if here.goes_on(run) and not here.is_behind(run) and not here.owns(run) and is_closed(here, run):
            found.append(run)
            # Only an "and" tells a list from "..., said his lawyer, Ada Pell".
            ends = len(found) if here.words.has_any("joins", between) else ends
    return persons(here, found[:ends])


def first_of(here: Sentence, start: int, runs: list[Run]) -> Run | None:
    """The person named first: at once, behind a title or a role, or after what the role is of ("the mayor of Tarn, Ida Brandt")."""
    for number, run in enumerate(runs):
        between = [here.word(at) for at in range(start, run.first)]
        if here.words.has_any("strangers", between) or len(between) > REACH:
            return None
        follows = runs[number + 1] if number + 1 < len(runs) else None
        if here.owns(run) or here.words.is_body(run.name) or (between and here.is_behind(run)):
            # A place, a body or an owner: the person may stand behind it.
            continue
        if follows and is_role_of(here, run, follows):
            continue
        if here.tokens[run.first - 1].raw == ",":
            return run if any(map(here.words.is_role, between)) and is_closed(here, run) else None
        return run if is_called(here, between) else None
    return None


def is_called(here: Sentence, between: list[str]) -> bool:
    """True where the words before a name are its title or role, or none: "the former army chief Oskar Venn"."""
    last = between[-1:] if between and not here.words.has_any("before_names", between[-1:]) else []
    return not here.words.has_any("prepositions", between) and all(map(here.words.is_role, last))


def is_role_of(here: Sentence, run: Run, follows: Run) -> bool:
    """True for "Hill Guard commander Oskar Venn": the name before says what the person behind is of."""
    between = [here.word(at) for at in range(run.last, follows.first)]
    parted = any(here.words.has_any(name, between) for name in ("joins", "prepositions", "definite"))
    return bool(between) and not parted and here.words.is_role(between[-1]) and all(word.isalpha() for word in between)


def is_closed(here: Sentence, run: Run) -> bool:
    """True where a name that goes on with a list is not the subject of what follows: "..., and Lida Tarrow left"."""
    after = here.word(run.last)
    if after in here.words.all("passive"):
        return here.tokens[run.first - 2].raw != ","
    return (
        after == "" or not after[:1].isalnum() or after in here.calendar or here.words.has_any("after_names", [after])
    )


def subjects_of(here: Sentence, verb: int) -> tuple[str, ...]:
    """Those of whom a passive tells: "Ann Sorrel and Bo Tarn were charged", "Bo Tarn, who is wanted"; empty where it may be another."""
    at, who = verb, False
    while at > 0 and here.word(at - 1) in here.words.all("before_passive"):
        at -= 1
        who = who or here.word(at) in here.words.all("who")
    last = apposed(here, at - 1, who=who) if here.tokens[at - 1].raw == "," else ending(here, at)
    if last is None or here.owns(last) or here.words.is_body(last.name):
        return ()
    found = [last]
    if at == last.last:
        found = listed_before(here, last)
    return persons(here, found)


def ending(here: Sentence, at: int) -> Run | None:
    """The name that ends here, where a clause begins with it: not "a man who knew Oskar Venn"."""
    run = next((run for run in here.runs if run.last == at), None)
    if run is None or here.is_behind(run):
        return None
    first = run.first
    while first > 0 and (
        here.words.is_role(here.word(first - 1)) or here.words.has_any("definite", [here.word(first - 1)])
    ):
        first -= 1
    before = here.word(first - 1)
    starts = not before[:1].isalnum() or before in here.calendar or before[:1].isdigit()
    return (
        run if starts or any(before in here.words.all(name) for name in ("joins", "saying", "opens_clause")) else None
    )


def apposed(here: Sentence, comma: int, *, who: bool) -> Run | None:
    """Of whom is told behind a comma: the name before it, or the one before what is said of him ("Oskar Venn, 43, of Hale, was ...")."""
    run = next((run for run in here.runs if run.last == comma), None)
    if who:
        # "the wife of Oskar Venn, who is wanted": the words don't tell which of the two.
        of = run is not None and here.word(run.first - 1) in here.words.all("of")
        return None if of else run
    for at in range(comma, 0, -1):
        if here.tokens[at].raw == ";" or here.words.has_any("strangers", [here.word(at)]):
            return None
        if here.tokens[at].raw == "," and ending(here, at):
            return ending(here, at)
    return None


def listed_before(here: Sentence, last: Run) -> list[Run]:
    """The names of a list that ends with this one, in order: at least one "and" makes it a list."""
    found = [last]
    while True:
        at = found[0].first - 1
        joined = here.word(at) in here.words.all("joins") or (len(found) > 1 and here.tokens[at].raw == ",")
        before = next(
            (run for run in here.runs if at > 0 and run.last in (at, at - (here.tokens[at - 1].raw == ","))), None
        )
        if (
            not joined
            or before is None
            or here.is_behind(before)
            or here.owns(before)
            or here.words.is_body(before.name)
        ):
            return found
        found.insert(0, before)


def persons(here: Sentence, runs: list[Run]) -> tuple[str, ...]:
    """The persons that names mean, each once."""
    return tuple(dict.fromkeys(filter(None, (here.names.person(run.name) for run in runs))))
