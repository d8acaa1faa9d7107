"""What pronouns stand for: the nearest party before them that fits in number and sex, or nobody."""

from onrecord.extract.parties.parties import Mention
from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.vocabulary import PartyKind

REACH = 4
"""Sentences that a pronoun looks back over."""
NEARBY = 120
"""Mentions that a pronoun or a description looks back over."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent")

FITS: dict[str, tuple[PartyKind, ...]] = {
    "person": ("person", "role"),
    "thing": ("organisation", "state", "body", "forces", "armed_group"),
    "plural": ("forces", "armed_group", "people", "role", "organisation", "body", "state"),
}


def antecedent(analysis: Analysis, word: Word, kind: str, before: list[Mention], known: PartyWords) -> Mention | None:
    """The party that a pronoun stands for: the nearest sentence first, in it the subject; None where nothing fits."""
    number = sentence_number(analysis, word)
    best: tuple[int, int, int, int] | None = None
    chosen: Mention | None = None
    own_clause = clause_of(analysis, word)
    leads = leads_sentence(analysis, word)
    for mention in reversed(before[-NEARBY:]):
        if not mention.name or mention.kind not in FITS[kind]:
            continue
        head = analysis.words[mention.head]
        distance = number - sentence_number(analysis, head)
        if distance > REACH:
            break
        again = kind == "plural" == known.pronouns.get(head.lower)
        if known.sexes.get(word.lower, "") and is_other_sex(analysis, word, mention, known):
            continue
        if head.dep in ("amod", "compound") or not (again or fits_number(analysis, head, mention, kind, known)):
            continue
        if any(c.lower in known.of_no_one for c in analysis.children(head.index, "det")):
            continue  # "denied that any islander was hurt. He": not the islander
        # An object of the verb whose subject is the pronoun is somebody else.
        if distance == 0 and head.index > word.index:
            continue
        if (
            distance == 0
            and word.dep in ("nsubj", "dobj", "pobj")
            and clause_of(analysis, head) == own_clause
            and word.dep != "poss"
        ):
            continue
        subject = subject_of(analysis, head, kind)
        first = leads and subject is not None and leads_sentence(analysis, subject)
        rank = (-distance, int(first), int(subject is not None), int(head.dep != "pobj"))
        if best is None or rank > best:
            best, chosen = rank, mention
    return chosen


def is_other_sex(analysis: Analysis, pronoun: Word, mention: Mention, known: PartyWords) -> bool:
    """True for "she" after "the Emir" and "he" after "a girl of thirteen"."""
    words = analysis.words_in(mention.span)
    # "Mary King" is no king: a name's own words tell nothing, a form of address before it does.
    telling = [w for w in words if len(words) == 1 or (w.index == mention.head and w.tag in ("NN", "NNS"))]
    first = analysis.words[words[0].index - 1] if words and words[0].index else None
    telling += [w for w in (first, *words[:1]) if w is not None and w.lower in known.addresses]
    told = {known.sexes[w.lower] for w in telling if w.lower in known.sexes}
    return bool(told) and known.sexes[pronoun.lower] not in told


def leads_sentence(analysis: Analysis, word: Word) -> bool:
    """True for the subject of a sentence's own verb, not of a clause within it."""
    return word.dep in SUBJECTS and analysis.head(word).dep == "ROOT"


def subject_of(analysis: Analysis, head: Word, kind: str) -> Word | None:
    """The subject of a clause that a word is, or that leads to it ("the report of the commission", "the commission's staff")."""
    if head.dep in SUBJECTS:
        return head
    above = analysis.head(head)
    if head.dep == "poss" and kind == "thing":
        return above if above.dep in SUBJECTS else None
    above = analysis.head(above)
    return above if head.dep == "pobj" and above.dep in ("nsubj", "nsubjpass") else None


def fits_number(analysis: Analysis, head: Word, mention: Mention, kind: str, known: PartyWords) -> bool:
    """True where singular and plural agree: "they" may also be an organisation, "he" is never several."""
    plural = head.tag in ("NNS", "NNPS") or bool(analysis.children(head.index, "conj"))
    if kind == "person":
        return not plural
    if kind == "thing":
        # "The United States ... it", but not "Local NGOs ... it".
        named = mention.kind in ("state", "organisation") and head.text[:1].isupper()
        return head.tag not in ("NNS", "NNPS") or (named and head.lemma.lower() not in known.organisations)
    return plural or mention.kind in ("forces", "armed_group", "people", "organisation")


def clause_of(analysis: Analysis, word: Word) -> int:
    """The index of the verb of the clause in which a word stands; the word itself where there is none."""
    if word.pos in ("VERB", "AUX"):
        return word.index
    for above in analysis.ancestors(word):
        if above.pos in ("VERB", "AUX"):
            return above.index
    return word.index


def sentence_number(analysis: Analysis, word: Word) -> int:
    """The number of the sentence in which a word stands."""
    return analysis.sentence_number_at(word.start)
