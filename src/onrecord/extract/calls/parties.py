"""Who asks and who is asked: from the grammar around the words of asking to names."""

from dataclasses import dataclass

from onrecord.extract.calls.letters import addressee_of
from onrecord.extract.calls.live import is_live
from onrecord.extract.calls.pieces import Piece, noun_root, noun_start, span_of
from onrecord.extract.calls.subjects import subject_of
from onrecord.extract.calls.words import call_words
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

FEW = 4
"""Sentences before one without a caller in which somebody may ask."""
NEAR = 60
"""Words before an order that was ignored within which it may be told whose it was."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for: its words, who asks, who is asked; `cue` is the index of the word that asks."""

    piece: Piece
    by: str
    to: tuple[str, ...]
    cue: int


def names_at(reading: Reading, head: int) -> tuple[str, ...]:
    """The names of the parties that a noun phrase means, else its own words; none for a pronoun that leads nowhere."""
    word = reading.analysis.words[head]
    if word.lower in call_words(reading.language).first_person:
        voice = reading.voice_at(word.start).name
        return (voice,) if voice else ()
    if word.lower in call_words(reading.language).second_person and reading.voice_at(word.start).quotation is None:
        addressed = addressee_of(reading)
        return (addressed,) if addressed else ()
    meant = tuple(dict.fromkeys(m.name for m in owned_or(reading, head)))
    if meant or word.pos not in ("NOUN", "PROPN", "ADJ", "DET"):
        return meant
    if any(w.pos == "NUM" for w in reading.analysis.children(head, "nummod")):
        return ()
    return (phrase(reading, head),)


def owned_or(reading: Reading, head: int) -> tuple[Mention, ...]:
    """The parties that a noun phrase means: of "X's Commissioner" not X, and of "both houses of parliament" parliament."""
    words, mention = reading.analysis.words, reading.parties.at(head)
    after = reading.analysis.word_at(mention.span.end) if mention else None
    if after is not None and after.tag == "POS" and after.index + 1 < len(words):
        owned = reading.parties.at(after.index + 1)
        if owned and owned.name[:1].isupper() and owned.span.start > after.start:
            return (owned,)
    if words[head].lemma in call_words(reading.language).chambers and head + 1 < len(words):
        whole = [m for of in reading.analysis.children(head + 1, "pobj") for m in reading.parties.meant_by(of.index)]
        if words[head + 1].lower in call_words(reading.language).partitive and whole:
            return tuple(whole)
    return reading.parties.meant_by(head)


def phrase(reading: Reading, head: int) -> str:
    """The words of a noun phrase up to its head, without articles."""
    words, known = reading.analysis.words, call_words(reading.language)
    start = noun_start(reading.analysis, head, -1)
    while start < head and (words[start].pos in ("PUNCT", "ADV", "SCONJ") or words[start].lower in known.articles):
        start += 1
    end = head
    if head + 1 < len(words) and words[head + 1].lower in known.partitive:
        end = max((c.index for c in reading.analysis.children(head + 1, "pobj")), default=head)
    return reading.text[words[start].start : words[end].end]


def issuer_of(reading: Reading, noun: Word) -> tuple[str, ...]:
    """Who issued a call, a resolution or another text that asks: named in the phrase, else the subject of its verb."""
    analysis, known = reading.analysis, call_words(reading.language)
    for child in analysis.children(noun.index, "poss", "compound", "amod", "nmod"):
        if child.dep == "poss" or reading.parties.at(child.index) or child.lemma in known.issuers:
            names = names_at(reading, child.index)
            if names:
                return names
    for prep in analysis.children(noun.index, "prep", "agent", "acl"):
        inner = analysis.children(prep.index, "agent") if prep.dep == "acl" else [prep]
        for one in inner:
            if one.lower in known.issued:
                for thing in analysis.children(one.index, "pobj"):
                    if reading.parties.at(thing.index) or (
                        one.lower in known.by and not analysis.children(thing.index, "nummod")
                    ):
                        return names_at(reading, thing.index)
    verb = analysis.head(noun)
    if noun.dep == "pobj" and verb.lower in known.together and analysis.head(verb).lemma in known.responding:
        # "Reacted with a call for"
        subject = subject_of(reading, analysis.head(verb))
        return names_at(reading, subject.index) if subject else ()
    # "Demands were rejected by the ministry": whoever answers did not ask.
    if (
        noun.dep == "nsubjpass"
        and verb.lemma not in known.answering
        or noun.dep == "dobj"
        and (verb.lemma in known.making or noun.lemma not in known.nouns_to)
    ):
        subject = subject_of(reading, verb)
        return names_at(reading, subject.index) if subject and subject.index != noun.index else ()
    return ()


def told_issuer(reading: Reading, noun: Word, near: int | None = None) -> tuple[str, ...]:
    """Who issued a text that was told of before by the same noun: "passed a resolution ... The resolution also calls".

    `near` is how many words before are looked at; all where it is None.
    """
    for word in reversed(reading.analysis.words[max(0, noun.index - near) if near else 0 : noun.index]):
        if word.lemma == noun.lemma and word.pos == "NOUN":
            names = issuer_of(reading, word)
            if names:
                return names
    return ()


def answerer_of(reading: Reading, noun: Word) -> Word | None:
    """The verb of one who complies with a call or refuses it; None where none is told."""
    known = call_words(reading.language)
    verb = next((a for a in reading.analysis.ancestors(noun) if a.pos == "VERB"), None)
    return (
        verb
        if verb is not None and verb.lemma in known.answering and noun.dep in ("dobj", "pobj", "conj", "nsubjpass")
        else None
    )


def caller(reading: Reading, cue: Word) -> str:
    """Who asks, by one name: of the verb or noun of asking; the voice of the place where nobody else is said to."""
    known = call_words(reading.language)
    if cue.pos == "NOUN":
        names = issuer_of(reading, cue)
        if not names and answerer_of(reading, cue) is not None:
            names = told_issuer(reading, cue, NEAR)
        own = not names and (cue.dep in ("ROOT", "appos") or reading.analysis.head(cue).lemma in known.copulas)
    else:
        subject = subject_of(reading, cue)
        inside = reading.voice_at(subject.start).quotation if subject else None
        if inside is not None and inside is not reading.voice_at(cue.start).quotation:
            return inside.speaker
        own = subject is None and (cue.tag in ("VB", "VBP") or reading.organ_at(cue.start) is not None)
        if subject and subject.lemma in known.texts:
            names = issuer_of(reading, subject) or told_issuer(reading, subject) or names_at(reading, subject.index)
        else:
            names = names_at(reading, subject.index) if subject else ()
    return names[0] if names else reading.voice_at(cue.start).name if own else ""


def voice_or_caller(reading: Reading, word: Word) -> str:
    """Who asks where no words tell: the voice of the place, else whoever asks before in the same paragraph.

    "The commission urges X to leave. Other states should help": the commission again.
    """
    voice = reading.voice_at(word.start)
    if voice.name or voice.quotation is not None:
        return voice.name
    known, analysis = call_words(reading.language), reading.analysis
    number = analysis.sentence_number_at(word.start)
    here = analysis.sentences[number]
    for before in reversed(analysis.sentences[max(0, number - FEW) : number]):
        if before.paragraph != here.paragraph:
            break
        for verb in reversed(analysis.words_of(before)):
            if verb.pos == "VERB" and verb.lemma in known.asks_to | known.asks_that and is_live(reading, verb):
                return caller(reading, verb)
    return ""


def head_in(reading: Reading, piece: Piece) -> Word:
    """The head word of the noun phrase that a piece begins with."""
    return reading.analysis.words[noun_root(reading.analysis, *piece)]


def addressees(reading: Reading, piece: Piece) -> tuple[str, ...]:
    """Who is asked, from the words between the asking and the action; several where they are coordinated."""
    head = head_in(reading, piece)
    if head.pos in ("DET", "NOUN", "NUM") and not reading.parties.at(head.index):
        inner = [m for m in reading.parties.within(span_of(reading.analysis, piece)) if m.head > head.index]
        of = [
            w
            for w in reading.analysis.words[head.index + 1 : piece[1]]
            if w.lower in call_words(reading.language).partitive
        ]
        if inner and of and of[0].index == head.index + 1:
            return tuple(dict.fromkeys(m.name for m in inner if m.name))
    names = names_at(reading, head.index)
    outside = reading.parties.meant_by(head.index)
    if len(names) > 1 and outside:
        inside = tuple(dict.fromkeys(m.name for m in outside if m.head < piece[1]))
        return inside or names
    return names


def agents_in(reading: Reading, piece: Piece) -> tuple[str, ...]:
    """Who is to do an act that a noun names: "a truce by both armies", "lifting of X's blockade", "held by X"."""
    analysis, known = reading.analysis, call_words(reading.language)
    root = analysis.words[noun_root(analysis, *piece)]
    found: list[Mention] = []
    matter = False
    for word in analysis.words[piece[0] : piece[1]]:
        # "Fire into the town" is about nothing.
        about = analysis.words[max(word.index - 1, 0)]
        matter = matter or (word.lower in known.into and (about == root or about.lemma in known.acts))
        told = any(m.lower in known.conditions for m in analysis.children(word.head, "mark"))
        if word.lower in known.by and (matter or told):
            # Nor is a crime "as defined by the treaty" asked of the treaty.
            continue  # "an inquiry into attacks by the army" is not asked of the army
        if word.lower in known.by:
            things = analysis.children(word.index, "pobj")
            meant = [m for thing in things for m in reading.parties.meant_by(thing.index)]
            found += [m for m in meant if piece[0] <= m.head < piece[1]]
        elif word.dep == "poss" and root.lemma in known.owner_acts and not found:
            found += reading.parties.meant_by(word.index)
    # "held by the army and prisoners held by the militia": the parse takes the prisoners for holders.
    acting = [m for m in found if m.kind != "people"] or found
    return tuple(dict.fromkeys(m.name for m in acting if m.name))
