"""What pronouns and descriptions stand for: the nearest party before them that fits, or nobody."""

from dataclasses import replace

from onrecord.extract.parties import Mention, Parties
from onrecord.extract.party_words import PartyWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.vocabulary import PartyKind

REACH = 4
"""Sentences that a pronoun looks back over."""

FITS: dict[str, tuple[PartyKind, ...]] = {
    "person": ("person", "role"),
    "thing": ("organisation", "state", "body", "forces", "armed_group"),
    "plural": ("forces", "armed_group", "people", "role", "organisation", "body", "state"),
}
GROUPS: tuple[PartyKind, ...] = ("organisation", "armed_group", "body", "forces")


def resolve(parties: Parties, known: PartyWords, publisher: str) -> Parties:
    """The parties with roles tied to the persons who hold them, and pronouns and descriptions led back."""
    analysis = parties.analysis
    tied = tie_roles(parties, known)
    peoples = {*known.adjectives, *(m.name.lower() for m in tied if m.kind in ("people", "state"))}
    widened = [wider_name(m, tied, analysis, known, peoples) for m in tied]
    pronouns = [
        Mention(word.span, word.index, "", "other", described=True)
        for word in analysis.words
        if word.lower in known.pronouns and word.pos in ("PRON", "DET", "ADJ")
    ]
    out: list[Mention] = []
    for mention in sorted([*widened, *pronouns], key=lambda m: (m.span.start, -m.span.end)):
        word = analysis.words[mention.head]
        if mention.described and not mention.name:
            found = antecedent(analysis, word, known.pronouns[word.lower], out)
            out.append(led_back(mention, found))
        elif is_description(analysis, mention, known):
            found = described_party(analysis, mention, out, known, publisher)
            out.append(led_back(mention, found) if found else mention)
        else:
            out.append(mention)
    return Parties(analysis, tuple(out), known)


def led_back(mention: Mention, found: Mention | None) -> Mention:
    """The mention under the name of what it stands for; nameless where nothing fits."""
    if found is None:
        return mention
    antecedent_word = found.antecedent if found.antecedent is not None else found.head
    return replace(mention, name=found.name, kind=found.kind, described=True, antecedent=antecedent_word)


def tie_roles(parties: Parties, known: PartyWords) -> list[Mention]:
    """The mentions, with a description beside a name ("the director, Ana Ruiz") under that name, and any later mention
    of the same role words too where one person alone holds them.
    """
    analysis = parties.analysis
    holders: dict[str, set[str]] = {}
    tied: dict[int, tuple[str, PartyKind]] = {}
    persons: set[str] = set()
    by_head = {m.head: m for m in parties.mentions}
    for mention in parties.mentions:
        if mention.name[:1].isupper() and len(mention.name.split()) > 1:
            for title in titles_of(analysis, mention):
                holders.setdefault(title, set()).add(mention.name)
            for role in described_beside(analysis, mention, by_head):
                if analysis.words[role.head].tag in ("NNS", "NNPS"):
                    continue
                if role.kind == "role" and may_be_person(mention, known):
                    persons.add(mention.name)
                    tied[role.head] = (mention.name, "person")
                    holders.setdefault(role_key(analysis, role), set()).add(mention.name)
                elif role.kind in GROUPS and mention.kind in GROUPS and not role.name[:1].isupper():
                    tied[role.head] = (mention.name, mention.kind)
    out = []
    for mention in parties.mentions:
        name, kind = tied.get(mention.head, ("", mention.kind))
        if (
            not name
            and mention.kind == "role"
            and determiner(analysis, mention) in known.definite
            and not owned(analysis, mention, known)
        ):
            held = holders.get(role_key(analysis, mention), set())
            name = held_last(parties, mention, held)
            kind = "person" if name else kind
        if name:
            out.append(replace(mention, name=name, kind=kind, described=True))
        else:
            out.append(replace(mention, kind="person") if mention.name in persons else mention)
    return out


def held_last(parties: Parties, mention: Mention, held: set[str]) -> str:
    """Of the holders of one title, the one named last before a mention of it; the only one wherever it is named."""
    if len(held) < 2:
        return next(iter(held), "")
    before = [m.name for m in parties.mentions if m.name in held and m.span.end <= mention.span.start]
    return before[-1] if before else ""


def may_be_person(mention: Mention, known: PartyWords) -> bool:
    """True for a person, and for a name of some other kind that has no word of an organisation or state in it."""
    words = set(mention.name.lower().split())
    if mention.kind == "person":
        return True
    institutions = known.name_heads | known.organisations | known.bodies | known.forces
    may = mention.kind in ("state", "other", "organisation")
    return may and not words & institutions and mention.name.lower() not in known.states


def titles_of(analysis: Analysis, mention: Mention) -> list[str]:
    """The title before a person's name, as a later "the president" would say it."""
    if mention.kind != "person":
        return []
    before = [w.lower for w in analysis.words_in(mention.span)]
    own = set(mention.name.lower().split())
    while before and before[-1] in own:
        before.pop()
    return [before[-1], " ".join(before[-2:])] if before else []


def owned(analysis: Analysis, mention: Mention, known: PartyWords) -> bool:
    """True where a name stands within a description ("the UN director"): it may be another office of the same name."""
    own = known.roles | known.titles
    return any(w.text[:1].isupper() and w.entity and w.lower not in own for w in analysis.words_in(mention.span))


def described_beside(analysis: Analysis, mention: Mention, by_head: dict[int, Mention]) -> list[Mention]:
    """The descriptions in apposition to a name, or that it is in apposition to."""
    word = analysis.words[mention.head]
    beside = analysis.children(word.index, "appos", "compound", "nmod")
    if word.dep == "appos":
        beside.append(analysis.head(word))
    return [
        m for other in beside if (m := by_head.get(other.index)) and m.head != mention.head and m.name != mention.name
    ]


def role_key(analysis: Analysis, mention: Mention) -> str:
    """The words of a role that are compared: "secretary general" for "Reed's Secretary General"."""
    words = [
        w.lower
        for w in analysis.words_in(mention.span)
        if w.dep not in ("poss", "case", "punct", "det") and w.tag != "POS"
    ]
    return " ".join(words[-2:])


def determiner(analysis: Analysis, mention: Mention) -> str:
    """The determiner of a mention's head, in lower case; empty where it has none."""
    for child in analysis.children(mention.head):
        if child.pos in ("DET", "PRON") and child.index < mention.head:
            return child.lower
    before = analysis.word_at(max(0, mention.span.start - 1))
    first = analysis.words_in(mention.span)[:1]
    if first and first[0].index > 0:
        before = analysis.words[first[0].index - 1]
        return before.lower if before.pos in ("DET", "PRON") else ""
    return ""


def wider_name(
    mention: Mention, all_mentions: list[Mention], analysis: Analysis, known: PartyWords, peoples: set[str]
) -> Mention:
    """The mention under the name of the one group that adds to its own words only whose it is ("Reedish armed groups")."""
    if mention.kind not in ("armed_group", "forces", "body", "organisation") or not mention.name:
        return mention
    own = set(mention.name.lower().split()) - known.leading
    if len(own) > 3 or not own:
        return mention
    head = analysis.words[mention.head].lower
    fuller = {
        m.name
        for m in all_mentions
        if m.kind == mention.kind
        and m.name != mention.name
        and own < set(m.name.lower().split())
        and all(w in peoples for w in m.name.lower().split() if w not in own)
        and head in m.name.lower().split()
        and len(m.name.split()) <= len(own) + 2
    }
    if len(fuller) != 1 or (len(own) == 1 and mention.kind in ("organisation", "body")):
        return mention
    return replace(mention, name=fuller.pop())


def is_description(analysis: Analysis, mention: Mention, known: PartyWords) -> bool:
    """True for a common noun with "the" or the like that may stand for a party named before."""
    word = analysis.words[mention.head]
    if (
        mention.described
        or word.pos not in ("NOUN", "PROPN")
        or mention.kind not in ("organisation", "body", "role", "armed_group")
    ):
        return False
    if mention.kind == "role" and word.tag in ("NNS", "NNPS"):
        return False
    described = known.organisations | known.bodies | known.roles | known.armed | known.describing
    if word.lemma not in described and word.lower not in described:
        return False
    # "the Commission", "the NGO" describe; "the Reed Commission" names.
    if any(w.text[:1].isupper() for w in analysis.words_in(mention.span) if w.index != mention.head):
        return False
    return determiner(analysis, mention) in known.definite


def described_party(
    analysis: Analysis, mention: Mention, before: list[Mention], known: PartyWords, publisher: str
) -> Mention | None:
    """The party named before that a description fits: one whose name has its head word, else for an organisation the

    nearest one in subject position. None where nothing fits.
    """
    head = analysis.words[mention.head]
    if analysis.children(head.index, "prep", "acl", "poss") and mention.kind in ("role", "body"):
        return None
    earlier = [m for m in before if m.name and m.span.end <= mention.span.start]
    for other in reversed(earlier):
        words = other.name.lower().split()
        if head.lower in words and len(words) > len(mention.name.split()) and other.kind == mention.kind:
            return other
    if mention.kind != "organisation":
        return None
    if head.lemma not in known.describing:
        return None
    # The group and the organisation: whoever was last in subject position, and is one.
    if publisher and head.lemma not in known.describing_armed:
        named = [m for m in before if m.name == publisher]
        if named:
            return named[-1]
    subject = [
        m
        for m in earlier
        if m.kind in ("organisation", "body", "armed_group" if head.lemma in known.describing_armed else "organisation")
        and analysis.words[m.head].dep == "nsubj"
        and analysis.head(analysis.words[m.head]).dep == "ROOT"
        and is_proper(m)
    ]
    recent = [m for m in subject if mention.span.start - m.span.end < 1500]
    return recent[-1] if recent else None


def is_proper(mention: Mention) -> bool:
    """True where the party goes by a proper name."""
    return mention.name[:1].isupper()


def antecedent(analysis: Analysis, word: Word, kind: str, before: list[Mention]) -> Mention | None:
    """The party that a pronoun stands for: the nearest sentence first, in it the subject; None where nothing fits."""
    number = sentence_number(analysis, word)
    best: tuple[int, int, int] | None = None
    chosen: Mention | None = None
    own_clause = clause_of(analysis, word)
    for mention in reversed(before):
        if not mention.name or mention.kind not in FITS[kind]:
            continue
        head = analysis.words[mention.head]
        distance = number - sentence_number(analysis, head)
        if distance > REACH:
            break
        if head.dep in ("amod", "compound") or not fits_number(analysis, head, mention, kind):
            continue
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
        subject = is_subject(analysis, head)
        rank = (-distance, int(subject), int(head.dep != "pobj"))
        if best is None or rank > best:
            best, chosen = rank, mention
    return chosen


def is_subject(analysis: Analysis, head: Word) -> bool:
    """True for the subject of a clause, or what a subject leads to ("the report of the commission concluded")."""
    if head.dep == "pobj":
        above = analysis.head(analysis.head(head))
        return above.dep in ("nsubj", "nsubjpass")
    return head.dep in ("nsubj", "nsubjpass", "csubj", "agent")


def fits_number(analysis: Analysis, head: Word, mention: Mention, kind: str) -> bool:
    """True where singular and plural agree: "they" may also be an organisation, "he" is never several."""
    plural = head.tag in ("NNS", "NNPS") or bool(analysis.children(head.index, "conj"))
    if kind == "person":
        return not plural
    if kind == "thing":
        return head.tag not in ("NNS", "NNPS") or mention.kind in ("state", "organisation")
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
