"""Finding findings: who says that whom did what, in which legal terms."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.findings.accused import Accused
from onrecord.extract.findings.author import Author
from onrecord.extract.findings.claims import Claims
from onrecord.extract.findings.context import Context
from onrecord.extract.findings.courts import Courts
from onrecord.extract.findings.deeds import FindingWords, Mentions, words_of
from onrecord.extract.findings.legal_terms import Term, find_terms
from onrecord.extract.findings.own_denials import OwnDenials
from onrecord.extract.findings.stance import Said, Stances
from onrecord.extract.findings.statute import coded
from onrecord.extract.findings.term_lists import with_lists
from onrecord.extract.findings.voice_denials import VoiceDenials
from onrecord.extract.reading import Reading
from onrecord.model.entries import Evidence, Finding
from onrecord.model.vocabulary import Stance


def find_findings(reading: Reading) -> Iterator[Finding]:
    """The findings of a document, in order of the text: a term without anybody accused is none."""
    words = words_of(reading)
    accused, stances = Accused(reading, words), Stances(reading, words)
    context, denials = Context(reading, words, accused), OwnDenials(reading, words)
    voices, courts = VoiceDenials(reading, words, denials), Courts(reading, words)
    claims, author = Claims(reading, words, denials, voices), Author(reading, words)
    found: list[Finding] = []
    terms = list(find_terms(reading))
    for term in terms:
        named = accused.of(term)
        said = stances.of(term, owned=accused.is_owned(term) or bool(accused.around.to_account(term.head)))
        cleared: tuple[str, ...] = ()
        if said is None:
            said, cleared = denied(denials, claims, context, term, named, found)
        if said is None:
            said, cleared = denied_by_voice(voices, context, term, named)
        if said is None:
            by, cleared = claims.denied(term, found)
            said = Said("denies", by) if by and cleared else None
        if said is None:
            continue
        finder = accused.finder(term)
        if finder:
            said, named = Said(said.stance, finder.name), ()
        if said.stance == "denies":
            denier = said.by or reading.voice_at(term.span.start).name
            names = cleared or claims.with_accused(denier, term, found, context.names_of(named))
            names = names or (claims.cleared(denier, term, found) if denier and not claims.is_side(denier) else ())
            own = said.by and not courts.is_one(said.by)
            names = names or claims.side_of(said.by) or ((said.by,) if own else ())
        else:
            names = context.names_of(named) or context.accused_of(term, known=bool(finder))
            if not names and said.stance == "asserts" and (blaming := context.blaming_after(term)):
                names = context.names_of(accused.object_accused(blaming))
                said = stances.accusing([blaming]) or said
        context.note(term, names if named else (), said.stance)
        if names:
            by = said.by or voice_of(reading, term, named) or stances.teller_of_sentence(term.head)
            if not by and (said.stance == "charges" or stances.is_verdict(term.head)):
                by = courts.trying(term)
            by = by or ("" if stances.is_told(term.head) else author.at(term))
            if said.stance in ("asserts", "suggests") and not stances.admitted(term.head):
                names = tuple(name for name in names if name != by and not denials.accuses_own(term.head, by, name))
        if names:
            found.append(finding(reading, term, by=by, accused=names, stance=said.stance))
    yield from without_general(reading, words, with_lists(reading, terms, found))


def denied(
    denials: OwnDenials, claims: Claims, context: Context, term: Term, named: Mentions, found: Sequence[Finding]
) -> tuple[Said | None, tuple[str, ...]]:
    """The denial that a term without an accusation makes, and those whom it clears where its words do not name them; None for none."""
    if by := denials.denier_of_own(term):
        return Said("denies", by), tuple(
            dict.fromkeys((by, *claims.cleared_by_side(by, term, found), *context.names_of(named)))
        )
    if by := denials.denier(term, named) or denials.refuter(term, named):
        return Said("denies", by), ()
    accused = dict.fromkeys(name for names in context.by_category[term.category] for name in names)
    by, cleared = denials.denier_of_all(term, accused)
    return (Said("denies", by), cleared) if by else (None, ())


def denied_by_voice(
    voices: VoiceDenials, context: Context, term: Term, named: Mentions
) -> tuple[Said | None, tuple[str, ...]]:
    """The denial by whoever speaks the words, of themselves or of their own, and those whom it clears; None for none."""
    if by := voices.denier(term, named):
        return Said("denies", by), context.names_of(named)
    by, state = voices.denier_of_any(term)
    return (Said("denies", by), (state,)) if by else (None, ())


def finding(reading: Reading, term: Term, *, by: str, accused: tuple[str, ...], stance: Stance) -> Finding:
    """The finding that a term makes, with the codes of the Rome Statute that its words carry."""
    law = coded(reading, term.span)
    return Finding(
        span=term.span,
        by=by,
        accused=accused,
        category=term.category,
        stance=stance,
        codes=law.codes,
        specificity=law.specificity,
        evidence=(Evidence("codes", law.family),) if law.family else (),
    )


def voice_of(reading: Reading, term: Term, named: Mentions) -> str:
    """Who speaks a term: whoever is quoted with it, but for those whom "torture by X" names as its doers."""
    voice = reading.voice_at(term.span.start)
    doers = [m.span for m in named if m.span.start >= term.span.end]
    if voice.quotation and any(s.start < d.end and d.start < s.end for s in voice.quotation.source for d in doers):
        return reading.own_voice.name
    return voice.name


def without_general(reading: Reading, words: FindingWords, found: list[Finding]) -> Iterator[Finding]:
    """All but "violations" of whom the same sentence accuses in narrower words."""
    general = words.language.table("findings")["general"]["categories"]
    narrow: dict[int, set[str]] = defaultdict(set)
    for one in found:
        if one.category not in general and (sentence := reading.analysis.sentence_at(one.span.start)):
            narrow[sentence.first].update(one.accused)
    for one in found:
        sentence = reading.analysis.sentence_at(one.span.start)
        left = tuple(a for a in one.accused if sentence is None or a not in narrow[sentence.first])
        if one.category not in general:
            yield one
        elif left:
            yield replace(one, accused=left)
