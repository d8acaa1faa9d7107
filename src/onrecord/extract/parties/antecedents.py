"""What descriptions stand for, and pronouns: the nearest party before them that fits, or nobody."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.parties.parties import Mention, Parties
from onrecord.extract.parties.pronouns import NEARBY, SUBJECTS, antecedent
from onrecord.extract.parties.roles import GROUPS, determiner, tie_roles
from onrecord.extract.parties.words import PartyWords
from onrecord.extract.parties.written import joined_text, short_names
from onrecord.extract.quotations.marks import find_quoted
from onrecord.model.analysis import Analysis, Word
from onrecord.model.vocabulary import PartyKind

CLAUSE = 5
"""Words within marks from which they are speech and no name."""

OFFICES: tuple[PartyKind, ...] = ("role", "person")


def resolve(parties: Parties, known: PartyWords, publisher: str) -> Parties:
    """The parties with roles tied to the persons who hold them, and pronouns and descriptions led back."""
    analysis = parties.analysis
    tied = [together(m, parties, known) for m in tie_roles(parties, known)]
    wider = wider_names(tied, analysis, known)
    spoken = speech_in(analysis)
    defined = defined_in(analysis, tied, known)
    pronouns = [
        Mention(word.span, word.index, "", "other", described=True)
        for word in analysis.words
        if word.lower in known.pronouns and word.pos in ("PRON", "DET", "ADJ")
    ]
    out: list[Mention] = []
    for mention in sorted(
        [*(widened(m, wider, known) for m in tied), *pronouns], key=lambda m: (m.span.start, -m.span.end)
    ):
        word = analysis.words[mention.head]
        if mention.described and not mention.name:
            told = out if spoken[word.index] else [m for m in out[-NEARBY:] if not spoken[m.head]]
            found = antecedent(analysis, word, known.pronouns[word.lower], told, known)
            out.append(led_back(mention, found))
        elif is_description(analysis, mention, known):
            by_name = defined.get(analysis.words[mention.head].text)
            found = by_name or described_party(analysis, mention, out, known, publisher)
            out.append(led_back(mention, found) if found else mention)
        else:
            out.append(mention)
    return Parties(analysis, tuple(out), known, parties.subject)


def together(mention: Mention, parties: Parties, known: PartyWords) -> Mention:
    """The mention under the body's name for "the members of the Council", all of whom it is; "members of parliament" are some."""
    head = parties.analysis.words[mention.head]
    if head.lower not in known.joint_members or determiner(parties.analysis, mention) not in known.definite:
        return mention
    behind = [p for p in parties.analysis.children(head.index, "prep") if p.lower in known.of_words]
    for thing in (o for p in behind for o in parties.analysis.children(p.index, "pobj")):
        body, whole = parties.at(thing.index), parties.analysis.children(thing.index, "det")
        if body is not None and whole and body.kind == "body":
            return replace(mention, name=body.name, kind="body")
    return mention


def defined_in(analysis: Analysis, mentions: Sequence[Mention], known: PartyWords) -> dict[str, Mention]:
    """By a word with a capital the party for which a text says that it stands: "the High Court of Reed (“the Court”)"."""
    ends = {m.span.end: m for m in sorted(mentions, key=lambda m: len(m.span)) if m.name[:1].isupper()}
    given = [(ends[end], short) for end, short in short_names(analysis.text, known) if end in ends]
    # Of "the inquiry set up by Orla (“the Inquiry”)" it is not Orla: the word is one of the name.
    return {short: meant for meant, short in reversed(given) if short.lower() in meant.name.lower().split()}


def speech_in(analysis: Analysis) -> list[bool]:
    """For each word whether it stands within marks, in a stretch long enough for a clause: what is said there names nobody for "they" outside."""
    inside = [False] * len(analysis.words)
    for quoted in find_quoted(analysis.text, analysis.paragraphs):
        words = analysis.words_in(quoted.inner)
        if len(words) >= CLAUSE:
            inside[words[0].index : words[-1].index + 1] = [True] * (words[-1].index + 1 - words[0].index)
    return inside


def led_back(mention: Mention, found: Mention | None) -> Mention:
    """The mention under the name of what it stands for; nameless where nothing fits."""
    if found is None:
        return mention
    antecedent_word = found.antecedent if found.antecedent is not None else found.head
    return replace(mention, name=found.name, kind=found.kind, described=True, antecedent=antecedent_word)


def wider_names(mentions: list[Mention], analysis: Analysis, known: PartyWords) -> dict[tuple[PartyKind, str], str]:
    """For a group's plain name ("armed groups") the one name in the document that adds only whose they are

    ("Reedish armed groups"), by kind; names to which two fit are left out.
    """
    peoples = {*known.adjectives, *(m.name.lower() for m in mentions if m.kind in ("people", "state"))}
    fuller: dict[tuple[PartyKind, str], set[str]] = {}
    for kind, name in {(m.kind, m.name) for m in mentions if m.kind in GROUPS}:
        words = name.lower().split()
        plain = [w for w in words if w not in peoples]
        if 0 < len(words) - len(plain) <= 2 and len(plain) > (kind in ("organisation", "body")):
            fuller.setdefault((kind, " ".join(plain)), set()).add(name)
    return {key: names.pop() for key, names in fuller.items() if len(names) == 1}


def widened(mention: Mention, wider: dict[tuple[PartyKind, str], str], known: PartyWords) -> Mention:
    """The mention under the wider name of its group, where there is one."""
    plain = " ".join(w for w in mention.name.lower().split() if w not in known.leading)
    name = wider.get((mention.kind, plain))
    return replace(mention, name=name) if name else mention


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
    own = mention.kind == "body" and head.text[:1].isupper() and head.lower in publisher.lower().split()
    if own and not any(
        m.kind == "body" and m.name != publisher and head.lower in m.name.lower().split() for m in before
    ):
        return Mention(mention.span, mention.head, publisher, "body")  # "The Court" is the one whose text it is
    nearby = [m for m in before[-NEARBY:] if m.name and m.span.end <= mention.span.start]
    if mention.kind == "body" and head.text[:1].isupper() and (first := first_called(analysis, mention, before)):
        return first
    for other in reversed(nearby):
        words = other.name.lower().split()
        if head.lower in words and len(words) > len(mention.name.split()) and other.kind == mention.kind:
            return other
        may_head = mention.kind == "body" and other.kind in OFFICES and len(other.span) > len(head.lower)
        body = body_headed(other, analysis, known) if may_head else ""
        if body and head.lower in body.lower().split() and len(body.split()) > len(mention.name.split()):
            return replace(mention, name=body)
    if mention.kind != "organisation" or head.lemma not in known.describing:
        return None
    if head.tag == "NNS" and analysis.children(head.index, "nummod"):
        return pair_before(analysis, mention, nearby)
    armed = head.lemma in known.describing_armed
    firm = head.lemma in known.describing_firms
    if publisher and not armed and not firm:
        return Mention(mention.span, mention.head, publisher, "organisation")
    # The group and the organisation: whoever was last the subject of a sentence, and is one; not who acts on it.
    subjects = acting_on(analysis, head)
    acting = {m.name for m in nearby if m.head in subjects}
    for other in reversed(nearby):
        word = analysis.words[other.head]
        # "The Eastern Liberation Army": by its words forces, and a group.
        armies = other.kind in ("armed_group", "forces") and len(other.name.split()) > 1
        fits = other.kind == "organisation" or (armed and armies)
        leads = word.dep == "nsubj" and (analysis.head(word).dep == "ROOT" or other.kind == "armed_group")
        # A company is often named beside others: the last one named.
        if fits and (leads or firm) and is_proper(other) and other.name not in acting | {publisher if firm else ""}:
            return other
    return None


def pair_before(analysis: Analysis, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The last two organisations that "and" joins, as one party: "X and Y" for "the two organisations"; None where no two are."""
    by_head = {m.head: m for m in before if m.kind == "organisation" and is_proper(m) and not m.described}
    for second in reversed(by_head.values()):
        first = by_head.get(analysis.words[second.head].head)
        if first is not None and analysis.words[second.head].dep == "conj":
            name = " ".join(analysis.text[first.span.start : second.span.end].split())
            return Mention(mention.span, mention.head, name, "organisation", described=True)
    return None


def first_called(analysis: Analysis, mention: Mention, before: list[Mention]) -> Mention | None:
    """The first body of a text that "the Court" may be short for, where two are named, none of them in the same paragraph."""
    word = analysis.words[mention.head].lower
    called = [m for m in before if m.kind == "body" and word in m.name.lower().split() and " " in m.name]
    paragraph = analysis.paragraph_at(mention.span.start)
    if not are_several([m.name for m in called]) or any(
        analysis.paragraph_at(m.span.start) == paragraph for m in called
    ):
        return None
    return called[0]


def are_several(names: Sequence[str]) -> bool:
    """True where two of the names are neither the same, in whatever case, nor one a part of the other."""
    lowers = {name.lower() for name in names}
    return any(one not in other and other not in one for one in lowers for other in lowers)


def acting_on(analysis: Analysis, word: Word) -> set[int]:
    """The indexes of the subjects of the verb that governs a word, and of those above it in the sentence."""
    if word.dep in SUBJECTS:
        return set()
    verbs = [above for above in analysis.ancestors(word) if above.pos in ("VERB", "AUX")]
    return {subject.index for verb in verbs[:1] for subject in analysis.children(verb.index, *SUBJECTS)}


def body_headed(office: Mention, analysis: Analysis, known: PartyWords) -> str:
    """The body that an office is one of: "Commission on Straits" for "Chair of the Commission on Straits"; empty for none."""
    words = joined_text(list(analysis.words_in(office.span)), analysis.text).split()
    of = next((at for at, word in enumerate(words) if word.lower() in known.of_words), 0)
    rest = words[of + 1 :] if of else []
    return " ".join(rest[1:] if rest and rest[0].lower() in known.name_determiners else rest)


def is_proper(mention: Mention) -> bool:
    """True where the party goes by a proper name."""
    return mention.name[:1].isupper()
