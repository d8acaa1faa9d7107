"""What happened at a time: the verb or noun on which a time expression hangs."""

from onrecord.extract.events.beside import SUBJECTS, Happening, beside
from onrecord.extract.events.words import Beside, EventWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.entries import TimeExpression
from onrecord.model.text import Span

LONGEST = 40
"""Words that an event's span has at most."""

FAR = 16
"""Words between a time and the noun that it dates, at most."""

CLOSE = 6
"""Words between a time and a noun that it may date although the parse hangs it elsewhere."""

RELATIVE = ("WDT", "WP")


def happening_at(analysis: Analysis, time: TimeExpression, words: EventWords) -> Happening | None:
    """What happened then; None where the words around tell of nothing that happened."""
    inside = analysis.words_in(time.span)
    if not inside:
        return None
    within = {w.index for w in inside}
    top = next((w for w in inside if w.head not in within or w.head == w.index), inside[-1])
    before = inside[0].index
    named = named_just_before(analysis, inside[0], words)
    charged = named and step_for(analysis, named, words)
    if charged:
        return Happening(charged)
    if named:
        return Happening(named, nominal=True)
    for above in [top, *analysis.ancestors(top)]:
        if above.index in within:
            continue
        noun = naming_noun(analysis, above, words)
        if noun and abs(noun.index - before) <= FAR and not is_aim(analysis, noun, words):
            return Happening(noun, nominal=True)
        if above.pos in ("VERB", "AUX") and above.dep not in ("aux", "auxpass"):
            verb = told_verb(analysis, occasion_of(analysis, above, words), words)
            nearer = named_close_before(analysis, inside[0], words)
            if verb and nearer and words.type_of(verb.lemma, Beside()) == "other":
                return Happening(nearer, nominal=True)
            return (
                Happening(verb)
                if verb
                else nominal_near(analysis, above, words) or list_before(analysis, inside[0], words)
            )
    return nearest_verb(analysis, inside[0], words)


def occasion_of(analysis: Analysis, verb: Word, words: EventWords) -> Word:
    """What was done on an occasion whose day is told: "signed" in "at a conference held on 3 May, they signed"."""
    link = analysis.head(analysis.head(verb))
    if verb.lemma not in words.held_words or verb.dep != "acl" or link.dep != "prep":
        return verb
    done = analysis.head(link)
    return done if link.index < done.index and done.tag == "VBD" else verb


def deed_before(analysis: Analysis, happening: Happening, time: TimeExpression, words: EventWords) -> Happening | None:
    """The deed that a second time of a charge, a warrant or a judgment is of: "charged on 3 May ... with torture in March"."""
    if happening.word.lemma not in words.steps_over_deeds:
        return None
    first = next(iter(analysis.words_in(time.span)), happening.word).index
    for before in analysis.words[max(happening.word.index + 1, first - FAR) : first][::-1]:
        if before.pos in ("NOUN", "PROPN") and before.lemma in words.deeds:
            return Happening(before, nominal=True)
        if before.text in (";", ":"):
            return None
    return None


def naming_noun(analysis: Analysis, word: Word, words: EventWords) -> Word | None:
    """The noun that names a happening: the word itself, or what it is of ("a wave of attacks"); None for other words."""
    if word.pos not in ("NOUN", "PROPN"):
        return None
    if word.lemma in words.nominals:
        return word
    for preposition in analysis.children(word.index, "prep"):
        if preposition.lower in words.of_words and preposition.index == word.index + 1:
            for thing in analysis.children(preposition.index, "pobj"):
                if thing.lemma in words.nominals:
                    return thing
    return None


def is_aim(analysis: Analysis, noun: Word, words: EventWords) -> bool:
    """True for the arrest of "a warrant for the arrest of X", which need not have happened."""
    return (
        noun.lemma in words.aims and noun.dep == "pobj" and analysis.head(analysis.head(noun)).lemma in words.aimed_at
    )


def step_for(analysis: Analysis, deed: Word, words: EventWords) -> Word | None:
    """The verb of the step that is taken for a deed: "charged" for the murder of "charged with murder on 3 May"."""
    link = analysis.head(deed)
    verb = analysis.head(link)
    if deed.dep != "pobj" or link.lower not in words.charge_words or verb.tag not in ("VBD", "VBN"):
        return None
    return verb if deed.lemma in words.deeds and verb.lemma in words.steps_over_deeds else None


def named_just_before(analysis: Analysis, word: Word, words: EventWords) -> Word | None:
    """The noun right before a time and its preposition, where it names a happening: "the fighting in May"."""
    first = analysis.sentence_of(word).first
    for noun in analysis.words[max(first, word.index - 3) : word.index][::-1]:
        if (noun.pos in ("NOUN", "PROPN") or noun.tag == "VBG") and is_aim(analysis, noun, words):
            return None
        if noun.pos in ("NOUN", "PROPN") or noun.tag == "VBG":
            return noun if noun.lemma in words.nominals or noun.lower in words.nominals else None
        if noun.pos not in ("ADP", "DET", "PUNCT", "ADV") or noun.text == ".":
            return None
    return None


def named_close_before(analysis: Analysis, word: Word, words: EventWords) -> Word | None:
    """The noun close before a time that names a happening of a kind, with no verb between."""
    first = analysis.sentence_of(word).first
    for before in analysis.words[max(first, word.index - CLOSE) : word.index][::-1]:
        if before.pos in ("VERB", "AUX", "PUNCT"):
            return None
        if before.pos == "NOUN" and words.nominals.get(before.lemma, "other") != "other":
            return before
    return None


def list_before(analysis: Analysis, word: Word, words: EventWords) -> Happening | None:
    """The last happening named before a time, in the same sentence: a parse loses it where a list stands between.

    A noun that names one, or a verb that a rule knows.
    """
    sentence = analysis.sentence_of(word)
    for before in analysis.words[max(sentence.first, word.index - 25) : word.index][::-1]:
        if before.pos == "NOUN" and before.lemma in words.nominals and word.index - before.index <= FAR:
            return Happening(before, nominal=True)
        if is_typed(analysis, before, word, words) and not tells_of(analysis, before, word, words):
            # Of clauses joined by "and", all of which the time dates, the first leads.
            first = analysis.head(before)
            return Happening(first if before.dep == "conj" and is_typed(analysis, first, word, words) else before)
    return None


def tells_of(analysis: Analysis, verb: Word, time: Word, words: EventWords) -> bool:
    """True for a verb of telling in whose clause the time stands: "said this week's aid had not come" was said at any time."""
    told = words.type_of(verb.lemma, Beside()) == "statement"
    return told and any(above.index == verb.index for above in analysis.ancestors(time))


def is_typed(analysis: Analysis, verb: Word, time: Word, words: EventWords) -> bool:
    """True for a verb in a past form that tells of a happening of a kind."""
    if verb.tag not in ("VBD", "VBN") or told_verb(analysis, verb, words) is None:
        return False
    return words.type_of(verb.lemma, beside(analysis, Happening(verb), time.span)) != "other"


def told_verb(analysis: Analysis, verb: Word, words: EventWords) -> Word | None:
    """The verb, where it tells of something that happened: not of what is, will be, or did not happen."""
    # The parse takes the month of "On 3 May the Assembly approved" for a helper now and then.
    helpers = [w for w in analysis.children(verb.index, "aux", "auxpass", "neg") if w.tag != "NNP"]
    if any(w.lower in words.modals or w.lower in words.negations for w in helpers):
        return None
    if any(
        w.lower in words.none_words
        for subject in analysis.children(verb.index, "nsubj", "nsubjpass")
        for w in analysis.children(subject.index, "det")
    ):
        return None
    if (
        verb.dep == "xcomp"
        and analysis.head(verb).lemma in words.future_heads
        and any(w.lower == "to" for w in helpers)
    ):
        return None
    if verb.lemma in words.light_verbs:
        deeper = analysis.children(verb.index, "xcomp")
        return told_verb(analysis, deeper[0], words) if deeper and deeper[0].pos == "VERB" else None
    return verb


def nominal_near(analysis: Analysis, verb: Word, words: EventWords) -> Happening | None:
    """The happening that the subject or complement of a verb of being names: "the attack was on 3 May"."""
    for child in analysis.children(verb.index, "nsubj", "nsubjpass", "attr", "dobj"):
        if child.pos == "NOUN" and child.lemma in words.nominals:
            return Happening(child, nominal=True)
    return None


def nearest_verb(analysis: Analysis, word: Word, words: EventWords) -> Happening | None:
    """The verb nearest to a time that hangs on nothing, within its sentence."""
    sentence = analysis.words_of(analysis.sentence_of(word))
    verbs = [w for w in sentence if w.pos == "VERB" and w.tag in ("VBD", "VBN", "VBZ", "VBP")]
    for verb in sorted(verbs, key=lambda v: abs(v.index - word.index)):
        told = told_verb(analysis, verb, words)
        if told and abs(verb.index - word.index) <= 20:
            return Happening(told)
    return None


def step_over(analysis: Analysis, noun: Word, words: EventWords) -> Word | None:
    """The verb of the step that a noun went through: "annulled" in "annulled the decree in May"; None for any other."""
    verb = analysis.head(noun)
    if noun.dep not in ("dobj", "nsubjpass") or verb.pos != "VERB" or told_verb(analysis, verb, words) is None:
        return None
    return verb


def span_of(analysis: Analysis, happening: Happening, time: TimeExpression) -> Span:
    """Subject, verb, object and date; less where that is long."""
    word = happening.word
    parts = [word]
    deps = ("det", "amod", "compound", "poss") if happening.nominal else (*SUBJECTS, "dobj", "agent", "prt", "auxpass")
    for child in analysis.children(word.index, *deps):
        parts.append(child)
        parts += analysis.children(child.index, "det", "amod", "compound", "poss", "nummod", "pobj")
    if any(part.tag in RELATIVE for part in parts) and word.dep == "relcl":
        # "A truce, which took effect on 3 May": the event is of the truce.
        told = analysis.head(word)
        parts += [told, *analysis.children(told.index, "det", "amod", "compound", "poss")]
    inside = analysis.words_in(time.span)
    if inside[0].index and analysis.words[inside[0].index - 1].pos == "ADP":
        inside = (analysis.words[inside[0].index - 1], *inside)
    least = [word, *inside]
    for chosen in ([*parts, *inside], least):
        first, last = min(w.index for w in chosen), max(w.index for w in chosen)
        if last - first < LONGEST:
            return Span(analysis.words[first].start, max(analysis.words[last].end, time.span.end))
    return around(analysis, inside[0])


def around(analysis: Analysis, word: Word) -> Span:
    """The words next to one, within its sentence."""
    sentence = analysis.sentence_of(word)
    first, last = max(sentence.first, word.index - 8), min(sentence.last, word.index + 12)
    return Span(analysis.words[first].start, analysis.words[last - 1].end)
