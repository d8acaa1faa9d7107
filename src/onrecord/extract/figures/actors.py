"""Who did it, and on whose count: the parties around a figure."""

from onrecord.extract.figures.harm_words import harm_words
from onrecord.extract.figures.tallies import Tally
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span, cover

SUBJECTS = ("nsubj", "agent")
Actors = tuple[tuple[str, ...], Span | None]


def named(mentions: tuple[Mention, ...]) -> Actors:
    """The names and the words that give them."""
    return tuple(m.name for m in mentions), cover([m.span for m in mentions]) if mentions else None


def actors_of(reading: Reading, tally: Tally, words: dict[str, list[str]]) -> Actors:
    """Who did it: an agent ("by X"), the subject of the verb, whose attack it was. Empty where the text does not say."""
    if tally.harm is None or tally.what in ("signatures", "protesting"):
        return (), None
    analysis = reading.analysis
    verb = analysis.words[tally.harm.word]
    anchor = analysis.words[tally.counted.anchor]
    if tally.harm.active and verb.pos not in ("VERB", "NOUN"):
        verb = analysis.words[anchor.head]
    if verb.pos in ("NOUN", "PROPN", "ADJ"):
        found = agent(reading, verb, words)
        if not found[0] and verb.index > tally.counted.last:
            found = agent_further_on(reading, tally, words)
        elif not found[0]:
            found = subject(reading, verb, tally, words, noun=True)
        return found
    found = agent(reading, verb, words)
    if not found[0]:
        found = subject(reading, verb, tally, words) if tally.harm.active else around(reading, verb, words)
    if not found[0] and not tally.harm.active:
        found = agent_further_on(reading, tally, words)
    return found


def agent(reading: Reading, verb: Word, words: dict[str, list[str]]) -> Actors:
    """The parties after "by"."""
    analysis = reading.analysis
    for by in analysis.children(verb.index, "agent", "prep"):
        if by.dep == "agent" or by.lower in words["by"]:
            for thing in analysis.children(by.index, "pobj"):
                return who(reading, thing, words)
    return (), None


def who(reading: Reading, thing: Word, words: dict[str, list[str]]) -> Actors:
    """Whom a noun phrase means: its parties, the speaker for "we", whose attack it is, else the words for people."""
    meant = reading.parties.meant_by(thing.index)
    if meant:
        return named(meant)
    if thing.lower in words["speakers"]:
        speaker = reading.voice_at(thing.start).name
        return ((speaker,), thing.span) if speaker else ((), None)
    return owner(reading, thing, words) if thing.lemma in words["doing"] else described(reading, thing, words)


def described(reading: Reading, thing: Word, words: dict[str, list[str]]) -> Actors:
    """The words for people or forces who have no name: "prison guards", "suicide bombers"."""
    harm = harm_words(reading.language)
    if thing.lemma not in words["forces"] and thing.lower not in words["forces"] and not harm.is_person(thing):
        return (), None
    run = [thing]
    for word in reversed(reading.analysis.words[max(0, thing.index - 5) : thing.index]):
        if (
            word.pos not in ("ADJ", "NOUN", "PROPN", "CCONJ")
            or word.head > thing.index
            or word.entity in ("DATE", "TIME")
        ):
            break
        run.append(word)
    while run[-1].pos == "CCONJ":
        run.pop()
    span = Span(run[-1].start, thing.end)
    return (" ".join(span.of(reading.text).split()),), span


def agent_further_on(reading: Reading, tally: Tally, words: dict[str, list[str]]) -> Actors:
    """The parties after a "by" that the parse hangs elsewhere: "were killed, among them two boys, by X"."""
    analysis = reading.analysis
    start = tally.harm.last if tally.harm else tally.counted.last
    for word in analysis.words[start + 1 : min(tally.sentence.last, start + 16)]:
        if word.tag in ("VBD", "VBZ", "VBP", "MD") or word.lower == ";":
            break
        if word.lower in words["by"] and not (analysis.words[word.head].pos == "VERB" and word.head > start):
            for thing in analysis.children(word.index, "pobj"):
                return who(reading, thing, words)
    return (), None


def subject(reading: Reading, verb: Word, tally: Tally, words: dict[str, list[str]], noun: bool = False) -> Actors:
    """The parties that are the subject of a verb, or of the verbs above it that share theirs."""
    analysis = reading.analysis
    if noun and not any(w.lemma in words["causing"] for w in [verb, *analysis.ancestors(verb)][:4]):
        return (), None
    for _ in range(5):
        for one in reversed(analysis.children(verb.index, "nsubj")):
            if tally.counted.first <= one.index <= tally.counted.last:
                continue
            return who(reading, one, words)
        passive = analysis.children(verb.index, "nsubjpass")
        if passive and verb.index != tally.harm.word if tally.harm else False:
            return agent(reading, verb, words)
        if verb.head == verb.index or (verb.dep == "ccomp" and not noun):
            break
        verb = analysis.words[verb.head]
    return (), None


def owner(reading: Reading, thing: Word, words: dict[str, list[str]]) -> Actors:
    """Whose attack, raid or blockade it is: "X's campaign", "an attack by X"."""
    analysis = reading.analysis
    if thing.lemma not in words["doing"]:
        return (), None
    for whose in analysis.children(thing.index, "poss", "amod", "compound"):
        meant = reading.parties.meant_by(whose.index)
        if meant:
            return named(meant)
    for by in analysis.children(thing.index, "prep", "agent"):
        if by.lower in words["by"]:
            for one in analysis.children(by.index, "pobj"):
                return named(reading.parties.meant_by(one.index))
    return (), None


def around(reading: Reading, verb: Word, words: dict[str, list[str]]) -> Actors:
    """Whose attack it was in: "were killed in X's campaign"."""
    analysis = reading.analysis
    todo = [verb]
    for one in todo[:6]:
        for preposition in analysis.children(one.index, "prep", "agent"):
            for thing in analysis.children(preposition.index, "pobj"):
                if preposition.lower in words["doing_prepositions"]:
                    found = owner(reading, thing, words)
                    if found[0]:
                        return found
                todo.append(thing)
    for one in todo[1:4]:
        for preposition in analysis.children(one.index, "prep"):
            for thing in analysis.children(preposition.index, "pobj"):
                found = owner(reading, thing, words)
                if found[0]:
                    return found
    return (), None


def according_to(reading: Reading, tally: Tally, words: dict[str, list[str]]) -> tuple[str, Span | None]:
    """On whose count: "according to X", "according to an X tally"."""
    analysis = reading.analysis
    inside = analysis.words_of(tally.sentence)
    to = [
        w
        for w in inside
        if w.lower in words["to"] and w.index and analysis.words[w.index - 1].lower in words["according"]
    ]
    chosen = next(
        (w for w in to if w.index > tally.counted.first),
        to[0] if to and to[0].index <= tally.sentence.first + 2 else None,
    )
    if chosen:
        name = named_after(reading, chosen, words)
        return name
    return "", None


def recorded_by(reading: Reading, tally: Tally, words: dict[str, list[str]]) -> tuple[str, Span | None]:
    """Who recorded or reported it: "X recorded that"; "X's figures". Not who is quoted with it."""
    analysis = reading.analysis
    verb = analysis.words[tally.harm.word if tally.harm else tally.counted.anchor]
    for above in (verb, *analysis.ancestors(verb)):
        if above.lemma in words["recording"] and above.pos == "VERB" and not around_quotation(reading, above, tally):
            for one in analysis.children(above.index, "nsubj"):
                meant = reading.parties.meant_by(one.index)
                if meant and not tally.counted.first <= one.index <= tally.counted.last:
                    return meant[0].name, meant[0].span
    return "", None


def around_quotation(reading: Reading, verb: Word, tally: Tally) -> bool:
    """True where the verb is the cue of the quotation in which the count stands: its speaker is `said_by` then."""
    quotation = reading.voice_at(reading.analysis.words[tally.counted.first].start).quotation
    return (
        quotation is not None
        and any(s.start <= verb.start < s.end for s in quotation.cue)
        and quotation.form != "indirect"
    )


def named_after(reading: Reading, to: Word, words: dict[str, list[str]]) -> tuple[str, Span | None]:
    """The party after "according to"; whose tally it is; else the words themselves."""
    analysis = reading.analysis
    things = analysis.children(to.index, "pobj") or analysis.children(to.index - 1, "pobj")
    for thing in things:
        meant = reading.parties.meant_by(thing.index)
        if meant:
            return meant[0].name, meant[0].span
        for whose in analysis.children(thing.index, "compound", "poss", "amod", "nmod"):
            meant = reading.parties.meant_by(whose.index)
            if meant and thing.lemma in words["counts"]:
                return meant[0].name, meant[0].span
        run = [w for w in analysis.words[to.index + 1 : thing.index + 1] if w.pos != "DET"]
        if run:
            span = Span(run[0].start, run[-1].end)
            return span.of(reading.text), span
    return "", None
