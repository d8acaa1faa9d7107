"""Where a name ends: before a work, in a headline, after the mandate of an office, at the dash of a dateline."""

from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Analysis, Word


def end_in_headline(analysis: Analysis, first: int, last: int, known: PartyWords) -> int:
    """Where a name ends in a headline in capitals, in which all is one name: where the text itself ends it: "HIGH COURT FREES TWO"."""
    words, text = analysis.words, analysis.text
    paragraph = analysis.paragraphs[analysis.paragraph_at(words[first].start)]
    if last - first < 3 or not paragraph.of(text).isupper():
        return last
    for end in range(last - 1, first, -1):
        joins = words[end].lower in known.joins_names
        if not joins and " ".join(w.text for w in words[first:end]).title() in text:
            return end
    return last


def before_work(words: tuple[Word, ...], known: PartyWords) -> int:
    """How many words of "Reed Council Press Statement on Attacks" name the council; all where no work with a matter is named."""
    for at in range(1, len(words) - 1):
        about = words[at + 1].lower in known.joins_names - known.of_words
        if words[at].lower in known.works and about:
            return at - (1 if at > 1 and f"{words[at - 1].lower} {words[at].lower}" in known.never else 0)
    return len(words)


def end_of_mandate(analysis: Analysis, first: int, last: int, known: PartyWords) -> int:
    """Where the name ends once the field of an office belongs to it: "Commission on missing persons"."""
    words = analysis.words
    if last >= len(words) or not any(w.lower in known.mandated for w in words[first:last]):
        return last
    leads = [i for i in range(first, last + 1) if words[i].lower in known.mandate_prepositions]
    if not leads:
        return last
    below = analysis.subtree(leads[0])
    run = [w.index for w in below] == list(range(leads[0], leads[0] + len(below)))
    parts = ("ADP", "NOUN", "PROPN", "ADJ", "CCONJ", "DET", "PUNCT", "PART")
    aside = next((k for k in range(len(below) - 1) if below[k].text == "," and below[k + 1].pos == "PROPN"), None)
    below = below[:aside]
    plain = all(w.pos in parts and w.text not in "().;:" for w in below)
    return max(last, leads[0] + len(below)) if run and plain and 2 <= len(below) <= 9 else last


def ends_dateline(analysis: Analysis, first: int, j: int) -> bool:
    """True for the dash of "PORT ELLA - The Harbour Council", which no name goes on behind."""
    words = analysis.words
    opening, dash = words[first], words[j]
    paragraph = analysis.paragraphs[analysis.paragraph_at(opening.start)]
    apart = dash.text in ("-", "–", "—") and dash.start > words[j - 1].end
    return apart and opening.start == paragraph.start and all(word.text.isupper() for word in words[first:j])
